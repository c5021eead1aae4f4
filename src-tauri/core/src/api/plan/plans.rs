//! Plans: listed, shown, saved, deleted.

use super::act;
use super::decision;
use super::planned;
use super::view;
use crate::api::desk::Desk;
use crate::api::reply::*;
use crate::calendar::Deadlines;
use crate::error::Result;
use crate::plan::Plan;
use crate::plan::name::name;
use crate::store::history::{Change, Table};
use crate::store::plan::about_name;
use crate::store::{Connection, plan};

pub(in crate::api) fn plans(desk: &mut Desk) -> Result<Vec<PlanHead>> {
    let db = desk.db()?;
    let heads = plan::list(db)?.into_iter().map(|record| {
        Ok(PlanHead {
            id: record.plan.id,
            year: record.plan.year,
            about: record.plan.about,
            name: name(&record.plan),
            state: record.plan.state,
            tasks: plan::tasks(db, record.plan.id)?,
        })
    });
    heads.collect()
}

pub(in crate::api) fn plan(desk: &mut Desk, plan: i64) -> Result<PlanReply> {
    view::reply(desk, &planned::load(desk.db()?, plan)?)
}

pub(in crate::api) fn plan_save(
    desk: &mut Desk,
    plan: i64,
    fields: PlanFields,
) -> Result<PlanChanged> {
    let fields = fields.read()?;
    let done = act::change(
        desk,
        plan,
        "thông tin kế hoạch",
        |db, record, deadlines| saved(db, &record.plan, &fields, deadlines),
    )?;
    view::changed(desk, &done, None, Vec::new())
}

/// What saving a plan's fields changes: also what falls due, when the year or the kind is another.
pub(in crate::api) fn saved(
    db: &Connection,
    plan: &Plan,
    fields: &PlanFields,
    deadlines: &Deadlines,
) -> Result<Vec<Change>> {
    let mut changes = field_changes(plan, fields);
    if (plan.year, plan.about) != (fields.year, fields.about) {
        let plan = Plan {
            year: fields.year,
            about: fields.about,
            ..plan.clone()
        };
        changes.extend(resync(db, &plan, deadlines)?);
    }
    Ok(changes)
}

fn field_changes(plan: &Plan, fields: &PlanFields) -> Vec<Change> {
    let set =
        |column, value: &str| Change::of(Table::Plan, plan.id, column, Some(value.to_owned()));
    vec![
        set("year", &fields.year.to_string()),
        set("kind", about_name(fields.about)),
        set("title", &fields.title),
        set("basis", &fields.basis),
        set("number", &fields.number),
        set("date", &fields.date),
        set("signer_title", &fields.signer_title),
        set("signer", &fields.signer),
    ]
}

/// Brings what falls due of all tasks in line with the plan's year and kind as they shall be.
fn resync(db: &Connection, plan: &Plan, deadlines: &Deadlines) -> Result<Vec<Change>> {
    let mut changes = Vec::new();
    for node in plan.lines() {
        changes.extend(planned::due_changes(db, node, plan, deadlines)?);
    }
    Ok(changes)
}

pub(in crate::api) fn decision_save(
    desk: &mut Desk,
    plan: i64,
    decision: Decision,
    standard: bool,
) -> Result<PlanChanged> {
    let decision = decision.read()?;
    let text = decision::text(decision.clone())?;
    let done = act::change(desk, plan, "nội dung quyết định", |db, record, _| {
        if standard {
            decision::keep_standard(db, &record.plan, &decision)?;
        }
        let own = decision != decision::of(db, record)?;
        let text = Some(text).filter(|_| own || record.decision.is_some());
        let change = Change::of(Table::Plan, plan, "decision", text);
        Ok(vec![change])
    })?;
    let message = standard.then(|| "Đã lưu làm mẫu quyết định của cơ quan.".to_owned());
    view::changed(desk, &done, message, Vec::new())
}

pub(in crate::api) fn plan_delete(desk: &mut Desk, plan: i64, sure: bool) -> Result<PlanChanged> {
    let record = planned::load(desk.db()?, plan)?;
    let name = name(&record.plan);
    if !sure {
        let work = planned::occurrences(desk.db()?, plan)?;
        let done = work.values().flatten();
        let done = done
            .filter(|own| planned::existing(own).is_touched())
            .count();
        let tasks = record.plan.tasks();
        let question = match done {
            0 => format!("Xóa {name} với {tasks} nhiệm vụ?"),
            done => format!(
                "Xóa {name} với {tasks} nhiệm vụ, trong đó {done} việc đã ghi trạng thái, ghi chú, minh chứng hoặc dời hạn?"
            ),
        };
        let question = format!("{question} Có thể hoàn tác bằng Ctrl+Z.");
        return view::asked(desk, &record, question);
    }
    // An issued plan may go as well: it was asked, and it comes back whole.
    act::note(desk, plan, "xóa kế hoạch", |_, _, _| {
        Ok(vec![Change::present(Table::Plan, plan, false)])
    })?;
    Ok(PlanChanged {
        plan: None,
        message: Some(format!("Đã xóa {name}. Ctrl+Z để lấy lại.")),
        question: None,
        focus: Vec::new(),
    })
}
