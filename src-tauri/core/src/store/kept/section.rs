//! The sections of a closed form as they are kept.

use serde::{Deserialize, Serialize};

use super::json::from_column;

/// A section of a form as it was when the form was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its source's id in this data file.
    pub id: i64,
    /// Its source's key, the same in every data file.
    pub key: String,
    /// What it was called then.
    pub name: String,
}

/// The sections of a closed form, of a column of its row.
pub(in crate::store) fn sections(text: &str, column: usize) -> rusqlite::Result<Vec<Section>> {
    from_column(text, column, "Các mục của một biểu đã khóa sổ")
}
