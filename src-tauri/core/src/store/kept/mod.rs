//! What is kept as JSON, in types of its own: apart from those of the wire, so that renaming a field there can never
//! blank what an office has stored. A text that cannot be read is an error with a way out, never the default.

mod dated;
mod decision;
mod json;
mod list;
mod office;
mod plan;
mod schedule;
mod section;
#[cfg(test)]
mod tests;
mod working;

pub use dated::{Dated, Days};
pub use decision::{Decision, Standard};
pub use json::{read, text};
pub use list::{Common, List};
pub use office::Office;
pub use plan::{columns, columns_text};
pub use schedule::{schedule, schedule_text};
pub use section::Section;
pub use working::WorkingYear;

pub(in crate::store) use json::Unreadable;
pub(in crate::store) use section::sections;
