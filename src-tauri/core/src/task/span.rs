//! Spans of days that have a name: this week, next month, this quarter.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use crate::calendar::{Cycle, monday};

/// A span of days by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "NamedSpan")]
pub struct Named {
    /// "Tuần này".
    pub name: String,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
}

/// The first and the last day of a month; none outside the years of the calendar.
pub fn month(year: i32, month: u32) -> Option<(NaiveDate, NaiveDate)> {
    Cycle::new(year, month)?;
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some((first, first + Months::new(1) - Days::new(1)))
}

/// The first and the last day of a year; none outside the years of the calendar.
pub fn year(year: i32) -> Option<(NaiveDate, NaiveDate)> {
    Some((month(year, 1)?.0, month(year, 12)?.1))
}

/// The spans an officer asks for, from the nearest to the widest.
pub fn named(today: NaiveDate) -> Vec<Named> {
    let span = |name: &str, first: NaiveDate, next: NaiveDate| Named {
        name: name.to_owned(),
        from: first,
        to: next - Days::new(1),
    };
    let week = monday(today);
    let month = today - Days::new(today.day0().into());
    let quarter = month - Months::new(today.month0() % 3);
    let year = month - Months::new(today.month0());
    let after = |first: NaiveDate, months: u32| first + Months::new(months);
    vec![
        span("Tuần này", week, week + Days::new(7)),
        span("Tuần sau", week + Days::new(7), week + Days::new(14)),
        span("Tháng này", month, after(month, 1)),
        span("Tháng sau", after(month, 1), after(month, 2)),
        span("Quý này", quarter, after(quarter, 3)),
        span("Năm nay", year, after(year, 12)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(today: &str, name: &str, from: &str, to: &str) {
        let spans = named(today.parse().unwrap());
        let own = spans.iter().find(|own| own.name == name).unwrap();
        let days = (own.from.to_string(), own.to.to_string());
        assert_eq!(days, (from.to_owned(), to.to_owned()), "{name} on {today}");
    }

    #[test]
    fn a_week_goes_from_monday_to_sunday() {
        check("2026-11-16", "Tuần này", "2026-11-16", "2026-11-22");
        check("2026-11-22", "Tuần này", "2026-11-16", "2026-11-22");
        check("2026-11-22", "Tuần sau", "2026-11-23", "2026-11-29");
        check("2026-12-31", "Tuần này", "2026-12-28", "2027-01-03");
    }

    #[test]
    fn months_and_quarters_have_their_own_last_day() {
        check("2026-01-31", "Tháng này", "2026-01-01", "2026-01-31");
        check("2026-01-31", "Tháng sau", "2026-02-01", "2026-02-28");
        check("2028-01-31", "Tháng sau", "2028-02-01", "2028-02-29");
        check("2026-12-05", "Tháng sau", "2027-01-01", "2027-01-31");
        check("2026-11-16", "Quý này", "2026-10-01", "2026-12-31");
        check("2026-03-31", "Quý này", "2026-01-01", "2026-03-31");
        check("2026-11-16", "Năm nay", "2026-01-01", "2026-12-31");
    }

    #[track_caller]
    fn of_month(own: (i32, u32), expected: Option<(&str, &str)>) {
        let days = month(own.0, own.1);
        let days = days.map(|(from, to)| (from.to_string(), to.to_string()));
        let expected = expected.map(|(from, to)| (from.to_owned(), to.to_owned()));
        assert_eq!(days, expected, "{own:?}");
    }

    #[test]
    fn a_month_lies_within_the_calendars_years() {
        of_month((2026, 2), Some(("2026-02-01", "2026-02-28")));
        of_month((2028, 2), Some(("2028-02-01", "2028-02-29")));
        of_month((2026, 12), Some(("2026-12-01", "2026-12-31")));
        of_month((2026, 13), None);
        of_month((2026, 0), None);
        of_month((1999, 1), None);
        assert_eq!(
            year(2026).map(|(from, to)| (from.to_string(), to.to_string())),
            Some(("2026-01-01".to_owned(), "2026-12-31".to_owned()))
        );
        assert_eq!(year(2201), None);
    }
}
