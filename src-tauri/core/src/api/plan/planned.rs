//! Plans loaded whole, and stored with what falls due of their tasks.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::calendar::Deadlines;
use crate::error::{Error, Result};
use crate::plan::occurrence::{Existing, Step, dues, reconcile};
use crate::plan::{About, Appendix, Node, Plan, State};
use crate::store::history::{Change, Table};
use crate::store::{self, Connection, appendix, node, occurrence, plan};

/// A plan with its appendices and their trees.
pub(in crate::api) fn load(db: &Connection, id: i64) -> Result<plan::Record> {
    let mut record = plan::by_id(db, id)?;
    record.plan.appendices = appendix::of_plan(db, id)?;
    for own in &mut record.plan.appendices {
        let lines = node::of_appendix(db, own.id)?;
        own.nodes = lines.into_iter().map(|line| line.node).collect();
    }
    Ok(record)
}

/// Why an issued plan cannot be changed, and what to do.
const LOCKED: &str = "Kế hoạch đã ban hành. Chọn “Sửa đổi kế hoạch”, ghi lý do rồi sửa.";

/// Refuses when the contents of a plan cannot be changed now.
pub(in crate::api) fn refuse_issued(record: &plan::Record) -> Result<()> {
    match (record.plan.state, record.amending) {
        (State::Issued, None) => Err(Error::Closed(LOCKED.to_owned())),
        _ => Ok(()),
    }
}

/// Adds a plan with its appendices, their trees and what falls due of their tasks; nothing of it is present
/// before the changes given back are made.
pub(in crate::api) fn add(
    db: &Connection,
    plan: &Plan,
    deadlines: &Deadlines,
) -> Result<(i64, Vec<Change>)> {
    let id = store::plan::add(db, plan)?;
    let mut changes = vec![Change::present(Table::Plan, id, true)];
    let stored = Plan { id, ..plan.clone() };
    for (position, own) in (0..).zip(&plan.appendices) {
        changes.extend(add_appendix(db, &stored, position, own, deadlines)?);
    }
    Ok((id, changes))
}

/// Adds an appendix of a plan that is stored, with its tree; nothing of it is present before the changes given
/// back are made.
pub(in crate::api) fn add_appendix(
    db: &Connection,
    plan: &Plan,
    position: i64,
    own: &Appendix,
    deadlines: &Deadlines,
) -> Result<Vec<Change>> {
    let id = appendix::add(db, plan.id, position, own)?;
    let mut changes = vec![Change::present(Table::Appendix, id, true)];
    for (place, line) in (1..).zip(&own.nodes) {
        let position = place * node::GAP;
        changes.extend(add_node(db, id, position, line, plan, deadlines)?);
    }
    Ok(changes)
}

/// Adds a line with what falls due of it; nothing is present before the changes given back are made.
/// The first change is of the line itself.
pub(in crate::api) fn add_node(
    db: &Connection,
    appendix: i64,
    position: i64,
    line: &Node,
    plan: &Plan,
    deadlines: &Deadlines,
) -> Result<Vec<Change>> {
    let id = node::add(db, appendix, position, line)?;
    let mut changes = vec![Change::present(Table::Node, id, true)];
    let own = Node { id, ..line.clone() };
    changes.extend(due_changes(db, &own, plan, deadlines)?);
    Ok(changes)
}

/// What is kept of a due date, as the rules see it.
pub(in crate::api) fn existing(own: &occurrence::Record) -> Existing {
    Existing {
        id: own.id,
        due: own.due,
        scheduled: own.scheduled,
        added: own.added,
        state: own.state,
        dated: own.done.is_some(),
        noted: !own.note.is_empty(),
        proven: own.proofs > 0,
    }
}

/// The due dates of a plan's lines, by line, as the rules see them.
pub(in crate::api) fn existing_of(
    db: &Connection,
    plan: i64,
) -> Result<HashMap<i64, Vec<Existing>>> {
    let mut found: HashMap<i64, Vec<Existing>> = HashMap::new();
    for own in occurrence::of_plan(db, plan)? {
        found.entry(own.node).or_default().push(existing(&own));
    }
    Ok(found)
}

/// The due dates that the time of a line gives.
pub(in crate::api) fn wanted(
    line: &Node,
    year: i32,
    about: About,
    deadlines: &Deadlines,
) -> Vec<NaiveDate> {
    let meaning = line.meaning(year);
    meaning.map_or_else(Vec::new, |own| dues(&own, year, about, deadlines))
}

/// The changes that bring what falls due of a line in line with its time (already as it shall be).
pub(in crate::api) fn due_changes(
    db: &Connection,
    line: &Node,
    plan: &Plan,
    deadlines: &Deadlines,
) -> Result<Vec<Change>> {
    let records = occurrence::of_node(db, line.id)?;
    let existing: Vec<Existing> = records.iter().map(existing).collect();
    let wanted = wanted(line, plan.year, plan.about, deadlines);
    let mut changes = Vec::new();
    for step in reconcile(&existing, &wanted) {
        let set = |id, column, day: Option<NaiveDate>| {
            Change::of(
                Table::Occurrence,
                id,
                column,
                day.map(|day| day.to_string()),
            )
        };
        match step {
            Step::Move(id, due) => {
                changes.push(set(id, "due", Some(due)));
                changes.push(set(id, "scheduled", Some(due)));
            }
            Step::Keep(id, day) => changes.push(set(id, "scheduled", day)),
            Step::Remove(id) => changes.push(Change::present(Table::Occurrence, id, false)),
            Step::Add(due) => {
                let own = occurrence::Record {
                    id: 0,
                    node: line.id,
                    due,
                    scheduled: Some(due),
                    added: false,
                    state: occurrence::State::Todo,
                    done: None,
                    note: String::new(),
                    proofs: 0,
                };
                let id = occurrence::add(db, &own)?;
                changes.push(Change::present(Table::Occurrence, id, true));
            }
        }
    }
    Ok(changes)
}

/// What falls due of a plan's lines, by line.
pub(in crate::api) fn occurrences(
    db: &Connection,
    plan: i64,
) -> Result<HashMap<i64, Vec<occurrence::Record>>> {
    let mut found: HashMap<i64, Vec<occurrence::Record>> = HashMap::new();
    for own in occurrence::of_plan(db, plan)? {
        found.entry(own.node).or_default().push(own);
    }
    Ok(found)
}
