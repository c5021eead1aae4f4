//! The tree of a plan: cells, lines, order, depth, labels.

use super::desk::Desk;
use super::reply::*;
use super::{plan_view, planned, plans};
use crate::calendar::Deadlines;
use crate::error::{Error, Result};
use crate::plan::{Kind as NodeKind, Node, Plan, Role, numbering, outline};
use crate::schedule::{self, Day, Schedule};
use crate::store::history::{Change, Table};
use crate::store::node::{self, GAP, joined_text, kind_name};
use crate::store::{Connection, plan};
use crate::value::tidy;

/// The most letters a cell takes.
const LONGEST: usize = 10_000;

/// The most letters a label takes.
const LONGEST_LABEL: usize = 50;

/// The most lines an appendix takes.
const MOST_LINES: usize = 5000;

pub(super) fn node_set(
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
    plan_view::changed(desk, plan, None, Vec::new())
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
pub(super) fn role_word(role: Role) -> &'static str {
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
fn place(desk: &Desk, plan: i64, node: i64) -> Result<String> {
    let record = planned::load(desk.db()?, plan)?;
    let place = outline::places_in(&record.plan).remove(&node);
    place.ok_or_else(no_line)
}

fn no_line() -> Error {
    Error::NotFound("Dòng này không còn trong kế hoạch nữa.".to_owned())
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
fn by_appendix(plan: &Plan, chosen: &[i64]) -> Result<Vec<(usize, Vec<usize>)>> {
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
fn differences(
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
        let year = record.plan.year;
        if (old.kind, &old.time, &old.schedule) != (node.kind, &node.time, &node.schedule) {
            changes.extend(planned::due_changes(db, node, year, deadlines)?);
        }
    }
    Ok(changes)
}

pub(super) fn node_add(
    desk: &mut Desk,
    plan: i64,
    appendix: i64,
    after: Option<i64>,
    kind: NodeKind,
    level: Option<u8>,
) -> Result<PlanChanged> {
    let mut focus = Vec::new();
    let what = match kind {
        NodeKind::Section => "thêm mục",
        NodeKind::Group => "thêm nhóm",
        NodeKind::Task => "thêm nhiệm vụ",
    };
    planned::change(desk, plan, what, |db, record, deadlines| {
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
    plan_view::changed(desk, plan, None, focus)
}

fn no_appendix() -> Error {
    Error::NotFound("Phụ lục này không còn trong kế hoạch nữa.".to_owned())
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
        if self.lines.len() + new.len() > MOST_LINES {
            return Err(Error::Invalid(format!(
                "Phụ lục có quá {MOST_LINES} dòng. Chia thành nhiều phụ lục."
            )));
        }
        let room = self.room(at, new.len() as i64);
        let mut ids = Vec::with_capacity(new.len());
        for (offset, (line, position)) in new.iter().zip(room).enumerate() {
            let (db, year) = (self.db, self.record.plan.year);
            let made = planned::add_node(db, self.appendix, position, line, year, self.deadlines)?;
            // The first change is of the line itself.
            let id = made.first().map_or(0, |change| change.row);
            self.changes.extend(made);
            self.lines.insert(at + offset, (id, position));
            ids.push(id);
        }
        Ok(ids)
    }

    /// Positions for so many lines; where the gap is too small, all lines move apart.
    fn room(&mut self, at: usize, count: i64) -> Vec<i64> {
        let low = at.checked_sub(1).map_or(0, |above| self.lines[above].1);
        let high = self
            .lines
            .get(at)
            .map_or(low + GAP * (count + 1), |line| line.1);
        let step = (high - low) / (count + 1);
        if step > 0 {
            return (1..=count).map(|number| low + step * number).collect();
        }
        for (place, (id, position)) in self.lines.iter_mut().enumerate() {
            let pushed = if place >= at { count } else { 0 };
            *position = (place as i64 + 1 + pushed) * GAP;
            let value = Some(position.to_string());
            self.changes
                .push(Change::of(Table::Node, *id, "position", value));
        }
        (1..=count)
            .map(|number| (at as i64 + number) * GAP)
            .collect()
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

pub(super) fn nodes_copy(desk: &mut Desk, plan: i64, nodes: Vec<i64>) -> Result<PlanChanged> {
    let mut focus = Vec::new();
    planned::change(
        desk,
        plan,
        &counted("sao chép", nodes.len()),
        |db, record, deadlines| {
            let mut changes = Vec::new();
            for (appendix, chosen) in by_appendix(&record.plan, &nodes)? {
                let own = &record.plan.appendices[appendix];
                let mut added = Adding::new(db, record, deadlines, own.id)?;
                // From below, so that the places above stay what they are.
                for run in runs(&own.nodes, &chosen).into_iter().rev() {
                    let ids = added.put(run.end, &own.nodes[run])?;
                    focus.splice(0..0, ids);
                }
                changes.extend(added.finished()?);
            }
            Ok(changes)
        },
    )?;
    let message = Some(format!("Đã sao chép {} dòng.", focus.len()));
    plan_view::changed(desk, plan, message, focus)
}

/// Chosen neighbours with what is below them, those that stand together as one.
fn runs(nodes: &[Node], chosen: &[usize]) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for root in outline::roots(nodes, chosen) {
        match runs.last_mut() {
            Some(run)
                if run.end == root.start && nodes[run.start].level == nodes[root.start].level =>
            {
                run.end = root.end;
            }
            _ => runs.push(root),
        }
    }
    runs
}

fn counted(what: &str, lines: usize) -> String {
    match lines {
        1 => format!("{what} dòng"),
        lines => format!("{what} {lines} dòng"),
    }
}

pub(super) fn nodes_delete(
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
        let done = of_gone.filter(|own| plans::touched(own)).count();
        if done > 0 {
            let question = format!(
                "Xóa {} dòng, trong đó có {done} việc đã có kết quả hoặc minh chứng? Có thể hoàn tác bằng Ctrl+Z.",
                gone.len()
            );
            return plan_view::asked(desk, plan, question);
        }
    }
    planned::change(
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
    plan_view::changed(desk, plan, message, Vec::new())
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

pub(super) fn nodes_move(
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
    plan_view::changed(desk, plan, None, nodes)
}

pub(super) fn nodes_indent(
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
    plan_view::changed(desk, plan, None, nodes)
}

fn reseat(lines: &mut [Node], now: Vec<(u8, NodeKind)>) {
    for (line, (level, kind)) in lines.iter_mut().zip(now) {
        (line.level, line.kind) = (level, kind);
    }
}

pub(super) fn nodes_kind(
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
    plan_view::changed(desk, plan, None, nodes)
}

pub(super) fn renumber(
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
    plan_view::changed(desk, plan, Some(message.to_owned()), Vec::new())
}

pub(super) fn schedule_read(desk: &mut Desk, text: String, year: i32) -> Result<ScheduleReply> {
    let read = schedule::read(&tidy(&text), plans::year(year)?);
    Ok(plan_view::meaning(read, year, &desk.deadlines()?))
}

pub(super) fn schedule_set(
    desk: &mut Desk,
    plan: i64,
    node: i64,
    schedule: Option<Schedule>,
) -> Result<PlanChanged> {
    schedule.as_ref().map_or(Ok(()), possible)?;
    let what = format!("ý nghĩa thời gian, {}", place(desk, plan, node)?);
    // What a time means is not printed: it may be said of an issued plan too.
    planned::note(desk, plan, &what, |db, record, deadlines| {
        let nodes = record.plan.appendices.iter().flat_map(|own| &own.nodes);
        let mut own = nodes
            .clone()
            .find(|own| own.id == node)
            .ok_or_else(no_line)?
            .clone();
        if own.kind != NodeKind::Task {
            return Err(Error::Invalid("Chỉ nhiệm vụ mới có thời gian.".to_owned()));
        }
        own.schedule = schedule;
        let text = node::schedule_text(&own);
        let mut changes = vec![Change::of(Table::Node, node, "schedule", text)];
        changes.extend(planned::due_changes(db, &own, record.plan.year, deadlines)?);
        Ok(changes)
    })?;
    plan_view::changed(desk, plan, None, Vec::new())
}

/// Refuses what no time can mean.
fn possible(schedule: &Schedule) -> Result<()> {
    let wrong = |text: &str| Err(Error::Invalid(text.to_owned()));
    match schedule {
        Schedule::Ongoing | Schedule::OnDemand => Ok(()),
        Schedule::Once { from, due } => {
            let years = from.iter().chain([due]).map(chrono::Datelike::year);
            match years.into_iter().all(|year| (2000..=2200).contains(&year)) {
                _ if from.is_some_and(|from| from > *due) => {
                    wrong("Ngày bắt đầu sau ngày hết hạn. Đổi lại hai ngày.")
                }
                true => Ok(()),
                false => wrong("Ngày nằm ngoài các năm 2000 đến 2200. Nhập lại ngày."),
            }
        }
        Schedule::Recurring { rules } => {
            let day = |day: &Day| match day {
                Day::Calendar => true,
                Day::On { day } | Day::Before { day } => (1..=31).contains(day),
            };
            match !rules.is_empty() && rules.len() <= 6 && rules.iter().all(|rule| day(&rule.day)) {
                true => Ok(()),
                false => wrong("Chọn ít nhất một chu kỳ, với ngày từ 1 đến 31."),
            }
        }
    }
}
