//! Citations that cannot be right, and targets that contradict each other.

use std::collections::{HashMap, HashSet};

use super::found::{Code, Found, Known};
use crate::plan::citation::{self, Citation};
use crate::plan::reading::Readings;
use crate::plan::target::{Clash, Target, contradict};
use crate::plan::{Plan, Role};

/// Where a text stands.
#[derive(Clone, Copy)]
struct Place {
    node: Option<i64>,
    head: &'static str,
    role: Option<Role>,
}

/// The cells that cite documents, besides those of the office's own columns.
const CITING: [Role; 4] = [Role::Content, Role::Time, Role::Result, Role::Note];

/// Citations whose number, year and date cannot all be right, or that differ from the same citation elsewhere.
pub(super) fn citations(plan: &Plan, known: &Known, readings: &mut Readings) -> Vec<Found> {
    let mut cited: Vec<(Place, Citation)> = Vec::new();
    let mut seen = HashSet::new();
    let mut read = |place: Place, text: &str| {
        let found = readings.of(text, plan.year);
        cited.extend(found.citations.iter().map(|own| (place, own.clone())));
    };
    let own = [
        ("Tên kế hoạch", plan.title.as_str()),
        ("Căn cứ của kế hoạch", &plan.basis),
    ];
    for (head, text) in own.iter().chain(known.decision) {
        let place = Place {
            node: None,
            head,
            role: None,
        };
        read(place, text);
    }
    for node in plan.appendices.iter().flat_map(|own| &own.nodes) {
        for role in CITING
            .into_iter()
            .chain(Role::FURTHER)
            .filter(|role| !node.joined.contains(role))
        {
            let place = Place {
                node: Some(node.id),
                head: "",
                role: Some(role),
            };
            read(place, node.text(role));
        }
    }
    let mut found: Vec<Found> = Vec::new();
    for (place, own) in &cited {
        let faults = own.faults(plan.year).into_iter();
        found.extend(faults.map(|text| place.finds(text, Code::Citation, true)));
    }
    // The same citation many times is compared once.
    cited.retain(|(_, own)| {
        seen.insert((own.number.clone(), own.date.map(|date| date.to_string())))
    });
    let (places, unique): (Vec<Place>, Vec<Citation>) = cited.into_iter().unzip();
    found.extend(citation::differing(&unique).into_iter().map(|own| {
        let text = match places[own.first]
            .node
            .and_then(|node| known.places.get(&node))
        {
            Some(place) => format!("{} Xem {place}.", own.text),
            None => format!("{} Xem {}.", own.text, places[own.first].head),
        };
        places[own.second].finds(text, Code::Citation, true)
    }));
    found
}

impl Place {
    fn finds(&self, text: String, code: Code, error: bool) -> Found {
        Found {
            node: self.node,
            head: self.head,
            role: self.role,
            code,
            text,
            error,
        }
    }
}

/// Targets that contradict each other. Two of the same measure begin or end with the same words, so only those
/// are compared.
pub(super) fn targets(known: &Known, readings: &mut Readings, year: i32) -> Vec<Found> {
    let mut found = Vec::new();
    let mut alike: HashMap<String, Vec<usize>> = HashMap::new();
    let mut seen = HashSet::new();
    for (at, (node, own)) in known.targets.iter().enumerate() {
        let measure = readings.of(&own.measure, year).folded.clone();
        if !seen.insert((
            measure.clone(),
            own.comparison,
            own.value,
            &own.unit,
            own.year,
        )) {
            continue;
        }
        let words: Vec<&str> = measure.split(' ').collect();
        let ends = [
            format!("{}…", words[..words.len().min(3)].join(" ")),
            format!("…{}", words[words.len().saturating_sub(3)..].join(" ")),
        ];
        let mut others: Vec<usize> = ends
            .iter()
            .filter_map(|end| alike.get(end))
            .flatten()
            .copied()
            .collect();
        others.sort_unstable();
        others.dedup();
        let clash = others.into_iter().find_map(|other| {
            let (place, earlier) = &known.targets[other];
            Some((*place, earlier, contradict(earlier, own)?))
        });
        found.extend(
            clash.map(|(place, earlier, clash)| {
                contradicts(known, *node, own, place, earlier, clash)
            }),
        );
        for end in ends {
            alike.entry(end).or_default().push(at);
        }
    }
    found
}

fn contradicts(
    known: &Known,
    node: i64,
    own: &Target,
    place: i64,
    earlier: &Target,
    clash: Clash,
) -> Found {
    let place = known.places.get(&place).map_or("", String::as_str);
    let (own, earlier) = (own.describe(), earlier.describe());
    let error = clash == Clash::Impossible;
    let text = match error {
        true => format!("Chỉ tiêu “{own}” không thể cùng đạt với “{earlier}” ở {place}."),
        false => format!("Chỉ tiêu “{own}” khác với “{earlier}” ở {place}."),
    };
    Found {
        node: Some(node),
        head: "",
        role: Some(Role::Content),
        code: Code::Target,
        text,
        error,
    }
}
