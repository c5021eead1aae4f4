//! The work of the day: what is late and what is due soon, by unit.

use std::collections::HashMap;

use super::line::Teller;
use super::list::{Around, SOON, newest};
use crate::api::desk::Desk;
use crate::api::reply::{DossierDue, DossierDueUnit, DossierFilter, DossierGroup, DossierLine};
use crate::error::Result;
use crate::paper::dossier_list::{DueLine, DueList, DueUnit, EVERY_UNIT, NO_UNIT, Part};
use crate::value::said;

/// How many lines a unit shows; the rest are in the list.
const SHOWN: usize = 20;

/// What one unit has.
struct Unit {
    /// As lists write it; empty where none does.
    name: String,
    late: Vec<DossierLine>,
    soon: Vec<DossierLine>,
}

/// The dossiers of one part, the most urgent first.
fn part(desk: &mut Desk, group: DossierGroup, days: Option<u32>) -> Result<Vec<DossierLine>> {
    let filter = DossierFilter {
        days,
        groups: vec![group],
        ..DossierFilter::default()
    };
    let around = Around::of(desk)?;
    let (found, _) = super::list::found(desk, &around, &filter, usize::MAX)?;
    let teller = Teller::of(desk)?;
    // One for which a slip apologises has been dealt with before it is late.
    let is_due = |apology| group == DossierGroup::Late || apology != Some(true);
    let found = found.entries.into_iter();
    let found = found.filter(|own| is_due(own.facts.apology));
    Ok(found.map(|own| teller.line(own)).collect())
}

/// Units in the order in which the most urgent dossier of each comes.
fn units(desk: &mut Desk, days: Option<u32>, only: Option<Part>) -> Result<Vec<Unit>> {
    let mut units: Vec<Unit> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (own, group) in [
        (Part::Late, DossierGroup::Late),
        (Part::Soon, DossierGroup::Soon),
    ] {
        if only.is_some_and(|only| only != own) {
            continue;
        }
        for line in part(desk, group, days)? {
            let name = line.unit.clone().unwrap_or_default();
            let place = *places.entry(name).or_insert_with_key(|name| {
                units.push(Unit {
                    name: name.clone(),
                    late: Vec::new(),
                    soon: Vec::new(),
                });
                units.len() - 1
            });
            match own {
                Part::Late => units[place].late.push(line),
                Part::Soon => units[place].soon.push(line),
            }
        }
    }
    Ok(units)
}

pub(in crate::api) fn dossier_due(desk: &mut Desk, days: Option<u32>) -> Result<DossierDue> {
    let units = units(desk, days, None)?;
    let sum = |of: &dyn Fn(&Unit) -> usize| units.iter().map(of).sum::<usize>();
    let (late, soon) = (sum(&|own| own.late.len()), sum(&|own| own.soon.len()));
    let days = days.unwrap_or(SOON);
    let number = |count: usize| said::count(i64::try_from(count).unwrap_or_default());
    let units = units.into_iter().map(|own| DossierDueUnit {
        name: match own.name.as_str() {
            "" => NO_UNIT.to_owned(),
            name => name.to_owned(),
        },
        unit: own.name,
        late: own.late.len(),
        soon: own.soon.len(),
        lines: own.late.into_iter().chain(own.soon).take(SHOWN).collect(),
    });
    Ok(DossierDue {
        units: units.collect(),
        late,
        soon,
        days,
        summary: match (late, soon) {
            (0, 0) => format!("Không có hồ sơ quá hạn hay đến hạn trong {days} ngày làm việc tới"),
            _ => format!(
                "{} hồ sơ quá hạn, {} hồ sơ đến hạn trong {days} ngày làm việc tới",
                number(late),
                number(soon)
            ),
        },
        as_of: newest(desk)?.map(said::moment),
    })
}

/// The list as it goes on paper; of one unit, of one part. A unit without any is told with an empty list.
pub(in crate::api) fn due_list(
    desk: &mut Desk,
    days: Option<u32>,
    only: Option<Part>,
    unit: Option<&str>,
) -> Result<DueList> {
    let mut found: Vec<DueUnit> = units(desk, days, only)?
        .into_iter()
        .filter(|own| unit.is_none_or(|unit| unit == own.name))
        .map(|own| DueUnit {
            unit: own.name,
            late: own.late.into_iter().map(line).collect(),
            soon: own.soon.into_iter().map(line).collect(),
        })
        .collect();
    if found.is_empty() {
        found.push(DueUnit {
            unit: unit.unwrap_or(EVERY_UNIT).to_owned(),
            ..DueUnit::default()
        });
    }
    Ok(DueList {
        part: only,
        days: days.unwrap_or(SOON),
        as_of: newest(desk)?,
        today: desk.today(),
        units: found,
    })
}

fn line(own: DossierLine) -> DueLine {
    DueLine {
        procedure: own.title.or(own.procedure).unwrap_or_default(),
        received: own.received.map(|at| at.date()),
        due: own.due.map(|at| at.date()),
        left: own.standing,
        late: own.late,
        status: own.status.unwrap_or_default(),
        code: own.code,
    }
}
