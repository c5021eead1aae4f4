//! Plans as the page shows and edits them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::plan::{About, Column, Kind, Role, State as PlanState};
use crate::schedule::Schedule;

/// A plan in the list of plans.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PlanHead {
    /// Its id.
    pub id: i64,
    /// The year.
    pub year: i32,
    /// What it is about.
    pub about: About,
    /// "Kế hoạch kiểm soát TTHC năm 2026 (dự thảo)".
    pub name: String,
    /// How far it is.
    pub state: PlanState,
    /// Number of its tasks.
    pub tasks: usize,
}

/// A plan's own fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanFields {
    /// The year.
    pub year: i32,
    /// What it is about.
    pub about: About,
    /// The title.
    pub title: String,
    /// What it carries out: number and date of the superior's plan.
    pub basis: String,
    /// The decision's number: "12", "12/QĐ-UBND"; often still blank.
    pub number: String,
    /// The decision's date, `2026-01-20` (read in any usual way); often still blank.
    pub date: String,
    /// "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH".
    pub signer_title: String,
    /// Who signs.
    pub signer: String,
}

/// The text of the decision that issues a plan.
pub use crate::paper::DecisionText as Decision;

/// A plan with everything the screen shows.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PlanReply {
    /// Its id.
    pub id: i64,
    /// Its fields.
    pub fields: PlanFields,
    /// How far it is.
    pub state: PlanState,
    /// "Đã ban hành: Quyết định số 12/QĐ-UBND ngày 20/01/2026", "Dự thảo".
    pub state_text: String,
    /// Whether its contents can be changed now: a draft, or an issued one with an amendment under way.
    pub editable: bool,
    /// The reason of the amendment under way.
    pub amending: Option<String>,
    /// The decision's text: its own, or the office's standard one.
    pub decision: Decision,
    /// Its appendices.
    pub appendices: Vec<AppendixReply>,
    /// What the checker found, in the order of the tree.
    pub findings: Vec<PlanFinding>,
    /// Targets: those recognised in the tasks' texts and those the officer accepted.
    pub targets: Vec<TargetReply>,
    /// The catalogue's units, to choose from: full names.
    pub units: Vec<String>,
    /// "25 nhiệm vụ · 3 việc trễ hạn".
    pub summary: String,
    /// "10:32:05": when the data file was last changed.
    pub saved: Option<String>,
    /// What Ctrl+Z would undo.
    pub undo: Option<String>,
    /// What Ctrl+Y would redo.
    pub redo: Option<String>,
}

/// An appendix with its tree.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AppendixReply {
    /// Its id.
    pub id: i64,
    /// Its fields.
    pub fields: AppendixFields,
    /// Its lines, in order.
    pub rows: Vec<PlanRow>,
}

/// An appendix's own fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AppendixFields {
    /// "Phụ lục I"; empty for the only table of a plan.
    pub name: String,
    /// Its title.
    pub title: String,
    /// "(Kèm theo …)"; empty: made from the plan's number and date when printed.
    pub attached: String,
    /// Its columns in the office's order; content is always among them.
    pub columns: Vec<Column>,
    /// Printed across the page.
    pub landscape: bool,
    /// Print size of the table's text, 11 to 13.
    pub size: u8,
}

/// A line of the tree.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PlanRow {
    /// Its id.
    pub id: i64,
    /// What it is.
    pub kind: Kind,
    /// How deep it stands.
    pub level: u8,
    /// The label as written.
    pub label: String,
    /// The content.
    pub content: String,
    /// The text of the time.
    pub time: String,
    /// The lead units.
    pub lead: String,
    /// The coordinating units.
    pub coordinating: String,
    /// The result.
    pub result: String,
    /// The note.
    pub note: String,
    /// Roles whose cell continues the one above.
    pub joined: Vec<Role>,
    /// What the time means; none for a task without a time, a section, a group.
    pub schedule: Option<ScheduleReply>,
    /// How far its work is: "2/4 xong · 1 trễ", "chưa đến hạn"; empty when nothing falls due.
    pub progress: String,
    /// Whether something of it is late.
    pub late: bool,
}

/// What a time means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ScheduleReply {
    /// "Hàng tháng, chậm nhất ngày 17"; "Chưa hiểu" when not understood.
    pub text: String,
    /// The meaning; none when the text is not understood.
    pub meaning: Option<Schedule>,
    /// Why the text is not understood, as a sentence: "Ngày 30/02/2026 không có trong lịch."
    pub why: Option<String>,
    /// Whether the officer said so.
    pub corrected: bool,
    /// The due dates it gives in the plan's year.
    pub dues: Vec<NaiveDate>,
}

