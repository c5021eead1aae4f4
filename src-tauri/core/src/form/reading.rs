//! A text as a figure of a column: read the same way whether it was typed, pasted or stands in a foreign file.

use super::{Column, ColumnKind, accept};
use crate::value::{
    Amount, Entry, Reading as NumberRead, format_number, is_invisible, read_number, tidy,
};

/// The most letters of a cell with words.
const LONGEST: usize = 1000;

/// How many letters of a refused text a sentence shows.
const SHOWN: usize = 40;

/// What a text is as a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// Nothing, or the dash that stands for nothing.
    Blank,
    /// A figure, and how it was read when that could surprise: "“1.5” được đọc là 1,5".
    Figure(Entry, Option<String>),
    /// No figure. The rest of a sentence that begins with the cell's name.
    Refused(String),
}

/// Reads a text as a figure of an input column.
pub fn read(column: &Column, text: &str) -> Reading {
    let text = tidy(text);
    if is_blank(&text) {
        return Reading::Blank;
    }
    if column.kind == ColumnKind::Text {
        return match text.chars().count() {
            0..=LONGEST => Reading::Figure(Entry::Text(text), None),
            _ => Reading::Refused("dài quá 1.000 ký tự. Viết ngắn lại.".to_owned()),
        };
    }
    // Quotes around a number are those of the program that put it on the clipboard.
    let inner = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    let bare = inner.unwrap_or(&text);
    let bare = match column.kind {
        ColumnKind::Percent => bare.strip_suffix('%').unwrap_or(bare),
        _ => bare,
    };
    // An apostrophe in front is how Excel is told that a number is words.
    let (bare, marked) = match bare.strip_prefix(['\'', '\u{2019}', '`']) {
        Some(rest) => (rest, true),
        None => (bare, false),
    };
    match read_number(bare) {
        Some(read) => number(column, &text, read, marked),
        None => Reading::Refused(no_number(column, &text)),
    }
}

/// Whether a text is empty to the eye, or the dash that officers write for "none".
pub fn is_blank(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    bare.is_empty() || matches!(bare, "-" | "–" | "—" | "\u{2212}")
}

/// Why a number cannot stand in a column: the rest of a sentence that begins with the cell's name.
/// The number is shown with all its decimals: rounding would hide why.
pub fn misfit(column: &Column, number: Amount) -> Option<String> {
    let why = accept(column, number).err()?;
    let shown = match number.scale() {
        0..=4 => format_number(number),
        _ => number.to_string().replace('.', ","),
    };
    Some(format!("{shown} {why}"))
}

/// A comma before three digits stands between thousands or before decimals. Where only one of the two gives a
/// figure the column takes, that is what it is, and it is told; where both do, nobody can tell.
fn number(column: &Column, text: &str, read: NumberRead, marked: bool) -> Reading {
    let in_thousands = read
        .grouped
        .filter(|grouped| column.kind == ColumnKind::Count && *grouped != read.number);
    let figure = |number: Amount, told: bool| {
        let shown = format_number(number);
        let remark = told.then(|| format!("“{}” được đọc là {shown}", visible(text)));
        Reading::Figure(Entry::Number(number), remark)
    };
    let other = in_thousands.filter(|grouped| accept(column, *grouped).is_ok());
    match (misfit(column, read.number), other) {
        (None, Some(grouped)) => Reading::Refused(format!(
            "“{text}” có thể là {} hoặc {}. Viết lại không có dấu phẩy.",
            format_number(read.number),
            format_number(grouped)
        )),
        (None, None) => figure(read.number, read.ambiguous || marked),
        (Some(_), Some(grouped)) => figure(grouped, true),
        (Some(why), None) => Reading::Refused(why),
    }
}

