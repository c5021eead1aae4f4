//! What the README and the workflows name must be there.

use smc_tests::programs::in_repository;

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
