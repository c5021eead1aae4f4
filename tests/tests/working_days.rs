//! Days off and days worked against the week: what is proposed, what an office makes of it, and deadlines that fall on
//! a day off.

use serde_json::{Value, json};
use smc_tests::door::Door;

fn save(door: &Door, change: Value) -> Value {
    door.call("working_days_save", json!({"year": 2026, "change": change}))
}

fn refused(door: &Door, change: Value) -> String {
    door.refused("working_days_save", json!({"year": 2026, "change": change}))
}

/// The days of a table, "shown: name (source)", those left out with a minus.
fn days(table: &Value) -> Vec<String> {
    let days = table["days"].as_array().unwrap().iter();
    days.map(|own| {
        let text = |key: &str| own[key].as_str().unwrap();
        let minus = if own["left_out"] == true { "- " } else { "" };
        let source = text("source");
        format!("{minus}{}: {} ({source})", text("shown"), text("name"))
    })
    .collect()
}

#[test]
fn the_days_of_a_year_are_proposed_with_their_sources() {
    let door = Door::new();
    let table = door.call("working_days", json!({"year": 2026}));
    let found = days(&table);
    assert_eq!(found.len(), 13);
    assert_eq!(
        found[2],
        "Thứ Ba 17/02/2026: Mùng 1 Tết (Đề xuất: Bộ luật Lao động 2019, Điều 112)"
    );
    assert_eq!(
        found[7],
        "Thứ Hai 27/04/2026: Nghỉ bù Giỗ Tổ Hùng Vương (Đề xuất: Bộ luật Lao động 2019, Điều 111 khoản 3)"
    );
    assert_eq!(
        found[12],
        "Thứ Ba 24/11/2026: Ngày Văn hóa Việt Nam (Đề xuất: Nghị quyết 28/2026/QH16)"
    );
    assert_eq!(
        table["summary"],
        "Năm 2026: 249 ngày làm việc; 13 ngày nghỉ lễ, nghỉ bù"
    );
    assert_eq!(table["changed"], false);
    assert_eq!(
        (&table["before_tet"], &table["beside"]),
        (&json!(1), &json!("before"))
    );
    assert_eq!(
        door.refused("working_days", json!({"year": 1999})),
        "Không có năm 1999 trong lịch. Chọn năm từ 2000 đến 2200."
    );
}

#[test]
fn an_office_adds_takes_out_and_takes_back_in() {
    let door = Door::new();
    let swap = json!({"act": "off", "day": "31/8", "name": "nghỉ hoán đổi Quốc khánh"});
    let table = save(&door, swap.clone());
    assert!(days(&table).contains(
        &"Thứ Hai 31/08/2026: Nghỉ hoán đổi Quốc khánh (Đơn vị thêm: ngày nghỉ)".to_owned()
    ));
    save(
        &door,
        json!({"act": "worked", "day": "22/8/2026", "name": ""}),
    );
    let table = save(&door, json!({"act": "remove", "day": "2026-02-20"}));
    let found = days(&table);
    assert!(
        found.contains(&"Thứ Bảy 22/08/2026: Ngày làm bù (Đơn vị thêm: ngày làm bù)".to_owned())
    );
    assert!(
        found
            .iter()
            .any(|own| own.starts_with("- Thứ Sáu 20/02/2026: Mùng 4 Tết"))
    );
    assert_eq!(
        table["summary"],
        "Năm 2026: 250 ngày làm việc; 13 ngày nghỉ lễ, nghỉ bù; 1 ngày làm bù"
    );
    assert_eq!(table["changed"], true);

    // What makes no sense is refused with what to do.
    assert_eq!(
        refused(&door, swap),
        "Thứ Hai 31/08/2026 đã là ngày nghỉ: nghỉ hoán đổi Quốc khánh."
    );
    for (act, day, why) in [
        (
            "off",
            "17/2",
            "Thứ Ba 17/02/2026 đã là ngày nghỉ: mùng 1 Tết.",
        ),
        (
            "off",
            "20/2",
            "Thứ Sáu 20/02/2026 là mùng 4 Tết mà đơn vị đã bỏ. Bấm “Lấy lại” ở dòng đó.",
        ),
        (
            "off",
            "17/5",
            "Chủ nhật 17/05/2026 vốn là ngày nghỉ hằng tuần.",
        ),
        (
            "off",
            "22/8",
            "Thứ Bảy 22/08/2026 đang là ngày làm bù. Bỏ dòng đó trước.",
        ),
        ("worked", "17/11", "Thứ Ba 17/11/2026 vốn là ngày làm việc."),
        ("worked", "22/8", "Thứ Bảy 22/08/2026 đã là ngày làm bù."),
        (
            "worked",
            "26/4",
            "Chủ nhật 26/04/2026 là ngày nghỉ: Giỗ Tổ Hùng Vương. Bỏ dòng đó thay vì thêm ngày làm bù.",
        ),
        (
            "off",
            "31/02",
            "“31/02” không phải ngày có thật. Viết ngày/tháng, ví dụ 31/8.",
        ),
        (
            "off",
            "04/01/2027",
            "Ngày 04/01/2027 không thuộc năm 2026. Chọn năm 2027 rồi thêm.",
        ),
    ] {
        assert_eq!(
            refused(&door, json!({"act": act, "day": day, "name": ""})),
            why
        );
    }
    let long = "x".repeat(81);
    assert!(
        refused(&door, json!({"act": "off", "day": "30/11", "name": long}))
            .contains("dài quá 80 ký tự")
    );

    // Another year is not touched, and all of it is in the data file.
    let other = door.call("working_days", json!({"year": 2027}));
    assert_eq!(other["changed"], false);
    let back = save(&door, json!({"act": "put_back", "day": "2026-02-20"}));
    assert!(days(&back).iter().all(|own| !own.starts_with("- ")));
    save(&door, json!({"act": "remove", "day": "2026-08-31"}));
    let chosen = save(&door, json!({"act": "beside", "beside": "after"}));
    assert!(
        days(&chosen)
            .iter()
            .any(|own| own.starts_with("Thứ Năm 03/09/2026"))
    );
    let chosen = save(&door, json!({"act": "before_tet", "days": 2}));
    assert!(days(&chosen)[1].starts_with("Chủ nhật 15/02/2026: 28 tháng Chạp"));
    let usual = save(&door, json!({"act": "reset"}));
    assert_eq!(usual["changed"], false);
}

