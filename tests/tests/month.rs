//! A month as the officer works: a cycle started, figures typed, pasted, filled and undone, rows kept.

use serde_json::json;
use smc_tests::door::{Door, Grid, row_by_id};
use smc_tests::month::{BALANCED, CYCLE, INPUTS};

/// A started month with Hộ tịch and Chứng thực in the first section of II.06a.
fn month() -> Door {
    let door = Door::started(CYCLE);
    door.add_fields("II.06a", CYCLE, Some(1), &["Hộ tịch", "Chứng thực"]);
    door
}

fn grid(door: &Door) -> (Grid<'_>, i64, i64) {
    let grid = door.grid("II.06a", CYCLE);
    let rows = (
        grid.row(Some(1), "Hộ tịch"),
        grid.row(Some(1), "Chứng thực"),
    );
    (grid, rows.0, rows.1)
}

// --- the start of a cycle ---

#[test]
fn a_cycle_starts_with_the_rows_of_the_cycle_before_and_nothing_typed() {
    let door = Door::started("2026-10");
    door.add_fields("II.06a", "2026-10", Some(2), &["Đất đai"]);
    door.add_fields("II.06a", "2026-10", Some(1), &["Hộ tịch", "Chứng thực"]);
    door.add_fields("II.08", "2026-10", None, &["Hộ tịch"]);
    door.grid("II.04", "2026-10").add_named("Đăng ký khai sinh");
    door.call("cycle_start", json!({"cycle": CYCLE}));
    let sheet = door.sheet("II.06a", CYCLE);
    let lines: Vec<String> = sheet["body"]["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            format!(
                "{} {}",
                line["label"].as_str().unwrap(),
                line["name"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            "I Trên Hệ thống của Bộ, ngành",
            "1 Hộ tịch",
            "2 Chứng thực",
            "II Trên Hệ thống thông tin giải quyết TTHC của thành phố",
            "1 Đất đai",
            " Tổng số"
        ]
    );
    assert_eq!(door.cell("II.06a", CYCLE, Some(1), "Hộ tịch", "online"), "");
    assert_eq!(door.grid("II.08", CYCLE).names(), ["Hộ tịch"]);
    // A free form lists what happened in this very month.
    assert!(door.grid("II.04", CYCLE).names().is_empty());
}

#[test]
fn starting_a_started_cycle_again_changes_nothing() {
    let door = month();
    let (grid, row, _) = grid(&door);
    grid.fill(row, &BALANCED);
    let before = grid.seen();
    door.call("cycle_start", json!({"cycle": CYCLE}));
    assert_eq!(grid.seen(), before);
}

#[test]
fn only_rows_with_something_under_way_come_along_where_nothing_is_the_usual_month() {
    let door = Door::started("2026-10");
    let before = door.grid("II.05a", "2026-10");
    before.add(None, &["Hộ tịch", "Đất đai", "Môi trường"]);
    before.fill(before.row(None, "Hộ tịch"), &[("processing", "2")]);
    before.fill(before.row(None, "Đất đai"), &[("processing", "0")]);
    door.call("cycle_start", json!({"cycle": CYCLE}));
    let grid = door.grid("II.05a", CYCLE);
    assert_eq!(grid.names(), ["Hộ tịch"]);
    assert_eq!(grid.cell(grid.row(None, "Hộ tịch"), "carried"), "2");
}

#[test]
fn an_ended_field_or_source_comes_along_only_while_dossiers_are_under_way() {
    let door = Door::started("2026-10");
    let before = door.grid("II.06a", "2026-10");
    before.add(Some(1), &["Hộ tịch", "Đất đai", "Môi trường"]);
    before.add(Some(2), &["Hộ tịch", "Chứng thực"]);
    before.fill(
        before.row(Some(1), "Đất đai"),
        &[("pending_in_time", "4"), ("pending_late", "1")],
    );
    before.fill(
        before.row(Some(2), "Chứng thực"),
        &[("pending_in_time", "0"), ("pending_late", "3")],
    );
    for name in ["Đất đai", "Môi trường"] {
        let settings = door.call("settings", json!({}));
        let fields = settings["fields"].as_array().unwrap();
        let mut field = fields.iter().find(|f| f["name"] == name).unwrap().clone();
        field["active_until"] = json!("2026-10");
        door.call("field_save", json!({"field": field}));
    }
    door.call(
        "source_save",
        json!({"source": {"id": 2, "name": "Hệ thống cũ", "active": false}}),
    );
    door.call("cycle_start", json!({"cycle": CYCLE}));
    let grid = door.grid("II.06a", CYCLE);
    assert_eq!(grid.names(), ["Hộ tịch", "Đất đai", "Chứng thực"]);
    assert_eq!(grid.cell(grid.row(Some(1), "Đất đai"), "carried"), "5");
    assert_eq!(grid.cell(grid.row(Some(2), "Chứng thực"), "carried"), "3");
}

