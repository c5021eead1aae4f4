//! Where everything of a form stands on its sheet and how wide and high it is, so that the paper shows all of it
//! one page wide at full size. Pure: knows no workbook, writes nothing.

use std::collections::HashMap;

use rust_xlsxwriter::column_number_to_name;

use super::Page;
use super::measure::{self, Font};
use crate::form::{Column, ColumnKind, HeadingCell, Orientation, headings};
use crate::sheet::{Line, LineKind};
use crate::value::{Entry, format_number};

/// The head's row; the line "Đơn vị tính: …" follows.
pub(super) const HEAD: u32 = 0;
/// The first row of headings.
pub(super) const HEADINGS: u32 = 2;

/// A screen's pixel in points; column widths are whole pixels.
const PIXEL: f64 = 0.75;
/// What a cell keeps free beside its text.
const PADDING: f64 = 4.5;
/// Screens draw letters up to so much wider than paper; better a line too many than a word cut.
const SCREEN: f64 = 0.97;
/// What a column has beside its longest word or number.
const GUTTER: f64 = 7.5;
/// How many columns off the quarters the head's parts may begin and end.
const LOOK_AROUND: u16 = 3;
/// What one step of indentation takes.
pub(super) const INDENT: f64 = 10.0;
/// What a row keeps free above and below its text.
const AIR: f64 = 3.0;
/// Excel's highest row.
pub(super) const HIGHEST: f64 = 409.0;
/// The paper between the margins in points (A4; 30 and 15 mm at the sides, 20 and 20 above and below),
/// a little less than it is: printers measure differently.
const LONG_SIDE: f64 = 297.0;
const SHORT_SIDE: f64 = 210.0;
const SIDES: f64 = 45.0;
const ENDS: f64 = 40.0;
const POINTS_PER_MM: f64 = 72.0 / 25.4;
const SAFE: f64 = 0.985;

/// Where everything of a form stands.
pub(super) struct Layout<'a> {
    /// The printed columns with their index in the form.
    pub(super) columns: Vec<(usize, &'a Column)>,
    /// Their letters in the workbook, by key.
    pub(super) letters: HashMap<&'a str, String>,
    /// Their widths in points.
    pub(super) widths: Vec<f64>,
    /// Decimals shown in each (amounts only).
    pub(super) decimals: Vec<usize>,
    /// Size of the table's text in points.
    pub(super) size: f64,
    /// How many heading rows there are.
    pub(super) depth: usize,
    /// The heading cells.
    pub(super) headings: Vec<HeadingCell>,
}

