//! not yet
#![allow(unused_variables)]
use super::desk::Desk;
use super::*;
pub(super) fn settings(desk: &mut Desk) -> Result<Settings> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn office_save(desk: &mut Desk, office: Office) -> Result<Settings> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn deadlines_save(desk: &mut Desk, deadlines: Deadlines) -> Result<Settings> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn unit_save(desk: &mut Desk, unit: Unit) -> Result<Settings> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn unit_delete(desk: &mut Desk, id: i64) -> Result<Settings> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn field_save(desk: &mut Desk, field: Field) -> Result<Settings> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn field_delete(desk: &mut Desk, id: i64) -> Result<Settings> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn fields_order(desk: &mut Desk, ids: Vec<i64>) -> Result<Settings> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn source_save(desk: &mut Desk, source: Source) -> Result<Settings> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn source_delete(desk: &mut Desk, id: i64) -> Result<Settings> {
    Err(crate::error::Error::NotFound(String::new()))
}
