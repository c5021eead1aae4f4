//! Edits of a tree: a cell set, lines taken out or copied, places for new ones. Pure; lines are named by their index.

use std::ops::Range;

use super::outline::{self, roots};
use super::refusal::Refusal;
use super::{Node, Role};
use crate::value::tidy;

/// The most letters a cell takes.
const LONGEST: usize = 10_000;

/// The most letters a label takes.
const LONGEST_LABEL: usize = 50;

/// The most lines an appendix takes.
pub const MOST_LINES: usize = 5000;

/// The most letters of a cell.
pub fn longest(role: Role) -> usize {
    match role {
        Role::Label => LONGEST_LABEL,
        _ => LONGEST,
    }
}

/// The text of a cell as it is kept.
///
/// # Errors
///
/// When it is too long.
pub fn cell_text(role: Role, text: &str) -> Result<String, Refusal> {
    let (text, most) = (tidy(text), longest(role));
    match text.chars().count() {
        letters if letters > most => Err(Refusal::Cell {
            role,
            letters,
            most,
        }),
        _ => Ok(text),
    }
}

/// Sets a cell. The first line of a merged cell changes the whole cell; another line leaves it.
pub fn set(nodes: &mut [Node], at: usize, role: Role, text: &str) {
    let lines = match nodes[at].joined.contains(&role) {
        true => at..at + 1,
        false => outline::merged(nodes, at, role),
    };
    if nodes[at].text(role) != text {
        nodes[at].joined.retain(|own| *own != role);
    }
    for node in &mut nodes[lines] {
        // What the officer said of a time was said of its text.
        if role == Role::Time && node.time != text {
            node.schedule = None;
        }
        text.clone_into(node.text_mut(role));
    }
}

/// Chosen neighbours with what is below them, those that stand together as one.
pub fn runs(nodes: &[Node], chosen: &[usize]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for root in roots(nodes, chosen) {
        match runs.last_mut() {
            Some(run)
                if run.end == root.start && nodes[run.start].level == nodes[root.start].level =>
            {
                run.end = root.end;
            }
            _ => runs.push(root),
        }
    }
    runs
}

/// Places for lines that are put in before the one that stands at `at`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// One for each new line.
    pub new: Vec<i64>,
    /// The lines that are there, where they had to move apart: one for each.
    pub apart: Option<Vec<i64>>,
}

/// Places for so many lines before the one that stands at `at`, among lines with these places; where the gap is too
/// small, all lines move apart by `gap`.
///
/// # Errors
///
/// When an appendix takes no more lines.
pub fn room(places: &[i64], at: usize, count: usize, gap: i64) -> Result<Room, Refusal> {
    if places.len() + count > MOST_LINES {
        return Err(Refusal::TooManyLines(MOST_LINES));
    }
    let new = count as i64;
    let low = at.checked_sub(1).map_or(0, |above| places[above]);
    let high = places.get(at).copied().unwrap_or(low + gap * (new + 1));
    let step = (high - low) / (new + 1);
    if step > 0 {
        return Ok(Room {
            new: (1..=new).map(|number| low + step * number).collect(),
            apart: None,
        });
    }
    let pushed = |place: usize| if place >= at { new } else { 0 };
    let apart = (0..places.len()).map(|place| (place as i64 + 1 + pushed(place)) * gap);
    Ok(Room {
        new: (1..=new).map(|number| (at as i64 + number) * gap).collect(),
        apart: Some(apart.collect()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedule::Schedule;

    /// Lines as "level lead", with `+` where the lead continues the one above.
    fn nodes(lines: &[&str]) -> Vec<Node> {
        let node = |line: &&str| {
            let (level, lead) = line.split_once(' ').unwrap();
            let joined = lead.strip_prefix('+');
            Node {
                level: level.parse().unwrap(),
                lead: joined.unwrap_or(lead).to_owned(),
                joined: joined.map(|_| Role::Lead).into_iter().collect(),
                ..Node::default()
            }
        };
        lines.iter().map(node).collect()
    }

    fn shown(nodes: &[Node]) -> Vec<String> {
        let joined = |node: &Node| if node.joined.is_empty() { "" } else { "+" };
        let line = |node: &Node| format!("{} {}{}", node.level, joined(node), node.lead);
        nodes.iter().map(line).collect()
    }

    #[track_caller]
    fn sets(lines: &[&str], at: usize, text: &str, expected: &[&str]) {
        let mut nodes = nodes(lines);
        set(&mut nodes, at, Role::Lead, text);
        assert_eq!(shown(&nodes), expected);
    }

    #[test]
    fn the_first_line_of_a_merged_cell_changes_it_whole_and_another_leaves_it() {
        sets(&["0 A", "0 +A", "0 B"], 0, "C", &["0 C", "0 +C", "0 B"]);
        sets(&["0 A", "0 +A", "0 +A"], 1, "C", &["0 A", "0 C", "0 +A"]);
        sets(&["0 A", "0 +A"], 1, "A", &["0 A", "0 +A"]);
    }

    #[test]
    fn what_was_said_of_a_time_goes_with_its_text() {
        let mut nodes = vec![Node {
            time: "Quý I".to_owned(),
            schedule: Some(Schedule::Ongoing),
            ..Node::default()
        }];
        set(&mut nodes, 0, Role::Time, "Quý I");
        assert!(nodes[0].schedule.is_some());
        set(&mut nodes, 0, Role::Time, "Quý II");
        assert_eq!(nodes[0].schedule, None);
    }

    #[track_caller]
    fn is_run(lines: &[&str], chosen: &[usize], expected: &[(usize, usize)]) {
        let found = runs(&nodes(lines), chosen);
        let found: Vec<_> = found.iter().map(|run| (run.start, run.end)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn neighbours_of_one_depth_are_one_run() {
        let lines = ["0 a", "1 b", "0 c", "0 d", "1 e"];
        is_run(&lines, &[0, 2], &[(0, 3)]);
        is_run(&lines, &[0, 3], &[(0, 2), (3, 5)]);
        is_run(&lines, &[1, 2], &[(1, 2), (2, 3)]);
        is_run(&lines, &[4], &[(4, 5)]);
    }

    #[track_caller]
    fn has_room(places: &[i64], at: usize, count: usize, new: &[i64], apart: Option<&[i64]>) {
        let room = room(places, at, count, 10).unwrap();
        assert_eq!((room.new.as_slice(), room.apart.as_deref()), (new, apart));
    }

    #[test]
    fn new_lines_find_room_and_the_others_move_apart_when_there_is_none() {
        has_room(&[], 0, 2, &[10, 20], None);
        has_room(&[10, 20], 1, 1, &[15], None);
        has_room(&[10, 20], 2, 1, &[30], None);
        has_room(&[10, 11], 1, 1, &[20], Some(&[10, 30]));
        assert_eq!(room(&[1; 5000], 0, 1, 10), Err(Refusal::TooManyLines(5000)));
    }

    #[test]
    fn a_cell_takes_so_much() {
        assert_eq!(cell_text(Role::Lead, " A ").unwrap(), "A");
        let refused = cell_text(Role::Label, &"1".repeat(51)).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "Ô số thứ tự dài 51 ký tự, quá 50. Viết ngắn lại hoặc tách thành nhiều dòng."
        );
    }
}
