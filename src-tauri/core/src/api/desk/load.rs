//! A form in a cycle, filled in: what stands between the data file and the rules of forms.

use std::collections::HashMap;
use std::sync::Arc;

use crate::api::desk::Desk;
use crate::api::desk::carry::{carried, unmet_of};
use crate::api::desk::kept::LastSent;
use crate::calendar::{Cycle, Period};
use crate::error::{Error, Result};
use crate::form::Form;
use crate::sheet::seal::{broken, broken_sending};
use crate::sheet::{Filled, Finding, OtherTotal, Seal, sent};
use crate::store::{self, sent as sendings};

pub(in crate::api) use crate::api::desk::loaded::{Loaded, Shown, refuse_closed};

/// A form in a cycle, filled in; an error when the cycle has not been started.
pub(in crate::api) fn load(desk: &Desk, form: &str, cycle: Cycle) -> Result<Loaded> {
    find(desk, form, cycle)?.ok_or_else(|| not_started(desk, form, cycle))
}

/// The same to be changed: a closed form is refused.
pub(in crate::api) fn load_open(desk: &Desk, form: &str, cycle: Cycle) -> Result<Loaded> {
    let loaded = load(desk, form, cycle)?;
    loaded.open()?;
    Ok(loaded)
}

/// Why there is nothing to load: no such form, or a cycle that was not started.
fn not_started(desk: &Desk, form: &str, cycle: Cycle) -> Error {
    match known(desk, form, cycle) {
        Err(error) => error,
        Ok(_) => Error::NotFound(format!(
            "Kỳ {} chưa bắt đầu. Bấm “Bắt đầu kỳ” ở Tổng quan.",
            cycle.label()
        )),
    }
}

/// The definition a cycle uses while it is open.
pub(in crate::api) fn known<'a>(desk: &'a Desk, form: &str, cycle: Cycle) -> Result<&'a Arc<Form>> {
    desk.form(form, cycle)
}

/// A form in a cycle, filled in with all that is known of it; `None` when the cycle has not been started.
pub(in crate::api) fn find(desk: &Desk, form: &str, cycle: Cycle) -> Result<Option<Loaded>> {
    let Some(mut own) = carried(desk, form, cycle)? else {
        return Ok(None);
    };
    let others = totals_of_others(&own.form, |code| {
        Ok(carried(desk, code, cycle)?.map(|other| other.filled))
    })?;
    if !others.is_empty() {
        let mut figures = own.figures.clone();
        figures.others = others;
        own.filled = Arc::new(Filled::of(Arc::clone(&own.form), figures));
        own.shown = Shown::default();
    }
    let mut found = match own.figures.closed {
        true => unmet_of(desk, &own)?,
        false => Vec::new(),
    };
    if own.seal == Some(Seal::Broken) {
        found.push(broken(&own.form));
    }
    found.extend(changed_since_sent(desk, &own, Period::Month(cycle))?);
    if !found.is_empty() {
        Arc::make_mut(&mut own.filled).sheet.add(found);
    }
    Ok(Some(own))
}

/// What of a form is no longer as it was last sent for a period.
pub(in crate::api) fn changed_since_sent(
    desk: &Desk,
    filled: &Filled,
    period: Period,
) -> Result<Vec<Finding>> {
    let last = last_sent(desk, filled.form.code(), period)?;
    Ok(last.map_or_else(Vec::new, |last| {
        let broken = (last.seal == Seal::Broken).then(|| broken_sending(&filled.form, &last.at));
        let differing = sent::differing(filled, &last.then, &last.at);
        broken.into_iter().chain(differing).collect()
    }))
}

/// What of a form was last sent for a period.
pub(in crate::api) fn last_sent(
    desk: &Desk,
    code: &str,
    period: Period,
) -> Result<Option<Arc<LastSent>>> {
    let version = store::written_by_others(desk.db()?)?;
    if let Some(known) = desk.kept.borrow_mut().sent(version, period, code) {
        return Ok(known);
    }
    let last = sendings::last_figures(desk.db()?, &period.to_string(), code)?;
    let last = match last {
        Some(last) => Some(Arc::new(LastSent {
            at: store::read_moment(&last.at).format("%d/%m/%Y").to_string(),
            then: store::kept::read(&last.figures, "Số liệu của báo cáo đã gửi")?,
            seal: last.seal,
        })),
        None => None,
    };
    desk.kept.borrow_mut().put_sent(period, code, last.clone());
    Ok(last)
}

/// The totals of other forms that a form's formulas and checks name.
pub(in crate::api) fn totals_of_others(
    form: &Form,
    mut filled: impl FnMut(&str) -> Result<Option<Arc<Filled>>>,
) -> Result<HashMap<(String, String), OtherTotal>> {
    let mut totals = HashMap::new();
    for code in form.other_forms() {
        if code != form.code()
            && let Some(other) = filled(code)?
        {
            other.add_totals(&mut totals);
        }
    }
    Ok(totals)
}
