//! Procedures edited by hand, and searched.

use serde_json::{Value, json};
use smc_tests::door::Door;

use crate::{FORTY, catalogue, everything, of, sample, store};

fn fields(own: &Value) -> Value {
    let keys = [
        "id",
        "code",
        "name",
        "field",
        "level",
        "fee",
        "days",
        "unit",
        "authority",
        "from",
        "until",
    ];
    let pairs = keys.map(|key| (key.to_owned(), own[key].clone()));
    Value::Object(pairs.into_iter().collect())
}

fn with(own: &Value, key: &str, value: Value) -> Value {
    let mut own = fields(own);
    own[key] = value;
    own
}

#[test]
fn a_procedure_is_edited_and_each_edit_is_taken_back() {
    let door = Door::new();
    store(&door, &sample(FORTY));
    let before = everything(&door);
    let own = of(&door, "1.000110");
    for (key, value) in [
        ("level", json!("partial")),
        ("level", Value::Null),
        ("fee", json!(false)),
        ("fee", Value::Null),
        ("days", json!(5)),
        ("days", Value::Null),
        ("name", json!("Tên khác")),
        ("field", json!("Đất đai")),
        ("unit", json!("Văn phòng")),
        ("authority", json!("Bộ Tư pháp")),
        ("from", json!("2026-07-01")),
        ("until", json!("2026-12-31")),
    ] {
        let changed = door.call(
            "procedure_save",
            json!({"procedure": with(&own, key, value.clone())}),
        );
        assert_eq!(changed["line"][key], value, "{key}");
        assert_eq!(of(&door, "1.000110")[key], value, "{key}");
        assert_eq!(changed["undo"], "sửa thủ tục 1.000110");
        door.call("undo", json!({"place": {"in": "procedures"}}));
        assert_eq!(everything(&door), before, "{key}");
    }
    let same = door.call("procedure_save", json!({"procedure": fields(&own)}));
    assert_eq!(same["message"], "Thủ tục 1.000110 không có gì thay đổi");
}

#[test]
fn a_procedure_is_added_by_hand() {
    let door = Door::new();
    let save = |own: Value| json!({"procedure": own});
    let added = door.call(
        "procedure_save",
        save(json!({"code": "3.000250.H13", "name": "Thủ tục thử", "field": "HỘ TỊCH"})),
    );
    assert_eq!(
        (&added["line"]["code"], &added["added"]),
        (&json!("3.000250"), &json!(1))
    );
    assert_eq!(added["line"]["level_text"], "chưa rõ");
    for (own, part) in [
        (
            json!({"code": "3.000250", "name": "A"}),
            "Mã 3.000250 đã có trong danh mục: “Thủ tục thử”",
        ),
        (
            json!({"code": "30250", "name": "A"}),
            "“30250” không đúng dạng",
        ),
        (
            json!({"code": "1.000001", "name": " "}),
            "Tên thủ tục còn trống",
        ),
        (
            json!({"code": "1.000001", "name": "A", "days": 99_999}),
            "quá 3.650 ngày",
        ),
        (
            json!({"code": "1.000001", "name": "A", "from": "2026-02-01", "until": "2026-01-01"}),
            "ngày hết hiệu lực trước ngày có hiệu lực",
        ),
        (
            json!({"code": "1.000001", "name": "a".repeat(2_001)}),
            "dài quá 2.000 ký tự",
        ),
        (json!({"id": 77, "name": "A"}), "không còn trong danh mục"),
    ] {
        let refused = door.refused("procedure_save", save(own));
        assert!(refused.contains(part), "{refused}");
    }
    door.call("undo", json!({"place": null}));
    assert_eq!(catalogue(&door)["total"], 0);
}

#[test]
fn words_are_found_without_accents_and_lists_come_in_parts() {
    let door = Door::new();
    store(&door, &sample(FORTY));
    let find = |filter: Value| door.call("procedures", json!({"filter": filter}));
    let codes = |list: &Value| -> Vec<String> {
        let lines = list["lines"].as_array().unwrap().iter();
        lines
            .map(|own| own["code"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        codes(&find(json!({"text": "KHAI TU luu dong"}))),
        ["1.000419"]
    );
    assert_eq!(codes(&find(json!({"text": "1.000419"}))), ["1.000419"]);
    assert_eq!(find(json!({"text": "không có chữ này"}))["total"], 0);
    let all = codes(&find(json!({})));
    let parts = find(json!({"skip": 10, "most": 7}));
    assert_eq!(
        (codes(&parts), &parts["total"]),
        (all[10..17].to_vec(), &json!(40))
    );
    let counts = &find(json!({}))["counts"];
    for (key, level) in [
        ("full", "full"),
        ("partial", "partial"),
        ("other", "other"),
        ("level_unknown", "unknown"),
    ] {
        assert_eq!(find(json!({"level": level}))["total"], counts[key], "{key}");
    }
    for (key, fee) in [("fee", "yes"), ("free", "no"), ("fee_unknown", "unknown")] {
        assert_eq!(find(json!({"fee": fee}))["total"], counts[key], "{key}");
    }
    // What stands in the list does not depend on what is asked of it.
    assert_eq!(find(json!({"text": "chứng thực"}))["counts"], *counts);
}
