//! All form definitions the program knows, and which version a cycle uses.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;
use include_dir::{Dir, include_dir};

use super::{Broken, Column, Form};
use crate::formula::Name;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../assets/forms");

/// The definitions that ship with the program: file name and text of every `assets/forms/*.toml`.
pub fn built_in() -> impl Iterator<Item = (String, String)> {
    BUILT_IN
        .files()
        .filter(|file| file.path().extension().is_some_and(|ext| ext == "toml"))
        .filter_map(|file| {
            let name = file.path().file_name()?.to_string_lossy().into_owned();
            Some((name, file.contents_utf8()?.to_owned()))
        })
}

/// A version of a form the officer made: it takes the place of the version with the same first day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// When it was made.
    pub made_at: String,
    /// The definition; `None` = back to the one it replaced.
    pub form: Option<Arc<Form>>,
    /// The form's code.
    pub code: String,
    /// The first day of the version it replaces.
    pub valid_from: NaiveDate,
}

/// All form definitions, and those that could not be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Library {
    forms: Vec<Arc<Form>>,
    edited: Vec<Edited>,
    /// Why definitions could not be read; the other forms still work.
    pub broken: Vec<Broken>,
}

impl Library {
    /// Reads definitions, each a file name and a text. Two of the same code and first day: the later wins,
    /// so that an office can replace a form that ships with the program.
    pub fn read(files: impl Iterator<Item = (String, String)>) -> Library {
        let mut library = Library::default();
        let mut names = Vec::new();
        for (file, text) in files {
            match Form::read(&file, &text) {
                Ok(form) => {
                    names.push((file, Arc::new(form)));
                }
                Err(broken) => library.broken.push(broken),
            }
        }
        let mut codes: HashMap<String, String> = HashMap::new();
        names.retain(|(file, form): &(String, Arc<Form>)| {
            // Two sheets of a workbook cannot differ in that alone.
            let code = codes.entry(form.code().to_lowercase());
            let code = code.or_insert_with(|| form.code().to_owned());
            let twice = code != form.code();
            library.broken.extend(twice.then(|| Broken {
                file: file.clone(),
                place: "code".to_owned(),
                why: format!("biểu {code} đã có, chỉ khác chữ hoa chữ thường"),
            }));
            !twice
        });
        for (_, form) in &names {
            let same = |own: &Arc<Form>| {
                own.code() == form.code() && own.definition.valid_from == form.definition.valid_from
            };
            library.forms.retain(|own| !same(own));
            library.forms.push(Arc::clone(form));
        }
        for (file, form) in &names {
            library.broken.extend(library.nowhere(file, form));
        }
        library
    }

    /// Totals of other forms that a form names and that are nowhere: its rule would wait for them for ever.
    /// The form still works; it is told, not left out.
    fn nowhere(&self, file: &str, form: &Form) -> Vec<Broken> {
        let mut found = Vec::new();
        for (place, name) in form.named() {
            let Name::Total { form: code, key } = name else {
                continue;
            };
            let has = |own: &Arc<Form>| own.column(key).is_some_and(Column::is_number);
            let why = match self.versions(code).as_slice() {
                [] => format!("không có biểu “{code}”"),
                versions if !versions.iter().any(|own| has(own)) => {
                    format!("biểu {code} không có cột số “{key}”")
                }
                _ => continue,
            };
            found.push(Broken {
                file: file.to_owned(),
                place,
                why,
            });
        }
        found
    }

    /// Keeps that the officer's own version of a form could not be read: once, however often it is tried.
    pub fn tell(&mut self, broken: Broken) {
        let broken = Broken {
            file: format!("Biểu {} do văn phòng sửa", broken.file),
            ..broken
        };
        if !self.broken.contains(&broken) {
            self.broken.push(broken);
        }
    }

    /// Lays the officer's versions over the definitions, oldest first.
    pub fn set_edited(&mut self, edited: Vec<Edited>) {
        self.edited = edited;
    }

    /// The codes of all forms, in natural order.
    pub fn codes(&self) -> Vec<&str> {
        let codes: BTreeSet<&str> = self.forms.iter().map(|form| form.code()).collect();
        codes.into_iter().collect()
    }

