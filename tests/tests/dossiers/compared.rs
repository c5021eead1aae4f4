//! Two lists against each other, and a form against a summary sheet.

use rust_xlsxwriter::Workbook;
use smc_tests::book::Book;

use super::*;

#[test]
fn each_difference_of_two_lists_says_what_it_does_to_which_column() {
    let door = catalogued();
    let (a, b) = (put(&door, "a.csv", MINISTRIES), put(&door, "b.csv", LATER));
    let compared = |period: Value| {
        let args = json!({"a": a, "b": b, "period": period, "most": 0});
        door.call("lists_compare", args)
    };
    let found = compared(json!("2026-11"));
    let expected = "5 hồ sơ chỉ có trong a.csv, 1 hồ sơ chỉ có trong b.csv, 1 hồ sơ ghi khác nhau.";
    assert_eq!(found["message"], expected);
    let line = |code: &str| -> (String, Vec<String>) {
        let lines = found["lines"].as_array().unwrap().iter();
        let mut own = lines.filter(|own| own["code"] == code);
        let own = own.next().unwrap();
        let effects = own["effects"].as_array().unwrap().iter();
        let effects = effects.map(|own| own.as_str().unwrap().to_owned());
        let effects = effects.filter(|own| own.starts_with("II.06a"));
        (own["what"].as_str().unwrap().to_owned(), effects.collect())
    };
    let (what, effects) = line("G22-261110-0001");
    assert_eq!(
        what,
        "Hẹn trả: 20/11/2026 → 12/11/2026; Trạng thái: Đang xử lý → Đã xử lý xong"
    );
    assert_eq!(effects, ["II.06a (10): +1", "II.06a (12): −1"]);
    let (what, effects) = line("G22-261001-0001");
    assert_eq!(what, "chỉ có trong a.csv");
    assert_eq!(effects, ["II.06a (6): −1", "II.06a (8): −1"]);
    // Only registered: in no column.
    assert_eq!(line("G22-261112-0001").1, [""; 0]);
    let columns = found["columns"].as_array().unwrap().iter();
    let mut carried = columns.filter(|own| own["form"] == "II.06a" && own["column"] == "carried");
    let carried = carried.next().unwrap();
    assert_eq!(
        (&carried["first"], &carried["second"]),
        (&json!(1), &json!(0))
    );
    assert_eq!(compared(Value::Null)["columns"], json!([]));
    let same = door.call(
        "lists_compare",
        json!({"a": a, "b": a, "period": null, "most": 0}),
    );
    assert_eq!(same["lines"], json!([]));
    // Nothing was taken in.
    assert_eq!(door.call("intakes", json!({}))["dossiers"], 0);
}

#[test]
fn a_summary_sheet_is_held_against_what_is_counted() {
    let door = catalogued();
    take(&door, "bo.csv", MINISTRIES, "2026-11-15T08:12:00");
    door.call("cycle_start", json!({"cycle": "2026-11"}));
    // What was counted is exported, one figure changed by hand.
    let args = json!({"cycle": "2026-11", "rule": null, "form": "II.06a", "as_of": null,
        "unknown": false, "apply": true});
    door.call("count_into", args);
    let path = door.path("ra.xlsx");
    door.call(
        "export_write",
        json!({"period": "2026-11", "forms": ["II.06a"], "path": path}),
    );
    let written = std::fs::read_dir(door.path("")).unwrap().filter_map(|own| {
        let path = own.ok()?.path();
        path.file_name()?
            .to_str()?
            .starts_with("ra")
            .then_some(path)
    });
    let path = written.last().unwrap();
    let args =
        json!({"cycle": "2026-11", "form": "II.06a", "path": path, "rule": null, "as_of": null});
    let alike = door.call("form_compare", args.clone());
    assert_eq!(alike["differences"], json!([]), "{alike}");
    assert!(alike["same"].as_u64().unwrap() >= 7);
    take(&door, "sau.csv", LATER, "2026-11-20T16:40:00");
    let found = door.call("form_compare", args);
    let differences = found["differences"].as_array().unwrap().iter();
    let told: Vec<String> = differences
        .map(|own| {
            let text = |key: &str| own[key].as_str().unwrap_or("-").to_owned();
            let codes = own["dossiers"].as_array().unwrap().len();
            format!(
                "{} {}: {} / {} ({codes})",
                text("field"),
                text("column"),
                text("in_file"),
                own["counted"]
            )
        })
        .collect();
    for expected in [
        "Hộ tịch late: 1 / 2 (2)",
        "Hộ tịch pending_in_time: 1 / 0 (0)",
        "Chưa phân loại online: không có dòng này / 1 (1)",
    ] {
        assert!(told.iter().any(|own| own == expected), "{told:?}");
    }
}

