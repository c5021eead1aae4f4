//! The catalogue of fields of administration. A field that figures use is never deleted.

use rusqlite::{Connection, Row, params};

use super::key;
use crate::error::Result;
use crate::value::fold_name;

/// A field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its id; 0 for a new one.
    pub id: i64,
    /// Its key, the same in every data file and never changed; empty for a new one.
    pub key: String,
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
        key: row.get(1)?,
        name: row.get(2)?,
        code: row.get(3)?,
        unit: row.get(4)?,
        active_from: row.get(5)?,
        active_until: row.get(6)?,
        used: row.get(7)?,
    })
}

/// All fields, in their order.
pub fn list(db: &Connection) -> Result<Vec<Field>> {
    let mut query = db.prepare_cached(
        "SELECT id, key, name, code, unit, active_from, active_until,
                EXISTS (SELECT 1 FROM sheet_row WHERE field = field.id)
         FROM field WHERE present = 1 ORDER BY position, id",
    )?;
    let fields = query.query_map([], from_row)?;
    Ok(fields.collect::<rusqlite::Result<_>>()?)
}

/// Saves a field and gives its id; id 0 adds one at the end.
pub fn save(db: &Connection, field: &Field) -> Result<i64> {
    let id = match field.id {
        0 => add(db, field)?,
        id => id,
    };
    db.prepare_cached(
        "UPDATE field SET name = ?, folded = ?, code = ?, unit = ?, active_from = ?, active_until = ?, present = 1
         WHERE id = ?",
    )?
    .execute(params![
        field.name,
        fold_name(&field.name),
        field.code,
        field.unit,
        field.active_from,
        field.active_until,
        id
    ])?;
    Ok(id)
}

/// Adds a field at the end, not yet present (a change of the history makes it so), and gives its id: one of that
/// name that was taken away comes back.
pub fn add(db: &Connection, field: &Field) -> Result<i64> {
    let folded = fold_name(&field.name);
    if let Some(id) = key::absent(db, "field", &folded)? {
        return Ok(id);
    }
    let key = key::free(db, "field", &folded)?;
    db.prepare_cached(
        "INSERT INTO field (key, name, folded, code, unit, active_from, active_until, position, present)
         VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM field), 0)",
    )?
    .execute(params![
        key,
        field.name,
        folded,
        field.code,
        field.unit,
        field.active_from,
        field.active_until
    ])?;
    Ok(db.last_insert_rowid())
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

/// The key of a field, present or not yet.
pub fn key(db: &Connection, id: i64) -> Result<String> {
    Ok(db
        .prepare_cached("SELECT key FROM field WHERE id = ?")?
        .query_row([id], |row| row.get(0))?)
}
