//! The dossiers: a file of SQLite of its own beside the data file (`so-mot-cua.db` → `so-mot-cua-ho-so.db`). Dossiers
//! are many, can be exported again and have a retention time; the office's own figures must not wait for them, and
//! losing this file loses no report.
//!
//! Kept are the lists taken in and what each said, which never changes; what is known of a dossier is derived from it
//! by `dossier::merge` in the order of the moments the lists speak for. It stands ready for all lists together, and is
//! derived from what was said for an earlier moment. Which list was taken in first matters nowhere.

mod clear;
mod conflicts;
mod derive;
mod file;
mod find;
mod gather;
mod intake;
mod known;
mod number;
mod row;
mod shelf;
mod steps;
mod taking;

#[cfg(test)]
mod tests;

pub use clear::Cleared;
pub use file::{Dossiers, beside, is_there, newest_copy, ready};
pub use find::{Filter, Found, Page, Sort};
pub use intake::{Intake, LeftOut, NewIntake};
pub use known::Entry;
pub use steps::{Going, to_the_end};
pub use taking::Taking;
