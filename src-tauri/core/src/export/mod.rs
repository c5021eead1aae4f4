//! Files out: the only writer of workbooks and Word files. What stands in a form comes filled in ([`Sheet`]); here it
//! is laid out for paper and written with live formulas. Loads nothing and decides nothing about figures.

pub mod calendar_file;
mod document;
mod file;
mod layout;
mod links;
mod page;
mod plan_book;
mod plan_columns;
mod styles;
pub mod task_book;

use std::collections::HashSet;

use chrono::{Datelike, NaiveDateTime, Timelike};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

pub use document::plan_word;
pub use file::{file_name, paper_name, write_file};
pub use plan_book::plan_book;

use crate::error::{Error, Result};
pub use crate::name::unnumbered;
use crate::paper::block::{Face, cell_text};
pub use crate::paper::forms::{Book, Office, Page};
use links::Links;

/// Excel's limit for the text of a cell, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;
/// Excel's limit for a sheet's name.
const LONGEST_NAME: usize = 31;

/// The workbook's own font size, and its row height and column width in pixels. Widths in the file count in digits
/// of that font: at 12 points a digit is 8 whole pixels wide, so that every program takes the same width from it.
const DEFAULT_SIZE: f64 = 12.0;
const DEFAULT_ROW: u32 = 21;
const DEFAULT_COLUMN: u32 = 72;

impl From<XlsxError> for Error {
    fn from(error: XlsxError) -> Error {
        Error::Invalid(format!("Không lập được tệp Excel: {error}."))
    }
}

/// The workbook's bytes.
pub fn workbook(book: &Book<'_>) -> Result<Vec<u8>> {
    if book.pages.is_empty() {
        return Err(Error::Invalid(
            "Chưa chọn biểu nào để xuất. Chọn ít nhất một biểu.".to_owned(),
        ));
    }
    let names = distinct_names(book.pages.iter().map(|page| page.form.code()));
    let layouts: Vec<_> = book.pages.iter().map(layout::Layout::new).collect();
    let links = Links::new(book, &names, &layouts);
    let mut workbook = Workbook::new();
    workbook.set_default_format(
        &styles::font(Face::Plain, DEFAULT_SIZE),
        DEFAULT_ROW,
        DEFAULT_COLUMN,
    )?;
    workbook.set_properties(&properties(book)?);
    for (i, page) in book.pages.iter().enumerate() {
        let sheet = workbook.add_worksheet();
        sheet.set_name(&names[i])?;
        page::write(sheet, book, page, &layouts[i], &links)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn properties(book: &Book<'_>) -> Result<DocProperties> {
    let period = book.pages[0].period;
    let codes: Vec<&str> = book.pages.iter().map(|page| page.form.code()).collect();
    let title = format!(
        "Báo cáo kiểm soát thủ tục hành chính {} {}",
        book.office.ward.trim(),
        period.title()
    );
    let title: Vec<&str> = title.split_whitespace().collect();
    Ok(DocProperties::new()
        .set_title(cell_text(&title.join(" "), 255))
        .set_subject(format!("Biểu {}. {}", codes.join(", "), period.span()))
        .set_author(cell_text(&book.office.reporting_unit, 255))
        .set_creation_datetime(&moment(book.made_at)?))
}

/// When a workbook is made, as Excel takes it.
fn moment(at: NaiveDateTime) -> Result<ExcelDateTime> {
    let (date, time) = (at.date(), at.time());
    let day = ExcelDateTime::from_ymd(
        u16::try_from(date.year()).unwrap_or(0),
        date.month() as u8,
        date.day() as u8,
    )?;
    Ok(day.and_hms(time.hour() as u16, time.minute() as u8, time.second() as u8)?)
}

/// Names of sheets as Excel takes them, each once.
fn distinct_names<'a>(wanted: impl Iterator<Item = &'a str>) -> Vec<String> {
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
