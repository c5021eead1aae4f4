//! How far a form in a cycle or over a longer period is, in words; and which of its cells are marked.

use std::collections::HashMap;

use serde::Serialize;
use ts_rs::TS;

use super::basis::Basis;
use super::filled::Filled;
use super::finding::{Finding, FindingKind};
use super::lines::{LineKind, Sheet};
use crate::form::{Column, ColumnKind, Form, Severity, Status};
use crate::value::{Entry, rounded};

/// How far a form in a cycle is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// The cycle has not been started.
    NotStarted,
    /// Errors stand.
    Errors,
    /// No errors, but blank cells.
    Blanks,
    /// No errors, no blanks; warnings may stand.
    Complete,
    /// Closed.
    Closed,
}

/// The state of a form in a cycle or period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FormState {
    /// `II.06a`.
    pub code: String,
    /// The title.
    pub title: String,
    /// How far it is.
    pub progress: Progress,
    /// "2 lỗi", "còn 9 ô", "đủ", "đã khóa", "chưa bắt đầu".
    pub text: String,
    /// Number of errors.
    pub errors: usize,
    /// Number of warnings.
    pub warnings: usize,
    /// Number of blank cells.
    pub blanks: usize,
    /// "2 lỗi, 1 cảnh báo, 9 ô trống".
    pub counts: String,
}

/// The state of a form from its filled-in sheet.
pub fn state(form: &Form, sheet: &Sheet, closed: bool) -> FormState {
    let (errors, warnings) = (sheet.errors(), sheet.warnings());
    let empty = !sheet.lines.iter().any(|line| line.kind == LineKind::Row);
    let (progress, text) = match (closed, errors, sheet.blanks) {
        (true, _, _) => (Progress::Closed, "đã khóa".to_owned()),
        (_, 1.., _) => (Progress::Errors, format!("{errors} lỗi")),
        (_, _, 1..) => (Progress::Blanks, format!("còn {} ô", sheet.blanks)),
        _ if empty => match &form.definition.rows.empty {
            Some(empty) => (Progress::Complete, empty.to_lowercase()),
            None => (Progress::Blanks, "chưa có dòng".to_owned()),
        },
        _ => (Progress::Complete, "đủ".to_owned()),
    };
    FormState {
        code: form.code().to_owned(),
        title: form.definition.title.clone(),
        progress,
        text,
        errors,
        warnings,
        blanks: sheet.blanks,
        counts: counts(errors, warnings, sheet.blanks),
    }
}

fn counts(errors: usize, warnings: usize, blanks: usize) -> String {
    format!("{errors} lỗi, {warnings} cảnh báo, {blanks} ô trống")
}

/// A form whose cycle has not been started.
pub fn not_started(form: &Form) -> FormState {
    FormState {
        code: form.code().to_owned(),
        title: form.definition.title.clone(),
        progress: Progress::NotStarted,
        text: "chưa bắt đầu".to_owned(),
        errors: 0,
        warnings: 0,
        blanks: 0,
        counts: counts(0, 0, 0),
    }
}

/// The state of a form over so many cycles, some of which were not started (`missing`) or are still open:
/// closed when it is one closed cycle; nothing is closed over several.
pub fn state_over(
    form: &Form,
    sheet: &Sheet,
    cycles: usize,
    missing: usize,
    open: usize,
) -> FormState {
    if missing == cycles {
        return not_started(form);
    }
    let single = cycles == 1;
    let mut state = state(form, sheet, single && missing + open == 0);
    if !single && state.progress == Progress::Complete {
        state.text = match (missing, open) {
            (0, 0) => "đủ, các kỳ đã khóa".to_owned(),
            (0, open) => format!("đủ, còn {open} kỳ chưa khóa sổ"),
            (missing, _) => {
                state.progress = Progress::Blanks;
                format!("thiếu {missing} kỳ")
            }
        };
    }
    state
}

/// A form over days for which there is nothing that its figures could come from.
pub fn without_figures(form: &Form) -> FormState {
    FormState {
        text: "để trống".to_owned(),
        ..not_started(form)
    }
}

/// The same form when nothing is known of some of the days: then it is not complete.
pub fn without_days(state: FormState) -> FormState {
    match state.progress {
        Progress::Complete | Progress::Closed => FormState {
            progress: Progress::Blanks,
            text: "thiếu ngày".to_owned(),
            ..state
        },
        _ => state,
    }
}

/// "Cột (4), (5) không cộng được từ các kỳ …": what a longer period asks for, if it does.
pub fn asked(form: &Form, basis: Basis) -> Option<String> {
    let asked = form.shown().filter(|(_, column)| basis.asks(column));
    let asked: Vec<String> = asked
        .map(|(_, column)| format!("({})", column.no))
        .collect();
    let why = match basis {
        Basis::Dossiers => "không đếm từ hồ sơ: nhập số của cả khoảng ngày",
        _ => "không cộng được từ các kỳ: nhập số của cả kỳ báo cáo",
    };
    (!asked.is_empty()).then(|| format!("Cột {} {why}.", asked.join(", ")))
}

/// What is said of a reconstructed form wherever it is entered, previewed or exported.
pub const RECONSTRUCTED: &str = "Bản dựng lại: đối chiếu với biểu gốc trước khi gửi";

/// What to know of a form before it goes out; `missing` and `open` are labels of cycles.
pub fn to_know(filled: &Filled, missing: &[String], open: &[String]) -> Vec<String> {
    let code = filled.form.code();
    let (errors, blanks) = (filled.sheet.errors(), filled.sheet.blanks);
    let mut notes = Vec::new();
    if errors > 0 {
        notes.push(format!(
            "Biểu {code} còn {errors} lỗi: xuất thành bản nháp."
        ));
    }
    if blanks > 0 {
        notes.push(format!("Biểu {code} còn {blanks} ô trống."));
    }
    if filled.form.definition.status == Status::Reconstructed {
        notes.push(format!("Biểu {code}: {RECONSTRUCTED}."));
    }
    for (what, cycles) in [("chưa có số liệu", missing), ("chưa khóa sổ", open)] {
        if !cycles.is_empty() {
            notes.push(format!("Biểu {code} {what} ở kỳ {}.", cycles.join(", ")));
        }
    }
    notes
}

/// The marked cells of each line: column key and the gravest finding about it.
pub type Marks<'a> = HashMap<Option<i64>, Vec<(&'a str, Severity)>>;

/// The gravest finding about each cell; blanks are seen without a mark.
pub fn marks(sheet: &Sheet) -> Marks<'_> {
    let mut marks = Marks::new();
    let marking = |finding: &&Finding| finding.kind != FindingKind::Blank;
    // Errors come first, so the first mark of a cell is its gravest.
    for finding in sheet.findings.iter().filter(marking) {
        let line = marks.entry(finding.row).or_default();
        let keys = finding.columns.iter();
        line.extend(keys.map(|key| (key.as_str(), finding.severity)));
    }
    marks
}

/// A computed percentage with the two decimals that the workbook shows as well.
pub fn shown_entry(entry: &Entry, column: &Column) -> Entry {
    match entry {
        Entry::Number(number) if column.kind == ColumnKind::Percent && !column.is_input() => {
            Entry::Number(rounded(*number, 2))
        }
        entry => entry.clone(),
    }
}
