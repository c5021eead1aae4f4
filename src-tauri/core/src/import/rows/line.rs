//! One row of a foreign table as its reader fills it, cell by cell; its memory is used again for the next row.

use chrono::NaiveDateTime;

use super::fault::{Fault, Result};
use super::limits::Limits;

/// How letters stand in a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Run {
    /// Struck through.
    pub(super) struck: bool,
    /// Raised or lowered, as marks of footnotes are.
    pub(super) raised: bool,
}

impl Run {
    fn is_plain(self) -> bool {
        self == Run::default()
    }
}

/// Whose text counts in a place of the table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Covered {
    /// Its own.
    #[default]
    No,
    /// The cell to the left reaches over it.
    Left,
    /// The cell above reaches over it.
    Above,
}

/// What a cell holds, its texts apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Raw {
    Blank,
    Text,
    Number(f64),
    Moment(NaiveDateTime),
    Duration(f64),
    Bool(bool),
    Error,
    NoResult,
}

/// A cell as it is kept in a line: texts lie in the line's buffer.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub(super) column: u32,
    pub(super) raw: Raw,
    /// Where its text lies.
    pub(super) text: (usize, usize),
    /// Where lies what was left out of it.
    pub(super) aside: (usize, usize),
    /// How many letters its text has, those that are not kept too.
    pub(super) letters: usize,
    /// Which number format it has.
    pub(super) format: usize,
    pub(super) struck: bool,
    pub(super) bold: bool,
    pub(super) nested: bool,
    pub(super) covered: Covered,
}

/// A row being filled.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) number: u32,
    pub(super) hidden: bool,
    pub(super) cells: Vec<Kept>,
    pub(super) text: String,
    aside: String,
    /// Where the text of the open cell begins.
    from: usize,
    /// Whether everything put aside is struck through.
    all_struck: bool,
    columns: u32,
    keep: usize,
}

impl Line {
    /// An empty row within limits.
    pub(super) fn new(limits: &Limits) -> Line {
        Line {
            number: 0,
            hidden: false,
            cells: Vec::new(),
            text: String::new(),
            aside: String::new(),
            from: 0,
            all_struck: true,
            columns: limits.columns,
            keep: limits.letters,
        }
    }

    /// A row for what has none.
    pub(super) fn idle() -> Line {
        Line::new(&Limits {
            what: "",
            megabytes: 0,
            inflated: 0,
            lines: 0,
            columns: 0,
            cells: 0,
            text: 0,
            shared: 0,
            letters: 0,
        })
    }

    /// Begins a row: nothing stands in it.
    pub(super) fn begin(&mut self, number: u32) {
        self.number = number;
        self.hidden = false;
        self.cells.clear();
        self.text.clear();
        self.clear_text();
    }

    /// Whether nothing stands in it.
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.raw == Raw::Blank)
    }

    /// Adds to the text of the cell that comes next.
    pub(super) fn push(&mut self, text: &str, run: Run) {
        if run.is_plain() {
            self.text.push_str(text);
        } else {
            self.all_struck &= run.struck || text.trim().is_empty();
            self.aside.push_str(text);
        }
    }

    /// What was pushed so far for the cell that comes next, where all of it is plain.
    pub(super) fn pushed(&self) -> &str {
        &self.text[self.from..]
    }

    /// Takes away blanks at the end of what was pushed.
    pub(super) fn trim(&mut self) {
        let end = self.pushed().trim_end_matches([' ', '\n']).len();
        self.text.truncate(self.from + end);
    }

    /// Forgets what was pushed for the cell that comes next.
    pub(super) fn clear_text(&mut self) {
        self.text.truncate(self.from.min(self.text.len()));
        if self.text.is_empty() {
            self.from = 0;
        }
        self.aside.clear();
        self.all_struck = true;
    }

    /// A cell whose text was pushed; blank text makes no cell.
    /// Struck and raised letters count only where nothing else stands in the cell.
    pub(super) fn put_text(&mut self, column: u32, error: bool) -> Result<Option<&mut Kept>> {
        let is_blank = |text: &str| text.chars().all(char::is_whitespace);
        let mut struck = false;
        if is_blank(&self.text[self.from..]) {
            if is_blank(&self.aside) {
                self.clear_text();
                return Ok(None);
            }
            struck = self.all_struck;
            self.text.truncate(self.from);
            self.text.push_str(&self.aside);
            self.aside.clear();
        }
        let letters = shorten(&mut self.text, self.from, self.keep);
        let text = (self.from, self.text.len());
        if !is_blank(&self.aside) {
            self.text.push_str(self.aside.trim());
            shorten(&mut self.text, text.1, self.keep);
        }
        let aside = (text.1, self.text.len());
        self.from = self.text.len();
        self.clear_text();
        let raw = if error { Raw::Error } else { Raw::Text };
        let cell = self.put(column, raw)?;
        (cell.text, cell.aside, cell.letters, cell.struck) = (text, aside, letters, struck);
        Ok(Some(cell))
    }

    /// The cell put last.
    pub(super) fn last(&mut self) -> Option<&mut Kept> {
        self.cells.last_mut()
    }

    /// How many letters its cells have, as far as they are kept.
    pub(super) fn letters(&self) -> u64 {
        let texts = self
            .cells
            .iter()
            .map(|cell| &self.text[cell.text.0..cell.text.1]);
        texts.map(|text| text.chars().count() as u64).sum()
    }

    /// Gives back memory that it does not need any more.
    pub(super) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.cells.shrink_to_fit();
        self.aside = String::new();
    }

    /// The cell put last once more, in another column; its text is not kept again.
    pub(super) fn again(&mut self, column: u32) -> Result<()> {
        let Some(last) = self.cells.last().cloned() else {
            return Ok(());
        };
        *self.put(column, last.raw)? = Kept { column, ..last };
        Ok(())
    }

    /// Its own words, one after the other.
    pub(super) fn words(&self) -> String {
        let own = self.cells.iter().filter(|cell| cell.covered == Covered::No);
        let words = own.map(|cell| self.text[cell.text.0..cell.text.1].trim());
        let words: Vec<&str> = words.filter(|words| !words.is_empty()).collect();
        words.join(" ")
    }

    /// A cell that holds something else than text.
    pub(super) fn put(&mut self, column: u32, raw: Raw) -> Result<&mut Kept> {
        if column >= self.columns {
            return Err(Fault::TooWide(column));
        }
        if self.cells.last().is_some_and(|last| last.column >= column) {
            return Err(Fault::Order(column));
        }
        self.cells.push(Kept {
            column,
            raw,
            text: (0, 0),
            aside: (0, 0),
            letters: 0,
            format: 0,
            struck: false,
            bold: false,
            nested: false,
            covered: Covered::No,
        });
        let last = self.cells.len() - 1;
        Ok(&mut self.cells[last])
    }
}

/// Cuts what begins at `from` to so many letters; how many there were.
fn shorten(text: &mut String, from: usize, keep: usize) -> usize {
    // Every letter has at least one byte.
    if text.len() - from <= keep {
        return 0;
    }
    let letters = text[from..].chars().count();
    if let Some((end, _)) = text[from..].char_indices().nth(keep) {
        text.truncate(from + end);
        return letters;
    }
    0
}