impl<'a> Layout<'a> {
    /// Lays a page out.
    pub(super) fn new(page: &Page<'a>) -> Layout<'a> {
        let columns: Vec<(usize, &Column)> = page.form.shown().collect();
        let (depth, headings) = headings(page.form);
        let room = sides(page.form.definition.orientation).0;
        let sizes: &[f64] = match columns.len() {
            0..=13 => &[11.0, 10.0, 9.0],
            _ => &[10.0, 9.0],
        };
        let mut chosen = (Vec::new(), 0.0);
        for &size in sizes {
            let needs: Vec<Need> = columns.iter().map(|c| Need::of(page, *c, size)).collect();
            let fits = needs.iter().map(|need| need.least).sum::<f64>() <= room;
            chosen = (needs, size);
            if fits {
                break;
            }
        }
        let (needs, size) = chosen;
        let widths = share(&needs, room);
        Layout {
            letters: (columns.iter().zip(0..))
                .map(|((_, column), i)| (column.key.as_str(), column_number_to_name(i)))
                .collect(),
            decimals: columns.iter().map(|c| decimals(page, *c)).collect(),
            widths,
            size,
            columns,
            depth,
            headings,
        }
    }

    /// The row with the columns' numbers.
    pub(super) fn number_row(&self) -> u32 {
        HEADINGS + self.depth as u32
    }

    /// The row of the first line.
    pub(super) fn first_line(&self) -> u32 {
        self.number_row() + 1
    }

    /// The last printed column.
    pub(super) fn last_column(&self) -> u16 {
        self.columns.len().saturating_sub(1) as u16
    }

    /// The width of some neighbouring columns' text on paper.
    pub(super) fn text_width(&self, first: u16, last: u16) -> f64 {
        let widths = &self.widths[usize::from(first)..=usize::from(last)];
        widths.iter().sum::<f64>() - PADDING
    }

    /// The same as far as rows are to be high enough on every screen.
    pub(super) fn inner(&self, first: u16, last: u16) -> f64 {
        self.text_width(first, last) * SCREEN
    }

    /// How the head's three parts share the columns: as low as their heights allow, else near a quarter, a half and
    /// a quarter. The functions give a part's height for a width. `None` with fewer than three columns.
    pub(super) fn thirds(
        &self,
        left: impl Fn(f64) -> f64,
        centre: impl Fn(f64) -> f64,
        right: impl Fn(f64) -> f64,
    ) -> Option<[(u16, u16); 3]> {
        let last = self.last_column();
        if last < 2 {
            return None;
        }
        let (near, far) = (
            self.boundary(0.25, 1, last - 1),
            self.boundary(0.75, 2, last),
        );
        let around = |end: u16| end.saturating_sub(LOOK_AROUND)..=end + LOOK_AROUND;
        let mut best = (f64::MAX, [(0, 0), (1, 1), (2, last)]);
        for a in around(near).filter(|a| (1..last).contains(a)) {
            for b in around(far).filter(|b| (a + 1..=last).contains(b)) {
                let high = left(self.inner(0, a - 1))
                    .max(centre(self.inner(a, b - 1)))
                    .max(right(self.inner(b, last)));
                // A little worse the farther from the middle, so that of equals the nearest wins.
                let off = f64::from(a.abs_diff(near) + b.abs_diff(far));
                if high + off < best.0 {
                    best = (high + off, [(0, a - 1), (a, b - 1), (b, last)]);
                }
            }
        }
        Some(best.1)
    }

    /// The two halves of the width. `None` with one column.
    pub(super) fn halves(&self) -> Option<[(u16, u16); 2]> {
        let last = self.last_column();
        let middle = (last > 0).then(|| self.boundary(0.5, 1, last))?;
        Some([(0, middle - 1), (middle, last)])
    }

    /// The column, in a range, whose left border is nearest to a share of the width.
    fn boundary(&self, share: f64, least: u16, most: u16) -> u16 {
        let whole: f64 = self.widths.iter().sum();
        let off = |end: &u16| {
            let before: f64 = self.widths[..usize::from(*end)].iter().sum();
            (before - share * whole).abs()
        };
        let ends = (least..=most).min_by(|a, b| off(a).total_cmp(&off(b)));
        ends.unwrap_or(least)
    }

    /// Heights of the heading rows: each cell's text fits into the rows it covers.
    pub(super) fn heading_heights(&self) -> Vec<f64> {
        let font = Font::bold(self.size);
        let mut heights = vec![font.line() + AIR; self.depth];
        let mut cells: Vec<&HeadingCell> = self.headings.iter().collect();
        cells.sort_by_key(|cell| cell.rows);
        for cell in cells {
            let last = (cell.column + cell.columns - 1) as u16;
            let inner = self.inner(cell.column as u16, last);
            let needed = measure::lines(&cell.text, inner, font) as f64 * font.line() + AIR;
            let rows = &mut heights[cell.row..cell.row + cell.rows];
            let missing = needed - rows.iter().sum::<f64>();
            if let (true, Some(last)) = (missing > 0.0, rows.last_mut()) {
                *last += missing;
            }
        }
        heights.into_iter().map(height).collect()
    }

    /// The room on a page of the paper, in the sheet's own points: more when printing is scaled down.
    pub(super) fn page_height(&self, orientation: Orientation) -> f64 {
        let (width, height) = sides(orientation);
        height * (self.widths.iter().sum::<f64>() / width).max(1.0)
    }

    /// The font of the number row.
    pub(super) fn number_font(&self) -> Font {
        Font::regular(self.size - 1.0)
    }

    /// What the number row prints in a column, broken where it must be.
    pub(super) fn number(&self, page: &Page<'_>, i: usize) -> String {
        let printed = page.form.printed_number(self.columns[i].1);
        measure::number_lines(&printed, self.inner(i as u16, i as u16), self.number_font())
    }

    /// The height of a line: its name and words fit.
    pub(super) fn line_height(&self, line: &Line) -> f64 {
        let font = line_font(line, self.size);
        let words =
            |i: usize, text: &str| measure::lines(text, self.inner(i as u16, i as u16), font);
        let columns = self.columns.iter().enumerate();
        let most = columns.map(|(i, (index, column))| match column.kind {
            ColumnKind::Name => words(i, &line.name),
            ColumnKind::Text => match line.cells.get(*index).and_then(|c| c.entry.as_ref()) {
                Some(Entry::Text(text)) => words(i, text),
                _ => 1,
            },
            _ => 1,
        });
        height(most.max().unwrap_or(1) as f64 * font.line() + AIR)
    }
}

/// The rows before which a new page begins, given the rows' heights: a heading of a section stays with what follows,
/// and the foot is not alone. `stays` says of a row whether it must not be the last of its page.
pub(super) fn page_breaks(
    heights: &[f64],
    stays: impl Fn(usize) -> bool,
    repeated: f64,
    room: f64,
) -> Vec<u32> {
    let mut breaks = Vec::new();
    let (mut first, mut used, mut row) = (0, 0.0, 0);
    while row < heights.len() {
        used += heights[row];
        if used <= room || row == first {
            row += 1;
            continue;
        }
        let together = (first + 1..=row).rev().find(|next| !stays(next - 1));
        first = together.unwrap_or(row);
        breaks.push(first as u32);
        (used, row) = (repeated, first);
    }
    breaks
}

/// Bold where the line is: sections and totals.
pub(super) fn line_font(line: &Line, size: f64) -> Font {
    Font {
        size,
        bold: matches!(line.kind, LineKind::Section | LineKind::Total),
    }
}

/// A height as Excel keeps it: in whole pixels, not above its limit.
pub(super) fn height(points: f64) -> f64 {
    ((points / PIXEL).ceil() * PIXEL).min(HIGHEST)
}

/// The paper between the margins: width and height in points.
pub(super) fn sides(orientation: Orientation) -> (f64, f64) {
    let (width, height) = match orientation {
        Orientation::Landscape => (LONG_SIDE, SHORT_SIDE),
        Orientation::Portrait => (SHORT_SIDE, LONG_SIDE),
    };
    let points = |mm: f64| mm * POINTS_PER_MM * SAFE;
    (points(width - SIDES), points(height - ENDS))
}

/// What a column needs, in points.
struct Need {
    /// Narrower than this it cuts a word or a number.
    least: f64,
    /// Narrower than this it is a burden to read: words keep their width as long as numbers can give way.
    enough: f64,
    /// As the definition would have it.
    wanted: f64,
    /// Whether it takes its part of spare width.
    grows: bool,
}

impl Need {
    fn of(page: &Page<'_>, (index, column): (usize, &Column), size: f64) -> Need {
        let heading = column.heading.last().map_or("", String::as_str);
        let number_font = Font::regular(size - 1.0);
        let printed = page.form.printed_number(column);
        let pieces = measure::number_pieces(&printed).map(|p| measure::width(p, number_font));
        let words = measure::longest_word(heading, Font::bold(size));
        let inside = match column.kind {
            ColumnKind::Name => longest_name(page, size).max(size * 8.0),
            ColumnKind::Text => size * 5.0,
            ColumnKind::Ordinal => labels(page, size),
            _ => widest_number(page, index, size),
        };
        let least = pieces.fold(words.max(inside), f64::max) + GUTTER;
        // The definition counts in digits, as Excel does.
        let wanted = f64::from(column.width) * size / 2.0 + GUTTER;
        let wanted = wanted.max(least);
        let words = matches!(column.kind, ColumnKind::Name | ColumnKind::Text);
        Need {
            least,
            enough: if words { wanted } else { least },
            wanted,
            grows: column.kind != ColumnKind::Ordinal,
        }
    }
}

/// The longest word of the names, as far as a column can be asked to show it in one piece.
fn longest_name(page: &Page<'_>, size: f64) -> f64 {
    let names = page.sheet.lines.iter();
    names
        .map(|line| measure::longest_word(&line.name, line_font(line, size)))
        .fold(0.0, f64::max)
        .min(size * 12.0)
}

fn labels(page: &Page<'_>, size: f64) -> f64 {
    let lines = page.sheet.lines.iter();
    lines
        .map(|line| measure::width(&line.label, line_font(line, size)))
        .fold(0.0, f64::max)
}

/// The largest number takes most room, bold most of all.
fn widest_number(page: &Page<'_>, index: usize, size: f64) -> f64 {
    let lines = page.sheet.lines.iter();
    let numbers = lines.filter_map(|line| line.cells.get(index)?.entry.as_ref()?.number());
    let (mut largest, mut fraction) = (None, "");
    for number in numbers {
        largest = largest.max(Some(number.abs()));
        if !number.fract().is_zero() {
            // Decimals beyond those shown do not count.
            fraction = ",0000";
        }
    }
    // The number format keeps the width of a bracket free on the right.
    largest.map_or(0.0, |number| {
        let shown = format!("{}{fraction})", format_number(number.trunc()));
        measure::width(&shown, Font::bold(size))
    })
}

/// Decimals an amount's column shows: as many as its figures have, not those of an endless quotient.
fn decimals(page: &Page<'_>, (index, column): (usize, &Column)) -> usize {
    let most = if column.formula.is_some() { 2 } else { 4 };
    let lines = page.sheet.lines.iter();
    let scales = lines.filter_map(|line| {
        let number = line.cells.get(index)?.entry.as_ref()?.number()?;
        Some(number.normalize().scale() as usize)
    });
    scales.max().unwrap_or(0).min(most)
}

/// Shares the paper's width out: what is missing is taken where there is more than needed,
/// what is left over goes to the wide ones. In whole pixels.
fn share(needs: &[Need], room: f64) -> Vec<f64> {
    let sum = |of: &dyn Fn(&Need) -> f64| needs.iter().map(of).sum::<f64>();
    let wanted = sum(&|need| need.wanted);
    let growing = sum(&|need| if need.grows { need.wanted } else { 0.0 });
    let floor: &dyn Fn(&Need) -> f64 = match sum(&|need| need.enough) <= room {
        true => &|need| need.enough,
        false => &|need| need.least,
    };
    let least = sum(floor);
    let width = |need: &Need| {
        if least >= room {
            // Too much for the paper at any size: printing is scaled down.
            floor(need)
        } else if wanted > room {
            floor(need) + (need.wanted - floor(need)) * (room - least) / (wanted - least)
        } else if need.grows {
            need.wanted * (1.0 + (room - wanted) / growing)
        } else {
            need.wanted
        }
    };
    let whole_pixels = |points: f64| (points / PIXEL).floor() * PIXEL;
    needs.iter().map(|need| whole_pixels(width(need))).collect()
}
