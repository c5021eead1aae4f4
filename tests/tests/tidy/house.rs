//! Which file of the core names which: imports and paths are followed to the file that declares what they name.
//!
//! - `mod x;` names nobody: it says only where a file is.
//! - A parent that hands on what its children declare (`pub use`) names them only where its own code uses it;
//!   who takes it from the parent names the child.
//! - A path to a module names what is taken from the module, not the module's file.
//! - Methods are not followed: they belong to a type, and who has the type has named it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::source::{File, Rust};

/// The core's folder.
pub(crate) const CORE: &str = "src-tauri/core/src/";

/// A module's place below the root: `["api", "desk"]`.
pub(crate) type Place = Vec<String>;

/// The core's modules, by their place.
pub(crate) struct House {
    modules: BTreeMap<Place, Module>,
}

struct Module {
    /// Its file's path.
    file: String,
    rust: Rust,
}

/// A file that names another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Naming {
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) line: usize,
}

/// A re-export of a re-export of …: deeper is a mistake of this test.
const DEEPEST: usize = 8;

impl House {
    /// Of the core's files; others and tests are left out.
    pub(crate) fn of(files: &[File]) -> House {
        let core = files.iter().filter(|file| !file.is_test());
        let modules = core.filter_map(|file| {
            let module = Module {
                file: file.path.clone(),
                rust: file.rust(),
            };
            Some((place(&file.path)?, module))
        });
        House {
            modules: modules.collect(),
        }
    }

    /// The rooms: the modules right below the root.
    pub(crate) fn rooms(&self) -> BTreeSet<&str> {
        self.modules
            .keys()
            .filter_map(|at| Some(at.first()?.as_str()))
            .collect()
    }

    /// Every file that names an item of another.
    pub(crate) fn namings(&self) -> Vec<Naming> {
        let mut found = Vec::new();
        for (at, module) in &self.modules {
            let uses = module.rust.uses.iter().filter(|one| one.name != "*");
            let uses = uses.map(|one| (&one.named, one.hands_on));
            let paths = module.rust.paths.iter().map(|named| (named, false));
            for (named, hands_on) in uses.chain(paths) {
                let target = self.absolute(at, &named.path, DEEPEST);
                let Some(target) = target.and_then(|target| self.item(&target, DEEPEST)) else {
                    continue;
                };
                let only_hands_on = hands_on && target.starts_with(at);
                let to = &self.modules[&target].file;
                if *to != module.file && !only_hands_on {
                    found.push(Naming {
                        from: module.file.clone(),
                        to: to.clone(),
                        line: named.line,
                    });
                }
            }
        }
        found.sort();
        found.dedup_by(|b, a| (&a.from, &a.to) == (&b.from, &b.to));
        found
    }

    /// Which rooms each file names, as it names them: what one room hands on of another belongs to the first.
    pub(crate) fn rooms_named(&self) -> BTreeSet<(String, String)> {
        let mut found = BTreeSet::new();
        for (at, module) in &self.modules {
            let uses = module.rust.uses.iter().map(|one| &one.named);
            for named in uses.chain(&module.rust.paths) {
                let room = self.absolute(at, &named.path, DEEPEST);
                let room = room.and_then(|path| path.into_iter().next());
                let room = room.filter(|room| self.modules.contains_key(&vec![room.clone()]));
                found.extend(room.map(|room| (module.file.clone(), room)));
            }
        }
        found
    }

    /// A path from the root, of what a path inside a module names; none when that lies in another crate.
    fn absolute(&self, at: &[String], path: &[String], depth: usize) -> Option<Place> {
        let depth = depth.checked_sub(1)?;
        let (first, rest) = path.split_first()?;
        let from = |base: &[String]| Some([base, rest].concat());
        match first.as_str() {
            "crate" => return from(&[]),
            "self" => return from(at),
            "super" => {
                let ups = path.iter().take_while(|word| *word == "super").count();
                let base = &at[..at.len().checked_sub(ups)?];
                return Some([base, &path[ups..]].concat());
            }
            _ => {}
        }
        let module = self.modules.get(at)?;
        let own = [at, std::slice::from_ref(first)].concat();
        if self.modules.contains_key(&own) || module.rust.defines.contains(first) {
            return from(&own);
        }
        let (globs, named): (Vec<_>, Vec<_>) =
            module.rust.uses.iter().partition(|one| one.name == "*");
        if let Some(import) = named.iter().find(|one| one.name == *first) {
            // `use serde_json;` and the like: another crate.
            let other = import.named.path.first() == Some(first);
            let base = (!other).then(|| self.absolute(at, &import.named.path, depth))??;
            return from(&base);
        }
        globs.iter().find_map(|glob| {
            let base = self.absolute(at, &glob.named.path, depth)?;
            let wanted = [base.as_slice(), std::slice::from_ref(first)].concat();
            let there = self.modules.contains_key(&wanted) || self.item(&wanted, depth).is_some();
            there.then(|| from(&wanted))?
        })
    }

    /// The module that declares what a path from the root names; none for a module itself.
    fn item(&self, path: &[String], depth: usize) -> Option<Place> {
        let depth = depth.checked_sub(1)?;
        let known = (0..=path.len())
            .rev()
            .find(|n| self.modules.contains_key(&path[..*n]))?;
        let (at, rest) = path.split_at(known);
        let name = rest.first()?;
        let module = &self.modules[at];
        if module.rust.defines.contains(name) {
            return Some(at.to_vec());
        }
        let handed = |from: &[String], rest: &[String]| {
            let base = self.absolute(at, from, depth)?;
            self.item(&[&base, rest].concat(), depth)
        };
        let uses = &module.rust.uses;
        match uses.iter().find(|one| one.name == *name) {
            Some(import) => handed(&import.named.path, &rest[1..]),
            None => uses
                .iter()
                .filter(|one| one.name == "*")
                .find_map(|glob| handed(&glob.named.path, rest)),
        }
    }
}

