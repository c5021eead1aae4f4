//! The list of dossiers, and one dossier with all that was said of it.

use super::*;

/// What a list shows: the last eight letters of each code, and how it stands.
fn shown(list: &Value) -> Vec<String> {
    let lines = list["lines"].as_array().unwrap().iter();
    let line = |own: &Value| {
        let text = |key: &str| own[key].as_str().unwrap().to_owned();
        let code = text("code");
        format!("{} {}", &code[code.len() - 11..], text("standing"))
    };
    lines.map(line).collect()
}

/// Today is Monday the 16th.
fn listed(door: &Door, filter: Value) -> Value {
    door.call("dossiers", json!({ "filter": filter }))
}

/// Both lists.
fn both() -> Door {
    let door = catalogued();
    take(&door, "bo.csv", MINISTRIES, "2026-11-15T08:12:00");
    take(&door, "sau.csv", LATER, "2026-11-16T07:00:00");
    door
}

#[test]
fn the_most_urgent_come_first_and_what_is_not_urgent_by_its_receipt() {
    let door = catalogued();
    let none = listed(&door, json!({}));
    assert_eq!(
        (&none["total"], &none["as_of"], &none["summary"]),
        (
            &json!(0),
            &Value::Null,
            &json!("Chưa có hồ sơ nào. Nhập danh sách xuất từ hệ thống.")
        )
    );
    take(&door, "bo.csv", MINISTRIES, "2026-11-15T08:12:00");
    let list = listed(&door, json!({"days": 4}));
    let expected = [
        "261110-0001 còn 4 ngày",
        "261112-0001 chưa hoặc không tiếp nhận",
        "261111-0001 đã rút hoặc trả lại",
        "261020-0002 xong quá hạn 1 ngày",
        "261020-0001 xong đúng hạn",
        "261001-0001 xong đúng hạn",
    ];
    assert_eq!(shown(&list), expected);
    assert_eq!(list["as_of"], "15/11/2026 08:12");
    let line = &list["lines"][3];
    for (key, expected) in [
        ("procedure", "1.000080"),
        ("field", "Hộ tịch"),
        ("channel", "Trực tuyến"),
        ("status", "Đã trả kết quả"),
        ("received_text", "20/10/2026"),
        ("due_text", "T5 22/10/2026"),
        ("finished_text", "23/10/2026"),
    ] {
        assert_eq!(line[key], expected, "{key}");
    }
    // Its name comes from the catalogue: the list has none.
    assert!(
        line["title"]
            .as_str()
            .unwrap()
            .contains("nhận cha, mẹ, con")
    );
    assert_eq!(line["late"], true);
    let parts: Vec<String> = (0..6)
        .flat_map(|skip| shown(&listed(&door, json!({"days": 4, "skip": skip, "most": 1}))))
        .collect();
    assert_eq!(parts, expected);
}

#[test]
fn filters_hold_together_and_groups_are_counted_whatever_group_is_asked_for() {
    let door = both();
    let counts = |filter: Value| -> Vec<String> {
        let list = listed(&door, filter);
        let groups = list["groups"].as_array().unwrap().iter();
        let some = groups.filter(|own| own["count"] != 0);
        some.map(|own| format!("{} {}", own["word"].as_str().unwrap(), own["count"]))
            .collect()
    };
    let all = [
        "Chưa xong 1",
        "Xong đúng hạn 2",
        "Xong quá hạn 2",
        "Đã rút, trả lại 1",
        "Chưa hoặc không tiếp nhận 1",
    ];
    assert_eq!(counts(json!({})), all);
    assert_eq!(counts(json!({"groups": ["done_late"]})), all);
    assert_eq!(
        counts(json!({"days": 10, "due_from": "2026-11-30"})),
        ["Chưa xong 1", "Sắp đến hạn trong 10 ngày làm việc 1"]
    );
    let fields = listed(&door, json!({}))["fields"].clone();
    let field = |name: &str| {
        let own = fields.as_array().unwrap().iter();
        let mut own = own.filter(|own| own["name"] == name);
        own.next().unwrap()["id"].clone()
    };
    let sources = listed(&door, json!({}))["sources"].clone();
    for (filter, expected) in [
        (json!({"groups": ["done_late"]}), vec!["261110", "261020"]),
        (
            json!({"groups": ["done_late", "open"]}),
            vec!["261114", "261110", "261020"],
        ),
        (json!({"text": "261020 0002"}), vec!["261020"]),
        (
            json!({"text": "nhan CHA bien gioi", "groups": ["done_late"]}),
            vec!["261110", "261020"],
        ),
        (json!({"text": "thu tuc la"}), vec!["261114"]),
        (json!({"text": "1.000110"}), vec!["261020", "261001"]),
        (json!({"text": "không có"}), vec![]),
        (json!({"unclassified": true}), vec!["261114"]),
        (
            json!({"field": field("Hộ tịch"), "groups": ["open"]}),
            vec![],
        ),
        (json!({"field": 9999}), vec![]),
        (json!({"source": sources[1]["id"]}), vec![]),
        (
            json!({"source": sources[0]["id"], "groups": ["withdrawn"]}),
            vec!["261111"],
        ),
        (
            json!({"due_from": "2026-10-21", "due_to": "2026-10-22"}),
            vec!["261020", "261020"],
        ),
        (json!({"due_to": "2026-10-20"}), vec!["261001"]),
        (json!({"unit": "Tư pháp"}), vec![]),
        (
            json!({"sort": "code", "groups": ["done_late"]}),
            vec!["261020", "261110"],
        ),
        (
            json!({"sort": "due", "groups": ["done_late"], "descending": true}),
            vec!["261110", "261020"],
        ),
    ] {
        let list = listed(&door, filter.clone());
        let shown = shown(&list);
        let codes: Vec<&str> = shown.iter().map(|own| &own[..6]).collect();
        assert_eq!(codes, expected, "{filter}");
        assert_eq!(list["total"], expected.len(), "{filter}");
    }
}

#[test]
fn a_dossier_tells_what_each_list_said_of_it() {
    let door = both();
    let own = door.call("dossier", json!({"code": " g22-261110-0001"}));
    assert_eq!(own["line"]["standing"], "xong quá hạn 1 ngày");
    let said = |at: usize| -> Vec<String> {
        let facts = own["said"][at]["facts"].as_array().unwrap().iter();
        let fact = |own: &Value| {
            let text = |key: &str| own[key].as_str().unwrap_or("-").to_owned();
            format!("{}: {} ({})", text("name"), text("text"), text("before"))
        };
        facts.map(fact).collect()
    };
    assert_eq!(own["said"][0]["file"], "sau.csv");
    assert_eq!(own["said"][1]["as_of_text"], "15/11/2026 08:12");
    let newest = said(0);
    for expected in [
        "Hẹn trả: 12/11/2026 (20/11/2026)",
        "Ngày kết thúc: 13/11/2026 (-)",
        "Trạng thái: Đã xử lý xong (Đang xử lý)",
        "Ngày tiếp nhận: 10/11/2026 (-)",
    ] {
        assert!(newest.iter().any(|own| own == expected), "{newest:?}");
    }
    assert!(said(1).iter().all(|own| own.ends_with("(-)")));
    let refused = door.refused("dossier", json!({"code": "G22-999999-0001"}));
    assert!(refused.contains("G22-999999-0001"), "{refused}");
}
