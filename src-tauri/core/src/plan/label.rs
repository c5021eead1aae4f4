//! Labels of lines: "I", "1", "1.1", "a)", "-". What kind each is, which stands above which, the number it says, and
//! where one begins a text. Labels themselves are never changed. Pure.

use super::outline::bare;
use crate::value::{read_roman, roman};

/// What kind a label is, the outermost first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// "A", "Phần I": one capital that is no roman numeral.
    Letter(char),
    /// "I", "IV".
    Roman,
    /// "1", "1.1", "3.2.4".
    Number(Vec<u32>),
    /// "a", "b)".
    Small(char),
    /// "-", "+", "•".
    Dash,
    /// Nothing.
    None,
    /// Anything else.
    Other,
}

impl Label {
    /// What kind a text is, the signs around it left aside.
    pub fn of(text: &str) -> Label {
        let text = text.trim();
        if text.is_empty() {
            return Label::None;
        }
        if is_dash(text) {
            return Label::Dash;
        }
        let bare = text.trim_matches(['(', ')', '[', ']', '.', ':', '/', '-', ' ']);
        let mut letters = bare.chars();
        match (letters.next(), letters.next()) {
            _ if is_roman(bare) => Label::Roman,
            (Some(c), None) if c.is_ascii_uppercase() => Label::Letter(c),
            (Some(c), None) if c.is_lowercase() => Label::Small(c),
            _ => numbers(bare).map_or(Label::Other, Label::Number),
        }
    }

    /// How far outside it stands: 0 is the outermost.
    pub fn rank(&self) -> usize {
        match self {
            Label::Letter(_) => 0,
            Label::Roman => 1,
            Label::Number(parts) => 1 + parts.len().min(6),
            Label::Other => 2,
            Label::Small(_) => 8,
            Label::None => 9,
            Label::Dash => 10,
        }
    }
}

/// A number in the capitals of short Roman numerals; those of "C" and "L" are letters here.
fn is_roman(text: &str) -> bool {
    let sign = |c: char| matches!(c, 'I' | 'V' | 'X');
    !text.is_empty() && text.len() <= 8 && text.chars().all(sign)
}

fn is_dash(text: &str) -> bool {
    matches!(
        text,
        "-" | "–" | "—" | "+" | "•" | "*" | "\u{2212}" | "\u{f0b7}" | "·" | "●" | "○" | "▪"
    )
}

/// "3.2" as its numbers.
fn numbers(text: &str) -> Option<Vec<u32>> {
    let parts = text.split('.').map(|part| match part.len() {
        1..=4 => part.parse().ok(),
        _ => None,
    });
    parts.collect()
}

/// A label at the beginning of a text and the rest: "II Nhiệm vụ" → ("II", "Nhiệm vụ"), "1. Rà soát" →
/// ("1.", "Rà soát"). A bare number before a word counts only where `bare` says so.
pub fn split(text: &str, bare: bool) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let end = text.find(char::is_whitespace)?;
    let (label, rest) = (&text[..end], text[end..].trim());
    if rest.is_empty() || rest.starts_with('%') {
        return None;
    }
    let signed = label.ends_with(['.', ')', '/', ':', '-']);
    let known = match Label::of(label) {
        Label::Roman | Label::Dash => true,
        Label::Letter(_) | Label::Small(_) => signed,
        Label::Number(parts) => signed || parts.len() > 1 || bare,
        Label::None | Label::Other => false,
    };
    // "V" and "X" begin words of one letter too rarely to matter; "I" never does.
    known.then_some((label, rest))
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Script {
    /// I, II, III.
    Roman,
    /// A, B, C.
    Letters,
    /// 1, 2, 3.
    Arabic,
}

/// A label taken apart: "3.1" is 1 within "3".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// What stands before the last number: "3"; mostly nothing.
    pub within: &'a str,
    /// The last number.
    pub number: u32,
    /// How it is written.
    pub script: Script,
}

