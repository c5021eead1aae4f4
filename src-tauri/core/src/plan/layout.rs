//! How the cells of an appendix's lines run over several columns and lines: one reading of the tree for the screen,
//! the printed page, Word and Excel. Pure.

use std::ops::Range;

use serde::Serialize;
use ts_rs::TS;

use super::{Column, Kind, Node, Role};

/// The columns that a line's title runs over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "PlanTitle")]
pub struct Title {
    /// The first, from 0.
    pub from: usize,
    /// The one behind the last.
    pub to: usize,
}

/// How a line is laid out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Laid {
    /// The columns its content runs over, where the line is a title and nothing else; none: each cell has its own.
    pub title: Option<Title>,
    /// The roles whose cell continues the one above.
    pub joined: Vec<Role>,
}

/// How the lines of an appendix with these columns are laid out. A title runs from the content to both sides as far as
/// no label stands in the way; a cell continues the one above where both say the same and neither line is a title.
pub fn laid(nodes: &[Node], columns: &[Column]) -> Vec<Laid> {
    let stretch = stretch(columns);
    let mut above: Option<(&Node, bool)> = None;
    let lines = nodes.iter().map(|node| {
        let title = stretch.clone().filter(|_| is_title(node, columns));
        let joined = match above {
            Some((above, false)) if title.is_none() => {
                let same = |role: &Role| above.text(*role) == node.text(*role);
                node.joined.iter().copied().filter(same).collect()
            }
            _ => Vec::new(),
        };
        above = Some((node, title.is_some()));
        Laid {
            title: title.map(|Range { start, end }| Title {
                from: start,
                to: end,
            }),
            joined,
        }
    });
    lines.collect()
}

/// Whether a line is a section or group of which the columns show nothing but its title.
fn is_title(node: &Node, columns: &[Column]) -> bool {
    let rest = columns.iter().map(|own| own.role);
    let mut rest = rest.filter(|role| !matches!(role, Role::Label | Role::Content));
    node.kind != Kind::Task && rest.all(|role| node.text(role).trim().is_empty())
}

/// The columns a title may run over: from the content's as far as no label stands in the way.
fn stretch(columns: &[Column]) -> Option<Range<usize>> {
    let is = |role: Role| move |own: &Column| own.role == role;
    let content = columns.iter().position(is(Role::Content))?;
    let from = columns[..content].iter().rposition(is(Role::Label));
    let to = columns[content..].iter().position(is(Role::Label));
    Some(from.map_or(0, |at| at + 1)..to.map_or(columns.len(), |at| content + at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(roles: &[Role]) -> Vec<Column> {
        let column = |role: &Role| Column {
            role: *role,
            heading: String::new(),
        };
        roles.iter().map(column).collect()
    }

    /// A line as "kind lead note", with `+` where the lead continues the one above.
    fn node(line: &&str) -> Node {
        let mut words = line.split(' ');
        let mut next = || words.next().unwrap_or_default();
        let kind = match next() {
            "S" => Kind::Section,
            "G" => Kind::Group,
            _ => Kind::Task,
        };
        let lead = next();
        let joined = lead.strip_prefix('+');
        Node {
            kind,
            lead: joined.unwrap_or(lead).to_owned(),
            note: next().to_owned(),
            joined: joined.map(|_| Role::Lead).into_iter().collect(),
            ..Node::default()
        }
    }

    /// The lines as "from..to" for a title, `+` for a cell that continues the one above, `-` for neither.
    #[track_caller]
    fn check(roles: &[Role], lines: &[&str], expected: &str) {
        let nodes: Vec<Node> = lines.iter().map(node).collect();
        let shown = laid(&nodes, &columns(roles))
            .into_iter()
            .map(|own| match own.title {
                Some(Title { from, to }) => format!("{from}..{to}"),
                None if own.joined.is_empty() => "-".to_owned(),
                None => "+".to_owned(),
            });
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expected, "{lines:?}");
    }

    use Role::{Content, Label, Lead, Time};

    #[test]
    fn a_title_runs_to_both_sides_as_far_as_no_label_stands_in_the_way() {
        check(
            &[Label, Content, Time, Lead],
            &["S", "T", "G"],
            "1..4 - 1..4",
        );
        check(&[Time, Content, Lead, Label], &["S"], "0..3");
        check(&[Label, Time, Content], &["S"], "1..3");
        check(&[Content], &["S"], "0..1");
        check(&[Label, Lead], &["S"], "-");
    }

    #[test]
    fn only_what_the_columns_show_counts() {
        check(&[Label, Content, Lead], &["S A"], "-");
        check(&[Label, Content, Time], &["S A"], "1..3");
        check(&[Label, Content, Lead], &["S  note"], "1..3");
    }

    #[test]
    fn cells_continue_the_one_above_where_both_say_the_same() {
        check(
            &[Content, Lead],
            &["T A", "T +A", "T +A", "T +B"],
            "- + + -",
        );
        check(&[Content, Lead], &["T +A"], "-");
        check(&[Content, Time], &["S A", "T +A"], "0..2 -");
        check(&[Content, Time], &["T A", "S +A", "S +A"], "- 0..2 0..2");
        check(&[Content, Lead], &["T A", "G +A"], "- +");
    }
}
