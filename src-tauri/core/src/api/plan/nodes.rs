//! The tree of a plan: cells, order, depth, labels.

use super::act::{self, Done};
use super::planned::{self, refuse_issued};
use super::view;
use crate::api::desk::Desk;
use crate::api::reply::*;
use crate::calendar::Deadlines;
use crate::error::{Error, Result};
use crate::plan::numbering::labels;
use crate::plan::{Kind as NodeKind, Node, Plan, Role, edit, outline};
use crate::store::history::{Change, Table};
use crate::store::node::{self, joined_text, kind_name};
use crate::store::{Connection, plan};

pub(in crate::api) fn node_set(
    desk: &mut Desk,
    plan: i64,
    node: i64,
    role: Role,
    text: String,
) -> Result<PlanChanged> {
    let text = edit::cell_text(role, &text)?;
    let done = act::named(desk, plan, |db, record, deadlines| {
        refuse_issued(record)?;
        let what = format!("{}, {}", role.word(), place(&record.plan, node)?);
        let changes = edited(db, record, deadlines, &[node], |nodes, chosen| {
            for at in chosen {
                edit::set(nodes, *at, role, &text);
            }
        })?;
        Ok((what, changes))
    })?;
    view::changed(desk, &done, None, Vec::new())
}

/// Where a line of a plan is.
pub(in crate::api) fn place(plan: &Plan, node: i64) -> Result<String> {
    outline::places_in(plan).remove(&node).ok_or_else(no_line)
}

pub(in crate::api) fn no_line() -> Error {
    Error::NotFound("Dòng này không còn trong kế hoạch nữa.".to_owned())
}

pub(in crate::api) fn no_appendix() -> Error {
    Error::NotFound("Phụ lục này không còn trong kế hoạch nữa.".to_owned())
}

/// Changes lines of a plan: works on a copy of the tree, then changes what differs.
fn edit_lines(
    desk: &mut Desk,
    plan: i64,
    what: &str,
    chosen: &[i64],
    act: impl Fn(&mut Vec<Node>, &[usize]),
) -> Result<Done> {
    act::change(desk, plan, what, |db, record, deadlines| {
        edited(db, record, deadlines, chosen, act)
    })
}

/// The changes of an edit of the tree.
fn edited(
    db: &Connection,
    record: &plan::Record,
    deadlines: &Deadlines,
    chosen: &[i64],
    act: impl Fn(&mut Vec<Node>, &[usize]),
) -> Result<Vec<Change>> {
    let mut changes = Vec::new();
    for (appendix, chosen) in by_appendix(&record.plan, chosen)? {
        let before = &record.plan.appendices[appendix].nodes;
        let mut after = before.clone();
        act(&mut after, &chosen);
        changes.extend(differences(db, record, before, after, deadlines)?);
    }
    Ok(changes)
}

/// The chosen lines by appendix, as indices.
pub(in crate::api) fn by_appendix(plan: &Plan, chosen: &[i64]) -> Result<Vec<(usize, Vec<usize>)>> {
    let mut found = Vec::new();
    let mut count = 0;
    for (appendix, own) in plan.appendices.iter().enumerate() {
        let lines = own.nodes.iter().enumerate();
        let lines = lines.filter(|(_, node)| chosen.contains(&node.id));
        let lines: Vec<usize> = lines.map(|(at, _)| at).collect();
        count += lines.len();
        found.extend((!lines.is_empty()).then_some((appendix, lines)));
    }
    let mut wanted = chosen.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    match count == wanted.len() {
        true => Ok(found),
        false => Err(no_line()),
    }
}

