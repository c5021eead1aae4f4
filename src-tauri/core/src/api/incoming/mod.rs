//! Commands that take figures in from foreign files.

mod catalogue;
mod choices;
mod preview;
pub(in crate::api) mod reading;
pub(in crate::api) mod summary;
