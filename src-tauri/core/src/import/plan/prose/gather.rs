//! The lines of a document that stand in no table: between its tables, after them, or a pasted text without columns.

use super::compose::piece;
use crate::import::plan::above;
use crate::import::plan::guess::guess;
use crate::import::plan::pieces::Piece;
use crate::import::plan::shape::Times;
use crate::import::plan::table::{Grid, Line, Origin, Row};

/// Adds the prose of a document to its tables, as the last of them; `rest`: the lines after the last table. A pasted
/// text without columns is no table any more where it is prose.
pub(in crate::import::plan) fn add(pieces: &mut Vec<Piece>, rest: &[Line], times: &Times) {
    let running: Vec<bool> = pieces.iter().map(|own| is_running(own, times)).collect();
    let mut lines: Vec<Line> = Vec::new();
    for (own, running) in pieces.iter().zip(&running) {
        lines.extend_from_slice(outside(own));
        if *running {
            lines.extend(own.grid.rows.iter().map(line));
        }
    }
    lines.extend_from_slice(rest);
    lines.retain(|line| !line.text.is_empty() && line.text != line.label);
    if let Some(prose) = piece(&lines) {
        let mut running = running.iter();
        pieces.retain(|_| !running.next().copied().unwrap_or(false));
        pieces.push(prose);
    }
}

/// The lines above a table without those that are its title.
fn outside(own: &Piece) -> &[Line] {
    let lines = own.grid.above.as_slice();
    if own.heading.is_none() {
        return lines;
    }
    let over = above::read(lines);
    let titles = [over.name, over.title, over.attached];
    let is_title = |line: &&Line| titles.iter().any(|title| title.contains(&line.text));
    &lines[..lines.len() - lines.iter().rev().take_while(is_title).count()]
}

/// Whether a pasted text is no table: nearly all its lines are one text, or a number and a text.
fn is_running(own: &Piece, times: &Times) -> bool {
    let Grid { rows, loose, .. } = &own.grid;
    let wide = rows.iter().filter(|row| row.filled().count() > 2).count();
    *loose && own.heading.is_none() && wide * 5 <= rows.len() && guess(&own.grid, times).is_none()
}

/// A line of a pasted text; a program puts a tab after the numbers it counts.
fn line(row: &Row) -> Line {
    let cells: Vec<_> = row
        .filled()
        .filter(|(_, cell)| cell.origin == Origin::Own)
        .collect();
    let label = match cells.as_slice() {
        [(_, first), _, ..] if first.text.chars().count() <= MOST_IN_LABEL => first.text.clone(),
        _ => String::new(),
    };
    Line {
        label,
        ..row.line()
    }
}

/// The most letters of a number that stands before a tab.
const MOST_IN_LABEL: usize = 8;
