//! What the times of tasks mean: read, and said by the officer.

use chrono::{Datelike, NaiveDate};

use super::meaning;
use super::nodes::{no_line, place};
use super::planned;
use super::plans;
use super::view;
use crate::api::desk::Desk;
use crate::api::reply::*;
use crate::error::{Error, Result};
use crate::plan::{About, Kind};
use crate::schedule::{Day, Rule, Schedule, Span};
use crate::store::history::{Change, Table};
use crate::store::node;
use crate::value::tidy;

pub(in crate::api) fn schedule_read(
    desk: &mut Desk,
    text: String,
    year: i32,
) -> Result<ScheduleReply> {
    let (year, deadlines) = (plans::year(year)?, desk.deadlines()?);
    Ok(meaning::of_text(
        &tidy(&text),
        year,
        About::default(),
        &deadlines,
    ))
}

pub(in crate::api) fn schedule_set(
    desk: &mut Desk,
    plan: i64,
    node: i64,
    schedule: Option<Schedule>,
) -> Result<PlanChanged> {
    schedule.as_ref().map_or(Ok(()), possible)?;
    let what = format!("ý nghĩa thời gian, {}", place(desk, plan, node)?);
    // What a time means is not printed: it may be said of an issued plan too.
    planned::note(desk, plan, &what, |db, record, deadlines| {
        let nodes = record.plan.appendices.iter().flat_map(|own| &own.nodes);
        let mut own = nodes
            .clone()
            .find(|own| own.id == node)
            .ok_or_else(no_line)?
            .clone();
        if own.kind != Kind::Task {
            return Err(Error::Invalid("Chỉ nhiệm vụ mới có thời gian.".to_owned()));
        }
        own.schedule = schedule;
        let text = node::schedule_text(&own);
        let mut changes = vec![Change::of(Table::Node, node, "schedule", text)];
        changes.extend(planned::due_changes(db, &own, &record.plan, deadlines)?);
        Ok(changes)
    })?;
    view::changed(desk, plan, None, Vec::new())
}

/// Refuses what no time can mean.
fn possible(schedule: &Schedule) -> Result<()> {
    let wrong = |text: &str| Err(Error::Invalid(text.to_owned()));
    let known = |day: &NaiveDate| (2000..=2200).contains(&day.year());
    let far = "Ngày nằm ngoài các năm 2000 đến 2200. Nhập lại ngày.";
    match schedule {
        Schedule::Ongoing | Schedule::OnDemand => Ok(()),
        Schedule::Once { from, due } if from.is_some_and(|from| from > *due) => {
            wrong("Ngày bắt đầu sau ngày hết hạn. Đổi lại hai ngày.")
        }
        Schedule::Once { from, due } => match from.iter().chain([due]).all(known) {
            true => Ok(()),
            false => wrong(far),
        },
        Schedule::Dates { dues } if dues.is_empty() || dues.len() > 366 => {
            wrong("Nhập ít nhất một ngày hết hạn.")
        }
        Schedule::Dates { dues } if dues.iter().all(known) => Ok(()),
        Schedule::Dates { .. } => wrong(far),
        Schedule::Recurring { rules } => {
            let day = |rule: &Rule| match (rule.every, rule.day) {
                (_, Day::Calendar) => true,
                (Span::Week, Day::On { day } | Day::Before { day }) => (1..=7).contains(&day),
                (_, Day::On { day } | Day::Before { day }) => (1..=31).contains(&day),
            };
            match (1..=6).contains(&rules.len()) && rules.iter().all(day) {
                true => Ok(()),
                false => wrong("Chọn ít nhất một chu kỳ, với ngày từ 1 đến 31."),
            }
        }
    }
}
