//! A plan read anew against the plan it goes into: which lines are which, and what would change, in words.
//! Lines that stay keep their states and evidence; what is gone is only hidden.

mod further;
mod matched;

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

pub use matched::matched;

use super::occurrence::{Existing, Step, kept, reconcile};
use super::outline::places;
use super::told::quoted;
use super::{Appendix, Node, Plan, Role};
use crate::value::{capital, fold_name};

/// What importing into a plan would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "PlanDifference")]
pub struct Difference {
    /// What would happen to the line.
    pub change: DifferenceKind,
    /// "Mục II, 3.1".
    pub place: String,
    /// The content.
    pub content: String,
    /// "Thời gian: “Thường xuyên” → “Hàng quý”".
    pub text: String,
}

/// What would happen to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceKind {
    /// It is added.
    New,
    /// It stays, with its states and evidence, and changes.
    Changed,
    /// It goes.
    Gone,
}

/// What was done of the lines that are there, and what falls due of lines as they would be.
pub struct Work<'a> {
    /// The due dates of the lines, by line.
    pub there: &'a HashMap<i64, Vec<Existing>>,
    /// The due dates that the time of a line gives.
    pub wanted: &'a dyn Fn(&Node) -> Vec<NaiveDate>,
}

/// An appendix read anew beside the one it goes into; none: it is new.
pub struct Pair<'a> {
    /// The one that is there.
    pub old: Option<&'a Appendix>,
    /// As it was read.
    pub new: &'a Appendix,
    /// For each new line the old one it is.
    pub matched: Vec<Option<usize>>,
}

/// Whether a plan read from a file is one that is there: the same year, about the same, under the same title. One
/// without a title is none that is there.
pub fn is_same(there: &Plan, read: &Plan) -> bool {
    let title = fold_name(&read.title);
    (there.year, there.about) == (read.year, read.about)
        && !title.is_empty()
        && fold_name(&there.title) == title
}

/// Pairs the appendices by their names, then in order. An appendix the file does not hold stays as it is.
pub fn pairs<'a>(old: &'a Plan, new: &'a Plan) -> Vec<Pair<'a>> {
    let both = partners(old, new).into_iter().zip(&new.appendices);
    both.map(|(old, new)| Pair {
        matched: matched(old.map_or(&[][..], |old| &old.nodes), &new.nodes),
        old,
        new,
    })
    .collect()
}

/// For each new appendix the one it goes into.
fn partners<'a>(old: &'a Plan, new: &Plan) -> Vec<Option<&'a Appendix>> {
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
    chosen
}

/// A plan that was read, with its columns of the office's own in the places that those of the same heading have in
/// the plan it goes into, so that texts are compared with those of the same column.
pub fn aligned(old: &Plan, mut new: Plan) -> Plan {
    let partners = partners(old, &new);
    for (old, new) in partners.into_iter().zip(&mut new.appendices) {
        if let Some(old) = old {
            further::align(old, new);
        }
    }
    new
}

/// The appendices of the plan that the file does not hold.
pub fn untouched(old: &Plan, pairs: &[Pair<'_>]) -> Vec<String> {
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
    pub fn gone(&self) -> Vec<usize> {
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
    pub fn differences(&self, work: &Work<'_>, several: bool) -> Vec<Difference> {
        let before = match (several, self.new.name.as_str()) {
            (true, name) if !name.is_empty() => format!("{name}, "),
            _ => String::new(),
        };
        let difference = |change, place: &str, node: &Node, text: String| Difference {
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
            found.push(Difference {
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
            let mut texts = line_differences(&old[at], node, self.new);
            texts.extend(work.kept(&old[at], node));
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
            let done = work.done(old[at].id);
            let text = match done {
                0 => String::new(),
                count => {
                    format!(
                        "có {count} việc đã ghi trạng thái, ghi chú, minh chứng hoặc dời hạn; hoàn tác được"
                    )
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
}

impl Work<'_> {
    fn of(&self, node: i64) -> &[Existing] {
        self.there.get(&node).map_or(&[], Vec::as_slice)
    }

    /// How much work would go with a line.
    fn done(&self, node: i64) -> usize {
        self.of(node).iter().filter(|own| own.is_touched()).count()
    }

    /// The due dates of a line that would keep the day agreed for them, though its time gives another one.
    fn kept(&self, before: &Node, new: &Node) -> Vec<String> {
        let line = kept_line(before, new);
        if (before.kind, &before.time, &before.schedule) == (line.kind, &line.time, &line.schedule)
        {
            return Vec::new();
        }
        let own = self.of(before.id);
        let steps = reconcile(own, &(self.wanted)(&line)).into_iter();
        let kept_day = |step| match step {
            Step::Keep(id, day) => own
                .iter()
                .find(|own| own.id == id)
                .map(|own| (own.due, day)),
            Step::Add(_) | Step::Move(..) | Step::Remove(_) => None,
        };
        let days = steps.filter_map(kept_day);
        days.filter(|(due, day)| *day != Some(*due))
            .map(|(due, day)| kept(due, day))
            .collect()
    }
}

/// A line that stays, with what the file says of it. What the officer said of a time was said of its text.
pub fn kept_line(before: &Node, new: &Node) -> Node {
    Node {
        id: before.id,
        schedule: before.schedule.clone().filter(|_| before.time == new.time),
        ..new.clone()
    }
}

/// How a line that stays differs, in words.
fn line_differences(before: &Node, new: &Node, appendix: &Appendix) -> Vec<String> {
    let mut texts = Vec::new();
    for role in Role::ALL {
        let (old, own) = (before.text(role), new.text(role));
        if old != own {
            texts.push(format!(
                "{}: {} → {}",
                capital(&appendix.word(role)),
                quoted(old),
                quoted(own)
            ));
        }
    }
    if before.kind != new.kind {
        texts.push(format!("{} thành {}", before.kind.word(), new.kind.word()));
    }
    if before.level != new.level {
        texts.push(format!("cấp {} → {}", before.level + 1, new.level + 1));
    }
    if before.joined != new.joined {
        texts.push("ô gộp theo chiều dọc khác đi".to_owned());
    }
    texts
}

/// The head of an appendix as the file has it; what the file does not say stays.
pub fn head<'a>(
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
pub fn positions(matched: &[Option<usize>], place: &dyn Fn(usize) -> i64, gap: i64) -> Vec<i64> {
    let anew = || (1..).take(matched.len()).map(|at| at * gap).collect();
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
        let high = own.unwrap_or(low + (count + 1) * gap);
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
    use crate::plan::About;

    #[track_caller]
    fn placed(matched: &[Option<usize>], old: &[i64], expected: &[i64]) {
        assert_eq!(positions(matched, &|at| old[at], 1024), expected);
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

    #[track_caller]
    fn same(change: impl Fn(&mut Plan), expected: bool) {
        let there = Plan {
            title: "KẾ HOẠCH  CẢI CÁCH".to_owned(),
            ..Plan::of_year(2026)
        };
        let mut read = Plan {
            title: "Kế hoạch cải cách".to_owned(),
            ..there.clone()
        };
        change(&mut read);
        assert_eq!(is_same(&there, &read), expected, "{read:?}");
    }

    #[test]
    fn a_plan_is_known_by_year_kind_and_title() {
        same(|_| {}, true);
        same(|own| own.year = 2027, false);
        same(|own| own.about = About::Other, false);
        same(|own| own.title.push_str(" 2026"), false);
        same(|own| own.title.clear(), false);
    }
}
