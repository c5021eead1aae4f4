//! Lists taken in and back, what is known then, and clearing.

use super::{Answers, answers, at, entries, ids, list, said, status, take};
use crate::dossier::conflict::What;
use crate::dossier::{Channel, Facts, Said, Status};
use crate::store::dossiers::number::number;
use crate::store::dossiers::{Cleared, Dossiers, LeftOut, NewIntake, to_the_end};
use crate::store::tests::{Folder, now};

/// Two lists of the same dossiers, of two moments.
fn two() -> [(NewIntake, Vec<Said>); 2] {
    let first = NewIntake {
        source: Some("quoc-gia".to_owned()),
        left_out: vec![LeftOut {
            line: 12,
            why: "Dòng tổng".to_owned(),
        }],
        ..list("a", "15")
    };
    let second = NewIntake {
        taken: at("21 09:00"),
        ..list("b", "16")
    };
    let one = Said {
        procedure: Some("1.001193".to_owned()),
        title: Some("Đăng ký khai sinh".to_owned()),
        unit: Some("Tư pháp".to_owned()),
        facts: Facts {
            channel: Some(Channel::Online),
            received: Some(at("03 08:30")),
            ..status(Status::Processing)
        },
        ..said("H1", Facts::default())
    };
    let again = Said {
        field: Some("Hộ tịch".to_owned()),
        facts: Facts {
            finished: Some(at("14 10:00")),
            ..status(Status::Done)
        },
        ..said("H1", Facts::default())
    };
    [
        (first, vec![one, said("H2", status(Status::Accepted))]),
        (second, vec![again, said("H3", status(Status::Accepted))]),
    ]
}

#[test]
fn a_later_list_adds_to_what_an_earlier_one_said() {
    let mut dossiers = Dossiers::in_memory();
    for (new, all) in &two() {
        take(&mut dossiers, new, all);
    }
    let found = entries(&dossiers, None);
    let codes: Vec<&str> = found.iter().map(|entry| entry.code.as_str()).collect();
    assert_eq!(codes, ["H1", "H2", "H3"]);
    let one = &found[0];
    assert_eq!(one.source.as_deref(), Some("quoc-gia"));
    assert_eq!(one.procedure.as_deref(), Some("1.001193"));
    assert_eq!(one.title.as_deref(), Some("Đăng ký khai sinh"));
    assert_eq!(one.field.as_deref(), Some("Hộ tịch"));
    assert_eq!(one.unit.as_deref(), Some("Tư pháp"));
    let facts = Facts {
        channel: Some(Channel::Online),
        received: Some(at("03 08:30")),
        finished: Some(at("14 10:00")),
        ..status(Status::Done)
    };
    assert_eq!(one.facts, facts);
    // As of the first list, the second has said nothing.
    let then = entries(&dossiers, Some(at("15")));
    assert_eq!(then.len(), 2);
    assert_eq!(
        (then[0].field.as_deref(), then[0].facts.status),
        (None, Some(Status::Processing))
    );
    assert!(entries(&dossiers, Some(at("14"))).is_empty());
    // What each said, oldest first.
    let said: Vec<(String, Said)> = dossiers
        .said_of(one.id)
        .unwrap()
        .into_iter()
        .map(|(intake, said)| (intake.sha256, said))
        .collect();
    let [(_, first), (_, second)] = two();
    assert_eq!(
        said,
        [
            ("a".to_owned(), first[0].clone()),
            ("b".to_owned(), second[0].clone())
        ]
    );
    // The lists, newest first.
    let intakes = dossiers.intakes().unwrap();
    assert_eq!([&intakes[0].file, &intakes[1].file], ["b.xls", "a.xls"]);
    assert_eq!(
        (intakes[1].rows, intakes[1].said, intakes[1].left_out.len()),
        (10, 2, 1)
    );
    assert_eq!(intakes[1].left_out, two()[0].0.left_out);
    assert_eq!(dossiers.spoken_of(intakes[0].id).unwrap().len(), 2);
    // What is close together says the same.
    let known = dossiers.known(None).unwrap();
    assert_eq!(known, *dossiers.shared().unwrap());
    let own = known.dossiers.iter().find(|own| own.id == one.id).unwrap();
    assert_eq!(known.text(own.title), one.title.as_deref());
    assert_eq!(known.source(own.source), Some("quoc-gia"));
}

