//! Acts: which comes next for undo and redo.

use rusqlite::{Connection, OptionalExtension, Row};

use super::kinds::{Scope, Step, Subject};
use crate::error::Result;

const COLUMNS: &str = "id, label, at, subject, subject_id, amendment";

fn step_from_row(row: &Row<'_>) -> rusqlite::Result<Step> {
    let kind: String = row.get(3)?;
    let subject = Subject::named(&kind, row.get(4)?, row.get(5)?);
    Ok(Step {
        id: row.get(0)?,
        label: row.get(1)?,
        at: row.get(2)?,
        subject: subject.ok_or_else(|| {
            rusqlite::Error::InvalidColumnType(3, kind, rusqlite::types::Type::Text)
        })?,
    })
}

/// The act that undo would take back: the newest of its scope.
pub fn undoable(db: &Connection, scope: Scope) -> Result<Option<Step>> {
    let (condition, id) = scope.condition();
    // Saying what the partial indexes leave out makes SQLite use them.
    Ok(db
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM step WHERE {condition} AND state = 'done' AND state <> 'fixed'
             ORDER BY id DESC LIMIT 1"
        ))?
        .query_row([id], step_from_row)
        .optional()?)
}

/// The act that redo would make again: in a place the oldest, for it was undone last.
pub fn redoable(db: &Connection, scope: Scope) -> Result<Option<Step>> {
    let (condition, id) = scope.condition();
    let last = match scope {
        Scope::All => {
            "AND id > (SELECT coalesce(max(id), 0) FROM step WHERE state = 'done' AND state <> 'fixed')
             ORDER BY (SELECT max(h.id) FROM history h WHERE h.step = step.id AND h.act = 'undo') DESC"
        }
        _ => "ORDER BY id",
    };
    Ok(db
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM step WHERE {condition} AND state = 'undone' AND state <> 'fixed' {last} LIMIT 1"
        ))?
        .query_row([id], step_from_row)
        .optional()?)
}

/// An act.
pub fn step(db: &Connection, id: i64) -> Result<Option<Step>> {
    Ok(db
        .prepare_cached(&format!("SELECT {COLUMNS} FROM step WHERE id = ?"))?
        .query_row([id], step_from_row)
        .optional()?)
}

/// The labels of what Ctrl+Z and Ctrl+Y would do in a place.
pub fn labels(db: &Connection, scope: Scope) -> Result<(Option<String>, Option<String>)> {
    let label = |step: Option<Step>| step.map(|step| step.label);
    Ok((label(undoable(db, scope)?), label(redoable(db, scope)?)))
}
