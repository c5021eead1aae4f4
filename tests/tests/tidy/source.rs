//! A source file as the house rules see it: without comments, without the insides of texts, without tests.

use std::fs;
use std::path::Path;

use smc_tests::programs::in_repository;

/// A file of the repository.
pub(crate) struct File {
    /// Its path from the repository's root, with `/`.
    pub(crate) path: String,
    /// What stands in it.
    pub(crate) text: String,
}

impl File {
    /// Whether all of it is a test.
    pub(crate) fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.contains("/tests/")
    }

    /// Its code without comments, texts and tests.
    pub(crate) fn code(&self) -> String {
        without_tests(&stripped(&self.text))
    }

    /// How long it is: Rust without comments, blank lines and tests, other files as they are.
    pub(crate) fn code_lines(&self) -> usize {
        match self.path.ends_with(".rs") {
            true => self
                .code()
                .lines()
                .filter(|line| !line.trim().is_empty())
                .count(),
            false => self.text.lines().count(),
        }
    }
}

/// The files below a folder with one of these endings.
pub(crate) fn files(folder: &str, endings: &[&str]) -> Vec<File> {
    let mut found = Vec::new();
    collect(&in_repository(folder), folder, endings, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn collect(folder: &Path, name: &str, endings: &[&str], found: &mut Vec<File>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let own = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{name}/{own}");
        if entry.path().is_dir() {
            if !["target", "node_modules", "dist", "gen", "test-results"].contains(&own.as_str()) {
                collect(&entry.path(), &path, endings, found);
            }
        } else if endings
            .iter()
            .any(|ending| own.ends_with(&format!(".{ending}")))
        {
            let text = fs::read_to_string(entry.path()).unwrap();
            let text = text.replace("\r\n", "\n");
            found.push(File { path, text });
        }
    }
}

/// Rust without comments and without what stands inside texts.
pub(crate) fn stripped(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut i = 0;
    while i < chars.len() {
        let ahead = |n: usize| chars.get(i + n).copied().unwrap_or(' ');
        match chars[i] {
            '/' if ahead(1) == '/' => i = line_end(&chars, i),
            '/' if ahead(1) == '*' => i = block_end(&chars, i + 2),
            'r' if !is_word(chars.get(i.wrapping_sub(1))) && raw_marks(&chars, i + 1).is_some() => {
                let marks = raw_marks(&chars, i + 1).unwrap_or(0);
                i = raw_end(&chars, i + 2 + marks, marks);
                code.push_str("\"\"");
            }
            '"' => {
                i = text_end(&chars, i + 1);
                code.push_str("\"\"");
            }
            // A letter in quotes; a lifetime has no second quote.
            '\'' if ahead(1) == '\\' => i = letter_end(&chars, i + 3),
            '\'' if ahead(2) == '\'' => i += 3,
            c => {
                code.push(c);
                i += 1;
            }
        }
    }
    code
}

fn is_word(c: Option<&char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric() || *c == '_')
}

fn line_end(chars: &[char], from: usize) -> usize {
    (from..chars.len())
        .find(|i| chars[*i] == '\n')
        .unwrap_or(chars.len())
}

fn block_end(chars: &[char], from: usize) -> usize {
    let mut depth = 1;
    let mut i = from;
    while i + 1 < chars.len() && depth > 0 {
        match (chars[i], chars[i + 1]) {
            ('/', '*') => (depth, i) = (depth + 1, i + 2),
            ('*', '/') => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
    }
    i
}

/// How many `#` follow an `r` that begins a raw text.
fn raw_marks(chars: &[char], from: usize) -> Option<usize> {
    let marks = chars[from..].iter().take_while(|c| **c == '#').count();
    (chars.get(from + marks) == Some(&'"')).then_some(marks)
}

fn raw_end(chars: &[char], from: usize, marks: usize) -> usize {
    (from..chars.len())
        .find(|i| {
            chars[*i] == '"'
                && chars[i + 1..]
                    .iter()
                    .take(marks)
                    .filter(|c| **c == '#')
                    .count()
                    == marks
        })
        .map_or(chars.len(), |i| i + 1 + marks)
}

fn text_end(chars: &[char], from: usize) -> usize {
    let mut i = from;
    while i < chars.len() && chars[i] != '"' {
        i += if chars[i] == '\\' { 2 } else { 1 };
    }
    i + 1
}

fn letter_end(chars: &[char], from: usize) -> usize {
    (from..chars.len())
        .find(|i| chars[*i] == '\'')
        .map_or(chars.len(), |i| i + 1)
}

/// Code without what is compiled for tests only.
pub(crate) fn without_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut kept = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find(MARK) {
        kept.push_str(&rest[..at]);
        rest = &rest[at + MARK.len()..];
        let Some(opening) = rest.find([';', '{']) else {
            return kept;
        };
        let mut depth = 0;
        let end = rest[opening..].char_indices().find(|(_, c)| {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        rest = end.map_or("", |(end, _)| &rest[opening + end + 1..]);
    }
    kept.push_str(rest);
    kept
}

/// The words of code: names, keywords, numbers.
pub(crate) fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
}

/// Whether code names a crate: `name::…` or `use name`; `.zip(…)` and `own::zip` do not.
pub(crate) fn names_crate(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let (before, after) = (&code[..at], &code[at + name.len()..]);
        let whole = !is_word(before.chars().next_back().as_ref())
            && !is_word(after.chars().next().as_ref());
        let used = after.starts_with("::") || before.ends_with("use ");
        whole && used && !before.ends_with("::")
    })
}

