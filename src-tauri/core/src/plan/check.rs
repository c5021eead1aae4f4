//! The checker: what of a plan should be mended or looked at, with its place. Pure, and quick enough to run
//! after every edit: each text is read once.

mod references;

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::label::{self, Script};
use super::reading::{Reading, Readings};
use super::target::Target;
use super::{Appendix, Kind, Node, Plan, Role, outline};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The line; none: the plan's head or the decision's text.
    pub node: Option<i64>,
    /// Where in the head: "Tên kế hoạch", "Quyết định"; empty for lines.
    pub head: &'static str,
    /// The cell.
    pub role: Option<Role>,
    /// What kind: `content`, `lead`, `result`, `time`, `unread_time`, `label`, `twice`, `noise`, `citation`,
    /// `target`.
    pub code: &'static str,
    /// The sentence, without its place.
    pub text: String,
    /// Whether it cannot be right; else it is only worth a look.
    pub error: bool,
}

impl Found {
    fn at(node: &Node, role: Role, code: &'static str, text: String) -> Found {
        Found {
            node: Some(node.id),
            head: "",
            role: Some(role),
            code,
            text,
            error: false,
        }
    }
}

/// A text of the plan's head or of its decision: where it stands, and the text.
pub type HeadText<'a> = (&'static str, &'a str);

/// What a check needs to know beside the plan.
pub struct Known<'a> {
    /// The decision's texts.
    pub decision: &'a [HeadText<'a>],
    /// Where the lines are.
    pub places: &'a HashMap<i64, String>,
    /// Whether the text of a time is understood.
    pub is_read: &'a dyn Fn(&str) -> bool,
    /// The targets of the lines: those recognised in their texts and those accepted.
    pub targets: &'a [(i64, Target)],
}

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
                task(appendix, node, known.is_read, &mut found);
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

/// What a task lacks.
fn task(appendix: &Appendix, node: &Node, is_read: &dyn Fn(&str) -> bool, found: &mut Vec<Found>) {
    let has = |role: Role| appendix.columns.iter().any(|column| column.role == role);
    if node.content.is_empty() {
        let text = "Nhiệm vụ chưa có nội dung.".to_owned();
        return found.push(Found::at(node, Role::Content, "content", text));
    }
    let wanted = [
        (Role::Time, "time", "Nhiệm vụ chưa có thời gian thực hiện."),
        (Role::Lead, "lead", "Nhiệm vụ chưa có đơn vị chủ trì."),
        (Role::Result, "result", "Nhiệm vụ chưa có kết quả."),
    ];
    for (role, code, text) in wanted {
        if has(role)
            && node.text(role).is_empty()
            && !(role == Role::Time && node.schedule.is_some())
        {
            found.push(Found::at(node, role, code, text.to_owned()));
        }
    }
    if !node.time.is_empty() && node.schedule.is_none() && !is_read(&node.time) {
        let text = format!(
            "Chưa hiểu thời gian “{}”. Chọn ý nghĩa của thời gian này.",
            node.time.replace('\n', " ")
        );
        found.push(Found::at(node, Role::Time, "unread_time", text));
    }
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
                code: "twice",
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
        let mut say = |text: String| found[at].push(Found::at(node, Role::Label, "label", text));
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
            Found::at(node, role, "noise", text)
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
