//! The sample ward. It uses what the other commands use; none of them knows it.

mod dossiers;
pub(in crate::api) mod open;
pub(in crate::api) mod ward;
