//! Grids as they stand in a file → tables as they were meant: a table that goes on in the next one is put
//! together, a sheet or text with several tables is divided, rows above a heading are lines above the table.

use super::above;
use super::heading::{self, Heading};
use super::prose::Prose;
use super::table::{Cell, Grid, Line, Origin, Row};
use super::words::Means;
use crate::value::fold_name;

/// A table with its heading; none found: perhaps no table of a plan.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) grid: Grid,
    pub(super) heading: Option<Heading>,
    /// Headings further down.
    pub(super) others: Vec<Heading>,
    /// What is known of its rows when it is the prose of the document.
    pub(super) prose: Option<Prose>,
}

impl Piece {
    /// What its rows are called: "dòng 31" of a table, "đoạn 31" of the prose.
    pub(super) fn place(&self, row: &Row) -> String {
        let word = match self.prose {
            Some(_) => "đoạn",
            None => "dòng",
        };
        format!("{word} {}", row.number)
    }
}

impl Piece {
    /// What the heading says of a column.
    pub(super) fn means(&self, column: usize) -> Option<Means> {
        self.heading.as_ref()?.means.get(column).copied().flatten()
    }
}

/// The tables of a source; those of a Word file (`word`) may go on in the next one.
pub(super) fn pieces(grids: Vec<Grid>, word: bool) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for grid in grids {
        for (grid, headings) in divided(grid) {
            match pieces.last_mut() {
                Some(last) if word && goes_on(last, &grid, headings.first()) => {
                    last.grid.rows.extend(grid.rows);
                    for (at, row) in last.grid.rows.iter_mut().enumerate() {
                        row.number = at + 1;
                    }
                }
                _ => pieces.push(piece(grid, headings)),
            }
        }
    }
    for piece in &mut pieces {
        align(piece);
    }
    pieces
}

fn piece(mut grid: Grid, headings: Vec<Heading>) -> Piece {
    let first = headings.iter().position(Heading::is_plans).unwrap_or(0);
    let mut headings = headings.into_iter().skip(first);
    let first = headings.next();
    let others = headings.collect();
    if let Some(heading) = &first {
        let lines = grid.rows[..heading.own.top].iter().map(Row::line);
        grid.above
            .extend(lines.filter(|line| !line.text.is_empty()));
    }
    Piece {
        grid,
        heading: first,
        others,
        prose: None,
    }
}

/// Puts the cells of rows whose borders are a little off under the headings they belong to: the first cell
/// under the first heading, and so on, where a row has as many cells as the heading.
fn align(piece: &mut Piece) {
    let (Some(heading), grid) = (&piece.heading, &mut piece.grid) else {
        return;
    };
    let starts_of = |row: &Row| -> Vec<usize> {
        let cells = row.cells.iter().enumerate();
        let own = cells.filter(|(_, cell)| cell.origin != Origin::Left);
        own.map(|(at, _)| at).collect()
    };
    let Some(last) = grid.rows.get(heading.own.lowest) else {
        return;
    };
    let wanted = starts_of(last);
    for row in &mut grid.rows[heading.own.below..] {
        let starts = starts_of(row);
        if starts.len() != wanted.len() || starts == wanted {
            continue;
        }
        let mut cells = vec![Cell::covered(); row.cells.len()];
        for (from, to) in starts.into_iter().zip(&wanted) {
            cells[*to] = std::mem::take(&mut row.cells[from]);
        }
        row.cells = cells;
    }
}

/// Whether a table is the rest of the one before: nothing stands between, and it has the same columns.
fn goes_on(last: &Piece, grid: &Grid, heading: Option<&Heading>) -> bool {
    let Some(own) = &last.heading else {
        return false;
    };
    let same = match heading {
        None => true,
        Some(again) => again.own.top == 0 && again.means == own.means && again.words == own.words,
    };
    grid.above.is_empty() && grid.columns == last.grid.columns && same
}

/// Divides a grid before each further heading that has a title of its own above it; gives the headings of each part.
fn divided(grid: Grid) -> Vec<(Grid, Vec<Heading>)> {
    let headings = heading::all(&grid);
    let mut starts = vec![0];
    for heading in headings.iter().skip(1) {
        let alone = |row: &&Row| row.filled().count() <= 1;
        let above = grid.rows[..heading.own.top]
            .iter()
            .rev()
            .take_while(alone)
            .count();
        let rows = &grid.rows[heading.own.top - above..heading.own.top];
        if let Some(first) = rows.iter().position(|row| is_title(&row.line())) {
            starts.push(heading.own.top - above + first);
        }
    }
    if starts.len() == 1 {
        return vec![(grid, headings)];
    }
    let ends = starts.iter().skip(1).copied().chain([grid.rows.len()]);
    let parts = starts.iter().zip(ends).enumerate();
    let parts = parts.map(|(at, (start, end))| {
        let part = Grid {
            place: grid.place.clone(),
            above: if at == 0 {
                grid.above.clone()
            } else {
                Vec::new()
            },
            rows: grid.rows[*start..end].to_vec(),
            ..grid
        };
        let headings = heading::all(&part);
        (part, headings)
    });
    parts.collect()
}

/// Whether a line begins what stands above another table.
fn is_title(line: &Line) -> bool {
    let folded = fold_name(&line.text);
    [
        "phu luc",
        "ke hoach",
        "danh muc",
        "kem theo",
        "ban hanh kem theo",
    ]
    .iter()
    .any(|words| folded.starts_with(words))
        && !above::read(std::slice::from_ref(line)).is_empty()
}
