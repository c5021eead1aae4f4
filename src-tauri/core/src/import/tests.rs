//! What a summary sheet is understood to say, and what is refused.

#[path = "../../../../tests/src/badfiles.rs"]
#[expect(unreachable_pub, reason = "public where the tests package shares it")]
mod badfiles;

use std::cell::Cell;
use std::time::{Duration, Instant};

use badfiles::{Dice, Sheet, book, not_workbooks};

use std::collections::HashMap;
use std::path::Path;

use super::rows::{Book, SUMMARY};
use super::summary::read_book;
use super::*;
use crate::error::{Error, Result};
use crate::form::Form;

/// The real month; figures as they came.
const REAL: &[u8] = include_bytes!("../../../../tests/data/tong-hop-thang-01-2026.xlsx");

fn form(code: &str) -> Form {
    let text = match code {
        "II.06a" => include_str!("../../../../assets/forms/II.06a.toml"),
        "II.05a" => include_str!("../../../../assets/forms/II.05a.toml"),
        "II.08" => include_str!("../../../../assets/forms/II.08.toml"),
        _ => include_str!("../../../../assets/forms/II.04.toml"),
    };
    Form::read(code, text).unwrap()
}

fn named(names: &[&str]) -> Vec<Named> {
    let named = (1..).zip(names).map(|(id, name)| Named {
        id,
        name: (*name).to_owned(),
        offered: *name != "Trẻ em",
    });
    named.collect()
}

/// A ward, and what its officer chose.
struct Ward {
    form: Form,
    fields: Vec<Named>,
    sources: Vec<Named>,
    choices: HashMap<String, Act>,
    remembered: HashMap<String, Act>,
}

impl Ward {
    fn new() -> Ward {
        Ward {
            form: form("II.06a"),
            fields: named(&[
                "Hộ tịch",
                "Chứng thực",
                "Đất đai",
                "Trẻ em",
                "An toàn thực phẩm",
                "Hàng hải và đường thủy nội địa",
                "Bảo trợ xã hội",
                "Người có công",
                "Phí, lệ phí",
                "Quy hoạch đô thị và nông thôn",
                "Hoạt động xây dựng",
                "Chính sách",
            ]),
            sources: named(&[
                "Trên Hệ thống của Bộ, ngành",
                "Trên Hệ thống thông tin giải quyết TTHC của thành phố",
            ]),
            choices: HashMap::new(),
            remembered: HashMap::new(),
        }
    }

    fn choosing(mut self, key: &str, act: Act) -> Ward {
        self.choices.insert(key.to_owned(), act);
        self
    }

    fn known(&self) -> Known<'_> {
        Known {
            form: &self.form,
            fields: &self.fields,
            sources: &self.sources,
            choices: &self.choices,
            remembered: &self.remembered,
        }
    }

    fn read(&self, bytes: Vec<u8>) -> Result<Summary> {
        self.read_sheet(bytes, None)
    }

    fn read_sheet(&self, bytes: Vec<u8>, sheet: Option<&str>) -> Result<Summary> {
        read_book_of(
            Path::new("thang.xlsx"),
            bytes,
            &self.known(),
            sheet,
            &|_| true,
        )
    }
}

fn read_book_of(
    path: &Path,
    bytes: Vec<u8>,
    known: &Known<'_>,
    sheet: Option<&str>,
    progress: &dyn Fn(u64) -> bool,
) -> Result<Summary> {
    let book = Book::of_bytes(path, bytes, &SUMMARY, progress)?;
    read_book(path, book, known, sheet)
}

fn texts(remarks: &[Remark]) -> Vec<&str> {
    remarks.iter().map(|remark| remark.text.as_str()).collect()
}

/// "Hộ tịch@1: 4=103 5=6": a row with its section and figures by printed number.
fn rows(ward: &Ward, summary: &Summary) -> Vec<String> {
    let rows = summary.rows.iter().map(|row| {
        let section = row.section.map(|section| section + 1).unwrap_or_default();
        let cells = row.cells.iter().map(|cell| {
            let no = ward.form.columns[cell.column].no;
            format!(" {no}={}", cell.entry.stored())
        });
        format!("{}@{section}:{}", row.text, cells.collect::<String>())
    });
    rows.collect()
}

#[track_caller]
fn reads(sheet: Sheet) -> Summary {
    Ward::new().read(sheet.book()).unwrap()
}

/// The sheet is read but cannot be stored, for exactly these reasons.
#[track_caller]
fn objects(sheet: Sheet, expected: &[&str]) {
    let summary = reads(sheet);
    let problems = texts(&summary.problems);
    assert_eq!(problems.len(), expected.len(), "{problems:#?}");
    for (problem, expected) in problems.iter().zip(expected) {
        assert!(problem.starts_with(expected), "{problem}");
    }
}

#[track_caller]
fn differs(sheet: Sheet, expected: &[&str]) {
    assert_eq!(texts(&reads(sheet).differences), expected);
}

#[track_caller]
fn refused(result: Result<Summary>, words: &str) {
    let sentence = match result {
        Ok(_) => panic!("should have been refused: {words}"),
        Err(error) => error.to_string(),
    };
    assert!(sentence.contains(words), "{sentence}");
    assert!(sentence.chars().count() < 1200, "{sentence}");
}

