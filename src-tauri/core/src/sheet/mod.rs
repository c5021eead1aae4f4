//! A filled-in form: definition + figures → cells and findings. Pure, and cannot fail:
//! a half-filled form is not an error but a sheet with findings.

pub mod block;
mod check;
mod combine;
mod identity;
pub mod proposal;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use check::{Finding, FindingKind, place};
pub use combine::{Answers, combine};
pub use identity::{Identity, RowKey};

use crate::form::{ColumnKind, Form};
use crate::formula::Name;
use crate::value::{Amount, Entry, roman};

/// Where a figure came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Typed into the cell.
    Typed,
    /// Pasted from the clipboard, or filled down or right.
    Pasted,
    /// Read from a file; the history names file and cell.
    Imported,
    /// Opened with the previous cycle's closing stock.
    Carried,
    /// One of the remaining blanks filled with 0 in one act.
    Zeroed,
    /// Taken from the cycles of a longer period.
    Summed,
}

/// What stands in one cell before anything is computed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figure {
    /// The figure; `None` is blank.
    pub entry: Option<Entry>,
    /// Where it came from, when there is one.
    pub origin: Option<Origin>,
    /// The officer's note on the cell.
    pub note: Option<String>,
    /// The previous cycle's closing stock, for a column that carries.
    pub opening: Option<Amount>,
}

/// A section of rows: a source of figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The source's id.
    pub id: i64,
    /// The source's key, the same in every data file.
    pub key: String,
    /// Printed: "Trên Hệ thống của Bộ, ngành".
    pub name: String,
}

/// A line of the form and its figures, one for each of the form's columns (hidden ones too).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its id in the data file; in a longer period that of its last cycle.
    pub id: i64,
    /// The section it stands in.
    pub section: Option<i64>,
    /// What it is, the same in every cycle and in every data file.
    pub identity: Identity,
    /// Printed.
    pub name: String,
    /// Figures, parallel to the form's columns.
    pub figures: Vec<Figure>,
}

/// All a form needs to be filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// Its sections in order; empty for a form without.
    pub sections: Vec<Section>,
    /// Its rows in order, those of a section together.
    pub rows: Vec<Row>,
    /// Totals of other forms, by form and key.
    pub others: HashMap<(String, String), OtherTotal>,
    /// The previous cycle's label ("10/2026"), for the sentence of a carry that does not fit.
    pub previous: String,
}

impl Figures {
    /// Under which what is told of a row is kept beyond its cycle.
    pub fn key(&self, row: &Row) -> RowKey {
        let section = self.sections.iter().find(|own| Some(own.id) == row.section);
        RowKey {
            section: section.map(|own| own.key.clone()),
            identity: row.identity.clone(),
        }
    }
}

/// A total of another form of the same period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherTotal {
    /// The total.
    pub number: Amount,
    /// The column in a sentence: "(4) Trực tuyến".
    pub label: String,
}

/// What a line of a sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// A section's heading, with its sum if the form has subtotals.
    Section,
    /// A row with figures.
    Row,
    /// The one line of a form without rows.
    Empty,
    /// The total.
    Total,
}

/// A line of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// The row's id, for a row.
    pub row: Option<i64>,
    /// The section it is or stands in.
    pub section: Option<i64>,
    /// I, II … for a section, 1, 2 … for a row, nothing for the total.
    pub label: String,
    /// Printed.
    pub name: String,
    /// Cells, parallel to the form's columns (hidden ones too).
    pub cells: Vec<Cell>,
}

/// A cell of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// What stands in it; `None` is blank.
    pub entry: Option<Entry>,
    /// Where it came from; computed cells have none.
    pub origin: Option<Origin>,
    /// Whether it carries a note.
    pub noted: bool,
}

/// A filled-in form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Lines from top to bottom.
    pub lines: Vec<Line>,
    /// What does not fit, errors first.
    pub findings: Vec<Finding>,
    /// Cells where a figure is due and none stands.
    pub blanks: usize,
}

impl Sheet {
    /// The total line, when the form has one.
    pub fn total(&self) -> Option<&Line> {
        self.lines.iter().find(|line| line.kind == LineKind::Total)
    }

    /// How many findings forbid closing.
    pub fn errors(&self) -> usize {
        use crate::form::Severity;
        self.findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .count()
    }

    /// How many findings may stand with a note.
    pub fn warnings(&self) -> usize {
        self.findings.len() - self.errors()
    }
}

