//! Invented plans with what was done of their tasks, as measuring needs them.

use std::ops::RangeInclusive;

use super::planned;
use crate::api::desk::{Desk, Options};
use crate::calendar::Deadlines;
use crate::error::Result;
use crate::plan::occurrence::State;
use crate::sample::plan;
use crate::store::history::{self, Change, Subject, Table, Undo};
use crate::store::{self, Connection, evidence, moment, occurrence, unit};

/// Fills a data file with a plan of so many tasks for each year; what was due by now is done, but for a few.
/// Gives how much falls due in all.
///
/// # Errors
///
/// When the data file cannot be written.
pub fn sample_plans_write(
    options: Options,
    years: RangeInclusive<i32>,
    tasks: usize,
) -> Result<usize> {
    let mut desk = Desk::open(options);
    let (at, today, deadlines) = (moment(desk.now()), desk.today(), desk.deadlines()?);
    let mut dues = 0;
    desk.store()?.write(units)?;
    for year in years {
        dues += desk.store()?.write(|db| {
            let id = add(db, year, tasks, &deadlines, &at)?;
            let own = occurrence::of_plan(db, id)?;
            let past: Vec<_> = own.iter().filter(|own| own.due < today).collect();
            done(db, &past, &at)?;
            Ok(own.len())
        })?;
    }
    Ok(dues)
}

/// Adds the units that lead the tasks.
pub(in crate::api) fn units(db: &Connection) -> Result<()> {
    plan::UNITS.iter().try_for_each(|name| {
        let unit = unit::Unit {
            id: 0,
            name: (*name).to_owned(),
            short: String::new(),
            head: String::new(),
        };
        unit::save(db, &unit)
    })
}

fn add(db: &Connection, year: i32, tasks: usize, deadlines: &Deadlines, at: &str) -> Result<i64> {
    let (id, changes) = planned::add(db, &plan::plan(year, tasks), deadlines)?;
    make(db, id, at, &changes)?;
    Ok(id)
}

/// Makes changes that cannot be undone: they came with the plan.
pub(in crate::api) fn make(db: &Connection, plan: i64, at: &str, changes: &[Change]) -> Result<()> {
    let subject = Subject::Plan {
        plan: Some(plan),
        amendment: None,
    };
    history::make(db, subject, at, "kế hoạch mẫu", Undo::Never, changes)?;
    Ok(())
}

/// Three of a hundred stay late, one in ten had nothing arise; each third of the others is proven.
fn done(db: &Connection, past: &[&occurrence::Record], at: &str) -> Result<()> {
    let mut changes = Vec::new();
    for (number, own) in past.iter().enumerate() {
        let set =
            |column, value: String| Change::of(Table::Occurrence, own.id, column, Some(value));
        match number {
            number if number % 33 == 0 => {}
            number if number % 10 == 1 => {
                changes.push(set("state", State::NotArisen.name().to_owned()));
            }
            _ => {
                changes.push(set("state", State::Done.name().to_owned()));
                changes.push(set("done", own.due.to_string()));
            }
        }
        if number % 3 == 2 {
            changes.extend(proof(db, number, own)?);
        }
    }
    let Some(first) = past.first() else {
        return Ok(());
    };
    let plan = store::task::place(db, first.node)?.plan;
    make(db, plan, at, &changes)
}

fn proof(db: &Connection, number: usize, own: &occurrence::Record) -> Result<[Change; 2]> {
    let document = evidence::Record {
        number: format!("{}/BC-UBND", number + 1),
        date: Some(own.due),
        summary: "Báo cáo kết quả thực hiện nhiệm vụ".to_owned(),
        ..evidence::Record::default()
    };
    let id = evidence::add(db, &document)?;
    let proof = evidence::add_proof(db, own.id, id)?;
    Ok([
        Change::present(Table::Evidence, id, true),
        Change::present(Table::Proof, proof, true),
    ])
}
