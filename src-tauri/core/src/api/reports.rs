//! not yet
#![allow(unused_variables)]
use super::desk::Desk;
use super::*;
pub(super) fn periods(desk: &mut Desk, cycle: Cycle) -> Result<Vec<PeriodChoice>> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn report(desk: &mut Desk, period: Period) -> Result<Report> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn report_sheet(desk: &mut Desk, form: String, period: Period) -> Result<SheetReply> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn answer_set(
    desk: &mut Desk,
    form: String,
    period: Period,
    row: i64,
    column: String,
    text: String,
) -> Result<SheetReply> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn export_propose(
    desk: &mut Desk,
    period: Period,
    forms: Vec<String>,
) -> Result<ExportProposal> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn export_write(
    desk: &mut Desk,
    period: Period,
    forms: Vec<String>,
    path: String,
) -> Result<Exported> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn sent_mark(desk: &mut Desk, period: Period, forms: Vec<String>) -> Result<Report> {
    Err(crate::error::Error::NotFound(String::new()))
}
