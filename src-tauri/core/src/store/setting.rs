//! Settings: one JSON text per key.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Serialize, de::DeserializeOwned};

use crate::error::{Error, Result};

/// A setting, or its default when it was never saved.
pub fn get<T: DeserializeOwned + Default>(db: &Connection, key: &str) -> Result<T> {
    let text: Option<String> = db
        .prepare_cached("SELECT value FROM setting WHERE key = ?")?
        .query_row([key], |row| row.get(0))
        .optional()?;
    Ok(text
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default())
}

/// Saves a setting.
pub fn set(db: &Connection, key: &str, value: &impl Serialize) -> Result<()> {
    let text = serde_json::to_string(value).map_err(|error| Error::Invalid(error.to_string()))?;
    db.prepare_cached(
        "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
    )?
    .execute(params![key, text])?;
    Ok(())
}
