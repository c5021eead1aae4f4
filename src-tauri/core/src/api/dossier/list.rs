//! The dossiers: searched, filtered, the most urgent first.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use super::count::rule;
use super::line::Teller;
use super::placing::Placing;
use super::signs::showing;
use crate::api::desk::Desk;
use crate::api::procedure::official::Office;
use crate::api::procedure::used::lookup;
use crate::api::reply::{DossierFilter, DossierGroupCount, DossierList, DossierSort, Named};
use crate::count::standing::{Group, horizon, standing};
use crate::dossier::{Dossier, Known};
use crate::error::Result;
use crate::procedure::Procedure;
use crate::procedure::lookup::Lookup;
use crate::store;
use crate::store::dossiers::{Filter, Found, Page, Sort};
use crate::store::source::Source;
use crate::value::{fold, said};

/// How many lines are given when nothing is said.
const PART: usize = 200;

/// Within how many working days something is due soon, where nothing is said.
pub(super) const SOON: u32 = 3;

/// What filters ask about that the file of dossiers does not know.
pub(super) struct Around {
    known: Arc<Known>,
    catalogue: Vec<Procedure>,
    lookup: Lookup,
    office: Office,
    sources: Vec<Source>,
}

impl Around {
    pub(super) fn of(desk: &mut Desk) -> Result<Around> {
        let known = match desk.dossiers()? {
            Some(file) => file.shared()?,
            None => Arc::default(),
        };
        let db = desk.db()?;
        let sources = store::source::list(db)?.into_iter();
        let catalogue = store::procedure::list(db)?;
        Ok(Around {
            known,
            lookup: lookup(db, &catalogue)?,
            catalogue,
            office: Office::of(db)?,
            sources: sources.filter(|own| own.active).collect(),
        })
    }

    fn placing(&self) -> Placing {
        let Around {
            known,
            catalogue,
            lookup,
            office,
            sources,
        } = self;
        Placing::of(known, catalogue, lookup, office, sources)
    }

    /// The codes of the procedures in whose official name these words stand.
    fn named(&self, words: &str) -> Vec<String> {
        let words = fold(words);
        let says = |own: &&Procedure| {
            let name = fold(&own.name);
            words.split(' ').all(|word| name.contains(word))
        };
        let found = self.catalogue.iter().filter(says);
        found.map(|own| own.code.clone()).collect()
    }

    /// The units that have dossiers, by name.
    fn units(&self) -> Vec<String> {
        let mut has = vec![false; self.known.texts.len()];
        for own in &self.known.dossiers {
            if let Some(has) = own.unit.and_then(|at| has.get_mut(at as usize)) {
                *has = true;
            }
        }
        let texts = self.known.texts.iter().zip(has);
        let mut units: Vec<String> = texts
            .filter(|(_, has)| *has)
            .map(|(text, _)| text.clone())
            .collect();
        units.sort_by(|a, b| crate::value::compare(a, b));
        units
    }
}

/// The moment up to which the newest list speaks.
pub(super) fn newest(desk: &mut Desk) -> Result<Option<NaiveDateTime>> {
    Ok(match desk.dossiers()? {
        Some(file) => file.intakes()?.into_iter().map(|own| own.as_of).max(),
        None => None,
    })
}

pub(in crate::api) fn dossiers(desk: &mut Desk, filter: DossierFilter) -> Result<DossierList> {
    let around = Around::of(desk)?;
    let most = if filter.most == 0 { PART } else { filter.most };
    let days = filter.days.unwrap_or(SOON);
    let (found, counts) = found(desk, &around, &filter, most)?;
    let as_of = newest(desk)?;
    let teller = Teller::of(desk)?;
    let number = |count: usize| said::count(i64::try_from(count).unwrap_or_default());
    let groups = Group::ALL.into_iter().zip(counts);
    let named = |id, name: &String| Named {
        id,
        name: name.clone(),
    };
    Ok(DossierList {
        summary: match around.known.dossiers.len() {
            0 => "Chưa có hồ sơ nào. Nhập danh sách xuất từ hệ thống.".to_owned(),
            all if found.count == all => format!("{} hồ sơ", number(all)),
            all => format!("{} trong {} hồ sơ", number(found.count), number(all)),
        },
        lines: found
            .entries
            .into_iter()
            .map(|own| teller.line(own))
            .collect(),
        total: found.count,
        groups: groups
            .map(|(group, count)| DossierGroupCount {
                group,
                word: match group {
                    Group::Soon => format!("{} trong {days} ngày làm việc", group.word()),
                    _ => group.word().to_owned(),
                },
                count,
            })
            .collect(),
        days,
        as_of: as_of.map(said::moment),
        fields: around.office.named(),
        sources: around
            .sources
            .iter()
            .map(|own| named(own.id, &own.name))
            .collect(),
        units: around.units(),
    })
}

