//! What falls due of a task, whether it is late, and what becomes of it when the time changes.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::About;
use crate::calendar::{Cycle, Deadlines, Period, last_safe_day};
use crate::schedule::{Day, Rule, Schedule, Span};

/// How far an occurrence is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "OccurrenceState")]
pub enum State {
    /// Chưa làm.
    #[default]
    Todo,
    /// Đang làm.
    Doing,
    /// Đã xong.
    Done,
    /// Không phát sinh.
    NotArisen,
}

impl State {
    /// All states, in the order of the work.
    pub const ALL: [State; 4] = [State::Todo, State::Doing, State::Done, State::NotArisen];

    /// Its name in the data file.
    pub fn name(self) -> &'static str {
        match self {
            State::Todo => "todo",
            State::Doing => "doing",
            State::Done => "done",
            State::NotArisen => "not_arisen",
        }
    }

    /// The state of that name; what is unknown is still to do.
    pub fn named(name: &str) -> State {
        let mut all = State::ALL.into_iter();
        all.find(|state| state.name() == name).unwrap_or_default()
    }

    /// "Chưa làm", "Đang làm", "Đã xong", "Không phát sinh".
    pub fn text(self) -> &'static str {
        match self {
            State::Todo => "Chưa làm",
            State::Doing => "Đang làm",
            State::Done => "Đã xong",
            State::NotArisen => "Không phát sinh",
        }
    }
}

/// Where an occurrence stands on its due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Past its last safe day, neither done nor not arisen.
    Late,
    /// Due within 14 days.
    Soon,
    /// Due later.
    Later,
    /// Done or not arisen.
    Settled,
    /// Nothing falls due: ongoing, on demand, not understood.
    Undated,
}

/// The due dates (last safe days) that a schedule gives in a plan's year, soonest first, each once. Dates that
/// the text names are given whatever their year is.
pub fn dues(schedule: &Schedule, year: i32, about: About, deadlines: &Deadlines) -> Vec<NaiveDate> {
    let mut dues: Vec<NaiveDate> = match schedule {
        Schedule::Ongoing | Schedule::OnDemand => Vec::new(),
        Schedule::Once { due, .. } => vec![*due],
        Schedule::Dates { dues } => dues.clone(),
        Schedule::Recurring { rules } => rules
            .iter()
            .flat_map(|rule| of_rule(*rule, year, about, deadlines))
            .collect(),
    };
    dues.sort_unstable();
    dues.dedup();
    dues
}

fn of_rule(rule: Rule, year: i32, about: About, deadlines: &Deadlines) -> Vec<NaiveDate> {
    if rule.every == Span::Week {
        return weekly(rule.day, year);
    }
    let periods = periods(rule.every, year);
    let due = |period: Period| match rule.day {
        Day::Calendar => Some(last_safe_day(report_deadline(period, about, deadlines))),
        Day::On { day } => in_month(period.ends().1, day),
        Day::Before { day } => in_month(period.ends().1, day).map(|on| match on.day() < day {
            // "trước ngày 31" in a month of 30 days.
            true => on,
            false => last_safe_day(on),
        }),
    };
    periods.into_iter().filter_map(due).collect()
}

/// The spans of a rhythm in a year.
fn periods(every: Span, year: i32) -> Vec<Period> {
    match every {
        Span::Week => Vec::new(),
        Span::Month => (1..=12)
            .filter_map(|month| Cycle::new(year, month).map(Period::Month))
            .collect(),
        Span::Quarter => (1..=4).map(|q| Period::Quarter(year, q)).collect(),
        Span::Half => (1..=2).map(|h| Period::Half(year, h)).collect(),
        Span::NineMonths => vec![Period::NineMonths(year)],
        Span::Year => vec![Period::Year(year)],
    }
}

/// The calendar of reform has no month of its own: a monthly report follows the common one.
fn report_deadline(period: Period, about: About, deadlines: &Deadlines) -> NaiveDate {
    match (about, period) {
        (About::Reform, Period::Month(_)) => deadlines.of(period),
        (About::Reform, _) => deadlines.of_reform(period),
        _ => deadlines.of(period),
    }
}

/// A day of a cycle's month, or the month's last day when it is shorter.
fn in_month(cycle: Cycle, day: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(cycle.year(), cycle.month(), 1)?;
    first.with_day(day.clamp(1, first.num_days_in_month().into()))
}

/// The same weekday of each week of a year, Friday unless one is named.
fn weekly(day: Day, year: i32) -> Vec<NaiveDate> {
    let weekday = match day {
        Day::Calendar => 5,
        Day::On { day } => day.clamp(1, 7),
        Day::Before { day } => (day.clamp(1, 7) + 5) % 7 + 1,
    };
    let first = NaiveDate::from_ymd_opt(year, 1, 1);
    first
        .into_iter()
        .flat_map(|date| date.iter_days())
        .take_while(|date| date.year() == year)
        .filter(|date| date.weekday().number_from_monday() == weekday)
        .collect()
}

/// Where an occurrence stands today.
pub fn standing(state: State, due: NaiveDate, today: NaiveDate) -> Standing {
    match state {
        State::Done | State::NotArisen => Standing::Settled,
        State::Todo | State::Doing if due < today => Standing::Late,
        State::Todo | State::Doing if (due - today).num_days() <= SOON => Standing::Soon,
        State::Todo | State::Doing => Standing::Later,
    }
}

/// How many days ahead something due is called soon.
pub const SOON: i64 = 14;

/// An occurrence as it stands before the time changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Existing {
    /// Its id.
    pub id: i64,
    /// The last safe day.
    pub due: NaiveDate,
    /// Whether the officer added it.
    pub added: bool,
    /// Whether anything was done of it: a state, a note, a document.
    pub touched: bool,
}

/// What becomes of occurrences when the time changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A new one.
    Add(NaiveDate),
    /// One is due on another day, and keeps its state and evidence.
    Move(i64, NaiveDate),
    /// One that was never touched goes.
    Remove(i64),
}

/// Brings occurrences in line with the due dates wanted. Those on a wanted date stay; one whose date moved within
/// its month goes along, and so does one that was touched when its date alone has moved; the other touched ones and
/// those the officer added stay as they are; the rest go. No due date is added twice.
pub fn reconcile(existing: &[Existing], wanted: &[NaiveDate]) -> Vec<Step> {
    let mut missing: Vec<NaiveDate> = wanted.to_vec();
    missing.retain(|due| !existing.iter().any(|own| own.due == *due));
    missing.sort_unstable();
    missing.dedup();
    let mut left: Vec<&Existing> = existing
        .iter()
        .filter(|own| !own.added && !wanted.contains(&own.due))
        .collect();
    // What was touched chooses first.
    left.sort_by_key(|own| (!own.touched, own.due));
    let mut steps = Vec::new();
    left.retain(|own| {
        let month =
            |due: &NaiveDate| (due.year(), due.month()) == (own.due.year(), own.due.month());
        let near = missing.iter().position(month);
        if let Some(at) = near {
            steps.push(Step::Move(own.id, missing.remove(at)));
        }
        near.is_none()
    });
    let (touched, untouched): (Vec<&Existing>, Vec<&Existing>) =
        left.into_iter().partition(|own| own.touched);
    steps.extend(untouched.iter().map(|own| Step::Remove(own.id)));
    match (touched.as_slice(), missing.as_slice()) {
        ([own], [due]) => steps.push(Step::Move(own.id, *due)),
        _ => steps.extend(missing.into_iter().map(Step::Add)),
    }
    steps
}

#[cfg(test)]
mod tests;
