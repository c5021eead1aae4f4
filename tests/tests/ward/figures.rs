//! The figures of the ward, to the last one, however its lists were taken in.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use smc_tests::door::Door;

use crate::{Figures, LAST, LATER, LISTS, Place, THEN, archive, counted, take, taken, ward};

/// The periods that the other program counted.
const PERIODS: [&str; 2] = ["2026-11", "2026-10-01..2026-11-10"];

/// Days of which only the later list knows.
const DAYS_AFTER: &str = "2026-11-15..2026-11-20";

/// The columns of II.08 that need what the city's lists do not say.
pub(crate) const NEED_FACTS: [&str; 3] = ["paid_online", "digitised", "e_results"];

/// What the other program counted in a period.
pub(crate) fn expected(period: &str) -> Figures {
    let all: Value = serde_json::from_slice(&archive()["expected.json"]).unwrap();
    let own = &all["periods"][period];
    let mut figures = Figures::new();
    let mut put = |form: &str, source: u64, fields: &Value| {
        for (field, columns) in fields.as_object().unwrap() {
            for (column, value) in columns.as_object().unwrap() {
                let place = (form.to_owned(), source, field.clone(), column.clone());
                figures.insert(place, value.as_u64().unwrap());
            }
        }
    };
    for (source, fields) in own["II.06a"].as_object().unwrap() {
        put("II.06a", source.parse().unwrap(), fields);
    }
    put("II.08", 0, &own["II.08"]);
    figures.extend(of_catalogue());
    figures
}

/// The cells of a line of the catalogue.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            letter => cells.last_mut().unwrap().push(letter),
        }
    }
    cells
}

/// What II.08 counts of the catalogue alone: all procedures of a field, the partial, the full, those with a fee.
fn of_catalogue() -> Figures {
    let text = String::from_utf8(archive()["danh-muc.csv"].clone()).unwrap();
    let mut figures = Figures::new();
    for line in text.lines().skip(1) {
        let cells = cells(line);
        let (field, level, fee) = (&cells[3], cells[4].as_str(), cells[5].as_str());
        let columns = [
            ("procs", true),
            ("part_procs", level == "Một phần"),
            ("full_procs", level == "Toàn trình"),
            ("pay_procs", fee == "Có thu phí"),
        ];
        for (column, _) in columns.iter().filter(|(_, counts)| *counts) {
            let place = ("II.08".into(), 0, field.clone(), (*column).to_owned());
            *figures.entry(place).or_default() += 1;
        }
    }
    figures
}

/// What differs, place by place.
fn differing(found: &Figures, expected: &Figures) -> Vec<(Place, Option<u64>, Option<u64>)> {
    let mut all: BTreeMap<&Place, (Option<u64>, Option<u64>)> = BTreeMap::new();
    for (place, value) in found {
        all.entry(place).or_default().0 = Some(*value);
    }
    for (place, value) in expected {
        all.entry(place).or_default().1 = Some(*value);
    }
    let differ = all.into_iter().filter(|(_, (a, b))| a != b);
    differ
        .map(|(place, (a, b))| (place.clone(), a, b))
        .collect()
}

/// Both periods are as the other program counted them.
#[track_caller]
fn is_expected(door: &Door, as_of: Option<&str>) {
    for period in PERIODS {
        let (found, unknown) = counted(door, period, as_of);
        let differ = differing(&found, &expected(period));
        assert!(differ.is_empty(), "{period}, as of {as_of:?}: {differ:#?}");
        assert!(!unknown.is_empty());
        for own in unknown.keys() {
            assert!(NEED_FACTS.contains(&own.3.as_str()), "{own:?}");
        }
    }
}

#[test]
fn the_lists_give_the_figures_that_another_program_counted() {
    let door = taken();
    let intakes = door.call("intakes", json!({}));
    assert_eq!(intakes["dossiers"], 1186 + 1322);
    is_expected(&door, None);
    is_expected(&door, Some("2026-11-15"));
}

#[test]
fn order_and_taking_in_twice_change_nothing() {
    let door = ward();
    for own in LISTS.iter().rev() {
        take(&door, &[*own], THEN);
    }
    // The same file again, and the same under another name.
    let again = take(&door, &LISTS[..2], THEN)["message"].to_string();
    assert!(again.contains("đã được nhập trước đây"), "{again}");
    std::fs::copy(door.path(LISTS[3].0), door.path("so-theo-doi (2).xlsx")).unwrap();
    let other = take(&door, &[("so-theo-doi (2).xlsx", 1)], THEN)["message"].to_string();
    assert!(other.contains("đã được nhập trước đây"), "{other}");
    let intakes = door.call("intakes", json!({}));
    assert_eq!(intakes["intakes"].as_array().unwrap().len(), LISTS.len());
    is_expected(&door, None);
}

#[test]
fn what_later_lists_say_is_not_heard_as_of_then() {
    // The later list first, then those of before: the order of the moments counts, not the one of taking in.
    let door = ward();
    take(&door, &[LATER], LAST);
    let intakes = take(&door, &LISTS, THEN);
    is_expected(&door, Some("2026-11-15"));
    let days = |as_of: Option<&str>| counted(&door, DAYS_AFTER, as_of);
    let (now, before) = (days(None), days(Some("2026-11-15")));
    assert!(now != before, "the later list says something");
    // Taken back it was never there; taken in once more, now after the others, it says what it said.
    let mut all = intakes["intakes"].as_array().unwrap().iter();
    let own = all.find(|own| own["file"] == LATER.0).unwrap();
    door.call("intake_undo", json!({"id": own["id"]}));
    assert!(days(None) == before);
    take(&door, &[LATER], LAST);
    let differ = differing(&days(None).0, &now.0);
    assert!(differ.is_empty(), "{differ:#?}");
}
