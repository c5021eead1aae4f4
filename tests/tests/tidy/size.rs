//! How long files may be.

use crate::none;
use crate::source::{File, files};

/// Lines, as an editor counts them.
const LONGEST: usize = 400;

/// What a program writes.
const GENERATED: &[&str] = &["ui/src/types/"];

/// The lines of a file, and of its inline tests.
fn lines(file: &File) -> (usize, usize) {
    let all = file.text.lines().count();
    let tests = match file.path.ends_with(".rs") {
        true => file.rust().test_lines,
        false => 0,
    };
    (all - tests, tests)
}

#[test]
fn no_file_is_too_long() {
    let mut all = files("src-tauri", &["rs", "nsi", "nsh"]);
    all.extend(files("tests", &["rs"]));
    all.extend(files("ui", &["ts", "svelte", "css", "mjs", "js"]));
    all.extend(files("assets/print", &["typ"]));
    all.retain(|file| !GENERATED.iter().any(|folder| file.path.starts_with(folder)));
    assert!(all.len() > 300, "the sources were not found");
    let mut complaints = Vec::new();
    for file in all {
        let (code, tests) = lines(&file);
        let mut complain = |what: String| complaints.push(format!("{}: {what}", file.path));
        if code > LONGEST {
            complain(format!(
                "{code} lines without inline tests; {LONGEST} at most: split it"
            ));
        } else if tests > LONGEST {
            complain(format!(
                "{tests} lines of inline tests; {LONGEST} at most: give them a file"
            ));
        }
    }
    none(&complaints);
}
