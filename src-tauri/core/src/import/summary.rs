//! Reads a month's summary sheet: which sheet is meant, its heading, what stands above and below it.

use std::path::Path;

use super::print::Print;
use super::rows::{Book, SUMMARY};
use super::table::{Table, file_name, the_table, visible};
use super::understood::{ColumnRead, Known, Meaning, Remark, RowRead, Summary};
use super::workbook::column_name;
use super::{body, encoding, heading, office, period};
use crate::error::Result;

/// The most differences and problems that are listed each; the rest is counted.
const MOST_REMARKS: usize = 200;

/// Reads a summary sheet. `sheet` names the one to read; without it the one with the form's heading is found.
/// `progress` hears the number of lines read so far; when it answers `false`, reading ends with
/// [`crate::error::Error::Cancelled`].
pub fn read_summary(
    path: &Path,
    known: &Known<'_>,
    sheet: Option<&str>,
    progress: &dyn Fn(u64) -> bool,
) -> Result<Summary> {
    read_book(path, Book::open(path, &SUMMARY, progress)?, known, sheet)
}

pub(super) fn read_book(
    path: &Path,
    mut book: Book<'_>,
    known: &Known<'_>,
    sheet: Option<&str>,
) -> Result<Summary> {
    let print = book.print();
    let table = the_table(path, known.form, &mut book, sheet)?;
    let sheets = visible(book.sheets());
    Ok(Summary {
        print,
        ..understood(file_name(path), sheets, known, &table)
    })
}

/// Everything below and above a heading.
fn understood(file: String, sheets: Vec<String>, known: &Known<'_>, table: &Table) -> Summary {
    let columns = table
        .heading
        .columns
        .iter()
        .map(|(written, column)| ColumnRead {
            letter: column_name(written.column),
            heading: heading::shown(written),
            column: *column,
            compared: column.is_some_and(|i| known.form.columns[i].formula.is_some()),
        });
    let lines = &table.lines.lines;
    let head = lines[..table.heading.top].iter();
    let head = head.flat_map(|line| line.cells.iter());
    let head: Vec<&str> = head.filter_map(|(_, value)| value.words()).collect();
    let words = || head.iter().copied();
    let body = body::read(known, lines, &table.heading);
    let mut problems = table.heading.conflicts.clone();
    problems.extend(old_code(table, &body.rows));
    problems.extend(body.problems);
    let mut remarks = hidden_columns(table);
    remarks.extend(body.remarks);
    Summary {
        file,
        print: Print::default(),
        sheet: table.sheet.clone(),
        sheets,
        heading: table.heading.row,
        period: words().find_map(period::named),
        span: words().find_map(period::span),
        offices: words().filter_map(office::named).collect(),
        columns: columns.collect(),
        sections: body.sections,
        rows: body.rows,
        differences: capped(body.differences),
        problems: capped(problems),
        remarks: capped(remarks),
    }
}

/// Hidden columns of the heading: whether they were read.
fn hidden_columns(table: &Table) -> Vec<Remark> {
    let first = table.heading.top;
    let lines = &table.lines.lines[first..];
    let mut hidden: Vec<u32> = lines
        .iter()
        .flat_map(|line| line.cells.iter().map(|cell| cell.0))
        .filter(|column| table.lines.hides(*column))
        .collect();
    hidden.sort_unstable();
    hidden.dedup();
    let columns = &table.heading.columns;
    let remarks = hidden.into_iter().map(|column| {
        let is_read = columns
            .iter()
            .any(|(own, is)| own.column == column && is.is_some());
        let place = format!("cột {}", column_name(column));
        let text = match is_read {
            true => format!(
                "{place}: đang ẩn trong tệp nhưng vẫn được đọc. Kiểm tra lại số liệu của cột này."
            ),
            false => format!("{place}: đang ẩn trong tệp, không được đọc."),
        };
        Remark { place, text }
    });
    remarks.collect()
}

/// Names in an old code are garbage: they must not get into the catalogue.
fn old_code(table: &Table, rows: &[RowRead]) -> Option<Remark> {
    let unknown = rows
        .iter()
        .filter(|row| !matches!(row.is.meaning, Meaning::Is(_)));
    let names: Vec<&str> = unknown.map(|row| row.text.as_str()).collect();
    let code = encoding::of(&names.join(" "))?;
    let place = format!("dòng {}", table.heading.row);
    let text = format!("Tên trong tệp là {}", code.sentence());
    Some(Remark { place, text })
}

/// The first remarks, and how many more there are.
fn capped(mut remarks: Vec<Remark>) -> Vec<Remark> {
    if remarks.len() > MOST_REMARKS {
        let more = remarks.len() - MOST_REMARKS;
        remarks.truncate(MOST_REMARKS);
        remarks.push(Remark::at("", &format!("… và {more} chỗ khác")));
    }
    remarks
}
