//! The list of tasks as a workbook.

use super::find;
use super::lines::{Lines, plan_name};
use super::tasks::summary;
use crate::api::desk::Desk;
use crate::api::reply::{TaskFilter, TaskLine};
use crate::error::Result;
use crate::export::task_book::{TaskBook, TaskRow};
use crate::plan::occurrence::Standing;
use crate::store::{Connection, plan, setting, unit};
use crate::value::{format_date, one_line};

/// The tasks that a filter finds, all of them, with states and evidence.
pub(in crate::api) fn task_book(desk: &Desk, filter: &TaskFilter) -> Result<Vec<u8>> {
    let (db, today) = (desk.db()?, desk.today());
    let found = find::find(db, filter, today)?;
    let lines = Lines::new(db, today).of(&found, 0, usize::MAX)?;
    let office = setting::OFFICE.get(db)?;
    crate::export::task_book::task_book(&TaskBook {
        body: office.body,
        about: about(db, filter)?,
        summary: summary(&found, today),
        rows: lines.into_iter().map(row).collect(),
        made_at: desk.now(),
    })
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

/// What the filter asks for, in words: "Kế hoạch kiểm soát TTHC 2026 · Công an phường · trễ hạn".
fn about(db: &Connection, filter: &TaskFilter) -> Result<String> {
    let mut parts = Vec::new();
    if let Some(plan) = filter.plan {
        parts.push(plan_name(&plan::by_id(db, plan)?.plan));
    }
    if let Some(id) = filter.unit {
        let units = unit::list(db)?.into_iter();
        parts.extend(units.filter(|unit| unit.id == id).map(|unit| unit.name));
    }
    let day = |word: &str, day| format!("{word} {}", format_date(day));
    parts.extend(filter.from.map(|from| day("từ", from)));
    parts.extend(filter.to.map(|to| day("đến", to)));
    let states = filter
        .states
        .iter()
        .map(|state| state.text().to_lowercase());
    let standing = filter.standing.iter().map(|standing| match standing {
        Standing::Late => "trễ hạn",
        Standing::Soon => "đến hạn trong 14 ngày",
        Standing::Later => "đến hạn sau 14 ngày",
        Standing::Settled => "đã xong hoặc không phát sinh",
        Standing::Undated => "không có hạn",
    });
    let states: Vec<String> = states.chain(standing.map(str::to_owned)).collect();
    parts.extend((!states.is_empty()).then(|| states.join(", ")));
    let text = one_line(&filter.text);
    parts.extend((!text.is_empty()).then(|| format!("có “{text}”")));
    Ok(parts.join(" · "))
}
