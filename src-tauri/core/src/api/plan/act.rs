//! Acts on a plan: what it was is read once, what it is afterwards follows from the changes where it can.

use std::collections::HashMap;

use super::planned::{due_changes, load, refuse_issued};
use crate::api::desk::Desk;
use crate::calendar::Deadlines;
use crate::error::Result;
use crate::plan::outline::places_in;
use crate::plan::{Node, occurrence};
use crate::store::history::{self, Change, Kind, Subject, Table, Undo};
use crate::store::{self, Connection, moment, node, plan};

/// What an act did.
pub(in crate::api) struct Done {
    /// How many changes were made; 0: all was so before.
    pub(in crate::api) changes: usize,
    /// The plan as it is now.
    pub(in crate::api) record: plan::Record,
    /// Due dates that kept the day agreed for them, though the plan now gives another one: as sentences.
    pub(in crate::api) kept: Vec<String>,
}

/// Makes changes of a plan's contents as one act; refuses when it is issued and no amendment is under way.
pub(in crate::api) fn change(
    desk: &mut Desk,
    id: i64,
    label: &str,
    changes: impl FnOnce(&Connection, &plan::Record, &Deadlines) -> Result<Vec<Change>>,
) -> Result<Done> {
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
) -> Result<Done> {
    named(desk, id, |db, record, deadlines| {
        Ok((label.to_owned(), changes(db, record, deadlines)?))
    })
}

/// Makes changes as one act whose name depends on the plan.
pub(in crate::api) fn named(
    desk: &mut Desk,
    id: i64,
    act: impl FnOnce(&Connection, &plan::Record, &Deadlines) -> Result<(String, Vec<Change>)>,
) -> Result<Done> {
    let (at, deadlines) = (moment(desk.now()), desk.deadlines()?);
    desk.store()?.write(|db| {
        let record = load(db, id)?;
        let (label, changes) = act(db, &record, &deadlines)?;
        let subject = Subject::Plan {
            plan: Some(id),
            amendment: record.amending.or(opened(&changes)),
        };
        let made = history::make(db, subject, &at, &label, Undo::Possible, &changes)?;
        let gone = changes
            .iter()
            .any(|own| own.kind == Kind::Of(Table::Plan) && own.column == "present");
        let record = match gone {
            true => record,
            false => after(db, record, &changes)?,
        };
        Ok(Done {
            changes: made,
            kept: kept(db, &record, &changes)?,
            record,
        })
    })
}

/// The amendment that changes open: that belongs to it already.
fn opened(changes: &[Change]) -> Option<i64> {
    let of_plan = changes
        .iter()
        .filter(|own| own.kind == Kind::Of(Table::Plan));
    let mut opens = of_plan.filter(|own| own.column == "amending");
    opens.find_map(|own| own.value.as_ref()?.parse().ok())
}

/// A plan after changes of its lines: those that changed or came are read, the others stay as they were. Everything
/// is read anew when something else changed.
fn after(db: &Connection, mut record: plan::Record, changes: &[Change]) -> Result<plan::Record> {
    let (mut lines, mut moved) = (Vec::new(), false);
    for own in changes {
        match own.kind {
            Kind::Of(Table::Occurrence | Table::Target) => {}
            Kind::Of(Table::Node) => match own.column.as_str() {
                "position" => moved = true,
                "present" if own.value.as_deref() == Some("0") => moved = true,
                column => {
                    moved |= column == "present";
                    lines.push(own.row);
                }
            },
            _ => return load(db, record.plan.id),
        }
    }
    lines.sort_unstable();
    lines.dedup();
    let read = node::by_ids(db, &lines)?.into_iter();
    let mut read: HashMap<i64, Node> = read.map(|line| (line.id, line)).collect();
    for own in &mut record.plan.appendices {
        for line in &mut own.nodes {
            if let Some(now) = read.remove(&line.id) {
                *line = now;
            }
        }
        if moved {
            let known = own.nodes.drain(..).map(|line| (line.id, line));
            let mut known: HashMap<i64, Node> = known.collect();
            let order = node::order(db, own.id)?.into_iter();
            let lines = order.filter_map(|id| known.remove(&id).or_else(|| read.remove(&id)));
            own.nodes = lines.collect();
        }
    }
    Ok(record)
}

/// What is said of due dates that kept their day against the plan.
fn kept(db: &Connection, record: &plan::Record, changes: &[Change]) -> Result<Vec<String>> {
    let of = |own: &&Change, column| {
        own.kind == Kind::Of(Table::Occurrence) && own.column.as_str() == column
    };
    let moved: Vec<i64> = changes
        .iter()
        .filter(|own| of(own, "due"))
        .map(|own| own.row)
        .collect();
    let against = changes
        .iter()
        .filter(|own| of(own, "scheduled") && !moved.contains(&own.row));
    let mut sentences = Vec::new();
    let mut places = None;
    for own in against {
        let own = store::occurrence::by_id(db, own.row)?;
        if own.scheduled == Some(own.due) {
            continue;
        }
        let places = places.get_or_insert_with(|| places_in(&record.plan));
        let place = places.get(&own.node).map_or("", String::as_str);
        let kept = occurrence::kept(own.due, own.scheduled);
        sentences.push(format!("{place}: {kept}."));
    }
    Ok(sentences)
}

/// Brings what falls due of all plans in line with another report calendar. Settings are not undone, and neither
/// is this. Gives the due dates that kept the day agreed for them, as sentences.
pub(in crate::api) fn follow(
    db: &Connection,
    deadlines: &Deadlines,
    at: &str,
) -> Result<Vec<String>> {
    let mut sentences = Vec::new();
    for record in plan::list(db)? {
        let record = load(db, record.plan.id)?;
        let own = &record.plan;
        let mut changes = Vec::new();
        for line in own.appendices.iter().flat_map(|appendix| &appendix.nodes) {
            changes.extend(due_changes(db, line, own, deadlines)?);
        }
        let subject = Subject::Plan {
            plan: Some(own.id),
            amendment: None,
        };
        history::make(db, subject, at, "lịch báo cáo", Undo::Never, &changes)?;
        sentences.extend(kept(db, &record, &changes)?);
    }
    Ok(sentences)
}
