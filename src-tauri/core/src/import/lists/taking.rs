//! The rows of a list one after the other: which hold a dossier, which are left out and why, which repeat.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::NaiveDateTime;

use super::above;
use super::align::Head;
use super::choices::Repeats;
use super::columns::ColumnRead;
use super::heading::{self, Taken};
use super::role::Role;
use super::said::Reader;
use super::sample::{fill, take};
use super::shape::Given;
use crate::dossier::Said;
use crate::error::Result;
use crate::import::rows::Row;
use crate::value::fold_name;

/// How many rows are shown of a list.
const SHOWN: usize = 20;

/// How many rows that are left out, or disagree, are named one by one.
const NAMED: usize = 1_000;

/// The longest cell, in bytes, of a row that numbers the columns: "(10 = 4 + 5)".
const SHORT: usize = 12;

/// A row that says nothing of a dossier, or is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its number, from 1.
    pub line: u32,
    /// Why, as the rest of a sentence: "không có mã hồ sơ".
    pub why: String,
}

/// What was counted of the rows.
#[derive(Debug, Default)]
pub(super) struct Counted {
    pub(super) rows: u32,
    pub(super) dossiers: u32,
    pub(super) hidden: u32,
    pub(super) repeated: u32,
    pub(super) total: Option<u32>,
    /// The last moment at which something was done, with its row.
    pub(super) latest: Option<(NaiveDateTime, u32)>,
    pub(super) received: Option<(NaiveDateTime, NaiveDateTime)>,
    pub(super) left: u32,
    pub(super) left_out: Vec<LeftOut>,
    pub(super) disagreeing: Vec<(String, u32, u32)>,
    pub(super) first: Vec<(u32, Said)>,
    /// Group rows that say a field or unit: how many.
    pub(super) groups: u32,
}

/// Takes the rows of a list.
pub(super) struct Taking<'a> {
    heads: &'a [Head],
    /// By column: which of the cells it fills.
    slots: Vec<Option<usize>>,
    cells: Vec<(Role, Given)>,
    repeats: Option<Repeats>,
    group: Option<(Role, String)>,
    /// Whether fields have a column of their own.
    has_field: bool,
    /// By code: its row, and what its row says, as a number.
    seen: HashMap<String, (u32, u64)>,
    counted: Counted,
}

