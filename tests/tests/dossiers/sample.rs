//! The sample ward's catalogue and dossiers: everything about dossiers can be tried on them.

use std::collections::HashSet;

use super::*;

fn sample() -> Door {
    let door = Door::new();
    door.call("sample_open", json!({}));
    door
}

fn of_group(list: &Value, name: &str) -> u64 {
    let mut all = list["groups"].as_array().unwrap().iter();
    let own = all.find(|own| own["group"] == name).unwrap();
    own["count"].as_u64().unwrap()
}

#[test]
fn every_procedure_of_the_sample_has_a_field_a_level_and_a_fee() {
    let door = sample();
    let counts = &door.call("procedures", json!({"filter": {}}))["counts"];
    let all = counts["all"].as_u64().unwrap();
    assert!((55..=70).contains(&all), "{counts}");
    for open in ["unclassified", "level_unknown", "fee_unknown"] {
        assert_eq!(counts[open], 0, "{open}");
    }
    // The dossiers' own names are all in it.
    let missing = door.call("procedures_missing", json!({"year": 2026}));
    for open in ["facts", "field", "names"] {
        assert_eq!(missing[open], 0, "{missing}");
    }
}

#[test]
fn the_sample_has_dossiers_of_every_kind_and_no_persons() {
    let door = sample();
    let list = door.call("dossiers", json!({"filter": {"most": 10_000}}));
    let total = list["total"].as_u64().unwrap();
    assert!((3000..7000).contains(&total), "{total}");
    for group in ["open", "late", "soon", "waiting", "withdrawn"] {
        let own = of_group(&list, group);
        assert!((1..total / 20).contains(&own), "{group} {own}");
    }
    assert!(of_group(&list, "done_late") < total / 20);
    assert!(of_group(&list, "done_in_time") > total * 9 / 10);
    assert_eq!(of_group(&list, "unknown"), 0);
    let due = door.call("dossier_due", json!({"days": null}));
    assert!(
        due["late"].as_u64() > Some(0) && due["soon"].as_u64() > Some(0),
        "{due}"
    );
    assert_eq!(due["as_of"], "16/11/2026 08:00");
    // Every text of a dossier is one of the catalogue.
    let filter = json!({"filter": {"most": 5000}});
    let catalogue = door.call("procedures", filter);
    let texts = |of: &Value, key: &str| -> HashSet<String> {
        let all = of["lines"].as_array().unwrap().iter();
        all.filter_map(|own| Some(own[key].as_str()?.to_owned()))
            .collect()
    };
    let shown = list["lines"].as_array().unwrap().len();
    assert!(shown > 100, "{shown}");
    for (own, known) in [("title", "name"), ("procedure", "code"), ("unit", "unit")] {
        let known = texts(&catalogue, known);
        let strange: Vec<_> = texts(&list, own).difference(&known).cloned().collect();
        assert_eq!(strange, Vec::<String>::new());
    }
}

#[test]
fn the_open_cycle_of_the_sample_can_be_counted_and_each_figure_opens() {
    let door = sample();
    let asked = json!({"period": "2026-11", "form": "II.06a", "rule": null, "as_of": null});
    let counted = door.call("count", asked);
    assert_eq!(counted["unknown"], json!([]));
    let figures = counted["figures"].as_array().unwrap();
    assert!(figures.len() > 40, "{}", figures.len());
    for own in figures.iter().step_by(7) {
        let cell = json!({"form": "II.06a", "source": own["source"], "field": own["field"], "column": own["column"]});
        let asked =
            json!({"cell": cell, "period": "2026-11", "rule": null, "as_of": null, "most": null});
        let found = door.call("cell_dossiers", asked);
        assert_eq!(found["count"], own["value"], "{own}");
    }
    let asked = json!({"cycle": "2026-11", "rule": null, "form": null, "as_of": null, "unknown": false, "apply": false});
    let changes = &door.call("count_into", asked)["changes"];
    assert!(changes.as_array().unwrap().len() > 20, "{changes}");
}

#[test]
fn the_lists_of_the_sample_were_taken_in_one_after_the_other() {
    let door = sample();
    let intakes = door.call("intakes", json!({}));
    let all = intakes["intakes"].as_array().unwrap();
    assert_eq!(all.len(), 10, "{intakes}");
    let known = door.call("dossiers", json!({"filter": {}}))["total"].clone();
    assert_eq!(intakes["dossiers"], known);
    // The newest comes first; taken back, it takes along what it alone said.
    let id = &all[0]["id"];
    let fewer = door.call("intake_undo", json!({"id": id}));
    assert_eq!(fewer["intakes"].as_array().unwrap().len(), 9);
    assert!(fewer["dossiers"].as_u64() < known.as_u64(), "{fewer}");
}

#[test]
fn a_data_file_filled_with_sample_figures_gets_no_dossiers_among_its_own() {
    let door = catalogued();
    take(&door, "bo.csv", MINISTRIES, "2026-11-15T08:12:00");
    door.call("sample_fill", json!({}));
    assert_eq!(door.call("dossiers", json!({"filter": {}}))["total"], 6);
}
