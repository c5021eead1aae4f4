//! A workbook's sheets as lines of plain values, read cell by cell. With `plan/sheet.rs` the
//! only place that names calamine.
//!
//! Streaming, because `worksheet_range` reserves a rectangle over all cells: a file of 1.6 KB with cells A1 and
//! XFD1048576 would end the program. Inside `catch_unwind`, because the reader panics on some broken numbers.

use std::collections::HashSet;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::guard;
use crate::error::{Error, Result};

/// The most columns of a sheet; a form has at most 200.
const MOST_COLUMNS: u32 = 1_000;

/// The most lines and cells of one sheet.
const MOST_LINES: usize = 20_000;
const MOST_CELLS: usize = 1_000_000;

/// The most sheets that are looked into.
const MOST_SHEETS: usize = 200;

/// How many letters of a cell are kept; no name is that long.
const KEPT: usize = 300;

/// What stands in a cell. Empty cells are left out.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// A number.
    Number(f64),
    /// Words.
    Text(String),
    /// The first [`KEPT`] letters of a longer text, and how many there are.
    Long(String, usize),
    /// An error: `#REF!`.
    Error(String),
    /// TRUE or FALSE.
    Bool(bool),
    /// A date or time.
    Date,
    /// A formula without a stored result.
    NoResult,
}

impl Value {
    /// Its words, when it holds words.
    pub(super) fn words(&self) -> Option<&str> {
        match self {
            Value::Text(words) | Value::Long(words, _) => Some(words),
            _ => None,
        }
    }
}

/// A row of a sheet that holds something.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// The sheet's own number, from 1.
    pub number: u32,
    /// Its cells by column (from 0), in order.
    pub cells: Vec<(u32, Value)>,
}

impl Line {
    /// What stands in a column.
    pub(super) fn at(&self, column: u32) -> Option<&Value> {
        // In a full row from column A on, a cell stands at its column's index.
        if let Some((own, value)) = self.cells.get(column as usize)
            && *own == column
        {
            return Some(value);
        }
        let found = self.cells.binary_search_by_key(&column, |cell| cell.0);
        found.ok().map(|i| &self.cells[i].1)
    }
}

/// An open workbook.
pub(super) struct Workbook {
    path: PathBuf,
    pub(super) xlsx: Xlsx<Cursor<Vec<u8>>>,
    /// The names of all its sheets of cells.
    all: Vec<String>,
    /// The names of those that are not hidden.
    pub sheets: Vec<String>,
}

impl Workbook {
    /// Opens a file's bytes, or says what they are instead; `path` is named.
    pub(super) fn open(path: &Path, bytes: Vec<u8>) -> Result<Workbook> {
        guard::check(path, &bytes)?;
        let xlsx = shielded(path, "", || Xlsx::new(Cursor::new(bytes)))?;
        let cells = |visible_only: bool| -> Vec<String> {
            let sheets = xlsx.sheets_metadata().iter().take(MOST_SHEETS);
            sheets
                .filter(|sheet| sheet.typ == SheetType::WorkSheet)
                .filter(|sheet| !visible_only || sheet.visible == SheetVisible::Visible)
                .map(|sheet| sheet.name.clone())
                .collect()
        };
        let (all, sheets) = (cells(false), cells(true));
        Ok(Workbook {
            path: path.to_owned(),
            xlsx,
            all,
            sheets,
        })
    }

    /// Whether it has such a sheet, hidden or not.
    pub(super) fn has(&self, sheet: &str) -> bool {
        self.all.iter().any(|name| name == sheet)
    }

