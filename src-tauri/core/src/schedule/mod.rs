//! The text of a time → what it means. The text itself is kept and printed as written; what is not
//! understood is asked, never guessed. Pure: today and the report calendar are parameters.

mod dates;
mod grammar;
mod moment;
mod possible;
mod rhythm;
mod rule;
mod token;
mod words;

use crate::value::{one_line, shortened};
pub use possible::Impossible;
pub use rule::{Day, Rule, Schedule, Span};

/// How many letters of a text a sentence quotes.
const QUOTED: usize = 80;

/// What the text of a time means; `year` is the plan's, for texts that name none. A rhythm means the plan's
/// year whatever year its text names. `None`: not understood, or empty.
pub fn read(text: &str, year: i32) -> Option<Schedule> {
    grammar::read(text, year).ok()
}

/// Why a text that is not empty was not understood, as a sentence; `None` when it was.
pub fn why_not(text: &str, year: i32) -> Option<String> {
    let text = one_line(text);
    match grammar::read(&text, year) {
        Ok(_) => None,
        Err(_) if text.is_empty() => None,
        Err(Some(why)) => Some(why),
        Err(None) => Some(format!(
            "Chưa hiểu “{}”: chọn cách hiểu.",
            shortened(&text, QUOTED)
        )),
    }
}

#[cfg(test)]
mod tests;
