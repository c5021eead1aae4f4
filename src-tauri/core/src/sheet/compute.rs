//! The figures of one line: typed and carried ones, then computed ones; and the sums of rows.

use super::figures::{Figures, Row};
use super::lines::Line;
use crate::form::{ColumnKind, Form};
use crate::formula::Name;
use crate::value::{Amount, Entry};

/// A row's entries: typed or carried ones, then computed ones.
pub(super) fn row_entries(form: &Form, row: &Row, figures: &Figures) -> Vec<Option<Entry>> {
    let mut entries: Vec<Option<Entry>> = form
        .columns
        .iter()
        .zip(&row.figures)
        .map(|(column, figure)| match column.is_input() {
            true => figures.stands(figure),
            false => None,
        })
        .collect();
    compute(form, figures, &mut entries, |_| true);
    entries
}

/// Computes the formulas of one line, where `wanted` says so.
fn compute(
    form: &Form,
    figures: &Figures,
    entries: &mut [Option<Entry>],
    wanted: impl Fn(usize) -> bool,
) {
    for &i in form.order.iter().filter(|i| wanted(**i)) {
        if let Some(formula) = &form.columns[i].formula {
            let value = formula.value(&|name| value_of(form, figures, entries, name));
            entries[i] = value.map(Entry::Number);
        }
    }
}

/// What a name stands for on a line.
pub(super) fn value_of(
    form: &Form,
    figures: &Figures,
    entries: &[Option<Entry>],
    name: &Name,
) -> Option<Amount> {
    match name {
        Name::Column(key) => entries[form.index(key)?].as_ref()?.number(),
        Name::Total { form, key } => {
            let other = figures.others.get(&(form.clone(), key.clone()));
            other.map(|other| other.number)
        }
    }
}

/// The sums of the rows that `belongs` picks. A total of blanks is blank;
/// a form without rows that prints "Không phát sinh" has zeros; percentages are computed, never summed.
pub(super) fn total_entries(
    form: &Form,
    figures: &Figures,
    rows: &[Line],
    belongs: impl Fn(&Line) -> bool,
) -> Vec<Option<Entry>> {
    let nothing_arose = figures.rows.is_empty() && form.definition.rows.empty.is_some();
    let mut total: Vec<Option<Entry>> = form
        .columns
        .iter()
        .enumerate()
        .map(|(i, column)| {
            if !matches!(column.kind, ColumnKind::Count | ColumnKind::Amount) {
                return None;
            }
            let rows = rows.iter().filter(|row| belongs(row));
            let numbers = rows.filter_map(|row| row.cells[i].entry.as_ref()?.number());
            let zero = nothing_arose.then_some(Amount::ZERO);
            numbers
                .fold(zero, |sum, number| Some(sum.unwrap_or_default() + number))
                .map(Entry::Number)
        })
        .collect();
    compute(form, figures, &mut total, |i| {
        form.columns[i].kind == ColumnKind::Percent
    });
    total
}
