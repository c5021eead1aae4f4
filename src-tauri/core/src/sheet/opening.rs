//! What a form opens with: the closing stocks of the cycle before.

use std::collections::HashMap;

use super::carry::unmet;
use super::figures::{Figures, Gone, place};
use super::filled::Filled;
use super::finding::Finding;
use super::identity::Identity;
use super::lines::Line;
use crate::form::Form;
use crate::value::{Amount, Entry};

/// Puts the closing stocks of the cycle before beside the columns that carry them, row by row of the same section and
/// identity; what is left open in rows that are not here is kept as gone.
pub fn open_stocks(form: &Form, figures: &mut Figures, before: &Filled) {
    let columns: Vec<(usize, usize)> = (form.columns.iter().enumerate())
        .filter_map(|(i, column)| Some((i, before.form.index(column.carries.as_ref()?)?)))
        .collect();
    let lines: HashMap<i64, &Line> = (before.sheet.lines.iter())
        .filter_map(|line| Some((line.row?, line)))
        .collect();
    let stock = |row: i64, from: usize| -> Option<Amount> {
        let entry = lines.get(&row)?.cells.get(from)?.entry.as_ref();
        entry.and_then(Entry::number)
    };
    let mut left: HashMap<(Option<i64>, &Identity), i64> = (before.figures.rows.iter())
        .map(|row| ((row.section, &row.identity), row.id))
        .collect();
    for row in &mut figures.rows {
        let same = left.remove(&(row.section, &row.identity));
        for &(i, from) in &columns {
            row.figures[i].opening = same.and_then(|same| stock(same, from));
        }
    }
    let gone = before.figures.rows.iter().filter_map(|row| {
        left.get(&(row.section, &row.identity))?;
        let stocks = columns.iter().filter_map(|&(i, from)| {
            let number = stock(row.id, from)?;
            (!number.is_zero()).then_some((i, number))
        });
        let stocks: Vec<(usize, Amount)> = stocks.collect();
        (!stocks.is_empty()).then(|| Gone {
            place: place(&before.figures, row),
            stocks,
        })
    });
    figures.gone = Some(gone.collect());
}

/// What a closed form opens with that is not what the cycle before closes with now.
pub fn unmet_since(closed: &Filled, before: &Filled) -> Vec<Finding> {
    let mut figures = closed.figures.clone();
    open_stocks(&closed.form, &mut figures, before);
    unmet(&closed.form, &figures)
}
