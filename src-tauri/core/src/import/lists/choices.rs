//! What the officer said of a list; remembered by its headings, so that next month's file asks nothing.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::role::Role;
use crate::dossier::words::Meaning;
use crate::dossier::{Channel, Status};

/// What a column is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ColumnChoice {
    /// The column of the data, from 0.
    pub column: u32,
    /// What stands in it.
    pub role: Role,
}

/// What a word of a status means; none: it stays unknown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StatusChoice {
    /// As the list writes it.
    pub word: String,
    /// What it means.
    pub status: Option<Status>,
}

/// What a word of a channel means; none: it stays unknown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChannelChoice {
    /// As the list writes it.
    pub word: String,
    /// What it means.
    pub channel: Option<Channel>,
}

/// Which row counts where a list holds a code several times and its rows disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Repeats {
    /// The first of them.
    First,
    /// The last of them.
    Last,
}

/// What the officer said of a list; everything left out is proposed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListChoices {
    /// The sheet that is meant.
    pub sheet: Option<String>,
    /// What columns are, where it differs from what was understood.
    pub columns: Vec<ColumnChoice>,
    /// Whether day and month stand exchanged in it.
    pub swapped: Option<bool>,
    /// Which row counts where rows of one code disagree.
    pub repeats: Option<Repeats>,
    /// What words of a status mean.
    pub statuses: Vec<StatusChoice>,
    /// What words of a channel mean.
    pub channels: Vec<ChannelChoice>,
    /// What all its dossiers have in common.
    pub meaning: Option<Meaning>,
}
