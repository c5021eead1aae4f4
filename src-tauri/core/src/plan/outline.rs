//! The tree of an appendix as an outline: order and depth. Where a line stands, what is below it, and how lines
//! move. Pure; lines are named by their index.

use std::collections::HashMap;
use std::ops::Range;

use super::{Kind, Node, Plan, Role};

/// The deepest a line stands: "1.1.1.1" under a section and a group.
pub const DEEPEST: u8 = 6;

/// A line with everything below it.
pub fn subtree(nodes: &[Node], at: usize) -> Range<usize> {
    let Some(own) = nodes.get(at) else {
        return at..at;
    };
    let below = nodes[at + 1..].iter();
    at..at + 1 + below.take_while(|node| node.level > own.level).count()
}

/// The line above it that it belongs to.
pub fn parent(nodes: &[Node], at: usize) -> Option<usize> {
    let level = nodes.get(at)?.level;
    nodes[..at].iter().rposition(|node| node.level < level)
}

/// The parents of all lines.
pub fn parents(nodes: &[Node]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(nodes.len());
    for (at, node) in nodes.iter().enumerate() {
        while open.last().is_some_and(|up| nodes[*up].level >= node.level) {
            open.pop();
        }
        parents.push(open.last().copied());
        open.push(at);
    }
    parents
}

/// The chosen lines with what is below them, in order; a line below another chosen one goes with that.
pub fn roots(nodes: &[Node], chosen: &[usize]) -> Vec<Range<usize>> {
    let mut chosen = chosen.to_vec();
    chosen.sort_unstable();
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in chosen.into_iter().filter(|at| *at < nodes.len()) {
        if found.last().is_none_or(|last| at >= last.end) {
            found.push(subtree(nodes, at));
        }
    }
    found
}

/// Where the lines are, for the officer: "Mục II, 3.1"; "Mục II, 1, dòng 3" where a label is absent.
pub fn places(nodes: &[Node]) -> Vec<String> {
    let parents = parents(nodes);
    let mut order: Vec<usize> = Vec::with_capacity(nodes.len());
    let mut children = vec![0; nodes.len() + 1];
    for up in &parents {
        let count = &mut children[up.map_or(nodes.len(), |up| up)];
        *count += 1;
        order.push(*count);
    }
    let mut places: Vec<String> = Vec::with_capacity(nodes.len());
    for (at, node) in nodes.iter().enumerate() {
        let up = parents[at];
        let own = own_place(node, order[at], up.is_none());
        places.push(match up {
            None => own,
            Some(up) => {
                let (above, label) = (&places[up], bare(&node.label));
                // "3.1" says already that it is of "3".
                let within = match bare(&nodes[up].label) {
                    "" => None,
                    outer => label
                        .strip_prefix(outer)
                        .filter(|rest| rest.starts_with('.')),
                };
                match within.and(above.strip_suffix(bare(&nodes[up].label))) {
                    Some(start) => format!("{start}{own}"),
                    None => format!("{above}, {own}"),
                }
            }
        });
    }
    places
}

/// Where the lines of a plan are, by id; with the appendix before it where there are several.
pub fn places_in(plan: &Plan) -> HashMap<i64, String> {
    let mut found = HashMap::new();
    for (number, appendix) in (1..).zip(&plan.appendices) {
        let before = match (plan.appendices.len(), appendix.name.trim()) {
            (1, _) => String::new(),
            (_, "") => format!("Bảng {number}, "),
            (_, name) => format!("{name}, "),
        };
        let places = places(&appendix.nodes).into_iter();
        let lines = appendix.nodes.iter().zip(places);
        found.extend(lines.map(|(node, place)| (node.id, format!("{before}{place}"))));
    }
    found
}

fn own_place(node: &Node, order: usize, outermost: bool) -> String {
    match (node.kind, bare(&node.label)) {
        (Kind::Section, "") => format!("Mục thứ {order}"),
        (Kind::Section, label) => format!("Mục {label}"),
        (_, "") => format!("dòng {order}"),
        (_, label) if outermost => format!("STT {label}"),
        (_, label) => label.to_owned(),
    }
}

/// A label without its closing sign: "3." → "3". A dash says nothing of where a line is.
pub fn bare(label: &str) -> &str {
    let label = label.trim().trim_end_matches(['.', ')', ':']).trim();
    match label
        .chars()
        .all(|c| matches!(c, '-' | '–' | '+' | '•' | '*'))
    {
        true => "",
        false => label,
    }
}

/// The order of the lines after the chosen ones have moved among their neighbours with what is below them:
/// up by negative steps, down by positive. At the edges nothing happens.
pub fn moved(nodes: &[Node], chosen: &[usize], steps: i64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    let starts: Vec<usize> = roots(nodes, chosen).iter().map(|own| own.start).collect();
    for _ in 0..steps.unsigned_abs().min(nodes.len() as u64) {
        let before = order.clone();
        match steps < 0 {
            true => starts
                .iter()
                .for_each(|own| up(nodes, &starts, &mut order, *own)),
            false => (starts.iter().rev()).for_each(|own| down(nodes, &starts, &mut order, *own)),
        }
        if order == before {
            break;
        }
    }
    order
}

fn level_at(nodes: &[Node], order: &[usize], place: usize) -> Option<u8> {
    order.get(place).map(|line| nodes[*line].level)
}

fn end_of(nodes: &[Node], order: &[usize], place: usize) -> usize {
    let own = level_at(nodes, order, place);
    (place + 1..order.len())
        .find(|next| level_at(nodes, order, *next) <= own)
        .unwrap_or(order.len())
}

