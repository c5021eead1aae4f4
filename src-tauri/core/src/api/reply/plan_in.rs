//! A plan's file as it was understood, and what the officer mended.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ScheduleReply;
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
    /// What a column means; none leaves it out.
    Column {
        /// The table.
        table: usize,
        /// The column, from 0.
        column: usize,
        /// What it holds.
        role: Option<Role>,
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

/// Which line above a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HeadingKind {
    /// "Phụ lục I".
    Name,
    /// Its title.
    Title,
    /// "(Kèm theo …)".
    Attached,
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
    /// Against the plan it is imported into: what is new, changed, gone. Empty for a new plan.
    pub differences: Vec<PlanDifference>,
    /// "Sẽ tạo kế hoạch năm 2026 với 25 nhiệm vụ"; "3 mới, 2 thay đổi, 1 không còn".
    pub summary: String,
    /// Whether it can be stored as it stands.
    pub ready: bool,
}

/// A sentence about a cell of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlanRemark {
    /// The table.
    pub table: Option<usize>,
    /// The row.
    pub row: Option<usize>,
    /// The cell.
    pub role: Option<Role>,
    /// "Bảng 1, dòng 31, cột Đơn vị chủ trì"; "Sheet1!D31".
    pub place: String,
    /// The sentence, without its place.
    pub text: String,
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
    /// "Phụ lục I".
    pub name: String,
    /// Its title.
    pub title: String,
    /// "(Kèm theo …)".
    pub attached: String,
    /// Its columns.
    pub columns: Vec<PlanColumnFound>,
    /// Stretches of rows with their columns in another order.
    pub swaps: Vec<SwapFound>,
    /// Its rows.
    pub rows: Vec<PlanRowFound>,
}

/// A column of a table.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PlanColumnFound {
    /// The file's words.
    pub heading: String,
    /// What it holds; none when left out.
    pub role: Option<Role>,
}

/// A stretch of rows whose columns seem to be in another order.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SwapFound {
    /// Its first row.
    pub from: usize,
    /// Its last row.
    pub to: usize,
    /// "Từ dòng 28 đến dòng 36 các cột có thứ tự khác: cột “Thời gian …” chứa đơn vị chủ trì …".
    pub text: String,
    /// The order proposed: the role of each column.
    pub order: Vec<Option<Role>>,
    /// Whether it is taken. Proposed and taken until refused.
    pub accepted: bool,
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
    /// coordinating, result, note.
    pub texts: Vec<String>,
    /// Roles whose cell continues the one above.
    pub joined: Vec<Role>,
    /// What the time means; none for a task without a time, a section, a group.
    pub schedule: Option<ScheduleReply>,
}

/// What importing into a plan would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlanDifference {
    /// What would happen to the line.
    pub change: DifferenceKind,
    /// "Mục II, 3.1".
    pub place: String,
    /// The content.
    pub content: String,
    /// "Thời gian: “Thường xuyên” → “Hàng quý”".
    pub text: String,
}

/// What would happen to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceKind {
    /// It is added.
    New,
    /// It stays, with its states and evidence, and changes.
    Changed,
    /// It goes.
    Gone,
}
