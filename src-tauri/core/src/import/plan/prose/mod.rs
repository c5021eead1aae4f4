//! A plan in prose: the paragraphs outside tables as the rows of one more table, so that they are shown, mended,
//! compared and stored like those. Reading order: words, what a paragraph holds (fields, times, units, parts), the
//! paragraphs, what stands below what, the table, what is asked. Pure.

mod asked;
mod compose;
mod due;
mod entries;
mod field;
mod gather;
mod paragraph;
mod part;
mod sorted;
mod told;
mod unit;
mod words;

pub(super) use asked::asked;
pub(super) use gather::add;
pub(super) use part::is_foot;
pub(super) use told::Prose;
