//! Plans: read from files, shown, edited, issued; the bodies of their commands.

pub(in crate::api) mod accepted;
pub(in crate::api) mod act;
pub(in crate::api) mod appendices;
pub(in crate::api) mod bulk;
pub(in crate::api) mod decision;
pub(in crate::api) mod find;
pub(in crate::api) mod history;
pub(in crate::api) mod import;
pub(in crate::api) mod issuing;
pub(in crate::api) mod lines;
pub(in crate::api) mod mend;
pub(in crate::api) mod merge;
pub(in crate::api) mod new;
pub(in crate::api) mod nodes;
pub(in crate::api) mod planned;
pub(in crate::api) mod plans;
pub(in crate::api) mod preview;
pub(in crate::api) mod reading;
pub(in crate::api) mod sample;
pub(in crate::api) mod search;
pub(in crate::api) mod targets;
pub(in crate::api) mod times;
pub(in crate::api) mod view;
