//! What a summary sheet is understood to say, and what is known before it is read.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::print::Print;
use super::workbook::{cell_name, shortened};
use crate::calendar::Period;
use crate::form::Form;
use crate::value::Entry;

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
    pub(super) fn at(place: &str, text: &str) -> Remark {
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
    pub(super) at: (u32, u32),
    /// The words of the file, when the number was written as words.
    pub(super) words: Option<String>,
}

impl CellRead {
    /// "D7".
    pub fn cell(&self) -> String {
        cell_name(self.at.0, self.at.1)
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
