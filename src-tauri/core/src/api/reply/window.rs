//! What the window, the overview and the search show.

use serde::Serialize;
use ts_rs::TS;

use super::{AcceptedTarget, Backup, FormState, SentLine, TaskReminder};
pub use crate::agenda::due::Line as DeadlineLine;
pub use crate::agenda::next::{Act as NextAct, Step as NextStep};
use crate::calendar::Cycle;
use crate::form::{RowKind, Status};

/// What the window needs before anything else.
#[derive(Debug, Clone, Serialize, TS)]
pub struct State {
    /// The program's version.
    pub version: String,
    /// The ward's name; empty before the first start is done.
    pub ward: String,
    /// Whether this is the sample ward, which every screen must say.
    pub sample: bool,
    /// Nothing has been entered yet: show the three steps.
    pub first_start: bool,
    /// Why the data file cannot be used; then every other command but `backups` and `restore` refuses.
    pub problem: Option<String>,
    /// The data file is missing or empty while copies of it are there; `problem` says so. Then `start_new` works, too.
    pub gone: Option<Gone>,
    /// What to know of the data file: a clock that cannot be right, what lay beside the file and was put aside.
    pub notices: Vec<String>,
    /// Path of the data file.
    pub data_file: String,
    /// Today, `2026-11-16`.
    pub today: String,
    /// The cycle whose report is due next.
    pub current: Cycle,
    /// Cycles to choose from, newest first: all started ones and the current one.
    pub cycles: Vec<CycleHead>,
    /// The forms, in order of their codes.
    pub forms: Vec<FormHead>,
    /// Definitions that could not be read: file, place and reason of each.
    pub broken_forms: Vec<String>,
    /// When the last copy was made ("hôm nay 08:01"), if ever.
    pub last_backup: Option<String>,
    /// What Ctrl+Z would undo.
    pub undo: Option<String>,
    /// What Ctrl+Y would redo.
    pub redo: Option<String>,
}

/// A data file that is missing or empty while copies of it are there.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Gone {
    /// The newest copy that is whole, if any is.
    pub newest: Option<Backup>,
}

/// A cycle with its texts.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CycleHead {
    /// `2026-11`.
    pub cycle: Cycle,
    /// The cycle before it.
    pub previous: Cycle,
    /// The cycle after it.
    pub next: Cycle,
    /// "Kỳ 11/2026".
    pub title: String,
    /// "15/10 – 14/11/2026".
    pub span: String,
    /// "Hạn gửi trước 18/11 (chậm nhất thứ Ba 17/11)".
    pub deadline: String,
    /// "chậm nhất thứ Ba 17/11", where there is little room.
    pub last_safe: String,
    /// "còn 1 ngày", "hôm nay là ngày cuối", "quá hạn 2 ngày".
    pub left: String,
    /// Whether the last safe day has passed.
    pub late: bool,
    /// Whether the cycle has been started.
    pub started: bool,
    /// Whether all its forms are closed.
    pub closed: bool,
}

/// A form with its texts.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FormHead {
    /// `II.06a`.
    pub code: String,
    /// "Biểu số II.06a/VPCP/KSTT".
    pub number: String,
    /// The title in capitals.
    pub title: String,
    /// The legal basis.
    pub basis: String,
    /// "Đơn vị tính: Số hồ sơ TTHC".
    pub unit: String,
    /// Confirmed or reconstructed.
    pub status: Status,
    /// The warning of a reconstructed form, to be shown wherever it is entered, previewed or exported.
    pub warning: Option<String>,
    /// What its rows are.
    pub rows: RowKind,
    /// Whether rows stand in sections.
    pub sections: bool,
}

/// The overview of a cycle.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Overview {
    /// The cycle.
    pub cycle: CycleHead,
    /// Its forms.
    pub forms: Vec<FormState>,
    /// The one clear next step.
    pub next: NextStep,
    /// The reports due next, soonest first.
    pub deadlines: Vec<DeadlineLine>,
    /// Cycles missing or still open that a longer report due soon needs.
    pub missing: Vec<String>,
    /// What was exported or sent lately.
    pub sent: Vec<SentLine>,
    /// When the last copy of the data was made.
    pub last_backup: Option<String>,
    /// Whether there is any plan.
    pub planned: bool,
    /// The targets accepted in this year's plans.
    pub targets: Vec<AcceptedTarget>,
    /// The most urgent tasks by lead unit: late, or due within 14 days; twelve at most.
    pub reminders: Vec<TaskReminder>,
    /// How many tasks are late in all.
    pub late: usize,
    /// How many tasks are due within 14 days in all.
    pub soon: usize,
}

/// A hit of the search.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Hit {
    /// "Hộ tịch".
    pub title: String,
    /// "II.06a · Kỳ 11/2026".
    pub place: String,
    /// The form to open.
    pub form: Option<String>,
    /// The cycle to open.
    pub cycle: Option<Cycle>,
    /// The row to go to.
    pub row: Option<i64>,
    /// The plan to open.
    pub plan: Option<i64>,
    /// The line of the plan to go to.
    pub node: Option<i64>,
}

/// How far a long act is.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Working {
    /// "Đang đọc dòng 12.000"; none when nothing is under way.
    pub text: Option<String>,
}
