//! Which tasks a filter finds: lines of the plans and what falls due of them.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::api::reply::TaskFilter;
use crate::error::Result;
use crate::plan::occurrence::{Standing, standing};
use crate::plan::units::named;
use crate::store::task::{self, Due, Place};
use crate::store::{Connection, evidence, plan, unit};
use crate::task::filter::{Reach, Words};

/// What a filter finds.
#[derive(Debug, Default)]
pub(in crate::api) struct Found {
    /// What falls due, soonest first; of one day in the order of the plans.
    pub(in crate::api) dues: Vec<(Place, Due)>,
    /// Tasks for which nothing falls due, in the order of the plans.
    pub(in crate::api) undated: Vec<Place>,
}

impl Found {
    /// Where each of them stands.
    pub(in crate::api) fn standings(&self, today: NaiveDate) -> impl Iterator<Item = Standing> {
        let dated = self.dues.iter();
        let undated = self.undated.iter().map(|_| Standing::Undated);
        dated
            .map(move |(_, due)| standing(due.state, due.due, today))
            .chain(undated)
    }

    /// How many they are.
    pub(in crate::api) fn total(&self) -> usize {
        self.dues.len() + self.undated.len()
    }
}

/// The filter without a plan and a unit that this data file does not have, and what to say of it.
pub(in crate::api) fn known(
    db: &Connection,
    filter: TaskFilter,
) -> Result<(TaskFilter, Vec<&'static str>)> {
    let plan = match filter.plan {
        Some(id) => plan::list(db)?.iter().any(|own| own.plan.id == id),
        None => true,
    };
    let unit = match filter.unit {
        Some(id) => unit::list(db)?.iter().any(|own| own.id == id),
        None => true,
    };
    Ok(filter.known(plan, unit))
}

/// What a filter finds today.
pub(in crate::api) fn find(
    db: &Connection,
    filter: &TaskFilter,
    today: NaiveDate,
) -> Result<Found> {
    let words = Words::new(&filter.text);
    let undated = filter.wants_undated();
    let Reach { from, to, open } = filter.reach(today);
    let dues = task::dues(db, from, to, open)?;
    let texts = words.any() || filter.unit.is_some() || filter.plan.is_some();
    let mut seen = match (texts, undated || dues.len() > FEW) {
        (true, _) => Seen::with_texts(db, filter, &words)?,
        (false, true) => Seen::places(db)?,
        (false, false) => Seen::default(),
    };
    let proven = match words.any() {
        true => proven(db, &words)?,
        false => HashSet::new(),
    };
    let mut found = Found::default();
    for due in dues {
        if filter.takes(due.state, due.due, today)
            && let Some(own) = seen.line(db, due.node)?
            && (own.words || proven.contains(&due.id))
        {
            found.dues.push((own.place, due));
        }
    }
    found
        .dues
        .sort_by_key(|(place, due)| (due.due, place.order, due.id));
    if undated {
        found.undated = seen.undated(db)?;
    }
    Ok(found)
}

/// Up to so many things that fall due have their lines looked up one by one; for more it is quicker to read all lines.
const FEW: usize = 500;

/// The lines of the plans that the filter's plan and unit leave.
#[derive(Default)]
struct Seen {
    /// Whether all of them are here already; else each is looked up when it is met.
    all: bool,
    lines: HashMap<i64, Option<Line>>,
}

/// A line of the plans as the filter sees it.
#[derive(Clone, Copy)]
struct Line {
    place: Place,
    /// Whether its own texts have the words looked for.
    words: bool,
}

impl Seen {
    /// All lines, whatever their texts say.
    fn places(db: &Connection) -> Result<Seen> {
        let places = task::places(db)?.into_iter();
        Ok(Seen {
            all: true,
            lines: places
                .map(|place| (place.node, Some(Line { place, words: true })))
                .collect(),
        })
    }

    fn with_texts(db: &Connection, filter: &TaskFilter, words: &Words) -> Result<Seen> {
        let units = unit::list(db)?;
        let units: Vec<(i64, &str, &str)> = units
            .iter()
            .map(|unit| (unit.id, unit.name.as_str(), unit.short.as_str()))
            .collect();
        // The same few units stand in most lines.
        let mut known: HashMap<String, bool> = HashMap::new();
        let mut names = |text: &str, wanted: i64| -> bool {
            if let Some(names) = known.get(text) {
                return *names;
            }
            let names = named(text, &units).contains(&wanted);
            known.insert(text.to_owned(), names);
            names
        };
        let mut lines = HashMap::new();
        task::each_line(db, filter.plan, |place, texts| {
            let [_, _, _, lead, coordinating, ..] = texts;
            let of_unit = match filter.unit {
                Some(unit) => names(lead, unit) || names(coordinating, unit),
                None => true,
            };
            if of_unit {
                let words = words.all_in(&texts);
                lines.insert(place.node, Some(Line { place, words }));
            }
        })?;
        Ok(Seen { all: true, lines })
    }

    fn line(&mut self, db: &Connection, node: i64) -> Result<Option<Line>> {
        if let Some(known) = self.lines.get(&node) {
            return Ok(*known);
        }
        if self.all {
            return Ok(None);
        }
        let line = task::find(db, node)?.map(|place| Line { place, words: true });
        self.lines.insert(node, line);
        Ok(line)
    }

    /// The tasks for which nothing falls due, in the order of the plans.
    fn undated(&self, db: &Connection) -> Result<Vec<Place>> {
        let dated = task::dated(db)?;
        let mut found: Vec<Place> = (self.lines.values().flatten())
            .filter(|own| own.words && own.place.task && !dated.contains(&own.place.node))
            .map(|own| own.place)
            .collect();
        found.sort_unstable_by_key(|place| (place.order, place.node));
        Ok(found)
    }
}

/// What is proven by a document, or noted, with the words looked for.
fn proven(db: &Connection, words: &Words) -> Result<HashSet<i64>> {
    let mut found: HashSet<i64> = HashSet::new();
    found.extend(task::noted(db, |note| words.all_in(&[note]))?);
    found.extend(evidence::proven_by(db, |number, summary| {
        words.all_in(&[number, summary])
    })?);
    Ok(found)
}
