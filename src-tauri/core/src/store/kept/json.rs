//! Writing and reading kept texts; one that cannot be read is an error with a way out.

use std::fmt;

use rusqlite::types::Type;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Error, Result};

/// A kept text that is not what this program or an older one wrote.
#[derive(Debug, Clone)]
pub(in crate::store) struct Unreadable(String);

impl Unreadable {
    /// `what` begins a sentence: "Các mục của biểu đã khóa sổ".
    fn of(what: &str) -> Unreadable {
        Unreadable(format!(
            "{what} trong tệp dữ liệu không đọc được nên không dùng tiếp được; chương trình không thay bằng gì khác. \
             Vào Thiết lập, phần Sao lưu, khôi phục bản sao gần nhất."
        ))
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Unreadable {}

impl From<Unreadable> for Error {
    fn from(unreadable: Unreadable) -> Error {
        Error::Database { why: unreadable.0 }
    }
}

/// A value as it is kept.
///
/// # Errors
///
/// Never for the types of this room; it is told rather than swallowed.
pub fn text(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Invalid(error.to_string()))
}

/// Reads what [`text`] wrote. `what` begins the sentence of a refusal: "Lời văn quyết định của kế hoạch".
///
/// # Errors
///
/// When the text is not what this program or an older one wrote.
pub fn read<T: DeserializeOwned>(text: &str, what: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| Unreadable::of(what).into())
}

/// The same while a row is being read.
pub(super) fn from_column<T: DeserializeOwned>(
    text: &str,
    column: usize,
    what: &str,
) -> rusqlite::Result<T> {
    serde_json::from_str(text).map_err(|_| {
        let why = Box::new(Unreadable::of(what));
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, why)
    })
}
