//! The only SQL. Free functions on a connection, one file per table, so that they compose inside any
//! transaction; [`Store::write`] is the one way to change anything: all or nothing. Computes nothing.

pub mod answer;
pub mod appendix;
pub mod backup;
mod check;
pub mod choice;
pub mod counted;
mod daily;
pub mod definition;
mod digest;
pub mod document;
pub mod dossiers;
pub mod evidence;
mod explain;
pub mod field;
pub mod history;
mod identity;
mod keep;
pub mod kept;
mod key;
mod kind;
mod leftover;
mod look;
mod migrate;
mod names;
pub mod node;
pub mod occurrence;
mod open;
mod place;
pub mod plan;
pub mod procedure;
pub mod profile;
mod refusal;
pub mod restore;
pub mod row;
pub mod seal;
pub mod sent;
pub mod setting;
pub mod sheet;
pub mod sound;
pub mod source;
pub mod target;
pub mod task;
mod unfinished;
pub mod unit;

#[cfg(test)]
mod tests;

pub use backup::Reason;
pub use open::Store;
pub use place::{default_file, followed, plain, portable_folder, sample_file, usual_file};
pub use rusqlite::Connection;

use chrono::NaiveDateTime;

/// A number that changes when another process, or another connection of this one, has written to the data file.
///
/// # Errors
///
/// When the file cannot be read.
pub fn written_by_others(db: &Connection) -> crate::error::Result<i64> {
    Ok(db
        .prepare_cached("PRAGMA data_version")?
        .query_row([], |row| row.get(0))?)
}

/// A moment as it is kept: local time to the second, `2026-11-16 10:32:05`.
pub fn moment(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%d %H:%M:%S").to_string()
}

/// Reads what [`moment`] wrote.
pub fn read_moment(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").unwrap_or_default()
}
