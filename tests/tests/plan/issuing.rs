//! A plan is issued, and changed afterwards with a reason.

use serde_json::{Value, json};
use smc_tests::door::Door;
use smc_tests::tree::Tree;

const LINES: [&str; 2] = ["= I|Chỉ đạo", "  * 1|Rà soát|Hàng quý|Phòng A||Báo cáo"];

fn fields(tree: &Tree, number: &str, date: &str) -> Value {
    let mut fields = tree.reply()["fields"].take();
    fields["number"] = json!(number);
    fields["date"] = json!(date);
    fields["signer"] = json!("Nguyễn Văn Mẫu");
    fields
}

fn issued(door: &Door) -> Tree<'_> {
    let tree = Tree::with(door, 2026, &LINES);
    let fields = fields(&tree, "12", "20/1");
    tree.call("plan_issue", json!({"fields": fields}));
    tree
}

#[test]
fn issuing_asks_for_what_is_missing() {
    let door = Door::new();
    let tree = Tree::with(&door, 2026, &LINES);
    let said = tree.refused("plan_issue", json!({"fields": tree.reply()["fields"]}));
    assert_eq!(
        said,
        "Chưa ban hành được: còn thiếu số quyết định, ngày quyết định, người ký. Điền vào rồi làm lại."
    );
    let wrong = fields(&tree, "12", "30/2/2026");
    let said = tree.refused("plan_issue", json!({"fields": wrong}));
    assert!(said.contains("“30/2/2026” không đọc được"), "{said}");
    assert_eq!(tree.reply()["state"], "draft");
}

#[test]
fn a_plan_without_tasks_is_not_issued() {
    let door = Door::new();
    let tree = Tree::with(&door, 2026, &["= I|Chỉ đạo"]);
    let fields = fields(&tree, "12", "20/1");
    let said = tree.refused("plan_issue", json!({"fields": fields}));
    assert!(said.starts_with("Kế hoạch chưa có nhiệm vụ nào."), "{said}");
}

#[test]
fn an_issued_plan_says_so_and_refuses_changes() {
    let door = Door::new();
    let tree = issued(&door);
    let reply = tree.reply();
    assert_eq!(reply["state"], "issued");
    assert_eq!(
        reply["state_text"],
        "Đã ban hành: Quyết định số 12/QĐ-UBND ngày 20/01/2026"
    );
    assert_eq!(reply["editable"], false);
    let (section, task) = (tree.ids()[0], tree.ids()[1]);
    let appendix = tree.appendix();
    let refusals = [
        (
            "node_set",
            json!({"node": task, "role": "content", "text": "x"}),
        ),
        (
            "node_add",
            json!({"appendix": appendix, "after": null, "kind": "task", "level": null}),
        ),
        ("nodes_delete", json!({"nodes": [task], "sure": true})),
        ("nodes_delete", json!({"nodes": [task], "sure": false})),
        ("nodes_move", json!({"nodes": [task], "steps": 1})),
        ("nodes_indent", json!({"nodes": [task], "steps": 1})),
        ("nodes_copy", json!({"nodes": [task]})),
        ("nodes_kind", json!({"nodes": [section], "kind": "task"})),
        (
            "renumber",
            json!({"appendix": appendix, "numbering": "nested"}),
        ),
        ("appendix_add", json!({})),
        (
            "appendix_save",
            json!({"appendix": appendix, "fields": reply["appendices"][0]["fields"]}),
        ),
        (
            "appendix_delete",
            json!({"appendix": appendix, "sure": true}),
        ),
        ("plan_save", json!({"fields": reply["fields"]})),
        (
            "decision_save",
            json!({"decision": reply["decision"], "standard": false}),
        ),
        ("plan_issue", json!({"fields": reply["fields"]})),
    ];
    for (command, args) in refusals {
        let said = tree.refused(command, args);
        assert!(said.contains("Sửa đổi kế hoạch"), "{command}: {said}");
    }
    let mut after = tree.reply();
    after["saved"] = reply["saved"].clone();
    assert_eq!(after, reply);
}

#[test]
fn what_a_time_means_and_targets_may_be_said_of_an_issued_plan() {
    let door = Door::new();
    let tree = issued(&door);
    let task = tree.ids()[1];
    tree.call(
        "schedule_set",
        json!({"node": task, "schedule": {"kind": "ongoing"}}),
    );
    let target = json!({"id": 0, "node": task, "measure": "Tỷ lệ đúng hạn", "comparison": "at_least",
        "value": "99,5", "unit": "%", "year": 2026});
    let reply = tree.call("target_save", json!({"target": target}));
    assert_eq!(reply["plan"]["targets"][0]["value"], "99.5");
    assert_eq!(
        reply["plan"]["targets"][0]["text"],
        "Tỷ lệ đúng hạn: tối thiểu 99,5% (năm 2026)"
    );
}

#[test]
fn an_amendment_wants_a_reason_and_keeps_it_beside_each_change() {
    let door = Door::new();
    let tree = issued(&door);
    let task = tree.ids()[1];
    let said = tree.refused("plan_amend", json!({"reason": "  "}));
    assert!(said.starts_with("Ghi lý do sửa đổi"), "{said}");
    let reply = tree.call("plan_amend", json!({"reason": "Theo chỉ đạo mới"}));
    assert_eq!(reply["plan"]["amending"], "Theo chỉ đạo mới");
    assert_eq!(reply["plan"]["editable"], true);
    tree.set(task, "time", "Hàng tháng");
    let reply = tree.call("plan_amended", json!({}));
    assert_eq!(reply["plan"]["editable"], false);
    assert!(
        tree.refused("plan_amended", json!({}))
            .contains("không ở trong đợt sửa đổi"),
    );
    let history = tree.call("plan_history", json!({}));
    let changes: Vec<(&str, &str, &str)> = history.as_array().expect("changes")[..3]
        .iter()
        .map(|own| {
            let text = |key: &str| own[key].as_str().unwrap_or_default();
            (text("place"), text("text"), text("reason"))
        })
        .collect();
    let reason = "Theo chỉ đạo mới";
    assert_eq!(
        changes,
        [
            ("Kế hoạch", "Kết thúc sửa đổi", reason),
            ("Mục I, 1", "Thời gian: “Hàng quý” → “Hàng tháng”", reason),
            ("Kế hoạch", "Mở ra sửa đổi", reason),
        ]
    );
}

#[test]
fn undoing_leads_back_through_the_amendment_to_the_draft() {
    let door = Door::new();
    let tree = issued(&door);
    let task = tree.ids()[1];
    tree.call("plan_amend", json!({"reason": "Sai thời gian"}));
    tree.set(task, "time", "Hàng tháng");
    tree.call("plan_amended", json!({}));
    door.call("undo", json!({}));
    assert_eq!(tree.reply()["editable"], true);
    door.call("undo", json!({}));
    assert_eq!(tree.text(task, "time"), "Hàng quý");
    door.call("undo", json!({}));
    assert_eq!(tree.reply()["editable"], false);
    door.call("undo", json!({}));
    assert_eq!(tree.reply()["state"], "draft");
}
