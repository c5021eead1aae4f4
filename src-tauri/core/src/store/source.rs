//! Sources of figures: the sections of forms with sections.

use rusqlite::{Connection, Row, params};

use super::key;
use crate::error::Result;
use crate::value::fold_name;

/// A source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its id; 0 for a new one.
    pub id: i64,
    /// Its key, the same in every data file and never changed; empty for a new one.
    pub key: String,
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
        key: row.get(1)?,
        name: row.get(2)?,
        active: row.get(3)?,
        used: row.get(4)?,
    })
}

/// All sources, in their order.
pub fn list(db: &Connection) -> Result<Vec<Source>> {
    let mut query = db.prepare_cached(
        "SELECT id, key, name, active, EXISTS (SELECT 1 FROM sheet_row WHERE source = source.id)
         FROM source WHERE present = 1 ORDER BY position, id",
    )?;
    let sources = query.query_map([], from_row)?;
    Ok(sources.collect::<rusqlite::Result<_>>()?)
}

/// Saves a source and gives its id; id 0 adds one at the end.
pub fn save(db: &Connection, source: &Source) -> Result<i64> {
    let id = match source.id {
        0 => add(db, source)?,
        id => id,
    };
    db.prepare_cached(
        "UPDATE source SET name = ?, folded = ?, active = ?, present = 1 WHERE id = ?",
    )?
    .execute(params![
        source.name,
        fold_name(&source.name),
        source.active,
        id
    ])?;
    Ok(id)
}

/// Adds a source at the end, not yet present (a change of the history makes it so), and gives its id: one of that
/// name that was taken away comes back.
pub fn add(db: &Connection, source: &Source) -> Result<i64> {
    let folded = fold_name(&source.name);
    if let Some(id) = key::absent(db, "source", &folded)? {
        return Ok(id);
    }
    let key = key::free(db, "source", &folded)?;
    db.prepare_cached(
        "INSERT INTO source (key, name, folded, active, position, present)
         VALUES (?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM source), 0)",
    )?
    .execute(params![key, source.name, folded, source.active])?;
    Ok(db.last_insert_rowid())
}

/// Deletes a source; the caller has made sure that no figure uses it.
pub fn delete(db: &Connection, id: i64) -> Result<()> {
    db.execute("DELETE FROM source WHERE id = ?", [id])?;
    Ok(())
}