    /// The version of a form that is valid on a day (a cycle's last), as edited by the officer.
    /// Before its first version's first day that first version is used.
    pub fn valid(&self, code: &str, day: NaiveDate) -> Option<&Arc<Form>> {
        let base = self.unedited(code, day)?;
        let edit = self
            .edited
            .iter()
            .rev()
            .find(|edit| edit.code == code && edit.valid_from == base.definition.valid_from);
        Some(edit.and_then(|edit| edit.form.as_ref()).unwrap_or(base))
    }

    /// The same without the officer's edits.
    pub fn unedited(&self, code: &str, day: NaiveDate) -> Option<&Arc<Form>> {
        let of_code = || self.forms.iter().filter(|form| form.code() == code);
        of_code()
            .filter(|form| form.definition.valid_from <= day)
            .max_by_key(|form| form.definition.valid_from)
            .or_else(|| of_code().min_by_key(|form| form.definition.valid_from))
    }

    /// All definitions of a code, oldest first day first.
    pub fn versions(&self, code: &str) -> Vec<&Arc<Form>> {
        let mut versions: Vec<&Arc<Form>> =
            self.forms.iter().filter(|f| f.code() == code).collect();
        versions.sort_by_key(|form| form.definition.valid_from);
        versions
    }

    /// The officer's versions of a form, oldest first.
    pub fn edits(&self, code: &str) -> impl Iterator<Item = &Edited> {
        self.edited.iter().filter(move |edit| edit.code == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn version(valid_from: &str, title: &str) -> (String, String) {
        let text = format!(
            "code = \"X\"\nnumber = \"X\"\ntitle = \"{title}\"\nbasis = \"b\"\nvalid_from = \"{valid_from}\"\n\
             status = \"confirmed\"\nunit = \"u\"\n[rows]\nkind = \"free\"\n\
             [[columns]]\nkey = \"name\"\nno = 1\nheading = [\"Tên\"]\nkind = \"name\"\nwidth = 20\n"
        );
        (format!("X-{valid_from}.toml"), text)
    }

    #[test]
    fn the_four_forms_are_whole() {
        let library = Library::read(built_in());
        assert_eq!(library.broken, []);
        assert_eq!(library.codes(), ["II.04", "II.05a", "II.06a", "II.08"]);
    }

    #[test]
    fn a_cycle_uses_the_version_valid_on_its_last_day() {
        let files = [version("2026-02-15", "new"), version("2020-10-21", "old")];
        let library = Library::read(files.into_iter());
        let title = |text: &str| {
            library
                .valid("X", day(text))
                .unwrap()
                .definition
                .title
                .clone()
        };
        assert_eq!(title("2026-02-14"), "old");
        assert_eq!(title("2026-02-15"), "new");
        assert_eq!(title("2019-01-14"), "old");
        assert!(library.valid("Y", day("2026-01-14")).is_none());
    }

    #[test]
    fn a_broken_definition_leaves_the_others_working() {
        let broken = ("B.toml".to_owned(), "code = ".to_owned());
        let library = Library::read([broken, version("2020-01-01", "a")].into_iter());
        assert_eq!(library.codes(), ["X"]);
        assert_eq!(library.broken[0].file, "B.toml");
        assert_eq!(library.broken[0].place, "dòng 1, cột 8");
    }

    #[test]
    fn an_edit_replaces_only_its_own_version_and_can_be_taken_back() {
        let files = [version("2026-02-15", "new"), version("2020-10-21", "old")];
        let mut library = Library::read(files.into_iter());
        let mut definition = library
            .valid("X", day("2021-01-14"))
            .unwrap()
            .definition
            .clone();
        definition.title = "edited".to_owned();
        let mut edits = vec![Edited {
            made_at: String::new(),
            form: Form::check("", definition).ok().map(Arc::new),
            code: "X".to_owned(),
            valid_from: day("2020-10-21"),
        }];
        library.set_edited(edits.clone());
        let title = |library: &Library, text: &str| {
            library
                .valid("X", day(text))
                .unwrap()
                .definition
                .title
                .clone()
        };
        assert_eq!(title(&library, "2021-01-14"), "edited");
        assert_eq!(title(&library, "2026-03-14"), "new");
        edits.push(Edited {
            form: None,
            ..edits[0].clone()
        });
        library.set_edited(edits);
        assert_eq!(title(&library, "2021-01-14"), "old");
    }
}
