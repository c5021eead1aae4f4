//! Which field of the office an official field is: as it was said before, or by the same words. What is only like it
//! is proposed.

use std::collections::HashMap;

use super::matching::{Match, Names};
use crate::value::fold_name;

/// What is done with an official field that the office does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// It is this field of the office, by its place in the list.
    Is(usize),
    /// It becomes a field of the office.
    Add,
    /// It stays open.
    Skip,
}

/// What an official field is to the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// This field; `said`: by the officer, else by its words.
    Is {
        /// Its place in the list.
        at: usize,
        /// Whether it was said, now or earlier.
        said: bool,
    },
    /// One that is added.
    Added,
    /// It was left open, now or earlier.
    Left,
    /// Nobody has said it yet; these are like it.
    Open(Vec<usize>),
}

/// The fields of an office, and what was said of official ones before.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    names: Names,
    keys: HashMap<String, usize>,
    /// Folded official name → key of the office's field; none: left open.
    said: HashMap<String, Option<String>>,
}

impl Fields {
    /// `office`: keys and names in order. `said`: folded official name → key, or left open.
    pub fn of<'a>(
        office: impl IntoIterator<Item = (&'a str, &'a str)>,
        said: HashMap<String, Option<String>>,
    ) -> Fields {
        let (keys, names): (Vec<&str>, Vec<&str>) = office.into_iter().unzip();
        let keys = keys.into_iter().map(str::to_owned).zip(0..);
        Fields {
            names: Names::of(names),
            keys: keys.collect(),
            said,
        }
    }

    /// What an official field is, when this was chosen for it, or nothing was.
    pub fn meaning(&self, official: &str, chosen: Option<Act>) -> Meaning {
        match chosen {
            Some(Act::Is(at)) => return Meaning::Is { at, said: true },
            Some(Act::Add) => return Meaning::Added,
            Some(Act::Skip) => return Meaning::Left,
            None => {}
        }
        let said = self.said.get(&fold_name(official));
        // A field that is gone is as if nothing had been said.
        if let Some(at) = said.and_then(|key| self.keys.get(key.as_ref()?)) {
            return Meaning::Is {
                at: *at,
                said: true,
            };
        }
        match self.names.find(official) {
            Match::One(at) => Meaning::Is { at, said: false },
            _ if said == Some(&None) => Meaning::Left,
            Match::Several(like) | Match::Near(like) => Meaning::Open(like),
            Match::None => Meaning::Open(Vec::new()),
        }
    }

    /// What an official field is as long as nothing more is said: its words alone do not make it one of the office's.
    pub fn standing(&self, official: &str) -> Meaning {
        match self.said.get(&fold_name(official)) {
            Some(None) => Meaning::Left,
            Some(Some(key)) if self.keys.contains_key(key) => Meaning::Is {
                at: self.keys[key],
                said: true,
            },
            _ => Meaning::Open(self.like(official)),
        }
    }

    /// Whether this was said of it already.
    pub fn is_said(&self, official: &str, meaning: &Meaning) -> bool {
        self.said.contains_key(&fold_name(official)) && self.standing(official) == *meaning
    }

    /// Those that are like it, whatever was said.
    pub fn like(&self, official: &str) -> Vec<usize> {
        match self.names.find(official) {
            Match::One(at) => vec![at],
            Match::Several(like) | Match::Near(like) => like,
            Match::None => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_official_field_is_what_was_said_or_what_has_its_words() {
        let office = [
            ("ho-tich", "Hộ tịch"),
            ("dat-dai", "Đất đai"),
            ("ho-kinh-doanh", "Hộ kinh doanh"),
        ];
        let said = [
            ("dat", Some("dat-dai".to_owned())),
            ("mat", Some("gone".to_owned())),
            ("ngo", None),
        ];
        let said = said.map(|(name, key)| (name.to_owned(), key));
        let fields = Fields::of(office, said.into());
        let is = |at, said| Meaning::Is { at, said };
        assert_eq!(fields.standing("Hộ tịch"), Meaning::Open(vec![0]));
        assert_eq!(fields.standing("Đất"), is(1, true));
        assert!(fields.is_said("Ngỏ", &Meaning::Left));
        assert!(!fields.is_said("Hộ tịch", &is(0, true)));
        for (name, chosen, expected) in [
            ("HỘ TỊCH", None, is(0, false)),
            ("Đất", None, is(1, true)),
            ("Mật", None, Meaning::Open(vec![])),
            ("Ngỏ", None, Meaning::Left),
            ("Ngỏ", Some(Act::Add), Meaning::Added),
            ("Đất", Some(Act::Is(2)), is(2, true)),
            ("Lạ", Some(Act::Skip), Meaning::Left),
            ("Doanh nghiệp (hộ kinh doanh)", None, Meaning::Open(vec![2])),
        ] {
            assert_eq!(fields.meaning(name, chosen), expected, "{name}");
        }
    }
}
