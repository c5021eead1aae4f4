//! Tasks as the page shows them.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::find::Found;
use crate::api::figures::views;
use crate::api::reply::{EvidenceReply, TaskLine, TasksChanged};
use crate::error::Result;
use crate::plan::Node;
pub(in crate::api) use crate::plan::name::short as plan_name;
use crate::plan::occurrence::{Standing, State, standing};
use crate::plan::outline::places;
use crate::schedule::Schedule;
use crate::store::task::{self, Place};
use crate::store::{Connection, appendix, evidence, history, node, occurrence, plan};
use crate::value::format_date;

/// What the lines of one answer have in common: read once each.
pub(in crate::api) struct Lines<'a> {
    db: &'a Connection,
    today: NaiveDate,
    plans: HashMap<i64, PlanOf>,
    /// The lines of appendices, with where they stand in words.
    nodes: HashMap<i64, HashMap<i64, (Node, String)>>,
}

struct PlanOf {
    name: String,
    year: i32,
    /// The names of its appendices, where it has several.
    appendices: HashMap<i64, String>,
}

impl<'a> Lines<'a> {
    pub(in crate::api) fn new(db: &'a Connection, today: NaiveDate) -> Lines<'a> {
        Lines {
            db,
            today,
            plans: HashMap::new(),
            nodes: HashMap::new(),
        }
    }

    /// Some of what a filter finds: what falls due first, then tasks for which nothing does.
    pub(in crate::api) fn of(
        &mut self,
        found: &Found,
        skip: usize,
        most: usize,
    ) -> Result<Vec<TaskLine>> {
        let dated = found.dues.iter().map(|(place, due)| (*place, Some(due.id)));
        let undated = found.undated.iter().map(|place| (*place, None));
        let mut lines = Vec::new();
        for (place, id) in dated.chain(undated).skip(skip).take(most) {
            lines.push(match id {
                Some(id) => self.dated(place, occurrence::by_id(self.db, id)?)?,
                None => self.undated(place)?,
            });
        }
        Ok(lines)
    }

    /// One thing that falls due.
    pub(in crate::api) fn one(&mut self, id: i64) -> Result<TaskLine> {
        let record = occurrence::by_id(self.db, id)?;
        let place = task::place(self.db, record.node)?;
        self.dated(place, record)
    }

    fn dated(&mut self, place: Place, record: occurrence::Record) -> Result<TaskLine> {
        let state = State::named(&record.state);
        let standing = standing(state, record.due, self.today);
        let documents = match record.proofs {
            0 => Vec::new(),
            _ => evidence::of_occurrence(self.db, record.id)?,
        };
        Ok(TaskLine {
            id: Some(record.id),
            due: Some(record.due),
            due_text: format_date(record.due),
            left: left(state, &record, self.today),
            state,
            state_text: state.text().to_owned(),
            standing,
            done: record.done,
            note: record.note,
            added: record.added,
            evidence: documents.iter().map(evidence_reply).collect(),
            ..self.undated(place)?
        })
    }

    fn undated(&mut self, place: Place) -> Result<TaskLine> {
        let plan = self.plan(place.plan)?;
        let year = plan.year;
        let appendix = plan.appendices.get(&place.appendix);
        let before = match appendix {
            Some(name) => format!("{} · {name}, ", plan.name),
            None => format!("{} · ", plan.name),
        };
        let (node, within) = self.node(place)?;
        Ok(TaskLine {
            id: None,
            node: place.node,
            plan: place.plan,
            place: format!("{before}{within}"),
            content: node.content.clone(),
            lead: node.lead.clone(),
            coordinating: node.coordinating.clone(),
            result: node.result.clone(),
            time: node.time.clone(),
            due: None,
            due_text: String::new(),
            left: without_due(node, year),
            state: State::Todo,
            state_text: State::Todo.text().to_owned(),
            standing: Standing::Undated,
            done: None,
            note: String::new(),
            added: false,
            evidence: Vec::new(),
        })
    }

    fn plan(&mut self, id: i64) -> Result<&PlanOf> {
        if !self.plans.contains_key(&id) {
            let plan = plan::by_id(self.db, id)?.plan;
            let all = appendix::of_plan(self.db, id)?;
            let several = (1..).zip(&all).filter(|_| all.len() > 1);
            let own = PlanOf {
                name: plan_name(&plan),
                year: plan.year,
                appendices: several
                    .map(|(number, own)| match own.name.trim() {
                        "" => (own.id, format!("Bảng {number}")),
                        name => (own.id, name.to_owned()),
                    })
                    .collect(),
            };
            self.plans.insert(id, own);
        }
        Ok(&self.plans[&id])
    }

    fn node(&mut self, place: Place) -> Result<&(Node, String)> {
        if !self.nodes.contains_key(&place.appendix) {
            let lines = node::of_appendix(self.db, place.appendix)?;
            let lines: Vec<Node> = lines.into_iter().map(|line| line.node).collect();
            let places = places(&lines);
            let both = lines.into_iter().zip(places);
            let by_id = both.map(|(node, place)| (node.id, (node, place)));
            self.nodes.insert(place.appendix, by_id.collect());
        }
        Ok(&self.nodes[&place.appendix][&place.node])
    }
}

/// "còn 3 ngày", "trễ 5 ngày", "xong 12/11/2026".
fn left(state: State, record: &occurrence::Record, today: NaiveDate) -> String {
    let days = (record.due - today).num_days();
    match (state, record.done) {
        (State::Done, Some(done)) => format!("xong {}", format_date(done)),
        (State::Done, None) => "đã xong".to_owned(),
        (State::NotArisen, _) => "không phát sinh".to_owned(),
        _ if days < 0 => format!("trễ {} ngày", -days),
        _ if days == 0 => "hôm nay là ngày cuối".to_owned(),
        _ => format!("còn {days} ngày"),
    }
}

/// Why nothing falls due of a task.
fn without_due(node: &Node, year: i32) -> String {
    match node.meaning(year) {
        Some(Schedule::Ongoing) => "thường xuyên".to_owned(),
        Some(Schedule::OnDemand) => "khi có phát sinh".to_owned(),
        Some(_) => format!("không có hạn trong năm {year}"),
        None if node.time.is_empty() => "chưa ghi thời gian".to_owned(),
        None => "chưa hiểu thời gian".to_owned(),
    }
}

/// A document as the page shows it.
pub(in crate::api) fn evidence_reply(own: &evidence::Record) -> EvidenceReply {
    let file = std::path::Path::new(&own.link).file_name();
    EvidenceReply {
        id: own.id,
        number: own.number.clone(),
        date: own.date,
        summary: own.summary.clone(),
        text: evidence_text(own),
        file: file.map(|file| file.to_string_lossy().into_owned()),
        copied: !own.copy.is_empty(),
    }
}

/// "12/BC-UBND ngày 15/11/2026: Báo cáo …", as far as it is known.
pub(in crate::api) fn evidence_text(own: &evidence::Record) -> String {
    let date = own.date.map(|date| format!("ngày {}", format_date(date)));
    let head: Vec<String> = [Some(own.number.clone()), date]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    let both = [head.join(" "), own.summary.clone()];
    let both: Vec<String> = both.into_iter().filter(|part| !part.is_empty()).collect();
    match both.is_empty() {
        true => {
            let file = std::path::Path::new(&own.link).file_name();
            file.unwrap_or_default().to_string_lossy().into_owned()
        }
        false => both.join(": "),
    }
}

/// The answer to a change of tasks: the lines that changed, as they are now.
pub(in crate::api) fn changed(
    db: &Connection,
    today: NaiveDate,
    ids: &[i64],
    message: String,
) -> Result<TasksChanged> {
    let mut lines = Lines::new(db, today);
    Ok(TasksChanged {
        lines: ids.iter().map(|id| lines.one(*id)).collect::<Result<_>>()?,
        message,
        saved: views::saved(db)?,
        undo: history::undoable(db)?.map(|step| step.label),
        redo: history::redoable(db)?.map(|step| step.label),
    })
}
