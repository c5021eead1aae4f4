//! Tasks: what is due, what was done, what proves it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::plan::occurrence::{Standing, State as OccurrenceState};

/// Which occurrences to list. Empty fields do not narrow.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct TaskFilter {
    /// A plan.
    pub plan: Option<i64>,
    /// Lead or coordinating unit of the catalogue.
    pub unit: Option<i64>,
    /// States; empty = all.
    pub states: Vec<OccurrenceState>,
    /// Where they stand on their due date; empty = anywhere.
    pub standing: Vec<Standing>,
    /// Due on or after.
    pub from: Option<NaiveDate>,
    /// Due on or before.
    pub to: Option<NaiveDate>,
    /// Words in content, label, result, units, note and evidence, without regard to case and accents.
    pub text: String,
    /// Tasks for which nothing falls due (ongoing, on demand, not understood) are listed as well.
    pub undated: bool,
    /// Skips so many; a reply carries at most 500 lines.
    pub skip: usize,
}

/// The tasks that a filter finds.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TaskList {
    /// The lines, by due date; those without one last.
    pub lines: Vec<TaskLine>,
    /// How many there are in all.
    pub total: usize,
    /// "12 việc: 3 trễ hạn, 2 đến hạn trong 14 ngày".
    pub summary: String,
    /// The plans to choose from.
    pub plans: Vec<Named>,
    /// The units to choose from: those of the catalogue.
    pub units: Vec<Named>,
}

/// Something with a name to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Named {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
}

/// A task on a due date; or a task for which nothing falls due.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TaskLine {
    /// The occurrence; none for a task for which nothing falls due.
    pub id: Option<i64>,
    /// The task.
    pub node: i64,
    /// Its plan.
    pub plan: i64,
    /// "Kế hoạch kiểm soát TTHC 2026 · Mục II, 3.1".
    pub place: String,
    /// Its content.
    pub content: String,
    /// The lead units as written.
    pub lead: String,
    /// The coordinating units as written.
    pub coordinating: String,
    /// The result expected.
    pub result: String,
    /// The time as written.
    pub time: String,
    /// The last safe day.
    pub due: Option<NaiveDate>,
    /// "17/12/2026".
    pub due_text: String,
    /// "còn 3 ngày", "trễ 5 ngày", "xong 12/11/2026"; "thường xuyên" and its like without a due date.
    pub left: String,
    /// How far it is.
    pub state: OccurrenceState,
    /// "Chưa làm", "Đang làm", "Đã xong", "Không phát sinh".
    pub state_text: String,
    /// Where it stands on its due date.
    pub standing: Standing,
    /// When it was done.
    pub done: Option<NaiveDate>,
    /// A note.
    pub note: String,
    /// Whether the officer added it.
    pub added: bool,
    /// What proves it.
    pub evidence: Vec<EvidenceReply>,
}

/// A document that proves something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EvidenceReply {
    /// Its id.
    pub id: i64,
    /// "12/BC-UBND".
    pub number: String,
    /// Its date.
    pub date: Option<NaiveDate>,
    /// What it is.
    pub summary: String,
    /// "12/BC-UBND ngày 15/11/2026: Báo cáo …".
    pub text: String,
    /// The file's name, when there is one.
    pub file: Option<String>,
    /// Whether the program keeps a copy of the file.
    pub copied: bool,
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
    /// What is due on it.
    pub lines: Vec<TaskLine>,
}

/// The year as a bar of twelve months.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TaskYear {
    /// The year.
    pub year: i32,
    /// January to December.
    pub months: Vec<TaskCount>,
}

/// What is due in a month.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TaskCount {
    /// "Tháng 11".
    pub title: String,
    /// All that falls due.
    pub due: usize,
    /// Done or not arisen.
    pub done: usize,
    /// Late.
    pub late: usize,
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