/// Those that a filter finds, and how many there are of each group whatever groups it asks for.
pub(super) fn found(
    desk: &mut Desk,
    around: &Around,
    filter: &DossierFilter,
    most: usize,
) -> Result<(Found, [usize; Group::ALL.len()])> {
    let mut counts = [0; Group::ALL.len()];
    let (rule, today) = (rule(None)?, desk.today());
    let (working, progress) = (desk.working()?, Arc::clone(&desk.progress));
    let Some(file) = desk.dossiers()? else {
        return Ok((Found::default(), counts));
    };
    let soon = horizon(today, filter.days.unwrap_or(SOON), |day| {
        working.is_working(day)
    });
    let soon = (soon - today).num_days();
    let is_placed = placed(around, filter);
    let signed = filter
        .sign
        .map(|sign| showing(file, sign, &working, &progress))
        .transpose()?;
    let mut also = |own: &Dossier| {
        let shows = |signed: &HashSet<i64>| signed.contains(&own.id);
        if !is_placed(own) || !signed.as_ref().is_none_or(shows) {
            return None;
        }
        let standing = standing(&own.facts, &rule, today);
        for (group, count) in Group::ALL.iter().zip(&mut counts) {
            *count += usize::from(group.holds(standing, soon));
        }
        let mut groups = filter.groups.iter();
        let is_asked = filter.groups.is_empty() || groups.any(|own| own.holds(standing, soon));
        let place = match filter.sort {
            DossierSort::Urgency => standing.urgency(soon).unwrap_or(i64::MAX),
            _ => 0,
        };
        is_asked.then_some(place)
    };
    let page = Page {
        sort: match filter.sort {
            // What is not urgent: the newest first.
            DossierSort::Urgency | DossierSort::Received => Sort::Received,
            DossierSort::Due => Sort::Due,
            DossierSort::Finished => Sort::Finished,
            DossierSort::Code => Sort::Code,
        },
        descending: filter.descending || filter.sort == DossierSort::Urgency,
        from: filter.skip,
        most,
    };
    let found = file.find_where(&kept(around, filter), page, &mut also)?;
    Ok((found, counts))
}

/// What the file of dossiers itself filters by.
fn kept(around: &Around, filter: &DossierFilter) -> Filter {
    let text = filter.text.trim();
    let searched = || Some(text.to_owned()).filter(|text| !fold(text).is_empty());
    let due = match (filter.due_from, filter.due_to) {
        (None, None) => None,
        (from, to) => Some((from.unwrap_or(NaiveDate::MIN), to.unwrap_or(NaiveDate::MAX))),
    };
    Filter {
        code: searched(),
        words: searched(),
        texts: searched().map(|text| around.named(&text)),
        units: filter.unit.clone().map(|unit| vec![unit]),
        due,
        ..Filter::default()
    }
}

/// Whether a dossier is of the field and source that are asked for.
fn placed(around: &Around, filter: &DossierFilter) -> impl Fn(&Dossier) -> bool {
    let at_field = filter.field.map(|id| {
        let all = &around.office.list;
        all.iter().position(|own| own.id == id)
    });
    let at_source = filter.source.map(|id| {
        let all = &around.sources;
        all.iter().position(|own| own.id == id)
    });
    let unclassified = filter.unclassified;
    let is_asked = unclassified || at_field.is_some() || at_source.is_some();
    let placing = is_asked.then(|| around.placing());
    move |own| {
        let Some(placing) = &placing else {
            return true;
        };
        // What the office no longer has has no dossiers.
        let of_field = at_field.is_none_or(|at| at.is_some() && placing.field(own) == at);
        let of_source = at_source.is_none_or(|at| at.is_some() && placing.source(own) == at);
        of_field && of_source && !(unclassified && placing.field(own).is_some())
    }
}
