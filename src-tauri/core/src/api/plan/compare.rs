//! A plan read anew against the plan it is imported into: what would change, and the changes themselves.
//! Lines that stay keep their ids, and with them their states and evidence; what is gone is only hidden.

use std::collections::HashMap;

use super::planned::{self, add_node, due_changes};
use crate::api::reply::{DifferenceKind, PlanDifference};
use crate::calendar::Deadlines;
use crate::error::Result;
use crate::plan::compare::matched;
use crate::plan::outline::places;
use crate::plan::{Appendix, Kind, Node, Plan, Role};
use crate::store::history::{Change, Table};
use crate::store::kept::columns_text;
use crate::store::node::{self, GAP, joined_text, kind_name};
use crate::store::{Connection, occurrence};
use crate::value::fold_name;

/// An appendix read anew beside the one it goes into; none: it is new.
pub(in crate::api) struct Pair<'a> {
    old: Option<&'a Appendix>,
    new: &'a Appendix,
    /// For each new line the old one it is.
    matched: Vec<Option<usize>>,
}

/// Pairs the appendices by their names, then in order. An appendix the file does not hold stays as it is.
pub(in crate::api) fn pairs<'a>(old: &'a Plan, new: &'a Plan) -> Vec<Pair<'a>> {
    let mut left: Vec<&Appendix> = old.appendices.iter().collect();
    let mut chosen: Vec<Option<&Appendix>> = new
        .appendices
        .iter()
        .map(|own| {
            let name = fold_name(&own.name);
            let at = left.iter().position(|old| fold_name(&old.name) == name)?;
            Some(left.remove(at))
        })
        .collect();
    for own in &mut chosen {
        if own.is_none() && !left.is_empty() {
            *own = Some(left.remove(0));
        }
    }
    let both = chosen.into_iter().zip(&new.appendices);
    both.map(|(old, new)| Pair {
        matched: matched(old.map_or(&[][..], |old| &old.nodes), &new.nodes),
        old,
        new,
    })
    .collect()
}

