//! Importing again into a plan: what is new, changed, gone; what was done of a task stays with it.

use serde_json::{Value, json};
use smc_tests::docx::Docx;
use smc_tests::door::Door;

use crate::read::{of_bytes, of_file, real};

const HEADING: &[&str] = &["TT", "Nội dung", "Thời gian", "Đơn vị chủ trì"];

fn plan(rows: &[&[&str]]) -> Vec<u8> {
    let rows: Vec<&[&str]> = std::iter::once(HEADING)
        .chain(rows.iter().copied())
        .collect();
    Docx::new().line("KẾ HOẠCH NĂM 2026").table(&rows).bytes()
}

const FIRST: &[&[&str]] = &[
    &["I", "3>Chỉ đạo"],
    &[
        "1",
        "Rà soát thủ tục hành chính",
        "Trước 30/8/2026",
        "Văn phòng",
    ],
    &["2", "Báo cáo kết quả", "Hàng quý", "Văn phòng"],
    &["II", "3>Kiểm tra"],
    &["1", "Báo cáo kết quả", "Trong tháng 10/2026", "Các phòng"],
];

fn apply(door: &Door, source: &Value, into: Option<i64>) -> Value {
    let args =
        json!({"source": source, "year": null, "about": "control", "into": into, "mends": []});
    read(door, source, &json!(into));
    door.call("plan_apply", args)
}

/// A door with the first plan in it.
fn started(rows: &[&[&str]]) -> (Door, i64) {
    let door = Door::new();
    let source = of_bytes(&door, "lan-dau.docx", &plan(rows));
    let id = apply(&door, &source, None)["plan"]["id"].as_i64().unwrap();
    (door, id)
}

/// The differences as "change place content: text".
fn differences(door: &Door, source: &Value, into: i64) -> Vec<String> {
    let args = json!({"source": source, "year": null, "into": into, "mends": []});
    let preview = door.call("plan_read", args);
    let list = preview["differences"].as_array().unwrap().clone();
    let text = |own: &Value, key: &str| own[key].as_str().unwrap().to_owned();
    list.iter()
        .map(|own| {
            let line = format!(
                "{} {} {}: {}",
                text(own, "change"),
                text(own, "place"),
                text(own, "content"),
                text(own, "text")
            );
            line.trim_end_matches([':', ' ']).to_owned()
        })
        .collect()
}

/// The rows of a plan as "id label content time".
fn rows(plan: &Value) -> Vec<(i64, String)> {
    let rows = plan["appendices"][0]["rows"].as_array().unwrap();
    let line = |row: &Value| {
        let text = |key: &str| row[key].as_str().unwrap();
        (
            row["id"].as_i64().unwrap(),
            format!("{} {} {}", text("label"), text("content"), text("time")),
        )
    };
    rows.iter().map(line).collect()
}

fn occurrences(door: &Door, plan: i64) -> Vec<Value> {
    let filter = json!({"plan": plan, "unit": null, "states": [], "standing": [], "from": null, "to": null,
        "text": "", "undated": false, "skip": 0});
    let list = door.call("tasks", json!({"filter": filter}));
    list["lines"].as_array().unwrap().clone()
}

/// A text pasted is what was shown itself.
#[test]
fn a_file_that_was_not_shown_is_not_stored() {
    let door = Door::new();
    let source = of_bytes(&door, "ke-hoach.docx", &plan(FIRST));
    let args =
        json!({"source": source, "year": null, "about": "control", "into": null, "mends": []});
    assert_eq!(
        door.refused("plan_apply", args.clone()),
        "Tệp ke-hoach.docx chưa được xem trước; xem trước rồi lưu. Chưa ghi gì."
    );
    assert_eq!(door.call("plans", json!({})), json!([]));
    read(&door, &source, &json!(null));
    door.call("plan_apply", args);
}

#[test]
fn a_file_that_changed_after_it_was_shown_is_not_stored() {
    let door = Door::new();
    let source = of_bytes(&door, "ke-hoach.docx", &plan(FIRST));
    let args = json!({"source": source, "year": null, "into": null, "mends": []});
    door.call("plan_read", args.clone());
    of_bytes(&door, "ke-hoach.docx", &plan(&FIRST[..3]));
    let mut apply = args.clone();
    apply["about"] = json!("control");
    assert_eq!(
        door.refused("plan_apply", apply.clone()),
        "Tệp ke-hoach.docx đã thay đổi từ lúc xem trước; xem lại rồi lưu. Chưa ghi gì."
    );
    assert_eq!(door.call("plans", json!({})), json!([]));
    door.call("plan_read", args);
    door.call("plan_apply", apply);
}

#[test]
fn the_same_file_changes_nothing() {
    for name in ["chi-linh-2025.docx", "dong-hai-2026.docx"] {
        let door = Door::new();
        let source = of_file(&real(name));
        let id = apply(&door, &source, None)["plan"]["id"].as_i64().unwrap();
        assert_eq!(differences(&door, &source, id), Vec::<String>::new());
        let changed = apply(&door, &source, Some(id));
        assert_eq!(
            changed["message"],
            "Kế hoạch đã đúng như tệp: không có gì thay đổi"
        );
        assert_eq!(
            door.call("undo", json!({}))["message"]
                .as_str()
                .map(|text| text.contains("nhập lại")),
            Some(false)
        );
    }
}

