//! Files in: reads a month's summary sheet and a plan, from whatever kind of table they come in, into plain data,
//! saying what was understood and what was not.
//! The only reader of foreign files. It writes nothing and knows no data file; [`crate::api`] puts things together.

mod body;
mod cells;
mod compared;
mod encoding;
mod heading;
mod headings;
pub mod lists;
mod names;
mod odd;
mod office;
mod period;
pub mod plan;
mod print;
pub mod procedures;
pub mod rows;
mod summary;
mod table;
mod totals;
mod understood;
mod words;
mod workbook;

pub use office::is_office;
pub use print::Print;
pub use rows::{Quotes, block};
pub use summary::read_summary;
pub use understood::{
    Act, CellRead, ColumnRead, Known, Match, Meaning, NO_SECTION, Named, Remark, RowRead,
    SectionRead, Summary,
};

#[cfg(test)]
mod tests;
