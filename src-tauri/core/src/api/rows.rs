//! not yet
#![allow(unused_variables)]
use super::desk::Desk;
use super::*;
pub(super) fn cycle_start(desk: &mut Desk, cycle: Cycle) -> Result<State> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn row_choices(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    section: Option<i64>,
) -> Result<Vec<RowChoice>> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn rows_add(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    section: Option<i64>,
    fields: Vec<i64>,
    name: Option<String>,
    after: Option<i64>,
) -> Result<Changed> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn row_rename(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    row: i64,
    name: String,
) -> Result<Changed> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn row_delete(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    row: i64,
    sure: bool,
) -> Result<Changed> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn row_move(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    row: i64,
    steps: i64,
) -> Result<Changed> {
    Err(crate::error::Error::NotFound(String::new()))
}
