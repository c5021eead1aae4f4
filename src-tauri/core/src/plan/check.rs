//! The checker: what of a plan should be mended or looked at, with its place. Pure, and quick enough to run
//! after every edit: each text is read once.

mod found;
mod references;

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

pub use found::{Code, Found, HeadText, Known};

use super::label::{self, Script};
use super::meaning::Meaning;
use super::reading::{Reading, Readings};
use super::{Appendix, Kind, Node, Plan, Role, outline};

/// Checks a plan. In the order of the tree, the head first.
pub fn check(plan: &Plan, known: &Known, readings: &mut Readings) -> Vec<Found> {
    let mut found = references::citations(plan, known, readings);
    found.extend(references::targets(known, readings, plan.year));
    let contents: Vec<(i64, Arc<Reading>)> = lines(plan)
        .filter(|node| node.kind == Kind::Task)
        .map(|node| (node.id, readings.of(&node.content, plan.year)))
        .collect();
    found.extend(twice(&contents, known.places));
    let texts = OnceCell::new();
    let mut order: HashMap<Option<i64>, usize> = HashMap::new();
    for appendix in &plan.appendices {
        let mut labels = labels(&appendix.nodes);
        for (at, node) in appendix.nodes.iter().enumerate() {
            order.insert(Some(node.id), order.len() + 1);
            found.append(&mut labels[at]);
            if node.kind == Kind::Task {
                task(appendix, at, known, &mut found);
            }
            found.extend(noises(node, || texts.get_or_init(|| known_texts(plan))));
        }
    }
    let place = |own: &Found| order.get(&own.node).copied().unwrap_or(0);
    found.sort_by_key(|own| (place(own), own.role));
    found
}

fn lines(plan: &Plan) -> impl Iterator<Item = &Node> {
    plan.appendices.iter().flat_map(|own| &own.nodes)
}

/// What a task lacks: its content, else what no task should be without.
pub fn missing(node: &Node) -> Vec<Role> {
    if node.content.is_empty() {
        return vec![Role::Content];
    }
    let wanted = [Role::Time, Role::Lead, Role::Result].into_iter();
    let said = |role: &Role| *role == Role::Time && node.schedule.is_some();
    wanted
        .filter(|role| node.text(*role).is_empty() && !said(role))
        .collect()
}

/// What is to be said of a task.
fn task(appendix: &Appendix, at: usize, known: &Known, found: &mut Vec<Found>) {
    let node = &appendix.nodes[at];
    let has = |role: Role| appendix.columns.iter().any(|column| column.role == role);
    // The tasks below a parent say who does it.
    let below = &appendix.nodes[outline::subtree(&appendix.nodes, at)];
    let said_below =
        |role: Role| role == Role::Lead && below.iter().any(|own| !own.lead.is_empty());
    for role in missing(node)
        .into_iter()
        .filter(|role| (has(*role) && !said_below(*role)) || *role == Role::Content)
    {
        let (code, what) = match role {
            Role::Content => (Code::Content, "nội dung"),
            Role::Time => (Code::Time, "thời gian thực hiện"),
            Role::Lead => (Code::Lead, role.word()),
            _ => (Code::Result, role.word()),
        };
        found.push(Found::at(
            node,
            role,
            code,
            format!("Nhiệm vụ chưa có {what}."),
        ));
    }
    if node.content.is_empty() {
        return;
    }
    if !node.time.is_empty() && node.schedule.is_none() {
        found.extend(time(node, (known.time)(&node.time)));
    }
}

/// What is to be said of a time that the officer has not explained.
fn time(node: &Node, own: Option<&Meaning>) -> Option<Found> {
    let said = || node.time.replace('\n', " ");
    let (code, text) = match own {
        Some(own) if own.untracked => (
            Code::Untracked,
            format!(
                "Hạn của “{}” tính theo sự kiện hoặc ghi ở văn bản khác, chưa được theo dõi. Thêm hạn khi biết ngày, \
                 hoặc chọn ý nghĩa của thời gian này.",
                said()
            ),
        ),
        Some(own) if own.meaning.is_some() => return None,
        Some(Meaning {
            why: Some(why),
            proposal: Some(_),
            ..
        }) => (Code::UnreadTime, why.clone()),
        _ => (
            Code::UnreadTime,
            format!(
                "Chưa hiểu thời gian “{}”. Chọn ý nghĩa của thời gian này.",
                said()
            ),
        ),
    };
    Some(Found::at(node, Role::Time, code, text))
}

