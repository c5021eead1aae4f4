//! A form as a grid, and what happens in its cells.

use std::sync::Arc;

use crate::sheet::area::CellRef;
use serde::{Serialize, Serializer};
use ts_rs::TS;

use super::{FormHead, FormState, TrendPoint};
use crate::form::{ColumnKind, HeadingCell, Severity};
use crate::sheet::{Filled, Finding, LineKind, Origin};

/// A form of a cycle or period as a grid.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SheetReply {
    /// What rarely changes.
    pub head: SheetHead,
    /// What every edit changes.
    pub body: SheetBody,
}

/// The part of a grid that no edit changes.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SheetHead {
    /// The form.
    pub form: FormHead,
    /// "Tháng 11/2026".
    pub period: String,
    /// "Kỳ báo cáo: Tháng 11/2026 (Từ ngày 15/10/2026 đến ngày 14/11/2026)".
    pub heading: String,
    /// Number of heading rows, without the number row.
    pub depth: usize,
    /// The merged heading cells, by shown column.
    pub headings: Vec<HeadingCell>,
    /// The shown columns from left to right.
    pub columns: Vec<ColumnReply>,
}

/// A shown column.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ColumnReply {
    /// Its key.
    pub key: String,
    /// What the number row prints: "(3)=(4)+(5)+(6)".
    pub number: String,
    /// "(4) Trực tuyến": its name in sentences.
    pub label: String,
    /// What stands in its cells.
    pub kind: ColumnKind,
    /// Whether figures are typed here.
    pub input: bool,
    /// In a report: its cells into which something is typed are asked for.
    pub asked: bool,
    /// Whether its figures can be counted from dossiers: then each has its dossiers.
    pub counted: bool,
    /// Why nothing is typed in its cells: "Cột (3) Tổng số được tính tự động, không nhập được."
    pub fixed: Option<String>,
    /// Width in characters.
    pub width: u32,
}

/// The part of a grid that every edit may change.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SheetBody {
    /// Lines from top to bottom.
    #[ts(as = "Vec<LineReply>")]
    pub lines: Vec<SharedLine>,
    /// What does not fit, errors first.
    #[ts(as = "Vec<Finding>")]
    pub findings: FormFindings,
    /// How far the form is.
    pub state: FormState,
    /// Whether it can be changed: its cells where there are any, its rows.
    pub editable: bool,
    /// Why nothing is typed in any of its cells, and what to do; none where something is typed.
    pub locked: Option<String>,
    /// Why it cannot be changed, or why again: "Đã khóa sổ 16/11/2026 10:32, ghi chú: …"; in a period: missing or open cycles.
    pub remarks: Vec<String>,
    /// When the last change of this data file was written, "10:32:05".
    pub saved: Option<String>,
    /// What Ctrl+Z would undo.
    pub undo: Option<String>,
    /// What Ctrl+Y would redo.
    pub redo: Option<String>,
}

/// The findings of a form that is kept.
#[derive(Debug, Clone)]
pub struct FormFindings(pub Arc<Filled>);

impl Serialize for FormFindings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.sheet.findings.serialize(serializer)
    }
}

/// A line of a grid that several answers share: an edit leaves nearly all as they were.
#[derive(Debug, Clone)]
pub struct SharedLine(pub Arc<LineReply>);

impl Serialize for SharedLine {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// A line of a grid.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LineReply {
    /// What it is.
    pub kind: LineKind,
    /// The row's id, for a row.
    pub row: Option<i64>,
    /// The section it is or stands in.
    pub section: Option<i64>,
    /// I, II … or 1, 2 …
    pub label: String,
    /// The row's name.
    pub name: String,
    /// One for each shown column; the ordinal's and the name's are empty.
    pub cells: Vec<CellReply>,
}

/// A cell of a grid. Fields at their default are left out on the wire.
#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct CellReply {
    /// As it is shown: "1.234,5".
    #[serde(skip_serializing_if = "String::is_empty", default)]
    #[ts(optional, as = "Option<String>")]
    pub text: String,
    /// As it is edited and copied, when that differs: "1234,5".
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub edit: Option<String>,
    /// Where the figure came from; computed cells have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub origin: Option<Origin>,
    /// The gravest finding about this cell, blanks left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub mark: Option<Severity>,
    /// Whether it carries a note.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub noted: bool,
    /// Whether a figure can be typed here.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub input: bool,
}

/// The answer to every change of a form in a cycle.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Changed {
    /// The form after the change.
    pub body: SheetBody,
    /// What was done, for a toast: "Đã dán 24 ô, thay số đang có ở 3 ô".
    pub message: Option<String>,
    /// Nothing was done yet; asks for a yes, upon which the command is repeated with `sure: true`.
    pub question: Option<String>,
    /// The figures that others took the place of.
    pub replaced: Vec<Told>,
    /// What was not taken, or not as given: stays on the screen until it is read.
    pub told: Vec<Told>,
}

/// Something that did not go as given, or took the place of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Told {
    /// The cell, when it is one of the form's.
    pub cell: Option<CellRef>,
    /// "Ô (4) dòng Hộ tịch · Bộ: “1,000” có thể là 1 hoặc 1.000. … Ô vẫn giữ 7."; "Ô (4) dòng Hộ tịch · Bộ: 7 → 12".
    pub text: String,
}

/// Sum, count and average of selected cells, as shown in the status bar.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Selected {
    /// "3 ô · 2 số · tổng 1.234 · trung bình 617".
    pub text: String,
}

/// All about one cell, for the side panel.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CellAbout {
    /// "Ô (12) · Hộ tịch · Trên Hệ thống của Bộ, ngành".
    pub title: String,
    /// "Nhập tay 10:31", "Tính theo công thức (3)=(4)+(5)+(6)" …
    pub origin: String,
    /// The note.
    pub note: Option<String>,
    /// Earlier values, newest first.
    pub history: Vec<HistoryLine>,
    /// The last twelve cycles, oldest first.
    pub trend: Vec<TrendPoint>,
    /// "12 kỳ gần nhất: 9 – 17, trung vị 12".
    pub trend_text: Option<String>,
}

/// A change of a cell.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HistoryLine {
    /// "16/11/2026 10:31".
    pub at: String,
    /// "13 → 12".
    pub change: String,
    /// "nhập tay", "tệp tong-hop.xlsx, ô Sheet1!L7", "hoàn tác" …
    pub origin: String,
}

/// A field that can be added as a row.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RowChoice {
    /// The field's id.
    pub field: i64,
    /// Its name.
    pub name: String,
}
