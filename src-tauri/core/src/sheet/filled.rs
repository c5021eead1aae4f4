//! A form with its figures, filled in: the one shape in which a form in a cycle or over a longer period goes about.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::figures::{Figures, OtherTotal, Row, place};
use super::fill::{fill, refill};
use super::lines::{Line, Sheet};
use super::refused::Refused;
use super::refused::computed;
use crate::form::Form;
use crate::value::{Amount, Entry};

/// A form with its figures, computed and checked.
#[derive(Debug, Clone)]
pub struct Filled {
    /// Its definition.
    pub form: Arc<Form>,
    /// What it is filled in from.
    pub figures: Figures,
    /// The same, computed and checked.
    pub sheet: Sheet,
}

impl Filled {
    /// Fills a form in.
    pub fn of(form: Arc<Form>, figures: Figures) -> Filled {
        Filled {
            sheet: fill(&form, &figures),
            form,
            figures,
        }
    }

    /// The same form once `change` has changed figures in some rows (by id) of it, and nothing else.
    ///
    /// # Errors
    ///
    /// That of `change`.
    pub fn changed<E>(
        self,
        rows: &BTreeSet<i64>,
        mut change: impl FnMut(&mut Row) -> Result<(), E>,
    ) -> Result<Filled, E> {
        let Filled {
            form,
            mut figures,
            sheet,
        } = self;
        let own = figures.rows.iter_mut();
        own.filter(|row| rows.contains(&row.id))
            .try_for_each(&mut change)?;
        Ok(Filled {
            sheet: refill(&form, &figures, sheet, |row| rows.contains(&row)),
            form,
            figures,
        })
    }

    /// A row.
    ///
    /// # Errors
    ///
    /// When it is not there.
    pub fn row(&self, id: i64) -> Result<&Row, Refused> {
        let row = self.figures.rows.iter().find(|row| row.id == id);
        row.ok_or_else(Refused::no_row)
    }

    /// The index of a column, shown or not.
    ///
    /// # Errors
    ///
    /// When there is none of this key.
    pub fn column(&self, key: &str) -> Result<usize, Refused> {
        self.form.index(key).ok_or_else(|| Refused::no_column(key))
    }

    /// The index of a column that figures are typed into.
    ///
    /// # Errors
    ///
    /// When there is none of this key, or it is computed.
    pub fn input(&self, key: &str) -> Result<usize, Refused> {
        let index = self.form.index(key);
        let Some(index) = index.filter(|i| !self.form.columns[*i].hidden) else {
            let code = self.form.code();
            return Err(Refused::Missing(format!(
                "Biểu {code} không có cột “{key}”."
            )));
        };
        let column = &self.form.columns[index];
        match column.is_input() {
            true => Ok(index),
            false => Err(Refused::Wrong(computed(column))),
        }
    }

    /// "Hộ tịch · Trên Hệ thống của Bộ, ngành".
    pub fn place(&self, row: &Row) -> String {
        place(&self.figures, row)
    }

    /// A row's line.
    pub fn line(&self, row: i64) -> Option<&Line> {
        self.sheet.line(row)
    }

    /// What stands in a cell, computed and carried figures too.
    pub fn entry(&self, row: i64, column: usize) -> Option<&Entry> {
        self.line(row)?.cells.get(column)?.entry.as_ref()
    }

    /// The number in a cell, computed and carried ones too.
    pub fn number(&self, row: i64, column: usize) -> Option<Amount> {
        self.entry(row, column)?.number()
    }

    /// The number that the same row has here in a column.
    pub fn number_of(&self, row: &Row, key: &str) -> Option<Amount> {
        let mut rows = self.figures.rows.iter();
        let same = rows.find(|own| own.section == row.section && own.identity == row.identity)?;
        self.number(same.id, self.form.index(key)?)
    }

    /// The totals that other forms may name, added to theirs.
    pub fn add_totals(&self, others: &mut HashMap<(String, String), OtherTotal>) {
        let Some(total) = self.sheet.total() else {
            return;
        };
        for (column, cell) in self.form.columns.iter().zip(&total.cells) {
            if let Some(number) = cell.entry.as_ref().and_then(Entry::number) {
                let name = (self.form.code().to_owned(), column.key.clone());
                let label = column.label();
                others.insert(name, OtherTotal { number, label });
            }
        }
    }
}
