//! The start of a cycle: every form with the rows it begins with.

use std::collections::HashSet;

use crate::api::desk::Desk;
use crate::api::desk::load::{find, known};
use crate::calendar::Cycle;
use crate::error::Result;
use crate::form::{Form, RowKind};
use crate::sheet::rows::{going_on, is_offered};
use crate::store::{Connection, field, row, sheet, source};

/// Starts every form of a cycle that was not started yet; gives whether any was.
pub(in crate::api) fn start_cycle(desk: &mut Desk, cycle: Cycle) -> Result<bool> {
    let wanted = not_started(desk, cycle)?;
    desk.store()?.write(|db| start(db, cycle, &wanted))
}

/// A form that a cycle lacks, and the rows it starts with.
type Unstarted = (String, Vec<row::Record>);

/// The forms of a cycle that were not started yet.
pub(in crate::api) fn not_started(desk: &Desk, cycle: Cycle) -> Result<Vec<Unstarted>> {
    let codes: Vec<String> = desk
        .forms
        .codes()
        .iter()
        .map(|&code| code.to_owned())
        .collect();
    let mut wanted = Vec::new();
    for code in codes {
        if sheet::find(desk.db()?, &code, cycle)?.is_none() {
            let rows = first_rows(desk, &code, cycle)?;
            wanted.push((code, rows));
        }
    }
    Ok(wanted)
}

/// Starts forms in a cycle; gives whether any was.
pub(in crate::api) fn start(db: &Connection, cycle: Cycle, wanted: &[Unstarted]) -> Result<bool> {
    let mut started = false;
    for (code, rows) in wanted {
        // Another process may have started it meanwhile.
        if sheet::find(db, code, cycle)?.is_none() {
            let id = sheet::add(db, code, cycle)?;
            for own in rows {
                row::add_present(db, id, own)?;
            }
            started = true;
        }
    }
    Ok(started)
}

/// The rows a form starts with: those of the cycle before whose fields are still offered, or its fixed rows.
fn first_rows(desk: &Desk, code: &str, cycle: Cycle) -> Result<Vec<row::Record>> {
    let form = known(desk, code, cycle)?;
    match form.definition.rows.kind {
        RowKind::Fixed => Ok(fixed_rows(form)),
        RowKind::Fields => rows_of_before(desk, form, cycle),
        // A free form lists what happened in this very month.
        RowKind::Free => Ok(Vec::new()),
    }
}

fn fixed_rows(form: &Form) -> Vec<row::Record> {
    let fixed = form.definition.rows.fixed.iter().enumerate();
    fixed
        .map(|(i, fixed)| row::Record {
            key: Some(fixed.key.clone()),
            ..new_row(None, None, i as i64 + 1)
        })
        .collect()
}

fn rows_of_before(desk: &Desk, form: &Form, cycle: Cycle) -> Result<Vec<row::Record>> {
    // A skipped month must not lose the list of fields.
    let last = sheet::last_before(desk.db()?, form.code(), cycle)?;
    let before = last.map(|last| find(desk, form.code(), last)).transpose()?;
    let Some(before) = before.flatten() else {
        return Ok(Vec::new());
    };
    let offered = offered(desk.db()?, cycle)?.into_iter();
    let offered: HashSet<String> = offered.map(|field| field.key).collect();
    let sources = source::list(desk.db()?)?.into_iter();
    let given_up = sources
        .filter(|own| !own.active)
        .map(|own| own.id)
        .collect();
    let going_on: HashSet<i64> = going_on(form, &before, &offered, &given_up)
        .into_iter()
        .collect();
    Ok(row::list(desk.db()?, before.record.id)?
        .into_iter()
        .filter(|own| going_on.contains(&own.id))
        .map(|own| row::Record { name: None, ..own })
        .collect())
}

/// A row of a field, in a section, at a place.
pub(in crate::api) fn new_row(
    source: Option<i64>,
    field: Option<i64>,
    position: i64,
) -> row::Record {
    row::Record {
        id: 0,
        source,
        field,
        of: None,
        key: None,
        name: None,
        position,
    }
}

/// The fields that are offered in a cycle.
pub(in crate::api) fn offered(db: &Connection, cycle: Cycle) -> Result<Vec<field::Field>> {
    let cycle = cycle.to_string();
    let fields = field::list(db)?.into_iter();
    Ok(fields
        .filter(|own| {
            let (from, until) = (own.active_from.as_deref(), own.active_until.as_deref());
            is_offered(&cycle, from, until)
        })
        .collect())
}
