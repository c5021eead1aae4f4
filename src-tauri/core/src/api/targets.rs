//! Targets of tasks: recognised, accepted, taken away.

use super::desk::Desk;
use super::reply::*;
use crate::error::{Error, Result};

pub(super) fn target_save(
    _desk: &mut Desk,
    _plan: i64,
    _target: TargetFields,
) -> Result<PlanChanged> {
    Err(Error::Invalid("target_save chưa có.".to_owned()))
}

pub(super) fn target_delete(_desk: &mut Desk, _plan: i64, _id: i64) -> Result<PlanChanged> {
    Err(Error::Invalid("target_delete chưa có.".to_owned()))
}
