//! The sample ward's plan, and plans in the search.

use serde_json::{Value, json};
use smc_tests::door::Door;
use smc_tests::tree::Tree;

fn sample(now: &str) -> (Door, Value) {
    let door = Door::at(now);
    door.call("sample_open", json!({}));
    let plans = door.call("plans", json!({}));
    let reply = door.call("plan", json!({"plan": plans[0]["id"]}));
    (door, reply)
}

#[test]
fn the_sample_ward_has_a_plan_with_two_late_tasks() {
    let (door, reply) = sample("2026-11-16T08:00:00");
    assert_eq!(reply["summary"], "30 nhiệm vụ · 2 việc trễ hạn");
    assert_eq!(reply["undo"], Value::Null);
    let units = reply["units"].as_array().map_or(0, Vec::len);
    assert!(units >= 5, "{units}");
    let filter = json!({"states": ["done"], "plan": reply["id"]});
    let done = door.call("tasks", json!({"filter": filter}));
    let total = done["total"].as_u64().unwrap_or_default();
    assert!(total > 40, "{total} done");
    let first = &done["lines"][0]["evidence"][0]["number"];
    assert_eq!(first, "01/MẪU-UBND");
    // The same on every computer.
    assert_eq!(sample("2026-11-16T08:00:00").1, reply);
}

#[test]
fn at_the_start_of_a_year_nothing_of_the_sample_is_due_yet() {
    let (_, reply) = sample("2027-01-04T08:00:00");
    assert_eq!(reply["fields"]["year"], 2027);
    assert_eq!(reply["summary"], "30 nhiệm vụ");
}

#[test]
fn a_file_with_a_plan_is_not_filled_with_sample_data() {
    let door = Door::new();
    let _ = Tree::empty(&door, 2026);
    let said = door.refused("sample_fill", json!({}));
    assert!(said.contains("đã có dữ liệu"), "{said}");
}

#[test]
fn the_search_finds_lines_of_plans_without_accents_the_newest_plan_first() {
    let door = Door::started("2026-11");
    let lines = ["= I|Kiểm soát", "  * 1|Rà soát quy định|2026|A||B"];
    let old = Tree::with(&door, 2025, &lines);
    let new = Tree::with(&door, 2026, &lines);
    let hits = door.call("search", json!({"text": "RA SOAT quy", "cycle": "2026-11"}));
    let found: Vec<(&Value, &Value, &Value)> = hits
        .as_array()
        .expect("hits")
        .iter()
        .map(|hit| (&hit["plan"], &hit["node"], &hit["place"]))
        .collect();
    let place = |year: i32| {
        json!(format!(
            "Kế hoạch kiểm soát TTHC năm {year} (dự thảo) · Mục I, 1"
        ))
    };
    assert_eq!(
        found,
        [
            (&json!(new.plan), &json!(new.ids()[1]), &place(2026)),
            (&json!(old.plan), &json!(old.ids()[1]), &place(2025)),
        ]
    );
    door.call("plan_delete", json!({"plan": new.plan, "sure": true}));
    let hits = door.call("search", json!({"text": "rà soát quy", "cycle": "2026-11"}));
    assert_eq!(hits.as_array().map(Vec::len), Some(1));
}

#[test]
fn words_within_a_plan_are_found_in_every_column_and_in_order() {
    let door = Door::started("2026-11");
    let lines = [
        "= I|Báo cáo",
        "  * 1|Rà soát quy định|2026|A||BÁO CÁO năm",
        "  * 2|Tập huấn|2026|Đội mẫu||B",
    ];
    let plan = Tree::with(&door, 2026, &lines);
    let find = |text: &str| door.call("plan_find", json!({"plan": plan.plan, "text": text}));
    let ids = plan.ids();
    assert_eq!(find("bao cao"), json!([ids[0], ids[1]]));
    assert_eq!(find("ĐỘI"), json!([ids[2]]));
    assert_eq!(find("doi mau"), json!([ids[2]]));
    assert_eq!(find("không có"), json!([]));
    assert_eq!(find("  "), json!([]));
}
