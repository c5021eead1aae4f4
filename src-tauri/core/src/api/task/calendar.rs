//! What is due: month, year, reminders, calendar file.

use std::collections::HashMap;
use std::path::Path;

use chrono::{Datelike, Days, NaiveDate};

use super::find::{self, Found};
use super::lines::Lines;
use crate::api::desk::Desk;
use crate::api::desk::target::target;
use crate::api::reply::*;
use crate::calendar::Cycle;
use crate::error::{Error, Result};
use crate::export;
use crate::export::calendar_file::{self, Event};
use crate::plan::occurrence::{SOON, Standing, State, standing};
use crate::plan::units::named;
use crate::store::{self, setting, unit};
use crate::value::one_line;

pub(in crate::api) fn task_month(
    desk: &mut Desk,
    year: i32,
    month: u32,
    filter: TaskFilter,
) -> Result<TaskMonth> {
    let (db, today) = (desk.db()?, desk.today());
    let first = first_of(year, month)?;
    let next = first_of(year + i32::from(month == 12), month % 12 + 1)?;
    let monday = monday(first);
    let sunday = monday_after(next) - Days::new(1);
    let found = find::find(db, &between(filter, monday, sunday), today)?;
    let mut lines = Lines::new(db, today)
        .of(&found, 0, usize::MAX)?
        .into_iter()
        .peekable();
    let days: Vec<TaskDay> = monday
        .iter_days()
        .take_while(|day| *day <= sunday)
        .map(|date| TaskDay {
            date,
            inside: date >= first && date < next,
            today: date == today,
            lines: std::iter::from_fn(|| lines.next_if(|line| line.due == Some(date))).collect(),
        })
        .collect();
    Ok(TaskMonth {
        title: format!("Tháng {month:02}/{year}"),
        weeks: days.chunks(7).map(<[TaskDay]>::to_vec).collect(),
    })
}

/// A filter for what is due from one day to another.
fn between(filter: TaskFilter, from: NaiveDate, to: NaiveDate) -> TaskFilter {
    TaskFilter {
        from: Some(from),
        to: Some(to),
        undated: false,
        skip: 0,
        ..filter
    }
}

/// The first day of a month; refused outside the years of the calendar.
fn first_of(year: i32, month: u32) -> Result<NaiveDate> {
    Cycle::new(year, month)
        .and_then(|_| NaiveDate::from_ymd_opt(year, month, 1))
        .ok_or_else(|| Error::Invalid(format!("Không có tháng {month}/{year} trong lịch.")))
}

fn monday(day: NaiveDate) -> NaiveDate {
    day - Days::new(day.weekday().num_days_from_monday().into())
}

/// The first Monday on or after a day.
fn monday_after(day: NaiveDate) -> NaiveDate {
    monday(day + Days::new(6))
}

pub(in crate::api) fn task_year(
    desk: &mut Desk,
    year: i32,
    filter: TaskFilter,
) -> Result<TaskYear> {
    let (db, today) = (desk.db()?, desk.today());
    let first = first_of(year, 1)?;
    let last = first_of(year, 12)? + Days::new(30);
    let found = find::find(db, &between(filter, first, last), today)?;
    let mut months: Vec<TaskCount> = (1..=12)
        .map(|month| TaskCount {
            title: format!("Tháng {month}"),
            due: 0,
            done: 0,
            late: 0,
        })
        .collect();
    for (_, due) in &found.dues {
        let month = &mut months[due.due.month0() as usize];
        month.due += 1;
        match standing(due.state, due.due, today) {
            Standing::Settled => month.done += 1,
            Standing::Late => month.late += 1,
            _ => {}
        }
    }
    Ok(TaskYear { year, months })
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
    let lines = Lines::new(db, today).of(&found, 0, most)?;
    Ok(Reminders {
        late,
        soon: found.dues.len() - late,
        by_unit: by_unit(desk, lines)?,
    })
}

/// What is said of tasks without a lead unit.
pub(in crate::api) const NO_LEAD: &str = "Chưa rõ đơn vị chủ trì";

/// Lines by lead unit: those of the catalogue, else as written. A line with two lead units stands under both.
fn by_unit(desk: &Desk, lines: Vec<TaskLine>) -> Result<Vec<TaskReminder>> {
    let units = unit::list(desk.db()?)?;
    let names: Vec<(i64, &str, &str)> = units
        .iter()
        .map(|unit| (unit.id, unit.name.as_str(), unit.short.as_str()))
        .collect();
    let mut found: Vec<TaskReminder> = Vec::new();
    let mut places: HashMap<(Option<i64>, String), usize> = HashMap::new();
    for line in lines {
        let mut leads: Vec<(Option<i64>, String)> = named(&line.lead, &names)
            .into_iter()
            .filter_map(|id| units.iter().find(|unit| unit.id == id))
            .map(|unit| (Some(unit.id), unit.name.clone()))
            .collect();
        if leads.is_empty() {
            let lead = one_line(&line.lead);
            let unclear = lead.is_empty();
            leads.push((None, if unclear { NO_LEAD.to_owned() } else { lead }));
        }
        for lead in leads {
            let place = *places.entry(lead.clone()).or_insert_with(|| {
                let (id, unit) = lead;
                let lines = Vec::new();
                found.push(TaskReminder { unit, id, lines });
                found.len() - 1
            });
            found[place].lines.push(line.clone());
        }
    }
    Ok(found)
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
        None => between(
            all,
            first_of(today.year(), 1)?,
            first_of(today.year(), 12)? + Days::new(30),
        ),
    };
    let found: Found = find::find(db, &filter, today)?;
    let lines = Lines::new(db, today).of(&found, 0, usize::MAX)?;
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

/// An event of the calendar file.
fn event(line: &TaskLine, mark: &str) -> Option<Event> {
    let settled = line.standing == Standing::Settled;
    let head = match settled {
        true => format!("[{}] ", line.state_text),
        false => String::new(),
    };
    let about = [
        ("Kế hoạch", &line.place),
        ("Thời gian ghi trong kế hoạch", &line.time),
        ("Chủ trì", &line.lead),
        ("Phối hợp", &line.coordinating),
        ("Kết quả", &line.result),
        ("Ghi chú", &line.note),
    ];
    let about: Vec<String> = about
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(what, text)| format!("{what}: {text}"))
        .collect();
    Some(Event {
        uid: format!("viec-{}-{mark}@so-mot-cua", line.id?),
        day: line.due?,
        summary: format!("{head}{}", one_line(&line.content)),
        description: about.join("\n"),
        alarm: !settled,
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
