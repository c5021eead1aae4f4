//! The text of a time → what it means. The text itself is kept and printed as written; what is not
//! understood is asked, never guessed. Pure: today and the report calendar are parameters.

mod dates;
mod event;
mod grammar;
mod moment;
mod name;
mod possible;
mod reading;
mod rhythm;
mod rule;
mod token;
mod words;

use crate::value::{one_line, shortened};
pub use possible::Impossible;
pub use reading::{Known, Proposal, Reading};
pub use rule::{Day, Rule, Schedule, Span};

/// How many letters of a text a sentence quotes.
const QUOTED: usize = 80;

/// Reads the text of a time; `year` is the plan's, for texts that name none. A rhythm means the plan's year
/// whatever year its text names.
pub fn understand(text: &str, year: i32) -> Reading {
    let line = one_line(text);
    if line.is_empty() {
        return Reading::Blank;
    }
    match grammar::read(text, year) {
        Ok(known) => Reading::Known(known),
        Err(asked) => {
            let text = shortened(&line, QUOTED);
            let why = match (asked.why, &asked.proposal) {
                (Some(why), _) => why,
                (None, Some(own)) => format!(
                    "Chưa chắc về “{text}”. Đề xuất: {}. Chọn cách hiểu.",
                    own.words
                ),
                (None, None) => format!("Chưa hiểu “{text}”: chọn cách hiểu."),
            };
            Reading::Asked {
                why,
                proposal: asked.proposal,
            }
        }
    }
}

/// What the text of a time means, when it is sure. `None`: asked, or empty.
pub fn read(text: &str, year: i32) -> Option<Schedule> {
    match understand(text, year) {
        Reading::Known(known) => Some(known.schedule),
        Reading::Blank | Reading::Asked { .. } => None,
    }
}

#[cfg(test)]
mod tests;
