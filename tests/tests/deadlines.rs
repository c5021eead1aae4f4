//! The report calendar through the door: its limits, since when it is in force, and when it cannot be read.

use serde_json::{Value, json};
use smc_tests::door::{Door, NOW};

#[test]
fn deadlines_have_limits() {
    let door = Door::new();
    let days = |month: u32, longer: u32, reform: u32, year: u32| json!({"deadlines": {"month": month, "longer": longer, "reform": reform, "reform_year": year}});
    for good in [days(15, 15, 2, 2), days(28, 28, 28, 28), days(18, 18, 5, 5)] {
        assert_eq!(
            door.call("deadlines_save", good.clone())["deadlines"],
            good["deadlines"]
        );
    }
    for (bad, label, day, least) in [
        (days(14, 18, 5, 5), "Báo cáo tháng", 14, 15),
        (days(29, 18, 5, 5), "Báo cáo tháng", 29, 15),
        (
            days(18, 0, 5, 5),
            "Báo cáo quý, 6 tháng, 9 tháng, năm",
            0,
            15,
        ),
        (days(18, 18, 1, 5), "Báo cáo cải cách hành chính", 1, 2),
        (
            days(18, 18, 5, 31),
            "Báo cáo cải cách hành chính năm",
            31,
            2,
        ),
    ] {
        let why = format!(
            "{label}: hạn gửi trước ngày {day} không dùng được. Nhập ngày từ {least} đến 28."
        );
        let before = door.call("settings", json!({}));
        assert_eq!(door.refused("deadlines_save", bad), why);
        assert_eq!(door.call("settings", json!({})), before);
    }
    assert!(door.ask("deadlines_save", days(18, 18, 5, 5)).is_ok());
    let late = json!({"deadlines": {"month": -1, "longer": 18, "reform": 5, "reform_year": 5}});
    assert!(door.ask("deadlines_save", late).is_err());
}

#[test]
fn other_deadlines_leave_what_was_due_before() {
    let door = Door::started("2026-10");
    door.call("cycle_start", json!({"cycle": "2026-11"}));
    let days = |month: u32| json!({"month": month, "longer": 18, "reform": 5, "reform_year": 5});
    let deadline = |cycle: &str| {
        let state = door.call("state", json!({}));
        let cycles = state["cycles"].as_array().unwrap();
        let own = cycles.iter().find(|own| own["cycle"] == cycle).unwrap();
        own["deadline"].as_str().unwrap().to_owned()
    };
    let settings = door.call("settings", json!({}));
    assert_eq!(settings["calendars"][0]["when"], "Mọi kỳ");
    // From the current cycle on, unless told otherwise.
    assert_eq!(settings["current"], "2026-11");
    let settings = door.call("deadlines_save", json!({"deadlines": days(20)}));
    assert_eq!(
        deadline("2026-10"),
        "Hạn gửi trước 18/10 (chậm nhất thứ Sáu 16/10; 17/10 là thứ Bảy)"
    );
    assert_eq!(
        deadline("2026-11"),
        "Hạn gửi trước 20/11 (chậm nhất thứ Năm 19/11)"
    );
    assert_eq!(
        settings["calendars"],
        json!([
            {"when": "Từ kỳ 11/2026", "days": days(20)},
            {"when": "Đến hết kỳ 10/2026", "days": days(18)},
        ])
    );
    let settings = door.call(
        "deadlines_save",
        json!({"deadlines": days(22), "from": "2027-01"}),
    );
    assert_eq!(
        deadline("2026-11"),
        "Hạn gửi trước 20/11 (chậm nhất thứ Năm 19/11)"
    );
    assert_eq!(settings["calendars"][0]["when"], "Từ kỳ 01/2027");
    assert_eq!(
        settings["calendars"][1]["when"],
        "Kỳ 11/2026 đến kỳ 12/2026"
    );
    let door = door.reopened(NOW);
    assert_eq!(
        door.call("settings", json!({}))["calendars"],
        settings["calendars"]
    );
}

#[test]
fn deadlines_that_cannot_be_read_are_a_problem_of_the_data_file() {
    let door = Door::started("2026-11");
    let db = rusqlite::Connection::open(door.data_file()).unwrap();
    let broken = r#"{"month": 18}"#;
    db.execute("INSERT INTO setting VALUES ('deadlines', ?)", [broken])
        .unwrap();
    let state = door.call("state", json!({}));
    let problem = state["problem"].as_str().unwrap();
    assert!(problem.starts_with("Thiết lập “Hạn gửi” trong tệp dữ liệu không đọc được"));
    assert_eq!(
        door.refused("overview", json!({"cycle": "2026-11"})),
        problem
    );
    assert_eq!(
        door.call("settings", json!({}))["unreadable"],
        json!([problem])
    );
    let days = json!({"month": 20, "longer": 18, "reform": 5, "reform_year": 5});
    door.call("deadlines_save", json!({"deadlines": days}));
    assert_eq!(door.call("state", json!({}))["problem"], Value::Null);
}
