//! What dossiers say of the catalogue: what is missing of procedures in use, and names that lists write otherwise.

use serde_json::{Value, json};
use smc_tests::door::Door;

use crate::{FORTY, catalogue, everything, of, put, sample, store};

/// A list that names procedures with words alone: one exactly, one by words that are only near, one that the catalogue
/// does not have, one of the year before.
const LIST: &str = "\
TT,Số hồ sơ,Mã TTHC,Thủ tục,Hình thức nộp,Ngày tiếp nhận,Hạn trả,Ngày hoàn thành,Tình trạng hồ sơ
1,G22-261101-0001,,Thủ tục đăng ký khai tử lưu động,Trực tuyến,01/11/2026,20/11/2026,10/11/2026,Đã trả kết quả
2,G22-261101-0002,,Đăng ký khai tử lưu động,Trực tuyến,01/11/2026,20/11/2026,10/11/2026,Đã trả kết quả
3,G22-261101-0003,,Đăng ký khai tử lưu động,Trực tiếp,02/11/2026,20/11/2026,,Đang xử lý
4,G22-261101-0004,,Cấp phép nuôi chim yến,Trực tiếp,02/11/2026,20/11/2026,,Đang xử lý
5,G22-251101-0005,1.000110,,Trực tiếp,02/11/2025,20/11/2025,19/11/2025,Đã trả kết quả
";

/// The catalogue with a list taken in.
fn with_list() -> Door {
    let door = Door::new();
    store(&door, &sample(FORTY));
    let path = put(&door, "danh-sach.csv", LIST);
    let source = door.call("settings", json!({}))["sources"][0]["id"].clone();
    let file = json!({"path": path, "source": source, "as_of": "2026-11-15T08:00:00"});
    door.call("lists_read", json!({"files": [file]}));
    door.call("lists_apply", json!({"files": [file]}));
    door
}

fn missing(door: &Door, year: i32) -> Value {
    door.call("procedures_missing", json!({"year": year}))
}

/// The codes that a filter finds.
fn found(door: &Door, filter: Value) -> Vec<String> {
    let list = door.call("procedures", json!({"filter": filter}));
    let lines = list["lines"].as_array().unwrap().iter();
    lines
        .map(|own| own["code"].as_str().unwrap().to_owned())
        .collect()
}

fn lacking(year: i32, what: &str) -> Value {
    json!({"missing": {"year": year, "what": what}})
}

/// How many dossiers were received online and otherwise, by field.
fn received(door: &Door) -> Vec<(String, String, i64)> {
    let args = json!({"period": "2026-11", "form": "II.06a", "rule": null, "as_of": null});
    let counted = door.call("count", args);
    let figures = counted["figures"].as_array().unwrap().iter();
    let mut figures: Vec<(String, String, i64)> = figures
        .filter(|own| own["column"] == "online" || own["column"] == "direct")
        .map(|own| {
            let text = |key: &str| own[key].as_str().unwrap().to_owned();
            (
                text("field"),
                text("column"),
                own["value"].as_i64().unwrap(),
            )
        })
        .collect();
    figures.sort();
    figures
}

fn set(door: &Door, name: &str, code: Value) -> Value {
    door.call("procedure_name_set", json!({"name": name, "code": code}))
}

#[test]
fn procedures_in_use_without_level_fee_or_field_are_found() {
    let door = with_list();
    let (used, last_year) = (of(&door, "1.000419"), of(&door, "1.000110"));
    assert_eq!(missing(&door, 2026)["facts"], 0, "both are known");
    let unknown = json!({"ids": [used["id"], last_year["id"]], "level": "unknown", "fee": null});
    let changed = door.call("procedures_set", unknown);
    assert_eq!(changed["changed"], 2);
    assert_eq!(of(&door, "1.000419")["fee"], used["fee"], "stays");
    let told = missing(&door, 2026);
    assert_eq!(
        told["facts_text"],
        "1 thủ tục đang dùng chưa rõ mức độ hoặc phí"
    );
    assert_eq!(found(&door, lacking(2026, "facts")), ["1.000419"]);
    assert_eq!(found(&door, lacking(2025, "facts")), ["1.000110"]);
    assert_eq!(found(&door, lacking(2024, "facts")), [""; 0]);

    // One step takes both back.
    door.call("undo", json!({"place": {"in": "procedures"}}));
    assert_eq!(of(&door, "1.000419"), used);
    assert_eq!(of(&door, "1.000110"), last_year);

    let official = used["field"].clone();
    assert_eq!(missing(&door, 2026)["field"], 0);
    door.call(
        "procedure_field_set",
        json!({"name": official, "act": "skip"}),
    );
    assert_eq!(missing(&door, 2026)["field"], 1);
    assert_eq!(found(&door, lacking(2026, "field")), ["1.000419"]);
}

