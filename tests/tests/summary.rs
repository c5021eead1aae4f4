//! A summary sheet through the door: shown, stored as one act, remembered, taken back; and every bad file refused
//! with its sentence while nothing changes.

#[path = "summary/bad_input.rs"]
mod bad_input;
#[path = "summary/told.rs"]
mod told;

use std::path::PathBuf;

use serde_json::{Value, json};
use smc_tests::badfiles::Sheet;
use smc_tests::door::Door;
use smc_tests::month::INPUTS;

const FORM: &str = "II.06a";
const CYCLE: &str = "2026-01";
/// A ward in January 2026.
fn january() -> Door {
    let door = Door::at("2026-01-15T08:00:00");
    door.call("office_save", json!({"office": {"ward": "Phường Thử"}}));
    door.call("cycle_start", json!({"cycle": CYCLE}));
    door
}

/// The real month as it came.
fn real() -> String {
    let data = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data");
    data.join("tong-hop-thang-01-2026.xlsx")
        .to_string_lossy()
        .into_owned()
}

/// Puts a file into the door's folder and gives its path.
fn put(door: &Door, name: &str, bytes: &[u8]) -> String {
    let path = door.path(name);
    std::fs::write(&path, bytes).expect("a file");
    path.to_string_lossy().into_owned()
}

fn args(path: &str, choices: &Value) -> Value {
    json!({"path": path, "cycle": CYCLE, "form": FORM, "sheet": null, "choices": choices})
}

#[track_caller]
fn read(door: &Door, path: &str) -> Value {
    door.call("summary_read", args(path, &json!([])))
}

#[track_caller]
fn apply(door: &Door, path: &str) -> Value {
    read(door, path);
    door.call("summary_apply", args(path, &json!([])))
}

fn texts(list: &Value) -> Vec<&str> {
    let list = list.as_array().expect("a list").iter();
    list.map(|found| found["text"].as_str().expect("a text"))
        .collect()
}

/// All rows of the form with the figures that are typed: "Hộ tịch|1|103|6|…".
fn figures(door: &Door) -> Vec<String> {
    let sheet = door.sheet(FORM, CYCLE);
    let lines = sheet["body"]["lines"].as_array().expect("lines").iter();
    lines
        .filter(|line| line["kind"] == "row")
        .map(|line| {
            let cells = INPUTS.map(|column| smc_tests::door::text_of(&sheet, line, column));
            let name = line["name"].as_str().expect("a name");
            format!("{name}|{}|{}", line["section"], cells.join("|"))
        })
        .collect()
}

/// The ids of the two sources of a new ward.
fn sources(door: &Door) -> [i64; 2] {
    let settings = door.call("settings", json!({}));
    [0, 1].map(|i| settings["sources"][i]["id"].as_i64().expect("an id"))
}

fn field(door: &Door, name: &str) -> Option<i64> {
    let settings = door.call("settings", json!({}));
    let fields = settings["fields"].as_array().expect("fields").clone();
    let found = fields.iter().find(|field| field["name"] == name)?;
    found["id"].as_i64()
}

#[test]
fn the_real_month_is_shown_with_its_wrong_sums_and_stored() {
    let door = january();
    let shown = read(&door, &real());
    assert_eq!(shown["ready"], true, "{}", shown["problems"]);
    assert_eq!(shown["sheet"], "TONGHOP");
    assert_eq!(shown["rows"].as_array().expect("rows").len(), 14);
    assert_eq!(shown["changes"].as_array().expect("changes").len(), 112);
    assert_eq!(
        shown["summary"],
        "Sẽ ghi 112 ô: 112 ô mới, 0 ô thay đổi; thêm 14 dòng"
    );
    let differences = texts(&shown["differences"]);
    assert!(differences.contains(&"C14: tệp ghi 10.361, cộng lại 10.362"));
    assert!(differences.contains(&"C23: tệp ghi 19.896, cộng lại 19.897"));
    assert_eq!(figures(&door), [""; 0], "showing must store nothing");

    let stored = apply(&door, &real());
    assert_eq!(
        stored["message"],
        "Đã ghi 112 ô từ tệp tong-hop-thang-01-2026.xlsx"
    );
    let [ministries, city] = sources(&door);
    let rows = figures(&door);
    assert_eq!(rows.len(), 14);
    assert_eq!(
        rows[0],
        format!("Chứng thực|{ministries}|2.280|105|15|1.750|625|0|25|0")
    );
    assert_eq!(
        rows[6],
        format!("Chứng thực|{city}|10.362|0|0|7.200|3.140|21|0|0")
    );
    // The form's own total is ours, not the file's.
    assert_eq!(door.total(FORM, CYCLE, "received"), "19.947");
    // The wrong row does not balance, and says so.
    assert!(
        door.findings(FORM, CYCLE)
            .iter()
            .any(|finding| finding.contains("Chứng thực")),
        "{:?}",
        door.findings(FORM, CYCLE)
    );
}

