//! A form over any days from what was counted of dossiers: what was counted stands, what lacks facts stays blank and is
//! told, what nothing counts is asked for.

use std::collections::BTreeMap;

use super::combine::Answers;
use super::figures::{Figure, Figures, Origin, Row, Section};
use super::identity::Identity;
use crate::form::{Column, Form};
use crate::value::{Amount, Entry, format_number};

/// What was counted for a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CountedCell {
    /// How many are counted.
    pub count: u32,
    /// Of how many it cannot be said.
    pub unknown: u32,
}

/// What was counted for a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedRow {
    /// What its cells are known by on the screen.
    pub id: i64,
    /// The section it stands in.
    pub section: Option<i64>,
    /// What it is.
    pub identity: Identity,
    /// Printed.
    pub name: String,
    /// Whether it stands there even when nothing is counted in it.
    pub stays: bool,
    /// The columns that count, by index in the form.
    pub cells: Vec<(usize, CountedCell)>,
}

/// A form over days, and what to know of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CountedFigures {
    /// Its figures.
    pub figures: Figures,
    /// "Cột (18) …: thiếu thông tin của 12 hồ sơ ở 3 dòng …".
    pub notes: Vec<String>,
}

/// What was counted as the figures of a form; `rows` in their order.
pub fn counted(
    form: &Form,
    sections: Vec<Section>,
    rows: Vec<CountedRow>,
    answers: &Answers,
) -> CountedFigures {
    let mut figures = Figures {
        sections,
        ..Figures::default()
    };
    // By column: of how many it cannot be said, in how many rows.
    let mut lacking: BTreeMap<usize, (u32, u32)> = BTreeMap::new();
    let mut unheard = 0;
    let is_something = |(_, cell): &(usize, CountedCell)| cell.count > 0 || cell.unknown > 0;
    for own in rows {
        if !own.stays && !own.cells.iter().any(is_something) {
            continue;
        }
        let mut row = Row {
            id: own.id,
            section: own.section,
            identity: own.identity,
            name: own.name,
            figures: vec![Figure::default(); form.columns.len()],
        };
        let key = figures.key(&row);
        let answered = |column: &Column| answers.get(&(key.clone(), column.key.clone())).copied();
        for (figure, column) in row.figures.iter_mut().zip(&form.columns) {
            if column.is_input() && column.is_number() {
                *figure = stands(answered(column), Origin::Typed);
            }
        }
        for (at, cell) in own.cells {
            let number = Amount::from(cell.count);
            if cell.unknown > 0 {
                let (dossiers, rows) = lacking.entry(at).or_default();
                (*dossiers, *rows) = (*dossiers + cell.unknown, *rows + 1);
                continue;
            }
            unheard += usize::from(answered(&form.columns[at]).is_some_and(|own| own != number));
            row.figures[at] = stands(Some(number), Origin::Counted);
        }
        figures.rows.push(row);
    }
    let mut notes: Vec<String> = lacking
        .into_iter()
        .map(|(at, (dossiers, rows))| {
            format!(
                "Cột {}: thiếu thông tin của {} hồ sơ ở {rows} dòng; các ô đó để trống, nhập số nếu biết.",
                form.columns[at].label(),
                format_number(dossiers.into())
            )
        })
        .collect();
    if unheard > 0 {
        notes.push(format!(
            "{unheard} ô đã nhập trước đây nay đếm được từ hồ sơ và ra số khác: lấy số đếm."
        ));
    }
    CountedFigures { figures, notes }
}

fn stands(number: Option<Amount>, origin: Origin) -> Figure {
    Figure {
        entry: number.map(Entry::Number),
        origin: number.map(|_| origin),
        ..Figure::default()
    }
}
