//! The catalogue of procedures, which fields of the office the official fields are, and which procedures the lists'
//! own names are. Changed through the history alone: what is added here is not yet present.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::history::{Change, Table};
use crate::error::Result;
use crate::procedure::merge::Column;
use crate::procedure::{Level, Procedure};
use crate::value::fold_name;

const COLUMNS: &str =
    "code, name, field, level, fee, days, unit, authority, valid_from, valid_until, id";

fn level(name: &str) -> Option<Level> {
    match name {
        "full" => Some(Level::Full),
        "partial" => Some(Level::Partial),
        "other" => Some(Level::Other),
        _ => None,
    }
}

fn level_name(level: Level) -> &'static str {
    match level {
        Level::Full => "full",
        Level::Partial => "partial",
        Level::Other => "other",
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<(i64, Procedure)> {
    let name: Option<String> = row.get(3)?;
    let date = |at: usize| -> rusqlite::Result<Option<NaiveDate>> {
        let text: Option<String> = row.get(at)?;
        Ok(text.and_then(|text| text.parse().ok()))
    };
    let own = Procedure {
        code: row.get(0)?,
        name: row.get(1)?,
        field: row.get(2)?,
        level: name.as_deref().and_then(level),
        fee: row.get(4)?,
        days: row.get(5)?,
        unit: row.get(6)?,
        authority: row.get(7)?,
        from: date(8)?,
        until: date(9)?,
    };
    Ok((row.get(10)?, own))
}

/// The whole catalogue, by code: those that have ended too.
pub fn list(db: &Connection) -> Result<Vec<Procedure>> {
    Ok(records(db)?.into_iter().map(|(_, own)| own).collect())
}

/// The same with their ids.
pub fn records(db: &Connection) -> Result<Vec<(i64, Procedure)>> {
    let mut query = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM procedure WHERE present = 1 ORDER BY code"
    ))?;
    let found = query.query_map([], from_row)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The procedure of an id.
pub fn find(db: &Connection, id: i64) -> Result<Option<Procedure>> {
    let own = db
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM procedure WHERE id = ? AND present = 1"
        ))?
        .query_row([id], from_row)
        .optional()?;
    Ok(own.map(|(_, own)| own))
}

/// Adds a procedure, not yet present, and gives its id with the changes that make it appear: one of that code that was
/// taken away comes back as this one.
pub fn add(db: &Connection, own: &Procedure) -> Result<(i64, Vec<Change>)> {
    let absent: Option<i64> = db
        .prepare_cached("SELECT id FROM procedure WHERE code = ? AND present = 0")?
        .query_row([&own.code], |row| row.get(0))
        .optional()?;
    if let Some(id) = absent {
        let mut changes = changes(id, own);
        changes.push(Change::present(Table::Procedure, id, true));
        return Ok((id, changes));
    }
    db.prepare_cached(
        "INSERT INTO procedure
             (code, name, folded, field, level, fee, days, unit, authority, valid_from, valid_until, present)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
    )?
    .execute(params![
        own.code,
        own.name,
        fold_name(&own.name),
        own.field,
        own.level.map(level_name),
        own.fee,
        own.days,
        own.unit,
        own.authority,
        own.from.map(|day| day.to_string()),
        own.until.map(|day| day.to_string()),
    ])?;
    let id = db.last_insert_rowid();
    Ok((id, vec![Change::present(Table::Procedure, id, true)]))
}

