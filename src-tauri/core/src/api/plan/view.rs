//! A plan as the page shows it.

use std::collections::HashMap;

use super::meaning;
use super::planned;
use super::plans;
use super::targets;
use crate::api::desk::Desk;
use crate::api::figures::views;
use crate::api::reply::*;
use crate::calendar::Deadlines;
use crate::error::Result;
use crate::paper::texts::{decision_symbol, number_text};
use crate::plan::occurrence::{self, Standing, standing};
use crate::plan::outline::places_in;
use crate::plan::reading::Readings;
use crate::plan::{About, Appendix, Kind, Node, Plan, State, check};
use crate::store::history::{self, Scope};
use crate::store::{self, Connection, unit};
use crate::value::format_date;

/// A plan with everything the screen shows.
pub(in crate::api) fn reply(desk: &Desk, id: i64) -> Result<PlanReply> {
    let (db, deadlines, today) = (desk.db()?, desk.deadlines()?, desk.today());
    let record = planned::load(db, id)?;
    let work = work(db, id)?;
    let plan = &record.plan;
    let mut meanings = Meanings::new(plan, deadlines);
    let mut late = 0;
    let mut appendices = Vec::with_capacity(plan.appendices.len());
    for own in &plan.appendices {
        let rows = own.nodes.iter().map(|node| {
            let done = work.get(&node.id).map(Vec::as_slice).unwrap_or_default();
            let mut row = row(node, meanings.of(node));
            let lates = Progress::of(done, today).put(&mut row);
            late += lates;
            row
        });
        appendices.push(AppendixReply {
            id: own.id,
            rows: rows.collect(),
            fields: appendix_fields(own),
        });
    }
    let places = places_in(plan);
    let mut readings = desk.readings.borrow_mut();
    let targets = targets::of_plan(db, plan, &places, &mut readings)?;
    let decision = plans::decision(db, &record)?;
    let amending = amendment(db, &record)?;
    let known = check::Known {
        decision: &texts(&decision),
        places: &places,
        is_read: &|time| meanings.is_read(time),
        targets: &targets.all,
    };
    let (undo, redo) = history::labels(db, Scope::Plan(Some(id)))?;
    Ok(PlanReply {
        id,
        fields: fields(plan),
        state: plan.state,
        state_text: state_text(db, plan, amending.is_some())?,
        editable: plan.state == State::Draft || amending.is_some(),
        amending,
        findings: findings(plan, &known, &mut readings),
        decision,
        appendices,
        targets: targets.shown,
        units: unit::list(db)?.into_iter().map(|unit| unit.name).collect(),
        summary: summary(plan, late),
        saved: views::saved(db)?,
        undo,
        redo,
    })
}

/// The answer to a change of a plan.
pub(in crate::api) fn changed(
    desk: &Desk,
    id: i64,
    message: Option<String>,
    focus: Vec<i64>,
) -> Result<PlanChanged> {
    Ok(PlanChanged {
        plan: Some(reply(desk, id)?),
        message,
        question: None,
        focus,
    })
}

/// Nothing was done: the officer is asked first.
pub(in crate::api) fn asked(desk: &Desk, id: i64, question: String) -> Result<PlanChanged> {
    Ok(PlanChanged {
        question: Some(question),
        ..changed(desk, id, None, Vec::new())?
    })
}

/// What times mean in a plan's year; the same text is read once.
struct Meanings {
    year: i32,
    about: About,
    deadlines: Deadlines,
    read: HashMap<String, ScheduleReply>,
}

impl Meanings {
    fn new(plan: &Plan, deadlines: Deadlines) -> Meanings {
        Meanings {
            year: plan.year,
            about: plan.about,
            deadlines,
            read: HashMap::new(),
        }
    }

    /// What the time of a line means; none for a task without a time, a section, a group.
    fn of(&mut self, node: &Node) -> Option<ScheduleReply> {
        if node.schedule.is_none()
            && let Some(known) = self.read.get(&node.time)
            && node.kind == Kind::Task
        {
            return Some(known.clone());
        }
        let own = meaning::of_node(node, self.year, self.about, &self.deadlines)?;
        if node.schedule.is_none() {
            self.read.insert(node.time.clone(), own.clone());
        }
        Some(own)
    }

    fn is_read(&self, time: &str) -> bool {
        self.read.get(time).is_some_and(|own| own.meaning.is_some())
    }
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

/// How far the work of a task is.
struct Progress {
    all: usize,
    settled: usize,
    late: usize,
}

impl Progress {
    fn of(work: &[(chrono::NaiveDate, occurrence::State)], today: chrono::NaiveDate) -> Progress {
        let count = |wanted: Standing| {
            let stands = |own: &&(chrono::NaiveDate, occurrence::State)| {
                standing(own.1, own.0, today) == wanted
            };
            work.iter().filter(stands).count()
        };
        Progress {
            all: work.len(),
            settled: count(Standing::Settled),
            late: count(Standing::Late),
        }
    }

    /// Writes it into a row and gives the number of late ones.
    fn put(self, row: &mut PlanRow) -> usize {
        row.late = self.late > 0;
        row.progress = match (self.all, self.settled, self.late) {
            (0, ..) => String::new(),
            (_, 0, 0) => "chưa đến hạn".to_owned(),
            (all, settled, 0) => format!("{settled}/{all} xong"),
            (all, settled, late) => format!("{settled}/{all} xong · {late} trễ"),
        };
        self.late
    }
}

fn row(node: &Node, schedule: Option<ScheduleReply>) -> PlanRow {
    let own = node.clone();
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
        joined: own.joined,
        schedule,
        progress: String::new(),
        late: false,
    }
}

/// A plan's own fields.
pub(in crate::api) fn fields(plan: &Plan) -> PlanFields {
    PlanFields {
        year: plan.year,
        about: plan.about,
        title: plan.title.clone(),
        basis: plan.basis.clone(),
        number: plan.number.clone(),
        date: plan.date.clone(),
        signer_title: plan.signer_title.clone(),
        signer: plan.signer.clone(),
    }
}

/// An appendix's own fields.
pub(in crate::api) fn appendix_fields(own: &Appendix) -> AppendixFields {
    AppendixFields {
        name: own.name.clone(),
        title: own.title.clone(),
        attached: own.attached.clone(),
        columns: own.columns.clone(),
        landscape: own.landscape,
        size: own.size,
    }
}

fn state_text(db: &Connection, plan: &Plan, amending: bool) -> Result<String> {
    if plan.state == State::Draft {
        return Ok("Dự thảo".to_owned());
    }
    let office = store::setting::OFFICE.get(db)?;
    let number = number_text(&plan.number, &decision_symbol(&office.symbol));
    let date: Option<chrono::NaiveDate> = plan.date.parse().ok();
    let date = date.map(|date| format!(" ngày {}", format_date(date)));
    let date = date.unwrap_or_default();
    let amending = if amending {
        " · đang sửa đổi"
    } else {
        ""
    };
    Ok(format!(
        "Đã ban hành: Quyết định số {number}{date}{amending}"
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
    let tasks = tasks(plan);
    match late {
        0 => format!("{tasks} nhiệm vụ"),
        late => format!("{tasks} nhiệm vụ · {late} việc trễ hạn"),
    }
}

/// Number of a plan's tasks.
pub(in crate::api) fn tasks(plan: &Plan) -> usize {
    let nodes = plan.appendices.iter().flat_map(|own| &own.nodes);
    nodes.filter(|node| node.kind == Kind::Task).count()
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
        code: own.code.to_owned(),
        error: own.error,
    });
    found.collect()
}
