//! Signs that the font does not have: PDF/A refuses a document with any, and a box helps nobody.

use serde_json::Value;
use typst::text::Font;

/// Word's private signs for bullets and dashes, and what they look like.
const PRIVATE: &[(char, char)] = &[
    ('\u{f0b7}', '•'),
    ('\u{f0a7}', '▪'),
    ('\u{f02d}', '-'),
    ('\u{f0d8}', '>'),
    ('\u{f0fc}', '√'),
    ('\u{f0a8}', '□'),
    ('\u{2610}', '□'),
    ('\u{2011}', '-'),
];

/// The data with every sign the font lacks replaced.
pub(crate) fn printable(data: &Value, font: &Font) -> Value {
    match data {
        Value::String(text) => Value::String(text_of(text, font)),
        Value::Array(values) => values.iter().map(|own| printable(own, font)).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(key, own)| (key.clone(), printable(own, font)))
            .collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => data.clone(),
    }
}

fn text_of(text: &str, font: &Font) -> String {
    text.chars().filter_map(|c| sign(c, font)).collect()
}

fn sign(c: char, font: &Font) -> Option<char> {
    let has = |c: char| font.info().coverage.contains(u32::from(c));
    // A place to break a long word is drawn by nobody.
    if c.is_ascii_graphic() || matches!(c, ' ' | '\n' | '\t' | '\u{200b}') {
        return Some(c);
    }
    if c.is_control() || is_invisible(c) {
        return None;
    }
    if c.is_whitespace() {
        return Some(if c == '\u{a0}' { c } else { ' ' });
    }
    if has(c) {
        return Some(c);
    }
    let known = PRIVATE.iter().find(|(from, to)| *from == c && has(*to));
    Some(known.map_or('?', |(_, to)| *to))
}

/// Signs without a shape, which text from Word and the web carries along.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200c}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}
