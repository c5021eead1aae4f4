//! Foreign lists of dossiers through the door: what must be understood of other systems' lists, what is refused in
//! words, what is never kept. All names and numbers of persons are invented.

#![expect(
    clippy::unwrap_used,
    reason = "a test says with it that it expects success"
)]

mod bad;
mod heavy;
mod personal;
mod systems;
mod written;

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use smc_tests::door::Door;

/// The moment up to which all lists here speak.
const AS_OF: &str = "2026-11-15T08:12:00";

/// A file in the door's folder.
fn put(door: &Door, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = door.path(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn asked(door: &Door, path: &Path, choices: &Value) -> Value {
    let source = &door.call("settings", json!({}))["sources"][0]["id"];
    let file = json!({"path": path, "source": source, "as_of": AS_OF, "choices": choices});
    json!({"files": [file]})
}

/// What is shown of a list.
#[track_caller]
fn preview(door: &Door, path: &Path, choices: &Value) -> Value {
    door.call("lists_read", asked(door, path, choices))["lists"][0].take()
}

/// The first rows as they are shown: "4 code|procedure|field|channel|status|received|due|finished".
fn rows(preview: &Value) -> Vec<String> {
    let rows = preview["first"].as_array().unwrap().iter();
    rows.map(|own| {
        let keys = [
            "code",
            "procedure",
            "field",
            "channel",
            "status",
            "received",
            "due",
            "finished",
        ];
        let texts = keys.map(|key| own[key].as_str().unwrap());
        format!("{} {}", own["line"], texts.join("|"))
    })
    .collect()
}

/// The sentences under these keys.
fn texts(preview: &Value, keys: &[&str]) -> Vec<String> {
    let all = keys
        .iter()
        .flat_map(|key| preview[*key].as_array().unwrap());
    all.map(|own| own.as_str().unwrap().to_owned()).collect()
}

#[track_caller]
fn has(texts: &[String], part: &str) {
    assert!(
        texts.iter().any(|own| own.contains(part)),
        "{part}: {texts:#?}"
    );
}
