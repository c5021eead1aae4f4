//! not yet
#![allow(unused_variables)]
use super::desk::Desk;
use super::*;
pub(super) fn backups(desk: &mut Desk) -> Result<Backups> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn backup_make(desk: &mut Desk) -> Result<Backups> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn restore(desk: &mut Desk, name: String) -> Result<State> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn restore_undo(desk: &mut Desk) -> Result<State> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn verify(desk: &mut Desk) -> Result<Verified> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn last(_desk: &Desk) -> Result<Option<String>> {
    Ok(None)
}
