//! Exact amounts, Vietnamese numbers and dates as text, folding and sorting of Vietnamese words.
//! Pure: knows no form, no file, no clock.

use std::cmp::Ordering;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// An exact decimal. Blank is `Option::None`, never zero.
pub type Amount = Decimal;

/// The largest figure a cell takes: twelve digits, so that no sum of a form can overflow
/// and every number is exact in Excel as well.
pub const LARGEST: i64 = 999_999_999_999;

/// What stands in one cell of a form: a number or, in a text column, words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// An exact number.
    Number(Amount),
    /// Words, NFC.
    Text(String),
}

impl Entry {
    /// The number, when it is one.
    pub fn number(&self) -> Option<Amount> {
        match self {
            Entry::Number(number) => Some(*number),
            Entry::Text(_) => None,
        }
    }

    /// As it is kept in the data file: `1234.5`, or the words.
    pub fn stored(&self) -> String {
        match self {
            Entry::Number(number) => number.normalize().to_string(),
            Entry::Text(text) => text.clone(),
        }
    }

    /// As it is shown: `1.234,5`, or the words.
    pub fn shown(&self) -> String {
        match self {
            Entry::Number(number) => format_number(*number),
            Entry::Text(text) => text.clone(),
        }
    }
}

/// How a text was read as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The number read.
    pub number: Amount,
    /// The text could also have meant another number ("1.5"): show how it was read.
    pub ambiguous: bool,
}

/// Reads a number as Vietnamese officers write it: "1.234", "1 234", "1234", "1234,5", "1.234,5".
/// A dot that cannot group thousands ("1.5", "0.125") is taken for a decimal sign and reported as ambiguous,
/// and so is a comma that could group them ("12,000").
/// `None`: not a number. An empty text is not a number either; the caller decides on blanks.
pub fn read_number(text: &str) -> Option<Reading> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let digits: String = digits
        .chars()
        .map(|c| if is_space(c) { ' ' } else { c })
        .collect();
    let starts_and_ends_in_digits = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit());
    if !starts_and_ends_in_digits || digits.len() > 40 {
        return None;
    }
    let (whole, fraction) = match digits.split_once(',') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits.as_str(), None),
    };
    let (plain, ambiguous) = match ungrouped(whole) {
        Some(plain) => (plain, false),
        // "1.5": one dot, not a thousands group, no comma beside it.
        None if fraction.is_none() => match whole.split_once('.') {
            Some((a, b)) if all_digits(a) && all_digits(b) => (format!("{a}.{b}"), true),
            _ => return None,
        },
        None => return None,
    };
    let (plain, ambiguous) = match fraction {
        // "12,000" comes from an Excel that speaks English as well.
        Some(fraction) if all_digits(fraction) => {
            let thousands = fraction.len() == 3 && may_group(whole) && all_digits(whole);
            (format!("{plain}.{fraction}"), thousands)
        }
        Some(_) => return None,
        None => (plain, ambiguous),
    };
    let number: Amount = plain.parse().ok()?;
    Some(Reading {
        number: if negative { -number } else { number },
        ambiguous,
    })
}

/// "1.234.567", "1 234 567" or "1234567" without its group signs; `None` when the groups are not of three.
fn ungrouped(whole: &str) -> Option<String> {
    if all_digits(whole) {
        return Some(whole.to_owned());
    }
    let sign = whole.chars().find(|c| !c.is_ascii_digit())?;
    if sign != '.' && sign != ' ' {
        return None;
    }
    let mut groups = whole.split(sign);
    let first = groups.next()?;
    let ok = may_group(first)
        && all_digits(first)
        && groups.all(|group| group.len() == 3 && all_digits(group));
    ok.then(|| whole.replace(sign, ""))
}

/// Whether thousands can begin so: "0.125" is no 125.
fn may_group(first: &str) -> bool {
    (1..=3).contains(&first.len()) && !first.starts_with('0')
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{a0}' || c == '\u{202f}'
}

/// "1.234,5": dots between thousands, a comma before decimals.
pub fn format_number(number: Amount) -> String {
    let plain = number.normalize().to_string();
    let (sign, plain) = match plain.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", plain.as_str()),
    };
    let (whole, fraction) = match plain.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (plain, None),
    };
    let mut shown = String::with_capacity(plain.len() + plain.len() / 3 + 1);
    shown.push_str(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            shown.push('.');
        }
        shown.push(digit);
    }
    if let Some(fraction) = fraction {
        shown.push(',');
        shown.push_str(fraction);
    }
    shown
}

/// "05/11/2026".
pub fn format_date(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

/// The key by which search and matching compare words: no case, no accents, đ = d, single spaces.
/// "ĐÔNG  Hải" and "dong hai" have the same key. SQLite cannot do this, so the key is stored.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'đ' | 'Đ' => folded.push('d'),
            c if is_space(c) => {
                if !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            c => folded.extend(c.to_lowercase()),
        }
    }
    folded.trim().to_owned()
}

