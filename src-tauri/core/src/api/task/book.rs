//! The list of tasks as a workbook.

use super::find;
use super::lines::{Lines, plan_name};
use crate::api::desk::Desk;
use crate::api::reply::{Office, TaskFilter, TaskLine};
use crate::error::Result;
use crate::export::task_book::{TaskBook, TaskRow};
use crate::plan::occurrence::Standing;
use crate::store::{Connection, plan, setting, unit};
use crate::task::line::summary;
use crate::value::format_date;

/// The tasks that a filter finds, all of them, with states and evidence; and what was left out of the filter.
pub(in crate::api) fn task_book(
    desk: &Desk,
    filter: TaskFilter,
) -> Result<(Vec<u8>, Vec<&'static str>)> {
    let (db, today) = (desk.db()?, desk.today());
    let (filter, dropped) = find::known(db, filter)?;
    let found = find::find(db, &filter, today)?;
    let lines = Lines::new(db, today).of(&found, 0, usize::MAX)?;
    let office: Office = setting::get(db, "office")?;
    let bytes = crate::export::task_book::task_book(&TaskBook {
        body: office.body,
        about: about(db, &filter)?,
        summary: summary(found.standings(today)),
        rows: lines.into_iter().map(row).collect(),
        made_at: desk.now(),
    })?;
    Ok((bytes, dropped))
}

fn row(line: TaskLine) -> TaskRow {
    let evidence: Vec<&str> = line.evidence.iter().map(|own| own.text.as_str()).collect();
    TaskRow {
        evidence: evidence.join("\n"),
        late: line.standing == Standing::Late,
        state: match (line.standing, line.done) {
            (Standing::Undated, _) => line.left,
            (Standing::Settled, None) => line.state_text,
            (Standing::Settled, Some(done)) => {
                format!("{}\n{}", line.state_text, format_date(done))
            }
            _ => format!("{}\n{}", line.state_text, line.left),
        },
        place: line.place,
        content: line.content,
        lead: line.lead,
        coordinating: line.coordinating,
        result: line.result,
        due: line.due,
        time: line.time,
        note: line.note,
    }
}

/// What the filter asks for, in words.
fn about(db: &Connection, filter: &TaskFilter) -> Result<String> {
    let plan = filter.plan.map(|id| plan::by_id(db, id)).transpose()?;
    let units = unit::list(db)?.into_iter();
    let unit = units.into_iter().find(|unit| Some(unit.id) == filter.unit);
    Ok(filter.in_words(
        plan.map(|own| plan_name(&own.plan)),
        unit.map(|unit| unit.name),
    ))
}
