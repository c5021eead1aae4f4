//! not yet
#![allow(unused_variables)]
use super::desk::Desk;
use super::*;
pub(super) fn overview(desk: &mut Desk, cycle: Cycle) -> Result<Overview> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn search(desk: &mut Desk, text: String, cycle: Cycle) -> Result<Vec<Hit>> {
    Err(crate::error::Error::NotFound(String::new()))
}
