//! Tasks: listed, and what was done of them.

use chrono::{Datelike, NaiveDate};

use super::evidence::{self, Document};
use super::find::{self, Found};
use super::lines::{self, Lines};
use crate::api::desk::Desk;
use crate::api::reply::*;
use crate::error::{Error, Result};
use crate::plan::name::name;
use crate::plan::occurrence::{Standing, State, standing};
use crate::store::history::{self, Change, Subject, Table, Undo};
use crate::store::task::{self, Place};
use crate::store::{Connection, moment, occurrence, plan, unit};
use crate::value::{format_date, read_date, tidy};

/// How many lines one answer carries.
const MOST_LINES: usize = 500;

/// The longest note, in letters.
const LONGEST_NOTE: usize = 2000;

pub(in crate::api) fn tasks(desk: &mut Desk, filter: TaskFilter) -> Result<TaskList> {
    let (db, today) = (desk.db()?, desk.today());
    let found = find::find(db, &filter, today)?;
    let all = plan::list(db)?.into_iter();
    let units = unit::list(db)?.into_iter();
    Ok(TaskList {
        lines: Lines::new(db, today).of(&found, filter.skip, MOST_LINES)?,
        total: found.dues.len() + found.undated.len(),
        summary: summary(&found, today),
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
    })
}

/// "12 việc: 3 trễ hạn, 2 đến hạn trong 14 ngày".
pub(in crate::api) fn summary(found: &Found, today: NaiveDate) -> String {
    let count = |wanted: Standing| {
        let dues = found.dues.iter();
        dues.filter(|(_, due)| standing(due.state, due.due, today) == wanted)
            .count()
    };
    let total = match found.dues.len() + found.undated.len() {
        0 => return "Không có việc nào".to_owned(),
        total => format!("{total} việc"),
    };
    let parts: Vec<String> = [
        (count(Standing::Late), "trễ hạn"),
        (count(Standing::Soon), "đến hạn trong 14 ngày"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, words)| format!("{count} {words}"))
    .collect();
    match parts.is_empty() {
        true => total,
        false => format!("{total}: {}", parts.join(", ")),
    }
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
    let wanted = Wanted::read(desk, fields)?;
    let label = wanted.label(own.len());
    let at = moment(desk.now());
    let made = desk.store()?.write(|db| {
        let mut changes = match &wanted.document {
            Some(document) => evidence::changes(db, document, &own)?,
            None => Vec::new(),
        };
        let mut plans = Vec::new();
        for id in &own {
            let record = occurrence::by_id(db, *id)?;
            let place = task::place(db, record.node)?;
            changes.extend(wanted.changes(db, &record, place)?);
            plans.push(place.plan);
        }
        history::make(db, subject(&plans), &at, &label, Undo::Possible, &changes)
    })?;
    let message = match made {
        0 => "Không có gì thay đổi".to_owned(),
        _ => format!("Đã ghi: {label}"),
    };
    lines::changed(desk.db()?, desk.today(), &own, message)
}

/// A step names its plan where it is of one.
pub(in crate::api) fn subject(plans: &[i64]) -> Subject {
    let first = plans.first().copied();
    Subject::Task {
        plan: first.filter(|first| plans.iter().all(|plan| plan == first)),
    }
}

/// What is to be changed of occurrences, read and checked.
struct Wanted {
    state: Option<State>,
    done: Option<NaiveDate>,
    due: Option<String>,
    note: Option<String>,
    document: Option<Document>,
    today: NaiveDate,
}

impl Wanted {
    fn read(desk: &Desk, fields: OccurrenceFields) -> Result<Wanted> {
        let today = desk.today();
        let note = fields.note.map(|note| tidy(&note));
        if note
            .as_ref()
            .is_some_and(|note| note.chars().count() > LONGEST_NOTE)
        {
            return Err(Error::Invalid(format!(
                "Ghi chú dài quá {LONGEST_NOTE} ký tự. Viết ngắn lại."
            )));
        }
        let done = fields.done.filter(|done| !done.trim().is_empty());
        let done = done
            .map(|done| past_day("Ngày xong", &done, today))
            .transpose()?;
        if done.is_some() && fields.state.is_some_and(|state| state != State::Done) {
            return Err(Error::Invalid(
                "Chỉ việc đã xong mới có ngày xong. Chọn “Đã xong” hoặc bỏ ngày xong.".to_owned(),
            ));
        }
        Ok(Wanted {
            state: fields.state,
            done,
            due: fields.due.filter(|due| !due.trim().is_empty()),
            note,
            document: fields
                .evidence
                .map(|fields| evidence::read(desk, fields))
                .transpose()?,
            today,
        })
    }

