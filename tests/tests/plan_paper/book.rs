//! The workbook, read back with another library.

use std::io::{Cursor, Read};

use calamine::{Data, Dimensions, Range, Reader, Xlsx};
use smc_core::export::plan_book;
use smc_core::paper::lines::{columns, lines};
use smc_core::plan::{Appendix, Plan};
use smc_tests::plans::{REAL, bare, hard, long, real};

use crate::paper;

struct Sheet {
    cells: Range<Data>,
    merged: Vec<Dimensions>,
    formulas: Range<String>,
}

fn read(plan: &Plan) -> (Vec<String>, Vec<Sheet>) {
    let bytes = plan_book(&paper(plan, None)).unwrap();
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    let sheets = names.iter().map(|name| Sheet {
        cells: book.worksheet_range(name).unwrap(),
        merged: book.merge_cells_by_sheet_name(name).unwrap(),
        formulas: book.worksheet_formula(name).unwrap(),
    });
    (names.clone(), sheets.collect())
}

impl Sheet {
    fn text(&self, row: u32, column: u32) -> String {
        self.cells
            .get_value((row, column))
            .map(ToString::to_string)
            .unwrap_or_default()
    }

    /// The row of the table's headings.
    fn headings(&self, appendix: &Appendix) -> u32 {
        let headings = columns(appendix);
        let is = |row: &u32| {
            (0..)
                .zip(&headings)
                .all(|(at, column)| self.text(*row, at) == column.heading)
        };
        (0..20).find(is).unwrap()
    }

    /// Whether these cells are one.
    fn is_merged(&self, start: (u32, u32), end: (u32, u32)) -> bool {
        start == end
            || self
                .merged
                .iter()
                .any(|at| (at.start, at.end) == (start, end))
    }
}

#[track_caller]
fn holds(plan: &Plan) {
    let (_, sheets) = read(plan);
    assert_eq!(sheets.len(), plan.appendices.len());
    for (sheet, appendix) in sheets.iter().zip(&plan.appendices) {
        assert!(sheet.formulas.is_empty());
        let first = sheet.headings(appendix) + 1;
        for (row, line) in (first..).zip(lines(appendix)) {
            for cell in line.cells.iter().filter(|cell| cell.lines > 0) {
                let column = cell.column as u32;
                let end = (
                    row + cell.lines as u32 - 1,
                    column + cell.columns as u32 - 1,
                );
                assert_eq!(sheet.text(row, column), cell.text, "{row} {column}");
                assert!(
                    sheet.is_merged((row, column), end),
                    "{row} {column} {end:?}"
                );
            }
        }
        assert_eq!(
            sheet.cells.end().unwrap().0,
            first + appendix.nodes.len() as u32 - 1
        );
    }
}

#[test]
fn every_cell_reads_back_and_none_is_a_formula() {
    for name in REAL {
        holds(&real(name));
    }
    holds(&hard());
    holds(&long(500));
    holds(&bare());
    let mut plan = hard();
    plan.appendices[0].nodes[1].content = "=1+1".to_owned();
    plan.appendices[0].nodes[2].label = "1.10".to_owned();
    holds(&plan);
}

#[test]
fn titles_stand_above_the_table_and_sheets_have_names() {
    let (names, sheets) = read(&hard());
    assert_eq!(names, ["Phụ lục I", "Phụ lục II"]);
    let titles: Vec<String> = (0..3).map(|row| sheets[0].text(row, 0)).collect();
    assert_eq!(
        titles,
        [
            "Phụ lục I",
            "NHIỆM VỤ TRỌNG TÂM NĂM 2026",
            "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân phường Mẫu)"
        ]
    );
    let (names, sheets) = read(&real("dong-hai-2026"));
    assert_eq!(names, ["Kế hoạch 2026"]);
    assert_eq!(sheets[0].text(0, 0), "ỦY BAN NHÂN DÂN\nPHƯỜNG MẪU");
    assert_eq!(sheets[0].text(1, 0), "KẾ HOẠCH");
    assert!(sheets[0].text(2, 0).starts_with("KIỂM SOÁT"));
}

#[test]
fn the_print_setup_is_made() {
    let bytes = plan_book(&paper(&hard(), None)).unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = |path: &str| {
        let mut text = String::new();
        zip.by_name(path)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        text
    };
    let (first, second, book) = (
        part("xl/worksheets/sheet1.xml"),
        part("xl/worksheets/sheet2.xml"),
        part("xl/workbook.xml"),
    );
    for (sheet, orientation) in [(first, "portrait"), (second, "landscape")] {
        let setup = sheet.split("<pageSetup").nth(1).unwrap();
        for expected in [
            "paperSize=\"9\"",
            "fitToHeight=\"0\"",
            "useFirstPageNumber=\"1\"",
            &format!("orientation=\"{orientation}\""),
        ] {
            assert!(setup.contains(expected), "{expected}: {setup}");
        }
        assert!(sheet.contains("<pageSetUpPr fitToPage=\"1\"/>"));
        assert!(sheet.contains("&amp;P"));
        assert!(sheet.contains("numberStoredAsText=\"1\""));
    }
    assert!(book.contains("'Phụ lục I'!$5:$5"), "{book}");
    assert_eq!(book.matches("_xlnm.Print_Titles").count(), 2);
}

#[test]
fn what_would_be_higher_than_excel_takes_is_set_smaller() {
    let mut plan = hard();
    plan.appendices[0].nodes[1].content = "nội dung rất dài ".repeat(120);
    holds(&plan);
    let bytes = plan_book(&paper(&plan, None)).unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut styles = String::new();
    zip.by_name("xl/styles.xml")
        .unwrap()
        .read_to_string(&mut styles)
        .unwrap();
    let sizes = styles
        .split("<sz val=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap());
    let smallest = sizes
        .map(|size| size.parse::<f64>().unwrap())
        .fold(f64::MAX, f64::min);
    assert!(smallest < 12.0, "{smallest}");
}
