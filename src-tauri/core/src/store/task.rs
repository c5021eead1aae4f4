//! Tasks over all plans: which lines there are, and what falls due of them, as a filter needs it.

use std::collections::HashSet;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::{Error, Result};
use crate::plan::occurrence::State;

/// Where a line stands that is present, in an appendix and a plan that are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub node: i64,
    /// Its appendix.
    pub appendix: i64,
    /// Its plan.
    pub plan: i64,
    /// Whether it is a task, not a section or group.
    pub task: bool,
}

/// The texts of a line: label, content, time, lead, coordinating, result, note.
pub type Texts<'a> = [&'a str; 7];

/// What falls due, as a filter needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Its id.
    pub id: i64,
    /// The line.
    pub node: i64,
    /// The last safe day.
    pub due: NaiveDate,
    /// How far it is.
    pub state: State,
}

/// Goes through the lines present of a plan (or of all), in the order they are printed.
pub fn each_line(
    db: &Connection,
    plan: Option<i64>,
    mut see: impl FnMut(Place, Texts<'_>),
) -> Result<()> {
    let mut query = db.prepare_cached(
        "SELECT n.id, a.id, p.id, n.kind = 'task', n.label, n.content, n.time, n.lead, n.coordinating, n.result,
                n.note
         FROM plan p JOIN appendix a ON a.plan = p.id JOIN node n ON n.appendix = a.id
         WHERE p.present = 1 AND a.present = 1 AND n.present = 1 AND (?1 IS NULL OR p.id = ?1)
         ORDER BY p.year, p.id, a.position, a.id, n.position, n.id",
    )?;
    let mut rows = query.query([plan])?;
    while let Some(row) = rows.next()? {
        let place = place_from_row(row)?;
        let mut texts = [""; 7];
        for (text, column) in texts.iter_mut().zip(4..) {
            *text = row.get_ref(column)?.as_str().unwrap_or_default();
        }
        see(place, texts);
    }
    Ok(())
}

/// Where a line stands; refused when it is gone.
pub fn place(db: &Connection, node: i64) -> Result<Place> {
    db.prepare_cached(
        "SELECT n.id, a.id, p.id, n.kind = 'task'
         FROM node n JOIN appendix a ON a.id = n.appendix JOIN plan p ON p.id = a.plan
         WHERE n.id = ? AND p.present = 1 AND a.present = 1 AND n.present = 1",
    )?
    .query_row([node], place_from_row)
    .optional()?
    .ok_or_else(|| Error::NotFound("Nhiệm vụ này không còn trong kế hoạch.".to_owned()))
}

fn place_from_row(row: &Row<'_>) -> rusqlite::Result<Place> {
    Ok(Place {
        node: row.get(0)?,
        appendix: row.get(1)?,
        plan: row.get(2)?,
        task: row.get(3)?,
    })
}

fn due_from_row(row: &Row<'_>) -> rusqlite::Result<Due> {
    let due = row.get_ref(2)?.as_str()?.parse();
    Ok(Due {
        id: row.get(0)?,
        node: row.get(1)?,
        due: due.unwrap_or_default(),
        state: State::named(row.get_ref(3)?.as_str()?),
    })
}

/// What falls due from a day to another, soonest first, whether or not its line is still present.
/// `open`: only what is neither done nor not arisen.
pub fn dues(
    db: &Connection,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    open: bool,
) -> Result<Vec<Due>> {
    let text = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let mut query = db.prepare_cached(
        "SELECT id, node, due, state FROM occurrence
         WHERE present = 1 AND due >= ?1 AND due <= ?2
               AND (?3 = 0 OR state = 'todo' OR state = 'doing') ORDER BY due, id",
    )?;
    let found = query.query_map(
        params![
            text(from).unwrap_or_default(),
            text(to).unwrap_or_else(|| "9999-99-99".to_owned()),
            open
        ],
        due_from_row,
    )?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The lines of which something falls due.
pub fn dated(db: &Connection) -> Result<HashSet<i64>> {
    let mut query = db.prepare_cached("SELECT DISTINCT node FROM occurrence WHERE present = 1")?;
    let found = query.query_map([], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The ids of what falls due whose note a test accepts.
pub fn noted(db: &Connection, accept: impl Fn(&str) -> bool) -> Result<Vec<i64>> {
    let mut query =
        db.prepare_cached("SELECT id, note FROM occurrence WHERE present = 1 AND note <> ''")?;
    let mut rows = query.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        if accept(row.get_ref(1)?.as_str().unwrap_or_default()) {
            found.push(row.get(0)?);
        }
    }
    Ok(found)
}
