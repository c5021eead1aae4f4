//! Cycles, periods and deadlines of the reporting calendar.
//! Pure: today is always a parameter.
//!
//! Cut-off days: a cycle runs from the 15th to the end of the 14th, as in Nghị định 09/2019/NĐ-CP.

mod cycle;
mod deadlines;
mod period;
mod span;
mod week;

use chrono::{Days, NaiveDate};

pub use cycle::{Cycle, NotAPeriod};
pub use deadlines::{Deadlines, ReportDays};
pub use period::{Period, longer_periods_ending, periods_with};
pub use span::Span;
pub use week::monday;

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
