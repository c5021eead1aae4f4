//! A new plan: empty, from a template, from an earlier plan.

use super::desk::Desk;
use super::reply::*;
use crate::error::{Error, Result};

pub(super) fn plan_templates(_desk: &mut Desk) -> Result<Vec<TemplateHead>> {
    Err(Error::Invalid("plan_templates chưa có.".to_owned()))
}

pub(super) fn plan_carry(_desk: &mut Desk, _plan: i64, _year: i32) -> Result<Vec<CarriedLine>> {
    Err(Error::Invalid("plan_carry chưa có.".to_owned()))
}

pub(super) fn plan_new(_desk: &mut Desk, _from: PlanFrom) -> Result<PlanChanged> {
    Err(Error::Invalid("plan_new chưa có.".to_owned()))
}
