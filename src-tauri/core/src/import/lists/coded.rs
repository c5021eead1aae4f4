//! The code of a dossier in its cell, where other things may stand beside it: "Mã hồ sơ / Chủ hồ sơ" in one column.

use super::moment::{self, Read};
use super::personal::{is_identity, is_phone};
use crate::dossier::{code, procedure_code};

/// How many digits the code has, at least, where other words stand beside it: "Cộng: 12 hồ sơ" has none.
const LEAST: usize = 6;

/// The code in a cell; none: no code stands there, or only something about a person.
pub(super) fn of_cell(text: &str) -> Option<String> {
    // Nearly all codes stand alone.
    if is_built(text) {
        let is_code = text.bytes().any(|b| b.is_ascii_digit());
        return (is_code && !is_phone(text) && !is_identity(text)).then(|| code(text))?;
    }
    let words: Vec<&str> = text
        .split_whitespace()
        .map(|word| word.trim_matches(['(', ')', ',', ';', ':']))
        .collect();
    let alone = words.iter().all(|word| is_built(word) || is_prefix(word));
    let from = match alone {
        true => 0,
        // Beside other words the code is the first run of what is built like one.
        false => words.iter().position(|word| is_built(word))?,
    };
    let run = words[from..].iter().enumerate();
    // A code may be broken over lines; a date, a telephone's number behind it are none of it.
    let run =
        run.take_while(|(at, word)| (alone || is_built(word)) && (*at == 0 || !is_other(word)));
    let own: String = run.map(|(_, word)| *word).collect();
    let digits = own.bytes().filter(u8::is_ascii_digit).count();
    let is_code = match alone {
        true => digits > 0,
        false => digits >= LEAST && procedure_code(&own).is_none(),
    };
    (is_code && !is_phone(&own) && !is_identity(&own)).then(|| code(&own))?
}

/// A word with a digit, of letters, digits and the signs of codes.
fn is_built(word: &str) -> bool {
    let sign = |c: char| matches!(c, '.' | '-' | '/' | '_' | '–');
    word.chars()
        .all(|c| c.is_alphanumeric() || sign(c) || crate::value::is_invisible(c))
        && word.chars().any(|c| c.is_ascii_digit() || sign(c))
}

/// A few capitals before the numbers: "HS 0012/2026".
fn is_prefix(word: &str) -> bool {
    word.chars().count() <= 4 && word.chars().all(char::is_uppercase)
}

fn is_other(word: &str) -> bool {
    is_phone(word) || is_identity(word) || moment::read(word) != Read::None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_in_its_cell() {
        for (text, expected) in [
            ("000.27.68.H24-260115-0001", "000.27.68.H24-260115-0001"),
            ("h57.132-260804-\n0583", "H57.132-260804-0583"),
            ("H24 260115 0001", "H242601150001"),
            ("HS 0012/2026", "HS0012/2026"),
            ("ĐK-000123", "ĐK-000123"),
            ("17", "17"),
            ("Mã: H24-260115-0001", "H24-260115-0001"),
            ("H24-260115-0001\nNguyễn Văn Mẫu", "H24-260115-0001"),
            ("Nguyễn Văn Mẫu (H24-260115-0001)", "H24-260115-0001"),
            ("Nguyễn Văn Mẫu H24-260115-0001", "H24-260115-0001"),
            ("H24-260115-0001 0900000001", "H24-260115-0001"),
            ("H24-260115-0001 06/11/2026", "H24-260115-0001"),
            ("0900000001", ""),
            ("031000000001", ""),
            ("Nguyễn Văn Mẫu 012", ""),
            ("Cộng: 12 hồ sơ", ""),
            ("1. Hộ tịch", ""),
            ("2.000629 - Chứng thực bản sao", ""),
            ("Tổng số", ""),
            ("Hộ tịch", ""),
            ("", ""),
        ] {
            assert_eq!(of_cell(text).unwrap_or_default(), expected, "{text}");
        }
    }
}
