//! Targets of tasks: recognised, accepted, taken away.

use std::collections::HashMap;

use super::accepted::kept;
use super::act;
use super::view;
use crate::api::desk::Desk;
use crate::api::reply::*;
use crate::error::{Error, Result};
use crate::plan::reading::Readings;
use crate::plan::target::Target;
use crate::plan::targets::{self, OfLine};
use crate::plan::{Kind, Plan};
use crate::store::history::{Change, Table};
use crate::store::{Connection, target};

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

pub(in crate::api) fn target_save(
    desk: &mut Desk,
    plan: i64,
    target: TargetFields,
) -> Result<PlanChanged> {
    let own = read(&target)?;
    let what = match target.id {
        0 => "thêm chỉ tiêu",
        _ => "sửa chỉ tiêu",
    };
    let done = act::note(desk, plan, what, |db, record, _| {
        let nodes = record.plan.appendices.iter().flat_map(|own| &own.nodes);
        if !nodes
            .clone()
            .any(|node| node.id == own.node && node.kind == Kind::Task)
        {
            return Err(Error::NotFound("Nhiệm vụ này không còn nữa.".to_owned()));
        }
        if own.id == 0 {
            return Ok(vec![Change::present(
                Table::Target,
                target::add(db, &own)?,
                true,
            )]);
        }
        target::by_id(db, own.id)?;
        let set = |column, value: String| Change::of(Table::Target, own.id, column, Some(value));
        Ok(vec![
            set("node", own.node.to_string()),
            set("measure", own.measure.clone()),
            set("comparison", own.comparison.name().to_owned()),
            set("value", own.value.clone()),
            set("unit", own.unit.clone()),
            set("year", own.year.to_string()),
        ])
    })?;
    view::changed(desk, &done, None, Vec::new())
}

/// What was typed of a target, or why it cannot be one.
fn read(own: &TargetFields) -> Result<target::Record> {
    let target = targets::typed(
        &own.measure,
        own.comparison,
        &own.value,
        &own.unit,
        own.year,
    )?;
    Ok(target::Record {
        id: own.id,
        node: own.node,
        measure: target.measure,
        comparison: target.comparison,
        value: target.value.normalize().to_string(),
        unit: target.unit,
        year: target.year,
    })
}

pub(in crate::api) fn target_delete(desk: &mut Desk, plan: i64, id: i64) -> Result<PlanChanged> {
    let done = act::note(desk, plan, "xóa chỉ tiêu", |db, _, _| {
        target::by_id(db, id)?;
        Ok(vec![Change::present(Table::Target, id, false)])
    })?;
    view::changed(desk, &done, None, Vec::new())
}