#[test]
fn a_deadline_on_a_day_off_names_the_last_working_day_before_it() {
    let told = |today: &str, cycle: &str| {
        let door = Door::at(&format!("{today}T08:00:00"));
        door.call("cycle_start", json!({"cycle": cycle}));
        let overview = door.call("overview", json!({"cycle": cycle}));
        let line = overview["deadlines"].as_array().unwrap().iter();
        let mut line = line.filter(|line| line["period"] == cycle);
        let line = line.next().unwrap();
        assert_eq!(line["last_safe"], overview["cycle"]["last_safe"]);
        [
            &line["last_safe"],
            &line["left"],
            &overview["cycle"]["deadline"],
        ]
        .map(|text| text.as_str().unwrap().to_owned())
    };
    assert_eq!(
        told("2026-05-14", "2026-05"),
        [
            "chậm nhất thứ Sáu 15/05; 17/05 là Chủ nhật",
            "còn 1 ngày",
            "Hạn gửi trước 18/05 (chậm nhất thứ Sáu 15/05; 17/05 là Chủ nhật)",
        ]
    );
    // The figures of this cycle end on the 14th, in the midst of Tết.
    assert_eq!(
        told("2026-02-13", "2026-02"),
        [
            "chậm nhất thứ Ba 17/02, mùng 1 Tết; từ 15/02 đến đó đều nghỉ",
            "còn 4 ngày",
            "Hạn gửi trước 18/02 (chậm nhất thứ Ba 17/02, mùng 1 Tết; từ 15/02 đến đó đều nghỉ)",
        ]
    );
}

#[test]
fn what_the_office_sets_changes_what_deadlines_say() {
    let door = Door::started("2026-11");
    let deadline = || {
        let overview = door.call("overview", json!({"cycle": "2026-11"}));
        overview["cycle"]["deadline"].as_str().unwrap().to_owned()
    };
    assert_eq!(deadline(), "Hạn gửi trước 18/11 (chậm nhất thứ Ba 17/11)");
    save(
        &door,
        json!({"act": "off", "day": "17/11", "name": "nghỉ bão"}),
    );
    assert_eq!(
        deadline(),
        "Hạn gửi trước 18/11 (chậm nhất thứ Hai 16/11; 17/11 là nghỉ bão)"
    );
}

#[test]
fn days_that_cannot_be_read_are_told_and_entered_anew() {
    let door = Door::started("2026-11");
    let db = rusqlite::Connection::open(door.data_file()).unwrap();
    db.execute("INSERT INTO setting VALUES ('working_days', '{}')", [])
        .unwrap();
    let problem = door.refused("overview", json!({"cycle": "2026-11"}));
    assert!(
        problem.starts_with("Thiết lập “Ngày nghỉ, ngày làm bù” trong tệp dữ liệu không đọc được")
    );
    assert_eq!(
        door.call("settings", json!({}))["unreadable"],
        json!([problem])
    );
    save(&door, json!({"act": "reset"}));
    assert_eq!(door.call("state", json!({}))["problem"], Value::Null);
}
