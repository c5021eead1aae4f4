//! Reads the sources and fails when the import rule or a rule of the house is broken (README, "Invariants").
//! Each complaint names the file and says what to do instead.

#![expect(
    clippy::unwrap_used,
    reason = "a test says with it that it expects success"
)]

mod source;

use smc_core::form::Form;
use smc_tests::programs::in_repository;
use source::{File, crate_modules, files, names_crate};

/// Who may name which crate: everybody else comes through these.
const CRATES: &[(&str, &[&str])] = &[
    ("rusqlite", &["src-tauri/core/src/store/"]),
    ("rusqlite_migration", &["src-tauri/core/src/store/"]),
    ("rust_xlsxwriter", &["src-tauri/core/src/export/"]),
    ("calamine", &["src-tauri/core/src/import/"]),
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

/// Which modules of the core a module may use. Those not listed may use all (`api`).
const MODULES: &[(&str, &[&str])] = &[
    ("value", &[]),
    ("calendar", &["value"]),
    ("formula", &["value"]),
    ("form", &["formula", "value"]),
    ("sheet", &["form", "formula", "value"]),
    ("schedule", &["calendar", "value"]),
    ("plan", &["calendar", "schedule", "value"]),
    ("task", &["calendar", "plan", "schedule", "value"]),
    ("agenda", &["calendar", "value"]),
    (
        "paper",
        &[
            "calendar", "form", "formula", "plan", "sheet", "task", "value",
        ],
    ),
    (
        "sample",
        &[
            "calendar", "form", "formula", "plan", "schedule", "sheet", "value",
        ],
    ),
    ("error", &["calendar", "form", "task"]),
    ("fresh", &[]),
    ("name", &[]),
    (
        "store",
        &[
            "calendar", "error", "fresh", "name", "plan", "schedule", "value",
        ],
    ),
    (
        "import",
        &[
            "calendar", "error", "form", "formula", "plan", "schedule", "value",
        ],
    ),
    (
        "export",
        &[
            "calendar", "error", "form", "formula", "fresh", "name", "paper", "plan", "sheet",
            "task", "value",
        ],
    ),
];

/// Modules that know no file, no clock, no process.
const PURE: &[&str] = &[
    "value", "calendar", "formula", "form", "sheet", "sample", "schedule", "plan", "task",
    "agenda", "paper", "name",
];

/// The one file of the core that asks for the time.
const CLOCK: &str = "src-tauri/core/src/api/desk/mod.rs";

/// The one file that may call the system without the compiler's guard, and no other.
const UNSAFE: &str = "src-tauri/src/windows.rs";

const LONGEST_FILE: usize = 600;

#[track_caller]
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// The product's Rust: everything under src-tauri but the program behind `cargo dev`.
fn product() -> Vec<File> {
    let mut found = files("src-tauri", &["rs"]);
    found.retain(|file| !file.path.starts_with("src-tauri/dev/") && !file.is_test());
    assert!(found.len() > 20, "the sources were not found");
    found
}

/// The module of the core a file belongs to.
fn module(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src-tauri/core/src/")?;
    Some(inside.split(['/', '.']).next().unwrap_or(inside))
}

#[test]
fn each_foreign_crate_has_one_door() {
    let mut complaints = Vec::new();
    for file in product() {
        let code = file.code();
        for (name, allowed) in CRATES {
            let may = allowed.iter().any(|place| file.path.starts_with(place));
            if !may && names_crate(&code, name) {
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
fn modules_of_the_core_use_only_what_lies_below_them() {
    let mut complaints = Vec::new();
    for file in product() {
        let own = module(&file.path);
        let Some((own, allowed)) = MODULES.iter().find(|(name, _)| Some(*name) == own) else {
            continue;
        };
        for used in crate_modules(&file.code()) {
            if used != *own && !allowed.contains(&used.as_str()) {
                complaints.push(format!("{}: {own} may not use {used}", file.path));
            }
        }
    }
    none(&complaints);
}

#[test]
fn pure_modules_know_no_file_and_nobody_but_the_desk_asks_for_the_time() {
    let mut complaints = Vec::new();
    for file in product() {
        let code = file.code();
        let pure = module(&file.path).is_some_and(|own| PURE.contains(&own));
        let outside = ["std::fs", "std::env", "std::net", "std::process", "std::io"];
        for name in outside.iter().filter(|name| pure && code.contains(**name)) {
            complaints.push(format!("{}: a pure module may not name {name}", file.path));
        }
        for name in ["Local::now", "Utc::now", "SystemTime::now"] {
            if file.path != CLOCK && code.contains(name) {
                complaints.push(format!(
                    "{}: {name}: the time is a parameter, take it from the desk's clock",
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
    for file in product() {
        let code: String = file.code().split_whitespace().collect();
        for name in [
            ".unwrap()",
            ".expect(",
            "panic!(",
            "todo!(",
            "unimplemented!(",
            "dbg!(",
        ] {
            if code.contains(name) {
                complaints.push(format!("{}: {name} outside tests", file.path));
            }
        }
        if source::result_errors(&code).any(|error| error == "String") {
            complaints.push(format!(
                "{}: Result<_, String>: use an error type",
                file.path
            ));
        }
    }
    none(&complaints);
}

#[test]
fn only_the_shells_file_for_windows_is_unsafe() {
    let mut all = files("src-tauri", &["rs"]);
    all.extend(files("tests", &["rs"]));
    let mut unsafe_files: Vec<String> = all
        .iter()
        .filter(|file| {
            let code = source::stripped(&file.text);
            source::words(&code).any(|word| word == "unsafe" || word == "unsafe_code")
        })
        .map(|file| file.path.clone())
        .collect();
    unsafe_files.sort();
    assert_eq!(unsafe_files, [UNSAFE], "call the system in {UNSAFE} alone");
}

#[test]
fn no_file_is_too_long() {
    let mut all = product();
    all.extend(files("ui/src", &["ts", "svelte", "css"]));
    all.retain(|file| !file.path.starts_with("ui/src/types/"));
    let complaints: Vec<String> = all
        .iter()
        .map(|file| (file.code_lines(), &file.path))
        .filter(|(lines, _)| *lines > LONGEST_FILE)
        .map(|(lines, path)| format!("{path}: {lines} lines of code without tests; split it"))
        .collect();
    none(&complaints);
}

#[test]
fn every_test_runs() {
    let mut complaints = Vec::new();
    for file in files("src-tauri", &["rs"])
        .iter()
        .chain(&files("tests", &["rs"]))
    {
        if source::stripped(&file.text).contains("#[ignore") {
            complaints.push(format!(
                "{}: a test that is skipped shows nothing",
                file.path
            ));
        }
    }
    for file in files("ui", &["ts", "mjs", "js"]) {
        let found = [
            "test.skip(",
            "test.only(",
            "it.skip(",
            "it.only(",
            "test.fixme(",
        ]
        .into_iter()
        .find(|name| file.text.contains(name));
        if let Some(name) = found {
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

/// They cannot be tried here, so what they lean on is looked at.
#[test]
fn the_workflows_name_what_is_there() {
    let mut complaints = Vec::new();
    let workflows = files(".github/workflows", &["yml"]);
    assert!(workflows.len() >= 2);
    for file in &workflows {
        let count = |what: &str| file.text.matches(what).count();
        if count("runs-on:") != count("timeout-minutes:") || !file.text.contains("\npermissions:\n")
        {
            let path = &file.path;
            complaints.push(format!(
                "{path}: every job needs an end, and all of them permissions"
            ));
        }
        for line in file
            .text
            .lines()
            .map(|line| line.trim_start_matches([' ', '-']))
        {
            let Some((key @ ("uses" | "run"), value)) = line.split_once(": ") else {
                continue;
            };
            let program = value.split_whitespace().next().unwrap_or_default();
            let is_ours = program.starts_with('.');
            let is_there = match is_ours {
                true => in_repository(program).is_file(),
                // GitHub's own, at a major version.
                false => key == "run" || value.starts_with("actions/") && value.contains("@v"),
            };
            if !is_there {
                complaints.push(format!("{}: {value}", file.path));
            }
        }
    }
    none(&complaints);
    let window = std::fs::read_to_string(in_repository("tests/src/desktop/windows.rs")).unwrap();
    let port = window.split("127.0.0.1:").nth(1).unwrap();
    let port = format!(
        "--remote-debugging-port={}",
        &port[..port.find('"').unwrap()]
    );
    let told = workflows.iter().any(|file| file.text.contains(&port));
    assert!(
        told,
        "no workflow lets the window of the tests be driven: {port}"
    );
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
