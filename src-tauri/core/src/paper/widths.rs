//! How columns of words share a page: narrow where little stands, wide where much does, no word cut.
//! Pure; measured in the font's own widths.

use super::measure::{self, Font};

/// What a cell keeps free on both sides together, in points; the templates' `inset` is half of it.
pub(crate) const INSET: f64 = 8.0;
/// What a cell keeps free above and below together.
pub(crate) const AIR: f64 = 7.0;
/// A line of text in its size, as the templates set it.
pub(crate) const LINE: f64 = 1.2;
/// A longer word (in its size) does not make its column wider; it is broken.
const LONGEST: f64 = 8.0;
/// A little more than the widths say: rounding must not break a line.
const SAFE: f64 = 1.5;

/// How many rows are looked at when widths are weighed against each other; of more, every second or third.
const MOST_ROWS: usize = 120;
/// After how many rows a page ends, about, and the headings stand again.
const ROWS_PER_PAGE: usize = 10;
/// By how much widths are changed in the search, in points.
const STEPS: [f64; 4] = [24.0, 12.0, 6.0, 3.0];

/// What stands in a column.
#[derive(Debug, Clone)]
pub(crate) struct Filling {
    /// Narrower than this it cuts a word.
    least: f64,
    /// Wider than this nothing is won.
    most: f64,
    heading: Words,
    /// By row.
    cells: Vec<(usize, Words)>,
}

/// A cell's words as lengths.
#[derive(Debug, Clone)]
struct Words {
    /// The lines as written, each its words.
    lines: Vec<Vec<f64>>,
    space: f64,
    /// Over how many rows the cell reaches.
    rows: f64,
}

impl Words {
    fn of(text: &str, font: Font, rows: usize) -> Words {
        let words = |line: &str| {
            line.split(' ')
                .map(|word| measure::width(word, font))
                .collect()
        };
        Words {
            lines: text.split('\n').map(words).collect(),
            space: measure::width(" ", font),
            rows: rows.max(1) as f64,
        }
    }

    /// How many lines it takes of each row it reaches over.
    fn height(&self, inner: f64) -> f64 {
        let mut lines = 0;
        for line in &self.lines {
            lines += 1;
            let mut used = 0.0;
            for word in line {
                if used > 0.0 && used + self.space + word > inner {
                    lines += 1;
                    used = *word;
                } else {
                    used += word + if used > 0.0 { self.space } else { 0.0 };
                }
            }
        }
        lines as f64 / self.rows
    }
}

impl Filling {
    /// A column with its heading, in bold.
    pub(crate) fn new(heading: &str, size: f64) -> Filling {
        let font = Font::bold(size);
        let mut filling = Filling {
            least: 0.0,
            most: 0.0,
            heading: Words::of(heading, font, 1),
            cells: Vec::new(),
        };
        filling.widen(heading, font);
        filling
    }

    /// A cell in a row, reaching over so many rows.
    pub(crate) fn add(&mut self, row: usize, text: &str, font: Font, rows: usize) {
        self.widen(text, font);
        self.cells.push((row, Words::of(text, font, rows)));
    }

    fn widen(&mut self, text: &str, font: Font) {
        let longest = measure::longest_word(text, font).min(font.size * LONGEST);
        self.least = self.least.max(longest + INSET + SAFE);
        let lines = text.split('\n').map(|line| measure::width(line, font));
        self.most = self.most.max(lines.fold(0.0, f64::max) + INSET + SAFE);
    }
}

/// The least width at which no word is cut.
pub(crate) fn least(columns: &[Filling]) -> f64 {
    columns.iter().map(|column| column.least).sum()
}

