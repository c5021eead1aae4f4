//! Answers for the columns that a longer period cannot compute.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use crate::error::Result;

/// The answers of a form's period: (row key, column key) → exact decimal.
pub fn list(
    db: &Connection,
    period: &str,
    form: &str,
) -> Result<HashMap<(String, String), String>> {
    let mut query =
        db.prepare_cached("SELECT row, column, value FROM answer WHERE period = ? AND form = ?")?;
    let answers = query.query_map(params![period, form], |row| {
        Ok(((row.get(0)?, row.get(1)?), row.get(2)?))
    })?;
    Ok(answers.collect::<rusqlite::Result<_>>()?)
}

/// Keeps an answer, or takes it back (`None`).
pub fn set(
    db: &Connection,
    period: &str,
    form: &str,
    (row, column): (&str, &str),
    value: Option<&str>,
    at: &str,
) -> Result<()> {
    match value {
        Some(value) => db.execute(
            "INSERT INTO answer (period, form, row, column, value, at) VALUES (?, ?, ?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET value = excluded.value, at = excluded.at",
            params![period, form, row, column, value, at],
        )?,
        None => db.execute(
            "DELETE FROM answer WHERE period = ? AND form = ? AND row = ? AND column = ?",
            params![period, form, row, column],
        )?,
    };
    Ok(())
}