/// The same tasks a second time.
fn twice(contents: &[(i64, Arc<Reading>)], places: &HashMap<i64, String>) -> Vec<Found> {
    let mut first: HashMap<&str, i64> = HashMap::new();
    let mut found = Vec::new();
    for (node, own) in contents.iter().filter(|(_, own)| !own.folded.is_empty()) {
        let before = *first.entry(&own.folded).or_insert(*node);
        if before != *node {
            let place = places.get(&before).map_or("", String::as_str);
            found.push(Found {
                node: Some(*node),
                head: "",
                role: Some(Role::Content),
                code: Code::Twice,
                text: format!("Nhiệm vụ này đã có ở {place}."),
                error: false,
            });
        }
    }
    found
}

/// What is wrong with the labels, line by line: among neighbours under one line, numbers follow each other.
fn labels(nodes: &[Node]) -> Vec<Vec<Found>> {
    let parents = outline::parents(nodes);
    let mut found = vec![Vec::new(); nodes.len()];
    let mut seen: HashMap<Siblings, Run> = HashMap::new();
    let mut running: Option<u32> = None;
    for (at, node) in nodes.iter().enumerate() {
        let Some(own) = label::read(&node.label) else {
            continue;
        };
        let mut say =
            |text: String| found[at].push(Found::at(node, Role::Label, Code::Label, text));
        let up = parents[at].map(|up| &nodes[up]);
        let outer = up.map_or("", |up| outline::bare(&up.label));
        let of_group = up.is_some_and(|up| up.kind != Kind::Section);
        if of_group && !own.within.is_empty() && !outer.is_empty() && own.within != outer {
            say(format!("Số {} nằm trong {outer}.", node.label));
        }
        let siblings = Siblings {
            up: parents[at],
            section: node.kind == Kind::Section,
            script: own.script,
            dotted: !own.within.is_empty(),
        };
        let shown = |number: u32| label::written(number, own.script);
        let run = seen.entry(siblings).or_default();
        match run.last {
            _ if run.numbers.contains(&own.number) => {
                say(format!("Số {} lặp lại.", outline::bare(&node.label)));
            }
            Some(last) if own.number > last + 1 => say(format!(
                "Số nhảy từ {} đến {}.",
                shown(last),
                shown(own.number)
            )),
            Some(last) if own.number < last => say(format!(
                "Số {} đứng sau {}.",
                shown(own.number),
                shown(last)
            )),
            None if own.number > 1 && running != Some(own.number - 1) => {
                say(format!(
                    "Số bắt đầu từ {}, không phải từ 1.",
                    shown(own.number)
                ));
            }
            _ => {}
        }
        run.last = Some(own.number);
        run.numbers.push(own.number);
        if own.within.is_empty() && own.script == Script::Arabic && node.kind != Kind::Section {
            running = Some(own.number);
        }
    }
    found
}

/// Lines whose numbers follow each other.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Siblings {
    up: Option<usize>,
    section: bool,
    script: Script,
    dotted: bool,
}

#[derive(Debug, Default)]
struct Run {
    last: Option<u32>,
    numbers: Vec<u32>,
}

/// The cells where noise may stand, with how sure one must be.
const NOISY: [(Role, bool); 4] = [
    (Role::Lead, true),
    (Role::Coordinating, true),
    (Role::Content, false),
    (Role::Result, false),
];

/// What stands in the cells of a plan, by role.
fn known_texts(plan: &Plan) -> HashSet<(Role, &str)> {
    let cells = lines(plan).flat_map(|node| NOISY.map(|(role, _)| (role, node.text(role))));
    cells.collect()
}

/// A number at a cell's start that does not belong there: a page number that slipped in.
fn noises<'a>(node: &Node, known: impl Fn() -> &'a HashSet<(Role, &'a str)>) -> Option<Found> {
    NOISY.into_iter().find_map(|(role, units)| {
        let (number, rest) = noise(node.text(role))?;
        // A unit's name does not begin with a number; "12 Báo cáo" may well be meant.
        (units || known().contains(&(role, rest))).then(|| {
            let text = format!(
                "“{number}” ở đầu ô có thể là số trang lọt vào. Xóa nếu không thuộc nội dung."
            );
            Found::at(node, role, Code::Noise, text)
        })
    })
}

/// A bare number before a capital: "8 Trung tâm Phục vụ …" → ("8", "Trung tâm Phục vụ …").
pub fn noise(text: &str) -> Option<(&str, &str)> {
    let (number, rest) = text.split_once([' ', '\n', '\u{a0}'])?;
    let rest = rest.trim_start();
    let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let mut letters = rest.chars();
    let is_word = letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase);
    (is_number && is_word).then_some((number, rest))
}

#[cfg(test)]
mod tests;
