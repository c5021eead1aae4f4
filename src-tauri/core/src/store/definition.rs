//! Versions of form definitions that live in the data file.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::Result;

/// A version made by the officer; an empty text means "back to the built-in one".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The form's code.
    pub form: String,
    /// The day from which the version it replaces is valid.
    pub valid_from: String,
    /// When it was made.
    pub made_at: String,
    /// The definition as TOML.
    pub text: String,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Edit> {
    Ok(Edit {
        form: row.get(0)?,
        valid_from: row.get(1)?,
        made_at: row.get(2)?,
        text: row.get(3)?,
    })
}

/// All edits, oldest first.
pub fn edits(db: &Connection) -> Result<Vec<Edit>> {
    let mut query = db.prepare_cached(
        "SELECT form, valid_from, made_at, text FROM definition WHERE kind = 'edit' ORDER BY id",
    )?;
    let edits = query.query_map([], from_row)?;
    Ok(edits.collect::<rusqlite::Result<_>>()?)
}

/// Adds an edit.
pub fn add_edit(db: &Connection, edit: &Edit) -> Result<()> {
    db.execute(
        "INSERT INTO definition (form, valid_from, made_at, kind, text) VALUES (?, ?, ?, 'edit', ?)",
        params![edit.form, edit.valid_from, edit.made_at, edit.text],
    )?;
    Ok(())
}

/// Keeps the definition a form is closed with and gives its id; the same text is kept once.
pub fn keep(db: &Connection, form: &str, valid_from: &str, at: &str, text: &str) -> Result<i64> {
    let known: Option<i64> = db
        .query_row(
            "SELECT id FROM definition WHERE form = ? AND kind = 'closed' AND text = ?",
            params![form, text],
            |row| row.get(0),
        )
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    db.execute(
        "INSERT INTO definition (form, valid_from, made_at, kind, text) VALUES (?, ?, ?, 'closed', ?)",
        params![form, valid_from, at, text],
    )?;
    Ok(db.last_insert_rowid())
}

/// The text of a kept definition.
pub fn text(db: &Connection, id: i64) -> Result<String> {
    Ok(db
        .prepare_cached("SELECT text FROM definition WHERE id = ?")?
        .query_row([id], |row| row.get(0))?)
}
