//! A new plan: empty, from a template, from an earlier plan.

use super::desk::Desk;
use super::reply::*;
use super::{appendices, decision, plan_view, planned, plans};
use crate::error::{Error, Result};
use crate::plan::{About, Plan, State};
use crate::store::history::{self, Change, Subject, Table, Undo};
use crate::store::{Connection, moment, setting};

pub(super) fn plan_templates(_desk: &mut Desk) -> Result<Vec<TemplateHead>> {
    Ok(Vec::new())
}

pub(super) fn plan_carry(_desk: &mut Desk, _plan: i64, _year: i32) -> Result<Vec<CarriedLine>> {
    Err(Error::Invalid("plan_carry chưa có.".to_owned()))
}

pub(super) fn plan_new(desk: &mut Desk, from: PlanFrom) -> Result<PlanChanged> {
    match from {
        PlanFrom::Empty { year, about } => {
            let plan = empty(desk.db()?, plans::year(year)?, about)?;
            store(desk, &plan, None)
        }
        _ => Err(Error::Invalid("plan_new chưa có.".to_owned())),
    }
}

/// A plan with one appendix and nothing in it; the office's signer signs.
fn empty(db: &Connection, year: i32, about: About) -> Result<Plan> {
    let office: Office = setting::get(db, "office")?;
    Ok(Plan {
        id: 0,
        year,
        about,
        title: decision::usual_title(about, year),
        basis: String::new(),
        number: String::new(),
        date: String::new(),
        signer_title: office.signer_title,
        signer: office.signer,
        state: State::Draft,
        appendices: vec![appendices::empty(String::new())],
    })
}

/// Adds a plan as one act.
fn store(desk: &mut Desk, plan: &Plan, decision: Option<String>) -> Result<PlanChanged> {
    let (at, deadlines) = (moment(desk.now()), desk.deadlines()?);
    let name = plans::name(plan);
    let id = desk.store()?.write(|db| {
        let (id, mut changes) = planned::add(db, plan, &deadlines)?;
        if decision.is_some() {
            changes.push(Change::of(Table::Plan, id, "decision", decision));
        }
        let subject = Subject::Plan {
            plan: Some(id),
            amendment: None,
        };
        history::make(
            db,
            subject,
            &at,
            &format!("tạo {name}"),
            Undo::Possible,
            &changes,
        )?;
        Ok(id)
    })?;
    plan_view::changed(desk, id, Some(format!("Đã tạo {name}.")), Vec::new())
}
