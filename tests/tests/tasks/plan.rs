//! The plan that these tests live in, and how they look at its tasks.

use serde_json::{Value, json};
use smc_tests::door::Door;

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
    add(&door, 2026, LINES);
    door
}

/// Kind, depth, label, content, lead, time.
pub(crate) type Line<'a> = (&'a str, u8, &'a str, &'a str, &'a str, &'a str);

/// The lines of the plan.
pub(crate) const LINES: &[Line<'_>] = &[
    ("section", 0, "I", "Kiểm soát thủ tục hành chính", "", ""),
    (
        "task",
        1,
        "1",
        "Công bố thủ tục",
        "TTPVHCC",
        "Chậm nhất 10/11/2026",
    ),
    (
        "task",
        1,
        "2",
        "Rà soát quy định",
        "Văn phòng HĐND và UBND; Công an phường",
        "Chậm nhất 17/11/2026",
    ),
    ("task", 1, "3", "Tuyên truyền", "", "Chậm nhất 30/11/2026"),
    ("section", 0, "II", "Một cửa", "", ""),
    (
        "task",
        1,
        "1",
        "Báo cáo năm",
        "Phòng Kinh tế",
        "Chậm nhất 01/12/2026",
    ),
    (
        "task",
        1,
        "2",
        "Giải quyết hồ sơ",
        "Trung tâm Phục vụ hành chính công",
        "Thường xuyên",
    ),
];

/// Adds a plan of one appendix with these lines.
pub(crate) fn add(door: &Door, year: i32, lines: &[Line<'_>]) -> i64 {
    let db = rusqlite::Connection::open(door.data_file()).expect("the data file");
    let run = |sql: &str, values: &[&dyn rusqlite::ToSql]| {
        db.execute(sql, values).expect("a line");
        db.last_insert_rowid()
    };
    let plan = run(
        "INSERT INTO plan (year, kind, title, basis, number, date, signer_title, signer, state, present)
         VALUES (?, 'control', 'Kế hoạch', '', '', '', '', '', 'draft', 1)",
        &[&year],
    );
    let appendix = run(
        "INSERT INTO appendix (plan, position, name, title, attached, columns, landscape, size, present)
         VALUES (?, 0, '', '', '', '[]', 0, 12, 1)",
        &[&plan],
    );
    for (position, (kind, level, label, content, lead, time)) in (1..).zip(lines) {
        let node = run(
            "INSERT INTO node (appendix, position, level, kind, label, content, time, lead, coordinating, result,
                               note, joined, present)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', '', '', '', 1)",
            &[&appendix, &position, level, kind, label, content, time, lead],
        );
        if let Some(day) = time.strip_prefix("Chậm nhất ") {
            let parts: Vec<&str> = day.split('/').collect();
            let due = format!("{}-{}-{}", parts[2], parts[1], parts[0]);
            run(
                "INSERT INTO occurrence (node, due, origin, state, note, present) VALUES (?, ?, 'schedule', 'todo', '', 1)",
                &[&node, &due],
            );
        }
    }
    plan
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
