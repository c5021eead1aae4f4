//! The rules of a form held against its figures: findings with their place and a Vietnamese sentence.

use std::cell::LazyCell;

use super::carry;
use super::compute::value_of;
use super::figures::{Figures, Row, place};
use super::finding::{Finding, FindingKind, whole};
use crate::form::{BlankSide, Check, CheckSign, CheckedRows, Column, Form, RowKind, Severity};
use crate::formula::{Expr, Name};
use crate::value::{Amount, Entry, format_figure};

/// All findings, errors first, and the number of blank cells.
pub(super) fn findings(
    form: &Form,
    figures: &Figures,
    filled: &[Vec<Option<Entry>>],
    total: &[Option<Entry>],
) -> (Vec<Finding>, usize) {
    let mut findings = Vec::new();
    let mut blanks = 0;
    for (row, entries) in figures.rows.iter().zip(filled) {
        let place = LazyCell::new(|| place(figures, row));
        for check in form.checks.iter().filter(|c| c.on == CheckedRows::Rows) {
            let found = broken(form, figures, entries, check);
            findings.extend(found.map(|text| finding(form, check, Some(row.id), &place, text)));
        }
        findings.extend(carry::of_row(form, figures, row));
        let empty = blank_columns(form, entries);
        blanks += empty.len();
        if !empty.is_empty() {
            findings.push(blank_finding(row, &place, &empty));
        }
    }
    for check in form.checks.iter().filter(|c| c.on == CheckedRows::Total) {
        let found = broken(form, figures, total, check);
        findings.extend(found.map(|text| finding(form, check, None, whole(form), text)));
    }
    findings.extend(carry::of_total(form, figures));
    if figures.rows.is_empty() && form.definition.rows.empty.is_none() {
        findings.push(Finding {
            severity: Severity::Warning,
            kind: FindingKind::Blank,
            row: None,
            columns: Vec::new(),
            place: "Cả biểu".to_owned(),
            text: match form.definition.rows.kind {
                RowKind::Fields => "Biểu chưa có lĩnh vực nào. Thêm dòng (F5) hoặc nhập từ tệp.",
                _ => "Biểu chưa có dòng nào. Thêm dòng (F5).",
            }
            .to_owned(),
        });
    }
    findings.sort_by_key(|finding| finding.severity);
    (findings, blanks)
}

fn finding(form: &Form, check: &Check, row: Option<i64>, place: &str, text: String) -> Finding {
    let mut columns: Vec<String> = Vec::new();
    for name in check.left.names().into_iter().chain(check.right.names()) {
        if let Name::Column(key) = name
            && form.column(key).is_some_and(|column| !column.hidden)
            && !columns.contains(key)
        {
            columns.push(key.clone());
        }
    }
    Finding {
        severity: check.severity,
        kind: FindingKind::Check,
        row,
        columns,
        place: place.to_owned(),
        text,
    }
}

/// The sentence of a check that fails on a line; `None` when it holds or waits for a blank.
fn broken(
    form: &Form,
    figures: &Figures,
    entries: &[Option<Entry>],
    check: &Check,
) -> Option<String> {
    let of = |name: &Name| value_of(form, figures, entries, name);
    let (left, right) = (check.left.value(&of), check.right.value(&of));
    let (verdict, tail) = match (left, right) {
        (None, None) => return None,
        (Some(left), Some(right)) => verdict(check.sign, left, right)?,
        _ if check.sign == CheckSign::BothOrNone || check.blank == BlankSide::Missing => {
            ("và", "một bên còn trống".to_owned())
        }
        _ => return None,
    };
    let label = |name: &Name| named(form, figures, name, of(name));
    let side = |expr: &Expr| expr.sentence(&label);
    let mut text = format!(
        "{} {verdict} {}: {tail}",
        side(&check.left),
        side(&check.right)
    );
    if let Some(message) = &check.message {
        text.push_str(". ");
        text.push_str(message);
    }
    Some(text)
}

/// What is true instead of the check, and by how much; `None` when the check holds.
fn verdict(sign: CheckSign, left: Amount, right: Amount) -> Option<(&'static str, String)> {
    let by = |word: &str| format!("{word} {}", format_figure((left - right).abs()));
    match sign {
        CheckSign::Equal if left != right => Some(("≠", by("lệch"))),
        CheckSign::AtMost if left > right => Some((">", by("vượt"))),
        CheckSign::AtLeast if left < right => Some(("<", by("thiếu"))),
        CheckSign::Less if left >= right => Some(("≥", "phải nhỏ hơn".to_owned())),
        _ => None,
    }
}

/// "(7) Đã giải quyết 1.087".
fn named(form: &Form, figures: &Figures, name: &Name, value: Option<Amount>) -> String {
    let label = match name {
        Name::Column(key) => form.column(key).map(Column::label).unwrap_or_default(),
        Name::Total { form, key } => {
            let other = figures.others.get(&(form.clone(), key.clone()));
            let label = other.map_or(key, |other| &other.label);
            format!("tổng của biểu {form} {label}")
        }
    };
    match value {
        Some(value) => format!("{label} {}", format_figure(value)),
        None => format!("{label} (trống)"),
    }
}

/// The shown columns in which a figure is due and none stands.
fn blank_columns<'a>(form: &'a Form, entries: &[Option<Entry>]) -> Vec<&'a Column> {
    form.columns
        .iter()
        .zip(entries)
        .filter(|(column, entry)| {
            entry.is_none() && column.is_input() && !column.optional && !column.hidden
        })
        .map(|(column, _)| column)
        .collect()
}

fn blank_finding(row: &Row, place: &str, blank: &[&Column]) -> Finding {
    let text = match blank {
        [column] => format!("Còn trống ô {}", column.label()),
        _ => format!("Còn {} ô trống", blank.len()),
    };
    Finding {
        severity: Severity::Warning,
        kind: FindingKind::Blank,
        row: Some(row.id),
        columns: blank.iter().map(|column| column.key.clone()).collect(),
        place: place.to_owned(),
        text,
    }
}
