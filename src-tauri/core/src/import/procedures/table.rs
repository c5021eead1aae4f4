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
            let over = line.cells.iter().filter(|cell| cell.above);
            rows.hold(over.map(|cell| cell.text.chars().count() as u64).sum())?;
            if !line.cells.is_empty() {
                table.rows.push(line);
            }
        }
        for region in rows.merged()? {
            table.spread(region, &mut |row, letters| {
                book.hold(sheet, row, 1, letters)
            })?;
        }
        Ok(table)
    }

    /// Puts what stands in the first row of a merged region into its other rows.
    /// `hold` hears of the letters of each row that gets them, and may refuse them.
    fn spread(
        &mut self,
        region: Region,
        hold: &mut dyn FnMut(u32, u64) -> Result<()>,
    ) -> Result<()> {
        let first = self.rows.partition_point(|row| row.number < region.top);
        let Some((top, below)) = self.rows[first..].split_first_mut() else {
            return Ok(());
        };
        let Some(cell) = top
            .at(region.left)
            .filter(|_| top.number == region.top)
            .cloned()
        else {
            return Ok(());
        };
        let letters = cell.text.chars().count() as u64;
        for row in below
            .iter_mut()
            .take_while(|row| row.number <= region.bottom)
        {
            hold(row.number, letters)?;
            if row.at(region.left).is_none() {
                let place = row.cells.partition_point(|own| own.column < region.left);
                row.cells.insert(place, reaching(&cell));
            }
        }
        Ok(())
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
    let mut cells: Vec<Cell> = cells.collect();
    cells.shrink_to_fit();
    Line {
        number: row.number(),
        hidden: row.hidden(),
        cells,
    }
}
