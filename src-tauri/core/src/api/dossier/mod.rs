//! Lists of dossiers taken in, and forms counted from them.

pub(in crate::api) mod count;
pub(in crate::api) mod days;
pub(in crate::api) mod ground;
pub(in crate::api) mod intakes;
pub(in crate::api) mod into_form;
pub(in crate::api) mod lists;
pub(in crate::api) mod members;
pub(in crate::api) mod preview;
mod profile;
