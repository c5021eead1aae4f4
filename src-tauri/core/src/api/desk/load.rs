//! A form in a cycle, filled in: what stands between the data file and `sheet::fill`.

use std::collections::HashMap;
use std::sync::Arc;

use crate::api::desk::Desk;
use crate::api::desk::carry::figures_of;
use crate::api::desk::stored::{Stored, row_name};
use crate::api::reports::sending::{Filled, differing};
use crate::calendar::{Cycle, Period};
use crate::error::{Error, Result};
use crate::form::Form;
use crate::sheet::{Figures, OtherTotal, Row, Sheet, fill};
use crate::store::{row, sheet};
use crate::value::Entry;

/// A form in a cycle, filled in.
pub(in crate::api) struct Loaded {
    /// The form in a cycle.
    pub(in crate::api) record: sheet::Record,
    /// Its definition: the one it was closed with, or the one valid on the cycle's last day.
    pub(in crate::api) form: Arc<Form>,
    /// Its figures.
    pub(in crate::api) figures: Figures,
    /// The same, computed and checked.
    pub(in crate::api) sheet: Sheet,
}

impl Loaded {
    /// A row's place in `figures.rows`.
    pub(in crate::api) fn row(&self, id: i64) -> Result<&Row> {
        let row = self.figures.rows.iter().find(|row| row.id == id);
        row.ok_or_else(no_row)
    }

    /// A column that figures are typed into.
    pub(in crate::api) fn input(&self, key: &str) -> Result<usize> {
        input(&self.form, key)
    }

    /// "Hộ tịch · Trên Hệ thống của Bộ, ngành".
    pub(in crate::api) fn place(&self, row: &Row) -> String {
        crate::sheet::place(&self.figures, row)
    }

    /// Refuses when the form is closed.
    pub(in crate::api) fn open(&self) -> Result<()> {
        refuse_closed(&self.record)
    }
}

fn no_row() -> Error {
    Error::NotFound("Dòng này không còn trong biểu.".to_owned())
}

fn input(form: &Form, key: &str) -> Result<usize> {
    let index = form.index(key).filter(|i| !form.columns[*i].hidden);
    let Some(index) = index else {
        return Err(Error::NotFound(format!(
            "Biểu {} không có cột “{key}”.",
            form.code()
        )));
    };
    let column = &form.columns[index];
    match column.is_input() {
        true => Ok(index),
        false => Err(Error::Invalid(format!(
            "Cột {} được tính tự động, không nhập được.",
            column.label()
        ))),
    }
}

/// A cell about to be typed into, found without reading the rest of its form.
pub(in crate::api) struct Target {
    /// The form in a cycle, open.
    pub(in crate::api) record: sheet::Record,
    /// Its definition.
    pub(in crate::api) form: Arc<Form>,
    /// The column's place among the form's columns.
    pub(in crate::api) column: usize,
    /// The row's name.
    pub(in crate::api) row_name: String,
}

/// Finds a cell that may be typed into.
pub(in crate::api) fn target(
    desk: &Desk,
    form: &str,
    cycle: Cycle,
    row: i64,
    column: &str,
) -> Result<Target> {
    let db = desk.db()?;
    let Some(record) = sheet::find(db, form, cycle)? else {
        return Err(not_started(desk, form, cycle));
    };
    refuse_closed(&record)?;
    let form = known(desk, form, cycle)?.clone();
    let own = row::find(db, record.id, row)?.ok_or_else(no_row)?;
    Ok(Target {
        column: input(&form, column)?,
        row_name: row_name(&form, &own),
        record,
        form,
    })
}

/// Refuses when a form in a cycle is closed.
pub(in crate::api) fn refuse_closed(record: &sheet::Record) -> Result<()> {
    match record.closed_at {
        None => Ok(()),
        Some(_) => Err(Error::Closed(format!(
            "Biểu {} kỳ {} đã khóa sổ. Mở lại biểu (ghi lý do) trước khi sửa.",
            record.form,
            record.cycle.label()
        ))),
    }
}

/// A form in a cycle, filled in; an error when the cycle has not been started.
pub(in crate::api) fn load(desk: &Desk, form: &str, cycle: Cycle) -> Result<Loaded> {
    find(desk, form, cycle)?.ok_or_else(|| not_started(desk, form, cycle))
}

/// Why there is nothing to load: no such form, or a cycle that was not started.
fn not_started(desk: &Desk, form: &str, cycle: Cycle) -> Error {
    match known(desk, form, cycle) {
        Err(error) => error,
        Ok(_) => Error::NotFound(format!(
            "Kỳ {} chưa bắt đầu. Bấm “Bắt đầu kỳ” ở Tổng quan.",
            cycle.label()
        )),
    }
}

/// The definition a cycle uses while it is open.
pub(in crate::api) fn known<'a>(desk: &'a Desk, form: &str, cycle: Cycle) -> Result<&'a Arc<Form>> {
    desk.forms
        .valid(form, cycle.last_day())
        .ok_or_else(|| Error::NotFound(format!("Không có biểu “{form}”.")))
}

/// A form in a cycle, filled in; `None` when the cycle has not been started.
pub(in crate::api) fn find(desk: &Desk, form: &str, cycle: Cycle) -> Result<Option<Loaded>> {
    let Some(own) = figures_of(desk, form, cycle)? else {
        return Ok(None);
    };
    let others = totals_of_others(&own.form, |code| {
        let other = figures_of(desk, code, cycle)?;
        Ok(other.map(|other| (Arc::clone(&other.form), other.filled().clone())))
    })?;
    let Stored {
        record,
        form,
        mut figures,
        ..
    } = Arc::unwrap_or_clone(own);
    figures.others = others;
    let mut sheet = fill(&form, &figures);
    let filled = Filled {
        form: &form,
        figures: &figures,
        sheet: &sheet,
    };
    let changed = differing(desk.db()?, &filled, Period::Month(cycle))?;
    sheet.findings.extend(changed);
    Ok(Some(Loaded {
        record,
        form,
        figures,
        sheet,
    }))
}

/// The totals of other forms that a form's formulas and checks name.
pub(in crate::api) fn totals_of_others(
    form: &Form,
    filled: impl Fn(&str) -> Result<Option<(Arc<Form>, Sheet)>>,
) -> Result<HashMap<(String, String), OtherTotal>> {
    let mut totals = HashMap::new();
    for code in form.other_forms() {
        if code == form.code() {
            continue;
        }
        let Some((other, sheet)) = filled(code)? else {
            continue;
        };
        let Some(total) = sheet.total() else { continue };
        for (column, cell) in other.columns.iter().zip(&total.cells) {
            if let Some(number) = cell.entry.as_ref().and_then(Entry::number) {
                let label = column.label();
                totals.insert(
                    (code.to_owned(), column.key.clone()),
                    OtherTotal { number, label },
                );
            }
        }
    }
    Ok(totals)
}
