//! The only SQL. Free functions on a connection, one file per table, so that they compose inside any
//! transaction; [`Store::write`] is the one way to change anything: all or nothing. Computes nothing.

pub mod answer;
pub mod choice;
pub mod definition;
pub mod field;
pub mod history;
mod open;
pub mod row;
pub mod sent;
pub mod setting;
pub mod sheet;
pub mod source;
pub mod unit;

pub use open::{Store, explain};
pub use rusqlite::Connection;

use chrono::NaiveDateTime;

/// Per-user place of the data file. (First cut.)
pub fn default_file() -> std::path::PathBuf {
    std::path::PathBuf::from("so-mot-cua.db")
}

/// The sample ward's file. (First cut.)
pub fn sample_file(own: &std::path::Path) -> std::path::PathBuf {
    let stem = own.file_stem().unwrap_or_default().to_string_lossy();
    own.with_file_name(format!("{stem}-mau.db"))
}

/// A moment as it is kept: local time to the second, `2026-11-16 10:32:05`.
pub fn moment(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%d %H:%M:%S").to_string()
}

/// Reads what [`moment`] wrote.
pub fn read_moment(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").unwrap_or_default()
}
