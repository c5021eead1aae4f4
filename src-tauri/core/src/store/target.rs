//! What the officer accepted as targets of tasks.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::names::names;
use crate::error::{Error, Result};
use crate::plan::target::Comparison;

names!(Comparison {
    AtLeast = "at_least",
    Above = "above",
    Exactly = "exactly",
    AtMost = "at_most",
    Below = "below",
});

/// A target as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its id; 0 as long as it is not stored.
    pub id: i64,
    /// The task.
    pub node: i64,
    /// What is measured.
    pub measure: String,
    /// How it compares.
    pub comparison: Comparison,
    /// An exact decimal: `99.5`.
    pub value: String,
    /// "%" or another unit.
    pub unit: String,
    /// The year.
    pub year: i32,
}

const COLUMNS: &str = "t.id, t.node, t.measure, t.comparison, t.value, t.unit, t.year";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Record> {
    Ok(Record {
        id: row.get(0)?,
        node: row.get(1)?,
        measure: row.get(2)?,
        comparison: row.get(3)?,
        value: row.get(4)?,
        unit: row.get(5)?,
        year: row.get(6)?,
    })
}

/// The targets present of a plan's lines that are present.
pub fn of_plan(db: &Connection, plan: i64) -> Result<Vec<Record>> {
    let mut query = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM appendix a JOIN node n ON n.appendix = a.id JOIN target t ON t.node = n.id
         WHERE a.plan = ? AND a.present = 1 AND n.present = 1 AND t.present = 1 ORDER BY t.id"
    ))?;
    let found = query.query_map([plan], from_row)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The targets present of a year's plans, each with its plan.
pub fn of_year(db: &Connection, year: i32) -> Result<Vec<(i64, Record)>> {
    let mut query = db.prepare_cached(&format!(
        "SELECT {COLUMNS}, p.id FROM plan p JOIN appendix a ON a.plan = p.id JOIN node n ON n.appendix = a.id
         JOIN target t ON t.node = n.id
         WHERE p.year = ? AND p.present = 1 AND a.present = 1 AND n.present = 1 AND t.present = 1
         ORDER BY p.id, a.position, n.position, t.id"
    ))?;
    let found = query.query_map([year], |row| Ok((row.get(7)?, from_row(row)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// A target that is present.
pub fn by_id(db: &Connection, id: i64) -> Result<Record> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM target t WHERE t.id = ? AND t.present = 1"
    ))?
    .query_row([id], from_row)
    .optional()?
    .ok_or_else(|| Error::NotFound("Chỉ tiêu này không còn nữa.".to_owned()))
}

/// What a target measures, present or not.
pub fn measure(db: &Connection, id: i64) -> Result<String> {
    Ok(db
        .prepare_cached("SELECT measure FROM target WHERE id = ?")?
        .query_row([id], |row| row.get(0))?)
}

/// Adds a target, not yet present, and gives its id.
pub fn add(db: &Connection, own: &Record) -> Result<i64> {
    db.prepare_cached(
        "INSERT INTO target (node, measure, comparison, value, unit, year, present)
         VALUES (?, ?, ?, ?, ?, ?, 0)",
    )?
    .execute(params![
        own.node,
        own.measure,
        own.comparison,
        own.value,
        own.unit,
        own.year
    ])?;
    Ok(db.last_insert_rowid())
}
