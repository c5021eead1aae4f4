//! What the officer said of lists, by their headings: remembered for the next one.

use rusqlite::{Connection, OptionalExtension, params};

use super::kept::{self, List};
use crate::error::Result;

/// What was said of lists of this kind.
///
/// # Errors
///
/// When it cannot be read.
pub fn find(db: &Connection, fingerprint: &str) -> Result<Option<List>> {
    let text: Option<String> = db
        .prepare_cached("SELECT said FROM profile WHERE fingerprint = ?")?
        .query_row([fingerprint], |row| row.get(0))
        .optional()?;
    text.map(|text| kept::read(&text, "Cách đọc danh sách đã nhớ"))
        .transpose()
}

/// Remembers what was said of lists of a kind; nothing said forgets it.
///
/// # Errors
///
/// When it cannot be written.
pub fn set(db: &Connection, fingerprint: &str, said: &List) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO profile (fingerprint, said) VALUES (?, ?)
         ON CONFLICT DO UPDATE SET said = excluded.said",
    )?
    .execute(params![fingerprint, kept::text(said)?])?;
    Ok(())
}
