//! The tree of a plan: cells, order, depth, labels.

use super::planned;
use super::view;
use crate::api::desk::Desk;
use crate::api::reply::*;
use crate::calendar::Deadlines;
use crate::error::{Error, Result};
use crate::plan::{Kind as NodeKind, Node, Plan, Role, numbering, outline};
use crate::store::history::{Change, Table};
use crate::store::node::{self, joined_text, kind_name};
use crate::store::{Connection, plan};
use crate::value::tidy;

/// The most letters a cell takes.
const LONGEST: usize = 10_000;

/// The most letters a label takes.
const LONGEST_LABEL: usize = 50;

pub(in crate::api) fn node_set(
    desk: &mut Desk,
    plan: i64,
    node: i64,
    role: Role,
    text: String,
) -> Result<PlanChanged> {
    let text = cell_text(role, &text)?;
    let what = format!("{}, {}", role_word(role), place(desk, plan, node)?);
    edit(desk, plan, &what, &[node], |nodes, chosen| {
        for at in chosen {
            set(nodes, *at, role, &text);
        }
    })?;
    view::changed(desk, plan, None, Vec::new())
}

/// Sets a cell. The first line of a merged cell changes the whole cell; another line leaves it.
fn set(nodes: &mut [Node], at: usize, role: Role, text: &str) {
    let lines = match nodes[at].joined.contains(&role) {
        true => at..at + 1,
        false => outline::merged(nodes, at, role),
    };
    if nodes[at].text(role) != text {
        nodes[at].joined.retain(|own| *own != role);
    }
    for node in &mut nodes[lines] {
        // What the officer said of a time was said of its text.
        if role == Role::Time && node.time != text {
            node.schedule = None;
        }
        text.clone_into(node.text_mut(role));
    }
}

fn cell_text(role: Role, text: &str) -> Result<String> {
    let text = tidy(text);
    let most = match role {
        Role::Label => LONGEST_LABEL,
        _ => LONGEST,
    };
    match text.chars().count() {
        letters if letters > most => Err(Error::Invalid(format!(
            "Ô {} dài {letters} ký tự, quá {most}. Viết ngắn lại hoặc tách thành nhiều dòng.",
            role_word(role)
        ))),
        _ => Ok(text),
    }
}

/// A cell in the middle of a sentence.
pub(in crate::api) fn role_word(role: Role) -> &'static str {
    match role {
        Role::Label => "số thứ tự",
        Role::Content => "nội dung",
        Role::Time => "thời gian",
        Role::Lead => "đơn vị chủ trì",
        Role::Coordinating => "đơn vị phối hợp",
        Role::Result => "kết quả",
        Role::Note => "ghi chú",
    }
}

/// Where a line of a plan is.
pub(in crate::api) fn place(desk: &Desk, plan: i64, node: i64) -> Result<String> {
    let record = planned::load(desk.db()?, plan)?;
    let place = outline::places_in(&record.plan).remove(&node);
    place.ok_or_else(no_line)
}

pub(in crate::api) fn no_line() -> Error {
    Error::NotFound("Dòng này không còn trong kế hoạch nữa.".to_owned())
}

pub(in crate::api) fn no_appendix() -> Error {
    Error::NotFound("Phụ lục này không còn trong kế hoạch nữa.".to_owned())
}

/// Changes lines of a plan: works on a copy of the tree, then changes what differs.
fn edit(
    desk: &mut Desk,
    plan: i64,
    what: &str,
    chosen: &[i64],
    act: impl Fn(&mut Vec<Node>, &[usize]),
) -> Result<usize> {
    planned::change(desk, plan, what, |db, record, deadlines| {
        let mut changes = Vec::new();
        for (appendix, chosen) in by_appendix(&record.plan, chosen)? {
            let before = &record.plan.appendices[appendix].nodes;
            let mut after = before.clone();
            act(&mut after, &chosen);
            changes.extend(differences(db, record, before, after, deadlines)?);
        }
        Ok(changes)
    })
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
        changes.push(set("level", Some(node.level.to_string())));
        changes.push(set("kind", Some(kind_name(node.kind).to_owned())));
        for role in Role::ALL
            .into_iter()
            .filter(|role| old.text(*role) != node.text(*role))
        {
            changes.push(set(role.name(), Some(node.text(role).to_owned())));
        }
        changes.push(set("joined", Some(joined_text(&node.joined))));
        changes.push(set("schedule", node::schedule_text(node)));
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
    planned::change(desk, plan, &what, |db, record, deadlines| {
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
    view::changed(desk, plan, None, nodes)
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
    edit(desk, plan, &what, &nodes, |lines, chosen| {
        let now = outline::indented(lines, chosen, steps);
        reseat(lines, now);
    })?;
    view::changed(desk, plan, None, nodes)
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
    let what = match kind {
        NodeKind::Section => "đổi thành mục",
        NodeKind::Group => "đổi thành nhóm",
        NodeKind::Task => "đổi thành nhiệm vụ",
    };
    edit(desk, plan, what, &nodes, |lines, chosen| {
        let now = outline::of_kind(lines, chosen, kind);
        reseat(lines, now);
    })?;
    view::changed(desk, plan, None, nodes)
}

pub(in crate::api) fn renumber(
    desk: &mut Desk,
    plan: i64,
    appendix: i64,
    numbering: Numbering,
) -> Result<PlanChanged> {
    let style = match numbering {
        Numbering::Nested => numbering::Style::Nested,
        Numbering::Running => numbering::Style::Running,
        Numbering::Dashes => numbering::Style::Dashes,
    };
    let made = planned::change(
        desk,
        plan,
        "đánh lại số thứ tự",
        |db, record, deadlines| {
            let own = record.plan.appendices.iter().find(|own| own.id == appendix);
            let nodes = &own.ok_or_else(no_appendix)?.nodes;
            let mut after = nodes.clone();
            for (node, label) in after.iter_mut().zip(numbering::labels(nodes, style)) {
                node.label = label;
            }
            differences(db, record, nodes, after, deadlines)
        },
    )?;
    let message = match made {
        0 => "Số thứ tự đã đúng, không có gì thay đổi.",
        _ => "Đã đánh lại số thứ tự.",
    };
    view::changed(desk, plan, Some(message.to_owned()), Vec::new())
}

/// What is done, in the middle of a sentence: "xóa 3 dòng".
pub(in crate::api) fn counted(what: &str, lines: usize) -> String {
    match lines {
        1 => format!("{what} dòng"),
        lines => format!("{what} {lines} dòng"),
    }
}
