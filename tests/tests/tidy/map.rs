//! What the README and the workflows name must be there.

use std::collections::BTreeSet;

use smc_tests::programs::in_repository;

use crate::house::CORE;
use crate::none;
use crate::source::files;

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

/// The page that a newcomer reads first; what is found from it.
const MAP: &str = "README.md";
const OTHERS: &[&str] = &[
    "src-tauri/DECISIONS.md",
    "src-tauri/windows/README.md",
    "tests/benches/README.md",
    "assets/pictures/README.md",
];

fn page(path: &str) -> String {
    std::fs::read_to_string(in_repository(path)).unwrap()
}

#[test]
fn the_map_is_short() {
    let lines = page(MAP).lines().count();
    assert!(lines <= 170, "{MAP}: {lines} lines; 170 at most");
}

#[test]
fn every_rule_of_the_map_lies_where_it_says() {
    let text = page(MAP);
    let table = text
        .split("\n## ")
        .find(|part| part.starts_with("Where is the rule of"));
    let rows = table
        .unwrap()
        .lines()
        .filter_map(|line| line.strip_prefix("| "));
    let (mut rules, mut complaints) = (0, Vec::new());
    for row in rows.filter(|row| row.contains('`')) {
        rules += 1;
        let paths = row.split('`').skip(1).step_by(2);
        for path in paths {
            let folder = path.split('/').next().unwrap_or_default();
            let whole = match folder {
                "assets" | "ui" | "tests" | "src-tauri" => path.to_owned(),
                _ => format!("{CORE}{path}"),
            };
            if !in_repository(&whole).is_file() {
                complaints.push(format!("{path}: not there; {MAP} names it"));
            }
        }
    }
    assert!(rules >= 40, "{rules} rules");
    none(&complaints);
}

#[test]
fn what_a_page_links_to_is_there_and_every_picture_is_linked_to() {
    let mut complaints = Vec::new();
    let mut linked = BTreeSet::new();
    for path in [MAP].iter().chain(OTHERS) {
        let folder = in_repository(path).parent().unwrap().to_owned();
        let text = page(path);
        let links = text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next());
        for link in links.filter(|link| !link.contains("://")) {
            match folder.join(link).canonicalize() {
                Ok(file) => drop(linked.insert(file)),
                Err(_) => complaints.push(format!("{path}: {link} is not there")),
            }
        }
    }
    for other in OTHERS {
        if !linked.contains(&in_repository(other).canonicalize().unwrap()) {
            complaints.push(format!("{other}: not found from {MAP}"));
        }
    }
    for picture in std::fs::read_dir(in_repository("assets/pictures")).unwrap() {
        let picture = picture.unwrap().path().canonicalize().unwrap();
        if !linked.contains(&picture) {
            complaints.push(format!("{}: no page shows it", picture.display()));
        }
    }
    none(&complaints);
}