// --- typing ---

#[test]
fn numbers_are_taken_as_officers_write_them() {
    let door = month();
    let (grid, row, _) = grid(&door);
    for (typed, shown) in [
        ("1234", "1.234"),
        ("1.234", "1.234"),
        ("1 234", "1.234"),
        ("1\u{a0}234\u{202f}567", "1.234.567"),
        ("  7 ", "7"),
        ("0", "0"),
        ("-0", "0"),
        ("007", "7"),
        ("12,0", "12"),
        ("999999999999", "999.999.999.999"),
    ] {
        grid.fill(row, &[("online", typed)]);
        assert_eq!(grid.cell(row, "online"), shown, "{typed:?}");
    }
}

#[test]
fn what_a_cell_cannot_take_is_refused_with_its_place_and_changes_nothing() {
    let door = month();
    let (grid, row, _) = grid(&door);
    grid.fill(row, &BALANCED);
    let before = grid.seen();
    for (typed, why) in [
        ("abc", "“abc” không phải số. Nhập số nguyên, ví dụ 1.234."),
        ("1,5", "1,5 không phải số nguyên. Nhập số nguyên."),
        ("1.5", "1,5 không phải số nguyên. Nhập số nguyên."),
        ("0.125", "0,125 không phải số nguyên. Nhập số nguyên."),
        ("-3", "-3 là số âm. Nhập số không âm."),
        (
            "1000000000000",
            "1.000.000.000.000 lớn quá 12 chữ số. Kiểm tra lại số liệu.",
        ),
        (
            "1e308",
            "“1e308” không phải số. Nhập số nguyên, ví dụ 1.234.",
        ),
        (
            "#REF!",
            "“#REF!” không phải số. Nhập số nguyên, ví dụ 1.234.",
        ),
        ("12%", "“12%” không phải số. Nhập số nguyên, ví dụ 1.234."),
        // Thousands in an English Excel: twelve or twelve thousand, nobody can tell.
        (
            "12,000",
            "“12,000” có thể là 12 hoặc 12.000. Viết lại không có dấu phẩy.",
        ),
        ("=1+1", "“=1+1” không phải số. Nhập số nguyên, ví dụ 1.234."),
    ] {
        let refusal = grid.refused(
            "cell_set",
            json!({"row": row, "column": "late", "text": typed}),
        );
        assert_eq!(refusal, format!("Ô (10) dòng Hộ tịch: {why}"));
        assert_eq!(grid.seen(), before, "{typed:?}");
    }
    let undo = door.call("state", json!({}))["undo"].take();
    assert_eq!(undo, "ô (13) Hộ tịch");
}

#[test]
fn cells_that_are_not_there_or_are_computed_are_refused() {
    let door = month();
    let (grid, row, _) = grid(&door);
    let typed = |row: i64, column: &str| json!({"row": row, "column": column, "text": "1"});
    for (args, why) in [
        (
            typed(row, "received"),
            "Cột (3) Số hồ sơ nhận giải quyết được tính tự động, không nhập được.",
        ),
        (typed(row, "nothing"), "Biểu II.06a không có cột “nothing”."),
        (typed(9999, "online"), "Dòng này không còn trong biểu."),
    ] {
        assert_eq!(grid.refused("cell_set", args), why);
    }
    assert_eq!(
        door.refused("sheet", json!({"form": "II.99", "cycle": CYCLE})),
        "Không có biểu “II.99”."
    );
    assert_eq!(
        door.refused("sheet", json!({"form": "II.08", "cycle": "2026-12"})),
        "Kỳ 12/2026 chưa bắt đầu. Bấm “Bắt đầu kỳ” ở Tổng quan."
    );
}

#[test]
fn a_percentage_takes_decimals_and_says_how_it_read_an_ambiguous_one() {
    let door = Door::started(CYCLE);
    let grid = door.grid("II.04", CYCLE);
    let row = grid.add_named("Đăng ký khai sinh");
    for (typed, shown, message) in [
        ("12,5", "12,5", json!(null)),
        ("12,5%", "12,5", json!(null)),
        ("1.5", "1,5", json!("“1.5” được đọc là 1,5")),
        ("0.125", "0,125", json!("“0.125” được đọc là 0,125")),
        ("0,125", "0,125", json!(null)),
        ("12,125", "12,125", json!("“12,125” được đọc là 12,125")),
        ("100", "100", json!(null)),
    ] {
        let args = json!({"row": row, "column": "own_saving", "text": typed});
        let reply = grid.call("cell_set", args);
        assert_eq!(reply["message"], message, "{typed}");
        assert_eq!(grid.cell(row, "own_saving"), shown, "{typed}");
    }
    for typed in ["100,5", "1,23456", "-1", "nửa"] {
        grid.refused(
            "cell_set",
            json!({"row": row, "column": "own_saving", "text": typed}),
        );
        assert_eq!(grid.cell(row, "own_saving"), "100", "{typed}");
    }
}

