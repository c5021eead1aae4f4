//! A new plan: empty, from a template, from an earlier plan.

use super::appendices;
use super::decision;
use super::planned;
use super::plans;
use super::view;
use crate::api::desk::Desk;
use crate::api::reply::*;
use crate::error::{Error, Result};
use crate::plan::occurrence::{Standing, standing};
use crate::plan::{About, Plan, Role, State, carry, outline};
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
    let (old, _, lines) = carried(desk, plan, plans::year(year)?)?;
    let places = outline::places_in(&old);
    let told = lines.into_iter().map(|own| {
        let mut parts: Vec<String> = own.changes.iter().map(sentence).collect();
        parts.extend(
            own.unfinished
                .then(|| format!("năm {} chưa xong", old.year)),
        );
        let place = own
            .node
            .map(|node| places.get(&node).cloned().unwrap_or_default());
        CarriedLine {
            text: match (own.fate, own.node) {
                (carry::Fate::Dropped, _) => "dòng trống, không đưa sang".to_owned(),
                (_, None) => carry::shifted(&old.title, old.year, year),
                _ => parts.join("; "),
            },
            place: place.unwrap_or_else(|| "Tên kế hoạch".to_owned()),
            content: own.content,
            fate: match own.fate {
                carry::Fate::Kept => Fate::Kept,
                carry::Fate::Changed => Fate::Changed,
                carry::Fate::Dropped => Fate::Dropped,
            },
        }
    });
    Ok(told.collect())
}

/// "Thời gian: Trong tháng 08/2025 → Trong tháng 08/2026".
fn sentence((role, before, after): &(Option<Role>, String, String)) -> String {
    let name = match role {
        Some(Role::Content) => "Nội dung",
        Some(Role::Time) => "Thời gian",
        Some(Role::Result) => "Kết quả",
        Some(Role::Note) => "Ghi chú",
        _ => "Ý nghĩa thời gian",
    };
    match (before.as_str(), after.as_str()) {
        ("", after) => format!("{name}: {after}"),
        (before, "") => format!("{name}: bỏ “{before}”"),
        _ => format!("{name}: {before} → {after}"),
    }
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
            let plan = empty(desk.db()?, plans::year(year)?, about)?;
            store_new(desk, &plan, None)
        }
        PlanFrom::Template { name, year } => {
            let plan = of_template(desk, &name, plans::year(year)?)?;
            store_new(desk, &plan, None)
        }
        PlanFrom::Plan { plan, year } => {
            let (_, new, _) = carried(desk, plan, plans::year(year)?)?;
            let record = store::plan::by_id(desk.db()?, plan)?;
            let decision = match &record.decision {
                Some(_) => {
                    decision::in_year(decision::of(desk.db()?, &record)?, &record.plan, year)
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
fn store_new(desk: &mut Desk, plan: &Plan, decision: Option<String>) -> Result<PlanChanged> {
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
    view::changed(desk, id, Some(format!("Đã tạo {name}.")), Vec::new())
}
