//! What falls due of tasks.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::{Error, Result};
pub use crate::plan::occurrence::State;

/// One due date of a task, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its id; 0 as long as it is not stored.
    pub id: i64,
    /// The task.
    pub node: i64,
    /// The last safe day, as it was agreed.
    pub due: NaiveDate,
    /// The last safe day that the schedule gives; none of one the officer added.
    pub scheduled: Option<NaiveDate>,
    /// Whether the officer added it; else it comes from the schedule.
    pub added: bool,
    /// How far it is.
    pub state: State,
    /// When it was done.
    pub done: Option<NaiveDate>,
    /// A note.
    pub note: String,
    /// How many documents prove it.
    pub proofs: i64,
}

/// The columns of [`from_row`], of `occurrence o`.
const COLUMNS: &str =
    "o.id, o.node, o.due, o.scheduled, o.origin = 'added', o.state, o.done, o.note,
    (SELECT count(*) FROM proof p JOIN evidence e ON e.id = p.evidence
     WHERE p.occurrence = o.id AND p.present = 1 AND e.present = 1)";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Record> {
    let due: String = row.get(2)?;
    let scheduled: Option<String> = row.get(3)?;
    let done: Option<String> = row.get(6)?;
    Ok(Record {
        id: row.get(0)?,
        node: row.get(1)?,
        due: due.parse().unwrap_or_default(),
        scheduled: scheduled.and_then(|day| day.parse().ok()),
        added: row.get(4)?,
        state: State::named(row.get_ref(5)?.as_str()?),
        done: done.and_then(|done| done.parse().ok()),
        note: row.get(7)?,
        proofs: row.get(8)?,
    })
}

/// The occurrences present of a plan's lines that are present, by line and due date.
pub fn of_plan(db: &Connection, plan: i64) -> Result<Vec<Record>> {
    let mut query = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM appendix a JOIN node n ON n.appendix = a.id JOIN occurrence o ON o.node = n.id
         WHERE a.plan = ? AND a.present = 1 AND n.present = 1 AND o.present = 1 ORDER BY o.node, o.due, o.id"
    ))?;
    let found = query.query_map([plan], from_row)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Goes through what falls due of a plan's lines that are present: line, last safe day, state.
pub fn each_state(
    db: &Connection,
    plan: i64,
    mut see: impl FnMut(i64, NaiveDate, State),
) -> Result<()> {
    let mut query = db.prepare_cached(
        "SELECT o.node, o.due, o.state FROM appendix a JOIN node n ON n.appendix = a.id
         JOIN occurrence o ON o.node = n.id
         WHERE a.plan = ? AND a.present = 1 AND n.present = 1 AND o.present = 1",
    )?;
    let mut rows = query.query([plan])?;
    while let Some(row) = rows.next()? {
        let text = |column| -> rusqlite::Result<&str> {
            Ok(row.get_ref(column)?.as_str().unwrap_or_default())
        };
        let due = text(1)?.parse().unwrap_or_default();
        see(row.get(0)?, due, State::named(text(2)?));
    }
    Ok(())
}

/// The occurrences present of a line, by due date.
pub fn of_node(db: &Connection, node: i64) -> Result<Vec<Record>> {
    let mut query = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM occurrence o WHERE o.node = ? AND o.present = 1 ORDER BY o.due, o.id"
    ))?;
    let found = query.query_map([node], from_row)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// An occurrence that is present.
pub fn by_id(db: &Connection, id: i64) -> Result<Record> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM occurrence o WHERE o.id = ? AND o.present = 1"
    ))?
    .query_row([id], from_row)
    .optional()?
    .ok_or_else(|| Error::NotFound("Việc đến hạn này không còn nữa.".to_owned()))
}

/// Occurrences that are present, in the order of the ids; refused when one of them is gone.
pub fn by_ids(db: &Connection, ids: &[i64]) -> Result<Vec<Record>> {
    let mut query = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM occurrence o WHERE o.id = ? AND o.present = 1"
    ))?;
    let found = ids.iter().map(|id| query.query_row([id], from_row));
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Adds an occurrence, not yet present, and gives its id.
pub fn add(db: &Connection, own: &Record) -> Result<i64> {
    db.prepare_cached(
        "INSERT INTO occurrence (node, due, scheduled, origin, state, done, note, present)
         VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
    )?
    .execute(params![
        own.node,
        own.due.to_string(),
        own.scheduled.map(|day| day.to_string()),
        if own.added { "added" } else { "schedule" },
        own.state.name(),
        own.done.map(|done| done.to_string()),
        own.note,
    ])?;
    Ok(db.last_insert_rowid())
}
