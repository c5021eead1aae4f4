//! What the officer said of lists of one kind, as it is kept.

use serde::{Deserialize, Serialize};

/// What was said of lists with the same headings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// The key of the source they come from.
    pub source: Option<String>,
    /// What columns are: place from 0, and the name of what it is.
    pub columns: Vec<(u32, String)>,
    /// What words of a status mean; none: they stay unknown.
    pub statuses: Vec<(String, Option<String>)>,
    /// What words of a channel mean.
    pub channels: Vec<(String, Option<String>)>,
    /// What all their dossiers have in common.
    pub meaning: Option<Common>,
}

/// What all dossiers of a list have in common.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Common {
    /// How they were handed in.
    pub channel: Option<String>,
    /// Where they stand.
    pub status: Option<String>,
    /// Whether they were paid online.
    pub paid: Option<bool>,
    /// Whether their papers are digitised.
    pub digitised: Option<bool>,
    /// Whether their results are electronic.
    pub electronic: Option<bool>,
}
