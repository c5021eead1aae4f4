//! A form over the cycles of a period.

use std::borrow::Cow;
use std::sync::Arc;

use crate::api::desk::Desk;
use crate::api::desk::carry::{carried, unmet_of};
use crate::api::desk::load::{changed_since_sent, find, totals_of_others};
use crate::calendar::{Cycle, Period};
use crate::error::Result;
use crate::form::Form;
use crate::sheet::state::{FormState, state_over};
use crate::sheet::{Answers, Basis, Figures, Filled, Finding, combine, in_columns_of, in_period};
use crate::store::{Connection, answer, sheet};

/// A form over a period, filled in, how far it is, and what to know of where its figures come from.
#[derive(Debug, Clone)]
pub(in crate::api) struct Over {
    /// Its definition, its figures, the sheet.
    pub(in crate::api) filled: Arc<Filled>,
    /// Where the figures come from.
    pub(in crate::api) basis: Basis,
    /// How far it is.
    pub(in crate::api) state: FormState,
    /// Cycles of the period in which the form was not started.
    pub(in crate::api) missing: Vec<Cycle>,
    /// Cycles of the period in which it is still open.
    pub(in crate::api) open: Vec<Cycle>,
    /// Over any days: the cycles that its figures are of, where they are not of all these days.
    pub(in crate::api) cycles: Option<Period>,
    /// Over any days: what its figures lack, in sentences.
    pub(in crate::api) lacking: Vec<String>,
    /// Over any days: what its figures rest on, in sentences.
    pub(in crate::api) rests_on: Vec<String>,
}

/// A form over a period with the figures of whole cycles (`from`: the period itself, or what of it is whole cycles): the
/// one cycle as it stands for a month, computed from them otherwise. With the findings about what was sent before.
pub(in crate::api) fn of_cycles(
    desk: &Desk,
    code: &str,
    period: Period,
    from: Period,
) -> Result<Over> {
    let of = |filled: Arc<Filled>, missing: Vec<Cycle>, open: Vec<Cycle>| {
        let (form, sheet) = (&filled.form, &filled.sheet);
        let cycles = from.cycles().len();
        Over {
            state: state_over(form, sheet, cycles, missing.len(), open.len()),
            filled,
            basis: match from.month() {
                Some(_) => Basis::Month,
                None => Basis::Cycles,
            },
            missing,
            open,
            cycles: None,
            lacking: Vec::new(),
            rests_on: Vec::new(),
        }
    };
    if let Some(cycle) = from.month()
        && let Some(own) = find(desk, code, cycle)?
    {
        let open = match own.record.closed_at {
            None => vec![cycle],
            Some(_) => Vec::new(),
        };
        return Ok(of(own.filled, Vec::new(), open));
    }
    let mut cycles = Cycles::of(desk, code, period, from)?;
    cycles.figures.others = totals_of_others(&cycles.form, |code| {
        let other = Cycles::of(desk, code, period, from)?;
        Ok(Some(Arc::new(Filled::of(other.form, other.figures))))
    })?;
    let mut filled = Filled::of(cycles.form, cycles.figures);
    filled.sheet.add(cycles.unmet);
    let changed = changed_since_sent(desk, &filled, period)?;
    filled.sheet.add(changed);
    Ok(of(Arc::new(filled), cycles.missing, cycles.open))
}

/// A form computed from the cycles of a period, before it is filled in.
struct Cycles {
    form: Arc<Form>,
    figures: Figures,
    missing: Vec<Cycle>,
    open: Vec<Cycle>,
    /// What does not meet between the cycles.
    unmet: Vec<Finding>,
}

impl Cycles {
    fn of(desk: &Desk, code: &str, period: Period, from: Period) -> Result<Cycles> {
        let form = of_last(desk, code, from.ends().1)?;
        let (mut cycles, mut missing, mut open) = (Vec::new(), Vec::new(), Vec::new());
        let mut unmet = Vec::new();
        for cycle in from.cycles() {
            let Some(own) = carried(desk, code, cycle)? else {
                missing.push(cycle);
                continue;
            };
            if own.record.closed_at.is_none() {
                open.push(cycle);
            }
            unmet.extend(in_period(&cycle.label(), unmet_of(desk, &own)?));
            cycles.push(own);
        }
        let answers = answers(desk.db()?, code, period)?;
        let cycles: Vec<Cow<'_, Figures>> = cycles
            .iter()
            .map(|own| in_columns_of(&form, &own.form, &own.figures))
            .collect();
        let cycles: Vec<&Figures> = cycles.iter().map(Cow::as_ref).collect();
        let figures = combine(&form, &cycles, &answers);
        Ok(Cycles {
            form,
            figures,
            missing,
            open,
            unmet,
        })
    }
}

/// The definition a period uses: its last cycle's, which a closed form keeps.
fn of_last(desk: &Desk, code: &str, last: Cycle) -> Result<Arc<Form>> {
    let record = sheet::find(desk.db()?, code, last)?;
    match record.and_then(|record| record.definition) {
        Some(kept) => desk.kept_form(code, kept),
        None => Ok(Arc::clone(desk.form(code, last)?)),
    }
}

/// What the officer answered for a form over a period.
pub(in crate::api) fn answers(db: &Connection, code: &str, period: Period) -> Result<Answers> {
    let answers = answer::list(db, &period.to_string(), code)?;
    Ok(answers
        .into_iter()
        .filter_map(|((row, column), text)| Some(((row.parse().ok()?, column), text.parse().ok()?)))
        .collect())
}
