//! A form in a cycle with what it carries over from the cycle before; other forms left out of account.

use std::sync::Arc;

use crate::api::desk::Desk;
use crate::api::desk::loaded::{Loaded, Shown};
use crate::api::desk::stored;
use crate::calendar::Cycle;
use crate::error::Result;
use crate::sheet::{Filled, Finding, open_stocks, unmet, unmet_since};
use crate::store::{seal, sheet};

/// A form in a cycle, filled in with its opening stocks; `None` when the cycle has not been started.
pub(in crate::api) fn carried(desk: &Desk, code: &str, cycle: Cycle) -> Result<Option<Loaded>> {
    if let Some(own) = desk.kept(code, cycle)? {
        return Ok(Some(own));
    }
    let db = desk.db()?;
    let Some(record) = sheet::find(db, code, cycle)? else {
        return Ok(None);
    };
    let form = match record.definition {
        Some(kept) => desk.kept_form(code, kept)?,
        None => Arc::clone(desk.form(code, cycle)?),
    };
    let mut figures = stored::figures(db, &record, &form)?;
    // A closed form has written down its opening stocks.
    if !figures.closed
        && form.carries()
        && let Some(before) = carried(desk, code, cycle.previous())?
    {
        open_stocks(&form, &mut figures, &before);
    }
    let seal = record.closed_at.as_ref();
    let seal = seal.map(|_| seal::of_sheet(db, record.id)).transpose()?;
    let own = Loaded {
        record,
        seal,
        filled: Arc::new(Filled::of(form, figures)),
        shown: Shown::default(),
    };
    desk.keep(&own);
    Ok(Some(own))
}

/// What a form opens with that is not what the cycle before closes with now.
pub(in crate::api) fn unmet_of(desk: &Desk, own: &Loaded) -> Result<Vec<Finding>> {
    if !own.figures.closed {
        return Ok(unmet(&own.form, &own.figures));
    }
    if !own.form.carries() {
        return Ok(Vec::new());
    }
    let before = carried(desk, own.form.code(), own.record.cycle.previous())?;
    Ok(before.map_or_else(Vec::new, |before| unmet_since(own, &before)))
}
