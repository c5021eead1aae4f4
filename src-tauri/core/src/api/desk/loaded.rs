//! A form in a cycle, filled in, with its record beside it.

use std::ops::Deref;
use std::sync::Arc;

use crate::error::{Error, Result};
use crate::sheet::{Filled, Refused};
use crate::store::sheet;

/// A form in a cycle, filled in. Cheap to copy; the desk keeps what was read.
#[derive(Debug, Clone)]
pub(in crate::api) struct Loaded {
    /// The form in a cycle.
    pub(in crate::api) record: sheet::Record,
    /// Its definition (the one it was closed with, or the one valid on the cycle's last day), its figures, its sheet.
    pub(in crate::api) filled: Arc<Filled>,
}

/// Most of what is asked of a form in a cycle is asked of its figures.
impl Deref for Loaded {
    type Target = Filled;

    fn deref(&self) -> &Filled {
        &self.filled
    }
}

impl Loaded {
    /// Refuses when the form is closed.
    pub(in crate::api) fn open(&self) -> Result<()> {
        refuse_closed(&self.record)
    }

    /// Its record alone: what the desk keeps of it can then be changed where it lies.
    pub(in crate::api) fn into_record(self) -> sheet::Record {
        self.record
    }

    /// "Biểu II.06a kỳ 11/2026".
    pub(in crate::api) fn named(&self) -> String {
        named(&self.record)
    }
}

/// Refuses when a form in a cycle is closed.
pub(in crate::api) fn refuse_closed(record: &sheet::Record) -> Result<()> {
    match record.closed_at {
        None => Ok(()),
        Some(_) => Err(Error::Closed(format!(
            "{} đã khóa sổ. Mở lại biểu (ghi lý do) trước khi sửa.",
            named(record)
        ))),
    }
}

fn named(record: &sheet::Record) -> String {
    format!("Biểu {} kỳ {}", record.form, record.cycle.label())
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Error {
        match refused {
            Refused::Missing(text) => Error::NotFound(text),
            Refused::Wrong(text) => Error::Invalid(text),
        }
    }
}
