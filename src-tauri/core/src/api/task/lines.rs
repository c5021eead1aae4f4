//! Tasks as the page shows them.

use std::collections::HashMap;
use std::rc::Rc;

use chrono::NaiveDate;

use super::find::Found;
use crate::api::desk::working;
use crate::api::figures::views;
use crate::api::reply::{EvidenceReply, TaskLine, TasksChanged};
use crate::calendar::Working;
use crate::error::Result;
pub(in crate::api) use crate::plan::name::short as plan_name;
use crate::plan::outline::places;
use crate::plan::{Column, Node};
use crate::store::history::{self, Scope, Subject};
use crate::store::task::{self, Place};
use crate::store::{Connection, appendix, evidence, node, occurrence, plan};
use crate::task::line::{Due, Further, document_text, file_name};

/// What the lines of one answer have in common: read once each.
pub(in crate::api) struct Lines<'a> {
    db: &'a Connection,
    working: Rc<Working>,
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
    /// The columns of the office's own that its appendices have.
    columns: HashMap<i64, Vec<Column>>,
}

impl<'a> Lines<'a> {
    pub(in crate::api) fn new(db: &'a Connection, today: NaiveDate) -> Result<Lines<'a>> {
        Ok(Lines {
            db,
            working: Rc::new(working(db)?),
            today,
            plans: HashMap::new(),
            nodes: HashMap::new(),
        })
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
        let both = dated.chain(undated).skip(skip).take(most);
        let wanted: Vec<(Place, Option<i64>)> = both.collect();
        let ids: Vec<i64> = wanted.iter().filter_map(|(_, id)| *id).collect();
        let mut records = occurrence::by_ids(self.db, &ids)?.into_iter();
        let lines = wanted.into_iter().map(|(place, id)| {
            // What a filter finds is there: both are read within one command.
            match id.and_then(|_| records.next()) {
                Some(record) => self.dated(place, record),
                None => self.undated(place),
            }
        });
        lines.collect()
    }

    /// One thing that falls due.
    pub(in crate::api) fn one(&mut self, id: i64) -> Result<TaskLine> {
        let record = occurrence::by_id(self.db, id)?;
        let place = task::place(self.db, record.node)?;
        self.dated(place, record)
    }

    fn dated(&mut self, place: Place, record: occurrence::Record) -> Result<TaskLine> {
        let documents = match record.proofs {
            0 => Vec::new(),
            _ => evidence::of_occurrence(self.db, record.id)?,
        };
        let due = Due {
            day: record.due,
            state: record.state,
            done: record.done,
        };
        let (working, today) = (Rc::clone(&self.working), self.today);
        let (before, _) = self.before(place)?;
        let further = self.further(place)?;
        let (node, within) = self.node(place)?;
        Ok(TaskLine {
            id: Some(record.id),
            further,
            note: record.note,
            added: record.added,
            evidence: documents.iter().map(document).collect(),
            ..TaskLine::dated(node, place.plan, before + within, due, &working, today)
        })
    }

    fn undated(&mut self, place: Place) -> Result<TaskLine> {
        let (before, year) = self.before(place)?;
        let further = self.further(place)?;
        let (node, within) = self.node(place)?;
        Ok(TaskLine {
            further,
            ..TaskLine::undated(node, place.plan, before + within, year)
        })
    }

    /// What the columns of the appendix's own say of a line.
    fn further(&mut self, place: Place) -> Result<Vec<Further>> {
        let columns = self.plan(place.plan)?.columns.get(&place.appendix);
        let columns = columns.cloned().unwrap_or_default();
        Ok(Further::of(&self.node(place)?.0, &columns))
    }

    /// The plan and the appendix of a line, in words before its own place; and the plan's year.
    fn before(&mut self, place: Place) -> Result<(String, i32)> {
        let plan = self.plan(place.plan)?;
        let before = match plan.appendices.get(&place.appendix) {
            Some(name) => format!("{} · {name}, ", plan.name),
            None => format!("{} · ", plan.name),
        };
        Ok((before, plan.year))
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
                columns: all
                    .into_iter()
                    .map(|mut own| {
                        own.columns.retain(|column| column.role.further().is_some());
                        (own.id, own.columns)
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

/// A document as the page shows it.
fn document(own: &evidence::Record) -> EvidenceReply {
    EvidenceReply {
        id: own.id,
        number: own.number.clone(),
        date: own.date,
        summary: own.summary.clone(),
        text: evidence_text(own),
        file: file_name(&own.link),
        copied: !own.copy.is_empty(),
    }
}

/// "12/BC-UBND ngày 15/11/2026: Báo cáo …", as far as it is known.
pub(in crate::api) fn evidence_text(own: &evidence::Record) -> String {
    document_text(&own.number, own.date, &own.summary, &own.link)
}

/// A step names its plan where it is of one.
pub(in crate::api) fn subject(plans: &[i64]) -> Subject {
    let first = plans.first().copied();
    Subject::Task {
        plan: first.filter(|first| plans.iter().all(|plan| plan == first)),
    }
}

/// The answer to a change of tasks: the lines that changed, as they are now.
pub(in crate::api) fn changed(
    db: &Connection,
    today: NaiveDate,
    ids: &[i64],
    message: String,
) -> Result<TasksChanged> {
    let mut lines = Lines::new(db, today)?;
    let (undo, redo) = history::labels(db, Scope::Tasks)?;
    Ok(TasksChanged {
        lines: ids.iter().map(|id| lines.one(*id)).collect::<Result<_>>()?,
        message,
        saved: views::saved(db)?,
        undo,
        redo,
    })
}
