//! Commands of reports over periods, of what was sent, and of the overview.

pub(in crate::api) mod outgoing;
pub(in crate::api) mod overview;
pub(in crate::api) mod report;
pub(in crate::api) mod sending;
