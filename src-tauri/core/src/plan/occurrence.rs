//! What falls due of a task, whether it is late, and what becomes of it when the time changes.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::About;
use crate::calendar::{Cycle, Deadlines, Period, last_safe_day, with_weekday};
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

/// A due date of a task as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Existing {
    /// Its id.
    pub id: i64,
    /// The last safe day, as it was agreed.
    pub due: NaiveDate,
    /// The last safe day that the schedule gives; none of one the officer added, or that the schedule no longer gives.
    pub scheduled: Option<NaiveDate>,
    /// Whether the officer added it.
    pub added: bool,
    /// How far it is.
    pub state: State,
    /// Whether a day is kept on which it was done.
    pub dated: bool,
    /// Whether it has a note.
    pub noted: bool,
    /// Whether a document proves it.
    pub proven: bool,
}

impl Existing {
    /// Whether another day was agreed than the schedule gives.
    pub fn is_moved(&self) -> bool {
        !self.added && self.scheduled != Some(self.due)
    }

    /// Whether the officer has put any work into it, which no change of a time or a plan may throw away unasked:
    /// a state, a day on which it was done, a note, a document, another day.
    pub fn is_touched(&self) -> bool {
        self.state != State::Todo || self.dated || self.noted || self.proven || self.is_moved()
    }

    /// Whether nothing has to be added for a due date that is wanted.
    fn stands_for(&self, day: NaiveDate) -> bool {
        match self.added {
            true => self.due == day,
            false => self.scheduled == Some(day),
        }
    }
}

/// What becomes of occurrences when the time changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A new one.
    Add(NaiveDate),
    /// One is due on another day, and keeps its state and evidence.
    Move(i64, NaiveDate),
    /// One keeps the day that was agreed for it, though the schedule gives another one now, or none.
    Keep(i64, Option<NaiveDate>),
    /// One that was never touched goes.
    Remove(i64),
}

/// Brings occurrences in line with the due dates wanted. Those for a wanted date stay; one whose date moved within
/// its month goes along, and so does one that was touched when its date alone has moved; the other touched ones and
/// those the officer added stay as they are; the rest go. The day of one that was moved by hand is never changed:
/// only which date of the schedule it stands for. No due date is added twice.
pub fn reconcile(existing: &[Existing], wanted: &[NaiveDate]) -> Vec<Step> {
    let mut missing: Vec<NaiveDate> = wanted.to_vec();
    missing.retain(|due| !existing.iter().any(|own| own.stands_for(*due)));
    missing.sort_unstable();
    missing.dedup();
    let stays = |own: &&Existing| own.added || wanted.iter().any(|day| own.stands_for(*day));
    let mut left: Vec<&Existing> = existing.iter().filter(|own| !stays(own)).collect();
    // What was touched chooses first.
    left.sort_by_key(|own| (!own.is_touched(), own.due));
    let step = |own: &Existing, day: NaiveDate| match own.is_moved() {
        true => Step::Keep(own.id, Some(day)),
        false => Step::Move(own.id, day),
    };
    let mut steps = Vec::new();
    left.retain(|own| {
        let month = |day: NaiveDate| (day.year(), day.month());
        let home = month(own.scheduled.unwrap_or(own.due));
        let agreed = missing.iter().position(|day| *day == own.due);
        let near = agreed.or_else(|| missing.iter().position(|day| month(*day) == home));
        if let Some(at) = near {
            steps.push(step(own, missing.remove(at)));
        }
        near.is_none()
    });
    let (touched, untouched): (Vec<&Existing>, Vec<&Existing>) =
        left.into_iter().partition(|own| own.is_touched());
    steps.extend(untouched.iter().map(|own| Step::Remove(own.id)));
    match (touched.as_slice(), missing.as_slice()) {
        ([own], [day]) => steps.push(step(own, *day)),
        _ => {
            let freed = touched.iter().filter(|own| own.is_moved());
            let freed = freed.filter(|own| own.scheduled.is_some());
            steps.extend(freed.map(|own| Step::Keep(own.id, None)));
            steps.extend(missing.into_iter().map(Step::Add));
        }
    }
    steps
}

/// What is said when a due date keeps the day that was agreed, though the plan now gives another one, or none.
pub fn kept(due: NaiveDate, scheduled: Option<NaiveDate>) -> String {
    let now = match scheduled {
        Some(day) => format!("theo kế hoạch nay là {}", with_weekday(day)),
        None => "kế hoạch nay không còn hạn này".to_owned(),
    };
    format!("giữ hạn {} đã dời tay; {now}", with_weekday(due))
}

#[cfg(test)]
mod tests;
