//! The list of tasks as it goes on paper.

use super::find;
use super::lines::{Lines, plan_name};
use crate::api::desk::Desk;
use crate::api::reply::TaskFilter;
use crate::error::{Error, Result};
use crate::paper::task_list::TaskList;
use crate::store::{Connection, plan, unit};
use crate::task::line::summary;

/// The tasks that a filter finds, all of them, and what was left out of the filter; refused with more than `most`.
pub(in crate::api) fn task_list(
    desk: &Desk,
    filter: TaskFilter,
    most: Option<usize>,
) -> Result<(TaskList, Vec<&'static str>)> {
    let (db, today) = (desk.db()?, desk.today());
    let (filter, dropped) = find::known(db, filter)?;
    let found = find::find(db, &filter, today)?;
    let total = found.total();
    if let Some(most) = most.filter(|most| total > *most) {
        return Err(Error::Invalid(format!(
            "Danh sách có {total} việc, quá dài để in (nhiều nhất {most}). Lọc bớt rồi in lại."
        )));
    }
    let list = TaskList {
        about: about(db, &filter)?,
        summary: summary(found.standings(today)),
        lines: Lines::new(db, today)?.of(&found, 0, usize::MAX)?,
    };
    Ok((list, dropped))
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
