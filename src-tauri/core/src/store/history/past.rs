//! What was changed, for those who ask.

use rusqlite::{Connection, OptionalExtension, params};

use super::kinds::{Kind, Made};
use crate::error::Result;

/// The changes of a figure, newest first.
pub fn of_figure(db: &Connection, row: i64, column: &str, most: usize) -> Result<Vec<Made>> {
    let mut query = db.prepare_cached(
        "SELECT at, act, from_value, to_value, to_origin, place FROM history
         WHERE row = ? AND column = ? AND kind = 'figure' ORDER BY id DESC LIMIT ?",
    )?;
    let made = query.query_map(params![row, column, most as i64], |row| {
        Ok(Made {
            at: row.get(0)?,
            act: row.get(1)?,
            from: row.get(2)?,
            to: row.get(3)?,
            origin: row.get(4)?,
            place: row.get(5)?,
        })
    })?;
    Ok(made.collect::<rusqlite::Result<_>>()?)
}

/// A change of a plan, with the act it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfPlan {
    /// The act.
    pub step: i64,
    /// What the officer did.
    pub label: String,
    /// The amendment it belongs to.
    pub amendment: Option<i64>,
    /// Which table.
    pub kind: Kind,
    /// Which line of it.
    pub row: i64,
    /// Which column of it.
    pub column: String,
    /// When, how, from what to what.
    pub made: Made,
}

/// The changes of a plan and of its tasks, newest first.
pub fn of_plan(db: &Connection, plan: i64, most: usize) -> Result<Vec<OfPlan>> {
    let mut query = db.prepare_cached(
        "SELECT s.id, s.label, s.amendment, h.kind, h.row, h.column, h.at, h.act, h.from_value, h.to_value, h.place
         FROM step s JOIN history h ON h.step = s.id WHERE s.subject IN ('plan', 'task') AND s.subject_id = ?
         ORDER BY h.id DESC LIMIT ?",
    )?;
    let found = query.query_map(params![plan, most as i64], |row| {
        Ok(OfPlan {
            step: row.get(0)?,
            label: row.get(1)?,
            amendment: row.get(2)?,
            kind: Kind::named(row.get_ref(3)?.as_str()?)?,
            row: row.get(4)?,
            column: row.get(5)?,
            made: Made {
                at: row.get(6)?,
                act: row.get(7)?,
                from: row.get(8)?,
                to: row.get(9)?,
                origin: None,
                place: row.get(10)?,
            },
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// What an act changed: kind, line and column of each change, in their order.
pub fn of_step(db: &Connection, step: i64) -> Result<Vec<(Kind, i64, String)>> {
    let mut query = db.prepare_cached(
        "SELECT kind, row, column FROM history WHERE step = ? AND act = 'do' ORDER BY id",
    )?;
    let found = query.query_map([step], |row| {
        let kind = Kind::named(row.get_ref(0)?.as_str()?)?;
        Ok((kind, row.get(1)?, row.get(2)?))
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// When anything was last changed.
pub fn last_change(db: &Connection) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT at FROM history ORDER BY id DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?)
}
