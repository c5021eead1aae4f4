//! Documents that prove something was done, and which of them proves what. Their files are in [`super::document`].

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::{Error, Result};

/// A document, as it is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// Its id; 0 as long as it is not stored.
    pub id: i64,
    /// "12/BC-UBND".
    pub number: String,
    /// Its date.
    pub date: Option<NaiveDate>,
    /// What it is.
    pub summary: String,
    /// The file's path as the officer gave it; empty: none.
    pub link: String,
    /// The name of the copy kept; empty: none.
    pub copy: String,
    /// The file's SHA-256 when it was taken in, in hexadecimal; empty without a file.
    pub sha256: String,
    /// The file's size when it was taken in.
    pub bytes: u64,
}

/// What a proof proves.
pub fn proved(db: &Connection, proof: i64) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT occurrence FROM proof WHERE id = ?")?
        .query_row([proof], |row| row.get(0))
        .optional()?)
}

/// What a document proves.
pub fn proved_by(db: &Connection, evidence: i64) -> Result<Vec<i64>> {
    let mut query = db.prepare_cached(
        "SELECT occurrence FROM proof WHERE evidence = ? AND present = 1 ORDER BY id",
    )?;
    let found = query.query_map([evidence], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

const COLUMNS: &str = "e.id, e.number, e.date, e.summary, e.link, e.copy, e.sha256, e.bytes";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Record> {
    let date: Option<String> = row.get(2)?;
    Ok(Record {
        id: row.get(0)?,
        number: row.get(1)?,
        date: date.and_then(|date| date.parse().ok()),
        summary: row.get(3)?,
        link: row.get(4)?,
        copy: row.get(5)?,
        sha256: row.get(6)?,
        bytes: row.get::<_, i64>(7)?.unsigned_abs(),
    })
}

/// A document that is present.
pub fn by_id(db: &Connection, id: i64) -> Result<Record> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM evidence e WHERE e.id = ? AND e.present = 1"
    ))?
    .query_row([id], from_row)
    .optional()?
    .ok_or_else(|| Error::NotFound("Văn bản minh chứng này không còn nữa.".to_owned()))
}

/// The documents that prove an occurrence, in the order they were added.
pub fn of_occurrence(db: &Connection, occurrence: i64) -> Result<Vec<Record>> {
    let mut query = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM proof p JOIN evidence e ON e.id = p.evidence
         WHERE p.occurrence = ? AND p.present = 1 AND e.present = 1 ORDER BY p.id"
    ))?;
    let found = query.query_map([occurrence], from_row)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The occurrences present, of lines that are, which a document proves.
pub fn proven(db: &Connection, evidence: i64) -> Result<Vec<i64>> {
    let mut query = db.prepare_cached(
        "SELECT o.id FROM proof r JOIN occurrence o ON o.id = r.occurrence JOIN node n ON n.id = o.node
                JOIN appendix a ON a.id = n.appendix JOIN plan p ON p.id = a.plan
         WHERE r.evidence = ? AND r.present = 1 AND o.present = 1 AND n.present = 1 AND a.present = 1
               AND p.present = 1 ORDER BY o.due, o.id",
    )?;
    let found = query.query_map([evidence], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The occurrences proven by documents whose number and summary a test accepts.
pub fn proven_by(db: &Connection, accept: impl Fn(&str, &str) -> bool) -> Result<Vec<i64>> {
    let mut query =
        db.prepare_cached("SELECT id, number, summary FROM evidence WHERE present = 1")?;
    let mut rows = query.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let text = |column| -> rusqlite::Result<&str> {
            Ok(row.get_ref(column)?.as_str().unwrap_or_default())
        };
        if accept(text(1)?, text(2)?) {
            found.extend(proven(db, row.get(0)?)?);
        }
    }
    Ok(found)
}

/// The documents with a copy that prove something present, each with the first occurrence it proves.
pub fn copied(db: &Connection) -> Result<Vec<(Record, i64)>> {
    let mut query = db.prepare_cached(&format!(
        "SELECT {COLUMNS}, min(o.id) FROM evidence e JOIN proof r ON r.evidence = e.id
                JOIN occurrence o ON o.id = r.occurrence JOIN node n ON n.id = o.node
                JOIN appendix a ON a.id = n.appendix JOIN plan p ON p.id = a.plan
         WHERE e.copy <> '' AND e.present = 1 AND r.present = 1 AND o.present = 1 AND n.present = 1
               AND a.present = 1 AND p.present = 1 GROUP BY e.id ORDER BY e.id"
    ))?;
    let found = query.query_map([], |row| Ok((from_row(row)?, row.get(8)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// How many documents that prove something have a file but no copy of it.
pub fn linked(db: &Connection) -> Result<i64> {
    let count = db.query_row(
        "SELECT count(DISTINCT e.id) FROM evidence e JOIN proof r ON r.evidence = e.id
         WHERE e.copy = '' AND e.link <> '' AND e.present = 1 AND r.present = 1",
        [],
        |row| row.get(0),
    )?;
    Ok(count)
}

/// The names of all copies that documents have or had: undoing may bring any of them back.
pub fn ever_copied(db: &Connection) -> Result<BTreeSet<String>> {
    let mut query = db.prepare_cached(
        "SELECT copy FROM evidence
         UNION SELECT h.from_value FROM evidence e JOIN history h ON h.row = e.id AND h.column = 'copy'
               WHERE h.kind = 'evidence' AND h.from_value IS NOT NULL
         UNION SELECT h.to_value FROM evidence e JOIN history h ON h.row = e.id AND h.column = 'copy'
               WHERE h.kind = 'evidence' AND h.to_value IS NOT NULL",
    )?;
    let found = query.query_map([], |row| row.get(0))?;
    let names: BTreeSet<String> = found.collect::<rusqlite::Result<_>>()?;
    Ok(names.into_iter().filter(|name| !name.is_empty()).collect())
}

/// Adds a document, not yet present, and gives its id.
pub fn add(db: &Connection, own: &Record) -> Result<i64> {
    db.prepare_cached(
        "INSERT INTO evidence (number, date, summary, link, copy, sha256, bytes, present)
         VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
    )?
    .execute(params![
        own.number,
        own.date.map(|date| date.to_string()),
        own.summary,
        own.link,
        own.copy,
        own.sha256,
        own.bytes.cast_signed(),
    ])?;
    Ok(db.last_insert_rowid())
}

/// Which line says that a document proves an occurrence, and whether it is present.
pub fn proof(db: &Connection, occurrence: i64, evidence: i64) -> Result<Option<(i64, bool)>> {
    Ok(db
        .prepare_cached(
            "SELECT id, present FROM proof WHERE occurrence = ? AND evidence = ? ORDER BY present DESC, id LIMIT 1",
        )?
        .query_row([occurrence, evidence], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?)
}

/// Adds that a document proves an occurrence, not yet present, and gives the id of that.
pub fn add_proof(db: &Connection, occurrence: i64, evidence: i64) -> Result<i64> {
    db.prepare_cached("INSERT INTO proof (occurrence, evidence, present) VALUES (?, ?, 0)")?
        .execute([occurrence, evidence])?;
    Ok(db.last_insert_rowid())
}
