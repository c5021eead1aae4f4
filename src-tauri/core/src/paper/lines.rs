//! The table of an appendix as it is printed: which cells each line has, how far they reach to the right and down.
//! One reading of the tree for Word, Excel and the printed page. Pure.

use crate::plan::{Appendix, Column, Kind, Node, Role, SIZES, usual_columns};

/// A line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: Kind,
    /// Its cells from left to right; together they cover every column.
    pub cells: Vec<Cell>,
}

/// A cell of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its first column, from 0.
    pub column: usize,
    /// How many columns it covers.
    pub columns: usize,
    /// How many lines it covers from here down; 0 where it continues the cell above.
    pub lines: usize,
    /// What it holds; `None` for the empty end of a section's line.
    pub role: Option<Role>,
    /// Its text; also where it continues the cell above, which has the same.
    pub text: String,
}

impl Cell {
    /// Whether its text stands in the middle of its column: labels, times and units do, lists do not.
    pub fn centred(&self) -> bool {
        let item = |line: &str| line.trim_start().starts_with(['-', '+', '•']);
        let list = self.text.contains('\n') && self.text.lines().any(item);
        self.columns == 1 && !list && self.role.is_some_and(centred)
    }
}

/// Whether a column's texts stand in its middle: what is looked up does, what is read stands left.
pub fn centred(role: Role) -> bool {
    match role {
        Role::Label | Role::Time | Role::Lead | Role::Coordinating => true,
        Role::Content | Role::Result | Role::Note => false,
    }
}

/// The size of a table's text in points, of those it may have.
pub fn size(appendix: &Appendix) -> f64 {
    f64::from(appendix.size.clamp(*SIZES.start(), *SIZES.end()))
}

/// The columns an appendix prints.
pub fn columns(appendix: &Appendix) -> Vec<Column> {
    match appendix.columns.is_empty() {
        true => usual_columns(),
        false => appendix.columns.clone(),
    }
}

/// The lines of an appendix's table below its headings.
pub fn lines(appendix: &Appendix) -> Vec<Line> {
    let columns = columns(appendix);
    let roles: Vec<Role> = columns.iter().map(|column| column.role).collect();
    let nodes = &appendix.nodes;
    let mut lines: Vec<Line> = nodes.iter().map(|node| line(node, &roles)).collect();
    // From below, so that a cell knows how many lines hang on it.
    for at in (1..lines.len()).rev() {
        let (above, below) = lines.split_at_mut(at);
        let (above, line) = (&mut above[at - 1], &mut below[0]);
        for cell in &mut line.cells {
            let joined = cell
                .role
                .is_some_and(|role| nodes[at].joined.contains(&role));
            let same = above.cells.iter_mut().find(|other| {
                (other.column, other.columns, other.role) == (cell.column, cell.columns, cell.role)
                    && other.text == cell.text
            });
            if let (true, Some(other)) = (joined, same) {
                other.lines += cell.lines;
                cell.lines = 0;
            }
        }
    }
    lines
}

fn line(node: &Node, roles: &[Role]) -> Line {
    let stretch = match title_only(node, roles) {
        true => stretch(roles),
        false => None,
    };
    let mut cells = Vec::new();
    let mut column = 0;
    while column < roles.len() {
        let cell = match stretch {
            Some((from, to)) if from == column => Cell {
                column,
                columns: to - from,
                lines: 1,
                role: Some(Role::Content),
                text: content(node, roles),
            },
            _ => Cell {
                column,
                columns: 1,
                lines: 1,
                role: Some(roles[column]),
                text: match roles[column] {
                    Role::Content => content(node, roles),
                    role => node.text(role).to_owned(),
                },
            },
        };
        column += cell.columns;
        cells.push(cell);
    }
    Line {
        kind: node.kind,
        cells,
    }
}

/// Whether a line is a section or group that says nothing but its title.
fn title_only(node: &Node, roles: &[Role]) -> bool {
    let title = |role: &Role| matches!(role, Role::Label | Role::Content);
    let rest = roles.iter().filter(|role| !title(role));
    node.kind != Kind::Task && rest.clone().all(|role| node.text(*role).trim().is_empty())
}

/// The columns a title may spread over: from the content's as far as no label stands in the way.
fn stretch(roles: &[Role]) -> Option<(usize, usize)> {
    let content = roles.iter().position(|role| *role == Role::Content)?;
    let label = |role: &Role| *role == Role::Label;
    let from = roles[..content].iter().rposition(label);
    let to = roles[content..].iter().position(label);
    Some((
        from.map_or(0, |at| at + 1),
        to.map_or(roles.len(), |at| content + at),
    ))
}

