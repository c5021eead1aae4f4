//! Forms counted from dossiers, for a period or any two days.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use super::ground::{self, Ground, Line, UNCLASSIFIED};
use crate::api::desk::Desk;
use crate::api::reply::{Counted, CountedFigure, RuleHead, UnknownFigure};
use crate::calendar::{Period, Span};
use crate::condition::Condition;
use crate::count::rule::{Rule, Rules, USUAL, built_in};
use crate::count::{Counts, count as counts};
use crate::error::{Error, Result};
use crate::form::{Form, RowKind};

/// The rules there are, the usual one first.
pub(in crate::api) fn rules(_: &mut Desk) -> Result<Vec<RuleHead>> {
    let rules = Rules::read(built_in()).rules.into_iter();
    let heads = rules.map(|own| RuleHead {
        key: own.key,
        name: own.name,
        sentence: own.sentence,
        source: own.source,
    });
    Ok(heads.collect())
}

/// A rule by its key; the usual one without.
pub(in crate::api) fn rule(key: Option<&str>) -> Result<Rule> {
    let rules = Rules::read(built_in());
    let key = key.unwrap_or(USUAL);
    let known: Vec<&str> = rules.rules.iter().map(|own| own.key.as_str()).collect();
    rules.find(key).cloned().ok_or_else(|| {
        Error::NotFound(format!(
            "Không có quy tắc đếm “{key}”. Các quy tắc: {}.",
            known.join(", ")
        ))
    })
}

/// The moment up to which lists are heard: the end of a day.
pub(in crate::api) fn until(as_of: Option<NaiveDate>) -> Option<NaiveDateTime> {
    as_of?.and_hms_opt(23, 59, 59)
}

/// A form counted.
pub(in crate::api) struct Tallied {
    pub(in crate::api) form: Arc<Form>,
    pub(in crate::api) ground: Ground,
    /// The columns that count, and what.
    pub(in crate::api) columns: Vec<(usize, Condition)>,
    pub(in crate::api) counts: Counts,
}

/// Whether a form is counted from dossiers.
pub(super) fn counts_dossiers(form: &Form) -> bool {
    form.definition.rows.kind == RowKind::Fields
        && form.columns.iter().any(|own| own.counts.is_some())
}

/// The forms that can be counted, in force on a day; of them the one asked for.
pub(in crate::api) fn counting(
    desk: &Desk,
    form: Option<&str>,
    on: NaiveDate,
) -> Result<Vec<Arc<Form>>> {
    let codes: Vec<String> = match form {
        Some(code) => vec![code.to_owned()],
        None => desk.forms.codes().into_iter().map(str::to_owned).collect(),
    };
    let mut found = Vec::new();
    for code in codes {
        let own = desk.forms.valid(&code, on).cloned();
        match own {
            Some(own) if counts_dossiers(&own) => found.push(own),
            None if form.is_some() => {
                return Err(Error::NotFound(format!("Không có biểu “{code}”.")));
            }
            _ if form.is_some() => {
                return Err(Error::Invalid(format!(
                    "Biểu {code} không có cột nào đếm từ hồ sơ."
                )));
            }
            _ => {}
        }
    }
    Ok(found)
}

/// A form counted over days.
pub(in crate::api) fn tallied(
    desk: &mut Desk,
    form: &Arc<Form>,
    rule: &Rule,
    span: Span,
    as_of: Option<NaiveDateTime>,
) -> Result<Tallied> {
    let ground = ground::of(desk, as_of, form.definition.rows.sections, span.to)?;
    Ok(tallied_on(ground, form, rule, span))
}

/// The same on what is known already.
pub(super) fn tallied_on(ground: Ground, form: &Arc<Form>, rule: &Rule, span: Span) -> Tallied {
    let columns: Vec<(usize, Condition)> = (0..)
        .zip(&form.columns)
        .filter_map(|(at, own)| Some((at, own.counts.clone()?)))
        .collect();
    let conditions: Vec<&Condition> = columns.iter().map(|own| &own.1).collect();
    let counts = counts(
        &conditions,
        rule,
        span,
        &ground.subjects,
        &ground.listed,
        ground.lines.len(),
    );
    Tallied {
        form: Arc::clone(form),
        ground,
        columns,
        counts,
    }
}

impl Ground {
    /// The number of a row's source, from 1, and the name of its field.
    pub(in crate::api) fn named(&self, line: Line) -> (Option<usize>, String) {
        let field = line.field.and_then(|at| self.fields.get(at));
        let name = field.map_or(UNCLASSIFIED, |own| own.name.as_str());
        (line.source.map(|at| at + 1), name.to_owned())
    }
}

pub(in crate::api) fn count(
    desk: &mut Desk,
    period: Period,
    rule: Option<String>,
    form: Option<String>,
    as_of: Option<NaiveDate>,
) -> Result<Counted> {
    let span = period.days();
    let rule = self::rule(rule.as_deref())?;
    let forms = counting(desk, form.as_deref(), span.to)?;
    let (mut figures, mut unknown, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    for form in &forms {
        let own = tallied(desk, form, &rule, span, until(as_of))?;
        told(&own, &mut figures, &mut unknown);
        notes.extend(own.ground.notes);
    }
    notes.sort();
    notes.dedup();
    let message = format!("{}: {} số liệu khác 0.", span.sentence(), figures.len());
    Ok(Counted {
        from: span.from,
        to: span.to,
        as_of,
        rule: rule.key,
        sentence: rule.sentence,
        figures,
        lacking: u32::try_from(unknown.len()).unwrap_or(u32::MAX),
        unknown,
        notes,
        changes: Vec::new(),
        message,
    })
}

/// The figures of a form, row by row.
fn told(own: &Tallied, figures: &mut Vec<CountedFigure>, unknown: &mut Vec<UnknownFigure>) {
    let code = own.form.code();
    for (number, line) in (0..).zip(&own.ground.lines) {
        // What is of no source is in no section.
        if own.form.definition.rows.sections && line.source.is_none() {
            continue;
        }
        let (source, field) = own.ground.named(*line);
        for (at, (column, _)) in own.columns.iter().enumerate() {
            let tally = own.counts.tally(number, at);
            let key = &own.form.columns[*column].key;
            if tally.unknown > 0 {
                unknown.push(UnknownFigure {
                    form: code.to_owned(),
                    source,
                    field: field.clone(),
                    column: key.clone(),
                    value: tally.count,
                    unknown: tally.unknown,
                });
            } else if tally.count > 0 {
                figures.push(CountedFigure {
                    form: code.to_owned(),
                    source,
                    field: field.clone(),
                    column: key.clone(),
                    value: tally.count,
                });
            }
        }
    }
}
