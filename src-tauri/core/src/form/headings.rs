//! The column tree of a form as a grid of merged cells: the same for the screen, Excel and print.

use serde::Serialize;
use ts_rs::TS;

use super::Form;

/// A cell of the heading rows; `row` and `column` count from 0, among the shown columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HeadingCell {
    /// Its words.
    pub text: String,
    /// The heading row it starts in.
    pub row: usize,
    /// The shown column it starts in.
    pub column: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// How many shown columns it covers.
    pub columns: usize,
}

/// How many heading rows a form has (without the number row), and their cells from left to right, top to bottom.
/// Neighbouring columns share a heading when everything above it is shared too;
/// a column with fewer headings reaches down to the last row.
pub fn headings(form: &Form) -> (usize, Vec<HeadingCell>) {
    let paths: Vec<&[String]> = form.shown().map(|(_, c)| c.heading.as_slice()).collect();
    let depth = paths.iter().map(|path| path.len()).max().unwrap_or(0);
    let mut cells = Vec::new();
    for row in 0..depth {
        let mut column = 0;
        while column < paths.len() {
            let path = paths[column];
            let Some(text) = path.get(row) else {
                column += 1;
                continue;
            };
            let leaf = path.len() == row + 1;
            let shared = |other: &&&[String]| {
                !leaf && other.len() > row + 1 && other[..=row] == path[..=row]
            };
            let columns = 1 + paths[column + 1..].iter().take_while(shared).count();
            cells.push(HeadingCell {
                text: text.clone(),
                row,
                column,
                rows: if leaf { depth - row } else { 1 },
                columns,
            });
            column += columns;
        }
    }
    (depth, cells)
}
