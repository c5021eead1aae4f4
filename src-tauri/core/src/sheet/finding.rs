//! What does not fit in a form, with its place.

use serde::Serialize;
use ts_rs::TS;

use crate::form::{Form, Severity};

/// Something that does not fit, with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Finding {
    /// How grave it is.
    pub severity: Severity,
    /// What kind of rule failed.
    pub kind: FindingKind,
    /// The row's id; none for the total or the whole form.
    pub row: Option<i64>,
    /// The cells it is about, by column key; the first is where the officer should go.
    pub columns: Vec<String>,
    /// "Hộ tịch · Trên Hệ thống của Bộ, ngành", "Tổng số" …
    pub place: String,
    /// The sentence.
    pub text: String,
}

/// What kind of rule failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// A check of the definition.
    Check,
    /// An opening stock that is not the previous closing stock.
    Carry,
    /// Cells where a figure is due and none stands.
    Blank,
    /// A figure that differs from what was sent.
    Sent,
    /// What was closed or sent is no longer as it was.
    Seal,
}

/// The place of what is about a form in all: its total.
pub(super) fn whole(form: &Form) -> &str {
    form.definition.rows.total.as_deref().unwrap_or("Cả biểu")
}
