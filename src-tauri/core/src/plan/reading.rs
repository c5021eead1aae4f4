//! What is read in the texts of a plan. A text is read once, however often the plan is looked at: an edit changes
//! one cell of thousands. Pure.

use std::collections::HashMap;
use std::sync::Arc;

use super::citation::{self, Citation};
use super::target::{self, Target};
use crate::value::fold_name;

/// What a text says, wherever it stands.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The key by which two texts are the same.
    pub folded: String,
    /// The targets in it.
    pub targets: Vec<Target>,
    /// The documents it cites.
    pub citations: Vec<Citation>,
}

/// Texts that were read.
#[derive(Debug, Default)]
pub struct Readings {
    year: i32,
    known: HashMap<String, Arc<Reading>>,
}

/// How many texts are kept: those of a few large plans.
const MOST: usize = 20_000;

impl Readings {
    /// What a text says in a plan of a year.
    pub fn of(&mut self, text: &str, year: i32) -> Arc<Reading> {
        if self.year != year || self.known.len() >= MOST {
            self.known.clear();
            self.year = year;
        }
        if let Some(known) = self.known.get(text) {
            return Arc::clone(known);
        }
        let own = Arc::new(Reading {
            folded: fold_name(text),
            // No target without a figure, no document's number without a stroke.
            targets: match text.bytes().any(|b| b.is_ascii_digit()) {
                true => target::read(text, year),
                false => Vec::new(),
            },
            citations: match text.contains('/') {
                true => citation::find(text),
                false => Vec::new(),
            },
        });
        self.known.insert(text.to_owned(), Arc::clone(&own));
        own
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_once_in_a_year() {
        let mut readings = Readings::default();
        let text = "Số hóa đạt tối thiểu 90% theo Quyết định số 766/QĐ-TTg ngày 23/6/2022";
        let first = readings.of(text, 2026);
        assert_eq!((first.targets.len(), first.citations.len()), (1, 1));
        assert!(Arc::ptr_eq(&first, &readings.of(text, 2026)));
        let later = readings.of(text, 2027);
        assert_eq!(later.targets[0].year, 2027);
        assert_eq!(readings.of("", 2027).folded, "");
    }
}
