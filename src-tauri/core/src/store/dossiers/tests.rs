//! The file of the dossiers, asked as others ask it.

mod copies;
mod opening;
mod random;
mod searching;
mod stopping;
mod taking;

use chrono::NaiveDateTime;

use super::{Dossiers, Intake, NewIntake, Page, known::Entry, to_the_end};
use crate::dossier::{Facts, Known, Said, Status};

/// "15 08:30": of November 2026; "15": a day.
fn at(text: &str) -> NaiveDateTime {
    let whole = match text.len() {
        2 => format!("2026-11-{text} 00:00:00"),
        _ => format!("2026-11-{text}:00"),
    };
    NaiveDateTime::parse_from_str(&whole, "%Y-%m-%d %H:%M:%S").unwrap()
}

fn list(sum: &str, as_of: &str) -> NewIntake {
    NewIntake {
        file: format!("{sum}.xls"),
        sha256: sum.to_owned(),
        taken: at("20 09:00"),
        as_of: at(as_of),
        source: None,
        profile: "một".to_owned(),
        rows: 10,
        left_out: Vec::new(),
    }
}

fn said(code: &str, facts: Facts) -> Said {
    Said {
        code: code.to_owned(),
        facts,
        ..Said::default()
    }
}

fn status(status: Status) -> Facts {
    Facts {
        status: Some(status),
        ..Facts::default()
    }
}

/// Takes one list in.
fn take(dossiers: &mut Dossiers, new: &NewIntake, all: &[Said]) -> i64 {
    let mut taking = dossiers.begin().unwrap();
    let id = taking.intake(new).unwrap();
    for (line, said) in (1..).zip(all) {
        taking.say(id, line, said).unwrap();
    }
    taking.finish(&to_the_end).unwrap();
    id
}

fn ids(dossiers: &Dossiers) -> Vec<i64> {
    let known = dossiers.known(None).unwrap();
    known.dossiers.iter().map(|dossier| dossier.id).collect()
}

/// All dossiers with their texts, in the order of their codes.
fn entries(dossiers: &Dossiers, as_of: Option<NaiveDateTime>) -> Vec<Entry> {
    let mut found = dossiers.by_ids(&ids(dossiers), as_of).unwrap();
    found.sort_by(|a, b| a.code.cmp(&b.code));
    found
}

/// Everything that the file can say.
#[derive(Debug, PartialEq)]
struct Answers {
    intakes: Vec<Intake>,
    known: Vec<Known>,
    entries: Vec<Vec<Entry>>,
    said: Vec<Vec<(Intake, Said)>>,
    conflicts: Vec<crate::dossier::conflict::Conflict>,
    found: super::Found,
    spoken: Vec<Vec<i64>>,
}

fn answers(dossiers: &Dossiers) -> Answers {
    let days = ["01", "15", "16", "17", "30"];
    let moments = days.iter().map(|day| Some(at(day))).chain([None]);
    let page = Page {
        most: 1000,
        ..Page::default()
    };
    let intakes = dossiers.intakes().unwrap();
    let all = ids(dossiers);
    let said = all.iter().map(|id| dossiers.said_of(*id).unwrap());
    let spoken = intakes
        .iter()
        .map(|own| dossiers.spoken_of(own.id).unwrap());
    Answers {
        known: moments
            .clone()
            .map(|as_of| dossiers.known(as_of).unwrap())
            .collect(),
        entries: moments.map(|as_of| entries(dossiers, as_of)).collect(),
        said: said.collect(),
        conflicts: dossiers.conflicts(None, None).unwrap(),
        found: dossiers.find(&super::Filter::default(), page).unwrap(),
        spoken: spoken.collect(),
        intakes,
    }
}
