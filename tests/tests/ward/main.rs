//! A whole ward from the systems' own lists to the forms: `tests/data/lists/phuong-mau.zip` holds what two systems show
//! of 2,600 invented dossiers, the catalogue, and what another program counted of them (`expected.json`).

#![expect(
    clippy::unwrap_used,
    reason = "a test says with it that it expects success"
)]

mod cells;
mod days;
mod figures;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;

use serde_json::{Value, json};
use smc_tests::door::Door;
use smc_tests::programs::in_repository;
use zip::ZipArchive;

/// The lists as they stood in the morning of 15/11: name, number of the source.
const LISTS: [(&str, usize); 4] = [
    ("danh-sach-ho-so-thanh-pho.xls", 2),
    ("tiep-nhan-qua-mang.xls", 2),
    ("tiep-nhan-truc-tiep-va-bcci.xls", 2),
    ("ho-so-he-thong-bo.xlsx", 1),
];

/// What the city's system shows five days later.
const LATER: (&str, usize) = ("danh-sach-ho-so-thanh-pho-20-11.xls", 2);

/// When the first lists were made, and the later one.
const THEN: &str = "2026-11-15T08:12:00";
const LAST: &str = "2026-11-20T16:40:00";

/// A figure's place: form, source (0 in a form without sections), field, column.
type Place = (String, u64, String, String);

/// The figures that are not 0.
type Figures = BTreeMap<Place, u64>;

/// What is in the archive, by name.
fn archive() -> BTreeMap<String, Vec<u8>> {
    let path = in_repository("tests/data/lists/phuong-mau.zip");
    let mut archive = ZipArchive::new(File::open(path).unwrap()).unwrap();
    let mut files = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.insert(file.name().unwrap().into_owned(), bytes);
    }
    files
}

/// A door with the catalogue and all lists beside it, none of them taken in.
fn ward() -> Door {
    let files: Vec<(String, Vec<u8>)> = archive().into_iter().collect();
    let door = Door::on("2026-11-21T08:00:00", &files);
    let path = door.path("danh-muc.csv");
    let read = door.call("procedures_read", json!({"path": path, "choices": {}}));
    let open = read["fields"].as_array().unwrap().iter();
    let open = open.filter(|own| own["open"] == true);
    let fields: Vec<Value> = open
        .map(|own| json!({"key": own["key"], "act": "add"}))
        .collect();
    let choices = json!({"fields": fields, "ended": []});
    door.call(
        "procedures_apply",
        json!({"path": path, "choices": choices}),
    );
    door
}

/// A file as the door is asked for it.
fn asked(door: &Door, (name, source): (&str, usize), as_of: &str) -> Value {
    let sources = &door.call("settings", json!({}))["sources"];
    json!({"path": door.path(name), "source": sources[source - 1]["id"], "as_of": as_of})
}

/// Takes lists in together.
fn take(door: &Door, lists: &[(&str, usize)], as_of: &str) -> Value {
    let files = lists.iter().map(|own| asked(door, *own, as_of));
    let files: Vec<Value> = files.collect();
    let preview = door.call("lists_read", json!({"files": files}));
    assert_eq!(preview["ready"], true, "{preview:#}");
    door.call("lists_apply", json!({"files": files}))
}

/// The ward with its lists of 15/11.
fn taken() -> Door {
    let door = ward();
    take(&door, &LISTS, THEN);
    door
}

/// Cells that lack facts: what is counted all the same, and how many dossiers may be more.
type Unknown = BTreeMap<Place, (u64, u64)>;

/// Counts all forms; the figures, and those that lack facts.
fn counted(door: &Door, period: &str, as_of: Option<&str>) -> (Figures, Unknown) {
    let args = json!({"period": period, "rule": null, "form": null, "as_of": as_of});
    let counted = door.call("count", args);
    let place = |own: &Value| {
        let text = |key: &str| own[key].as_str().unwrap().to_owned();
        let source = own["source"].as_u64().unwrap_or(0);
        (text("form"), source, text("field"), text("column"))
    };
    let all = |key: &str| counted[key].as_array().unwrap().clone();
    let figures: Figures = all("figures")
        .iter()
        .map(|own| (place(own), own["value"].as_u64().unwrap()))
        .collect();
    assert_eq!(figures.len(), all("figures").len(), "a place comes twice");
    let unknown = all("unknown");
    let lacking = |own: &Value| {
        (
            own["value"].as_u64().unwrap(),
            own["unknown"].as_u64().unwrap(),
        )
    };
    (
        figures,
        unknown
            .iter()
            .map(|own| (place(own), lacking(own)))
            .collect(),
    )
}
