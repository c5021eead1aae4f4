//! The catalogue of procedures: taken in from the layouts met in the field, merged by code, edited, undone.

#![expect(
    clippy::unwrap_used,
    reason = "a test says with it that it expects success"
)]

mod bad;
mod edited;
mod fields;
mod layouts;
mod line;
mod merged;
mod used;

use std::path::PathBuf;

use serde_json::{Value, json};
use smc_tests::door::Door;
use smc_tests::programs::in_repository;

/// A sample of a layout.
fn sample(name: &str) -> PathBuf {
    in_repository(&format!("tests/data/procedures/{name}"))
}

/// Some forty procedures in six fields.
const FORTY: &str = "danh-muc-40.csv";

/// A file in the door's folder.
fn put(door: &Door, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let path = door.path(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn args(path: &std::path::Path, choices: &Value) -> Value {
    json!({"path": path, "choices": choices})
}

#[track_caller]
fn read(door: &Door, path: &std::path::Path, choices: &Value) -> Value {
    door.call("procedures_read", args(path, choices))
}

/// Reads a file, leaves open what the office does not have, and stores it.
#[track_caller]
fn store(door: &Door, path: &std::path::Path) -> Value {
    let read = read(door, path, &json!({}));
    door.call("procedures_apply", args(path, &all(&read, json!("skip"))))
}

/// The same choice for every field that needs one.
fn all(read: &Value, act: Value) -> Value {
    let fields = read["fields"].as_array().unwrap().iter();
    let open = fields.filter(|own| own["open"] == true);
    let choices: Vec<Value> = open
        .map(|own| json!({"key": own["key"], "act": act}))
        .collect();
    json!({"fields": choices, "ended": []})
}

/// The whole catalogue, those that have ended too.
#[track_caller]
fn catalogue(door: &Door) -> Value {
    door.call(
        "procedures",
        json!({"filter": {"ended": true, "most": 5000}}),
    )
}

/// A procedure of the catalogue.
#[track_caller]
fn of(door: &Door, code: &str) -> Value {
    let all = catalogue(door);
    let mut lines = all["lines"].as_array().unwrap().iter();
    lines.find(|own| own["code"] == code).unwrap().clone()
}

/// The sentences of a list.
fn texts(read: &Value, key: &str) -> Vec<String> {
    let all = read[key].as_array().unwrap().iter();
    all.map(|own| own["text"].as_str().unwrap().to_owned())
        .collect()
}

#[track_caller]
fn has(texts: &[String], part: &str) {
    assert!(
        texts.iter().any(|own| own.contains(part)),
        "{part}: {texts:#?}"
    );
}

fn count(read: &Value, key: &str) -> usize {
    read[key].as_array().unwrap().len()
}

/// Everything that the catalogue and its fields say, to be compared.
fn everything(door: &Door) -> (Value, Value, Value) {
    let all = catalogue(door);
    let fields = door.call("procedure_fields", json!({}));
    let office = door.call("settings", json!({}))["fields"].clone();
    (all["lines"].clone(), fields["fields"].clone(), office)
}
