//! The workbook read back with another library, cell by cell.

use std::io::{Cursor, Read};

use calamine::{Data, Range, Reader, Xlsx};
use smc_core::form::ColumnKind;
use smc_core::sheet::LineKind;
use smc_core::value::Entry;

use crate::sample::Filled;

/// A sheet of a workbook: values and formulas.
pub(crate) struct Readback {
    values: Range<Data>,
    formulas: Range<String>,
}

/// The names of a workbook's sheets.
pub(crate) fn sheet_names(bytes: &[u8]) -> Vec<String> {
    open(bytes).sheet_names()
}

fn open(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

impl Readback {
    pub(crate) fn of(bytes: &[u8], sheet: &str) -> Readback {
        let mut workbook = open(bytes);
        Readback {
            values: workbook.worksheet_range(sheet).unwrap(),
            formulas: workbook.worksheet_formula(sheet).unwrap(),
        }
    }

    pub(crate) fn value(&self, row: u32, column: u32) -> Data {
        self.values
            .get_value((row, column))
            .cloned()
            .unwrap_or_default()
    }

    pub(crate) fn formula(&self, row: u32, column: u32) -> &str {
        self.formulas
            .get_value((row, column))
            .map_or("", String::as_str)
    }

    /// All words above the number row, and those below the last line.
    pub(crate) fn words(&self) -> String {
        let cells = self.values.used_cells();
        let words = cells.filter_map(|(_, _, cell)| match cell {
            Data::String(text) => Some(text.as_str()),
            _ => None,
        });
        words.collect::<Vec<_>>().join("\n")
    }

    /// The row below the numbers "(1)", "(2)" …
    pub(crate) fn first_line(&self) -> u32 {
        let at = (0..30).find(|row| self.value(*row, 0) == Data::String("(1)".to_owned()));
        at.unwrap() + 1
    }

    /// Every cell of the table says what the form says; computed ones by a formula, when `live`.
    #[track_caller]
    pub(crate) fn says(&self, filled: &Filled, live: bool) {
        let first = self.first_line();
        let to_sum =
            (filled.sheet.lines.iter()).any(|l| matches!(l.kind, LineKind::Row | LineKind::Empty));
        for (row, line) in (first..).zip(&filled.sheet.lines) {
            for (at, (index, column)) in (0..).zip(filled.form.shown()) {
                let place = format!("{} {:?} ({})", filled.form.code(), line.name, column.no);
                let value = self.value(row, at);
                match column.kind {
                    ColumnKind::Ordinal => same(&value, None, &line.label, &place),
                    ColumnKind::Name => {
                        assert_eq!(value, Data::String(line.name.clone()), "{place}")
                    }
                    _ => match &line.cells[index].entry {
                        Some(Entry::Text(text)) => {
                            assert_eq!(value, Data::String(text.clone()), "{place}")
                        }
                        Some(Entry::Number(number)) => {
                            same(&value, Some(number.to_string()), "", &place)
                        }
                        None => same(&value, None, "", &place),
                    },
                }
                let summed = matches!(column.kind, ColumnKind::Count | ColumnKind::Amount);
                let computed = match line.kind {
                    LineKind::Row => column.formula.is_some(),
                    LineKind::Total if summed => to_sum,
                    LineKind::Total => column.formula.is_some(),
                    LineKind::Section => {
                        filled.form.definition.rows.subtotals
                            && (summed || column.formula.is_some())
                    }
                    LineKind::Empty => false,
                };
                if live {
                    assert_eq!(!self.formula(row, at).is_empty(), computed, "{place}");
                }
            }
        }
    }
}

/// A number to the last digit a cell can keep, or a text; nothing and an empty text are the same.
#[track_caller]
fn same(value: &Data, number: Option<String>, text: &str, place: &str) {
    match (value, number) {
        (Data::Float(float), Some(number)) => {
            let expected: f64 = number.parse().unwrap();
            let near = (float - expected).abs() <= expected.abs() * 1e-12;
            assert!(near, "{place}: {float} is not {expected}");
        }
        (Data::Float(float), None) => assert_eq!(float.to_string(), text, "{place}"),
        (Data::String(own), None) => assert_eq!(own, text, "{place}"),
        (Data::Empty, None) => assert_eq!("", text, "{place}"),
        (other, expected) => panic!("{place}: {other:?} is not {expected:?}"),
    }
}

/// A part of the workbook's file.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}