/// The number a label says; `None` for dashes, words and nothing.
pub fn read(label: &str) -> Option<Numbered<'_>> {
    let label = bare(label);
    let (within, own) = label.rsplit_once('.').unwrap_or(("", label));
    let (number, script) = match Label::of(own) {
        Label::Number(_) => (own.parse().ok()?, Script::Arabic),
        Label::Letter('L') => (50, Script::Roman),
        Label::Letter(letter) => (u32::from(letter) - u32::from('A') + 1, Script::Letters),
        // Those of forty and more are longer than what tells a line's kind.
        Label::Roman | Label::Other => (read_roman(own)?, Script::Roman),
        Label::Small(_) | Label::Dash | Label::None => return None,
    };
    Some(Numbered {
        within,
        number,
        script,
    })
}

/// A number as it is written.
pub fn written(number: u32, script: Script) -> String {
    match script {
        Script::Arabic => number.to_string(),
        Script::Letters => match u8::try_from(number) {
            Ok(number @ 1..=26) => char::from(b'A' + number - 1).to_string(),
            _ => number.to_string(),
        },
        Script::Roman => roman(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(label: &str, expected: Option<(&str, u32, Script)>) {
        let found = read(label).map(|own| (own.within, own.number, own.script));
        assert_eq!(found, expected, "{label}");
    }

    #[test]
    fn labels_are_read() {
        check("I", Some(("", 1, Script::Roman)));
        check("XXXIX.", Some(("", 39, Script::Roman)));
        check("IV", Some(("", 4, Script::Roman)));
        check("IIII", None);
        check("B", Some(("", 2, Script::Letters)));
        check("C", Some(("", 3, Script::Letters)));
        check("28", Some(("", 28, Script::Arabic)));
        check(" 3.1. ", Some(("3", 1, Script::Arabic)));
        check("3.1.2", Some(("3.1", 2, Script::Arabic)));
        check("-", None);
        check("", None);
        check("Mục", None);
        check("99999999999999999999", None);
    }

    #[test]
    fn numbers_are_written_as_they_are_read() {
        for number in 1..=150 {
            let label = written(number, Script::Roman);
            if label != "C" {
                check(&label, Some(("", number, Script::Roman)));
            }
        }
        assert_eq!(written(27, Script::Letters), "27");
    }

    #[track_caller]
    fn is(text: &str, expected: Label) {
        assert_eq!(Label::of(text), expected, "{text}");
    }

    #[test]
    fn labels_are_told_by_their_letters() {
        is("I", Label::Roman);
        is("IV.", Label::Roman);
        is("XIX", Label::Roman);
        is("A", Label::Letter('A'));
        is("C.", Label::Letter('C'));
        is("1", Label::Number(vec![1]));
        is("3.10", Label::Number(vec![3, 10]));
        is("(2)", Label::Number(vec![2]));
        is("a)", Label::Small('a'));
        is("đ)", Label::Small('đ'));
        is("-", Label::Dash);
        is("", Label::None);
        is("Mục", Label::Other);
        is("2026/QĐ", Label::Other);
    }

    #[track_caller]
    fn splits(text: &str, bare: bool, expected: Option<(&str, &str)>) {
        assert_eq!(split(text, bare), expected, "{text}");
    }

    #[test]
    fn a_label_may_begin_a_text() {
        splits("II Nhiệm vụ", false, Some(("II", "Nhiệm vụ")));
        splits("I. CÔNG TÁC", false, Some(("I.", "CÔNG TÁC")));
        splits("1. Rà soát", false, Some(("1.", "Rà soát")));
        splits("1 Rà soát", false, None);
        splits("1 Rà soát", true, Some(("1", "Rà soát")));
        splits("1.2 Rà soát", false, Some(("1.2", "Rà soát")));
        splits("a) Rà soát", false, Some(("a)", "Rà soát")));
        splits("- Rà soát", false, Some(("-", "Rà soát")));
        splits("A Rà soát", false, None);
        splits("100% TTHC", true, None);
        splits("Rà soát", true, None);
        splits("II", true, None);
    }
}
