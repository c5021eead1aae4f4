//! Closing and reopening: what a closed form keeps, and what may no longer touch it.

use serde_json::{Value, json};
use smc_tests::door::{Door, Grid};
use smc_tests::folder::names;
use smc_tests::month::{BALANCED, CYCLE};

/// A month whose II.06a has one row that balances, and whose II.04 has one reviewed procedure.
fn month(cycle: &str) -> Door {
    let door = Door::started(cycle);
    door.add_fields("II.06a", cycle, Some(1), &["Hộ tịch"]);
    let grid = door.grid("II.06a", cycle);
    grid.fill(hotich(&grid), &BALANCED);
    let free = door.grid("II.04", cycle);
    free.add_named("Đăng ký khai sinh");
    free.call("blanks_zero", json!({"row": null}));
    door
}

fn hotich(grid: &Grid<'_>) -> i64 {
    grid.row(Some(1), "Hộ tịch")
}

#[test]
fn errors_forbid_closing() {
    let door = month(CYCLE);
    let grid = door.grid("II.06a", CYCLE);
    grid.fill(hotich(&grid), &[("late", "3")]);
    let before = grid.seen();
    assert_eq!(
        grid.refused("form_close", json!({"note": "vẫn muốn", "sure": false})),
        "Biểu II.06a kỳ 11/2026 còn 1 lỗi, chưa khóa sổ được. Sửa các lỗi ở bảng “Cần xử lý” rồi khóa lại."
    );
    assert_eq!(grid.seen(), before);
    let body = grid.sheet()["body"].take();
    assert_eq!(
        (&body["editable"], &body["locked"]),
        (&json!(true), &json!(null))
    );
}

#[test]
fn warnings_may_stand_with_a_note_that_is_kept() {
    let door = month(CYCLE);
    let grid = door.grid("II.06a", CYCLE);
    grid.fill(hotich(&grid), &[("late", "")]);
    for note in ["", " \n "] {
        assert_eq!(
            grid.refused("form_close", json!({"note": note, "sure": false})),
            "Biểu II.06a kỳ 11/2026 còn 1 cảnh báo. Ghi chú vì sao vẫn khóa sổ, hoặc xử lý cảnh báo trước."
        );
    }
    grid.close("chờ hệ thống của Bộ");
    let body = grid.sheet()["body"].take();
    assert_eq!(body["state"]["progress"], "closed");
    assert_eq!(body["editable"], false);
    assert_eq!(body["locked"], body["remarks"][0]);
    assert_eq!(
        body["remarks"],
        json!([
            "Đã khóa sổ 16/11/2026 08:00, từ đó còn nguyên vẹn, ghi chú: chờ hệ thống của Bộ. Muốn sửa: mở lại và ghi lý do."
        ])
    );
}

#[test]
fn a_closed_form_changes_only_after_reopening() {
    let door = month(CYCLE);
    let (fields, free) = (door.grid("II.06a", CYCLE), door.grid("II.04", CYCLE));
    let (row, named) = (hotich(&fields), free.row(None, "Đăng ký khai sinh"));
    fields.close("");
    free.close("");
    let before = (fields.sheet(), free.sheet());
    let cell = json!({"row": row, "column": "online"});
    let further = [
        (
            "cell_set",
            json!({"row": row, "column": "online", "text": "1"}),
        ),
        (
            "cells_paste",
            json!({"row": row, "column": "online", "text": "1", "sure": true}),
        ),
        ("cells_clear", json!({"cells": [cell]})),
        (
            "cells_fill",
            json!({"from": cell, "to": {"row": row, "column": "direct"}, "fill": "right"}),
        ),
        ("blanks_zero", json!({"row": null})),
        (
            "note_set",
            json!({"row": row, "column": "online", "text": "x"}),
        ),
        (
            "rows_add",
            json!({"section": 1, "fields": [2], "name": null, "after": null}),
        ),
        ("row_delete", json!({"row": row, "sure": true})),
        ("row_move", json!({"row": row, "steps": 1})),
        ("form_close", json!({"note": "nữa", "sure": false})),
    ];
    for (command, args) in further {
        let (code, message) = fields.ask(command, args).unwrap_err();
        assert_eq!(code, "closed", "{command}");
        assert_eq!(
            message,
            "Biểu II.06a kỳ 11/2026 đã khóa sổ. Mở lại biểu (ghi lý do) trước khi sửa."
        );
    }
    for (command, args) in [
        ("row_rename", json!({"row": named, "name": "x"})),
        (
            "rows_add",
            json!({"section": null, "fields": [], "name": "x", "after": null}),
        ),
    ] {
        assert_eq!(
            free.ask(command, args).unwrap_err().0,
            "closed",
            "{command}"
        );
    }
    assert_eq!(door.ask("undo", json!({})).unwrap_err().0, "closed");
    assert_eq!((fields.sheet(), free.sheet()), before);
    fields.reopen("nhập thiếu");
    fields.fill(row, &[("online", "1")]);
    assert_eq!(fields.cell(row, "online"), "1");
}

