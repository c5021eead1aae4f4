//! What was changed of a plan, told in sentences.

use serde_json::json;
use smc_tests::door::Door;
use smc_tests::tree::Tree;

/// The history's newest entries as "what | place | text".
#[track_caller]
fn newest(tree: &Tree, count: usize) -> Vec<String> {
    let history = tree.call("plan_history", json!({}));
    let entries = history.as_array().expect("changes").iter().take(count);
    entries
        .map(|own| {
            let text = |key: &str| own[key].as_str().unwrap_or_default().to_owned();
            format!("{} | {} | {}", text("what"), text("place"), text("text"))
        })
        .collect()
}

#[test]
fn each_act_is_told_with_place_before_and_after() {
    let door = Door::new();
    let tree = Tree::with(
        &door,
        2026,
        &["= I|Chỉ đạo", "  * 1|Rà soát", "  * 2|Báo cáo"],
    );
    let ids = tree.ids();
    tree.set(ids[1], "content", "Rà soát TTHC");
    assert_eq!(
        newest(&tree, 1),
        ["Nội dung, Mục I, 1 | Mục I, 1 | Nội dung: “Rà soát” → “Rà soát TTHC”"]
    );
    tree.call("nodes_move", json!({"nodes": [ids[1]], "steps": 1}));
    assert_eq!(
        newest(&tree, 1),
        ["Chuyển chỗ dòng |  | Chuyển chỗ, 2 dòng có thứ tự mới"]
    );
    tree.call("nodes_kind", json!({"nodes": [ids[2]], "kind": "group"}));
    assert_eq!(
        newest(&tree, 1),
        ["Đổi thành nhóm | Mục I, 2 | Loại: nhiệm vụ → nhóm"]
    );
    tree.call("nodes_delete", json!({"nodes": [ids[2]], "sure": true}));
    assert_eq!(
        newest(&tree, 1),
        ["Xóa dòng | dòng đã xóa | Xóa dòng “Báo cáo”"]
    );
    door.call("undo", json!({}));
    assert_eq!(
        newest(&tree, 1),
        ["Hoàn tác: xóa dòng | Mục I, 2 | Thêm dòng “Báo cáo”"]
    );
    let all = tree.call("plan_history", json!({}));
    let first = all
        .as_array()
        .and_then(|all| all.last())
        .expect("the first");
    assert_eq!(first["text"], "Tạo kế hoạch");
    assert_eq!(first["reason"], json!(null));
}
