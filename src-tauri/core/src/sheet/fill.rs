//! Definition + figures → lines and findings.

use std::collections::HashMap;

use super::check;
use super::compute::{row_entries, total_entries};
use super::figures::{Figures, Origin, Row};
use super::finding::{Finding, FindingKind};
use super::lines::{Cell, Line, LineKind, Sheet};
use crate::form::Form;
use crate::value::{Entry, roman};

/// Fills a form in: computes formulas and totals, and checks every rule.
pub fn fill(form: &Form, figures: &Figures) -> Sheet {
    filled_in(form, figures, HashMap::new(), HashMap::new())
}

/// The same where only some rows have changed since: the others keep their lines and findings. Rows, sections and
/// other forms' totals must be the same as before.
pub(super) fn refill(
    form: &Form,
    figures: &Figures,
    before: Sheet,
    changed: impl Fn(i64) -> bool,
) -> Sheet {
    let stays = |row: Option<i64>| row.filter(|row| !changed(*row));
    let lines = before.lines.into_iter();
    let lines = lines.filter_map(|line| Some((stays(line.row)?, line)));
    let mut found: HashMap<i64, Vec<Finding>> = HashMap::new();
    for finding in before.findings {
        if let Some(row) = stays(finding.row) {
            found.entry(row).or_default().push(finding);
        }
    }
    filled_in(form, figures, lines.collect(), found)
}

/// Fills a form in with lines and findings of rows that are known.
fn filled_in(
    form: &Form,
    figures: &Figures,
    mut lines: HashMap<i64, Line>,
    mut found: HashMap<i64, Vec<Finding>>,
) -> Sheet {
    let mut findings = Vec::new();
    let mut rows = Vec::with_capacity(figures.rows.len());
    for row in &figures.rows {
        rows.push(match lines.remove(&row.id) {
            Some(line) => {
                findings.extend(found.remove(&row.id).unwrap_or_default());
                line
            }
            None => {
                let entries = row_entries(form, row, figures);
                findings.extend(check::of_row(form, figures, row, &entries));
                row_line(row, entries)
            }
        });
    }
    let total = total_entries(form, figures, &rows, |_| true);
    findings.extend(check::of_whole(form, figures, &total));
    findings.sort_by_key(|finding| finding.severity);
    // One finding names all blank cells of a row.
    let blank = findings.iter().filter(|own| own.kind == FindingKind::Blank);
    let blanks = blank.map(|own| own.columns.len()).sum();
    Sheet {
        lines: in_order(form, figures, rows, total),
        findings,
        blanks,
    }
}

/// The lines from top to bottom: the rows of each section below it, the total last.
fn in_order(
    form: &Form,
    figures: &Figures,
    rows: Vec<Line>,
    total: Vec<Option<Entry>>,
) -> Vec<Line> {
    let mut lines = Vec::with_capacity(rows.len() + figures.sections.len() + 1);
    let without_rows = rows.is_empty();
    if form.definition.rows.sections {
        let mut sections = sections(form, figures, &rows);
        let mut inside: HashMap<Option<i64>, Vec<Line>> = HashMap::new();
        for row in rows {
            inside.entry(row.section).or_default().push(row);
        }
        for section in sections.drain(..) {
            let rows = inside.remove(&section.section).unwrap_or_default();
            lines.push(section);
            push_numbered(&mut lines, rows);
        }
    } else {
        push_numbered(&mut lines, rows);
    }
    if let (true, Some(empty)) = (without_rows, &form.definition.rows.empty) {
        let cells = vec![None; form.columns.len()];
        lines.push(line(LineKind::Empty, String::new(), empty, cells));
    }
    if let Some(name) = &form.definition.rows.total {
        lines.push(line(LineKind::Total, String::new(), name, total));
    }
    lines
}

fn sections(form: &Form, figures: &Figures, rows: &[Line]) -> Vec<Line> {
    let sections = figures.sections.iter().zip(1..);
    sections
        .map(|(section, number)| {
            let sums = match form.definition.rows.subtotals {
                true => total_entries(form, figures, rows, |row| row.section == Some(section.id)),
                false => vec![None; form.columns.len()],
            };
            Line {
                section: Some(section.id),
                ..line(LineKind::Section, roman(number), &section.name, sums)
            }
        })
        .collect()
}

fn push_numbered(lines: &mut Vec<Line>, rows: Vec<Line>) {
    for (mut row, number) in rows.into_iter().zip(1..) {
        if row.label.is_empty() {
            row.label = i32::to_string(&number);
        }
        lines.push(row);
    }
}

/// A row's line, not numbered yet.
fn row_line(row: &Row, entries: Vec<Option<Entry>>) -> Line {
    let cells = row.figures.iter().zip(entries).map(|(figure, entry)| Cell {
        origin: match (&figure.entry, figure.opening, &entry) {
            (Some(_), _, _) => figure.origin,
            (None, Some(_), Some(_)) => Some(Origin::Carried),
            _ => None,
        },
        noted: figure.note.is_some(),
        entry,
    });
    Line {
        kind: LineKind::Row,
        row: Some(row.id),
        section: row.section,
        label: String::new(),
        name: row.name.clone(),
        cells: cells.collect(),
    }
}

fn line(kind: LineKind, label: String, name: &str, entries: Vec<Option<Entry>>) -> Line {
    let cells = entries.into_iter().map(|entry| Cell {
        entry,
        ..Cell::default()
    });
    Line {
        kind,
        row: None,
        section: None,
        label,
        name: name.to_owned(),
        cells: cells.collect(),
    }
}