    /// The lines of a sheet, from top to bottom. `watch` sees the lines so far after each one:
    /// `Ok(false)` stops reading, an error cancels it.
    pub(super) fn lines(
        &mut self,
        sheet: &str,
        watch: &mut dyn FnMut(&[Line]) -> Result<bool>,
    ) -> Result<Vec<Line>> {
        let place = format!("trang “{}” ", shortened(sheet));
        let path = self.path.clone();
        let xlsx = &mut self.xlsx;
        shielded(&path, &place, move || {
            let mut reader = xlsx.worksheet_cells_reader(sheet)?;
            let mut lines = Lines::default();
            while let Some(cell) = reader.next_cell_with_formula_metadata()? {
                let Some(value) = value(cell.value, cell.formula.is_some()) else {
                    continue;
                };
                match lines.take(cell.pos, value, watch) {
                    Ok(true) => {}
                    Ok(false) => return Ok(Ok(lines.lines)),
                    Err(error) => return Ok(Err(error.into_error(sheet, cell.pos))),
                }
            }
            Ok(match watch(&lines.lines) {
                Ok(_) => Ok(lines.lines),
                Err(error) => Err(error),
            })
        })?
    }
}

impl Workbook {
    /// Turns fractions that Excel shows as percentages into what it shows: 0.25 under "25%" is 25.
    /// Reads the sheet again for the formats, so only where a form has percentages.
    pub(super) fn show_percents(
        &mut self,
        sheet: &str,
        columns: &[u32],
        lines: &mut [Line],
    ) -> Result<()> {
        let place = format!("trang “{}” ", shortened(sheet));
        let path = self.path.clone();
        let xlsx = &mut self.xlsx;
        let shown: HashSet<(u32, u32)> = shielded(&path, &place, move || {
            let mut reader = xlsx.worksheet_cells_reader(sheet)?;
            let mut shown = HashSet::new();
            while let Some((cell, style)) = reader.next_cell_with_style_id()? {
                let (row, column) = cell.get_position();
                let format = reader.styles().get(style);
                let format = format.and_then(|style| style.number_format.as_ref());
                if columns.contains(&column)
                    && format.is_some_and(|format| format.format_code.contains('%'))
                {
                    shown.insert((row.saturating_add(1), column));
                }
            }
            Ok(shown)
        })?;
        for line in lines {
            let row = line.number;
            for (column, value) in &mut line.cells {
                if let Value::Number(number) = value
                    && shown.contains(&(row, *column))
                {
                    *number *= 100.0;
                }
            }
        }
        Ok(())
    }
}

/// Collects cells into lines.
#[derive(Default)]
struct Lines {
    lines: Vec<Line>,
    cells: usize,
}

/// Why collecting stopped.
enum Stopped {
    TooWide,
    TooLong,
    OutOfOrder,
    By(Error),
}

impl Lines {
    fn take(
        &mut self,
        (row, column): (u32, u32),
        value: Value,
        watch: &mut dyn FnMut(&[Line]) -> Result<bool>,
    ) -> std::result::Result<bool, Stopped> {
        let number = row.saturating_add(1);
        let last = self.lines.last().map_or(0, |line| line.number);
        if column >= MOST_COLUMNS {
            return Err(Stopped::TooWide);
        }
        self.cells += 1;
        if self.cells > MOST_CELLS || self.lines.len() > MOST_LINES {
            return Err(Stopped::TooLong);
        }
        if number < last {
            return Err(Stopped::OutOfOrder);
        }
        if number > last {
            if !self.lines.is_empty() && !watch(&self.lines).map_err(Stopped::By)? {
                return Ok(false);
            }
            let cells = self.lines.last().map_or(0, |line| line.cells.len());
            self.lines.push(Line {
                number,
                cells: Vec::with_capacity(cells),
            });
        }
        if let Some(line) = self.lines.last_mut() {
            if line.cells.last().is_some_and(|cell| cell.0 >= column) {
                return Err(Stopped::OutOfOrder);
            }
            line.cells.push((column, value));
        }
        Ok(true)
    }
}

