//! Undo of one place beside another: what is offered of it, what stands in the way, where the cursor belongs, and what
//! came along with an act.

use serde_json::{Value, json};
use smc_tests::badfiles::Sheet;
use smc_tests::door::Door;

const CYCLE: &str = "2026-01";

fn tasks() -> Value {
    json!({"place": {"in": "tasks"}})
}

fn plan(id: impl Into<Value>) -> Value {
    json!({"place": {"in": "plan", "plan": id.into()}})
}

fn sheet(form: &str) -> Value {
    json!({"place": {"in": "sheet", "form": form, "cycle": CYCLE}})
}

/// A started month and a plan from the template: the plan, and its first tasks.
fn ward() -> (Door, i64, Vec<Value>) {
    let door = Door::at("2026-01-16T08:00:00");
    door.call("office_save", json!({"office": {"ward": "Phường Thử"}}));
    door.call("cycle_start", json!({"cycle": CYCLE}));
    let templates = door.call("plan_templates", json!({}));
    let from = json!({"from": "template", "name": templates[0]["name"], "year": 2026});
    let reply = door.call("plan_new", json!({"from": from}));
    let rows = reply["plan"]["appendices"][0]["rows"].as_array().unwrap();
    let tasks = rows.iter().filter(|row| row["kind"] == "task");
    let tasks = tasks.map(|row| row["id"].clone()).collect();
    (door, reply["plan"]["id"].as_i64().unwrap(), tasks)
}

/// What falls due of a task.
fn due(door: &Door, node: &Value) -> Vec<Value> {
    let list = door.call("tasks", json!({"filter": {}}));
    let lines = list["lines"].as_array().unwrap().iter();
    let own = lines.filter(|line| line["node"] == *node);
    own.map(|line| line["id"].clone()).collect()
}

fn set_time(door: &Door, plan: i64, node: &Value, time: &str) {
    let args = json!({"plan": plan, "node": node, "role": "time", "text": time});
    door.call("node_set", args);
}

#[test]
fn what_lies_elsewhere_is_offered_by_its_name_and_done_when_asked() {
    let (door, _, _) = ward();
    door.add_fields("II.06a", CYCLE, Some(1), &["Đất đai"]);
    let row = door.row("II.06a", CYCLE, Some(1), "Đất đai");
    door.type_in("II.06a", CYCLE, row, "online", "12");
    let offered = door.call("undo", tasks());
    assert_eq!(offered["message"], "");
    assert_eq!(
        offered["elsewhere"]["question"],
        "Hoàn tác ô (4) Đất đai, biểu II.06a kỳ 01/2026?"
    );
    assert_eq!(
        door.cell("II.06a", CYCLE, Some(1), "Đất đai", "online"),
        "12"
    );
    let mut args = tasks();
    args["step"] = offered["elsewhere"]["step"].clone();
    let done = door.call("undo", args.clone());
    assert_eq!(done["message"], "Đã hoàn tác: ô (4) Đất đai");
    assert_eq!(
        (&done["sheet"]["row"], &done["sheet"]["column"]),
        (&json!(row), &json!("online"))
    );
    assert_eq!(done["place"], sheet("II.06a")["place"]);
    assert_eq!(door.cell("II.06a", CYCLE, Some(1), "Đất đai", "online"), "");
    // What was offered once may have been overtaken.
    assert!(
        door.refused("undo", args)
            .contains("không còn là việc kế tiếp")
    );
    let again = door.call("redo", tasks());
    assert_eq!(
        again["elsewhere"]["question"],
        "Làm lại ô (4) Đất đai, biểu II.06a kỳ 01/2026?"
    );
}

#[test]
fn an_older_act_of_the_open_place_goes_first_and_the_newer_one_is_offered_beside_it() {
    let (door, plan_id, nodes) = ward();
    door.add_fields("II.08", CYCLE, None, &["Hộ tịch"]);
    let row = door.row("II.08", CYCLE, None, "Hộ tịch");
    let reply = door.type_in("II.08", CYCLE, row, "procs", "20");
    assert_eq!(reply["body"]["undo"], "ô (3) Hộ tịch");
    set_time(&door, plan_id, &nodes[0], "Hàng tháng");
    // Each place names its own.
    let shown = door.sheet("II.08", CYCLE);
    assert_eq!(shown["body"]["undo"], "ô (3) Hộ tịch");
    let shown = door.call("plan", json!({"plan": plan_id}));
    assert_eq!(shown["undo"], "thời gian, Mục I, 1");
    let done = door.call("undo", sheet("II.08"));
    assert_eq!(done["message"], "Đã hoàn tác: ô (3) Hộ tịch");
    assert_eq!(
        done["elsewhere"]["question"],
        "Hoàn tác thời gian, Mục I, 1, kế hoạch năm 2026?"
    );
    let done = door.call("undo", plan(plan_id));
    assert_eq!((&done["plan"], &done["node"]), (&json!(plan_id), &nodes[0]));
    assert_eq!(done["elsewhere"], Value::Null);
    // Doing something in one place leaves what can be redone in another.
    door.type_in("II.08", CYCLE, row, "procs", "21");
    let redone = door.call("redo", plan(plan_id));
    assert_eq!(redone["message"], "Đã làm lại: thời gian, Mục I, 1");
    assert_eq!(door.cell("II.08", CYCLE, None, "Hộ tịch", "procs"), "21");
}

