//! What an office changed of the days off and the days worked, as it is kept: only its own, not what is proposed.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::{holidays, working};

/// What was changed of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkingYear {
    /// The year.
    pub year: i32,
    before_tet: u32,
    beside: Option<Beside>,
    off: Vec<Day>,
    worked: Vec<Day>,
    left_out: Vec<NaiveDate>,
}

/// The day off beside 02/9; see [`holidays::Beside`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Beside {
    Before,
    After,
}

/// A day with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Day {
    day: NaiveDate,
    name: String,
}

impl WorkingYear {
    /// As it is kept.
    pub fn of(year: i32, own: &working::Own) -> WorkingYear {
        let days = |days: &BTreeMap<NaiveDate, String>| {
            let day = |(day, name): (&NaiveDate, &String)| Day {
                day: *day,
                name: name.clone(),
            };
            days.iter().map(day).collect()
        };
        WorkingYear {
            year,
            before_tet: own.choice.before_tet,
            beside: own.choice.beside.map(|beside| match beside {
                holidays::Beside::Before => Beside::Before,
                holidays::Beside::After => Beside::After,
            }),
            off: days(&own.off),
            worked: days(&own.worked),
            left_out: own.left_out.clone(),
        }
    }
}

impl From<WorkingYear> for working::Own {
    fn from(kept: WorkingYear) -> working::Own {
        let days = |days: Vec<Day>| days.into_iter().map(|own| (own.day, own.name)).collect();
        working::Own {
            choice: holidays::Choice {
                before_tet: kept.before_tet,
                beside: kept.beside.map(|beside| match beside {
                    Beside::Before => holidays::Beside::Before,
                    Beside::After => holidays::Beside::After,
                }),
            },
            off: days(kept.off),
            worked: days(kept.worked),
            left_out: kept.left_out,
        }
    }
}
