//! What the list shows and what its filters find.

use serde_json::{Value, json};
use smc_tests::door::Door;

use crate::plan::{LINES, add, contents, door, id, set, task, tasks, text};

#[test]
fn tasks_come_by_due_date_and_those_without_one_last() {
    let door = door();
    assert_eq!(
        contents(&door, json!({"undated": true})),
        [
            "Công bố thủ tục",
            "Rà soát quy định",
            "Tuyên truyền",
            "Báo cáo năm",
            "Giải quyết hồ sơ"
        ]
    );
    assert_eq!(contents(&door, json!({})).len(), 4);
    let list = door.call("tasks", json!({"filter": {"undated": true}}));
    assert_eq!(list["total"], 5);
    assert_eq!(
        list["summary"],
        "5 việc: 1 trễ hạn, 2 đến hạn trong 14 ngày"
    );
    assert_eq!(
        list["plans"][0]["name"],
        "Kế hoạch kiểm soát TTHC năm 2026 (dự thảo)"
    );
    assert_eq!(list["units"].as_array().map(Vec::len), Some(3));
}

#[track_caller]
fn stands(now: &str, content: &str, standing: &str, left: &str) {
    let door = door().reopened(now);
    let line = task(&door, content);
    assert_eq!(line["standing"], standing, "{line}");
    assert_eq!(line["left"], left, "{line}");
}

#[test]
fn a_task_is_late_from_the_day_after_its_last_safe_one() {
    stands(
        "2026-11-10T23:59:59",
        "Công bố thủ tục",
        "soon",
        "hôm nay là ngày cuối",
    );
    stands(
        "2026-11-11T00:00:00",
        "Công bố thủ tục",
        "late",
        "trễ 1 ngày",
    );
    stands(
        "2026-11-16T08:00:00",
        "Công bố thủ tục",
        "late",
        "trễ 6 ngày",
    );
    stands(
        "2026-11-09T08:00:00",
        "Công bố thủ tục",
        "soon",
        "còn 1 ngày",
    );
}

#[test]
fn a_task_is_soon_due_from_14_days_before() {
    stands("2026-11-16T08:00:00", "Tuyên truyền", "soon", "còn 14 ngày");
    stands("2026-11-16T08:00:00", "Báo cáo năm", "later", "còn 15 ngày");
    stands("2026-11-17T00:00:00", "Báo cáo năm", "soon", "còn 14 ngày");
}

#[test]
fn a_task_that_nothing_falls_due_of_says_why() {
    let door = Door::new();
    let lines = ["* 1|Không ghi", "* 2|Chưa hiểu|Định kỳ theo chỉ đạo"];
    add(&door, 2026, &lines);
    let lines = tasks(&door, json!({"undated": true}));
    let left: Vec<String> = lines.iter().map(|line| text(line, "left")).collect();
    assert_eq!(left, ["chưa ghi thời gian", "chưa hiểu thời gian"]);
    assert_eq!(lines[0]["id"], Value::Null);
    assert_eq!(lines[0]["standing"], "undated");
}

#[test]
fn a_line_says_where_it_stands_in_its_plan() {
    let door = door();
    assert_eq!(
        task(&door, "Báo cáo năm")["place"],
        "Kế hoạch kiểm soát TTHC 2026 · Mục II, 1"
    );
    assert_eq!(task(&door, "Báo cáo năm")["due_text"], "01/12/2026");
}

#[track_caller]
fn finds(filter: Value, expected: &[&str]) {
    assert_eq!(contents(&door(), filter.clone()), expected, "{filter}");
}

#[test]
fn words_are_found_without_case_and_accents() {
    finds(json!({"text": "tuyen TRUYỀN"}), &["Tuyên truyền"]);
    finds(json!({"text": "truyền  tuyên"}), &["Tuyên truyền"]);
    finds(json!({"text": "cong an"}), &["Rà soát quy định"]);
    finds(json!({"text": "không có ở đâu"}), &[]);
    finds(json!({"text": "giai quyet"}), &[]);
    finds(
        json!({"text": "giai quyet", "undated": true}),
        &["Giải quyết hồ sơ"],
    );
}

#[test]
fn a_unit_is_found_by_name_and_short_name_among_several() {
    finds(
        json!({"unit": 1, "undated": true}),
        &["Công bố thủ tục", "Giải quyết hồ sơ"],
    );
    finds(json!({"unit": 2}), &["Rà soát quy định"]);
    finds(json!({"unit": 3}), &["Rà soát quy định"]);
}

