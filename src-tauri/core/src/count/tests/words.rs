//! One dossier's words under a rule, case by case. The days are the cycle 15/10–14/11.

use super::*;
use crate::condition::Word;
use crate::count::facts::answers;
use crate::count::rule::{Apology, By, End, Odd, Waiting};
use crate::dossier::{Channel, Facts, Status};

/// What is known: "received 16/10 08:00, due 20/10, status done, online".
fn facts(text: &str) -> Facts {
    let mut facts = Facts::default();
    for part in text.split(", ").filter(|part| !part.is_empty()) {
        let (word, rest) = part.split_once(' ').unwrap_or((part, ""));
        match word {
            "returned" if rest.is_empty() => facts.status = Some(Status::Returned),
            "received" => facts.received = moment(rest),
            "due" => facts.due = moment(rest),
            "finished" => facts.finished = moment(rest),
            "returned" => facts.returned = moment(rest),
            "slip" => facts.apology = Some(true),
            "slipless" => facts.apology = Some(false),
            "online" => facts.channel = Some(Channel::Online),
            "direct" => facts.channel = Some(Channel::Direct),
            "post" => facts.channel = Some(Channel::Post),
            other => {
                let json = format!("\"{other}\"");
                facts.status = Some(serde_json::from_str::<Status>(&json).unwrap());
            }
        }
    }
    facts
}

/// The words of the span and the due date that are so, and with `?` those that are not known.
fn told(facts: &Facts, rule: &Rule) -> String {
    let words = [
        Word::Received,
        Word::Carried,
        Word::Done,
        Word::Pending,
        Word::Early,
        Word::OnTime,
        Word::Late,
        Word::InTime,
    ];
    let Some(answers) = answers(facts, rule, cycle()) else {
        return "nowhere".to_owned();
    };
    let told = words
        .into_iter()
        .filter_map(|word| match answers.get(word) {
            Some(true) => Some(word.text().to_owned()),
            Some(false) => None,
            None => Some(format!("{}?", word.text())),
        });
    told.collect::<Vec<_>>().join(" ")
}

/// The lines "what is known → the words"; those that begin with # only explain.
fn rows(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| {
        let (given, expected) = line.split_once('→').unwrap();
        (given.trim(), expected.trim())
    })
}

#[track_caller]
fn table(rule: &Rule, text: &str) {
    assert!(rows(text).count() > 2);
    for (given, expected) in rows(text) {
        assert_eq!(told(&facts(given), rule), expected, "{given}");
    }
}

#[test]
fn the_usual_rule_counts_by_day_with_both_ends() {
    table(
        &usual(),
        "
        processing, received 14/10 23:59, due 20/11 → carried pending in_time
        processing, received 15/10, due 20/11 → received pending in_time
        processing, received 14/11 23:59, due 20/11 → received pending in_time
        processing, received 15/11, due 20/11 →
        done, received 1/10, finished 14/10 17:00, due 20/10 →
        done, received 1/10, finished 15/10, due 20/10 → carried done early
        done, received 1/10, finished 14/11 23:00, due 20/11 → carried done early
        done, received 1/10, finished 15/11, due 20/11 → carried pending in_time
        done, received 16/10, finished 15/11, due 13/11 → received pending late
        returned, received 16/10, finished 20/10 08:00, due 20/10 17:00 → received done on_time
        returned, received 16/10, finished 20/10 18:00, due 20/10 17:00 → received done on_time
        returned, received 16/10, finished 21/10, due 20/10 17:00 → received done late
        processing, received 16/10, due 14/11 08:00 → received pending in_time
        processing, received 16/10, due 13/11 17:00 → received pending late
        processing, received 16/10 → received pending in_time
        done, received 16/10, finished 30/10 → received done on_time
        ",
    );
}

#[test]
fn the_usual_rule_takes_withdrawals_and_waits_as_in_time() {
    table(
        &usual(),
        "
        withdrawn, received 16/10, finished 30/10, due 20/10 → received done on_time
        sent_back, received 16/10, finished 17/10, due 20/10 → received done on_time
        awaiting_papers, received 16/10, due 20/10 → received pending in_time
        awaiting_payment, received 16/10, due 20/10 → received pending in_time
        stopped, received 16/10, due 20/10 → received pending in_time
        registered, received 16/10, due 20/10 → nowhere
        refused, received 16/10, finished 16/10 → nowhere
        ",
    );
}

