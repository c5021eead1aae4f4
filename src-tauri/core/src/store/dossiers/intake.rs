//! The lists taken in.

use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, Row};

use super::file::Dossiers;
use super::number::number;
use super::row::Moment;
use crate::error::{Error, Result};
use crate::value::said::moment;

/// A list to be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewIntake {
    /// The file's name, without its folder.
    pub file: String,
    /// The sum of what was read: of the file, or of one list of several in it. It is what the list is known by.
    pub sha256: String,
    /// When it is taken in.
    pub taken: NaiveDateTime,
    /// The moment up to which it speaks.
    pub as_of: NaiveDateTime,
    /// The key of the office's source.
    pub source: Option<String>,
    /// The profile it was read by.
    pub profile: String,
    /// How many rows were read.
    pub rows: u32,
    /// The rows left out.
    pub left_out: Vec<LeftOut>,
}

/// A row of a list that was not taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its line in the file.
    pub line: u32,
    /// Why.
    pub why: String,
}

/// A list that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intake {
    /// Its number: made of its sum, the same whenever it is taken in.
    pub id: i64,
    /// The file's name.
    pub file: String,
    /// The sum of what was read.
    pub sha256: String,
    /// When it was taken in.
    pub taken: NaiveDateTime,
    /// The moment up to which it speaks.
    pub as_of: NaiveDateTime,
    /// The key of the office's source.
    pub source: Option<String>,
    /// The profile it was read by.
    pub profile: String,
    /// How many rows were read.
    pub rows: u32,
    /// How many of them said something of a dossier.
    pub said: u32,
    /// The rows left out, as they were given.
    pub left_out: Vec<LeftOut>,
}

/// The number of a list.
pub(super) fn id(sha256: &str) -> i64 {
    number(sha256)
}

/// Of a list that is there already.
pub(super) fn taken_before(intake: &Intake) -> Error {
    Error::Invalid(format!(
        "Danh sách này đã được nhập lúc {} từ tệp {}. Nếu muốn nhập lại, gỡ lần nhập đó trước.",
        moment(intake.taken),
        intake.file
    ))
}

const COLUMNS: &str = "SELECT intake.id, file, sha256, taken, as_of, text.text, profile, rows, said
    FROM intake LEFT JOIN text ON text.id = intake.source";

fn read(row: &Row<'_>) -> rusqlite::Result<Intake> {
    Ok(Intake {
        id: row.get(0)?,
        file: row.get(1)?,
        sha256: row.get(2)?,
        taken: row.get::<_, Moment>(3)?.0,
        as_of: row.get::<_, Moment>(4)?.0,
        source: row.get(5)?,
        profile: row.get(6)?,
        rows: row.get(7)?,
        said: row.get(8)?,
        left_out: Vec::new(),
    })
}

fn left_out(db: &Connection, intake: &mut Intake) -> rusqlite::Result<()> {
    let mut rows = db.prepare_cached(
        "SELECT line, text.text FROM left_out JOIN text ON text.id = why
         WHERE intake = ? ORDER BY position",
    )?;
    let rows = rows.query_map([intake.id], |row| {
        Ok(LeftOut {
            line: row.get(0)?,
            why: row.get(1)?,
        })
    })?;
    intake.left_out = rows.collect::<rusqlite::Result<_>>()?;
    Ok(())
}

/// All of them, newest first.
pub(super) fn all(db: &Connection) -> rusqlite::Result<Vec<Intake>> {
    let sql = format!("{COLUMNS} ORDER BY taken DESC, as_of DESC, sha256 DESC");
    let mut query = db.prepare_cached(&sql)?;
    let mut found: Vec<Intake> = query
        .query_map([], read)?
        .collect::<rusqlite::Result<_>>()?;
    for intake in &mut found {
        left_out(db, intake)?;
    }
    Ok(found)
}

/// One of them.
pub(super) fn get(db: &Connection, id: i64) -> rusqlite::Result<Option<Intake>> {
    let sql = format!("{COLUMNS} WHERE intake.id = ?");
    let mut query = db.prepare_cached(&sql)?;
    let mut found = query.query_row([id], read).optional()?;
    if let Some(intake) = &mut found {
        left_out(db, intake)?;
    }
    Ok(found)
}

/// Writes one down; texts are numbered by `text`.
pub(super) fn insert(
    db: &Connection,
    new: &NewIntake,
    said: u32,
    mut text: impl FnMut(&str) -> rusqlite::Result<u32>,
) -> rusqlite::Result<()> {
    let id = id(&new.sha256);
    let source = new.source.as_deref().map(&mut text).transpose()?;
    db.prepare_cached("INSERT INTO intake VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")?
        .execute((
            id,
            &new.file,
            &new.sha256,
            Moment(new.taken),
            Moment(new.as_of),
            source,
            &new.profile,
            new.rows,
            said,
        ))?;
    let mut into = db.prepare_cached("INSERT INTO left_out VALUES (?, ?, ?, ?)")?;
    for (position, left) in (0_u32..).zip(&new.left_out) {
        into.execute((id, position, left.line, text(&left.why)?))?;
    }
    Ok(())
}

impl Dossiers {
    /// The lists taken in, newest first.
    pub fn intakes(&self) -> Result<Vec<Intake>> {
        self.read(all)
    }

    /// The same list, taken in before.
    pub fn same(&self, sha256: &str) -> Result<Option<Intake>> {
        self.read(|db| get(db, id(sha256)))
    }
}
