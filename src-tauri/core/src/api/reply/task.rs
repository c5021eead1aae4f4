//! Tasks: what is due, what was done, what proves it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::plan::occurrence::State as OccurrenceState;
pub use crate::task::filter::Filter as TaskFilter;
pub use crate::task::line::{Document as EvidenceReply, Line as TaskLine};
use crate::task::month::{Count, Month};
use crate::task::span;

/// The tasks that a filter finds.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TaskList {
    /// The lines, by due date; those without one last.
    pub lines: Vec<TaskLine>,
    /// How many there are in all.
    pub total: usize,
    /// "12 việc: 3 trễ hạn, 2 đến hạn trong 14 ngày".
    pub summary: String,
    /// The filter as it was taken: without a plan or unit that is not in the data file.
    pub filter: TaskFilter,
    /// What was left out of the filter, and why.
    pub dropped: Vec<&'static str>,
    /// The plans to choose from.
    pub plans: Vec<Named>,
    /// The units to choose from: those of the catalogue.
    pub units: Vec<Named>,
    /// Spans of due dates to choose from: "Tuần này" and its like.
    pub spans: Vec<span::Named>,
    /// What Ctrl+Z would undo.
    pub undo: Option<String>,
    /// What Ctrl+Y would redo.
    pub redo: Option<String>,
}

/// Something with a name to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Named {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
}

/// A document to save; id 0 makes a new one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default)]
pub struct EvidenceFields {
    /// Its id.
    pub id: i64,
    /// "12/BC-UBND".
    pub number: String,
    /// Its date as typed: "15/11/2026".
    pub date: String,
    /// What it is.
    pub summary: String,
    /// Path of a file; empty: none, or (with an id) as it is.
    pub path: String,
    /// Whether a copy of the file is kept beside the data file.
    pub copy: bool,
}

/// Where a document's file is, to be opened by a click.
#[derive(Debug, Clone, Serialize, TS)]
pub struct EvidenceFile {
    /// Its path.
    pub path: String,
    /// What to know before opening it: the copy was changed, the file has moved.
    pub warning: Option<String>,
    /// Whether it is there.
    pub there: bool,
}

/// The answer to every change of tasks.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TasksChanged {
    /// The lines that changed, as they are now.
    pub lines: Vec<TaskLine>,
    /// What was done, for a toast.
    pub message: String,
    /// "10:32:05": when the data file was last changed.
    pub saved: Option<String>,
    /// What Ctrl+Z would undo.
    pub undo: Option<String>,
    /// What Ctrl+Y would redo.
    pub redo: Option<String>,
}

/// What to change of occurrences; fields left out stay.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default)]
pub struct OccurrenceFields {
    /// The state.
    pub state: Option<OccurrenceState>,
    /// When it was done, as typed; with the state done and none given: today.
    pub done: Option<String>,
    /// The due date, as typed.
    pub due: Option<String>,
    /// The note.
    pub note: Option<String>,
    /// A document that proves them all.
    pub evidence: Option<EvidenceFields>,
}

/// A month as a calendar: whole weeks, Monday first.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TaskMonth {
    /// "Tháng 11/2026".
    pub title: String,
    /// The month before, as far as the calendar goes.
    pub previous: Option<Month>,
    /// The month after.
    pub next: Option<Month>,
    /// The weeks, seven days each.
    pub weeks: Vec<Vec<TaskDay>>,
}

/// A day of the calendar.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TaskDay {
    /// The day.
    pub date: NaiveDate,
    /// Whether it belongs to the month shown.
    pub inside: bool,
    /// Whether it is today.
    pub today: bool,
    /// Whether it is a day off.
    pub off: bool,
    /// Which holiday it is, "mùng 1 Tết"; empty for others and for a plain weekend.
    pub holiday: String,
    /// What is due on it.
    pub lines: Vec<TaskLine>,
}

/// The year as a bar of twelve months.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TaskYear {
    /// The year.
    pub year: i32,
    /// January to December.
    pub months: Vec<Count>,
}

/// Late and coming tasks of a unit, on the overview.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TaskReminder {
    /// The unit's name; "Chưa rõ đơn vị chủ trì" for tasks without one.
    pub unit: String,
    /// The unit of the catalogue.
    pub id: Option<i64>,
    /// Late and due within 14 days, soonest first.
    pub lines: Vec<TaskLine>,
}
