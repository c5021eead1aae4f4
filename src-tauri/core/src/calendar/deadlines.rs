//! Before which day each report must arrive. A calendar of reports is in force from a day on: another one leaves
//! what was due before as it was.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Cycle, Period};

/// "Before day N" of each report; the last safe day is N − 1. Settings of the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReportDays {
    /// Monthly report: before this day of month m.
    pub month: u32,
    /// Quarter, half, nine months and year: before this day of the period's last month.
    pub longer: u32,
    /// Administrative reform (cải cách hành chính): quarter and half, before this day of the last month.
    pub reform: u32,
    /// Administrative reform, year: before this day of December.
    pub reform_year: u32,
}

impl Default for ReportDays {
    fn default() -> Self {
        ReportDays {
            month: 18,
            longer: 18,
            reform: 5,
            reform_year: 5,
        }
    }
}

impl ReportDays {
    /// Why these days cannot be used; `None` when they can.
    pub fn refusal(&self) -> Option<String> {
        let days = [
            ("Báo cáo tháng", self.month, 15),
            ("Báo cáo quý, 6 tháng, 9 tháng, năm", self.longer, 15),
            ("Báo cáo cải cách hành chính", self.reform, 2),
            ("Báo cáo cải cách hành chính năm", self.reform_year, 2),
        ];
        // The figures of a cycle end on the 14th: its report cannot be due before the 15th is over.
        let wrong = days
            .into_iter()
            .find(|(_, day, least)| !(*least..=28).contains(day));
        wrong.map(|(label, day, least)| {
            format!(
                "{label}: hạn gửi trước ngày {day} không dùng được. Nhập ngày từ {least} đến 28."
            )
        })
    }
}

/// The calendars of reports of an office: which is in force when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadlines {
    /// Since when, oldest first; the first one since ever.
    dated: Vec<(NaiveDate, ReportDays)>,
}

impl Default for Deadlines {
    fn default() -> Self {
        Deadlines::from(ReportDays::default())
    }
}

impl From<ReportDays> for Deadlines {
    /// The same days since ever.
    fn from(days: ReportDays) -> Deadlines {
        Deadlines {
            dated: vec![(Deadlines::EVER, days)],
        }
    }
}

impl Deadlines {
    /// The day a calendar is in force from when nothing was there before.
    pub const EVER: NaiveDate = match NaiveDate::from_ymd_opt(1, 1, 1) {
        Some(day) => day,
        None => NaiveDate::MIN,
    };

    /// From what is kept; the usual days as long as nothing is.
    pub fn of_dated(dated: impl IntoIterator<Item = (NaiveDate, ReportDays)>) -> Deadlines {
        let mut dated: Vec<(NaiveDate, ReportDays)> = dated.into_iter().collect();
        dated.sort_by_key(|(from, _)| *from);
        match dated.first_mut() {
            None => Deadlines::default(),
            Some((from, _)) => {
                *from = Deadlines::EVER;
                Deadlines { dated }
            }
        }
    }

    /// Since when which days are in force, oldest first.
    pub fn dated(&self) -> &[(NaiveDate, ReportDays)] {
        &self.dated
    }

    /// The days in force on a day.
    pub fn on(&self, day: NaiveDate) -> ReportDays {
        let before = self.dated.iter().rev().find(|(from, _)| *from <= day);
        let (_, days) = before.unwrap_or(&self.dated[0]);
        *days
    }

    /// Other days from a cycle on; what was to be in force later gives way.
    pub fn change(&mut self, from: Cycle, days: ReportDays) {
        let from = from.first_day();
        self.dated.retain(|(own, _)| *own < from);
        if self.dated.last().is_none_or(|(_, last)| *last != days) {
            self.dated.push((from, days));
        }
    }

    /// The day before which the report of a period must arrive: as it is in force on the period's last day.
    pub fn of(&self, period: Period) -> NaiveDate {
        let days = self.on(period.last_day());
        let before_day = match period {
            Period::Month(_) => days.month,
            _ => days.longer,
        };
        period.ends().1.deadline(before_day)
    }

