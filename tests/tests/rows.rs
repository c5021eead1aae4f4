//! Rows of a form: added, named, moved, taken away and brought back.

use serde_json::{Value, json};
use smc_tests::door::{Door, Grid};
use smc_tests::month::{CYCLE, INPUTS, grid_of_three, three_rows};

fn row_of(grid: &Grid<'_>) -> i64 {
    grid.row(Some(1), "Hộ tịch")
}

#[test]
fn rows_are_added_where_the_officer_stands() {
    let door = three_rows();
    let (grid, rows) = grid_of_three(&door);
    let choices = |section: Value| {
        let reply = grid.call("row_choices", json!({"section": section}));
        let choices = reply.as_array().unwrap().iter();
        choices
            .map(|own| own["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert!(!choices(json!(1)).contains(&"Hộ tịch".to_owned()));
    assert!(choices(json!(2)).contains(&"Hộ tịch".to_owned()));
    let add = |section: i64, fields: &[i64], after: Value| json!({"section": section, "fields": fields, "name": null, "after": after});
    let reply = grid.call("rows_add", add(1, &[3, 4], json!(rows[0])));
    assert_eq!(reply["message"], "Đã thêm 2 dòng");
    let names = [
        "Hộ tịch",
        "Đất đai",
        "Bảo trợ xã hội",
        "Chứng thực",
        "Đất đai",
    ];
    assert_eq!(grid.names(), names);
    // The same field chosen twice is one row.
    let reply = grid.call("rows_add", add(2, &[1, 1], json!(null)));
    assert_eq!(reply["message"], "Đã thêm 1 dòng");
    assert_eq!(grid.names()[5], "Hộ tịch");
    for (args, why) in [
        (
            add(2, &[1], json!(null)),
            "Lĩnh vực Hộ tịch đã có trong mục này.",
        ),
        (
            add(2, &[999], json!(null)),
            "Lĩnh vực này không còn trong danh mục.",
        ),
        (add(1, &[], json!(null)), "Chọn ít nhất một lĩnh vực."),
        (
            add(7, &[5], json!(null)),
            "Chọn mục (nguồn số liệu) để thêm dòng.",
        ),
    ] {
        assert_eq!(grid.refused("rows_add", args), why);
    }
    door.call("undo", json!({}));
    door.call("undo", json!({}));
    assert_eq!(grid.names(), ["Hộ tịch", "Chứng thực", "Đất đai"]);
    door.call("redo", json!({}));
    assert_eq!(grid.names(), names);
}

#[test]
fn free_rows_have_names_that_are_not_empty_and_not_there_twice() {
    let door = Door::started(CYCLE);
    let grid = door.grid("II.04", CYCLE);
    let row = grid.add_named("Đăng ký khai sinh");
    grid.add_named("Đăng ký kết hôn");
    let named = |name: &str| json!({"section": null, "fields": [], "name": name, "after": null});
    for (name, why) in [
        ("  ", "Nhập tên dòng."),
        (
            "ĐĂNG KÝ  KHAI SINH",
            "Đã có dòng “Đăng ký khai sinh” trong biểu.",
        ),
        (
            &"a".repeat(501),
            "Tên dòng dài quá 500 ký tự. Viết ngắn lại.",
        ),
    ] {
        assert_eq!(grid.refused("rows_add", named(name)), why);
        if name.trim().is_empty() || name.starts_with('a') {
            assert_eq!(
                grid.refused("row_rename", json!({"row": row, "name": name})),
                why
            );
        }
    }
    let twice = json!({"row": row, "name": "đăng ký kết hôn"});
    assert_eq!(
        grid.refused("row_rename", twice),
        "Đã có dòng “Đăng ký kết hôn” trong biểu."
    );
    grid.fill(row, &[("note", "a")]);
    grid.call("row_rename", json!({"row": row, "name": "=Khai sinh"}));
    assert_eq!(grid.names(), ["=Khai sinh", "Đăng ký kết hôn"]);
    assert_eq!(grid.cell(row, "note"), "a");
    door.call("undo", json!({}));
    assert_eq!(grid.names()[0], "Đăng ký khai sinh");
    let fields = door.grid("II.08", CYCLE);
    fields.add(None, &["Hộ tịch"]);
    assert_eq!(
        fields.refused(
            "row_rename",
            json!({"row": fields.row(None, "Hộ tịch"), "name": "x"})
        ),
        "Tên dòng lấy từ danh mục lĩnh vực: sửa ở Thiết lập › Lĩnh vực."
    );
}

#[test]
fn a_row_moves_within_its_section() {
    let door = three_rows();
    let (grid, rows) = grid_of_three(&door);
    grid.add(Some(1), &["Môi trường"]);
    for (row, steps, names) in [
        (
            rows[0],
            1,
            ["Chứng thực", "Hộ tịch", "Môi trường", "Đất đai"],
        ),
        (
            rows[0],
            99,
            ["Chứng thực", "Môi trường", "Hộ tịch", "Đất đai"],
        ),
        (
            rows[0],
            i64::MIN,
            ["Hộ tịch", "Chứng thực", "Môi trường", "Đất đai"],
        ),
        (
            rows[2],
            -1,
            ["Hộ tịch", "Chứng thực", "Môi trường", "Đất đai"],
        ),
    ] {
        grid.call("row_move", json!({"row": row, "steps": steps}));
        assert_eq!(grid.names(), names, "{steps}");
    }
    door.call("undo", json!({}));
    assert_eq!(
        grid.names(),
        ["Chứng thực", "Môi trường", "Hộ tịch", "Đất đai"]
    );
}

#[test]
fn a_deleted_row_with_its_figures_and_notes_comes_back_by_undo() {
    let door = three_rows();
    let (grid, rows) = grid_of_three(&door);
    grid.fill(rows[0], &[("online", "5"), ("late", "1")]);
    grid.call(
        "note_set",
        json!({"row": rows[0], "column": "late", "text": "chờ bổ sung"}),
    );
    let before = grid.seen();
    let asked = grid.call("row_delete", json!({"row": rows[0], "sure": false}));
    assert_eq!(
        asked["question"],
        "Dòng Hộ tịch · Trên Hệ thống của Bộ, ngành có 2 ô số liệu. Xóa dòng này? (Ctrl+Z để lấy lại)"
    );
    assert_eq!(grid.seen(), before);
    let reply = grid.call("row_delete", json!({"row": rows[0], "sure": true}));
    assert_eq!(reply["message"], "Đã xóa dòng Hộ tịch");
    assert_eq!(grid.names(), ["Chứng thực", "Đất đai"]);
    assert_eq!(grid.total("online"), "");
    door.call("undo", json!({}));
    assert_eq!(grid.seen(), before);
    // An empty row goes without asking.
    let reply = grid.call("row_delete", json!({"row": rows[1], "sure": false}));
    assert_eq!(reply["question"], json!(null));
    assert_eq!(grid.names(), ["Hộ tịch", "Đất đai"]);
}

#[test]
fn a_field_added_again_starts_blank_and_undo_still_finds_everything() {
    let door = three_rows();
    let (grid, rows) = grid_of_three(&door);
    grid.fill(rows[1], &[("online", "5")]);
    grid.call(
        "note_set",
        json!({"row": rows[1], "column": "online", "text": "cũ"}),
    );
    let before = grid.seen();
    grid.call("row_delete", json!({"row": rows[1], "sure": true}));
    grid.add(Some(1), &["Chứng thực"]);
    let row = grid.row(Some(1), "Chứng thực");
    assert_eq!(grid.cells(row, &INPUTS), [""; 8]);
    let about = grid.call("cell_about", json!({"row": row, "column": "online"}));
    assert_eq!(about["note"], json!(null));
    door.call("undo", json!({}));
    door.call("undo", json!({}));
    assert_eq!(grid.seen(), before);
}

#[test]
fn a_row_with_a_stock_from_the_cycle_before_says_so_when_it_is_to_go() {
    let door = Door::started("2026-10");
    door.add_fields("II.06a", "2026-10", Some(1), &["Hộ tịch"]);
    let before = door.grid("II.06a", "2026-10");
    before.fill(
        row_of(&before),
        &[("pending_in_time", "1300"), ("pending_late", "4")],
    );
    door.call("cycle_start", json!({"cycle": CYCLE}));
    let grid = door.grid("II.06a", CYCLE);
    let asked = grid.call("row_delete", json!({"row": row_of(&grid), "sure": false}));
    let question = asked["question"].as_str().unwrap();
    assert!(
        question.contains("có 1.304 hồ sơ từ kỳ trước chuyển sang"),
        "{question}"
    );
    assert_eq!(grid.names(), ["Hộ tịch"]);
}

#[test]
fn a_month_after_a_skipped_one_has_the_rows_of_the_last_there_is() {
    let door = three_rows();
    door.call("cycle_start", json!({"cycle": "2027-02"}));
    let grid = door.grid("II.06a", "2027-02");
    assert_ne!(grid.row(Some(1), "Chứng thực"), 0);
    assert_ne!(grid.row(Some(2), "Đất đai"), 0);
    assert_eq!(grid.cell(row_of(&grid), "carried"), "");
}
