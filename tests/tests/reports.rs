//! Reports over any period: computed from the cycles by each column's rule, asked where they cannot be.

use serde_json::{Value, json};
use smc_tests::door::{Door, Grid, findings_of, row_in, text_of};
use smc_tests::month::INPUTS;

const ALL: [&str; 4] = ["II.04", "II.05a", "II.06a", "II.08"];

/// Figures of II.06a for the months of the first quarter, each balanced and carried on:
/// online, direct, carried, early, on_time, late, pending_in_time, pending_late.
const QUARTER: [(&str, [i64; 8]); 3] = [
    ("2026-01", [100, 10, 5, 80, 20, 5, 8, 2]), // 115 = 105 + 10
    ("2026-02", [50, 5, 10, 40, 10, 0, 10, 5]), // 65 = 50 + 15
    ("2026-03", [200, 0, 15, 150, 40, 5, 20, 0]), // 215 = 195 + 20
];

fn fill(grid: &Grid<'_>, row: i64, figures: &[i64; 8]) {
    for (column, figure) in INPUTS.iter().zip(figures) {
        grid.fill(row, &[(column, &figure.to_string())]);
    }
}

/// The first quarter with Hộ tịch in the first section; the second month has Đất đai there as well.
fn quarter() -> Door {
    let door = Door::at("2026-03-16T08:00:00");
    door.call("office_save", json!({"office": {"ward": "Đông Hải"}}));
    for (cycle, figures) in QUARTER {
        door.call("cycle_start", json!({"cycle": cycle}));
        let grid = door.grid("II.06a", cycle);
        if grid.names().is_empty() {
            grid.add(Some(1), &["Hộ tịch"]);
            grid.add(Some(2), &["Chứng thực"]);
            fill(
                &grid,
                grid.row(Some(2), "Chứng thực"),
                &[1, 0, 0, 1, 0, 0, 0, 0],
            );
        }
        if cycle == "2026-02" {
            grid.add(Some(1), &["Đất đai"]);
            fill(
                &grid,
                grid.row(Some(1), "Đất đai"),
                &[7, 0, 0, 6, 0, 0, 1, 0],
            );
        }
        fill(&grid, grid.row(Some(1), "Hộ tịch"), &figures);
        grid.call("blanks_zero", json!({"row": null}));
    }
    let last = door.grid("II.06a", "2026-03");
    fill(
        &last,
        last.row(Some(1), "Đất đai"),
        &[0, 0, 1, 1, 0, 0, 0, 0],
    );
    door
}

#[track_caller]
fn shows(sheet: &Value, section: Option<i64>, name: &str, columns: &[&str]) -> Vec<String> {
    let line = row_in(sheet, section, name);
    columns
        .iter()
        .map(|column| text_of(sheet, line, column))
        .collect()
}

// --- flows and stocks ---

#[test]
fn flows_are_summed_and_stocks_are_taken_from_the_ends() {
    let door = quarter();
    for (period, expected) in [
        (
            "2026-01",
            [
                "115", "100", "10", "5", "105", "80", "20", "5", "10", "8", "2",
            ],
        ),
        (
            "2026-Q1",
            [
                "370", "350", "15", "5", "350", "270", "70", "10", "20", "20", "0",
            ],
        ),
        (
            "2026-H1",
            [
                "370", "350", "15", "5", "350", "270", "70", "10", "20", "20", "0",
            ],
        ),
        (
            "2026-9M",
            [
                "370", "350", "15", "5", "350", "270", "70", "10", "20", "20", "0",
            ],
        ),
        (
            "2026",
            [
                "370", "350", "15", "5", "350", "270", "70", "10", "20", "20", "0",
            ],
        ),
        (
            "2026-02..2026-03",
            [
                "265", "250", "5", "10", "245", "190", "50", "5", "20", "20", "0",
            ],
        ),
        (
            "2026-01..2026-02",
            [
                "170", "150", "15", "5", "155", "120", "30", "5", "15", "10", "5",
            ],
        ),
    ] {
        let columns = [
            "received",
            "online",
            "direct",
            "carried",
            "done",
            "early",
            "on_time",
            "late",
            "pending",
            "pending_in_time",
            "pending_late",
        ];
        let sheet = door.report("II.06a", period);
        assert_eq!(
            shows(&sheet, Some(1), "Hộ tịch", &columns),
            expected,
            "{period}"
        );
        assert_eq!(
            findings_of(&sheet["body"]),
            Vec::<String>::new(),
            "{period}"
        );
    }
}