#[test]
fn a_step_in_a_closed_form_is_neither_undone_nor_redone_until_it_is_open_again() {
    let door = month(CYCLE);
    let grid = door.grid("II.06a", CYCLE);
    let row = hotich(&grid);
    door.grid("II.04", CYCLE).close("");
    grid.call(
        "note_set",
        json!({"row": row, "column": "online", "text": "a"}),
    );
    grid.call(
        "note_set",
        json!({"row": row, "column": "direct", "text": "b"}),
    );
    door.call("undo", json!({}));
    let before = grid.seen();
    grid.close("");
    for command in ["undo", "redo"] {
        let (code, message) = door.ask(command, json!({})).unwrap_err();
        assert_eq!(code, "closed");
        assert!(
            message.starts_with("Biểu II.06a kỳ 11/2026 đã khóa sổ."),
            "{message}"
        );
    }
    grid.reopen("xem lại");
    assert_eq!(grid.seen(), before);
    let redone = door.call("redo", json!({}));
    assert_eq!(redone["message"], "Đã làm lại: ghi chú ô (5) Hộ tịch");
    door.call("undo", json!({}));
    door.call("undo", json!({}));
    assert_eq!(
        door.call("state", json!({}))["redo"],
        "ghi chú ô (4) Hộ tịch"
    );
}

#[test]
fn reopening_wants_a_reason_that_is_kept_and_makes_a_copy() {
    let door = month(CYCLE);
    let grid = door.grid("II.06a", CYCLE);
    assert_eq!(
        grid.refused("form_reopen", json!({"reason": "x"})),
        "Biểu II.06a kỳ 11/2026 đang mở."
    );
    grid.close("");
    for reason in ["", "  "] {
        assert_eq!(
            grid.refused("form_reopen", json!({"reason": reason})),
            "Ghi lý do mở lại; lý do được lưu cùng biểu."
        );
    }
    // The copy of the day is made meanwhile; it is another one.
    let copies = || {
        let names = names(&door.path("sao-luu"));
        let made = |name: &&String| name.ends_with("truoc-khi-mo-lai.db");
        names.iter().filter(made).count()
    };
    assert_eq!(copies(), 0);
    grid.reopen("thành phố yêu cầu sửa");
    assert_eq!(copies(), 1);
    let body = grid.sheet()["body"].take();
    assert_eq!(body["editable"], true);
    assert_eq!(body["locked"], json!(null));
    assert_eq!(
        body["remarks"],
        json!(["Đã mở lại 16/11/2026 08:00, lý do: thành phố yêu cầu sửa"])
    );
}

// --- what a closed form keeps ---

/// Renames everything a form's print is made of.
fn rename_everything(door: &Door) {
    let field = json!({"id": 1, "name": "Hộ tịch mới", "code": "", "unit": null, "active_from": null, "active_until": null});
    door.call("field_save", json!({"field": field}));
    door.call(
        "source_save",
        json!({"source": {"id": 1, "name": "Nguồn mới", "active": true}}),
    );
    door.call(
        "source_save",
        json!({"source": {"id": 0, "name": "Nguồn thứ ba", "active": true}}),
    );
    let edits = json!([
        {"title": {"text": "TÊN MỚI"}},
        {"heading": {"key": "online", "level": 2, "text": "Qua mạng"}},
        {"add": {"after": "pending_late", "heading": ["Cột thêm"], "kind": "count", "summed": true}},
    ]);
    door.call("form_edit", json!({"form": "II.06a", "edits": edits}));
}

fn headings(sheet: &Value) -> Vec<&str> {
    let cells = sheet["head"]["headings"].as_array().unwrap();
    cells
        .iter()
        .map(|cell| cell["text"].as_str().unwrap())
        .collect()
}

#[track_caller]
fn is_old(sheet: &Value) {
    assert!(
        sheet["head"]["form"]["title"]
            .as_str()
            .unwrap()
            .starts_with("TÌNH HÌNH")
    );
    let headings = headings(sheet);
    assert!(
        headings.contains(&"Trực tuyến") && !headings.contains(&"Cột thêm"),
        "{headings:?}"
    );
    let lines = sheet["body"]["lines"].as_array().unwrap();
    let names: Vec<&str> = lines
        .iter()
        .map(|line| line["name"].as_str().unwrap())
        .collect();
    assert_eq!(
        names,
        [
            "Trên Hệ thống của Bộ, ngành",
            "Hộ tịch",
            "Trên Hệ thống thông tin giải quyết TTHC của thành phố",
            "Tổng số"
        ]
    );
}