#[test]
fn the_order_of_taking_in_matters_nowhere_and_taking_back_leaves_nothing() {
    let third = (
        NewIntake {
            source: Some("tinh".to_owned()),
            ..list("c", "15")
        },
        vec![
            said("H1", status(Status::Returned)),
            said("H9", Facts::default()),
        ],
    );
    let [first, second] = two();
    let lists = [first, second, third];
    let taken = |order: &[usize]| -> Answers {
        let mut dossiers = Dossiers::in_memory();
        for at in order {
            take(&mut dossiers, &lists[*at].0, &lists[*at].1);
        }
        answers(&dossiers)
    };
    let all = taken(&[0, 1, 2]);
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        assert_eq!(taken(&order), all, "{order:?}");
    }
    for gone in 0..3 {
        let mut dossiers = Dossiers::in_memory();
        let numbers: Vec<i64> = lists
            .iter()
            .map(|(new, all)| take(&mut dossiers, new, all))
            .collect();
        let back = dossiers.take_back(numbers[gone], &to_the_end).unwrap();
        assert_eq!(back.sha256, lists[gone].0.sha256);
        let others: Vec<usize> = (0..3).filter(|at| *at != gone).collect();
        assert_eq!(answers(&dossiers), taken(&others));
        let told = dossiers
            .take_back(numbers[gone], &to_the_end)
            .unwrap_err()
            .to_string();
        assert!(told.contains("không còn"), "{told}");
        // No text stays behind.
        let texts: i64 = dossiers
            .db()
            .query_row("SELECT count(*) FROM text WHERE text = 'tinh'", [], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(texts == 0, gone == 2);
        take(&mut dossiers, &lists[gone].0, &lists[gone].1);
        assert_eq!(answers(&dossiers), all);
    }
}

#[test]
fn what_is_broken_off_or_refused_leaves_nothing() {
    let mut dossiers = Dossiers::in_memory();
    let [(first, all), (second, _)] = two();
    let before = (dossiers.changes(), answers(&dossiers));
    let mut taking = dossiers.begin().unwrap();
    let id = taking.intake(&first).unwrap();
    taking.say(id, 1, &all[0]).unwrap();
    assert!(taking.say(id + 1, 2, &all[1]).is_err());
    assert!(taking.say(id, 2, &Said::default()).is_err());
    assert!(taking.intake(&first).is_err());
    drop(taking);
    assert_eq!((dossiers.changes(), answers(&dossiers)), before);
    // One row twice: refused whole, with the list beside it.
    let mut taking = dossiers.begin().unwrap();
    let other = taking.intake(&second).unwrap();
    taking.say(other, 1, &all[1]).unwrap();
    let id = taking.intake(&first).unwrap();
    for _ in 0..2 {
        taking.say(id, 7, &all[0]).unwrap();
    }
    let told = taking.finish(&to_the_end).unwrap_err().to_string();
    assert!(told.contains("Dòng 7") && told.contains("H1"), "{told}");
    assert_eq!((dossiers.changes(), answers(&dossiers)), before);
    dossiers.begin().unwrap().finish(&to_the_end).unwrap();
    assert_eq!(dossiers.changes(), before.0);
}

#[test]
fn the_same_list_is_recognised() {
    let mut dossiers = Dossiers::in_memory();
    let [(first, all), _] = two();
    assert_eq!(dossiers.same("a").unwrap(), None);
    let id = take(&mut dossiers, &first, &all);
    assert_eq!(dossiers.same("a").unwrap().unwrap().id, id);
    let mut taking = dossiers.begin().unwrap();
    let told = taking
        .intake(&NewIntake {
            file: "khác.xls".to_owned(),
            ..first
        })
        .unwrap_err();
    let told = told.to_string();
    assert!(told.contains("20/11/2026 09:00 từ tệp a.xls"), "{told}");
}

#[test]
fn a_dossier_may_come_in_several_rows_of_a_list() {
    let mut dossiers = Dossiers::in_memory();
    let all = [
        said("H1", status(Status::Processing)),
        said("H2", Facts::default()),
        said("H1", status(Status::Done)),
    ];
    take(&mut dossiers, &list("a", "15"), &all);
    let found = entries(&dossiers, None);
    assert_eq!(
        (found.len(), found[0].facts.status),
        (2, Some(Status::Done))
    );
    assert_eq!(dossiers.said_of(found[0].id).unwrap().len(), 2);
}

#[test]
fn what_another_window_does_is_seen() {
    let folder = Folder::new("dossiers-windows");
    let file = folder.file();
    let mut one = Dossiers::create(&file, now()).unwrap();
    let mut other = Dossiers::create(&file, now()).unwrap();
    let [(first, all), (second, _)] = two();
    let mut taking = one.begin().unwrap();
    let id = taking.intake(&first).unwrap();
    taking.say(id, 1, &all[0]).unwrap();
    // Nobody waits while a list is read.
    take(&mut other, &first, &all);
    let told = taking.finish(&to_the_end).unwrap_err().to_string();
    assert!(told.contains("đã được nhập"), "{told}");
    assert_eq!(one.changes(), other.changes());
    assert_eq!(one.shared().unwrap().dossiers.len(), 2);
    let before = one.changes();
    take(&mut other, &second, &[said("H7", Facts::default())]);
    assert_ne!(one.changes(), before);
    assert_eq!(one.shared().unwrap().dossiers.len(), 3);
    assert_eq!(answers(&one), answers(&other));
}

