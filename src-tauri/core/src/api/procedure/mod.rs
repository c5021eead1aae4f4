//! The catalogue of procedures: shown, edited, taken in from files; the bodies of its commands.

pub(in crate::api) mod bulk;
pub(in crate::api) mod catalogue;
mod classified;
pub(in crate::api) mod import;
pub(in crate::api) mod mapping;
pub(in crate::api) mod names;
pub(in crate::api) mod official;
mod preview;
mod reading;
pub(in crate::api) mod used;
