//! A plan from a file or a pasted text: shown as it was understood, stored all or nothing as one undo step; into an
//! existing plan as the difference to it.

use super::act;
use super::merge;
use super::planned;
use super::preview::{SAME, count, counted, preview};
use super::reading::Reading;
use super::view;
use crate::api::desk::Desk;
use crate::api::desk::shown::ShownAs;
use crate::api::reply::*;
use crate::error::Result;
use crate::plan::About;
use crate::plan::compare::pairs;
use crate::store::history::{self, Subject, Undo};
use crate::store::{self, backup::Reason, moment};

pub(in crate::api) fn plan_read(
    desk: &mut Desk,
    source: PlanSource,
    year: Option<i32>,
    into: Option<PlanInto>,
    mends: Vec<Mend>,
) -> Result<PlanPreview> {
    let reading = Reading::of(desk, source, year, into, mends)?;
    if let Some((path, print)) = &reading.file {
        desk.shown.note(ShownAs::Plan, path, *print);
    }
    preview(reading, desk)
}

pub(in crate::api) fn plan_apply(
    desk: &mut Desk,
    source: PlanSource,
    year: Option<i32>,
    about: About,
    into: Option<PlanInto>,
    mends: Vec<Mend>,
) -> Result<PlanChanged> {
    let reading = Reading::of(desk, source, year, into, mends)?;
    if let Some((path, print)) = &reading.file {
        desk.shown.refuse_unseen(ShownAs::Plan, path, *print)?;
    }
    reading.refuse_problems()?;
    match &reading.into {
        Some(record) => merge_into(&reading, record, desk),
        None => add(&reading, desk, about),
    }
}

/// Adds a plan as it was read.
fn add(own: &Reading, desk: &mut Desk, about: About) -> Result<PlanChanged> {
    let plan = own.plan(about);
    let (now, deadlines) = (desk.now(), desk.deadlines()?);
    let label = format!("nhập kế hoạch từ {}", own.read.file);
    desk.store()?.copy(now, Reason::BeforeImport)?;
    let id = desk.store()?.write(|db| {
        let (id, changes) = planned::add(db, &plan, &deadlines)?;
        let subject = Subject::Plan {
            plan: Some(id),
            amendment: None,
        };
        history::make(db, subject, &moment(now), &label, Undo::Possible, &changes)?;
        Ok(id)
    })?;
    let tasks = plan.tasks();
    let message = format!("Đã nhập {} nhiệm vụ từ {}", count(tasks), own.read.file);
    view::added(desk, id, message)
}

/// Brings the plan that is there in line with what was read.
fn merge_into(own: &Reading, record: &store::plan::Record, desk: &mut Desk) -> Result<PlanChanged> {
    let id = record.plan.id;
    let differences = own.differences(desk)?;
    if differences.is_empty() {
        return Ok(PlanChanged {
            plan: Some(view::reply(desk, record)?),
            message: Some(SAME.to_owned()),
            question: None,
            focus: Vec::new(),
        });
    }
    let now = desk.now();
    desk.store()?.copy(now, Reason::BeforeImport)?;
    let label = format!("nhập lại kế hoạch từ {}", own.read.file);
    let done = act::change(desk, id, &label, |db, record, deadlines| {
        let new = own.plan(record.plan.about);
        let mut changes = Vec::new();
        // New appendices stand after those that are there.
        for (position, pair) in (record.plan.appendices.len()..).zip(pairs(&record.plan, &new)) {
            let position = position as i64;
            changes.extend(merge::changes(
                &pair,
                db,
                &record.plan,
                position,
                deadlines,
            )?);
        }
        Ok(changes)
    })?;
    let message = format!("Đã nhập {}: {}", own.read.file, counted(&differences));
    view::changed(desk, &done, Some(message), Vec::new())
}
