//! Opening stocks: what a form carries over from the cycle before.

use std::collections::HashMap;
use std::sync::Arc;

use crate::api::desk::Desk;
use crate::api::desk::stored::{Stored, stored};
use crate::calendar::Cycle;
use crate::error::Result;
use crate::form::Form;
use crate::sheet::{Figures, Identity, Line};

/// A form in a cycle with its opening stocks, without other forms' totals.
pub(in crate::api) fn figures_of(
    desk: &Desk,
    code: &str,
    cycle: Cycle,
) -> Result<Option<Arc<Stored>>> {
    let Some(own) = stored(desk, code, cycle)? else {
        return Ok(None);
    };
    let mut chain = vec![own];
    let mut at = cycle;
    // Back to the first cycle whose closing stocks stand by themselves: a closed one keeps its opening stocks,
    // and mostly a closing stock is typed and does not follow from the opening one.
    while let Some(last) = chain.last()
        && last.record.closed_at.is_none()
        && last.form.carries()
        && (chain.len() == 1 || last.form.chained())
    {
        at = at.previous();
        match stored(desk, code, at)? {
            Some(before) => chain.push(before),
            None => break,
        }
    }
    let mut own = chain.pop();
    while let Some(mut next) = chain.pop() {
        if let Some(before) = &own {
            let next = Arc::make_mut(&mut next);
            open_stocks(&next.form, &mut next.figures, before);
        }
        own = Some(next);
    }
    Ok(own)
}

/// Puts the closing stocks of the cycle before into the columns that carry.
fn open_stocks(form: &Form, figures: &mut Figures, before: &Stored) {
    let previous = &before.form;
    let lines: HashMap<i64, &Line> = before
        .filled()
        .lines
        .iter()
        .filter_map(|line| Some((line.row?, line)))
        .collect();
    let rows: HashMap<(Option<i64>, &Identity), i64> = before
        .figures
        .rows
        .iter()
        .map(|row| ((row.section, &row.identity), row.id))
        .collect();
    for (i, column) in form.columns.iter().enumerate() {
        let Some(from) = column.carries.as_ref().and_then(|key| previous.index(key)) else {
            continue;
        };
        for row in &mut figures.rows {
            let line = rows
                .get(&(row.section, &row.identity))
                .and_then(|id| lines.get(id));
            row.figures[i].opening =
                line.and_then(|line| line.cells[from].entry.as_ref()?.number());
        }
    }
}
