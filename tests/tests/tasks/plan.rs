//! The plan that these tests live in, and how they look at its tasks.

use serde_json::{Value, json};
use smc_tests::door::Door;
use smc_tests::tree::Tree;

/// A program with a plan of 2026 in two sections; today is 16/11/2026.
pub(crate) fn door() -> Door {
    let door = Door::new();
    for (name, short) in [
        ("Trung tâm Phục vụ hành chính công", "TTPVHCC"),
        ("Văn phòng HĐND và UBND", ""),
        ("Công an phường", "CAP"),
    ] {
        let unit = json!({"id": 0, "name": name, "short": short, "head": ""});
        door.call("unit_save", json!({"unit": unit}));
    }
    add(&door, 2026, &LINES);
    door
}

/// The lines of the plan.
pub(crate) const LINES: [&str; 7] = [
    "= I|Kiểm soát thủ tục hành chính",
    "  * 1|Công bố thủ tục|Chậm nhất 10/11/2026|TTPVHCC",
    "  * 2|Rà soát quy định|Trước ngày 18/11/2026|Văn phòng HĐND và UBND; Công an phường",
    "  * 3|Tuyên truyền|Trong tháng 11/2026",
    "= II|Một cửa",
    "  * 1|Báo cáo năm|Xong trước ngày 02/12/2026|Phòng Kinh tế",
    "  * 2|Giải quyết hồ sơ|Thường xuyên|Trung tâm Phục vụ hành chính công",
];

/// Adds a plan of one appendix with these lines and gives its id.
pub(crate) fn add(door: &Door, year: i32, lines: &[&str]) -> i64 {
    Tree::with(door, year, lines).plan
}

/// The lines that a filter finds.
#[track_caller]
pub(crate) fn tasks(door: &Door, filter: Value) -> Vec<Value> {
    let list = door.call("tasks", json!({"filter": filter}));
    list["lines"].as_array().expect("lines").clone()
}

/// The contents of the lines that a filter finds.
#[track_caller]
pub(crate) fn contents(door: &Door, filter: Value) -> Vec<String> {
    let lines = tasks(door, filter);
    lines.iter().map(|line| text(line, "content")).collect()
}

/// The line of a task that falls due.
#[track_caller]
pub(crate) fn task(door: &Door, content: &str) -> Value {
    let lines = tasks(door, json!({"undated": true}));
    let found = lines.into_iter().find(|line| line["content"] == content);
    found.unwrap_or_else(|| panic!("no task {content}"))
}

/// The id of what falls due of a task.
#[track_caller]
pub(crate) fn id(door: &Door, content: &str) -> i64 {
    task(door, content)["id"].as_i64().expect("an id")
}

/// A text of a line.
#[track_caller]
pub(crate) fn text(line: &Value, key: &str) -> String {
    line[key].as_str().unwrap_or_default().to_owned()
}

/// Changes what falls due of tasks.
#[track_caller]
pub(crate) fn set(door: &Door, ids: &[i64], fields: Value) -> Value {
    door.call("occurrences_set", json!({"ids": ids, "fields": fields}))
}

/// The sentence with which a change is refused.
#[track_caller]
pub(crate) fn not_set(door: &Door, ids: &[i64], fields: Value) -> String {
    door.refused("occurrences_set", json!({"ids": ids, "fields": fields}))
}
