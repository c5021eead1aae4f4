//! Whether the copies of documents are what was taken in.

use std::path::Path;

use chrono::NaiveDate;

use super::lines::{Lines, evidence_text};
use crate::error::Result;
use crate::store::document::{self, Standing};
use crate::store::{Connection, evidence};

/// How many documents are named; of more their number is said.
const MOST: usize = 100;

/// What was found of the copies that prove something.
#[derive(Debug, Default)]
pub(in crate::api) struct Checked {
    /// How many were looked at.
    pub(in crate::api) checked: i64,
    /// How many are missing or not as they were.
    pub(in crate::api) wrong: usize,
    /// Of each of these: document, task, place and what to do.
    pub(in crate::api) faults: Vec<String>,
}

/// Reads every copy of a data file's documents.
pub(in crate::api) fn checked(db: &Connection, data: &Path, today: NaiveDate) -> Result<Checked> {
    let mut found = Checked::default();
    let mut lines = Lines::new(db, today)?;
    for (own, occurrence) in evidence::copied(db)? {
        found.checked += 1;
        let copy = document::copy_at(data, &own.copy);
        let what = match document::standing(&copy, &own.sha256, own.bytes) {
            Standing::Same => continue,
            Standing::Gone => "không còn ở đó",
            Standing::Changed => "đã bị sửa",
            Standing::Unreadable => "không đọc được",
        };
        found.wrong += 1;
        if found.wrong <= MOST {
            let line = lines.one(occurrence)?;
            found.faults.push(format!(
                "{}, minh chứng của “{}” ({}): bản sao {} {what}. Chép lại tệp đúng vào đó, hoặc sửa văn bản và chọn lại tệp.",
                evidence_text(&own),
                line.content,
                line.place,
                copy.display()
            ));
        }
    }
    if found.wrong > MOST {
        let more = found.wrong - MOST;
        found.faults.push(format!("… và {more} văn bản khác."));
    }
    Ok(found)
}
