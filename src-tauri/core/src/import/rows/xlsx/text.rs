//! Texts inside a workbook's XML: runs of letters, guides to pronunciation, escapes. Shared by the table of texts
//! and by texts that stand in their cells.

use std::borrow::Cow;

use quick_xml::events::BytesStart;

use super::super::line::Run;
use super::super::xml::attribute;

/// Where the reader stands within a text.
#[derive(Debug, Default)]
pub(super) struct Runs {
    run: Run,
    in_text: bool,
    /// Inside a guide to pronunciation, which is not on the screen.
    phonetic: bool,
    keeps_blanks: bool,
}

impl Runs {
    /// A text whose cell is struck through or raised as a whole.
    pub(super) fn of(style: Run) -> Runs {
        Runs {
            run: style,
            ..Runs::default()
        }
    }

    /// An element begins.
    pub(super) fn open(&mut self, start: &BytesStart<'_>) {
        let is_off = |start| {
            let value = attribute(start, "val");
            matches!(value.as_deref(), Some("0" | "false" | "baseline"))
        };
        match start.local_name().as_ref() {
            "r" => self.run = Run::default(),
            "rPh" => self.phonetic = true,
            "strike" => self.run.struck = !is_off(start),
            "vertAlign" => self.run.raised = !is_off(start),
            "t" if !self.phonetic => {
                self.in_text = true;
                self.keeps_blanks = attribute(start, "space").as_deref() == Some("preserve");
            }
            _ => {}
        }
    }

    /// An element ends; a piece of text with how it stands when one does.
    pub(super) fn close(&mut self, name: &str) -> Option<Run> {
        match name {
            "rPh" => self.phonetic = false,
            "t" if self.in_text => {
                self.in_text = false;
                return Some(self.run);
            }
            _ => {}
        }
        None
    }

    /// Whether letters belong to the text.
    pub(super) fn is_text(&self) -> bool {
        self.in_text
    }

    /// A piece without the blanks that only lay out the XML.
    pub(super) fn trimmed<'a>(&self, piece: &'a str) -> &'a str {
        match self.keeps_blanks {
            true => piece,
            false => piece.trim_matches([' ', '\t', '\r', '\n']),
        }
    }
}

/// A text with what Excel escapes in it: "_x000D_".
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    let code = |at: usize| {
        let digits = text.get(at + 2..at + 6)?;
        let closed = text.as_bytes().get(at + 6) == Some(&b'_');
        let hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let code = u32::from_str_radix(digits, 16)
            .ok()
            .filter(|_| closed && hex)?;
        char::from_u32(code)
    };
    let mut out = String::new();
    let mut from = 0;
    for (at, _) in text.match_indices("_x") {
        if at < from {
            continue;
        }
        if let Some(letter) = code(at) {
            out.push_str(&text[from..at]);
            out.push(letter);
            from = at + 7;
        }
    }
    match from {
        0 => Cow::Borrowed(text),
        _ => Cow::Owned(out + &text[from..]),
    }
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn escapes_are_letters() {
        for (text, expected) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x00_ _xZZZZ_ _x000D", "_x00_ _xZZZZ_ _x000D"),
            ("_xộộộộ_", "_xộộộộ_"),
            ("", ""),
        ] {
            assert_eq!(unescaped(text), expected);
        }
    }
}
