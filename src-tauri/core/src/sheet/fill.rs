//! Definition + figures → lines and findings.

use super::check;
use super::compute::{row_entries, total_entries};
use super::figures::{Figures, Origin};
use super::lines::{Cell, Line, LineKind, Sheet};
use crate::form::Form;
use crate::value::{Entry, roman};

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
                    // Computed.
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
