//! Exact amounts, Vietnamese numbers and dates as text, folding and sorting of Vietnamese words.
//! Pure: knows no form, no file, no clock.

mod number;
mod roman;
pub mod said;
mod text;
pub mod told;

use std::cmp::Ordering;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use unicode_normalization::{
    IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfc_quick,
};

pub use number::{
    Amount, DECIMALS, LARGEST, Reading, format_figure, format_number, is_invisible, read_number,
    rounded,
};
use number::{all_digits, is_space, plain};
pub use roman::{read_roman, roman};
pub use text::{TooLong, capital, lower, shortened, within};

/// The years that the program knows: plans, cycles and dates lie in them.
pub const YEARS: std::ops::RangeInclusive<i32> = 2000..=2200;

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
    exists.filter(|date| YEARS.contains(&date.year()))
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
            // Ð and ð of Icelandic look like Đ and đ, and old Vietnamese texts are full of them.
            'đ' | 'Đ' | '\u{d0}' | '\u{f0}' => folded.push('d'),
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
