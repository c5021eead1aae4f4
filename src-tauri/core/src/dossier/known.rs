//! What is known of all dossiers, close together: counting walks over hundreds of thousands of them.

use super::Facts;

/// A dossier as all lists together have it. Its texts are numbers of a list of texts beside it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Dossier {
    /// Its number: made of its code, the same wherever and whenever the code is met.
    pub id: i64,
    /// The source of the list that spoke last and has one.
    pub source: Option<u32>,
    /// The code of its procedure.
    pub procedure: Option<u32>,
    /// The name of its procedure, as a list writes it.
    pub title: Option<u32>,
    /// The field, as a list writes it.
    pub field: Option<u32>,
    /// The unit that has it.
    pub unit: Option<u32>,
    /// Everything else.
    pub facts: Facts,
}

/// All dossiers at a moment, in the order of their numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// The dossiers.
    pub dossiers: Vec<Dossier>,
    /// What their `procedure`, `title`, `field` and `unit` number.
    pub texts: Vec<String>,
    /// What their `source` numbers: the keys of the office's sources.
    pub sources: Vec<String>,
}

impl Known {
    /// The text of a number.
    pub fn text(&self, number: Option<u32>) -> Option<&str> {
        numbered(&self.texts, number)
    }

    /// The key of a source of that number.
    pub fn source(&self, number: Option<u32>) -> Option<&str> {
        numbered(&self.sources, number)
    }
}

fn numbered(texts: &[String], number: Option<u32>) -> Option<&str> {
    Some(texts.get(usize::try_from(number?).ok()?)?.as_str())
}
