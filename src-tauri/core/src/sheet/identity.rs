//! What a row is, the same in every cycle and in every data file: never an id of one ward's own tables. Answers,
//! what was sent and packages of many wards name rows so.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What a row is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Identity {
    /// A field of administration, by its key: "ho-tich".
    Field(String),
    /// A fixed row, by its key in the form.
    Fixed(String),
    /// A free row, by its folded name: "le hoi dinh lang".
    Named(String),
    /// An administrative procedure, by its code: "1.001193".
    Procedure(String),
}

impl Identity {
    fn parts(&self) -> (&'static str, &str) {
        match self {
            Identity::Field(key) => ("field", key),
            Identity::Fixed(key) => ("fixed", key),
            Identity::Named(folded) => ("name", folded),
            Identity::Procedure(code) => ("procedure", code),
        }
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, text) = self.parts();
        write!(f, "{kind}:{text}")
    }
}

/// A text that names no row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotARow(pub String);

impl fmt::Display for NotARow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” không phải một dòng của biểu.", self.0)
    }
}

impl std::error::Error for NotARow {}

impl FromStr for Identity {
    type Err = NotARow;

    fn from_str(text: &str) -> Result<Identity, NotARow> {
        let named = |rest: &str| rest.to_owned();
        match text.split_once(':') {
            Some(("field", key)) => Ok(Identity::Field(named(key))),
            Some(("fixed", key)) => Ok(Identity::Fixed(named(key))),
            Some(("name", folded)) => Ok(Identity::Named(named(folded))),
            Some(("procedure", code)) => Ok(Identity::Procedure(named(code))),
            _ => Err(NotARow(text.to_owned())),
        }
    }
}

/// A row with the section it stands in: "tren-he-thong-cua-bo-nganh/field:ho-tich".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct RowKey {
    /// The key of its section's source; none in a form without sections.
    pub section: Option<String>,
    /// What the row is.
    pub identity: Identity,
}

impl fmt::Display for RowKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.section {
            Some(section) => write!(f, "{section}/{}", self.identity),
            None => self.identity.fmt(f),
        }
    }
}

impl FromStr for RowKey {
    type Err = NotARow;

    fn from_str(text: &str) -> Result<RowKey, NotARow> {
        // A section's key holds no colon; what follows an identity's may hold anything.
        let (section, identity) = match text.split_once('/') {
            Some((section, rest)) if !section.contains(':') => (Some(section.to_owned()), rest),
            _ => (None, text),
        };
        let identity = identity.parse().map_err(|_| NotARow(text.to_owned()))?;
        Ok(RowKey { section, identity })
    }
}

impl From<RowKey> for String {
    fn from(key: RowKey) -> String {
        key.to_string()
    }
}

impl TryFrom<String> for RowKey {
    type Error = NotARow;

    fn try_from(text: String) -> Result<RowKey, NotARow> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(section: Option<&str>, identity: Identity, text: &str) {
        let key = RowKey {
            section: section.map(str::to_owned),
            identity,
        };
        assert_eq!(key.to_string(), text);
        assert_eq!(text.parse(), Ok(key));
    }

    #[test]
    fn a_row_is_written_and_read_back() {
        let text = str::to_owned;
        check(None, Identity::Field(text("ho-tich")), "field:ho-tich");
        check(
            Some("bo"),
            Identity::Field(text("ho-tich")),
            "bo/field:ho-tich",
        );
        check(None, Identity::Fixed(text("a/b:c")), "fixed:a/b:c");
        check(Some("bo"), Identity::Fixed(text("a/b")), "bo/fixed:a/b");
        check(None, Identity::Named(text("le hoi")), "name:le hoi");
        check(None, Identity::Named(String::new()), "name:");
        check(
            None,
            Identity::Procedure(text("1.001193")),
            "procedure:1.001193",
        );
    }

    #[track_caller]
    fn refused(text: &str) {
        assert_eq!(text.parse::<RowKey>(), Err(NotARow(text.to_owned())));
    }

    #[test]
    fn what_names_no_row_is_refused() {
        refused("");
        refused("ho-tich");
        refused("bo/ho-tich");
        refused("unknown:x");
        refused("/x");
    }
}
