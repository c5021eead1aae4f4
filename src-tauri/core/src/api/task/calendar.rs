//! What is due: month, year, reminders, calendar file.

use std::path::Path;

use chrono::{Datelike, Days};

use super::find;
use super::lines::Lines;
use crate::api::desk::Desk;
use crate::api::desk::target::target;
use crate::api::reply::*;
use crate::error::{Error, Result};
use crate::export;
use crate::export::calendar_file::{self, Event};
use crate::plan::occurrence::{SOON, Standing, State};
use crate::store::{self, setting, unit};
use crate::task::month::{Month, Sheet, counts};
use crate::task::reminder::by_unit;
use crate::task::span;

pub(in crate::api) fn task_month(
    desk: &mut Desk,
    year: i32,
    month: u32,
    filter: TaskFilter,
) -> Result<TaskMonth> {
    let (db, today) = (desk.db()?, desk.today());
    let sheet = Sheet::of(Month { year, month }).ok_or_else(|| outside(month, year))?;
    let (from, to) = sheet.shown;
    let (filter, _) = find::known(db, filter)?;
    let found = find::find(db, &filter.between(from, to), today)?;
    let mut lines = Lines::new(db, today)?
        .of(&found, 0, usize::MAX)?
        .into_iter()
        .peekable();
    let working = desk.working()?;
    let days: Vec<TaskDay> = sheet
        .days()
        .map(|date| TaskDay {
            date,
            inside: sheet.holds(date),
            today: date == today,
            off: !working.is_working(date),
            holiday: working.holiday(date).unwrap_or_default(),
            lines: std::iter::from_fn(|| lines.next_if(|line| line.due == Some(date))).collect(),
        })
        .collect();
    let [previous, next] = sheet.neighbours();
    Ok(TaskMonth {
        title: sheet.title(),
        previous,
        next,
        weeks: days.chunks(7).map(<[TaskDay]>::to_vec).collect(),
    })
}

fn outside(month: u32, year: i32) -> Error {
    Error::Invalid(format!("Không có tháng {month}/{year} trong lịch."))
}

pub(in crate::api) fn task_year(
    desk: &mut Desk,
    year: i32,
    filter: TaskFilter,
) -> Result<TaskYear> {
    let (db, today) = (desk.db()?, desk.today());
    let (from, to) = span::year(year).ok_or_else(|| outside(1, year))?;
    let (filter, _) = find::known(db, filter)?;
    let found = find::find(db, &filter.between(from, to), today)?;
    let dues = found.dues.iter().map(|(_, due)| (due.state, due.due));
    Ok(TaskYear {
        year,
        months: counts(year, dues, today),
    })
}

pub(in crate::api) fn task_reminders(desk: &mut Desk) -> Result<Vec<TaskReminder>> {
    Ok(reminders(desk, SOON, usize::MAX)?.by_unit)
}

/// What is late, and what is due within some days.
pub(in crate::api) struct Reminders {
    /// How many are late.
    pub(in crate::api) late: usize,
    /// How many are due within the days.
    pub(in crate::api) soon: usize,
    /// The most urgent ones by lead unit; the unit with the most urgent one first.
    pub(in crate::api) by_unit: Vec<TaskReminder>,
}

/// What is late, and what is due within so many days; at most so many lines, the most urgent ones.
pub(in crate::api) fn reminders(desk: &Desk, days: i64, most: usize) -> Result<Reminders> {
    let (db, today) = (desk.db()?, desk.today());
    let filter = TaskFilter {
        states: vec![State::Todo, State::Doing],
        to: Some(today + Days::new(days.unsigned_abs())),
        ..TaskFilter::default()
    };
    let found = find::find(db, &filter, today)?;
    let late = found.dues.iter().filter(|(_, due)| due.due < today).count();
    let lines = Lines::new(db, today)?.of(&found, 0, most)?;
    let units = unit::list(db)?;
    let units: Vec<(i64, &str, &str)> = units
        .iter()
        .map(|unit| (unit.id, unit.name.as_str(), unit.short.as_str()))
        .collect();
    let groups = by_unit(lines.iter().map(|line| line.lead.as_str()), &units);
    Ok(Reminders {
        late,
        soon: found.dues.len() - late,
        by_unit: groups
            .into_iter()
            .map(|own| TaskReminder {
                unit: own.unit,
                id: own.id,
                lines: own.tasks.iter().map(|at| lines[*at].clone()).collect(),
            })
            .collect(),
    })
}

pub(in crate::api) fn ics_write(
    desk: &mut Desk,
    plan: Option<i64>,
    path: String,
) -> Result<Exported> {
    let mark = mark(desk)?;
    let (db, today) = (desk.db()?, desk.today());
    let all = TaskFilter {
        plan,
        ..TaskFilter::default()
    };
    let filter = match plan {
        Some(plan) => {
            store::plan::by_id(db, plan)?;
            all
        }
        None => {
            let year = today.year();
            let (from, to) = span::year(year).ok_or_else(|| outside(1, year))?;
            all.between(from, to)
        }
    };
    let found = find::find(db, &filter, today)?;
    let lines = Lines::new(db, today)?.of(&found, 0, usize::MAX)?;
    let events: Vec<Event> = lines.iter().filter_map(|line| event(line, &mark)).collect();
    if events.is_empty() {
        return Err(Error::Invalid(
            "Không có việc nào có hạn để ghi vào lịch.".to_owned(),
        ));
    }
    let path = target(&path, ".ics", false)?;
    let text = calendar_file::calendar(&events, desk.now());
    export::write_file(&path, text.as_bytes())?;
    let shown = path.display().to_string();
    Ok(Exported {
        message: format!("Đã ghi {} việc vào tệp lịch: {shown}", events.len()),
        folder: path.parent().unwrap_or(Path::new("")).display().to_string(),
        path: shown,
        draft: false,
    })
}

/// How many days before the last working day a calendar reminds.
const REMIND: u64 = 2;

/// An event of the calendar file.
fn event(line: &TaskLine, mark: &str) -> Option<Event> {
    Some(Event {
        uid: format!("viec-{}-{mark}@so-mot-cua", line.id?),
        day: line.due?,
        summary: line.headline(),
        description: line.details(),
        alarm: (line.standing != Standing::Settled).then_some(REMIND + line.days_off),
    })
}

/// The data file's own mark: events of two files never take each other's place in a calendar, those of one file do.
fn mark(desk: &mut Desk) -> Result<String> {
    let kept = setting::CALENDAR.get(desk.db()?)?;
    if !kept.is_empty() {
        return Ok(kept);
    }
    let mark = store::document::digest(&format!("{} {}", desk.data.display(), desk.now()));
    let mark = mark[..12].to_owned();
    desk.store()?.write(|db| setting::CALENDAR.set(db, &mark))?;
    Ok(mark)
}
