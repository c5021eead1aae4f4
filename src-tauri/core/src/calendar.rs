//! Cycles, periods and deadlines of the reporting calendar; which days are worked.
//! Pure: today is always a parameter.
//!
//! Cut-off days: a cycle runs from the 15th to the end of the 14th, as in Nghị định 09/2019/NĐ-CP.

pub mod clock;
mod cycle;
mod deadlines;
pub mod holidays;
pub mod lunar;
mod period;
mod span;
mod told;
mod week;
pub mod working;

use chrono::{Days, NaiveDate};

pub use cycle::{Cycle, NotAPeriod};
pub use deadlines::{Deadlines, ReportDays};
pub use period::{Period, longer_periods_ending, periods_with};
pub use span::{NotASpan, Span};
pub use told::{Left, Told};
pub use week::{monday, weekday, weekday_short, with_weekday};
pub use working::Working;

/// The last safe day: "trước ngày 18" means the 17th.
pub fn last_safe_day(deadline: NaiveDate) -> NaiveDate {
    deadline - Days::new(1)
}

#[cfg(test)]
mod tests;
