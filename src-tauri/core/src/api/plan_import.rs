//! A plan from a file: previewed, mended, stored.

use super::desk::Desk;
use super::reply::*;
use crate::error::{Error, Result};
use crate::plan::About;

pub(super) fn plan_read(
    _desk: &mut Desk,
    _source: PlanSource,
    _year: Option<i32>,
    _into: Option<i64>,
    _mends: Vec<Mend>,
) -> Result<PlanPreview> {
    Err(Error::Invalid("plan_read chưa có.".to_owned()))
}

pub(super) fn plan_apply(
    _desk: &mut Desk,
    _source: PlanSource,
    _year: Option<i32>,
    _about: About,
    _into: Option<i64>,
    _mends: Vec<Mend>,
) -> Result<PlanChanged> {
    Err(Error::Invalid("plan_apply chưa có.".to_owned()))
}
