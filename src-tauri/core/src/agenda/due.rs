//! The reports that are due: this month's and the longer ones of the next months, those on administrative reform
//! among them, and what is late.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::calendar::{Cycle, Deadlines, Period, Working, last_safe_day, longer_periods_ending};
use crate::value::format_date;

/// How many months ahead the longer reports are told.
const AHEAD: i32 = 3;

/// A report that is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "DeadlineLine")]
pub struct Line {
    /// "Báo cáo tháng 11/2026", "Báo cáo CCHC quý IV/2026".
    pub title: String,
    /// The period.
    pub period: Period,
    /// "trước 18/11/2026".
    pub before: String,
    /// "chậm nhất thứ Ba 17/11", "chậm nhất thứ Sáu 15/05; 17/05 là Chủ nhật".
    pub last_safe: String,
    /// "còn 1 ngày".
    pub left: String,
    /// Whether the last safe day has passed.
    pub late: bool,
    /// Whether it has been marked as sent.
    pub sent: bool,
}

/// A report with its deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// What it reports on.
    pub period: Period,
    /// On administrative reform; whether such a report was sent is not known.
    pub reform: bool,
    deadline: NaiveDate,
    /// Its period ended with the cycle before: it is told only when it is late.
    past: bool,
}

/// The reports to tell of, soonest first. `entered`: the cycles with figures; what ended before the ward began with
/// the program is not late.
pub fn due(today: NaiveDate, deadlines: &Deadlines, entered: &[Cycle]) -> Vec<Due> {
    let current = deadlines.current(today);
    let before = current.previous();
    let report = |period: Period, past: bool| Due {
        period,
        reform: false,
        deadline: deadlines.of(period),
        past,
    };
    let mut found = vec![report(Period::Month(current), false)];
    if entered.contains(&before) {
        let ended = [Period::Month(before)]
            .into_iter()
            .chain(longer_periods_ending(before));
        found.extend(ended.map(|period| report(period, true)));
    }
    for period in (0..AHEAD).flat_map(|month| longer_periods_ending(current.plus(month))) {
        found.push(report(period, false));
        let deadline = deadlines.of_reform(period);
        if !matches!(period, Period::NineMonths(_)) && deadline > today {
            found.push(Due {
                reform: true,
                deadline,
                ..report(period, false)
            });
        }
    }
    found.sort_by_key(|due| due.deadline);
    found
}

impl Due {
    /// How it is told, given whether it was sent; not at all when it is of the past and was in time.
    pub fn line(self, sent: bool, today: NaiveDate, working: &Working) -> Option<Line> {
        let sent = sent && !self.reform;
        let told = working.told_after(last_safe_day(self.deadline), self.period.last_day());
        let left = told.left(today);
        let late = left.is_late() && !sent;
        let what = match self.reform {
            true => "Báo cáo CCHC",
            false => "Báo cáo",
        };
        (late || !self.past).then(|| Line {
            title: format!("{what} {}", within_a_sentence(&self.period.title())),
            period: self.period,
            before: format!("trước {}", format_date(self.deadline)),
            last_safe: format!("chậm nhất {}", told.short()),
            left: match sent {
                true => "đã gửi".to_owned(),
                false => left.words("quá hạn"),
            },
            late,
            sent,
        })
    }
}

/// "tháng 11/2026", for the middle of a sentence.
fn within_a_sentence(title: &str) -> String {
    let mut chars = title.chars();
    let first = chars.next().map(|c| c.to_lowercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cycle(text: &str) -> Cycle {
        text.parse().unwrap()
    }

    #[track_caller]
    fn check(today: &str, entered: &[&str], sent: &[&str], expected: &[(&str, &str, &str)]) {
        let today = today.parse().unwrap();
        let entered: Vec<Cycle> = entered.iter().map(|own| cycle(own)).collect();
        let lines: Vec<Line> = due(today, &Deadlines::default(), &entered)
            .into_iter()
            .filter_map(|own| {
                own.line(
                    sent.contains(&own.period.to_string().as_str()),
                    today,
                    &Working::default(),
                )
            })
            .collect();
        let found: Vec<_> = lines
            .iter()
            .map(|line| {
                (
                    line.title.as_str(),
                    line.before.as_str(),
                    line.left.as_str(),
                )
            })
            .collect();
        assert_eq!(found, expected, "{today}");
    }

    const REFORM: (&str, &str) = ("Báo cáo CCHC quý III/2026", "trước 05/09/2026");
    const QUARTER: (&str, &str) = ("Báo cáo quý III/2026", "trước 18/09/2026");
    const NINE: (&str, &str) = ("Báo cáo 9 tháng năm 2026", "trước 18/09/2026");

    #[test]
    fn the_month_comes_with_the_longer_reports_of_the_next_months() {
        let left = |(title, before), left| (title, before, left);
        check(
            "2026-08-16",
            &[],
            &[],
            &[
                ("Báo cáo tháng 08/2026", "trước 18/08/2026", "còn 1 ngày"),
                left(REFORM, "còn 19 ngày"),
                left(QUARTER, "còn 32 ngày"),
                left(NINE, "còn 32 ngày"),
            ],
        );
        // What is sent says so; whether a report on reform was sent is not known, and it goes when its day has come.
        check(
            "2026-09-05",
            &[],
            &["2026-09"],
            &[
                ("Báo cáo tháng 09/2026", "trước 18/09/2026", "đã gửi"),
                left(QUARTER, "còn 12 ngày"),
                left(NINE, "còn 12 ngày"),
            ],
        );
    }

    #[test]
    fn what_ended_before_is_told_only_when_it_is_late() {
        let late = (
            "Báo cáo tháng 08/2026",
            "trước 18/08/2026",
            "quá hạn 3 ngày",
        );
        let first = |entered: &[&str], sent: &[&str]| {
            let today = "2026-08-20".parse().unwrap();
            let entered: Vec<Cycle> = entered.iter().map(|own| cycle(own)).collect();
            let dues = due(today, &Deadlines::default(), &entered).into_iter();
            let mut lines = dues.filter_map(|own| {
                own.line(
                    sent.contains(&own.period.to_string().as_str()),
                    today,
                    &Working::default(),
                )
            });
            lines
                .next()
                .map(|line| (line.title, line.before, line.left, line.late))
        };
        let told = |(title, before, left): (&str, &str, &str), late| {
            Some((title.to_owned(), before.to_owned(), left.to_owned(), late))
        };
        let reform = (REFORM.0, REFORM.1, "còn 15 ngày");
        assert_eq!(first(&["2026-08"], &[]), told(late, true));
        assert_eq!(first(&["2026-08"], &["2026-08"]), told(reform, false));
        // The ward began later.
        assert_eq!(first(&[], &[]), told(reform, false));
    }
}