/// What the checker found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlanFinding {
    /// The line it is about; none: the plan's head.
    pub node: Option<i64>,
    /// The cell.
    pub role: Option<Role>,
    /// "Mục II, 3.1": where.
    pub place: String,
    /// The sentence, without its place.
    pub text: String,
    /// What kind: `lead`, `result`, `time`, `unread_time`, `label`, `twice`, `citation`, `target`, `noise`.
    pub code: String,
    /// Whether it should be mended (a citation that cannot be right), or is only worth a look.
    pub error: bool,
}

/// A target of a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TargetReply {
    /// Its id; none while it is only recognised.
    pub id: Option<i64>,
    /// The task.
    pub node: i64,
    /// "Mục III, 3.3".
    pub place: String,
    /// What is measured.
    pub measure: String,
    /// `at_least`, `above`, `exactly`, `at_most`, `below`.
    pub comparison: Comparison,
    /// The value, exact: `90`.
    pub value: String,
    /// "%" or another unit.
    pub unit: String,
    /// The year.
    pub year: i32,
    /// "Mức độ hài lòng … đạt trên 90% (năm 2026)".
    pub text: String,
    /// Whether it is still in the task's text.
    pub in_text: bool,
}

/// A target that was accepted, on the overview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AcceptedTarget {
    /// Its id.
    pub id: i64,
    /// The plan.
    pub plan: i64,
    /// The task.
    pub node: i64,
    /// "Mức độ hài lòng … đạt trên 90% (năm 2026)".
    pub text: String,
}

/// How a target compares.
pub use crate::plan::target::Comparison;

/// A target to save; id 0 accepts a new one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct TargetFields {
    /// Its id.
    pub id: i64,
    /// The task.
    pub node: i64,
    /// What is measured.
    pub measure: String,
    /// How it compares.
    pub comparison: Comparison,
    /// The value as typed: "90", "99,5".
    pub value: String,
    /// "%" or another unit.
    pub unit: String,
    /// The year.
    pub year: i32,
}

/// The answer to every change of a plan.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PlanChanged {
    /// The plan after the change; none when it was deleted.
    pub plan: Option<PlanReply>,
    /// What was done, for a toast.
    pub message: Option<String>,
    /// Nothing was done yet; asks for a yes, upon which the command is repeated with `sure: true`.
    pub question: Option<String>,
    /// The lines to go to: those added, copied or moved.
    pub focus: Vec<i64>,
}

/// How a new plan starts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum PlanFrom {
    /// With one empty appendix.
    Empty {
        /// The year.
        year: i32,
        /// What it is about.
        about: About,
    },
    /// From a template.
    Template {
        /// Its name.
        name: String,
        /// The year.
        year: i32,
    },
    /// From an earlier plan: dates shifted, unfinished tasks marked.
    Plan {
        /// The earlier plan.
        plan: i64,
        /// The new year.
        year: i32,
    },
}

/// A template for a plan.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TemplateHead {
    /// Its name, for `plan_new`.
    pub name: String,
    /// What it is.
    pub title: String,
    /// What it is about.
    pub about: About,
    /// Number of its tasks.
    pub tasks: usize,
    /// Why it cannot be used, with file and line.
    pub problem: Option<String>,
}

/// What became of the lines of an earlier plan in a new one.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CarriedLine {
    /// "Mục II, 3.1".
    pub place: String,
    /// The content.
    pub content: String,
    /// What became of it.
    pub fate: Fate,
    /// "Thời gian: Trong tháng 08/2025 → Trong tháng 08/2026; chưa xong năm trước".
    pub text: String,
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Taken over as it is.
    Kept,
    /// Taken over with other dates or years.
    Changed,
    /// New.
    New,
    /// Left out.
    Dropped,
}

/// How labels are renumbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Numbering {
    /// I, II; 1, 2; 1.1, 1.2 within each section.
    Nested,
    /// I, II; then 1, 2, 3 … through the whole appendix.
    Running,
    /// I, II; 1, 2; and "-" for the innermost.
    Dashes,
}

/// A past change of a plan.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PlanChange {
    /// "16/11/2026 10:31".
    pub at: String,
    /// What the officer did.
    pub what: String,
    /// "Mục II, 3.1".
    pub place: String,
    /// Before and after, as a sentence.
    pub text: String,
    /// The reason, when it was after issuing.
    pub reason: Option<String>,
}
