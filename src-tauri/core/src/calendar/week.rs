//! Weeks, which begin on Monday.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::value::format_date;

/// The Monday of a day's week.
pub fn monday(day: NaiveDate) -> NaiveDate {
    day - Days::new(day.weekday().num_days_from_monday().into())
}

/// "thứ Hai" … "Chủ nhật".
pub fn weekday(day: NaiveDate) -> &'static str {
    let names = [
        "thứ Hai",
        "thứ Ba",
        "thứ Tư",
        "thứ Năm",
        "thứ Sáu",
        "thứ Bảy",
        "Chủ nhật",
    ];
    names[day.weekday().num_days_from_monday() as usize]
}

/// "thứ Ba 17/11/2026".
pub fn with_weekday(day: NaiveDate) -> String {
    format!("{} {}", weekday(day), format_date(day))
}

/// "T2" … "CN", where there is little room.
pub fn weekday_short(day: NaiveDate) -> &'static str {
    let names = ["T2", "T3", "T4", "T5", "T6", "T7", "CN"];
    names[day.weekday().num_days_from_monday() as usize]
}

/// Whether a day is of the weekly rest.
pub(super) fn weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}
