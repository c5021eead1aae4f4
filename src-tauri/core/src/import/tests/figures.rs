//! Which figures cells hold, and which of the file's own sums do not fit them.

use super::*;

#[track_caller]
fn differs(sheet: Sheet, expected: &[&str]) {
    assert_eq!(texts(&reads(sheet).differences), expected);
}

#[test]
fn what_is_no_figure_is_named_by_its_cell_all_of_it() {
    let sheet = Sheet::month()
        .with("D6", "không rõ")
        .with("E6", "1.5")
        .with("F6", "-3")
        .with("H6", "#REF!")
        .with("I6", "1e308")
        .with("J6", "=SUM(A1:A2)")
        .with("L6", "'1.234")
        .with("M6", "-");
    let summary = reads(sheet.clone());
    assert_eq!(summary.rows[0].cells.len(), 1);
    assert_eq!(summary.rows[0].cells[0].shown(), "“1.234” đọc là 1.234");
    objects(
        sheet,
        &[
            "D6: “không rõ” không phải số.",
            "E6: 1,5 không phải số nguyên.",
            "F6: -3 là số âm.",
            "H6: ô báo lỗi #REF!.",
            "I6: 1e308 lớn quá 12 chữ số.",
            "J6: công thức chưa có kết quả",
        ],
    );
}

#[test]
fn how_a_text_was_read_is_told_where_it_could_surprise() {
    let sheet = || {
        Sheet::month()
            .with("D6", "'1,234")
            .with("E6", "'12,000")
            .with("D7", "'103")
    };
    let summary = reads(sheet());
    assert_eq!(texts(&summary.remarks), ["D6: “1,234” được đọc là 1.234"]);
    assert_eq!(
        texts(&summary.problems),
        ["E6: “12,000” có thể là 12 hoặc 12.000. Viết lại không có dấu phẩy."]
    );
}

#[test]
fn a_wrong_sum_is_a_difference_and_no_obstacle() {
    differs(
        Sheet::month().with("C6", "241"),
        &["C6: tệp ghi 241, cộng lại 240"],
    );
    differs(
        Sheet::month().with("K9", "#REF!"),
        &["K9: tệp ghi #REF!, cộng lại 2"],
    );
    differs(
        Sheet::month().with("C6", "=D6+E6"),
        &["C6: tệp ghi công thức chưa có kết quả, cộng lại 240"],
    );
    differs(
        Sheet::month().with("D11", "650"),
        &[
            "C11: tệp ghi 700, cộng lại 699",
            "D11: tệp ghi 650, cộng lại 651 (tổng các dòng)",
        ],
    );
    // A blank or a dash is nothing to compare.
    differs(Sheet::month().with("C6", "").with("C11", "-"), &[]);
    assert_eq!(
        texts(&reads(Sheet::month().with("C6", "241")).problems),
        [""; 0]
    );
}

#[test]
fn the_real_months_wrong_sums_are_named_by_cell() {
    let summary = Ward::new().read(REAL.to_vec()).unwrap();
    let differences = texts(&summary.differences);
    // The two places where a row does not add up …
    assert_eq!(differences[0], "C14: tệp ghi 10.361, cộng lại 10.362");
    assert_eq!(differences[1], "C23: tệp ghi 19.896, cộng lại 19.897");
    // … and the total row, which is not the sum of its rows.
    assert_eq!(
        differences[2],
        "C23: tệp ghi 19.896, cộng lại 19.947 (tổng các dòng)"
    );
    assert_eq!(
        differences[3],
        "D23: tệp ghi 18.882, cộng lại 19.232 (tổng các dòng)"
    );
    assert_eq!(differences.len(), 12);
}

#[test]
fn a_total_is_compared_with_what_will_be_stored() {
    let sheet = || Sheet::month().with("B10", "Lạ").with("D8", "320");
    let skipping = |key: &str| Ward::new().choosing(key, Act::Skip).read(sheet().book());
    let summary = skipping("field:la").unwrap();
    let differences = texts(&summary.differences);
    assert!(
        differences
            .contains(&"D11: tệp ghi 651, cộng lại 503 (tổng các dòng, không kể 1 dòng bỏ qua)"),
        "{differences:?}"
    );
    assert!(
        differences
            .contains(&"D8: tệp ghi 320, cộng lại 172 (tổng mục II, không kể 1 dòng bỏ qua)"),
        "{differences:?}"
    );
    // What was left out is still known, to be shown.
    assert_eq!(summary.rows[3].is.meaning, Meaning::Skipped);
    assert_eq!(summary.rows[3].cells[0].shown(), "148");
    // A whole section: its own sum has nothing to be compared with, the sum of all has.
    let summary = skipping("source:tren he thong thanh pho").unwrap();
    let differences = texts(&summary.differences);
    assert!(
        differences
            .contains(&"D11: tệp ghi 651, cộng lại 331 (tổng các dòng, không kể 2 dòng bỏ qua)"),
        "{differences:?}"
    );
    assert!(!differences.iter().any(|text| text.starts_with("D8")));
}

#[test]
fn sums_of_sections_are_told_from_the_sum_of_all() {
    let section = Sheet::month().with("D5", "331").with("D8", "321");
    differs(section, &["D8: tệp ghi 321, cộng lại 320 (tổng mục II)"]);
    let after = Sheet::month()
        .with("B8", "")
        .with("A8", "")
        .with("A11", "")
        .with("B11", "");
    let after = after.without_row(11).without_row(8).without_row(9);
    // "Cộng" below the only section's rows, a grand total on top.
    let top = after.with("B5", "Tổng số").with("A5", "").with("D5", "479");
    assert_eq!(
        texts(&Ward::new().read(top.book()).unwrap().differences),
        [""; 0]
    );
    let named = Sheet::month().with("B11", "Cộng mục II").with("D11", "321");
    let summary = reads(named);
    assert!(
        texts(&summary.differences).contains(&"D11: tệp ghi 321, cộng lại 320 (tổng mục II)"),
        "{:?}",
        summary.differences
    );
}
