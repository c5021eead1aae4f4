//! Which rows a form has: those a new cycle starts with, those that can be added, their names and their places.

use std::collections::HashSet;

use super::figures::{Figures, Row};
use super::filled::Filled;
use super::identity::Identity;
use super::refused::Refused;
use crate::form::{Form, RowKind};
use crate::value::{fold_name, format_number, tidy};

/// How long a row's name may be, in characters.
const LONGEST_NAME: usize = 500;

/// Whether a field that is offered from one cycle until another (`2026-01`, both inclusive) is offered in a cycle.
pub fn is_offered(cycle: &str, from: Option<&str>, until: Option<&str>) -> bool {
    from.is_none_or(|from| from <= cycle) && until.is_none_or(|until| cycle <= until)
}

/// The rows (by id) of the last cycle before that a new one starts with, where rows are fields: those whose field is
/// still offered (`fields` are their keys) and whose source is not given up.
/// Where "Không phát sinh" is the usual month only those with something still under way come along; and those do
/// even when their field or source ended.
pub fn going_on(
    form: &Form,
    before: &Filled,
    fields: &HashSet<String>,
    given_up: &HashSet<i64>,
) -> Vec<i64> {
    let all = form.definition.rows.empty.is_none();
    let goes_on = |row: &&Row| {
        let Identity::Field(key) = &row.identity else {
            return false;
        };
        let source_ended = row.section.is_some_and(|source| given_up.contains(&source));
        let ended = source_ended || !fields.contains(key);
        (all && !ended) || has_stock(form, before, row.id)
    };
    let rows = before.figures.rows.iter().filter(goes_on);
    rows.map(|row| row.id).collect()
}

/// Whether a row's closing stock opens the next cycle with something.
fn has_stock(form: &Form, before: &Filled, row: i64) -> bool {
    let carried = form.columns.iter().filter_map(|own| own.carries.as_ref());
    let mut stocks = carried.filter_map(|key| before.number(row, before.form.index(key)?));
    stocks.any(|stock| !stock.is_zero())
}

/// Whether a field, by key, has a row in a section.
pub fn has_field(figures: &Figures, section: Option<i64>, key: &str) -> bool {
    let mut rows = figures.rows.iter();
    rows.any(|row| {
        row.section == section && matches!(&row.identity, Identity::Field(own) if own == key)
    })
}

/// Refuses a section in which no row can be added: none where there are some, one that is not there, rows that are
/// fixed.
///
/// # Errors
///
/// The refusal.
pub fn may_add(filled: &Filled, section: Option<i64>) -> Result<(), Refused> {
    let rows = &filled.form.definition.rows;
    let mut sections = filled.figures.sections.iter();
    let there = section.is_none_or(|id| sections.any(|own| own.id == id));
    if rows.sections != section.is_some() || !there {
        return Err(Refused::Wrong(
            "Chọn mục (nguồn số liệu) để thêm dòng.".to_owned(),
        ));
    }
    match rows.kind {
        RowKind::Fixed => Err(Refused::Wrong(format!(
            "Biểu {} có các dòng cố định, không thêm dòng được.",
            filled.form.code()
        ))),
        RowKind::Free | RowKind::Fields => Ok(()),
    }
}

/// A free row's name, tidied: not empty, not too long, not there yet in another row than `own`.
///
/// # Errors
///
/// The refusal.
pub fn checked_name(figures: &Figures, own: Option<i64>, name: &str) -> Result<String, Refused> {
    let name = tidy(name);
    if name.is_empty() {
        return Err(Refused::Wrong("Nhập tên dòng.".to_owned()));
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(Refused::Wrong(format!(
            "Tên dòng dài quá {LONGEST_NAME} ký tự. Viết ngắn lại."
        )));
    }
    let folded = fold_name(&name);
    let twice = |row: &&Row| Some(row.id) != own && fold_name(&row.name) == folded;
    match figures.rows.iter().find(twice) {
        Some(row) => Err(Refused::Wrong(format!(
            "Đã có dòng “{}” trong biểu.",
            row.name
        ))),
        None => Ok(name),
    }
}

/// What to ask before a row is taken away; none when it holds nothing.
pub fn asked_before_deleting(filled: &Filled, row: &Row) -> Option<String> {
    let held = row.figures.iter().filter(|own| own.entry.is_some()).count();
    let mut stocks = row.figures.iter().filter_map(|own| own.opening);
    let place = filled.place(row);
    match stocks.find(|stock| !stock.is_zero()) {
        Some(stock) => Some(format!(
            "Dòng {place} có {} hồ sơ từ kỳ trước chuyển sang và {held} ô số liệu. Xóa dòng này?",
            format_number(stock)
        )),
        None => (held > 0).then(|| {
            format!("Dòng {place} có {held} ô số liệu. Xóa dòng này? (Ctrl+Z để lấy lại)")
        }),
    }
}

/// A row with the section it stands in.
pub type Placed = (i64, Option<i64>);

/// The order of a form's rows (by id) once others are added: after a row, or at the end of their section.
pub fn with_added(present: &[Placed], added: &[Placed], after: Option<i64>) -> Vec<i64> {
    let mut order: Vec<i64> = present.iter().map(|(id, _)| *id).collect();
    let mut place = after.and_then(|after| order.iter().position(|id| *id == after));
    let mut section = added.first().map(|(_, section)| *section);
    for (id, own) in added {
        if section.replace(*own) != Some(*own) {
            place = None;
        }
        let at = match place {
            Some(at) => at + 1,
            None => {
                let last = present.iter().rfind(|(_, section)| section == own);
                let last = last.and_then(|(last, _)| order.iter().position(|id| id == last));
                last.map_or(order.len(), |last| last + 1)
            }
        };
        order.insert(at, *id);
        place = Some(at);
    }
    order
}

/// The order of a form's rows (by id) once one is moved within its section, up by negative steps; none when it stays.
pub fn moved(rows: &[Row], row: &Row, steps: i64) -> Option<Vec<i64>> {
    let mut order: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let inside: Vec<usize> = (0..order.len())
        .filter(|i| rows[*i].section == row.section)
        .collect();
    let from = inside.iter().position(|i| order[*i] == row.id)?;
    let last = inside.len() as i64 - 1;
    let to = (from as i64).saturating_add(steps).clamp(0, last) as usize;
    if from == to {
        // Writing the places anew would be a step that undoes nothing anybody sees.
        return None;
    }
    let id = order.remove(inside[from]);
    order.insert(inside[to], id);
    Some(order)
}