#[test]
fn a_plan_and_a_unit_of_another_data_file_are_dropped_and_told() {
    let door = door();
    let all = door.call("tasks", json!({"filter": {}}));
    for (filter, said) in [
        (json!({"plan": 99}), "Kế hoạch đã chọn"),
        (json!({"unit": 99}), "Đơn vị đã chọn"),
    ] {
        let list = door.call("tasks", json!({"filter": filter}));
        assert_eq!(list["lines"], all["lines"], "{filter}");
        let dropped = list["dropped"][0].as_str().unwrap_or_default();
        assert!(dropped.starts_with(said), "{dropped}");
        assert_eq!(list["filter"], all["filter"], "{filter}");
        let paper = json!({"paper": "tasks", "filter": filter});
        let args = json!({"paper": paper, "kind": "xlsx", "path": door.path("viec.xlsx")});
        let message = text(&door.call("paper_write", args), "message");
        assert!(message.contains(said), "{message}");
    }
    assert_eq!(all["dropped"], json!([]));
    let unit = door.call("tasks", json!({"filter": {"unit": 2}}));
    assert_eq!(
        (&unit["filter"]["unit"], &unit["dropped"]),
        (&json!(2), &json!([]))
    );
}

#[test]
fn spans_with_a_name_are_offered_and_a_day_is_read_as_typed() {
    let door = door();
    let list = door.call("tasks", json!({"filter": {}}));
    let week = json!({"name": "Tuần này", "from": "2026-11-16", "to": "2026-11-22"});
    assert_eq!(list["spans"][0], week);
    let read = |typed: &str| door.call("day_read", json!({"text": typed}));
    assert_eq!(read(" 5/1 "), "2026-01-05");
    assert_eq!(read("05.01.2027"), "2027-01-05");
    for wrong in ["", "31/11", "11/2026", "hôm nay"] {
        let refused = door.refused("day_read", json!({"text": wrong}));
        assert!(refused.contains("không phải ngày có thật"), "{refused}");
    }
}

#[test]
fn days_and_standings_narrow_the_list() {
    finds(
        json!({"from": "2026-11-17", "to": "2026-11-30"}),
        &["Rà soát quy định", "Tuyên truyền"],
    );
    finds(json!({"to": "2026-11-16"}), &["Công bố thủ tục"]);
    finds(json!({"from": "2027-01-01", "undated": true}), &[]);
    finds(json!({"standing": ["late"]}), &["Công bố thủ tục"]);
    finds(
        json!({"standing": ["late", "later"]}),
        &["Công bố thủ tục", "Báo cáo năm"],
    );
    finds(json!({"standing": ["undated"]}), &["Giải quyết hồ sơ"]);
    finds(json!({"standing": ["settled"]}), &[]);
}

#[test]
fn states_narrow_the_list() {
    let door = door();
    set(
        &door,
        &[id(&door, "Công bố thủ tục")],
        json!({"state": "done"}),
    );
    set(
        &door,
        &[id(&door, "Báo cáo năm")],
        json!({"state": "not_arisen"}),
    );
    set(
        &door,
        &[id(&door, "Tuyên truyền")],
        json!({"state": "doing"}),
    );
    assert_eq!(
        contents(&door, json!({"states": ["done"]})),
        ["Công bố thủ tục"]
    );
    assert_eq!(
        contents(&door, json!({"states": ["todo", "doing"], "undated": true})),
        ["Rà soát quy định", "Tuyên truyền", "Giải quyết hồ sơ"]
    );
    assert_eq!(
        contents(&door, json!({"standing": ["settled"]})),
        ["Công bố thủ tục", "Báo cáo năm"]
    );
    assert_eq!(contents(&door, json!({"standing": ["late"]})), [""; 0]);
}

#[test]
fn notes_and_documents_are_searched_as_well() {
    let door = door();
    set(
        &door,
        &[id(&door, "Tuyên truyền")],
        json!({"note": "Chờ Sở Tư pháp"}),
    );
    let document = json!({"number": "12/BC-UBND", "summary": "Kết quả đợt một"});
    set(
        &door,
        &[id(&door, "Báo cáo năm")],
        json!({"evidence": document}),
    );
    assert_eq!(
        contents(&door, json!({"text": "so tu phap"})),
        ["Tuyên truyền"]
    );
    assert_eq!(contents(&door, json!({"text": "12/bc"})), ["Báo cáo năm"]);
    assert_eq!(
        contents(&door, json!({"text": "dot mot 12/BC"})),
        ["Báo cáo năm"]
    );
    assert_eq!(
        contents(&door, json!({"text": "dot mot", "unit": 1})),
        [""; 0]
    );
}

