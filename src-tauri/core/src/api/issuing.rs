//! Issuing a plan, and changing an issued one with a reason.

use super::desk::Desk;
use super::reply::*;
use crate::error::{Error, Result};

pub(super) fn plan_issue(_desk: &mut Desk, _plan: i64, _fields: PlanFields) -> Result<PlanChanged> {
    Err(Error::Invalid("plan_issue chưa có.".to_owned()))
}

pub(super) fn plan_amend(_desk: &mut Desk, _plan: i64, _reason: String) -> Result<PlanChanged> {
    Err(Error::Invalid("plan_amend chưa có.".to_owned()))
}

pub(super) fn plan_amended(_desk: &mut Desk, _plan: i64) -> Result<PlanChanged> {
    Err(Error::Invalid("plan_amended chưa có.".to_owned()))
}

pub(super) fn plan_history(_desk: &mut Desk, _plan: i64) -> Result<Vec<PlanChange>> {
    Err(Error::Invalid("plan_history chưa có.".to_owned()))
}
