//! How long it takes, against the bare work: to be run by hand, with optimisation.
//! `cargo test --release -p smc-core --lib -- --ignored --nocapture dossiers::tests::speed`

use std::time::Instant;

use chrono::TimeDelta;

use super::{at, list};
use crate::dossier::{Channel, Facts, Said, Status};
use crate::store::dossiers::{Dossiers, Filter, Page, Sort};
use crate::store::tests::{Folder, now};

fn row(number: i64, later: bool) -> Said {
    let received = at("01 07:30") + TimeDelta::minutes(number * 7);
    Said {
        code: format!(
            "H57.132.{:02}-{}-{:04}",
            number % 17,
            260_000 + number / 300,
            number % 10_000 + number / 10_000 * 10_000
        ),
        procedure: Some(format!("1.{:06}", number % 397)),
        title: Some(format!("Thủ tục hành chính số {} của phường", number % 397)),
        field: Some(format!("Lĩnh vực {}", number % 23)),
        unit: Some(format!("Phòng {}", number % 5)),
        facts: Facts {
            channel: Some(Channel::Online),
            received: Some(received),
            due: Some(received + TimeDelta::days(5)),
            finished: later.then(|| received + TimeDelta::days(4)),
            status: Some(if later {
                Status::Done
            } else {
                Status::Processing
            }),
            digitised: Some(number % 2 == 0),
            ..Facts::default()
        },
    }
}

fn told<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    println!("{what}: {:.0} ms", start.elapsed().as_secs_f64() * 1000.0);
    done
}

fn take(dossiers: &mut Dossiers, sum: &str, as_of: &str, rows: &[Said]) {
    let mut taking = dossiers.begin().unwrap();
    let id = taking.intake(&list(sum, as_of)).unwrap();
    for (line, said) in (1..).zip(rows) {
        taking.say(id, line, said).unwrap();
    }
    taking.finish().unwrap();
}

#[test]
#[ignore = "by hand, with optimisation"]
fn three_hundred_thousand() {
    let folder = Folder::new("dossiers-speed");
    let rows: Vec<Said> = (0..100_000).map(|number| row(number, false)).collect();
    let bare = rusqlite::Connection::open(folder.0.join("bare.db")).unwrap();
    bare.execute_batch("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE said (code TEXT, procedure TEXT, title TEXT, field TEXT, unit TEXT, channel, received, due, finished, returned, status, paid, digitised, electronic, apology);").unwrap();
    told("bare INSERT of 100,000 rows", || {
        bare.execute_batch("BEGIN").unwrap();
        let mut insert = bare
            .prepare("INSERT INTO said VALUES (?,?,?,?,?,?,?,?,?,NULL,?,NULL,?,NULL,NULL)")
            .unwrap();
        for said in &rows {
            let seconds = |at: Option<chrono::NaiveDateTime>| at.map(|at| at.and_utc().timestamp());
            insert
                .execute((
                    &said.code,
                    &said.procedure,
                    &said.title,
                    &said.field,
                    &said.unit,
                    1,
                    seconds(said.facts.received),
                    seconds(said.facts.due),
                    seconds(said.facts.finished),
                    4,
                    said.facts.digitised,
                ))
                .unwrap();
        }
        bare.execute_batch("COMMIT").unwrap();
    });
    let mut dossiers = Dossiers::create(&folder.file(), now()).unwrap();
    told("100,000 new", || take(&mut dossiers, "a", "15", &rows));
    let second: Vec<Said> = (0..100_000).map(|number| row(number, true)).collect();
    told("the same 100,000 again, with a copy", || {
        take(&mut dossiers, "b", "16", &second)
    });
    let third: Vec<Said> = (100_000..300_000).map(|number| row(number, true)).collect();
    told("200,000 more, with a copy", || {
        take(&mut dossiers, "c", "17", &third)
    });
    let size = std::fs::metadata(folder.file()).unwrap().len();
    println!(
        "file {} MB; one in memory {} bytes",
        size / 1_000_000,
        size_of::<crate::dossier::Dossier>()
    );
    let known = told("known of 300,000", || dossiers.known(None).unwrap());
    println!(
        "{} MB",
        known.dossiers.capacity() * size_of::<crate::dossier::Dossier>() / 1_000_000
    );
    told("known as of the first", || {
        dossiers.known(Some(at("15"))).unwrap()
    });
    let page = |sort| Page {
        sort,
        most: 100,
        ..Page::default()
    };
    told("find, cold", || {
        dossiers.find(&Filter::default(), page(Sort::Due)).unwrap()
    });
    for sort in [Sort::Code, Sort::Due, Sort::Finished, Sort::Status] {
        told(&format!("find all by {sort:?}"), || {
            dossiers.find(&Filter::default(), page(sort)).unwrap()
        });
    }
    let filter = Filter {
        code: Some("260100-".to_owned()),
        ..Filter::default()
    };
    told("find by a part of the code", || {
        dossiers.find(&filter, page(Sort::Due)).unwrap()
    });
    let filter = Filter {
        code: Some("57132".to_owned()),
        units: Some(vec!["Phòng 1".to_owned()]),
        statuses: Some(vec![Some(Status::Done)]),
        ..Filter::default()
    };
    told("find by what all have", || {
        dossiers.find(&filter, page(Sort::Due)).unwrap()
    });
    told("conflicts of all", || {
        dossiers.conflicts(None, None).unwrap()
    });
    let ids: Vec<i64> = known.dossiers.iter().take(200).map(|own| own.id).collect();
    told("200 entries", || dossiers.by_ids(&ids, None).unwrap());
    let id = dossiers.same("b").unwrap().unwrap().id;
    told("taking 100,000 back", || dossiers.take_back(id).unwrap());
    told("clearing", || {
        dossiers
            .clear_before(at("01").date() + TimeDelta::days(600))
            .unwrap()
    });
}
