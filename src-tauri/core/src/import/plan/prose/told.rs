//! What is known of the rows that prose was made into.

use super::part::Part;
use crate::import::plan::read::ColumnRead;
use crate::plan::Kind;

/// The prose of a document as the rows of a table.
#[derive(Debug)]
pub(in crate::import::plan) struct Prose {
    /// Its columns: those that something was found for.
    pub(in crate::import::plan) columns: Vec<ColumnRead>,
    /// What is known of each of its rows.
    pub(in crate::import::plan) rows: Vec<Told>,
}

/// What is known of a row.
#[derive(Debug, Clone)]
pub(in crate::import::plan) struct Told {
    /// What it is.
    pub(in crate::import::plan) kind: Kind,
    /// How deep it stands among all rows.
    pub(in crate::import::plan) level: u8,
    /// The paragraphs it was made of, first and last, from 1.
    pub(in crate::import::plan) paragraphs: (usize, usize),
    /// The part that is left out to which it belongs.
    pub(in crate::import::plan) part: Option<Part>,
    /// The unit it gives duties to.
    pub(in crate::import::plan) unit: Option<String>,
}

impl Prose {
    /// What a row is and how deep it stands among those taken in, which `used` tells.
    pub(in crate::import::plan) fn places(&self, used: &[bool]) -> Vec<(Kind, u8)> {
        let mut above: Vec<(u8, bool)> = Vec::new();
        let rows = self.rows.iter().zip(used);
        let place = |(row, used): (&Told, &bool)| {
            above.retain(|(level, _)| *level < row.level);
            let level = above.iter().filter(|(_, used)| *used).count();
            above.push((row.level, *used));
            (row.kind, u8::try_from(level).unwrap_or(u8::MAX))
        };
        rows.map(place).collect()
    }
}