#[test]
fn a_row_of_a_later_month_stands_in_its_section() {
    let door = quarter();
    let sheet = door.report("II.06a", "2026-Q1");
    let lines = sheet["body"]["lines"].as_array().unwrap();
    let names: Vec<&str> = lines
        .iter()
        .map(|line| line["name"].as_str().unwrap())
        .collect();
    assert_eq!(names[1..3], ["Hộ tịch", "Đất đai"]);
    assert_eq!(names[4], "Chứng thực");
    // What is selected on the screen is what is summed.
    let row = |section: i64, name: &str| row_in(&sheet, Some(section), name)["row"].clone();
    let text = door.call(
        "cells_summary",
        json!({
            "form": "II.06a",
            "period": "2026-Q1",
            "from": {"row": row(1, "Hộ tịch"), "column": "online"},
            "to": {"row": row(1, "Đất đai"), "column": "online"},
        }),
    );
    assert_eq!(text["text"], "2 ô · 2 số · tổng 357 · trung bình 178,5");
    assert_eq!(
        shows(
            &sheet,
            Some(1),
            "Đất đai",
            &["online", "carried", "pending"]
        ),
        ["7", "0", "0"]
    );
}

#[test]
fn a_month_of_a_report_cannot_be_typed_into() {
    let door = quarter();
    let sheet = door.report("II.06a", "2026-02");
    assert_eq!(sheet["body"]["editable"], false);
    let line = row_in(&sheet, Some(1), "Hộ tịch");
    let cells = line["cells"].as_array().unwrap();
    assert!(cells.iter().all(|cell| cell.get("input").is_none()));
    for (form, period, section, column) in [
        ("II.06a", "2026-Q1", Some(1), "online"),
        ("II.06a", "2026-02", Some(1), "online"),
    ] {
        let sheet = door.report(form, period);
        let row = row_in(&sheet, section, "Hộ tịch")["row"].clone();
        let args =
            json!({"form": form, "period": period, "row": row, "column": column, "text": "1"});
        assert_eq!(
            door.refused("answer_set", args),
            "Ô này được tính từ các kỳ; sửa ở màn hình Số liệu của kỳ."
        );
    }
}

#[test]
fn a_period_opens_with_a_stock_that_nobody_typed() {
    let door = quarter();
    door.call("cycle_start", json!({"cycle": "2026-04"}));
    let grid = door.grid("II.06a", "2026-04");
    grid.fill(
        grid.row(Some(1), "Hộ tịch"),
        &[("online", "1"), ("direct", "0")],
    );
    for period in ["2026-04", "2026-Q2"] {
        let sheet = door.report("II.06a", period);
        let shown = shows(&sheet, Some(1), "Hộ tịch", &["carried", "received"]);
        assert_eq!(shown, ["20", "21"], "{period}");
    }
}

// --- what is asked ---

fn answer(door: &Door, period: &str, row: &Value, column: &str, text: &str) -> Value {
    let args =
        json!({"form": "II.08", "period": period, "row": row, "column": column, "text": text});
    door.call("answer_set", args)
}

