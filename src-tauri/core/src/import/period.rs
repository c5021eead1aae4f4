//! The period a sheet's head speaks of: "Kỳ báo cáo: Tháng 01/2026". Words in, period out.

use chrono::NaiveDate;

use crate::calendar::{Cycle, Period};
use crate::value::{fold, fold_name, read_date};

/// The first span of days named in a text: "(Từ ngày 15/12/2025 đến ngày 14/01/2026)".
pub(super) fn span(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let folded = fold(text);
    let mut words = folded.split([' ', '(', ')', ':', ',']);
    let mut dates = words.by_ref().filter_map(|word| {
        let word = word.trim_end_matches([';', '.']);
        let whole = word.matches(['/', '-', '.']).count() == 2;
        whole.then(|| read_date(word, 0))?
    });
    let (from, to) = (dates.next()?, dates.next()?);
    (from < to && folded.contains("tu ")).then_some((from, to))
}

/// The first period named in a text; a date ("ngày 14 tháng 01 năm 2026") is none.
pub(super) fn named(text: &str) -> Option<Period> {
    let folded = fold_name(text);
    let words: Vec<&str> = folded.split(' ').collect();
    (0..words.len()).find_map(|at| match words[at] {
        "thang" if !of_a_date(&words, at) => month(&words, at),
        "quy" => {
            let quarter = quarter(words.get(at + 1)?)?;
            Some(Period::Quarter(year(&words, at + 2)?, quarter))
        }
        _ => None,
    })
}

/// "ngày 14 tháng …" and "14 tháng …" of a date: a day before the month.
fn of_a_date(words: &[&str], at: usize) -> bool {
    at >= 2 && words[at - 2] == "ngay" && words[at - 1].parse::<u32>().is_ok()
}

/// "tháng 01/2026", "tháng 1 năm 2026", "6 tháng đầu năm 2026", "9 tháng năm 2026".
fn month(words: &[&str], at: usize) -> Option<Period> {
    let next = *words.get(at + 1)?;
    let before = at.checked_sub(1).map(|i| words[i]);
    match (before, next) {
        (Some("6" | "06" | "sau"), "dau") => Some(Period::Half(year(words, at + 2)?, 1)),
        (Some("6" | "06" | "sau"), "cuoi") => Some(Period::Half(year(words, at + 2)?, 2)),
        (Some("9" | "09" | "chin"), _) => {
            let from = if next == "dau" { at + 2 } else { at + 1 };
            Some(Period::NineMonths(year(words, from)?))
        }
        _ => {
            let month = next.parse().ok()?;
            Cycle::new(year(words, at + 2)?, month).map(Period::Month)
        }
    }
}

fn quarter(word: &str) -> Option<u32> {
    match word {
        "i" | "1" => Some(1),
        "ii" | "2" => Some(2),
        "iii" | "3" => Some(3),
        "iv" | "4" => Some(4),
        _ => None,
    }
}

/// A year at a place, "năm" before it or not.
fn year(words: &[&str], at: usize) -> Option<i32> {
    let word = match words.get(at)? {
        &"nam" => words.get(at + 1)?,
        word => word,
    };
    let year = word.parse().ok()?;
    (word.len() == 4 && Cycle::new(year, 1).is_some()).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn names(text: &str, period: Option<&str>) {
        assert_eq!(
            named(text).map(|period| period.to_string()).as_deref(),
            period,
            "{text}"
        );
    }

    #[track_caller]
    fn spans(text: &str, days: Option<&str>) {
        let span = span(text).map(|(from, to)| format!("{from}..{to}"));
        assert_eq!(span.as_deref(), days, "{text}");
    }

    #[test]
    fn a_span_of_days_is_read_from_the_head_of_a_sheet() {
        let january = Some("2025-12-15..2026-01-14");
        spans("(Từ ngày 15/12/2025 đến ngày 14/01/2026)", january);
        spans("TỪ 15/12/2025 ĐẾN HẾT 14/1/2026", january);
        spans(
            "Kỳ báo cáo: Tháng 01/2026 (từ 15-12-2025 đến 14-01-2026)",
            january,
        );
        spans("từ 15.12.2025 đến 14.01.2026.", january);
        spans("Từ ngày 15/12 đến ngày 14/01/2026", None);
        spans("Hải Phòng, ngày 14/01/2026", None);
        spans("Từ ngày 14/01/2026 đến ngày 15/12/2025", None);
        spans("Quyết định số 12/2025 từ 01/01/2026", None);
    }

    #[test]
    fn a_period_is_read_from_the_head_of_a_sheet() {
        names("Kỳ báo cáo: Tháng 01/2026", Some("2026-01"));
        names("THÁNG 1 NĂM 2026", Some("2026-01"));
        names("Báo cáo tháng 12-2025 (từ 15/11/2025)", Some("2025-12"));
        names("Quý II/2026", Some("2026-Q2"));
        names("Quý 3 năm 2026", Some("2026-Q3"));
        names("6 tháng đầu năm 2026", Some("2026-H1"));
        names("6 tháng cuối năm 2026", Some("2026-H2"));
        names("9 tháng năm 2026", Some("2026-9M"));
        names("9 tháng đầu năm 2026", Some("2026-9M"));
        names("Đông Hải, ngày 14 tháng 01 năm 2026", None);
        names("Tháng 13/2026", None);
        names("Tháng 01", None);
        names("quý khách năm 2026", None);
        names("TỔNG HỢP", None);
    }
}
