//! Counts for charts, the rules side by side, and clearing away.

use super::*;

#[test]
fn received_done_and_late_are_told_by_cycle_and_by_field() {
    let door = catalogued();
    take(&door, "bo.csv", MINISTRIES, "2026-11-15T08:12:00");
    take(&door, "sau.csv", LATER, "2026-11-16T07:00:00");
    let counts = door.call("dossier_counts", json!({"until": "2026-11"}));
    let months = counts["months"].as_array().unwrap();
    assert_eq!(months.len(), 12);
    let told = |own: &Value, name: &str| {
        let name = own[name].as_str().unwrap();
        format!(
            "{name}: {} {} {}",
            own["received"], own["done"], own["late"]
        )
    };
    assert_eq!(months[0]["cycle"], "2025-12");
    // Received: the 1st of October in October's cycle, the others in November's.
    let last: Vec<String> = months[10..].iter().map(|own| told(own, "cycle")).collect();
    assert_eq!(last, ["2026-10: 1 0 0", "2026-11: 5 5 2"]);
    let fields: Vec<String> = counts["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|own| told(own, "name"))
        .collect();
    assert_eq!(fields, ["Hộ tịch: 5 5 2", "Chưa phân loại: 1 0 0"]);
    assert_eq!(counts["span"], "Từ ngày 15/11/2025 đến ngày 14/11/2026");
}

#[test]
fn every_rule_counts_the_same_month_and_what_differs_is_marked() {
    let door = catalogued();
    take(&door, "bo.csv", MINISTRIES, "2026-11-15T08:12:00");
    let all = door.call(
        "count_rules",
        json!({"period": "2026-11", "form": "II.06a"}),
    );
    let columns: Vec<&str> = all["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|own| own["key"].as_str().unwrap())
        .collect();
    let at = columns.iter().position(|own| *own == "on_time").unwrap();
    let rules = all["rules"].as_array().unwrap();
    assert_eq!(rules.len(), 7);
    let mut marked = Vec::new();
    for own in rules {
        let key = own["key"].as_str().unwrap();
        // Each says what `count` says.
        let alone = door.call(
            "count",
            json!({"period": "2026-11", "form": "II.06a", "rule": key, "as_of": null}),
        );
        for (place, column) in columns.iter().enumerate() {
            let figures = alone["figures"].as_array().unwrap().iter();
            let figures = figures.filter(|figure| figure["column"] == *column);
            let sum: u64 = figures.map(|own| own["value"].as_u64().unwrap()).sum();
            if own["unknown"][place] == 0 {
                assert_eq!(own["counts"][place], sum, "{key} {column}");
            }
        }
        if own["differs"][at] == true {
            marked.push((key, own["counts"][at].clone()));
        }
        assert!(own["sentence"].as_str().unwrap().len() > 20);
    }
    assert_eq!(rules[0]["counts"][at], 2);
    assert!(marked.contains(&("bo-rut-tra-lai", json!(1))), "{marked:?}");
}

#[test]
fn what_is_cleared_away_leaves_the_forms_as_they_are() {
    let door = catalogued();
    take(&door, "bo.csv", MINISTRIES, "2026-11-15T08:12:00");
    door.call("cycle_start", json!({"cycle": "2026-11"}));
    let into = json!({"cycle": "2026-11", "rule": null, "form": "II.06a", "as_of": null,
        "unknown": false, "apply": true});
    door.call("count_into", into);
    let before = door.call("sheet", json!({"form": "II.06a", "cycle": "2026-11"}));
    let asked = door.call(
        "dossiers_clear",
        json!({"before": "2026-10-22", "apply": false}),
    );
    let message = asked["message"].as_str().unwrap();
    assert!(
        message
            .starts_with("Sẽ xóa 1 hồ sơ kết thúc trước ngày 22/10/2026 (1 dòng của 1 danh sách)"),
        "{message}"
    );
    assert_eq!(
        door.call("dossiers", json!({"filter": {}}))["total"],
        6,
        "nothing went before it was asked for"
    );
    let clear = |before: &str| json!({"before": before, "apply": true});
    let done = door.call("dossiers_clear", clear("2026-10-22"));
    assert_eq!((&done["dossiers"], &done["lines"]), (&json!(1), &json!(1)));
    let message = done["message"].as_str().unwrap();
    assert!(
        message.contains("Đã xóa 1 hồ sơ kết thúc trước ngày 22/10/2026"),
        "{message}"
    );
    let list = door.call("dossiers", json!({"filter": {}}));
    assert_eq!(list["total"], 5);
    let after = door.call("sheet", json!({"form": "II.06a", "cycle": "2026-11"}));
    assert_eq!(before["lines"], after["lines"]);
    let nothing = door.call("dossiers_clear", clear("2026-10-22"));
    assert_eq!(nothing["dossiers"], 0);
    let refused = door.refused("dossiers_clear", clear("2027-01-01"));
    assert!(refused.contains("ở sau hôm nay"), "{refused}");
}
