//! Sums that a file gives by itself: computed columns and total rows. They are never stored; each one that differs
//! from what its own figures give is said with its cell.

use super::Remark;
use super::cells::{NoNumber, given};
use super::workbook::{Line, cell_name};
use crate::form::{ColumnKind, Form};
use crate::formula::Name;
use crate::value::{Amount, format_number};

/// The figures of one line by column of the form; computed columns are computed.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbers {
    /// By column of the form.
    pub values: Vec<Option<Amount>>,
    /// Cells that could not be read: what they would add is not known.
    pub broken: Vec<usize>,
}

/// A form's columns and formulas, ready to be computed line by line.
pub(super) struct Sums<'a> {
    form: &'a Form,
    /// Columns of the sheet with the form's column each one is.
    columns: &'a [(u32, usize)],
}

impl<'a> Sums<'a> {
    pub(super) fn new(form: &'a Form, columns: &'a [(u32, usize)]) -> Sums<'a> {
        Sums { form, columns }
    }

    /// Computes the formulas of a line from its typed figures; says where the line's own results differ.
    /// Where nothing can be computed (a blank among the figures) the line's own result is taken.
    pub(super) fn across(&self, line: &Line, numbers: &mut Numbers) -> Vec<Remark> {
        let mut remarks = Vec::new();
        for i in &self.form.order {
            let Some(formula) = &self.form.columns[*i].formula else {
                continue;
            };
            let computed = formula.value(&|name| match name {
                Name::Column(key) => self.form.index(key).and_then(|i| numbers.values[i]),
                Name::Total { .. } => None,
            });
            numbers.values[*i] = computed;
            let there = self.columns.iter().find(|(_, column)| column == i);
            let Some((column, _)) = there else { continue };
            let Some(given) = line.at(*column).and_then(given) else {
                continue;
            };
            match (given, computed) {
                (Ok(given), None) => numbers.values[*i] = Some(given),
                (Ok(given), Some(computed)) if given == computed => {}
                (Ok(given), Some(computed)) => {
                    remarks.push(differs(line, *column, &format_number(given), computed, ""));
                }
                (Err(NoNumber(shown)), Some(computed)) => {
                    remarks.push(differs(line, *column, &shown, computed, ""));
                }
                (Err(_), None) => {}
            }
        }
        remarks
    }

    /// Compares a total row with the sum of the lines above or below it, and its own computed columns with its
    /// other cells. `of_what`: "tổng các dòng", "tổng mục I".
    pub(super) fn total(&self, line: &Line, sum: &Numbers, of_what: &str) -> Vec<Remark> {
        let mut own = Numbers {
            values: vec![None; self.form.columns.len()],
            broken: Vec::new(),
        };
        for (column, i) in self.columns {
            let value = line.at(*column).and_then(given);
            own.values[*i] = value.and_then(|value| value.ok());
        }
        let across = self.across(line, &mut own);
        let mut remarks = Vec::new();
        for (column, i) in self.columns {
            let cell = cell_name(line.number, *column);
            remarks.extend(across.iter().filter(|remark| remark.place == cell).cloned());
            let summed = matches!(
                self.form.columns[*i].kind,
                ColumnKind::Count | ColumnKind::Amount
            );
            let (Some(given), Some(sum)) = (
                line.at(*column).and_then(given),
                sum.values[*i].filter(|_| summed && !sum.broken.contains(i)),
            ) else {
                continue;
            };
            let note = format!(" ({of_what})");
            match given {
                Ok(given) if given == sum => {}
                Ok(given) => {
                    remarks.push(differs(line, *column, &format_number(given), sum, &note));
                }
                Err(NoNumber(shown)) => remarks.push(differs(line, *column, &shown, sum, &note)),
            }
        }
        remarks
    }

    /// The sum of lines, blank where all are.
    pub(super) fn down<'n>(&self, lines: impl Iterator<Item = &'n Numbers>) -> Numbers {
        let mut sum = Numbers {
            values: vec![None; self.form.columns.len()],
            broken: Vec::new(),
        };
        for line in lines {
            for (total, value) in sum.values.iter_mut().zip(&line.values) {
                *total = match (*total, *value) {
                    (None, value) => value,
                    (total, None) => total,
                    (Some(total), Some(value)) => total.checked_add(value),
                };
            }
            sum.broken.extend(&line.broken);
        }
        sum
    }
}

/// "C14: tệp ghi 10.361, cộng lại 10.362".
fn differs(line: &Line, column: u32, given: &str, computed: Amount, note: &str) -> Remark {
    let cell = cell_name(line.number, column);
    let computed = format_number(computed);
    Remark {
        text: format!("{cell}: tệp ghi {given}, cộng lại {computed}{note}"),
        place: cell,
    }
}
