//! Tasks: what is due, what was done, what proves it; the bodies of their commands.

pub(in crate::api) mod book;
pub(in crate::api) mod calendar;
pub(in crate::api) mod evidence;
pub(in crate::api) mod find;
pub(in crate::api) mod lines;
pub(in crate::api) mod proofs;
pub(in crate::api) mod tasks;
