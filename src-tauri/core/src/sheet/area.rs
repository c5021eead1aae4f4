//! A rectangle of cells: which cells it holds, where each is filled from, what they add up to.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::filled::Filled;
use super::refused::Refused;
use crate::form::{Column, ColumnKind};
use crate::value::{Amount, Entry, format_number};

/// Names a cell of a form in a cycle.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct CellRef {
    /// The row's id.
    pub row: i64,
    /// The column's key.
    pub column: String,
}

/// Where Ctrl+D and Ctrl+R fill to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Fill {
    /// The first line of the area into the lines below.
    Down,
    /// The first column of the area into those right of it.
    Right,
}

/// A rectangle of cells, as indexes into rows and columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Indexes of its rows.
    pub rows: Range<usize>,
    /// Indexes of its columns.
    pub columns: Range<usize>,
}

impl Area {
    /// The area between two corners, whichever way they were chosen.
    ///
    /// # Errors
    ///
    /// When a corner is not in the form.
    pub fn between(filled: &Filled, from: &CellRef, to: &CellRef) -> Result<Area, Refused> {
        let row = |id: i64| {
            let found = filled.figures.rows.iter().position(|row| row.id == id);
            found.ok_or_else(Refused::no_row)
        };
        let (a, b) = (row(from.row)?, row(to.row)?);
        let (left, right) = (filled.column(&from.column)?, filled.column(&to.column)?);
        Ok(Area {
            rows: a.min(b)..a.max(b) + 1,
            columns: left.min(right)..left.max(right) + 1,
        })
    }

    /// The cells that figures are typed into and that filling would change, row by row.
    pub fn filled(&self, filled: &Filled, fill: Fill) -> Vec<Filling> {
        let mut cells = Vec::new();
        for row in self.rows.clone() {
            for column in self.columns.clone() {
                let (from, first) = match fill {
                    Fill::Down => ((self.rows.start, column), row == self.rows.start),
                    Fill::Right => ((row, self.columns.start), column == self.columns.start),
                };
                let own = &filled.form.columns[column];
                if first || own.hidden || !own.is_input() {
                    continue;
                }
                // Names and ordinals stand there, but they are no figures to fill with.
                let holds = holds_figures(&filled.form.columns[from.1]);
                let value = || {
                    let entry = filled.entry(filled.figures.rows[from.0].id, from.1);
                    entry.map(Entry::edited).unwrap_or_default()
                };
                cells.push(Filling {
                    row,
                    column,
                    text: holds.then(value),
                });
            }
        }
        cells
    }

    /// "3 ô · 2 số · tổng 1.234 · trung bình 617": what the shown cells of the area add up to.
    pub fn summed(&self, filled: &Filled) -> String {
        let (mut cells, mut numbers) = (0, Vec::new());
        for row in &filled.figures.rows[self.rows.clone()] {
            let line = filled.line(row.id);
            let inside = filled
                .form
                .shown()
                .filter(|(i, _)| self.columns.contains(i));
            for (i, _) in inside {
                cells += 1;
                let entry = line.and_then(|line| line.cells[i].entry.as_ref());
                numbers.extend(entry.and_then(Entry::number));
            }
        }
        let sum: Amount = numbers.iter().sum();
        match numbers.len() {
            0 => format!("{cells} ô"),
            count => format!(
                "{cells} ô · {count} số · tổng {} · trung bình {}",
                format_number(sum),
                format_number((sum / Amount::from(count)).round_dp(2))
            ),
        }
    }
}

/// A cell that is filled from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filling {
    /// The index of its row.
    pub row: usize,
    /// The index of its column.
    pub column: usize,
    /// What it is filled with, as it is edited; none where no figure stands that could.
    pub text: Option<String>,
}

fn holds_figures(column: &Column) -> bool {
    column.is_number() || column.kind == ColumnKind::Text
}
