//! Blocks of cells: filled, cleared, summed; all about one cell.

use serde_json::{Value, json};
use smc_tests::door::{Door, Grid};
use smc_tests::month::{CYCLE, INPUTS, grid_of_three, three_rows};

fn paste(row: i64, column: &str, text: &str, sure: bool) -> Value {
    json!({"row": row, "column": column, "text": text, "sure": sure})
}

fn area(from: (i64, &str), to: (i64, &str)) -> Value {
    json!({
        "from": {"row": from.0, "column": from.1},
        "to": {"row": to.0, "column": to.1},
    })
}

fn filled(from: (i64, &str), to: (i64, &str), fill: &str) -> Value {
    let mut args = area(from, to);
    args["fill"] = json!(fill);
    args
}

#[test]
fn the_first_line_fills_down_and_the_first_column_right() {
    let door = three_rows();
    let (grid, rows) = grid_of_three(&door);
    grid.fill(rows[0], &[("online", "5"), ("direct", "6")]);
    grid.fill(rows[1], &[("direct", "1")]);
    let reply = grid.call(
        "cells_fill",
        filled((rows[0], "online"), (rows[2], "direct"), "down"),
    );
    assert_eq!(reply["message"], "Đã điền 4 ô, thay số đang có ở 1 ô");
    for row in rows {
        assert_eq!(grid.cells(row, &["online", "direct"]), ["5", "6"]);
    }
    // The corners may come in any order; computed cells between are passed over.
    grid.call(
        "cells_fill",
        filled((rows[1], "early"), (rows[0], "direct"), "right"),
    );
    let cells = ["online", "direct", "carried", "early", "on_time"];
    assert_eq!(grid.cells(rows[1], &cells), ["5", "6", "6", "6", ""]);
    door.call("undo", json!({}));
    assert_eq!(grid.cells(rows[1], &cells), ["5", "6", "", "", ""]);
}

#[test]
fn a_name_fills_nothing() {
    let door = three_rows();
    let (grid, rows) = grid_of_three(&door);
    grid.fill(rows[0], &[("online", "5")]);
    grid.call(
        "cells_fill",
        filled((rows[0], "name"), (rows[0], "online"), "right"),
    );
    assert_eq!(grid.cell(rows[0], "online"), "5");
}

#[test]
fn a_cell_that_cannot_be_filled_is_named_with_what_stands_there() {
    let door = Door::started(CYCLE);
    let grid = door.grid("II.04", CYCLE);
    let row = grid.add_named("Đăng ký khai sinh");
    grid.fill(row, &[("own_saving", "12,5"), ("prop_docs_amend", "7")]);
    let reply = grid.call(
        "cells_fill",
        filled((row, "own_saving"), (row, "prop_docs_amend"), "right"),
    );
    let told = reply["told"].as_array().unwrap();
    assert!(!told.is_empty(), "{reply}");
    assert_eq!(
        told[0]["text"],
        "Ô (13) dòng Đăng ký khai sinh: 12,5 không phải số nguyên. Nhập số nguyên. Ô vẫn giữ 7."
    );
    assert_eq!(grid.cell(row, "prop_docs_amend"), "7");
}

#[test]
fn clearing_makes_blank_and_never_zero() {
    let door = three_rows();
    let (grid, rows) = grid_of_three(&door);
    grid.fill(rows[0], &[("online", "5"), ("direct", "6")]);
    let cells: Vec<Value> = ["received", "online", "direct", "carried"]
        .iter()
        .map(|column| json!({"row": rows[0], "column": column}))
        .collect();
    let reply = grid.call("cells_clear", json!({"cells": cells}));
    assert_eq!(reply["message"], "Đã xóa trắng 2 ô");
    assert_eq!(grid.cells(rows[0], &INPUTS), [""; 8]);
    door.call("undo", json!({}));
    assert_eq!(grid.cells(rows[0], &["online", "direct"]), ["5", "6"]);
}

#[test]
fn selected_cells_are_counted_summed_and_averaged() {
    let door = three_rows();
    let (grid, rows) = grid_of_three(&door);
    grid.fill(rows[0], &[("online", "1000"), ("direct", "5")]);
    grid.fill(rows[1], &[("online", "1")]);
    for (from, to, text) in [
        (
            (rows[0], "online"),
            (rows[0], "online"),
            "1 ô · 1 số · tổng 1.000 · trung bình 1.000",
        ),
        (
            (rows[0], "online"),
            (rows[1], "direct"),
            "4 ô · 3 số · tổng 1.006 · trung bình 335,33",
        ),
        (
            (rows[1], "direct"),
            (rows[0], "online"),
            "4 ô · 3 số · tổng 1.006 · trung bình 335,33",
        ),
        ((rows[2], "online"), (rows[2], "direct"), "2 ô"),
        ((rows[0], "name"), (rows[0], "name"), "1 ô"),
    ] {
        let mut args = area(from, to);
        args["form"] = json!("II.06a");
        args["period"] = json!(CYCLE);
        assert_eq!(door.call("cells_summary", args)["text"], text);
    }
}

