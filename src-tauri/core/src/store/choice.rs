//! What the officer decided about names of summary sheets: remembered for the next one.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use crate::error::Result;

/// All choices: key of the name → what to do (`is:ho-tich`, `skip`).
pub fn list(db: &Connection) -> Result<HashMap<String, String>> {
    let mut query = db.prepare_cached("SELECT key, act FROM choice")?;
    let choices = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(choices.collect::<rusqlite::Result<_>>()?)
}

/// Remembers a choice.
pub fn set(db: &Connection, key: &str, act: &str) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO choice (key, act) VALUES (?, ?) ON CONFLICT DO UPDATE SET act = excluded.act",
    )?
    .execute(params![key, act])?;
    Ok(())
}
