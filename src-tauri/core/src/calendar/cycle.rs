//! The monthly reporting period, from the 15th to the end of the 14th.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::span::{NotASpan, Span, YEARS};

/// The monthly reporting period m/y: from 15/(m−1) to 14/m, both ends inclusive. Written `2026-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Cycle {
    pub(super) year: i32,
    pub(super) month: u32,
}

impl Cycle {
    /// The cycle of a month (1–12) of a year; `None` outside the years 2000–2200.
    pub fn new(year: i32, month: u32) -> Option<Cycle> {
        (YEARS.contains(&year) && (1..=12).contains(&month)).then_some(Cycle { year, month })
    }

    /// The one cycle a date belongs to: 14/3/2026 → 3/2026, 15/3/2026 → 4/2026, 15/12/2026 → 1/2027.
    pub fn containing(date: NaiveDate) -> Cycle {
        let own = Cycle {
            year: date.year(),
            month: date.month(),
        };
        if date.day() <= 14 { own } else { own.next() }
    }

    /// The year of the month it is named after.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month it is named after, 1–12.
    pub fn month(self) -> u32 {
        self.month
    }

    /// The cycle after this one.
    pub fn next(self) -> Cycle {
        self.plus(1)
    }

    /// The cycle before this one.
    pub fn previous(self) -> Cycle {
        self.plus(-1)
    }

    /// The cycle so many months later (earlier when negative).
    pub fn plus(self, months: i32) -> Cycle {
        let index = self.index() + months;
        Cycle {
            year: index.div_euclid(12),
            month: index.rem_euclid(12) as u32 + 1,
        }
    }

    fn index(self) -> i32 {
        self.year * 12 + self.month as i32 - 1
    }

    /// Its first day, the 15th of the month before.
    pub fn first_day(self) -> NaiveDate {
        self.previous().day(15)
    }

    /// Its last day, the 14th of its month.
    pub fn last_day(self) -> NaiveDate {
        self.day(14)
    }

    /// Its days.
    pub fn days(self) -> Span {
        Span {
            from: self.first_day(),
            to: self.last_day(),
        }
    }

    /// First and last of the cycles that a span consists of; `None` when it begins or ends within one.
    pub fn whole(span: Span) -> Option<(Cycle, Cycle)> {
        let (first, last) = (Cycle::containing(span.from), Cycle::containing(span.to));
        let whole = first.first_day() == span.from && last.last_day() == span.to && first <= last;
        whole.then_some((first, last))
    }

    /// First and last of the cycles that lie wholly within a span; `None` when there is none.
    pub fn within(span: Span) -> Option<(Cycle, Cycle)> {
        let (first, last) = (Cycle::containing(span.from), Cycle::containing(span.to));
        let first = match first.first_day() < span.from {
            true => first.next(),
            false => first,
        };
        let last = match last.last_day() > span.to {
            true => last.previous(),
            false => last,
        };
        (first <= last).then_some((first, last))
    }

    /// The day of its month before which the report must arrive.
    pub fn deadline(self, before_day: u32) -> NaiveDate {
        self.day(before_day.clamp(1, 28))
    }

    /// A day of its month; days 1–28 exist in every month.
    fn day(self, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, day).unwrap_or_default()
    }

    /// "11/2026".
    pub fn label(self) -> String {
        format!("{:02}/{}", self.month, self.year)
    }
}

impl fmt::Display for Cycle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl From<Cycle> for String {
    fn from(cycle: Cycle) -> String {
        cycle.to_string()
    }
}

/// A text that is no cycle or period, with what one looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAPeriod {
    /// It reads as none.
    Text(String),
    /// It names two days that are no span.
    Days(NotASpan),
}

impl fmt::Display for NotAPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotAPeriod::Text(text) => write!(
                f,
                "“{text}” không phải kỳ báo cáo. Viết 2026-01 (tháng), 2026-Q1 (quý), 2026-H1 hoặc 2026-H2 (6 tháng), \
                 2026-9M (9 tháng), 2026 (năm), 2026-01..2026-05 (nhiều kỳ liền nhau) hoặc 2026-10-01..2026-11-10 \
                 (từ ngày đến ngày)."
            ),
            NotAPeriod::Days(why) => why.fmt(f),
        }
    }
}

impl std::error::Error for NotAPeriod {}

impl FromStr for Cycle {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Cycle, NotAPeriod> {
        let wrong = || NotAPeriod::Text(text.to_owned());
        let (year, month) = text.split_once('-').ok_or_else(wrong)?;
        let exact = year.len() == 4
            && month.len() == 2
            && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        if !exact {
            return Err(wrong());
        }
        let year = year.parse().map_err(|_| wrong())?;
        let month = month.parse().map_err(|_| wrong())?;
        Cycle::new(year, month).ok_or_else(wrong)
    }
}

impl TryFrom<String> for Cycle {
    type Error = NotAPeriod;

    fn try_from(text: String) -> Result<Cycle, NotAPeriod> {
        text.parse()
    }
}
