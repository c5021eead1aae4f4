//! A form in a cycle, and its closings.

use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::kept::{self, Office, Section};
use super::seal;
use crate::calendar::Cycle;
use crate::error::Result;

/// A form in a cycle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: i64,
    /// The cycle.
    pub cycle: Cycle,
    /// The form's code.
    pub form: String,
    /// When it was closed; none while open.
    pub closed_at: Option<String>,
    /// The kept definition it was closed with.
    pub definition: Option<i64>,
    /// While closed: its sections as they were then.
    pub sections: Vec<Section>,
}

const COLUMNS: &str = "id, cycle, form, closed_at, definition, sections";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Record> {
    let cycle: String = row.get(1)?;
    let sections: Option<String> = row.get(5)?;
    Ok(Record {
        id: row.get(0)?,
        cycle: cycle.parse::<Cycle>().map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(1, Type::Text, Box::new(error))
        })?,
        form: row.get(2)?,
        closed_at: row.get(3)?,
        definition: row.get(4)?,
        sections: match sections {
            Some(text) => kept::sections(&text, 5)?,
            None => Vec::new(),
        },
    })
}

/// A form in a cycle, if it was started.
pub fn find(db: &Connection, form: &str, cycle: Cycle) -> Result<Option<Record>> {
    let sql = format!("SELECT {COLUMNS} FROM sheet WHERE cycle = ? AND form = ?");
    Ok(db
        .prepare_cached(&sql)?
        .query_row(params![cycle.to_string(), form], from_row)
        .optional()?)
}

/// The last cycle before this one in which a form was started.
pub fn last_before(db: &Connection, form: &str, cycle: Cycle) -> Result<Option<Cycle>> {
    let last: Option<String> = db
        .prepare_cached("SELECT max(cycle) FROM sheet WHERE form = ? AND cycle < ?")?
        .query_row(params![form, cycle.to_string()], |row| row.get(0))?;
    Ok(last.map(|last| last.parse()).transpose()?)
}

/// A form in a cycle by id.
pub fn by_id(db: &Connection, id: i64) -> Result<Record> {
    let sql = format!("SELECT {COLUMNS} FROM sheet WHERE id = ?");
    Ok(db.prepare_cached(&sql)?.query_row([id], from_row)?)
}

/// All forms of all cycles, by cycle and form.
pub fn list(db: &Connection) -> Result<Vec<Record>> {
    let sql = format!("SELECT {COLUMNS} FROM sheet ORDER BY cycle, form");
    let mut query = db.prepare_cached(&sql)?;
    let records = query.query_map([], from_row)?;
    Ok(records.collect::<rusqlite::Result<_>>()?)
}

/// Whether a form in a cycle is closed, and with which office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// The cycle.
    pub cycle: Cycle,
    /// The form's code.
    pub form: String,
    /// Whether it is closed.
    pub closed: bool,
    /// When it was.
    pub at: Option<String>,
    /// The office as it was then; none while open, or when none was entered.
    pub office: Option<Office>,
}

/// The forms started in some cycles with the offices they were closed with, by cycle and form.
pub fn offices(db: &Connection, first: Cycle, last: Cycle) -> Result<Vec<Closed>> {
    let mut query = db.prepare_cached(
        "SELECT cycle, form, closed_at, office FROM sheet WHERE cycle BETWEEN ? AND ? ORDER BY cycle, form",
    )?;
    let mut rows = query.query([first.to_string(), last.to_string()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let cycle: String = row.get(0)?;
        let at: Option<String> = row.get(2)?;
        let office: Option<String> = row.get(3)?;
        let what = "Tên đơn vị, người ký lúc khóa sổ";
        found.push(Closed {
            cycle: cycle.parse()?,
            form: row.get(1)?,
            closed: at.is_some(),
            at,
            office: office.map(|text| kept::read(&text, what)).transpose()?,
        });
    }
    Ok(found)
}

/// Starts a form in a cycle and gives its id.
pub fn add(db: &Connection, form: &str, cycle: Cycle) -> Result<i64> {
    db.prepare_cached("INSERT INTO sheet (cycle, form) VALUES (?, ?)")?
        .execute(params![cycle.to_string(), form])?;
    Ok(db.last_insert_rowid())
}

/// Closes a form: with its kept definition and its sections' names, noting why warnings may stand. The office is kept
/// as it is now; a seal goes over all of it, so this comes last.
pub fn close(
    db: &Connection,
    id: i64,
    at: &str,
    definition: i64,
    sections: &[Section],
    note: &str,
) -> Result<()> {
    db.execute(
        "UPDATE sheet SET closed_at = ?, definition = ?, sections = ?,
             office = (SELECT value FROM setting WHERE key = 'office') WHERE id = ?",
        params![at, definition, kept::text(&sections)?, id],
    )?;
    seal::close(db, id)?;
    log(db, id, at, "close", note)
}

/// Opens a closed form again, noting why.
pub fn reopen(db: &Connection, id: i64, at: &str, reason: &str) -> Result<()> {
    db.execute(
        "UPDATE sheet SET closed_at = NULL, definition = NULL, sections = NULL, office = NULL,
             seal = NULL WHERE id = ?",
        [id],
    )?;
    log(db, id, at, "reopen", reason)
}

fn log(db: &Connection, sheet: i64, at: &str, act: &str, note: &str) -> Result<()> {
    db.execute(
        "INSERT INTO closing (sheet, at, act, note) VALUES (?, ?, ?, ?)",
        params![sheet, at, act, note],
    )?;
    Ok(())
}

/// Closings and reopenings of a form in a cycle: (when, act, note), newest first.
pub fn closings(db: &Connection, id: i64) -> Result<Vec<(String, String, String)>> {
    let mut query =
        db.prepare_cached("SELECT at, act, note FROM closing WHERE sheet = ? ORDER BY id DESC")?;
    let closings = query.query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(closings.collect::<rusqlite::Result<_>>()?)
}
