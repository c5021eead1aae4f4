//! Stretches of rows whose columns are in another order than the heading says, as where the last part of a
//! table was taken from another plan: units stand under the time, the time stands elsewhere.

use super::laid::Laid;
use super::pieces::Piece;
use super::read::{ColumnRead, Swap, Use};
use super::shape::{self, Times};
use super::table::{Origin, Row};
use crate::plan::Role;
use crate::value::capital;

/// The fewest rows of a stretch: of a single row it would be a guess.
const FEWEST: usize = 2;

/// The roles that may change places.
const MOVING: [Role; 4] = [Role::Time, Role::Lead, Role::Coordinating, Role::Result];

/// The stretches of a table, from a row on; `place` names a row.
pub(super) fn find(
    piece: &Piece,
    laid: &Laid,
    from: usize,
    times: &Times,
    place: &dyn Fn(usize) -> String,
) -> Vec<Swap> {
    let (columns, roles) = (&laid.columns, laid.roles());
    let mut swaps: Vec<Swap> = Vec::new();
    let others = piece.others.iter().zip(&laid.others).enumerate();
    for (at, (other, order)) in others.filter(|(_, (_, order))| **order != roles) {
        let end = piece
            .others
            .get(at + 1)
            .map_or(piece.grid.rows.len(), |next| next.own.top);
        swaps.push(Swap {
            from: other.own.below,
            to: end.saturating_sub(1),
            text: format!(
                "{} có hàng tiêu đề khác; từ đó các cột được đọc theo tiêu đề ấy.",
                capital(&place(other.own.top))
            ),
            order: order.clone(),
            accepted: true,
        });
    }
    let end = swaps
        .first()
        .map_or(piece.grid.rows.len(), |other| other.from);
    let Some(time) = roles.iter().position(|role| *role == Some(Role::Time)) else {
        return swaps;
    };
    let mut run: Option<Run> = None;
    let mut runs = Vec::new();
    for (at, row) in piece.grid.rows.iter().enumerate().take(end).skip(from) {
        if is_as_said(row, time, times) {
            runs.extend(run.take());
        } else if let Some(column) = odd(row, &roles, time, times) {
            match &mut run {
                Some(own) if own.column == column => (own.to, own.rows) = (at, own.rows + 1),
                _ => runs.extend(run.replace(Run {
                    from: at,
                    to: at,
                    column,
                    rows: 1,
                })),
            }
        }
    }
    runs.extend(run);
    for run in runs.iter().filter(|run| run.rows >= FEWEST) {
        let order = order(&roles, run.column);
        swaps.push(Swap {
            from: run.from,
            to: run.to,
            text: sentence(columns, &order, time, run, place),
            order,
            accepted: true,
        });
    }
    swaps.sort_by_key(|swap| swap.from);
    swaps
}

/// Rows one after another with the time in the same other column.
struct Run {
    from: usize,
    to: usize,
    column: usize,
    rows: usize,
}

/// The one other column in which the time of a row stands whose own column holds none.
fn odd(row: &Row, roles: &[Option<Role>], time: usize, times: &Times) -> Option<usize> {
    let own = row
        .cells
        .get(time)
        .filter(|own| own.origin != Origin::Left)?;
    let moving = |at: &usize| roles[*at].is_some_and(|role| MOVING.contains(&role)) && *at != time;
    let mut found = (0..roles.len()).filter(moving).filter(|at| {
        let cell = &row.cells[*at];
        cell.origin != Origin::Left && times.is_time(&cell.text)
    });
    let column = found.next()?;
    // Units under the time say it surely; a blank there says it only beside other such rows.
    let displaced = own.is_blank() || shape::is_units(&own.text) || own.text.chars().count() > 1;
    (found.next().is_none() && displaced).then_some(column)
}

/// Whether a row's time stands where the heading says.
fn is_as_said(row: &Row, time: usize, times: &Times) -> bool {
    row.cells
        .get(time)
        .is_some_and(|cell| times.is_time(&cell.text))
}

/// The order in which the time stands in `column` and the others keep theirs.
fn order(roles: &[Option<Role>], column: usize) -> Vec<Option<Role>> {
    let is_moving = |role: &Option<Role>| role.is_some_and(|role| MOVING.contains(&role));
    let mut rest = roles
        .iter()
        .filter(|role| is_moving(role) && **role != Some(Role::Time));
    let order = roles.iter().enumerate().map(|(at, role)| match role {
        _ if at == column => Some(Role::Time),
        role if is_moving(role) => rest.next().copied().flatten(),
        role => *role,
    });
    order.collect()
}

fn sentence(
    columns: &[ColumnRead],
    order: &[Option<Role>],
    time: usize,
    run: &Run,
    place: &dyn Fn(usize) -> String,
) -> String {
    let heading = |wanted: Role| {
        let own = columns.iter().find(|column| column.is(wanted));
        own.map_or(wanted.heading(), |column| column.heading.as_str())
            .to_owned()
    };
    let moved = columns
        .iter()
        .zip(order)
        .filter(|(column, role)| column.role.and_then(Use::role) != **role);
    let moved: Vec<String> = moved
        .filter_map(|(column, role)| {
            Some(format!("cột “{}” là {}", column.heading, heading((*role)?)))
        })
        .collect();
    format!(
        "Từ {} đến {} các cột có thứ tự khác: thời gian không ở cột “{}” mà ở cột “{}”. Đề nghị đọc: {}.",
        place(run.from),
        place(run.to),
        columns[time].heading,
        columns[run.column].heading,
        moved.join("; "),
    )
}
