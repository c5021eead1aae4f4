//! Tasks over all plans: which lines there are, and what falls due of them, as a filter needs it.

use std::collections::HashSet;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};

use crate::error::{Error, Result};
use crate::plan::Role;
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
    /// Its place in the order in which plans, appendices and lines are printed.
    pub order: Order,
}

/// The order of lines: year, plan, position of the appendix, appendix, position of the line.
pub type Order = (i32, i64, i64, i64, i64);

const PLACE: &str = "n.id, a.id, p.id, n.kind = 'task', p.year, a.position, n.position";

/// The texts of a line, in the order of [`Role::ALL`].
pub type Texts<'a> = [&'a str; Role::ALL.len()];

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

/// Goes through the lines present of a plan (or of all).
pub fn each_line(
    db: &Connection,
    plan: Option<i64>,
    mut see: impl FnMut(Place, Texts<'_>),
) -> Result<()> {
    let mut query = db.prepare_cached(&format!(
        "SELECT {PLACE}, n.label, n.content, n.time, n.lead, n.coordinating, n.result, n.note,
                n.further1, n.further2, n.further3, n.further4, n.further5, n.further6
         FROM plan p JOIN appendix a ON a.plan = p.id JOIN node n ON n.appendix = a.id
         WHERE p.present = 1 AND a.present = 1 AND n.present = 1 AND (?1 IS NULL OR p.id = ?1)",
    ))?;
    let mut rows = query.query([plan])?;
    while let Some(row) = rows.next()? {
        let place = place_from_row(row)?;
        let mut texts = [""; Role::ALL.len()];
        for (text, column) in texts.iter_mut().zip(7..) {
            *text = row.get_ref(column)?.as_str().unwrap_or_default();
        }
        see(place, texts);
    }
    Ok(())
}

/// Where all lines present stand.
pub fn places(db: &Connection) -> Result<Vec<Place>> {
    let mut query = db.prepare_cached(&format!(
        "SELECT {PLACE} FROM plan p JOIN appendix a ON a.plan = p.id JOIN node n ON n.appendix = a.id
         WHERE p.present = 1 AND a.present = 1 AND n.present = 1",
    ))?;
    let found = query.query_map([], place_from_row)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Where a line stands; `None` when it, its appendix or its plan is gone.
pub fn find(db: &Connection, node: i64) -> Result<Option<Place>> {
    Ok(db
        .prepare_cached(&format!(
            "SELECT {PLACE} FROM node n JOIN appendix a ON a.id = n.appendix JOIN plan p ON p.id = a.plan
             WHERE n.id = ? AND p.present = 1 AND a.present = 1 AND n.present = 1"
        ))?
        .query_row([node], place_from_row)
        .optional()?)
}

/// Where a line stands; refused when it is gone.
pub fn place(db: &Connection, node: i64) -> Result<Place> {
    find(db, node)?
        .ok_or_else(|| Error::NotFound("Nhiệm vụ này không còn trong kế hoạch.".to_owned()))
}

fn place_from_row(row: &Row<'_>) -> rusqlite::Result<Place> {
    let (node, appendix, plan) = (row.get(0)?, row.get(1)?, row.get(2)?);
    Ok(Place {
        node,
        appendix,
        plan,
        task: row.get(3)?,
        order: (row.get(4)?, plan, row.get(5)?, appendix, row.get(6)?),
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
    // Said in the words of the index, so that SQLite takes it.
    let open = match open {
        true => "AND state IN ('todo', 'doing')",
        false => "",
    };
    let mut query = db.prepare_cached(&format!(
        "SELECT id, node, due, state FROM occurrence
         WHERE present = 1 AND due >= ? AND due <= ? {open} ORDER BY due"
    ))?;
    let found = query.query_map(
        [
            text(from).unwrap_or_default(),
            text(to).unwrap_or_else(|| "9999-99-99".to_owned()),
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
