//! Whether figures are what their history says last.

use rusqlite::{Connection, OptionalExtension, Result};

/// A figure that is not the last word of its history, as "figure 12 col-4"; its key is for whoever looks into the file.
/// Blank and missing are one. Reads the whole history.
pub(in crate::store) fn contradicted(db: &Connection) -> Result<Option<String>> {
    db.query_row(
        "WITH last AS (SELECT row, column, to_value AS value, max(id) FROM history
                       WHERE kind = 'figure' GROUP BY row, column)
         SELECT row, column FROM last LEFT JOIN figure USING (row, column) WHERE last.value IS NOT figure.value
         UNION ALL
         SELECT row, column FROM figure LEFT JOIN last USING (row, column) WHERE last.value IS NOT figure.value
         LIMIT 1",
        [],
        |row| {
            let (line, column): (i64, String) = (row.get(0)?, row.get(1)?);
            Ok(format!("figure {line} {column}"))
        },
    )
    .optional()
}
