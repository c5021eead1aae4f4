//! A longer period from its cycles: flows are summed, an opening stock is the first cycle's,
//! a closing stock the last one's, a count of distinct things is asked for (`domain.md` §7).

use std::borrow::Cow;
use std::collections::HashMap;

use super::figures::{Figure, Figures, Origin, Row};
use super::identity::{Identity, RowKey};
use crate::form::{Column, Form, PeriodRule};
use crate::value::{Amount, Entry};

/// What the officer answered for the columns a period cannot compute, by row and column key.
pub type Answers = HashMap<(RowKey, String), Amount>;

/// The figures of a longer period. `cycles` are those of its cycles that have any, in order;
/// rows are matched by section and identity and keep the order of their first appearance.
pub fn combine(form: &Form, cycles: &[&Figures], answers: &Answers) -> Figures {
    let mut combined = Figures::default();
    let mut places: HashMap<(Option<i64>, &Identity), usize> = HashMap::new();
    let mut members: Vec<Vec<Member<'_>>> = Vec::new();
    for figures in cycles {
        for section in &figures.sections {
            match combined
                .sections
                .iter_mut()
                .find(|own| own.id == section.id)
            {
                Some(own) => own.name.clone_from(&section.name),
                None => combined.sections.push(section.clone()),
            }
        }
        for row in &figures.rows {
            let place = *places
                .entry((row.section, &row.identity))
                .or_insert(members.len());
            match members.get_mut(place) {
                Some(rows) => rows.push((figures, row)),
                None => members.push(vec![(figures, row)]),
            }
        }
    }
    combined.rows = members
        .iter()
        .filter_map(|rows| {
            let key = combined.key(rows.first()?.1);
            combined_row(form, rows, &key, answers)
        })
        .collect();
    // A row that first appears in a later cycle stands among those of its section nevertheless.
    let sections = &combined.sections;
    let place = |row: &Row| sections.iter().position(|own| Some(own.id) == row.section);
    combined.rows.sort_by_key(place);
    combined
}

/// A row in one of the cycles.
type Member<'a> = (&'a Figures, &'a Row);

fn combined_row(form: &Form, rows: &[Member<'_>], key: &RowKey, answers: &Answers) -> Option<Row> {
    let (_, last) = rows.last()?;
    let figures = form
        .columns
        .iter()
        .enumerate()
        .map(|(i, column)| {
            let entry = taken(column, i, rows, key, answers);
            Figure {
                origin: entry.is_some().then_some(Origin::Summed),
                entry,
                ..Figure::default()
            }
        })
        .collect();
    Some(Row {
        id: last.id,
        section: last.section,
        identity: last.identity.clone(),
        name: last.name.clone(),
        figures,
    })
}

/// What a longer period takes from one column of a row's cycles.
fn taken(
    column: &Column,
    i: usize,
    rows: &[Member<'_>],
    key: &RowKey,
    answers: &Answers,
) -> Option<Entry> {
    if !column.is_input() {
        return None;
    }
    let stands = |(figures, row): &Member<'_>| figures.stands(&row.figures[i]);
    match column.period {
        PeriodRule::Formula => None,
        PeriodRule::First => rows.first().and_then(stands),
        PeriodRule::Last => rows.last().and_then(stands),
        PeriodRule::Sum => rows
            .iter()
            .filter_map(|row| stands(row)?.number())
            .fold(None, |sum: Option<Amount>, number| {
                Some(sum.unwrap_or_default() + number)
            })
            .map(Entry::Number),
        PeriodRule::Ask => answers
            .get(&(key.clone(), column.key.clone()))
            .copied()
            .map(Entry::Number),
    }
}

/// Figures of one version of a form in the columns of another: figures belong to keys, not to places.
pub fn in_columns_of<'a>(form: &Form, own: &Form, figures: &'a Figures) -> Cow<'a, Figures> {
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
