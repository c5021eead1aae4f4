//! The office, its catalogues, its forms and its copies.

pub use crate::form::edit::Edit as FormEdit;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::FormHead;
use crate::calendar::holidays::Beside;
use crate::calendar::{Cycle, ReportDays};
use crate::form::ColumnKind;
use chrono::NaiveDate;

/// The office that owns the data file. Every text may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Office {
    /// "Đông Hải".
    pub ward: String,
    /// "UBND phường Đông Hải".
    pub body: String,
    /// "UBND thành phố Hải Phòng".
    pub superior: String,
    /// "Trung tâm Phục vụ hành chính công phường Đông Hải".
    pub centre: String,
    /// Place of the date line: "Đông Hải".
    pub place: String,
    /// Đơn vị báo cáo.
    pub reporting_unit: String,
    /// Đơn vị nhận báo cáo.
    pub receiving_unit: String,
    /// Người lập biểu.
    pub preparer: String,
    /// Title of the signer, lines divided by `/`: "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH".
    pub signer_title: String,
    /// Name of the signer.
    pub signer: String,
    /// Document symbol: "BC-UBND".
    pub symbol: String,
}

/// A unit of the office.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Unit {
    /// Its id; 0 for a new one.
    pub id: i64,
    /// "Phòng Kinh tế, Hạ tầng và Đô thị".
    pub name: String,
    /// "Phòng KTHTĐT".
    pub short: String,
    /// Its head.
    pub head: String,
}

/// A field of administration.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Field {
    /// Its id; 0 for a new one.
    pub id: i64,
    /// "Hộ tịch".
    pub name: String,
    /// Code, may be empty.
    pub code: String,
    /// The unit it belongs to.
    pub unit: Option<i64>,
    /// From which cycle on it is offered; none = always.
    pub active_from: Option<Cycle>,
    /// The last cycle in which it is offered; none = still.
    pub active_until: Option<Cycle>,
    /// Whether figures use it: then it can be ended, not deleted.
    #[serde(default)]
    pub used: bool,
}

/// A source of figures: a section of forms with sections.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Source {
    /// Its id; 0 for a new one.
    pub id: i64,
    /// "Trên Hệ thống của Bộ, ngành".
    pub name: String,
    /// Whether new cycles have it.
    pub active: bool,
    /// Whether figures use it.
    #[serde(default)]
    pub used: bool,
}

/// Everything of the settings screen.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Settings {
    /// What else was done, for a toast: due dates that kept the day agreed for them against another report calendar.
    pub message: Option<String>,
    /// The office.
    pub office: Office,
    /// Its units.
    pub units: Vec<Unit>,
    /// The catalogue of fields, in its order.
    pub fields: Vec<Field>,
    /// The sources, in their order.
    pub sources: Vec<Source>,
    /// The report calendar in force from the current cycle on, or last of all.
    pub deadlines: ReportDays,
    /// All report calendars, newest first: since when each is in force, and until when.
    pub calendars: Vec<ReportCalendar>,
    /// The cycle from which on other days are in force unless told otherwise.
    pub current: Cycle,
    /// The cycles from which on they can be, for a list.
    pub from: Vec<FromCycle>,
    /// Settings that cannot be read: shown blank here until they are saved anew, and why.
    pub unreadable: Vec<String>,
    /// The forms, with their versions.
    pub forms: Vec<FormVersions>,
    /// Definitions that could not be read.
    pub broken_forms: Vec<String>,
    /// Path of the data file.
    pub data_file: String,
    /// Folder of the copies.
    pub backup_folder: String,
    /// Folder in which further form definitions are looked for.
    pub forms_folder: String,
}

/// A cycle from which on another report calendar can be in force.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FromCycle {
    /// The cycle.
    pub cycle: Cycle,
    /// "11/2026".
    pub label: String,
}

/// A report calendar of the office.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ReportCalendar {
    /// "Từ kỳ 11/2026", "Đến hết kỳ 10/2026", "Mọi kỳ".
    pub when: String,
    /// Its days.
    pub days: ReportDays,
}

/// A form and its versions.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FormVersions {
    /// The form, in the version a new cycle would use.
    pub form: FormHead,
    /// "Biểu mẫu kèm chương trình, áp dụng từ 21/10/2020", "Văn phòng sửa ngày 16/11/2026" …
    pub versions: Vec<String>,
    /// Whether the officer has changed it.
    pub edited: bool,
    /// Its columns, hidden ones too.
    pub columns: Vec<ColumnLayout>,
}

