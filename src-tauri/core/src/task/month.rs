//! A month as whole weeks, and a year as a bar of twelve months.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::span;
use crate::calendar::{Cycle, monday};
use crate::plan::occurrence::{Standing, State, standing};

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "MonthOf")]
pub struct Month {
    /// The year.
    pub year: i32,
    /// January is 1.
    pub month: u32,
}

/// The sheet of a calendar that shows a month: whole weeks, Monday first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    own: Cycle,
    /// The first and the last day of the month.
    month: (NaiveDate, NaiveDate),
    /// The first Monday and the last Sunday shown.
    pub shown: (NaiveDate, NaiveDate),
}

impl Sheet {
    /// The sheet of a month; none outside the years of the calendar.
    pub fn of(Month { year, month }: Month) -> Option<Sheet> {
        let own = Cycle::new(year, month)?;
        let month = span::month(year, month)?;
        Some(Sheet {
            own,
            month,
            shown: (monday(month.0), monday(month.1) + Days::new(6)),
        })
    }

    /// "Tháng 11/2026".
    pub fn title(&self) -> String {
        format!("Tháng {:02}/{}", self.own.month(), self.own.year())
    }

    /// Its days, in order; always whole weeks.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let last = self.shown.1;
        self.shown.0.iter_days().take_while(move |day| *day <= last)
    }

    /// Whether a day belongs to the month itself.
    pub fn holds(&self, day: NaiveDate) -> bool {
        (self.month.0..=self.month.1).contains(&day)
    }

    /// The months before and after, as far as the calendar goes.
    pub fn neighbours(&self) -> [Option<Month>; 2] {
        [-1, 1].map(|months| {
            let own = self.own.plus(months);
            Cycle::new(own.year(), own.month()).map(|own| Month {
                year: own.year(),
                month: own.month(),
            })
        })
    }
}

/// What is due in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "TaskCount")]
pub struct Count {
    /// "Tháng 11".
    pub title: String,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
    /// All that falls due.
    pub due: usize,
    /// Done or not arisen.
    pub done: usize,
    /// Late.
    pub late: usize,
}

/// What is due in each month of a year, January first; what is due in other years is not counted. Empty outside the
/// years of the calendar.
pub fn counts(
    year: i32,
    dues: impl Iterator<Item = (State, NaiveDate)>,
    today: NaiveDate,
) -> Vec<Count> {
    let count = |month: u32| {
        let (from, to) = span::month(year, month)?;
        Some(Count {
            title: format!("Tháng {month}"),
            from,
            to,
            due: 0,
            done: 0,
            late: 0,
        })
    };
    let mut months: Vec<Count> = (1..=12).filter_map(count).collect();
    for (state, due) in dues {
        let of = |own: &&mut Count| (own.from..=own.to).contains(&due);
        let Some(month) = months.iter_mut().find(of) else {
            continue;
        };
        month.due += 1;
        match standing(state, due, today) {
            Standing::Settled => month.done += 1,
            Standing::Late => month.late += 1,
            Standing::Soon | Standing::Later | Standing::Undated => {}
        }
    }
    months
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[track_caller]
    fn shows(year: i32, month: u32, first: &str, last: &str, weeks: usize) {
        let sheet = Sheet::of(Month { year, month }).unwrap();
        assert_eq!(sheet.shown, (date(first), date(last)), "{}", sheet.title());
        assert_eq!(sheet.days().count(), weeks * 7, "{}", sheet.title());
    }

    #[test]
    fn a_month_is_shown_in_whole_weeks() {
        shows(2026, 11, "2026-10-26", "2026-12-06", 6);
        shows(2026, 2, "2026-01-26", "2026-03-01", 5);
        // Begins on a Monday and ends on a Sunday.
        shows(2027, 2, "2027-02-01", "2027-02-28", 4);
        shows(2026, 12, "2026-11-30", "2027-01-03", 5);
        shows(2000, 1, "1999-12-27", "2000-02-06", 6);
    }

    #[test]
    fn days_of_the_neighbours_lie_outside() {
        let sheet = Sheet::of(Month {
            year: 2026,
            month: 2,
        })
        .unwrap();
        assert_eq!(sheet.title(), "Tháng 02/2026");
        assert!(!sheet.holds(date("2026-01-31")) && sheet.holds(date("2026-02-01")));
        assert!(sheet.holds(date("2026-02-28")) && !sheet.holds(date("2026-03-01")));
    }

    #[track_caller]
    fn beside(own: (i32, u32), before: Option<(i32, u32)>, after: Option<(i32, u32)>) {
        let month = |(year, month)| Month { year, month };
        let expected = [before.map(month), after.map(month)];
        let sheet = Sheet::of(month(own)).unwrap();
        assert_eq!(sheet.neighbours(), expected, "{own:?}");
    }

    #[test]
    fn months_go_on_over_the_years_end_and_stop_where_the_calendar_does() {
        beside((2026, 5), Some((2026, 4)), Some((2026, 6)));
        beside((2026, 12), Some((2026, 11)), Some((2027, 1)));
        beside((2026, 1), Some((2025, 12)), Some((2026, 2)));
        beside((2000, 1), None, Some((2000, 2)));
        beside((2200, 12), Some((2200, 11)), None);
        assert_eq!(
            Sheet::of(Month {
                year: 2026,
                month: 13
            }),
            None
        );
        assert_eq!(
            Sheet::of(Month {
                year: 1999,
                month: 1
            }),
            None
        );
    }

    #[test]
    fn a_year_counts_what_is_due_done_and_late_in_each_month() {
        let dues = [
            (State::Todo, "2026-11-15"),
            (State::Done, "2026-11-01"),
            (State::NotArisen, "2026-11-30"),
            (State::Todo, "2026-11-16"),
            (State::Doing, "2026-01-31"),
            (State::Todo, "2025-12-31"),
        ];
        let dues = dues.map(|(state, due)| (state, date(due)));
        let months = counts(2026, dues.into_iter(), date("2026-11-16"));
        let numbers: Vec<_> = months.iter().map(|m| (m.due, m.done, m.late)).collect();
        assert_eq!(months.len(), 12);
        assert_eq!(numbers[10], (4, 2, 1));
        assert_eq!(numbers[0], (1, 0, 1));
        assert_eq!(numbers[1..10], [(0, 0, 0); 9]);
        assert_eq!(numbers[11], (0, 0, 0));
    }
}
