//! Moments, counts and sizes as people say them.

use chrono::{NaiveDate, NaiveDateTime};

use super::{Amount, format_date, format_number};

/// "hôm nay 08:01", "hôm qua 08:01", "14/11/2026 08:01".
pub fn near(at: NaiveDateTime, today: NaiveDate) -> String {
    let time = at.format("%H:%M");
    match (today - at.date()).num_days() {
        0 => format!("hôm nay {time}"),
        1 => format!("hôm qua {time}"),
        _ => moment(at),
    }
}

/// "14/11/2026 08:01".
pub fn moment(at: NaiveDateTime) -> String {
    format!("{} {}", format_date(at.date()), at.format("%H:%M"))
}

/// "4.212".
pub fn count(number: i64) -> String {
    format_number(Amount::from(number))
}

/// "1,2 MB".
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        _ => {
            let tenths = i64::try_from(bytes / 100_000).unwrap_or(i64::MAX);
            format!("{} MB", format_number(Amount::new(tenths, 1)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn sized(bytes: u64, expected: &str) {
        assert_eq!(size(bytes), expected);
    }

    #[test]
    fn sizes_read_as_people_say_them() {
        sized(4096, "5 kB");
        sized(999_999, "1000 kB");
        sized(1_000_000, "1 MB");
        sized(1_290_000, "1,2 MB");
        sized(32_450_000, "32,4 MB");
    }

    #[track_caller]
    fn nearness(text: &str, expected: &str) {
        let at = |text| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
        assert_eq!(near(at(text), at("2026-11-16 00:00").date()), expected);
    }

    #[test]
    fn a_moment_is_told_by_nearness() {
        nearness("2026-11-16 08:01", "hôm nay 08:01");
        nearness("2026-11-15 23:59", "hôm qua 23:59");
        nearness("2026-11-14 08:01", "14/11/2026 08:01");
        nearness("2026-11-17 08:01", "17/11/2026 08:01");
    }
}
