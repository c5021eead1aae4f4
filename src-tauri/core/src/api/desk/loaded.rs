//! A form in a cycle, filled in, with its record beside it.

use std::collections::{BTreeSet, HashMap};
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use crate::api::reply::LineReply;
use crate::error::{Error, Result};
use crate::form::Severity;
use crate::sheet::{Filled, Refused, Seal};
use crate::store::sheet;

/// A form in a cycle, filled in. Cheap to copy; the desk keeps what was read.
#[derive(Debug, Clone)]
pub(in crate::api) struct Loaded {
    /// The form in a cycle.
    pub(in crate::api) record: sheet::Record,
    /// Its definition (the one it was closed with, or the one valid on the cycle's last day), its figures, its sheet.
    pub(in crate::api) filled: Arc<Filled>,
    /// How it stands against the seal of its closing; none while open.
    pub(in crate::api) seal: Option<Seal>,
    /// Its rows as they were shown last.
    pub(in crate::api) shown: Shown,
}

/// Rows as they were shown, by id: their marks, and what was answered. Shared by all copies of one reading.
#[derive(Debug, Clone, Default)]
pub(in crate::api) struct Shown(Arc<Mutex<HashMap<i64, ShownRow>>>);

/// A row as it was shown, with the marks it had then.
type ShownRow = (RowMarks, Arc<LineReply>);

/// The marked cells of a row: column key and the gravest finding about it.
type RowMarks = Vec<(String, Severity)>;

impl Shown {
    /// A row as it was shown with the same marks, or as it is shown now.
    pub(in crate::api) fn row(
        &self,
        id: i64,
        marks: &[(&str, Severity)],
        show: impl FnOnce() -> LineReply,
    ) -> Arc<LineReply> {
        let mut rows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |known: &RowMarks| {
            let known = known
                .iter()
                .map(|(key, severity)| (key.as_str(), *severity));
            known.eq(marks.iter().copied())
        };
        if let Some((known, line)) = rows.get(&id)
            && same(known)
        {
            return Arc::clone(line);
        }
        let line = Arc::new(show());
        let marks = marks
            .iter()
            .map(|(key, severity)| ((*key).to_owned(), *severity));
        rows.insert(id, (marks.collect(), Arc::clone(&line)));
        line
    }

    /// The rows that have not changed, for the form as it is after the change. Older copies are left with none.
    pub(in crate::api) fn without(self, changed: &BTreeSet<i64>) -> Shown {
        let mut rows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut rows = std::mem::take(&mut *rows);
        rows.retain(|id, _| !changed.contains(id));
        Shown(Arc::new(Mutex::new(rows)))
    }
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
