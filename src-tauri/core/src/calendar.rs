//! Cycles, periods and deadlines of the reporting calendar.
//! Pure: today is always a parameter.
//!
//! Cut-off days: a cycle runs from the 15th to the end of the 14th, as in Nghị định 09/2019/NĐ-CP.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::value::{YEARS, format_date};

/// The monthly reporting period m/y: from 15/(m−1) to 14/m, both ends inclusive. Written `2026-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Cycle {
    year: i32,
    month: u32,
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

    /// The cycle whose report is due next: the one that ended last while its deadline has not passed,
    /// else the running one. On 15–17/11 that is 11; on the 18th it is 12.
    pub fn due(today: NaiveDate, before_day: u32) -> Cycle {
        let running = Cycle::containing(today);
        let ended = running.previous();
        match ended.deadline(before_day) {
            deadline if today < deadline => ended,
            _ => running,
        }
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
pub struct NotAPeriod(pub String);

impl fmt::Display for NotAPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "“{}” không phải kỳ báo cáo. Viết 2026-01 (tháng), 2026-Q1 (quý), 2026-H1 hoặc 2026-H2 (6 tháng), \
             2026-9M (9 tháng), 2026 (năm) hoặc 2026-01..2026-05 (nhiều kỳ liền nhau).",
            self.0
        )
    }
}

impl std::error::Error for NotAPeriod {}

impl FromStr for Cycle {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Cycle, NotAPeriod> {
        let wrong = || NotAPeriod(text.to_owned());
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

/// A span of whole cycles a report covers (custom spans of dates cannot be computed from cycles).
/// Written `2026-01`, `2026-Q1`, `2026-H1`, `2026-9M`, `2026` or `2026-01..2026-05`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub enum Period {
    /// One cycle.
    Month(Cycle),
    /// Quarter 1–4 of a year.
    Quarter(i32, u32),
    /// Half 1–2 of a year.
    Half(i32, u32),
    /// The first nine months of a year.
    NineMonths(i32),
    /// A year.
    Year(i32),
    /// Several cycles in a row, first ≤ last.
    Cycles(Cycle, Cycle),
}

impl Period {
    /// First and last cycle.
    pub fn ends(self) -> (Cycle, Cycle) {
        let of = |year, first, last| (Cycle { year, month: first }, Cycle { year, month: last });
        match self {
            Period::Month(cycle) => (cycle, cycle),
            Period::Quarter(year, q) => of(year, 3 * q - 2, 3 * q),
            Period::Half(year, h) => of(year, 6 * h - 5, 6 * h),
            Period::NineMonths(year) => of(year, 1, 9),
            Period::Year(year) => of(year, 1, 12),
            Period::Cycles(first, last) => (first, last),
        }
    }

    /// Its cycles, in order.
    pub fn cycles(self) -> Vec<Cycle> {
        let (first, last) = self.ends();
        std::iter::successors(Some(first), |cycle| Some(cycle.next()))
            .take_while(|cycle| *cycle <= last)
            .collect()
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        self.ends().0.first_day()
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        self.ends().1.last_day()
    }

    /// The one cycle it consists of, if it is a month.
    pub fn month(self) -> Option<Cycle> {
        match self {
            Period::Month(cycle) => Some(cycle),
            _ => None,
        }
    }

    /// As a form prints it: "Tháng 11/2026", "Quý I/2026", "6 tháng đầu năm 2026" …
    pub fn title(self) -> String {
        match self {
            Period::Month(cycle) => format!("Tháng {}", cycle.label()),
            Period::Quarter(year, q) => {
                format!("Quý {}/{year}", ["I", "II", "III", "IV"][q as usize - 1])
            }
            Period::Half(year, 1) => format!("6 tháng đầu năm {year}"),
            Period::Half(year, _) => format!("6 tháng cuối năm {year}"),
            Period::NineMonths(year) => format!("9 tháng năm {year}"),
            Period::Year(year) => format!("Năm {year}"),
            Period::Cycles(first, last) => {
                format!("Từ tháng {} đến tháng {}", first.label(), last.label())
            }
        }
    }

    /// "Từ ngày 15/10/2026 đến ngày 14/11/2026".
    pub fn span(self) -> String {
        format!(
            "Từ ngày {} đến ngày {}",
            format_date(self.first_day()),
            format_date(self.last_day())
        )
    }

    /// A name for files: "2026-11", "2026-Q1", "2026-01_2026-05".
    pub fn file_name(self) -> String {
        self.to_string().replace("..", "_")
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::Month(cycle) => write!(f, "{cycle}"),
            Period::Quarter(year, q) => write!(f, "{year:04}-Q{q}"),
            Period::Half(year, h) => write!(f, "{year:04}-H{h}"),
            Period::NineMonths(year) => write!(f, "{year:04}-9M"),
            Period::Year(year) => write!(f, "{year:04}"),
            Period::Cycles(first, last) => write!(f, "{first}..{last}"),
        }
    }
}

impl From<Period> for String {
    fn from(period: Period) -> String {
        period.to_string()
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Period, NotAPeriod> {
        let wrong = || NotAPeriod(text.to_owned());
        if let Some((first, last)) = text.split_once("..") {
            let (first, last): (Cycle, Cycle) = (
                first.parse().map_err(|_| wrong())?,
                last.parse().map_err(|_| wrong())?,
            );
            return match first.cmp(&last) {
                std::cmp::Ordering::Less => Ok(Period::Cycles(first, last)),
                std::cmp::Ordering::Equal => Ok(Period::Month(first)),
                std::cmp::Ordering::Greater => Err(wrong()),
            };
        }
        let (year, rest) = text.split_once('-').unwrap_or((text, ""));
        if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
            return Err(wrong());
        }
        let year: i32 = year.parse().map_err(|_| wrong())?;
        if !YEARS.contains(&year) {
            return Err(wrong());
        }
        match rest {
            "" if !text.contains('-') => Ok(Period::Year(year)),
            "Q1" | "Q2" | "Q3" | "Q4" => {
                Ok(Period::Quarter(year, u32::from(rest.as_bytes()[1] - b'0')))
            }
            "H1" | "H2" => Ok(Period::Half(year, u32::from(rest.as_bytes()[1] - b'0'))),
            "9M" => Ok(Period::NineMonths(year)),
            _ => text.parse().map(Period::Month),
        }
    }
}

impl TryFrom<String> for Period {
    type Error = NotAPeriod;

    fn try_from(text: String) -> Result<Period, NotAPeriod> {
        text.parse()
    }
}

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

/// The longer periods that end with a cycle: quarter, half, nine months, year.
pub fn longer_periods_ending(cycle: Cycle) -> Vec<Period> {
    let year = cycle.year;
    match cycle.month {
        3 => vec![Period::Quarter(year, 1)],
        6 => vec![Period::Quarter(year, 2), Period::Half(year, 1)],
        9 => vec![Period::Quarter(year, 3), Period::NineMonths(year)],
        12 => vec![
            Period::Quarter(year, 4),
            Period::Half(year, 2),
            Period::Year(year),
        ],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
