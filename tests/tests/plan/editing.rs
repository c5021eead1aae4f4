//! The tree is edited: cells, lines, order, depth, labels.

use serde_json::{Value, json};
use smc_tests::door::Door;
use smc_tests::tree::Tree;

const LINES: [&str; 6] = [
    "= I|Chỉ đạo",
    "  * 1|Kế hoạch năm|2026|Phòng A|Phòng B|Kế hoạch",
    "  + 2|Rà soát",
    "    * 2.1|Rà soát quý|Hàng quý|Phòng A||Báo cáo",
    "    * 2.2|Rà soát năm|Thường xuyên|Phòng A||Báo cáo",
    "= II|Một cửa",
];

#[test]
fn a_new_plan_has_a_title_and_one_empty_appendix() {
    let door = Door::new();
    let tree = Tree::empty(&door, 2026);
    let reply = tree.reply();
    let title = reply["fields"]["title"].as_str().unwrap_or_default();
    assert!(title.ends_with("NĂM 2026"), "{title}");
    assert_eq!(reply["state"], "draft");
    assert_eq!(reply["editable"], true);
    assert_eq!(reply["appendices"][0]["rows"], json!([]));
    assert_eq!(reply["summary"], "0 nhiệm vụ");
    let plans = door.call("plans", json!({}));
    assert_eq!(
        plans[0]["name"],
        "Kế hoạch kiểm soát TTHC năm 2026 (dự thảo)"
    );
    assert_eq!(plans[0]["id"], json!(tree.plan));
}

#[test]
fn lines_go_where_the_officer_expects_them() {
    let door = Door::new();
    let tree = Tree::with(&door, 2026, &LINES);
    assert_eq!(tree.outline(), "0I 11 12 22.1 22.2 0II");
    let ids = tree.ids();
    // After a section: inside it. After a group: inside it. After a task: beside it.
    let new = tree.add(Some(ids[0]), "task", None);
    tree.set(new, "label", "a");
    let new = tree.add(Some(ids[2]), "task", None);
    tree.set(new, "label", "b");
    let new = tree.add(Some(ids[1]), "task", None);
    tree.set(new, "label", "c");
    let new = tree.add(Some(ids[3]), "section", None);
    tree.set(new, "label", "d");
    assert_eq!(tree.outline(), "0I 1a 11 1c 12 2b 22.1 22.2 0d 0II");
}

#[test]
fn many_lines_fit_between_two() {
    let door = Door::new();
    let tree = Tree::with(&door, 2026, &["* 1|a", "* 2|b"]);
    let first = tree.ids()[0];
    for number in 0..15 {
        let new = tree.add(Some(first), "task", None);
        tree.set(new, "label", &format!("n{number}"));
    }
    let expected: Vec<String> = (0..15).rev().map(|number| format!("0n{number}")).collect();
    assert_eq!(tree.outline(), format!("01 {} 02", expected.join(" ")));
}

#[test]
fn lines_move_indent_and_are_copied_with_what_is_below_them() {
    let door = Door::new();
    let tree = Tree::with(&door, 2026, &LINES);
    let ids = tree.ids();
    let moved = tree.call("nodes_move", json!({"nodes": [ids[2]], "steps": -1}));
    assert_eq!(moved["focus"], json!([ids[2]]));
    assert_eq!(tree.outline(), "0I 12 22.1 22.2 11 0II");
    tree.call("nodes_move", json!({"nodes": [ids[2]], "steps": -1}));
    assert_eq!(tree.outline(), "0I 12 22.1 22.2 11 0II");
    tree.call("nodes_indent", json!({"nodes": [ids[1]], "steps": 1}));
    assert_eq!(tree.outline(), "0I 12 22.1 22.2 21 0II");
    tree.call("nodes_indent", json!({"nodes": [ids[2]], "steps": -1}));
    assert_eq!(tree.outline(), "0I 02 12.1 12.2 11 0II");
    let copied = tree.call("nodes_copy", json!({"nodes": [ids[2]]}));
    assert_eq!(copied["focus"].as_array().map(Vec::len), Some(4));
    assert_eq!(tree.outline(), "0I 02 12.1 12.2 11 02 12.1 12.2 11 0II");
    for _ in 0..4 {
        door.call("undo", json!({}));
    }
    assert_eq!(tree.outline(), "0I 11 12 22.1 22.2 0II");
}

