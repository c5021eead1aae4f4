//! Forms added as one file each, without a line of code: they appear everywhere, and a broken one is told.

mod files;

use serde_json::{Value, json};
use smc_tests::door::{Door, NOW, row_in, text_of};

const CYCLE: &str = "2026-11";

/// A form of fields with a stock that carries, a rule and a computed percentage.
const FIFTH: &str = include_str!("../../data/forms/td-01.toml");

/// A form with fixed rows, a rule "both or none", and one whose blank counts as missing.
const SIXTH: &str = include_str!("../../data/forms/cc-02.toml");

/// A form in sections, each with its own sum.
const SEVENTH: &str = include_str!("../../data/forms/ks-07.toml");

fn office() -> Door {
    let files = [
        ("td-01.toml", FIFTH),
        ("CC.02.TOML", SIXTH),
        ("ks.toml", SEVENTH),
    ];
    let door = Door::with_forms(NOW, &files);
    door.call("office_save", json!({"office": {"ward": "Phường Thử"}}));
    door
}

fn started() -> Door {
    let door = office();
    for cycle in ["2026-10", CYCLE] {
        door.call("cycle_start", json!({"cycle": cycle}));
    }
    door
}

fn codes(forms: &Value) -> Vec<&str> {
    let forms = forms.as_array().unwrap().iter();
    forms.map(|form| form["code"].as_str().unwrap()).collect()
}

#[track_caller]
fn total_of(sheet: &Value, column: &str) -> String {
    let lines = sheet["body"]["lines"].as_array().unwrap();
    let total = lines.iter().find(|line| line["kind"] == "total").unwrap();
    text_of(sheet, total, column)
}

#[test]
fn a_form_added_as_a_file_appears_everywhere() {
    let door = started();
    let all = [
        "CC.02", "II.04", "II.05a", "II.06a", "II.08", "KS.07", "TD.01",
    ];
    let state = door.call("state", json!({}));
    assert_eq!(codes(&state["forms"]), all);
    assert_eq!(state["broken_forms"], json!([]));
    assert_eq!(
        state["forms"][6]["warning"],
        "Bản dựng lại: đối chiếu với biểu gốc trước khi gửi"
    );
    let overview = door.call("overview", json!({"cycle": CYCLE}));
    assert_eq!(codes(&overview["forms"]), all);
    let report = door.call("report", json!({"period": "2026-Q4"}));
    assert_eq!(codes(&report["forms"]), all);
    let settings = door.call("settings", json!({}));
    assert_eq!(settings["forms"].as_array().unwrap().len(), 7);
    let hits = door.call("search", json!({"text": "don thu", "cycle": CYCLE}));
    assert_eq!(hits[0]["title"], "TÌNH HÌNH GIẢI QUYẾT ĐƠN THƯ");
}

