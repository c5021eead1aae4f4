//! What no time can mean: the officer says what a time means, and is told what is wrong with it.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::rule::{Day, Rule, Schedule, Span};
use crate::value::YEARS;

/// Why no time can mean this. The sentences say what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Impossible {
    /// A span ends before it begins.
    Reversed,
    /// A date lies outside the years that the program knows.
    Far,
    /// No due dates, or more than a year has days.
    Dates,
    /// No rhythm, too many, or a day that no span has.
    Rules,
}

/// The most rhythms that one time has.
const MOST_RULES: usize = 6;

/// The most due dates that one time names.
const MOST_DATES: usize = 366;

impl fmt::Display for Impossible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Impossible::Reversed => f.write_str("Ngày bắt đầu sau ngày hết hạn. Đổi lại hai ngày."),
            Impossible::Far => write!(
                f,
                "Ngày nằm ngoài các năm {} đến {}. Nhập lại ngày.",
                YEARS.start(),
                YEARS.end()
            ),
            Impossible::Dates => f.write_str("Nhập ít nhất một ngày hết hạn."),
            Impossible::Rules => f.write_str("Chọn ít nhất một chu kỳ, với ngày từ 1 đến 31."),
        }
    }
}

impl std::error::Error for Impossible {}

impl Schedule {
    /// Whether a time can mean this.
    ///
    /// # Errors
    ///
    /// Why not.
    pub fn possible(&self) -> Result<(), Impossible> {
        let known = |day: &NaiveDate| YEARS.contains(&day.year());
        let wrong = match self {
            Schedule::Ongoing | Schedule::OnDemand => None,
            Schedule::Once { from, due } if from.is_some_and(|from| from > *due) => {
                Some(Impossible::Reversed)
            }
            Schedule::Once { from, due } => {
                (!from.iter().chain([due]).all(known)).then_some(Impossible::Far)
            }
            Schedule::Dates { dues } if dues.is_empty() || dues.len() > MOST_DATES => {
                Some(Impossible::Dates)
            }
            Schedule::Dates { dues } => (!dues.iter().all(known)).then_some(Impossible::Far),
            Schedule::Recurring { rules } => {
                let fits = (1..=MOST_RULES).contains(&rules.len()) && rules.iter().all(has_day);
                (!fits).then_some(Impossible::Rules)
            }
        };
        wrong.map_or(Ok(()), Err)
    }
}

fn has_day(rule: &Rule) -> bool {
    match (rule.every, rule.day) {
        (_, Day::Calendar) => true,
        (Span::Week, Day::On { day } | Day::Before { day }) => (1..=7).contains(&day),
        (_, Day::On { day } | Day::Before { day }) => (1..=31).contains(&day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[track_caller]
    fn check(schedule: &Schedule, expected: Result<(), Impossible>) {
        assert_eq!(schedule.possible(), expected, "{schedule:?}");
    }

    fn once(from: Option<&str>, due: &str) -> Schedule {
        Schedule::Once {
            from: from.map(day),
            due: day(due),
        }
    }

    fn every(every: Span, day: Day) -> Schedule {
        Schedule::Recurring {
            rules: vec![Rule { every, day }],
        }
    }

    #[test]
    fn days_lie_in_the_years_the_program_knows_and_in_order() {
        check(&Schedule::Ongoing, Ok(()));
        check(&once(None, "2026-02-01"), Ok(()));
        check(&once(Some("2026-02-01"), "2026-02-01"), Ok(()));
        check(
            &once(Some("2026-02-02"), "2026-02-01"),
            Err(Impossible::Reversed),
        );
        check(
            &once(Some("1999-12-31"), "2026-02-01"),
            Err(Impossible::Far),
        );
        check(&once(None, "2201-01-01"), Err(Impossible::Far));
    }

    #[test]
    fn dates_and_rhythms_are_there_and_not_too_many() {
        let dates = |dues: Vec<NaiveDate>| Schedule::Dates { dues };
        check(&dates(Vec::new()), Err(Impossible::Dates));
        check(&dates(vec![day("2026-01-01"); 366]), Ok(()));
        check(&dates(vec![day("2026-01-01"); 367]), Err(Impossible::Dates));
        check(&dates(vec![day("1990-01-01")]), Err(Impossible::Far));
        let rule = Rule {
            every: Span::Month,
            day: Day::Calendar,
        };
        let rules = |count| Schedule::Recurring {
            rules: vec![rule; count],
        };
        check(&rules(0), Err(Impossible::Rules));
        check(&rules(6), Ok(()));
        check(&rules(7), Err(Impossible::Rules));
    }

    #[test]
    fn a_span_has_so_many_days() {
        check(&every(Span::Week, Day::On { day: 7 }), Ok(()));
        check(
            &every(Span::Week, Day::Before { day: 8 }),
            Err(Impossible::Rules),
        );
        check(&every(Span::Month, Day::Before { day: 31 }), Ok(()));
        check(
            &every(Span::Year, Day::On { day: 32 }),
            Err(Impossible::Rules),
        );
        check(
            &every(Span::Quarter, Day::On { day: 0 }),
            Err(Impossible::Rules),
        );
    }
}
