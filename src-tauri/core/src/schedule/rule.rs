//! What a time means: once, on days, in a rhythm, or whenever.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the text of a time means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Schedule {
    /// "Thường xuyên": all the time, nothing falls due.
    Ongoing,
    /// "Khi có phát sinh", "Theo yêu cầu": when it arises.
    OnDemand,
    /// "Trước 30/8/2025", "Trong tháng 8/2025", "Quý II/2026": one due date.
    Once {
        /// The first day, where the text names a span.
        from: Option<NaiveDate>,
        /// The last safe day.
        due: NaiveDate,
    },
    /// "Trước 30/6 và trước 30/11/2026": several due dates, each named.
    Dates {
        /// The last safe days, soonest first, at least two.
        dues: Vec<NaiveDate>,
    },
    /// "Hàng tháng", "Định kỳ hàng quý và năm 2025", "Trước ngày 05 tháng cuối quý".
    Recurring {
        /// One for each rhythm that is named.
        rules: Vec<Rule>,
    },
}

/// A rhythm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rule {
    /// How often.
    pub every: Span,
    /// When in each span.
    pub day: Day,
}

/// How long a span of a rhythm is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// Each week: due on its Friday unless a day is named.
    Week,
    /// Each month.
    Month,
    /// Each quarter.
    Quarter,
    /// Each half of the year.
    Half,
    /// The first nine months.
    NineMonths,
    /// The year.
    Year,
}

/// When in a span something is due. The day of a week is counted from Monday, 1 to 7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Day {
    /// As the report calendar says for a report over this span.
    Calendar,
    /// On this day of the span's last month (31 = its last day).
    On {
        /// 1 to 31.
        day: u32,
    },
    /// Before this day of the span's last month: the day before is the last safe one.
    Before {
        /// 1 to 31.
        day: u32,
    },
}
