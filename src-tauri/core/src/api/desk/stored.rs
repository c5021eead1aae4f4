//! From the tables to figures: those of a form in a cycle, before anything is carried over or computed.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::error::Result;
use crate::form::{ColumnKind, Form};
use crate::sheet::{Figure, Figures, Identity, Origin, Row, Section};
use crate::store::{Connection, row, sheet, source};
use crate::value::{Entry, fold_name};

/// The figures of a form in a cycle.
pub(in crate::api) fn figures(
    db: &Connection,
    record: &sheet::Record,
    form: &Form,
) -> Result<Figures> {
    let own = row::list(db, record.id)?;
    let places: HashMap<i64, usize> = own.iter().zip(0..).map(|(row, i)| (row.id, i)).collect();
    let mut rows: Vec<Row> = own
        .iter()
        .map(|own| Row {
            id: own.id,
            section: own.source,
            identity: identity(own),
            name: row_name(form, own),
            figures: vec![Figure::default(); form.columns.len()],
        })
        .collect();
    // A row's figures come one after the other.
    let mut last: (i64, usize) = (0, 0);
    row::each_figure(db, record.id, |stored| {
        if last.0 != stored.row {
            let place = places.get(&stored.row).copied();
            last = (stored.row, place.unwrap_or(usize::MAX));
        }
        if let Some(row) = rows.get_mut(last.1) {
            put(form, row, stored);
        }
    })?;
    for ((id, key), note) in row::notes(db, record.id)? {
        if let (Some(place), Some(i)) = (places.get(&id), form.index(&key)) {
            rows[*place].figures[i].note = Some(note);
        }
    }
    let sections = sections(db, record, form, &rows)?;
    // Rows stand in the order of their sections, whatever the order in which they were added.
    let place = |row: &Row| sections.iter().position(|own| Some(own.id) == row.section);
    rows.sort_by_key(place);
    Ok(Figures {
        sections,
        rows,
        previous: record.cycle.previous().label(),
        closed: record.closed_at.is_some(),
        ..Figures::default()
    })
}

/// Reads the figures of a row anew; its notes and opening stocks stay as they were read.
pub(in crate::api) fn read_again(db: &Connection, form: &Form, row: &mut Row) -> Result<()> {
    for figure in &mut row.figures {
        (figure.entry, figure.origin) = (None, None);
    }
    row::each_figure_of(db, row.id, |stored| put(form, row, stored))
}

fn put(form: &Form, row: &mut Row, stored: row::Stored<'_>) {
    if let Some(i) = form.index(stored.column) {
        let figure = &mut row.figures[i];
        figure.entry = stored.value.map(|text| entry(form.columns[i].kind, text));
        figure.origin = origin(stored.origin);
    }
}

/// What a row that is stored is, the same in every cycle.
fn identity(row: &row::Record) -> Identity {
    match (&row.of, &row.key, &row.name) {
        (Some((key, _)), _, _) => Identity::Field(key.clone()),
        (None, Some(key), _) => Identity::Fixed(key.clone()),
        (None, None, name) => Identity::Named(fold_name(name.as_deref().unwrap_or_default())),
    }
}

/// Whether two rows of a section are the same, stored or about to be.
pub(in crate::api) fn same_row(a: &row::Record, b: &row::Record) -> bool {
    let folded = |row: &row::Record| fold_name(row.name.as_deref().unwrap_or_default());
    match (a.field, &a.key) {
        (None, None) => b.field.is_none() && b.key.is_none() && folded(a) == folded(b),
        _ => a.field == b.field && a.key == b.key,
    }
}

/// What a row is called: its name of then (a closed form's rows keep it), its field, or the fixed row.
pub(in crate::api) fn row_name(form: &Form, row: &row::Record) -> String {
    let fixed = || {
        let fixed = &form.definition.rows.fixed;
        let found = fixed.iter().find(|own| Some(&own.key) == row.key.as_ref());
        found.map(|own| own.name.clone())
    };
    row.name
        .clone()
        .or_else(|| row.of.as_ref().map(|(_, name)| name.clone()))
        .or_else(fixed)
        .unwrap_or_default()
}

/// The sections of a form: while closed those it was closed with; else the active sources and those with rows.
fn sections(
    db: &Connection,
    record: &sheet::Record,
    form: &Form,
    rows: &[Row],
) -> Result<Vec<Section>> {
    if !form.definition.rows.sections {
        return Ok(Vec::new());
    }
    if record.closed_at.is_some() {
        let kept = record.sections.iter();
        return Ok(kept
            .map(|own| Section {
                id: own.id,
                key: own.key.clone(),
                name: own.name.clone(),
            })
            .collect());
    }
    Ok(source::list(db)?
        .into_iter()
        .filter(|source| source.active || rows.iter().any(|row| row.section == Some(source.id)))
        .map(|source| Section {
            id: source.id,
            key: source.key,
            name: source.name,
        })
        .collect())
}

fn entry(kind: ColumnKind, text: &str) -> Entry {
    match (kind, text.parse::<Decimal>()) {
        (ColumnKind::Text, _) | (_, Err(_)) => Entry::Text(text.to_owned()),
        (_, Ok(number)) => Entry::Number(number),
    }
}

/// The wire name of an origin, as it is stored.
pub(in crate::api) fn origin_name(origin: Origin) -> &'static str {
    match origin {
        Origin::Typed => "typed",
        Origin::Pasted => "pasted",
        Origin::Imported => "imported",
        Origin::Carried => "carried",
        Origin::Zeroed => "zeroed",
        Origin::Summed => "summed",
        Origin::Counted => "counted",
    }
}

/// Reads what [`origin_name`] wrote.
pub(in crate::api) fn origin(name: &str) -> Option<Origin> {
    use Origin::{Carried, Counted, Imported, Pasted, Summed, Typed, Zeroed};
    [Typed, Pasted, Imported, Carried, Zeroed, Summed, Counted]
        .into_iter()
        .find(|origin| origin_name(*origin) == name)
}
