//! A plan as the page shows it.

use std::collections::HashMap;

use super::accepted;
use super::act::Done;
use super::decision;
use super::planned;
use crate::api::desk::Desk;
use crate::api::desk::moments;
use crate::api::reply::*;
use crate::error::Result;
use crate::paper::texts::{decision_symbol, number_text};
use crate::plan::layout::{Laid, laid};
use crate::plan::meaning::Meanings;
use crate::plan::occurrence;
use crate::plan::outline::places_in;
use crate::plan::progress::Progress;
use crate::plan::reading::Readings;
use crate::plan::{Node, Plan, State, check, words};
use crate::store::history::{self, Scope};
use crate::store::{self, Connection, unit};
use crate::value::{capital, format_date};

/// A plan that was read, with everything the screen shows.
pub(in crate::api) fn reply(desk: &Desk, record: &store::plan::Record) -> Result<PlanReply> {
    let (db, deadlines, today) = (desk.db()?, desk.deadlines()?, desk.today());
    let plan = &record.plan;
    let work = work(db, plan.id)?;
    let mut meanings = Meanings::new(plan.year, plan.about, deadlines);
    let mut late = 0;
    let mut appendices = Vec::with_capacity(plan.appendices.len());
    for own in &plan.appendices {
        let laid = laid(&own.nodes, &own.columns).into_iter();
        let rows = own.nodes.iter().zip(laid).map(|(node, laid)| {
            let done = work.get(&node.id).map(Vec::as_slice).unwrap_or_default();
            let progress = Progress::of(done, today);
            late += progress.late;
            row(node, laid, meanings.of(node), progress)
        });
        appendices.push(AppendixReply {
            id: own.id,
            rows: rows.collect(),
            fields: AppendixFields::of(own),
        });
    }
    let places = places_in(plan);
    let mut readings = desk.readings.borrow_mut();
    let targets = accepted::of_plan(db, plan, &places, &mut readings)?;
    let decision = decision::of(db, record)?;
    let amending = amendment(db, record)?;
    let locked = planned::refuse_issued(record).err();
    let known = check::Known {
        decision: &texts(&decision),
        places: &places,
        time: &|time| meanings.known(time),
        targets: &targets.all,
    };
    let (undo, redo) = history::labels(db, Scope::Plan(Some(plan.id)))?;
    Ok(PlanReply {
        id: plan.id,
        fields: PlanFields::of(plan),
        state: plan.state,
        state_text: state_text(db, plan, amending.is_some())?,
        editable: locked.is_none(),
        locked: locked.map(|why| why.to_string()),
        amending,
        findings: findings(plan, &known, &mut readings),
        decision,
        appendices,
        targets: targets.shown,
        units: unit::list(db)?.into_iter().map(|unit| unit.name).collect(),
        summary: summary(plan, late),
        saved: moments::saved(db)?,
        undo,
        redo,
    })
}

/// The answer to an act on a plan. What kept its due date against the plan is told behind the message.
pub(in crate::api) fn changed(
    desk: &Desk,
    done: &Done,
    message: Option<String>,
    focus: Vec<i64>,
) -> Result<PlanChanged> {
    Ok(PlanChanged {
        plan: Some(reply(desk, &done.record)?),
        message: told(message, &done.kept),
        question: None,
        focus,
    })
}

/// How many due dates that were kept are told one by one.
const MOST_KEPT: usize = 5;

/// A message with what is said of due dates that were kept behind it.
pub(in crate::api) fn told(message: Option<String>, kept: &[String]) -> Option<String> {
    let mut told: Vec<String> = message.into_iter().collect();
    told.extend(kept.iter().take(MOST_KEPT).cloned());
    if let Some(more @ 1..) = kept.len().checked_sub(MOST_KEPT) {
        told.push(format!("Còn {more} hạn khác đã dời tay cũng được giữ."));
    }
    Some(told.join("\n")).filter(|told| !told.is_empty())
}

