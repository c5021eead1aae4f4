//! A sheet's rows as texts, with what reaches over several rows put into each of them.

use chrono::NaiveDate;

use crate::error::Result;
use crate::import::rows::{Book, Covered, Region, Row, Value};

/// A cell that holds something.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    pub(super) column: u32,
    /// As the screen shows it, lines kept apart.
    pub(super) text: String,
    /// The number, where it is one.
    pub(super) number: Option<f64>,
    /// The day, where it is one.
    pub(super) day: Option<NaiveDate>,
    /// Whether all of it is struck through.
    pub(super) struck: bool,
    /// Whether it stands in the row above and reaches over this one.
    pub(super) above: bool,
    /// How many letters it has, when they are more than were kept.
    pub(super) letters: usize,
}

/// A row that holds something.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// From 1.
    pub(super) number: u32,
    pub(super) hidden: bool,
    /// From left to right.
    pub(super) cells: Vec<Cell>,
}

impl Line {
    /// What stands in a column.
    pub(super) fn at(&self, column: u32) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.column == column)
    }

    /// The text of a column; blank where nothing stands.
    pub(super) fn text(&self, column: u32) -> &str {
        self.at(column).map_or("", |cell| cell.text.as_str())
    }
}

/// A sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Table {
    pub(super) rows: Vec<Line>,
}

impl Table {
    pub(super) fn read(book: &mut Book<'_>, sheet: usize) -> Result<Table> {
        let mut rows = book.rows(sheet)?;
        let mut table = Table::default();
        while let Some(row) = rows.next()? {
            let line = line(row, table.rows.last());
            if !line.cells.is_empty() {
                table.rows.push(line);
            }
        }
        for region in rows.merged()? {
            table.spread(region);
        }
        Ok(table)
    }

    /// Puts what stands in the first row of a merged region into its other rows.
    fn spread(&mut self, region: Region) {
        if region.bottom == region.top {
            return;
        }
        let top = self.rows.iter().find(|row| row.number == region.top);
        let Some(cell) = top.and_then(|row| row.at(region.left)).cloned() else {
            return;
        };
        let below = |row: &&mut Line| (region.top + 1..=region.bottom).contains(&row.number);
        for row in self.rows.iter_mut().filter(below) {
            if row.at(region.left).is_none() {
                let place = row.cells.partition_point(|own| own.column < region.left);
                row.cells.insert(place, reaching(&cell));
            }
        }
    }

    /// How many columns it has.
    pub(super) fn width(&self) -> u32 {
        let last = self.rows.iter().filter_map(|row| row.cells.last());
        last.map(|cell| cell.column + 1).max().unwrap_or(0)
    }

    /// Its words, as far as tells in which code they are written.
    pub(super) fn words(&self) -> String {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        let words: Vec<&str> = cells.map(|cell| cell.text.as_str()).take(2_000).collect();
        words.join(" ")
    }
}

/// A cell as it reaches over the row below.
fn reaching(cell: &Cell) -> Cell {
    Cell {
        above: true,
        ..cell.clone()
    }
}

fn line(row: Row<'_>, above: Option<&Line>) -> Line {
    let cells = row.cells().filter_map(|cell| {
        let column = cell.column();
        if cell.covered() == Covered::Above {
            return above?.at(column).map(reaching);
        }
        let (mut number, mut day) = (None, None);
        match cell.value() {
            Value::Number(own) => number = Some(own),
            Value::Moment(own) => day = Some(own.date()),
            _ => {}
        }
        let text = cell.shown().trim().to_owned();
        (!text.is_empty()).then_some(Cell {
            column,
            text,
            number,
            day,
            struck: cell.struck(),
            above: false,
            letters: cell.letters(),
        })
    });
    Line {
        number: row.number(),
        hidden: row.hidden(),
        cells: cells.collect(),
    }
}
