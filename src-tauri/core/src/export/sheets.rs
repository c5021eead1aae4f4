//! What all workbooks have in common: sizes, limits, names of sheets.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDateTime, Timelike};
use rust_xlsxwriter::{ExcelDateTime, XlsxError};

use crate::error::{Error, Result};
use crate::value::told::verbatim;

/// Excel's limit for the text of a cell, in UTF-16 units.
pub(super) const LONGEST_TEXT: usize = 32_767;
/// Excel's limit for a sheet's name.
const LONGEST_NAME: usize = 31;

/// The workbook's own font size, and its row height and column width in pixels. Widths in the file count in digits
/// of that font: at 12 points a digit is 8 whole pixels wide, so that every program takes the same width from it.
pub(super) const DEFAULT_SIZE: f64 = 12.0;
pub(super) const DEFAULT_ROW: u32 = 21;
pub(super) const DEFAULT_COLUMN: u32 = 72;

impl From<XlsxError> for Error {
    fn from(error: XlsxError) -> Error {
        Error::Invalid(format!("Không lập được tệp Excel ({}).", verbatim(error)))
    }
}

/// When a workbook is made, as Excel takes it.
pub(super) fn moment(at: NaiveDateTime) -> Result<ExcelDateTime> {
    let (date, time) = (at.date(), at.time());
    let day = ExcelDateTime::from_ymd(
        u16::try_from(date.year()).unwrap_or(0),
        date.month() as u8,
        date.day() as u8,
    )?;
    Ok(day.and_hms(time.hour() as u16, time.minute() as u8, time.second() as u8)?)
}

/// Names of sheets as Excel takes them, each once.
pub(super) fn distinct_names<'a>(wanted: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = HashSet::new();
    wanted
        .map(|wanted| {
            let plain = sheet_name(wanted, "");
            let more = (2..).map(|n| sheet_name(wanted, &format!(" ({n})")));
            std::iter::once(plain)
                .chain(more)
                .find(|name| taken.insert(name.to_lowercase()))
                .unwrap_or_default()
        })
        .collect()
}

/// A name Excel takes: no sign it forbids, not "History", not longer than 31 letters, with an ending.
fn sheet_name(code: &str, ending: &str) -> String {
    let plain: String = code
        .chars()
        .map(|c| match c {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'' => '-',
            c if c.is_control() => '-',
            c => c,
        })
        .take(LONGEST_NAME - ending.len())
        .collect();
    match plain.trim() {
        "" => format!("Biểu{ending}"),
        plain if plain.eq_ignore_ascii_case("history") => format!("{plain}-{ending}"),
        plain => format!("{plain}{ending}"),
    }
}

#[cfg(test)]
mod tests;