/// Shares the room out so that the table becomes low: a share for each, then width is moved from one column to
/// another as long as rows become lower by it. In points.
pub(crate) fn share(columns: &[Filling], room: f64) -> Vec<f64> {
    let least = least(columns);
    let most: f64 = columns.iter().map(|column| column.most).sum();
    if least >= room || most <= room {
        let whole: f64 = if least >= room { least } else { most };
        let own = |column: &Filling| {
            if least >= room {
                column.least
            } else {
                column.most
            }
        };
        return columns
            .iter()
            .map(|column| own(column) * room / whole)
            .collect();
    }
    let part = (room - least) / (most - least);
    let first = columns
        .iter()
        .map(|column| column.least + (column.most - column.least) * part);
    Search::new(columns, first.collect()).lowest()
}

/// The search for the widths at which the table is lowest.
struct Search<'a> {
    columns: &'a [Filling],
    widths: Vec<f64>,
    /// Each column's heights by row looked at; the last is the heading's, as often as it stands.
    heights: Vec<Vec<f64>>,
    /// The rows looked at, and how many of the table there are of each.
    every: usize,
    rows: usize,
}

impl Search<'_> {
    fn new(columns: &[Filling], widths: Vec<f64>) -> Search<'_> {
        let last = columns.iter().flat_map(|column| column.cells.last());
        let rows = last.map(|(row, _)| row + 1).max().unwrap_or(0);
        let mut search = Search {
            columns,
            heights: Vec::new(),
            every: rows.div_ceil(MOST_ROWS).max(1),
            rows,
            widths,
        };
        search.heights = (0..columns.len())
            .map(|at| search.column(at, search.widths[at]))
            .collect();
        search
    }

    fn column(&self, at: usize, width: f64) -> Vec<f64> {
        let inner = width - INSET - SAFE;
        let mut heights = vec![0.0; self.rows.div_ceil(self.every) + 1];
        for (row, words) in &self.columns[at].cells {
            if row % self.every == 0 {
                heights[row / self.every] = words.height(inner);
            }
        }
        let pages = (heights.len() - 1).div_ceil(ROWS_PER_PAGE).max(1);
        if let Some(last) = heights.last_mut() {
            *last = self.columns[at].heading.height(inner) * pages as f64;
        }
        heights
    }

    /// The sum of the rows' heights; of equal ones that with fewer lines in all.
    fn height(heights: &[&Vec<f64>]) -> f64 {
        let rows = heights.first().map_or(0, |own| own.len());
        let row = |row: usize| {
            let own = heights.iter().map(|own| own[row]);
            own.clone().fold(0.0, f64::max) + own.sum::<f64>() * 0.04
        };
        (0..rows).map(row).sum()
    }

    fn lowest(mut self) -> Vec<f64> {
        for step in STEPS {
            while self.improve(step) {}
        }
        self.widths
    }

    /// Moves a step's width from the column that misses it least to the one that wins most by it.
    fn improve(&mut self, step: f64) -> bool {
        let count = self.columns.len();
        let all: Vec<&Vec<f64>> = self.heights.iter().collect();
        let now = Search::height(&all);
        let narrower: Vec<Option<Vec<f64>>> = (0..count)
            .map(|at| {
                let width = self.widths[at] - step;
                (width >= self.columns[at].least).then(|| self.column(at, width))
            })
            .collect();
        let wider: Vec<Vec<f64>> = (0..count)
            .map(|at| self.column(at, self.widths[at] + step))
            .collect();
        let mut best: Option<(f64, usize, usize)> = None;
        for from in 0..count {
            let Some(less) = &narrower[from] else {
                continue;
            };
            for to in (0..count).filter(|to| *to != from) {
                let mut moved = all.clone();
                (moved[from], moved[to]) = (less, &wider[to]);
                let height = Search::height(&moved);
                if height < best.map_or(now, |(height, ..)| height) - 1e-6 {
                    best = Some((height, from, to));
                }
            }
        }
        let Some((_, from, to)) = best else {
            return false;
        };
        self.widths[from] -= step;
        self.widths[to] += step;
        for at in [from, to] {
            self.heights[at] = self.column(at, self.widths[at]);
        }
        true
    }
}

/// How high a cell's text is at a width, with the cell's air.
pub(crate) fn height(text: &str, width: f64, font: Font) -> f64 {
    let lines = measure::lines(text, (width - INSET).max(font.size), font);
    lines as f64 * font.size * LINE + AIR
}

