//! Official fields and the office's own.

use serde_json::{Value, json};
use smc_tests::door::Door;

use crate::{FORTY, all, args, catalogue, everything, put, read, sample, store};

fn field<'a>(list: &'a Value, name: &str) -> &'a Value {
    let mut fields = list["fields"].as_array().unwrap().iter();
    fields.find(|own| own["name"] == name).unwrap()
}

/// The id of a field of the office.
fn office(door: &Door, name: &str) -> i64 {
    let settings = door.call("settings", json!({}));
    let mut fields = settings["fields"].as_array().unwrap().iter();
    let own = fields.find(|own| own["name"] == name);
    own.unwrap_or_else(|| panic!("no field {name}"))["id"]
        .as_i64()
        .unwrap()
}

fn add_office(door: &Door, name: &str) -> i64 {
    door.call(
        "field_save",
        json!({"field": {"id": 0, "name": name, "code": "", "unit": null, "active_from": null, "active_until": null, "used": false}}),
    );
    office(door, name)
}

const HEAD: &str = "Mã TTHC,Tên thủ tục,Lĩnh vực\n";

#[test]
fn the_same_words_are_the_same_field_and_like_ones_are_asked_for() {
    let door = Door::new();
    let own = add_office(&door, "Nghề dệt");
    let text =
        format!("{HEAD}1.000001,A,NGHỀ DỆT\n1.000002,B,Nghề dệt (làng nghề)\n1.000003,C,Zzz\n");
    let path = put(&door, "a.csv", text);
    let preview = read(&door, &path, &json!({}));
    let exact = field(&preview, "NGHỀ DỆT");
    assert_eq!(
        (&exact["field"]["id"], &exact["how"], &exact["open"]),
        (&json!(own), &json!("khớp tên"), &json!(false))
    );
    let near = field(&preview, "Nghề dệt (làng nghề)");
    assert_eq!(
        (&near["open"], &near["near"][0]["id"]),
        (&json!(true), &json!(own))
    );
    assert_eq!(near["field"], Value::Null);
    assert_eq!(field(&preview, "Zzz")["near"], json!([]));
    assert_eq!(preview["ready"], false);
    let refused = door.refused("procedures_apply", args(&path, &json!({})));
    assert!(
        refused.starts_with("Chưa ghi gì. Lĩnh vực “Nghề dệt (làng nghề)” (1 thủ tục) chưa gắn"),
        "{refused}"
    );
    assert_eq!(catalogue(&door)["total"], 0);
    let choices = json!({"fields": [
        {"key": near["key"], "act": {"is": own}},
        {"key": field(&preview, "Zzz")["key"], "act": "skip"},
    ]});
    let ready = read(&door, &path, &choices);
    assert_eq!(ready["ready"], true);
    door.call("procedures_apply", args(&path, &choices));
    // It is not asked again.
    let again = read(&door, &path, &json!({}));
    assert_eq!(
        (&again["ready"], &field(&again, "Zzz")["left"]),
        (&json!(true), &json!(true))
    );
    assert_eq!(field(&again, "Nghề dệt (làng nghề)")["how"], "đã chọn");
    let list = catalogue(&door);
    assert_eq!(list["counts"]["unclassified"], 1);
    let of = door.call("procedures", json!({"filter": {"field": own}}));
    assert_eq!(of["total"], 2);
    let of = door.call("procedures", json!({"filter": {"unclassified": true}}));
    assert_eq!(of["lines"][0]["code"], "1.000003");
}

#[test]
fn a_choice_of_a_field_that_is_gone_is_refused() {
    let door = Door::new();
    let path = put(&door, "a.csv", format!("{HEAD}1.000001,A,Zzz\n"));
    let choices = json!({"fields": [{"key": "field:zzz", "act": {"is": 99_999}}]});
    let refused = door.refused("procedures_read", args(&path, &choices));
    assert!(refused.contains("không còn trong danh mục"), "{refused}");
}

#[test]
fn what_official_fields_are_can_be_said_later_and_taken_back() {
    let door = Door::new();
    store(&door, &sample(FORTY));
    let name = "Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)";
    let before = everything(&door);
    let list = door.call("procedure_fields", json!({}));
    let own = field(&list, name);
    assert_eq!(
        (&own["left"], &own["procedures"]),
        (&json!(true), &json!(5))
    );
    let id = add_office(&door, "Nghề dệt");
    let set = |act: Value| door.call("procedure_field_set", json!({"name": name, "act": act}));
    let list = set(json!({"is": id}));
    assert_eq!(field(&list, name)["field"]["id"], id);
    assert_eq!(
        list["message"],
        format!("Đã gắn lĩnh vực {name} với Nghề dệt")
    );
    let of = door.call("procedures", json!({"filter": {"field": id}}));
    assert_eq!(of["total"], 5);
    door.call("undo", json!({"place": {"in": "procedures"}}));
    let list = set(json!("add"));
    assert_eq!(field(&list, name)["field"]["name"], name);
    let refused = door.refused("procedure_field_set", json!({"name": name, "act": "add"}));
    assert!(refused.contains("Đã có lĩnh vực"), "{refused}");
    door.call("undo", json!({"place": {"in": "procedures"}}));
    let list = set(json!("skip"));
    assert_eq!(field(&list, name)["left"], true);
    door.call("field_delete", json!({"id": id}));
    assert_eq!(everything(&door), before);
    let refused = door.refused(
        "procedure_field_set",
        json!({"name": "Không có", "act": "skip"}),
    );
    assert!(
        refused.contains("Không có thủ tục nào thuộc lĩnh vực"),
        "{refused}"
    );
}

#[test]
fn a_field_deleted_since_does_not_keep_an_import_from_being_taken_back() {
    let door = Door::new();
    let path = put(
        &door,
        "a.csv",
        format!("{HEAD}1.000001,A,Zzz\n1.000002,B,Yyy\n"),
    );
    let preview = read(&door, &path, &json!({}));
    door.call(
        "procedures_apply",
        args(&path, &all(&preview, json!("add"))),
    );
    door.call("field_delete", json!({"id": office(&door, "Zzz")}));
    let list = door.call("procedure_fields", json!({}));
    assert_eq!(field(&list, "Zzz")["open"], true);
    assert_eq!(catalogue(&door)["counts"]["unclassified"], 1);
    door.call("undo", json!({"place": {"in": "procedures"}}));
    assert_eq!(catalogue(&door)["total"], 0);
    let redone = door.call("redo", json!({"place": {"in": "procedures"}}));
    let message = redone["message"].as_str().unwrap();
    assert!(message.contains("đã bị xóa khỏi danh mục"), "{message}");
    assert_eq!(catalogue(&door)["total"], 2);
}
