//! Two lists held against each other as a workbook: a row for each dossier that does not stand alike in both.

use chrono::NaiveDateTime;
use rust_xlsxwriter::FormatAlign;

use super::list_sheet::{self, Cell, Column, Kind, Title};
use crate::error::Result;
use crate::paper::block::Face;
use crate::value::one_line;

/// What differs between two lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompareBook {
    /// Whose it is: "UBND phường …".
    pub body: String,
    /// The first list's file.
    pub first: String,
    /// The second's.
    pub second: String,
    /// "5 hồ sơ chỉ có trong a.csv, …".
    pub sentence: String,
    /// The days that columns were counted over; empty where none were.
    pub span: String,
    /// The dossiers, by code.
    pub lines: Vec<CompareLine>,
    /// When it is made; the same made at the same time has the same bytes.
    pub made_at: NaiveDateTime,
}

/// A dossier that does not stand alike in both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompareLine {
    /// Its code.
    pub code: String,
    /// What differs.
    pub what: String,
    /// What that does to columns.
    pub effects: String,
}

const TITLE: &str = "So hai danh sách hồ sơ";

/// The columns, with their widths in points.
const COLUMNS: [(&str, f64, bool); 4] = [
    ("TT", 33.0, true),
    ("Mã hồ sơ", 162.0, false),
    ("Khác nhau", 324.0, false),
    ("Làm đổi cột", 180.0, false),
];

/// The workbook's bytes.
///
/// # Errors
///
/// When there are more dossiers than a sheet has rows.
pub fn compare_book(book: &CompareBook) -> Result<Vec<u8>> {
    let mut workbook = list_sheet::workbook(TITLE, &book.body, book.made_at)?;
    let sheet = workbook.add_worksheet();
    sheet.set_name("So danh sách")?;
    let title = |text, face, size, align| Title {
        text,
        face,
        size,
        align,
    };
    let files = format!("{} và {}", book.first, book.second);
    let titles = [
        title(one_line(&book.body), Face::Bold, 12.0, FormatAlign::Left),
        title(TITLE.to_uppercase(), Face::Bold, 14.0, FormatAlign::Center),
        title(one_line(&files), Face::Plain, 12.0, FormatAlign::Center),
        title(book.span.clone(), Face::Plain, 12.0, FormatAlign::Center),
        title(
            one_line(&book.sentence),
            Face::Italic,
            12.0,
            FormatAlign::Center,
        ),
    ];
    let columns = COLUMNS.map(|(heading, width, centred)| Column {
        heading,
        width,
        centred,
    });
    let rows = (1..).zip(&book.lines).map(|(number, own): (u32, _)| {
        let text = |text: &str| Cell {
            text: text.to_owned(),
            kind: Kind::Text,
        };
        vec![
            Cell {
                text: number.to_string(),
                kind: Kind::Number(number),
            },
            text(&own.code),
            text(&own.what),
            text(&own.effects),
        ]
    });
    list_sheet::write(sheet, &titles, &columns, rows)?;
    Ok(workbook.save_to_buffer()?)
}