#[test]
fn what_is_no_list_is_refused() {
    let door = catalogued();
    let list = put(&door, "a.csv", MINISTRIES);
    let other = door.path("b.xlsx");
    let mut book = Workbook::new();
    book.add_worksheet().write_string(0, 0, "Ghi chú").unwrap();
    book.save(&other).unwrap();
    let args = json!({"a": list, "b": other, "period": null, "most": 0});
    assert!(door.refused("lists_compare", args).contains("b.xlsx"));
}

#[test]
fn differences_are_asked_for_by_group_and_words_and_page_by_page() {
    let door = catalogued();
    let (a, b) = (put(&door, "a.csv", MINISTRIES), put(&door, "b.csv", LATER));
    let asked = |part: Value, most: usize| {
        let args = json!({"a": a, "b": b, "period": "2026-11", "part": part, "most": most});
        let found = door.call("lists_compare", args);
        let lines = found["lines"].as_array().unwrap().iter();
        let codes = lines.map(|own| own["code"].as_str().unwrap().to_owned());
        (found["found"].as_u64().unwrap(), codes.collect::<Vec<_>>())
    };
    let part =
        |group: Value, text: &str, skip: usize| json!({"group": group, "text": text, "skip": skip});
    let (all, first) = asked(part(Value::Null, "", 0), 3);
    assert_eq!((all, first.len()), (7, 3));
    let (_, rest) = asked(part(Value::Null, "", 3), 10);
    assert_eq!(rest.len(), 4);
    assert!(rest.iter().all(|code| !first.contains(code)));
    let only = asked(part(json!("only_second"), "", 0), 0);
    assert_eq!(only, (1, vec!["G22-261114-0001".to_owned()]));
    // Words of what differs, without accents.
    let words = asked(part(Value::Null, "hen tra", 0), 0);
    assert_eq!(words, (1, vec!["G22-261110-0001".to_owned()]));
    assert_eq!(asked(part(json!("different"), "khong co", 0), 0).0, 0);
    // A file that has changed is read anew.
    std::fs::write(&b, format!("{MINISTRIES}\n")).unwrap();
    assert_eq!(asked(part(Value::Null, "", 0), 0).0, 0);
}

#[test]
fn what_differs_is_written_as_a_workbook_without_persons() {
    let door = catalogued();
    let (a, b) = (put(&door, "a.csv", MINISTRIES), put(&door, "b.csv", LATER));
    let path = door.path("so.xlsx");
    let args = json!({"a": a, "b": b, "period": "2026-11", "path": path});
    let written = door.call("lists_compare_write", args);
    let book = Book::read(std::path::Path::new(written["path"].as_str().unwrap()));
    let read = book.words("So danh sách");
    for expected in [
        "SO HAI DANH SÁCH HỒ SƠ",
        "G22-261110-0001",
        "chỉ có trong b.csv",
        "Hẹn trả: 20/11/2026 → 12/11/2026; Trạng thái: Đang xử lý → Đã xử lý xong",
    ] {
        assert!(
            read.lines().any(|own| own == expected),
            "{expected}: {read}"
        );
    }
    assert!(!read.contains("Nguyễn"), "{read}");
}
