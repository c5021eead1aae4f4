//! What a time means, through the door and through `smc`.

#![expect(
    clippy::unwrap_used,
    reason = "a test says with it that it expects success"
)]

use std::process::Command;

use serde_json::{Value, json};
use smc_tests::door::Door;
use smc_tests::programs;

fn read(door: &Door, text: &str, year: i32) -> Value {
    door.call("schedule_read", json!({ "text": text, "year": year }))
}

#[test]
fn the_door_says_what_a_time_means_and_when_it_falls_due() {
    let door = Door::new();
    let reply = read(&door, "Định kỳ hàng quý và năm 2025", 2025);
    assert_eq!(reply["text"], "Hàng quý và năm, theo lịch báo cáo");
    assert_eq!(reply["why"], Value::Null);
    assert_eq!(reply["corrected"], false);
    assert_eq!(
        reply["dues"],
        json!(["2025-03-17", "2025-06-17", "2025-09-17", "2025-12-17"])
    );
    let reply = read(&door, "Trước 30/8/2025", 2025);
    assert_eq!(
        reply["meaning"],
        json!({ "kind": "once", "from": null, "due": "2025-08-29" })
    );
}

#[test]
fn the_offices_report_calendar_counts() {
    let door = Door::new();
    let deadlines = json!({ "month": 18, "longer": 21, "reform": 5, "reform_year": 5 });
    door.call("deadlines_save", json!({ "deadlines": deadlines }));
    let reply = read(&door, "Định kỳ 6 tháng", 2026);
    assert_eq!(reply["dues"], json!(["2026-06-20", "2026-12-20"]));
}

#[test]
fn what_is_not_understood_is_said_and_nothing_is_guessed() {
    let door = Door::new();
    let reply = read(&door, "Định kỳ theo chỉ đạo", 2026);
    assert_eq!(reply["text"], "Chưa hiểu");
    assert_eq!(reply["meaning"], Value::Null);
    assert_eq!(reply["dues"], json!([]));
    let reply = read(&door, "Trước 30/02/2026", 2026);
    assert_eq!(reply["why"], "Ngày 30/02/2026 không có trong lịch.");
    let reply = read(&door, "  ", 2026);
    assert_eq!((&reply["text"], &reply["why"]), (&json!(""), &Value::Null));
    let refused = door.refused("schedule_read", json!({ "text": "Quý I", "year": 99 }));
    assert!(refused.contains("2000"), "{refused}");
}

/// What `smc` prints, and its exit code.
fn smc(words: &[&str]) -> (String, Option<i32>) {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(programs::smc())
        .args(words)
        .arg("--data")
        .arg(folder.path().join("phường.db"))
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (String::from_utf8(text).unwrap(), output.status.code())
}

#[test]
fn the_command_line_says_the_same() {
    assert_eq!(
        smc(&["schedule", "Định kỳ 6 tháng, năm", "--year", "2026"]),
        (
            "Định kỳ 6 tháng và năm, theo lịch báo cáo\nĐến hạn 2 lần: 17/06/2026, 17/12/2026\n"
                .to_owned(),
            Some(0)
        )
    );
    assert_eq!(
        smc(&["schedule", "Thường xuyên", "--year", "2026"]),
        ("Thường xuyên\nKhông có ngày đến hạn.\n".to_owned(), Some(0))
    );
    assert_eq!(
        smc(&["schedule", "Định kỳ và đột xuất", "--year", "2026"]),
        (
            "Chưa hiểu “Định kỳ và đột xuất”: chọn cách hiểu.\n".to_owned(),
            Some(1)
        )
    );
    let (text, code) = smc(&["schedule", "Quý II", "--year", "2026", "--json"]);
    let reply: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(reply["dues"], json!(["2026-06-30"]));
    assert_eq!(code, Some(0));
}

#[test]
fn misuse_of_the_command_line_is_told() {
    for (words, part) in [
        (&["schedule", "Quý II"][..], "Thiếu --year"),
        (&["schedule", "--year", "2026"], "Thiếu THỜI_GIAN"),
        (
            &["schedule", "Quý II", "--year", "nay"],
            "“nay” không phải năm",
        ),
        (&["schedule", "Quý II", "--year", "99"], "Năm 99"),
    ] {
        let (text, code) = smc(words);
        assert!(text.contains(part), "{text}");
        assert_eq!(code, Some(2), "{text}");
    }
}
