//! Plans as the page shows and edits them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::plan::check::Code;
use crate::plan::layout::Title;
use crate::plan::{About, Kind, Role, State as PlanState};

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

/// The text of the decision that issues a plan.
pub use crate::plan::decision::Decision;

/// A plan's own fields.
pub use crate::plan::fields::{AppendixFields, Fields as PlanFields};

/// What a time means.
pub use crate::plan::meaning::Meaning as ScheduleReply;

/// What the text of a time means, with its due dates in words.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TimeReply {
    /// What it means.
    #[serde(flatten)]
    pub read: ScheduleReply,
    /// The due dates: "thứ Sáu 15/05/2026; 17/05 là Chủ nhật".
    pub told: Vec<String>,
}

/// What became of a line of an earlier plan.
pub use crate::plan::carry::Fate;

/// How labels are renumbered.
pub use crate::plan::numbering::Style as Numbering;

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
    /// Why its contents cannot be changed now, and what to do.
    pub locked: Option<String>,
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
    /// What the first column of the office's own holds; left out where it holds nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub further1: Option<String>,
    /// What the second column of the office's own holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub further2: Option<String>,
    /// What the third column of the office's own holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub further3: Option<String>,
    /// What the fourth column of the office's own holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub further4: Option<String>,
    /// What the fifth column of the office's own holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub further5: Option<String>,
    /// What the sixth column of the office's own holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub further6: Option<String>,
    /// The columns its content runs over, where the line is a title and nothing else; none: each cell has its own.
    pub title: Option<Title>,
    /// Roles whose cell continues the one above: both say the same, and neither line is a title.
    pub joined: Vec<Role>,
    /// What the time means; none for a task without a time, a section, a group.
    pub schedule: Option<ScheduleReply>,
    /// How far its work is: "2/4 xong · 1 trễ", "chưa đến hạn"; empty when nothing falls due.
    pub progress: String,
    /// Whether something of it is late.
    pub late: bool,
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
    /// What kind.
    pub code: Code,
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
    /// "Thời gian: Trong tháng 08/2025 → Trong tháng 08/2026; Ghi chú: Năm 2025 chưa xong".
    pub text: String,
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
