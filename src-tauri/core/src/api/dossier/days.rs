//! The days that are asked for: a period's, or any two.

use chrono::NaiveDate;

use crate::calendar::{Period, Span};
use crate::error::{Error, Result};

/// "2026-11", "2026-Q3", "2026-10-01..2026-11-10".
pub(in crate::api) fn days(text: &str) -> Result<(Span, Option<Period>)> {
    let day = |text: &str| text.trim().parse::<NaiveDate>().ok();
    let ends = text
        .split_once("..")
        .and_then(|(from, to)| day(from).zip(day(to)));
    match (ends, text.parse::<Period>()) {
        (Some((from, to)), _) if from <= to => Ok((Span { from, to }, None)),
        (Some(_), _) => Err(Error::Invalid(format!(
            "“{text}”: ngày đầu sau ngày cuối. Viết lại, ví dụ 2026-10-01..2026-11-10."
        ))),
        (None, Ok(period)) => Ok((period.days(), Some(period))),
        (None, Err(_)) => Err(Error::Invalid(format!(
            "“{text}” không phải kỳ báo cáo hay khoảng ngày. Viết như 2026-11, 2026-Q3 hoặc 2026-10-01..2026-11-10."
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_two_days_and_every_period_are_days() {
        let shown = |text: &str| days(text).map(|(span, _)| format!("{} {}", span.from, span.to));
        for (text, expected) in [
            ("2026-11", "2026-10-15 2026-11-14"),
            ("2026-10-01..2026-11-10", "2026-10-01 2026-11-10"),
            ("2026-10-01..2026-10-01", "2026-10-01 2026-10-01"),
            ("2026-01..2026-02", "2025-12-15 2026-02-14"),
        ] {
            assert_eq!(shown(text).unwrap(), expected);
        }
        for text in [
            "",
            "2026-13",
            "2026-11-10..2026-10-01",
            "2026-02-30..2026-03-01",
            "abc",
        ] {
            assert!(shown(text).is_err(), "{text}");
        }
    }
}