#[test]
fn codes_of_one_number_are_two_dossiers() {
    let mut dossiers = Dossiers::in_memory();
    take(
        &mut dossiers,
        &list("a", "15"),
        &[said("H1", status(Status::Done))],
    );
    // H1 stands where H2 belongs.
    let own = number("H2");
    dossiers
        .db()
        .execute("UPDATE dossier SET id = ?", [own])
        .unwrap();
    dossiers
        .db()
        .execute("UPDATE said SET dossier = ?", [own])
        .unwrap();
    let second = take(
        &mut dossiers,
        &list("b", "16"),
        &[said("H2", status(Status::Accepted))],
    );
    let third = take(
        &mut dossiers,
        &list("c", "17"),
        &[said("H2", status(Status::Returned))],
    );
    let found = entries(&dossiers, None);
    let shown: Vec<_> = found
        .iter()
        .map(|own| (own.code.as_str(), own.id, own.facts.status))
        .collect();
    assert_eq!(
        shown,
        [
            ("H1", own, Some(Status::Done)),
            ("H2", own + 1, Some(Status::Returned))
        ]
    );
    dossiers.take_back(second, &to_the_end).unwrap();
    assert_eq!(entries(&dossiers, None).len(), 2);
    dossiers.take_back(third, &to_the_end).unwrap();
    assert_eq!(ids(&dossiers), [own]);
    let twins: i64 = dossiers
        .db()
        .query_row("SELECT count(*) FROM twin", [], |row| row.get(0))
        .unwrap();
    assert_eq!(twins, 0);
}

#[test]
fn conflicts_are_found_among_some_or_all() {
    let mut dossiers = Dossiers::in_memory();
    let first = NewIntake {
        source: Some("tinh".to_owned()),
        ..list("a", "15")
    };
    let second = NewIntake {
        source: Some("bo".to_owned()),
        ..list("b", "16")
    };
    take(
        &mut dossiers,
        &first,
        &[
            said("H2", status(Status::Done)),
            said("H1", Facts::default()),
            said("H3", Facts::default()),
        ],
    );
    take(
        &mut dossiers,
        &second,
        &[
            said("H2", status(Status::Processing)),
            said("H1", Facts::default()),
        ],
    );
    let found = dossiers.conflicts(None, None).unwrap();
    let shown: Vec<_> = found
        .iter()
        .map(|own| (own.code.as_str(), &own.what))
        .collect();
    let sources = What::TwoSources {
        first: "tinh".to_owned(),
        second: "bo".to_owned(),
    };
    let back = What::StatusBack {
        from: Status::Done,
        to: Status::Processing,
    };
    assert_eq!(shown, [("H1", &sources), ("H2", &sources), ("H2", &back)]);
    let one = [found[0].dossier];
    assert_eq!(dossiers.conflicts(Some(&one), None).unwrap(), found[..1]);
    assert!(dossiers.conflicts(None, Some(at("15"))).unwrap().is_empty());
}

#[test]
fn what_ended_before_a_day_is_cleared_with_all_that_was_said_of_it() {
    let folder = Folder::new("dossiers-clear");
    let mut dossiers = Dossiers::create(&folder.file(), now()).unwrap();
    let ended = |day: &str| Facts {
        finished: Some(at(day)),
        ..status(Status::Done)
    };
    let first = [
        said("H1", ended("03")),
        said("H2", ended("10 00:00")),
        said("H3", status(Status::Processing)),
        said("H4", status(Status::Withdrawn)),
    ];
    take(&mut dossiers, &list("a", "05"), &first);
    take(
        &mut dossiers,
        &list("b", "12"),
        &[
            said("H1", Facts::default()),
            said("H5", status(Status::Withdrawn)),
        ],
    );
    let day = |text| at(text).date();
    assert_eq!(
        dossiers.clear_before(day("03"), &to_the_end).unwrap(),
        Cleared::default()
    );
    let gone = Cleared {
        dossiers: 2,
        said: 3,
        lists: 2,
    };
    assert_eq!(dossiers.ended_before(day("10")).unwrap(), gone);
    assert_eq!(entries(&dossiers, None).len(), 5);
    assert_eq!(dossiers.clear_before(day("10"), &to_the_end).unwrap(), gone);
    let left: Vec<String> = entries(&dossiers, None)
        .into_iter()
        .map(|own| own.code)
        .collect();
    assert_eq!(left, ["H2", "H3", "H5"]);
    assert_eq!(dossiers.intakes().unwrap().len(), 2);
    assert!(dossiers.same("a").unwrap().is_some());
    dossiers.verify().unwrap();
}
