//! Finds the heading of a summary table in the first lines of a sheet and says which column of the form each of
//! its columns is: by printed number where there is one, else by words. Knows only what the form's definition says.

use super::columns::{self, Found, Wanted, Written};
use super::numbers::{self, printed_number};
use crate::form::Form;
use crate::import::workbook::{Line, Lines, Value};

/// How many lines are searched for the heading.
pub(in crate::import) const SEARCHED: usize = 80;

/// How many lines of merged headings are looked at.
const DEEPEST: usize = 6;

/// The heading of a table.
#[derive(Debug, Clone)]
pub(in crate::import) struct Heading {
    /// Row number of its lowest line of words.
    pub row: u32,
    /// Index of the first line below it.
    pub body: usize,
    /// Index of its topmost line.
    pub top: usize,
    /// What its columns are.
    pub found: Found,
}

/// The first complete heading; without one the best incomplete one. Hidden columns count only where the others
/// leave it incomplete: what the officer does not see is not preferred.
pub(in crate::import) fn find(form: &Form, lines: &Lines) -> Option<Heading> {
    let seen = find_among(form, &lines.lines, &|column| !lines.hides(column));
    let is_complete = |heading: &Heading| heading.found.missing.is_empty();
    if seen.as_ref().is_some_and(is_complete) {
        return seen;
    }
    let all = find_among(form, &lines.lines, &|_| true);
    let missing = |heading: &Heading| heading.found.missing.len();
    match (seen, all) {
        (Some(seen), Some(all)) if missing(&seen) <= missing(&all) => Some(seen),
        (seen, all) => all.or(seen),
    }
}

fn find_among(form: &Form, lines: &[Line], counts: &dyn Fn(u32) -> bool) -> Option<Heading> {
    let mut best: Option<Heading> = None;
    let wanted = Wanted::all(form);
    let enough = columns::required(form).count().div_ceil(2).max(1);
    for leaf in 0..lines.len().min(SEARCHED) {
        if !is_words(&lines[leaf]) {
            continue;
        }
        let Some(heading) = ending_at(form, &wanted, lines, leaf, (enough, counts)) else {
            continue;
        };
        let complete = heading.found.missing.is_empty();
        let better = best
            .as_ref()
            .is_none_or(|best| heading.found.missing.len() < best.found.missing.len());
        if better {
            best = Some(heading);
        }
        if complete {
            break;
        }
    }
    best
}

/// The best reading of a heading whose lowest line of words is this one.
fn ending_at(
    form: &Form,
    wanted: &[Wanted<'_>],
    lines: &[Line],
    leaf: usize,
    (enough, counts): (usize, &dyn Fn(u32) -> bool),
) -> Option<Heading> {
    let below = lines.get(leaf + 1);
    let numbers = below.and_then(number_row);
    let body = leaf + 1 + usize::from(numbers.is_some());
    let numbers = numbers.unwrap_or_default();
    let mut best: Option<(f64, Heading)> = None;
    let mut top = leaf;
    loop {
        let mut written = written(&lines[top..=leaf], &numbers);
        written.retain(|written| counts(written.column));
        if written.len() > enough {
            let found = columns::find(form, wanted, &written);
            let score = found.score;
            if found.plausible && best.as_ref().is_none_or(|(most, _)| score > *most + 1e-9) {
                let row = lines[leaf].number;
                best = Some((
                    score,
                    Heading {
                        row,
                        body,
                        top,
                        found,
                    },
                ));
            }
        }
        // Merged headings are lines of words directly above.
        match top.checked_sub(1) {
            Some(above)
                if leaf - above < DEEPEST
                    && is_words(&lines[above])
                    && lines[above].number + 1 == lines[top].number =>
            {
                top = above;
            }
            _ => return best.map(|(_, heading)| heading),
        }
    }
}

/// Whether a line holds words and nothing else.
fn is_words(line: &Line) -> bool {
    number_row(line).is_none() && line.cells.iter().all(|(_, value)| value.words().is_some())
}

/// The numbers of a number row by column.
pub(in crate::import) fn number_row(line: &Line) -> Option<Vec<(u32, u32)>> {
    numbers::row(
        line.cells
            .iter()
            .map(|(column, value)| (*column, value.shown())),
    )
}

/// The columns of heading lines with the words above each, outermost first. Only a merged cell's top left corner
/// holds its words, so a blank takes those to its left as long as everything above is shared and words stand below.
fn written(block: &[Line], numbers: &[(u32, u32)]) -> Vec<Written> {
    let mut all: Vec<u32> = block
        .iter()
        .flat_map(|line| line.cells.iter().map(|cell| cell.0))
        .chain(numbers.iter().map(|number| number.0))
        .collect();
    all.sort_unstable();
    all.dedup();
    let mut columns: Vec<Written> = Vec::with_capacity(all.len());
    let mut left: Vec<Option<&str>> = vec![None; block.len()];
    for column in all {
        let own: Vec<Option<&str>> = block
            .iter()
            .map(|line| line.at(column).and_then(Value::words))
            .collect();
        let lowest = own.iter().rposition(Option::is_some);
        let mut filled = own.clone();
        for row in 0..lowest.unwrap_or(0) {
            let shared = filled[..row] == left[..row];
            if filled[row].is_none() && shared {
                filled[row] = left[row];
            }
        }
        let parts: Vec<&str> = filled.iter().flatten().copied().collect();
        let in_words = parts.last().and_then(|text| printed_number(text));
        let below = numbers.iter().find(|number| number.0 == column);
        columns.push(Written::new(
            column,
            &parts,
            below
                .map(|number| number.1)
                .or(in_words.map(|found| found.0)),
        ));
        left = filled;
    }
    columns
}
