//! Weeks, which begin on Monday.

use chrono::{Datelike, Days, NaiveDate};

/// The Monday of a day's week.
pub fn monday(day: NaiveDate) -> NaiveDate {
    day - Days::new(day.weekday().num_days_from_monday().into())
}