#[test]
fn what_is_new_changed_and_gone_is_shown_and_stored() {
    let (door, id) = started(FIRST);
    let before = rows(&door.call("plan", json!({"plan": id})));
    let source = of_bytes(
        &door,
        "lan-hai.docx",
        &plan(&[
            &["I", "3>Chỉ đạo"],
            &["1", "Tập huấn nghiệp vụ", "Quý II/2026", "Văn phòng"],
            &[
                "2",
                "Rà soát thủ tục hành chính",
                "Trước 30/9/2026",
                "Văn phòng",
            ],
            &["II", "3>Kiểm tra"],
            &["1", "Báo cáo kết quả", "Trong tháng 10/2026", "Các phòng"],
        ]),
    );
    assert_eq!(
        differences(&door, &source, id),
        [
            "new Mục I, 1 Tập huấn nghiệp vụ",
            "changed Mục I, 2 Rà soát thủ tục hành chính: Số thứ tự: “1” → “2”; Thời gian: “Trước 30/8/2026” → “Trước 30/9/2026”",
            "gone Mục I, 2 Báo cáo kết quả",
        ]
    );
    let changed = apply(&door, &source, Some(id));
    assert_eq!(
        changed["message"],
        "Đã nhập lan-hai.docx: 1 mới, 1 thay đổi, 1 không còn"
    );
    let after = rows(&changed["plan"]);
    let words: Vec<&str> = after.iter().map(|(_, words)| words.as_str()).collect();
    assert_eq!(
        words,
        [
            "I Chỉ đạo ",
            "1 Tập huấn nghiệp vụ Quý II/2026",
            "2 Rà soát thủ tục hành chính Trước 30/9/2026",
            "II Kiểm tra ",
            "1 Báo cáo kết quả Trong tháng 10/2026",
        ]
    );
    assert_eq!(
        [after[0].0, after[2].0, after[3].0, after[4].0],
        [before[0].0, before[1].0, before[3].0, before[4].0]
    );
    door.call("undo", json!({}));
    assert_eq!(rows(&door.call("plan", json!({"plan": id}))), before);
    door.call("redo", json!({}));
    assert_eq!(rows(&door.call("plan", json!({"plan": id}))), after);
}

#[test]
fn what_was_done_of_a_task_stays_with_it() {
    let (door, id) = started(FIRST);
    let review = occurrences(&door, id)
        .into_iter()
        .find(|own| own["due"] == "2026-08-29")
        .unwrap();
    let done = json!({"state": "done", "done": "20/8/2026"});
    door.call(
        "occurrences_set",
        json!({"ids": [review["id"]], "fields": done}),
    );
    let source = of_bytes(
        &door,
        "lan-hai.docx",
        &plan(&[
            &["I", "3>Công tác chỉ đạo"],
            &[
                "3",
                "Rà soát các thủ tục hành chính",
                "Trước 30/8/2026",
                "Văn phòng và các phòng",
            ],
        ]),
    );
    let shown = differences(&door, &source, id);
    assert!(
        shown
            .iter()
            .any(|own| own.starts_with("changed Mục I, 3 Rà soát các thủ tục")),
        "{shown:#?}"
    );
    apply(&door, &source, Some(id));
    let left = occurrences(&door, id);
    let own = left.iter().find(|own| own["id"] == review["id"]).unwrap();
    assert_eq!(
        (&own["state"], &own["due"]),
        (&json!("done"), &json!("2026-08-29"))
    );
    assert_eq!(
        left.len(),
        1,
        "what fell due of lines that are gone is gone: {left:#?}"
    );
}

#[test]
fn lines_in_another_order_are_the_same_lines() {
    let (door, id) = started(FIRST);
    let before = rows(&door.call("plan", json!({"plan": id})));
    let turned: Vec<&[&str]> = [3, 4, 0, 1, 2].iter().map(|at| FIRST[*at]).collect();
    let source = of_bytes(&door, "lan-hai.docx", &plan(&turned));
    let shown = differences(&door, &source, id);
    assert!(
        shown
            .iter()
            .all(|own| own.starts_with("changed") && own.contains("chuyển từ")),
        "{shown:#?}"
    );
    let after = rows(&apply(&door, &source, Some(id))["plan"]);
    let wanted: Vec<&(i64, String)> = [3, 4, 0, 1, 2].iter().map(|at| &before[*at]).collect();
    assert_eq!(after.iter().collect::<Vec<_>>(), wanted);
}