    /// "đã xong 3 việc".
    fn label(&self, count: usize) -> String {
        let what = match (self.state, &self.due, &self.document) {
            (Some(state), _, _) => state.text().to_lowercase(),
            (None, Some(_), _) => "đổi hạn".to_owned(),
            (None, None, Some(_)) => "minh chứng của".to_owned(),
            (None, None, None) if self.done.is_some() => "ngày xong của".to_owned(),
            (None, None, None) => "ghi chú".to_owned(),
        };
        format!("{what} {count} việc")
    }

    fn changes(
        &self,
        db: &Connection,
        record: &occurrence::Record,
        place: Place,
    ) -> Result<Vec<Change>> {
        let set = |column, value| Change::of(Table::Occurrence, record.id, column, value);
        let mut changes = Vec::new();
        if let Some(state) = self.state {
            changes.push(set("state", Some(state.name().to_owned())));
        }
        let state = self.state.unwrap_or(State::named(&record.state));
        let done = match (state, self.done) {
            (State::Done, Some(done)) => Some(done),
            (State::Done, None) => Some(record.done.unwrap_or(self.today)),
            (_, Some(_)) => {
                return Err(Error::Invalid(
                    "Việc chưa xong thì chưa có ngày xong. Chọn “Đã xong” trước.".to_owned(),
                ));
            }
            (_, None) => None,
        };
        changes.push(set("done", done.map(|done| done.to_string())));
        if let Some(due) = &self.due {
            let due = due_day(db, due, record.node, place, Some(record.id))?;
            changes.push(set("due", Some(due.to_string())));
        }
        if let Some(note) = &self.note {
            changes.push(set("note", Some(note.clone())));
        }
        Ok(changes)
    }
}

/// A day that has come, as typed; without a year it is of this one.
pub(in crate::api) fn past_day(what: &str, text: &str, today: NaiveDate) -> Result<NaiveDate> {
    let day = day(what, text, today.year())?;
    match day > today {
        true => Err(Error::Invalid(format!(
            "{what} {} chưa đến. Nhập ngày không sau hôm nay ({}).",
            format_date(day),
            format_date(today)
        ))),
        false => Ok(day),
    }
}

fn day(what: &str, text: &str, year: i32) -> Result<NaiveDate> {
    read_date(text, year).ok_or_else(|| {
        Error::Invalid(format!(
            "{what} “{}” không phải ngày có thật. Viết ngày/tháng/năm, ví dụ 15/01/{year}.",
            text.trim()
        ))
    })
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
    let due = day("Hạn", text, year)?;
    if (due.year() - year).abs() > 1 {
        return Err(Error::Invalid(format!(
            "Hạn {} cách xa năm {year} của kế hoạch. Xem lại năm.",
            format_date(due)
        )));
    }
    let others = occurrence::of_node(db, node)?;
    match others
        .iter()
        .any(|other| Some(other.id) != own && other.due == due)
    {
        true => Err(Error::Invalid(format!(
            "Việc này đã có hạn {}. Nhập ngày khác.",
            format_date(due)
        ))),
        false => Ok(due),
    }
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
            state: State::Todo.name().to_owned(),
            done: None,
            note: String::new(),
            proofs: 0,
        };
        let id = occurrence::add(db, &own)?;
        let label = format!("thêm hạn {}", format_date(due));
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
    let message = format!("Đã thêm hạn {}", format_date(due));
    lines::changed(desk.db()?, desk.today(), &[id], message)
}

pub(in crate::api) fn occurrence_delete(desk: &mut Desk, id: i64) -> Result<TasksChanged> {
    let at = moment(desk.now());
    let due = desk.store()?.write(|db| {
        let record = occurrence::by_id(db, id)?;
        let due = format_date(record.due);
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