fn up(nodes: &[Node], chosen: &[usize], order: &mut [usize], line: usize) {
    let Some(place) = order.iter().position(|own| *own == line) else {
        return;
    };
    let level = nodes[line].level;
    let above = (0..place)
        .rev()
        .find(|above| nodes[order[*above]].level <= level);
    // A chosen neighbour that could not move holds up the ones behind it.
    let neighbour = above
        .filter(|above| nodes[order[*above]].level == level && !chosen.contains(&order[*above]));
    if let Some(above) = neighbour {
        let end = end_of(nodes, order, place);
        order[above..end].rotate_left(place - above);
    }
}

fn down(nodes: &[Node], chosen: &[usize], order: &mut [usize], line: usize) {
    let Some(place) = order.iter().position(|own| *own == line) else {
        return;
    };
    let end = end_of(nodes, order, place);
    let next = order.get(end).copied();
    let neighbour =
        next.filter(|next| nodes[*next].level == nodes[line].level && !chosen.contains(next));
    if neighbour.is_some() {
        let last = end_of(nodes, order, end);
        order[place..last].rotate_left(end - place);
    }
}

/// The lines after the chosen ones have moved deeper (positive) or outwards with what is below them:
/// never deeper than one below the line above. A section that no longer stands outermost becomes a group.
pub fn indented(nodes: &[Node], chosen: &[usize], steps: i64) -> Vec<(u8, Kind)> {
    let mut now: Vec<(u8, Kind)> = nodes.iter().map(|node| (node.level, node.kind)).collect();
    for own in roots(nodes, chosen) {
        let most = match own.start.checked_sub(1) {
            Some(above) => now[above].0.saturating_add(1).min(DEEPEST),
            None => 0,
        };
        let level = i64::from(nodes[own.start].level);
        shift(
            &mut now[own],
            (level + steps).clamp(0, i64::from(most)) - level,
        );
    }
    seated(&mut now);
    now
}

/// The lines after the chosen ones have become something else: a section stands outermost, and what is below
/// it goes with it.
pub fn of_kind(nodes: &[Node], chosen: &[usize], kind: Kind) -> Vec<(u8, Kind)> {
    let mut now: Vec<(u8, Kind)> = nodes.iter().map(|node| (node.level, node.kind)).collect();
    for at in chosen.iter().filter(|at| **at < nodes.len()) {
        now[*at].1 = kind;
        if kind == Kind::Section {
            let by = -i64::from(now[*at].0);
            shift(&mut now[subtree(nodes, *at)], by);
        }
    }
    seated(&mut now);
    now
}

fn shift(lines: &mut [(u8, Kind)], by: i64) {
    for (level, kind) in lines {
        let now = (i64::from(*level) + by).clamp(0, i64::from(DEEPEST));
        if *kind == Kind::Section && now > 0 && by > 0 {
            *kind = Kind::Group;
        }
        *level = u8::try_from(now).unwrap_or(DEEPEST);
    }
}

/// No line stands deeper than one below the line above it.
fn seated(lines: &mut [(u8, Kind)]) {
    let mut most = 0;
    for (level, _) in lines {
        *level = (*level).min(most);
        most = *level + 1;
    }
}

/// Where a new line goes and how deep it stands: after a line (`None`: at the end). Unless told, a task or group
/// goes below a line that is more than itself, a line of the same kind beside it.
pub fn seat(nodes: &[Node], after: Option<usize>, kind: Kind, level: Option<u8>) -> (usize, u8) {
    let rank = |kind: Kind| match kind {
        Kind::Section => 0,
        Kind::Group => 1,
        Kind::Task => 2,
    };
    let Some(after) = after.filter(|at| *at < nodes.len()) else {
        let last = nodes.last().map_or(0, |last| last.level + 1);
        let beside = nodes
            .iter()
            .rev()
            .find(|node| rank(node.kind) <= rank(kind));
        let usual = beside.map_or(0, |own| own.level + u8::from(own.kind != kind));
        return (nodes.len(), level.unwrap_or(usual).min(last));
    };
    let own = &nodes[after];
    let usual = match kind {
        Kind::Section => 0,
        kind if rank(own.kind) < rank(kind) => own.level + 1,
        kind if own.kind == kind => own.level,
        // A group after a task: beside the group the task is in, else beside the task.
        _ => {
            let chain = std::iter::successors(parent(nodes, after), |up| parent(nodes, *up));
            let group = chain.map(|up| &nodes[up]).find(|up| up.kind == kind);
            group.map_or(own.level, |group| group.level)
        }
    };
    let level = level.unwrap_or(usual).min(own.level + 1).min(DEEPEST);
    let place = (after + 1..nodes.len())
        .find(|next| nodes[*next].level <= level)
        .unwrap_or(nodes.len());
    (place, level)
}

/// Which cells still continue the one above, in the order the lines now have: those with the same text.
pub fn joins(nodes: &[Node]) -> Vec<Vec<Role>> {
    let above = std::iter::once(None).chain(nodes.iter().map(Some));
    (nodes.iter().zip(above))
        .map(|(node, above)| {
            let same =
                |role: &Role| above.is_some_and(|above| above.text(*role) == node.text(*role));
            node.joined.iter().copied().filter(same).collect()
        })
        .collect()
}

/// The lines that are one cell with this one under a role: the cell's first line and those that continue it.
pub fn merged(nodes: &[Node], at: usize, role: Role) -> Range<usize> {
    let continues = |node: &&Node| node.joined.contains(&role);
    at..at + 1 + nodes[at + 1..].iter().take_while(continues).count()
}

#[cfg(test)]
mod tests;
