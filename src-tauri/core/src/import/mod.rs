//! Files in: reads a month's summary sheet and a plan, from whatever kind of table they come in, into plain data,
//! saying what was understood and what was not.
//! The only reader of foreign files. It writes nothing and knows no data file; [`crate::api`] puts things together.

mod body;
mod cells;
mod compared;
mod encoding;
mod headings;
mod names;
mod odd;
mod office;
mod period;
pub mod plan;
mod print;
pub mod rows;
mod table;
mod totals;
mod words;
mod workbook;

use std::collections::HashMap;
use std::path::Path;

use chrono::NaiveDate;

use crate::calendar::Period;
use crate::error::Result;
use crate::form::Form;
use crate::value::Entry;
pub use office::is_office;
pub use print::Print;
pub use rows::block;
use rows::{Book, SUMMARY};
use table::{Table, file_name, the_table, visible};
use workbook::{column_name, shortened};

/// The most differences and problems that are listed each; the rest is counted.
const MOST_REMARKS: usize = 200;

/// The key of the section that a file without section rows is asked for. Never to be remembered:
/// next month's file may be the other system's.
pub const NO_SECTION: &str = "source:";

/// Something of the office with a name: a field, a source, a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Whether it is offered for new rows; a field that has ended is known but no longer offered.
    pub offered: bool,
}

/// What the officer said about an unknown name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// It is this field (or source).
    Is(i64),
    /// It is a new one under the file's name.
    Add,
    /// Leave it out.
    Skip,
}

/// What is known before reading.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The form the figures go to.
    pub form: &'a Form,
    /// What rows can be: fields of the catalogue.
    pub fields: &'a [Named],
    /// What sections can be.
    pub sources: &'a [Named],
    /// The officer's choices for this file, by key.
    pub choices: &'a HashMap<String, Act>,
    /// Choices of earlier imports, by key. They give way to a name that fits.
    pub remembered: &'a HashMap<String, Act>,
}

/// A sentence about a place of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// "C14", "dòng 4", "cột C".
    pub place: String,
    /// The sentence, place included.
    pub text: String,
}

impl Remark {
    fn at(place: &str, text: &str) -> Remark {
        Remark {
            place: place.to_owned(),
            text: text.to_owned(),
        }
    }
}

/// What a name of the file means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// This field or source.
    Is(i64),
    /// A new one, to be added under the file's name.
    New,
    /// Left out.
    Skipped,
    /// Not known: to be asked.
    Unclear,
}

/// A name of the file and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The key under which a choice for it is given and remembered.
    pub key: String,
    /// What it means.
    pub meaning: Meaning,
    /// How that is known, in a few words for the officer.
    pub how: &'static str,
}

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnRead {
    /// "C".
    pub letter: String,
    /// The file's words.
    pub heading: String,
    /// The form's column.
    pub column: Option<usize>,
    /// Computed by the form: only compared, never stored.
    pub compared: bool,
}

/// A section of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionRead {
    /// "dòng 5".
    pub place: String,
    /// The file's words; empty for rows that stand in no section.
    pub text: String,
    /// Which source it is.
    pub is: Match,
}

/// A row of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowRead {
    /// The sheet's row number.
    pub row: u32,
    /// The file's words.
    pub text: String,
    /// Index of its section, in a form with sections.
    pub section: Option<usize>,
    /// Which field it is.
    pub is: Match,
    /// The figures that can be stored, blanks and unreadable ones left out.
    pub cells: Vec<CellRead>,
}

/// A figure of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellRead {
    /// The form's column.
    pub column: usize,
    /// What was read.
    pub entry: Entry,
    /// The sheet's row (from 1) and column (from 0).
    at: (u32, u32),
    /// The words of the file, when the number was written as words.
    words: Option<String>,
}

impl CellRead {
    /// "D7".
    pub fn cell(&self) -> String {
        workbook::cell_name(self.at.0, self.at.1)
    }

    /// As read: "1.234", or "“1.234” đọc là 1.234" when the file holds words.
    pub fn shown(&self) -> String {
        match &self.words {
            None => shortened(&self.entry.shown()),
            Some(words) => format!("“{words}” đọc là {}", self.entry.shown()),
        }
    }
}
/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The file's name without folders.
    pub file: String,
    /// Its contents' print.
    pub print: Print,
    /// The sheet that was read.
    pub sheet: String,
    /// The sheets that can be chosen instead.
    pub sheets: Vec<String>,
    /// Row number of the heading's lowest line.
    pub heading: u32,
    /// The period named above the table.
    pub period: Option<Period>,
    /// The days named above the table, both ends inclusive.
    pub span: Option<(NaiveDate, NaiveDate)>,
    /// The offices named above the table, each "phường Khác".
    pub offices: Vec<String>,
    /// Columns of the heading from left to right.
    pub columns: Vec<ColumnRead>,
    /// Sections from top to bottom.
    pub sections: Vec<SectionRead>,
    /// Rows from top to bottom.
    pub rows: Vec<RowRead>,
    /// Where the file's own sums differ from its figures.
    pub differences: Vec<Remark>,
    /// What must be decided or mended before the figures can be stored.
    pub problems: Vec<Remark>,
    /// What is worth a look: figures read in a way that could surprise, hidden rows and columns, letters left out.
    pub remarks: Vec<Remark>,
}

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

fn read_book(
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
    let found = &table.heading.found;
    let columns = found.columns.iter().map(|(written, column)| ColumnRead {
        letter: column_name(written.column),
        heading: written.text.clone(),
        column: *column,
        compared: column.is_some_and(|i| known.form.columns[i].formula.is_some()),
    });
    let lines = &table.lines.lines;
    let head = lines[..table.heading.top].iter();
    let head = head.flat_map(|line| line.cells.iter());
    let head: Vec<&str> = head.filter_map(|(_, value)| value.words()).collect();
    let words = || head.iter().copied();
    let body = body::read(known, lines, &table.heading);
    let mut problems = found.conflicts.clone();
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
    let columns = &table.heading.found.columns;
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

#[cfg(test)]
mod tests;
