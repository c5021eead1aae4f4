//! A new year's plan from an earlier one: years and dates move on, citations of documents stay. Pure.
//!
//! Nothing of an earlier plan is left out but lines with nothing on them: a task that was done comes again next
//! year more often than not, and deleting is one key. Number, date and basis are the new year's own.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use super::{Appendix, Node, Plan, Role, State, outline};
use crate::schedule::Schedule;
use crate::value::capital;

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Taken over as it is.
    Kept,
    /// Taken over with other dates or years, or a mark.
    Changed,
    /// Left out.
    Dropped,
}

/// A line of the earlier plan and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// Its id in the earlier plan; none for the plan's own title.
    pub node: Option<i64>,
    /// The content in the earlier plan.
    pub content: String,
    /// What became of it.
    pub fate: Fate,
    /// What changed.
    pub changes: Vec<Change>,
}

impl Carried {
    /// What became of it, as a sentence; empty where it is as it was. That a task was not finished is said by its note.
    pub fn sentence(&self) -> String {
        match self.fate {
            Fate::Dropped => "dòng trống, không đưa sang".to_owned(),
            Fate::Kept | Fate::Changed => {
                let changes: Vec<String> = self.changes.iter().map(Change::sentence).collect();
                changes.join("; ")
            }
        }
    }
}

/// A cell that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which; none: what the officer said that the time means.
    pub role: Option<Role>,
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
}

impl Change {
    /// "Thời gian: Trong tháng 08/2025 → Trong tháng 08/2026".
    pub fn sentence(&self) -> String {
        let name = match self.role {
            Some(role) => capital(role.word()),
            None => "Ý nghĩa thời gian".to_owned(),
        };
        match (self.before.as_str(), self.after.as_str()) {
            ("", after) => format!("{name}: {after}"),
            (before, "") => format!("{name}: bỏ “{before}”"),
            (before, after) => format!("{name}: {before} → {after}"),
        }
    }
}

/// The plan of another year, and what became of each line. `unfinished`: the tasks that are late.
pub fn carry(old: &Plan, year: i32, unfinished: &HashSet<i64>) -> (Plan, Vec<Carried>) {
    let title = shifted(&old.title, old.year, year);
    let mut lines = vec![Carried {
        node: None,
        content: old.title.clone(),
        fate: if title == old.title {
            Fate::Kept
        } else {
            Fate::Changed
        },
        changes: Vec::new(),
    }];
    let appendices = old.appendices.iter().map(|own| {
        let mut nodes: Vec<Node> = Vec::with_capacity(own.nodes.len());
        for (at, node) in own.nodes.iter().enumerate() {
            let (new, carried) = line(node, old.year, year, unfinished.contains(&node.id));
            let bare = outline::subtree(&own.nodes, at).len() == 1;
            match bare && Role::ALL.iter().all(|role| node.text(*role).is_empty()) {
                true => lines.push(Carried {
                    fate: Fate::Dropped,
                    ..carried
                }),
                false => {
                    nodes.push(new);
                    lines.push(carried);
                }
            }
        }
        for (at, joined) in outline::joins(&nodes).into_iter().enumerate() {
            nodes[at].joined = joined;
        }
        Appendix {
            id: 0,
            title: shifted(&own.title, old.year, year),
            // It names the earlier decision; printing makes it anew.
            attached: String::new(),
            nodes,
            ..own.clone()
        }
    });
    let plan = Plan {
        id: 0,
        year,
        title,
        basis: String::new(),
        number: String::new(),
        date: String::new(),
        state: State::Draft,
        appendices: appendices.collect(),
        ..old.clone()
    };
    (plan, lines)
}

/// A line in another year.
fn line(node: &Node, from: i32, to: i32, unfinished: bool) -> (Node, Carried) {
    let mut new = Node {
        id: 0,
        ..node.clone()
    };
    let mut changes = Vec::new();
    let dated = [Role::Content, Role::Time, Role::Result].into_iter();
    for role in dated.chain(Role::FURTHER) {
        *new.text_mut(role) = shifted(node.text(role), from, to);
    }
    new.note = noted(&node.note, from, unfinished);
    for role in Role::ALL {
        let (before, after) = (node.text(role), new.text(role));
        if before != after {
            changes.push(Change {
                role: Some(role),
                before: before.to_owned(),
                after: after.to_owned(),
            });
        }
    }
    new.schedule = node.schedule.as_ref().map(|own| moved(own, from, to));
    if let (Some(before), Some(after)) = (&node.schedule, &new.schedule)
        && before != after
    {
        changes.push(Change {
            role: None,
            before: before.describe(),
            after: after.describe(),
        });
    }
    let carried = Carried {
        node: Some(node.id),
        content: node.content.clone(),
        fate: if changes.is_empty() {
            Fate::Kept
        } else {
            Fate::Changed
        },
        changes,
    };
    (new, carried)
}

