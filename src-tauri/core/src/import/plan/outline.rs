//! Rows → the tree: which row is a section, a group, a task, and how deep it stands; from labels, merged cells
//! and the emptiness of other cells. Never renumbers, never drops a row.

use super::label::Label;
use crate::plan::Kind;

/// What is known of a row before the tree is.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    /// Its label.
    pub(super) label: Label,
    /// Whether nothing stands in it but its label and content.
    pub(super) bare: bool,
    /// Whether its text reaches over the columns to its right.
    pub(super) merged: bool,
    /// Whether its text stands out: bold, or all in capitals.
    pub(super) strong: bool,
    /// Whether its text begins like the rest of a sentence.
    pub(super) goes_on: bool,
    /// What the officer said it is, and how deep.
    pub(super) said: Option<(Kind, u8)>,
}

impl Seen {
    /// A title without a label that reaches over all columns.
    pub(super) fn title() -> Seen {
        Seen {
            label: Label::None,
            bare: true,
            merged: true,
            strong: true,
            goes_on: false,
            said: None,
        }
    }
}

/// A row's place in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Placed {
    /// What it is.
    pub(super) kind: Kind,
    /// How deep it stands.
    pub(super) level: u8,
}

/// The deepest level.
const DEEPEST: u8 = crate::plan::outline::DEEPEST;

/// The tree of the rows that are taken in.
pub(super) fn outline(rows: &[Seen]) -> Vec<Placed> {
    let mut open: Vec<Open> = Vec::new();
    let mut placed = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let next = rows.get(at + 1);
        let (kind, level) = match row.said {
            Some((kind, level)) => {
                open.retain(|own| own.level < level);
                (kind, level.min(DEEPEST))
            }
            None => {
                let kind = kind(row, next, &open);
                (kind, level(row, kind, &mut open))
            }
        };
        open.push(Open {
            label: row.label.clone(),
            kind,
            level,
            last_child: None,
        });
        placed.push(Placed { kind, level });
    }
    placed
}

/// A row that further rows may stand below.
#[derive(Debug, Clone)]
struct Open {
    label: Label,
    kind: Kind,
    level: u8,
    /// The number of its last child, where children are numbered 1, 2, 3.
    last_child: Option<u32>,
}

fn kind(row: &Seen, next: Option<&Seen>, open: &[Open]) -> Kind {
    if !row.bare {
        return Kind::Task;
    }
    let has_below = next.is_some_and(|next| stands_below(&row.label, next));
    match &row.label {
        Label::Letter(_) | Label::Roman => Kind::Section,
        Label::Number(_) | Label::Small(_) if row.merged || has_below => Kind::Group,
        Label::Other if row.merged || row.strong => Kind::Section,
        Label::Other if has_below => Kind::Group,
        Label::None if row.merged || (row.strong && !row.goes_on) => {
            // Above all numbers it is a section, below one it is a group.
            match open
                .iter()
                .any(|own| matches!(own.label, Label::Roman | Label::Letter(_)))
            {
                true => Kind::Group,
                false => Kind::Section,
            }
        }
        Label::None if !row.goes_on && next.is_some_and(|next| !next.bare) => Kind::Group,
        _ => Kind::Task,
    }
}

/// Whether the next row stands below one with this label.
fn stands_below(label: &Label, next: &Seen) -> bool {
    match (label, &next.label) {
        (Label::Number(own), Label::Number(other)) => {
            other.starts_with(own) && other.len() > own.len()
                // A group whose tasks are numbered from 1 again; never the next of two tasks.
                || (!next.bare && other.as_slice() == [1])
        }
        (own, Label::None) => !next.bare || own.rank() < Label::None.rank(),
        (own, other) => other.rank() > own.rank(),
    }
}

fn level(row: &Seen, kind: Kind, open: &mut Vec<Open>) -> u8 {
    if let (Kind::Task, Label::Number(number)) = (kind, &row.label)
        && let [number] = number.as_slice()
        && let Some(at) = counted_in(*number, open)
    {
        open.truncate(at + 1);
        open[at].last_child = Some(*number);
        return deeper(open);
    }
    let rank = row.label.rank();
    let outer = |own: &Open| match (&row.label, kind, own.kind) {
        // A title without a label stands below sections that have one.
        (Label::None, Kind::Section, _) => false,
        (Label::None, Kind::Group, above) => above == Kind::Section,
        // A task without a label stands below the nearest title.
        (Label::None, _, above) => above != Kind::Task,
        (Label::Number(number), ..) => match &own.label {
            Label::Number(above) => number.len() > above.len() && number.starts_with(above),
            Label::None => own.kind != Kind::Task,
            above => above.rank() < rank,
        },
        (Label::Other, ..) => own.kind == Kind::Section && kind != Kind::Section,
        (Label::Roman | Label::Letter(_), ..) => own.label.rank() < rank,
        _ => own.label.rank() < rank || (own.kind != Kind::Task && own.label != row.label),
    };
    while open.last().is_some_and(|own| !outer(own)) {
        open.pop();
    }
    deeper(open)
}

