//! not yet
#![allow(unused_variables)]
use super::desk::Desk;
use super::*;
pub(super) fn form_edit(desk: &mut Desk, form: String, edits: Vec<FormEdit>) -> Result<Settings> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn form_reset(desk: &mut Desk, form: String) -> Result<Settings> {
    Err(crate::error::Error::NotFound(String::new()))
}
