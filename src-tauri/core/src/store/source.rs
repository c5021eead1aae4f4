//! Sources of figures: the sections of forms with sections.

use rusqlite::{Connection, Row, params};

use crate::error::Result;
use crate::value::fold_name;

/// A source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its id; 0 for a new one.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Whether open forms have it.
    pub active: bool,
    /// Whether figures use it.
    pub used: bool,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Source> {
    Ok(Source {
        id: row.get(0)?,
        name: row.get(1)?,
        active: row.get(2)?,
        used: row.get(3)?,
    })
}

/// All sources, in their order.
pub fn list(db: &Connection) -> Result<Vec<Source>> {
    let mut query = db.prepare_cached(
        "SELECT id, name, active, EXISTS (SELECT 1 FROM sheet_row WHERE source = source.id)
         FROM source ORDER BY position, id",
    )?;
    let sources = query.query_map([], from_row)?;
    Ok(sources.collect::<rusqlite::Result<_>>()?)
}

/// Saves a source and gives its id; id 0 adds one at the end.
pub fn save(db: &Connection, source: &Source) -> Result<i64> {
    let id = (source.id != 0).then_some(source.id);
    let id = db.query_row(
        "INSERT INTO source (id, name, folded, active, position)
         VALUES (?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM source))
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded, active = excluded.active
         RETURNING id",
        params![id, source.name, fold_name(&source.name), source.active],
        |row| row.get(0),
    )?;
    Ok(id)
}

/// Deletes a source; the caller has made sure that no figure uses it.
pub fn delete(db: &Connection, id: i64) -> Result<()> {
    db.execute("DELETE FROM source WHERE id = ?", [id])?;
    Ok(())
}
