//! The sample ward's plan of the current year: from the template, with what was due by today done with invented
//! documents, but for two tasks.

use chrono::{Datelike, Days, NaiveDate};

use super::bulk::{make, units};
use super::planned;
use crate::api::desk::Desk;
use crate::error::Result;
use crate::plan::Plan;
use crate::plan::occurrence::State;
use crate::plan::template::{Template, built_in};
use crate::store::history::{Change, Table};
use crate::store::kept::Office;
use crate::store::{Connection, evidence, moment, occurrence, unit};

/// How many tasks of the past are left undone.
const LATE: usize = 2;

/// Adds the plan, and units when the catalogue has none. Without a template there is no plan.
pub(in crate::api) fn add(desk: &mut Desk, office: &Office) -> Result<()> {
    let (today, deadlines) = (desk.today(), desk.deadlines()?);
    let at = moment(desk.now());
    let read = |(file, text): (String, String)| Template::read(&file, &text).ok();
    let Some(template) = built_in().find_map(read) else {
        return Ok(());
    };
    let plan = Plan {
        signer: office.signer.clone(),
        signer_title: office.signer_title.clone(),
        ..template.plan(today.year())
    };
    desk.store()?.write(|db| {
        if unit::list(db)?.is_empty() {
            units(db)?;
        }
        let (id, changes) = planned::add(db, &plan, &deadlines)?;
        make(db, id, &at, &changes)?;
        let mut past = occurrence::of_plan(db, id)?;
        past.retain(|own| own.due < today);
        past.sort_by_key(|own| (own.due, own.id));
        let done = past.len().saturating_sub(LATE);
        let mut changes = Vec::new();
        for (number, own) in past[..done].iter().enumerate() {
            changes.extend(finished(db, number, own)?);
        }
        make(db, id, &at, &changes)
    })
}

/// Done some days before it was due; every other time a document proves it.
fn finished(db: &Connection, number: usize, own: &occurrence::Record) -> Result<Vec<Change>> {
    let day = early(own.due, number);
    let set = |column, value: String| Change::of(Table::Occurrence, own.id, column, Some(value));
    if number % 9 == 4 {
        return Ok(vec![set("state", State::NotArisen.name().to_owned())]);
    }
    let mut changes = vec![
        set("state", State::Done.name().to_owned()),
        set("done", day.to_string()),
    ];
    if number.is_multiple_of(2) {
        let document = evidence::Record {
            number: format!("{:02}/MẪU-UBND", number / 2 + 1),
            date: Some(day),
            summary: "Văn bản mẫu để dùng thử, không có thật".to_owned(),
            ..evidence::Record::default()
        };
        let id = evidence::add(db, &document)?;
        let proof = evidence::add_proof(db, own.id, id)?;
        changes.push(Change::present(Table::Evidence, id, true));
        changes.push(Change::present(Table::Proof, proof, true));
    }
    Ok(changes)
}

fn early(due: NaiveDate, number: usize) -> NaiveDate {
    due - Days::new(number as u64 % 4)
}
