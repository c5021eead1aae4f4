//! Exact amounts: read as officers and their programs write them, shown as they are printed.

use rust_decimal::{Decimal, RoundingStrategy};

/// An exact decimal. Blank is `Option::None`, never zero.
pub type Amount = Decimal;

/// The largest figure a cell takes: twelve digits, so that no sum of a form can overflow
/// and every number is exact in Excel as well.
pub const LARGEST: i64 = 999_999_999_999;

/// How a text was read as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The number read.
    pub number: Amount,
    /// The text could also have meant another number ("1.5"), or is not written as here: show how it was read.
    pub ambiguous: bool,
    /// What it is when its comma stands between thousands, as an English Excel writes it: 12000 for "12,000".
    pub grouped: Option<Amount>,
}

/// Reads a number as Vietnamese officers write it: "1.234", "1 234", "1234", "1234,5", "1.234,5".
/// A dot that cannot group thousands ("1.5", "0.125") is taken for a decimal sign and reported as ambiguous,
/// and so is a comma that could group them ("12,000"). Commas that can do nothing else ("1,234,567", "1,234.5")
/// do, and that is reported too. Signs that nobody sees are no part of it where they stand at an end.
/// `None`: not a number. An empty text is not a number either; the caller decides on blanks.
pub fn read_number(text: &str) -> Option<Reading> {
    let text = text.trim_matches(|c| is_space(c) || is_weightless(c));
    let (negative, digits) = match text.strip_prefix(MINUS) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let digits: String = digits.chars().map(plain_sign).collect();
    let starts_and_ends_in_digits = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit());
    if !starts_and_ends_in_digits || digits.len() > 40 {
        return None;
    }
    let grouped = in_commas(&digits);
    let (plain, ambiguous) = as_here(&digits).or_else(|| Some((grouped.clone()?, true)))?;
    let signed = |plain: &str| -> Option<Amount> {
        let number: Amount = plain.parse().ok()?;
        Some(if negative { -number } else { number })
    };
    Some(Reading {
        number: signed(&plain)?,
        ambiguous,
        grouped: grouped.and_then(|plain| signed(&plain)),
    })
}

/// "1.234,5" as "1234.5", and whether something else could have been meant.
fn as_here(digits: &str) -> Option<(String, bool)> {
    let (whole, fraction) = match digits.split_once(',') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
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
    match fraction {
        // "12,000" comes from an Excel that speaks English as well.
        Some(fraction) if all_digits(fraction) => {
            let thousands = fraction.len() == 3 && may_group(whole) && all_digits(whole);
            Some((format!("{plain}.{fraction}"), thousands))
        }
        Some(_) => None,
        None => Some((plain, ambiguous)),
    }
}

/// "1,234,567.5" as "1234567.5": English thousands. `None` where there are none.
fn in_commas(digits: &str) -> Option<String> {
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    if !whole.contains(',') || !fraction.is_none_or(all_digits) {
        return None;
    }
    let whole = in_threes(whole, ',')?;
    Some(match fraction {
        Some(fraction) => format!("{whole}.{fraction}"),
        None => whole,
    })
}

/// "1.234.567", "1 234 567" or "1234567" without its group signs; `None` when the groups are not of three.
fn ungrouped(whole: &str) -> Option<String> {
    if all_digits(whole) {
        return Some(whole.to_owned());
    }
    match whole.chars().find(|c| !c.is_ascii_digit())? {
        sign @ ('.' | ' ') => in_threes(whole, sign),
        _ => None,
    }
}

fn in_threes(whole: &str, sign: char) -> Option<String> {
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

/// Signs that stand before a negative number.
const MINUS: [char; 5] = ['-', '\u{2212}', '\u{2013}', '\u{fe63}', '\u{ff0d}'];

/// Wide digits are the same digits, and every space is a space.
fn plain_sign(c: char) -> char {
    match c {
        '\u{ff10}'..='\u{ff19}' => char::from(b'0' + (u32::from(c) - 0xff10) as u8),
        c if is_space(c) => ' ',
        c => c,
    }
}

/// Whether nobody sees a sign, though it stands in the text: what programs leave in what they hand out.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
        || (c.is_control() && !c.is_whitespace())
}

/// An invisible sign that cannot change how a number beside it looks: no hyphen, no turning of the direction.
fn is_weightless(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

pub(super) fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

pub(super) fn is_space(c: char) -> bool {
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
pub(super) fn plain(number: Amount) -> String {
    match i64::try_from(number.mantissa()) {
        Ok(whole) if number.scale() == 0 => whole.to_string(),
        _ => number.normalize().to_string(),
    }
}
