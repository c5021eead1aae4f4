//! Opening stocks: what a form carries over from the cycle before.

use std::collections::HashMap;

use super::desk::Desk;
use super::load::{Found, stored};
use crate::calendar::Cycle;
use crate::error::Result;
use crate::form::Form;
use crate::sheet::{Figures, Line, fill};

/// Record, definition and figures of a form in a cycle, with its opening stocks, without other forms' totals.
pub(super) fn figures_of(desk: &Desk, code: &str, cycle: Cycle) -> Result<Found> {
    let Some(own) = stored(desk, code, cycle)? else {
        return Ok(None);
    };
    let mut chain = vec![own];
    let mut at = cycle;
    // Back to the first cycle whose closing stocks stand by themselves: a closed one keeps its opening stocks,
    // and mostly a closing stock is typed and does not follow from the opening one.
    while let Some((record, form, _)) = chain.last()
        && record.closed_at.is_none()
        && form.carries()
        && (chain.len() == 1 || form.chained())
    {
        at = at.previous();
        match stored(desk, code, at)? {
            Some(before) => chain.push(before),
            None => break,
        }
    }
    let mut own = chain.pop();
    while let Some(mut next) = chain.pop() {
        if let Some((_, form, figures)) = &own {
            open_stocks(&next.1, &mut next.2, form, figures);
        }
        own = Some(next);
    }
    Ok(own)
}

/// Puts the closing stocks of the cycle before into the columns that carry.
fn open_stocks(form: &Form, figures: &mut Figures, previous: &Form, before: &Figures) {
    let sheet = fill(previous, before);
    let lines: HashMap<i64, &Line> = sheet
        .lines
        .iter()
        .filter_map(|line| Some((line.row?, line)))
        .collect();
    let rows: HashMap<(Option<i64>, &str), i64> = before
        .rows
        .iter()
        .map(|row| ((row.section, row.identity.as_str()), row.id))
        .collect();
    for (i, column) in form.columns.iter().enumerate() {
        let Some(from) = column.carries.as_ref().and_then(|key| previous.index(key)) else {
            continue;
        };
        for row in &mut figures.rows {
            let line = rows
                .get(&(row.section, row.identity.as_str()))
                .and_then(|id| lines.get(id));
            row.figures[i].opening =
                line.and_then(|line| line.cells[from].entry.as_ref()?.number());
        }
    }
}