/// The changes that make a procedure this one; the history leaves out what changes nothing.
pub fn changes(id: i64, own: &Procedure) -> Vec<Change> {
    let date = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let of = |column, value| Change::of(Table::Procedure, id, column, value);
    let mut changes = vec![of("folded", Some(fold_name(&own.name)))];
    for column in Column::ALL {
        changes.push(match column {
            Column::Name => of("name", Some(own.name.clone())),
            Column::Field => of("field", Some(own.field.clone())),
            Column::Level => of("level", own.level.map(|own| level_name(own).to_owned())),
            Column::Fee => of("fee", own.fee.map(|fee| i32::from(fee).to_string())),
            Column::Days => of("days", own.days.map(|days| days.to_string())),
            Column::Unit => of("unit", Some(own.unit.clone())),
            Column::Authority => of("authority", Some(own.authority.clone())),
            Column::From => of("valid_from", date(own.from)),
            Column::Until => of("valid_until", date(own.until)),
        });
    }
    changes
}

// --- official fields ---

/// What was said of official fields: folded name → key of the office's field; none: left open.
pub fn said_of_fields(db: &Connection) -> Result<HashMap<String, Option<String>>> {
    let mut query =
        db.prepare_cached("SELECT folded, field FROM procedure_field WHERE present = 1")?;
    let said = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(said.collect::<rusqlite::Result<_>>()?)
}

/// Which field of the office each official field is: folded official name ([`fold_name`]) → the office field's key.
/// Official fields that are not here have none.
pub fn fields(db: &Connection) -> Result<HashMap<String, String>> {
    let mut query = db.prepare_cached(
        "SELECT p.folded, f.key FROM procedure_field p JOIN field f ON f.key = p.field
         WHERE p.present = 1 AND f.present = 1",
    )?;
    let fields = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(fields.collect::<rusqlite::Result<_>>()?)
}

/// The changes that say which field of the office an official field is; none: it is left open.
pub fn field_changes(db: &Connection, official: &str, key: Option<String>) -> Result<Vec<Change>> {
    let folded = fold_name(official);
    let there: Option<i64> = db
        .prepare_cached("SELECT id FROM procedure_field WHERE folded = ?")?
        .query_row([&folded], |row| row.get(0))
        .optional()?;
    let id = match there {
        Some(id) => id,
        None => {
            db.prepare_cached(
                "INSERT INTO procedure_field (name, folded, field, present) VALUES (?, ?, NULL, 0)",
            )?
            .execute(params![official, folded])?;
            db.last_insert_rowid()
        }
    };
    Ok(vec![
        Change::of(Table::ProcedureField, id, "field", key),
        Change::present(Table::ProcedureField, id, true),
    ])
}

// --- names in lists ---

/// A name that lists write, and the procedure that the officer said it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The name, as a list wrote it.
    pub name: String,
    /// The procedure's code.
    pub code: String,
}

/// What was said of names in lists, by name.
pub fn said_of_names(db: &Connection) -> Result<Vec<Said>> {
    let mut query = db.prepare_cached(
        "SELECT name, code FROM procedure_name
         WHERE present = 1 AND code IS NOT NULL ORDER BY folded",
    )?;
    let said = query.query_map([], |row| {
        Ok(Said {
            name: row.get(0)?,
            code: row.get(1)?,
        })
    })?;
    Ok(said.collect::<rusqlite::Result<_>>()?)
}

/// The changes that say which procedure a name in lists is; none: nobody has said it.
pub fn name_changes(db: &Connection, name: &str, code: Option<String>) -> Result<Vec<Change>> {
    let folded = fold_name(name);
    let there: Option<i64> = db
        .prepare_cached("SELECT id FROM procedure_name WHERE folded = ?")?
        .query_row([&folded], |row| row.get(0))
        .optional()?;
    let id = match there {
        Some(id) => id,
        None => {
            db.prepare_cached(
                "INSERT INTO procedure_name (name, folded, code, present) VALUES (?, ?, NULL, 0)",
            )?
            .execute(params![name, folded])?;
            db.last_insert_rowid()
        }
    };
    Ok(match code {
        Some(code) => vec![
            Change::of(Table::ProcedureName, id, "code", Some(code)),
            Change::present(Table::ProcedureName, id, true),
        ],
        None => vec![Change::present(Table::ProcedureName, id, false)],
    })
}
