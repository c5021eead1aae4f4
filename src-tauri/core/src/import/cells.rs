//! What one cell of a sheet says in a column of the form: a figure, nothing, or why it cannot be taken.

use super::workbook::{Value, shortened};
use crate::form::reading::{self, Reading, is_blank};
use crate::form::{Column, ColumnKind};
use crate::value::{Amount, Entry, format_number, read_number};

/// Numbers below this are whole and exact in a cell of Excel.
const EXACT: f64 = 1e15;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Read {
    /// Nothing, or a dash.
    Blank,
    /// A figure, the words it was read from when it was written as words, and how it was read when that could
    /// surprise.
    Figure {
        entry: Entry,
        words: Option<String>,
        remark: Option<String>,
    },
    /// The rest of a sentence that begins with the cell's name.
    Wrong(String),
}

impl Read {
    fn figure(entry: Entry) -> Read {
        Read::Figure {
            entry,
            words: None,
            remark: None,
        }
    }
}

/// Reads a cell of an input column.
pub(super) fn figure(column: &Column, value: &Value) -> Read {
    let number = match value {
        Value::Long(_, letters) if column.kind == ColumnKind::Text => {
            return Read::Wrong(format!(
                "dài {letters} chữ, quá dài. Rút ngắn trong tệp rồi nhập lại."
            ));
        }
        Value::Text(words) | Value::Long(words, _) => return from_words(column, words),
        Value::Number(number) => *number,
        other => return Read::Wrong(no_number(other)),
    };
    let Some(exact) = exact(number) else {
        return Read::Wrong(format!(
            "{number:e} lớn quá 12 chữ số. Kiểm tra lại số liệu."
        ));
    };
    if column.kind == ColumnKind::Text {
        return Read::figure(Entry::Text(format_number(exact)));
    }
    match reading::misfit(column, exact) {
        None => Read::Figure {
            entry: Entry::Number(exact),
            words: None,
            remark: (column.kind == ColumnKind::Percent && is_fraction(exact)).then(|| {
                let shown = format_number(exact);
                format!(
                    "{shown} được đọc là {shown}%; nếu là {}% thì sửa trong tệp rồi nhập lại",
                    format_number(exact * Amount::ONE_HUNDRED)
                )
            }),
        },
        Some(why) => Read::Wrong(why),
    }
}

fn from_words(column: &Column, words: &str) -> Read {
    match reading::read(column, words) {
        Reading::Blank => Read::Blank,
        Reading::Figure(entry, remark) => Read::Figure {
            words: (column.kind != ColumnKind::Text).then(|| shortened(words)),
            entry,
            remark,
        },
        Reading::Refused(why) => Read::Wrong(why),
    }
}

/// Whether a number in a column of percentages may well be one of 0 to 1, as Excel keeps them.
fn is_fraction(number: Amount) -> bool {
    number > Amount::ZERO && number <= Amount::ONE
}

/// How a cell that holds no number is shown in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct NoNumber(pub(super) String);

/// Reads a cell that is only compared: the number, or how it is shown instead. `None` is blank.
pub(super) fn given(value: &Value) -> Option<Result<Amount, NoNumber>> {
    let number = match value {
        Value::Number(number) => exact(*number).ok_or_else(|| format!("{number:e}")),
        Value::Text(words) | Value::Long(words, _) => {
            if is_blank(words) {
                return None;
            }
            // A sum of counts is whole: its comma stands between thousands.
            let reading = read_number(words).map(|read| read.grouped.unwrap_or(read.number));
            reading.ok_or_else(|| format!("“{}”", shortened(words)))
        }
        Value::Error(error) => Err(error.clone()),
        Value::NoResult => Err("công thức chưa có kết quả".to_owned()),
        Value::Bool(_) => Err("giá trị đúng/sai".to_owned()),
        Value::Date => Err("ngày tháng".to_owned()),
    };
    Some(number.map_err(NoNumber))
}

/// Whether a cell holds a figure or something in its place, and not words of a foot or a heading.
pub(super) fn is_figure(value: &Value) -> bool {
    match value.words() {
        Some(words) => read_number(bare(words, true)).is_some(),
        None => true,
    }
}

/// Why a value that is neither number nor words cannot be taken.
fn no_number(value: &Value) -> String {
    match value {
        Value::Error(error) => {
            format!("ô báo lỗi {error}. Sửa công thức trong Excel rồi nhập lại.")
        }
        Value::NoResult => "công thức chưa có kết quả lưu trong tệp. \
                            Mở tệp bằng Excel, lưu lại rồi nhập lại."
            .to_owned(),
        Value::Date => "là ngày tháng, không phải số. \
                        Đổi định dạng ô về Số (Number) trong Excel rồi nhập lại."
            .to_owned(),
        _ => "là giá trị đúng/sai, không phải số. Nhập số hoặc để trống.".to_owned(),
    }
}