#[test]
fn an_imported_figure_knows_its_file_and_cell() {
    let door = january();
    apply(&door, &real());
    let [ministries, _] = sources(&door);
    let row = door.row(FORM, CYCLE, Some(ministries), "Hộ tịch");
    let about = door.call(
        "cell_about",
        json!({"form": FORM, "cycle": CYCLE, "row": row, "column": "online"}),
    );
    assert!(
        about
            .to_string()
            .contains("tong-hop-thang-01-2026.xlsx, ô TONGHOP!D7"),
        "{about}"
    );
}

#[test]
fn storing_is_one_act_that_undo_takes_back_whole() {
    let door = january();
    let [ministries, _] = sources(&door);
    door.add_fields(FORM, CYCLE, Some(ministries), &["Hộ tịch"]);
    let row = door.row(FORM, CYCLE, Some(ministries), "Hộ tịch");
    door.type_in(FORM, CYCLE, row, "online", "7");
    let before = figures(&door);
    let shown = read(&door, &real());
    assert_eq!(
        shown["summary"],
        "Sẽ ghi 112 ô: 111 ô mới, 1 ô thay đổi; thêm 13 dòng"
    );
    apply(&door, &real());
    let after = figures(&door);
    door.call("undo", json!({}));
    assert_eq!(figures(&door), before);
    door.call("redo", json!({}));
    assert_eq!(figures(&door), after);
    // And again, with the rows that came and went.
    door.call("undo", json!({}));
    apply(&door, &real());
    assert_eq!(figures(&door), after);
}

#[test]
fn a_second_import_shows_only_what_changed() {
    let door = january();
    let path = put(&door, "thang.xlsx", &Sheet::month().book());
    apply(&door, &path);
    let again = read(&door, &path);
    assert_eq!(again["changes"], json!([]));
    assert_eq!(
        again["summary"],
        "Không có gì thay đổi: số liệu trong kỳ đã đúng như tệp"
    );
    let undo = door.call("state", json!({}))["undo"].clone();
    apply(&door, &path);
    assert_eq!(
        door.call("state", json!({}))["undo"],
        undo,
        "nothing to take back"
    );

    let mended = Sheet::month()
        .with("D7", "104")
        .with("C7", "111")
        .with("E7", "");
    let path = put(&door, "thang-sua.xlsx", &mended.book());
    let shown = read(&door, &path);
    let [change] = shown["changes"].as_array().expect("changes").as_slice() else {
        panic!("one change: {}", shown["changes"]);
    };
    assert_eq!(change["row"], "Hộ tịch · Trên Hệ thống của Bộ, ngành");
    assert_eq!(change["column"], "(4) Trực tuyến");
    assert_eq!(
        (&change["from"], &change["to"]),
        (&json!("103"), &json!("104"))
    );
    assert_eq!(change["place"], "TONGHOP!D7");
    apply(&door, &path);
    let [ministries, _] = sources(&door);
    assert_eq!(
        door.cell(FORM, CYCLE, Some(ministries), "Hộ tịch", "online"),
        "104"
    );
    // A blank of the file takes nothing away.
    assert_eq!(
        door.cell(FORM, CYCLE, Some(ministries), "Hộ tịch", "direct"),
        "6"
    );
}

#[test]
fn an_unknown_name_waits_for_the_officer_who_is_asked_once() {
    let door = january();
    let strange = Sheet::month().with("B10", "Đất đai nhà ở");
    let path = put(&door, "thang.xlsx", &strange.book());
    let shown = read(&door, &path);
    assert_eq!(shown["ready"], false);
    assert_eq!(shown["rows"][3]["open"], true);
    let key = shown["rows"][3]["key"].clone();
    let refusal = door.refused("summary_apply", args(&path, &json!([])));
    assert!(
        refusal.contains("B10: chưa biết “Đất đai nhà ở”"),
        "{refusal}"
    );
    assert_eq!(figures(&door), [""; 0]);

    let land = field(&door, "Đất đai").expect("Đất đai");
    let is = json!([{"key": key, "act": {"is": land}}]);
    assert_eq!(door.call("summary_read", args(&path, &is))["ready"], true);
    // Looking remembers nothing, storing does.
    assert_eq!(read(&door, &path)["ready"], false);
    door.call("summary_apply", args(&path, &is));
    let again = read(&door, &path);
    assert_eq!(again["ready"], true);
    assert_eq!(again["rows"][3]["how"], "đã chọn lần trước");
    let [_, city] = sources(&door);
    assert_eq!(
        door.cell(FORM, CYCLE, Some(city), "Đất đai", "online"),
        "148"
    );
}