/// The place of a file of the core.
pub(crate) fn place(file: &str) -> Option<Place> {
    let inside = file.strip_prefix(CORE)?.strip_suffix(".rs")?;
    let inside = inside.strip_suffix("/mod").unwrap_or(inside);
    let words = inside.split('/').filter(|word| *word != "lib");
    Some(words.map(str::to_owned).collect())
}

/// For every file that leads back to itself, the shortest way: `[a, b, a]` is told of a as `[a, b]`.
pub(crate) fn circles(namings: &[Naming]) -> BTreeMap<&str, Vec<&str>> {
    let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for naming in namings {
        next.entry(&naming.from).or_default().push(&naming.to);
    }
    let around = next
        .keys()
        .filter_map(|start| Some((*start, shortest(start, &next)?)));
    around.collect()
}

fn shortest<'a>(start: &'a str, next: &BTreeMap<&'a str, Vec<&'a str>>) -> Option<Vec<&'a str>> {
    let mut ways = VecDeque::from([vec![start]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        for to in next.get(way.last()?).into_iter().flatten() {
            if *to == start {
                return Some(way);
            }
            if seen.insert(*to) {
                ways.push_back([way.as_slice(), &[to]].concat());
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A house of invented files.
    fn house(files: &[(&str, &str)]) -> House {
        let file = |(name, text): &(&str, &str)| File {
            path: format!("{CORE}{name}.rs"),
            text: (*text).to_owned(),
        };
        House::of(&files.iter().map(file).collect::<Vec<_>>())
    }

    #[track_caller]
    fn check(files: &[(&str, &str)], expected: &[&str]) {
        let namings = house(files).namings();
        let short = |path: &str| path[CORE.len()..path.len() - 3].to_owned();
        let shown = namings
            .iter()
            .map(|one| format!("{} → {}", short(&one.from), short(&one.to)));
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_path_leads_to_the_file_that_declares() {
        check(
            &[
                ("a", "use crate::b::T; fn f(t: T) { crate::b::c::g(); }"),
                ("b/mod", "mod c; pub struct T;"),
                ("b/c", "pub(crate) fn g() {}"),
            ],
            &["a → b/c", "a → b/mod"],
        );
    }

    #[test]
    fn a_module_that_is_imported_is_what_is_taken_from_it() {
        check(
            &[
                ("a", "use crate::b; use super::c; fn f() { b::g() }"),
                ("b", "pub fn g() {}"),
                ("c", ""),
            ],
            &["a → b"],
        );
    }

    #[test]
    fn what_is_handed_on_belongs_to_the_file_that_declares_it() {
        check(
            &[
                ("a", "use crate::b::{T, U};"),
                ("b/mod", "mod c; mod d; pub use c::T; pub use d::*;"),
                ("b/c", "pub struct T;"),
                ("b/d", "use super::T; pub struct U(T);"),
            ],
            &["a → b/c", "a → b/d", "b/d → b/c"],
        );
    }

    #[test]
    fn a_parent_that_uses_what_it_hands_on_names_the_child() {
        check(
            &[
                ("a/mod", "mod b; pub use b::T; fn f() -> T { T }"),
                ("a/b", "pub struct T;"),
            ],
            &["a/mod → a/b"],
        );
        check(
            &[
                ("a/mod", "mod b; pub use b::g; fn f() { }"),
                ("a/b", "pub fn g() {}"),
            ],
            &[],
        );
    }

    #[test]
    fn paths_inside_macros_and_all_of_a_module_count() {
        check(
            &[
                (
                    "a",
                    "use crate::b::*; fn f() { println!(\"{}\", crate::c::g()); h() }",
                ),
                ("b", "pub fn h() {}"),
                ("c", "pub fn g() {}"),
            ],
            &["a → b", "a → c"],
        );
    }

    #[test]
    fn tests_and_other_crates_are_nobody() {
        check(
            &[
                (
                    "a",
                    "use b::T; use std::fmt; #[cfg(test)] mod tests { use crate::c::U; }",
                ),
                ("c", "pub struct U;"),
                ("a/tests", "use crate::c::U;"),
            ],
            &[],
        );
    }

    #[test]
    fn the_shortest_circle_of_each_file_is_told() {
        let house = house(&[
            ("a", "fn f() { crate::b::f(); }"),
            ("b", "fn f() { crate::c::f(); crate::a::f() }"),
            ("c", "fn f() { crate::a::f() }"),
            ("d", "fn f() { crate::a::f() }"),
        ]);
        let namings = house.namings();
        let told = circles(&namings);
        let ways: Vec<String> = told
            .values()
            .map(|way| way.join(" ").replace(CORE, "").replace(".rs", ""))
            .collect();
        assert_eq!(ways, ["a b", "b a", "c a b"]);
    }

    #[test]
    fn rooms_are_known_by_their_first_word_however_they_are_reached() {
        let house = house(&[
            (
                "a",
                "use crate::{b::T, c as d}; fn f() { super::e::g(); std::fs::read(); d::h() }",
            ),
            ("b", ""),
            ("c", ""),
            ("e", ""),
            ("f/mod", "fn f() { a::g() }"),
            ("f/a", ""),
        ]);
        let named = house.rooms_named();
        let of = |file: &str| {
            let file = format!("{CORE}{file}.rs");
            let rooms = named.iter().filter(move |(from, _)| *from == file);
            rooms.map(|(_, room)| room.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(of("a"), ["b", "c", "e"]);
        assert_eq!(
            of("f/mod"),
            ["f"],
            "its own child, not the room of that name"
        );
    }
}