/// "“abc” không phải số. Nhập số nguyên, ví dụ 1.234."
fn no_number(column: &Column, text: &str) -> String {
    let odd = match text.chars().find(|c| is_invisible(*c) || is_raised(*c)) {
        Some(c) if is_raised(c) => format!(": có chữ số nhỏ “{c}” như dấu chú thích, xóa đi"),
        Some(c) => format!(": có ký tự ẩn U+{:04X}, xóa đi", u32::from(c)),
        None => String::new(),
    };
    let wanted = match column.kind {
        ColumnKind::Percent => "Nhập tỷ lệ từ 0 đến 100.",
        ColumnKind::Amount => "Nhập một số, ví dụ 1.234,5.",
        _ => "Nhập số nguyên, ví dụ 1.234.",
    };
    format!("“{}” không phải số{odd}. {wanted}", visible(text))
}

/// Raised and lowered digits, as footnotes have them.
fn is_raised(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '\u{2070}'..='\u{208e}')
}

/// A text for a sentence: short, and without what nobody sees.
fn visible(text: &str) -> String {
    let mut seen = text.chars().filter(|c| !is_invisible(*c));
    let mut shown: String = seen.by_ref().take(SHOWN).collect();
    if seen.next().is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected`: "trống", "1234", "1234 (đọc là 1.234)" or "! why".
    #[track_caller]
    fn reads(kind: &str, text: &str, expected: &str) {
        let read = match read(&Column::of_kind(kind), text) {
            Reading::Blank => "trống".to_owned(),
            Reading::Figure(entry, None) => entry.stored(),
            Reading::Figure(entry, Some(remark)) => format!("{} ({remark})", entry.stored()),
            Reading::Refused(why) => format!("! {why}"),
        };
        assert_eq!(read, expected, "{text:?}");
    }

    #[test]
    fn counts_are_read_as_officers_write_them() {
        for (text, expected) in [
            ("1234", "1234"),
            ("1.234", "1234"),
            (" 1 234 ", "1234"),
            ("1\u{a0}234", "1234"),
            ("1\u{202f}234", "1234"),
            ("1\u{2009}234", "1234"),
            ("1\u{2007}234", "1234"),
            ("12\u{a0}", "12"),
            ("1.234,0", "1234"),
            ("12,0", "12"),
            ("-0", "0"),
            ("１２", "12"),
            ("", "trống"),
            (" \u{a0}\u{200b}", "trống"),
            ("-", "trống"),
            ("–", "trống"),
            ("abc", "! “abc” không phải số. Nhập số nguyên, ví dụ 1.234."),
            ("5%", "! “5%” không phải số. Nhập số nguyên, ví dụ 1.234."),
            ("1,5", "! 1,5 không phải số nguyên. Nhập số nguyên."),
            ("1.5", "! 1,5 không phải số nguyên. Nhập số nguyên."),
            ("1,23456", "! 1,23456 không phải số nguyên. Nhập số nguyên."),
        ] {
            reads("count", text, expected);
        }
    }

    #[test]
    fn a_comma_before_three_digits_is_never_silently_a_thousandth() {
        for (text, expected) in [
            (
                "1,000",
                "! “1,000” có thể là 1 hoặc 1.000. Viết lại không có dấu phẩy.",
            ),
            (
                "12,000",
                "! “12,000” có thể là 12 hoặc 12.000. Viết lại không có dấu phẩy.",
            ),
            ("-12,000", "! -12 là số âm. Nhập số không âm."),
            // Not whole with decimals, so only thousands are left.
            ("1,234", "1234 (“1,234” được đọc là 1.234)"),
            ("12,345", "12345 (“12,345” được đọc là 12.345)"),
            ("1,234,567", "1234567 (“1,234,567” được đọc là 1.234.567)"),
            ("1,000,000", "1000000 (“1,000,000” được đọc là 1.000.000)"),
            ("1,234.0", "1234 (“1,234.0” được đọc là 1.234)"),
            ("1,234.5", "! 1.234,5 không phải số nguyên. Nhập số nguyên."),
            ("0,125", "! 0,125 không phải số nguyên. Nhập số nguyên."),
            (
                "1,23,456",
                "! “1,23,456” không phải số. Nhập số nguyên, ví dụ 1.234.",
            ),
        ] {
            reads("count", text, expected);
        }
        // Decimals are at home in these, and told all the same.
        reads("amount", "12,000", "12 (“12,000” được đọc là 12)");
        reads("percent", "12,125", "12.125 (“12,125” được đọc là 12,125)");
        reads(
            "amount",
            "1,234,567.5",
            "1234567.5 (“1,234,567.5” được đọc là 1.234.567,5)",
        );
    }

    #[test]
    fn signs_that_programs_add_are_understood_or_named() {
        for (text, expected) in [
            ("\u{200b}12", "12"),
            ("12\u{200b}", "12"),
            ("\u{feff}12", "12"),
            ("\u{200e}12\u{200c}", "12"),
            ("\u{feff} 1\u{a0}234", "1234"),
            ("\"12\"", "12"),
            (
                "\"12",
                "! “\"12” không phải số. Nhập số nguyên, ví dụ 1.234.",
            ),
            ("'12", "12 (“'12” được đọc là 12)"),
            ("\u{2019}12", "12 (“\u{2019}12” được đọc là 12)"),
            ("\u{2212}3", "! -3 là số âm. Nhập số không âm."),
            ("–3", "! -3 là số âm. Nhập số không âm."),
            ("(3)", "! “(3)” không phải số. Nhập số nguyên, ví dụ 1.234."),
            (
                "1\u{200b}2",
                "! “12” không phải số: có ký tự ẩn U+200B, xóa đi. Nhập số nguyên, ví dụ 1.234.",
            ),
            (
                "\u{202e}12",
                "! “12” không phải số: có ký tự ẩn U+202E, xóa đi. Nhập số nguyên, ví dụ 1.234.",
            ),
            (
                "12¹",
                "! “12¹” không phải số: có chữ số nhỏ “¹” như dấu chú thích, xóa đi. Nhập số nguyên, ví dụ 1.234.",
            ),
            (
                "12\u{2074}",
                "! “12⁴” không phải số: có chữ số nhỏ “⁴” như dấu chú thích, xóa đi. Nhập số nguyên, ví dụ 1.234.",
            ),
        ] {
            reads("count", text, expected);
        }
    }

    #[test]
    fn percentages_amounts_and_words_have_their_own_rules() {
        for (kind, text, expected) in [
            ("percent", "25%", "25"),
            ("percent", "25,5 %", "25.5"),
            ("percent", "\"25%\"", "25"),
            ("text", "\"12\"", "\"12\""),
            ("percent", "0,125", "0.125"),
            (
                "percent",
                "100,5",
                "! 100,5 lớn hơn 100%. Nhập tỷ lệ từ 0 đến 100.",
            ),
            (
                "percent",
                "nửa",
                "! “nửa” không phải số. Nhập tỷ lệ từ 0 đến 100.",
            ),
            ("amount", "1.234,5", "1234.5"),
            ("amount", "1.5", "1.5 (“1.5” được đọc là 1,5)"),
            ("amount", "1,23456", "! 1,23456 có quá 4 chữ số thập phân."),
            (
                "amount",
                "x",
                "! “x” không phải số. Nhập một số, ví dụ 1.234,5.",
            ),
            ("text", " a\r\nb ", "a\nb"),
            ("text", "–", "trống"),
        ] {
            reads(kind, text, expected);
        }
        let long = "ộ".repeat(1001);
        reads("text", &long, "! dài quá 1.000 ký tự. Viết ngắn lại.");
        let cut = format!(
            "! “{}…” không phải số. Nhập số nguyên, ví dụ 1.234.",
            "ộ".repeat(40)
        );
        reads("count", &long, &cut);
    }
}
