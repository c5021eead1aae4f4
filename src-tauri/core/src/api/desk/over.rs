//! A form over a period: one function, which chooses where its figures come from.

use std::borrow::Cow;
use std::sync::Arc;

use crate::api::desk::Desk;
use crate::api::desk::carry::{carried, unmet_of};
use crate::api::desk::load::{changed_since_sent, find, totals_of_others};
use crate::calendar::{Cycle, Period};
use crate::error::{Error, Result};
use crate::form::Form;
use crate::sheet::{Answers, Figures, Filled, Finding, combine, in_columns_of, in_period};
use crate::store::{Connection, answer, sheet};

/// A form over a period, filled in, and how far its cycles are.
#[derive(Debug, Clone)]
pub(in crate::api) struct Over {
    /// The definition of the period's last cycle, the figures from its cycles, the sheet.
    pub(in crate::api) filled: Arc<Filled>,
    /// Cycles of the period in which the form was not started.
    pub(in crate::api) missing: Vec<Cycle>,
    /// Cycles of the period in which it is still open.
    pub(in crate::api) open: Vec<Cycle>,
}

/// A form over a period: its cycle as it stands for a month, computed from the cycles where the span consists of some.
/// With the findings about what was sent before.
pub(in crate::api) fn over(desk: &Desk, code: &str, period: Period) -> Result<Over> {
    let Some((first, last)) = Cycle::whole(period.days()) else {
        return Err(Error::Invalid(format!(
            "{} không gồm trọn các kỳ báo cáo: số liệu được giữ theo kỳ.",
            period.days().label()
        )));
    };
    if first == last
        && let Some(own) = find(desk, code, first)?
    {
        return Ok(Over {
            missing: Vec::new(),
            open: match own.record.closed_at {
                None => vec![first],
                Some(_) => Vec::new(),
            },
            filled: own.filled,
        });
    }
    let mut cycles = Cycles::of(desk, code, period)?;
    cycles.figures.others = totals_of_others(&cycles.form, |code| {
        let other = Cycles::of(desk, code, period)?;
        Ok(Some(Arc::new(Filled::of(other.form, other.figures))))
    })?;
    let mut filled = Filled::of(cycles.form, cycles.figures);
    filled.sheet.add(cycles.unmet);
    let changed = changed_since_sent(desk, &filled, period)?;
    filled.sheet.add(changed);
    Ok(Over {
        filled: Arc::new(filled),
        missing: cycles.missing,
        open: cycles.open,
    })
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
    fn of(desk: &Desk, code: &str, period: Period) -> Result<Cycles> {
        let form = of_period(desk, code, period)?;
        let (mut cycles, mut missing, mut open) = (Vec::new(), Vec::new(), Vec::new());
        let mut unmet = Vec::new();
        for cycle in period.cycles() {
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
fn of_period(desk: &Desk, code: &str, period: Period) -> Result<Arc<Form>> {
    let last = period.ends().1;
    let record = sheet::find(desk.db()?, code, last)?;
    match record.and_then(|record| record.definition) {
        Some(kept) => desk.kept_form(code, kept),
        None => Ok(Arc::clone(desk.form(code, last)?)),
    }
}

fn answers(db: &Connection, code: &str, period: Period) -> Result<Answers> {
    let answers = answer::list(db, &period.to_string(), code)?;
    Ok(answers
        .into_iter()
        .filter_map(|((row, column), text)| Some(((row.parse().ok()?, column), text.parse().ok()?)))
        .collect())
}
