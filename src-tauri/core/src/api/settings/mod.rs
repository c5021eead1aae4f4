//! Commands of the settings screen.

pub(in crate::api) mod forms;
pub(in crate::api) mod office;
pub(in crate::api) mod versions;
pub(in crate::api) mod working;
