//! The number a label says: "III", "B", "3.1", "28." Pure.

use super::outline::bare;
use crate::value::{read_roman, roman};

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
pub struct Label<'a> {
    /// What stands before the last number: "3"; mostly nothing.
    pub within: &'a str,
    /// The last number.
    pub number: u32,
    /// How it is written.
    pub script: Script,
}

/// Reads a label; `None` for dashes, words and nothing.
pub fn read(label: &str) -> Option<Label<'_>> {
    let label = bare(label);
    let (within, own) = label.rsplit_once('.').unwrap_or(("", label));
    let (number, script) = match own.bytes().all(|b| b.is_ascii_digit()) {
        true => (own.parse().ok()?, Script::Arabic),
        // "C" of A, B, C is no Roman number here.
        false => match read_roman(own).filter(|_| own != "C") {
            Some(number) => (number, Script::Roman),
            None => (letter(own)?, Script::Letters),
        },
    };
    Some(Label {
        within,
        number,
        script,
    })
}

fn letter(text: &str) -> Option<u32> {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.is_ascii_uppercase() => {
            Some(u32::from(letter) - u32::from('A') + 1)
        }
        _ => None,
    }
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
}
