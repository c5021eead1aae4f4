//! Days in a row: what lies under every period.

use std::fmt;

use chrono::{Datelike, Months, NaiveDate};

use crate::value::format_date;

/// Years the calendar knows; keeps every date computation in range.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 2000..=2200;

/// The longest span that is reported or counted, in years: a longer one is a slip of the hand.
const LONGEST: u32 = 10;

/// Days in a row, both ends inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

/// Why two days are no span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotASpan {
    /// The first comes after the last.
    Backwards(Span),
    /// It is longer than ten years.
    TooLong(Span),
    /// It leaves the years of the calendar.
    Outside(Span),
}

impl fmt::Display for NotASpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotASpan::Backwards(own) => write!(
                f,
                "Từ ngày {} sau đến ngày {}. Sửa một trong hai ngày.",
                format_date(own.from),
                format_date(own.to)
            ),
            NotASpan::TooLong(own) => write!(
                f,
                "{} dài quá {LONGEST} năm. Chọn khoảng ngày ngắn hơn.",
                own.sentence()
            ),
            NotASpan::Outside(own) => write!(
                f,
                "{} ra ngoài các năm {}–{}. Sửa lại năm.",
                own.sentence(),
                YEARS.start(),
                YEARS.end()
            ),
        }
    }
}

impl std::error::Error for NotASpan {}

impl Span {
    /// The days from one to another, as an officer asks for them.
    ///
    /// # Errors
    ///
    /// When the first comes after the last, when there are too many, or when they leave the years of the calendar.
    pub fn between(from: NaiveDate, to: NaiveDate) -> Result<Span, NotASpan> {
        let span = Span { from, to };
        if from > to {
            return Err(NotASpan::Backwards(span));
        }
        if !YEARS.contains(&from.year()) || !YEARS.contains(&to.year()) {
            return Err(NotASpan::Outside(span));
        }
        let end = from.checked_add_months(Months::new(12 * LONGEST));
        match end.is_some_and(|end| to < end) {
            true => Ok(span),
            false => Err(NotASpan::TooLong(span)),
        }
    }

    /// The parts of it before and after some of its days.
    pub fn around(self, inner: Span) -> Vec<Span> {
        let before = inner.from.pred_opt().map(|to| Span { to, ..self });
        let after = inner.to.succ_opt().map(|from| Span { from, ..self });
        let parts = before.into_iter().chain(after);
        parts.filter(|own| own.from <= own.to).collect()
    }

    /// "Từ ngày 15/10/2026 đến ngày 14/11/2026".
    pub fn sentence(self) -> String {
        format!(
            "Từ ngày {} đến ngày {}",
            format_date(self.from),
            format_date(self.to)
        )
    }

    /// "15/10 – 14/11/2026"; with both years when they differ.
    pub fn label(self) -> String {
        let from = match self.from.year() == self.to.year() {
            true => self.from.format("%d/%m").to_string(),
            false => format_date(self.from),
        };
        format!("{from} – {}", format_date(self.to))
    }
}