/// What must change to make lines what they shall be; their order does not matter but for merged cells.
pub(in crate::api) fn differences(
    db: &Connection,
    record: &plan::Record,
    before: &[Node],
    mut after: Vec<Node>,
    deadlines: &Deadlines,
) -> Result<Vec<Change>> {
    for (at, joined) in outline::joins(&after).into_iter().enumerate() {
        after[at].joined = joined;
    }
    let known: std::collections::HashMap<i64, &Node> =
        before.iter().map(|node| (node.id, node)).collect();
    let mut changes = Vec::new();
    for node in &after {
        let Some(old) = known.get(&node.id).filter(|old| ***old != *node) else {
            continue;
        };
        let set = |column, value| Change::of(Table::Node, node.id, column, value);
        let texts = Role::ALL.into_iter();
        let texts = texts.filter(|role| old.text(*role) != node.text(*role));
        changes.extend(texts.map(|role| set(role.name(), Some(node.text(role).to_owned()))));
        if old.level != node.level {
            changes.push(set("level", Some(node.level.to_string())));
        }
        if old.kind != node.kind {
            changes.push(set("kind", Some(kind_name(node.kind).to_owned())));
        }
        if old.joined != node.joined {
            changes.push(set("joined", Some(joined_text(&node.joined))));
        }
        if old.schedule != node.schedule {
            changes.push(set("schedule", node::schedule_text(node)));
        }
        if (old.kind, &old.time, &old.schedule) != (node.kind, &node.time, &node.schedule) {
            changes.extend(planned::due_changes(db, node, &record.plan, deadlines)?);
        }
    }
    Ok(changes)
}

pub(in crate::api) fn nodes_move(
    desk: &mut Desk,
    plan: i64,
    nodes: Vec<i64>,
    steps: i64,
) -> Result<PlanChanged> {
    let what = counted("chuyển chỗ", nodes.len());
    let done = act::change(desk, plan, &what, |db, record, deadlines| {
        let mut changes = Vec::new();
        for (appendix, chosen) in by_appendix(&record.plan, &nodes)? {
            let own = &record.plan.appendices[appendix];
            let order = outline::moved(&own.nodes, &chosen, steps);
            let positions = node::of_appendix(db, own.id)?;
            for (line, place) in order.iter().zip(&positions) {
                let value = Some(place.position.to_string());
                changes.push(Change::of(
                    Table::Node,
                    own.nodes[*line].id,
                    "position",
                    value,
                ));
            }
            let after = order.iter().map(|line| own.nodes[*line].clone()).collect();
            changes.extend(differences(db, record, &own.nodes, after, deadlines)?);
        }
        Ok(changes)
    })?;
    view::changed(desk, &done, None, nodes)
}

pub(in crate::api) fn nodes_indent(
    desk: &mut Desk,
    plan: i64,
    nodes: Vec<i64>,
    steps: i64,
) -> Result<PlanChanged> {
    let what = match steps < 0 {
        true => counted("đưa ra ngoài", nodes.len()),
        false => counted("đưa vào trong", nodes.len()),
    };
    let done = edit_lines(desk, plan, &what, &nodes, |lines, chosen| {
        let now = outline::indented(lines, chosen, steps);
        reseat(lines, now);
    })?;
    view::changed(desk, &done, None, nodes)
}

fn reseat(lines: &mut [Node], now: Vec<(u8, NodeKind)>) {
    for (line, (level, kind)) in lines.iter_mut().zip(now) {
        (line.level, line.kind) = (level, kind);
    }
}

pub(in crate::api) fn nodes_kind(
    desk: &mut Desk,
    plan: i64,
    nodes: Vec<i64>,
    kind: NodeKind,
) -> Result<PlanChanged> {
    let what = format!("đổi thành {}", kind.word());
    let done = edit_lines(desk, plan, &what, &nodes, |lines, chosen| {
        let now = outline::of_kind(lines, chosen, kind);
        reseat(lines, now);
    })?;
    view::changed(desk, &done, None, nodes)
}

pub(in crate::api) fn renumber(
    desk: &mut Desk,
    plan: i64,
    appendix: i64,
    numbering: Numbering,
) -> Result<PlanChanged> {
    let done = act::change(
        desk,
        plan,
        "đánh lại số thứ tự",
        |db, record, deadlines| {
            let own = record.plan.appendices.iter().find(|own| own.id == appendix);
            let nodes = &own.ok_or_else(no_appendix)?.nodes;
            let mut after = nodes.clone();
            for (node, label) in after.iter_mut().zip(labels(nodes, numbering)) {
                node.label = label;
            }
            differences(db, record, nodes, after, deadlines)
        },
    )?;
    let message = match done.changes {
        0 => "Số thứ tự đã đúng, không có gì thay đổi.",
        _ => "Đã đánh lại số thứ tự.",
    };
    view::changed(desk, &done, Some(message.to_owned()), Vec::new())
}

/// What is done, in the middle of a sentence: "xóa 3 dòng".
pub(in crate::api) fn counted(what: &str, lines: usize) -> String {
    match lines {
        1 => format!("{what} dòng"),
        lines => format!("{what} {lines} dòng"),
    }
}
