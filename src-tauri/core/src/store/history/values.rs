//! What stands in a cell of any table that has a history, and putting something else there.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, params};

use super::kinds::Kind;
use crate::error::Result;

/// Value and origin as they stand.
pub(super) fn current(
    db: &Connection,
    kind: Kind,
    row: i64,
    column: &str,
) -> Result<(Option<String>, Option<String>)> {
    let found = match kind {
        Kind::Figure => db
            .prepare_cached("SELECT value, origin FROM figure WHERE row = ? AND column = ?")?
            .query_row(params![row, column], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?,
        Kind::Note => db
            .prepare_cached("SELECT text FROM note WHERE row = ? AND column = ?")?
            .query_row(params![row, column], |row| Ok((row.get(0)?, None)))
            .optional()?,
        Kind::Row => db
            .prepare_cached(
                "SELECT CASE ?2 WHEN 'present' THEN present WHEN 'position' THEN position ELSE name END
                 FROM sheet_row WHERE id = ?1",
            )?
            .query_row(params![row, column], |row| {
                let value = match row.get_ref(0)? {
                    ValueRef::Integer(number) => Some(number.to_string()),
                    ValueRef::Null => None,
                    text => text.as_str().map(str::to_owned).ok(),
                };
                Ok((value, None))
            })
            .optional()?,
        Kind::Of(table) => db
            .prepare_cached(&format!(
                "SELECT CAST({column} AS TEXT) FROM {} WHERE id = ?",
                table.name()
            ))?
            .query_row([row], |row| Ok((row.get(0)?, None)))
            .optional()?,
    };
    Ok(found.unwrap_or_default())
}

/// Sets a value without a trace; callers write the trace.
pub(super) fn apply(
    db: &Connection,
    kind: Kind,
    row: i64,
    column: &str,
    value: &Option<String>,
    origin: &Option<String>,
) -> Result<()> {
    match (kind, value, column) {
        (Kind::Figure, None, _) => db
            .prepare_cached("DELETE FROM figure WHERE row = ? AND column = ?")?
            .execute(params![row, column])?,
        (Kind::Figure, Some(value), _) => db
            .prepare_cached(
                "INSERT INTO figure (row, column, value, origin) VALUES (?, ?, ?, ?)
                 ON CONFLICT DO UPDATE SET value = excluded.value, origin = excluded.origin",
            )?
            .execute(params![
                row,
                column,
                value,
                origin.as_deref().unwrap_or("typed")
            ])?,
        (Kind::Note, None, _) => db
            .prepare_cached("DELETE FROM note WHERE row = ? AND column = ?")?
            .execute(params![row, column])?,
        (Kind::Note, Some(text), _) => db
            .prepare_cached(
                "INSERT INTO note (row, column, text) VALUES (?, ?, ?)
                 ON CONFLICT DO UPDATE SET text = excluded.text",
            )?
            .execute(params![row, column, text])?,
        (Kind::Row, value, "present") => db
            .prepare_cached("UPDATE sheet_row SET present = ? WHERE id = ?")?
            .execute(params![value.as_deref() == Some("1"), row])?,
        (Kind::Row, value, "position") => db
            .prepare_cached("UPDATE sheet_row SET position = ? WHERE id = ?")?
            .execute(params![
                value
                    .as_deref()
                    .and_then(|v| v.parse::<i64>().ok())
                    .unwrap_or(0),
                row
            ])?,
        (Kind::Row, value, _) => db
            .prepare_cached("UPDATE sheet_row SET name = ? WHERE id = ?")?
            .execute(params![value, row])?,
        // Numbers come as text; the strict tables take them as the numbers they are.
        (Kind::Of(table), value, _) => db
            .prepare_cached(&format!(
                "UPDATE {} SET {column} = ? WHERE id = ?",
                table.name()
            ))?
            .execute(params![value, row])?,
    };
    Ok(())
}
