//! A form's definition as it stands in a file: what a person writes and the officer edits.
//! Nothing is checked here beyond its shape; [`super::Form::read`] does.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One version of one form, as in `assets/forms/*.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// Short code, also the name of the workbook's sheet: `II.06a`.
    pub code: String,
    /// Printed at the top left: `Biểu số II.06a/VPCP/KSTT`.
    pub number: String,
    /// The title, in capitals.
    pub title: String,
    /// Further lines below the title.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subtitle: Vec<String>,
    /// The legal basis, printed below the number.
    pub basis: String,
    /// From which day on cycles use this version (by their last day).
    pub valid_from: NaiveDate,
    /// Whether the layout is the official one or a reconstruction.
    pub status: Status,
    /// "Đơn vị tính: …" without these words.
    pub unit: String,
    /// Orientation of the paper.
    #[serde(default)]
    pub orientation: Orientation,
    /// What its rows are.
    pub rows: Rows,
    /// Its leaf columns from left to right.
    pub columns: Vec<ColumnText>,
    /// Its rules beside those that follow from carries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<CheckText>,
}

/// Whether a definition's layout is known from the official sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Confirmed against the official form, or by the officer.
    Confirmed,
    /// Rebuilt from what is known; said wherever it is entered, previewed or exported.
    Reconstructed,
}

/// Orientation of the paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Orientation {
    /// Wider than high.
    #[default]
    Landscape,
    /// Higher than wide.
    Portrait,
}

/// What the rows of a form are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rows {
    /// Where they come from.
    pub kind: RowKind,
    /// In sections, one per source (`I. Trên Hệ thống của Bộ, ngành` …).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sections: bool,
    /// Whether each section has its own sum, in the section's row.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub subtotals: bool,
    /// Label of the total row; without it there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<String>,
    /// The one line a form without rows prints, with zeros in the total.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub empty: Option<String>,
    /// The rows of a form with fixed rows, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fixed: Vec<FixedRow>,
}

/// Where a form's rows come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    /// From the catalogue of fields.
    Fields,
    /// The officer adds lines with a name.
    Free,
    /// Listed in the definition.
    Fixed,
}

/// A row of a form with fixed rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixedRow {
    /// Figures are kept under it.
    pub key: String,
    /// Printed.
    pub name: String,
}

/// A leaf column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnText {
    /// Figures are kept under it, never under the column's place.
    pub key: String,
    /// The printed number: `3` prints `(3)`.
    pub no: u32,
    /// The headings above it, from the outermost to its own. Neighbours with the same beginning share a merged cell.
    pub heading: Vec<String>,
    /// What stands in its cells.
    pub kind: ColumnKind,
    /// Short name in findings; without it the headings joined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How it is computed; without it the figure is typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub formula: Option<String>,
    /// The column of the previous cycle it opens with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carries: Option<String>,
    /// How a longer period takes it; a computed column is computed there too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<PeriodRule>,
    /// What it counts of the dossiers (see [`crate::condition`]); without it, nothing counts it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts: Option<String>,
    /// A blank is no gap (percentages, notes).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// Kept but neither shown nor printed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    /// Width in characters of the workbook.
    pub width: u32,
}

/// What stands in a column's cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// The row's number within its section.
    Ordinal,
    /// The row's name.
    Name,
    /// A whole number, not negative.
    Count,
    /// A decimal number, not negative.
    Amount,
    /// A percentage, 0–100; never summed.
    Percent,
    /// Words.
    Text,
}

/// How a longer period takes a column from its cycles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PeriodRule {
    /// A flow: the sum of the cycles.
    Sum,
    /// An opening stock: the first cycle's.
    First,
    /// A closing stock: the last cycle's.
    Last,
    /// Computed by the formula.
    Formula,
    /// A count of distinct things: asked for.
    Ask,
}

/// A rule of a form: two sides and a sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckText {
    /// Left side, a formula.
    pub left: String,
    /// The sign between the sides.
    pub sign: CheckSign,
    /// Right side, a formula.
    pub right: String,
    /// How grave it is when it fails.
    #[serde(default)]
    pub severity: Severity,
    /// What a blank side does.
    #[serde(default)]
    pub blank: BlankSide,
    /// On which rows it holds.
    #[serde(default)]
    pub on: CheckedRows,
    /// Further words for the officer, after the sentence with both sides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// The sign of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CheckSign {
    /// Equal.
    #[serde(rename = "=")]
    Equal,
    /// At most.
    #[serde(rename = "<=", alias = "≤")]
    AtMost,
    /// At least.
    #[serde(rename = ">=", alias = "≥")]
    AtLeast,
    /// Less than.
    #[serde(rename = "<")]
    Less,
    /// Both sides have a figure, or none has.
    #[serde(rename = "both or none")]
    BothOrNone,
}

/// How grave a finding is.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The form cannot be closed.
    #[default]
    Error,
    /// It may stand, with a note.
    Warning,
}

/// What a blank side does to a check.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlankSide {
    /// The check waits until both sides are there.
    #[default]
    Skip,
    /// A blank beside a figure is a finding.
    Missing,
}

/// The rows on which a check holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckedRows {
    /// On every row with figures.
    #[default]
    Rows,
    /// On the total row only.
    Total,
}