// --- all about one cell ---

#[test]
fn a_cell_tells_where_it_came_from_and_what_it_was() {
    let door = three_rows();
    let (grid, rows) = grid_of_three(&door);
    let about = |column: &str| grid.call("cell_about", json!({"row": rows[0], "column": column}));
    let empty = about("online");
    assert_eq!(
        empty["title"],
        "Ô (4) · Hộ tịch · Trên Hệ thống của Bộ, ngành"
    );
    assert_eq!(empty["origin"], "Chưa có số liệu");
    grid.fill(
        rows[0],
        &[("online", "13"), ("online", "12"), ("online", "")],
    );
    door.call("undo", json!({}));
    let reply = about("online");
    assert_eq!(reply["origin"], "Nhập tay 16/11/2026 08:00");
    let history: Vec<String> = reply["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            format!(
                "{} ({})",
                line["change"].as_str().unwrap(),
                line["origin"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(
        history,
        [
            "trống → 12 (hoàn tác)",
            "12 → trống (xóa)",
            "13 → 12 (nhập tay)",
            "trống → 13 (nhập tay)"
        ]
    );
    assert_eq!(about("received")["origin"], "Tính tự động: (3)=(4)+(5)+(6)");
    grid.call("cells_paste", paste(rows[0], "direct", "4", false));
    assert_eq!(about("direct")["origin"], "Dán 16/11/2026 08:00");
    grid.call("blanks_zero", json!({"row": rows[0]}));
    assert_eq!(about("late")["origin"], "Điền 0 16/11/2026 08:00");
    grid.call(
        "note_set",
        json!({"row": rows[0], "column": "late", "text": " đã hỏi lại "}),
    );
    assert_eq!(about("late")["note"], "đã hỏi lại");
}

#[test]
fn an_imported_cell_knows_its_place_again_after_undo() {
    let door = Door::started("2026-01");
    let file = smc_tests::programs::in_repository("tests/data/tong-hop-thang-01-2026.xlsx");
    let args = json!({"path": file.to_string_lossy(), "cycle": "2026-01", "form": "II.06a", "sheet": null, "choices": []});
    door.call("summary_read", args.clone());
    door.call("summary_apply", args);
    let grid = door.grid("II.06a", "2026-01");
    let row = grid.row(Some(1), "Hộ tịch");
    let origin =
        || grid.call("cell_about", json!({"row": row, "column": "online"}))["origin"].take();
    let imported = origin();
    assert_eq!(
        imported,
        "Nhập từ tong-hop-thang-01-2026.xlsx, ô TONGHOP!D7 16/11/2026 08:00"
    );
    grid.fill(row, &[("online", "1"), ("online", "2")]);
    door.call("undo", json!({}));
    assert_eq!(origin(), "Nhập tay 16/11/2026 08:00");
    door.call("undo", json!({}));
    assert_eq!(origin(), imported);
}

#[test]
fn a_cell_tells_its_last_twelve_cycles() {
    let door = Door::started("2026-08");
    door.add_fields("II.06a", "2026-08", Some(1), &["Hộ tịch"]);
    for (cycle, online) in [
        ("2026-08", "9"),
        ("2026-09", "17"),
        ("2026-10", ""),
        ("2026-11", "12"),
    ] {
        door.call("cycle_start", json!({"cycle": cycle}));
        let grid = door.grid("II.06a", cycle);
        grid.fill(grid.row(Some(1), "Hộ tịch"), &[("online", online)]);
    }
    let grid = door.grid("II.06a", CYCLE);
    let row = grid.row(Some(1), "Hộ tịch");
    let about = grid.call("cell_about", json!({"row": row, "column": "online"}));
    assert_eq!(about["trend_text"], "4 kỳ gần nhất: 9 – 17, trung vị 12");
    let points: Vec<String> = about["trend"]
        .as_array()
        .unwrap()
        .iter()
        .map(|point| {
            format!(
                "{} {} {}",
                point["cycle"].as_str().unwrap(),
                point["text"].as_str().unwrap(),
                point["height"]
            )
        })
        .collect();
    assert_eq!(
        points,
        [
            "08/2026 9 53",
            "09/2026 17 100",
            "10/2026  0",
            "11/2026 12 71"
        ]
    );
    let carried = grid.call("cell_about", json!({"row": row, "column": "carried"}));
    assert_eq!(carried["origin"], "Chưa có số liệu");
    let before = door.grid("II.06a", "2026-10");
    before.fill(
        row_of(&before),
        &[("pending_in_time", "2"), ("pending_late", "0")],
    );
    let carried = grid.call("cell_about", json!({"row": row, "column": "carried"}));
    assert_eq!(carried["origin"], "Chuyển từ kỳ 10/2026");
}

fn row_of(grid: &Grid<'_>) -> i64 {
    grid.row(Some(1), "Hộ tịch")
}
