//! What a plan's file holds, what is understood of it, and what the officer mended.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::table::{Grid, Line};
use crate::import::print::Print;
use crate::plan::{About, Kind, Node, Role};

/// What a file or text holds, before anything is understood of it.
#[derive(Debug, Default)]
pub struct Source {
    /// The file's name, or "Văn bản dán".
    pub(super) file: String,
    /// Its contents' print; of a pasted text none is needed.
    pub(super) print: Print,
    pub(super) grids: Vec<Grid>,
    /// Lines outside tables after the last one, or all where there is no table.
    pub(super) rest: Vec<Line>,
    /// Sentences about the file as a whole.
    pub(super) remarks: Vec<String>,
    /// Whether it is a Word file, whose tables may go on in the next one.
    pub(super) word: bool,
}

impl Source {
    /// The print of the file's contents.
    pub fn print(&self) -> Print {
        self.print
    }
}

/// Which line above a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "HeadingKind")]
pub enum Above {
    /// "Phụ lục I".
    Name,
    /// Its title.
    Title,
    /// "(Kèm theo …)".
    Attached,
}

impl Above {
    /// All of them, from the top down.
    pub const ALL: [Above; 3] = [Above::Name, Above::Title, Above::Attached];

    /// "tên phụ lục".
    pub fn word(self) -> &'static str {
        match self {
            Above::Name => "tên phụ lục",
            Above::Title => "tiêu đề",
            Above::Attached => "dòng “Kèm theo”",
        }
    }
}

/// What the officer mended. Tables and rows by their numbers in what was read.
#[derive(Debug, Clone, Default)]
pub struct Mends {
    /// Whether a table is taken in.
    pub tables: HashMap<usize, bool>,
    /// What a column of a table is used for; none leaves it out.
    pub columns: HashMap<(usize, usize), Option<Use>>,
    /// Whether the order proposed from a row of a table on is taken.
    pub swaps: HashMap<(usize, usize), bool>,
    /// What a row of a table is, and how deep.
    pub kinds: HashMap<(usize, usize), (Kind, u8)>,
    /// The text of a cell.
    pub texts: HashMap<(usize, usize, Role), String>,
    /// Whether a row of a table is taken in.
    pub rows: HashMap<(usize, usize), bool>,
    /// The plan's title.
    pub title: Option<String>,
    /// The lines above a table.
    pub above: HashMap<(usize, Above), String>,
}

/// A sentence about a place of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "PlanRemark")]
pub struct Remark {
    /// The table.
    pub table: Option<usize>,
    /// The row.
    pub row: Option<usize>,
    /// The cell.
    pub role: Option<Role>,
    /// "Bảng 1, dòng 31, cột Đơn vị chủ trì", "Sheet1!D31"; empty for the whole file.
    pub place: String,
    /// The sentence, without its place.
    pub text: String,
    /// Texts it proposes for cells of its table: taken where the officer mends them so.
    pub offers: Vec<Offer>,
}

/// A text proposed for a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "PlanOffer")]
pub struct Offer {
    /// The row.
    pub row: usize,
    /// The cell.
    pub role: Role,
    /// The text.
    pub text: String,
}

impl Remark {
    /// A sentence about the whole file.
    pub fn whole(text: String) -> Remark {
        Remark {
            table: None,
            row: None,
            role: None,
            place: String::new(),
            text,
            offers: Vec::new(),
        }
    }
}

/// What a column is used for besides the texts of the lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ColumnBeside")]
pub enum Beside {
    /// When a task begins: put in front of the time, which is when it ends.
    Start,
    /// What several tasks have in common: each text becomes a group above its tasks.
    Groups,
}

/// What a column is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(untagged)]
#[ts(rename = "ColumnUse")]
pub enum Use {
    /// It holds this.
    Role(Role),
    /// It serves otherwise.
    Beside(Beside),
}

impl Use {
    /// All of them, those of the usual columns first.
    pub const ALL: [Use; 15] = [
        Use::Role(Role::Label),
        Use::Role(Role::Content),
        Use::Role(Role::Time),
        Use::Beside(Beside::Start),
        Use::Role(Role::Lead),
        Use::Role(Role::Coordinating),
        Use::Role(Role::Result),
        Use::Role(Role::Note),
        Use::Beside(Beside::Groups),
        Use::Role(Role::Further1),
        Use::Role(Role::Further2),
        Use::Role(Role::Further3),
        Use::Role(Role::Further4),
        Use::Role(Role::Further5),
        Use::Role(Role::Further6),
    ];

    /// "đơn vị chủ trì", "lúc bắt đầu".
    pub fn word(self) -> &'static str {
        match self {
            Use::Role(role) => role.word(),
            Use::Beside(Beside::Start) => "lúc bắt đầu",
            Use::Beside(Beside::Groups) => "nhóm của nhiệm vụ",
        }
    }

    /// What the lines have of it.
    pub fn role(self) -> Option<Role> {
        match self {
            Use::Role(role) => Some(role),
            Use::Beside(_) => None,
        }
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "PlanColumnFound")]
pub struct ColumnRead {
    /// The file's words.
    pub heading: String,
    /// What it is used for; none when left out.
    pub role: Option<Use>,
}

impl ColumnRead {
    /// Whether it is one of the office's own.
    pub(super) fn is_further(&self) -> bool {
        let role = self.role.and_then(Use::role);
        role.is_some_and(|role| role.further().is_some())
    }

    /// Whether it holds this.
    pub(super) fn is(&self, role: Role) -> bool {
        self.role == Some(Use::Role(role))
    }
}

/// A question about a table's columns, which the officer answers by taking one of the choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ColumnQuestion")]
pub struct Question {
    /// The question.
    pub text: String,
    /// The answers.
    pub choices: Vec<Choice>,
}

/// An answer: a column is used so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ColumnAnswer")]
pub struct Choice {
    /// The column.
    pub column: usize,
    /// What it is used for then.
    pub role: Option<Use>,
    /// The answer in words.
    pub text: String,
    /// The first different texts of the column.
    pub samples: Vec<String>,
    /// Whether it is taken.
    pub chosen: bool,
}

/// A stretch of rows whose columns are in another order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "SwapFound")]
pub struct Swap {
    /// Its first row.
    pub from: usize,
    /// Its last row.
    pub to: usize,
    /// Why, and the order proposed, as a sentence.
    pub text: String,
    /// What each column holds there.
    pub order: Vec<Option<Role>>,
    /// Whether that is taken.
    pub accepted: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowRead {
    /// Its number in the table.
    pub row: usize,
    /// "dòng 31".
    pub place: String,
    /// Whether it is taken in.
    pub used: bool,
    /// As it would be stored.
    pub node: Node,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRead {
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
    pub columns: Vec<ColumnRead>,
    /// What is asked about them.
    pub questions: Vec<Question>,
    /// Sentences about them that need no answer: what was put together, what was left out because it is known.
    pub said: Vec<String>,
    /// Where its columns are in another order.
    pub swaps: Vec<Swap>,
    /// Its rows below the heading.
    pub rows: Vec<RowRead>,
}

/// What was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRead {
    /// The file's name, or "Văn bản dán".
    pub file: String,
    /// The plan's title.
    pub title: String,
    /// The year given, else the one found.
    pub year: Option<i32>,
    /// What the plan seems to be about.
    pub about: About,
    /// Its tables, those left out too; a table's number is its place here.
    pub tables: Vec<TableRead>,
    /// What stands in the way of storing it.
    pub problems: Vec<Remark>,
    /// What is worth a look.
    pub doubts: Vec<Remark>,
}
