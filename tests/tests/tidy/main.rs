//! Reads the sources and fails when the import rule or a rule of the house is broken (README, "The map" and "What always holds").
//! Each complaint names the file and says what to do instead.

#![expect(
    clippy::unwrap_used,
    reason = "a test says with it that it expects success"
)]

mod house;
mod map;
mod order;
mod size;
mod source;

use std::sync::LazyLock;

use smc_core::form::Form;
use smc_tests::programs::in_repository;
use source::{File, Rust, files, tokens};

/// Who may name which crate: everybody else comes through these.
const CRATES: &[(&str, &[&str])] = &[
    ("rusqlite", &["src-tauri/core/src/store/"]),
    ("rusqlite_migration", &["src-tauri/core/src/store/"]),
    ("rust_xlsxwriter", &["src-tauri/core/src/export/"]),
    ("calamine", &[]),
    ("cfb", &["src-tauri/core/src/import/rows/"]),
    ("csv", &["src-tauri/core/src/import/rows/"]),
    ("encoding_rs", &["src-tauri/core/src/import/rows/"]),
    ("html5gum", &["src-tauri/core/src/import/rows/"]),
    (
        "zip",
        &["src-tauri/core/src/import/", "src-tauri/core/src/export/"],
    ),
    (
        "quick_xml",
        &["src-tauri/core/src/import/", "src-tauri/core/src/export/"],
    ),
    ("typst", &["src-tauri/print/"]),
    ("tauri", &["src-tauri/src/", "src-tauri/build.rs"]),
    ("webview2_com", &["src-tauri/src/windows.rs"]),
    ("windows_sys", &["src-tauri/src/windows.rs"]),
    ("rfd", &["src-tauri/src/windows.rs"]),
];

/// Modules that know no file, no clock, no process.
const PURE: &[&str] = &[
    "value",
    "calendar",
    "formula",
    "form",
    "sheet",
    "schedule",
    "plan",
    "task",
    "agenda",
    "paper",
    "sample",
    "name",
    "condition",
    "dossier",
    "procedure",
];

/// The one file of the core that asks for the time.
const CLOCK: &str = "src-tauri/core/src/api/desk/mod.rs";

/// The one file that may call the system without the compiler's guard, and the tests' own that takes its place.
const UNSAFE: [&str; 2] = ["src-tauri/src/windows.rs", "tests/tests/power/calls.rs"];

#[track_caller]
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// The product's Rust: everything under src-tauri but the program behind `cargo dev`.
static PRODUCT: LazyLock<Vec<(File, Rust)>> = LazyLock::new(|| {
    let mut found = files("src-tauri", &["rs"]);
    found.retain(|file| !file.path.starts_with("src-tauri/dev/") && !file.is_test());
    assert!(found.len() > 200, "the sources were not found");
    let read = found.into_iter().map(|file| {
        let rust = file.rust();
        (file, rust)
    });
    read.collect()
});

#[test]
fn each_foreign_crate_has_one_door() {
    let mut complaints = Vec::new();
    for (file, rust) in PRODUCT.iter() {
        for (name, allowed) in CRATES {
            let may = allowed.iter().any(|place| file.path.starts_with(place));
            if !may && rust.names_crate(name) {
                complaints.push(format!("{}: only {allowed:?} may name {name}", file.path));
            }
        }
    }
    none(&complaints);
}

#[test]
fn the_page_reaches_the_window_through_its_host_alone() {
    let mut complaints = Vec::new();
    for file in files("ui/src", &["ts", "svelte", "js"]) {
        let names = file.text.contains("@tauri-apps/") || file.text.contains("__TAURI");
        if names && !file.path.starts_with("ui/src/host") {
            complaints.push(format!(
                "{}: only ui/src/host may name @tauri-apps",
                file.path
            ));
        }
    }
    none(&complaints);
}

