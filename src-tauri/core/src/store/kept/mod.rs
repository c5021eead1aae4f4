//! What is kept as JSON, in types of its own: apart from those of the wire, so that renaming a field there can never
//! blank what an office has stored. A text that cannot be read is an error with a way out, never the default.

mod decision;
mod office;
mod plan;
mod schedule;
#[cfg(test)]
mod tests;

use std::fmt;

use chrono::NaiveDate;
use rusqlite::types::Type;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

pub use decision::{Decision, Standard};
pub use office::Office;
pub use plan::{columns, columns_text};
pub use schedule::{schedule, schedule_text};

use crate::calendar;
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

/// A report calendar, in force from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated {
    /// The first day it is in force.
    pub valid_from: NaiveDate,
    /// Before which days reports are sent.
    pub deadlines: Days,
}

/// Before which days reports are sent; see [`calendar::ReportDays`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    month: u32,
    longer: u32,
    reform: u32,
    reform_year: u32,
}

impl From<calendar::ReportDays> for Days {
    fn from(days: calendar::ReportDays) -> Days {
        Days {
            month: days.month,
            longer: days.longer,
            reform: days.reform,
            reform_year: days.reform_year,
        }
    }
}

impl From<Days> for calendar::ReportDays {
    fn from(days: Days) -> calendar::ReportDays {
        calendar::ReportDays {
            month: days.month,
            longer: days.longer,
            reform: days.reform,
            reform_year: days.reform_year,
        }
    }
}

/// A kept text that is not what this program or an older one wrote.
#[derive(Debug, Clone)]
pub(super) struct Unreadable(String);

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
fn from_column<T: DeserializeOwned>(text: &str, column: usize, what: &str) -> rusqlite::Result<T> {
    serde_json::from_str(text).map_err(|_| {
        let why = Box::new(Unreadable::of(what));
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, why)
    })
}

/// The sections of a closed form, of a column of its row.
pub(super) fn sections(text: &str, column: usize) -> rusqlite::Result<Vec<Section>> {
    from_column(text, column, "Các mục của một biểu đã khóa sổ")
}
