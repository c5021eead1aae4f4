//! Bad files and figures: each refused with a sentence that names the place, and nothing changes.

use serde_json::{Value, json};
use smc_tests::badfiles::{self, Sheet, book};
use smc_tests::door::Door;

use super::{CYCLE, FORM, apply, args, figures, january, put, read, texts};

/// What must stay as it is: the figures, the last act, the catalogue.
fn everything(door: &Door) -> Value {
    let state = door.call("state", json!({}));
    json!([
        figures(door),
        state["undo"],
        door.call("settings", json!({}))["fields"]
    ])
}

/// A ward with a stored month, so that there is something to spoil.
fn ward() -> Door {
    let door = january();
    let path = put(&door, "tot.xlsx", &Sheet::month().book());
    apply(&door, &path);
    door
}

/// Reading and storing are both refused, in the same words.
#[track_caller]
fn refuses(door: &Door, path: &str, words: &str) {
    let before = everything(door);
    for command in ["summary_read", "summary_apply"] {
        let sentence = door.refused(command, args(path, &json!([])));
        assert!(sentence.contains(words), "{path}: {sentence}");
        assert!(sentence.chars().count() < 1500, "{sentence}");
    }
    assert_eq!(everything(door), before, "{path}");
}

/// The sheet is shown with these problems, and storing it is refused.
#[track_caller]
fn objects(door: &Door, sheet: &Sheet, expected: &[&str]) {
    let before = everything(door);
    let path = put(door, "xau.xlsx", &sheet.book());
    let shown = read(door, &path);
    assert_eq!(shown["ready"], false);
    let problems = texts(&shown["problems"]);
    for expected in expected {
        assert!(
            problems.iter().any(|problem| problem.starts_with(expected)),
            "{expected}: {problems:#?}"
        );
    }
    let sentence = door.refused("summary_apply", args(&path, &json!([])));
    assert!(sentence.starts_with("Chưa ghi gì."), "{sentence}");
    assert_eq!(everything(door), before);
}

#[test]
fn files_that_are_no_workbooks() {
    let door = ward();
    for (name, bytes, words) in badfiles::not_workbooks() {
        let path = put(&door, name, &bytes);
        refuses(&door, &path, words);
        refuses(&door, &path, name);
    }
}

#[test]
fn a_missing_file_and_a_folder() {
    let door = ward();
    let missing = door.path("khong-co.xlsx").to_string_lossy().into_owned();
    refuses(&door, &missing, "khong-co.xlsx");
    let folder = door.path("thu-muc.xlsx");
    std::fs::create_dir(&folder).expect("a folder");
    refuses(&door, &folder.to_string_lossy(), "là thư mục");
    refuses(&door, "", "");
}

#[test]
fn files_that_would_burst_a_reader() {
    let door = ward();
    let corners = badfiles::far_corners();
    assert!(corners.len() < 2000, "{}", corners.len());
    refuses(&door, &put(&door, "goc.xlsx", &corners), "ô XFD1048576");
    refuses(&door, &put(&door, "rong.xlsx", &badfiles::wide()), "ô ALM4");
    let bomb = badfiles::bomb();
    refuses(
        &door,
        &put(&door, "bom-doi.xlsx", &badfiles::lying(&bomb)),
        "hỏng",
    );
    refuses(&door, &put(&door, "bom.xlsx", &bomb), "200 MB");
}

#[test]
fn sheets_without_the_columns() {
    let door = ward();
    let lacking = Sheet::month().with("E4", "").with("M4", "");
    let path = put(&door, "thieu.xlsx", &lacking.book());
    refuses(
        &door,
        &path,
        "dòng 4 thiếu cột (5) Trực tiếp, dịch vụ bưu chính, (13)",
    );
    let other = Sheet::of(&[&["Số", "Họ và tên"], &["1", "Nguyễn Văn Mẫu"]]);
    refuses(
        &door,
        &put(&door, "khac.xlsx", &other.book()),
        "không thấy hàng tiêu đề",
    );
    refuses(
        &door,
        &put(&door, "trang.xlsx", &Sheet::default().book()),
        "không thấy hàng tiêu đề",
    );
}

#[test]
fn two_sheets_that_could_be_meant() {
    let door = ward();
    let other = Sheet::month().with("D6", "229").with("C6", "241");
    let path = put(
        &door,
        "hai.xlsx",
        &book(&[("Bản 1", &Sheet::month()), ("Bản 2", &other)]),
    );
    let refused = door.ask("summary_read", args(&path, &json!([])));
    let (code, sentence) = refused.expect_err("two sheets");
    assert_eq!(code, "choose_sheet");
    assert!(sentence.contains("“Bản 1”, “Bản 2”"), "{sentence}");
    refuses(&door, &path, "Chọn một trang");
    let mut chosen = args(&path, &json!([]));
    chosen["sheet"] = json!("Bản 2");
    let shown = door.call("summary_read", chosen);
    assert_eq!(shown["changes"][0]["place"], "Bản 2!D6");
}

#[test]
fn cells_that_are_no_figures() {
    let door = ward();
    let spoiled = Sheet::month()
        .with("D6", "chưa có")
        .with("E6", "1.5")
        .with("F6", "-3")
        .with("H6", "#REF!")
        .with("I6", "1e308")
        .with("J6", "=SUM(A1:A2)");
    objects(
        &door,
        &spoiled,
        &[
            "D6: “chưa có” không phải số.",
            "E6: 1,5 không phải số nguyên.",
            "F6: -3 là số âm.",
            "H6: ô báo lỗi #REF!.",
            "I6: 1e308 lớn quá 12 chữ số.",
            "J6: công thức chưa có kết quả",
        ],
    );
}

#[test]
fn the_same_field_twice_in_a_section() {
    let door = ward();
    let twice = Sheet::month().with("B7", "CHỨNG THỰC");
    objects(
        &door,
        &twice,
        &["B7: “CHỨNG THỰC” đã có ở B6 trong cùng mục."],
    );
}

#[test]
fn names_of_32767_letters() {
    let door = ward();
    let long = Sheet::month().with("B7", &"ộ".repeat(32_767));
    objects(&door, &long, &["B7: tên dài 32767 chữ, nhiều nhất 200."]);
}

#[test]
fn a_closed_form() {
    let door = ward();
    door.call(
        "form_close",
        json!({"form": FORM, "cycle": CYCLE, "note": "đã kiểm tra", "sure": false}),
    );
    let path = put(&door, "tot.xlsx", &Sheet::month().with("D6", "229").book());
    let refused = door.ask("summary_apply", args(&path, &json!([])));
    assert_eq!(refused.expect_err("closed").0, "closed");
    refuses(&door, &path, "đã khóa sổ");
}

#[test]
fn one_bad_cell_keeps_every_good_one_out() {
    let door = january();
    let path = put(&door, "xau.xlsx", &Sheet::month().with("M10", "abc").book());
    read(&door, &path);
    door.refused("summary_apply", args(&path, &json!([])));
    assert_eq!(figures(&door), [""; 0]);
    assert_eq!(door.call("state", json!({}))["undo"], Value::Null);
}
