//! The sample ward's catalogue of procedures, and its dossiers as lists taken in: for the sample in a file of its own,
//! which they go with; a data file filled with sample figures gets none beside it.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use super::ward::SEED;
use crate::api::desk::Desk;
use crate::error::Result;
use crate::sample::{Dossiering, SampleList, SampleProcedure, lists, procedures};
use crate::store::dossiers::{NewIntake, to_the_end};
use crate::store::history::{self, Subject, Undo};
use crate::store::{self, Connection, field, procedure, source};

/// How many years back dossiers go.
const YEARS: i32 = 2;

/// How far ahead due dates may lie, in days.
const AHEAD: u64 = 366;

/// Adds both; what is there already stays and gets nothing beside it.
pub(super) fn add(desk: &mut Desk) -> Result<()> {
    let is_new = desk.dossiers()?.is_none();
    if !is_new || !procedure::list(desk.db()?)?.is_empty() {
        return Ok(());
    }
    let catalogue = procedures();
    let fields = field::list(desk.db()?)?;
    let at = store::moment(desk.now());
    desk.store()?
        .write(|db| store_procedures(db, &catalogue, &fields, &at))?;
    let sources = source::list(desk.db()?)?;
    let names: Vec<String> = fields.iter().map(|own| own.name.clone()).collect();
    let now = desk.now();
    let lists = lists(&Dossiering {
        procedures: &catalogue,
        fields: &names,
        sources: sources.len(),
        days: &worked(desk, now.date())?,
        now,
        seed: SEED,
    });
    let mut taking = desk.dossiers_made()?.begin()?;
    for own in &lists {
        let key = sources.get(own.source).map(|own| own.key.clone());
        let id = taking.intake(&intake(own, key))?;
        // A list has its heading in the first line.
        for (line, said) in (2..).zip(&own.said) {
            taking.say(id, line, said)?;
        }
    }
    taking.finish(&to_the_end)
}

/// The days worked from which dossiers are made.
fn worked(desk: &Desk, today: NaiveDate) -> Result<Vec<NaiveDate>> {
    let working = desk.working()?;
    let first = NaiveDate::from_ymd_opt(today.year() - YEARS, today.month(), 1).unwrap_or(today);
    let last = today.checked_add_days(Days::new(AHEAD)).unwrap_or(today);
    let days = first.iter_days().take_while(|day| *day <= last);
    Ok(days.filter(|day| working.is_working(*day)).collect())
}

/// Taken in when it was made.
fn intake(own: &SampleList, source: Option<String>) -> NewIntake {
    NewIntake {
        file: own.file.clone(),
        sha256: format!("mẫu {}", own.file),
        taken: own.as_of,
        as_of: own.as_of,
        source,
        profile: String::new(),
        rows: u32::try_from(own.said.len()).unwrap_or(u32::MAX),
        left_out: Vec::new(),
    }
}

fn store_procedures(
    db: &Connection,
    catalogue: &[SampleProcedure],
    fields: &[field::Field],
    at: &str,
) -> Result<()> {
    let mut changes = Vec::new();
    let mut official = BTreeMap::new();
    for own in catalogue {
        changes.extend(procedure::add(db, &own.procedure)?.1);
        official.insert(&own.procedure.field, &own.field);
    }
    for (official, name) in official {
        let key = fields.iter().find(|own| own.name == *name);
        let key = key.map(|own| own.key.clone());
        changes.extend(procedure::field_changes(db, official, key)?);
    }
    history::make(
        db,
        Subject::Procedures,
        at,
        "dữ liệu mẫu",
        Undo::Never,
        &changes,
    )?;
    Ok(())
}