#[test]
fn one_that_has_ended_but_was_in_use_is_found_too() {
    let door = with_list();
    let mut own = of(&door, "1.000419");
    own["fee"] = Value::Null;
    own["until"] = json!("2026-11-10");
    door.call("procedure_save", json!({"procedure": own}));
    assert_eq!(found(&door, lacking(2026, "facts")), ["1.000419"]);
    let own = of(&door, "1.000419");
    assert_eq!(own["ended"], true);
    assert_eq!(own["validity"], "Đã hết hiệu lực ngày 10/11/2026");
}

#[test]
fn a_near_name_counts_only_once_the_officer_has_said_what_it_is() {
    let door = with_list();
    let near = "Đăng ký khai tử lưu động";
    let names = door.call("procedure_names", json!({}));
    let unknown = names["unknown"].as_array().unwrap();
    assert_eq!(unknown.len(), 2);
    assert_eq!(unknown[0]["name"], near);
    assert_eq!(unknown[0]["dossiers"], "2 hồ sơ");
    assert_eq!(unknown[0]["near"][0]["code"], "1.000419");
    assert_eq!(unknown[1]["name"], "Cấp phép nuôi chim yến");
    assert_eq!(
        names["summary"],
        "2 thủ tục của 3 hồ sơ chưa có trong danh mục."
    );
    let all = |field: &str, column: &str, value| (field.to_owned(), column.to_owned(), value);
    let before = [
        all("Chưa phân loại", "direct", 2),
        all("Chưa phân loại", "online", 1),
        all("Hộ tịch", "online", 1),
    ];
    assert_eq!(received(&door), before, "nothing is taken silently");

    let said = set(&door, &near.to_uppercase(), json!("1.000419"));
    assert_eq!(said["unknown"].as_array().unwrap().len(), 1);
    assert_eq!(said["said"][0]["code"], "1.000419");
    assert_eq!(said["said"][0]["procedure"], of(&door, "1.000419")["name"]);
    let after = [
        all("Chưa phân loại", "direct", 1),
        all("Hộ tịch", "direct", 1),
        all("Hộ tịch", "online", 2),
    ];
    assert_eq!(received(&door), after);

    for (cmd, expected) in [("undo", &before), ("redo", &after)] {
        door.call(cmd, json!({"place": {"in": "procedures"}}));
        assert_eq!(received(&door), *expected, "{cmd}");
    }
    set(&door, near, Value::Null);
    assert_eq!(received(&door), before);
}

#[test]
fn what_cannot_be_said_is_refused_and_changes_nothing() {
    let door = with_list();
    let before = (
        everything(&door),
        door.call("procedure_names", json!({}))["said"].clone(),
    );
    for (cmd, args, part) in [
        (
            "procedure_name_set",
            json!({"name": "Đăng ký khai tử lưu động", "code": "9.999999"}),
            "Danh mục không có thủ tục mã 9.999999",
        ),
        (
            "procedure_name_set",
            json!({"name": " - ", "code": "1.000419"}),
            "Chọn một tên",
        ),
        (
            "procedures_set",
            json!({"ids": [], "level": "full", "fee": null}),
            "Chưa chọn thủ tục nào",
        ),
        (
            "procedures_set",
            json!({"ids": [1], "level": null, "fee": null}),
            "Chọn mức độ hoặc phí",
        ),
        (
            "procedures_set",
            json!({"ids": [1, 999_999], "level": "full", "fee": null}),
            "không còn trong danh mục",
        ),
    ] {
        let refused = door.refused(cmd, args);
        assert!(refused.contains(part), "{part}: {refused}");
    }
    let after = (
        everything(&door),
        door.call("procedure_names", json!({}))["said"].clone(),
    );
    assert_eq!(after, before);
}

#[test]
fn without_dossiers_nothing_is_missing() {
    let door = Door::new();
    store(&door, &sample(FORTY));
    let told = missing(&door, 2026);
    assert_eq!(
        [&told["facts"], &told["field"], &told["names"]],
        [0, 0, 0].map(|none| json!(none)).each_ref()
    );
    assert_eq!(catalogue(&door)["total"], 40);
}
