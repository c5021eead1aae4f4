//! How wide the columns of a plan's table are, so that no word is cut and the table is as low as it can be.
//! Pure; in points, for Word and Excel alike.

use super::measure::{self, Font};
use crate::paper::lines::Line;
use crate::plan::{Column, Kind, Role};

/// The widest a column is made for the sake of one word.
const LONGEST_WORD: f64 = 0.25;
/// The widest a column of labels gets.
const LABELS: f64 = 60.0;
/// How often the widths are weighed anew.
const ROUNDS: usize = 12;

/// The font of a line's text.
pub(super) fn font(kind: Kind, size: f64) -> Font {
    Font {
        size,
        bold: kind != Kind::Task,
    }
}

/// The widths of the columns, together `room`; each keeps `padding` free beside its text.
pub(super) fn widths(
    columns: &[Column],
    lines: &[Line],
    size: f64,
    room: f64,
    padding: f64,
) -> Vec<f64> {
    let needs: Vec<Need> = (0..columns.len())
        .map(|at| Need::of(columns, lines, at, size, room, padding))
        .collect();
    let least: f64 = needs.iter().map(|need| need.least).sum();
    if least >= room {
        return needs.iter().map(|need| need.least * room / least).collect();
    }
    // By the square root of the text: wide for much, but not as wide as that. Who would get too little for its
    // longest word gets that, and the others share the rest.
    let mut fixed: Vec<bool> = needs.iter().map(|need| need.weight == 0.0).collect();
    for _ in 0..ROUNDS {
        let (share, rest) = shares(&needs, &fixed, room);
        let short = |(at, need): (usize, &Need)| {
            (!fixed[at] && need.weight * share < need.least).then_some(at)
        };
        let short: Vec<usize> = needs.iter().enumerate().filter_map(short).collect();
        if short.is_empty() || rest <= 0.0 {
            break;
        }
        short.into_iter().for_each(|at| fixed[at] = true);
    }
    let (share, rest) = shares(&needs, &fixed, room);
    let all_fixed = fixed.iter().all(|fixed| *fixed);
    let extra = if all_fixed {
        rest / needs.len().max(1) as f64
    } else {
        0.0
    };
    let width = |(need, fixed): (&Need, &bool)| match fixed {
        true => need.least + extra,
        false => need.weight * share,
    };
    needs.iter().zip(&fixed).map(width).collect()
}

/// What a unit of weight gets of the room the fixed ones leave, and that room.
fn shares(needs: &[Need], fixed: &[bool], room: f64) -> (f64, f64) {
    let of = |kept: bool| {
        needs
            .iter()
            .zip(fixed)
            .filter(move |(_, fixed)| **fixed == kept)
    };
    let rest = room - of(true).map(|(need, _)| need.least).sum::<f64>();
    let weights: f64 = of(false).map(|(need, _)| need.weight).sum();
    (if weights > 0.0 { rest / weights } else { 0.0 }, rest)
}

/// What a column needs.
struct Need {
    /// Narrower than this it cuts a word.
    least: f64,
    /// Its part of the room; nothing for labels, which take what they need.
    weight: f64,
}

impl Need {
    fn of(
        columns: &[Column],
        lines: &[Line],
        at: usize,
        size: f64,
        room: f64,
        padding: f64,
    ) -> Need {
        let heading = &columns[at].heading;
        let texts = lines.iter().flat_map(|line| {
            let cells = line.cells.iter();
            let own = cells.filter(move |cell| cell.column == at && cell.columns == 1);
            own.map(move |cell| (cell.text.as_str(), font(line.kind, size)))
        });
        let (mut word, mut sum, mut label) = (0.0_f64, 0.0, 0.0_f64);
        for (text, font) in texts {
            word = word.max(measure::longest_word(text, font));
            let width = measure::width(text, font);
            label = label.max(width);
            sum += width;
        }
        let heading_word = measure::longest_word(heading, Font::bold(size));
        // The width a line of text is rounded by in another program.
        let air = padding + size * 0.2;
        match columns[at].role {
            Role::Label => Need {
                least: label.min(LABELS).max(heading_word) + air,
                weight: 0.0,
            },
            _ => Need {
                least: word.max(heading_word).min(room * LONGEST_WORD) + air,
                weight: sum.max(measure::width(heading, Font::bold(size))).sqrt(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::lines;
    use crate::plan::{Appendix, Node, usual_columns};

    fn of(nodes: Vec<Node>, room: f64) -> Vec<f64> {
        let appendix = Appendix {
            id: 0,
            name: String::new(),
            title: String::new(),
            attached: String::new(),
            columns: usual_columns(),
            landscape: false,
            size: 12,
            nodes,
        };
        widths(&appendix.columns, &lines::lines(&appendix), 12.0, room, 8.0)
    }

    fn node(content: &str, result: &str) -> Node {
        Node {
            label: "1.1".to_owned(),
            content: content.to_owned(),
            result: result.to_owned(),
            ..Node::default()
        }
    }

    #[test]
    fn they_fill_the_room_and_much_text_gets_more() {
        let widths = of(vec![node(&"việc cần làm ".repeat(20), "Báo cáo")], 460.0);
        assert!(
            (widths.iter().sum::<f64>() - 460.0).abs() < 0.01,
            "{widths:?}"
        );
        assert!(widths[1] > 2.0 * widths[5], "{widths:?}");
        assert!(widths[0] < 40.0, "{widths:?}");
    }

    #[test]
    fn a_word_without_end_leaves_the_others_their_words() {
        let widths = of(vec![node(&"a".repeat(100_000), "Báo cáo")], 460.0);
        assert!(
            (widths.iter().sum::<f64>() - 460.0).abs() < 0.01,
            "{widths:?}"
        );
        for (at, width) in widths.iter().enumerate() {
            assert!(*width > 20.0, "column {at}: {width}");
        }
    }

    #[test]
    fn too_little_room_is_shared_all_the_same() {
        let widths = of(vec![node("việc", "Báo cáo")], 60.0);
        assert!(
            (widths.iter().sum::<f64>() - 60.0).abs() < 0.01,
            "{widths:?}"
        );
        assert!(widths.iter().all(|width| *width > 0.0));
    }
}
