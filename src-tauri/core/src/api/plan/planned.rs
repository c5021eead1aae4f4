//! Plans loaded whole, and stored with what falls due of their tasks.

use std::collections::HashMap;

use crate::api::desk::Desk;
use crate::calendar::Deadlines;
use crate::error::{Error, Result};
use crate::plan::occurrence::{Existing, Step, dues, reconcile};
use crate::plan::{Appendix, Node, Plan, State};
use crate::store::history::{self, Change, Subject, Table, Undo};
use crate::store::{self, Connection, appendix, moment, node, occurrence, plan};

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

/// Refuses when the contents of a plan cannot be changed now.
pub(in crate::api) fn refuse_issued(record: &plan::Record) -> Result<()> {
    match (record.plan.state, record.amending) {
        (State::Issued, None) => Err(Error::Closed(
            "Kế hoạch đã ban hành. Chọn “Sửa đổi kế hoạch”, ghi lý do rồi sửa.".to_owned(),
        )),
        _ => Ok(()),
    }
}

/// Makes changes of a plan's contents as one act; refuses when it is issued and no amendment is under way.
pub(in crate::api) fn change(
    desk: &mut Desk,
    id: i64,
    label: &str,
    changes: impl FnOnce(&Connection, &plan::Record, &Deadlines) -> Result<Vec<Change>>,
) -> Result<usize> {
    note(desk, id, label, |db, record, deadlines| {
        refuse_issued(record)?;
        changes(db, record, deadlines)
    })
}

/// Makes changes of what the officer knows about a plan and what is not printed; an issued plan as well.
pub(in crate::api) fn note(
    desk: &mut Desk,
    id: i64,
    label: &str,
    changes: impl FnOnce(&Connection, &plan::Record, &Deadlines) -> Result<Vec<Change>>,
) -> Result<usize> {
    let (at, deadlines) = (moment(desk.now()), desk.deadlines()?);
    desk.store()?.write(|db| {
        let record = load(db, id)?;
        let changes = changes(db, &record, &deadlines)?;
        let subject = Subject::Plan {
            plan: Some(id),
            amendment: record.amending,
        };
        history::make(db, subject, &at, label, Undo::Possible, &changes)
    })
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

/// The changes that bring what falls due of a line in line with its time (already as it shall be).
pub(in crate::api) fn due_changes(
    db: &Connection,
    line: &Node,
    plan: &Plan,
    deadlines: &Deadlines,
) -> Result<Vec<Change>> {
    let records = occurrence::of_node(db, line.id)?;
    let existing: Vec<Existing> = records
        .iter()
        .map(|own| Existing {
            id: own.id,
            due: own.due,
            added: own.added,
            touched: own.state != occurrence::State::Todo || !own.note.is_empty() || own.proofs > 0,
        })
        .collect();
    let wanted = match line.meaning(plan.year) {
        Some(schedule) => dues(&schedule, plan.year, plan.about, deadlines),
        None => Vec::new(),
    };
    let mut changes = Vec::new();
    for step in reconcile(&existing, &wanted) {
        changes.push(match step {
            Step::Move(id, due) => Change::of(Table::Occurrence, id, "due", Some(due.to_string())),
            Step::Remove(id) => Change::present(Table::Occurrence, id, false),
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
                Change::present(Table::Occurrence, occurrence::add(db, &own)?, true)
            }
        });
    }
    Ok(changes)
}

/// Brings what falls due of all plans in line with another report calendar. Settings are not undone, and neither
/// is this.
pub(in crate::api) fn follow(db: &Connection, deadlines: &Deadlines, at: &str) -> Result<()> {
    for record in plan::list(db)? {
        let own = load(db, record.plan.id)?.plan;
        let mut changes = Vec::new();
        for line in own.appendices.iter().flat_map(|appendix| &appendix.nodes) {
            changes.extend(due_changes(db, line, &own, deadlines)?);
        }
        let subject = Subject::Plan {
            plan: Some(own.id),
            amendment: None,
        };
        history::make(db, subject, at, "lịch báo cáo", Undo::Never, &changes)?;
    }
    Ok(())
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
