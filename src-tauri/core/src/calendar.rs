//! Cycles, periods and deadlines of the reporting calendar.
//! Pure: today is always a parameter.
//!
//! Cut-off days: a cycle runs from the 15th to the end of the 14th, as in Nghị định 09/2019/NĐ-CP.

mod cycle;
mod period;
mod span;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use cycle::{Cycle, NotAPeriod};
pub use period::{Period, longer_periods_ending, periods_with};
pub use span::Span;

/// "Before day N" of each report; the last safe day is N − 1. Settings of the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Deadlines {
    /// Monthly report: before this day of month m.
    pub month: u32,
    /// Quarter, half, nine months and year: before this day of the period's last month.
    pub longer: u32,
    /// Administrative reform (cải cách hành chính): quarter and half, before this day of the last month.
    pub reform: u32,
    /// Administrative reform, year: before this day of December.
    pub reform_year: u32,
}

impl Default for Deadlines {
    fn default() -> Self {
        Deadlines {
            month: 18,
            longer: 18,
            reform: 5,
            reform_year: 5,
        }
    }
}

impl Deadlines {
    /// The day before which the report of a period must arrive.
    pub fn of(self, period: Period) -> NaiveDate {
        let before_day = match period {
            Period::Month(_) => self.month,
            _ => self.longer,
        };
        period.ends().1.deadline(before_day)
    }

    /// The same for the report on administrative reform: half-years and quarters, and the year.
    pub fn of_reform(self, period: Period) -> NaiveDate {
        let before_day = match period {
            Period::Year(_) => self.reform_year,
            _ => self.reform,
        };
        period.ends().1.deadline(before_day)
    }
}

/// The last safe day: "trước ngày 18" means the 17th.
pub fn last_safe_day(deadline: NaiveDate) -> NaiveDate {
    deadline - Days::new(1)
}

/// Days left until the last safe day; 0 on that day, negative when late.
pub fn days_left(deadline: NaiveDate, today: NaiveDate) -> i64 {
    (last_safe_day(deadline) - today).num_days()
}

/// "còn 1 ngày", "hôm nay là ngày cuối", "quá hạn 2 ngày"; and whether it is late.
pub fn left(deadline: NaiveDate, today: NaiveDate) -> (String, bool) {
    match days_left(deadline, today) {
        0 => ("hôm nay là ngày cuối".to_owned(), false),
        days if days > 0 => (format!("còn {days} ngày"), false),
        days => (format!("quá hạn {} ngày", -days), true),
    }
}

#[cfg(test)]
mod tests;
