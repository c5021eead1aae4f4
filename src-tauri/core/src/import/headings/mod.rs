//! Headings of tables: which lines they are, and what each column means.
//!
//! A column is known by the number printed in its heading, by its words being those of a form's column
//! ([`columns`]), or by phrases in them ([`phrases`]). Numbers and rows of numbers are the same everywhere.

pub(super) mod columns;
pub(super) mod form;
pub(super) mod numbers;
pub(super) mod phrases;
