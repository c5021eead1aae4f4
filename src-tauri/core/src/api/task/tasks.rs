//! Tasks: listed, and what was done of them.

use chrono::{Datelike, NaiveDate};

use super::evidence;
use super::find;
use super::lines::{self, Lines, subject};
use crate::api::desk::Desk;
use crate::api::reply::*;
use crate::calendar::with_weekday;
use crate::error::{Error, Result};
use crate::plan::name::name;
use crate::plan::occurrence::State;
use crate::store::history::{self, Change, Scope, Table, Undo};
use crate::store::task::{self, Place};
use crate::store::{Connection, moment, occurrence, plan, unit};
use crate::task::change::{self, Wanted};
use crate::task::line::summary;
use crate::task::span;

/// How many lines one answer carries.
const MOST_LINES: usize = 500;

pub(in crate::api) fn tasks(desk: &mut Desk, filter: TaskFilter) -> Result<TaskList> {
    let (db, today) = (desk.db()?, desk.today());
    let (filter, dropped) = find::known(db, filter)?;
    let found = find::find(db, &filter, today)?;
    let all = plan::list(db)?.into_iter();
    let units = unit::list(db)?.into_iter();
    let (undo, redo) = history::labels(db, Scope::Tasks)?;
    Ok(TaskList {
        lines: Lines::new(db, today)?.of(&found, filter.skip, MOST_LINES)?,
        total: found.total(),
        summary: summary(found.standings(today)),
        filter,
        dropped,
        plans: all
            .map(|own| Named {
                id: own.plan.id,
                name: name(&own.plan),
            })
            .collect(),
        units: units
            .map(|own| Named {
                id: own.id,
                name: own.name,
            })
            .collect(),
        spans: span::named(today),
        undo,
        redo,
    })
}

pub(in crate::api) fn day_read(desk: &mut Desk, text: String) -> Result<NaiveDate> {
    Ok(change::day("Ngày", &text, desk.today().year())?)
}

pub(in crate::api) fn occurrences_set(
    desk: &mut Desk,
    ids: Vec<i64>,
    fields: OccurrenceFields,
) -> Result<TasksChanged> {
    let mut own: Vec<i64> = Vec::new();
    for id in ids {
        if !own.contains(&id) {
            own.push(id);
        }
    }
    if own.is_empty() {
        return Err(Error::Invalid(
            "Chưa chọn việc nào. Chọn việc trong danh sách rồi làm lại.".to_owned(),
        ));
    }
    let today = desk.today();
    let wanted = Wanted::read(
        fields.state,
        fields.done.as_deref(),
        fields.due,
        fields.note.as_deref(),
        today,
    )?;
    let document = fields.evidence.map(|fields| evidence::read(desk, fields));
    let document = document.transpose()?;
    let label = wanted.label(own.len(), document.is_some());
    let at = moment(desk.now());
    let made = desk.store()?.write(|db| {
        let mut all = match &document {
            Some(document) => evidence::changes(db, document, &own)?,
            None => Vec::new(),
        };
        let mut plans = Vec::new();
        for id in &own {
            let record = occurrence::by_id(db, *id)?;
            let place = task::place(db, record.node)?;
            all.extend(changes(db, &wanted, &record, place, today)?);
            plans.push(place.plan);
        }
        history::make(db, subject(&plans), &at, &label, Undo::Possible, &all)
    })?;
    let message = match made {
        0 => "Không có gì thay đổi".to_owned(),
        _ => format!("Đã ghi: {label}"),
    };
    lines::changed(desk.db()?, today, &own, message)
}

/// The changes that write of one thing that falls due what is wanted of all.
fn changes(
    db: &Connection,
    wanted: &Wanted,
    record: &occurrence::Record,
    place: Place,
    today: NaiveDate,
) -> Result<Vec<Change>> {
    let set = |column, value| Change::of(Table::Occurrence, record.id, column, value);
    let mut changes = Vec::new();
    if let Some(state) = wanted.state {
        changes.push(set("state", Some(state.name().to_owned())));
    }
    let done = wanted.done_of(record.state, record.done, today)?;
    changes.push(set("done", done.map(|done| done.to_string())));
    if let Some(due) = &wanted.due {
        let due = due_day(db, due, record.node, place, Some(record.id))?;
        changes.push(set("due", Some(due.to_string())));
    }
    if let Some(note) = &wanted.note {
        changes.push(set("note", Some(note.clone())));
    }
    Ok(changes)
}

/// A due date of a task, as typed; without a year it is of the plan's. `own`: the occurrence it is for.
fn due_day(
    db: &Connection,
    text: &str,
    node: i64,
    place: Place,
    own: Option<i64>,
) -> Result<NaiveDate> {
    let year = plan::by_id(db, place.plan)?.plan.year;
    let others = occurrence::of_node(db, node)?.into_iter();
    let others = others.filter(|other| Some(other.id) != own);
    Ok(change::due_day(text, year, others.map(|other| other.due))?)
}

pub(in crate::api) fn occurrence_add(
    desk: &mut Desk,
    node: i64,
    due: String,
) -> Result<TasksChanged> {
    let at = moment(desk.now());
    let (id, due) = desk.store()?.write(|db| {
        let place = task::place(db, node)?;
        if !place.task {
            return Err(Error::Invalid(
                "Mục và nhóm không có hạn. Chọn một nhiệm vụ.".to_owned(),
            ));
        }
        let due = due_day(db, &due, node, place, None)?;
        let own = occurrence::Record {
            id: 0,
            node,
            due,
            scheduled: None,
            added: true,
            state: State::Todo,
            done: None,
            note: String::new(),
            proofs: 0,
        };
        let id = occurrence::add(db, &own)?;
        let label = format!("thêm hạn {}", with_weekday(due));
        let appears = [Change::present(Table::Occurrence, id, true)];
        history::make(
            db,
            subject(&[place.plan]),
            &at,
            &label,
            Undo::Possible,
            &appears,
        )?;
        Ok((id, due))
    })?;
    let message = format!("Đã thêm hạn {}", desk.working()?.told(due).words());
    lines::changed(desk.db()?, desk.today(), &[id], message)
}

pub(in crate::api) fn occurrence_delete(desk: &mut Desk, id: i64) -> Result<TasksChanged> {
    let at = moment(desk.now());
    let due = desk.store()?.write(|db| {
        let record = occurrence::by_id(db, id)?;
        let due = with_weekday(record.due);
        if !record.added {
            return Err(Error::Invalid(format!(
                "Hạn {due} do thời gian trong kế hoạch sinh ra nên không xóa được. \
                 Nếu không phải làm, chọn “Không phát sinh”."
            )));
        }
        let place = task::place(db, record.node)?;
        let label = format!("xóa hạn {due}");
        let goes = [Change::present(Table::Occurrence, id, false)];
        history::make(
            db,
            subject(&[place.plan]),
            &at,
            &label,
            Undo::Possible,
            &goes,
        )?;
        Ok(due)
    })?;
    lines::changed(desk.db()?, desk.today(), &[], format!("Đã xóa hạn {due}"))
}
