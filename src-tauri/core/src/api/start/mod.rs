//! Commands of the data file: what is open, its copies.

pub(in crate::api) mod backups;
pub(in crate::api) mod copies;
pub(in crate::api) mod handover;
pub(in crate::api) mod state;
