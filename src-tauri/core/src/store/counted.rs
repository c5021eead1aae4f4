//! From what the figures of a form were counted: so that a year later it can be said which dossiers a figure was made of.

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::Result;

/// A counting that was taken into a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// When.
    pub at: String,
    /// The key of the rule.
    pub rule: String,
    /// The moment up to which lists were heard.
    pub as_of: String,
    /// The sums of the lists that were heard.
    pub intakes: Vec<String>,
}

/// Notes from what figures of a form in a cycle were counted.
///
/// # Errors
///
/// When it cannot be written.
pub fn add(db: &Connection, sheet: i64, own: &Record) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO counted (sheet, at, rule, as_of, intakes) VALUES (?, ?, ?, ?, ?)",
    )?
    .execute(params![
        sheet,
        own.at,
        own.rule,
        own.as_of,
        own.intakes.join(" ")
    ])?;
    Ok(())
}

/// The last counting that was taken into a form in a cycle.
///
/// # Errors
///
/// When it cannot be read.
pub fn last(db: &Connection, sheet: i64) -> Result<Option<Record>> {
    Ok(db
        .prepare_cached(
            "SELECT at, rule, as_of, intakes FROM counted WHERE sheet = ? ORDER BY id DESC LIMIT 1",
        )?
        .query_row([sheet], |row| {
            let intakes: String = row.get(3)?;
            Ok(Record {
                at: row.get(0)?,
                rule: row.get(1)?,
                as_of: row.get(2)?,
                intakes: intakes.split_whitespace().map(str::to_owned).collect(),
            })
        })
        .optional()?)
}

/// Whether anything was ever counted from dossiers.
///
/// # Errors
///
/// When it cannot be read.
pub fn any(db: &Connection) -> Result<bool> {
    let any = db.query_row("SELECT EXISTS (SELECT 1 FROM counted)", [], |row| {
        row.get(0)
    })?;
    Ok(any)
}