#[test]
fn what_lists_do_not_say_is_not_known() {
    table(
        &usual(),
        "
        # Ended, nobody says when.
        done, received 16/10, due 20/11 → received done? pending? early? on_time? late? in_time?
        done, received 16/10, due 20/10 → received done? pending? early? on_time? late?
        withdrawn, received 1/10, due 20/11 → carried? done? pending? on_time? in_time?
        done, received 15/11 →
        # Received, nobody says when.
        processing, due 20/11 → received? carried? pending? in_time?
        done, finished 16/10, due 20/10 → received? carried? done early
        done, finished 14/10, due 20/10 →
        done, finished 15/11, due 20/10 → received? carried? pending? late?
        done → received? carried? done? pending? on_time? in_time?
        ",
    );
}

#[test]
fn the_status_decides_whether_a_dossier_ended() {
    table(
        &usual(),
        "
        # Taken up again after an end.
        awaiting_papers, received 1/9, finished 20/10, due 1/10 → carried pending in_time
        processing, received 1/9, finished 2/9, returned 3/9, due 20/11 → carried pending in_time
        # No status: by the dates.
        received 16/10, finished 20/10, due 21/10 → received done early
        received 16/10, returned 20/10, due 20/10 → received done on_time
        received 16/10, due 20/10 → received pending late
        ",
    );
}

#[test]
fn no_dossier_ends_before_it_is_received() {
    table(
        &usual(),
        "
        done, received 16/10 09:00, finished 1/10, due 20/10 → received done early
        done, received 16/10 09:00, finished 1/10, due 16/10 → received done on_time
        done, received 20/11, finished 20/10 →
        ",
    );
}

#[test]
fn the_end_is_the_finishing_or_the_handing_over() {
    let by_returning = Rule {
        end: End::Returned,
        ..usual()
    };
    let both = "
        returned, received 16/10, finished 20/10, returned 22/10, due 21/10 → received done early → received done late
        returned, received 16/10, finished 14/11, returned 15/11, due 21/11 → received done early → received pending in_time
        done, received 16/10, finished 20/10, due 21/11 → received done early → received pending in_time
        done, received 16/10, finished 20/10, returned 22/10, due 22/10 → received done early → received done on_time
        done, received 16/10, due 20/11 → received done? pending? early? on_time? late? in_time? → received pending in_time
        # One date stands for both.
        returned, received 16/10, finished 20/10, due 21/10 → received done early → received done early
        done, received 16/10, returned 20/10, due 21/10 → received done early → received done early
        received 16/10, finished 20/10, due 21/10 → received done early → received done early
        withdrawn, received 16/10, finished 20/10 → received done on_time → received done on_time
    ";
    for (given, expected) in rows(both) {
        let (finishing, returning) = expected.split_once(" → ").unwrap();
        assert_eq!(told(&facts(given), &usual()), finishing, "{given}");
        assert_eq!(told(&facts(given), &by_returning), returning, "{given}");
    }
}

#[test]
fn a_rule_may_leave_dossiers_out() {
    table(
        &Rule {
            withdrawn: Odd::LeftOut,
            ..usual()
        },
        "
        withdrawn, received 16/10, finished 30/10, due 20/10 → received done
        sent_back, received 16/10, finished 30/10 → received done
        withdrawn, received 16/10, finished 20/11, due 20/10 → received pending late
        withdrawn, received 16/10 → received done? pending? in_time?
        done, received 16/10, finished 30/10 → received done on_time
        ",
    );
    table(
        &Rule {
            no_due: Odd::LeftOut,
            ..usual()
        },
        "
        done, received 16/10, finished 30/10 → received done
        processing, received 16/10 → received pending
        withdrawn, received 16/10, finished 30/10 → received done on_time
        stopped, received 16/10 → received pending in_time
        ",
    );
    table(
        &Rule {
            waiting: Waiting::ByDue,
            ..usual()
        },
        "
        awaiting_papers, received 16/10, due 20/10 → received pending late
        awaiting_papers, received 16/10, due 14/11 → received pending in_time
        stopped, received 16/10 → received pending in_time
        ",
    );
}

