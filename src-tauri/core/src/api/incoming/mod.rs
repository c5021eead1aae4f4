//! Commands that take figures in from foreign files.

pub(in crate::api) mod preview;
pub(in crate::api) mod summary;