/// The note in the new plan: marks of years before go, a task that was not finished gets one.
fn noted(note: &str, year: i32, unfinished: bool) -> String {
    let is_mark = |part: &str| {
        let rest = part
            .strip_prefix("Năm ")
            .and_then(|rest| rest.strip_suffix(" chưa xong"));
        rest.is_some_and(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))
    };
    let mark = format!("Năm {year} chưa xong");
    let parts = note
        .split("; ")
        .filter(|part| !part.is_empty() && !is_mark(part));
    let mut parts: Vec<&str> = parts.collect();
    parts.extend(unfinished.then_some(mark.as_str()));
    parts.join("; ")
}

/// What the officer said a time means, in another year.
fn moved(schedule: &Schedule, from: i32, to: i32) -> Schedule {
    let day = |day: NaiveDate| match day.year() == from {
        true => day
            .with_year(to)
            .or_else(|| NaiveDate::from_ymd_opt(to, 2, 28))
            .unwrap_or(day),
        false => day,
    };
    match schedule {
        Schedule::Once { from, due } => Schedule::Once {
            from: from.map(day),
            due: day(*due),
        },
        Schedule::Dates { dues } => Schedule::Dates {
            dues: dues.iter().copied().map(day).collect(),
        },
        other => other.clone(),
    }
}

/// A text with the earlier plan's year replaced by the new one, but not inside citations of documents
/// ("Quyết định số 257/QĐ-UBND ngày 24/01/2025", "118/2025/NĐ-CP") nor in spans of years ("2021-2025").
pub fn shifted(text: &str, from: i32, to: i32) -> String {
    let wanted = from.to_string();
    if from == to || !text.contains(&wanted) {
        return text.to_owned();
    }
    let mut found = String::with_capacity(text.len());
    let mut rest = 0;
    for (at, _) in text.match_indices(&wanted) {
        let (before, after) = (&text[..at], &text[at + wanted.len()..]);
        if is_cited(before, after) {
            continue;
        }
        found.push_str(&text[rest..at]);
        leap_day(&mut found, to);
        found.push_str(&to.to_string());
        rest = at + wanted.len();
    }
    found.push_str(&text[rest..]);
    found
}

/// "29/02/" before a year that has no such day becomes "28/02/".
fn leap_day(found: &mut String, year: i32) {
    let exists = chrono::NaiveDate::from_ymd_opt(year, 2, 29).is_some();
    for day in ["29/02/", "29/2/"] {
        if !exists && found.ends_with(day) {
            found.truncate(found.len() - day.len());
            found.push_str(&day.replace("29", "28"));
        }
    }
}

/// Whether a year between two texts is part of a number, a document's symbol or date, or a span of years.
fn is_cited(before: &str, after: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    if digit(before.chars().last()) || digit(after.chars().next()) {
        return true;
    }
    // "118/2025/NĐ-CP"; "2024/2025", "2021-2025", "2025 - 2030".
    let dash = |c: char| matches!(c, '-' | '–' | '—');
    let follows = after.trim_start();
    let symbol = after
        .strip_prefix('/')
        .is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    let later = follows.strip_prefix(dash).map(str::trim_start);
    let span_after = later.is_some_and(starts_with_year);
    let earlier = before
        .trim_end()
        .strip_suffix(|c: char| dash(c) || c == '/');
    let span_before = earlier.is_some_and(|rest| ends_with_year(rest.trim_end()));
    symbol || span_after || span_before || of_document(before)
}

fn starts_with_year(text: &str) -> bool {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    digits == 4
}

fn ends_with_year(text: &str) -> bool {
    let digits = text.chars().rev().take_while(char::is_ascii_digit).count();
    digits == 4
}

/// Whether the date that a year ends ("ngày 24/01/", "năm ") follows a document's symbol or a law's name.
fn of_document(before: &str) -> bool {
    let part = |c: char| c.is_ascii_digit() || matches!(c, '/' | '-' | '.') || c.is_whitespace();
    let mut rest = before;
    for word in ["năm", "tháng", "ngày"] {
        rest = rest.trim_end_matches(part);
        rest = match rest.strip_suffix(word) {
            Some(rest) => rest,
            None => continue,
        };
    }
    let named = rest.len() < before.trim_end_matches(part).len();
    let rest = rest.trim_end();
    let last = rest.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_symbol = |word: &str| {
        word.split_once(['/', '-'])
            .is_some_and(|(start, end)| !start.is_empty() && end.chars().all(symbol_letter))
            && word.chars().any(char::is_uppercase)
    };
    // A symbol may be broken by a space: "5633/VPCP- KSTT".
    let before_last = rest.trim_end_matches(last).trim_end();
    let broken = before_last.ends_with(['-', '/']) && last.chars().all(char::is_uppercase);
    let clause = rest
        .rsplit([';', ',', '.', '\n'])
        .next()
        .unwrap_or_default();
    let law = ["Luật ", "Pháp lệnh ", "Hiến pháp "]
        .iter()
        .any(|name| clause.contains(name));
    named && (is_symbol(last) || broken && !last.is_empty() || law && !clause.ends_with("trước"))
}

fn symbol_letter(c: char) -> bool {
    c.is_uppercase() || c.is_ascii_digit() || matches!(c, '/' | '-')
}

#[cfg(test)]
mod tests;
