//! One dossier's words, case by case; figures and their dossiers; and a plain counter to compare with.

mod compare;
mod figures;
mod oracle;
mod wards;
mod words;

use chrono::{NaiveDate, NaiveDateTime};

use super::rule::{Rule, Rules, USUAL, built_in};
use crate::calendar::Span;
use crate::condition::{Condition, parse};

/// "15/10" or "15/10 08:30" of 2026.
fn moment(text: &str) -> Option<NaiveDateTime> {
    let (day, time) = text.split_once(' ').unwrap_or((text, "00:00"));
    let text = format!("{day}/2026 {time}");
    Some(NaiveDateTime::parse_from_str(&text, "%d/%m/%Y %H:%M").unwrap())
}

fn day(text: &str) -> NaiveDate {
    moment(text).unwrap().date()
}

/// The cycle 15/10–14/11.
fn cycle() -> Span {
    Span {
        from: day("15/10"),
        to: day("14/11"),
    }
}

fn usual() -> Rule {
    Rules::read(built_in()).find(USUAL).unwrap().clone()
}

fn condition(text: &str) -> Condition {
    parse(text).unwrap()
}

/// What the columns of the forms that ship count.
fn of_forms() -> Vec<Condition> {
    let forms = crate::form::library::built_in();
    let lines = forms.flat_map(|(_, text)| text.lines().map(str::to_owned).collect::<Vec<_>>());
    let counts = lines.filter_map(|line| Some(line.strip_prefix("counts = \"")?.to_owned()));
    let all: Vec<Condition> = counts
        .map(|text| condition(text.trim_end_matches('"')))
        .collect();
    assert!(all.len() > 15);
    all
}
