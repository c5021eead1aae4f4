//! Report calendars as they are kept.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar;

/// A report calendar, in force from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated {
    /// The first day it is in force.
    pub valid_from: NaiveDate,
    /// Before which days reports are sent.
    pub deadlines: Days,
}

/// Before which days reports are sent; see [`calendar::ReportDays`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    month: u32,
    longer: u32,
    reform: u32,
    reform_year: u32,
}

impl From<calendar::ReportDays> for Days {
    fn from(days: calendar::ReportDays) -> Days {
        Days {
            month: days.month,
            longer: days.longer,
            reform: days.reform,
            reform_year: days.reform_year,
        }
    }
}

impl From<Days> for calendar::ReportDays {
    fn from(days: Days) -> calendar::ReportDays {
        calendar::ReportDays {
            month: days.month,
            longer: days.longer,
            reform: days.reform,
            reform_year: days.reform_year,
        }
    }
}
