//! A file against what stands: by code, shown before it is stored, taken back as one.

use serde_json::{Value, json};
use smc_tests::door::Door;

use crate::{
    FORTY, all, args, catalogue, count, everything, has, of, put, read, sample, store, texts,
};

const HEAD: &str = "Mã TTHC,Tên thủ tục,Lĩnh vực,Mức độ,Phí - lệ phí\n";

#[test]
fn the_same_file_again_changes_nothing() {
    let door = Door::new();
    let path = sample(FORTY);
    store(&door, &path);
    let before = everything(&door);
    let again = read(&door, &path, &json!({}));
    for key in ["new", "changed", "gone", "problems"] {
        assert_eq!(count(&again, key), 0, "{key}");
    }
    assert_eq!(
        (&again["same"], &again["ready"]),
        (&json!(40), &json!(true))
    );
    assert_eq!(again["summary"], "Không có gì thay đổi; 40 không đổi.");
    let stored = door.call("procedures_apply", args(&path, &json!({})));
    assert_eq!(
        stored["message"],
        "Danh mục đã đúng như tệp danh-muc-40.csv"
    );
    assert_eq!(everything(&door), before);
    // Undo takes the first one back.
    door.call("undo", json!({"place": {"in": "procedures"}}));
    assert_eq!(catalogue(&door)["total"], 0);
}

#[test]
fn of_a_large_file_the_first_are_shown_and_more_when_asked_for() {
    let door = Door::new();
    let text = |level: &str| {
        let row = |at: u32| {
            format!(
                "1.{:06},Thủ tục số {at},Lĩnh vực thử,{level},\n",
                100_000 + at
            )
        };
        HEAD.to_owned() + &(0..1_000).map(row).collect::<String>()
    };
    let shown = |path: &std::path::Path, kind: &str| {
        let asked = [Value::Null, json!(500), json!(5_000)];
        asked.map(|most| {
            let mut args = args(path, &json!({}));
            args["most"] = most;
            let read = door.call("procedures_read", args);
            assert_eq!(read[format!("{kind}_count")], 1_000);
            count(&read, kind)
        })
    };
    let path = put(&door, "moi.csv", text("Một phần"));
    assert_eq!(shown(&path, "new"), [200, 500, 1_000]);
    store(&door, &path);
    let path = put(&door, "doi.csv", text("Toàn trình"));
    assert_eq!(shown(&path, "changed"), [200, 500, 1_000]);
    // What is not shown is stored like the rest.
    assert_eq!(store(&door, &path)["changed"], 1_000);
}

#[test]
fn a_changed_level_is_shown_stored_and_taken_back() {
    let door = Door::new();
    store(&door, &sample(FORTY));
    let before = everything(&door);
    let text = format!("{HEAD}1.000110,,,Một phần,\n");
    let path = put(&door, "doi.csv", text);
    let preview = read(&door, &path, &json!({}));
    let change = json!([{"column": "Mức độ", "from": "Toàn trình", "to": "Một phần"}]);
    assert_eq!(preview["changed"][0]["columns"], change);
    assert_eq!(preview["changed"][0]["place"], "dòng 2");
    // Shown is not stored.
    assert_eq!(of(&door, "1.000110")["level"], "full");
    let stored = door.call("procedures_apply", args(&path, &json!({})));
    assert_eq!(
        (&stored["changed"], &stored["added"]),
        (&json!(1), &json!(0))
    );
    let own = of(&door, "1.000110");
    assert_eq!(
        (&own["level"], &own["fee"]),
        (&json!("partial"), &json!(true))
    );
    assert_eq!(own["days"], 1);
    let undone = door.call("undo", json!({"place": {"in": "procedures"}}));
    assert_eq!(undone["place"]["in"], "procedures");
    assert_eq!(everything(&door), before);
    door.call("redo", json!({"place": {"in": "procedures"}}));
    assert_eq!(of(&door, "1.000110")["level"], "partial");
}

#[test]
fn undo_takes_all_of_an_import_back_with_its_fields() {
    let door = Door::new();
    let before = everything(&door);
    let path = sample(FORTY);
    let preview = read(&door, &path, &json!({}));
    let choices = all(&preview, json!("add"));
    let stored = door.call("procedures_apply", args(&path, &choices));
    assert!(stored["fields"].as_u64().unwrap() >= 1, "{stored}");
    assert_eq!(catalogue(&door)["counts"]["unclassified"], 0);
    let after = everything(&door);
    door.call("undo", json!({"place": null}));
    assert_eq!(everything(&door), before);
    door.call("redo", json!({"place": null}));
    assert_eq!(everything(&door), after);
    // Taken back and taken in anew, they are the same lines.
    door.call("undo", json!({"place": null}));
    store(&door, &path);
    assert_eq!(catalogue(&door)["total"], 40);
}

