//! What the officer said a time means, as it is kept.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::json::from_column;
use crate::schedule as own;

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Schedule {
    Ongoing,
    OnDemand,
    Once {
        from: Option<NaiveDate>,
        due: NaiveDate,
    },
    Dates {
        dues: Vec<NaiveDate>,
    },
    Recurring {
        rules: Vec<Rule>,
    },
}

#[derive(Serialize, Deserialize)]
struct Rule {
    every: Span,
    day: Day,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Span {
    Week,
    Month,
    Quarter,
    Half,
    NineMonths,
    Year,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Day {
    Calendar,
    On { day: u32 },
    Before { day: u32 },
}

/// What a time means, as it is kept (JSON).
pub fn schedule_text(schedule: &own::Schedule) -> String {
    // Days and numbers: this cannot fail.
    serde_json::to_string(&Schedule::from(schedule)).unwrap_or_default()
}

/// Reads what [`schedule_text`] wrote, of a column of a row.
///
/// # Errors
///
/// When it is not what this program or an older one wrote.
pub fn schedule(text: &str, column: usize) -> rusqlite::Result<own::Schedule> {
    let kept: Schedule = from_column(text, column, "Ý nghĩa thời gian của một nhiệm vụ")?;
    Ok(kept.into())
}

impl From<&own::Schedule> for Schedule {
    fn from(schedule: &own::Schedule) -> Schedule {
        match schedule {
            own::Schedule::Ongoing => Schedule::Ongoing,
            own::Schedule::OnDemand => Schedule::OnDemand,
            own::Schedule::Once { from, due } => Schedule::Once {
                from: *from,
                due: *due,
            },
            own::Schedule::Dates { dues } => Schedule::Dates { dues: dues.clone() },
            own::Schedule::Recurring { rules } => Schedule::Recurring {
                rules: rules.iter().map(Rule::from).collect(),
            },
        }
    }
}

impl From<Schedule> for own::Schedule {
    fn from(schedule: Schedule) -> own::Schedule {
        match schedule {
            Schedule::Ongoing => own::Schedule::Ongoing,
            Schedule::OnDemand => own::Schedule::OnDemand,
            Schedule::Once { from, due } => own::Schedule::Once { from, due },
            Schedule::Dates { dues } => own::Schedule::Dates { dues },
            Schedule::Recurring { rules } => own::Schedule::Recurring {
                rules: rules.into_iter().map(own::Rule::from).collect(),
            },
        }
    }
}

impl From<&own::Rule> for Rule {
    fn from(rule: &own::Rule) -> Rule {
        Rule {
            every: match rule.every {
                own::Span::Week => Span::Week,
                own::Span::Month => Span::Month,
                own::Span::Quarter => Span::Quarter,
                own::Span::Half => Span::Half,
                own::Span::NineMonths => Span::NineMonths,
                own::Span::Year => Span::Year,
            },
            day: match rule.day {
                own::Day::Calendar => Day::Calendar,
                own::Day::On { day } => Day::On { day },
                own::Day::Before { day } => Day::Before { day },
            },
        }
    }
}

impl From<Rule> for own::Rule {
    fn from(rule: Rule) -> own::Rule {
        own::Rule {
            every: match rule.every {
                Span::Week => own::Span::Week,
                Span::Month => own::Span::Month,
                Span::Quarter => own::Span::Quarter,
                Span::Half => own::Span::Half,
                Span::NineMonths => own::Span::NineMonths,
                Span::Year => own::Span::Year,
            },
            day: match rule.day {
                Day::Calendar => own::Day::Calendar,
                Day::On { day } => own::Day::On { day },
                Day::Before { day } => own::Day::Before { day },
            },
        }
    }
}
