//! Headings of tables: which rows they are, and what each column means. Words in, places out; knows no form, no plan
//! and no file.
//!
//! A reader of tables gives its rows as [`row::Row`]s, the words that columns are known by as a
//! [`vocabulary::Vocabulary`], and what a heading of its tables must be as a [`find::Search`]. It gets
//! [`find::Heading`]s: their rows, and of each column its words ([`written::Written`]) and what it means, if anything.
//!
//! A column is known by the number printed in its heading, by its words being those of a wanted column, by phrases in
//! them, or by being liker to one wanted column than to any other, in this order.

pub(super) mod find;
pub(super) mod matching;
pub(super) mod numbers;
pub(super) mod row;
pub(super) mod vocabulary;
pub(super) mod written;