#[test]
fn what_cannot_be_summed_is_asked_and_kept_for_that_period_only() {
    let door = quarter();
    for cycle in ["2026-01", "2026-02", "2026-03"] {
        let grid = door.grid("II.08", cycle);
        if grid.names().is_empty() {
            grid.add(None, &["Hộ tịch"]);
        }
        let row = grid.row(None, "Hộ tịch");
        grid.fill(
            row,
            &[
                ("procs", "20"),
                ("part_procs", "12"),
                ("part_active", "9"),
                ("part_online", "30"),
            ],
        );
        grid.call("blanks_zero", json!({"row": null}));
    }
    let sheet = door.report("II.08", "2026-Q1");
    let columns = ["procs", "part_procs", "part_active", "part_online"];
    assert_eq!(
        shows(&sheet, None, "Hộ tịch", &columns),
        ["20", "12", "", "90"]
    );
    let asked: Vec<&str> = sheet["head"]["columns"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|column| column["asked"] == true)
        .map(|column| column["key"].as_str().unwrap())
        .collect();
    assert_eq!(asked, ["part_active", "full_active"]);
    assert!(
        sheet["body"]["remarks"]
            .as_array()
            .unwrap()
            .contains(&json!(
                "Cột (5), (10) không cộng được từ các kỳ: nhập số của cả kỳ báo cáo."
            ))
    );
    assert_eq!(sheet["body"]["state"]["blanks"], 2);
    let row = row_in(&sheet, None, "Hộ tịch")["row"].clone();
    let reply = answer(&door, "2026-Q1", &row, "part_active", "11");
    assert_eq!(shows(&reply, None, "Hộ tịch", &["part_active"]), ["11"]);
    assert_eq!(
        shows(
            &door.report("II.08", "2026-Q1"),
            None,
            "Hộ tịch",
            &["part_active"]
        ),
        ["11"]
    );
    for period in ["2026-H1", "2026", "2026-01..2026-03", "2026-02..2026-03"] {
        let sheet = door.report("II.08", period);
        assert_eq!(
            shows(&sheet, None, "Hộ tịch", &["part_active"]),
            [""],
            "{period}"
        );
    }
    assert_eq!(
        door.cell("II.08", "2026-03", None, "Hộ tịch", "part_active"),
        "9"
    );
    // Checks hold over the period as well: 13 of 12 procedures cannot have had dossiers.
    let reply = answer(&door, "2026-Q1", &row, "part_active", "13");
    assert_eq!(
        findings_of(&reply["body"])[0],
        "error · Hộ tịch: (5) Số TTHC một phần có phát sinh hồ sơ 13 > (4) Số TTHC một phần 12: vượt 1"
    );
    let args = json!({"form": "II.08", "period": "2026-Q1", "row": row, "column": "part_active", "text": "1,5"});
    assert!(
        door.refused("answer_set", args)
            .ends_with("1,5 không phải số nguyên. Nhập số nguyên.")
    );
    let reply = answer(&door, "2026-Q1", &row, "part_active", "");
    assert_eq!(shows(&reply, None, "Hộ tịch", &["part_active"]), [""]);
}

#[test]
fn answers_outlive_a_restart() {
    let door = quarter();
    let grid = door.grid("II.05a", "2026-02");
    grid.add(None, &["Hộ tịch"]);
    let row = json!(grid.row(None, "Hộ tịch"));
    let args =
        json!({"form": "II.05a", "period": "2026-Q1", "row": row, "column": "rule", "text": "4"});
    door.call("answer_set", args);
    let door = door.reopened("2026-03-17T08:00:00");
    let sheet = door.report("II.05a", "2026-Q1");
    assert_eq!(
        shows(&sheet, None, "Hộ tịch", &["rule", "received"]),
        ["4", "4"]
    );
}

// --- what is missing ---

#[test]
fn missing_and_open_cycles_are_said() {
    let door = quarter();
    door.grid("II.06a", "2026-01").close("");
    let report = door.call("report", json!({"period": "2026-Q2"}));
    let forms = ALL.join(", ");
    assert_eq!(report["title"], "Quý II/2026");
    assert_eq!(report["span"], "Từ ngày 15/03/2026 đến ngày 14/06/2026");
    assert_eq!(
        report["missing"],
        json!([
            format!("Kỳ 04/2026: chưa có số liệu ({forms})"),
            format!("Kỳ 05/2026: chưa có số liệu ({forms})"),
            format!("Kỳ 06/2026: chưa có số liệu ({forms})"),
        ])
    );
    let progress: Vec<&str> = report["forms"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["progress"].as_str().unwrap())
        .collect();
    assert_eq!(progress, ["not_started"; 4]);
    let report = door.call("report", json!({"period": "2026-01..2026-04"}));
    assert_eq!(
        report["missing"],
        json!([
            format!("Kỳ 04/2026: chưa có số liệu ({forms})"),
            "Kỳ 01/2026: chưa khóa sổ (II.04, II.05a, II.08)",
            format!("Kỳ 02/2026: chưa khóa sổ ({forms})"),
            format!("Kỳ 03/2026: chưa khóa sổ ({forms})"),
        ])
    );
    let remarks = door.report("II.06a", "2026-01..2026-04")["body"]["remarks"].take();
    assert_eq!(
        remarks,
        json!([
            "Kỳ 04/2026 chưa có số liệu",
            "Kỳ 02/2026 chưa khóa sổ",
            "Kỳ 03/2026 chưa khóa sổ"
        ])
    );
}

