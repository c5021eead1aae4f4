//! The text of a time → what it means. The text itself is kept and printed as written; what is not
//! understood is asked, never guessed. Pure: today and the report calendar are parameters.

mod dates;
mod grammar;
mod moment;
mod rhythm;
mod token;
mod words;

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

/// What the text of a time means; `year` is the plan's, for texts that name none. A rhythm means the plan's
/// year whatever year its text names. `None`: not understood, or empty.
pub fn read(text: &str, year: i32) -> Option<Schedule> {
    grammar::read(text, year).ok()
}

/// Why a text that is not empty was not understood, as a sentence; `None` when it was.
pub fn why_not(text: &str, year: i32) -> Option<String> {
    let text = crate::value::one_line(text);
    match grammar::read(&text, year) {
        Ok(_) => None,
        Err(_) if text.is_empty() => None,
        Err(Some(why)) => Some(why),
        Err(None) => Some(format!("Chưa hiểu “{}”: chọn cách hiểu.", shortened(&text))),
    }
}

/// A text's first letters, as many as a sentence can hold.
fn shortened(text: &str) -> String {
    const LETTERS: usize = 80;
    match text.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
