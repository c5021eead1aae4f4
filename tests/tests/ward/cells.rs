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
    let args = json!({"cell": cell, "period": period, "rule": null, "as_of": null});
    door.call("cell_dossiers", args)
}

/// A cell opens what its figure says, each dossier once.
fn opens(door: &Door, place: &Place, value: u64, period: &str) {
    let own = opened(door, place, period);
    assert_eq!(own["count"], value, "{place:?}");
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

/// Opens the cells of a form, and the totals of its columns: no dossier is outside all rows.
fn every_cell_opens(form: &str, period: &str) {
    let door = taken();
    let (figures, unknown) = counted(&door, period, None);
    let mut totals: BTreeMap<(u64, String), u64> = BTreeMap::new();
    for (place, value) in figures.iter().filter(|(place, _)| place.0 == form) {
        opens(&door, place, *value, period);
        *totals.entry((place.1, place.3.clone())).or_default() += value;
    }
    assert!(totals.len() > 10, "{totals:?}");
    for ((source, column), value) in totals {
        // What lacks facts in a row lacks them in the total.
        if unknown.iter().all(|own| own.0 != form || own.3 != column) {
            let total = (form.to_owned(), source, String::new(), column);
            opens(&door, &total, value, period);
        }
    }
    for place in unknown.iter().filter(|place| place.0 == form) {
        let own = opened(&door, place, period);
        assert!(!own["unknown"].as_array().unwrap().is_empty(), "{place:?}");
    }
}

#[test]
fn every_cell_of_the_cycle_opens_its_dossiers() {
    every_cell_opens("II.06a", "2026-11");
}

#[test]
fn every_cell_of_the_cycle_opens_its_procedures() {
    every_cell_opens("II.08", "2026-11");
}

#[test]
fn every_cell_of_any_days_opens_its_dossiers() {
    every_cell_opens("II.06a", "2026-10-01..2026-11-10");
}
