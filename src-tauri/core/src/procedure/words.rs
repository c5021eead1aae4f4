//! The words that catalogues say things with. A word that is not known says nothing, and is told.

use chrono::NaiveDate;

use super::{Level, Procedure};
use crate::value::{fold_name, format_date};

/// What the words of a cell say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said<T> {
    /// Nothing.
    Blank,
    /// This.
    Known(T),
    /// Something that is not understood.
    Unknown,
}

impl<T> Said<T> {
    /// What is known.
    pub fn known(self) -> Option<T> {
        match self {
            Said::Known(own) => Some(own),
            Said::Blank | Said::Unknown => None,
        }
    }
}

/// Words that say nothing of which level it is.
const ABOUT_LEVELS: [&str; 8] = [
    "dich vu cong truc tuyen",
    "dich vu cong",
    "dvc truc tuyen",
    "dvctt",
    "dvc",
    "muc do",
    "truc tuyen",
    "tthc",
];

/// How far a procedure is online: "Toàn trình", "DVC trực tuyến một phần", "Chưa cung cấp DVC".
/// The old levels 1 to 4 are others: they are not understood.
pub fn level(text: &str) -> Said<Level> {
    let mut words = format!(" {} ", fold_name(text));
    for about in ABOUT_LEVELS {
        words = words.replace(&format!(" {about} "), " ");
    }
    match words.trim() {
        "" if fold_name(text).is_empty() => Said::Blank,
        "toan trinh" => Said::Known(Level::Full),
        "mot phan" => Said::Known(Level::Partial),
        "chua cung cap"
        | "khong cung cap"
        | "cung cap thong tin"
        | "chi cung cap thong tin"
        | "thong tin"
        | "con lai"
        | "khac" => Said::Known(Level::Other),
        _ => Said::Unknown,
    }
}

/// A mark in a column that says one thing: "x", "✓", "1", "Có".
pub fn mark(text: &str) -> Said<bool> {
    let text = text.trim();
    match fold_name(text).as_str() {
        "" if text.is_empty() || text.chars().all(|c| matches!(c, '-' | '–' | '—' | '.')) => {
            Said::Blank
        }
        "" if text
            .chars()
            .all(|c| matches!(c, '✓' | '✔' | '☑' | '✗' | '✘' | '☒' | '+')) =>
        {
            Said::Known(true)
        }
        "x" | "v" | "1" | "co" | "true" => Said::Known(true),
        "0" | "khong" | "false" => Said::Known(false),
        _ => Said::Unknown,
    }
}

/// The level that marks in columns of their own say; blank marks say nothing, two marks contradict each other.
pub fn marked(marks: &[(Level, bool)]) -> Said<Level> {
    let mut set = marks.iter().filter(|(_, set)| *set);
    match (set.next(), set.next()) {
        (None, _) => Said::Blank,
        (Some((level, _)), None) => Said::Known(*level),
        (Some(_), Some(_)) => Said::Unknown,
    }
}

/// Whether something is to be paid: "Có thu phí", "Miễn phí", "Không", "50.000 đồng". What no rule prescribes
/// ("Không quy định") is not charged.
pub fn fee(text: &str) -> Said<bool> {
    let folded = fold_name(text);
    match folded.as_str() {
        "" => Said::Blank,
        "co" | "x" | "co thu" | "co thu phi" | "co phi" | "co le phi" | "co phi le phi"
        | "co thu phi le phi" | "co thu le phi" | "thu phi" => Said::Known(true),
        "khong"
        | "khong thu"
        | "khong thu phi"
        | "khong thu le phi"
        | "khong thu phi le phi"
        | "khong co"
        | "khong phi"
        | "khong quy dinh"
        | "mien"
        | "mien phi"
        | "mien le phi"
        | "mien phi le phi" => Said::Known(false),
        _ => amount(text, &folded),
    }
}

