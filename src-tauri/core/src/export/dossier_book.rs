//! Dossiers that are late or due soon as a workbook: a sheet for each unit, as they go on paper.

use chrono::NaiveDateTime;
use rust_xlsxwriter::FormatAlign;

use super::list_sheet::{self, Cell, Kind, Title};
use super::sheets::distinct_names;
use crate::error::Result;
use crate::paper::block::Face;
use crate::paper::dossier_list::{Column, DueLine, DueList};
use crate::value::one_line;

/// The list to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DossierBook {
    /// Whose it is: "UBND phường …".
    pub body: String,
    /// The list.
    pub list: DueList,
    /// When it is made; the same list made at the same time has the same bytes.
    pub made_at: NaiveDateTime,
}

/// The columns' widths in points; together a little less than the paper is wide.
const WIDTHS: [f64; Column::ALL.len()] = [27.0, 153.0, 222.0, 63.0, 84.0, 69.0, 81.0];

/// The workbook's bytes.
///
/// # Errors
///
/// When there are more dossiers than a sheet has rows.
pub fn dossier_book(book: &DossierBook) -> Result<Vec<u8>> {
    let list = &book.list;
    let mut workbook = list_sheet::workbook(&list.title(), &book.body, book.made_at)?;
    let names = distinct_names(list.units.iter().map(|own| own.name()));
    let columns = Column::ALL.into_iter().zip(WIDTHS);
    let columns = columns.map(|(column, width)| list_sheet::Column {
        heading: column.heading(),
        width,
        centred: column.centred(),
    });
    let columns: Vec<list_sheet::Column> = columns.collect();
    let title = |text, face, size, align| Title {
        text,
        face,
        size,
        align,
    };
    for (unit, name) in list.units.iter().zip(names) {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name)?;
        let titles = [
            title(one_line(&book.body), Face::Bold, 12.0, FormatAlign::Left),
            title(
                list.title().to_uppercase(),
                Face::Bold,
                14.0,
                FormatAlign::Center,
            ),
            title(
                unit.name().to_owned(),
                Face::Plain,
                12.0,
                FormatAlign::Center,
            ),
            title(list.sentence(unit), Face::Italic, 12.0, FormatAlign::Center),
        ];
        let rows = (1..)
            .zip(unit.lines())
            .map(|(number, own)| row(number, own));
        list_sheet::write(sheet, &titles, &columns, rows)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn row(number: u32, line: &DueLine) -> Vec<Cell> {
    let cell = |column: Column| Cell {
        text: column.text(number as usize, line),
        kind: match column {
            Column::Number => Kind::Number(number),
            Column::Received => line.received.map_or(Kind::Text, Kind::Day),
            Column::Due => line.due.map_or(Kind::Text, Kind::Due),
            Column::Left if line.late => Kind::Urgent,
            _ => Kind::Text,
        },
    };
    Column::ALL.map(cell).into()
}
