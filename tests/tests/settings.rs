//! The office, its catalogues and its report calendar; the search.

use serde_json::{Value, json};
use smc_tests::door::Door;

const CYCLE: &str = "2026-11";

fn fields(door: &Door) -> Vec<Value> {
    let mut settings = door.call("settings", json!({}));
    settings["fields"]
        .as_array_mut()
        .unwrap()
        .drain(..)
        .collect()
}

fn field(door: &Door, name: &str) -> Value {
    let mut found = fields(door)
        .into_iter()
        .filter(|field| field["name"] == name);
    found.next().unwrap_or_else(|| panic!("no field {name}"))
}

fn new_field(name: &str) -> Value {
    json!({"id": 0, "name": name, "code": "", "unit": null, "active_from": null, "active_until": null})
}

#[track_caller]
fn refused(door: &Door, command: &str, args: Value, why: &str) {
    let before = door.call("settings", json!({}));
    assert_eq!(door.refused(command, args), why);
    assert_eq!(
        door.call("settings", json!({})),
        before,
        "{why}: nothing has changed"
    );
}

// --- the office ---

#[test]
fn the_first_start_is_over_when_the_ward_has_a_name() {
    let door = Door::new();
    let state = door.call("state", json!({}));
    assert_eq!(
        (&state["first_start"], &state["ward"]),
        (&json!(true), &json!(""))
    );
    refused(
        &door,
        "office_save",
        json!({"office": {"ward": " "}}),
        "Tên phường còn trống. Nhập tên.",
    );
    let office = json!({"ward": "  Đông\tHải ", "place": "Đông Hải", "signer_title": "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH"});
    let settings = door.call("office_save", json!({"office": office}));
    assert_eq!(settings["office"]["ward"], "Đông Hải");
    let state = door.call("state", json!({}));
    assert_eq!(
        (&state["first_start"], &state["ward"]),
        (&json!(false), &json!("Đông Hải"))
    );
    let long = "x".repeat(301);
    refused(
        &door,
        "office_save",
        json!({"office": {"ward": "a", "signer": long}}),
        "Người ký dài quá 300 ký tự. Viết ngắn lại.",
    );
    let door = door.reopened("2026-11-17T08:00:00");
    assert_eq!(
        door.call("settings", json!({}))["office"]["signer_title"],
        "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH"
    );
}

#[test]
fn units_own_fields_and_may_go() {
    let door = Door::new();
    let unit =
        |id: i64, name: &str| json!({"unit": {"id": id, "name": name, "short": "", "head": ""}});
    let settings = door.call("unit_save", unit(0, "Phòng Kinh tế"));
    let id = settings["units"][0]["id"].clone();
    refused(
        &door,
        "unit_save",
        unit(0, "PHÒNG  kinh te"),
        "Đã có đơn vị “Phòng Kinh tế”.",
    );
    refused(
        &door,
        "unit_save",
        unit(0, ""),
        "Tên đơn vị còn trống. Nhập tên.",
    );
    let mut own = field(&door, "Đất đai");
    own["unit"] = id.clone();
    door.call("field_save", json!({"field": own}));
    assert_eq!(field(&door, "Đất đai")["unit"], id);
    door.call(
        "unit_save",
        unit(id.as_i64().unwrap(), "Phòng Kinh tế, Hạ tầng"),
    );
    assert_eq!(
        door.call("settings", json!({}))["units"][0]["name"],
        "Phòng Kinh tế, Hạ tầng"
    );
    door.call("unit_delete", json!({"id": id}));
    assert_eq!(field(&door, "Đất đai")["unit"], json!(null));
    let mut own = field(&door, "Đất đai");
    own["unit"] = json!(77);
    refused(
        &door,
        "field_save",
        json!({"field": own}),
        "Chọn đơn vị trong danh sách.",
    );
}

// --- fields and sources ---

#[test]
fn a_field_is_renamed_wherever_it_is_open_and_cannot_be_there_twice() {
    let door = Door::started(CYCLE);
    door.add_fields("II.06a", CYCLE, Some(1), &["Hộ tịch"]);
    let mut own = field(&door, "Hộ tịch");
    own["name"] = json!("Hộ tịch, quốc tịch");
    door.call("field_save", json!({"field": own}));
    assert_eq!(door.grid("II.06a", CYCLE).names(), ["Hộ tịch, quốc tịch"]);
    for (name, why) in [
        (
            "dat  ĐAI",
            "Đã có lĩnh vực “Đất đai” (không phân biệt hoa thường, dấu).",
        ),
        (
            "Phí - lệ phí",
            "Đã có lĩnh vực “Phí, lệ phí” (không phân biệt hoa thường, dấu).",
        ),
        (" - ", "Tên lĩnh vực còn trống. Nhập tên."),
    ] {
        refused(&door, "field_save", json!({"field": new_field(name)}), why);
    }
    // Its own name in other letters is no twin.
    own["name"] = json!("HỘ TỊCH, QUỐC TỊCH");
    door.call("field_save", json!({"field": own}));
}

#[test]
fn an_ended_field_is_no_longer_offered() {
    let door = Door::started(CYCLE);
    let offered = |cycle: &str| {
        let choices = door.call(
            "row_choices",
            json!({"form": "II.08", "cycle": cycle, "section": null}),
        );
        choices
            .as_array()
            .unwrap()
            .iter()
            .any(|choice| choice["name"] == "Đất đai")
    };
    door.call("cycle_start", json!({"cycle": "2026-12"}));
    let mut own = field(&door, "Đất đai");
    own["active_until"] = json!(CYCLE);
    door.call("field_save", json!({"field": own}));
    assert_eq!((offered(CYCLE), offered("2026-12")), (true, false));
    own["active_from"] = json!("2026-12");
    refused(
        &door,
        "field_save",
        json!({"field": own}),
        "Lĩnh vực Đất đai: kỳ bắt đầu 12/2026 sau kỳ kết thúc 11/2026. Sửa lại một trong hai.",
    );
    own["active_until"] = json!(null);
    door.call("field_save", json!({"field": own}));
    assert_eq!((offered(CYCLE), offered("2026-12")), (false, true));
}

