//! What a cell's text looks like, whatever column it stands in: a time, units. Used where the headings cannot
//! be right; a meaning is never taken from it.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::plan::check;
use crate::schedule::{self, Reading};
use crate::value::fold_name;

/// Words that begin a time.
const TIMES: [&str; 35] = [
    "thuong xuyen",
    "thuong ky",
    "hang thang",
    "hang quy",
    "hang nam",
    "hang tuan",
    "hang ngay",
    "dinh ky",
    "khi co",
    "khi phat sinh",
    "khi can",
    "theo yeu cau",
    "theo ke hoach",
    "theo kh",
    "theo chi dao",
    "theo quy dinh",
    "theo tien do",
    "trong nam",
    "trong thang",
    "trong quy",
    "trong ky",
    "truoc ngay",
    "truoc thang",
    "xong truoc",
    "hoan thanh truoc",
    "cham nhat",
    "dot xuat",
    "lien tuc",
    "ca nam",
    "ngay sau khi",
    "sau khi",
    "moi thang",
    "moi quy",
    "moi nam",
    "moi tuan",
];

/// Words that begin a time when a number follows.
const BEFORE_NUMBERS: [&str; 12] = [
    "thang",
    "quy",
    "nam",
    "ngay",
    "truoc",
    "den",
    "tu thang",
    "tu ngay",
    "tu quy",
    "tuan",
    "cuoi nam",
    "cuoi thang",
];

/// Words that begin the name of a unit.
const UNITS: [&str; 43] = [
    "trung tam",
    "phong",
    "cac phong",
    "van phong",
    "co quan",
    "cac co quan",
    "don vi",
    "cac don vi",
    "bo phan",
    "cac bo phan",
    "ubnd",
    "uy ban",
    "hdnd",
    "hoi dong",
    "ban",
    "cac ban",
    "cong an",
    "doan",
    "hoi",
    "cac hoi",
    "mttq",
    "ubmttq",
    "mat tran",
    "truong",
    "cac truong",
    "tram",
    "chu tich",
    "pho chu tich",
    "giam doc",
    "cac so",
    "dang uy",
    "cong chuc",
    "can bo",
    "to",
    "cac to",
    "khu pho",
    "to dan pho",
    "lanh dao",
    "vien",
    "chi cuc",
    "kho bac",
    "cac doan the",
    "thu truong",
];

/// Words that begin so and are what is done: "Ban hành", "Tổ chức", "Phòng, chống".
const ACTS: [&str; 7] = [
    "ban hanh",
    "to chuc",
    "phong chong",
    "phong ngua",
    "hoi nghi",
    "hoi thao",
    "truong hop",
];

/// The most letters of a time.
const MOST_IN_TIME: usize = 100;

fn begins(folded: &str, words: &str) -> bool {
    folded
        .strip_prefix(words)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// The times of a plan of a year. A text is read once, however many rows it stands in: the same few times and units
/// come again and again.
#[derive(Debug)]
pub(super) struct Times {
    year: i32,
    known: RefCell<HashMap<String, Seen>>,
}

/// What a text is as a time.
#[derive(Debug, Clone)]
struct Seen {
    /// What it means, or may mean.
    reading: Reading,
    /// Whether it looks like a time.
    looks: bool,
}

impl Times {
    /// Of a plan of this year.
    pub(super) fn of(year: i32) -> Times {
        Times {
            year,
            known: RefCell::default(),
        }
    }

    /// The plan's year.
    pub(super) fn year(&self) -> i32 {
        self.year
    }

    /// Whether it is known what a text means as a time.
    pub(super) fn is_read(&self, text: &str) -> bool {
        matches!(self.seen(text).reading, Reading::Known(_))
    }

    /// What a text that is not sure may mean, in words.
    pub(super) fn proposal(&self, text: &str) -> Option<String> {
        match self.seen(text).reading {
            Reading::Asked { proposal, .. } => proposal.map(|own| own.words),
            Reading::Blank | Reading::Known(_) => None,
        }
    }

    /// Whether a text looks like a time.
    pub(super) fn is_time(&self, text: &str) -> bool {
        let letters = text.chars().take(MOST_IN_TIME + 1).count();
        (1..=MOST_IN_TIME).contains(&letters) && self.seen(text).looks
    }

    fn seen(&self, text: &str) -> Seen {
        if let Some(known) = self.known.borrow().get(text) {
            return known.clone();
        }
        let reading = schedule::understand(text, self.year);
        let own = Seen {
            looks: matches!(reading, Reading::Known(_)) || looks_like_time(text),
            reading,
        };
        let mut known = self.known.borrow_mut();
        known.insert(text.to_owned(), own.clone());
        own
    }
}

fn looks_like_time(text: &str) -> bool {
    let folded = fold_name(text);
    if TIMES.iter().any(|words| begins(&folded, words)) {
        return true;
    }
    let numbered = |words: &&str| {
        let rest = folded.strip_prefix(*words).map(str::trim_start);
        rest.is_some_and(|rest| {
            let word = rest.split(' ').next().unwrap_or_default();
            let roman = !word.is_empty() && word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
            word.starts_with(|c: char| c.is_ascii_digit()) || roman
        })
    };
    if BEFORE_NUMBERS.iter().any(numbered) {
        return true;
    }
    // "2026", "30/8/2026", "6 tháng đầu năm".
    let digits = folded
        .split(' ')
        .all(|word| word.chars().all(|c| c.is_ascii_digit()));
    let date = digits
        && folded.len() >= 4
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || "/.- ".contains(c));
    let months = [
        "6 thang", "06 thang", "9 thang", "09 thang", "3 thang", "03 thang",
    ];
    date || months.iter().any(|words| begins(&folded, words))
}

