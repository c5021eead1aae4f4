//! Days in a row: what lies under every period.

use chrono::{Datelike, NaiveDate};

use crate::value::format_date;

/// Days in a row, both ends inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

impl Span {
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
