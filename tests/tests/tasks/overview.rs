//! What the overview tells of tasks.

use serde_json::{Value, json};
use smc_tests::door::Door;

use crate::plan::{add, door, id, set};

const CYCLE: &str = "2026-11";
const FORMS: [&str; 4] = ["II.04", "II.05a", "II.06a", "II.08"];

fn overview(door: &Door) -> Value {
    door.call("overview", json!({"cycle": CYCLE}))
}

/// All forms of the cycle closed, exported and sent.
fn send(door: &Door) {
    door.call("cycle_start", json!({"cycle": CYCLE}));
    for form in FORMS {
        door.grid(form, CYCLE).close("chưa phát sinh");
    }
    let path = door.path("bao-cao.xlsx").display().to_string();
    let export = json!({"period": CYCLE, "forms": FORMS, "path": path});
    door.call("export_write", export);
    door.call("sent_mark", json!({"period": CYCLE, "forms": FORMS}));
}

#[test]
fn late_and_coming_tasks_are_told_and_counted() {
    let door = door();
    let own = overview(&door);
    assert_eq!((&own["late"], &own["soon"]), (&json!(1), &json!(2)));
    let late = &own["reminders"][0];
    assert_eq!(late["unit"], "Trung tâm Phục vụ hành chính công");
    assert_eq!(late["lines"][0]["left"], "trễ 6 ngày");
    set(
        &door,
        &[id(&door, "Công bố thủ tục")],
        json!({"state": "done"}),
    );
    assert_eq!(overview(&door)["late"], 0);
}

#[test]
fn of_many_the_twelve_most_urgent_are_told() {
    let door = Door::new();
    add(&door, 2026, &["* 1|Việc|Hàng tuần|Công an phường"]);
    let own = overview(&door);
    let lines = own["reminders"][0]["lines"].as_array().expect("lines");
    assert_eq!(lines.len(), 12);
    assert_eq!(
        lines[0]["due_text"], "02/01/2026",
        "the first Friday of the year"
    );
    assert_eq!((&own["late"], &own["soon"]), (&json!(46), &json!(2)));
}

#[test]
fn a_late_task_is_the_next_step_when_the_forms_need_nothing() {
    let door = door();
    let next = |door: &Door| overview(door)["next"].take();
    assert_eq!(next(&door)["act"], "start_cycle");
    send(&door);
    let step = next(&door);
    assert_eq!(step["act"], "open_tasks");
    assert_eq!(
        step["text"],
        "1 việc trong kế hoạch trễ hạn: xem và cập nhật"
    );
    set(
        &door,
        &[id(&door, "Công bố thủ tục")],
        json!({"state": "not_arisen"}),
    );
    assert_eq!(next(&door)["act"], "nothing");
}

#[test]
fn without_a_plan_there_is_nothing_to_tell() {
    let own = overview(&Door::new());
    assert_eq!(own["reminders"], json!([]));
    assert_eq!((&own["late"], &own["soon"]), (&json!(0), &json!(0)));
}

#[test]
fn the_overview_tells_the_targets_accepted_this_year() {
    let door = Door::new();
    let overview = || door.call("overview", json!({"cycle": "2026-11"}));
    assert_eq!(overview()["planned"], false);
    let plan = add(
        &door,
        2026,
        &["* 1|Mức độ hài lòng của người dân đạt trên 90%|Thường xuyên"],
    );
    assert_eq!(overview()["planned"], true);
    assert_eq!(overview()["targets"], json!([]));
    let mut target = door.call("plan", json!({"plan": plan}))["targets"][0].clone();
    target["id"] = json!(0);
    for shown in ["place", "text", "in_text"] {
        target.as_object_mut().expect("a target").remove(shown);
    }
    door.call("target_save", json!({"plan": plan, "target": target}));
    let told = &overview()["targets"][0];
    assert_eq!(
        (&told["plan"], &told["node"]),
        (&json!(plan), &target["node"])
    );
    let words = told["text"].as_str().expect("a text");
    assert!(words.contains("trên 90%"), "{words}");
}