/// The group whose tasks are counted 1, 2, 3 and have come to this number.
fn counted_in(number: u32, open: &[Open]) -> Option<usize> {
    let group = open
        .iter()
        .rposition(|own| own.kind == Kind::Group && matches!(own.label, Label::Number(_)))?;
    match open[group].last_child {
        Some(last) => (number == last + 1).then_some(group),
        None => (number == 1 && group + 1 == open.len()).then_some(group),
    }
}

fn deeper(open: &[Open]) -> u8 {
    open.last()
        .map_or(0, |own| own.level.saturating_add(1).min(DEEPEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows as "label|sign" where the sign is `t` a task with its cells, `b` bare, `m` bare and merged,
    /// `s` bare and bold; expected as "kind level" each.
    #[track_caller]
    fn gives(rows: &str, expected: &str) {
        let seen: Vec<Seen> = rows
            .split_whitespace()
            .map(|row| {
                let (label, sign) = row.split_once('|').unwrap();
                Seen {
                    label: Label::of(label),
                    bare: sign != "t",
                    merged: sign == "m",
                    strong: sign == "s",
                    goes_on: sign == "c",
                    said: None,
                }
            })
            .collect();
        let found: Vec<String> = outline(&seen)
            .iter()
            .map(|placed| {
                let kind = match placed.kind {
                    Kind::Section => "S",
                    Kind::Group => "G",
                    Kind::Task => "T",
                };
                format!("{kind}{}", placed.level)
            })
            .collect();
        assert_eq!(found.join(" "), expected, "{rows}");
    }

    #[test]
    fn sections_groups_and_tasks() {
        gives("I|m 1|t 2|t II|m 1|m |t 2|m |t", "S0 T1 T1 S0 G1 T2 G1 T2");
        gives(
            "II|b 3|b 3.1|t 3.2|t 4|b 4.1|t 5|b |t",
            "S0 G1 T2 T2 G1 T2 G1 T2",
        );
        gives("III|m 1|t 2|t 3|m 3.1|t 3.2|t", "S0 T1 T1 G1 T2 T2");
        gives("2|m -|t 3|m 3.1|t", "G0 T1 G0 T1");
        gives("III|b 28|t 29|t 33|t", "S0 T1 T1 T1");
    }

    #[test]
    fn no_sections_at_all() {
        gives("1|t 2|t 3|t", "T0 T0 T0");
        gives("|t |t |t", "T0 T0 T0");
        gives("1|b 2|b 3|b", "T0 T0 T0");
        gives("1|t 1.1|t 1.2|t 2|t", "T0 T1 T1 T0");
        gives("1|t -|t -|t 2|t", "T0 T1 T1 T0");
    }

    #[test]
    fn letters_stand_above_numerals() {
        gives("A|m I|m 1|t B|m I|m 1|t", "S0 S1 T2 S0 S1 T2");
        gives("I|m 1|m a)|t b)|t 2|m a)|t", "S0 G1 T2 T2 G1 T2");
    }

    #[test]
    fn tasks_counted_anew_in_each_group() {
        gives("I|m 1|m 1|t 2|t 2|m 1|t 2|t 3|t", "S0 G1 T2 T2 G1 T2 T2 T2");
    }

    #[test]
    fn titles_without_labels() {
        gives("|m 1|t 2|t |m 3|t", "S0 T1 T1 S0 T1");
        gives("|s |t |t |s |t", "S0 T1 T1 S0 T1");
        gives("I|m |m 1|t |m 2|t", "S0 G1 T2 G1 T2");
        // A task of which only the content is known is no title.
        gives("I|m 1|t 2|b 3|t", "S0 T1 T1 T1");
        gives("I|m 1|t |c 2|t", "S0 T1 T1 T1");
    }

    #[test]
    fn repeated_and_jumping_labels_stay_where_they_are() {
        gives("III|m 1|t III|m 28|t 30|t 33|t", "S0 T1 S0 T1 T1 T1");
    }

    #[test]
    fn what_the_officer_says_counts() {
        let row = |label: &str, said| Seen {
            label: Label::of(label),
            bare: false,
            merged: false,
            strong: false,
            goes_on: false,
            said,
        };
        let placed = outline(&[row("1", Some((Kind::Section, 0))), row("", None)]);
        assert_eq!(placed[0].kind, Kind::Section);
        assert_eq!(placed[1].level, 1);
    }
}