#[test]
fn an_unknown_name_can_become_a_field_or_be_left_out() {
    let door = january();
    let strange = Sheet::month().with("B6", "Lễ hội").with("B10", "Lễ hội");
    let path = put(&door, "thang.xlsx", &strange.book());
    let choose = |act: &str| json!([{"key": "field:le hoi", "act": act}]);
    read(&door, &path);
    door.call("summary_apply", args(&path, &choose("skip")));
    assert_eq!(figures(&door).len(), 2);
    assert_eq!(field(&door, "Lễ hội"), None);
    door.call("summary_apply", args(&path, &choose("add")));
    assert!(field(&door, "Lễ hội").is_some());
    assert_eq!(figures(&door).len(), 4);
    assert_eq!(read(&door, &path)["rows"][0]["how"], "khớp tên");
}

#[test]
fn a_new_section_can_become_a_source() {
    let door = january();
    let strange = Sheet::month().with("B8", "Trực tiếp tại phường Thử");
    let path = put(&door, "thang.xlsx", &strange.book());
    let shown = read(&door, &path);
    assert_eq!(shown["sections"][1]["source"], Value::Null);
    let add = json!([{"key": shown["sections"][1]["key"], "act": "add"}]);
    door.call("summary_apply", args(&path, &add));
    let settings = door.call("settings", json!({}));
    assert_eq!(settings["sources"][2]["name"], "Trực tiếp tại phường Thử");
    let third = settings["sources"][2]["id"].as_i64();
    assert_eq!(door.cell(FORM, CYCLE, third, "Đất đai", "online"), "148");
}

#[test]
fn a_field_and_a_source_that_came_with_an_import_go_when_it_is_undone() {
    let door = january();
    let strange = Sheet::month()
        .with("B8", "Trực tiếp tại phường Thử")
        .with("B10", "Lễ hội");
    let path = put(&door, "thang.xlsx", &strange.book());
    let key = read(&door, &path)["sections"][1]["key"].clone();
    let add = json!([{"key": key, "act": "add"}, {"key": "field:le hoi", "act": "add"}]);
    let sources = |door: &Door| {
        let settings = door.call("settings", json!({}));
        settings["sources"].as_array().expect("sources").len()
    };
    door.call("summary_apply", args(&path, &add));
    let after = figures(&door);
    assert!(field(&door, "Lễ hội").is_some());
    assert_eq!(sources(&door), 3);
    door.call("undo", json!({}));
    assert_eq!(field(&door, "Lễ hội"), None);
    assert_eq!(sources(&door), 2);
    assert_eq!(figures(&door), [""; 0]);
    door.call("redo", json!({}));
    assert!(field(&door, "Lễ hội").is_some());
    assert_eq!(figures(&door), after);
}

#[test]
fn a_month_that_was_not_started_starts_when_it_is_stored() {
    let door = Door::at("2026-01-15T08:00:00");
    let shown = read(&door, &real());
    assert_eq!(shown["ready"], true);
    assert!(shown["understood"].to_string().contains("chưa bắt đầu"));
    assert!(
        door.refused("sheet", json!({"form": FORM, "cycle": CYCLE}))
            .contains("chưa bắt đầu")
    );
    apply(&door, &real());
    assert_eq!(figures(&door).len(), 14);
    door.sheet("II.08", CYCLE);
}

#[test]
fn a_copy_of_the_data_is_made_before_storing() {
    let door = january();
    let count = |door: &Door| {
        let backups = door.call("backups", json!({}));
        backups.to_string().matches("trước khi nhập tệp").count()
    };
    let path = put(&door, "thang.xlsx", &Sheet::month().book());
    read(&door, &path);
    assert_eq!(count(&door), 0);
    apply(&door, &path);
    assert_eq!(count(&door), 1);
    apply(&door, &path);
    assert_eq!(count(&door), 1, "nothing was stored, so nothing was copied");
}

#[test]
fn an_opening_stock_that_is_right_keeps_following_the_month_before() {
    let door = january();
    let path = put(&door, "thang.xlsx", &Sheet::month().book());
    apply(&door, &path);
    door.call("cycle_start", json!({"cycle": "2026-02"}));
    let next = Sheet::month()
        .with("A2", "Tháng 02/2026")
        .with("F6", "3")
        .with("F7", "9");
    let path = put(&door, "thang-2.xlsx", &next.book());
    let february =
        json!({"path": path, "cycle": "2026-02", "form": FORM, "sheet": null, "choices": []});
    let shown = door.call("summary_read", february.clone());
    let carried: Vec<&Value> = shown["changes"]
        .as_array()
        .expect("changes")
        .iter()
        .filter(|change| change["column"] == "(6) Từ kỳ trước")
        .collect();
    // Chứng thực (3 → 3) and Đất đai (3 → 3) stay as carried; Hộ tịch (2 → 9) is the file's word against ours.
    assert!(
        carried
            .iter()
            .all(|change| change["row"] != "Chứng thực · Trên Hệ thống của Bộ, ngành")
    );
    assert_eq!(
        (&carried[0]["from"], &carried[0]["to"]),
        (&json!("2"), &json!("9"))
    );
    door.call("summary_apply", february);
    assert!(
        door.findings(FORM, "2026-02")
            .iter()
            .any(|finding| finding.contains("Hộ tịch")),
        "a typed opening stock is checked"
    );
}
