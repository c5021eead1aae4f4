//! Moments of the data file as they are shown.

use crate::error::Result;
use crate::store::{self, Connection};

/// When the data file was last changed, "10:32:05".
pub(in crate::api) fn saved(db: &Connection) -> Result<Option<String>> {
    let at = store::history::last_change(db)?;
    Ok(at.map(|at| at.split(' ').nth(1).unwrap_or_default().to_owned()))
}

/// "16/11/2026 10:31" of a stored moment.
pub(in crate::api) fn shown_moment(stored: &str) -> String {
    store::read_moment(stored)
        .format("%d/%m/%Y %H:%M")
        .to_string()
}
