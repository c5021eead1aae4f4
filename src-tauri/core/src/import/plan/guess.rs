//! What columns mean where no heading says it: by what their cells look like. Offered, and said to be a guess.

use super::label::Label;
use super::shape::{self, Times};
use super::table::{Grid, Origin};
use crate::plan::Role;

/// How many rows are looked at.
const SAMPLE: usize = 200;

/// What is seen of a column.
#[derive(Debug, Default, Clone, Copy)]
struct Seen {
    filled: usize,
    labels: usize,
    times: usize,
    units: usize,
    letters: usize,
}

/// A meaning for each column; none when the cells do not look like a plan's.
pub(super) fn guess(grid: &Grid, times: &Times) -> Option<Vec<Option<Role>>> {
    let mut seen = vec![Seen::default(); grid.columns];
    let (mut rows, mut told) = (0, 0);
    for row in grid.rows.iter().take(SAMPLE) {
        rows += 1;
        // A row with one text is a title and tells nothing of its column.
        if row.filled().count() < 3 {
            continue;
        }
        told += 1;
        for (own, cell) in seen.iter_mut().zip(&row.cells) {
            if cell.is_blank() || cell.origin == Origin::Left {
                continue;
            }
            own.filled += 1;
            own.letters += cell.text.chars().count();
            let label = !matches!(Label::of(&cell.text), Label::Other | Label::None);
            own.labels += usize::from(label && cell.text.len() <= 8);
            own.times += usize::from(times.is_time(&cell.text));
            own.units += usize::from(shape::is_units(&cell.text));
        }
    }
    if told * 2 < rows {
        return None;
    }
    let mut roles = vec![None; grid.columns];
    let most = |part: usize, own: &Seen| part * 10 >= own.filled * 6 && own.filled > 0;
    let free = |roles: &[Option<Role>], at: usize| roles[at].is_none();
    if seen.first().is_some_and(|own| most(own.labels, own)) {
        roles[0] = Some(Role::Label);
    }
    let by = |roles: &[Option<Role>], value: &dyn Fn(&Seen) -> usize| {
        let columns = (0..seen.len()).filter(|at| free(roles, *at) && value(&seen[*at]) > 0);
        columns.rev().max_by_key(|at| value(&seen[*at]))
    };
    let average = |own: &Seen| own.letters.checked_div(own.filled).unwrap_or(0);
    let time = by(&roles, &|own| {
        if most(own.times, own) { own.times } else { 0 }
    });
    if let Some(at) = time {
        roles[at] = Some(Role::Time);
    }
    let units: Vec<usize> = (0..seen.len())
        .filter(|at| free(&roles, *at) && most(seen[*at].units, &seen[*at]))
        .collect();
    for (at, role) in units.iter().zip([Role::Lead, Role::Coordinating]) {
        roles[*at] = Some(role);
    }
    let content = by(&roles, &average)?;
    roles[content] = Some(Role::Content);
    if let Some(result) = by(&roles, &average) {
        roles[result] = Some(Role::Result);
    }
    (time.is_some() || !units.is_empty()).then_some(roles)
}
