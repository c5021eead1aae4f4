//! Documents cited in a plan's texts, and what cannot be right about them. Only what is certainly
//! inconsistent is stated.

use chrono::NaiveDate;

use crate::value::{fold, one_line};

/// A document as a text cites it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// As written, on one line: "Nghị định số 118/2025/NĐ-CP ngày 09/6/2025".
    pub text: String,
    /// Its number without blanks, in capitals: "118/2025/NĐ-CP".
    pub number: String,
    /// The year inside the number.
    pub year: Option<i32>,
    /// Its date as written; `None` when it has none or it is left blank.
    pub date: Option<Written>,
}

/// A date as written; it need not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// The day.
    pub day: u32,
    /// The month.
    pub month: u32,
    /// The year.
    pub year: i32,
}

/// Two citations that cannot both be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where the earlier one stands among those given.
    pub first: usize,
    /// Where the later one stands.
    pub second: usize,
    /// The sentence.
    pub text: String,
}

impl Written {
    /// The date, if there is such a day.
    pub fn date(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, self.month, self.day)
    }
}

impl std::fmt::Display for Written {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}/{:02}/{}", self.day, self.month, self.year)
    }
}

impl Citation {
    /// What cannot be right about it in a plan of a year, as sentences.
    pub fn faults(&self, plan_year: i32) -> Vec<String> {
        let mut faults = Vec::new();
        let mut say = |what: String| faults.push(format!("“{}”: {what}", self.text));
        if let Some(date) = self.date.filter(|date| date.date().is_none()) {
            say(format!("ngày {date} không có trong lịch."));
        }
        let written = self.date.map(|date| date.year);
        match (self.year, written) {
            (Some(number), Some(date)) if number != date => say(format!(
                "số ghi năm {number} nhưng ngày ban hành ghi năm {date}."
            )),
            _ => {}
        }
        let newest = self.year.max(written);
        if let Some(year) = newest.filter(|year| *year > plan_year) {
            say(format!("ghi năm {year}, sau năm {plan_year} của kế hoạch."));
        }
        faults
    }

    /// The number without the year inside it: "118/NĐ-CP".
    fn base(&self) -> String {
        let year = self.year.map(|year| format!("/{year}/"));
        match year {
            Some(year) => self.number.replacen(&year, "/", 1),
            None => self.number.clone(),
        }
    }
}

/// The citations that cannot be right beside an earlier one: the same document with another date, or the same
/// number and day with another year.
pub fn differing(citations: &[Citation]) -> Vec<Difference> {
    let mut found = Vec::new();
    for (second, later) in citations.iter().enumerate() {
        let earlier = citations[..second]
            .iter()
            .position(|own| cannot_both(own, later));
        found.extend(earlier.map(|first| Difference {
            first,
            second,
            text: format!(
                "“{}” và “{}”: cùng số nhưng ghi khác ngày hoặc năm.",
                citations[first].text, later.text
            ),
        }));
    }
    found
}

/// Each year every office counts its documents anew, and many offices have the same symbol: "257/QĐ-UBND" of
/// two days may be two documents. A number with its year inside, or of an office that has its symbol alone, is one.
fn cannot_both(a: &Citation, b: &Citation) -> bool {
    let (Some(one), Some(other)) = (a.date, b.date) else {
        return false;
    };
    if a.base() != b.base() {
        return false;
    }
    if (one.day, one.month) == (other.day, other.month) {
        return (a.year, one.year) != (b.year, other.year);
    }
    match (a.year, b.year) {
        (Some(first), Some(second)) => first == second,
        (None, None) => one.year == other.year && !is_of_many(&a.number),
        _ => false,
    }
}

/// Whether offices all over the country use the symbol.
fn is_of_many(number: &str) -> bool {
    ["UBND", "HĐND", "TTPVHCC", "ĐU", "TU"]
        .iter()
        .any(|office| number.split(['/', '-']).any(|part| part == *office))
}