#[test]
fn what_was_changed_elsewhere_since_stands_in_the_way() {
    let (door, plan_id, nodes) = ward();
    set_time(&door, plan_id, &nodes[0], "Trước 30/6/2026");
    set_time(&door, plan_id, &nodes[0], "Trước 30/7/2026");
    let one = due(&door, &nodes[0])[0].clone();
    let fields = json!({"ids": [one], "fields": {"due": "15/07/2026"}});
    door.call("occurrences_set", fields);
    let before = door.call("plan", json!({"plan": plan_id}));
    assert_eq!(
        door.refused("undo", plan(plan_id)),
        "Chưa hoàn tác được “thời gian, Mục I, 1”: sau đó “đổi hạn 1 việc” ở Nhiệm vụ đã sửa cùng chỗ. \
         Hoàn tác việc đó trước."
    );
    assert_eq!(door.call("plan", json!({"plan": plan_id})), before);
    let done = door.call("undo", tasks());
    assert_eq!(done["occurrences"], json!([one]));
    door.call("undo", plan(plan_id));
    let now = door.call("plan", json!({"plan": plan_id}));
    let row = &now["appendices"][0]["rows"].as_array().unwrap()[1];
    assert_eq!(row["time"], "Trước 30/6/2026");
}

#[test]
fn a_task_that_was_worked_on_does_not_vanish_with_the_line_it_is_of() {
    let (door, plan_id, nodes) = ward();
    set_time(&door, plan_id, &nodes[0], "Thường xuyên");
    assert!(due(&door, &nodes[0]).is_empty());
    set_time(&door, plan_id, &nodes[0], "Trước 30/6/2026");
    let one = due(&door, &nodes[0])[0].clone();
    let document = json!({"id": 0, "number": "5/BC-UBND", "date": "", "summary": "", "path": "", "copy": false});
    for fields in [json!({"note": "đang hỏi"}), json!({"evidence": document})] {
        door.call("occurrences_set", json!({"ids": [one], "fields": fields}));
        let why = door.refused("undo", plan(plan_id));
        assert!(why.contains("ở Nhiệm vụ đã sửa cùng chỗ"), "{why}");
        assert_eq!(due(&door, &nodes[0]), std::slice::from_ref(&one));
        door.call("undo", tasks());
    }
    door.call("undo", plan(plan_id));
    assert!(due(&door, &nodes[0]).is_empty());
}

#[test]
fn a_deleted_plan_comes_back_where_no_plan_is_open() {
    let (door, plan_id, _) = ward();
    door.call("plan_delete", json!({"plan": plan_id, "sure": true}));
    assert_eq!(door.call("plans", json!({})), json!([]));
    let done = door.call("undo", plan(Value::Null));
    assert_eq!(done["plan"], plan_id);
    assert_eq!(door.call("plans", json!({}))[0]["id"], plan_id);
}

// --- what came along ---

fn names(door: &Door, list: &str) -> Vec<String> {
    let settings = door.call("settings", json!({}));
    let all = settings[list].as_array().unwrap().iter();
    all.map(|own| own["name"].as_str().unwrap().to_owned())
        .collect()
}

/// A summary with a field and a section nobody knows, taken in and added.
fn imported(door: &Door) {
    let book = Sheet::month()
        .with("B6", "Lễ hội")
        .with("B8", "Trực tiếp tại phường Thử");
    let path = door.path("thang.xlsx");
    std::fs::write(&path, book.book()).unwrap();
    let args = |choices: Value| json!({"path": path, "cycle": CYCLE, "form": "II.06a", "sheet": null, "choices": choices});
    let read = door.call("summary_read", args(json!([])));
    let unknown = [&read["rows"][0]["key"], &read["sections"][1]["key"]];
    let choices = unknown.map(|key| json!({"key": key, "act": "add"}));
    door.call("summary_apply", args(json!(choices)));
}

#[test]
fn a_field_and_a_source_that_an_import_added_go_with_it() {
    let (door, _, _) = ward();
    let before = (names(&door, "fields"), names(&door, "sources"));
    imported(&door);
    let after = (names(&door, "fields"), names(&door, "sources"));
    assert_eq!(after.0.len(), before.0.len() + 1);
    assert_eq!(after.1.len(), before.1.len() + 1);
    let figures = door.sheet("II.06a", CYCLE)["body"]["lines"].clone();
    for _ in 0..2 {
        let done = door.call("undo", sheet("II.06a"));
        assert_eq!(done["stays"], json!([]));
        assert_eq!((names(&door, "fields"), names(&door, "sources")), before);
        door.call("redo", sheet("II.06a"));
        assert_eq!((names(&door, "fields"), names(&door, "sources")), after);
        assert_eq!(door.sheet("II.06a", CYCLE)["body"]["lines"], figures);
    }
    // Taken away and entered anew it is the same field, with the same key.
    door.call("undo", sheet("II.06a"));
    imported(&door);
    assert_eq!((names(&door, "fields"), names(&door, "sources")), after);
}

#[test]
fn a_field_that_is_used_meanwhile_stays_and_is_told() {
    let (door, _, _) = ward();
    imported(&door);
    door.add_fields("II.08", CYCLE, None, &["Lễ hội"]);
    let done = door.call("undo", sheet("II.06a"));
    let why = "Lĩnh vực Lễ hội ở lại danh mục vì biểu II.08 kỳ 01/2026 đang dùng.";
    assert_eq!(done["stays"], json!([why]));
    assert_eq!(
        done["message"],
        format!("Đã hoàn tác: nhập tệp thang.xlsx. {why}")
    );
    assert!(names(&door, "fields").contains(&"Lễ hội".to_owned()));
    assert!(!names(&door, "sources").contains(&"Trực tiếp tại phường Thử".to_owned()));
    // And all of it again.
    door.call("redo", sheet("II.06a"));
    assert!(names(&door, "sources").contains(&"Trực tiếp tại phường Thử".to_owned()));
}
