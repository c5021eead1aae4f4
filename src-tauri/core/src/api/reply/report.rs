//! Reports over a period, exported and sent.

use serde::Serialize;
use ts_rs::TS;

use super::FormState;
use crate::calendar::Period;

/// A period that can be reported.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PeriodChoice {
    /// `2026-Q4`.
    pub period: Period,
    /// "Quý IV/2026".
    pub title: String,
    /// "15/09/2026 – 14/12/2026".
    pub span: String,
}

/// A report over a period.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Report {
    /// The period.
    pub period: Period,
    /// "Quý IV/2026".
    pub title: String,
    /// "Từ ngày … đến ngày …".
    pub span: String,
    /// Its forms.
    pub forms: Vec<FormState>,
    /// Missing or open cycles.
    pub missing: Vec<String>,
    /// What was exported or sent.
    pub sent: Vec<SentLine>,
}

/// An export or a sending of a report.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SentLine {
    /// "16/11/2026 10:32".
    pub at: String,
    /// "Đã xuất Excel", "Đã gửi".
    pub act: String,
    /// "Tháng 11/2026 · II.06a, II.08".
    pub what: String,
    /// The file, when one was written.
    pub path: Option<String>,
}

/// What an export will be.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ExportProposal {
    /// "BC-KSTTHC_Dong-Hai_2026-11.xlsx".
    pub file_name: String,
    /// Whether a form has errors.
    pub draft: bool,
    /// What to know before sending: drafts, reconstructed forms, missing cycles.
    pub notes: Vec<String>,
}

/// A workbook that was written.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Exported {
    /// The file.
    pub path: String,
    /// Its folder.
    pub folder: String,
    /// "Đã xuất 4 biểu vào …".
    pub message: String,
    /// Whether a form has errors.
    pub draft: bool,
}
