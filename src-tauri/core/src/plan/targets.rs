//! The targets of a plan: recognised in its texts, accepted, typed.

use std::collections::HashMap;

use super::fields::year;
use super::reading::Readings;
use super::refusal::Refusal;
use super::target::{Comparison, Target};
use super::{Kind, Node, Plan};
use crate::value::{one_line, read_number};

/// The longest measure, in letters.
const LONGEST: usize = 500;

/// The longest unit, in letters; the rest is cut off.
const LONGEST_UNIT: usize = 50;

/// A target as typed.
///
/// # Errors
///
/// Why it cannot be one.
pub fn typed(
    measure: &str,
    comparison: Comparison,
    value: &str,
    unit: &str,
    own_year: i32,
) -> Result<Target, Refusal> {
    let measure = one_line(measure);
    if measure.is_empty() || measure.chars().count() > LONGEST {
        return Err(Refusal::NoMeasure(LONGEST));
    }
    let number = read_number(value).ok_or_else(|| Refusal::NoValue(one_line(value)))?;
    Ok(Target {
        measure,
        comparison,
        value: number.number,
        unit: one_line(unit).chars().take(LONGEST_UNIT).collect(),
        year: year(own_year)?,
    })
}

/// A target of a line of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfLine {
    /// The line.
    pub node: i64,
    /// The id under which it was accepted; none while it is only recognised.
    pub id: Option<i64>,
    /// Whether it stands in the line's text.
    pub in_text: bool,
    /// The target.
    pub target: Target,
}

/// The targets of a plan, in the order of its lines: those recognised in their texts, and those that were accepted
/// (by line, with their ids). One that was accepted and still stands in the text is one target.
pub fn of_plan(
    plan: &Plan,
    mut accepted: HashMap<i64, Vec<(i64, Target)>>,
    readings: &mut Readings,
) -> Vec<OfLine> {
    let mut all = Vec::new();
    for node in plan.lines() {
        let mut own = accepted.remove(&node.id).unwrap_or_default();
        for target in recognised(node, plan.year, readings) {
            let same = own.iter().position(|(_, known)| known.is_same(&target));
            all.push(OfLine {
                node: node.id,
                id: same.map(|at| own.remove(at).0),
                in_text: true,
                target,
            });
        }
        all.extend(own.into_iter().map(|(id, target)| OfLine {
            node: node.id,
            id: Some(id),
            in_text: false,
            target,
        }));
    }
    all
}

/// The targets in a task's content and result.
fn recognised(node: &Node, year: i32, readings: &mut Readings) -> Vec<Target> {
    let texts = [&node.content, &node.result].into_iter();
    let texts = texts.filter(|_| node.kind == Kind::Task);
    texts
        .flat_map(|text| readings.of(text, year).targets.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Appendix;

    #[track_caller]
    fn types(measure: &str, value: &str, unit: &str, year: i32, expected: Result<&str, &str>) {
        let read = typed(measure, Comparison::AtLeast, value, unit, year);
        match (read, expected) {
            (Ok(own), Ok(text)) => assert_eq!(own.describe(), text),
            (Err(why), Err(part)) => assert!(why.to_string().contains(part), "{why}"),
            (read, _) => panic!("{read:?}"),
        }
    }

    #[test]
    fn a_target_is_read_as_it_is_typed() {
        types(
            " Số hóa ",
            "99,5",
            "%",
            2026,
            Ok("Số hóa: tối thiểu 99,5% (năm 2026)"),
        );
        types("Số hóa", "chín mươi", "%", 2026, Err("không phải số"));
        types(" ", "90", "%", 2026, Err("đo gì"));
        types(&"a".repeat(501), "90", "%", 2026, Err("500 ký tự"));
        types("Số hóa", "90", "%", 1990, Err("Năm 1990"));
        let long = "b".repeat(60);
        types(
            "a",
            "1",
            &long,
            2026,
            Ok(&format!("a: tối thiểu 1 {} (năm 2026)", &long[..50])),
        );
    }

    #[test]
    fn what_was_accepted_and_still_stands_in_the_text_is_one_target() {
        let node = |id, kind, content: &str| Node {
            id,
            kind,
            content: content.to_owned(),
            ..Node::default()
        };
        let nodes = vec![
            node(1, Kind::Task, "Tỷ lệ số hóa tối thiểu 90%"),
            node(2, Kind::Section, "Tỷ lệ hài lòng tối thiểu 80%"),
        ];
        let plan = Plan {
            appendices: vec![Appendix {
                nodes,
                ..Appendix::empty(String::new())
            }],
            ..Plan::of_year(2026)
        };
        let mut readings = Readings::default();
        let found = of_plan(&plan, HashMap::new(), &mut readings);
        let [only] = found.as_slice() else {
            panic!("{found:?}");
        };
        assert_eq!((only.node, only.id, only.in_text), (1, None, true));
        let loud = Target {
            measure: only.target.measure.to_uppercase(),
            ..only.target.clone()
        };
        let other = Target {
            year: 2027,
            ..only.target.clone()
        };
        let accepted = HashMap::from([(1, vec![(7, loud), (8, other)])]);
        let found = of_plan(&plan, accepted, &mut readings);
        let shown: Vec<_> = found.iter().map(|own| (own.id, own.in_text)).collect();
        assert_eq!(shown, [(Some(7), true), (Some(8), false)]);
    }
}