#[test]
fn by_the_minute_a_day_is_over_at_its_end() {
    table(
        &Rule {
            by: By::Minute,
            ..usual()
        },
        "
        done, received 16/10, finished 20/10 16:59, due 20/10 17:00 → received done early
        done, received 16/10, finished 20/10 17:00, due 20/10 17:00 → received done on_time
        done, received 16/10, finished 20/10 17:01, due 20/10 17:00 → received done late
        done, received 16/10, finished 20/10 17:01, due 20/10 → received done early
        done, received 16/10, finished 20/10, due 20/10 → received done on_time
        done, received 16/10, finished 21/10, due 20/10 → received done late
        done, received 16/10, finished 20/10, due 20/10 17:00 → received done early? on_time? late?
        done, received 16/10, finished 19/10, due 20/10 17:00 → received done early
        processing, received 16/10, due 14/11 23:59 → received pending late
        processing, received 16/10, due 14/11 → received pending in_time
        processing, received 16/10, due 15/11 00:01 → received pending in_time
        ",
    );
    let seconds =
        |text: &str| chrono::NaiveDateTime::parse_from_str(text, "%d/%m/%Y %H:%M:%S").ok();
    let same_minute = Facts {
        finished: seconds("20/10/2026 17:00:30"),
        due: seconds("20/10/2026 17:00:00"),
        ..facts("done, received 16/10")
    };
    let by_minute = Rule {
        by: By::Minute,
        ..usual()
    };
    assert_eq!(told(&same_minute, &by_minute), "received done on_time");
}

#[test]
fn an_apology_is_for_what_is_late() {
    let apart = Rule {
        apology: Apology::Apart,
        ..usual()
    };
    let late = "done, received 16/10, finished 21/10, due 20/10";
    let early = "done, received 16/10, finished 19/10, due 20/10";
    let pending = "processing, received 16/10, due 20/10";
    for (given, slip, of_usual, of_apart, apology) in [
        (late, ", slip", Some(true), Some(false), Some(true)),
        (late, ", slipless", Some(true), Some(true), Some(false)),
        (late, "", Some(true), None, None),
        (early, ", slip", Some(false), Some(false), Some(false)),
        (early, "", Some(false), Some(false), Some(false)),
        (pending, ", slip", Some(true), Some(false), Some(true)),
    ] {
        let facts = facts(&format!("{given}{slip}"));
        for (rule, expected) in [(&usual(), of_usual), (&apart, of_apart)] {
            let answers = answers(&facts, rule, cycle()).unwrap();
            assert_eq!(answers.get(Word::Late), expected, "{given}{slip}");
            assert_eq!(answers.get(Word::Apology), apology, "{given}{slip}");
        }
    }
}

#[test]
fn what_stands_in_a_list_is_answered_as_it_stands() {
    for (given, word, expected) in [
        ("online", Word::Online, Some(true)),
        ("direct", Word::Online, Some(false)),
        ("post", Word::Online, Some(false)),
        ("post", Word::Post, Some(true)),
        ("", Word::Online, None),
        ("", Word::Post, None),
        ("withdrawn", Word::Withdrawn, Some(true)),
        ("sent_back", Word::Withdrawn, Some(false)),
        ("sent_back", Word::SentBack, Some(true)),
        ("stopped", Word::Waiting, Some(true)),
        ("", Word::Withdrawn, None),
        ("", Word::SentBack, None),
        ("", Word::Waiting, None),
        ("", Word::Paid, None),
        ("", Word::Digitised, None),
        ("", Word::Electronic, None),
        ("", Word::Full, None),
    ] {
        let answers = answers(&facts(given), &usual(), cycle()).unwrap();
        assert_eq!(answers.get(word), expected, "{given} {word:?}");
    }
    let said = Facts {
        paid: Some(true),
        digitised: Some(false),
        electronic: Some(true),
        ..Facts::default()
    };
    let answers = answers(&said, &usual(), cycle()).unwrap();
    assert_eq!(answers.get(Word::Paid), Some(true));
    assert_eq!(answers.get(Word::Digitised), Some(false));
    assert_eq!(answers.get(Word::Electronic), Some(true));
}
