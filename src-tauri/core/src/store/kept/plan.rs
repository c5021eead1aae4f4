//! The columns of an appendix as they are kept.

use serde::{Deserialize, Serialize};

use super::json::from_column;
use crate::plan::{self, Role};

#[derive(Serialize, Deserialize)]
struct Column {
    role: String,
    heading: String,
}

/// Columns as they are kept: a JSON list.
pub fn columns_text(columns: &[plan::Column]) -> String {
    let kept = columns.iter().map(|own| Column {
        role: own.role.name().to_owned(),
        heading: own.heading.clone(),
    });
    // Two texts each: this cannot fail.
    serde_json::to_string(&kept.collect::<Vec<_>>()).unwrap_or_default()
}

/// Reads what [`columns_text`] wrote, of a column of a row.
///
/// # Errors
///
/// When it is not what this program or an older one wrote.
pub fn columns(text: &str, column: usize) -> rusqlite::Result<Vec<plan::Column>> {
    const WHAT: &str = "Các cột của một phụ lục";
    let kept: Vec<Column> = from_column(text, column, WHAT)?;
    let of = |own: Column| {
        let role = match Role::named(&own.role) {
            Some(role) => role,
            None => return from_column("", column, WHAT),
        };
        Ok(plan::Column {
            role,
            heading: own.heading,
        })
    };
    kept.into_iter().map(of).collect()
}
