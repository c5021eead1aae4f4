//! What a summary sheet is understood to say, and what is refused.

#[path = "../../../../tests/src/badfiles/mod.rs"]
#[expect(unreachable_pub, reason = "public where the tests package shares it")]
mod badfiles;

mod figures;
mod formats;
mod headings;
mod names;
mod spoiled;

use std::collections::HashMap;
use std::path::Path;

use badfiles::Sheet;

use super::rows::{Book, SUMMARY};
use super::summary::read_book;
use super::*;
use crate::error::Result;
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
fn a_month_in_order_has_nothing_to_say() {
    let summary = reads(Sheet::month());
    assert_eq!(texts(&summary.problems), [""; 0]);
    assert_eq!(texts(&summary.differences), [""; 0]);
    assert_eq!(summary.rows.len(), 4);
    assert!(summary.rows.iter().all(|row| row.is.how == "khớp tên"));
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
