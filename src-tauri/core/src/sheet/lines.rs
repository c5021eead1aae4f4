//! A form filled in: its lines from top to bottom and what does not fit.

use serde::Serialize;
use ts_rs::TS;

use super::figures::Origin;
use super::finding::Finding;
use crate::form::Severity;
use crate::value::Entry;

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

impl LineKind {
    /// All of them, from the top of a form to its end.
    pub const ALL: [LineKind; 4] = [
        LineKind::Section,
        LineKind::Row,
        LineKind::Empty,
        LineKind::Total,
    ];
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
    /// Adds what was found beside the form's own rules; errors stay first.
    pub fn add(&mut self, findings: Vec<Finding>) {
        if !findings.is_empty() {
            self.findings.extend(findings);
            self.findings.sort_by_key(|finding| finding.severity);
        }
    }

    /// A row's line.
    pub fn line(&self, row: i64) -> Option<&Line> {
        self.lines.iter().find(|line| line.row == Some(row))
    }

    /// The total line, when the form has one.
    pub fn total(&self) -> Option<&Line> {
        self.lines.iter().find(|line| line.kind == LineKind::Total)
    }

    /// How many findings forbid closing.
    pub fn errors(&self) -> usize {
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
