//! The past changes of a plan, with places, before and after.

use std::collections::HashMap;

use super::planned;
use crate::api::desk::Desk;
use crate::api::desk::moments;
use crate::api::reply::*;
use crate::error::Result;
use crate::plan::told::{self, Part};
use crate::plan::{Appendix, Node, Plan, outline};
use crate::store::history::{self, Act, Kind, OfPlan, Table};
use crate::store::{self, Connection, kept, node, target};
use crate::value::capital;

/// How many changes of single cells are looked through.
const MOST: usize = 5000;

pub(in crate::api) fn plan_history(desk: &mut Desk, plan: i64) -> Result<Vec<PlanChange>> {
    let db = desk.db()?;
    let record = planned::load(db, plan)?;
    let made = history::of_plan(db, plan, MOST)?;
    let told = Told {
        places: outline::places_in(&record.plan),
        appendices: appendices(&record.plan),
        lines: lines(db, &made)?,
        targets: targets(db, &made)?,
        reasons: store::plan::amendments(db, plan)?
            .into_iter()
            .map(|own| (own.id, own.reason))
            .collect(),
    };
    let mut found: Vec<PlanChange> = Vec::new();
    // Changes of one act stand together; each line of it is told once.
    for act in
        made.chunk_by(|a, b| (a.step, a.made.act, &a.made.at) == (b.step, b.made.act, &b.made.at))
    {
        found.extend(told.act(act));
    }
    Ok(found)
}

/// Where the lines of a plan stand.
fn appendices(plan: &Plan) -> HashMap<i64, &Appendix> {
    let all = plan.appendices.iter();
    all.flat_map(|own| own.nodes.iter().map(move |node| (node.id, own)))
        .collect()
}

/// The lines that changes are of, as they are or were last.
fn lines(db: &Connection, made: &[OfPlan]) -> Result<HashMap<i64, Node>> {
    let of_nodes = made.iter().filter(|own| own.kind == Kind::Of(Table::Node));
    let mut ids: Vec<i64> = of_nodes.map(|own| own.row).collect();
    ids.sort_unstable();
    ids.dedup();
    let nodes = node::by_ids(db, &ids)?;
    Ok(nodes.into_iter().map(|node| (node.id, node)).collect())
}

fn targets(db: &Connection, made: &[OfPlan]) -> Result<HashMap<i64, String>> {
    let of_targets = made
        .iter()
        .filter(|own| own.kind == Kind::Of(Table::Target));
    of_targets
        .map(|own| Ok((own.row, target::measure(db, own.row)?)))
        .collect()
}

/// What changes are told with.
struct Told<'a> {
    places: HashMap<i64, String>,
    appendices: HashMap<i64, &'a Appendix>,
    lines: HashMap<i64, Node>,
    targets: HashMap<i64, String>,
    reasons: HashMap<i64, String>,
}

impl Told<'_> {
    /// What one act changed: one entry for each line, one for all that merely moved.
    fn act(&self, act: &[OfPlan]) -> Vec<PlanChange> {
        let Some(first) = act.first() else {
            return Vec::new();
        };
        let mut rows: Vec<(Kind, i64)> = Vec::new();
        for own in act {
            if !rows.contains(&(own.kind, own.row)) {
                rows.push((own.kind, own.row));
            }
        }
        // A plan that appears brings its lines with it.
        let whole = |own: &OfPlan| own.kind == Kind::Of(Table::Plan) && own.column == "present";
        if act.iter().any(whole) {
            rows.retain(|(kind, _)| *kind == Kind::Of(Table::Plan));
        }
        // The newest change comes first: the tree's order is the other way round.
        rows.reverse();
        let (mut told, mut moved) = (Vec::new(), Vec::new());
        for (kind, row) in rows {
            let mut of_row: Vec<&OfPlan> = act
                .iter()
                .filter(|own| (own.kind, own.row) == (kind, row))
                .collect();
            of_row.reverse();
            let text = self.row(kind, row, &of_row);
            if !text.is_empty() {
                told.push(self.entry(first, self.place(kind, row), text));
            } else if kind == Kind::Of(Table::Node)
                && of_row.iter().any(|own| own.column == "position")
            {
                moved.push(row);
            }
        }
        if told.is_empty() && !moved.is_empty() {
            let text = format!("Chuyển chỗ, {} dòng có thứ tự mới", moved.len());
            told.push(self.entry(first, String::new(), text));
        }
        told
    }

    fn entry(&self, own: &OfPlan, place: String, text: String) -> PlanChange {
        let label = &own.label;
        PlanChange {
            at: moments::shown_moment(&own.made.at),
            what: match own.made.act {
                Act::Undo => format!("Hoàn tác: {label}"),
                Act::Redo => format!("Làm lại: {label}"),
                Act::Do => capital(label),
            },
            place,
            text,
            reason: own.amendment.and_then(|id| self.reasons.get(&id).cloned()),
        }
    }

    fn place(&self, kind: Kind, row: i64) -> String {
        match kind {
            Kind::Of(Table::Node) => match self.places.get(&row) {
                Some(place) => place.clone(),
                None => "dòng đã xóa".to_owned(),
            },
            Kind::Of(Table::Appendix) => "Phụ lục".to_owned(),
            Kind::Of(Table::Target) => "Chỉ tiêu".to_owned(),
            _ => "Kế hoạch".to_owned(),
        }
    }

    /// What changed of one line of a table; empty when that is of no interest by itself.
    fn row(&self, kind: Kind, row: i64, changes: &[&OfPlan]) -> String {
        let Kind::Of(table) = kind else {
            return String::new();
        };
        let name = match table {
            Table::Node => self.lines.get(&row).map(|node| node.content.clone()),
            Table::Target => self.targets.get(&row).cloned(),
            _ => None,
        };
        let appendix = match table {
            Table::Node => self.appendices.get(&row).copied(),
            _ => None,
        };
        let of = match table {
            Table::Node => Part::Line,
            Table::Target => Part::Target,
            Table::Appendix => Part::Appendix,
            Table::Plan => Part::Plan,
            _ => return String::new(),
        };
        let parts = changes.iter().filter_map(|own| {
            let [from, to] =
                [&own.made.from, &own.made.to].map(|kept| value(of, &own.column, kept));
            let change = told::Change {
                of,
                property: &own.column,
                from: from.as_deref(),
                to: to.as_deref(),
            };
            change.sentence(name.as_deref(), appendix)
        });
        parts.collect::<Vec<_>>().join("; ")
    }
}

/// A value of a change as it is told: what a time means in words, everything else as it is kept.
fn value(of: Part, property: &str, kept: &Option<String>) -> Option<String> {
    match (of, property) {
        (Part::Line, "schedule") => {
            let read = kept.as_ref().map(|text| kept::schedule(text, 0));
            read.map(|read| {
                read.map_or("(không đọc được)".to_owned(), |own| own.describe())
            })
        }
        _ => kept.clone(),
    }
}
