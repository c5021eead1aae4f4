//! Exports and sendings of reports.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::names::names;
use super::seal;
use crate::error::Result;
use crate::sheet::Seal;

/// What was done with a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// It was written to a file.
    Export,
    /// It was marked as sent.
    Send,
}

names!(Act {
    Export = "export",
    Send = "send",
});

/// An export or a sending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// When.
    pub at: String,
    /// Which of them.
    pub act: Act,
    /// The period, as written.
    pub period: String,
    /// Codes of its forms, divided by `, `.
    pub forms: String,
    /// The file, when one was written.
    pub path: Option<String>,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Sent> {
    Ok(Sent {
        at: row.get(0)?,
        act: row.get(1)?,
        period: row.get(2)?,
        forms: row.get(3)?,
        path: row.get(4)?,
    })
}

/// Notes an export or a sending; `figures` is what was sent, as JSON. A sending is sealed.
pub fn add(db: &Connection, sent: &Sent, figures: Option<&str>) -> Result<()> {
    db.execute(
        "INSERT INTO sent (at, act, period, forms, path, figures) VALUES (?, ?, ?, ?, ?, ?)",
        params![
            sent.at,
            sent.act,
            sent.period,
            sent.forms,
            sent.path,
            figures
        ],
    )?;
    match sent.act {
        Act::Send => seal::send(db, db.last_insert_rowid()),
        Act::Export => Ok(()),
    }
}

/// The newest ones, of a period or of all.
pub fn list(db: &Connection, period: Option<&str>, most: usize) -> Result<Vec<Sent>> {
    let mut query = db.prepare_cached(
        "SELECT at, act, period, forms, path FROM sent
         WHERE ?1 IS NULL OR period = ?1 ORDER BY id DESC LIMIT ?2",
    )?;
    let sent = query.query_map(params![period, most as i64], from_row)?;
    Ok(sent.collect::<rusqlite::Result<_>>()?)
}

/// What of a form was last sent for a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// When.
    pub at: String,
    /// The figures of then, as JSON.
    pub figures: String,
    /// Whether they are still those.
    pub seal: Seal,
}

/// What of a form was last sent for a period.
pub fn last_figures(db: &Connection, period: &str, form: &str) -> Result<Option<Figures>> {
    let last: Option<(i64, String, String)> = db
        .prepare_cached(
            "SELECT id, at, json_extract(figures, '$.' || json_quote(?2)) FROM sent
             WHERE period = ?1 AND act = 'send' AND json_extract(figures, '$.' || json_quote(?2)) IS NOT NULL
             ORDER BY id DESC LIMIT 1",
        )?
        .query_row(params![period, form], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    let figures = last.map(|(id, at, figures)| {
        let seal = seal::of_sent(db, id)?;
        Ok(Figures { at, figures, seal })
    });
    figures.transpose()
}
