//! How wide the columns of a plan's table are: as on its printed page. In points, for Word and Excel alike.

use crate::paper::lines::Line;
use crate::paper::measure::Font;
use crate::paper::widths::{self, Filling};
use crate::plan::{Column, Kind};

/// The font of a line's text.
pub(super) fn font(kind: Kind, size: f64) -> Font {
    Font {
        size,
        bold: kind != Kind::Task,
    }
}

/// The widths of the columns, together `room`.
pub(super) fn widths(columns: &[Column], lines: &[Line], size: f64, room: f64) -> Vec<f64> {
    let headings = columns.iter();
    let mut fillings: Vec<Filling> = headings
        .map(|column| Filling::new(&column.heading, size))
        .collect();
    for (row, line) in lines.iter().enumerate() {
        let cells = line.cells.iter();
        for cell in cells.filter(|cell| cell.columns == 1 && cell.lines > 0) {
            fillings[cell.column].add(row, &cell.text, font(line.kind, size), cell.lines);
        }
    }
    widths::share(&fillings, room)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::lines;
    use crate::plan::{Appendix, Node};

    fn of(content: &str, room: f64) -> Vec<f64> {
        let node = Node {
            label: "1.1".to_owned(),
            content: content.to_owned(),
            result: "Báo cáo".to_owned(),
            ..Node::default()
        };
        let appendix = Appendix {
            nodes: vec![node],
            ..Appendix::default()
        };
        widths(&appendix.columns, &lines::lines(&appendix), 12.0, room)
    }

    #[track_caller]
    fn fill(widths: &[f64], room: f64) {
        assert!(
            (widths.iter().sum::<f64>() - room).abs() < 0.01,
            "{widths:?}"
        );
        assert!(widths.iter().all(|width| *width > 0.0), "{widths:?}");
    }

    #[test]
    fn they_fill_the_room_and_much_text_gets_more() {
        let widths = of(&"việc cần làm ".repeat(20), 460.0);
        fill(&widths, 460.0);
        assert!(widths[1] > 2.0 * widths[5], "{widths:?}");
        assert!(widths[0] < 40.0, "{widths:?}");
    }

    #[test]
    fn a_word_without_end_leaves_the_others_their_words() {
        let widths = of(&"a".repeat(100_000), 460.0);
        fill(&widths, 460.0);
        assert!(widths.iter().all(|width| *width > 20.0), "{widths:?}");
    }

    #[test]
    fn too_little_room_is_shared_all_the_same() {
        fill(&of("việc", 60.0), 60.0);
    }
}
