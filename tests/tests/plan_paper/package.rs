//! x
pub(crate) struct Package;
