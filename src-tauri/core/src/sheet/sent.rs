//! What was sent held against what stands now: a later change is a finding, not a silent change.

use std::collections::{BTreeMap, HashSet};

use super::filled::Filled;
use super::finding::{Finding, FindingKind};
use super::identity::RowKey;
use crate::form::Severity;
use crate::value::{Amount, Entry, format_number};

/// The numbers of a form as they were sent: row key → column key → exact decimal.
pub type Snapshot = BTreeMap<RowKey, BTreeMap<String, String>>;

/// Under which a row's place stands among its numbers: no column is called so.
const PLACE: &str = "";

/// What of a form is kept when it is sent.
pub fn snapshot(filled: &Filled) -> Snapshot {
    let rows = filled.figures.rows.iter().map(|row| {
        let cells = numbers(filled, row.id)
            .map(|(key, number)| (key.to_owned(), Entry::Number(number).stored()));
        // Said when the row is gone later on.
        let place = (PLACE.to_owned(), filled.place(row));
        (filled.figures.key(row), cells.chain([place]).collect())
    });
    rows.collect()
}

fn numbers(filled: &Filled, row: i64) -> impl Iterator<Item = (&str, Amount)> {
    let line = filled.line(row);
    let cells = line.map(|line| line.cells.as_slice()).unwrap_or_default();
    let columns = filled.form.columns.iter().zip(cells);
    columns.filter_map(|(column, cell)| Some((column.key.as_str(), cell.entry.as_ref()?.number()?)))
}

/// Figures that differ from what was sent on a day (`at`, as it is shown): a finding each.
pub fn differing(filled: &Filled, then: &Snapshot, at: &str) -> Vec<Finding> {
    let mut found = gone(filled, then, at);
    for row in &filled.figures.rows {
        let sent = then.get(&filled.figures.key(row));
        let now: BTreeMap<&str, Amount> = numbers(filled, row.id).collect();
        let columns = filled.form.columns.iter();
        for column in columns.filter(|own| own.is_input() && own.is_number()) {
            let before = sent.and_then(|cells| cells.get(&column.key));
            let before: Option<Amount> = before.and_then(|text| text.parse().ok());
            let now = now.get(column.key.as_str()).copied();
            if before == now {
                continue;
            }
            let shown = |number: Option<Amount>| number.map_or("trống".to_owned(), format_number);
            found.push(Finding {
                severity: Severity::Warning,
                kind: FindingKind::Sent,
                row: Some(row.id),
                columns: vec![column.key.clone()],
                place: filled.place(row),
                text: format!(
                    "{}: đã gửi {} ngày {at}, nay là {}",
                    column.label(),
                    shown(before),
                    shown(now)
                ),
            });
        }
    }
    found
}

/// Rows that were sent with figures and are no longer there.
fn gone(filled: &Filled, then: &Snapshot, at: &str) -> Vec<Finding> {
    let rows = filled.figures.rows.iter();
    let there: HashSet<RowKey> = rows.map(|row| filled.figures.key(row)).collect();
    let held = |cells: &BTreeMap<String, String>| cells.keys().any(|key| key != PLACE);
    then.iter()
        .filter(|(key, cells)| held(cells) && !there.contains(*key))
        .map(|(key, cells)| Finding {
            severity: Severity::Warning,
            kind: FindingKind::Sent,
            row: None,
            columns: Vec::new(),
            place: (cells.get(PLACE).cloned()).unwrap_or_else(|| key.to_string()),
            text: format!("đã gửi ngày {at}, nay không còn dòng này"),
        })
        .collect()
}

/// Whether a form is no longer what was sent.
pub fn has_changed(filled: &Filled) -> bool {
    let mut findings = filled.sheet.findings.iter();
    findings.any(|finding| finding.kind == FindingKind::Sent)
}
