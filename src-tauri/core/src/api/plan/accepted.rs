//! Targets of tasks as they are kept and shown: recognised in the texts, and accepted.

use std::collections::HashMap;

use crate::api::reply::{AcceptedTarget, TargetReply};
use crate::error::Result;
use crate::plan::Plan;
use crate::plan::reading::Readings;
use crate::plan::target::Target;
use crate::plan::targets::{self, OfLine};
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

/// The targets of a plan's tasks: recognised in their texts, and accepted.
pub(in crate::api) struct Targets {
    /// By line, in the order of the tree.
    pub(in crate::api) all: Vec<(i64, Target)>,
    /// As the page shows them.
    pub(in crate::api) shown: Vec<TargetReply>,
}

/// The targets of a plan's tasks: those recognised in their texts and those accepted, in the order of the tree.
pub(in crate::api) fn of_plan(
    db: &Connection,
    plan: &Plan,
    places: &HashMap<i64, String>,
    readings: &mut Readings,
) -> Result<Targets> {
    let mut accepted: HashMap<i64, Vec<(i64, Target)>> = HashMap::new();
    for own in target::of_plan(db, plan.id)? {
        accepted
            .entry(own.node)
            .or_default()
            .push((own.id, kept(&own)));
    }
    let found = targets::of_plan(plan, accepted, readings);
    Ok(Targets {
        shown: found.iter().map(|own| reply(own, places)).collect(),
        all: found
            .into_iter()
            .map(|own| (own.node, own.target))
            .collect(),
    })
}

fn reply(own: &OfLine, places: &HashMap<i64, String>) -> TargetReply {
    let target = &own.target;
    TargetReply {
        id: own.id,
        node: own.node,
        place: places.get(&own.node).cloned().unwrap_or_default(),
        text: target.describe(),
        measure: target.measure.clone(),
        comparison: target.comparison,
        value: target.value.normalize().to_string(),
        unit: target.unit.clone(),
        year: target.year,
        in_text: own.in_text,
    }
}