#[test]
fn it_is_typed_checked_carried_closed_reported_and_exported() {
    let door = office();
    door.call("cycle_start", json!({"cycle": "2026-10"}));
    let before = door.grid("TD.01", "2026-10");
    before.add(None, &["Khiếu nại, tố cáo"]);
    let row = before.row(None, "Khiếu nại, tố cáo");
    before.fill(row, &[("opening", "1"), ("new", "2"), ("handled", "1")]);
    let shown = ["opening", "new", "handled", "remaining", "rate"];
    assert_eq!(before.cells(row, &shown), ["1", "2", "1", "2", "33,33"]);
    assert_eq!(before.total("rate"), "33,33");
    before.close("");
    door.call("cycle_start", json!({"cycle": CYCLE}));
    let grid = door.grid("TD.01", CYCLE);
    let row = grid.row(None, "Khiếu nại, tố cáo");
    assert_eq!(grid.cell(row, "opening"), "2");
    grid.fill(row, &[("new", "3"), ("handled", "6")]);
    assert_eq!(
        grid.findings(),
        [
            "error · Khiếu nại, tố cáo: (5) Đã giải quyết 6 > (3) Số đơn › Kỳ trước chuyển sang 2 + \
             (4) Số đơn › Mới nhận 3: vượt 1. Xem lại sổ đơn thư."
        ]
    );
    assert!(
        grid.refused("form_close", json!({"note": "x", "sure": false}))
            .contains("còn 1 lỗi")
    );
    grid.fill(row, &[("handled", "4")]);
    grid.close("");
    let sheet = door.report("TD.01", "2026-10..2026-11");
    let line = row_in(&sheet, None, "Khiếu nại, tố cáo");
    let cells: Vec<String> = shown
        .iter()
        .map(|column| text_of(&sheet, line, column))
        .collect();
    assert_eq!(cells, ["1", "5", "5", "1", "83,33"]);
    let proposed = door.call(
        "export_propose",
        json!({"period": CYCLE, "forms": ["TD.01"]}),
    );
    assert_eq!(
        proposed["notes"],
        json!(["Biểu TD.01: Bản dựng lại: đối chiếu với biểu gốc trước khi gửi."])
    );
    let book = door.export("2026-10..2026-11", &["TD.01", "II.06a"]);
    assert_eq!(book.names(), ["II.06a", "TD.01"]);
    let figures = book.figures("TD.01", "Khiếu nại, tố cáo");
    assert_eq!(figures[..4], ["1", "5", "5", "1"]);
    assert!(figures[4].starts_with("83.33"), "{figures:?}");
    assert_eq!(book.figures("TD.01", "Cộng")[..4], ["1", "5", "5", "1"]);
    assert!(book.words("TD.01").contains("Biểu số TD.01"));
}

#[test]
fn a_stock_that_opens_the_next_is_followed_back_through_years_of_open_cycles() {
    let door = Door::with_forms(NOW, &[("td-01.toml", FIFTH)]);
    door.call("office_save", json!({"office": {"ward": "Phường Thử"}}));
    let cycles: Vec<String> = (2024..2027)
        .flat_map(|year| (1..13).map(move |month| format!("{year}-{month:02}")))
        .collect();
    for cycle in &cycles {
        door.call("cycle_start", json!({"cycle": cycle}));
        let grid = door.grid("TD.01", cycle);
        if cycle == "2024-01" {
            grid.add(None, &["Hộ tịch"]);
            grid.fill(grid.row(None, "Hộ tịch"), &[("opening", "7")]);
        }
        let row = grid.row(None, "Hộ tịch");
        grid.fill(row, &[("new", "1"), ("handled", "0")]);
    }
    assert_eq!(
        door.cell("TD.01", "2026-12", None, "Hộ tịch", "opening"),
        "42"
    );
    let sheet = door.report("TD.01", "2026");
    let line = row_in(&sheet, None, "Hộ tịch");
    // 7 and a year and another; the last year brings twelve more.
    let cells = ["opening", "new", "remaining"].map(|column| text_of(&sheet, line, column));
    assert_eq!(cells, ["31", "12", "43"]);
}

#[test]
fn fixed_rows_stand_from_the_start_and_stay() {
    let door = started();
    let grid = door.grid("CC.02", CYCLE);
    assert_eq!(grid.names(), ["Nộp trực tuyến", "Thanh toán trực tuyến"]);
    let row = grid.row(None, "Thanh toán trực tuyến");
    assert_eq!(
        grid.refused("row_delete", json!({"row": row, "sure": true})),
        "Dòng cố định của biểu không xóa được."
    );
    let args = json!({"section": null, "fields": [1], "name": "x", "after": null});
    assert_eq!(
        grid.refused("rows_add", args),
        "Biểu CC.02 có các dòng cố định, không thêm dòng được."
    );
    assert!(
        grid.ask("row_rename", json!({"row": row, "name": "x"}))
            .is_err()
    );
    let first = door.grid("CC.02", "2026-10");
    for (grid, all, done) in [(&first, "10", "4"), (&grid, "20", "5")] {
        let row = grid.row(None, "Nộp trực tuyến");
        grid.fill(
            row,
            &[
                ("all", all),
                ("done", done),
                ("fee", "1.000,5"),
                ("receipts", "1"),
            ],
        );
    }
    let sheet = door.report("CC.02", "2026-10..2026-11");
    let line = row_in(&sheet, None, "Nộp trực tuyến");
    let cells = ["all", "done", "rate", "fee"].map(|column| text_of(&sheet, line, column));
    assert_eq!(cells, ["30", "9", "30", "2.001"]);
}

