//! Every figure of the ward opens as many dossiers as it says.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use smc_tests::door::Door;

use crate::{Place, counted, taken};

fn opened(door: &Door, place: &Place, period: &str) -> Value {
    let (form, source, field, column) = place;
    let source = Some(*source).filter(|source| *source > 0);
    let field = Some(field).filter(|field| !field.is_empty());
    let cell = json!({"form": form, "source": source, "field": field, "column": column});
    let args = json!({"cell": cell, "period": period, "rule": null, "as_of": null, "most": null});
    door.call("cell_dossiers", args)
}

/// A cell opens what its figure says, each dossier once, and those of which facts are missing.
fn opens(door: &Door, place: &Place, (value, lacking): (u64, u64), period: &str) {
    let own = opened(door, place, period);
    assert_eq!(own["count"], value, "{place:?}");
    assert_eq!(
        own["unknown"].as_array().unwrap().len() as u64,
        lacking,
        "{place:?}"
    );
    let dossiers = own["dossiers"].as_array().unwrap();
    let codes = dossiers.iter().map(|own| own["code"].as_str().unwrap());
    let codes: BTreeSet<&str> = codes.collect();
    assert_eq!(codes.len(), dossiers.len(), "{place:?}: one comes twice");
    let counts_procedures = place.3.ends_with("procs") || place.3.ends_with("active");
    let members = match counts_procedures {
        true => own["procedures"].as_array().unwrap(),
        false => dossiers,
    };
    assert_eq!(members.len() as u64, value, "{place:?}");
}

/// Opens the cells of a form (where asked also those with nothing in them) and the totals of its columns, in each source
/// and in all: no dossier is outside all rows.
fn every_cell_opens(form: &str, period: &str, blanks: bool) {
    let door = taken();
    let (figures, unknown) = counted(&door, period, None);
    let own = |place: &&Place| place.0 == form;
    let columns: BTreeSet<&String> = figures.keys().filter(own).map(|own| &own.3).collect();
    let lines: BTreeSet<(u64, &String)> = figures
        .keys()
        .chain(unknown.keys())
        .filter(own)
        .map(|own| (own.1, &own.2))
        .collect();
    assert!(
        columns.len() > 5 && lines.len() > 30,
        "{columns:?} {lines:?}"
    );
    let mut totals: BTreeMap<(u64, &String), (u64, u64)> = BTreeMap::new();
    for (source, field) in &lines {
        for column in &columns {
            let place = (
                form.to_owned(),
                *source,
                (*field).clone(),
                (*column).clone(),
            );
            // What lacks facts is no figure.
            let (value, lacking) = match (figures.get(&place), unknown.get(&place)) {
                (Some(value), None) => (*value, 0),
                (None, Some(own)) => *own,
                (None, None) if blanks => (0, 0),
                (None, None) => continue,
                both => panic!("{place:?}: {both:?}"),
            };
            opens(&door, &place, (value, lacking), period);
            for source in BTreeSet::from([*source, 0]) {
                let total = totals.entry((source, *column)).or_default();
                *total = (total.0 + value, total.1 + lacking);
            }
        }
    }
    for ((source, column), total) in totals {
        let place = (form.to_owned(), source, String::new(), column.clone());
        opens(&door, &place, total, period);
    }
}

#[test]
fn every_cell_of_the_cycle_opens_its_dossiers() {
    every_cell_opens("II.06a", "2026-11", true);
}

#[test]
fn every_cell_of_the_cycle_opens_its_procedures() {
    every_cell_opens("II.08", "2026-11", false);
}

#[test]
fn every_cell_of_any_days_opens_its_dossiers() {
    every_cell_opens("II.06a", "2026-10-01..2026-11-10", false);
}

#[test]
fn every_cell_of_any_days_opens_its_procedures() {
    every_cell_opens("II.08", "2026-10-01..2026-11-10", false);
}

/// What a line of a form is asked by: a row, a section, or all.
fn line(own: &Value) -> Value {
    match (&own["row"], &own["section"]) {
        (Value::Null, Value::Null) => json!({}),
        (Value::Null, section) => json!({"section": section}),
        (row, _) => json!({"row": row}),
    }
}

#[test]
fn every_cell_of_the_counted_forms_opens_what_it_shows() {
    let door = taken();
    door.call("cycle_start", json!({"cycle": "2026-11"}));
    let asked = json!({"cycle": "2026-11", "rule": null, "form": null, "as_of": null, "unknown": true, "apply": true});
    door.call("count_into", asked);
    for form in ["II.06a", "II.08"] {
        let sheet = door.call("sheet", json!({"form": form, "cycle": "2026-11"}));
        let columns = sheet["head"]["columns"].as_array().unwrap();
        let (mut rows, mut totals) = (0, 0);
        for own in sheet["body"]["lines"].as_array().unwrap() {
            let cells = columns.iter().zip(own["cells"].as_array().unwrap());
            for (column, cell) in cells.filter(|(own, _)| own["counted"] == true) {
                let shown = cell["text"].as_str().unwrap_or_default().replace('.', "");
                let shown: u64 = shown.parse().unwrap_or_default();
                if shown == 0 {
                    continue;
                }
                let mut asked = json!({"form": form, "column": column["key"]});
                asked
                    .as_object_mut()
                    .unwrap()
                    .extend(line(own).as_object().unwrap().clone());
                let args = json!({"cell": asked, "period": "2026-11", "rule": null, "as_of": null, "most": null});
                let found = door.call("cell_dossiers", args);
                assert_eq!(
                    found["count"], shown,
                    "{form} {} {}",
                    own["name"], column["label"]
                );
                *if own["row"].is_null() {
                    &mut totals
                } else {
                    &mut rows
                } += 1;
            }
        }
        assert!(
            rows > 100 && totals >= 10,
            "{form}: {rows} cells, {totals} totals"
        );
    }
}
