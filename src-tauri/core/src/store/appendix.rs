//! Appendices of plans, without their trees.

use rusqlite::{Connection, Row, params};

use super::kept;
use crate::error::Result;
use crate::plan::Appendix;

fn from_row(row: &Row<'_>) -> rusqlite::Result<Appendix> {
    let columns: String = row.get(4)?;
    Ok(Appendix {
        id: row.get(0)?,
        name: row.get(1)?,
        title: row.get(2)?,
        attached: row.get(3)?,
        columns: kept::columns(&columns, 4)?,
        landscape: row.get(5)?,
        size: row.get(6)?,
        prose: row.get(7)?,
        nodes: Vec::new(),
    })
}

/// The appendices of a plan, in order; their trees are empty.
pub fn of_plan(db: &Connection, plan: i64) -> Result<Vec<Appendix>> {
    let mut query = db.prepare_cached(
        "SELECT id, name, title, attached, columns, landscape, size, prose FROM appendix
         WHERE plan = ? AND present = 1 ORDER BY position, id",
    )?;
    let found = query.query_map([plan], from_row)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The position after the last appendix of a plan, present or not.
pub fn next_position(db: &Connection, plan: i64) -> Result<i64> {
    Ok(db
        .prepare_cached("SELECT coalesce(max(position), -1) + 1 FROM appendix WHERE plan = ?")?
        .query_row([plan], |row| row.get(0))?)
}

/// Adds an appendix without its tree, not yet present, and gives its id.
pub fn add(db: &Connection, plan: i64, position: i64, appendix: &Appendix) -> Result<i64> {
    db.prepare_cached(
        "INSERT INTO appendix (plan, position, name, title, attached, columns, landscape, size, prose, present)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
    )?
    .execute(params![
        plan,
        position,
        appendix.name,
        appendix.title,
        appendix.attached,
        kept::columns_text(&appendix.columns),
        appendix.landscape,
        appendix.size,
        appendix.prose,
    ])?;
    Ok(db.last_insert_rowid())
}
