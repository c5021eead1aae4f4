//! A table of a foreign file before anything is understood of it: a grid of texts, and the lines above it.

use std::borrow::Cow;

use super::label::Label;
use crate::error::Result;
use crate::value::tidy;

/// The most letters a cell may have; of a longer one only its beginning is kept.
pub(super) const MOST_LETTERS: usize = 10_000;

/// How much of a cell that is too long is kept, to show which one it is.
const KEPT: usize = 200;

/// The most rows of all tables together.
pub(super) const MOST_ROWS: usize = 20_000;

/// The most columns of a table: Word's own limit.
pub(super) const MOST_COLUMNS: usize = 63;

/// Where the text of a grid's cell comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Origin {
    /// It stands there.
    #[default]
    Own,
    /// The cell to the left reaches over it.
    Left,
    /// The cell above reaches over it and its text counts here too.
    Above,
}

/// One place of the grid.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    /// Its text; of a cell that is covered from above, that one's.
    pub(super) text: String,
    /// Where the text comes from.
    pub(super) origin: Origin,
    /// Whether all of it is bold.
    pub(super) bold: bool,
    /// How many letters it has, when these are too many to be kept.
    pub(super) too_long: Option<usize>,
    /// What is strange about it, as a sentence.
    pub(super) strange: Option<Cow<'static, str>>,
}

impl Cell {
    /// A cell with this text, tidied.
    pub(super) fn of(text: &str) -> Cell {
        let cell = Cell {
            text: lines_tidied(text),
            ..Cell::default()
        };
        // Every letter has at least one byte.
        if cell.text.len() > MOST_LETTERS {
            let letters = cell.text.chars().count();
            if letters > MOST_LETTERS {
                return Cell::too_long(&cell.text, letters);
            }
        }
        cell
    }

    /// A cell with too many letters: its beginning.
    pub(super) fn too_long(text: &str, letters: usize) -> Cell {
        Cell {
            text: tidy(text).chars().take(KEPT).chain(['…']).collect(),
            too_long: Some(letters),
            ..Cell::default()
        }
    }

    /// A place that the cell to the left reaches over.
    pub(super) fn covered() -> Cell {
        Cell {
            origin: Origin::Left,
            ..Cell::default()
        }
    }

    /// Whether nothing stands in it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// Text as it is kept, without blanks at the ends of its lines.
fn lines_tidied(text: &str) -> String {
    let text = tidy(text);
    if !text.contains(['\n', '\u{a0}']) {
        return text;
    }
    let lines: Vec<&str> = text
        .split('\n')
        .map(|line| line.trim_end_matches([' ', '\t', '\u{a0}', '\r']))
        .collect();
    lines.join("\n").trim().to_owned()
}

/// A row of the grid.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    /// Its number as the officer sees it, from 1.
    pub(super) number: usize,
    /// Its cells, one for each column.
    pub(super) cells: Vec<Cell>,
}

impl Row {
    /// The cells that stand there themselves and hold something, with their columns.
    pub(super) fn filled(&self) -> impl Iterator<Item = (usize, &Cell)> + Clone {
        let cells = self.cells.iter().enumerate();
        cells.filter(|(_, cell)| cell.origin == Origin::Own && !cell.is_blank())
    }

    /// The column of the one text that reaches over all columns but one or two, where nothing else but a label stands
    /// in the row.
    pub(super) fn over_all(&self) -> Option<usize> {
        let columns = self.cells.len();
        let least = columns.saturating_sub(if columns > 4 { 2 } else { 1 });
        let label = |text: &str| !matches!(Label::of(text), Label::Other | Label::None);
        let mut texts = self.filled().filter(|(_, cell)| !label(&cell.text));
        let (Some((at, _)), None) = (texts.next(), texts.next()) else {
            return None;
        };
        let after = self.cells[at + 1..].iter();
        let reach = 1 + after.take_while(|cell| cell.origin == Origin::Left).count();
        let joined = |cell: &Cell| cell.origin == Origin::Above && !cell.is_blank();
        (columns >= 2 && reach >= 2 && reach >= least && !self.cells.iter().any(joined))
            .then_some(at)
    }

    /// Its texts on one line.
    pub(super) fn line(&self) -> Line {
        let texts: Vec<&str> = self.filled().map(|(_, cell)| cell.text.as_str()).collect();
        Line {
            text: texts.join(" "),
            strong: !texts.is_empty() && self.filled().all(|(_, cell)| cell.bold),
            ..Line::default()
        }
    }
}

/// A line of text outside tables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Its text.
    pub(super) text: String,
    /// Whether it stands out: bold or centred.
    pub(super) strong: bool,
    /// The number that a program puts before it, with which its text begins: "1.", "-"; mostly nothing.
    pub(super) label: String,
    /// How deep it stands in its list, or as a heading, from 0.
    pub(super) depth: Option<u8>,
}

/// A table.
#[derive(Debug, Clone, Default)]
pub(super) struct Grid {
    /// "Bảng 1", or the sheet's name.
    pub(super) place: String,
    /// Whether it is a sheet of a workbook, whose cells have names.
    pub(super) sheet: bool,
    /// Whether its columns are known only by tabs, so that merged cells cannot be told from blank ones.
    pub(super) loose: bool,
    /// The lines between the table before and this one.
    pub(super) above: Vec<Line>,
    /// Its rows.
    pub(super) rows: Vec<Row>,
    /// The number of its columns.
    pub(super) columns: usize,
}

impl Grid {
    /// How many cells its rows have less than the widest of them.
    pub(super) fn lacking(&self) -> u64 {
        let widest = self.rows.iter().map(|row| row.cells.len()).max();
        let lacks = |row: &Row| (widest.unwrap_or(0) - row.cells.len()) as u64;
        self.rows.iter().map(lacks).sum()
    }

    /// Gives all rows the same number of cells.
    pub(super) fn squared(mut self) -> Grid {
        let widest = self.rows.iter().map(|row| row.cells.len()).max();
        self.columns = widest.unwrap_or(0);
        for row in &mut self.rows {
            row.cells.resize(self.columns, Cell::default());
        }
        self
    }

    /// Texts of cells merged downwards count in each row they reach over. `hold` hears of how many letters a row
    /// gets so before it does, and may refuse them.
    pub(super) fn fill_down(
        &mut self,
        hold: &mut dyn FnMut(&Row, u64) -> Result<()>,
    ) -> Result<()> {
        for row in 1..self.rows.len() {
            let (before, after) = self.rows.split_at_mut(row);
            let (Some(above), Some(own)) = (before.last(), after.first_mut()) else {
                continue;
            };
            let reached = own.cells.iter().zip(&above.cells);
            let reached = reached.filter(|(cell, _)| cell.origin == Origin::Above);
            let letters = reached.map(|(_, over)| over.text.chars().count() as u64);
            hold(own, letters.sum())?;
            for (cell, over) in own.cells.iter_mut().zip(&above.cells) {
                if cell.origin != Origin::Above {
                    continue;
                }
                if over.origin == Origin::Left {
                    cell.origin = Origin::Left;
                } else {
                    cell.text.clone_from(&over.text);
                    cell.bold = over.bold;
                    cell.too_long = over.too_long;
                }
            }
        }
        Ok(())
    }
}
