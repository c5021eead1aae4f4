//! A plan read anew goes into the plan that is there: the changes that make it so. Lines that stay keep their ids,
//! and with them their states and evidence; what is gone is only hidden.

use super::planned::{self, add_node, due_changes};
use crate::calendar::Deadlines;
use crate::error::Result;
use crate::plan::compare::{Pair, head, kept_line, positions};
use crate::plan::{Appendix, Node, Plan, Role};
use crate::store::Connection;
use crate::store::history::{Change, Table};
use crate::store::kept::columns_text;
use crate::store::node::{self, GAP, joined_text, kind_name};

/// The changes that make the plan what the file says.
pub(in crate::api) fn changes(
    pair: &Pair<'_>,
    db: &Connection,
    plan: &Plan,
    position: i64,
    deadlines: &Deadlines,
) -> Result<Vec<Change>> {
    let Some(old) = pair.old else {
        return planned::add_appendix(db, plan, position, pair.new, deadlines);
    };
    let mut changes = head_changes(old, pair.new);
    let stored = node::of_appendix(db, old.id)?;
    let place = |at: usize| stored.get(at).map_or(0, |line| line.position);
    let wanted = positions(&pair.matched, &place, GAP);
    for ((node, stays), position) in pair.new.nodes.iter().zip(&pair.matched).zip(wanted) {
        let Some(at) = *stays else {
            changes.extend(add_node(db, old.id, position, node, plan, deadlines)?);
            continue;
        };
        let before = &old.nodes[at];
        let line = kept_line(before, node);
        if place(at) != position {
            changes.push(of_node(before.id, "position", Some(position.to_string())));
        }
        changes.extend(line_changes(before, &line));
        if (before.kind, &before.time, &before.schedule) != (line.kind, &line.time, &line.schedule)
        {
            changes.extend(due_changes(db, &line, plan, deadlines)?);
        }
    }
    let gone = pair.gone().into_iter();
    changes.extend(gone.map(|at| Change::present(Table::Node, old.nodes[at].id, false)));
    Ok(changes)
}

fn of_node(id: i64, column: &'static str, value: Option<String>) -> Change {
    Change::of(Table::Node, id, column, value)
}

fn line_changes(before: &Node, line: &Node) -> Vec<Change> {
    let mut changes = Vec::new();
    for role in Role::ALL {
        if before.text(role) != line.text(role) {
            changes.push(of_node(
                line.id,
                role.name(),
                Some(line.text(role).to_owned()),
            ));
        }
    }
    if before.kind != line.kind {
        changes.push(of_node(
            line.id,
            "kind",
            Some(kind_name(line.kind).to_owned()),
        ));
    }
    if before.level != line.level {
        changes.push(of_node(line.id, "level", Some(line.level.to_string())));
    }
    if before.joined != line.joined {
        changes.push(of_node(line.id, "joined", Some(joined_text(&line.joined))));
    }
    if before.schedule.is_some() && line.schedule.is_none() {
        changes.push(of_node(line.id, "schedule", None));
    }
    changes
}

fn head_changes(old: &Appendix, new: &Appendix) -> Vec<Change> {
    let of = |column, value| Change::of(Table::Appendix, old.id, column, Some(value));
    let lines = head(old, new)
        .into_iter()
        .filter(|(_, _, before, after)| before != after);
    let mut changes: Vec<Change> = lines
        .map(|(column, _, _, after)| of(column, after.to_owned()))
        .collect();
    if old.columns != new.columns {
        changes.push(of("columns", columns_text(&new.columns)));
    }
    changes
}
