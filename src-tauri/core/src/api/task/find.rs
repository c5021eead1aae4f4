//! Which tasks a filter finds: lines of the plans and what falls due of them.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::api::reply::TaskFilter;
use crate::error::Result;
use crate::plan::occurrence::{Standing, State, standing};
use crate::plan::units::named;
use crate::store::task::{self, Due, Place};
use crate::store::{Connection, evidence, unit};
use crate::value::fold;

/// What a filter finds.
#[derive(Debug, Default)]
pub(in crate::api) struct Found {
    /// What falls due, soonest first; of one day in the order of the plans.
    pub(in crate::api) dues: Vec<(Place, Due)>,
    /// Tasks for which nothing falls due, in the order of the plans.
    pub(in crate::api) undated: Vec<Place>,
}

/// What a filter finds today.
pub(in crate::api) fn find(
    db: &Connection,
    filter: &TaskFilter,
    today: NaiveDate,
) -> Result<Found> {
    let words = Words::new(&filter.text);
    let undated = wants_undated(filter);
    // Most plans' lines are met only when their texts are asked for.
    let all = undated || words.any() || filter.unit.is_some() || filter.plan.is_some();
    let mut seen = match all {
        true => Seen::all(db, filter, &words)?,
        false => Seen::default(),
    };
    let proven = match words.any() {
        true => proven(db, &words)?,
        false => HashSet::new(),
    };
    let (from, to, open) = narrowest(filter, today);
    let mut found = Found::default();
    for due in task::dues(db, from, to, open)? {
        let stands = || standing(due.state, due.due, today);
        if (filter.states.is_empty() || filter.states.contains(&due.state))
            && (filter.standing.is_empty() || filter.standing.contains(&stands()))
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
    fn all(db: &Connection, filter: &TaskFilter, words: &Words) -> Result<Seen> {
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
            let [.., lead, coordinating, _, _] = texts;
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

/// The days to look at, and whether what is settled can be left out from the start.
fn narrowest(
    filter: &TaskFilter,
    today: NaiveDate,
) -> (Option<NaiveDate>, Option<NaiveDate>, bool) {
    let any = |standing: Standing| filter.standing.contains(&standing);
    let settled = filter.standing.is_empty() || any(Standing::Settled);
    let states = filter.states.is_empty()
        || filter
            .states
            .iter()
            .any(|state| matches!(state, State::Done | State::NotArisen));
    let only_late =
        !filter.standing.is_empty() && filter.standing.iter().all(|own| *own == Standing::Late);
    let to = match only_late {
        true => Some(filter.to.map_or(today, |to| to.min(today))),
        false => filter.to,
    };
    (filter.from, to, !(settled && states))
}

/// Whether tasks for which nothing falls due belong to what is asked for.
fn wants_undated(filter: &TaskFilter) -> bool {
    let standing = match filter.standing.is_empty() {
        true => filter.undated,
        false => filter.standing.contains(&Standing::Undated),
    };
    let days = filter.from.is_some() || filter.to.is_some();
    let states = filter.states.is_empty() || filter.states.contains(&State::Todo);
    standing && states && !days
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

/// The words looked for, without case and accents.
struct Words(Vec<String>);

impl Words {
    fn new(text: &str) -> Words {
        Words(
            fold(text)
                .split(' ')
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect(),
        )
    }

    fn any(&self) -> bool {
        !self.0.is_empty()
    }

    /// Whether each word is in one of the texts.
    fn all_in(&self, texts: &[&str]) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let folded = fold(&texts.join("\n"));
        self.0.iter().all(|word| folded.contains(word.as_str()))
    }
}