#[test]
fn words_are_kept_composed_and_not_too_long() {
    let door = Door::started(CYCLE);
    let grid = door.grid("II.04", CYCLE);
    let row = grid.add_named("Đăng ký khai sinh");
    grid.fill(
        row,
        &[("note", "  Ho\u{323}\u{302} ti\u{323}ch\r\nvà =1+1 ")],
    );
    assert_eq!(grid.cell(row, "note"), "Hộ tịch\nvà =1+1");
    let long = "ơ".repeat(1001);
    let refusal = grid.refused(
        "cell_set",
        json!({"row": row, "column": "note", "text": long}),
    );
    assert_eq!(
        refusal,
        "Ô (21) dòng Đăng ký khai sinh: dài quá 1.000 ký tự. Viết ngắn lại."
    );
}

// --- blanks ---

#[test]
fn a_blank_is_not_a_zero() {
    let door = month();
    let (grid, row, other) = grid(&door);
    assert_eq!(grid.total("online"), "");
    grid.fill(row, &[("online", "5"), ("direct", "0")]);
    assert_eq!(
        grid.cells(row, &["online", "direct", "received"]),
        ["5", "0", ""]
    );
    assert_eq!(grid.total("online"), "5");
    assert_eq!(grid.total("carried"), "");
    grid.fill(row, &[("carried", "1")]);
    assert_eq!(grid.cell(row, "received"), "6");
    grid.fill(row, &[("carried", "")]);
    assert_eq!(grid.cell(row, "received"), "");
    assert_eq!(grid.cell(other, "received"), "");
    let sheet = grid.sheet();
    assert_eq!(sheet["body"]["state"]["blanks"], 14);
    assert_eq!(sheet["body"]["state"]["text"], "còn 14 ô");
}

#[test]
fn remaining_blanks_become_zero_in_one_act_for_a_row_or_the_form() {
    let door = month();
    let (grid, row, other) = grid(&door);
    grid.fill(row, &[("online", "5")]);
    let reply = grid.call("blanks_zero", json!({"row": row}));
    assert_eq!(reply["message"], "Đã điền 0 vào 7 ô trống");
    assert_eq!(
        grid.cells(row, &["online", "direct", "received"]),
        ["5", "0", "5"]
    );
    assert_eq!(grid.cell(other, "online"), "");
    grid.call("blanks_zero", json!({"row": null}));
    assert_eq!(grid.cells(other, &INPUTS), ["0"; 8]);
    door.call("undo", json!({}));
    assert_eq!(grid.cells(other, &INPUTS), [""; 8]);
    assert_eq!(grid.cell(row, "direct"), "0");
    door.call("undo", json!({}));
    assert_eq!(grid.cells(row, &["online", "direct"]), ["5", ""]);
}

#[test]
fn blanks_that_may_stay_blank_are_not_filled_with_zero() {
    let door = Door::started(CYCLE);
    let grid = door.grid("II.04", CYCLE);
    let row = grid.add_named("Đăng ký khai sinh");
    grid.call("blanks_zero", json!({"row": null}));
    assert_eq!(
        grid.cells(row, &["own_docs_amend", "own_docs", "own_saving", "note"]),
        ["0", "0", "", ""]
    );
    assert_eq!(grid.sheet()["body"]["state"]["progress"], "complete");
}

// --- what does not balance ---

#[test]
fn what_does_not_balance_is_said_with_both_sides_and_marked() {
    let door = month();
    let (grid, row, _) = grid(&door);
    grid.fill(row, &BALANCED);
    grid.fill(row, &[("pending_in_time", "12")]);
    assert_eq!(
        grid.findings()[0],
        "error · Hộ tịch · Trên Hệ thống của Bộ, ngành: (3) Số hồ sơ nhận giải quyết 1.100 ≠ \
         (7) Đã giải quyết 1.087 + (11) Đang giải quyết 12: lệch 1"
    );
    let sheet = grid.sheet();
    let marked: Vec<&str> = sheet["head"]["columns"]
        .as_array()
        .unwrap()
        .iter()
        .zip(row_by_id(&sheet, row)["cells"].as_array().unwrap())
        .filter(|(_, cell)| cell["mark"] == "error")
        .map(|(column, _)| column["key"].as_str().unwrap())
        .collect();
    assert_eq!(marked, ["received", "done", "pending"]);
}