/// The text with places to break in words that are wider than their cell; borrowed where there are none.
pub(crate) fn breakable(text: &str, width: f64, font: Font) -> String {
    let inner = (width - INSET - SAFE).max(font.size);
    if measure::longest_word(text, font) <= inner {
        return text.to_owned();
    }
    let (mut broken, mut used) = (String::with_capacity(text.len() + 16), 0.0);
    for c in text.chars() {
        let own = measure::width(c.encode_utf8(&mut [0; 4]), font);
        if c.is_whitespace() {
            used = 0.0;
        } else if used + own > inner {
            broken.push('\u{200b}');
            used = own;
        } else {
            used += own;
        }
        broken.push(c);
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: f64 = 450.0;

    fn filling(heading: &str, cells: &[&str]) -> Filling {
        let mut filling = Filling::new(heading, 12.0);
        for (row, cell) in cells.iter().enumerate() {
            filling.add(row, cell, Font::regular(12.0), 1);
        }
        filling
    }

    fn columns() -> Vec<Filling> {
        let long = "Theo dõi, đôn đốc và công khai kết quả xử lý phản ánh, kiến nghị của tổ chức";
        vec![
            filling("TT", &["1.1", "12"]),
            filling("Nội dung công việc", &[long, long, long]),
            filling("Thời gian", &["Thường xuyên", "Hàng quý"]),
            filling("Kết quả", &["Kế hoạch", "Báo cáo của các phòng chuyên môn"]),
        ]
    }

    #[test]
    fn the_room_is_used_up_and_no_word_is_cut() {
        let columns = columns();
        let widths = share(&columns, ROOM);
        assert!(
            (widths.iter().sum::<f64>() - ROOM).abs() < 0.01,
            "{widths:?}"
        );
        for (column, width) in columns.iter().zip(&widths) {
            assert!(column.least <= *width + 1e-9, "{widths:?}");
        }
    }

    #[test]
    fn labels_are_narrow_and_the_longest_texts_widest() {
        let widths = share(&columns(), ROOM);
        assert!(widths[0] < 35.0, "{widths:?}");
        assert!(widths[1] > widths[2] && widths[1] > widths[3], "{widths:?}");
    }

    #[test]
    fn little_text_still_fills_the_page_and_too_much_is_squeezed() {
        let few = [filling("A", &["b"]), filling("C", &["d"])];
        assert!((share(&few, ROOM).iter().sum::<f64>() - ROOM).abs() < 0.01);
        let squeezed = share(&columns(), 100.0);
        assert!((squeezed.iter().sum::<f64>() - 100.0).abs() < 0.01);
        assert_eq!(share(&[], ROOM), Vec::<f64>::new());
    }

    #[test]
    fn width_goes_where_it_makes_rows_lower() {
        let columns = columns();
        let widths = share(&columns, ROOM);
        let lines = |widths: &[f64]| {
            let heights = columns.iter().zip(widths);
            let heights = heights.map(|(own, width)| own.cells[0].1.height(width - INSET - SAFE));
            heights.fold(0.0, f64::max)
        };
        assert!(lines(&widths) < lines(&[ROOM / 4.0; 4]), "{widths:?}");
    }

    #[test]
    fn a_merged_cell_takes_its_part_of_each_row() {
        let font = Font::regular(12.0);
        let text = "một hai ba bốn năm sáu bảy tám";
        let alone = Words::of(text, font, 1).height(30.0);
        assert_eq!(Words::of(text, font, 4).height(30.0), alone / 4.0);
    }

    #[test]
    fn only_words_wider_than_their_cell_get_places_to_break() {
        let font = Font::regular(12.0);
        assert_eq!(breakable("hai từ", 60.0, font), "hai từ");
        let broken = breakable(&"x".repeat(40), 60.0, font);
        assert!(broken.matches('\u{200b}').count() >= 4, "{broken}");
        assert_eq!(broken.replace('\u{200b}', ""), "x".repeat(40));
    }
}
