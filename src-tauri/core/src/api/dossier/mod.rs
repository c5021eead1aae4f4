//! Lists of dossiers taken in, and forms counted from them.

pub(in crate::api) mod clear;
pub(in crate::api) mod compare;
pub(in crate::api) mod count;
pub(in crate::api) mod drift;
pub(in crate::api) mod due;
pub(in crate::api) mod form_compare;
pub(in crate::api) mod ground;
pub(in crate::api) mod intakes;
pub(in crate::api) mod into_form;
mod line;
pub(in crate::api) mod list;
pub(in crate::api) mod lists;
pub(in crate::api) mod members;
pub(in crate::api) mod months;
pub(in crate::api) mod moved;
pub(in crate::api) mod over;
mod placing;
pub(in crate::api) mod preview;
mod profile;
pub(in crate::api) mod rules;
pub(in crate::api) mod signs;
pub(in crate::api) mod told;
