//! What the times of tasks mean: read, and said by the officer.

use super::act;
use super::nodes::{no_line, place};
use super::planned;
use super::view;
use crate::api::desk::Desk;
use crate::api::reply::*;
use crate::error::{Error, Result};
use crate::plan::meaning::Meanings;
use crate::plan::{About, Kind, fields};
use crate::schedule::Schedule;
use crate::store::history::{Change, Table};
use crate::store::node;
use crate::value::tidy;

pub(in crate::api) fn schedule_read(desk: &mut Desk, text: String, year: i32) -> Result<TimeReply> {
    let year = fields::year(year)?;
    let mut meanings = Meanings::new(year, About::default(), desk.deadlines()?);
    let read = meanings.of_text(&tidy(&text));
    let working = desk.working()?;
    let told = read.dues.iter().map(|due| working.told(*due).words());
    Ok(TimeReply {
        told: told.collect(),
        read,
    })
}

pub(in crate::api) fn schedule_set(
    desk: &mut Desk,
    plan: i64,
    node: i64,
    schedule: Option<Schedule>,
) -> Result<PlanChanged> {
    schedule.as_ref().map_or(Ok(()), Schedule::possible)?;
    // What a time means is not printed: it may be said of an issued plan too.
    let done = act::named(desk, plan, |db, record, deadlines| {
        let nodes = record.plan.appendices.iter().flat_map(|own| &own.nodes);
        let mut own = nodes
            .clone()
            .find(|own| own.id == node)
            .ok_or_else(no_line)?
            .clone();
        if own.kind != Kind::Task {
            return Err(Error::Invalid("Chỉ nhiệm vụ mới có thời gian.".to_owned()));
        }
        own.schedule = schedule;
        let text = node::schedule_text(&own);
        let mut changes = vec![Change::of(Table::Node, node, "schedule", text)];
        changes.extend(planned::due_changes(db, &own, &record.plan, deadlines)?);
        let what = format!("ý nghĩa thời gian, {}", place(&record.plan, node)?);
        Ok((what, changes))
    })?;
    view::changed(desk, &done, None, Vec::new())
}