#[test]
fn pure_rooms_know_no_file_and_nobody_but_the_desk_asks_for_the_time() {
    let mut complaints = Vec::new();
    for (file, rust) in PRODUCT.iter() {
        let room = house::place(&file.path).and_then(|at| at.into_iter().next());
        let pure = room.is_some_and(|own| PURE.contains(&own.as_str()));
        let outside = ["fs", "env", "net", "process", "io"];
        for name in outside.map(|name| ["std", name]) {
            if pure
                && rust
                    .named()
                    .any(|path| path.starts_with(&name.map(str::to_owned)))
            {
                complaints.push(format!("{}: a pure room may not name {name:?}", file.path));
            }
        }
        for clock in ["Local", "Utc", "SystemTime"] {
            let now = [clock.to_owned(), "now".to_owned()];
            if file.path != CLOCK && rust.named().any(|path| path.ends_with(&now)) {
                complaints.push(format!(
                    "{}: {clock}::now: the time is a parameter, take it from the desk's clock",
                    file.path
                ));
            }
        }
    }
    none(&complaints);
}

#[test]
fn nothing_panics_on_purpose_and_no_error_is_a_mere_string() {
    let mut complaints = Vec::new();
    for (file, rust) in PRODUCT.iter() {
        let mut complain = |what: String| complaints.push(format!("{}: {what}", file.path));
        for name in ["unwrap", "expect"] {
            if rust.methods.iter().any(|method| method == name) {
                complain(format!(".{name}() outside tests"));
            }
        }
        for name in ["panic", "todo", "unimplemented", "dbg"] {
            if rust.macros.iter().any(|called| called == name) {
                complain(format!("{name}! outside tests"));
            }
        }
        if rust.errors.iter().any(|error| error == "String") {
            complain("Result<_, String>: use an error type".to_owned());
        }
    }
    none(&complaints);
}

/// All our Rust, tests among it.
fn all_rust() -> Vec<File> {
    let mut all = files("src-tauri", &["rs"]);
    all.extend(files("tests", &["rs"]));
    all
}

#[test]
fn only_the_shells_file_for_windows_and_one_of_the_tests_are_unsafe() {
    let mut found = all_rust();
    found.retain(|file| {
        let words = tokens(&file.text);
        words
            .iter()
            .any(|word| word == "unsafe" || word == "unsafe_code")
    });
    let found: Vec<&str> = found.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(found, UNSAFE, "call the system there alone");
}

#[test]
fn every_test_runs() {
    let mut complaints = Vec::new();
    for file in all_rust() {
        if tokens(&file.text)
            .windows(3)
            .any(|signs| signs == ["#", "Bracket", "ignore"])
        {
            let path = &file.path;
            complaints.push(format!("{path}: a test that is skipped shows nothing"));
        }
    }
    let leaving_out = [
        "test.skip(",
        "test.only(",
        "it.skip(",
        "it.only(",
        "test.fixme(",
    ];
    for file in files("ui", &["ts", "mjs", "js"]) {
        for name in leaving_out.iter().filter(|name| file.text.contains(**name)) {
            complaints.push(format!("{}: {name} leaves tests out", file.path));
        }
    }
    none(&complaints);
}

#[test]
fn no_path_of_a_developers_machine_stands_in_the_sources() {
    let homes = ["root", "home", "work", "Users"].map(|name| format!("/{name}/"));
    let endings = [
        "rs", "ts", "svelte", "toml", "md", "css", "html", "json", "mjs", "yml",
    ];
    let mut complaints = Vec::new();
    for folder in [
        "src-tauri",
        "ui",
        "tests",
        "assets",
        ".cargo",
        ".ci",
        ".github",
    ] {
        for file in files(folder, &endings) {
            // In tests of where the data file lies, "mau" is at home: nobody is called so.
            let names = |home: &String| file.text.replace(&format!("{home}mau"), "").contains(home);
            if let Some(home) = homes.iter().find(|home| names(home)) {
                complaints.push(format!("{}: names {home}", file.path));
            }
        }
    }
    none(&complaints);
}

#[test]
fn the_pages_types_are_fresh() {
    let file = in_repository("ui/src/types/door.ts");
    let text = std::fs::read_to_string(&file)
        .unwrap()
        .replace("\r\n", "\n");
    // Not assert_eq: the difference of two long files helps nobody.
    assert!(
        text == smc_core::api::typescript(),
        "ui/src/types/door.ts is stale; write it with `cargo dev types`"
    );
}

#[test]
fn every_form_that_ships_can_be_read() {
    let forms = files("assets/forms", &["toml"]);
    assert!(forms.len() >= 4);
    for file in forms {
        if let Err(broken) = Form::read(&file.path, &file.text) {
            panic!("{broken}");
        }
    }
}