#[test]
fn what_a_file_does_not_name_stays_unless_it_is_ended() {
    let door = Door::new();
    let whole = format!(
        "{HEAD}1.000001,A,Hộ tịch,Toàn trình,Có\n1.000002,B,Hộ tịch,,\n1.000003,C,Đất đai,,\n"
    );
    store(&door, &put(&door, "ca.csv", whole));
    let part = put(&door, "phan.csv", format!("{HEAD}1.000001,A,Hộ tịch,,\n"));
    let preview = read(&door, &part, &json!({}));
    assert_eq!(count(&preview, "gone"), 1);
    let gone = &preview["gone"][0];
    assert_eq!(
        (&gone["code"], &gone["until"], &gone["ends"]),
        (&json!("1.000002"), &json!("2026-11-15"), &json!(false))
    );
    has(
        &texts_of(&preview["understood"]),
        "1 thủ tục khác trong danh mục",
    );
    door.call("procedures_apply", args(&part, &json!({})));
    assert_eq!(of(&door, "1.000002")["until"], Value::Null);
    let ends = json!({"ended": [{"code": "1.000002", "until": "2026-10-31"}]});
    assert_eq!(read(&door, &part, &ends)["gone"][0]["ends"], true);
    let stored = door.call("procedures_apply", args(&part, &ends));
    assert_eq!(stored["ended"], 1);
    let own = of(&door, "1.000002");
    assert_eq!(
        (&own["until"], &own["valid"]),
        (&json!("2026-10-31"), &json!(false))
    );
    let list = door.call("procedures", json!({"filter": {}}));
    assert_eq!((&list["total"], &list["ended"]), (&json!(2), &json!(1)));
    // It has ended; the file that has it nevertheless says so.
    let again = read(&door, &door.path("ca.csv"), &json!({}));
    has(
        &texts(&again, "remarks"),
        "1.000002 trong danh mục đã hết hiệu lực ngày 31/10/2026",
    );
    let other = json!({"ended": [{"code": "1.000003", "until": "2026-10-31"}]});
    let refused = door.refused("procedures_apply", args(&part, &other));
    assert!(
        refused.contains("1.000003 không nằm trong số không còn trong tệp"),
        "{refused}"
    );
}

fn texts_of(list: &Value) -> Vec<String> {
    let all = list.as_array().unwrap().iter();
    all.map(|own| own.as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_code_that_stands_twice_with_other_words_is_told() {
    let door = Door::new();
    let text = format!(
        "{HEAD}1.000001,A,Hộ tịch,Toàn trình,\n1.000001,A,Hộ tịch,,Có\n1.000001,Khác,Hộ tịch,Một phần,\n"
    );
    let path = put(&door, "hai-lan.csv", text);
    let preview = read(&door, &path, &json!({}));
    let remarks = texts(&preview, "remarks");
    assert_eq!(remarks.len(), 2, "{remarks:?}");
    has(
        &remarks,
        "dòng 4: 1.000001 đã có ở dòng 2 với tên khác; dùng “A” của dòng 2, không dùng “Khác”.",
    );
    has(&remarks, "với mức độ khác; dùng “Toàn trình”");
    store(&door, &path);
    let own = of(&door, "1.000001");
    assert_eq!((&own["name"], &own["fee"]), (&json!("A"), &json!(true)));
}

#[test]
fn a_file_that_was_not_shown_is_refused() {
    let door = Door::new();
    let path = put(&door, "a.csv", format!("{HEAD}1.000001,A,,,\n"));
    assert_eq!(
        door.refused("procedures_apply", args(&path, &json!({}))),
        "Tệp a.csv chưa được xem trước; xem trước rồi lưu. Chưa ghi gì."
    );
    assert_eq!(catalogue(&door)["total"], 0);
}

#[test]
fn a_file_that_changed_since_it_was_shown_is_refused() {
    let door = Door::new();
    let path = put(&door, "a.csv", format!("{HEAD}1.000001,A,,,\n"));
    read(&door, &path, &json!({}));
    put(&door, "a.csv", format!("{HEAD}1.000001,B,,,\n"));
    let refused = door.refused("procedures_apply", args(&path, &json!({})));
    assert!(
        refused.contains("đã thay đổi từ lúc xem trước"),
        "{refused}"
    );
    assert_eq!(catalogue(&door)["total"], 0);
}

#[test]
fn a_register_of_changes_ends_what_was_repealed_the_day_before() {
    let door = Door::new();
    let path = sample("so-theo-doi.csv");
    let whole = format!(
        "{HEAD}1.001193,Thủ tục đăng ký khai sinh,Hộ tịch,,\n1.000656,Thủ tục đăng ký khai tử,Hộ tịch,,\n\
         1.000894,Thủ tục đăng ký kết hôn,Hộ tịch,,\n"
    );
    store(&door, &put(&door, "ca.csv", whole));
    let before = everything(&door);
    let preview = read(&door, &path, &json!({}));
    assert_eq!(preview["register"], true);
    assert_eq!(
        (
            count(&preview, "new"),
            count(&preview, "changed"),
            count(&preview, "gone")
        ),
        (1, 2, 0)
    );
    let remarks = texts(&preview, "remarks");
    has(
        &remarks,
        "dòng 2: 1.001193 cắt giảm, đơn giản hóa theo 3500/QĐ-UBND: sổ không ghi nội dung mới",
    );
    has(
        &remarks,
        "dòng 4: 1.000894 bãi bỏ theo 3500/QĐ-UBND: không ghi ngày hiệu lực, lấy ngày quyết định 30/08/2026.",
    );
    has(
        &remarks,
        "dòng 6: 1.999999 sửa đổi, bổ sung theo 3508/QĐ-UBND: danh mục không có thủ tục này.",
    );
    has(
        &texts(&preview, "unknown"),
        "F7: “gia hạn” (cột “Loại thay đổi”) chưa hiểu nên bỏ qua dòng này.",
    );
    store(&door, &path);
    for (code, from, until) in [
        ("1.000656", Value::Null, json!("2026-09-30")),
        ("1.000894", Value::Null, json!("2026-08-29")),
        ("1.116315", json!("2027-01-01"), Value::Null),
        ("1.001193", Value::Null, Value::Null),
    ] {
        let own = of(&door, code);
        assert_eq!((&own["from"], &own["until"]), (&from, &until), "{code}");
    }
    // Its own words are not a register's.
    assert_eq!(of(&door, "1.000656")["name"], "Thủ tục đăng ký khai tử");
    door.call("undo", json!({"place": {"in": "procedures"}}));
    assert_eq!(everything(&door), before);
}
