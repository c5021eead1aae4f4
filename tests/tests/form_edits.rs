//! The officer's changes of a form: headings, hidden and added columns, confirmed, and back to the default.

use serde_json::{Value, json};
use smc_tests::door::{Door, Grid, row_in, text_of};

const CYCLE: &str = "2026-11";

fn edit(door: &Door, form: &str, edits: Value) -> Value {
    door.call("form_edit", json!({"form": form, "edits": edits}))
}

#[track_caller]
fn refused(door: &Door, form: &str, edits: Value) -> String {
    let before = door.call("settings", json!({}));
    let refusal = door.refused("form_edit", json!({"form": form, "edits": edits}));
    assert_eq!(
        door.call("settings", json!({})),
        before,
        "{refusal}: nothing has changed"
    );
    refusal
}

/// The cells of the headings: "text row,column rows×columns".
fn headings(sheet: &Value) -> Vec<String> {
    let cells = sheet["head"]["headings"].as_array().unwrap().iter();
    cells
        .map(|cell| {
            format!(
                "{} {},{} {}×{}",
                cell["text"].as_str().unwrap(),
                cell["row"],
                cell["column"],
                cell["rows"],
                cell["columns"]
            )
        })
        .collect()
}

fn month() -> Door {
    let door = Door::started(CYCLE);
    door.add_fields("II.06a", CYCLE, Some(1), &["Hộ tịch"]);
    door.add_fields("II.08", CYCLE, None, &["Hộ tịch"]);
    door
}

fn added(heading: &[&str], kind: &str, summed: bool) -> Value {
    json!({"add": {"after": "pending_late", "heading": heading, "kind": kind, "summed": summed}})
}

fn hotich(grid: &Grid<'_>) -> i64 {
    grid.row(Some(1), "Hộ tịch")
}

#[test]
fn a_heading_is_renamed_in_the_neighbours_that_share_it() {
    let door = month();
    let heading = |key: &str, level: usize, text: &str| json!({"heading": {"key": key, "level": level, "text": text}});
    edit(
        &door,
        "II.06a",
        json!([
            heading("direct", 0, "Hồ sơ tiếp nhận"),
            heading("online", 1, "Gồm"),
            heading("late", 1, "Trễ hạn"),
        ]),
    );
    let sheet = door.sheet("II.06a", CYCLE);
    let headings = headings(&sheet);
    for wanted in [
        "Hồ sơ tiếp nhận 0,2 1×4",
        "Gồm 1,3 1×2",
        "Trễ hạn 1,9 2×1",
        "Quá hạn 1,12 2×1",
        "Tổng số 1,2 2×1",
    ] {
        assert!(
            headings.contains(&wanted.to_owned()),
            "{wanted} in {headings:?}"
        );
    }
    for (edits, why) in [
        (
            json!([heading("late", 5, "x")]),
            "Cột không có tiêu đề ở tầng này.",
        ),
        (
            json!([heading("late", 0, "  ")]),
            "Tiêu đề còn trống. Nhập tiêu đề.",
        ),
        (
            json!([heading("nothing", 0, "x")]),
            "Biểu II.06a không có cột “nothing”.",
        ),
        (
            json!([{"title": {"text": "x".repeat(301)}}]),
            "Tiêu đề dài quá 300 ký tự. Viết ngắn lại.",
        ),
        // One wrong change refuses them all.
        (
            json!([{"title": {"text": "TÊN KHÁC"}}, heading("late", 5, "x")]),
            "Cột không có tiêu đề ở tầng này.",
        ),
    ] {
        assert_eq!(refused(&door, "II.06a", edits), why);
    }
    assert_eq!(refused(&door, "II.99", json!([])), "Không có biểu “II.99”.");
}