impl<'a> Taking<'a> {
    pub(super) fn new(
        heads: &'a [Head],
        columns: &[ColumnRead],
        repeats: Option<Repeats>,
    ) -> Taking<'a> {
        let kept: Vec<&ColumnRead> = columns
            .iter()
            .filter(|own| Role::KEPT.contains(&own.role))
            .collect();
        let last = kept
            .iter()
            .map(|own| own.column as usize + 1)
            .max()
            .unwrap_or(0);
        let mut slots = vec![None; last];
        for (at, own) in kept.iter().enumerate() {
            slots[own.column as usize] = Some(at);
        }
        Taking {
            heads,
            slots,
            cells: kept
                .iter()
                .map(|own| (own.role, Given::default()))
                .collect(),
            repeats,
            group: None,
            has_field: kept.iter().any(|own| own.role == Role::Field),
            seen: HashMap::new(),
            counted: Counted::default(),
        }
    }

    /// Takes a row.
    pub(super) fn row(
        &mut self,
        row: Row<'_>,
        reader: &mut Reader<'_>,
        each: &mut impl FnMut(u32, &Said) -> Result<()>,
    ) -> Result<()> {
        for (_, given) in &mut self.cells {
            given.text.clear();
            (given.moment, given.number) = (None, None);
        }
        let mut struck = false;
        for cell in row.cells() {
            if let Some(Some(at)) = self.slots.get(cell.column() as usize) {
                fill(&mut self.cells[*at].1, cell);
                struck |= self.cells[*at].0 == Role::Code && cell.struck();
            }
        }
        let line = row.number();
        if struck {
            self.leave(line, "mã hồ sơ bị gạch ngang");
            return Ok(());
        }
        let cells: Vec<(Role, &Given)> = self
            .cells
            .iter()
            .map(|(role, given)| (*role, given))
            .collect();
        // The row that numbers the columns, again on each page: no code is so short where all others are numbers too.
        let code = cells.iter().find(|(role, _)| *role == Role::Code);
        let is_short = code.is_some_and(|(_, given)| (1..=SHORT).contains(&given.text.len()));
        if is_short && heading::is_numbers(&take(row)) {
            return Ok(());
        }
        let group = self
            .group
            .as_ref()
            .map(|(role, text)| (*role, text.as_str()));
        let Some(said) = reader.said(line, &cells, group) else {
            self.other(&take(row));
            return Ok(());
        };
        if heading::repeats(&take_codes(&cells, line), self.heads) {
            return Ok(());
        }
        self.counted.hidden += u32::from(row.hidden());
        self.said(line, said, each)
    }

    fn said(
        &mut self,
        line: u32,
        said: Said,
        each: &mut impl FnMut(u32, &Said) -> Result<()>,
    ) -> Result<()> {
        let counted = &mut self.counted;
        counted.rows += 1;
        let facts = said.facts;
        for moment in [facts.received, facts.finished, facts.returned]
            .into_iter()
            .flatten()
        {
            if counted.latest.is_none_or(|(last, _)| last < moment) {
                counted.latest = Some((moment, line));
            }
        }
        if let Some(day) = facts.received {
            let (first, last) = counted.received.unwrap_or((day, day));
            counted.received = Some((first.min(day), last.max(day)));
        }
        let print = print(&said);
        match self.seen.entry(said.code.clone()) {
            Entry::Vacant(place) => {
                place.insert((line, print));
                counted.dossiers += 1;
            }
            Entry::Occupied(mut before) => {
                let (first, known) = *before.get();
                counted.repeated += 1;
                if known == print {
                    self.leave(line, &format!("lặp lại dòng {first}"));
                    return Ok(());
                }
                if counted.disagreeing.len() < NAMED {
                    counted.disagreeing.push((said.code.clone(), first, line));
                }
                if self.repeats != Some(Repeats::Last) {
                    self.leave(
                        line,
                        &format!("cùng mã với dòng {first} nhưng khác nội dung"),
                    );
                    return Ok(());
                }
                before.insert((line, print));
            }
        }
        if counted.first.len() < SHOWN {
            counted.first.push((line, said.clone()));
        }
        each(line, &said)
    }

    /// A row without a code: a heading again, a number row, a closing line, a group, or something unknown.
    fn other(&mut self, row: &Taken) {
        if row.cells.is_empty() || heading::is_numbers(row) || heading::repeats(row, self.heads) {
            return;
        }
        let mut texts: Vec<&str> = row.cells.iter().map(|own| own.text.as_str()).collect();
        texts.dedup();
        let all = texts.join(" ");
        if texts.iter().any(|text| above::closes(text)) || above::closes(&all) {
            self.counted.total = above::total(&all).or(self.counted.total);
            return;
        }
        // A group's row: one text, maybe with its number before it.
        let words: Vec<&str> = texts
            .iter()
            .copied()
            .filter(|text| text.chars().count() > 4)
            .collect();
        match words[..] {
            [text] if texts.len() <= 2 => match group(text, self.has_field) {
                Some(group) => {
                    self.counted.groups += 1;
                    self.group = Some(group);
                }
                None => self.leave(row.number, "không có mã hồ sơ"),
            },
            _ => self.leave(row.number, "không có mã hồ sơ"),
        }
    }

    fn leave(&mut self, line: u32, why: &str) {
        self.counted.left += 1;
        if self.counted.left_out.len() < NAMED {
            let why = why.to_owned();
            self.counted.left_out.push(LeftOut { line, why });
        }
    }

    pub(super) fn counted(self) -> Counted {
        self.counted
    }
}

/// The row as far as it is kept, to see whether it repeats the heading.
fn take_codes(cells: &[(Role, &Given)], number: u32) -> Taken {
    let filled = cells.iter().filter(|(_, given)| !given.text.is_empty());
    let code = filled.filter(|(role, _)| *role == Role::Code);
    Taken {
        number,
        cells: code.map(|(_, given)| (*given).clone()).collect(),
    }
}

/// What a row says, as a number: rows that say the same have the same.
fn print(said: &Said) -> u64 {
    let mut hasher = DefaultHasher::new();
    (said.facts, &said.procedure, &said.title).hash(&mut hasher);
    hasher.finish()
}

/// What a row over a group of rows says of all of them.
fn group(text: &str, has_field: bool) -> Option<(Role, String)> {
    let bare = text.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '.' | ')' | ' ' | '-' | '+')
    });
    // "II. Hộ tịch"
    let bare = match bare.split_once(['.', ')']) {
        Some((number, rest))
            if !number.is_empty() && number.chars().all(|c| "IVXLC".contains(c)) =>
        {
            rest.trim()
        }
        _ => bare.trim(),
    };
    let folded = fold_name(bare);
    let after = |label: &str| {
        let is_label = folded.starts_with(label) && bare.contains(':');
        is_label.then(|| bare.split_once(':').map(|(_, rest)| rest.trim().to_owned()))?
    };
    if let Some(field) = after("linh vuc") {
        return Some((Role::Field, field));
    }
    if let Some(unit) = after("don vi").or(after("phong")).or(after("co quan")) {
        return Some((Role::Unit, unit));
    }
    let is_unit = [
        "ubnd",
        "uy ban",
        "phong",
        "trung tam",
        "so",
        "bo phan",
        "chi nhanh",
    ]
    .iter()
    .any(|word| folded.split(' ').next() == Some(word) || folded.starts_with(&format!("{word} ")));
    match () {
        () if is_unit => Some((Role::Unit, bare.to_owned())),
        () if !has_field && !bare.is_empty() => Some((Role::Field, bare.to_owned())),
        () => None,
    }
}
