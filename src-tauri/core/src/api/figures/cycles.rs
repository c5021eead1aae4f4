//! The cycles to choose from, and whether anything has been entered at all.

use std::collections::BTreeMap;

use crate::api::desk::Desk;
use crate::api::figures::views;
use crate::api::reply::CycleHead;
use crate::calendar::Cycle;
use crate::error::Result;
use crate::store::{self, setting, sheet};

/// All started cycles and the current one, newest first.
pub(in crate::api) fn cycles(desk: &Desk, current: Cycle) -> Result<Vec<CycleHead>> {
    let mut closed: BTreeMap<Cycle, Vec<bool>> = BTreeMap::new();
    closed.entry(current).or_default();
    for record in sheet::list(desk.db()?)? {
        let forms = closed.entry(record.cycle).or_default();
        forms.push(record.closed_at.is_some());
    }
    let (deadlines, working, today) = (desk.deadlines()?, desk.working()?, desk.today());
    Ok(closed
        .into_iter()
        .rev()
        .map(|(cycle, closed)| views::cycle_head(cycle, &deadlines, &working, today, &closed))
        .collect())
}

/// Whether anything has been entered in this data file.
pub(in crate::api) fn has_data(desk: &Desk) -> Result<bool> {
    let office = setting::OFFICE.get(desk.db()?)?;
    let db = desk.db()?;
    Ok(!office.ward.is_empty()
        || !sheet::list(db)?.is_empty()
        || !store::plan::list(db)?.is_empty())
}