#[test]
fn a_form_that_lacks_a_cycle_is_not_called_complete() {
    let door = quarter();
    let state = |period: &str| {
        let mut report = door.call("report", json!({"period": period}));
        let form = report["forms"][2].take();
        assert_eq!(form["code"], "II.06a");
        (
            form["progress"].as_str().unwrap().to_owned(),
            form["text"].as_str().unwrap().to_owned(),
        )
    };
    let said = |progress: &str, text: &str| (progress.to_owned(), text.to_owned());
    assert_eq!(state("2026-02"), said("complete", "đủ"));
    assert_eq!(
        state("2026-Q1"),
        said("complete", "đủ, còn 3 kỳ chưa khóa sổ")
    );
    assert_eq!(state("2026-H1"), said("blanks", "thiếu 3 kỳ"));
    for cycle in ["2026-01", "2026-02", "2026-03"] {
        door.grid("II.06a", cycle).close("");
    }
    assert_eq!(state("2026-Q1"), said("complete", "đủ, các kỳ đã khóa"));
    assert_eq!(state("2026-02"), said("closed", "đã khóa"));
}

#[test]
fn what_is_no_period_is_refused_with_how_to_write_one() {
    let door = quarter();
    for period in [
        "",
        "2026-13",
        "2026-Q5",
        "2026-H3",
        "26-01",
        "2026-05..2026-01",
        "quý 1",
        "1999",
    ] {
        let refusal = door.refused("report", json!({"period": period}));
        assert!(
            refusal.contains(&format!(
                "“{period}” không phải kỳ báo cáo. Viết 2026-01 (tháng)"
            )),
            "{refusal}"
        );
    }
}

#[test]
fn the_periods_of_a_cycle_are_those_it_belongs_to() {
    let door = quarter();
    for (cycle, titles) in [
        (
            "2026-03",
            vec![
                "Tháng 03/2026",
                "Quý I/2026",
                "6 tháng đầu năm 2026",
                "9 tháng năm 2026",
                "Năm 2026",
            ],
        ),
        (
            "2026-12",
            vec![
                "Tháng 12/2026",
                "Quý IV/2026",
                "6 tháng cuối năm 2026",
                "Năm 2026",
            ],
        ),
    ] {
        let periods = door.call("periods", json!({"cycle": cycle}));
        let periods = periods.as_array().unwrap();
        let found: Vec<&str> = periods
            .iter()
            .map(|own| own["title"].as_str().unwrap())
            .collect();
        assert_eq!(found, titles);
    }
    let first = door.call("periods", json!({"cycle": "2026-01"}))[0].take();
    assert_eq!(first["span"], "15/12/2025 – 14/01/2026");
}

// --- what was sent ---

