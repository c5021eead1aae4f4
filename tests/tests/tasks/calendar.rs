//! Month, year, reminders and the calendar file.

use std::collections::BTreeSet;
use std::fs;

use icalendar::parser::{Component, read_components, unfold};
use serde_json::{Value, json};
use smc_tests::door::Door;

use crate::plan::{LINES, add, door, id, set, tasks, text};

/// The days of a month with something due: the day, whether it is inside, how much is due.
fn month(door: &Door, year: i32, month: u32) -> (Value, Vec<(String, bool, usize)>) {
    let args = json!({"year": year, "month": month, "filter": {}});
    let own = door.call("task_month", args);
    let weeks = own["weeks"].as_array().expect("weeks");
    let mut days = Vec::new();
    for week in weeks {
        assert_eq!(week.as_array().map(Vec::len), Some(7));
        for day in week.as_array().expect("days") {
            let due = day["lines"].as_array().map_or(0, Vec::len);
            days.push((text(day, "date"), day["inside"] == true, due));
        }
    }
    (own, days)
}

#[test]
fn a_month_is_whole_weeks_from_monday() {
    let door = door();
    let (own, days) = month(&door, 2026, 11);
    assert_eq!(own["title"], "Tháng 11/2026");
    assert_eq!(days.first(), Some(&("2026-10-26".to_owned(), false, 0)));
    assert_eq!(days.last(), Some(&("2026-12-06".to_owned(), false, 0)));
    assert_eq!(days.iter().filter(|(_, inside, _)| *inside).count(), 30);
    let due: Vec<&str> = days
        .iter()
        .filter(|(.., due)| *due > 0)
        .map(|(day, ..)| day.as_str())
        .collect();
    assert_eq!(
        due,
        ["2026-11-10", "2026-11-17", "2026-11-30", "2026-12-01"]
    );
    assert_eq!(
        own["weeks"][3][0]["today"], true,
        "16/11 is the Monday of the fourth week"
    );
    // February 2027 begins on a Monday and has 28 days.
    assert_eq!(month(&door, 2027, 2).1.len(), 28);
    assert_eq!(
        month(&door, 2026, 12).1.last().map(|day| day.0.as_str()),
        Some("2027-01-03")
    );
}

#[test]
fn a_month_knows_its_days_off() {
    let door = door();
    let day = |date: &str| {
        let month: u32 = date[5..7].parse().expect("a month");
        let (own, _) = self::month(&door, 2026, month);
        let weeks = own["weeks"].as_array().expect("weeks").clone();
        let mut days = weeks.iter().flat_map(|week| week.as_array().expect("days"));
        let own = days.find(|day| day["date"] == date).expect("the day");
        (own["off"] == true, text(own, "holiday"))
    };
    assert_eq!(day("2026-02-17"), (true, "mùng 1 Tết".to_owned()));
    assert_eq!(day("2026-04-26"), (true, "Giỗ Tổ Hùng Vương".to_owned()));
    assert_eq!(day("2026-11-22"), (true, String::new()));
    assert_eq!(day("2026-11-17"), (false, String::new()));
}

#[test]
fn months_that_are_none_are_refused() {
    let door = door();
    for (year, month) in [(2026, 0), (2026, 13), (1999, 12), (2201, 1), (i32::MAX, 12)] {
        let args = json!({"year": year, "month": month, "filter": {}});
        let refused = door.refused("task_month", args);
        assert!(refused.contains("Không có tháng"), "{refused}");
    }
    door.refused("task_year", json!({"year": i32::MAX, "filter": {}}));
}

#[test]
fn the_year_counts_what_is_due_done_and_late() {
    let door = door();
    set(
        &door,
        &[id(&door, "Tuyên truyền")],
        json!({"state": "done"}),
    );
    let year = door.call("task_year", json!({"year": 2026, "filter": {}}));
    let months = year["months"].as_array().expect("months");
    assert_eq!(months.len(), 12);
    assert_eq!(
        months[10],
        json!({"title": "Tháng 11", "from": "2026-11-01", "to": "2026-11-30", "due": 3, "done": 1, "late": 1})
    );
    assert_eq!(
        months[11],
        json!({"title": "Tháng 12", "from": "2026-12-01", "to": "2026-12-31", "due": 1, "done": 0, "late": 0})
    );
    let of_unit = door.call("task_year", json!({"year": 2026, "filter": {"unit": 3}}));
    assert_eq!(of_unit["months"][10]["due"], 1);
}