/// A column in the editor of a form.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ColumnLayout {
    /// Its key.
    pub key: String,
    /// Its printed number.
    pub no: u32,
    /// Its headings, outermost first.
    pub heading: Vec<String>,
    /// What stands in its cells.
    pub kind: ColumnKind,
    /// What the number row prints.
    pub number: String,
    /// Neither shown nor printed.
    pub hidden: bool,
    /// Whether it was added by the officer.
    pub added: bool,
}

/// A copy of the data file.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Backup {
    /// Its file name, by which it is restored.
    pub name: String,
    /// "16/11/2026 08:01".
    pub at: String,
    /// "hằng ngày", "trước khi nhập tệp", "trước khi khôi phục" …
    pub reason: String,
    /// "13 kỳ, 4.212 số liệu, kỳ mới nhất 11/2026", or why it cannot be read.
    pub holds: String,
    /// "1,2 MB".
    pub size: String,
    /// Whether it can be restored, as far as is known.
    pub usable: bool,
    /// Whether all of it has been checked.
    pub checked: bool,
}

/// The copies, newest first.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Backups {
    /// The copies.
    pub backups: Vec<Backup>,
    /// How many have not been checked yet: asking again checks the next ones.
    pub unchecked: u32,
    /// Folder of the copies.
    pub folder: String,
    /// What `restore_undo` would bring back.
    pub undo: Option<String>,
}

/// What a check of the whole data file found.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Verified {
    /// Whether the file is whole.
    pub whole: bool,
    /// "13 kỳ, 4.212 số liệu, 310 lần thay đổi; 12 bản sao văn bản minh chứng".
    pub text: String,
    /// Copies of documents that are missing or were altered: document, task, place and what to do.
    pub documents: Vec<String>,
}

/// The days off and the days worked against the week of a year.
#[derive(Debug, Clone, Serialize, TS)]
pub struct WorkingYear {
    /// The year.
    pub year: i32,
    /// "Năm 2026: 250 ngày làm việc; 13 ngày nghỉ lễ, nghỉ bù; 1 ngày làm bù".
    pub summary: String,
    /// Whether the office changed what is proposed.
    pub changed: bool,
    /// How many days of Tết are off before mùng 1: one or two.
    pub before_tet: u32,
    /// The day off beside 02/9.
    pub beside: Beside,
    /// The days, in order; what was left out among them.
    pub days: Vec<WorkingDay>,
    /// The years to choose from.
    pub years: Vec<i32>,
}

/// A day off, or one worked against the week.
#[derive(Debug, Clone, Serialize, TS)]
pub struct WorkingDay {
    /// The day.
    pub day: NaiveDate,
    /// "Thứ Hai 16/02/2026".
    pub shown: String,
    /// "Mùng 1 Tết".
    pub name: String,
    /// What it is.
    pub kind: WorkingKind,
    /// "Đề xuất: Bộ luật Lao động 2019, Điều 112", "Đơn vị thêm: ngày làm bù".
    pub source: String,
    /// It is proposed, and the office took it away.
    pub left_out: bool,
}

/// What a day of the table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WorkingKind {
    /// A day off that is proposed.
    Proposed,
    /// The office's own day off.
    Off,
    /// A day of a weekend that is worked.
    Worked,
}

/// A change of a year's days.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum WorkingChange {
    /// Adds a day off; `day` as typed, without a year it is of the table's.
    Off {
        /// The day.
        day: String,
        /// Its name; empty: the usual one.
        name: String,
    },
    /// Adds a day of a weekend that is worked.
    Worked {
        /// The day.
        day: String,
        /// Its name; empty: the usual one.
        name: String,
    },
    /// Takes a day out of the table: the office's own goes, a proposed one is left out.
    Remove {
        /// The day.
        day: NaiveDate,
    },
    /// Takes a proposed day back in.
    PutBack {
        /// The day.
        day: NaiveDate,
    },
    /// How many days of Tết are off before mùng 1.
    BeforeTet {
        /// One or two.
        days: u32,
    },
    /// The day off beside 02/9.
    Beside {
        /// Which.
        beside: Beside,
    },
    /// Back to what is proposed.
    Reset,
}
