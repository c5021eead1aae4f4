//! The list of tasks with states and evidence as a workbook: one sheet, as it goes on paper.

use chrono::NaiveDateTime;
use rust_xlsxwriter::FormatAlign;

use super::list_sheet::{self, Cell, Kind, Title};
use crate::error::Result;
use crate::paper::block::Face;
use crate::paper::task_list::{Column, TITLE, TaskList};
use crate::task::line::Line;
use crate::value::one_line;

/// The list of tasks to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskBook {
    /// Whose it is: "UBND phường …".
    pub body: String,
    /// The list.
    pub list: TaskList,
    /// When it is made; the same list made at the same time has the same bytes.
    pub made_at: NaiveDateTime,
}

/// The columns' widths in points; together a little less than the paper is wide.
const WIDTHS: [f64; Column::ALL.len()] =
    [27.0, 144.0, 72.0, 75.0, 72.0, 63.0, 60.0, 57.0, 81.0, 48.0];

/// The workbook's bytes.
///
/// # Errors
///
/// When there are more tasks than a sheet has rows.
pub fn task_book(book: &TaskBook) -> Result<Vec<u8>> {
    let mut workbook = list_sheet::workbook("Danh sách nhiệm vụ", &book.body, book.made_at)?;
    let sheet = workbook.add_worksheet();
    sheet.set_name("Nhiệm vụ")?;
    let title = |text, face, size, align| Title {
        text,
        face,
        size,
        align,
    };
    let titles = [
        title(one_line(&book.body), Face::Bold, 12.0, FormatAlign::Left),
        title(TITLE.to_owned(), Face::Bold, 14.0, FormatAlign::Center),
        title(book.list.about(), Face::Plain, 12.0, FormatAlign::Center),
        title(
            book.list.summary(book.made_at.date()),
            Face::Italic,
            12.0,
            FormatAlign::Center,
        ),
    ];
    let columns = Column::ALL.into_iter().zip(WIDTHS);
    let columns = columns.map(|(column, width)| list_sheet::Column {
        heading: column.heading(),
        width,
        centred: column.centred(),
    });
    let columns: Vec<list_sheet::Column> = columns.collect();
    let rows = (1..)
        .zip(&book.list.lines)
        .map(|(number, line)| row(number, line));
    list_sheet::write(sheet, &titles, &columns, rows)?;
    Ok(workbook.save_to_buffer()?)
}

fn row(number: u32, line: &Line) -> Vec<Cell> {
    let cell = |column: Column| Cell {
        text: column.text(number as usize, line),
        kind: match (column, line.due) {
            (Column::Number, _) => Kind::Number(number),
            (Column::Due, Some(due)) => Kind::Due(due),
            (Column::State, _) if line.late() => Kind::Urgent,
            _ => Kind::Text,
        },
    };
    Column::ALL.map(cell).into()
}
