//! A form as it is counted from dossiers against a summary sheet that somebody else made: row by row, column by column.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::count::{counting, rule, tallied, until};
use crate::api::desk::Desk;
use crate::api::incoming::reading::Reading;
use crate::api::reply::{FormCompared, FormDifference};
use crate::calendar::{Cycle, Period};
use crate::count::{Members, members};
use crate::error::{Error, Result};
use crate::sheet::{Identity, RowKey};

/// The most dossiers that a difference names.
const NAMED: usize = 50;

pub(in crate::api) fn form_compare(
    desk: &mut Desk,
    cycle: Cycle,
    form: String,
    path: String,
    rule: Option<String>,
    as_of: Option<NaiveDate>,
) -> Result<FormCompared> {
    let span = Period::Month(cycle).days();
    let rule = self::rule(rule.as_deref())?;
    let found = counting(desk, Some(&form), span.to)?.into_iter().next();
    let own = found.ok_or_else(|| Error::NotFound(format!("Không có biểu “{form}”.")))?;
    let read = Reading::of_any(desk, &path, cycle, own.code(), None, &[])?;
    let own = tallied(desk, &own, &rule, span, until(as_of))?;
    let mut lines: HashMap<RowKey, u32> = HashMap::new();
    for (number, line) in (0..).zip(&own.ground.lines) {
        let field = line.field.and_then(|at| own.ground.fields.get(at));
        if let Some(field) = field {
            let key = RowKey {
                section: line.source.map(|at| own.ground.sources[at].key.clone()),
                identity: Identity::Field(field.key.clone()),
            };
            lines.insert(key, number);
        }
    }
    let (mut differences, mut same, mut heard) = (Vec::new(), 0, Vec::new());
    for row in read.stored() {
        let line = lines.get(&read.key(row)).copied();
        heard.extend(line);
        for (at, (column, condition)) in own.columns.iter().enumerate() {
            let Some(cell) = row.cells.iter().find(|cell| cell.column == *column) else {
                continue;
            };
            let tally = line
                .map(|line| own.counts.tally(line, at))
                .unwrap_or_default();
            let in_file = cell.entry.number();
            // Words count as none.
            if in_file.unwrap_or_default() == i64::from(tally.count).into() {
                same += 1;
                continue;
            }
            let ground = &own.ground;
            let here = line.map(|line| {
                members(
                    condition,
                    &rule,
                    span,
                    &ground.subjects,
                    &ground.listed,
                    Some(line),
                )
            });
            differences.push(FormDifference {
                place: format!(
                    "Ô ({}) dòng {}",
                    own.form.columns[*column].no,
                    read.name(row)
                ),
                cell: read.place(cell),
                column: own.form.columns[*column].key.clone(),
                source: line.and_then(|line| ground.named(ground.lines[line as usize]).0),
                field: line.map(|line| ground.named(ground.lines[line as usize]).1),
                in_file: cell.entry.shown(),
                counted: tally.count,
                unknown: tally.unknown,
                dossiers: codes(desk, &here.unwrap_or_default())?,
            });
        }
    }
    // What was counted in rows that the file does not have.
    for (number, line) in (0..).zip(&own.ground.lines) {
        if heard.contains(&number) || own.form.definition.rows.sections && line.source.is_none() {
            continue;
        }
        let (source, field) = own.ground.named(*line);
        for (at, (column, condition)) in own.columns.iter().enumerate() {
            let tally = own.counts.tally(number, at);
            if tally.count == 0 {
                continue;
            }
            let ground = &own.ground;
            let here = members(
                condition,
                &rule,
                span,
                &ground.subjects,
                &ground.listed,
                Some(number),
            );
            differences.push(FormDifference {
                place: format!("Ô ({}) dòng {field}", own.form.columns[*column].no),
                cell: String::new(),
                column: own.form.columns[*column].key.clone(),
                source,
                field: Some(field.clone()),
                in_file: "không có dòng này".to_owned(),
                counted: tally.count,
                unknown: tally.unknown,
                dossiers: codes(desk, &here)?,
            });
        }
    }
    let not_compared = read.summary.rows.len() - read.stored().count();
    let mut notes = own.ground.notes.clone();
    if not_compared > 0 {
        notes.push(format!(
            "{not_compared} dòng của tệp chưa rõ là lĩnh vực nào nên không so. Nhập tệp này một lần để chọn lĩnh vực."
        ));
    }
    Ok(FormCompared {
        form: own.form.code().to_owned(),
        file: read.summary.file.clone(),
        sheet: read.summary.sheet.clone(),
        rule: rule.key,
        sentence: rule.sentence,
        message: match differences.len() {
            0 => format!("{same} ô của tệp đều khớp với số đếm từ hồ sơ."),
            count => format!("{count} ô khác với số đếm từ hồ sơ, {same} ô khớp."),
        },
        differences,
        same,
        notes,
    })
}

/// The codes of the dossiers of a cell, those that cannot be told after those that are counted.
fn codes(desk: &mut Desk, here: &Members) -> Result<Vec<String>> {
    let ids = here.known.iter().chain(&here.unknown).take(NAMED).copied();
    let ids: Vec<i64> = ids.collect();
    Ok(match desk.dossiers()? {
        Some(file) => {
            let entries = file.by_ids(&ids, None)?.into_iter();
            entries.map(|own| own.code).collect()
        }
        None => Vec::new(),
    })
}
