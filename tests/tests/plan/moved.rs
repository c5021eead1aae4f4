//! A due date that the officer agreed on another day stays on it, whatever else changes; where the plan now gives
//! another date for it, that is told.

use serde_json::{Value, json};
use smc_tests::door::Door;
use smc_tests::tree::Tree;

/// A plan with a yearly report, agreed for 20/12 instead of the day the calendar gives.
fn agreed<'a>(door: &'a Door, time: &str) -> (Tree<'a>, Value) {
    let line = format!("* 1|Báo cáo năm|{time}|Văn phòng");
    let tree = Tree::with(door, 2026, &[&line]);
    let [own] = dues(door).try_into().expect("one due date");
    let fields = json!({"due": "20/12/2026"});
    door.call(
        "occurrences_set",
        json!({"ids": [own["id"]], "fields": fields}),
    );
    (tree, own)
}

fn dues(door: &Door) -> Vec<Value> {
    let list = door.call("tasks", json!({"filter": {}}));
    list["lines"].as_array().expect("lines").clone()
}

/// It is the same due date, on the day that was agreed.
#[track_caller]
fn stays(door: &Door, own: &Value) {
    let after = dues(door);
    let shown: Vec<(&Value, &Value)> = after.iter().map(|one| (&one["id"], &one["due"])).collect();
    assert_eq!(shown, [(&own["id"], &json!("2026-12-20"))]);
}

#[track_caller]
fn save_deadline(door: &Door, name: &str, day: u32) -> Value {
    let mut deadlines = door.call("settings", json!({}))["deadlines"].clone();
    deadlines[name] = json!(day);
    door.call("deadlines_save", json!({"deadlines": deadlines}))
}

#[test]
fn another_report_calendar_leaves_the_day_that_was_agreed() {
    let door = Door::new();
    let (_, own) = agreed(&door, "Hàng năm");
    // The deadline of another kind of report: nothing to tell.
    assert_eq!(save_deadline(&door, "reform", 10)["message"], json!(null));
    stays(&door, &own);
    let told = save_deadline(&door, "longer", 25)["message"].clone();
    assert_eq!(
        told,
        "STT 1: giữ hạn Chủ nhật 20/12/2026 đã dời tay; theo kế hoạch nay là thứ Năm 24/12/2026."
    );
    stays(&door, &own);
    // What was told once is not told again.
    assert_eq!(save_deadline(&door, "reform", 9)["message"], json!(null));
    stays(&door, &own);
}

#[test]
fn another_text_of_the_time_leaves_the_day_that_was_agreed() {
    let door = Door::new();
    let (tree, own) = agreed(&door, "Trước 18/12/2026");
    let node = own["node"].as_i64().expect("a line");
    let changed = tree.set(node, "time", "Trước 16/12/2026");
    assert_eq!(
        changed["message"],
        "STT 1: giữ hạn Chủ nhật 20/12/2026 đã dời tay; theo kế hoạch nay là thứ Ba 15/12/2026."
    );
    stays(&door, &own);
    let changed = tree.set(node, "time", "Thường xuyên");
    assert_eq!(
        changed["message"],
        "STT 1: giữ hạn Chủ nhật 20/12/2026 đã dời tay; kế hoạch nay không còn hạn này."
    );
    stays(&door, &own);
    assert_eq!(tree.set(node, "content", "Báo cáo")["message"], json!(null));
    door.call("undo", json!({}));
    door.call("undo", json!({}));
    door.call("undo", json!({}));
    stays(&door, &own);
}

#[test]
fn what_the_officer_says_of_the_time_leaves_the_day_that_was_agreed() {
    let door = Door::new();
    let (tree, own) = agreed(&door, "Trước 18/12/2026");
    let schedule = json!({"kind": "once", "from": null, "due": "2026-12-10"});
    let args = json!({"node": own["node"], "schedule": schedule});
    let told = tree.call("schedule_set", args)["message"].clone();
    assert!(
        told.as_str()
            .is_some_and(|told| told.contains("10/12/2026")),
        "{told}"
    );
    stays(&door, &own);
}

#[test]
fn another_year_or_kind_of_the_plan_leaves_the_day_that_was_agreed() {
    let door = Door::new();
    let (tree, own) = agreed(&door, "Hàng năm");
    let mut fields = tree.reply()["fields"].clone();
    fields["about"] = json!("reform");
    let told = tree.call("plan_save", json!({"fields": fields}))["message"].clone();
    assert!(
        told.as_str()
            .is_some_and(|told| told.contains("giữ hạn Chủ nhật 20/12/2026")),
        "{told}"
    );
    stays(&door, &own);
    fields["year"] = json!(2027);
    tree.call("plan_save", json!({"fields": fields}));
    stays(&door, &own);
}

#[test]
fn importing_again_leaves_the_day_that_was_agreed_and_the_preview_says_so() {
    let door = Door::new();
    let text =
        |time: &str| format!("TT\tNội dung\tThời gian\tChủ trì\n1\tBáo cáo năm\t{time}\tVăn phòng");
    let (tree, own) = agreed(&door, "Trước 18/12/2026");
    for time in ["Trước 18/12/2026", "Trước 16/12/2026"] {
        let source = json!({"from": "text", "text": text(time)});
        let args = json!({"source": source, "year": 2026, "into": tree.plan, "mends": []});
        let shown = door.call("plan_read", args.clone())["differences"].to_string();
        assert_eq!(
            shown.contains(
                "giữ hạn Chủ nhật 20/12/2026 đã dời tay; theo kế hoạch nay là thứ Ba 15/12/2026"
            ),
            time.contains("16/12"),
            "{shown}"
        );
        let mut args = args;
        args["about"] = json!("control");
        door.call("plan_apply", args);
        stays(&door, &own);
    }
}

#[test]
fn a_line_that_was_moved_counts_as_worked_on() {
    let door = Door::new();
    let (tree, own) = agreed(&door, "Trước 18/12/2026");
    let asked = tree.call(
        "nodes_delete",
        json!({"nodes": [own["node"]], "sure": false}),
    );
    assert!(asked["question"].to_string().contains("1 việc"), "{asked}");
}
