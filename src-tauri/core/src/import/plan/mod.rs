//! A plan in: the tables of a Word file, its prose, the sheets of a workbook, or a pasted text → appendices with their
//! trees, saying what was understood, what is doubtful and what stands in the way. Writes nothing.

mod above;
mod columns;
mod doubts;
mod grid;
mod guess;
mod heading;
mod label;
mod laid;
mod looks;
mod markdown;
mod outline;
mod pieces;
mod prose;
mod read;
mod rows;
mod shape;
mod span;
mod swap;
mod table;
mod text;
mod understand;
mod words;

use std::path::Path;

use super::rows::{Book, PLAN};
use super::table::file_name;
use crate::error::Result;
pub use read::{
    Above, Beside, Choice, ColumnRead, Mends, Offer, PlanRead, Question, Remark, RowRead, Source,
    Swap, TableRead, Use,
};
pub use understand::understand;

/// Reads a file with tables, whatever its name says. `progress` hears the number of rows read so far;
/// when it answers `false`, reading ends with [`crate::error::Error::Cancelled`].
pub fn open_file(path: &Path, progress: &dyn Fn(u64) -> bool) -> Result<Source> {
    grid::read(file_name(path), Book::open(path, &PLAN, progress)?)
}

/// Reads a pasted text.
pub fn open_text(text: &str) -> Result<Source> {
    text::read(text)
}
