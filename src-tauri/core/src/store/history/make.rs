//! Making changes as one act.

use rusqlite::{Connection, params};

use super::kinds::{Change, Subject, Undo};
use super::values;
use crate::error::Result;

/// Makes changes as one act; changes that change nothing are left out. Gives how many were made.
/// What had been undone in the same place can no longer be redone.
pub fn make(
    db: &Connection,
    subject: Subject,
    at: &str,
    label: &str,
    undo: Undo,
    changes: &[Change],
) -> Result<usize> {
    let mut made = 0;
    let mut step = None;
    for change in changes {
        let (kind, row, column) = (change.kind, change.row, change.column.as_str());
        let (from_value, from_origin) = values::current(db, kind, row, column)?;
        // A cell that keeps its value keeps its origin: typing 12 over 12 changes nothing.
        if from_value == change.value {
            continue;
        }
        let step = match step {
            Some(step) => step,
            None => *step.insert(add_step(db, subject, at, label, undo)?),
        };
        values::apply(db, kind, row, column, &change.value, &change.origin)?;
        db.prepare_cached(
            "INSERT INTO history (step, act, at, kind, row, column, from_value, from_origin, to_value, to_origin, place)
             VALUES (?, 'do', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            step,
            at,
            kind.name(),
            row,
            column,
            from_value,
            from_origin,
            change.value,
            change.origin,
            change.place
        ])?;
        made += 1;
    }
    Ok(made)
}

fn add_step(db: &Connection, subject: Subject, at: &str, label: &str, undo: Undo) -> Result<i64> {
    let state = match undo {
        Undo::Possible => {
            let (condition, id) = subject.scope().condition();
            db.prepare_cached(&format!(
                "UPDATE step SET state = 'dropped' WHERE {condition} AND state = 'undone'"
            ))?
            .execute([id])?;
            "done"
        }
        Undo::Never => "fixed",
    };
    let (kind, id) = subject.name();
    let amendment = match subject {
        Subject::Plan { amendment, .. } => amendment,
        Subject::Sheet(_) | Subject::Task { .. } | Subject::Procedures => None,
    };
    db.prepare_cached(
        "INSERT INTO step (at, label, subject, subject_id, amendment, state) VALUES (?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![at, label, kind, id, amendment, state])?;
    Ok(db.last_insert_rowid())
}
