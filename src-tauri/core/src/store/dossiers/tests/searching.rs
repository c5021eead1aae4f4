//! Searching, filtering and sorting.

use super::{at, list, said, status, take};
use crate::dossier::{Facts, Said, Status};
use crate::store::dossiers::{Dossiers, Filter, NewIntake, Page, Sort};

fn some() -> Dossiers {
    let mut dossiers = Dossiers::in_memory();
    let of = |code: &str, procedure: &str, title: &str, unit: &str, facts: Facts| Said {
        procedure: Some(procedure.to_owned()).filter(|own| !own.is_empty()),
        title: Some(title.to_owned()),
        field: Some("Hộ tịch".to_owned()),
        unit: Some(unit.to_owned()),
        ..said(code, facts)
    };
    let due = |day: &str, own: Status| Facts {
        due: Some(at(day)),
        ..status(own)
    };
    let first = NewIntake {
        source: Some("tinh".to_owned()),
        ..list("a", "15")
    };
    take(
        &mut dossiers,
        &first,
        &[
            of(
                "H57.132-260804-0583",
                "1.001193",
                "Khai sinh",
                "Tư pháp",
                due("20 17:00", Status::Processing),
            ),
            of(
                "H57.132-260804-0584",
                "1.000894",
                "Kết hôn",
                "Tư pháp",
                due("18", Status::Done),
            ),
            of(
                "G22.99-260115-0001",
                "",
                "Khai sinh",
                "Một cửa",
                due("20", Status::Processing),
            ),
        ],
    );
    take(
        &mut dossiers,
        &list("b", "15"),
        &[said("Đ1-5830", Facts::default())],
    );
    dossiers
}

fn texts(all: &[&str]) -> Option<Vec<String>> {
    Some(all.iter().map(|text| (*text).to_owned()).collect())
}

fn whole(sort: Sort, descending: bool) -> Page {
    Page {
        sort,
        descending,
        from: 0,
        most: 50,
    }
}

#[track_caller]
fn check(filter: Filter, page: Page, expected: &[&str]) {
    let found = some().find(&filter, page).unwrap();
    let ends: Vec<&str> = found
        .entries
        .iter()
        .map(|own| &own.code[own.code.len() - 4..])
        .collect();
    assert_eq!(ends, expected);
    assert_eq!(found.count, expected.len());
}

#[test]
fn filters_hold_together() {
    let none = Filter::default;
    let by = || whole(Sort::Code, false);
    check(none(), by(), &["5830", "0001", "0583", "0584"]);
    let code = |part: &str| Filter {
        code: Some(part.to_owned()),
        ..none()
    };
    check(code("h57 132"), by(), &["0583", "0584"]);
    check(code("260804-058"), by(), &["0583", "0584"]);
    check(code("583"), by(), &["5830", "0583"]);
    check(code("đ1"), by(), &["5830"]);
    check(code("D1"), by(), &["5830"]);
    // Nothing reaches from one code into the next.
    check(code("0583h57"), by(), &[]);
    check(code("0584 d1"), by(), &[]);
    check(code(" - "), by(), &["5830", "0001", "0583", "0584"]);
    check(
        Filter {
            texts: texts(&["Khai sinh"]),
            ..none()
        },
        by(),
        &["0001", "0583"],
    );
    check(
        Filter {
            texts: texts(&["1.000894", "gì đó"]),
            ..none()
        },
        by(),
        &["0584"],
    );
    check(
        Filter {
            texts: texts(&[]),
            ..none()
        },
        by(),
        &[],
    );
    // One box for codes and names.
    check(
        Filter {
            texts: texts(&["Khai sinh"]),
            ..code("5830")
        },
        by(),
        &["5830", "0001", "0583"],
    );
    check(
        Filter {
            units: texts(&["Tư pháp"]),
            ..none()
        },
        by(),
        &["0583", "0584"],
    );
    check(
        Filter {
            fields: texts(&["Hộ tịch"]),
            units: texts(&["Một cửa"]),
            ..none()
        },
        by(),
        &["0001"],
    );
    check(
        Filter {
            fields: texts(&["Tư pháp"]),
            ..none()
        },
        by(),
        &[],
    );
    check(
        Filter {
            sources: texts(&["tinh"]),
            ..code("0001")
        },
        by(),
        &["0001"],
    );
    let statuses = |all: &[Option<Status>]| Filter {
        statuses: Some(all.to_vec()),
        ..none()
    };
    check(statuses(&[Some(Status::Done)]), by(), &["0584"]);
    check(
        statuses(&[Some(Status::Done), None]),
        by(),
        &["5830", "0584"],
    );
    let due = |from, to| Filter {
        due: Some((at(from).date(), at(to).date())),
        ..none()
    };
    check(due("18", "19"), by(), &["0584"]);
    check(due("19", "20"), by(), &["0001", "0583"]);
}

#[test]
fn what_is_not_known_comes_last_in_either_direction() {
    let all = Filter::default;
    check(
        all(),
        whole(Sort::Due, false),
        &["0584", "0001", "0583", "5830"],
    );
    check(
        all(),
        whole(Sort::Due, true),
        &["0583", "0001", "0584", "5830"],
    );
    check(
        all(),
        whole(Sort::Status, false),
        &["0001", "0583", "0584", "5830"],
    );
    check(
        all(),
        whole(Sort::Received, true),
        &["0584", "0583", "0001", "5830"],
    );
    check(
        all(),
        whole(Sort::Code, true),
        &["0584", "0583", "0001", "5830"],
    );
}

#[test]
fn pages_join_without_a_seam() {
    let dossiers = some();
    for sort in [Sort::Code, Sort::Due, Sort::Finished] {
        let page = |from, most| {
            let page = Page {
                sort,
                descending: false,
                from,
                most,
            };
            dossiers.find(&Filter::default(), page).unwrap()
        };
        let whole = page(0, 50).entries;
        let joined: Vec<_> = (0..5).flat_map(|from| page(from, 1).entries).collect();
        assert_eq!(joined, whole);
        assert_eq!(page(9, 5).count, 4);
        assert!(page(9, 5).entries.is_empty() && page(0, 0).entries.is_empty());
    }
}

#[test]
fn something_else_may_have_to_hold_too() {
    let dossiers = some();
    let known = dossiers.shared().unwrap();
    let also = |own: &crate::dossier::Dossier| known.text(own.unit) == Some("Một cửa");
    let found = dossiers.find_where(&Filter::default(), whole(Sort::Code, false), &also);
    assert_eq!(found.unwrap().count, 1);
}
