//! A new plan: empty, from a template, from an earlier plan.

use super::decision;
use super::planned;
use super::view;
use crate::api::desk::Desk;
use crate::api::reply::*;
use crate::error::{Error, Result};
use crate::plan::name::{name, usual_title};
use crate::plan::occurrence::{Standing, standing};
use crate::plan::{About, Appendix, Plan, carry, fields, outline};
use crate::store::history::{self, Change, Subject, Table, Undo};
use crate::store::{self, Connection, moment, setting};

pub(in crate::api) fn plan_templates(desk: &mut Desk) -> Result<Vec<TemplateHead>> {
    let heads = desk.templates().into_iter().map(|(name, read)| match read {
        Ok(template) => TemplateHead {
            name,
            title: template.name.clone(),
            about: template.about(),
            tasks: template.tasks(),
            problem: None,
        },
        Err(fault) => TemplateHead {
            title: name.clone(),
            name,
            about: About::Other,
            tasks: 0,
            problem: Some(fault.to_string()),
        },
    });
    Ok(heads.collect())
}

/// The plan of a template.
pub(in crate::api) fn of_template(desk: &Desk, name: &str, year: i32) -> Result<Plan> {
    let mut all = desk.templates().into_iter();
    let own = all.find(|(own, _)| own == name).map(|(_, read)| read);
    match own {
        Some(Ok(template)) => Ok(Plan {
            appendices: template.plan(year).appendices,
            title: template.plan(year).title,
            basis: template.plan(year).basis,
            ..empty(desk.db()?, year, template.about())?
        }),
        Some(Err(fault)) => Err(Error::Invalid(fault.to_string())),
        None => Err(Error::NotFound(format!(
            "Không còn mẫu kế hoạch {name}. Chọn mẫu khác."
        ))),
    }
}

pub(in crate::api) fn plan_carry(
    desk: &mut Desk,
    plan: i64,
    year: i32,
) -> Result<Vec<CarriedLine>> {
    let (old, new, lines) = carried(desk, plan, fields::year(year)?)?;
    let places = outline::places_in(&old);
    let told = lines.into_iter().map(|own| {
        let place = own
            .node
            .map(|node| places.get(&node).cloned().unwrap_or_default());
        CarriedLine {
            text: match own.node {
                Some(_) => own.sentence(),
                None => new.title.clone(),
            },
            place: place.unwrap_or_else(|| "Tên kế hoạch".to_owned()),
            content: own.content,
            fate: own.fate,
        }
    });
    Ok(told.collect())
}

/// An earlier plan, the plan of another year it becomes, and what became of each line.
fn carried(desk: &Desk, plan: i64, year: i32) -> Result<(Plan, Plan, Vec<carry::Carried>)> {
    let (db, today) = (desk.db()?, desk.today());
    let old = planned::load(db, plan)?.plan;
    let work = planned::occurrences(db, plan)?;
    let late =
        |own: &store::occurrence::Record| standing(own.state, own.due, today) == Standing::Late;
    let late = work.iter().filter(|(_, own)| own.iter().any(late));
    let late = late.map(|(node, _)| *node).collect();
    let (new, lines) = carry::carry(&old, year, &late);
    Ok((old, new, lines))
}

pub(in crate::api) fn plan_new(desk: &mut Desk, from: PlanFrom) -> Result<PlanChanged> {
    match from {
        PlanFrom::Empty { year, about } => {
            let plan = empty(desk.db()?, fields::year(year)?, about)?;
            store_new(desk, &plan, None)
        }
        PlanFrom::Template { name, year } => {
            let plan = of_template(desk, &name, fields::year(year)?)?;
            store_new(desk, &plan, None)
        }
        PlanFrom::Plan { plan, year } => {
            let (_, new, _) = carried(desk, plan, fields::year(year)?)?;
            let record = store::plan::by_id(desk.db()?, plan)?;
            let decision = match &record.decision {
                Some(_) => {
                    let own = decision::of(desk.db()?, &record)?;
                    serde_json::to_string(&own.in_year(record.plan.year, year)).ok()
                }
                None => None,
            };
            store_new(desk, &new, decision)
        }
    }
}

/// A plan with one appendix and nothing in it; the office's signer signs.
fn empty(db: &Connection, year: i32, about: About) -> Result<Plan> {
    let office = setting::OFFICE.get(db)?;
    Ok(Plan {
        about,
        title: usual_title(about, year),
        signer_title: office.signer_title,
        signer: office.signer,
        appendices: vec![Appendix::empty(String::new())],
        ..Plan::of_year(year)
    })
}

/// Adds a plan as one act.
fn store_new(desk: &mut Desk, plan: &Plan, decision: Option<String>) -> Result<PlanChanged> {
    let (at, deadlines) = (moment(desk.now()), desk.deadlines()?);
    let name = name(plan);
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
    view::added(desk, id, format!("Đã tạo {name}."))
}
