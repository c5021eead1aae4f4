//! The checker on a ward's real plan, and on plans made for it.

use std::fs;

use serde_json::{Value, json};
use smc_tests::door::Door;
use smc_tests::programs::in_repository;
use smc_tests::tree::Tree;

/// A real plan typed in line by line.
#[track_caller]
fn typed<'a>(door: &'a Door, file: &str, year: i32) -> Tree<'a> {
    let text = fs::read_to_string(in_repository(&format!("tests/data/plans/{file}"))).expect(file);
    let plan: Value = serde_json::from_str(&text).expect("JSON");
    let tree = Tree::empty(door, year);
    let mut depth = 0;
    for row in plan["appendices"][0]["rows"].as_array().expect("rows") {
        let kind = row["kind"].as_str().expect("a kind");
        let level = match kind {
            "section" => 0,
            "group" => 1,
            _ => depth + 1,
        };
        if kind != "task" {
            depth = level;
        }
        let id = tree.add(None, kind, Some(level));
        for (key, role) in [
            ("label", "label"),
            ("text", "content"),
            ("content", "content"),
            ("time", "time"),
            ("lead", "lead"),
            ("coord", "coordinating"),
            ("result", "result"),
        ] {
            if let Some(text) = row[key].as_str().filter(|text| !text.is_empty()) {
                tree.set(id, role, text);
            }
        }
    }
    tree
}

#[test]
fn what_is_wrong_with_dong_hais_plan_is_found_and_nothing_else() {
    let door = Door::new();
    let tree = typed(&door, "dong-hai-2026.expected.json", 2026);
    assert_eq!(
        tree.findings(),
        [
            "Mục II, 6, dòng 1: unread_time",
            "Mục II, 6, dòng 1: lead",
            // The second section III.
            "Mục III: label",
            // 28 after 2, 33 after 30.
            "Mục III, 28: label",
            "Mục III, 33: label",
            "Mục III, 34: result",
            "Mục III, 35: result",
            "Mục III, 36: result",
        ]
    );
    let reply = tree.reply();
    let labels = list(&reply["findings"]).into_iter();
    let labels = labels.filter(|own| own["code"] == "label");
    let sentences: Vec<&Value> = labels.map(|own| &own["text"]).collect();
    assert_eq!(
        sentences,
        [
            "Số III lặp lại.",
            "Số bắt đầu từ 28, không phải từ 1.",
            "Số nhảy từ 30 đến 33."
        ]
    );
    let targets = list(&reply["targets"]).into_iter();
    let places: Vec<&Value> = targets.map(|own| &own["place"]).collect();
    for place in ["Mục III, 34", "Mục III, 35", "Mục III, 36"] {
        assert!(places.contains(&&json!(place)), "{place} in {places:?}");
    }
}

fn list(value: &Value) -> Vec<&Value> {
    value.as_array().expect("a list").iter().collect()
}

#[test]
fn the_citation_that_a_real_decision_got_wrong_is_found() {
    let door = Door::new();
    let tree = Tree::with(&door, 2026, &["* 1|Việc|2026|A||B"]);
    let mut decision = tree.reply()["decision"].take();
    decision["basis"] = json!(["Căn cứ Nghị định số 118/2026/NĐ-CP ngày 09/6/2025 của Chính phủ;"]);
    tree.call(
        "decision_save",
        json!({"decision": decision, "standard": false}),
    );
    let reply = tree.reply();
    assert_eq!(list(&reply["findings"]).len(), 1);
    let first = &reply["findings"][0];
    assert_eq!(first["place"], "Căn cứ của quyết định");
    assert_eq!(first["error"], true);
    assert_eq!(
        first["text"],
        "“Nghị định số 118/2026/NĐ-CP ngày 09/6/2025”: số ghi năm 2026 nhưng ngày ban hành ghi năm 2025."
    );
}

#[test]
fn a_target_recognised_in_a_text_is_accepted_and_stays_when_the_text_changes() {
    let door = Door::new();
    let line = "* 1|Tỷ lệ số hóa hồ sơ đạt tối thiểu 90%|2026|A||B";
    let tree = Tree::with(&door, 2026, &[line]);
    let target = tree.reply()["targets"][0].take();
    assert_eq!(target["id"], Value::Null);
    assert_eq!(target["in_text"], true);
    let mut fields = json!({"id": 0});
    for key in ["node", "measure", "comparison", "value", "unit", "year"] {
        fields[key] = target[key].clone();
    }
    let reply = tree.call("target_save", json!({"target": fields}));
    let id = &reply["plan"]["targets"][0]["id"];
    assert_eq!(list(&reply["plan"]["targets"]).len(), 1);
    assert!(id.is_i64());
    assert_eq!(reply["plan"]["targets"][0]["in_text"], true);
    let text = "Tỷ lệ số hóa hồ sơ đạt tối thiểu 80%";
    let reply = tree.set(tree.ids()[0], "content", text);
    let targets = list(&reply["plan"]["targets"]).into_iter();
    let in_text: Vec<&Value> = targets.map(|own| &own["in_text"]).collect();
    assert_eq!(in_text, [&json!(true), &json!(false)]);
    assert_eq!(tree.findings(), ["STT 1: target"]);
    tree.call("target_delete", json!({"id": id}));
    assert_eq!(tree.findings(), Vec::<String>::new());
    let said = tree.refused("target_delete", json!({"id": id}));
    assert_eq!(said, "Chỉ tiêu này không còn nữa.");
}
