//! Where everything of a form stands on its sheet and how wide and high it is, so that the paper shows all of it
//! one page wide at full size. Pure: knows no workbook, writes nothing.

use std::collections::HashMap;

use rust_xlsxwriter::column_number_to_name;

use crate::form::{Column, ColumnKind, HeadingCell, Orientation, headings};
use crate::paper::book::Page;
use crate::paper::columns::{Columns, PIXEL, line_font, sides};
use crate::paper::measure::{self, Font};
use crate::sheet::Line;
use crate::value::Entry;

/// The head's row; the line "Đơn vị tính: …" follows.
pub(super) const HEAD: u32 = 0;
/// The first row of headings.
pub(super) const HEADINGS: u32 = 2;

/// What a cell keeps free beside its text.
const PADDING: f64 = 4.5;
/// Screens draw letters up to so much wider than paper; better a line too many than a word cut.
const SCREEN: f64 = 0.97;
/// How many columns off the quarters the head's parts may begin and end.
const LOOK_AROUND: u16 = 3;
/// What one step of indentation takes.
pub(super) const INDENT: f64 = 10.0;
/// What a row keeps free above and below its text.
const AIR: f64 = 3.0;
/// Excel's highest row.
pub(super) const HIGHEST: f64 = 409.0;

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
        let Columns {
            columns,
            widths,
            decimals,
            size,
        } = Columns::of(page);
        let (depth, headings) = headings(page.form);
        Layout {
            letters: (columns.iter().zip(0..))
                .map(|((_, column), i)| (column.key.as_str(), column_number_to_name(i)))
                .collect(),
            columns,
            widths,
            decimals,
            size,
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

/// A height as Excel keeps it: in whole pixels, not above its limit.
pub(super) fn height(points: f64) -> f64 {
    ((points / PIXEL).ceil() * PIXEL).min(HIGHEST)
}
