//! The catalogue of procedures: what stands in it, and what a file would change.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Choice, MissingAsked, Named, PlacedText};
use crate::procedure::Level;
pub use crate::procedure::counts::Counts as ProcedureCounts;

/// Which procedures to list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default)]
pub struct ProcedureFilter {
    /// Words of code, name, field and unit, without regard to case and accents; all must be there.
    pub text: String,
    /// A field of the office.
    pub field: Option<i64>,
    /// Only those without a field of the office.
    pub unclassified: bool,
    /// How far they are online.
    pub level: Option<LevelAsked>,
    /// Whether something is to be paid.
    pub fee: Option<FeeAsked>,
    /// Those that have ended too.
    pub ended: bool,
    /// Only those of which something is missing, whether they have ended or not.
    pub missing: Option<MissingAsked>,
    /// How many of those found to pass over.
    pub skip: usize,
    /// The most to give; 0: 200.
    pub most: usize,
}

/// A level, or that nobody said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LevelAsked {
    /// Toàn trình.
    Full,
    /// Một phần.
    Partial,
    /// Chưa cung cấp.
    Other,
    /// Nobody said.
    Unknown,
}

impl LevelAsked {
    /// The level; none: nobody said.
    pub fn level(self) -> Option<Level> {
        match self {
            LevelAsked::Full => Some(Level::Full),
            LevelAsked::Partial => Some(Level::Partial),
            LevelAsked::Other => Some(Level::Other),
            LevelAsked::Unknown => None,
        }
    }
}

/// A fee, or that nobody said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FeeAsked {
    /// Something is to be paid.
    Yes,
    /// Nothing is.
    No,
    /// Nobody said.
    Unknown,
}

impl FeeAsked {
    /// Whether something is to be paid; none: nobody said.
    pub fn fee(self) -> Option<bool> {
        match self {
            FeeAsked::Yes => Some(true),
            FeeAsked::No => Some(false),
            FeeAsked::Unknown => None,
        }
    }
}

/// The procedures that a filter finds.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProcedureList {
    /// By code.
    pub lines: Vec<ProcedureLine>,
    /// How many the filter finds in all.
    pub total: usize,
    /// Of all that are in force, whatever the filter.
    pub counts: ProcedureCounts,
    /// How many have ended.
    pub ended: usize,
    /// "366 thủ tục còn hiệu lực: 154 toàn trình, 115 một phần, 97 chưa cung cấp trực tuyến".
    pub summary: String,
    /// What Ctrl+Z would undo.
    pub undo: Option<String>,
    /// What Ctrl+Y would redo.
    pub redo: Option<String>,
}

/// A procedure.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProcedureLine {
    /// Its id.
    pub id: i64,
    /// `d.dddddd`.
    pub code: String,
    /// Its official name.
    pub name: String,
    /// Its official field; blank: not known.
    pub field: String,
    /// The field of the office that this is.
    pub office_field: Option<Named>,
    /// How far it is online; none: nobody said.
    pub level: Option<Level>,
    /// "Toàn trình"; "chưa rõ".
    pub level_text: &'static str,
    /// Whether something is to be paid; none: nobody said.
    pub fee: Option<bool>,
    /// "Có thu phí"; "chưa rõ".
    pub fee_text: &'static str,
    /// Its time limit in working days; none: nobody said.
    pub days: Option<u32>,
    /// "7 ngày làm việc"; "chưa rõ".
    pub days_text: String,
    /// Who carries it out.
    pub unit: String,
    /// Who issued it.
    pub authority: String,
    /// The first day it is in force.
    pub from: Option<NaiveDate>,
    /// The last day it is in force.
    pub until: Option<NaiveDate>,
    /// Whether it is in force today.
    pub valid: bool,
    /// Whether its last day has passed.
    pub ended: bool,
    /// "Đã hết hiệu lực ngày 14/11/2026"; blank where it is simply in force.
    pub validity: String,
}

/// A procedure to save; id 0 adds one. What is left out becomes unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default)]
pub struct ProcedureFields {
    /// Its id.
    pub id: i64,
    /// Its code; that of one that is there stays.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its official field.
    pub field: String,
    /// How far it is online.
    pub level: Option<Level>,
    /// Whether something is to be paid.
    pub fee: Option<bool>,
    /// Its time limit in working days.
    pub days: Option<u32>,
    /// Who carries it out.
    pub unit: String,
    /// Who issued it.
    pub authority: String,
    /// The first day it is in force.
    pub from: Option<NaiveDate>,
    /// The last day it is in force.
    pub until: Option<NaiveDate>,
}

