//! What each format's reader gives: rows one after the other.

use super::fault::Result;
use super::line::Line;
use super::place::position;

/// A source of rows.
pub(super) trait Feed {
    /// Fills the next row that holds something; `false` at the end.
    fn next(&mut self, line: &mut Line) -> Result<bool>;

    /// The columns hidden in the file, from first to last each, from 0; known once the first row is.
    fn hidden_columns(&self) -> &[(u32, u32)] {
        &[]
    }

    /// Which cells are merged: what the end of the sheet tells, where the cells themselves do not. Asked for after
    /// the last row.
    fn merged(&mut self) -> Result<Vec<Region>> {
        Ok(Vec::new())
    }
}

/// A merged region: rows from 1, columns from 0, the last ones included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// Its first row.
    pub top: u32,
    /// Its last row.
    pub bottom: u32,
    /// Its first column.
    pub left: u32,
    /// Its last column.
    pub right: u32,
}

impl Region {
    /// "B3:D4".
    pub(super) fn of(text: &str) -> Option<Region> {
        let (first, last) = text.split_once(':')?;
        let ((top, left), (bottom, right)) = (position(first)?, position(last)?);
        (top <= bottom && left <= right).then_some(Region {
            top,
            bottom,
            left,
            right,
        })
    }
}
