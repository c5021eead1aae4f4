//! The lines of a form in a cycle, their figures and notes, as they stand now.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::Result;

/// A line of a form in a cycle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: i64,
    /// The source whose section it stands in.
    pub source: Option<i64>,
    /// The field it is of.
    pub field: Option<i64>,
    /// That field's key and name of now: read along with it, not stored here.
    pub of: Option<(String, String)>,
    /// The fixed row's key.
    pub key: Option<String>,
    /// A free row's name; a closed field row's name of then.
    pub name: Option<String>,
    /// Its place among the rows.
    pub position: i64,
}

/// A stored figure, as long as it is being looked at.
#[derive(Debug, Clone, Copy)]
pub struct Stored<'a> {
    /// Its row.
    pub row: i64,
    /// Its column's key.
    pub column: &'a str,
    /// Exact decimal or words; `None` is blank.
    pub value: Option<&'a str>,
    /// Where it came from: the wire name of an origin.
    pub origin: &'a str,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Record> {
    Ok(Record {
        id: row.get(0)?,
        source: row.get(1)?,
        field: row.get(2)?,
        key: row.get(3)?,
        name: row.get(4)?,
        position: row.get(5)?,
        of: match row.get(6)? {
            Some(key) => Some((key, row.get(7)?)),
            None => None,
        },
    })
}

/// The rows present, in order.
pub fn list(db: &Connection, sheet: i64) -> Result<Vec<Record>> {
    let mut query = db.prepare_cached(
        "SELECT r.id, r.source, r.field, r.key, r.name, r.position, f.key, f.name
         FROM sheet_row r LEFT JOIN field f ON f.id = r.field
         WHERE r.sheet = ? AND r.present = 1 ORDER BY r.position, r.id",
    )?;
    let rows = query.query_map([sheet], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A row that was taken away and could come back: same source and field, key or name.
pub fn absent(db: &Connection, sheet: i64, row: &Record) -> Result<Option<i64>> {
    let mut query = db.prepare_cached(
        "SELECT id FROM sheet_row WHERE sheet = ?1 AND present = 0 AND source IS ?2 AND field IS ?3
         AND key IS ?4 AND (?3 IS NOT NULL OR ?4 IS NOT NULL OR name IS ?5) ORDER BY id DESC LIMIT 1",
    )?;
    let mut found = query.query(params![sheet, row.source, row.field, row.key, row.name])?;
    Ok(found.next()?.map(|row| row.get(0)).transpose()?)
}

/// Adds a row, not yet present (a change of the history makes it so), and gives its id.
pub fn add(db: &Connection, sheet: i64, row: &Record) -> Result<i64> {
    insert(db, sheet, row, false)
}

/// Adds a row that is there from the start of the cycle, and gives its id.
pub fn add_present(db: &Connection, sheet: i64, row: &Record) -> Result<i64> {
    insert(db, sheet, row, true)
}

fn insert(db: &Connection, sheet: i64, row: &Record, present: bool) -> Result<i64> {
    db.prepare_cached(
        "INSERT INTO sheet_row (sheet, source, field, key, name, position, present) VALUES (?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        sheet,
        row.source,
        row.field,
        row.key,
        row.name,
        row.position,
        present
    ])?;
    Ok(db.last_insert_rowid())
}

/// Freezes or frees the names of field rows, when their form is closed or reopened.
pub fn freeze_names(db: &Connection, sheet: i64, frozen: bool) -> Result<()> {
    let sql = match frozen {
        true => {
            "UPDATE sheet_row SET name = (SELECT name FROM field WHERE id = sheet_row.field)
             WHERE sheet = ? AND field IS NOT NULL"
        }
        false => "UPDATE sheet_row SET name = NULL WHERE sheet = ? AND field IS NOT NULL",
    };
    db.execute(sql, [sheet])?;
    Ok(())
}

/// Looks at the figures of the rows present. A sheet has hundreds, and every edit reads them: nothing is copied.
pub fn each_figure(db: &Connection, sheet: i64, mut look: impl FnMut(Stored<'_>)) -> Result<()> {
    let mut query = db.prepare_cached(
        "SELECT row, column, value, origin FROM sheet_row JOIN figure ON row = id WHERE sheet = ? AND present = 1",
    )?;
    let mut rows = query.query([sheet])?;
    while let Some(row) = rows.next()? {
        look(stored(row)?);
    }
    Ok(())
}

/// Looks at the figures of one row.
pub fn each_figure_of(db: &Connection, row: i64, mut look: impl FnMut(Stored<'_>)) -> Result<()> {
    let mut query =
        db.prepare_cached("SELECT row, column, value, origin FROM figure WHERE row = ?")?;
    let mut rows = query.query([row])?;
    while let Some(row) = rows.next()? {
        look(stored(row)?);
    }
    Ok(())
}

fn stored<'a>(row: &'a Row<'_>) -> rusqlite::Result<Stored<'a>> {
    Ok(Stored {
        row: row.get(0)?,
        column: text(row, 1)?,
        value: row.get_ref(2)?.as_str_or_null()?,
        origin: text(row, 3)?,
    })
}

fn text<'a>(row: &'a Row<'_>, index: usize) -> rusqlite::Result<&'a str> {
    Ok(row.get_ref(index)?.as_str()?)
}

/// A row present in a sheet.
pub fn find(db: &Connection, sheet: i64, id: i64) -> Result<Option<Record>> {
    let mut query = db.prepare_cached(
        "SELECT r.id, r.source, r.field, r.key, r.name, r.position, f.key, f.name
         FROM sheet_row r LEFT JOIN field f ON f.id = r.field
         WHERE r.id = ? AND r.sheet = ? AND r.present = 1",
    )?;
    Ok(query.query_row([id, sheet], from_row).optional()?)
}

/// The notes of the rows present, by row and column key.
pub fn notes(db: &Connection, sheet: i64) -> Result<HashMap<(i64, String), String>> {
    let mut query = db.prepare_cached(
        "SELECT row, column, text FROM sheet_row JOIN note ON row = id WHERE sheet = ? AND present = 1",
    )?;
    let notes = query.query_map([sheet], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
    Ok(notes.collect::<rusqlite::Result<_>>()?)
}

/// The columns in which a row has figures.
pub fn columns_of(db: &Connection, row: i64) -> Result<Vec<String>> {
    let mut query = db.prepare_cached("SELECT column FROM figure WHERE row = ?")?;
    let columns = query.query_map([row], |row| row.get(0))?;
    Ok(columns.collect::<rusqlite::Result<_>>()?)
}

/// The columns in which a row has notes.
pub fn noted_columns_of(db: &Connection, row: i64) -> Result<Vec<String>> {
    let mut query = db.prepare_cached("SELECT column FROM note WHERE row = ?")?;
    let columns = query.query_map([row], |row| row.get(0))?;
    Ok(columns.collect::<rusqlite::Result<_>>()?)
}
