//! Number formats of Excel and its kin: whether a number is a date, a percentage or has a fixed number of decimals,
//! and how it reads on the screen. Not a renderer of every format: what changes the meaning is kept, the rest is not.

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, Timelike};

/// What a number format makes of a number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Format {
    kind: Kind,
    /// Decimals that are always shown.
    decimals: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Kind {
    #[default]
    Number,
    Percent,
    Moment(Vec<Part>),
    Duration,
    Text,
}

/// A piece of how a date is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Day(usize),
    Month(usize),
    Year(usize),
    Hour(usize),
    Minute(usize),
    Second(usize),
    Literal(String),
}

/// The formats without a code of their own.
const BUILT_IN: [(u32, &str); 28] = [
    (1, "0"),
    (2, "0.00"),
    (3, "#,##0"),
    (4, "#,##0.00"),
    (9, "0%"),
    (10, "0.00%"),
    (11, "0.00E+00"),
    (14, "dd/mm/yyyy"),
    (15, "d-mmm-yy"),
    (16, "d-mmm"),
    (17, "mmm-yy"),
    (18, "h:mm AM/PM"),
    (19, "h:mm:ss AM/PM"),
    (20, "h:mm"),
    (21, "h:mm:ss"),
    (22, "dd/mm/yyyy h:mm"),
    (37, "#,##0"),
    (38, "#,##0"),
    (39, "#,##0.00"),
    (40, "#,##0.00"),
    (41, "#,##0"),
    (42, "#,##0"),
    (43, "#,##0.00"),
    (44, "#,##0.00"),
    (45, "mm:ss"),
    (46, "[h]:mm:ss"),
    (47, "mm:ss"),
    (49, "@"),
];

impl Format {
    /// A number as it is.
    pub(super) const GENERAL: Format = Format {
        kind: Kind::Number,
        decimals: 0,
    };

    /// A format by its number, where it has no code of its own.
    pub(super) fn built_in(id: u32) -> Format {
        let found = BUILT_IN.iter().find(|(own, _)| *own == id);
        match (found, id) {
            (Some((_, code)), _) => Format::of(code),
            // Dates of the Far East.
            (None, 27..=36 | 50..=58) => Format::of("dd/mm/yyyy"),
            _ => Format::default(),
        }
    }