/// The appendices of the plan that the file does not hold.
pub(in crate::api) fn untouched(old: &Plan, pairs: &[Pair<'_>]) -> Vec<String> {
    let held = |own: &Appendix| {
        pairs
            .iter()
            .any(|pair| pair.old.is_some_and(|old| old.id == own.id))
    };
    let left = (1..).zip(&old.appendices).filter(|(_, own)| !held(own));
    left.map(|(number, own)| match own.name.is_empty() {
        true => format!("Bảng {number}"),
        false => own.name.clone(),
    })
    .collect()
}

impl Pair<'_> {
    /// The old lines that the file no longer has.
    fn gone(&self) -> Vec<usize> {
        let count = self.old.map_or(0, |old| old.nodes.len());
        let mut there = vec![false; count];
        for at in self.matched.iter().flatten() {
            there[*at] = true;
        }
        (0..count).filter(|at| !there[*at]).collect()
    }

    /// Whether the lines that stay stand in another order.
    fn reordered(&self) -> bool {
        let stays: Vec<usize> = self.matched.iter().flatten().copied().collect();
        stays.windows(2).any(|pair| pair[0] > pair[1])
    }

    /// What would change, in the order of the file, then what goes.
    pub(in crate::api) fn differences(
        &self,
        work: &HashMap<i64, Vec<occurrence::Record>>,
        several: bool,
    ) -> Vec<PlanDifference> {
        let before = match (several, self.new.name.as_str()) {
            (true, name) if !name.is_empty() => format!("{name}, "),
            _ => String::new(),
        };
        let difference = |change, place: &str, node: &Node, text: String| PlanDifference {
            change,
            place: format!("{before}{place}"),
            content: node.content.clone(),
            text,
        };
        let mut found = Vec::new();
        let head = self
            .old
            .map_or_else(Vec::new, |old| head_differences(old, self.new));
        if !head.is_empty() {
            found.push(PlanDifference {
                change: DifferenceKind::Changed,
                place: match self.new.name.is_empty() {
                    true => "Đầu bảng".to_owned(),
                    false => self.new.name.clone(),
                },
                content: self.new.title.clone(),
                text: head.join("; "),
            });
        }
        let old: &[Node] = self.old.map_or(&[], |old| &old.nodes);
        let (old_places, new_places) = (places(old), places(&self.new.nodes));
        let reordered = self.reordered();
        let mut last = None;
        for ((node, place), stays) in self.new.nodes.iter().zip(&new_places).zip(&self.matched) {
            let Some(at) = *stays else {
                found.push(difference(DifferenceKind::New, place, node, String::new()));
                continue;
            };
            let mut texts = line_differences(&old[at], node);
            if reordered && last.is_some_and(|last| last > at) {
                texts.push(format!("chuyển từ {}", old_places[at]));
            }
            last = Some(last.map_or(at, |last: usize| last.max(at)));
            if !texts.is_empty() {
                found.push(difference(
                    DifferenceKind::Changed,
                    place,
                    node,
                    texts.join("; "),
                ));
            }
        }
        for at in self.gone() {
            let own = work.get(&old[at].id);
            let done = own
                .into_iter()
                .flatten()
                .filter(|own| own.state != occurrence::State::Todo || own.proofs > 0)
                .count();
            let text = match done {
                0 => String::new(),
                count => {
                    format!("có {count} việc đã ghi trạng thái hoặc minh chứng; hoàn tác được")
                }
            };
            found.push(difference(
                DifferenceKind::Gone,
                &old_places[at],
                &old[at],
                text,
            ));
        }
        found
    }

    /// The changes that make the plan what the file says.
    pub(in crate::api) fn changes(
        &self,
        db: &Connection,
        plan: &Plan,
        position: i64,
        deadlines: &Deadlines,
    ) -> Result<Vec<Change>> {
        let Some(old) = self.old else {
            return planned::add_appendix(db, plan, position, self.new, deadlines);
        };
        let mut changes = head_changes(old, self.new);
        let stored = node::of_appendix(db, old.id)?;
        let place = |at: usize| stored.get(at).map_or(0, |line| line.position);
        let wanted = positions(&self.matched, &place);
        for ((node, stays), position) in self.new.nodes.iter().zip(&self.matched).zip(wanted) {
            let Some(at) = *stays else {
                changes.extend(add_node(db, old.id, position, node, plan, deadlines)?);
                continue;
            };
            let before = &old.nodes[at];
            let line = kept(before, node);
            if place(at) != position {
                changes.push(of_node(before.id, "position", Some(position.to_string())));
            }
            changes.extend(line_changes(before, &line));
            if (before.kind, &before.time, &before.schedule)
                != (line.kind, &line.time, &line.schedule)
            {
                changes.extend(due_changes(db, &line, plan, deadlines)?);
            }
        }
        let gone = self.gone().into_iter();
        changes.extend(gone.map(|at| Change::present(Table::Node, old.nodes[at].id, false)));
        Ok(changes)
    }
}

/// A line that stays, with what the file says of it. What the officer said of a time was said of its text.
fn kept(before: &Node, new: &Node) -> Node {
    Node {
        id: before.id,
        schedule: before.schedule.clone().filter(|_| before.time == new.time),
        ..new.clone()
    }
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

/// How a line that stays differs, in words.
fn line_differences(before: &Node, new: &Node) -> Vec<String> {
    let mut texts = Vec::new();
    for role in Role::ALL {
        let (old, own) = (before.text(role), new.text(role));
        if old != own {
            texts.push(format!("{}: {} → {}", word(role), quoted(old), quoted(own)));
        }
    }
    if before.kind != new.kind {
        texts.push(format!(
            "{} thành {}",
            kind_word(before.kind),
            kind_word(new.kind)
        ));
    }
    if before.level != new.level {
        texts.push(format!("cấp {} → {}", before.level + 1, new.level + 1));
    }
    if before.joined != new.joined {
        texts.push("ô gộp theo chiều dọc khác đi".to_owned());
    }
    texts
}

fn word(role: Role) -> &'static str {
    match role {
        Role::Label => "Số thứ tự",
        Role::Content => "Nội dung",
        Role::Time => "Thời gian",
        Role::Lead => "Đơn vị chủ trì",
        Role::Coordinating => "Đơn vị phối hợp",
        Role::Result => "Kết quả",
        Role::Note => "Ghi chú",
    }
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Section => "mục",
        Kind::Group => "nhóm",
        Kind::Task => "nhiệm vụ",
    }
}

