//! Targets of tasks: recognised, accepted, taken away.

use super::act;
use super::view;
use crate::api::desk::Desk;
use crate::api::reply::*;
use crate::error::{Error, Result};
use crate::plan::Kind;
use crate::plan::targets;
use crate::store::history::{Change, Table};
use crate::store::target;

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