    /// Reads a format's code; of several sections the first tells.
    pub(super) fn of(code: &str) -> Format {
        let pieces = pieces(code);
        let has = |letters: &[char]| {
            let mut tokens = pieces.iter();
            tokens.any(|piece| matches!(piece, Piece::Letters(c, _) if letters.contains(c)))
        };
        if pieces.contains(&Piece::Elapsed) {
            return Format {
                kind: Kind::Duration,
                decimals: 0,
            };
        }
        if has(&['d', 'm', 'y', 'h', 's']) {
            return Format {
                kind: Kind::Moment(parts(&pieces)),
                decimals: 0,
            };
        }
        let digits: String = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Letters(c, count) => c.to_string().repeat(*count),
                Piece::Elapsed | Piece::Literal(_) => String::new(),
            })
            .collect();
        let decimals = digits.split_once('.').map_or(0, |(_, after)| {
            after.chars().take_while(|c| *c == '0').count()
        });
        let kind = match () {
            () if digits.contains('%') => Kind::Percent,
            () if digits.contains('@') => Kind::Text,
            () => Kind::Number,
        };
        Format { kind, decimals }
    }

    /// Whether numbers are dates or times of day.
    pub(super) fn is_moment(&self) -> bool {
        matches!(self.kind, Kind::Moment(_))
    }

    /// Whether numbers are lengths of time.
    pub(super) fn is_duration(&self) -> bool {
        self.kind == Kind::Duration
    }

    /// Whether a number is shown as a percentage: 0.25 as 25%.
    pub(crate) fn is_percent(&self) -> bool {
        self.kind == Kind::Percent
    }

    /// A number as the screen shows it, but with all its digits.
    pub(crate) fn number(&self, number: f64) -> String {
        if self.is_percent() {
            let shown = digits(number * 100.0, self.decimals);
            return format!("{}%", shown.replace('.', ","));
        }
        digits(number, self.decimals)
    }

    /// A date as the screen shows it. One with day, month and year is always day first: what Excel shows depends on
    /// the computer it runs on, what it keeps does not.
    pub(crate) fn moment(&self, moment: NaiveDateTime) -> String {
        let Kind::Moment(parts) = &self.kind else {
            return moment.format("%d/%m/%Y").to_string();
        };
        let has = |wanted: fn(&Part) -> bool| parts.iter().any(wanted);
        let day = has(|part| matches!(part, Part::Day(_)));
        let month = has(|part| matches!(part, Part::Month(_)));
        let year = has(|part| matches!(part, Part::Year(_)));
        match (day, month, year) {
            (true, true, true) => moment.format("%d/%m/%Y").to_string(),
            (false, true, true) => moment.format("%m/%Y").to_string(),
            _ => parts.iter().map(|part| part.shown(moment)).collect(),
        }
    }

    /// A date letter by letter as the screen shows it, where that is the same on every computer and cannot be read
    /// otherwise: day first, in numbers, or a month with words around it ("Tháng 4/2026"). Else as [`Format::moment`].
    pub(crate) fn to_the_letter(&self, moment: NaiveDateTime) -> String {
        let Kind::Moment(parts) = &self.kind else {
            return self.moment(moment);
        };
        let words =
            |part: &Part| matches!(part, Part::Literal(text) if text.contains(char::is_alphabetic));
        let order: Vec<char> = parts.iter().filter_map(Part::letter).collect();
        // Names of months and times of day are not the screen's alone.
        let numbers = parts.iter().all(|part| match part {
            Part::Month(width) => *width <= 2,
            Part::Hour(_) | Part::Minute(_) | Part::Second(_) => false,
            _ => true,
        });
        let plain = match order.as_slice() {
            ['d', 'm', 'y'] => true,
            ['m', 'y'] => parts.iter().any(words) || !parts.contains(&Part::Year(2)),
            _ => false,
        };
        match numbers && plain {
            true => parts.iter().map(|part| part.shown(moment)).collect(),
            false => self.moment(moment),
        }
    }

    /// Whether a date shows its day.
    pub(crate) fn shows_day(&self) -> bool {
        matches!(&self.kind, Kind::Moment(parts) if parts.iter().any(|part| matches!(part, Part::Day(_))))
    }
}

impl Part {
    /// The letter of a part of a date.
    fn letter(&self) -> Option<char> {
        match self {
            Part::Day(_) => Some('d'),
            Part::Month(_) => Some('m'),
            Part::Year(_) => Some('y'),
            _ => None,
        }
    }

    fn shown(&self, moment: NaiveDateTime) -> String {
        let (number, width) = match self {
            Part::Literal(text) => return text.clone(),
            Part::Year(2) => (moment.year().unsigned_abs() % 100, 2),
            Part::Year(_) => (moment.year().unsigned_abs(), 4),
            Part::Day(width) => (moment.day(), *width),
            Part::Month(width) => (moment.month(), (*width).min(2)),
            Part::Hour(width) => (moment.hour(), *width),
            Part::Minute(width) => (moment.minute(), *width),
            Part::Second(width) => (moment.second(), *width),
        };
        format!("{number:0width$}")
    }
}

/// A number to Excel's fifteen digits (3.1, not 3.1000000000000001), with at least so many decimals.
fn digits(number: f64, decimals: usize) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    let mut shown = rounded.to_string();
    let there = shown.split_once('.').map_or(0, |(_, after)| after.len());
    if there < decimals && rounded.abs() < 1e15 {
        if there == 0 {
            shown.push('.');
        }
        shown.extend(std::iter::repeat_n('0', decimals - there));
    }
    shown
}

/// A piece of a format's code.
#[derive(Debug, PartialEq, Eq)]
enum Piece {
    /// The same letter so many times.
    Letters(char, usize),
    /// "[h]", "[mm]": time that has passed.
    Elapsed,
    /// Text that is shown as it stands.
    Literal(String),
}