#[test]
fn reminders_stand_under_their_lead_units() {
    let door = door();
    let reminders = door.call("task_reminders", json!({}));
    let found: Vec<(String, usize)> = reminders
        .as_array()
        .expect("reminders")
        .iter()
        .map(|own| {
            (
                text(own, "unit"),
                own["lines"].as_array().map_or(0, Vec::len),
            )
        })
        .collect();
    let expected = [
        ("Trung tâm Phục vụ hành chính công", 1),
        ("Văn phòng HĐND và UBND", 1),
        ("Công an phường", 1),
        ("Chưa rõ đơn vị chủ trì", 1),
    ];
    assert_eq!(
        found,
        expected.map(|(unit, count)| (unit.to_owned(), count))
    );
    assert_eq!(reminders[3]["id"], Value::Null);
    // A unit that the catalogue does not know stands under its own words.
    let door = door.reopened("2026-11-17T08:00:00");
    let reminders = door.call("task_reminders", json!({}));
    assert_eq!(reminders[4]["unit"], "Phòng Kinh tế");
}

/// An event of a calendar file, or its alarm, read by a parser of others, with its alarms.
struct Event {
    /// Name, parameters, plain value.
    properties: Vec<(String, String, String)>,
    alarms: Vec<Event>,
}

impl Event {
    fn of(component: &Component<'_>) -> Event {
        let properties = component.properties.iter().map(|own| {
            let param = |one: &icalendar::parser::Parameter<'_>| {
                let value = one.val.as_ref().map(|value| value.as_str());
                format!("{}={}", one.key.as_str(), value.unwrap_or_default())
            };
            let params: Vec<String> = own.params.iter().map(param).collect();
            let (name, value) = (own.name.as_str(), own.val.as_str());
            (name.to_owned(), params.join(";"), value.to_owned())
        });
        Event {
            properties: properties.collect(),
            alarms: component.components.iter().map(Event::of).collect(),
        }
    }
}

/// The events of the calendar file that is written.
fn events(door: &Door, plan: Option<i64>) -> Vec<Event> {
    let path = door.path("lịch.ics");
    let args = json!({"plan": plan, "path": path.display().to_string()});
    let reply = door.call("ics_write", args);
    assert!(
        text(&reply, "message").contains("việc vào tệp lịch"),
        "{reply}"
    );
    let text = unfold(&fs::read_to_string(path).expect("the calendar"));
    let found = read_components(&text).expect("a calendar that can be read");
    let [calendar] = found.as_slice() else {
        panic!("one calendar: {}", found.len());
    };
    assert_eq!(calendar.name, "VCALENDAR");
    let named = |name: &str| calendar.find_prop(name).is_some();
    assert!(named("PRODID") && named("VERSION") && !named("METHOD"));
    assert!(calendar.components.iter().all(|own| own.name == "VEVENT"));
    calendar.components.iter().map(Event::of).collect()
}

/// Parameters and value of a property that an event has once.
fn whole(event: &Event, name: &str) -> (String, String) {
    let mut found = event.properties.iter().filter(|(own, ..)| own == name);
    let (_, params, value) = found.next().unwrap_or_else(|| panic!("{name}"));
    assert!(found.next().is_none(), "{name} twice");
    (params.clone(), value.clone())
}

fn property(event: &Event, name: &str) -> String {
    whole(event, name).1
}

#[test]
fn every_due_date_is_an_event_with_an_alarm() {
    let door = door();
    let events = events(&door, None);
    let seen: Vec<(String, String)> = events
        .iter()
        .map(|event| (property(event, "DTSTART"), property(event, "SUMMARY")))
        .collect();
    let expected = [
        ("20261110", "Công bố thủ tục"),
        ("20261117", "Rà soát quy định"),
        ("20261130", "Tuyên truyền"),
        ("20261201", "Báo cáo năm"),
    ];
    assert_eq!(
        seen,
        expected.map(|(day, what)| (day.to_owned(), what.to_owned()))
    );
    for event in &events {
        assert_eq!(property(event, "DTSTAMP"), "20261116T010000Z");
        assert_eq!(event.alarms.len(), 1);
        assert_eq!(property(&event.alarms[0], "TRIGGER"), "-P2D");
        assert_eq!(whole(event, "DTSTART").0, "VALUE=DATE");
    }
    let about = property(&events[1], "DESCRIPTION");
    assert!(
        about.contains("Kế hoạch: Kế hoạch kiểm soát TTHC 2026 · Mục I, 2\nThời gian"),
        "{about}"
    );
    assert!(
        about.contains("Chủ trì: Văn phòng HĐND và UBND; Công an phường"),
        "{about}"
    );
}

