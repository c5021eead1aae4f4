//! What was done: states, days, notes; several at once; undone and redone.

use serde_json::{Value, json};

use crate::plan::{contents, door, id, not_set, set, task};

#[test]
fn done_means_today_unless_told() {
    let door = door();
    let own = id(&door, "Công bố thủ tục");
    let reply = set(&door, &[own], json!({"state": "done"}));
    assert_eq!(reply["message"], "Đã ghi: đã xong 1 việc");
    assert_eq!(reply["undo"], "đã xong 1 việc");
    let line = &reply["lines"][0];
    assert_eq!(line["done"], "2026-11-16");
    assert_eq!(line["left"], "xong 16/11/2026");
    assert_eq!(line["standing"], "settled");
    // Saying it again, a day is kept; another one is taken.
    set(&door, &[own], json!({"done": "9/11"}));
    let reply = set(&door, &[own], json!({"state": "done"}));
    assert_eq!(reply["lines"][0]["done"], "2026-11-09");
    assert_eq!(reply["message"], "Không có gì thay đổi");
}

#[test]
fn what_is_no_longer_done_has_no_day() {
    let door = door();
    let own = id(&door, "Công bố thủ tục");
    set(&door, &[own], json!({"state": "done"}));
    let line = &set(&door, &[own], json!({"state": "doing"}))["lines"][0];
    assert_eq!(line["done"], Value::Null);
    assert_eq!(line["left"], "trễ 6 ngày");
    assert_eq!(line["state_text"], "Đang làm");
    let line = &set(&door, &[own], json!({"state": "not_arisen"}))["lines"][0];
    assert_eq!(line["left"], "không phát sinh");
}

#[test]
fn days_that_cannot_be_are_refused() {
    let door = door();
    let own = id(&door, "Công bố thủ tục");
    let refused = |fields: Value| not_set(&door, &[own], fields);
    assert!(refused(json!({"state": "done", "done": "31/02"})).contains("không phải ngày có thật"));
    assert!(refused(json!({"state": "done", "done": "17/11/2026"})).contains("chưa đến"));
    assert!(refused(json!({"state": "doing", "done": "1/11"})).contains("Chỉ việc đã xong"));
    assert!(refused(json!({"done": "1/11"})).contains("chưa xong"));
    assert!(refused(json!({"due": "30/02/2026"})).contains("không phải ngày có thật"));
    assert!(refused(json!({"due": "1/12/2062"})).contains("cách xa năm 2026"));
    assert!(refused(json!({"note": "a".repeat(2001)})).contains("dài quá"));
    assert!(not_set(&door, &[], json!({"state": "done"})).contains("Chưa chọn việc"));
    assert!(not_set(&door, &[9999], json!({"state": "done"})).contains("không còn"));
    assert_eq!(task(&door, "Công bố thủ tục")["state"], "todo");
}

#[test]
fn several_are_done_at_once_with_one_document_and_undone_as_one() {
    let door = door();
    let names = ["Công bố thủ tục", "Rà soát quy định", "Tuyên truyền"];
    let ids = names.map(|name| id(&door, name));
    let document = json!({"number": "12/BC-UBND", "date": "15/11", "summary": "Báo cáo kết quả"});
    let twice = [ids[0], ids[1], ids[2], ids[0]];
    let reply = set(
        &door,
        &twice,
        json!({"state": "done", "evidence": document}),
    );
    assert_eq!(reply["undo"], "đã xong 3 việc");
    assert_eq!(reply["lines"].as_array().map(Vec::len), Some(3));
    for name in names {
        let line = task(&door, name);
        assert_eq!(line["state"], "done");
        let proof = line["evidence"].as_array().expect("evidence");
        assert_eq!(proof.len(), 1);
        assert_eq!(
            proof[0]["text"],
            "12/BC-UBND ngày 15/11/2026: Báo cáo kết quả"
        );
    }
    let same = |name: &str| task(&door, name)["evidence"][0]["id"].clone();
    assert_eq!(same(names[0]), same(names[2]), "one document, not three");

    let undone = door.call("undo", json!({}));
    assert_eq!(undone["message"], "Đã hoàn tác: đã xong 3 việc");
    for name in names {
        let line = task(&door, name);
        assert_eq!(
            (&line["state"], &line["done"]),
            (&json!("todo"), &Value::Null)
        );
        assert_eq!(line["evidence"], json!([]));
    }
    door.call("redo", json!({}));
    for name in names {
        let line = task(&door, name);
        assert_eq!(
            (&line["state"], &line["done"]),
            (&json!("done"), &json!("2026-11-16"))
        );
        assert_eq!(line["evidence"][0]["number"], "12/BC-UBND");
    }
}

#[test]
fn one_that_cannot_be_changed_leaves_all_as_they_are() {
    let door = door();
    let ids = [id(&door, "Công bố thủ tục"), 9999];
    not_set(&door, &ids, json!({"state": "done"}));
    assert_eq!(task(&door, "Công bố thủ tục")["state"], "todo");
}

#[test]
fn the_officer_adds_due_dates_and_takes_them_away() {
    let door = door();
    let node = task(&door, "Giải quyết hồ sơ")["node"].clone();
    let add = |due: &str| door.call("occurrence_add", json!({"node": node, "due": due}));
    let refused = |due: &str| door.refused("occurrence_add", json!({"node": node, "due": due}));
    let reply = add("15/1");
    assert_eq!(reply["message"], "Đã thêm hạn thứ Năm 15/01/2026");
    let line = &reply["lines"][0];
    assert_eq!(
        (&line["due"], &line["added"]),
        (&json!("2026-01-15"), &json!(true))
    );
    assert!(refused("31/02").contains("“31/02” không phải ngày có thật"));
    assert!(refused("").contains("không phải ngày"));
    assert!(refused("15/01/2026").contains("đã có hạn thứ Năm 15/01/2026"));
    assert!(refused("15/1/2036").contains("cách xa"));
    assert_eq!(
        add("17/1/2027")["message"],
        "Đã thêm hạn thứ Sáu 15/01/2027; 17/01 là Chủ nhật"
    );
    assert_eq!(contents(&door, json!({"standing": ["undated"]})), [""; 0]);

    let id = line["id"].clone();
    let reply = door.call("occurrence_delete", json!({"id": id}));
    assert_eq!(reply["message"], "Đã xóa hạn thứ Năm 15/01/2026");
    assert_eq!(contents(&door, json!({"to": "2026-02-01"})), [""; 0]);
    door.call("undo", json!({}));
    assert_eq!(
        contents(&door, json!({"to": "2026-02-01"})),
        ["Giải quyết hồ sơ"]
    );
}

#[test]
fn what_the_plan_says_is_due_cannot_be_deleted_but_moved() {
    let door = door();
    let own = id(&door, "Báo cáo năm");
    let refused = door.refused("occurrence_delete", json!({"id": own}));
    assert!(refused.contains("Không phát sinh"), "{refused}");
    let reply = set(&door, &[own], json!({"due": "20/12"}));
    assert_eq!(reply["lines"][0]["due_text"], "20/12/2026");
    assert_eq!(reply["undo"], "đổi hạn 1 việc");
}

#[test]
fn sections_have_no_due_dates() {
    let door = door();
    let section = task(&door, "Công bố thủ tục")["node"]
        .as_i64()
        .expect("a line")
        - 1;
    let refused = door.refused("occurrence_add", json!({"node": section, "due": "15/1"}));
    assert!(refused.contains("Mục và nhóm"), "{refused}");
}