/// The pieces of a code's first section.
fn pieces(code: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            ';' => break,
            '"' => {
                let text: String = chars.by_ref().take_while(|c| *c != '"').collect();
                pieces.push(Piece::Literal(text));
            }
            '\\' => pieces.extend(chars.next().map(|c| Piece::Literal(c.to_string()))),
            // The width of a letter, a letter that fills: both are no part of the number.
            '_' | '*' => drop(chars.next()),
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let inside = inside.to_lowercase();
                let same = |c| !inside.is_empty() && inside.chars().all(|own| own == c);
                if ['h', 'm', 's'].into_iter().any(same) {
                    pieces.push(Piece::Elapsed);
                }
            }
            'A' | 'a' if chars.peek().is_some_and(|c| matches!(c, 'M' | 'm' | '/')) => {
                // "AM/PM", "A/P": the hour is enough to tell the day by.
                while chars
                    .next_if(|c| matches!(c, 'A' | 'M' | 'P' | 'a' | 'm' | 'p' | '/'))
                    .is_some()
                {}
            }
            'G' if code.contains("General") => break,
            c => {
                let c = c.to_ascii_lowercase();
                match pieces.last_mut() {
                    Some(Piece::Letters(last, count)) if *last == c => *count += 1,
                    _ => pieces.push(Piece::Letters(c, 1)),
                }
            }
        }
    }
    pieces
}

/// The parts of a date's code. "m" is a minute after an hour or before a second, else a month.
fn parts(pieces: &[Piece]) -> Vec<Part> {
    let letter = |piece: &Piece| match piece {
        Piece::Letters(c @ ('d' | 'm' | 'y' | 'h' | 's'), _) => Some(*c),
        _ => None,
    };
    let parts = pieces.iter().enumerate().filter_map(|(at, piece)| {
        let (c, count) = match piece {
            Piece::Elapsed => return None,
            Piece::Literal(text) => return Some(Part::Literal(text.clone())),
            Piece::Letters(c, count) => (*c, *count),
        };
        let width = count.min(2);
        Some(match c {
            'd' if count <= 2 => Part::Day(width),
            // The day of the week adds nothing.
            'd' => return None,
            'y' => Part::Year(count),
            'h' => Part::Hour(width),
            's' => Part::Second(width),
            'm' => {
                let before = pieces[..at].iter().rev().find_map(letter);
                let after = pieces[at + 1..].iter().find_map(letter);
                match before == Some('h') || after == Some('s') {
                    true => Part::Minute(width),
                    false => Part::Month(count),
                }
            }
            other => Part::Literal(other.to_string().repeat(count)),
        })
    });
    parts.collect()
}

/// The moment a serial number of Excel means; none when it is beyond Excel's calendar.
pub(super) fn moment(serial: f64, from_1904: bool) -> Option<NaiveDateTime> {
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let first = match from_1904 {
        true => NaiveDate::from_ymd_opt(1904, 1, 1)?,
        // Excel believes in 29 February 1900; before it the days are one off.
        false if serial < 60.0 => NaiveDate::from_ymd_opt(1899, 12, 31)?,
        false => NaiveDate::from_ymd_opt(1899, 12, 30)?,
    };
    #[expect(clippy::cast_possible_truncation, reason = "below 3 million days")]
    let (days, millis) = (
        serial.trunc() as i64,
        (serial.fract() * 86_400_000.0).round() as i64,
    );
    let day = first.checked_add_signed(Duration::days(days))?;
    day.and_hms_opt(0, 0, 0)?
        .checked_add_signed(Duration::milliseconds(millis))
}

