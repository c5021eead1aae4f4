//! The dates that named days, months, quarters and years stand for.

use chrono::{Datelike, Days, NaiveDate};

use super::moment::{Bound, Moment};
use super::name::{Name, Third, Unit, Year};
use super::reading::Question;
use super::rule::Schedule;

/// The schedule that moments give: one due date, or several. A missing year is that of the next moment
/// that says its number, else the plan's. `Err`: why there is none.
pub(super) fn schedule(moments: &[Moment], plan_year: i32) -> Result<Schedule, Question> {
    let names = |moment: &Moment| [Some(moment.first), moment.last].into_iter().flatten();
    let all: Vec<Name> = moments.iter().flat_map(names).collect();
    let mut years: Vec<i32> = Vec::new();
    let mut next = plan_year;
    for name in all.iter().rev() {
        if let Some(year) = name.year {
            next = number(year, plan_year);
        }
        years.push(next);
        // "Trước 15/12 và trước 15/01 năm sau": the first is of the plan's year.
        if name.year == Some(Year::Next) {
            next = plan_year;
        }
    }
    let mut years = years.into_iter().rev();
    let mut spans: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for moment in moments {
        let (start, mut end) = moment.first.unit.span(years.next().unwrap_or(plan_year))?;
        if let Some(last) = moment.last {
            end = last.unit.span(years.next().unwrap_or(plan_year))?.1;
        }
        if end < start {
            return Err(Question::default());
        }
        spans.push((start, end));
    }
    let some_years = all.iter().any(|name| name.year.is_some());
    let mixed = some_years && all.iter().any(|name| name.year.is_none());
    match mixed && !spans.is_sorted_by(|a, b| a.0 < b.0) {
        true => Err(Question::default()),
        false => Ok(named(moments, &spans)),
    }
}

/// The first day of what is named; a missing year is the plan's.
pub(super) fn first_day(name: Name, plan_year: i32) -> Result<NaiveDate, Question> {
    let year = name.year.map(|year| number(year, plan_year));
    Ok(name.unit.span(year.unwrap_or(plan_year))?.0)
}

fn number(year: Year, plan_year: i32) -> i32 {
    match year {
        Year::Named(year) => year,
        Year::This => plan_year,
        Year::Next => plan_year + 1,
    }
}

fn named(moments: &[Moment], spans: &[(NaiveDate, NaiveDate)]) -> Schedule {
    let due = |moment: &Moment, span: &(NaiveDate, NaiveDate)| match moment.bound {
        Bound::Before => span.0 - Days::new(1),
        Bound::Until | Bound::Within => span.1,
    };
    let mut dues: Vec<NaiveDate> = moments.iter().zip(spans).map(|(a, b)| due(a, b)).collect();
    dues.sort_unstable();
    dues.dedup();
    match (dues.as_slice(), moments, spans) {
        ([due], [moment], [span]) => Schedule::Once {
            from: (moment.bound == Bound::Within && span.0 < span.1).then_some(span.0),
            due: *due,
        },
        ([due], _, _) => Schedule::Once {
            from: None,
            due: *due,
        },
        _ => Schedule::Dates { dues },
    }
}

impl Unit {
    /// Its first and last day in a year; else the sentence that says what does not exist.
    fn span(self, year: i32) -> Result<(NaiveDate, NaiveDate), Question> {
        let missing = |why: String| Question {
            why: Some(why),
            proposal: None,
        };
        let months = |first: u32, last: u32| {
            let start = NaiveDate::from_ymd_opt(year, first, 1);
            let both = start.zip(end_of_month(year, last));
            both.ok_or_else(Question::default)
        };
        match self {
            Unit::Day(day, month) => NaiveDate::from_ymd_opt(year, month, day)
                .map(|date| (date, date))
                .ok_or_else(|| {
                    missing(format!(
                        "Ngày {day:02}/{month:02}/{year} không có trong lịch."
                    ))
                }),
            Unit::Month(month @ 1..=12) => months(month, month),
            Unit::MonthPart(part, month @ 1..=12) => {
                let (start, end) = months(month, month)?;
                let day = |day: u32| start.with_day(day).unwrap_or(end);
                Ok(match part {
                    Third::Early => (start, day(10)),
                    Third::Middle => (day(11), day(20)),
                    Third::Late => (day(21), end),
                })
            }
            Unit::Month(month) | Unit::MonthPart(_, month) => {
                Err(missing(format!("Không có tháng {month}.")))
            }
            Unit::Quarter(quarter @ 1..=4) => months(3 * quarter - 2, 3 * quarter),
            Unit::QuarterPart(part, quarter @ 1..=4) => {
                let month = 3 * quarter - 2 + part.place();
                months(month, month)
            }
            Unit::Quarter(quarter) | Unit::QuarterPart(_, quarter) => {
                Err(missing(format!("Không có quý {quarter}.")))
            }
            Unit::Months(first, last) => months(first, last),
            Unit::YearPart(Third::Early) => months(1, 3),
            // By the middle of the year: what is said of it is late after June.
            Unit::YearPart(Third::Middle) => months(4, 6),
            Unit::YearPart(Third::Late) => months(10, 12),
            Unit::Year => months(1, 12),
        }
    }
}

impl Third {
    /// How many go before it.
    fn place(self) -> u32 {
        match self {
            Third::Early => 0,
            Third::Middle => 1,
            Third::Late => 2,
        }
    }
}

/// The last day of a month (1–12).
fn end_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    first.with_day(first.num_days_in_month().into())
}