fn quoted(text: &str) -> String {
    match text.is_empty() {
        true => "trống".to_owned(),
        false => format!("“{text}”"),
    }
}

/// The head of an appendix as the file has it; what the file does not say stays.
fn head<'a>(
    old: &'a Appendix,
    new: &'a Appendix,
) -> [(&'static str, &'static str, &'a str, &'a str); 3] {
    let said = |own: &'a str, old: &'a str| if own.is_empty() { old } else { own };
    [
        ("name", "Tên phụ lục", &old.name, said(&new.name, &old.name)),
        (
            "title",
            "Tên bảng",
            &old.title,
            said(&new.title, &old.title),
        ),
        (
            "attached",
            "Dòng kèm theo",
            &old.attached,
            said(&new.attached, &old.attached),
        ),
    ]
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

fn head_differences(old: &Appendix, new: &Appendix) -> Vec<String> {
    let lines = head(old, new)
        .into_iter()
        .filter(|(_, _, before, after)| before != after);
    let mut texts: Vec<String> = lines
        .map(|(_, word, before, after)| format!("{word}: {} → {}", quoted(before), quoted(after)))
        .collect();
    if old.columns != new.columns {
        let names: Vec<&str> = new
            .columns
            .iter()
            .map(|column| column.heading.as_str())
            .collect();
        texts.push(format!("các cột: {}", names.join(", ")));
    }
    texts
}

/// Places for the lines in their new order: those that stay keep theirs where the order allows, else all are
/// placed anew.
fn positions(matched: &[Option<usize>], place: &dyn Fn(usize) -> i64) -> Vec<i64> {
    let anew = || (1..).take(matched.len()).map(|at| at * GAP).collect();
    let stays: Vec<(usize, i64)> = (0..)
        .zip(matched)
        .filter_map(|(at, old)| Some((at, place((*old)?))))
        .collect();
    if stays.windows(2).any(|pair| pair[0].1 >= pair[1].1) {
        return anew();
    }
    let mut positions = vec![0; matched.len()];
    let (mut from, mut low) = (0, 0);
    for (at, own) in stays
        .into_iter()
        .map(|(at, own)| (at, Some(own)))
        .chain([(matched.len(), None)])
    {
        let count = (at - from) as i64;
        let high = own.unwrap_or(low + (count + 1) * GAP);
        if high - low <= count {
            return anew();
        }
        for step in 0..count {
            positions[from + step as usize] = low + (high - low) * (step + 1) / (count + 1);
        }
        if let Some(own) = own {
            positions[at] = own;
            (from, low) = (at + 1, own);
        }
    }
    positions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn placed(matched: &[Option<usize>], old: &[i64], expected: &[i64]) {
        assert_eq!(positions(matched, &|at| old[at]), expected);
    }

    #[test]
    fn lines_that_stay_keep_their_places_where_the_order_allows() {
        placed(&[Some(0), Some(1)], &[1024, 2048], &[1024, 2048]);
        placed(
            &[Some(0), None, Some(1)],
            &[1024, 2048],
            &[1024, 1536, 2048],
        );
        placed(&[None, Some(0), None], &[1024], &[512, 1024, 2048]);
        placed(&[None, None], &[], &[1024, 2048]);
        placed(&[Some(1), Some(0)], &[1024, 2048], &[1024, 2048]);
        placed(
            &[Some(0), None, Some(1)],
            &[1024, 1025],
            &[1024, 2048, 3072],
        );
    }
}