#[test]
fn an_appendix_the_file_does_not_hold_stays() {
    let (door, id) = started(FIRST);
    door.call("appendix_add", json!({"plan": id}));
    let source = of_bytes(&door, "lan-hai.docx", &plan(FIRST));
    let args = json!({"source": source, "year": null, "into": id, "mends": []});
    let preview = door.call("plan_read", args);
    assert_eq!(preview["differences"], json!([]));
    let understood = preview["understood"].to_string();
    assert!(
        understood.contains("giữ nguyên như đang có"),
        "{understood}"
    );
}

#[test]
fn an_issued_plan_is_not_imported_into() {
    let (door, id) = started(FIRST);
    let mut fields = door.call("plan", json!({"plan": id}))["fields"].clone();
    for (key, value) in [
        ("number", "12"),
        ("date", "20/01/2026"),
        ("signer", "Nguyễn Văn Mẫu"),
        ("signer_title", "CHỦ TỊCH"),
    ] {
        fields[key] = json!(value);
    }
    door.call("plan_issue", json!({"plan": id, "fields": fields}));
    let source = of_bytes(&door, "lan-hai.docx", &plan(FIRST));
    let args = json!({"source": source, "year": null, "into": id, "mends": []});
    assert!(door.refused("plan_read", args).contains("đã ban hành"));
}

/// A file of a plan with the title under which the first one was taken in.
fn titled(door: &Door, name: &str, title: &str) -> Value {
    let rows: Vec<&[&str]> = std::iter::once(HEADING)
        .chain(FIRST.iter().copied())
        .collect();
    of_bytes(door, name, &Docx::new().line(title).table(&rows).bytes())
}

const TITLE: &str = "KẾ HOẠCH KIỂM SOÁT THỦ TỤC HÀNH CHÍNH NĂM 2026";

fn read(door: &Door, source: &Value, into: &Value) -> Value {
    let args = json!({"source": source, "year": null, "into": into, "mends": []});
    door.call("plan_read", args)
}

#[test]
fn a_plan_that_is_there_is_known_and_not_made_twice() {
    let door = Door::new();
    let first = titled(&door, "a.docx", TITLE);
    let id = apply(&door, &first, None)["plan"]["id"].clone();
    // Another file of the same plan, in other letters: it goes into the one that is there.
    let again = titled(
        &door,
        "b.docx",
        "Kế hoạch  kiểm soát thủ tục hành chính năm 2026",
    );
    let preview = read(&door, &again, &json!(null));
    assert_eq!((&preview["into"], &preview["same"]["id"]), (&id, &id));
    assert_eq!(preview["ready"], true);
    let said = preview["doubts"][0]["text"].as_str().unwrap();
    assert!(
        said.contains("Đã có Kế hoạch kiểm soát TTHC năm 2026 (dự thảo)"),
        "{said}"
    );
    let changed = apply(&door, &again, None);
    assert_eq!(changed["plan"]["id"], id);
    assert_eq!(door.call("plans", json!({})).as_array().unwrap().len(), 1);
    // Another year, another title: another plan.
    let other = titled(
        &door,
        "c.docx",
        "KẾ HOẠCH KIỂM SOÁT THỦ TỤC HÀNH CHÍNH ĐỢT II NĂM 2026",
    );
    let preview = read(&door, &other, &json!(null));
    assert_eq!(
        (&preview["into"], &preview["same"]),
        (&json!(null), &json!(null))
    );
}

#[test]
fn a_second_plan_is_made_when_the_officer_says_so() {
    let door = Door::new();
    let source = titled(&door, "a.docx", TITLE);
    apply(&door, &source, None);
    let preview = read(&door, &source, &json!("new"));
    assert_eq!(preview["into"], json!(null));
    let said = preview["doubts"][0]["text"].as_str().unwrap();
    assert!(said.contains("sẽ có hai kế hoạch"), "{said}");
    let args =
        json!({"source": source, "year": null, "about": "control", "into": "new", "mends": []});
    door.call("plan_apply", args);
    assert_eq!(door.call("plans", json!({})).as_array().unwrap().len(), 2);
}

#[test]
fn into_an_issued_plan_nothing_goes_unasked() {
    let door = Door::new();
    let source = titled(&door, "a.docx", TITLE);
    let id = apply(&door, &source, None)["plan"]["id"].clone();
    let mut fields = door.call("plan", json!({"plan": id}))["fields"].clone();
    for (key, value) in [("number", "12"), ("date", "20/01/2026"), ("signer", "A")] {
        fields[key] = json!(value);
    }
    door.call("plan_issue", json!({"plan": id, "fields": fields}));
    let preview = read(&door, &source, &json!(null));
    assert_eq!(
        (&preview["ready"], &preview["into"]),
        (&json!(false), &json!(null))
    );
    let said = preview["problems"][0]["text"].as_str().unwrap();
    assert!(said.contains("đã ban hành"), "{said}");
    let args =
        json!({"source": source, "year": null, "about": "control", "into": null, "mends": []});
    assert!(door.refused("plan_apply", args).contains("Chưa ghi gì"));
    let preview = read(&door, &source, &json!("new"));
    assert_eq!(preview["ready"], true);
}
