//! The one way in for tables of foreign files: .xlsx, .xls, .ods, .docx, pages, lists as text, pasted text → rows of
//! cells, each with where it stands, how it is shown, what is hidden, struck through or merged. What a file is, its
//! content says, never its name. Row by row, so that memory does not grow with the file; caps for each use.
//! Understands nothing of what it reads: headings and figures are others' work.

mod book;
mod cell;
mod decode;
mod docx;
mod fault;
mod feed;
mod format;
mod html;
mod kind;
mod limits;
mod line;
mod meter;
mod ods;
mod package;
mod pasted;
mod place;
mod strings;
mod text;
mod xls;
mod xlsx;
mod xml;

#[cfg(test)]
mod tests;

pub use book::{Book, Progress, Rows, Sheet};
pub use cell::{Cell, Row, Value};
pub use docx::Outside;
pub use feed::Region;
pub use limits::{CATALOGUE, LIST, Limits, PLAN, SUMMARY};
pub use line::Covered;
pub use pasted::{Quotes, block};
pub(crate) use place::{cell_name, column_name, shortened};
