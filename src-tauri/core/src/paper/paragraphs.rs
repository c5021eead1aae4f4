//! An appendix as the numbered paragraphs of a plan in prose: one reading of the tree for Word and the printed page.
//! Pure.

use serde::Serialize;

use super::lines::{columns, labelled};
use crate::plan::{Appendix, Column, Kind, Node, Role};

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    /// Its text.
    pub text: String,
    /// Whether it is the title of a section or a group.
    pub title: bool,
}

/// The paragraphs of an appendix, in order: of each line its label and content, then what its other columns say under
/// their headings. No column's text is left out.
pub fn paragraphs(appendix: &Appendix) -> Vec<Paragraph> {
    let columns = columns(appendix);
    let nodes = appendix.nodes.iter();
    nodes.flat_map(|node| of_line(node, &columns)).collect()
}

fn of_line(node: &Node, columns: &[Column]) -> Vec<Paragraph> {
    let title = node.kind != Kind::Task;
    let content = labelled(node);
    let content = content.lines().map(|line| Paragraph {
        text: line.trim().to_owned(),
        title,
    });
    let others = columns
        .iter()
        .filter(|column| !matches!(column.role, Role::Label | Role::Content));
    let fields = others.flat_map(|column| field(&column.heading, node.text(column.role)));
    let all = content.chain(fields.map(|text| Paragraph { text, title: false }));
    all.filter(|own| !own.text.is_empty()).collect()
}

/// "Đơn vị chủ trì: Văn phòng"; a text of several lines goes on in paragraphs of its own.
fn field(heading: &str, text: &str) -> Vec<String> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let Some(first) = lines.next() else {
        return Vec::new();
    };
    let first = format!("{heading}: {first}");
    std::iter::once(first)
        .chain(lines.map(str::to_owned))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(node: Node, expected: &[&str]) {
        let appendix = Appendix {
            nodes: vec![node],
            ..Appendix::default()
        };
        let found = paragraphs(&appendix);
        let texts: Vec<String> = found
            .iter()
            .map(|own| format!("{}{}", if own.title { "# " } else { "" }, own.text))
            .collect();
        assert_eq!(texts, expected);
    }

    fn task(label: &str, content: &str) -> Node {
        Node {
            label: label.to_owned(),
            content: content.to_owned(),
            ..Node::default()
        }
    }

    #[test]
    fn a_line_is_its_label_and_content_then_its_fields() {
        check(task("1", "Rà soát"), &["1. Rà soát"]);
        check(task("a)", "Rà soát"), &["a) Rà soát"]);
        check(task("-", "Rà soát"), &["- Rà soát"]);
        check(task("", "Rà soát"), &["Rà soát"]);
        let whole = Node {
            time: "Quý I/2026".to_owned(),
            lead: "Văn phòng".to_owned(),
            ..task("1.1", "Rà soát\n\nGửi kết quả")
        };
        check(
            whole,
            &[
                "1.1. Rà soát",
                "Gửi kết quả",
                "Thời gian thực hiện/ hoàn thành: Quý I/2026",
                "Đơn vị chủ trì: Văn phòng",
            ],
        );
    }

    #[test]
    fn titles_stand_out_and_lists_go_on() {
        let section = Node {
            kind: Kind::Section,
            ..task("I", "CHỈ ĐẠO")
        };
        check(section, &["# I. CHỈ ĐẠO"]);
        let list = Node {
            result: "Báo cáo\n- Danh mục".to_owned(),
            ..task("2", "Công khai")
        };
        check(list, &["2. Công khai", "Kết quả: Báo cáo", "- Danh mục"]);
    }

    #[test]
    fn columns_of_the_offices_own_are_told_under_their_headings() {
        let mut appendix = Appendix {
            nodes: vec![task("1", "Rà soát")],
            ..Appendix::default()
        };
        *appendix.nodes[0].text_mut(Role::Further1) = "Đất đai".to_owned();
        appendix.columns.insert(
            1,
            Column {
                role: Role::Further1,
                heading: "Lĩnh vực".to_owned(),
            },
        );
        let found = paragraphs(&appendix);
        assert_eq!(found[1].text, "Lĩnh vực: Đất đai");
    }
}
