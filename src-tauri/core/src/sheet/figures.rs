//! What a form is filled in from: the figures of its rows as they are kept.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::identity::{Identity, RowKey};
use crate::value::{Amount, Entry};

/// Where a figure came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Typed into the cell.
    Typed,
    /// Pasted from the clipboard, or filled down or right.
    Pasted,
    /// Read from a file; the history names file and cell.
    Imported,
    /// Opened with the previous cycle's closing stock.
    Carried,
    /// One of the remaining blanks filled with 0 in one act.
    Zeroed,
    /// Taken from the cycles of a longer period.
    Summed,
    /// Counted from dossiers; the history names rule and moment.
    Counted,
}

/// What stands in one cell before anything is computed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figure {
    /// The figure; `None` is blank.
    pub entry: Option<Entry>,
    /// Where it came from, when there is one.
    pub origin: Option<Origin>,
    /// The officer's note on the cell.
    pub note: Option<String>,
    /// What the cycle before closes with, for a column that carries.
    pub opening: Option<Amount>,
}

/// A section of rows: a source of figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The source's id.
    pub id: i64,
    /// The source's key, the same in every data file.
    pub key: String,
    /// Printed: "Trên Hệ thống của Bộ, ngành".
    pub name: String,
}

/// A line of the form and its figures, one for each of the form's columns (hidden ones too).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its id in the data file; in a longer period that of its last cycle.
    pub id: i64,
    /// The section it stands in.
    pub section: Option<i64>,
    /// What it is, the same in every cycle and in every data file.
    pub identity: Identity,
    /// Printed.
    pub name: String,
    /// Figures, parallel to the form's columns.
    pub figures: Vec<Figure>,
}

/// All a form needs to be filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// Its sections in order; empty for a form without.
    pub sections: Vec<Section>,
    /// Its rows in order, those of a section together.
    pub rows: Vec<Row>,
    /// Totals of other forms, by form and key.
    pub others: HashMap<(String, String), OtherTotal>,
    /// The previous cycle's label ("10/2026"), for the sentence of a carry that does not fit.
    pub previous: String,
    /// Whether the form is closed: it keeps the opening stocks it was closed with, and those of the cycle before as it
    /// stands now are only held against them.
    pub closed: bool,
    /// What the cycle before left open in rows that are not here; none when there is no cycle before.
    pub gone: Option<Vec<Gone>>,
}

/// A row of the cycle before with something still under way that is no longer there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// Its place in a sentence.
    pub place: String,
    /// What it closed with, by index of the column that carries it.
    pub stocks: Vec<(usize, Amount)>,
}

impl Figures {
    /// Under which what is told of a row is kept beyond its cycle.
    pub fn key(&self, row: &Row) -> RowKey {
        let section = self.sections.iter().find(|own| Some(own.id) == row.section);
        RowKey {
            section: section.map(|own| own.key.clone()),
            identity: row.identity.clone(),
        }
    }

    /// What stands in a cell of theirs that figures are typed into: an opening stock that nobody typed over counts,
    /// except in a closed form, which has written down its own.
    pub fn stands(&self, figure: &Figure) -> Option<Entry> {
        match (&figure.entry, self.closed) {
            (Some(entry), _) => Some(entry.clone()),
            (None, false) => figure.opening.map(Entry::Number),
            (None, true) => None,
        }
    }
}

/// A total of another form of the same period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherTotal {
    /// The total.
    pub number: Amount,
    /// The column in a sentence: "(4) Trực tuyến".
    pub label: String,
}

/// A row's place in a sentence: "Hộ tịch · Trên Hệ thống của Bộ, ngành".
pub fn place(figures: &Figures, row: &Row) -> String {
    let section = figures
        .sections
        .iter()
        .find(|section| Some(section.id) == row.section);
    match section {
        Some(section) => format!("{} · {}", row.name, section.name),
        None => row.name.clone(),
    }
}
