//! Counts of dossiers beside the forms: months and fields, rules side by side, what moved, what was compared.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::Cycle;

/// How many dossiers of a cycle.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DossierMonthCounts {
    /// The cycle.
    pub cycle: Cycle,
    /// "11/2026".
    pub label: String,
    /// Received in it.
    pub received: u32,
    /// Done in it.
    pub done: u32,
    /// Done late in it, or still pending after the due date at its end.
    pub late: u32,
}

/// The same of a field of the office over all these cycles.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DossierFieldCounts {
    /// The field; none: nobody said which.
    pub field: Option<i64>,
    /// Its name.
    pub name: String,
    /// Received.
    pub received: u32,
    /// Done.
    pub done: u32,
    /// Done late, or still pending after the due date at the end.
    pub late: u32,
}

/// Dossiers by month and by field, for charts and the tables beside them.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DossierCounts {
    /// Twelve cycles, the oldest first.
    pub months: Vec<DossierMonthCounts>,
    /// The fields that have dossiers, in the office's order, those of no field last.
    pub fields: Vec<DossierFieldCounts>,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// "Từ ngày 15/11/2025 đến ngày 14/11/2026".
    pub span: String,
    /// What to know.
    pub notes: Vec<String>,
}

/// A column that counts.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RuleColumn {
    /// Its key.
    pub key: String,
    /// Its number.
    pub no: u32,
    /// Its name.
    pub name: String,
}

/// What a rule counts in all rows together; figures stand in the order of the columns.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RuleTotals {
    /// The rule.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// The sentence to cite.
    pub sentence: String,
    /// Where it comes from.
    pub source: String,
    /// How many.
    pub counts: Vec<u32>,
    /// Of how many it cannot be said.
    pub unknown: Vec<u32>,
    /// Which figures are not those of the usual rule.
    pub differs: Vec<bool>,
}

/// A form counted by every rule.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RulesCompared {
    /// The form.
    pub form: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// The columns that count.
    pub columns: Vec<RuleColumn>,
    /// The usual rule first.
    pub rules: Vec<RuleTotals>,
}

/// A dossier that moved a figure.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DriftDossier {
    /// Its code.
    pub code: String,
    /// It is counted now and was not; else it was and is not.
    pub came: bool,
    /// "nhập muộn", "đổi trạng thái, đổi ngày kết thúc".
    pub why: String,
}

/// A figure that would be another now.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DriftFigure {
    /// "Ô (4) dòng Hộ tịch · Trên Hệ thống của Bộ, ngành".
    pub place: String,
    /// The row of the form; none where the form lacks it.
    pub row: Option<i64>,
    /// The column's key.
    pub column: String,
    /// What stands in the form; of an opening stock what the cycle before closed with.
    pub stands: String,
    /// What the lists of then count.
    pub then: u32,
    /// What is counted now.
    pub now: u32,
    /// How many dossiers moved it.
    pub count: usize,
    /// The first 200 of them.
    pub dossiers: Vec<DriftDossier>,
}

/// What of a form that was counted would be counted differently now.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CountDrift {
    /// "Lấy số liệu lúc 16/11/2026 08:10 theo quy tắc “Mặc định”, từ 3 danh sách tính đến 15/11/2026 23:59".
    pub counted: String,
    /// The figures.
    pub figures: Vec<DriftFigure>,
    /// What it opens with and is not what the cycle before closed with.
    pub carried: Vec<DriftFigure>,
    /// What to know.
    pub notes: Vec<String>,
    /// The outcome.
    pub message: String,
}

/// Whether a form that was counted would be counted differently now.
#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct DriftFound {
    /// How many cells.
    pub cells: usize,
    /// How many rows open with something else than is counted.
    pub carried: usize,
    /// "Đếm lại từ hồ sơ ra khác ở 3 ô."; none where all is as it was, or nothing was ever counted.
    pub text: Option<String>,
}

/// A column in two lists.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ComparedColumn {
    /// The form.
    pub form: String,
    /// The column's key.
    pub column: String,
    /// Its number.
    pub no: u32,
    /// Its name.
    pub name: String,
    /// How many dossiers of the first list it counts for certain.
    pub first: u32,
    /// How many of the second.
    pub second: u32,
}

/// How a dossier stands in two lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ComparedGroup {
    /// Only the first has it.
    OnlyFirst,
    /// Only the second has it.
    OnlySecond,
    /// Both have it and say otherwise.
    Different,
}

/// Which of the differences are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
pub struct ComparedPart {
    /// Those of one group; none: all.
    pub group: Option<ComparedGroup>,
    /// Those with this in their code, or in what differs; without regard to case and accents.
    pub text: String,
    /// So many of them are left out at the beginning.
    pub skip: usize,
}

/// A dossier that does not stand alike in two lists.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ComparedDossier {
    /// Its code.
    pub code: String,
    /// How it stands.
    pub group: ComparedGroup,
    /// "chỉ có trong a.xlsx", "Trạng thái: Đang xử lý → Đã xử lý xong".
    pub what: String,
    /// What the second list does to columns against the first: "II.06a (13): −1".
    pub effects: Vec<String>,
}

/// Two lists held against each other.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ListsCompared {
    /// The first list's file.
    pub first: String,
    /// The second's.
    pub second: String,
    /// How many only the first has.
    pub only_first: usize,
    /// How many only the second has.
    pub only_second: usize,
    /// How many both have and say otherwise.
    pub different: usize,
    /// What the columns count of each list; none without a period.
    pub columns: Vec<ComparedColumn>,
    /// How many differences were asked for.
    pub found: usize,
    /// The first of them, by code.
    pub lines: Vec<ComparedDossier>,
    /// The outcome.
    pub message: String,
}

/// A figure of a summary sheet that is not what is counted.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FormDifference {
    /// "Ô (4) dòng Hộ tịch · Trên Hệ thống của Bộ, ngành".
    pub place: String,
    /// The sheet's cell: "TONGHOP!D7"; blank where it has no such row.
    pub cell: String,
    /// The column's key.
    pub column: String,
    /// The number of the source, to open its dossiers by.
    pub source: Option<usize>,
    /// The field's name, to open its dossiers by; none where no dossier is of it.
    pub field: Option<String>,
    /// What the sheet says.
    pub in_file: String,
    /// What is counted.
    pub counted: u32,
    /// Of how many it cannot be said.
    pub unknown: u32,
    /// The codes of the first 50 dossiers that could explain it: those of the figure.
    pub dossiers: Vec<String>,
}

/// A form against a summary sheet.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FormCompared {
    /// The form.
    pub form: String,
    /// The file.
    pub file: String,
    /// Its sheet.
    pub sheet: String,
    /// The rule's key.
    pub rule: String,
    /// The sentence to cite.
    pub sentence: String,
    /// What differs.
    pub differences: Vec<FormDifference>,
    /// How many figures are the same.
    pub same: usize,
    /// What to know.
    pub notes: Vec<String>,
    /// The outcome.
    pub message: String,
}

/// What was cleared away, or would be.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Cleared {
    /// How many dossiers.
    pub dossiers: u64,
    /// How many lines of lists that spoke of them.
    pub lines: u64,
    /// How many lists these are of.
    pub lists: u64,
    /// What was done, or would be.
    pub message: String,
}