/// Whether a text looks like the names of units.
pub(super) fn is_units(text: &str) -> bool {
    let bare = text.trim_start_matches(|c: char| !c.is_alphabetic());
    let folded = fold_name(bare.get(..bare.floor_char_boundary(120)).unwrap_or(bare));
    let starts = |all: &[&str]| all.iter().any(|words| begins(&folded, words));
    text.chars().count() <= 400 && starts(&UNITS) && !starts(&ACTS)
}

/// A page's number that slipped in before a text: "8 Trung tâm …". Ends before the text proper.
pub(super) fn slipped_number(text: &str) -> Option<&str> {
    check::noise(text).map(|(number, _)| number)
}

/// Signs of a web page in a text: "<ul style=…>", "&nbsp;".
pub(super) fn has_markup(text: &str) -> bool {
    let tag = |part: &str| {
        let name: String = part
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        matches!(
            name.as_str(),
            "ul" | "li" | "br" | "p" | "b" | "i" | "div" | "span" | "td" | "tr" | "table"
        )
    };
    let mut parts = text.split('<').skip(1);
    parts.any(|part| part.contains('>') && tag(part.trim_start_matches('/')))
        || text.contains("&nbsp;")
}

/// A day in a text that no calendar has: "30/02/2026".
pub(super) fn impossible_date(text: &str) -> Option<&str> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '/' | '-' | '.');
    let mut words = text.split(|c: char| !is_part(c));
    words
        .find(|word| {
            let word = word.trim_matches(|c: char| !c.is_ascii_digit());
            let parts: Vec<&str> = word.split(['/', '-', '.']).collect();
            let [day, month, year] = parts.as_slice() else {
                return false;
            };
            let (Ok(day), Ok(month), Ok(year)) = (day.parse(), month.parse(), year.parse::<i32>())
            else {
                return false;
            };
            (1900..2200).contains(&year)
                && chrono::NaiveDate::from_ymd_opt(year, month, day).is_none()
        })
        .map(|word| word.trim_matches(|c: char| !c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn time(text: &str, expected: bool) {
        let times = Times::of(2026);
        assert_eq!(times.is_time(text), expected, "{text}");
        assert_eq!(times.is_time(text), expected, "the second time: {text}");
        let is_read = schedule::read(text, 2026).is_some();
        assert_eq!(times.is_read(text), is_read, "{text}");
    }

    #[test]
    fn times_look_like_times() {
        for text in [
            "Thường xuyên",
            "Hàng tháng",
            "Hằng quý",
            "Định kỳ hàng quý và năm 2025",
            "2026",
            "Trong năm 2025",
            "Trước 30/8/2025",
            "Xong trước ngày 15/11/2026",
            "Quý II/2026",
            "Tháng 3 đến tháng 8",
            "Khi có phát sinh",
            "Theo yêu cầu",
            "30/06/2026",
            "6 tháng đầu năm",
            "Khi có Kế hoạch của UBND thành phố",
            "Tháng 12",
            "Định kỳ theo chỉ đạo",
        ] {
            time(text, true);
        }
        for text in [
            "",
            "Kế hoạch",
            "Trung tâm Phục vụ hành chính công",
            "Các phòng chuyên môn",
            "12",
            "Báo cáo kết quả rà soát",
            "Năng lực cán bộ",
            "Báo cáo công tác cải cách TTHC hàng tháng",
            "100% TTHC",
        ] {
            time(text, false);
        }
    }

    #[test]
    fn units_look_like_units() {
        for text in [
            "Trung tâm Phục vụ Hành chính công",
            "8 Trung tâm Phục vụ hành chính công",
            "- Các phòng chuyên môn\n- Trung tâm",
            "Văn phòng HĐND và UBND phường",
            "UBND phường Mẫu",
            "Công an phường",
            "Tổ dân phố",
        ] {
            assert!(is_units(text), "{text}");
        }
        for text in [
            "Thường xuyên",
            "Báo cáo",
            "Hàng tháng",
            "Kế hoạch được ban hành",
            "Sổ theo dõi",
            "Ban hành kế hoạch",
            "Tổ chức tập huấn",
            "Phòng, chống tham nhũng",
            "",
        ] {
            assert!(!is_units(text), "{text}");
        }
    }

    #[track_caller]
    fn slipped(text: &str, expected: Option<&str>) {
        assert_eq!(slipped_number(text), expected, "{text}");
    }

    #[test]
    fn a_page_number_before_a_text_is_noticed() {
        slipped("8 Trung tâm Phục vụ", Some("8"));
        slipped("12 Các phòng", Some("12"));
        slipped("6 tháng", None);
        slipped("100% TTHC", None);
        slipped("2026 Kế hoạch", None);
        slipped("1. Rà soát", None);
        slipped("8", None);
    }

    #[track_caller]
    fn impossible(text: &str, expected: Option<&str>) {
        assert_eq!(impossible_date(text), expected, "{text}");
    }

    #[test]
    fn days_that_no_calendar_has_are_noticed() {
        impossible("Trước 30/02/2026", Some("30/02/2026"));
        impossible("31/4/2026.", Some("31/4/2026"));
        impossible("15/13/2026", Some("15/13/2026"));
        impossible("29/02/2028", None);
        impossible("Trước ngày 28/02/2026", None);
        impossible("Văn bản 02/2017/TT-VPCP", None);
        impossible("Quý I/2026", None);
    }

    #[test]
    fn what_was_copied_from_a_web_page_is_noticed() {
        assert!(has_markup("<ul style=\"x\"> - Tỷ lệ </ul>"));
        assert!(has_markup("a&nbsp;b"));
        assert!(!has_markup("tỷ lệ < 5% và > 3%"));
    }
}