#[test]
fn a_figure_that_differs_from_what_was_sent_is_a_finding() {
    let door = quarter();
    let args = json!({"period": "2026-Q1", "forms": ["II.06a"]});
    let report = door.call("sent_mark", args);
    assert_eq!(report["sent"][0]["act"], "Đã gửi");
    assert_eq!(report["sent"][0]["what"], "Quý I/2026 · II.06a");
    let differing = |door: &Door| findings_of(&door.report("II.06a", "2026-Q1")["body"]);
    assert_eq!(differing(&door), Vec::<String>::new());
    let grid = door.grid("II.06a", "2026-02");
    let row = grid.row(Some(1), "Hộ tịch");
    grid.fill(row, &[("online", "51"), ("early", "41")]);
    let place = "warning · Hộ tịch · Trên Hệ thống của Bộ, ngành";
    assert_eq!(
        differing(&door),
        [
            format!("{place}: (4) Trực tuyến: đã gửi 350 ngày 16/03/2026, nay là 351"),
            format!("{place}: (8) Đã giải quyết trước hạn: đã gửi 270 ngày 16/03/2026, nay là 271"),
        ]
    );
    // The month itself was not sent.
    assert_eq!(
        findings_of(&door.report("II.06a", "2026-02")["body"]),
        Vec::<String>::new()
    );
    door.call(
        "sent_mark",
        json!({"period": "2026-Q1", "forms": ["II.06a"]}),
    );
    assert_eq!(differing(&door), Vec::<String>::new());
}

#[test]
fn a_sent_month_says_in_its_own_grid_what_has_changed_since() {
    let door = quarter();
    let args = json!({"period": "2026-02", "forms": ["II.06a"]});
    door.call("sent_mark", args);
    let grid = door.grid("II.06a", "2026-02");
    let row = grid.row(Some(1), "Hộ tịch");
    grid.fill(row, &[("online", "51"), ("early", "41")]);
    let place = "warning · Hộ tịch · Trên Hệ thống của Bộ, ngành";
    let changed = door.findings("II.06a", "2026-02");
    assert_eq!(changed.len(), 2, "{changed:?}");
    assert!(changed[0].starts_with(&format!("{place}: (4) Trực tuyến: đã gửi ")));
    // Why is said when a closed form is reopened: closing again asks no second time.
    grid.close_before_earlier("");
    assert_eq!(door.findings("II.06a", "2026-02").len(), 2);
}

#[test]
fn a_row_that_was_sent_and_is_gone_is_a_finding_too() {
    let door = quarter();
    door.call(
        "sent_mark",
        json!({"period": "2026-01", "forms": ["II.06a"]}),
    );
    let grid = door.grid("II.06a", "2026-01");
    grid.call(
        "row_delete",
        json!({"row": grid.row(Some(2), "Chứng thực"), "sure": true}),
    );
    assert_eq!(
        findings_of(&door.report("II.06a", "2026-01")["body"]),
        [
            "warning · Chứng thực · Trên Hệ thống thông tin giải quyết TTHC của thành phố: \
             đã gửi ngày 16/03/2026, nay không còn dòng này"
        ]
    );
}

#[test]
fn a_report_with_errors_is_not_marked_as_sent() {
    let door = quarter();
    let grid = door.grid("II.06a", "2026-03");
    grid.fill(grid.row(Some(1), "Hộ tịch"), &[("late", "6")]);
    for period in ["2026-03", "2026-Q1"] {
        assert_eq!(
            door.refused("sent_mark", json!({"period": period, "forms": ["II.06a"]})),
            "Biểu II.06a còn 1 lỗi; sửa trước khi đánh dấu đã gửi."
        );
        assert_eq!(
            door.call("report", json!({"period": period}))["sent"],
            json!([])
        );
    }
}

// --- export ---

fn proposal(door: &Door, period: &str, forms: &[&str]) -> Value {
    door.call("export_propose", json!({"period": period, "forms": forms}))
}

