//! A sheet's rows as lines of plain values, kept while a summary is understood.

use super::rows::{Book, Cell, Row, Value as Read};
pub(super) use super::rows::{cell_name, column_name, shortened};
use crate::error::Result;
use crate::value::one_line;

/// What stands in a cell. Empty cells are left out.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// A number.
    Number(f64),
    /// Words.
    Text(String),
    /// The first letters of a text that is too long for a name, and how many there are.
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

    /// A label or name as one line of text.
    pub(super) fn shown(&self) -> String {
        match self {
            Value::Text(words) | Value::Long(words, _) => one_line(words),
            #[expect(clippy::cast_possible_truncation, reason = "whole and below 10^9")]
            Value::Number(number) if number.fract() == 0.0 && number.abs() < 1e9 => {
                (*number as i64).to_string()
            }
            Value::Number(number) => format!("{number}"),
            _ => String::new(),
        }
    }
}

/// What is unusual about a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Odd {
    /// All of it is struck through.
    Struck,
    /// These letters of it are struck through or raised; they are not among its words.
    LeftOut(String),
}

/// A row of a sheet that holds something.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Line {
    /// The sheet's own number, from 1.
    pub number: u32,
    /// Its cells by column (from 0), in order.
    pub cells: Vec<(u32, Value)>,
    /// Whether it is hidden in the file.
    pub hidden: bool,
    /// What is unusual about its cells, by column.
    pub odd: Vec<(u32, Odd)>,
    /// The columns whose number is shown as a percentage.
    percents: Vec<u32>,
}

impl Line {
    fn of(row: Row<'_>, usual: usize) -> Line {
        let mut line = Line {
            number: row.number(),
            cells: Vec::with_capacity(usual),
            hidden: row.hidden(),
            ..Line::default()
        };
        for cell in row.cells() {
            let column = cell.column();
            let Some(value) = value(cell) else { continue };
            line.cells.push((column, value));
            if cell.is_percent() {
                line.percents.push(column);
            }
            if cell.struck() {
                line.odd.push((column, Odd::Struck));
            } else if !cell.left_out().is_empty() {
                let letters = Odd::LeftOut(shortened(cell.left_out()));
                line.odd.push((column, letters));
            }
        }
        line
    }

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

    /// What is unusual about the cell in a column.
    pub(super) fn odd_at(&self, column: u32) -> Option<&Odd> {
        let found = self.odd.iter().find(|odd| odd.0 == column);
        found.map(|odd| &odd.1)
    }

    /// Turns fractions that are shown as percentages into what is shown: 0.25 under "25%" is 25.
    pub(super) fn show_percents(&mut self, columns: &[u32]) {
        for (column, value) in &mut self.cells {
            if let Value::Number(number) = value
                && columns.contains(column)
                && self.percents.contains(column)
            {
                *number *= 100.0;
            }
        }
    }
}

/// A sheet's lines, and which of its columns are hidden.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) lines: Vec<Line>,
    hidden: Vec<(u32, u32)>,
}

impl Lines {
    /// The lines of a sheet, from top to bottom. `look` sees them so far after each one: `false` stops reading.
    pub(super) fn read(
        book: &mut Book<'_>,
        sheet: usize,
        look: &mut dyn FnMut(&Lines) -> bool,
    ) -> Result<Lines> {
        let mut rows = book.rows(sheet)?;
        let mut lines = Lines::default();
        while let Some(row) = rows.next()? {
            let usual = lines.lines.last().map_or(0, |line| line.cells.len());
            let line = Line::of(row, usual);
            if lines.lines.is_empty() {
                lines.hidden = rows.hidden_columns().to_vec();
            }
            if !line.cells.is_empty() {
                lines.lines.push(line);
                if !look(&lines) {
                    break;
                }
            }
        }
        Ok(lines)
    }

    /// Whether a column is hidden in the file.
    pub(super) fn hides(&self, column: u32) -> bool {
        let inside = |(first, last): &(u32, u32)| (*first..=*last).contains(&column);
        self.hidden.iter().any(inside)
    }

    /// Its words one after the other, as far as tells in which code they are written.
    pub(super) fn words(&self) -> String {
        let cells = self.lines.iter().flat_map(|line| &line.cells);
        let words: Vec<&str> = cells
            .filter_map(|(_, value)| value.words())
            .take(2_000)
            .collect();
        words.join(" ")
    }
}

/// A cell's value; `None` when it is empty.
fn value(cell: Cell<'_>) -> Option<Value> {
    Some(match cell.value() {
        Read::Blank => return None,
        Read::Text(words) => match cell.letters() {
            0 => Value::Text(words.to_owned()),
            letters => Value::Long(words.to_owned(), letters),
        },
        Read::Number(number) => Value::Number(number),
        Read::Moment(_) | Read::Duration(_) => Value::Date,
        Read::Bool(truth) => Value::Bool(truth),
        Read::Error(error) => Value::Error(error.to_owned()),
        Read::NoResult => Value::NoResult,
    })
}