/// Fills a form in: computes formulas and totals, and checks every rule.
pub fn fill(form: &Form, figures: &Figures) -> Sheet {
    let filled: Vec<Vec<Option<Entry>>> = figures
        .rows
        .iter()
        .map(|row| row_entries(form, row, figures))
        .collect();
    let total = total_entries(form, figures, &filled, |_| true);
    let lines = lines(form, figures, &filled, &total);
    let (findings, blanks) = check::findings(form, figures, &filled, &total);
    Sheet {
        lines,
        findings,
        blanks,
    }
}

/// A row's entries: typed or carried ones, then computed ones.
fn row_entries(form: &Form, row: &Row, figures: &Figures) -> Vec<Option<Entry>> {
    let mut entries: Vec<Option<Entry>> = form
        .columns
        .iter()
        .zip(&row.figures)
        .map(|(column, figure)| match (&figure.entry, figure.opening) {
            _ if !column.is_input() => None,
            (Some(entry), _) => Some(entry.clone()),
            (None, opening) => opening.map(Entry::Number),
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
fn value_of(
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

/// The sums of the rows that `belongs` picks by index. A total of blanks is blank;
/// a form without rows that prints "Không phát sinh" has zeros; percentages are computed, never summed.
fn total_entries(
    form: &Form,
    figures: &Figures,
    filled: &[Vec<Option<Entry>>],
    belongs: impl Fn(usize) -> bool,
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
            let numbers = filled
                .iter()
                .enumerate()
                .filter(|(row, _)| belongs(*row))
                .filter_map(|(_, entries)| entries[i].as_ref()?.number());
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

fn lines(
    form: &Form,
    figures: &Figures,
    filled: &[Vec<Option<Entry>>],
    total: &[Option<Entry>],
) -> Vec<Line> {
    let mut lines = Vec::with_capacity(figures.rows.len() + figures.sections.len() + 1);
    if form.definition.rows.sections {
        for (i, section) in figures.sections.iter().enumerate() {
            let inside = |row: usize| figures.rows[row].section == Some(section.id);
            let sums = match form.definition.rows.subtotals {
                true => total_entries(form, figures, filled, inside),
                false => vec![None; form.columns.len()],
            };
            lines.push(Line {
                kind: LineKind::Section,
                row: None,
                section: Some(section.id),
                label: roman(u32::try_from(i + 1).unwrap_or_default()),
                name: section.name.clone(),
                cells: computed_cells(&sums),
            });
            push_rows(&mut lines, figures, filled, inside);
        }
    } else {
        push_rows(&mut lines, figures, filled, |_| true);
    }
    if let (true, Some(empty)) = (figures.rows.is_empty(), &form.definition.rows.empty) {
        lines.push(Line {
            kind: LineKind::Empty,
            row: None,
            section: None,
            label: String::new(),
            name: empty.clone(),
            cells: vec![Cell::default(); form.columns.len()],
        });
    }
    if let Some(name) = &form.definition.rows.total {
        lines.push(Line {
            kind: LineKind::Total,
            row: None,
            section: None,
            label: String::new(),
            name: name.clone(),
            cells: computed_cells(total),
        });
    }
    lines
}

fn push_rows(
    lines: &mut Vec<Line>,
    figures: &Figures,
    filled: &[Vec<Option<Entry>>],
    inside: impl Fn(usize) -> bool,
) {
    let rows = figures.rows.iter().enumerate().filter(|(i, _)| inside(*i));
    for (ordinal, (i, row)) in rows.enumerate() {
        let cells = row
            .figures
            .iter()
            .zip(&filled[i])
            .map(|(figure, entry)| Cell {
                entry: entry.clone(),
                origin: match (&figure.entry, figure.opening, entry) {
                    (Some(_), _, _) => figure.origin,
                    (None, Some(_), Some(_)) => Some(Origin::Carried),
                    _ => None,
                },
                noted: figure.note.is_some(),
            })
            .collect();
        lines.push(Line {
            kind: LineKind::Row,
            row: Some(row.id),
            section: row.section,
            label: (ordinal + 1).to_string(),
            name: row.name.clone(),
            cells,
        });
    }
}

fn computed_cells(entries: &[Option<Entry>]) -> Vec<Cell> {
    entries
        .iter()
        .map(|entry| Cell {
            entry: entry.clone(),
            ..Cell::default()
        })
        .collect()
}

#[cfg(test)]
mod tests;
