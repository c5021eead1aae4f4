//! A form over a period: its cycle as it stands for a month, computed from the cycles otherwise.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use crate::api::desk::Desk;
use crate::api::desk::carry::figures_of;
use crate::api::desk::load::{find, known, totals_of_others};
use crate::api::reports::sending::{Filled, differing};
use crate::calendar::{Cycle, Period};
use crate::error::Result;
use crate::form::Form;
use crate::sheet::{Answers, Figure, Figures, Sheet, combine, fill};
use crate::store::{Connection, answer, sheet};

/// A form over a period, filled in.
pub(in crate::api) struct Over {
    /// The definition of the period's last cycle.
    pub(in crate::api) form: Arc<Form>,
    /// Its figures, from the cycles.
    pub(in crate::api) figures: Figures,
    /// The same, computed and checked.
    pub(in crate::api) sheet: Sheet,
    /// Cycles of the period in which the form was not started.
    pub(in crate::api) missing: Vec<Cycle>,
    /// Cycles of the period in which it is still open.
    pub(in crate::api) open: Vec<Cycle>,
}

impl Over {
    pub(in crate::api) fn filled(&self) -> Filled<'_> {
        Filled {
            form: &self.form,
            figures: &self.figures,
            sheet: &self.sheet,
        }
    }
}

/// A form over a period: its cycle as it stands for a month, computed from the cycles otherwise.
/// With the findings about what was sent before.
pub(in crate::api) fn over(desk: &Desk, code: &str, period: Period) -> Result<Over> {
    if let Some(cycle) = period.month()
        && let Some(loaded) = find(desk, code, cycle)?
    {
        return Ok(Over {
            missing: Vec::new(),
            open: match loaded.record.closed_at {
                None => vec![cycle],
                Some(_) => Vec::new(),
            },
            form: loaded.form,
            figures: loaded.figures,
            sheet: loaded.sheet,
        });
    }
    let (form, mut figures, missing, open) = combined(desk, code, period)?;
    figures.others = totals_of_others(&form, |code| {
        let (form, figures, _, _) = combined(desk, code, period)?;
        let sheet = fill(&form, &figures);
        Ok(Some((form, sheet)))
    })?;
    let sheet = fill(&form, &figures);
    let mut over = Over {
        form,
        figures,
        sheet,
        missing,
        open,
    };
    let changed = differing(desk.db()?, &over.filled(), period)?;
    over.sheet.findings.extend(changed);
    Ok(over)
}

type Combined = (Arc<Form>, Figures, Vec<Cycle>, Vec<Cycle>);

fn combined(desk: &Desk, code: &str, period: Period) -> Result<Combined> {
    let form = of_period(desk, code, period)?;
    let (mut cycles, mut missing, mut open) = (Vec::new(), Vec::new(), Vec::new());
    for cycle in period.cycles() {
        match figures_of(desk, code, cycle)? {
            None => missing.push(cycle),
            Some(own) => {
                if own.record.closed_at.is_none() {
                    open.push(cycle);
                }
                cycles.push(own);
            }
        }
    }
    let answers = answers(desk.db()?, code, period)?;
    let cycles: Vec<Cow<'_, Figures>> = cycles
        .iter()
        .map(|own| in_columns_of(&form, &own.form, &own.figures))
        .collect();
    let cycles: Vec<&Figures> = cycles.iter().map(Cow::as_ref).collect();
    let figures = combine(&form, &cycles, &answers);
    Ok((form, figures, missing, open))
}

/// The definition a period uses: its last cycle's, which a closed form keeps.
fn of_period(desk: &Desk, code: &str, period: Period) -> Result<Arc<Form>> {
    let last = period.ends().1;
    let record = sheet::find(desk.db()?, code, last)?;
    match record.and_then(|record| record.definition) {
        Some(kept) => desk.kept_form(code, kept),
        None => Ok(known(desk, code, last)?.clone()),
    }
}

/// Figures of one version of a form in the columns of another: figures belong to keys, not to places.
fn in_columns_of<'a>(form: &Form, own: &Form, figures: &'a Figures) -> Cow<'a, Figures> {
    let same = form.columns.len() == own.columns.len()
        && form
            .columns
            .iter()
            .zip(&own.columns)
            .all(|(a, b)| a.key == b.key);
    if same {
        return Cow::Borrowed(figures);
    }
    let mut figures = figures.clone();
    for row in &mut figures.rows {
        let mut by_key: HashMap<&str, Figure> = own
            .columns
            .iter()
            .map(|column| column.key.as_str())
            .zip(std::mem::take(&mut row.figures))
            .collect();
        row.figures = form
            .columns
            .iter()
            .map(|column| by_key.remove(column.key.as_str()).unwrap_or_default())
            .collect();
    }
    Cow::Owned(figures)
}

fn answers(db: &Connection, code: &str, period: Period) -> Result<Answers> {
    let answers = answer::list(db, &period.to_string(), code)?;
    Ok(answers
        .into_iter()
        .filter_map(|((row, column), text)| Some(((row.parse().ok()?, column), text.parse().ok()?)))
        .collect())
}
