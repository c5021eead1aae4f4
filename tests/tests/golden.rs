//! Figures in, cells and findings out: one file per case in `tests/golden/<form>/`; adding a case is adding a file.
//!
//! A case holds `rows` (typed into the form), `before` (into the same form of the cycle before), `beside` (into
//! other forms), and what is to be seen: `shows` of a row, `total`, `lines`, `findings`, `blanks`, `state`.
//! What is to be seen was worked out by hand, not copied from the program.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use smc_tests::door::{Door, Grid, row_by_id, text_of};
use smc_tests::programs::in_repository;

const CYCLE: &str = "2026-11";
const BEFORE: &str = "2026-10";
const FORMS: [&str; 4] = ["II.04", "II.05a", "II.06a", "II.08"];

fn cases(form: &str) -> Vec<PathBuf> {
    let folder = in_repository("tests/golden").join(form);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{form}: {error}"));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// A case; a word it does not know is a slip of the pen, not a wish to be passed over.
fn read(path: &Path) -> Map<String, Value> {
    let text = std::fs::read_to_string(path).unwrap();
    let case: Map<String, Value> =
        toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let known = |own: &Map<String, Value>, words: &[&str]| {
        for key in own.keys() {
            assert!(
                words.contains(&key.as_str()),
                "{}: what is “{key}”?",
                path.display()
            );
        }
    };
    known(
        &case,
        &[
            "rows", "before", "beside", "total", "lines", "findings", "blanks", "state",
        ],
    );
    for rows in ["rows", "before", "beside"] {
        for row in list(&case, rows) {
            known(
                row.as_object().unwrap(),
                &["form", "section", "name", "cells", "shows"],
            );
        }
    }
    case
}

fn list<'a>(case: &'a Map<String, Value>, key: &str) -> &'a [Value] {
    case.get(key)
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default()
}

fn pairs<'a>(own: &'a Value, key: &str) -> impl Iterator<Item = (&'a str, String)> {
    let table = own
        .get(key)
        .and_then(Value::as_object)
        .into_iter()
        .flatten();
    table.map(|(key, value)| match value {
        Value::String(text) => (key.as_str(), text.clone()),
        number => (key.as_str(), number.to_string()),
    })
}

/// Adds the rows and types their cells; gives their ids.
fn enter(grid: &Grid<'_>, rows: &[Value]) -> Vec<i64> {
    let ids = rows.iter().map(|row| {
        let (section, name) = (
            row.get("section").and_then(Value::as_i64),
            row["name"].as_str().unwrap(),
        );
        let free = grid.sheet()["head"]["form"]["rows"] == "free";
        if !grid.names_in(section).iter().any(|own| own == name) {
            match free {
                true => drop(grid.add_named(name)),
                false => grid.add(section, &[name]),
            }
        }
        let id = grid.row(section, name);
        for (column, text) in pairs(row, "cells") {
            grid.fill(id, &[(column, &text)]);
        }
        id
    });
    ids.collect()
}

fn check(form: &str, path: &Path) {
    let (case, name) = (read(path), path.display());
    let door = Door::new();
    door.call("office_save", json!({"office": {"ward": "Phường Thử"}}));
    if !list(&case, "before").is_empty() {
        door.call("cycle_start", json!({"cycle": BEFORE}));
        enter(&door.grid(form, BEFORE), list(&case, "before"));
    }
    door.call("cycle_start", json!({"cycle": CYCLE}));
    for row in list(&case, "beside") {
        let other = row["form"].as_str().expect("the other form");
        enter(&door.grid(other, CYCLE), std::slice::from_ref(row));
    }
    let grid = door.grid(form, CYCLE);
    let ids = enter(&grid, list(&case, "rows"));
    let sheet = grid.sheet();
    for (row, id) in list(&case, "rows").iter().zip(ids) {
        let line = row_by_id(&sheet, id);
        for (column, expected) in pairs(row, "shows") {
            assert_eq!(
                text_of(&sheet, line, column),
                expected,
                "{name}: {} {column}",
                row["name"]
            );
        }
    }
    let lines = sheet["body"]["lines"].as_array().unwrap();
    let total = lines
        .iter()
        .find(|line| line["kind"] == "total")
        .expect("a total");
    for (column, expected) in pairs(&Value::Object(case.clone()), "total") {
        assert_eq!(
            text_of(&sheet, total, column),
            expected,
            "{name}: total {column}"
        );
    }
    if case.contains_key("lines") {
        let names: Vec<&Value> = lines.iter().map(|line| &line["name"]).collect();
        assert_eq!(json!(names), case["lines"], "{name}");
    }
    assert_eq!(json!(grid.findings()), case["findings"], "{name}");
    assert_eq!(sheet["body"]["state"]["blanks"], case["blanks"], "{name}");
    assert_eq!(sheet["body"]["state"]["text"], case["state"], "{name}");
}

#[test]
fn every_form_shows_what_was_worked_out_by_hand() {
    for form in FORMS {
        let cases = cases(form);
        assert!(cases.len() >= 3, "{form} has {} cases", cases.len());
        for path in cases {
            check(form, &path);
        }
    }
}

#[test]
fn every_folder_is_a_form() {
    let folders = std::fs::read_dir(in_repository("tests/golden")).unwrap();
    let mut names: Vec<String> = folders
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, FORMS);
}
