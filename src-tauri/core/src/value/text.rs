//! Texts inside sentences, and how long a text may be.

use std::fmt;

/// A text with a capital at its start.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// A text without a capital at its start, for the middle of a sentence.
pub fn lower(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

/// A text's first letters, as many as a sentence can hold: at most `most` and a dot of omission.
pub fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// A text that is longer than its place takes; the sentence says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooLong {
    /// What it is, at the start of a sentence: "Tên kế hoạch".
    pub what: String,
    /// How many letters it may have.
    pub most: usize,
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let most = super::format_number(self.most.into());
        write!(f, "{} dài quá {most} ký tự. Viết ngắn lại.", self.what)
    }
}

impl std::error::Error for TooLong {}

/// A text, when it has no more letters than its place takes. `what` it is, at the start of a sentence.
///
/// # Errors
///
/// When it is longer.
pub fn within(what: &str, text: String, most: usize) -> Result<String, TooLong> {
    // Bytes are quickly counted, and no text has more letters.
    match text.len() <= most || text.chars().count() <= most {
        true => Ok(text),
        false => Err(TooLong {
            what: what.to_owned(),
            most,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_begins_with_a_capital() {
        let check = |text: &str, expected: &str| assert_eq!(capital(text), expected);
        check("đơn vị", "Đơn vị");
        check("Đơn vị", "Đơn vị");
        check("1 việc", "1 việc");
        check("", "");
    }

    #[test]
    fn the_middle_of_a_sentence_begins_without_one() {
        let check = |text: &str, expected: &str| assert_eq!(lower(text), expected);
        check("Đơn vị", "đơn vị");
        check("đơn vị", "đơn vị");
        check("1 việc", "1 việc");
        check("", "");
    }

    #[test]
    fn a_long_text_is_shortened_at_a_letter() {
        let check = |text: &str, most, expected: &str| assert_eq!(shortened(text, most), expected);
        check("Đông Hải", 4, "Đông…");
        check("Đông", 4, "Đông");
        check("", 0, "");
    }

    #[test]
    fn letters_are_counted_and_not_bytes() {
        let check =
            |text: &str, most| within("Tên", text.to_owned(), most).map_err(|own| own.to_string());
        assert_eq!(check("Đông", 4), Ok("Đông".to_owned()));
        assert_eq!(
            check("Đông H", 4),
            Err("Tên dài quá 4 ký tự. Viết ngắn lại.".to_owned())
        );
        assert_eq!(
            check(&"ô".repeat(1001), 1000),
            Err("Tên dài quá 1.000 ký tự. Viết ngắn lại.".to_owned())
        );
    }
}
