//! Exact amounts, Vietnamese numbers and dates as text, folding and sorting of Vietnamese words.
//! Pure: knows no form, no file, no clock.

mod roman;
pub mod said;

use std::cmp::Ordering;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy};
use unicode_normalization::{
    IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfc_quick,
};

pub use roman::{read_roman, roman};

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
            Entry::Number(number) => plain(*number),
            Entry::Text(text) => text.clone(),
        }
    }

    /// As it is edited and copied: `1234,5`, or the words.
    pub fn edited(&self) -> String {
        match self {
            Entry::Number(number) => plain(*number).replace('.', ","),
            Entry::Text(text) => text.clone(),
        }
    }

    /// As it is shown: `1.234,5`, or the words.
    pub fn shown(&self) -> String {
        match self {
            Entry::Number(number) => format_figure(*number),
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

/// Rounded half away from zero, as Excel does.
pub fn rounded(number: Amount, places: u32) -> Amount {
    number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

/// The most decimals a typed figure has.
pub const DECIMALS: u32 = 4;

/// Like [`format_number`], with no more decimals than a typed figure has: a quotient may have 28.
pub fn format_figure(number: Amount) -> String {
    format_number(rounded(number, DECIMALS))
}

/// "1.234,5": dots between thousands, a comma before decimals.
pub fn format_number(number: Amount) -> String {
    let plain = plain(number);
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", plain.as_str()),
    };
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    if whole.len() <= 3 && fraction.is_none() {
        return plain;
    }
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

/// "1234.5": as it is kept. Whole numbers, nearly all there are, take the short way.
fn plain(number: Amount) -> String {
    match i64::try_from(number.mantissa()) {
        Ok(whole) if number.scale() == 0 => whole.to_string(),
        _ => number.normalize().to_string(),
    }
}

/// "05/11/2026".
pub fn format_date(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

/// Reads a day as officers write it: "15/1", "15/01/2026", "15-1-26", "15.1.2026", "2026-01-15".
/// A day without a year is of the year given; two digits are of this century.
/// `None`: no date, or one that does not exist ("31/02").
pub fn read_date(text: &str, year: i32) -> Option<NaiveDate> {
    let text = text.trim().trim_end_matches('.');
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    if !parts.iter().all(|part| all_digits(part) && part.len() <= 4) {
        return None;
    }
    let (day, month, year) = match parts[..] {
        [year, month, day] if year.len() == 4 => (day, month, year.parse().ok()?),
        [day, month, year] if year.len() == 4 => (day, month, year.parse().ok()?),
        [day, month, year] if year.len() == 2 => (day, month, 2000 + year.parse::<i32>().ok()?),
        [day, month] => (day, month, year),
        _ => return None,
    };
    let exists = NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?);
    exists.filter(|date| (2000..=2200).contains(&date.year()))
}

/// The key by which search and matching compare words: no case, no accents, đ = d, single spaces.
/// "ĐÔNG  Hải" and "dong hai" have the same key. SQLite cannot do this, so the key is stored.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        push_folded(&mut folded, c);
    }
    folded.trim().to_owned()
}

/// Like [`fold`], but punctuation counts as space too: "Phí, lệ phí" and "phi le phi" are one name.
pub fn fold_name(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        // The accented letters of Vietnamese are told by their range; asking the tables is slow.
        let is_word =
            matches!(c, '\u{1ea0}'..='\u{1eff}') || c.is_alphanumeric() || is_combining_mark(c);
        push_folded(&mut folded, if is_word { c } else { ' ' });
    }
    folded.trim().to_owned()
}

/// What the letters of Vietnamese fold to, by [`short`]; an import folds thousands of names.
/// `\0`: not to one letter, look it up.
static FOLDED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let one = |c: u32| {
        let mut folded = String::new();
        push_looked_up(&mut folded, char::from_u32(c).unwrap_or_default());
        let mut letters = folded.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) => letter,
            _ => '\0',
        }
    };
    (0..0x250).chain(0x1EA0..0x1F00).map(one).collect()
});

/// A letter's place in [`FOLDED`]: Latin up to U+024F, then the accented letters from U+1EA0.
fn short(c: char) -> Option<usize> {
    match u32::from(c) {
        code @ 0..0x250 => Some(code as usize),
        code @ 0x1EA0..0x1F00 => Some(0x250 + (code - 0x1EA0) as usize),
        _ => None,
    }
}

fn push_folded(folded: &mut String, c: char) {
    match short(c).and_then(|place| FOLDED.get(place)) {
        Some(' ') if folded.ends_with(' ') => {}
        Some(letter) if *letter != '\0' => folded.push(*letter),
        _ => push_looked_up(folded, c),
    }
}

fn push_looked_up(folded: &mut String, c: char) {
    for c in std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c)) {
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
}

/// Text as it is kept: NFC, trimmed, line ends as `\n`.
pub fn tidy(text: &str) -> String {
    line_ends(nfc(text.trim().to_owned()))
}

/// Line ends as `\n`, whichever a program put on the clipboard.
pub fn line_ends(text: String) -> String {
    match text.contains('\r') {
        true => text.replace("\r\n", "\n").replace('\r', "\n"),
        false => text,
    }
}

/// Text on one line: NFC, trimmed, single spaces.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    nfc(line)
}

fn nfc(text: String) -> String {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text,
        _ => text.nfc().collect(),
    }
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
mod tests;
