//! A plan's file as it was understood, and what the officer mended.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ScheduleReply;
pub use crate::import::plan::{
    Above as HeadingKind, Beside as ColumnBeside, Choice as ColumnAnswer,
    ColumnRead as PlanColumnFound, Offer as PlanOffer, Question as ColumnQuestion,
    Remark as PlanRemark, Swap as SwapFound, Use as ColumnUse,
};
pub use crate::plan::compare::{Difference as PlanDifference, DifferenceKind};
use crate::plan::{About, Kind, Role};

/// Where a plan comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum PlanSource {
    /// A Word or Excel file.
    File {
        /// Its path.
        path: String,
    },
    /// Text pasted from Word or Excel.
    Text {
        /// The text.
        text: String,
    },
}

/// Where a plan that is read goes. Without a word from the officer: into the same plan where it is there already (by
/// year, kind and title), else it is a new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(untagged)]
pub enum PlanInto {
    /// Into this plan.
    Plan(i64),
    /// A new plan, whatever is there.
    New(Anew),
}

/// A new plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Anew {
    /// Whatever is there.
    New,
}

/// What the officer mended in the preview. Tables and rows are named by their numbers in the preview.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "mend", rename_all = "snake_case")]
pub enum Mend {
    /// Takes a table in or leaves it out.
    Table {
        /// The table.
        table: usize,
        /// Whether it is taken in.
        used: bool,
    },
    /// What a column is used for; none leaves it out.
    Column {
        /// The table.
        table: usize,
        /// The column, from 0.
        column: usize,
        /// What it is used for.
        role: Option<ColumnUse>,
    },
    /// Accepts or refuses the proposed other order of columns for a stretch of rows.
    Swap {
        /// The table.
        table: usize,
        /// Its first row.
        from: usize,
        /// Whether the proposed order is taken.
        accepted: bool,
    },
    /// What a row is, and how deep.
    Kind {
        /// The table.
        table: usize,
        /// The row.
        row: usize,
        /// What it is.
        kind: Kind,
        /// How deep it stands.
        level: u8,
    },
    /// The text of a cell.
    Text {
        /// The table.
        table: usize,
        /// The row.
        row: usize,
        /// The cell.
        role: Role,
        /// The text it shall have.
        text: String,
    },
    /// Leaves a row out, or takes it in again.
    Row {
        /// The table.
        table: usize,
        /// The row.
        row: usize,
        /// Whether it is taken in.
        used: bool,
    },
    /// The plan's title.
    Title {
        /// The text.
        text: String,
    },
    /// An appendix's name, title or "Kèm theo" line.
    Heading {
        /// The table.
        table: usize,
        /// Which.
        which: HeadingKind,
        /// The text.
        text: String,
    },
}

/// What was understood of a plan's file, and what would change.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PlanPreview {
    /// The file's name, or "Văn bản dán".
    pub file: String,
    /// The year found, or the one given.
    pub year: Option<i32>,
    /// The plan's title.
    pub title: String,
    /// What it seems to be about.
    pub about: About,
    /// "Tìm thấy 1 bảng, 33 nhiệm vụ trong 3 mục".
    pub understood: Vec<String>,
    /// The tables found.
    pub tables: Vec<TableFound>,
    /// What must be decided before it can be stored.
    pub problems: Vec<PlanRemark>,
    /// What is worth a look: noise, swapped columns, missing lead units.
    pub doubts: Vec<PlanRemark>,
    /// The plan it would go into; none: a new one.
    pub into: Option<i64>,
    /// The same plan, where it is there already.
    pub same: Option<PlanThere>,
    /// Against the plan it is imported into: what is new, changed, gone. Empty for a new plan.
    pub differences: Vec<PlanDifference>,
    /// "Sẽ tạo kế hoạch năm 2026 với 25 nhiệm vụ"; "3 mới, 2 thay đổi, 1 không còn".
    pub summary: String,
    /// Whether it can be stored as it stands.
    pub ready: bool,
}

/// A plan that is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlanThere {
    /// Its id.
    pub id: i64,
    /// "Kế hoạch kiểm soát TTHC năm 2026 (dự thảo)".
    pub name: String,
}

/// A table of the file.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TableFound {
    /// Its number in the file, from 0; rows are numbered within it.
    pub table: usize,
    /// "Bảng 1", or the sheet's name.
    pub place: String,
    /// Whether it is taken in.
    pub used: bool,
    /// Whether it is the document's prose, put into rows.
    pub prose: bool,
    /// "Phụ lục I".
    pub name: String,
    /// Its title.
    pub title: String,
    /// "(Kèm theo …)".
    pub attached: String,
    /// Its columns.
    pub columns: Vec<PlanColumnFound>,
    /// What is asked about them; each answer is a [`Mend::Column`].
    pub questions: Vec<ColumnQuestion>,
    /// Stretches of rows with their columns in another order.
    pub swaps: Vec<SwapFound>,
    /// Its rows.
    pub rows: Vec<PlanRowFound>,
}

/// A row of a table.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PlanRowFound {
    /// Its number in the table.
    pub row: usize,
    /// "dòng 31".
    pub place: String,
    /// Whether it is taken in.
    pub used: bool,
    /// What it is.
    pub kind: Kind,
    /// How deep it stands.
    pub level: u8,
    /// Its texts as they would be stored, one for each role in the order label, content, time, lead,
    /// coordinating, result, note, the six columns of the office's own.
    pub texts: Vec<String>,
    /// Roles whose cell continues the one above.
    pub joined: Vec<Role>,
    /// What the time means; none for a task without a time, a section, a group.
    pub schedule: Option<ScheduleReply>,
}
