//! The table of an appendix as it is printed: which cells each line has, how far they reach to the right and down.
//! One reading of the tree for Word, Excel and the printed page. Pure.

use crate::plan::layout::{Laid, laid};
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
        // What a column of the office's own holds is not known: it is read.
        _ => false,
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
    let nodes = &appendix.nodes;
    let laid = laid(nodes, &columns);
    let both = nodes.iter().zip(&laid);
    let mut lines: Vec<Line> = both
        .map(|(node, laid)| line(node, laid, &columns))
        .collect();
    // From below, so that a cell knows how many lines hang on it.
    for at in (1..lines.len()).rev() {
        let (above, below) = lines.split_at_mut(at);
        let (above, line) = (&mut above[at - 1], &mut below[0]);
        let joined = |cell: &Cell| {
            cell.role
                .is_some_and(|role| laid[at].joined.contains(&role))
        };
        for cell in line.cells.iter_mut().filter(|cell| joined(cell)) {
            let other = above.cells.iter_mut().find(|other| other.role == cell.role);
            if let Some(other) = other {
                other.lines += cell.lines;
                cell.lines = 0;
            }
        }
    }
    lines
}

fn line(node: &Node, laid: &Laid, columns: &[Column]) -> Line {
    let mut cells = Vec::new();
    let mut column = 0;
    while column < columns.len() {
        let title = laid.title.filter(|own| own.from == column);
        let role = title.map_or(columns[column].role, |_| Role::Content);
        let cell = Cell {
            column,
            columns: title.map_or(1, |own| own.to - own.from),
            lines: 1,
            role: Some(role),
            text: match role {
                Role::Content if has_labels(columns) => node.content.clone(),
                Role::Content => labelled(node),
                role => node.text(role).to_owned(),
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

/// Whether a column shows the labels.
fn has_labels(columns: &[Column]) -> bool {
    columns.iter().any(|own| own.role == Role::Label)
}

/// The content with its label before it.
pub(super) fn labelled(node: &Node) -> String {
    let label = node.label.trim();
    if label.is_empty() {
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