    /// The same for the report on administrative reform: half-years and quarters, and the year.
    pub fn of_reform(&self, period: Period) -> NaiveDate {
        let days = self.on(period.last_day());
        let before_day = match period {
            Period::Year(_) => days.reform_year,
            _ => days.reform,
        };
        period.ends().1.deadline(before_day)
    }

    /// The cycle whose report is due next: the one that ended last while its deadline has not passed,
    /// else the running one. With the usual days that is 11 on 15–17/11, and 12 on the 18th.
    pub fn current(&self, today: NaiveDate) -> Cycle {
        let running = Cycle::containing(today);
        let ended = running.previous();
        match today < self.of(Period::Month(ended)) {
            true => ended,
            false => running,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(month: u32) -> ReportDays {
        ReportDays {
            month,
            ..ReportDays::default()
        }
    }

    #[track_caller]
    fn check(deadlines: &Deadlines, period: &str, due: &str) {
        let found = deadlines.of(period.parse().unwrap());
        assert_eq!(found.to_string(), due, "{period}");
    }

    #[test]
    fn other_days_leave_what_was_due_before() {
        let mut deadlines = Deadlines::default();
        deadlines.change("2026-11".parse().unwrap(), days(20));
        check(&deadlines, "2026-10", "2026-10-18");
        check(&deadlines, "2026-11", "2026-11-20");
        check(&deadlines, "2030-01", "2030-01-20");
        check(&deadlines, "2001-01", "2001-01-18");
    }

    #[test]
    fn a_longer_period_goes_by_its_last_day() {
        let mut deadlines = Deadlines::default();
        let longer = ReportDays {
            longer: 25,
            ..ReportDays::default()
        };
        deadlines.change("2026-11".parse().unwrap(), longer);
        check(&deadlines, "2026-Q3", "2026-09-18");
        check(&deadlines, "2026-Q4", "2026-12-25");
        check(&deadlines, "2026", "2026-12-25");
    }

    #[test]
    fn a_change_takes_the_place_of_those_that_were_to_come() {
        let mut deadlines = Deadlines::default();
        deadlines.change("2026-11".parse().unwrap(), days(20));
        deadlines.change("2026-11".parse().unwrap(), days(21));
        deadlines.change("2026-06".parse().unwrap(), days(22));
        check(&deadlines, "2026-05", "2026-05-18");
        check(&deadlines, "2026-06", "2026-06-22");
        check(&deadlines, "2026-11", "2026-11-22");
        assert_eq!(deadlines.dated().len(), 2);
        // Back to the days before is no calendar of its own.
        deadlines.change("2026-06".parse().unwrap(), ReportDays::default());
        assert_eq!(deadlines, Deadlines::default());
    }

    #[test]
    fn what_is_kept_begins_with_ever() {
        let day = |text: &str| text.parse().unwrap();
        let kept = [(day("2026-01-15"), days(20)), (day("2025-01-15"), days(19))];
        let deadlines = Deadlines::of_dated(kept);
        check(&deadlines, "2020-01", "2020-01-19");
        check(&deadlines, "2026-02", "2026-02-20");
        assert_eq!(Deadlines::of_dated([]), Deadlines::default());
    }

    #[track_caller]
    fn current(deadlines: &Deadlines, today: &str, cycle: &str) {
        let found = deadlines.current(today.parse().unwrap());
        assert_eq!(found.to_string(), cycle, "{today}");
    }

    #[test]
    fn the_cycle_due_next_goes_by_the_days_of_that_cycle() {
        let mut deadlines = Deadlines::default();
        current(&deadlines, "2026-11-14", "2026-11");
        current(&deadlines, "2026-11-17", "2026-11");
        current(&deadlines, "2026-11-18", "2026-12");
        current(&deadlines, "2026-12-20", "2027-01");
        deadlines.change("2026-12".parse().unwrap(), days(25));
        current(&deadlines, "2026-11-18", "2026-12");
        current(&deadlines, "2026-12-24", "2026-12");
    }

    #[test]
    fn days_that_cannot_be_are_refused() {
        assert_eq!(ReportDays::default().refusal(), None);
        assert!(days(14).refusal().unwrap().starts_with("Báo cáo tháng: "));
        assert!(days(29).refusal().is_some());
    }
}
