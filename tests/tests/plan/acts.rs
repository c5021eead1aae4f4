//! What an act on a plan answers is what the plan says when it is asked anew: nothing of the answer is only thought.

use serde_json::{Value, json};
use smc_tests::door::Door;
use smc_tests::tree::Tree;

const LINES: [&str; 5] = [
    "= I|Chỉ đạo",
    "  * 1|Kế hoạch năm|Trước 30/6|Phòng A|Phòng B|Kế hoạch",
    "  + 2|Rà soát",
    "    * 2.1|Rà soát quý|Hàng quý|Phòng A||Tối thiểu 90%",
    "= II|Một cửa",
];

/// Does something to a plan; the answer is the plan as it is.
#[track_caller]
fn does(tree: &Tree<'_>, command: &str, args: Value) -> Value {
    let changed = tree.call(command, args);
    assert_eq!(changed["question"], json!(null), "{command}");
    assert_eq!(changed["plan"], tree.reply(), "{command}");
    changed
}

#[test]
fn every_edit_of_the_tree_answers_with_the_plan_as_it_is() {
    let door = Door::new();
    let tree = Tree::with(&door, 2026, &LINES);
    let (ids, appendix) = (tree.ids(), tree.appendix());
    for (role, text) in [
        ("time", "Hàng tháng"),
        ("content", "Rà soát"),
        ("label", ""),
    ] {
        does(
            &tree,
            "node_set",
            json!({"node": ids[3], "role": role, "text": text}),
        );
    }
    // Nothing changes.
    does(
        &tree,
        "node_set",
        json!({"node": ids[3], "role": "label", "text": ""}),
    );
    does(
        &tree,
        "nodes_indent",
        json!({"nodes": [ids[3]], "steps": -1}),
    );
    does(
        &tree,
        "nodes_kind",
        json!({"nodes": [ids[3]], "kind": "group"}),
    );
    does(&tree, "nodes_move", json!({"nodes": [ids[3]], "steps": -1}));
    does(
        &tree,
        "renumber",
        json!({"appendix": appendix, "numbering": "nested"}),
    );
    does(&tree, "nodes_copy", json!({"nodes": [ids[1], ids[2]]}));
    let args = json!({"appendix": appendix, "after": ids[1], "kind": "task", "level": null});
    does(&tree, "node_add", args);
    does(
        &tree,
        "nodes_delete",
        json!({"nodes": [ids[2]], "sure": true}),
    );
}

#[test]
fn every_other_act_answers_with_the_plan_as_it_is() {
    let door = Door::new();
    let tree = Tree::with(&door, 2026, &LINES);
    let task = tree.ids()[1];
    let schedule = json!({"kind": "ongoing"});
    does(
        &tree,
        "schedule_set",
        json!({"node": task, "schedule": schedule}),
    );
    does(
        &tree,
        "schedule_set",
        json!({"node": task, "schedule": null}),
    );
    let target = json!({"id": 0, "node": task, "measure": "Số hóa", "comparison": "above",
        "value": "90", "unit": "%", "year": 2026});
    let changed = does(&tree, "target_save", json!({"target": target}));
    let all = changed["plan"]["targets"].as_array().expect("targets");
    let own = all
        .iter()
        .find(|own| own["measure"] == "Số hóa")
        .expect("the target");
    does(&tree, "target_delete", json!({"id": own["id"]}));
    let changed = does(&tree, "appendix_add", json!({}));
    let appendix = &changed["plan"]["appendices"][1];
    let mut fields = appendix["fields"].clone();
    fields["title"] = json!("DANH MỤC");
    does(
        &tree,
        "appendix_save",
        json!({"appendix": appendix["id"], "fields": fields}),
    );
    does(
        &tree,
        "appendix_delete",
        json!({"appendix": appendix["id"], "sure": true}),
    );
    let mut decision = tree.reply()["decision"].clone();
    decision["subject"] = json!("Ban hành kế hoạch");
    does(
        &tree,
        "decision_save",
        json!({"decision": decision, "standard": false}),
    );
    let mut fields = tree.reply()["fields"].clone();
    fields["year"] = json!(2027);
    does(&tree, "plan_save", json!({"fields": fields}));
    for (key, value) in [("number", "12"), ("date", "20/01/2027"), ("signer", "A")] {
        fields[key] = json!(value);
    }
    does(&tree, "plan_issue", json!({"fields": fields}));
    does(&tree, "plan_amend", json!({"reason": "Theo chỉ đạo mới"}));
    does(
        &tree,
        "node_set",
        json!({"node": task, "role": "time", "text": "Quý I"}),
    );
    does(&tree, "plan_amended", json!({}));
}
