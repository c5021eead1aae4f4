//! The words of a printed form's head and foot, as blocks of lines: what they say, how they look, how high they are.
//! Each block fills one merged cell of one row, so that a page break never runs through it.

use chrono::Datelike;

use super::book::{Book, Page};
use super::measure::{self, Font};

/// Room to sign, in lines of the foot.
const ROOM_TO_SIGN: usize = 4;

/// Written where the office has not said something yet: room for a pen, never an empty promise.
const BLANK: &str = "……………………";

/// Excel's limit is 32,767 for a whole cell; a head or foot of that length is a mistake, not a name.
const LONGEST_LINE: usize = 1000;

/// How a line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    /// Upright.
    Plain,
    /// Bold.
    Bold,
    /// Italic.
    Italic,
}

/// A line of a block.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct BlockLine {
    /// Its words; may be empty.
    pub(crate) text: String,
    /// How it looks.
    pub(crate) face: Face,
    /// Its size in points.
    pub(crate) size: f64,
}

impl BlockLine {
    fn font(&self) -> Font {
        Font {
            size: self.size,
            bold: self.face == Face::Bold,
        }
    }

    fn lines(&self, inner: f64) -> usize {
        measure::lines(&self.text, inner, self.font())
    }
}

/// Lines below each other in one cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Block(pub(crate) Vec<BlockLine>);

impl Block {
    fn line(&mut self, text: impl AsRef<str>, face: Face, size: f64) {
        self.0.push(BlockLine {
            text: cell_text(text.as_ref(), LONGEST_LINE),
            face,
            size,
        });
    }

    /// With its first line one size smaller where that saves a line: a title's last word does not stand alone.
    pub(crate) fn tightened(mut self, inner: f64) -> Block {
        if let Some(first) = self.0.first_mut() {
            let smaller = BlockLine {
                size: first.size - 1.0,
                ..first.clone()
            };
            if smaller.lines(inner) < first.lines(inner) {
                *first = smaller;
            }
        }
        self
    }

    /// How high the block is in a cell of this inner width.
    pub(crate) fn height(&self, inner: f64) -> f64 {
        self.0
            .iter()
            .map(|line| line.lines(inner) as f64 * line.font().line())
            .sum()
    }
}

/// The head's three blocks: number and basis, title and period, who reports to whom.
pub(crate) fn head(book: &Book<'_>, page: &Page<'_>) -> [Block; 3] {
    let definition = &page.form.definition;
    let (mut left, mut centre, mut right) = (Block::default(), Block::default(), Block::default());
    left.line(&definition.number, Face::Bold, 11.0);
    left.line(&definition.basis, Face::Plain, 11.0);
    centre.line(&definition.title, Face::Bold, 13.0);
    for line in &definition.subtitle {
        centre.line(line, Face::Bold, 12.0);
    }
    let (period, days) = page.period.heading();
    centre.line(period, Face::Plain, 12.0);
    if let Some(days) = days {
        centre.line(days, Face::Italic, 12.0);
    }
    if let Some(cycles) = page.cycles {
        let (first, last) = cycles.ends();
        let cycles = match first == last {
            true => format!("kỳ {}", first.label()),
            false => format!("các kỳ {} – {}", first.label(), last.label()),
        };
        centre.line(format!("(Số liệu của {cycles})"), Face::Italic, 12.0);
    }
    if page.draft_errors > 0 {
        centre.line(draft(page.draft_errors), Face::Bold, 13.0);
    }
    let from = or_blank(&book.office.reporting_unit);
    let to = or_blank(&book.office.receiving_unit);
    right.line(format!("Đơn vị báo cáo: {from}"), Face::Plain, 11.0);
    right.line(format!("Đơn vị nhận báo cáo: {to}"), Face::Plain, 11.0);
    [left, centre, right]
}

/// What a form with errors says of itself.
pub(crate) fn draft(errors: usize) -> String {
    format!("BẢN NHÁP: còn {errors} lỗi")
}

/// The foot's two blocks: who filled the form, and who signs it. Day and month stay open for the pen.
pub(crate) fn foot(book: &Book<'_>, widths: (f64, f64)) -> (Block, Block) {
    let office = &book.office;
    let (mut left, mut right) = (Block::default(), Block::default());
    let place = or_blank(&office.place);
    let date = format!("{place}, ngày …… tháng …… năm {}", book.made_at.year());
    right.line(date, Face::Italic, 13.0);
    left.line("", Face::Italic, 13.0);
    let titles = office.signer_title.iter().map(String::as_str);
    let titles: Vec<&str> = titles.filter(|title| !title.trim().is_empty()).collect();
    for title in match titles.is_empty() {
        true => vec!["THỦ TRƯỞNG ĐƠN VỊ"],
        false => titles,
    } {
        right.line(title, Face::Bold, 13.0);
    }
    left.line("Người lập biểu", Face::Bold, 13.0);
    // Both names stand on the same line, however the lines above wrap.
    let high = |block: &Block, inner: f64| block.0.iter().map(|l| l.lines(inner)).sum::<usize>();
    let (left_high, right_high) = (high(&left, widths.0), high(&right, widths.1));
    let lowest = left_high.max(right_high) + ROOM_TO_SIGN;
    for _ in left_high..lowest {
        left.line("", Face::Plain, 13.0);
    }
    for _ in right_high..lowest {
        right.line("", Face::Plain, 13.0);
    }
    left.line(&office.preparer, Face::Bold, 13.0);
    right.line(&office.signer, Face::Bold, 13.0);
    (left, right)
}

fn or_blank(text: &str) -> &str {
    match text.trim() {
        "" => BLANK,
        text => text,
    }
}

/// A text as a cell takes it: no control signs but line breaks, and shortened to a limit of UTF-16 units.
pub(crate) fn cell_text(text: &str, most: usize) -> String {
    let plain: String = text
        .chars()
        .map(|c| if c == '\t' { ' ' } else { c })
        .filter(|c| *c == '\n' || !c.is_control())
        .collect();
    if plain.encode_utf16().count() <= most {
        return plain;
    }
    let mut units = 0;
    let fits = plain.chars().take_while(|c| {
        units += c.len_utf16();
        // Room for the sign that says something is missing.
        units < most
    });
    fits.chain(std::iter::once('…')).collect()
}