impl Stopped {
    fn into_error(self, sheet: &str, (row, column): (u32, u32)) -> Error {
        let place = format!(
            "Trang “{}”, ô {}: ",
            shortened(sheet),
            cell_name(row.saturating_add(1), column)
        );
        match self {
            Stopped::By(error) => error,
            Stopped::TooWide => Error::Invalid(format!(
                "{place}có dữ liệu ở quá xa bên phải (bảng tổng hợp có nhiều nhất 1.000 cột). \
                 Xóa các cột thừa hoặc chép riêng bảng sang tệp mới rồi nhập lại."
            )),
            Stopped::TooLong => Error::Invalid(format!(
                "{place}trang quá dài so với một bảng tổng hợp (nhiều nhất 20.000 dòng có dữ liệu). \
                 Chép riêng bảng tổng hợp sang tệp mới rồi nhập lại."
            )),
            Stopped::OutOfOrder => Error::Invalid(format!(
                "{place}các ô trong tệp không theo thứ tự, tệp có thể đã hỏng. \
                 Mở bằng Excel, lưu lại rồi nhập lại."
            )),
        }
    }
}

/// A cell's value; `None` when it is empty.
fn value(data: DataRef<'_>, formula: bool) -> Option<Value> {
    let text = |text: &str| (!text.trim().is_empty()).then(|| kept(text));
    match data {
        DataRef::Empty if formula => Some(Value::NoResult),
        DataRef::Empty => None,
        #[expect(clippy::cast_precision_loss, reason = "figures are far below 2^53")]
        DataRef::Int(number) => Some(Value::Number(number as f64)),
        DataRef::Float(number) => Some(Value::Number(number)),
        DataRef::String(words) => text(&words),
        DataRef::SharedString(words) => text(words),
        DataRef::Bool(truth) => Some(Value::Bool(truth)),
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) | DataRef::DurationIso(_) => {
            Some(Value::Date)
        }
        DataRef::Error(error) => Some(Value::Error(error.to_string())),
    }
}

/// A text of at most [`KEPT`] letters: a text shared by thousands of cells must not be copied whole each time.
fn kept(text: &str) -> Value {
    if text.len() <= KEPT {
        return Value::Text(text.to_owned());
    }
    match text.chars().count() {
        letters if letters > KEPT => Value::Long(text.chars().take(KEPT).collect(), letters),
        _ => Value::Text(text.to_owned()),
    }
}

/// Runs the reader behind a wall: its errors and panics become one sentence.
pub(super) fn shielded<T>(
    path: &Path,
    place: &str,
    read: impl FnOnce() -> std::result::Result<T, XlsxError>,
) -> Result<T> {
    let why = match catch_unwind(AssertUnwindSafe(read)) {
        Ok(Ok(done)) => return Ok(done),
        Ok(Err(XlsxError::Password)) => {
            "có mật khẩu. Bỏ mật khẩu trong Excel, lưu lại rồi nhập.".to_owned()
        }
        Ok(Err(_)) | Err(_) => format!(
            "{place}hỏng, không đọc được. Mở thử bằng Excel; nếu mở được thì lưu lại rồi nhập, \
             nếu không thì tải hoặc xin lại tệp."
        ),
    };
    Err(Error::File {
        file: path.to_owned(),
        why,
    })
}

/// A text for a sentence: one line, at most 60 letters.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let mut words = String::new();
    for word in text.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
        if words.len() > MOST * 4 {
            break;
        }
    }
    if words.chars().count() <= MOST {
        return words;
    }
    words.chars().take(MOST - 1).chain(['…']).collect()
}

/// "C" for 2.
pub(super) fn column_name(column: u32) -> String {
    let mut name = String::new();
    push_column(&mut name, column);
    name
}

fn push_column(name: &mut String, column: u32) {
    if let Some(before) = (column / 26).checked_sub(1) {
        push_column(name, before);
    }
    name.push(char::from(b'A' + (column % 26) as u8));
}

/// "C14" for row 14 (from 1), column 2 (from 0).
pub(super) fn cell_name(row: u32, column: u32) -> String {
    // Every figure of a file names its cell.
    let mut name = String::with_capacity(12);
    push_column(&mut name, column);
    name.push_str(&row.to_string());
    name
}
