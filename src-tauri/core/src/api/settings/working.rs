//! The days off and the days worked against the week: what is proposed for a year, and what the office made of it.

use chrono::{Datelike, NaiveDate};

use crate::api::desk::Desk;
use crate::api::reply::{WorkingChange, WorkingDay, WorkingKind, WorkingYear};
use crate::calendar::holidays::Beside;
use crate::calendar::working::{Entry, Kind, Own};
use crate::calendar::{Cycle, Working, weekday};
use crate::error::{Error, Result};
use crate::store::{kept, setting};
use crate::value::{capital, format_date, read_date};

/// How many years before and after this one are offered.
const YEARS: i32 = 3;

pub(in crate::api) fn working_days(desk: &mut Desk, year: i32) -> Result<WorkingYear> {
    // What cannot be read is entered anew; the settings say so.
    let working = desk.working().unwrap_or_default();
    reply(&working, year, desk.today())
}

pub(in crate::api) fn working_days_save(
    desk: &mut Desk,
    year: i32,
    change: WorkingChange,
) -> Result<WorkingYear> {
    within_calendar(year)?;
    let mut all = desk.working().unwrap_or_default().own().clone();
    let own = all.remove(&year).unwrap_or_default();
    let changed = changed(own, year, change)?;
    if changed != Own::default() {
        all.insert(year, changed);
    }
    let kept = all
        .iter()
        .map(|(year, own)| kept::WorkingYear::of(*year, own));
    let kept = kept.collect();
    desk.store()?
        .write(|db| setting::WORKING_DAYS.set(db, &kept))?;
    reply(&Working::from(all), year, desk.today())
}

/// What an office set for a year, changed.
fn changed(mut own: Own, year: i32, change: WorkingChange) -> Result<Own> {
    let day = |text: &str| own_day(text, year);
    match change {
        WorkingChange::Off { day: text, name } => {
            let day = day(&text)?;
            own.add_off(day, &name)?;
        }
        WorkingChange::Worked { day: text, name } => {
            let day = day(&text)?;
            own.add_worked(day, &name)?;
        }
        WorkingChange::Remove { day } => own.remove(day),
        WorkingChange::PutBack { day } => own.put_back(day)?,
        WorkingChange::BeforeTet { days } => own.choice.before_tet = days.clamp(1, 2),
        WorkingChange::Beside { beside } => {
            own.choice.beside = (beside != Beside::usual(year)).then_some(beside);
        }
        WorkingChange::Reset => own = Own::default(),
    }
    Ok(own)
}

/// A day as typed; without a year it is of the table's, and no other one.
fn own_day(text: &str, year: i32) -> Result<NaiveDate> {
    match read_date(text, year) {
        Some(day) if day.year() == year => Ok(day),
        Some(day) => Err(Error::Invalid(format!(
            "Ngày {} không thuộc năm {year}. Chọn năm {} rồi thêm.",
            format_date(day),
            day.year()
        ))),
        None => Err(Error::Invalid(format!(
            "“{}” không phải ngày có thật. Viết ngày/tháng, ví dụ 31/8.",
            text.trim()
        ))),
    }
}

fn within_calendar(year: i32) -> Result<()> {
    match Cycle::new(year, 1) {
        Some(_) => Ok(()),
        None => Err(Error::Invalid(format!(
            "Không có năm {year} trong lịch. Chọn năm từ 2000 đến 2200."
        ))),
    }
}

fn reply(working: &Working, year: i32, today: NaiveDate) -> Result<WorkingYear> {
    within_calendar(year)?;
    let own = working.own().get(&year).cloned().unwrap_or_default();
    let table = own.table(year);
    let mut years: Vec<i32> = (today.year() - YEARS..=today.year() + YEARS).collect();
    years.extend([year].into_iter().chain(working.own().keys().copied()));
    years.sort_unstable();
    years.dedup();
    Ok(WorkingYear {
        year,
        summary: summary(working, year, &table),
        changed: own != Own::default(),
        before_tet: own.choice.before_tet,
        beside: own.choice.beside.unwrap_or_else(|| Beside::usual(year)),
        days: table.into_iter().map(shown).collect(),
        years,
    })
}

/// "Năm 2026: 250 ngày làm việc; 13 ngày nghỉ lễ, nghỉ bù; 1 ngày làm bù".
fn summary(working: &Working, year: i32, table: &[Entry]) -> String {
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
    let days = first.iter_days().take_while(|day| day.year() == year);
    let worked = days.filter(|day| working.is_working(*day)).count();
    let count = |made_up: bool| {
        let held = table.iter().filter(|own| !own.left_out);
        held.filter(|own| (own.kind == Kind::Worked) == made_up)
            .count()
    };
    let (off, made_up) = (count(false), count(true));
    let made_up = match made_up {
        0 => String::new(),
        days => format!("; {days} ngày làm bù"),
    };
    format!("Năm {year}: {worked} ngày làm việc; {off} ngày nghỉ lễ, nghỉ bù{made_up}")
}

fn shown(entry: Entry) -> WorkingDay {
    let (kind, source) = match entry.kind {
        Kind::Proposed(basis) => (WorkingKind::Proposed, format!("Đề xuất: {}", basis.text())),
        Kind::Off => (WorkingKind::Off, "Đơn vị thêm: ngày nghỉ".to_owned()),
        Kind::Worked => (WorkingKind::Worked, "Đơn vị thêm: ngày làm bù".to_owned()),
    };
    WorkingDay {
        day: entry.day,
        shown: format!("{} {}", capital(weekday(entry.day)), format_date(entry.day)),
        name: capital(&entry.name),
        kind,
        source,
        left_out: entry.left_out,
    }
}
