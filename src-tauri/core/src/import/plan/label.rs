//! Labels of lines, as a plan reads them.

pub(super) use crate::plan::label::{Label, split};
