//! What is due: month, year, reminders, calendar file.

use super::desk::Desk;
use super::reply::*;
use crate::error::{Error, Result};

pub(super) fn task_month(
    _desk: &mut Desk,
    _year: i32,
    _month: u32,
    _filter: TaskFilter,
) -> Result<TaskMonth> {
    Err(Error::Invalid("task_month chưa có.".to_owned()))
}

pub(super) fn task_year(_desk: &mut Desk, _year: i32, _filter: TaskFilter) -> Result<TaskYear> {
    Err(Error::Invalid("task_year chưa có.".to_owned()))
}

pub(super) fn task_reminders(_desk: &mut Desk) -> Result<Vec<TaskReminder>> {
    Err(Error::Invalid("task_reminders chưa có.".to_owned()))
}

pub(super) fn ics_write(_desk: &mut Desk, _plan: Option<i64>, _path: String) -> Result<Exported> {
    Err(Error::Invalid("ics_write chưa có.".to_owned()))
}