/// The content; where no column shows the label, the label stands before it.
fn content(node: &Node, roles: &[Role]) -> String {
    let label = node.label.trim();
    if label.is_empty() || roles.contains(&Role::Label) {
        return node.content.clone();
    }
    let stop = label.chars().last().is_some_and(char::is_alphanumeric);
    format!("{label}{} {}", if stop { "." } else { "" }, node.content)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn appendix(roles: &[Role], nodes: Vec<Node>) -> Appendix {
        let columns = roles.iter().map(|role| Column {
            role: *role,
            heading: role.heading().to_owned(),
        });
        Appendix {
            columns: columns.collect(),
            nodes,
            ..Appendix::default()
        }
    }

    fn node(kind: Kind, label: &str, content: &str, lead: &str, joined: &[Role]) -> Node {
        Node {
            kind,
            label: label.to_owned(),
            content: content.to_owned(),
            lead: lead.to_owned(),
            joined: joined.to_vec(),
            ..Node::default()
        }
    }

    /// Lines as `column+columns×lines text`, cells divided by `|`.
    #[track_caller]
    fn check(roles: &[Role], nodes: Vec<Node>, expected: &[&str]) {
        let shown: Vec<String> = lines(&appendix(roles, nodes))
            .iter()
            .map(|line| {
                let cells = line.cells.iter();
                let cells =
                    cells.map(|c| format!("{}+{}×{} {}", c.column, c.columns, c.lines, c.text));
                cells.collect::<Vec<_>>().join("|")
            })
            .collect();
        assert_eq!(shown, expected);
    }

    const USUAL: &[Role] = &[Role::Label, Role::Content, Role::Time, Role::Lead];

    #[test]
    fn a_sections_title_spreads_to_the_right_of_its_label() {
        check(
            USUAL,
            vec![node(Kind::Section, "I", "Chung", "", &[])],
            &["0+1×1 I|1+3×1 Chung"],
        );
        check(
            &[Role::Time, Role::Content, Role::Lead, Role::Label],
            vec![node(Kind::Group, "1", "Chung", "", &[])],
            &["0+3×1 Chung|3+1×1 1"],
        );
    }

    #[test]
    fn a_section_with_a_unit_and_a_bare_task_keep_their_cells() {
        check(
            USUAL,
            vec![
                node(Kind::Section, "I", "Chung", "A", &[]),
                node(Kind::Task, "1", "Việc", "", &[]),
            ],
            &[
                "0+1×1 I|1+1×1 Chung|2+1×1 |3+1×1 A",
                "0+1×1 1|1+1×1 Việc|2+1×1 |3+1×1 ",
            ],
        );
    }

    #[test]
    fn cells_merge_downwards_where_the_text_is_the_same() {
        let lead = [Role::Lead];
        check(
            &[Role::Content, Role::Lead],
            vec![
                node(Kind::Task, "", "a", "X", &lead),
                node(Kind::Task, "", "b", "X", &lead),
                node(Kind::Task, "", "c", "X", &lead),
                node(Kind::Task, "", "d", "Y", &lead),
            ],
            &[
                "0+1×1 a|1+1×3 X",
                "0+1×1 b|1+1×0 X",
                "0+1×1 c|1+1×0 X",
                "0+1×1 d|1+1×1 Y",
            ],
        );
    }

    #[test]
    fn labels_times_and_units_stand_in_the_middle_and_lists_do_not() {
        let centred = |node: Node| -> Vec<bool> {
            let lines = lines(&appendix(USUAL, vec![node]));
            lines[0].cells.iter().map(Cell::centred).collect()
        };
        let task = |lead: &str| node(Kind::Task, "1", "Việc", lead, &[]);
        assert_eq!(centred(task("Văn phòng")), [true, false, true, true]);
        assert_eq!(centred(task("- A\n- B")), [true, false, true, false]);
        assert_eq!(
            centred(node(Kind::Section, "I", "Chung", "", &[])),
            [true, false]
        );
    }

    #[test]
    fn nothing_merges_over_a_title() {
        check(
            &[Role::Content, Role::Lead],
            vec![
                node(Kind::Section, "", "I", "", &[]),
                node(Kind::Task, "", "b", "", &[Role::Lead]),
            ],
            &["0+2×1 I", "0+1×1 b|1+1×1 "],
        );
    }

    #[test]
    fn a_label_without_a_column_stands_before_the_content() {
        check(
            &[Role::Content],
            vec![
                node(Kind::Section, "I", "Chung", "", &[]),
                node(Kind::Task, "-", "Việc", "", &[]),
                node(Kind::Task, "", "Không số", "", &[]),
            ],
            &["0+1×1 I. Chung", "0+1×1 - Việc", "0+1×1 Không số"],
        );
    }
}
