//! Figures and what they are made of.

use super::*;
use crate::count::{Counts, Listed, Members, Subject, Tally, count, members};
use crate::dossier::{Channel, Facts, Status};
use crate::procedure::Level;

fn dossier(id: i64, line: u32, procedure: Option<u32>, received: &str) -> Subject {
    Subject {
        id,
        line,
        procedure,
        facts: Facts {
            channel: Some(Channel::Online),
            received: Some(received)
                .filter(|text| !text.is_empty())
                .and_then(moment),
            status: Some(Status::Processing),
            ..Facts::default()
        },
        ..Subject::default()
    }
}

fn tally(count: u32, unknown: u32) -> Tally {
    Tally { count, unknown }
}

fn counted(text: &str, subjects: &[Subject], listed: &[Listed], lines: usize) -> Counts {
    count(
        &[&condition(text)],
        &usual(),
        cycle(),
        subjects,
        listed,
        lines,
    )
}

#[test]
fn a_dossier_counts_in_its_row_and_an_unknown_channel_is_said() {
    let mut subjects = vec![
        dossier(1, 0, None, "16/10"),
        dossier(2, 1, None, "16/10"),
        dossier(3, 1, None, "17/10"),
        dossier(4, 1, None, "17/11"),
        dossier(5, 1, None, "18/10"),
        dossier(6, 9, None, "18/10"),
    ];
    subjects[4].facts.channel = None;
    let counts = counted("received and online", &subjects, &[], 2);
    let of = |line| counts.tally(line, 0);
    assert_eq!(
        [of(0), of(1), of(2)],
        [tally(1, 0), tally(2, 1), tally(0, 0)]
    );
    assert_eq!(counts.tally(0, 1), tally(0, 0));
    let condition = condition("received and online");
    let of = |line| members(&condition, &usual(), cycle(), &subjects, &[], line);
    assert_eq!(
        (of(Some(1)).known, of(Some(1)).unknown),
        (vec![2, 3], vec![5])
    );
    assert_eq!(of(None).known, [1, 2, 3, 6]);
}

#[test]
fn what_was_not_taken_in_counts_nowhere_whatever_is_asked() {
    let mut subjects = [
        dossier(1, 0, Some(0), "16/10"),
        dossier(2, 0, Some(0), "16/10"),
    ];
    subjects[0].facts.status = Some(Status::Registered);
    subjects[1].facts.status = Some(Status::Refused);
    let listed = [Listed::default()];
    for text in [
        "not done",
        "received",
        "not online and received",
        "procedures and not done",
    ] {
        let counts = counted(text, &subjects, &listed, 1);
        assert_eq!(counts.tally(0, 0), tally(0, 0), "{text}");
    }
}

#[test]
fn a_procedure_counts_once_however_many_dossiers_it_has() {
    let partial = |line| Listed {
        line,
        level: Some(Level::Partial),
        fee: None,
    };
    let unknown = Listed::default();
    let listed = [partial(0), partial(1), partial(0), unknown, unknown];
    let mut subjects = vec![
        dossier(1, 1, Some(0), "16/10"),
        dossier(2, 1, Some(0), "17/10"),
        // Nobody says when it was received.
        dossier(3, 0, Some(2), ""),
        dossier(4, 0, Some(3), "18/10"),
        // Not in the catalogue.
        dossier(5, 0, None, "18/10"),
        dossier(6, 0, Some(99), "18/10"),
        dossier(7, 0, Some(0), "18/12"),
        dossier(8, 0, Some(0), ""),
    ];
    subjects[0].level = Some(Level::Full);
    let text = "procedures and partial and received";
    let counts = counted(text, &subjects, &listed, 2);
    // The first surely; the third perhaps, the fourth if it is partial; the fifth has no dossier.
    assert_eq!(counts.tally(0, 0), tally(1, 2));
    assert_eq!(counts.tally(1, 0), tally(0, 0));
    let own = members(
        &condition(text),
        &usual(),
        cycle(),
        &subjects,
        &listed,
        Some(0),
    );
    let expected = Members {
        known: vec![1, 2],
        unknown: vec![3, 4],
        procedures: vec![0],
        unknown_procedures: vec![2, 3],
    };
    assert_eq!(own, expected);
    for (text, first, second) in [
        ("procedures", tally(4, 0), tally(1, 0)),
        ("procedures and partial", tally(2, 2), tally(1, 0)),
        ("procedures and not fee", tally(0, 4), tally(0, 1)),
    ] {
        let counts = counted(text, &subjects, &listed, 2);
        assert_eq!(
            [counts.tally(0, 0), counts.tally(1, 0)],
            [first, second],
            "{text}"
        );
    }
}

#[test]
fn nothing_asked_is_nothing_counted() {
    let counts = count(
        &[],
        &usual(),
        cycle(),
        &[dossier(1, 0, None, "16/10")],
        &[],
        3,
    );
    assert_eq!(counts.tally(0, 0), tally(0, 0));
}