/// The moment of "2026-01-14T08:30:00Z", "2026-01-14".
pub(super) fn iso(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim().trim_end_matches('Z');
    let whole = text.parse::<NaiveDateTime>().ok();
    whole.or_else(|| text.parse::<NaiveDate>().ok()?.and_hms_opt(0, 0, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn number(code: &str, number: f64, expected: &str) {
        assert_eq!(Format::of(code).number(number), expected, "{code}");
    }

    #[test]
    fn numbers_keep_their_digits_and_get_those_the_screen_adds() {
        number("General", 3.1, "3.1");
        number("General", 12_000.0, "12000");
        number("#,##0", 12_000.0, "12000");
        number("0.00", 1.1, "1.10");
        number("0", 1.5, "1.5");
        number("0%", 0.9, "90%");
        number("0.0%", 0.255, "25,5%");
        number("0.00%", 0.5, "50,00%");
        number("0.0", 0.1 + 0.2, "0.3");
        number("#,##0\\ \"đồng\"", 5.0, "5");
        number("_(* #,##0.00_);_(* (#,##0.00)", 7.0, "7.00");
    }

    #[track_caller]
    fn shows(code: &str, serial: f64, expected: &str) {
        let format = Format::of(code);
        assert!(format.is_moment(), "{code}");
        assert_eq!(format.moment(moment(serial, false).unwrap()), expected);
    }

    #[test]
    fn dates_are_day_first_and_parts_of_dates_as_they_are_shown() {
        shows("dd/mm/yyyy", 45_899.0, "30/08/2025");
        shows("m/d/yyyy", 45_899.0, "30/08/2025");
        shows("[$-42A]dd mmmm yyyy", 45_899.5, "30/08/2025");
        shows("mm/yyyy", 45_899.0, "08/2025");
        shows("mmm-yy", 45_899.0, "08/2025");
        shows("d.m", 46_054.0, "1.2");
        shows("dd/mm", 46_054.0, "01/02");
        shows("h:mm", 0.5, "12:00");
        shows("mm:ss", 0.5, "00:00");
    }

    #[test]
    fn dates_stand_to_the_letter_where_no_computer_shows_them_otherwise() {
        for (code, serial, expected) in [
            ("\"Tháng \"m/yyyy", 46_113.0, "Tháng 4/2026"),
            ("\"Tháng\" m/yy", 46_113.0, "Tháng 4/26"),
            ("dd/mm/yyyy", 46_078.0, "25/02/2026"),
            ("d/m/yy", 46_085.0, "4/3/26"),
            ("d.m.yyyy", 46_085.0, "4.3.2026"),
            (
                "\"ngày \"d\" tháng \"m\" năm \"yyyy",
                46_085.0,
                "ngày 4 tháng 3 năm 2026",
            ),
            ("mm/yyyy", 46_357.0, "12/2026"),
            ("m/yyyy", 46_113.0, "4/2026"),
            // Elsewhere the month may come first, or is a name in the computer's language.
            ("mm/yy", 46_113.0, "04/2026"),
            ("m/d/yyyy", 46_085.0, "04/03/2026"),
            ("yyyy-mm-dd", 46_085.0, "04/03/2026"),
            ("mmm-yy", 46_113.0, "04/2026"),
            ("d mmmm yyyy", 46_085.0, "04/03/2026"),
            ("dd/mm/yyyy h:mm", 46_085.5, "04/03/2026"),
        ] {
            let format = Format::of(code);
            let shown = format.to_the_letter(moment(serial, false).unwrap());
            assert_eq!(shown, expected, "{code}");
        }
        assert!(Format::of("d/m/yy").shows_day() && !Format::of("mm/yyyy").shows_day());
    }

    #[test]
    fn what_is_no_date_is_none() {
        for code in [
            "General",
            "0.00",
            "#,##0*y",
            "0\"m\"",
            "[Red]0",
            "\\Y0",
            "@",
            "#,##0 [$đ-42A]",
        ] {
            assert!(!Format::of(code).is_moment(), "{code}");
        }
        assert!(Format::of("[h]:mm:ss").is_duration());
        assert!(Format::of("0%").is_percent());
        assert!(!Format::of("0\"%\"").is_percent());
        assert!(Format::built_in(14).is_moment() && Format::built_in(10).is_percent());
        assert_eq!(Format::built_in(0), Format::default());
    }

    #[test]
    fn serial_numbers_are_days() {
        let day = |serial, from_1904| moment(serial, from_1904).map(|at| at.to_string());
        assert_eq!(day(45_899.25, false).unwrap(), "2025-08-30 06:00:00");
        assert_eq!(day(44_437.25, true).unwrap(), "2025-08-30 06:00:00");
        assert_eq!(day(1.0, false).unwrap(), "1900-01-01 00:00:00");
        assert_eq!(day(61.0, false).unwrap(), "1900-03-01 00:00:00");
        assert_eq!(day(-1.0, false), None);
        assert_eq!(day(1e12, false), None);
        assert_eq!(day(f64::NAN, false), None);
    }
}
