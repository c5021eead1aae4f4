//! Who may name whom inside the core: rooms, the folders of `api`, and no circles of files.

use std::sync::LazyLock;

use crate::house::{House, circles, place};
use crate::none;
use crate::source::files;

/// Which rooms of the core a room may use, in reading order.
const ROOMS: &[(&str, &[&str])] = &[
    ("value", &[]),
    ("calendar", &["value"]),
    ("formula", &["value"]),
    ("condition", &[]),
    ("form", &["condition", "formula", "value"]),
    ("sheet", &["calendar", "form", "formula", "value"]),
    ("schedule", &["calendar", "value"]),
    ("plan", &["calendar", "schedule", "value"]),
    ("task", &["calendar", "plan", "schedule", "value"]),
    ("dossier", &["calendar", "value"]),
    ("procedure", &["dossier", "value"]),
    (
        "count",
        &[
            "calendar",
            "condition",
            "dossier",
            "form",
            "procedure",
            "value",
        ],
    ),
    (
        "agenda",
        &[
            "calendar", "form", "plan", "schedule", "sheet", "task", "value",
        ],
    ),
    (
        "paper",
        &[
            "calendar", "form", "formula", "plan", "sheet", "task", "value",
        ],
    ),
    (
        "sample",
        &[
            "calendar",
            "dossier",
            "form",
            "formula",
            "plan",
            "procedure",
            "schedule",
            "sheet",
            "value",
        ],
    ),
    (
        "error",
        &["calendar", "form", "plan", "schedule", "task", "value"],
    ),
    ("fresh", &[]),
    ("name", &[]),
    ("regular", &["error"]),
    (
        "store",
        &[
            "calendar",
            "dossier",
            "error",
            "fresh",
            "name",
            "plan",
            "procedure",
            "regular",
            "schedule",
            "sheet",
            "value",
        ],
    ),
    (
        "import",
        &[
            "calendar",
            "dossier",
            "error",
            "form",
            "formula",
            "plan",
            "procedure",
            "regular",
            "schedule",
            "sheet",
            "value",
        ],
    ),
    (
        "export",
        &[
            "calendar", "error", "form", "formula", "fresh", "name", "paper", "plan", "regular",
            "sheet", "task", "value",
        ],
    ),
    // The door puts them together.
    (
        "api",
        &[
            "agenda",
            "calendar",
            "condition",
            "count",
            "dossier",
            "error",
            "export",
            "form",
            "formula",
            "fresh",
            "import",
            "name",
            "paper",
            "plan",
            "procedure",
            "regular",
            "sample",
            "schedule",
            "sheet",
            "store",
            "task",
            "value",
        ],
    ),
];

/// The folders of `api` in floors: each may use all that lie on the floors above it in this list, and none of its own
/// floor. The table of commands (`api/mod.rs`) is the door's.
const FLOORS: &[&[&str]] = &[
    &["reply"],
    &["desk"],
    &["figures", "plan"],
    &["incoming", "procedure", "task"],
    &["dossier"],
    &["reports"],
    &["paper"],
    &["settings", "start"],
    &["sample"],
    &["door"],
];

static CORE: LazyLock<House> = LazyLock::new(|| House::of(&files("src-tauri/core/src", &["rs"])));

fn may_use(room: &str) -> Option<&'static [&'static str]> {
    let row = ROOMS.iter().find(|(own, _)| *own == room);
    row.map(|(_, may)| *may)
}

#[test]
fn rooms_use_only_what_lies_below_them() {
    let mut complaints = Vec::new();
    for room in CORE.rooms() {
        if may_use(room).is_none() {
            complaints.push(format!(
                "{room}: a room without a row in the table of rooms"
            ));
        }
    }
    for (file, used) in CORE.rooms_named() {
        let own = place(&file)
            .and_then(|at| at.into_iter().next())
            .unwrap_or_default();
        let may = may_use(&own).unwrap_or_default();
        if used != own && !own.is_empty() && !may.contains(&used.as_str()) {
            complaints.push(format!("{file}: {own} may not use {used}"));
        }
    }
    none(&complaints);
}

/// The folder of `api` that a file lies in; the table of commands is the door's.
fn folder(file: &str) -> Option<String> {
    let mut at = place(file)?.into_iter();
    let in_api = at.next()? == "api";
    in_api.then(|| at.next().unwrap_or_else(|| "door".to_owned()))
}

#[test]
fn folders_of_api_use_only_what_lies_below_them() {
    let floor = |folder: &str| FLOORS.iter().position(|floor| floor.contains(&folder));
    let mut complaints = Vec::new();
    for naming in CORE.namings() {
        let (Some(own), Some(used)) = (folder(&naming.from), folder(&naming.to)) else {
            continue;
        };
        // A folder without a floor may use none.
        if used != own && floor(&own).is_none_or(|own| floor(&used).is_none_or(|used| used >= own))
        {
            let (line, to) = (naming.line, naming.to);
            let from = naming.from;
            complaints.push(format!("{from}:{line}: {own} may not use {used} ({to})"));
        }
    }
    none(&complaints);
}

#[test]
fn no_files_of_the_core_go_in_a_circle() {
    let namings = CORE.namings();
    assert!(namings.len() > 300, "the sources were not understood");
    let found = circles(&namings);
    let complaints = found.iter().map(|(file, around)| {
        let way = around.join(" → ");
        format!("{file}: goes in a circle: {way} → itself")
    });
    none(&complaints.collect::<Vec<_>>());
}
