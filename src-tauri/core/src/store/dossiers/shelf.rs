//! All dossiers in memory, with their codes, for lists that are searched and sorted. A part of a code, any order and
//! a count over any filters at once are beyond what indexes of SQLite answer in a moment over 300,000 dossiers; walking
//! over them in memory does, and the counting reads the same memory.

use std::sync::Arc;

use rusqlite::Connection;

use super::gather;
use crate::dossier::Known;
use crate::value::fold_name;

/// All dossiers as of one state of the file.
pub(super) struct Shelf {
    /// The state: see `Dossiers::changes`.
    pub(super) changes: i64,
    /// The dossiers, in the order of their numbers.
    pub(super) known: Arc<Known>,
    /// Their codes in that order, folded, one after another.
    codes: String,
    /// Where each ends.
    ends: Vec<u32>,
    /// The place of each in the order of codes.
    ranks: Vec<u32>,
}

/// Between two codes: nothing that is searched for has it.
const BETWEEN: char = '\n';

/// A code, or a part of one, as it is searched for: whatever parts its letters and digits.
fn folded(code: &str) -> String {
    let mut folded = fold_name(code);
    folded.retain(char::is_alphanumeric);
    folded
}

impl Shelf {
    pub(super) fn read(db: &Connection, changes: i64) -> rusqlite::Result<Shelf> {
        let mut codes = String::new();
        let mut ends = Vec::with_capacity(gather::count(db)?);
        let known = gather::known(db, None, |code| {
            codes.push_str(&folded(code));
            codes.push(BETWEEN);
            ends.push(u32::try_from(codes.len()).unwrap_or(u32::MAX));
        })?;
        codes.shrink_to_fit();
        let mut shelf = Shelf {
            changes,
            known: Arc::new(known),
            codes,
            ends,
            ranks: Vec::new(),
        };
        let many = u32::try_from(shelf.ends.len()).unwrap_or(u32::MAX);
        let mut order: Vec<u32> = (0..many).collect();
        order.sort_by(|a, b| shelf.code(*a).cmp(shelf.code(*b)));
        shelf.ranks = vec![0; order.len()];
        for (rank, at) in (0..many).zip(&order) {
            shelf.ranks[*at as usize] = rank;
        }
        Ok(shelf)
    }

    fn code(&self, at: u32) -> &str {
        let at = at as usize;
        let start = match at {
            0 => 0,
            _ => self.ends[at - 1],
        };
        &self.codes[start as usize..self.ends[at] as usize - BETWEEN.len_utf8()]
    }

    /// The place of a dossier in the order of codes.
    pub(super) fn rank(&self, at: usize) -> u32 {
        self.ranks[at]
    }

    /// Marks those whose code has a part. None where nothing is searched for.
    pub(super) fn with_part(&self, part: &str) -> Option<Vec<bool>> {
        let part = folded(part);
        if part.is_empty() {
            return None;
        }
        let mut found = vec![false; self.ends.len()];
        let mut at = 0;
        // The hits come in order, and so do the codes.
        for (hit, _) in self.codes.match_indices(&part) {
            while self.ends[at] as usize <= hit {
                at += 1;
            }
            found[at] = true;
        }
        Some(found)
    }
}