/// "50.000 đồng/bản", "70000", "0".
fn amount(text: &str, folded: &str) -> Said<bool> {
    let text = text.trim();
    let digits: String = text
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        .collect();
    let rest = fold_name(text.get(digits.len()..).unwrap_or_default());
    let money = rest.split(' ').next().unwrap_or_default();
    let is_money = matches!(money, "" | "d" | "dong" | "vnd" | "vnđ");
    match folded.starts_with(|c: char| c.is_ascii_digit()) && is_money {
        true => Said::Known(digits.contains(|c: char| matches!(c, '1'..='9'))),
        false => Said::Unknown,
    }
}

/// A time limit in working days: "07 ngày làm việc", "Không quá 3 ngày làm việc", "Trong ngày". `working`: the heading
/// says that plain numbers are working days. Calendar days and hours are not turned into working days.
pub fn days(text: &str, working: bool) -> Said<u32> {
    let folded = fold_name(text);
    if matches!(folded.as_str(), "" | "khong quy dinh") {
        return Said::Blank;
    }
    let mut numbers = folded
        .split(' ')
        .filter(|word| word.chars().all(|c| c.is_ascii_digit()));
    let padded = format!(" {folded} ");
    let in_working_days = [" ngay lam viec ", " ngay lv "]
        .iter()
        .any(|words| padded.contains(words));
    match (numbers.next(), numbers.next()) {
        (None, _) => match folded.as_str() {
            "trong ngay"
            | "trong ngay lam viec"
            | "ngay trong ngay"
            | "ngay trong ngay lam viec" => Said::Known(0),
            _ => Said::Unknown,
        },
        (Some(number), None) if in_working_days || (working && number == folded) => {
            number.parse().map_or(Said::Unknown, Said::Known)
        }
        _ => Said::Unknown,
    }
}

/// "Toàn trình"; "chưa rõ" when nobody said.
pub fn level_text(level: Option<Level>) -> &'static str {
    match level {
        Some(Level::Full) => "Toàn trình",
        Some(Level::Partial) => "Một phần",
        Some(Level::Other) => "Chưa cung cấp trực tuyến",
        None => UNKNOWN,
    }
}

/// "Có thu phí"; "chưa rõ" when nobody said.
pub fn fee_text(fee: Option<bool>) -> &'static str {
    match fee {
        Some(true) => "Có thu phí",
        Some(false) => "Không thu phí",
        None => UNKNOWN,
    }
}

/// "7 ngày làm việc"; "chưa rõ" when nobody said.
pub fn days_text(days: Option<u32>) -> String {
    match days {
        Some(0) => "trong ngày".to_owned(),
        Some(days) => format!("{days} ngày làm việc"),
        None => UNKNOWN.to_owned(),
    }
}

/// "Đã hết hiệu lực ngày 14/11/2026"; blank where a procedure is simply in force.
pub fn validity_text(own: &Procedure, today: NaiveDate) -> String {
    match (own.from, own.until) {
        (_, Some(until)) if own.has_ended(today) => {
            format!("Đã hết hiệu lực ngày {}", format_date(until))
        }
        (Some(from), _) if !own.is_valid(today) => {
            format!("Có hiệu lực từ {}", format_date(from))
        }
        (_, Some(until)) => format!("Còn hiệu lực đến {}", format_date(until)),
        _ => String::new(),
    }
}

