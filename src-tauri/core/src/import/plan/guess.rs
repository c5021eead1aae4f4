//! What columns mean where no heading says it: by what their cells look like. Offered, and said to be a guess.

use super::looks::{self, Looks};
use super::shape::Times;
use super::table::Grid;
use crate::plan::Role;

/// A meaning for each column; none when the cells do not look like a plan's.
pub(super) fn guess(grid: &Grid, times: &Times) -> Option<Vec<Option<Role>>> {
    // A row with few texts is a title and tells nothing of its column.
    let told = grid.rows.iter().filter(|row| row.filled().count() >= 3);
    let told: Vec<_> = told.cloned().collect();
    if told.len() * 2 < grid.rows.len() {
        return None;
    }
    let seen = looks::of(&told, grid.columns, times);
    let mut roles = vec![None; grid.columns];
    let most = |part: usize, own: &Looks| part * 10 >= own.filled * 6 && own.filled > 0;
    let free = |roles: &[Option<Role>], at: usize| roles[at].is_none();
    if seen.first().is_some_and(|own| most(own.labels, own)) {
        roles[0] = Some(Role::Label);
    }
    let by = |roles: &[Option<Role>], value: &dyn Fn(&Looks) -> usize| {
        let columns = (0..seen.len()).filter(|at| free(roles, *at) && value(&seen[*at]) > 0);
        columns.rev().max_by_key(|at| value(&seen[*at]))
    };
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
    let content = by(&roles, &Looks::average)?;
    roles[content] = Some(Role::Content);
    if let Some(result) = by(&roles, &Looks::average) {
        roles[result] = Some(Role::Result);
    }
    (time.is_some() || !units.is_empty()).then_some(roles)
}
