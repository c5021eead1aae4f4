//! Settings: one JSON text per key. Each is named once, with its type and what it is called on the screen.

use std::marker::PhantomData;

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Serialize, de::DeserializeOwned};

use super::kept::{self, Dated, Office, Standard, WorkingYear};
use crate::error::{Error, Result};

/// A setting.
pub struct Setting<T> {
    key: &'static str,
    /// What it is called: "Cơ quan".
    what: &'static str,
    /// How to enter it anew, where that is possible.
    anew: &'static str,
    holds: PhantomData<fn() -> T>,
}

/// The office that owns the data file.
pub const OFFICE: Setting<Office> = named(
    "office",
    "Đơn vị, người ký",
    "Mở Thiết lập › Đơn vị, người ký, nhập lại và lưu; hoặc",
);

/// The report calendars, the oldest first.
pub const DEADLINES: Setting<Vec<Dated>> = named(
    "deadlines",
    "Hạn gửi",
    "Mở Thiết lập › Hạn gửi, nhập lại và lưu; hoặc",
);

/// What the office changed of the days off and the days worked, by year.
pub const WORKING_DAYS: Setting<Vec<WorkingYear>> = named(
    "working_days",
    "Ngày nghỉ, ngày làm bù",
    "Mở Thiết lập › Ngày nghỉ, ngày làm bù, nhập lại; hoặc",
);

/// The office's standard text of a decision.
pub const DECISION: Setting<Standard> = named(
    "decision",
    "Lời văn quyết định mẫu",
    "Mở một kế hoạch, soạn lại quyết định và lưu làm mẫu; hoặc",
);

/// The data file's own mark in calendar files.
pub const CALENDAR: Setting<String> = named("calendar_mark", "Dấu của tệp lịch", "");

/// Whether this is the sample ward's data file.
pub const SAMPLE: Setting<bool> = named("sample", "Dấu của dữ liệu mẫu", "");

const fn named<T>(key: &'static str, what: &'static str, anew: &'static str) -> Setting<T> {
    Setting {
        key,
        what,
        anew,
        holds: PhantomData,
    }
}

impl<T: DeserializeOwned + Serialize + Default> Setting<T> {
    /// The setting, or its default when it was never saved.
    ///
    /// # Errors
    ///
    /// When what is kept cannot be read: it names the setting and the way out.
    pub fn get(&self, db: &Connection) -> Result<T> {
        let text: Option<String> = db
            .prepare_cached("SELECT value FROM setting WHERE key = ?")?
            .query_row([self.key], |row| row.get(0))
            .optional()?;
        match text.map(|text| serde_json::from_str(&text)) {
            None => Ok(T::default()),
            Some(Ok(value)) => Ok(value),
            Some(Err(_)) => Err(self.unreadable()),
        }
    }

    /// Saves the setting.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn set(&self, db: &Connection, value: &T) -> Result<()> {
        db.prepare_cached(
            "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        )?
        .execute(params![self.key, kept::text(value)?])?;
        Ok(())
    }

    fn unreadable(&self) -> Error {
        let way = format!("{} khôi phục một bản sao lưu.", self.anew);
        let way = way.trim_start();
        let first: String = way.chars().take(1).flat_map(char::to_uppercase).collect();
        let rest: String = way.chars().skip(1).collect();
        Error::Database {
            why: format!(
                "Thiết lập “{}” trong tệp dữ liệu không đọc được nên chưa dùng được. {first}{rest}",
                self.what
            ),
        }
    }
}