/// What is said of what nobody said.
pub const UNKNOWN: &str = "chưa rõ";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_ended_has_not_begun_or_will_end_is_said() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day);
        for (from, until, expected) in [
            (None, None, ""),
            (day(16), None, ""),
            (day(1), day(15), "Đã hết hiệu lực ngày 15/11/2026"),
            (day(1), day(16), "Còn hiệu lực đến 16/11/2026"),
            (day(17), None, "Có hiệu lực từ 17/11/2026"),
            (day(17), day(20), "Có hiệu lực từ 17/11/2026"),
        ] {
            let own = Procedure {
                from,
                until,
                ..Procedure::default()
            };
            assert_eq!(validity_text(&own, day(16).unwrap()), expected);
        }
    }

    #[test]
    fn levels_are_known_by_their_words() {
        for (text, expected) in [
            ("Toàn trình", Said::Known(Level::Full)),
            ("TOÀN TRÌNH", Said::Known(Level::Full)),
            (
                "Dịch vụ công trực tuyến toàn trình",
                Said::Known(Level::Full),
            ),
            ("DVC một phần", Said::Known(Level::Partial)),
            ("Một phần", Said::Known(Level::Partial)),
            ("Chưa cung cấp DVC", Said::Known(Level::Other)),
            ("Cung cấp thông tin trực tuyến", Said::Known(Level::Other)),
            ("Dịch vụ công còn lại", Said::Known(Level::Other)),
            ("", Said::Blank),
            (" - ", Said::Blank),
            ("Mức độ 4", Said::Unknown),
            ("Toàn trình, một phần", Said::Unknown),
            ("Không", Said::Unknown),
            ("DVC", Said::Unknown),
        ] {
            assert_eq!(level(text), expected, "{text:?}");
        }
    }

    #[test]
    fn marks_say_yes_and_blanks_say_nothing() {
        for (text, expected) in [
            ("x", Said::Known(true)),
            ("X", Said::Known(true)),
            ("✓", Said::Known(true)),
            ("1", Said::Known(true)),
            ("Có", Said::Known(true)),
            ("Không", Said::Known(false)),
            ("0", Said::Known(false)),
            ("", Said::Blank),
            ("-", Said::Blank),
            ("?", Said::Unknown),
            ("đang làm", Said::Unknown),
        ] {
            assert_eq!(mark(text), expected, "{text:?}");
        }
        let check = |full, partial, expected| {
            let marks = [(Level::Full, full), (Level::Partial, partial)];
            assert_eq!(marked(&marks), expected);
        };
        check(true, false, Said::Known(Level::Full));
        check(false, true, Said::Known(Level::Partial));
        check(false, false, Said::Blank);
        check(true, true, Said::Unknown);
    }

    #[test]
    fn fees_are_known_by_their_words_and_amounts() {
        for (text, expected) in [
            ("Có thu phí", Said::Known(true)),
            ("Có", Said::Known(true)),
            ("50.000 đồng", Said::Known(true)),
            ("8000 đồng/bản", Said::Known(true)),
            ("70000", Said::Known(true)),
            ("Miễn phí", Said::Known(false)),
            ("Không quy định", Said::Known(false)),
            ("Không", Said::Known(false)),
            ("0", Said::Known(false)),
            ("0 đồng", Said::Known(false)),
            ("", Said::Blank),
            ("—", Said::Blank),
            ("Theo quy định", Said::Unknown),
            ("5 bản", Said::Unknown),
            ("chưa rõ", Said::Unknown),
        ] {
            assert_eq!(fee(text), expected, "{text:?}");
        }
    }

    #[test]
    fn only_working_days_are_working_days() {
        for (text, working, expected) in [
            ("7 ngày làm việc", false, Said::Known(7)),
            ("07 (bảy) ngày làm việc", false, Said::Known(7)),
            (
                "Không quá 03 ngày làm việc kể từ ngày nhận đủ hồ sơ",
                false,
                Said::Known(3),
            ),
            ("7", true, Said::Known(7)),
            ("0", true, Said::Known(0)),
            ("Trong ngày", false, Said::Known(0)),
            ("7", false, Said::Unknown),
            ("15 ngày", false, Said::Unknown),
            ("15 ngày", true, Said::Unknown),
            ("8 giờ làm việc", false, Said::Unknown),
            ("0,5 ngày làm việc", false, Said::Unknown),
            ("05-10 ngày làm việc", false, Said::Unknown),
            ("99999999999 ngày làm việc", false, Said::Unknown),
            ("theo quy định", true, Said::Unknown),
            ("Không quy định", true, Said::Blank),
            ("", true, Said::Blank),
        ] {
            assert_eq!(days(text, working), expected, "{text:?}");
        }
    }
}