#[test]
fn a_filter_may_name_one_of_several_plans() {
    let door = door();
    let other = add(&door, 2027, &LINES[..2]);
    assert_eq!(contents(&door, json!({})).len(), 5);
    assert_eq!(contents(&door, json!({"plan": other})), ["Công bố thủ tục"]);
}

#[test]
fn a_long_list_comes_in_parts() {
    let door = Door::new();
    // Fridays: 52 in 2026.
    add(&door, 2026, &["* -|Việc|Hàng tuần"; 12]);
    let part = |skip: usize| door.call("tasks", json!({"filter": {"skip": skip}}));
    let count = |list: &Value| list["lines"].as_array().map_or(0, Vec::len);
    let (first, rest) = (part(0), part(500));
    assert_eq!(
        (count(&first), count(&rest), count(&part(624))),
        (500, 124, 0)
    );
    assert_eq!(
        (&first["total"], &rest["total"]),
        (&json!(624), &json!(624))
    );
    assert_ne!(first["lines"][0]["id"], rest["lines"][0]["id"]);
}

#[test]
fn of_several_appendices_a_line_says_which() {
    let door = door();
    let plan = door.call("plans", json!({}))[0]["id"].clone();
    let changed = door.call("appendix_add", json!({"plan": plan}));
    let appendix = changed["plan"]["appendices"][1]["id"].clone();
    let args =
        json!({"plan": plan, "appendix": appendix, "after": null, "kind": "task", "level": null});
    let node = door.call("node_add", args)["focus"][0].clone();
    let set = |role: &str, text: &str| {
        let args = json!({"plan": plan, "node": node, "role": role, "text": text});
        door.call("node_set", args);
    };
    set("content", "Việc khác");
    set("time", "Trước 30/8/2026");
    let place = text(&task(&door, "Việc khác"), "place");
    assert!(
        place.starts_with("Kế hoạch kiểm soát TTHC 2026 · "),
        "{place}"
    );
    assert!(place.ends_with(", dòng 1"), "{place}");
    assert!(!place.contains("· dòng"), "the appendix is named: {place}");
    assert_eq!(task(&door, "Việc khác")["due_text"], "29/08/2026");
}

#[test]
fn what_is_gone_from_the_plan_is_gone_from_the_list() {
    let door = door();
    let plan = door.call("plans", json!({}))[0]["id"].clone();
    let own = id(&door, "Tuyên truyền");
    door.call("plan_delete", json!({"plan": plan, "sure": true}));
    assert_eq!(contents(&door, json!({"undated": true})), [""; 0]);
    let refused = crate::plan::not_set(&door, &[own], json!({"state": "done"}));
    assert!(refused.contains("không còn"), "{refused}");
    door.call("undo", json!({}));
    assert_eq!(contents(&door, json!({"undated": true})).len(), 5);
}

#[test]
fn another_report_calendar_moves_what_is_due_and_what_was_done_goes_along() {
    let door = door();
    add(&door, 2025, &["* 1|Báo cáo tháng|Hàng tháng|TTPVHCC"]);
    let due = |door: &Door| -> Vec<String> {
        let all = tasks(door, json!({"from": "2025-01-01", "to": "2025-12-31"}));
        all.iter().map(|line| text(line, "due")).collect()
    };
    let first = tasks(&door, json!({"to": "2025-01-31"})).remove(0);
    set(
        &door,
        &[first["id"].as_i64().expect("an id")],
        json!({"state": "done", "done": "17/1/2025"}),
    );
    let mut deadlines = door.call("settings", json!({}))["deadlines"].clone();
    deadlines["month"] = json!(20);
    door.call(
        "deadlines_save",
        json!({"deadlines": deadlines, "from": "2025-01"}),
    );
    let moved = due(&door);
    assert_eq!(moved.len(), 12);
    assert!(moved.iter().all(|day| day.ends_with("-19")), "{moved:?}");
    let after = tasks(&door, json!({"to": "2025-01-31"})).remove(0);
    assert_eq!(
        (&after["id"], &after["state"]),
        (&first["id"], &json!("done"))
    );
}
