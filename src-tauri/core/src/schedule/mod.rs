//! The text of a time → what it means. The text itself is kept and printed as written; what is not
//! understood is asked, never guessed. Pure: today and the report calendar are parameters.

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
    /// Each week: due on its Friday.
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

/// When in a span something is due.
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

/// What the text of a time means; `year` is the plan's, for texts that name none.
/// `None`: not understood, or empty.
pub fn read(_text: &str, _year: i32) -> Option<Schedule> {
    None
}

impl Schedule {
    /// In words: "Hàng tháng, chậm nhất ngày 17".
    pub fn describe(&self) -> String {
        String::new()
    }
}
