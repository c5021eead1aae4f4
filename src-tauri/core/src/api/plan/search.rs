//! Words in the contents of plans, for the search.

use std::collections::HashMap;

use super::planned;
use crate::api::reply::Hit;
use crate::error::Result;
use crate::plan::name::name;
use crate::plan::outline::places_in;
use crate::store::{Connection, plan, task};
use crate::value::fold;

/// How many lines of plans the search shows.
pub(in crate::api) const MOST: usize = 12;

/// The longest title of a hit.
const LONGEST: usize = 160;

/// The lines whose content has the folded words, those of the newest plans first.
pub(in crate::api) fn hits(db: &Connection, wanted: &str) -> Result<Vec<Hit>> {
    let mut found: HashMap<i64, Vec<(i64, String)>> = HashMap::new();
    task::each_line(db, None, |place, [_, content, ..]| {
        if fold(content).contains(wanted) {
            let title: String = content.chars().take(LONGEST).collect();
            found
                .entry(place.plan)
                .or_default()
                .push((place.node, title));
        }
    })?;
    let mut hits = Vec::new();
    for record in plan::list(db)? {
        let Some(lines) = found.remove(&record.plan.id).filter(|_| hits.len() < MOST) else {
            continue;
        };
        let plan = planned::load(db, record.plan.id)?.plan;
        let (name, places) = (name(&plan), places_in(&plan));
        hits.extend(lines.into_iter().map(|(node, title)| Hit {
            title,
            place: match places.get(&node) {
                Some(place) => format!("{name} · {place}"),
                None => name.clone(),
            },
            form: None,
            cycle: None,
            row: None,
            plan: Some(plan.id),
            node: Some(node),
        }));
    }
    hits.truncate(MOST);
    Ok(hits)
}