#[test]
fn the_real_month_is_read_whole() {
    let ward = Ward::new();
    let summary = ward.read(REAL.to_vec()).unwrap();
    assert_eq!(summary.heading, 4);
    assert_eq!(summary.period.unwrap().to_string(), "2026-01");
    assert_eq!(texts(&summary.problems), [""; 0]);
    let sections: Vec<(&str, Meaning)> = summary
        .sections
        .iter()
        .map(|section| (section.text.as_str(), section.is.meaning))
        .collect();
    assert_eq!(
        sections,
        [
            ("Trên Hệ thống các Bộ", Meaning::Is(1)),
            ("Trên Hệ thống thành phố", Meaning::Is(2)),
        ]
    );
    let rows = rows(&ward, &summary);
    assert_eq!(rows.len(), 14);
    assert_eq!(
        rows[0],
        "Chứng thực@1: 4=2280 5=105 6=15 8=1750 9=625 10=0 12=25 13=0"
    );
    assert_eq!(
        rows[6],
        "Chứng thực@2: 4=10362 5=0 6=0 8=7200 9=3140 10=21 12=0 13=0"
    );
    let compared = summary.columns.iter().filter(|column| column.compared);
    let letters: Vec<&str> = compared.map(|column| column.letter.as_str()).collect();
    assert_eq!(letters, ["C", "G", "K"]);
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
fn a_month_in_order_has_nothing_to_say() {
    let summary = reads(Sheet::month());
    assert_eq!(texts(&summary.problems), [""; 0]);
    assert_eq!(texts(&summary.differences), [""; 0]);
    assert_eq!(summary.rows.len(), 4);
    assert!(summary.rows.iter().all(|row| row.is.how == "khớp tên"));
}

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
        ["E6: “12,000” có thể là 12 hoặc 12.000. Nhập lại không có dấu phẩy."]
    );
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

#[test]
fn foot_and_repeated_headings_are_no_rows() {
    let sheet = Sheet::month()
        .with("B13", "Người lập biểu")
        .with("J12", "Phường Mẫu, ngày 14 tháng 01 năm 2026")
        .with("J13", "GIÁM ĐỐC")
        .with("B17", "Nguyễn Văn Mẫu");
    assert_eq!(reads(sheet.clone()).rows.len(), 4);
    objects(sheet, &[]);
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

#[test]
fn many_problems_are_counted_instead_of_listed() {
    let mut sheet = Sheet::month();
    for row in 12..312 {
        sheet = sheet
            .with(&format!("A{row}"), "1")
            .with(&format!("B{row}"), &format!("Lạ {row}"));
    }
    let summary = reads(sheet);
    assert_eq!(summary.problems.len(), 201);
    assert_eq!(summary.problems[200].text, "… và 100 chỗ khác");
}

#[test]
fn every_file_that_is_no_workbook_is_told_what_it_is() {
    // Size is judged before the bytes are, by the door's tests.
    let others = not_workbooks().into_iter().filter(|file| file.2 != "20 MB");
    for (name, bytes, words) in others {
        let result = read_book_of(Path::new(name), bytes, &Ward::new().known(), None, &|_| {
            true
        });
        let sentence = result.expect_err(name).to_string();
        assert!(sentence.contains(words), "{name}: {sentence}");
        assert!(sentence.contains(name), "{sentence}");
    }
}

#[test]
fn what_would_burst_the_reader_is_refused_quickly() {
    let started = Instant::now();
    refused(Ward::new().read(badfiles::far_corners()), "ô XFD1048576");
    assert!(badfiles::far_corners().len() < 2000);
    refused(Ward::new().read(badfiles::wide()), "ô ALM4");
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_workbook_that_inflates_too_far_is_refused_whatever_it_declares() {
    let bomb = badfiles::bomb();
    let lying = badfiles::lying(&bomb);
    let started = Instant::now();
    refused(Ward::new().read(bomb), "200 MB");
    refused(Ward::new().read(lying), "hỏng");
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_number_that_a_workbook_boasts_of_reserves_nothing() {
    let summary = Ward::new().read(badfiles::boasting()).unwrap();
    assert_eq!(summary.rows.len(), 4);
}

#[test]
fn reading_can_be_cancelled() {
    let heard = Cell::new(0);
    let ward = Ward::new();
    let progress = |lines| {
        heard.set(lines);
        false
    };
    let result = read_book_of(
        Path::new("a.xlsx"),
        REAL.to_vec(),
        &ward.known(),
        None,
        &progress,
    );
    assert!(matches!(result, Err(Error::Cancelled)));
    assert!(heard.get() > 0);
}

#[test]
fn no_spoiled_file_brings_the_program_down() {
    let ward = Ward::new();
    let started = Instant::now();
    let mut dice = Dice(7);
    let mut read = 0;
    for _ in 0..2000 {
        let mut bytes = REAL.to_vec();
        if dice.roll(3) == 0 {
            bytes.truncate(dice.roll(REAL.len()));
        }
        for _ in 0..=dice.roll(8) {
            let at = dice.roll(bytes.len());
            if let Some(byte) = bytes.get_mut(at) {
                *byte = dice.byte();
            }
        }
        read += usize::from(ward.read(bytes).is_ok());
    }
    // Some changes hit nothing that matters, most do.
    assert!((1..1500).contains(&read), "{read}");
    assert!(started.elapsed() < Duration::from_secs(60));
}

mod formats;
mod headings;
