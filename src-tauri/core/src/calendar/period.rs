//! What a report covers: a named span of whole cycles, or any days in a row.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::cycle::{Cycle, NotAPeriod};
use super::span::{Span, YEARS};

/// What a report covers: a named span of whole cycles, or any days in a row.
/// Written `2026-01`, `2026-Q1`, `2026-H1`, `2026-9M`, `2026`, `2026-01..2026-05` or `2026-10-01..2026-11-10`.
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
    /// Any days, as the officer named them: days even where they happen to be whole cycles.
    Days(Span),
}

impl Period {
    /// First and last cycle; of any days those in which they begin and end.
    pub fn ends(self) -> (Cycle, Cycle) {
        let of = |year, first, last| (Cycle { year, month: first }, Cycle { year, month: last });
        match self {
            Period::Month(cycle) => (cycle, cycle),
            Period::Quarter(year, q) => of(year, 3 * q - 2, 3 * q),
            Period::Half(year, h) => of(year, 6 * h - 5, 6 * h),
            Period::NineMonths(year) => of(year, 1, 9),
            Period::Year(year) => of(year, 1, 12),
            Period::Cycles(first, last) => (first, last),
            Period::Days(days) => (Cycle::containing(days.from), Cycle::containing(days.to)),
        }
    }

    /// Its cycles, in order; of any days all that have some of them.
    pub fn cycles(self) -> Vec<Cycle> {
        let (first, last) = self.ends();
        std::iter::successors(Some(first), |cycle| Some(cycle.next()))
            .take_while(|cycle| *cycle <= last)
            .collect()
    }

    /// Its days: the span under the name.
    pub fn days(self) -> Span {
        match self {
            Period::Days(days) => days,
            _ => {
                let (first, last) = self.ends();
                Span {
                    from: first.first_day(),
                    to: last.last_day(),
                }
            }
        }
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        self.days().from
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        self.days().to
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
            Period::Days(days) => days.sentence(),
        }
    }

    /// "Từ ngày 15/10/2026 đến ngày 14/11/2026".
    pub fn span(self) -> String {
        self.days().sentence()
    }

    /// As a report is headed: "Kỳ báo cáo: Quý I/2026" and below it its days; any days are their own name.
    pub fn heading(self) -> (String, Option<String>) {
        match self {
            Period::Days(_) => (self.title(), None),
            _ => (
                format!("Kỳ báo cáo: {}", self.title()),
                Some(format!("({})", self.span())),
            ),
        }
    }

    /// A name for files: "2026-11", "2026-Q1", "2026-01_2026-05", "2026-10-01_2026-11-10".
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
            Period::Days(days) => write!(f, "{}..{}", days.from, days.to),
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
        let wrong = || NotAPeriod::Text(text.to_owned());
        if let Some((first, last)) = text.split_once("..") {
            if let (Some(from), Some(to)) = (day(first), day(last)) {
                let days = Span::between(from, to).map_err(NotAPeriod::Days)?;
                return Ok(Period::Days(days));
            }
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

/// A day as periods are written with it: `2026-10-01`, and nothing shorter.
fn day(text: &str) -> Option<NaiveDate> {
    let exact = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    text.parse().ok().filter(|_| exact)
}

impl TryFrom<String> for Period {
    type Error = NotAPeriod;

    fn try_from(text: String) -> Result<Period, NotAPeriod> {
        text.parse()
    }
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

/// The periods to report that contain or end with a cycle: month, quarter, half, nine months, year.
pub fn periods_with(cycle: Cycle) -> Vec<Period> {
    let (year, month) = (cycle.year, cycle.month);
    let mut periods = vec![
        Period::Month(cycle),
        Period::Quarter(year, month.div_ceil(3)),
        Period::Half(year, month.div_ceil(6)),
    ];
    if month <= 9 {
        periods.push(Period::NineMonths(year));
    }
    periods.push(Period::Year(year));
    periods
}
