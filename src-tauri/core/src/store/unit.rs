//! Units of the office.

use rusqlite::{Connection, Row, params};

use crate::error::Result;

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its id; 0 for a new one.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its short name.
    pub short: String,
    /// Its head.
    pub head: String,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Unit> {
    Ok(Unit {
        id: row.get(0)?,
        name: row.get(1)?,
        short: row.get(2)?,
        head: row.get(3)?,
    })
}

/// All units, in the order they were made.
pub fn list(db: &Connection) -> Result<Vec<Unit>> {
    let mut query = db.prepare_cached("SELECT id, name, short, head FROM unit ORDER BY id")?;
    let units = query.query_map([], from_row)?;
    Ok(units.collect::<rusqlite::Result<_>>()?)
}

/// Saves a unit; id 0 adds one.
pub fn save(db: &Connection, unit: &Unit) -> Result<()> {
    let id = (unit.id != 0).then_some(unit.id);
    db.execute(
        "INSERT INTO unit (id, name, short, head) VALUES (?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, short = excluded.short, head = excluded.head",
        params![id, unit.name, unit.short, unit.head],
    )?;
    Ok(())
}

/// Deletes a unit; fields keep existing without it.
pub fn delete(db: &Connection, id: i64) -> Result<()> {
    db.execute("DELETE FROM unit WHERE id = ?", [id])?;
    Ok(())
}
