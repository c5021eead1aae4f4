//! How wide the columns of a plan's table are, so that no word is cut and the table is as low as it can be.
//! Pure; in points, for Word and Excel alike.

use crate::paper::lines::Line;
use crate::paper::measure::{self, Font};
use crate::plan::{Column, Kind, Role};

/// The widest a column is made for the sake of one word, of the whole table.
const LONGEST_WORD: f64 = 0.25;
/// The widest a column of labels gets.
const LABELS: f64 = 60.0;
/// What one column gives another, in points, from coarse to fine.
const STEPS: [f64; 3] = [16.0, 6.0, 2.0];
/// How often each step is tried; a table settles long before.
const ROUNDS: usize = 60;
/// Lines break where words end: on the average they lose so much of the font's size.
const RAGGED: f64 = 0.9;
/// How many rows a page has, about: the headings stand on each.
const ROWS_OF_A_PAGE: usize = 12;

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
    // What other programs round a line's width by.
    let air = padding + size * 0.2;
    let least: Vec<f64> = (0..columns.len())
        .map(|at| least(columns, lines, at, size, room) + air)
        .collect();
    let sum: f64 = least.iter().sum();
    if sum >= room {
        return least.iter().map(|width| width * room / sum).collect();
    }
    let texts = Texts::new(columns, lines, size, air);
    let grows = |at: &usize| columns[*at].role != Role::Label;
    let mut growing: Vec<usize> = (0..columns.len()).filter(grows).collect();
    if growing.is_empty() {
        growing = (0..columns.len()).collect();
    }
    let mut widths = least.clone();
    for at in &growing {
        widths[*at] += (room - sum) / growing.len() as f64;
    }
    settle(&mut widths, &least, &growing, &texts);
    widths
}

/// Moves room from column to column as long as the table gets lower.
fn settle(widths: &mut [f64], least: &[f64], growing: &[usize], texts: &Texts) {
    let mut lowest = texts.height(widths);
    for step in STEPS {
        for _ in 0..ROUNDS {
            let before = lowest;
            for (from, to) in growing
                .iter()
                .flat_map(|a| growing.iter().map(move |b| (*a, *b)))
            {
                if from == to || widths[from] - step < least[from] {
                    continue;
                }
                widths[from] -= step;
                widths[to] += step;
                let height = texts.height(widths);
                if height < lowest {
                    lowest = height;
                } else {
                    widths[from] += step;
                    widths[to] -= step;
                }
            }
            if lowest >= before {
                break;
            }
        }
    }
}

/// Narrower than this a column cuts a word.
fn least(columns: &[Column], lines: &[Line], at: usize, size: f64, room: f64) -> f64 {
    let heading = measure::longest_word(&columns[at].heading, Font::bold(size));
    let texts = lines.iter().flat_map(|line| {
        let cells = line.cells.iter();
        let own = cells.filter(move |cell| cell.column == at && cell.columns == 1);
        own.map(move |cell| (cell.text.as_str(), font(line.kind, size)))
    });
    match columns[at].role {
        Role::Label => texts
            .map(|(text, font)| measure::width(text, font).min(LABELS))
            .fold(heading, f64::max),
        _ => texts
            .map(|(text, font)| measure::longest_word(text, font))
            .fold(heading, f64::max)
            .min(room * LONGEST_WORD),
    }
}

/// How wide the table's texts are: all that its height depends on.
struct Texts {
    /// Per row: column, width of each paragraph on one line, how many rows share the cell.
    rows: Vec<Vec<(usize, Vec<f64>, f64)>>,
    /// What a cell keeps free beside its text.
    air: f64,
    /// What a line that breaks keeps free.
    ragged: f64,
}

impl Texts {
    fn new(columns: &[Column], lines: &[Line], size: f64, air: f64) -> Texts {
        let paragraphs = |text: &str, font: Font| -> Vec<f64> {
            text.split('\n')
                .map(|text| measure::width(text, font))
                .collect()
        };
        let headings = columns
            .iter()
            .enumerate()
            .map(|(at, column)| (at, paragraphs(&column.heading, Font::bold(size)), 1.0));
        let headings: Vec<_> = headings.collect();
        let mut rows = vec![headings; 1 + lines.len() / ROWS_OF_A_PAGE];
        rows.extend(lines.iter().map(|line| {
            let font = font(line.kind, size);
            let cells = line
                .cells
                .iter()
                .filter(|cell| cell.columns == 1 && cell.lines > 0);
            cells
                .map(|cell| (cell.column, paragraphs(&cell.text, font), cell.lines as f64))
                .collect()
        }));
        let ragged = size * RAGGED;
        Texts { rows, air, ragged }
    }

    /// The table's height in lines of text, in fractions of them: every little narrower counts.
    fn height(&self, widths: &[f64]) -> f64 {
        let row = |cells: &Vec<(usize, Vec<f64>, f64)>| {
            let lines = cells.iter().map(|(at, paragraphs, rows)| {
                let inner = (widths[*at] - self.air).max(1.0);
                let broken = (inner - self.ragged).max(1.0);
                let lines = paragraphs.iter().map(|width| match *width <= inner {
                    true => 1.0,
                    false => (width / broken).max(1.0),
                });
                lines.sum::<f64>() / rows
            });
            lines.fold(1.0, f64::max)
        };
        self.rows.iter().map(row).sum()
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