/// Like [`fold`], but punctuation counts as space too: "Phí, lệ phí" and "phi le phi" are one name.
pub fn fold_name(text: &str) -> String {
    let words: String = text
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || is_combining_mark(c) {
                c
            } else {
                ' '
            }
        })
        .collect();
    fold(&words)
}

/// Text as it is kept: NFC, trimmed, line ends as `\n`.
pub fn tidy(text: &str) -> String {
    text.replace("\r\n", "\n").trim().nfc().collect()
}

/// Vietnamese order: a ă â b c d đ e ê …, tones after letters, case last.
pub fn compare(a: &str, b: &str) -> Ordering {
    let key = |text: &str| -> (Vec<(u32, u8)>, Vec<u8>) {
        let mut letters = Vec::new();
        let mut tones = Vec::new();
        for c in text.nfc() {
            let lower = c.to_lowercase().next().unwrap_or(c);
            let (letter, shape, tone) = letter(lower);
            letters.push((letter, shape));
            tones.push(tone);
        }
        (letters, tones)
    };
    key(a).cmp(&key(b)).then_with(|| a.cmp(b))
}

/// A lower-case letter as (base, shape: plain/breve/circumflex/horn/stroke, tone 0–5).
fn letter(c: char) -> (u32, u8, u8) {
    let (mut base, mut shape, mut tone) = (c, 0, 0);
    for part in std::iter::once(c).nfd() {
        match part {
            'đ' => (base, shape) = ('d', 1),
            '\u{306}' => shape = 1,
            '\u{302}' => shape = 2,
            '\u{31b}' => shape = 3,
            '\u{300}' => tone = 1,
            '\u{309}' => tone = 2,
            '\u{303}' => tone = 3,
            '\u{301}' => tone = 4,
            '\u{323}' => tone = 5,
            other => base = other,
        }
    }
    (u32::from(base), shape, tone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, expected: &str) {
        let reading = read_number(text).unwrap_or_else(|| panic!("{text:?} should be read"));
        assert_eq!(reading.number.to_string(), expected);
        let unclear = ["1.5", "0.125", "12,000", "1,234"];
        assert_eq!(reading.ambiguous, unclear.contains(&text), "{text}");
    }

    #[test]
    fn numbers_are_read_as_officers_write_them() {
        for (text, expected) in [
            ("1234", "1234"),
            ("1.234", "1234"),
            ("1 234", "1234"),
            ("1\u{a0}234\u{202f}567", "1234567"),
            ("1.234.567", "1234567"),
            ("1234,5", "1234.5"),
            ("1.234,5", "1234.5"),
            (" 7 ", "7"),
            ("-3", "-3"),
            ("\u{2212}3", "-3"),
            ("0", "0"),
            ("1.5", "1.5"),
            ("0.125", "0.125"),
            ("0,125", "0.125"),
            ("12,000", "12.000"),
            ("1,234", "1.234"),
            ("1.234,500", "1234.500"),
            ("1234,500", "1234.500"),
            ("007", "7"),
        ] {
            reads(text, expected);
        }
    }

    #[test]
    fn what_is_not_a_number_is_not_guessed() {
        for text in [
            "", " ", "-", "1e308", "#REF!", "1.23.456", "1,2,3", "1.5,5", "12a", "١٢", "1,", ",5",
            "1 23", "0x10", "1/2", "1.234.5",
        ] {
            assert_eq!(read_number(text), None, "{text:?}");
        }
    }

    #[track_caller]
    fn shows(number: &str, expected: &str) {
        assert_eq!(format_number(number.parse().unwrap()), expected);
    }

    #[test]
    fn numbers_are_shown_with_dots_and_a_comma() {
        shows("0", "0");
        shows("999", "999");
        shows("1000", "1.000");
        shows("1234567.50", "1.234.567,5");
        shows("-1234", "-1.234");
    }

    #[test]
    fn folding_forgets_case_accents_and_stroke() {
        assert_eq!(fold("ĐÔNG  Hải"), "dong hai");
        assert_eq!(fold("Thuỷ \u{a0}nội địa"), fold("thuy noi dia"));
        assert_eq!(fold_name("Phí, lệ phí"), fold_name("PHÍ LỆ PHÍ"));
        let nfd: String = "Hộ tịch".nfd().collect();
        assert_eq!(fold(&nfd), "ho tich");
        assert_eq!(tidy(&nfd), "Hộ tịch");
    }

    #[test]
    fn words_sort_as_in_a_vietnamese_dictionary() {
        let mut words = [
            "đá",
            "da",
            "ơ",
            "ổ",
            "ô",
            "o",
            "dã",
            "dạ",
            "dả",
            "dà",
            "ă",
            "â",
            "a",
            "e",
            "ê",
            "Đất đai",
            "Dân",
        ];
        words.sort_by(|a, b| compare(a, b));
        assert_eq!(
            words,
            [
                "a",
                "ă",
                "â",
                "da",
                "dà",
                "dả",
                "dã",
                "dạ",
                "Dân",
                "đá",
                "Đất đai",
                "e",
                "ê",
                "o",
                "ô",
                "ổ",
                "ơ"
            ]
        );
    }
}
