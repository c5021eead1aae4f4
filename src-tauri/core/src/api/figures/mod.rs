//! Commands of a form in a cycle: seen, typed, filled, closed, undone.

pub(in crate::api) mod about;
pub(in crate::api) mod area;
pub(in crate::api) mod cells;
pub(in crate::api) mod closing;
pub(in crate::api) mod cycle;
pub(in crate::api) mod cycles;
pub(in crate::api) mod paste;
pub(in crate::api) mod rows;
pub(in crate::api) mod undo;
pub(in crate::api) mod views;