#[test]
fn deleting_asks_when_something_was_done_and_comes_back_whole() {
    let door = Door::new();
    let tree = Tree::with(&door, 2026, &LINES);
    let ids = tree.ids();
    let deleted = tree.call("nodes_delete", json!({"nodes": [ids[2]], "sure": false}));
    assert_eq!(deleted["question"], Value::Null);
    assert_eq!(tree.outline(), "0I 11 0II");
    let refused = tree.refused(
        "node_set",
        json!({"node": ids[3], "role": "content", "text": "x"}),
    );
    assert_eq!(refused, "Dòng này không còn trong kế hoạch nữa.");
    door.call("undo", json!({}));
    assert_eq!(tree.outline(), "0I 11 12 22.1 22.2 0II");
}

#[test]
fn what_a_line_is_changes_with_its_depth() {
    let door = Door::new();
    let tree = Tree::with(&door, 2026, &LINES);
    let ids = tree.ids();
    tree.call("nodes_kind", json!({"nodes": [ids[2]], "kind": "section"}));
    assert_eq!(tree.outline(), "0I 11 02 12.1 12.2 0II");
    tree.call("nodes_indent", json!({"nodes": [ids[5]], "steps": 1}));
    assert_eq!(tree.rows()[5]["kind"], "group");
    tree.call("nodes_kind", json!({"nodes": [ids[5]], "kind": "task"}));
    assert_eq!(tree.reply()["summary"], "4 nhiệm vụ · 3 việc trễ hạn");
}

#[test]
fn labels_are_renumbered_on_request_only() {
    let door = Door::new();
    let tree = Tree::with(
        &door,
        2026,
        &["= V|a", "  * 9|b", "  + 9|c", "    * |d", "= V|e", "  * |f"],
    );
    assert_eq!(tree.outline(), "0V 19 19 2 0V 1");
    let renumber = |numbering: &str| {
        let args = json!({"appendix": tree.appendix(), "numbering": numbering});
        tree.call("renumber", args)["message"].clone()
    };
    assert_eq!(renumber("nested"), "Đã đánh lại số thứ tự.");
    assert_eq!(tree.outline(), "0I 11 12 22.1 0II 11");
    assert_eq!(
        renumber("nested"),
        "Số thứ tự đã đúng, không có gì thay đổi."
    );
    renumber("running");
    assert_eq!(tree.outline(), "0I 11 12 22.1 0II 13");
    renumber("dashes");
    assert_eq!(tree.outline(), "0I 11 12 2- 0II 11");
}

#[test]
fn a_cell_keeps_its_line_breaks_and_is_composed() {
    let door = Door::new();
    let tree = Tree::with(&door, 2026, &LINES);
    let id = tree.ids()[1];
    tree.set(id, "lead", "  - Pho\u{300}ng A\r\n- Phòng B \n");
    assert_eq!(tree.text(id, "lead"), "- Phòng A\n- Phòng B");
    // Whichever program's line ends they were: the same text, and no step.
    let before = tree.reply()["undo"].clone();
    for end in ["\n", "\r\n", "\r"] {
        tree.set(id, "lead", &format!("- Phòng A{end}- Phòng B{end}{end}"));
        assert_eq!(tree.text(id, "lead"), "- Phòng A\n- Phòng B", "{end:?}");
        assert_eq!(tree.reply()["undo"], before, "{end:?}");
    }
    let long = "a".repeat(10_001);
    let said = tree.refused(
        "node_set",
        json!({"node": id, "role": "content", "text": long}),
    );
    assert!(said.starts_with("Ô nội dung dài 10001 ký tự"), "{said}");
}

#[test]
fn a_cell_set_to_what_it_was_is_no_step() {
    let door = Door::new();
    let tree = Tree::with(&door, 2026, &["* 1|a"]);
    let before = tree.reply()["undo"].clone();
    tree.set(tree.ids()[0], "content", " a ");
    assert_eq!(tree.reply()["undo"], before);
}

#[test]
fn every_step_is_named_with_its_place() {
    let door = Door::new();
    let tree = Tree::with(&door, 2026, &LINES);
    tree.set(tree.ids()[3], "result", "Báo cáo quý");
    assert_eq!(tree.reply()["undo"], "kết quả, Mục I, 2.1");
    let undone = door.call("undo", json!({}));
    assert_eq!(undone["message"], "Đã hoàn tác: kết quả, Mục I, 2.1");
    assert_eq!(undone["plan"], json!(tree.plan));
    assert_eq!(tree.text(tree.ids()[3], "result"), "Báo cáo");
}
