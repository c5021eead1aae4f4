//! The dates that named days, months, quarters and years stand for.

use chrono::{Datelike, Days, NaiveDate};

use super::moment::{Bound, Moment, Name, Unit};
use super::rule::Schedule;

/// The schedule that moments give: one due date, or several. A missing year is that of the next moment
/// that names one, else the plan's. `Err`: the sentence when something does not exist.
pub(super) fn schedule(moments: &[Moment], plan_year: i32) -> Result<Schedule, Option<String>> {
    let names = |moment: &Moment| [Some(moment.first), moment.last].into_iter().flatten();
    let all: Vec<Name> = moments.iter().flat_map(names).collect();
    let mut years: Vec<i32> = Vec::new();
    let mut next = plan_year;
    for name in all.iter().rev() {
        next = name.year.unwrap_or(next);
        years.push(next);
    }
    let mut years = years.into_iter().rev();
    let mut spans: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for moment in moments {
        let (start, mut end) = moment.first.unit.span(years.next().unwrap_or(plan_year))?;
        if let Some(last) = moment.last {
            end = last.unit.span(years.next().unwrap_or(plan_year))?.1;
        }
        if end < start {
            return Err(None);
        }
        spans.push((start, end));
    }
    let some_years = all.iter().any(|name| name.year.is_some());
    let mixed = some_years && all.iter().any(|name| name.year.is_none());
    if mixed && !spans.is_sorted_by(|a, b| a.0 < b.0) {
        return Err(None);
    }
    match run(moments, &spans)? {
        Some((from, due)) => Ok(Schedule::Once {
            from: Some(from),
            due,
        }),
        None => Ok(named(moments, &spans)),
    }
}

/// Months or quarters that follow each other without a gap are one span: "quý I, II năm 2026".
/// All four quarters of a year are more likely meant one by one, so that is asked.
fn run(
    moments: &[Moment],
    spans: &[(NaiveDate, NaiveDate)],
) -> Result<Option<(NaiveDate, NaiveDate)>, Option<String>> {
    let part = |moment: &Moment| {
        let unit = moment.first.unit;
        moment.bound == Bound::Within
            && moment.last.is_none()
            && matches!(unit, Unit::Month(_) | Unit::Quarter(_))
    };
    let joined = spans
        .windows(2)
        .all(|pair| pair[0].1.succ_opt() == Some(pair[1].0));
    match (spans.first(), spans.last()) {
        (Some(first), Some(last)) if spans.len() > 1 && joined && moments.iter().all(part) => {
            let quarters =
                matches!(moments.first(), Some(own) if matches!(own.first.unit, Unit::Quarter(_)));
            match quarters && spans.len() > 3 {
                true => Err(None),
                false => Ok(Some((first.0, last.1))),
            }
        }
        _ => Ok(None),
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
    fn span(self, year: i32) -> Result<(NaiveDate, NaiveDate), Option<String>> {
        let months = |first: u32, last: u32| {
            let start = NaiveDate::from_ymd_opt(year, first, 1);
            start.zip(end_of_month(year, last)).ok_or(None)
        };
        match self {
            Unit::Day(day, month) => NaiveDate::from_ymd_opt(year, month, day)
                .map(|date| (date, date))
                .ok_or_else(|| {
                    Some(format!(
                        "Ngày {day:02}/{month:02}/{year} không có trong lịch."
                    ))
                }),
            Unit::Month(month @ 1..=12) => months(month, month),
            Unit::Month(month) => Err(Some(format!("Không có tháng {month}."))),
            Unit::Quarter(quarter @ 1..=4) => months(3 * quarter - 2, 3 * quarter),
            Unit::Quarter(quarter) => Err(Some(format!("Không có quý {quarter}."))),
            Unit::Months(first, last) => months(first, last),
            Unit::Year => months(1, 12),
        }
    }
}

/// The last day of a month (1–12).
fn end_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    first.with_day(first.num_days_in_month().into())
}
