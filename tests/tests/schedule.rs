//! What a time means, through the door and through `smc`.

#![expect(
    clippy::unwrap_used,
    reason = "a test says with it that it expects success"
)]

use std::process::Command;

use serde_json::{Value, json};
use smc_core::plan::citation::{self, Citation};
use smc_core::plan::target;
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
    door.call(
        "deadlines_save",
        json!({"deadlines": deadlines, "from": "2026-01"}),
    );
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

/// The cells of a real plan's tasks under a key, from the plan as it was written out by hand.
fn cells(plan: &str, keys: &[&str]) -> Vec<String> {
    let file = programs::in_repository(&format!("tests/data/plans/{plan}.expected.json"));
    let plan: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let rows = plan["appendices"][0]["rows"].as_array().unwrap();
    let tasks = rows.iter().filter(|row| row["kind"] == "task");
    tasks
        .flat_map(|row| {
            keys.iter()
                .map(|key| row[*key].as_str().unwrap().to_owned())
        })
        .collect()
}

#[test]
fn every_time_of_the_two_real_plans_is_read_but_the_two_that_say_none() {
    for (plan, year, tasks, unread) in [
        ("chi-linh-2025", 2025, 33, "Định kỳ theo quy định"),
        ("dong-hai-2026", 2026, 25, "Định kỳ theo chỉ đạo"),
    ] {
        let mut times = cells(plan, &["time"]);
        assert_eq!(times.len(), tasks, "{plan}");
        times.retain(|time| smc_core::schedule::read(time, year).is_none());
        assert_eq!(times, [unread], "{plan}");
    }
}

#[test]
fn the_real_plans_hold_these_targets_and_no_citation_that_cannot_be_right() {
    for (plan, year, expected) in [
        (
            "chi-linh-2025",
            2025,
            &[
                "100", "100", "100", "80", "60", "60", "80", "100", "100", "50", "90",
            ][..],
        ),
        (
            "dong-hai-2026",
            2026,
            &["100", "100", "100", "80", "80", "90", "90", "100"],
        ),
    ] {
        let texts = cells(plan, &["content", "result"]);
        let targets = texts.iter().flat_map(|text| target::read(text, year));
        let values: Vec<String> = targets.map(|own| own.value.to_string()).collect();
        assert_eq!(values, expected, "{plan}");
        let cited: Vec<Citation> = texts.iter().flat_map(|text| citation::find(text)).collect();
        assert!(!cited.is_empty(), "{plan}");
        assert!(
            cited.iter().all(|own| own.faults(year).is_empty()),
            "{plan}"
        );
        assert_eq!(citation::differing(&cited), [], "{plan}");
    }
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
            "Định kỳ 6 tháng và năm, theo lịch báo cáo\nĐến hạn 2 lần, chậm nhất:\nthứ Tư 17/06/2026\nthứ Năm 17/12/2026\n"
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
    assert_eq!(
        smc(&["schedule", "Trước 18/5/2026", "--year", "2026"]).0,
        "Một lần, chậm nhất Chủ nhật 17/05/2026\nĐến hạn chậm nhất thứ Sáu 15/05/2026; 17/05 là Chủ nhật\n"
    );
    let (text, code) = smc(&["schedule", "Quý II", "--year", "2026", "--json"]);
    let reply: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(reply["dues"], json!(["2026-06-30"]));
    assert_eq!(reply["told"], json!(["thứ Ba 30/06/2026"]));
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