fn bare(words: &str, percent: bool) -> &str {
    let words = words.trim();
    match words.strip_suffix('%') {
        Some(number) if percent => number.trim_end(),
        _ => words,
    }
}

/// The decimal a cell of Excel shows: whole numbers exactly, others to its 15 digits (what lies beyond is noise of
/// binary fractions). `None`: not finite, or larger than any figure.
fn exact(number: f64) -> Option<Amount> {
    if !number.is_finite() || number.abs() >= EXACT {
        return None;
    }
    if number.fract() == 0.0 {
        #[expect(clippy::cast_possible_truncation, reason = "whole and below 10^15")]
        return Some(Amount::from(number as i64));
    }
    let digits = format!("{number:.14e}");
    Amount::from_scientific(&digits)
        .ok()
        .map(|number| number.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(kind: &str, value: Value, expected: &str) {
        let read = match figure(&Column::of_kind(kind), &value) {
            Read::Blank => "trống".to_owned(),
            Read::Figure { entry, remark, .. } => match remark {
                None => entry.stored(),
                Some(remark) => format!("{} ({remark})", entry.stored()),
            },
            Read::Wrong(why) => format!("! {why}"),
        };
        assert!(
            read == expected || (expected.starts_with('!') && read.starts_with(expected)),
            "{value:?}: {read}"
        );
    }

    fn text(words: &str) -> Value {
        Value::Text(words.to_owned())
    }

    #[test]
    fn figures_are_read_exactly_or_refused() {
        for (value, expected) in [
            (Value::Number(10361.0), "10361"),
            (Value::Number(10_361.000_000_000_002), "10361"),
            (Value::Number(-0.0), "0"),
            (Value::Number(999_999_999_999.0), "999999999999"),
            (Value::Number(1e12), "! 1.000.000.000.000 lớn quá 12 chữ số"),
            (Value::Number(1e308), "! 1e308 lớn quá 12 chữ số"),
            (Value::Number(f64::INFINITY), "! inf lớn quá"),
            (Value::Number(1.5), "! 1,5 không phải số nguyên"),
            (Value::Number(-3.0), "! -3 là số âm"),
            (text("1.234"), "1234"),
            (text(" 1 234 "), "1234"),
            (text("1.5"), "! 1,5 không phải số nguyên"),
            (text("-3"), "! -3 là số âm"),
            (text("12,000"), "! “12,000” có thể là 12 hoặc 12.000"),
            (text("1,234"), "1234 (“1,234” được đọc là 1.234)"),
            (text("\u{feff}12"), "12"),
            (text("-"), "trống"),
            (text("–"), "trống"),
            (text("\u{a0}"), "trống"),
            (text("chưa có"), "! “chưa có” không phải số"),
            (text("5%"), "! “5%” không phải số"),
            (text("=1+1"), "! “=1+1” không phải số"),
            (Value::Error("#REF!".to_owned()), "! ô báo lỗi #REF!"),
            (Value::NoResult, "! công thức chưa có kết quả"),
            (Value::Bool(true), "! là giá trị đúng/sai"),
            (Value::Date, "! là ngày tháng"),
        ] {
            reads("count", value, expected);
        }
    }

    #[test]
    fn amounts_percentages_and_words_have_their_own_rules() {
        reads("amount", Value::Number(0.1 + 0.2), "0.3");
        reads("amount", text("1.234,5"), "1234.5");
        reads("amount", text("1.5"), "1.5 (“1.5” được đọc là 1,5)");
        reads(
            "amount",
            Value::Number(1.234_56),
            "! 1,23456 có quá 4 chữ số thập phân",
        );
        reads("percent", text("12,5%"), "12.5");
        reads("percent", Value::Number(25.0), "25");
        reads(
            "percent",
            Value::Number(0.25),
            "0.25 (0,25 được đọc là 0,25%; nếu là 25% thì sửa trong tệp rồi nhập lại)",
        );
        reads("percent", Value::Number(101.0), "! 101 lớn hơn 100%");
        reads("text", text(" Đã gửi "), "Đã gửi");
        reads("text", Value::Number(7.0), "7");
        reads(
            "text",
            Value::Long("x".to_owned(), 32_767),
            "! dài 32767 chữ",
        );
    }
}
