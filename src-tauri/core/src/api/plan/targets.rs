//! Targets of tasks: recognised, accepted, taken away.

use std::collections::HashMap;

use super::planned;
use super::view;
use crate::api::desk::Desk;
use crate::api::reply::*;
use crate::error::{Error, Result};
use crate::plan::reading::Readings;
use crate::plan::target::Target;
use crate::plan::{Kind, Node, Plan};
use crate::store::history::{Change, Table};
use crate::store::{Connection, target};
use crate::value::{fold_name, one_line, read_number};

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
    let mut accepted: HashMap<i64, Vec<target::Record>> = HashMap::new();
    for own in target::of_plan(db, plan.id)? {
        accepted.entry(own.node).or_default().push(own);
    }
    let (mut all, mut shown) = (Vec::new(), Vec::new());
    for node in plan.appendices.iter().flat_map(|own| &own.nodes) {
        let place = places.get(&node.id).map_or("", String::as_str);
        let mut own = accepted.remove(&node.id).unwrap_or_default();
        for target in recognised(node, plan.year, readings) {
            let same = own.iter().position(|own| is_same(&kept(own), &target));
            let id = same.map(|at| own.remove(at).id);
            shown.push(reply(&target, node.id, id, place, true));
            all.push((node.id, target));
        }
        for own in own {
            let target = kept(&own);
            shown.push(reply(&target, node.id, Some(own.id), place, false));
            all.push((node.id, target));
        }
    }
    Ok(Targets { all, shown })
}

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

/// The targets in a task's content and result.
fn recognised(node: &Node, year: i32, readings: &mut Readings) -> Vec<Target> {
    let texts = [&node.content, &node.result].into_iter();
    let texts = texts.filter(|_| node.kind == Kind::Task);
    texts
        .flat_map(|text| readings.of(text, year).targets.clone())
        .collect()
}

fn is_same(a: &Target, b: &Target) -> bool {
    let key = |own: &Target| (own.comparison, own.value, own.year);
    key(a) == key(b) && a.unit == b.unit && fold_name(&a.measure) == fold_name(&b.measure)
}

fn kept(own: &target::Record) -> Target {
    Target {
        measure: own.measure.clone(),
        comparison: own.comparison,
        value: own.value.parse().unwrap_or_default(),
        unit: own.unit.clone(),
        year: own.year,
    }
}

fn reply(own: &Target, node: i64, id: Option<i64>, place: &str, in_text: bool) -> TargetReply {
    TargetReply {
        id,
        node,
        place: place.to_owned(),
        text: own.describe(),
        measure: own.measure.clone(),
        comparison: own.comparison,
        value: own.value.normalize().to_string(),
        unit: own.unit.clone(),
        year: own.year,
        in_text,
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
    planned::note(desk, plan, what, |db, record, _| {
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
    view::changed(desk, plan, None, Vec::new())
}

/// What was typed of a target, or why it cannot be one.
fn read(target: &TargetFields) -> Result<target::Record> {
    let measure = one_line(&target.measure);
    if measure.is_empty() || measure.chars().count() > 500 {
        return Err(Error::Invalid(
            "Chỉ tiêu đo gì? Nhập tên chỉ tiêu, không quá 500 ký tự.".to_owned(),
        ));
    }
    let number = read_number(&target.value).ok_or_else(|| {
        Error::Invalid(format!(
            "Giá trị “{}” của chỉ tiêu không phải số. Nhập số, thí dụ 90 hoặc 99,5.",
            one_line(&target.value)
        ))
    })?;
    Ok(target::Record {
        id: target.id,
        node: target.node,
        measure,
        comparison: target.comparison,
        value: number.number.normalize().to_string(),
        unit: one_line(&target.unit).chars().take(50).collect(),
        year: super::plans::year(target.year)?,
    })
}

pub(in crate::api) fn target_delete(desk: &mut Desk, plan: i64, id: i64) -> Result<PlanChanged> {
    planned::note(desk, plan, "xóa chỉ tiêu", |db, _, _| {
        target::by_id(db, id)?;
        Ok(vec![Change::present(Table::Target, id, false)])
    })?;
    view::changed(desk, plan, None, Vec::new())
}
