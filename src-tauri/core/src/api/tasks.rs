//! Tasks: listed, and what was done of them.

use super::desk::Desk;
use super::reply::*;
use crate::error::{Error, Result};

pub(super) fn tasks(_desk: &mut Desk, _filter: TaskFilter) -> Result<TaskList> {
    Err(Error::Invalid("tasks chưa có.".to_owned()))
}

pub(super) fn occurrences_set(
    _desk: &mut Desk,
    _ids: Vec<i64>,
    _fields: OccurrenceFields,
) -> Result<TasksChanged> {
    Err(Error::Invalid("occurrences_set chưa có.".to_owned()))
}

pub(super) fn occurrence_add(_desk: &mut Desk, _node: i64, _due: String) -> Result<TasksChanged> {
    Err(Error::Invalid("occurrence_add chưa có.".to_owned()))
}

pub(super) fn occurrence_delete(_desk: &mut Desk, _id: i64) -> Result<TasksChanged> {
    Err(Error::Invalid("occurrence_delete chưa có.".to_owned()))
}
