//! Commands of the data file: what is open, its copies, the sample ward.

pub(in crate::api) mod backups;
pub(in crate::api) mod sample;
pub(in crate::api) mod state;
