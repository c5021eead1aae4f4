//! Targets that were accepted, as they are kept.

use crate::api::reply::AcceptedTarget;
use crate::error::Result;
use crate::plan::target::Target;
use crate::store::{Connection, target};

/// The targets that were accepted in a year's plans.
pub(in crate::api) fn of_year(db: &Connection, year: i32) -> Result<Vec<AcceptedTarget>> {
    let found = target::of_year(db, year)?;
    let accepted = found.into_iter().map(|(plan, own)| AcceptedTarget {
        id: own.id,
        plan,
        node: own.node,
        text: kept(&own).describe(),
    });
    Ok(accepted.collect())
}

/// A target as it is kept.
pub(in crate::api) fn kept(own: &target::Record) -> Target {
    Target {
        measure: own.measure.clone(),
        comparison: own.comparison,
        value: own.value.parse().unwrap_or_default(),
        unit: own.unit.clone(),
        year: own.year,
    }
}
