//! Which field and which section a name means, and what is asked where none fits.

use super::*;

#[test]
fn names_fit_without_case_accents_and_punctuation_and_in_no_other_way() {
    let sheet = Sheet::month()
        .with("B6", "CHUNG-THUC.")
        .with("B9", "1. hộ  tịch")
        .with("B7", "Trẻ em")
        .with("B10", "Đất");
    let summary = reads(sheet);
    let meanings: Vec<Meaning> = summary.rows.iter().map(|row| row.is.meaning).collect();
    assert_eq!(
        meanings,
        [
            Meaning::Is(2),
            Meaning::Is(4),
            Meaning::Is(1),
            Meaning::Unclear
        ]
    );
    assert_eq!(summary.rows[1].is.how, "khớp tên (đã thôi dùng)");
    assert_eq!(
        texts(&summary.problems),
        ["B10: chưa biết “Đất”. Chọn tên có sẵn, thêm vào danh mục hoặc bỏ dòng này."]
    );
}

#[test]
fn an_unknown_name_is_what_the_officer_says() {
    let sheet = || Sheet::month().with("B10", "Đất").book();
    for (act, meaning) in [
        (Act::Is(3), Meaning::Is(3)),
        (Act::Add, Meaning::New),
        (Act::Skip, Meaning::Skipped),
        (Act::Is(99), Meaning::Unclear),
    ] {
        let ward = Ward::new().choosing("field:dat", act);
        let summary = ward.read(sheet()).unwrap();
        assert_eq!(summary.rows[3].is.meaning, meaning, "{act:?}");
        assert_eq!(
            summary.problems.is_empty(),
            meaning != Meaning::Unclear,
            "{act:?}"
        );
    }
    let mut ward = Ward::new();
    ward.remembered.insert("field:dat".to_owned(), Act::Is(3));
    let summary = ward.read(sheet()).unwrap();
    assert_eq!(summary.rows[3].is.meaning, Meaning::Is(3));
    assert_eq!(summary.rows[3].is.how, "đã chọn lần trước");
    // What fits by name needs no memory.
    ward.remembered
        .insert("field:ho tich".to_owned(), Act::Skip);
    assert_eq!(
        ward.read(sheet()).unwrap().rows[1].is.meaning,
        Meaning::Is(1)
    );
}

#[test]
fn a_section_that_is_not_clear_is_asked_for_and_can_be_left_out() {
    let sheet = || Sheet::month().with("B5", "Trên Hệ thống của tỉnh");
    objects(
        sheet(),
        &["dòng 5: chưa rõ mục “Trên Hệ thống của tỉnh” là nguồn nào."],
    );
    let key = "source:tren he thong cua tinh";
    let skipping = Ward::new().choosing(key, Act::Skip);
    let spoiled = sheet().with("D6", "abc").with("B7", "Lạ").book();
    let summary = skipping.read(spoiled).unwrap();
    assert_eq!(texts(&summary.problems), [""; 0]);
    assert_eq!(summary.rows[0].is.meaning, Meaning::Skipped);
    assert_eq!(summary.rows[2].is.meaning, Meaning::Is(1));
    // The same source twice is no way out.
    let twice = Ward::new()
        .choosing(key, Act::Is(2))
        .read(sheet().book())
        .unwrap();
    assert!(twice.problems[0].text.contains("là cùng một nguồn"));
}

#[test]
fn rows_without_a_section_are_asked_for_as_a_whole() {
    let sheet = || Sheet::month().without_row(5).without_row(8).without_row(9);
    let summary = reads(sheet());
    assert_eq!(summary.problems.len(), 1);
    assert_eq!(summary.sections[0].is.key, NO_SECTION);
    let chosen = Ward::new()
        .choosing(NO_SECTION, Act::Is(2))
        .read(sheet().book())
        .unwrap();
    assert_eq!(texts(&chosen.problems), [""; 0]);
    assert_eq!(chosen.sections[0].is.meaning, Meaning::Is(2));
    let mut one = Ward::new();
    one.sources.truncate(1);
    assert_eq!(
        one.read(sheet().book()).unwrap().sections[0].is.meaning,
        Meaning::Is(1)
    );
}

#[test]
fn the_same_field_twice_in_a_section_is_refused_with_both_places() {
    let sheet = Sheet::month().with("B7", "Chứng  thực");
    objects(sheet, &["B7: “Chứng thực” đã có ở B6 trong cùng mục."]);
}

#[test]
fn long_names_do_not_burst_the_message() {
    let long = "ộ".repeat(32_767);
    objects(
        Sheet::month().with("B7", &long),
        &["B7: tên dài 32767 chữ, nhiều nhất 200."],
    );
    let summary = reads(
        Sheet::month()
            .with("B7", &long)
            .with("D6", &long)
            .with("B5", &long),
    );
    let longest = summary
        .problems
        .iter()
        .map(|problem| problem.text.len())
        .max();
    assert!(longest.unwrap() < 400);
    assert!(summary.rows[1].text.chars().count() <= 60);
}
