//! Keys of catalogues: made of the folded name once, never changed by renaming, the same in the data files of many
//! wards. An id holds in its own file only.

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;

/// "ho tich" → "ho-tich"; with a number where a renamed one still has that key.
pub(super) fn free(db: &Connection, table: &'static str, folded: &str) -> Result<String> {
    let plain = match folded {
        "" => table.to_owned(),
        _ => folded.replace(' ', "-"),
    };
    let mut taken = db.prepare_cached(&format!("SELECT 1 FROM {table} WHERE key = ?"))?;
    let mut key = plain.clone();
    let mut number = 1;
    while taken.exists([&key])? {
        number += 1;
        key = format!("{plain}-{number}");
    }
    Ok(key)
}

/// The line of that name that was taken away, if there is one.
pub(super) fn absent(db: &Connection, table: &'static str, folded: &str) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached(&format!(
            "SELECT id FROM {table} WHERE folded = ? AND present = 0"
        ))?
        .query_row([folded], |row| row.get(0))
        .optional()?)
}
