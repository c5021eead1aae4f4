//! The catalogue of fields of administration. A field that figures use is never deleted.

use std::collections::HashMap;

use rusqlite::{Connection, Row, params};

use crate::error::Result;
use crate::value::fold_name;

/// A field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its id; 0 for a new one.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its code; may be empty.
    pub code: String,
    /// The unit it belongs to.
    pub unit: Option<i64>,
    /// The first cycle it is offered in, `2026-01`.
    pub active_from: Option<String>,
    /// The last cycle it is offered in.
    pub active_until: Option<String>,
    /// Whether figures use it.
    pub used: bool,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Field> {
    Ok(Field {
        id: row.get(0)?,
        name: row.get(1)?,
        code: row.get(2)?,
        unit: row.get(3)?,
        active_from: row.get(4)?,
        active_until: row.get(5)?,
        used: row.get(6)?,
    })
}

/// All fields, in their order.
pub fn list(db: &Connection) -> Result<Vec<Field>> {
    let mut query = db.prepare_cached(
        "SELECT id, name, code, unit, active_from, active_until,
                EXISTS (SELECT 1 FROM sheet_row WHERE field = field.id)
         FROM field ORDER BY position, id",
    )?;
    let fields = query.query_map([], from_row)?;
    Ok(fields.collect::<rusqlite::Result<_>>()?)
}

/// The fields' names, by id.
pub fn names(db: &Connection) -> Result<HashMap<i64, String>> {
    let mut query = db.prepare_cached("SELECT id, name FROM field")?;
    let names = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// Saves a field and gives its id; id 0 adds one at the end.
pub fn save(db: &Connection, field: &Field) -> Result<i64> {
    let id = (field.id != 0).then_some(field.id);
    let id = db.query_row(
        "INSERT INTO field (id, name, folded, code, unit, active_from, active_until, position)
         VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM field))
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded, code = excluded.code,
             unit = excluded.unit, active_from = excluded.active_from, active_until = excluded.active_until
         RETURNING id",
        params![
            id,
            field.name,
            fold_name(&field.name),
            field.code,
            field.unit,
            field.active_from,
            field.active_until
        ],
        |row| row.get(0),
    )?;
    Ok(id)
}

/// Deletes a field; the caller has made sure that no figure uses it.
pub fn delete(db: &Connection, id: i64) -> Result<()> {
    db.execute("DELETE FROM field WHERE id = ?", [id])?;
    Ok(())
}

/// Puts the fields in this order.
pub fn order(db: &Connection, ids: &[i64]) -> Result<()> {
    let mut update = db.prepare("UPDATE field SET position = ? WHERE id = ?")?;
    for (position, id) in ids.iter().enumerate() {
        update.execute(params![position as i64, id])?;
    }
    Ok(())
}