#[test]
fn both_or_none_and_a_blank_that_counts_as_missing() {
    let door = started();
    let grid = door.grid("CC.02", CYCLE);
    let row = grid.row(None, "Nộp trực tuyến");
    grid.fill(
        grid.row(None, "Thanh toán trực tuyến"),
        &[("all", "0"), ("done", "0")],
    );
    // A zero denominator gives a blank.
    assert_eq!(
        grid.cell(grid.row(None, "Thanh toán trực tuyến"), "rate"),
        ""
    );
    for (cells, expected) in [
        (
            [("all", "8"), ("done", ""), ("fee", "5"), ("receipts", "")],
            vec![
                "error · Nộp trực tuyến: (3) Đạt (trống) và (2) Tổng số 8: một bên còn trống",
                "warning · Nộp trực tuyến: (5) Số tiền 5 và (6) Số biên lai (trống): một bên còn trống",
            ],
        ),
        (
            [("all", "8"), ("done", "9"), ("fee", ""), ("receipts", "1")],
            vec![
                "error · Nộp trực tuyến: (3) Đạt 9 > (2) Tổng số 8: vượt 1",
                "warning · Nộp trực tuyến: (5) Số tiền (trống) và (6) Số biên lai 1: một bên còn trống",
            ],
        ),
        (
            [("all", "8"), ("done", "8"), ("fee", ""), ("receipts", "")],
            vec![],
        ),
        (
            [("all", "8"), ("done", "0"), ("fee", "5"), ("receipts", "0")],
            vec![],
        ),
    ] {
        grid.fill(row, &cells);
        assert_eq!(grid.findings(), expected);
    }
}

#[test]
fn sections_have_their_own_sums() {
    let door = started();
    let grid = door.grid("KS.07", CYCLE);
    grid.add(Some(1), &["Hộ tịch", "Đất đai"]);
    grid.add(Some(2), &["Hộ tịch"]);
    for (section, name, early, all) in [
        (1, "Hộ tịch", "1", "2"),
        (1, "Đất đai", "3", "4"),
        (2, "Hộ tịch", "1", "8"),
    ] {
        grid.fill(
            grid.row(Some(section), name),
            &[("early", early), ("all", all)],
        );
    }
    let sheet = grid.sheet();
    let sums: Vec<String> = sheet["body"]["lines"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|line| line["kind"] != "row")
        .map(|line| {
            ["early", "all", "rate"]
                .map(|column| text_of(&sheet, line, column))
                .join(" ")
        })
        .collect();
    // A percentage is computed from the sums, never summed.
    assert_eq!(sums, ["4 6 66,67", "1 8 12,5", "5 14 35,71"]);
    assert_eq!(total_of(&door.report("KS.07", "2026-Q4"), "rate"), "35,71");
    let book = door.export(CYCLE, &["KS.07"]);
    assert_eq!(book.figures("KS.07", "Tổng số")[0], "14");
}

#[test]
fn the_sample_ward_has_the_further_forms_too() {
    let door = office();
    let state = door.call("sample_open", json!({}));
    assert_eq!(state["sample"], true);
    assert_eq!(state["forms"].as_array().unwrap().len(), 7);
    for form in ["TD.01", "CC.02", "KS.07"] {
        let sheet = door.sheet(form, "2026-10");
        let lines = sheet["body"]["lines"].as_array().unwrap();
        let rows = lines.iter().filter(|line| line["kind"] == "row").count();
        assert!(rows > 0, "{form}");
    }
    assert_eq!(door.call("sample_remove", json!({}))["sample"], false);
}