/// The answer to every change of the catalogue.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProceduresChanged {
    /// What was done, for a toast.
    pub message: String,
    /// The procedure that was saved, as it is now.
    pub line: Option<ProcedureLine>,
    /// How many were added.
    pub added: usize,
    /// How many were changed, those that ended apart.
    pub changed: usize,
    /// How many ended as was chosen.
    pub ended: usize,
    /// How many fields of the office were added.
    pub fields: usize,
    /// "10:32:05": when the data file was last changed.
    pub saved: Option<String>,
    /// What Ctrl+Z would undo.
    pub undo: Option<String>,
    /// What Ctrl+Y would redo.
    pub redo: Option<String>,
}

/// What the officer chose about a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default)]
pub struct ProcedureChoices {
    /// For official fields, by key: one of the office's, added, or left open.
    pub fields: Vec<Choice>,
    /// Procedures that come to their end.
    pub ended: Vec<ProcedureEnd>,
}

/// A procedure that comes to its end.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct ProcedureEnd {
    /// Its code.
    pub code: String,
    /// The last day it is in force.
    pub until: NaiveDate,
}

/// What a file says, and what it would change.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProcedurePreview {
    /// The file's name.
    pub file: String,
    /// Whether it is a register of changes: it says nothing of what it does not name.
    pub register: bool,
    /// "Tiêu đề ở dòng 2; 366 thủ tục".
    pub understood: Vec<String>,
    /// How each column was understood.
    pub columns: Vec<ProcedureColumn>,
    /// The first procedures that will be added.
    pub new: Vec<ProcedureNew>,
    /// How many will be added.
    pub new_count: usize,
    /// The first procedures that will change.
    pub changed: Vec<ProcedureChange>,
    /// How many will change.
    pub changed_count: usize,
    /// How many stay as they are.
    pub same: usize,
    /// Procedures that the file could have named and does not: they stay, unless the officer ends them.
    pub gone: Vec<ProcedureGone>,
    /// Official fields of the file, and which of the office's they are.
    pub fields: Vec<OfficialField>,
    /// Rows that are left out, and why.
    pub left_out: Vec<PlacedText>,
    /// Words that are not understood: what they say stays unknown.
    pub unknown: Vec<PlacedText>,
    /// What is worth a look.
    pub remarks: Vec<PlacedText>,
    /// What must be decided before it can be stored.
    pub problems: Vec<PlacedText>,
    /// "Sẽ thêm 12 thủ tục, thay đổi 3; 350 không đổi".
    pub summary: String,
    /// Whether it can be stored as it stands.
    pub ready: bool,
}

/// A column of a file.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProcedureColumn {
    /// "C".
    pub letter: String,
    /// The file's words.
    pub heading: String,
    /// "Mức độ"; none when left out.
    pub meaning: Option<&'static str>,
}

/// A procedure that will be added.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProcedureNew {
    /// "dòng 14".
    pub place: String,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its official field.
    pub field: String,
    /// "Toàn trình"; "chưa rõ".
    pub level: &'static str,
    /// "Có thu phí"; "chưa rõ".
    pub fee: &'static str,
    /// "7 ngày làm việc"; "chưa rõ".
    pub days: String,
}

/// A procedure that will change.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProcedureChange {
    /// "dòng 14".
    pub place: String,
    /// Its code.
    pub code: String,
    /// Its name, as it stands.
    pub name: String,
    /// What changes.
    pub columns: Vec<ProcedureDifference>,
}

/// A column of a procedure that changes.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProcedureDifference {
    /// "Mức độ".
    pub column: &'static str,
    /// As it stands; blank: not known.
    pub from: String,
    /// As it will be.
    pub to: String,
}

/// A procedure that a file does not name any more.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProcedureGone {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its official field.
    pub field: String,
    /// The last day it is in force, if the officer ends it: chosen, or proposed.
    pub until: NaiveDate,
    /// Whether the officer ends it.
    pub ends: bool,
}

/// An official field, and which of the office's it is.
#[derive(Debug, Clone, Serialize, TS)]
pub struct OfficialField {
    /// The key under which a choice for it is given.
    pub key: String,
    /// Its official name.
    pub name: String,
    /// How many procedures have it.
    pub procedures: usize,
    /// The office's field.
    pub field: Option<Named>,
    /// "khớp tên", "đã chọn", "thêm vào danh mục", "để ngỏ", "chưa gắn".
    pub how: &'static str,
    /// Whether it needs a choice.
    pub open: bool,
    /// Whether it is left open: its procedures are counted in a row of their own.
    pub left: bool,
    /// Fields of the office that are like it, to choose from.
    pub near: Vec<Named>,
}

/// The official fields of the catalogue.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProcedureFieldList {
    /// By name.
    pub fields: Vec<OfficialField>,
    /// The fields of the office to choose from.
    pub office: Vec<Named>,
    /// What was done, for a toast.
    pub message: Option<String>,
    /// "10:32:05": when the data file was last changed.
    pub saved: Option<String>,
    /// What Ctrl+Z would undo.
    pub undo: Option<String>,
    /// What Ctrl+Y would redo.
    pub redo: Option<String>,
}