/// Nothing was done: the officer is asked first.
pub(in crate::api) fn asked(
    desk: &Desk,
    record: &store::plan::Record,
    question: String,
) -> Result<PlanChanged> {
    Ok(PlanChanged {
        plan: Some(reply(desk, record)?),
        message: None,
        question: Some(question),
        focus: Vec::new(),
    })
}

/// The answer after a plan was added.
pub(in crate::api) fn added(desk: &Desk, id: i64, message: String) -> Result<PlanChanged> {
    let record = planned::load(desk.db()?, id)?;
    Ok(PlanChanged {
        plan: Some(reply(desk, &record)?),
        message: Some(message),
        question: None,
        focus: Vec::new(),
    })
}

/// What falls due of the lines and how far it is.
type Work = HashMap<i64, Vec<(chrono::NaiveDate, occurrence::State)>>;

fn work(db: &Connection, plan: i64) -> Result<Work> {
    let mut work = Work::new();
    store::occurrence::each_state(db, plan, |node, due, state| {
        work.entry(node).or_default().push((due, state));
    })?;
    Ok(work)
}

fn row(node: &Node, laid: Laid, schedule: Option<ScheduleReply>, progress: Progress) -> PlanRow {
    let own = node.clone();
    let further = own
        .further
        .map(|text| Some(text).filter(|text| !text.is_empty()));
    let [further1, further2, further3, further4, further5, further6] = further;
    PlanRow {
        id: own.id,
        kind: own.kind,
        level: own.level,
        label: own.label,
        content: own.content,
        time: own.time,
        lead: own.lead,
        coordinating: own.coordinating,
        result: own.result,
        note: own.note,
        further1,
        further2,
        further3,
        further4,
        further5,
        further6,
        title: laid.title,
        joined: laid.joined,
        schedule,
        progress: progress.text(),
        late: progress.late > 0,
    }
}

fn state_text(db: &Connection, plan: &Plan, amending: bool) -> Result<String> {
    if plan.state == State::Draft {
        return Ok(capital(plan.state.word()));
    }
    let office = store::setting::OFFICE.get(db)?;
    let number = number_text(&plan.number, &decision_symbol(&office.symbol));
    let date: Option<chrono::NaiveDate> = plan.date.parse().ok();
    let date = date.map(|date| format!(" ngày {}", format_date(date)));
    let date = date.unwrap_or_default();
    let amending = match amending {
        true => format!(" · {}", words::AMENDING),
        false => String::new(),
    };
    Ok(format!(
        "{}: Quyết định số {number}{date}{amending}",
        capital(plan.state.word())
    ))
}

/// The reason of the amendment under way.
fn amendment(db: &Connection, record: &store::plan::Record) -> Result<Option<String>> {
    let Some(id) = record.amending else {
        return Ok(None);
    };
    let mut all = store::plan::amendments(db, record.plan.id)?.into_iter();
    Ok(all.find(|own| own.id == id).map(|own| own.reason))
}

fn summary(plan: &Plan, late: usize) -> String {
    let tasks = plan.tasks();
    match late {
        0 => format!("{tasks} nhiệm vụ"),
        late => format!("{tasks} nhiệm vụ · {late} việc trễ hạn"),
    }
}

/// The decision's texts that may cite documents.
fn texts(decision: &Decision) -> Vec<check::HeadText<'_>> {
    let basis = decision.basis.iter();
    let basis = basis.map(|text| ("Căn cứ của quyết định", text.as_str()));
    let articles = decision.articles.iter();
    let articles = articles.map(|text| ("Điều khoản của quyết định", text.as_str()));
    basis.chain(articles).collect()
}

fn findings(plan: &Plan, known: &check::Known, readings: &mut Readings) -> Vec<PlanFinding> {
    let found = check::check(plan, known, readings).into_iter();
    let found = found.map(|own| PlanFinding {
        place: match own.node {
            Some(node) => known.places.get(&node).cloned().unwrap_or_default(),
            None => own.head.to_owned(),
        },
        node: own.node,
        role: own.role,
        text: own.text,
        code: own.code,
        error: own.error,
    });
    found.collect()
}
