//! Plans: listed, shown, saved, deleted.

use super::desk::Desk;
use super::reply::*;
use crate::error::{Error, Result};

pub(super) fn plans(_desk: &mut Desk) -> Result<Vec<PlanHead>> {
    Err(Error::Invalid("plans chưa có.".to_owned()))
}

pub(super) fn plan(_desk: &mut Desk, _plan: i64) -> Result<PlanReply> {
    Err(Error::Invalid("plan chưa có.".to_owned()))
}

pub(super) fn plan_save(_desk: &mut Desk, _plan: i64, _fields: PlanFields) -> Result<PlanChanged> {
    Err(Error::Invalid("plan_save chưa có.".to_owned()))
}

pub(super) fn decision_save(
    _desk: &mut Desk,
    _plan: i64,
    _decision: Decision,
    _standard: bool,
) -> Result<PlanChanged> {
    Err(Error::Invalid("decision_save chưa có.".to_owned()))
}

pub(super) fn plan_delete(_desk: &mut Desk, _plan: i64, _sure: bool) -> Result<PlanChanged> {
    Err(Error::Invalid("plan_delete chưa có.".to_owned()))
}