#[test]
fn one_due_on_a_day_off_names_the_last_working_day_and_reminds_before_it() {
    let door = door();
    let own = [id(&door, "Tuyên truyền")];
    set(&door, &own, json!({"due": "29/11"}));
    let line = &tasks(&door, json!({"text": "Tuyên truyền"}))[0];
    assert_eq!(
        ["due_weekday", "due_text", "due_told", "due_by", "left"].map(|key| text(line, key)),
        [
            "CN",
            "29/11/2026",
            "thứ Sáu 27/11/2026; 29/11 là Chủ nhật",
            "chậm nhất T6 27/11",
            "còn 11 ngày",
        ]
    );
    let events = events(&door, None);
    let event = &events[2];
    assert_eq!(property(event, "DTSTART"), "20261129");
    assert_eq!(
        property(event, "SUMMARY"),
        "Tuyên truyền (chậm nhất T6 27/11)"
    );
    assert!(
        property(event, "DESCRIPTION")
            .starts_with("Chậm nhất: thứ Sáu 27/11/2026; 29/11 là Chủ nhật\n"),
    );
    assert_eq!(property(&event.alarms[0], "TRIGGER"), "-P4D");
    // What is done needs no such day.
    set(&door, &own, json!({"state": "done"}));
    let line = &tasks(&door, json!({"text": "Tuyên truyền"}))[0];
    assert_eq!(text(line, "due_by"), "");
}

#[test]
fn ids_are_unique_and_stay_the_same_through_days_and_changes() {
    let door = door();
    let uids = |door: &Door| -> Vec<String> {
        let events = events(door, None);
        events.iter().map(|event| property(event, "UID")).collect()
    };
    let before = uids(&door);
    assert_eq!(before.iter().collect::<BTreeSet<_>>().len(), 4);
    set(
        &door,
        &[id(&door, "Công bố thủ tục")],
        json!({"state": "done", "note": "xong"}),
    );
    let door = door.reopened("2026-11-20T08:00:00");
    assert_eq!(uids(&door), before);
    assert!(
        uids(&crate::plan::door())
            .iter()
            .all(|uid| !before.contains(uid)),
        "another data file"
    );
}

#[test]
fn what_is_done_says_so_and_reminds_nobody() {
    let door = door();
    set(
        &door,
        &[id(&door, "Công bố thủ tục")],
        json!({"state": "done"}),
    );
    let events = events(&door, None);
    assert_eq!(property(&events[0], "SUMMARY"), "[Đã xong] Công bố thủ tục");
    assert!(events[0].alarms.is_empty());
}

#[test]
fn a_calendar_is_of_one_plan_or_of_this_year() {
    let door = door();
    let next = ["* 1|Năm sau|Chậm nhất 01/02/2027"];
    let plan = add(&door, 2027, &next);
    assert_eq!(events(&door, None).len(), 4);
    assert_eq!(
        property(&events(&door, Some(plan))[0], "SUMMARY"),
        "Năm sau"
    );
    let path = door.path("lịch.ics").display().to_string();
    let refused = door.refused("ics_write", json!({"plan": 99, "path": path}));
    assert!(refused.contains("không còn"), "{refused}");
    let empty = Door::new();
    add(&empty, 2026, &LINES[..1]);
    let refused = empty.refused("ics_write", json!({"plan": null, "path": path}));
    assert!(refused.contains("Không có việc nào có hạn"), "{refused}");
}

#[test]
fn long_vietnamese_texts_arrive_whole() {
    let door = Door::new();
    let content =
        "Đẩy mạnh cải cách thủ tục hành chính; rà soát, đơn giản hóa \\ niêm yết\nngay ".repeat(20);
    add(
        &door,
        2026,
        &[&format!("* 1|{content}|Chậm nhất 01/12/2026")],
    );
    let summary = property(&events(&door, None)[0], "SUMMARY");
    assert_eq!(summary, content.trim().replace('\n', " "));
}
