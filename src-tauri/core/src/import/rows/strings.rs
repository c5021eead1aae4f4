//! The texts that cells of a workbook share, with what is struck through or raised in them. One buffer for all:
//! a text costs its bytes and four more.

use std::collections::HashMap;

use super::fault::{Fault, Result};
use super::line::{Line, Run};

/// The most bytes of all texts together.
const MOST: usize = 1024 * 1024 * 1024;

/// The texts of a workbook by number.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<u32>,
    /// Where letters of a text are struck or raised: pieces by their ends.
    runs: HashMap<u32, Vec<(u32, Run)>>,
}

impl Strings {
    /// Adds a piece to the text that comes next.
    pub(super) fn push(&mut self, text: &str, run: Run) {
        self.text.push_str(text);
        let (own, end) = (self.ends.len(), self.text.len());
        let (Ok(own), Ok(end)) = (u32::try_from(own), u32::try_from(end)) else {
            return;
        };
        match self.runs.get_mut(&own) {
            Some(runs) => runs.push((end, run)),
            None if run != Run::default() => {
                let begin = self.ends.last().copied().unwrap_or(0);
                let before = u32::try_from(self.text.len() - text.len()).unwrap_or(begin);
                self.runs
                    .insert(own, vec![(before, Run::default()), (end, run)]);
            }
            None => {}
        }
    }

    /// How many texts there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// How many bytes all texts have so far.
    pub(super) fn bytes(&self) -> usize {
        self.text.len()
    }

    /// A text is done.
    pub(super) fn close(&mut self) -> Result<()> {
        if self.text.len() > MOST {
            return Err(Fault::Broken);
        }
        let end = u32::try_from(self.text.len()).map_err(|_| Fault::Broken)?;
        self.ends.push(end);
        Ok(())
    }

    /// Puts a text into the cell that comes next.
    pub(super) fn put(&self, number: u32, line: &mut Line, style: Run) -> Result<()> {
        let end = *self.ends.get(number as usize).ok_or(Fault::Broken)? as usize;
        let begin = match number.checked_sub(1) {
            Some(before) => self.ends[before as usize] as usize,
            None => 0,
        };
        let Some(runs) = self.runs.get(&number) else {
            line.push(&self.text[begin..end], style);
            return Ok(());
        };
        let mut from = begin;
        for (to, run) in runs {
            line.push(&self.text[from..*to as usize], *run);
            from = *to as usize;
        }
        Ok(())
    }
}
