//! Plans, without their appendices, and why issued ones were amended.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::{Error, Result};
use crate::plan::{About, Plan, State};

/// A plan as it is kept: its appendices lie in their own table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The plan; its appendices are empty.
    pub plan: Plan,
    /// The decision's text (JSON); none as long as the office's standard text is meant.
    pub decision: Option<String>,
    /// The amendment under way, while an issued plan is being changed.
    pub amending: Option<i64>,
}

/// Why a plan was changed after it was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// Its id.
    pub id: i64,
    /// When.
    pub at: String,
    /// Why.
    pub reason: String,
}

/// The name a kind of plan is kept under.
pub fn about_name(about: About) -> &'static str {
    match about {
        About::Control => "control",
        About::Reform => "reform",
        About::Inspection => "inspection",
        About::Other => "other",
    }
}

const COLUMNS: &str =
    "id, year, kind, title, basis, number, date, signer_title, signer, state, decision, amending";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Record> {
    let about: String = row.get(2)?;
    let state: String = row.get(9)?;
    Ok(Record {
        plan: Plan {
            id: row.get(0)?,
            year: row.get(1)?,
            about: match about.as_str() {
                "control" => About::Control,
                "reform" => About::Reform,
                "inspection" => About::Inspection,
                _ => About::Other,
            },
            title: row.get(3)?,
            basis: row.get(4)?,
            number: row.get(5)?,
            date: row.get(6)?,
            signer_title: row.get(7)?,
            signer: row.get(8)?,
            state: match state.as_str() {
                "issued" => State::Issued,
                _ => State::Draft,
            },
            appendices: Vec::new(),
        },
        decision: row.get(10)?,
        amending: row.get(11)?,
    })
}

/// The plans present, newest year first.
pub fn list(db: &Connection) -> Result<Vec<Record>> {
    let mut query = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM plan WHERE present = 1 ORDER BY year DESC, id"
    ))?;
    let plans = query.query_map([], from_row)?;
    Ok(plans.collect::<rusqlite::Result<_>>()?)
}

/// A plan that is present.
pub fn by_id(db: &Connection, id: i64) -> Result<Record> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM plan WHERE id = ? AND present = 1"
    ))?
    .query_row([id], from_row)
    .optional()?
    .ok_or_else(|| Error::NotFound("Kế hoạch này không còn nữa.".to_owned()))
}

/// A plan's year, whether or not it is present.
pub fn year(db: &Connection, id: i64) -> Result<i32> {
    Ok(db
        .prepare_cached("SELECT year FROM plan WHERE id = ?")?
        .query_row([id], |row| row.get(0))?)
}

/// Number of a plan's tasks.
pub fn tasks(db: &Connection, plan: i64) -> Result<usize> {
    let tasks: i64 = db
        .prepare_cached(
            "SELECT count(*) FROM appendix a JOIN node n ON n.appendix = a.id
             WHERE a.plan = ? AND a.present = 1 AND n.present = 1 AND n.kind = 'task'",
        )?
        .query_row([plan], |row| row.get(0))?;
    Ok(tasks as usize)
}

/// Adds a plan without its appendices, not yet present, and gives its id.
pub fn add(db: &Connection, plan: &Plan) -> Result<i64> {
    db.prepare_cached(
        "INSERT INTO plan (year, kind, title, basis, number, date, signer_title, signer, state, present)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
    )?
    .execute(params![
        plan.year,
        about_name(plan.about),
        plan.title,
        plan.basis,
        plan.number,
        plan.date,
        plan.signer_title,
        plan.signer,
        match plan.state {
            State::Draft => "draft",
            State::Issued => "issued",
        },
    ])?;
    Ok(db.last_insert_rowid())
}

/// Adds an amendment and gives its id; the plan's `amending` names the one under way.
pub fn add_amendment(db: &Connection, plan: i64, at: &str, reason: &str) -> Result<i64> {
    db.prepare_cached("INSERT INTO amendment (plan, at, reason) VALUES (?, ?, ?)")?
        .execute(params![plan, at, reason])?;
    Ok(db.last_insert_rowid())
}

/// A plan's amendments, oldest first.
pub fn amendments(db: &Connection, plan: i64) -> Result<Vec<Amendment>> {
    let mut query =
        db.prepare_cached("SELECT id, at, reason FROM amendment WHERE plan = ? ORDER BY id")?;
    let found = query.query_map([plan], |row| {
        Ok(Amendment {
            id: row.get(0)?,
            at: row.get(1)?,
            reason: row.get(2)?,
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