#[test]
fn an_export_proposes_a_name_and_says_what_to_know() {
    let door = quarter();
    let proposed = proposal(&door, "2026-03", &["II.06a"]);
    assert_eq!(proposed["file_name"], "BC-KSTTHC_Dong-Hai_2026-03.xlsx");
    assert_eq!(proposed["draft"], false);
    assert_eq!(
        proposed["notes"],
        json!(["Biểu II.06a chưa khóa sổ ở kỳ 03/2026."])
    );
    door.grid("II.06a", "2026-03").close_before_earlier("");
    assert_eq!(proposal(&door, "2026-03", &["II.06a"])["notes"], json!([]));
    let proposed = proposal(&door, "2026-01..2026-04", &["II.05a", "II.06a"]);
    assert_eq!(
        proposed["file_name"],
        "BC-KSTTHC_Dong-Hai_2026-01_2026-04.xlsx"
    );
    assert_eq!(
        proposed["notes"],
        json!([
            "Biểu II.05a: Bản dựng lại: đối chiếu với biểu gốc trước khi gửi.",
            "Biểu II.05a chưa có số liệu ở kỳ 04/2026.",
            "Biểu II.05a chưa khóa sổ ở kỳ 01/2026, 02/2026, 03/2026.",
            "Biểu II.06a chưa có số liệu ở kỳ 04/2026.",
            "Biểu II.06a chưa khóa sổ ở kỳ 01/2026, 02/2026.",
        ])
    );
    let grid = door.grid("II.06a", "2026-02");
    grid.fill(
        grid.row(Some(1), "Hộ tịch"),
        &[("late", "1"), ("direct", "")],
    );
    grid.fill(grid.row(Some(1), "Đất đai"), &[("carried", "3")]);
    let proposed = proposal(&door, "2026-02", &["II.06a"]);
    assert_eq!(proposed["draft"], true);
    assert_eq!(
        proposed["file_name"],
        "BC-KSTTHC_Dong-Hai_2026-02-nhap.xlsx"
    );
    assert_eq!(
        proposed["notes"],
        json!([
            "Biểu II.06a còn 1 lỗi: xuất thành bản nháp.",
            "Biểu II.06a còn 1 ô trống.",
            "Biểu II.06a chưa khóa sổ ở kỳ 02/2026."
        ])
    );
    for (forms, why) in [
        (json!([]), "Chọn ít nhất một biểu để xuất."),
        (json!(["II.99"]), "Không có biểu “II.99”."),
    ] {
        for command in ["export_propose", "sent_mark"] {
            assert_eq!(
                door.refused(command, json!({"period": "2026-02", "forms": forms})),
                why
            );
        }
    }
}

#[test]
fn the_workbook_of_a_quarter_holds_the_quarter() {
    let door = quarter();
    let book = door.export("2026-Q1", &["II.08", "II.06a", "II.04", "II.05a"]);
    assert_eq!(book.names(), ALL);
    let words = book.words("II.06a");
    for wanted in [
        "Kỳ báo cáo: Quý I/2026",
        "Từ ngày 15/12/2025 đến ngày 14/03/2026",
        "Biểu số II.06a/VPCP/KSTT",
        "(3)=(4)+",
    ] {
        assert!(words.contains(wanted), "{wanted} in {words}");
    }
    assert!(!words.contains("NHÁP"));
    assert_eq!(
        book.figures("II.06a", "Hộ tịch")[..11],
        [
            "370", "350", "15", "5", "350", "270", "70", "10", "20", "20", "0"
        ]
    );
    // 370 + 7 of Đất đai + 1 of Chứng thực.
    assert_eq!(book.figures("II.06a", "Tổng số")[..2], ["378", "358"]);
    assert!(book.words("II.04").contains("Không phát sinh"));
    let sent = door.call("report", json!({"period": "2026-Q1"}))["sent"].take();
    assert_eq!(sent[0]["act"], "Đã xuất Excel");
}

#[test]
fn a_draft_says_so_in_its_name_and_in_its_head() {
    let door = quarter();
    let grid = door.grid("II.06a", "2026-03");
    grid.fill(grid.row(Some(1), "Hộ tịch"), &[("late", "6")]);
    let path = door.path("thu.xlsx").display().to_string();
    let args = json!({"period": "2026-03", "forms": ["II.06a", "II.04"], "path": path});
    let reply = door.call("export_write", args);
    assert_eq!(reply["draft"], true);
    assert!(reply["path"].as_str().unwrap().ends_with("thu-nhap.xlsx"));
    let book = smc_tests::book::Book::read(&door.path("thu-nhap.xlsx"));
    assert!(book.words("II.06a").contains("BẢN NHÁP: còn 1 lỗi"));
    assert!(!book.words("II.04").contains("BẢN NHÁP"));
}
