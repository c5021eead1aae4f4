//! A table as the templates print it: widths, headings, rows of cells. Pure.

use serde::Serialize;

use super::measure::Font;
use super::widths::{self, Filling};

/// A4 between the margins of the built-in templates, in points: 30 and 15 mm at the sides, 20 and 20 above and below.
const SHORT: (f64, f64) = (467.7, 728.5);
const LONG: (f64, f64) = (714.3, 481.8);
/// A row higher than this part of a page is split: it may be higher than what the headings leave of it.
const SPLIT: f64 = 0.75;

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Table {
    /// Size of its text in points.
    pub(crate) size: f64,
    /// The least width in points at which no word is cut.
    pub(crate) least: f64,
    /// The columns' widths, as parts of the whole.
    pub(crate) widths: Vec<f64>,
    /// "left", "center" or "right", a column each.
    pub(crate) aligns: Vec<&'static str>,
    /// How many rows of headings there are.
    pub(crate) depth: usize,
    /// The headings.
    pub(crate) headings: Vec<Heading>,
    /// The rows below.
    pub(crate) rows: Vec<Row>,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Heading {
    /// Its words.
    pub(crate) text: String,
    /// Its first column, from 0.
    pub(crate) x: usize,
    /// Its first row, from 0.
    pub(crate) y: usize,
    /// How many columns it covers.
    pub(crate) columns: usize,
    /// How many rows it covers.
    pub(crate) rows: usize,
    /// "name", or "number" for the row of the columns' numbers.
    pub(crate) kind: &'static str,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Row {
    /// What it is: "section", "group", "task", "total", "row".
    pub(crate) kind: &'static str,
    /// 1 for a title that stays with what follows, 2 for one below such a title; 0 for none.
    pub(crate) title: u8,
    /// Whether it may be split across pages: it is about as long as one.
    pub(crate) long: bool,
    /// Its cells from left to right, without those that continue the one above.
    pub(crate) cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Cell {
    /// Its text.
    pub(crate) text: String,
    /// How many columns it covers.
    pub(crate) columns: usize,
    /// How many rows it covers.
    pub(crate) rows: usize,
    /// Where it stands, when not as its column does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) align: Option<&'static str>,
    /// Its first column; the template counts by itself.
    #[serde(skip)]
    pub(crate) column: usize,
}

/// A column of a table of words.
pub(crate) struct Column<'a> {
    /// Its heading.
    pub(crate) heading: &'a str,
    /// Where its text stands.
    pub(crate) align: &'static str,
}

impl Table {
    /// A table of words: widths from what stands in it.
    pub(crate) fn new(
        columns: &[Column<'_>],
        mut rows: Vec<Row>,
        size: f64,
        landscape: bool,
    ) -> Table {
        let (room, high) = if landscape { LONG } else { SHORT };
        let fillings = fillings(columns, &rows, size);
        let widths = widths::share(&fillings, room);
        let headings = columns.iter().zip(&widths);
        let head = headings.map(|(c, width)| widths::height(c.heading, *width, Font::bold(size)));
        let page = high - head.fold(0.0, f64::max);
        for row in &mut rows {
            finish(row, &widths, size, page * SPLIT);
        }
        Table {
            size,
            least: widths::least(&fillings).min(room),
            aligns: columns.iter().map(|column| column.align).collect(),
            depth: 1,
            headings: (0..)
                .zip(columns)
                .map(|(x, column)| Heading {
                    text: column.heading.to_owned(),
                    x,
                    y: 0,
                    columns: 1,
                    rows: 1,
                    kind: "name",
                })
                .collect(),
            widths,
            rows,
        }
    }
}

/// Bold where the row is a title.
fn font(row: &Row, size: f64) -> Font {
    Font {
        size,
        bold: matches!(row.kind, "section" | "group" | "total"),
    }
}

fn fillings(columns: &[Column<'_>], rows: &[Row], size: f64) -> Vec<Filling> {
    let columns = columns.iter();
    let mut fillings: Vec<Filling> = columns
        .map(|column| Filling::new(column.heading, size))
        .collect();
    for (at, row) in rows.iter().enumerate() {
        let font = font(row, size);
        for cell in row.cells.iter().filter(|cell| cell.columns == 1) {
            if let Some(filling) = fillings.get_mut(cell.column) {
                filling.add(at, &cell.text, font, cell.rows);
            }
        }
    }
    fillings
}

/// Breaks words that are too wide, and says whether the row is too high to stay whole.
fn finish(row: &mut Row, widths: &[f64], size: f64, most: f64) {
    let font = font(row, size);
    for cell in &mut row.cells {
        let end = (cell.column + cell.columns).min(widths.len());
        let width: f64 = widths[cell.column.min(end)..end].iter().sum();
        cell.text = widths::breakable(&cell.text, width, font);
        row.long |= widths::height(&cell.text, width, font) > most * cell.rows as f64;
    }
    // A title longer than a page keeps nothing with it.
    row.title = if row.long { 0 } else { row.title };
}
