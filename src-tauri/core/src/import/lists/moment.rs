//! Moments as lists write them.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

/// The years in which a dossier can have been handed in; what lies outside is a slip of the pen.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// What a text says of a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Read {
    /// A moment. A day alone is its midnight.
    Moment(NaiveDateTime),
    /// A date in a year in which nothing was handed in: 0202.
    Year(i32),
    /// No date.
    None,
}

/// Reads a moment: `dd/mm/yyyy`, with the time before or after, `yyyy-mm-dd`, ISO with `T`.
pub(super) fn read(text: &str) -> Read {
    let text = text.trim();
    let (mut date, mut time, mut half) = (None, None, None);
    let words = text.split(|c: char| c.is_whitespace() || c == 'T' || c == ',');
    for word in words.filter(|word| !word.is_empty()) {
        let known = match word {
            _ if date.is_none() && has_date(word) => {
                date = self::date(word);
                date.is_some()
            }
            _ if time.is_none() && word.contains(':') => {
                time = self::time(word);
                time.is_some()
            }
            "AM" | "SA" | "am" if half.is_none() => half.replace(false).is_none(),
            "PM" | "CH" | "pm" if half.is_none() => half.replace(true).is_none(),
            "ngày" | "Ngày" | "lúc" | "Lúc" | "-" => true,
            _ => false,
        };
        if !known {
            return Read::None;
        }
    }
    let Some(day) = date else { return Read::None };
    let time = match (time, half) {
        (Some((hour, minute, second)), Some(after)) => {
            let hour = hour % 12 + if after { 12 } else { 0 };
            NaiveTime::from_hms_opt(hour, minute, second)
        }
        (Some((hour, minute, second)), None) => NaiveTime::from_hms_opt(hour, minute, second),
        (None, _) => Some(NaiveTime::MIN),
    };
    match (day, time) {
        (Ok(day), Some(time)) if YEARS.contains(&day.year()) => Read::Moment(day.and_time(time)),
        (Ok(day), Some(_)) => Read::Year(day.year()),
        _ => Read::None,
    }
}

fn has_date(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.contains(['/', '-', '.'])
        && !word.contains(':')
}

/// Some: it is built like a date; the error: one that does not exist.
fn date(word: &str) -> Option<Result<NaiveDate, ()>> {
    let mut parts = word.split(['/', '-', '.']);
    let part = |part: Option<&str>| -> Option<u32> {
        let part = part?;
        (part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
    };
    let first = parts.clone().next()?.len();
    let (a, b, c) = (
        part(parts.next())?,
        part(parts.next())?,
        part(parts.next())?,
    );
    if parts.next().is_some() {
        return None;
    }
    let (year, month, day) = if first == 4 { (a, b, c) } else { (c, b, a) };
    let year = match year {
        0..100 if first != 4 => 2000 + year,
        year => year,
    };
    Some(NaiveDate::from_ymd_opt(year.try_into().ok()?, month, day).ok_or(()))
}

fn time(word: &str) -> Option<(u32, u32, u32)> {
    let word = word.trim_end_matches('Z');
    let word = word.split(['+', '.']).next()?;
    let mut parts = word.split(':').map(|part| part.parse::<u32>().ok());
    let hour = parts.next()??;
    let minute = parts.next()??;
    let second = parts.next().unwrap_or(Some(0))?;
    (parts.next().is_none() && hour < 24 && minute < 60 && second < 60)
        .then_some((hour, minute, second))
}

/// A number in a column of moments: a day of Excel's calendar of 1900, as a file without formats has it.
pub(super) fn of_number(number: f64) -> Read {
    // 1990 to 2100; a smaller number is no day of ours.
    const DAYS: std::ops::Range<f64> = 32_874.0..73_415.0;
    if !DAYS.contains(&number) {
        return Read::None;
    }
    let first = NaiveDate::from_ymd_opt(1899, 12, 30).and_then(|day| day.and_hms_opt(0, 0, 0));
    let seconds = chrono::Duration::try_seconds((number * 86_400.0).round() as i64);
    match first
        .zip(seconds)
        .and_then(|(first, after)| first.checked_add_signed(after))
    {
        Some(moment) => Read::Moment(moment),
        None => Read::None,
    }
}

/// Whether a moment would be another one with its day and month exchanged.
pub(super) fn can_swap(moment: NaiveDateTime) -> bool {
    moment.day() <= 12
}

/// A moment with its day and month exchanged, where that is one.
pub(super) fn swapped(moment: NaiveDateTime) -> NaiveDateTime {
    let day = NaiveDate::from_ymd_opt(moment.year(), moment.day(), moment.month());
    day.map_or(moment, |day| day.and_time(moment.time()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_as_lists_write_them() {
        for (text, expected) in [
            ("06/11/2026", "2026-11-06 00:00:00"),
            ("6/11/2026", "2026-11-06 00:00:00"),
            ("06/11/2026 16:28:32", "2026-11-06 16:28:32"),
            ("16:28 06/11/2026", "2026-11-06 16:28:00"),
            ("16:28:32 ngày 06/11/2026", "2026-11-06 16:28:32"),
            ("2026-11-06", "2026-11-06 00:00:00"),
            ("2026-11-06T16:28:32", "2026-11-06 16:28:32"),
            ("2026-11-06T16:28:32.123Z", "2026-11-06 16:28:32"),
            ("2026-11-06T16:28:32+07:00", "2026-11-06 16:28:32"),
            ("06-11-2026 08:05", "2026-11-06 08:05:00"),
            ("06.11.2026", "2026-11-06 00:00:00"),
            ("06/11/26", "2026-11-06 00:00:00"),
            ("11/06/2026 4:28:32 PM", "2026-06-11 16:28:32"),
            ("06/11/2026 12:05 SA", "2026-11-06 00:05:00"),
            ("06/11/2026\n16:28", "2026-11-06 16:28:00"),
        ] {
            let Read::Moment(moment) = read(text) else {
                panic!("{text}")
            };
            assert_eq!(moment.to_string(), expected, "{text}");
        }
        for text in [
            "",
            "-",
            "31/02/2026",
            "16:28",
            "06/2026",
            "Hộ tịch",
            "06/11/2026 25:00",
            "1/2/3/4",
            "1.001193",
        ] {
            assert_eq!(read(text), Read::None, "{text}");
        }
        assert_eq!(read("06/11/0202"), Read::Year(202));
        assert_eq!(read("06/11/2206"), Read::Year(2206));
    }

    #[test]
    fn a_number_is_a_day_of_excels_calendar() {
        let Read::Moment(moment) = of_number(46_279.439_745_370_37) else {
            panic!()
        };
        assert_eq!(moment.to_string(), "2026-09-14 10:33:14");
        assert_eq!(of_number(15_000.0), Read::None);
    }

    #[test]
    fn day_and_month_change_places_where_both_can() {
        let Read::Moment(moment) = read("06/11/2026 08:00") else {
            panic!()
        };
        assert!(can_swap(moment));
        assert_eq!(swapped(moment).to_string(), "2026-06-11 08:00:00");
        let Read::Moment(moment) = read("16/11/2026") else {
            panic!()
        };
        assert!(!can_swap(moment));
        assert_eq!(swapped(moment), moment);
    }
}
