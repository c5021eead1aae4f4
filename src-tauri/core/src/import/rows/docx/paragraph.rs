//! A paragraph of a Word file as it is put together.

use super::super::line::Run;

/// A paragraph being read.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) text: String,
    /// What is struck through or raised in it.
    pub(super) aside: String,
    pub(super) raised: bool,
    pub(super) weight: Weight,
    pub(super) centred: bool,
    pub(super) list: Option<(u32, u8)>,
    pub(super) level: u8,
    /// Whether its letters are bold where they do not say otherwise.
    pub(super) bold: bool,
    /// How deep a heading it is, from 0.
    pub(super) heading: Option<u8>,
}

impl Paragraph {
    pub(super) fn push(&mut self, text: &str, run: Run, bold: bool) {
        if run != Run::default() {
            self.raised |= run.raised;
            self.aside.push_str(text);
            return;
        }
        self.weight.seen(text, bold);
        self.text.push_str(text);
    }
}

/// Which letters stand in a text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Weight {
    bold: bool,
    plain: bool,
}

impl Weight {
    fn seen(&mut self, text: &str, bold: bool) {
        let own = match bold {
            true => &mut self.bold,
            false => &mut self.plain,
        };
        *own = *own || text.contains(char::is_alphanumeric);
    }

    pub(super) fn add(&mut self, other: Weight) {
        self.bold |= other.bold;
        self.plain |= other.plain;
    }

    /// Whether there are letters, and all of them are bold.
    pub(super) fn is_bold(self) -> bool {
        self.bold && !self.plain
    }
}
