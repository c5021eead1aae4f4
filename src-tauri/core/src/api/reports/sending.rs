//! What was sent: noted with its figures, so that a later change is a finding, not a silent change.

use std::collections::{BTreeMap, HashSet};

use crate::api::desk::Desk;
use crate::api::desk::over::over;
use crate::api::reply::Report;
use crate::api::reports::report::{chosen, report};
use crate::calendar::Period;
use crate::error::{Error, Result};
use crate::form::{Form, Severity};
use crate::sheet::{Figures, Finding, FindingKind, RowKey, Sheet};
use crate::store::{self, Connection, moment, sent};
use crate::value::{Amount, Entry, format_number};

/// A form filled in, in a cycle or over a period.
pub(in crate::api) struct Filled<'a> {
    pub(in crate::api) form: &'a Form,
    pub(in crate::api) figures: &'a Figures,
    pub(in crate::api) sheet: &'a Sheet,
}

pub(in crate::api) fn sent_mark(
    desk: &mut Desk,
    period: Period,
    forms: Vec<String>,
) -> Result<Report> {
    let codes = chosen(desk, period, &forms)?;
    let mut figures = serde_json::Map::new();
    for code in &codes {
        let over = over(desk, code, period)?;
        let errors = over.sheet.errors();
        if errors > 0 {
            return Err(Error::Invalid(format!(
                "Biểu {code} còn {errors} lỗi; sửa trước khi đánh dấu đã gửi."
            )));
        }
        figures.insert(code.clone(), snapshot(&over.filled()));
    }
    let noted = sent::Sent {
        at: moment(desk.now()),
        act: "send".to_owned(),
        period: period.to_string(),
        forms: codes.join(", "),
        path: None,
    };
    let figures = serde_json::Value::Object(figures).to_string();
    desk.store()?
        .write(|db| sent::add(db, &noted, Some(&figures)))?;
    report(desk, period)
}

/// Under which a row's place stands among its numbers: no column is called so.
const PLACE: &str = "";

/// The numbers of a form as they were sent: row key → column key → exact decimal.
fn snapshot(over: &Filled<'_>) -> serde_json::Value {
    let rows = over.figures.rows.iter().map(|row| {
        let cells = numbers(over, row.id)
            .map(|(key, number)| (key.to_owned(), Entry::Number(number).stored().into()));
        // Said when the row is gone later on.
        let place = (
            PLACE.to_owned(),
            crate::sheet::place(over.figures, row).into(),
        );
        let cells = cells.chain([place]);
        let key = over.figures.key(row).to_string();
        (key, serde_json::Value::Object(cells.collect()))
    });
    serde_json::Value::Object(rows.collect())
}

fn numbers<'a>(over: &Filled<'a>, row: i64) -> impl Iterator<Item = (&'a str, Amount)> {
    let line = over
        .sheet
        .lines
        .iter()
        .find(move |line| line.row == Some(row));
    let cells = line.map(|line| line.cells.as_slice()).unwrap_or_default();
    let columns = over.form.columns.iter().zip(cells);
    columns.filter_map(|(column, cell)| Some((column.key.as_str(), cell.entry.as_ref()?.number()?)))
}

/// Rows that were sent with figures and are no longer there.
fn gone(over: &Filled<'_>, then: &Snapshot, at: &str) -> Vec<Finding> {
    let there: HashSet<RowKey> = over
        .figures
        .rows
        .iter()
        .map(|row| over.figures.key(row))
        .collect();
    let held = |cells: &BTreeMap<String, String>| cells.keys().any(|key| key != PLACE);
    then.iter()
        .filter(|(key, cells)| held(cells) && !there.contains(*key))
        .map(|(key, cells)| Finding {
            severity: Severity::Warning,
            kind: FindingKind::Sent,
            row: None,
            columns: Vec::new(),
            place: cells.get(PLACE).cloned().unwrap_or_else(|| key.to_string()),
            text: format!("đã gửi ngày {at}, nay không còn dòng này"),
        })
        .collect()
}

/// The first form of a period whose figures are no longer those that were sent.
pub(in crate::api) fn changed_since_sent(desk: &Desk, period: Period) -> Result<Option<String>> {
    for code in desk.forms.codes() {
        let findings = over(desk, code, period)?.sheet.findings;
        if findings
            .iter()
            .any(|finding| finding.kind == FindingKind::Sent)
        {
            return Ok(Some(code.to_owned()));
        }
    }
    Ok(None)
}

type Snapshot = BTreeMap<RowKey, BTreeMap<String, String>>;

/// Figures that differ from what was last sent: a finding each, not a silent change.
pub(in crate::api) fn differing(
    db: &Connection,
    over: &Filled<'_>,
    period: Period,
) -> Result<Vec<Finding>> {
    let sent = sent::last_figures(db, &period.to_string(), over.form.code())?;
    let Some((at, text)) = sent else {
        return Ok(Vec::new());
    };
    let then: Snapshot = serde_json::from_str(&text).unwrap_or_default();
    let at = store::read_moment(&at).format("%d/%m/%Y").to_string();
    let mut found = gone(over, &then, &at);
    for row in &over.figures.rows {
        let sent = then.get(&over.figures.key(row));
        let mut now: BTreeMap<&str, Amount> = numbers(over, row.id).collect();
        for column in over
            .form
            .columns
            .iter()
            .filter(|c| c.is_input() && c.is_number())
        {
            let before = sent.and_then(|cells| cells.get(&column.key));
            let before: Option<Amount> = before.and_then(|text| text.parse().ok());
            let now = now.remove(column.key.as_str());
            if before == now {
                continue;
            }
            let shown = |number: Option<Amount>| number.map_or("trống".to_owned(), format_number);
            found.push(Finding {
                severity: Severity::Warning,
                kind: FindingKind::Sent,
                row: Some(row.id),
                columns: vec![column.key.clone()],
                place: crate::sheet::place(over.figures, row),
                text: format!(
                    "{}: đã gửi {} ngày {at}, nay là {}",
                    column.label(),
                    shown(before),
                    shown(now)
                ),
            });
        }
    }
    Ok(found)
}