#[test]
fn a_closed_form_keeps_its_definition_and_names_everywhere() {
    let door = month("2026-10");
    door.grid("II.06a", "2026-10").close("");
    door.call("cycle_start", json!({"cycle": CYCLE}));
    let grid = door.grid("II.06a", CYCLE);
    grid.fill(
        hotich(&grid),
        &[("online", "7"), ("direct", "0"), ("early", "20")],
    );
    grid.call("blanks_zero", json!({"row": null}));
    grid.close("");
    let words = door.export("2026-10..2026-11", &["II.06a"]).words("II.06a");
    rename_everything(&door);
    is_old(&door.sheet("II.06a", CYCLE));
    is_old(&door.report("II.06a", CYCLE));
    is_old(&door.report("II.06a", "2026-10..2026-11"));
    assert_eq!(
        door.export("2026-10..2026-11", &["II.06a"]).words("II.06a"),
        words
    );
    assert!(
        words.contains("Trực tuyến") && words.contains("Hộ tịch"),
        "{words}"
    );
    // The next cycle, and the same one when it is open again, have the new names.
    grid.reopen("đổi mẫu");
    for sheet in [
        door.sheet("II.06a", CYCLE),
        door.report("II.06a", "2026-10..2026-11"),
    ] {
        assert_eq!(sheet["head"]["form"]["title"], "TÊN MỚI");
        assert!(headings(&sheet).contains(&"Cột thêm"));
    }
    let sheet = grid.sheet();
    let names: Vec<&str> = sheet["body"]["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["name"].as_str().unwrap())
        .collect();
    assert_eq!(names[..2], ["Nguồn mới", "Hộ tịch mới"]);
    is_old(&door.sheet("II.06a", "2026-10"));
}

#[test]
fn a_closed_month_shows_in_the_overview_and_the_next_step_goes_on() {
    let door = month(CYCLE);
    let next = |door: &Door| door.call("overview", json!({"cycle": CYCLE}))["next"].take();
    assert_eq!(
        next(&door)["text"],
        "Biểu II.08 chưa có số liệu: nhập tay hoặc nhập từ tệp"
    );
    door.add_fields("II.08", CYCLE, None, &["Hộ tịch"]);
    assert_eq!(next(&door)["text"], "Biểu II.08 còn 15 ô trống: nhập tiếp");
    door.grid("II.08", CYCLE)
        .call("blanks_zero", json!({"row": null}));
    for form in ["II.04", "II.05a", "II.06a", "II.08"] {
        assert_eq!(
            next(&door)["text"],
            format!("Biểu {form} đã đủ: kiểm tra và khóa sổ")
        );
        door.grid(form, CYCLE).close("");
    }
    assert_eq!(next(&door)["text"], "Xuất báo cáo kỳ 11/2026");
    let forms = json!(["II.04", "II.05a", "II.06a", "II.08"]);
    let _ = door.export(CYCLE, &["II.04", "II.05a", "II.06a", "II.08"]);
    assert_eq!(
        next(&door)["text"],
        "Gửi báo cáo kỳ 11/2026 rồi đánh dấu đã gửi"
    );
    door.call("sent_mark", json!({"period": CYCLE, "forms": forms}));
    assert_eq!(next(&door)["text"], "Kỳ 11/2026 đã gửi");
    // A form that was opened again and changed is to be sent again.
    let grid = door.grid("II.06a", CYCLE);
    grid.reopen("sót một hồ sơ");
    grid.fill(hotich(&grid), &[("online", "1031"), ("early", "701")]);
    assert_eq!(
        next(&door)["text"],
        "Biểu II.06a đã đủ: kiểm tra và khóa sổ"
    );
    grid.close("");
    let step = next(&door);
    assert_eq!(
        step["text"],
        "Biểu II.06a khác bản đã gửi: xem báo cáo và gửi lại"
    );
    assert_eq!(step["act"], "open_report");
    door.call("sent_mark", json!({"period": CYCLE, "forms": forms}));
    assert_eq!(next(&door)["text"], "Kỳ 11/2026 đã gửi");
    let state = door.call("state", json!({}));
    assert_eq!(state["cycles"][0]["closed"], true);
    assert_eq!(state["cycles"][0]["left"], "đã khóa sổ");
}
