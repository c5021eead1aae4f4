//! not yet
#![allow(unused_variables)]
use super::desk::Desk;
use super::*;
pub(super) fn summary_read(
    desk: &mut Desk,
    path: String,
    cycle: Cycle,
    form: String,
    sheet: Option<String>,
    choices: Vec<Choice>,
) -> Result<SummaryPreview> {
    Err(crate::error::Error::NotFound(String::new()))
}
pub(super) fn summary_apply(
    desk: &mut Desk,
    path: String,
    cycle: Cycle,
    form: String,
    sheet: Option<String>,
    choices: Vec<Choice>,
) -> Result<Changed> {
    Err(crate::error::Error::NotFound(String::new()))
}