#[test]
fn only_what_no_figure_uses_can_be_deleted() {
    let door = Door::started(CYCLE);
    door.add_fields("II.06a", CYCLE, Some(1), &["Hộ tịch"]);
    let (used, unused) = (field(&door, "Hộ tịch"), field(&door, "Chính sách"));
    assert_eq!(
        (&used["used"], &unused["used"]),
        (&json!(true), &json!(false))
    );
    refused(
        &door,
        "field_delete",
        json!({"id": used["id"]}),
        "Lĩnh vực Hộ tịch đã có số liệu nên không xóa được. Đặt kỳ kết thúc để ngừng dùng.",
    );
    door.call("field_delete", json!({"id": unused["id"]}));
    assert!(fields(&door).iter().all(|own| own["name"] != "Chính sách"));
    refused(
        &door,
        "source_delete",
        json!({"id": 1}),
        "Nguồn Trên Hệ thống của Bộ, ngành đã có số liệu nên không xóa được. Bỏ chọn “đang dùng” để ngừng dùng.",
    );
    door.call("source_delete", json!({"id": 2}));
    assert_eq!(
        door.call("settings", json!({}))["sources"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn fields_stand_in_the_order_the_officer_gives_them() {
    let door = Door::started(CYCLE);
    let mut ids: Vec<Value> = fields(&door).iter().map(|own| own["id"].clone()).collect();
    ids.reverse();
    door.call("fields_order", json!({"ids": ids}));
    assert_eq!(fields(&door)[0]["name"], "Chính sách");
    door.call("field_save", json!({"field": new_field("Lĩnh vực mới")}));
    assert_eq!(fields(&door).last().unwrap()["name"], "Lĩnh vực mới");
}

#[test]
fn sources_are_the_sections_and_one_at_least_is_in_use() {
    let door = Door::started(CYCLE);
    let source = |id: i64, name: &str, active: bool| json!({"source": {"id": id, "name": name, "active": active}});
    let sections = || {
        let sheet = door.sheet("II.06a", CYCLE);
        let lines = sheet["body"]["lines"].as_array().unwrap().iter();
        let sections = lines.filter(|line| line["kind"] == "section");
        sections
            .map(|line| {
                format!(
                    "{} {}",
                    line["label"].as_str().unwrap(),
                    line["name"].as_str().unwrap()
                )
            })
            .collect::<Vec<_>>()
    };
    door.call("source_save", source(0, "Hệ thống khác", true));
    door.call("source_save", source(2, "Thành phố", false));
    assert_eq!(
        sections(),
        ["I Trên Hệ thống của Bộ, ngành", "II Hệ thống khác"]
    );
    refused(
        &door,
        "source_save",
        source(0, "he thong khac", true),
        "Đã có nguồn “Hệ thống khác”.",
    );
    door.call("source_save", source(3, "Hệ thống khác", false));
    refused(
        &door,
        "source_save",
        source(1, "Bộ", false),
        "Phải còn ít nhất một nguồn số liệu đang dùng.",
    );
}

// --- the search ---

#[test]
fn the_search_knows_no_case_and_no_accents() {
    let door = Door::started(CYCLE);
    door.add_fields("II.06a", CYCLE, Some(2), &["Đất đai"]);
    let grid = door.grid("II.04", CYCLE);
    let row = grid.add_named("Thủ tục tại phường Đông Hải");
    grid.call(
        "note_set",
        json!({"row": row, "column": "own_docs_amend", "text": "Hỏi lại Sở Tư pháp"}),
    );
    let found = |text: &str| {
        let hits = door.call("search", json!({"text": text, "cycle": CYCLE}));
        let hits = hits.as_array().unwrap().iter();
        hits.map(|hit| {
            format!(
                "{} | {}",
                hit["title"].as_str().unwrap(),
                hit["place"].as_str().unwrap()
            )
        })
        .collect::<Vec<_>>()
    };
    for (text, expected) in [
        (
            "dong hai",
            "Thủ tục tại phường Đông Hải | II.04 · Kỳ 11/2026",
        ),
        (
            "ĐÔNG  HẢI",
            "Thủ tục tại phường Đông Hải | II.04 · Kỳ 11/2026",
        ),
        (
            "Do\u{302}ng Ha\u{309}i",
            "Thủ tục tại phường Đông Hải | II.04 · Kỳ 11/2026",
        ),
        (
            "so tu phap",
            "Ghi chú: Hỏi lại Sở Tư pháp | II.04 · Kỳ 11/2026",
        ),
        (
            "dat đai",
            "Đất đai · Trên Hệ thống thông tin giải quyết TTHC của thành phố | II.06a · Kỳ 11/2026",
        ),
        (
            "ii.06a",
            "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT TTHC | Biểu II.06a",
        ),
        ("11/2026", "Kỳ 11/2026 | 15/10 – 14/11/2026"),
    ] {
        assert_eq!(found(text), [expected], "{text}");
    }
    for nothing in ["", "  ", "không có chữ này"] {
        assert!(found(nothing).is_empty(), "{nothing:?}");
    }
}
