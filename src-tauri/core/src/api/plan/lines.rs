//! Lines of the tree added, copied, deleted.

use super::act;
use super::nodes::{by_appendix, counted, differences, no_appendix, no_line};
use super::planned;
use super::view;
use crate::api::desk::Desk;
use crate::api::reply::*;
use crate::calendar::Deadlines;
use crate::error::Result;
use crate::plan::{Kind as NodeKind, Node, Plan, edit, outline};
use crate::store::history::{Change, Table};
use crate::store::node::{self, GAP};
use crate::store::{Connection, plan};

pub(in crate::api) fn node_add(
    desk: &mut Desk,
    plan: i64,
    appendix: i64,
    after: Option<i64>,
    kind: NodeKind,
    level: Option<u8>,
) -> Result<PlanChanged> {
    let mut focus = Vec::new();
    let what = format!("thêm {}", kind.word());
    let done = act::change(desk, plan, &what, |db, record, deadlines| {
        let own = record.plan.appendices.iter().find(|own| own.id == appendix);
        let nodes = &own.ok_or_else(no_appendix)?.nodes;
        let after = match after {
            Some(id) => Some(
                nodes
                    .iter()
                    .position(|node| node.id == id)
                    .ok_or_else(no_line)?,
            ),
            None => None,
        };
        let (at, level) = outline::seat(nodes, after, kind, level);
        let line = Node {
            kind,
            level,
            ..Node::default()
        };
        let mut added = Adding::new(db, record, deadlines, appendix)?;
        focus = added.put(at, &[line])?;
        added.finished()
    })?;
    view::changed(desk, &done, None, focus)
}

/// Lines being added to an appendix.
struct Adding<'a> {
    db: &'a Connection,
    record: &'a plan::Record,
    deadlines: &'a Deadlines,
    appendix: i64,
    /// The lines there, with those added: id and position.
    lines: Vec<(i64, i64)>,
    changes: Vec<Change>,
}

impl<'a> Adding<'a> {
    fn new(
        db: &'a Connection,
        record: &'a plan::Record,
        deadlines: &'a Deadlines,
        appendix: i64,
    ) -> Result<Adding<'a>> {
        let lines = node::of_appendix(db, appendix)?.into_iter();
        Ok(Adding {
            db,
            record,
            deadlines,
            appendix,
            lines: lines.map(|own| (own.node.id, own.position)).collect(),
            changes: Vec::new(),
        })
    }

    /// Puts lines before the line that stands at a place, and gives their ids.
    fn put(&mut self, at: usize, new: &[Node]) -> Result<Vec<i64>> {
        let places: Vec<i64> = self.lines.iter().map(|line| line.1).collect();
        let room = edit::room(&places, at, new.len(), GAP)?;
        for ((id, place), apart) in self.lines.iter_mut().zip(room.apart.into_iter().flatten()) {
            *place = apart;
            let value = Some(apart.to_string());
            self.changes
                .push(Change::of(Table::Node, *id, "position", value));
        }
        let mut ids = Vec::with_capacity(new.len());
        for (offset, (line, position)) in new.iter().zip(room.new).enumerate() {
            let (db, plan) = (self.db, &self.record.plan);
            let made = planned::add_node(db, self.appendix, position, line, plan, self.deadlines)?;
            // The first change is of the line itself.
            let id = made.first().map_or(0, |change| change.row);
            self.changes.extend(made);
            self.lines.insert(at + offset, (id, position));
            ids.push(id);
        }
        Ok(ids)
    }

    /// All changes; cells that no longer continue the one above them are single now.
    fn finished(mut self) -> Result<Vec<Change>> {
        let added = node::by_ids(
            self.db,
            &self.lines.iter().map(|line| line.0).collect::<Vec<_>>(),
        )?;
        let after = added.clone();
        let changes = differences(self.db, self.record, &added, after, self.deadlines)?;
        self.changes.extend(changes);
        Ok(self.changes)
    }
}

pub(in crate::api) fn nodes_copy(
    desk: &mut Desk,
    plan: i64,
    nodes: Vec<i64>,
) -> Result<PlanChanged> {
    let mut focus = Vec::new();
    let done = act::change(
        desk,
        plan,
        &counted("sao chép", nodes.len()),
        |db, record, deadlines| {
            let mut changes = Vec::new();
            for (appendix, chosen) in by_appendix(&record.plan, &nodes)? {
                let own = &record.plan.appendices[appendix];
                let mut added = Adding::new(db, record, deadlines, own.id)?;
                // From below, so that the places above stay what they are.
                for run in edit::runs(&own.nodes, &chosen).into_iter().rev() {
                    let ids = added.put(run.end, &own.nodes[run])?;
                    focus.splice(0..0, ids);
                }
                changes.extend(added.finished()?);
            }
            Ok(changes)
        },
    )?;
    let message = Some(format!("Đã sao chép {} dòng.", focus.len()));
    view::changed(desk, &done, message, focus)
}

pub(in crate::api) fn nodes_delete(
    desk: &mut Desk,
    plan: i64,
    nodes: Vec<i64>,
    sure: bool,
) -> Result<PlanChanged> {
    let record = planned::load(desk.db()?, plan)?;
    planned::refuse_issued(&record)?;
    let gone = gone(&record.plan, &nodes)?;
    if !sure {
        let work = planned::occurrences(desk.db()?, plan)?;
        let of_gone = gone.iter().filter_map(|id| work.get(id)).flatten();
        let done = of_gone
            .filter(|own| planned::existing(own).is_touched())
            .count();
        if done > 0 {
            let question = format!(
                "Xóa {} dòng, trong đó có {done} việc đã ghi trạng thái, ghi chú, minh chứng hoặc dời hạn? Có thể hoàn tác bằng Ctrl+Z.",
                gone.len()
            );
            return view::asked(desk, &record, question);
        }
    }
    let done = act::change(
        desk,
        plan,
        &counted("xóa", gone.len()),
        |db, record, deadlines| {
            let mut changes: Vec<Change> = gone
                .iter()
                .map(|id| Change::present(Table::Node, *id, false))
                .collect();
            for own in &record.plan.appendices {
                let left = own.nodes.iter().filter(|node| !gone.contains(&node.id));
                let left: Vec<Node> = left.cloned().collect();
                if left.len() < own.nodes.len() {
                    changes.extend(differences(db, record, &own.nodes, left, deadlines)?);
                }
            }
            Ok(changes)
        },
    )?;
    let message = Some(format!("Đã xóa {} dòng. Ctrl+Z để lấy lại.", gone.len()));
    view::changed(desk, &done, message, Vec::new())
}

/// The lines that go when these are deleted: with what is below them.
fn gone(plan: &Plan, nodes: &[i64]) -> Result<Vec<i64>> {
    let mut gone = Vec::new();
    for (appendix, chosen) in by_appendix(plan, nodes)? {
        let lines = &plan.appendices[appendix].nodes;
        for root in outline::roots(lines, &chosen) {
            gone.extend(lines[root].iter().map(|node| node.id));
        }
    }
    Ok(gone)
}
