//! not yet
#![allow(unused_variables)]
use super::desk::Desk;
use super::*;
pub(super) fn sheet(desk: &mut Desk, form: String, cycle: Cycle) -> Result<SheetReply> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn cell_set(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    row: i64,
    column: String,
    text: String,
) -> Result<Changed> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn cells_paste(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    row: i64,
    column: String,
    text: String,
    sure: bool,
) -> Result<Changed> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn cells_clear(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    cells: Vec<CellRef>,
) -> Result<Changed> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn cells_fill(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    from: CellRef,
    to: CellRef,
    fill: Fill,
) -> Result<Changed> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn blanks_zero(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    row: Option<i64>,
) -> Result<Changed> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn cells_summary(
    desk: &mut Desk,
    form: String,
    period: Period,
    from: CellRef,
    to: CellRef,
) -> Result<Selected> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn cell_about(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    row: i64,
    column: String,
) -> Result<CellAbout> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn note_set(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    row: i64,
    column: String,
    text: String,
) -> Result<Changed> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn form_close(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    note: String,
) -> Result<Changed> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn form_reopen(
    desk: &mut Desk,
    form: String,
    cycle: Cycle,
    reason: String,
) -> Result<Changed> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn undo(desk: &mut Desk) -> Result<Undone> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn redo(desk: &mut Desk) -> Result<Undone> {
    Err(crate::error::Error::NotFound(String::new()))
}