/// The citations of a text, in its order.
pub fn find(text: &str) -> Vec<Citation> {
    let text = one_line(text);
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let starts = chars[at].is_ascii_digit()
            && !at
                .checked_sub(1)
                .is_some_and(|last| chars[last].is_alphanumeric() || "/.-".contains(chars[last]));
        match starts.then(|| number(&chars, at)).flatten() {
            Some((number, year, end)) => {
                let (date, end) = match date(&chars, end) {
                    Some((date, end)) => (Some(date), end),
                    None => (None, end),
                };
                let from = kind_before(&chars, at);
                found.push(Citation {
                    text: chars[from..end].iter().collect(),
                    number,
                    year,
                    date,
                });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// "118/2026/NĐ-CP", "5633/VPCP- KSTT", "15-NQ/TW" from a place → the number, the year in it, where it ends.
fn number(chars: &[char], from: usize) -> Option<(String, Option<i32>, usize)> {
    let is_number = |c: &char| c.is_ascii_digit() || *c == '.';
    let mut end = from + chars[from..].iter().take_while(|c| is_number(c)).count();
    let mut number: String = chars[from..end].iter().collect();
    let (mut year, mut symbols) = (None, 0);
    while let Some((mark, piece, next)) = segment(chars, end) {
        let digits = piece.chars().all(|c| c.is_ascii_digit());
        match digits {
            true if mark == '/' && symbols == 0 && year.is_none() && piece.len() == 4 => {
                year = piece.parse().ok();
            }
            false if is_symbol(&piece) => symbols += 1,
            _ => break,
        }
        number.push(mark);
        number.push_str(&piece.to_uppercase());
        end = next;
    }
    (symbols > 0).then_some((number, year, end))
}

/// A "/" or "-" with at most one blank beside it, and the word after it → mark, word, where it ends.
fn segment(chars: &[char], from: usize) -> Option<(char, String, usize)> {
    let blank = |at: usize| usize::from(chars.get(at) == Some(&' '));
    let before = blank(from);
    let mark = *chars
        .get(from + before)
        .filter(|c| matches!(c, '/' | '-'))?;
    let after = blank(from + before + 1);
    if before + after > 1 {
        return None;
    }
    let start = from + before + 1 + after;
    let length = chars
        .get(start..)?
        .iter()
        .take_while(|c| c.is_alphanumeric())
        .count();
    let piece: String = chars[start..start + length].iter().collect();
    (length > 0).then_some((mark, piece, start + length))
}

/// "NĐ", "UBND", "TTg", "QH13": capitals, not a word of the sentence.
fn is_symbol(piece: &str) -> bool {
    let capitals = piece.chars().filter(|c| c.is_uppercase()).count();
    let small = piece.chars().filter(|c| c.is_lowercase()).count();
    capitals >= 2 && small <= 1 && piece.starts_with(char::is_uppercase)
}

/// "ngày 09/6/2025", "ngày 21 tháng 10 năm 2020" after a number, also after "của Chính phủ" → the date, where it ends.
fn date(chars: &[char], from: usize) -> Option<(Written, usize)> {
    let day = day_word(chars, from)?;
    let mut at = day;
    let mut parts = Vec::new();
    while parts.len() < 3 {
        while chars.get(at).is_some_and(|c| " /.-".contains(*c)) {
            at += 1;
        }
        let length = chars
            .get(at..)?
            .iter()
            .take_while(|c| c.is_alphanumeric())
            .count();
        let word: String = chars[at..at + length].iter().collect();
        at += length;
        match (word.parse::<u32>(), fold(&word).as_str()) {
            (Ok(number), _) if word.len() <= 4 => parts.push((number, length)),
            (_, "thang") if parts.len() == 1 => {}
            (_, "nam") if parts.len() == 2 => {}
            _ => return None,
        }
    }
    let [(day, 1..=2), (month, 1..=2), (year, digits)] = parts[..] else {
        return None;
    };
    let year = match digits {
        4 => year as i32,
        2 => 2000 + year as i32,
        _ => return None,
    };
    Some((Written { day, month, year }, at))
}

/// Where the word "ngày" ends that belongs to a number: at once, or after "của" and a few words.
fn day_word(chars: &[char], from: usize) -> Option<usize> {
    let (mut at, mut words) = (from, 0);
    loop {
        while chars
            .get(at)
            .is_some_and(|c| *c == ' ' || *c == ',' && words == 0)
        {
            at += 1;
        }
        let length = chars
            .get(at..)?
            .iter()
            .take_while(|c| c.is_alphabetic())
            .count();
        let word = fold(&chars[at..at + length].iter().collect::<String>());
        at += length;
        match (word.as_str(), words) {
            ("", _) | (_, 8..) => return None,
            ("ngay", _) => return Some(at),
            ("cua", 0) | (_, 1..) => words += 1,
            _ => return None,
        }
    }
}

/// What a document is called before "số".
const KINDS: &[&str] = &[
    "nghi dinh",
    "nghi quyet",
    "quyet dinh",
    "thong tu",
    "cong van",
    "van ban",
    "ke hoach",
    "chi thi",
    "thong bao",
    "huong dan",
    "bao cao",
    "to trinh",
    "chuong trinh",
    "luat",
    "ket luan",
    "cong dien",
];

/// Where the document's kind begins that stands before its number: "Nghị định số 118 …".
fn kind_before(chars: &[char], at: usize) -> usize {
    // The longest kind with "số" has fewer letters.
    let near = at.saturating_sub(24);
    let before: String = chars[near..at].iter().collect();
    let before = before.trim_end();
    let place = |words: usize| {
        let start = before
            .rmatch_indices(' ')
            .nth(words - 1)
            .map_or(0, |(i, _)| i + 1);
        let folded = fold(&before[start..]);
        let kind = folded.strip_suffix(" so").unwrap_or(&folded);
        KINDS
            .contains(&kind)
            .then(|| near + before[..start].chars().count())
    };
    [3, 2, 1].into_iter().find_map(place).unwrap_or(at)
}

#[cfg(test)]
mod tests;
