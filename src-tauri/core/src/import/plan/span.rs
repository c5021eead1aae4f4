//! A time in two cells, when a task begins and when it ends → one text.

use crate::value::fold_name;

/// The time with its beginning in front: "Từ tháng 3/2026 đến tháng 6/2026", where that is read (`is_read`); else the
/// end with the beginning behind it, so that the end stays what it says. Both as written otherwise.
pub(super) fn span(start: &str, end: &str, is_read: &dyn Fn(&str) -> bool) -> String {
    let from = match fold_name(start).starts_with("tu ") {
        true => start.to_owned(),
        false => format!("Từ {}", small(start)),
    };
    match (start.is_empty(), end.is_empty()) {
        (true, _) => return end.to_owned(),
        (false, true) => return from,
        (false, false) if start == end => return end.to_owned(),
        (false, false) => {}
    }
    let to = match fold_name(end).starts_with("den ") {
        true => small(end),
        false => format!("đến {}", small(end)),
    };
    let whole = format!("{from} {to}");
    match is_read(&whole) {
        true => whole,
        false => format!("{end} (bắt đầu: {start})"),
    }
}

/// A text as it goes on inside a sentence: "Tháng 3" as "tháng 3", "T3" and "UBND" as they are.
fn small(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedule;

    #[track_caller]
    fn gives(start: &str, end: &str, expected: &str) {
        let is_read = |text: &str| schedule::read(text, 2026).is_some();
        assert_eq!(span(start, end, &is_read), expected);
    }

    #[test]
    fn the_beginning_stands_before_the_end() {
        gives(
            "Tháng 3/2026",
            "Tháng 6/2026",
            "Từ tháng 3/2026 đến tháng 6/2026",
        );
        gives("10/2025", "12/2025", "Từ 10/2025 đến 12/2025");
        gives("01/3/2026", "30/6/2026", "Từ 01/3/2026 đến 30/6/2026");
        gives("Từ tháng 3", "Đến tháng 6", "Từ tháng 3 đến tháng 6");
        gives("T3/2026", "T6/2026", "Từ T3/2026 đến T6/2026");
        gives("", "Quý II", "Quý II");
        gives("Quý II", "", "Từ quý II");
        gives("Quý II", "Quý II", "Quý II");
        gives("", "", "");
    }

    #[test]
    fn an_end_that_no_beginning_fits_stays_what_it_is() {
        gives(
            "Tháng 1/2026",
            "Thường xuyên",
            "Thường xuyên (bắt đầu: Tháng 1/2026)",
        );
        gives(
            "Tháng 8/2026",
            "Tháng 3/2026",
            "Tháng 3/2026 (bắt đầu: Tháng 8/2026)",
        );
    }

    /// Where both are read as one time, it is due when the end is.
    #[test]
    fn the_end_is_when_it_is_due() {
        let due = |text: &str| match schedule::read(text, 2026) {
            Some(schedule::Schedule::Once { due, .. }) => Some(due),
            _ => None,
        };
        let is_read = |text: &str| schedule::read(text, 2026).is_some();
        for end in ["Tháng 6/2026", "30/6/2026", "Quý II/2026", "6/2026"] {
            for start in ["Tháng 1/2026", "15/01/2026", "Quý I/2026", "01/2026"] {
                let whole = span(start, end, &is_read);
                assert_eq!(due(&whole), due(end), "{whole}");
            }
        }
    }
}
