//! Commands that take figures in from foreign files.

mod catalogue;
mod choices;
mod preview;
mod reading;
pub(in crate::api) mod summary;