#[test]
fn a_column_that_is_used_cannot_be_hidden() {
    let door = month();
    for (form, key, no) in [
        ("II.06a", "online", 4),
        ("II.06a", "pending", 11),
        ("II.08", "part_active", 5),
        ("II.06a", "name", 2),
    ] {
        assert_eq!(
            refused(
                &door,
                form,
                json!([{"hidden": {"key": key, "hidden": true}}])
            ),
            format!("Biểu {form}: cột ({no}) đang được dùng, không ẩn được.")
        );
    }
}

#[test]
fn a_hidden_column_is_neither_asked_nor_printed_and_keeps_its_figures() {
    let door = month();
    let grid = door.grid("II.08", CYCLE);
    let row = grid.row(None, "Hộ tịch");
    grid.fill(row, &[("e_results", "5")]);
    grid.call("blanks_zero", json!({"row": null}));
    edit(
        &door,
        "II.08",
        json!([{"hidden": {"key": "e_results", "hidden": true}}]),
    );
    let keys = |sheet: &Value| {
        let columns = sheet["head"]["columns"].as_array().unwrap().iter();
        columns
            .map(|own| own["key"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert!(!keys(&grid.sheet()).contains(&"e_results".to_owned()));
    assert!(!keys(&door.report("II.08", "2026-Q4")).contains(&"e_results".to_owned()));
    assert!(
        !door
            .export(CYCLE, &["II.08"])
            .words("II.08")
            .contains("kết quả điện tử")
    );
    assert!(
        grid.ask(
            "cell_set",
            json!({"row": row, "column": "e_results", "text": "1"})
        )
        .is_err()
    );
    edit(
        &door,
        "II.08",
        json!([{"hidden": {"key": "e_results", "hidden": false}}]),
    );
    assert_eq!(grid.cell(row, "e_results"), "5");
}

#[test]
fn an_added_column_is_typed_summed_and_exported() {
    let door = Door::started("2026-10");
    door.add_fields("II.06a", "2026-10", Some(1), &["Hộ tịch"]);
    door.call("cycle_start", json!({"cycle": CYCLE}));
    let settings = edit(
        &door,
        "II.06a",
        json!([
            added(&["Phí đã thu (đồng)"], "amount", true),
            {"add": {"after": "online", "heading": ["Số hồ sơ nhận giải quyết", "Trong đó", "Qua Zalo"], "kind": "count", "summed": false}},
        ]),
    );
    let columns = settings["forms"][2]["columns"].as_array().unwrap();
    let own: Vec<String> = columns
        .iter()
        .filter(|column| column["added"] == true)
        .map(|column| format!("{} ({})", column["key"].as_str().unwrap(), column["no"]))
        .collect();
    assert_eq!(own, ["added_2 (15)", "added_1 (14)"]);
    assert!(headings(&door.sheet("II.06a", CYCLE)).contains(&"Trong đó 1,3 1×3".to_owned()));
    for (cycle, fee, zalo) in [("2026-10", "1.000,5", "7"), (CYCLE, "2.000", "3")] {
        let grid = door.grid("II.06a", cycle);
        let row = hotich(&grid);
        grid.fill(row, &[("added_1", fee), ("added_2", zalo)]);
        grid.call("blanks_zero", json!({"row": null}));
    }
    let sheet = door.report("II.06a", "2026-10..2026-11");
    let line = row_in(&sheet, Some(1), "Hộ tịch");
    assert_eq!(
        ["added_1", "added_2", "received"].map(|key| text_of(&sheet, line, key)),
        ["3.000,5", "3", "0"]
    );
    let book = door.export("2026-10..2026-11", &["II.06a"]);
    assert!(book.words("II.06a").contains("Phí đã thu (đồng)"));
    let figures = book.figures("II.06a", "Hộ tịch");
    assert_eq!((figures[2].as_str(), figures[12].as_str()), ("3", "3000.5"));
    // A column the circular does not have keeps no form from being complete.
    let grid = door.grid("II.06a", CYCLE);
    grid.fill(hotich(&grid), &[("added_1", "")]);
    assert_eq!(grid.sheet()["body"]["state"]["progress"], "complete");
    for (edit, why) in [
        (
            added(&["x"], "name", true),
            "Chọn loại cột: số lượng, số tiền, tỷ lệ hoặc chữ.",
        ),
        (added(&[], "count", true), "Tiêu đề cột có từ 1 đến 5 tầng."),
        (
            added(&[" "], "count", true),
            "Tiêu đề còn trống. Nhập tiêu đề.",
        ),
        (
            json!({"remove": {"key": "late"}}),
            "Chỉ bỏ được cột do đơn vị thêm; cột của biểu thì ẩn đi.",
        ),
    ] {
        assert_eq!(refused(&door, "II.06a", json!([edit])), why);
    }
}

#[test]
fn a_new_column_never_shows_the_figures_of_one_that_was_taken_away() {
    let door = month();
    let grid = door.grid("II.06a", CYCLE);
    edit(
        &door,
        "II.06a",
        json!([added(&["Qua Zalo"], "count", true)]),
    );
    grid.fill(hotich(&grid), &[("added_1", "7")]);
    let settings = edit(
        &door,
        "II.06a",
        json!([{"remove": {"key": "added_1"}}, added(&["Qua bưu chính"], "count", true)]),
    );
    let columns = settings["forms"][2]["columns"].as_array().unwrap();
    let last = columns.last().unwrap();
    assert_eq!(
        (&last["heading"], &last["key"]),
        (&json!(["Qua bưu chính"]), &json!("added_2"))
    );
    assert_eq!(grid.cell(hotich(&grid), "added_2"), "");
    // The same after going back to the default.
    door.call("form_reset", json!({"form": "II.06a"}));
    let settings = edit(
        &door,
        "II.06a",
        json!([added(&["Qua điện thoại"], "count", true)]),
    );
    assert_eq!(settings["forms"][2]["columns"][13]["key"], "added_3");
}

#[test]
fn an_officer_confirms_a_reconstructed_form_and_goes_back() {
    let door = month();
    let form = |settings: &Value| settings["forms"][3].clone();
    let before = form(&door.call("settings", json!({})));
    assert_eq!(before["form"]["status"], "reconstructed");
    assert_eq!(before["versions"], json!(["Áp dụng từ 21/10/2020"]));
    assert_eq!(
        door.refused("form_reset", json!({"form": "II.08"})),
        "Biểu II.08 đang dùng mẫu mặc định."
    );
    let grid = door.grid("II.08", CYCLE);
    let row = grid.row(None, "Hộ tịch");
    grid.fill(row, &[("procs", "5")]);
    let after = form(&edit(
        &door,
        "II.08",
        json!(["confirm", {"basis": {"text": "Công văn số 1"}}]),
    ));
    assert_eq!(
        (&after["edited"], &after["form"]["warning"]),
        (&json!(true), &json!(null))
    );
    assert_eq!(after["form"]["basis"], "Công văn số 1");
    assert_eq!(
        after["versions"],
        json!(["Áp dụng từ 21/10/2020", "Đơn vị sửa lúc 16/11/2026 08:00"])
    );
    let notes = door.call(
        "export_propose",
        json!({"period": CYCLE, "forms": ["II.08"]}),
    )["notes"]
        .take();
    assert!(!notes.to_string().contains("Bản dựng lại"), "{notes}");
    let door = door.reopened("2026-11-17T09:00:00");
    assert_eq!(
        door.sheet("II.08", CYCLE)["head"]["form"]["status"],
        "confirmed"
    );
    let reset = form(&door.call("form_reset", json!({"form": "II.08"})));
    assert_eq!(
        (&reset["edited"], &reset["form"]),
        (&json!(false), &before["form"])
    );
    assert_eq!(reset["versions"][2], "Về mặc định lúc 17/11/2026 09:00");
    assert_eq!(door.cell("II.08", CYCLE, None, "Hộ tịch", "procs"), "5");
}