/// The modules of its own crate that code names: `crate::a`, `crate::{a, b::c}`.
pub(crate) fn crate_modules(code: &str) -> Vec<String> {
    let code: String = code.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    for (at, mark) in code.match_indices("crate::") {
        if is_word(code[..at].chars().next_back().as_ref()) {
            continue;
        }
        let rest = &code[at + mark.len()..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(group_heads(group)),
            None => found.extend(words(rest).next().map(str::to_owned)),
        }
    }
    // Types and functions of the crate's root are no modules.
    found.retain(|name| name.starts_with(|c: char| c.is_ascii_lowercase()));
    found
}

/// The first names inside `{a, b::{c, d}}`.
fn group_heads(group: &str) -> Vec<String> {
    let mut heads = Vec::new();
    let (mut depth, mut start) = (0, true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => start = true,
            c if start && (c.is_alphanumeric() || c == '_') => {
                heads.extend(words(&group[at..]).next().map(str::to_owned));
                start = false;
            }
            _ => {}
        }
    }
    heads
}

/// The error types of `Result<T, E>` in code without spaces.
pub(crate) fn result_errors(code: &str) -> impl Iterator<Item = String> {
    code.match_indices("Result<").filter_map(|(at, mark)| {
        let (mut depth, mut last) = (0, None);
        let rest = &code[at + mark.len()..];
        for (i, c) in rest.char_indices() {
            match c {
                '<' | '(' | '[' => depth += 1,
                '>' if depth == 0 => return last.map(|from: usize| rest[from..i].to_owned()),
                '>' | ')' | ']' => depth -= 1,
                ',' if depth == 0 => last = Some(i + 1),
                ';' | '{' => return None,
                _ => {}
            }
        }
        None
    })
}

#[test]
fn comments_texts_and_tests_are_left_out() {
    let text = r##"
use a::b; // calamine
/* x /* rusqlite */ y */
const T: &str = "zip \" zip"; const R: &str = r#"typst " "#; const C: char = '"'; const D: char = '\'';
fn f<'a>(x: &'a str) {}
#[cfg(test)]
mod tests;
fn g() {}
#[cfg(test)]
mod more { fn h() { if true { tauri() } } }
fn last() {}
"##;
    let code = without_tests(&stripped(text));
    let found: Vec<&str> = words(&code).collect();
    for gone in [
        "calamine", "rusqlite", "zip", "typst", "tauri", "tests", "x_",
    ] {
        assert!(!found.contains(&gone), "{gone}: {code}");
    }
    for kept in ["a", "b", "f", "g", "last"] {
        assert!(found.contains(&kept), "{kept}: {code}");
    }
}

#[test]
fn crates_are_found_where_they_are_used() {
    for code in [
        "use zip;",
        "fn f(a: zip::Archive)",
        "use zip::read;",
        "<zip::A>::b",
    ] {
        assert!(names_crate(code, "zip"), "{code}");
    }
    for code in [
        "a.zip(b)",
        "unzip::a",
        "zipped::a",
        "own::zip::b",
        "let zip = 1;",
    ] {
        assert!(!names_crate(code, "zip"), "{code}");
    }
}

#[test]
fn modules_are_found_however_they_are_named() {
    let code = "use crate::value::{A, b}; use crate::{form::{Form, x}, Thing, sheet}; let y = crate::store::open(); mycrate::no();";
    assert_eq!(crate_modules(code), ["value", "form", "sheet", "store"]);
}

#[test]
fn errors_of_results_are_found() {
    let code = "fn(a)->Result<Vec<(A,B)>,String>{x}fn->Result<T>{}fn->Result<A,Box<E>>;Result<(),(String,String)>{";
    let found: Vec<String> = result_errors(code).collect();
    assert_eq!(found, ["String", "Box<E>", "(String,String)"]);
}
