//! What is kept as JSON, in types of its own: apart from those of the wire, so that renaming a field there can never
//! blank what an office has stored. A text that cannot be read is an error, never the default.

use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

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

/// Days of the report calendar, in force from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated<T> {
    /// The first day they are in force.
    pub valid_from: NaiveDate,
    /// The days.
    pub deadlines: T,
}

/// A value as it is kept.
///
/// # Errors
///
/// Never for the types of this file; it is told rather than swallowed.
pub fn text(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Invalid(error.to_string()))
}

/// Reads what [`text`] wrote. `what` names it in the sentence: "Các mục của biểu II.06a kỳ 11/2026".
///
/// # Errors
///
/// When the text is not what this program or an older one wrote.
pub fn read<T: DeserializeOwned>(text: &str, what: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| unreadable(what))
}

fn unreadable(what: &str) -> Error {
    Error::Database {
        why: format!(
            "{what} lưu trong tệp dữ liệu không đọc được. Khôi phục một bản sao lưu, hoặc hỏi người hỗ trợ."
        ),
    }
}
