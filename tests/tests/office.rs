//! The office through the door: a closed month keeps its own, and one that cannot be read is never blank.

use serde_json::{Value, json};
use smc_tests::door::Door;

fn month(cycle: &str) -> Door {
    let door = Door::started(cycle);
    door.add_fields("II.06a", cycle, Some(1), &["Hộ tịch"]);
    let grid = door.grid("II.06a", cycle);
    grid.call("blanks_zero", json!({"row": null}));
    door
}

fn rename_office(door: &Door, ward: &str, superior: &str, signer: &str) {
    let office = json!({"ward": ward, "body": format!("UBND {ward}"), "superior": superior,
        "reporting_unit": format!("UBND {ward}"), "receiving_unit": superior, "signer": signer,
        "signer_title": "CHỦ TỊCH"});
    door.call("office_save", json!({"office": office}));
}

#[test]
fn a_closed_month_keeps_its_office() {
    let door = month("2025-06");
    rename_office(&door, "Phường Cũ", "UBND thành phố Cũ", "Nguyễn Văn Mẫu");
    door.grid("II.06a", "2025-06").close("");
    rename_office(&door, "Phường Mới", "UBND thành phố Mới", "Trần Thị Mẫu");
    door.call("cycle_start", json!({"cycle": "2025-07"}));
    let printed = |period: &str| {
        let words = door.export(period, &["II.06a"]).words("II.06a");
        let has = |text: &str| words.contains(text);
        let old = has("Phường Cũ") && has("UBND thành phố Cũ") && has("Nguyễn Văn Mẫu");
        let new = has("Phường Mới") && has("UBND thành phố Mới") && has("Trần Thị Mẫu");
        (old, new)
    };
    let proposed = |period: &str| {
        let args = json!({"period": period, "forms": ["II.06a"]});
        let proposal = door.call("export_propose", args);
        let notes = proposal["notes"].to_string();
        let name = proposal["file_name"].as_str().unwrap().to_owned();
        (
            name,
            notes.contains("khóa sổ (biểu II.06a) với phường “Phường Cũ”"),
        )
    };
    let month = |name: &str, period: &str| format!("BC-KSTTHC_{name}_{period}.xlsx");
    assert_eq!(printed("2025-06"), (true, false));
    assert_eq!(proposed("2025-06"), (month("Phuong-Cu", "2025-06"), false));
    assert_eq!(printed("2025-07"), (false, true));
    // A longer period has the office of today, and says what differs.
    assert_eq!(printed("2025-Q2"), (false, true));
    assert!(proposed("2025-Q2").1);
    // Opened again it is today's.
    door.grid("II.06a", "2025-06").reopen("đổi tên");
    assert_eq!(printed("2025-06"), (false, true));
}

#[test]
fn an_office_that_cannot_be_read_is_told_and_entered_anew_never_blank() {
    let door = Door::started("2026-11");
    for text in [
        "{",
        "[]",
        "{}",
        r#"{"phuong": "Phường Thử"}"#,
        r#"{"ward": 5}"#,
    ] {
        let db = rusqlite::Connection::open(door.data_file()).unwrap();
        let changed = db.execute("UPDATE setting SET value = ? WHERE key = 'office'", [text]);
        assert_eq!(changed, Ok(1));
        let why = door.refused(
            "export_propose",
            json!({"period": "2026-11", "forms": ["II.08"]}),
        );
        assert_eq!(
            why,
            "Thiết lập “Đơn vị, người ký” trong tệp dữ liệu không đọc được nên chưa dùng được. \
             Mở Thiết lập › Đơn vị, người ký, nhập lại và lưu; hoặc khôi phục một bản sao lưu.",
            "{text}"
        );
        // Figures go on, and the window opens so that the office can be entered.
        door.sheet("II.08", "2026-11");
        let state = door.call("state", json!({}));
        assert_eq!(state["problem"], Value::Null);
        assert_eq!(state["first_start"], false);
        assert_eq!(state["ward"], "(chưa đọc được tên đơn vị)");
        let settings = door.call("settings", json!({}));
        assert_eq!(settings["unreadable"], json!([why]));
        let settings = door.call("office_save", json!({"office": {"ward": "Phường Thử"}}));
        assert_eq!(settings["unreadable"], json!([]));
        assert_eq!(door.call("state", json!({}))["ward"], "Phường Thử");
    }
}

// --- what else is kept ---

#[test]
fn figures_that_were_sent_and_cannot_be_read_are_told_not_forgotten() {
    let door = month("2025-06");
    let forms = json!({"period": "2025-06", "forms": ["II.06a"]});
    door.call("sent_mark", forms);
    let db = rusqlite::Connection::open(door.data_file()).unwrap();
    let broken = r#"{"II.06a": {"nothing we know": {"online": "1"}}}"#;
    assert_eq!(db.execute("UPDATE sent SET figures = ?", [broken]), Ok(1));
    let args = json!({"form": "II.06a", "cycle": "2025-06"});
    let why = door.refused("sheet", args);
    assert!(why.starts_with("Số liệu của báo cáo đã gửi trong tệp dữ liệu không đọc được"));
    assert!(why.contains("khôi phục bản sao"));
}

#[test]
fn an_edited_form_that_cannot_be_read_is_told() {
    let door = month("2025-06");
    let edits = json!([{"title": {"text": "TÊN CỦA PHƯỜNG"}}]);
    door.call("form_edit", json!({"form": "II.08", "edits": edits}));
    let db = rusqlite::Connection::open(door.data_file()).unwrap();
    let changed = db.execute("UPDATE definition SET text = 'x' WHERE kind = 'edit'", []);
    assert_eq!(changed, Ok(1));
    // As an older program would have left it: with sums that do not fit, the file would be refused as damaged.
    db.execute_batch(
        "DROP TABLE digest; ALTER TABLE sheet DROP COLUMN seal; ALTER TABLE sent DROP COLUMN seal;
         ALTER TABLE node DROP COLUMN further1; ALTER TABLE node DROP COLUMN further2;
         ALTER TABLE node DROP COLUMN further3; ALTER TABLE node DROP COLUMN further4;
         ALTER TABLE node DROP COLUMN further5; ALTER TABLE node DROP COLUMN further6;
         ALTER TABLE appendix DROP COLUMN prose;
         PRAGMA user_version = 6;",
    )
    .unwrap();
    let door = door.reopened("2025-06-16T08:00:00");
    let broken = door.call("settings", json!({}))["broken_forms"].to_string();
    assert!(broken.contains("Biểu II.08 do văn phòng sửa"), "{broken}");
}
