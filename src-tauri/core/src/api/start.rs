//! not yet
#![allow(unused_variables)]
use super::desk::Desk;
use super::*;
pub(super) fn state(desk: &mut Desk) -> Result<State> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn sample_open(desk: &mut Desk) -> Result<State> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn sample_remove(desk: &mut Desk) -> Result<State> {
    Err(crate::error::Error::NotFound(String::new()))
}
