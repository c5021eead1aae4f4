//! One form onto one sheet of the workbook: paper, head, headings, lines, foot.

use rust_xlsxwriter::{Format, FormatAlign, Formula, Worksheet};

use super::layout::{self, HEAD, HEADINGS, Layout};
use super::links::{Links, Runs, is_summed};
use super::sheets::LONGEST_TEXT;
use super::styles::{self, Styles};
use crate::error::Result;
use crate::form::{ColumnKind, Orientation};
use crate::paper::block::{self, Block, BlockLine, cell_text};
use crate::paper::book::{Book, Page};
use crate::sheet::{Line, LineKind};
use crate::value::{Amount, Entry};

/// Paper size 9: A4.
const A4: u8 = 9;
const MM_PER_INCH: f64 = 25.4;
/// The row between table and foot.
const GAP: f64 = 9.0;
/// Excel's limit for page breaks set by hand.
pub(super) const MOST_BREAKS: usize = 1023;

/// Writes a page.
pub(super) fn write(
    sheet: &mut Worksheet,
    book: &Book<'_>,
    page: &Page<'_>,
    layout: &Layout<'_>,
    links: &Links,
) -> Result<()> {
    let mut writer = Writer {
        styles: Styles::new(layout.size),
        heights: Vec::new(),
        sheet,
        book,
        page,
        layout,
    };
    for (column, width) in (0..).zip(&layout.widths) {
        let pixels = (width / 0.75).round() as u32;
        writer.sheet.set_column_width_pixels(column, pixels)?;
    }
    // A formula whose result is blank stores nothing, not 0.
    writer.sheet.set_formula_result_default("");
    writer.head()?;
    writer.headings()?;
    writer.lines(links)?;
    writer.foot()?;
    writer.paper()
}

struct Writer<'a, 'b> {
    sheet: &'a mut Worksheet,
    book: &'a Book<'b>,
    page: &'a Page<'b>,
    layout: &'a Layout<'b>,
    styles: Styles,
    /// Of the rows written so far; Excel fits none of them by itself.
    heights: Vec<f64>,
}

impl Writer<'_, '_> {
    /// Sets the height of the next row and gives its number.
    fn next_row(&mut self, points: f64) -> Result<u32> {
        let row = self.heights.len() as u32;
        let height = layout::height(points);
        self.sheet.set_row_height(row, height)?;
        self.heights.push(height);
        Ok(row)
    }

    /// A text over some neighbouring cells of a row or more.
    fn merged(&mut self, cells: Cells, text: &str, format: &Format) -> Result<()> {
        if cells.rows == 1 && cells.first == cells.last {
            self.sheet
                .write_string_with_format(cells.row, cells.first, text, format)?;
        } else {
            let last_row = cells.row + cells.rows - 1;
            self.sheet
                .merge_range(cells.row, cells.first, last_row, cells.last, text, format)?;
        }
        Ok(())
    }

    /// Blocks side by side in one row; with too few columns for that, below each other in one cell.
    fn blocks(
        &mut self,
        blocks: Vec<(Block, Format)>,
        parts: Option<Vec<(u16, u16)>>,
    ) -> Result<()> {
        let (blocks, parts) = match parts {
            Some(parts) => (blocks, parts),
            None => {
                let lines = blocks.into_iter().flat_map(|(block, _)| block.0).collect();
                let all = (0, self.layout.last_column());
                let centred = styles::block(FormatAlign::Center);
                (vec![(Block(lines), centred)], vec![all])
            }
        };
        let high = blocks.iter().zip(&parts);
        let high = high
            .map(|((block, _), (a, b))| block.height(self.layout.inner(*a, *b) - layout::INDENT));
        let row = self.next_row(high.fold(0.0, f64::max) + 3.0)?;
        for ((block, format), part) in blocks.iter().zip(parts) {
            self.block(row, part, block, format)?;
        }
        Ok(())
    }

    fn block(
        &mut self,
        row: u32,
        (first, last): (u16, u16),
        block: &Block,
        format: &Format,
    ) -> Result<()> {
        let cells = Cells {
            row,
            first,
            last,
            rows: 1,
        };
        self.merged(cells, "", format)?;
        let fonts: Vec<Format> = block
            .0
            .iter()
            .map(|l| styles::font(l.face, l.size))
            .collect();
        let texts: Vec<String> = with_breaks(&block.0);
        let runs: Vec<(&Format, &str)> = fonts
            .iter()
            .zip(texts.iter().map(String::as_str))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        self.sheet
            .write_rich_string_with_format(row, first, &runs, format)?;
        Ok(())
    }

    fn head(&mut self) -> Result<()> {
        let [left, centre, right] = block::head(self.book, self.page);
        let parts = self.layout.thirds(
            |inner| left.height(inner),
            |inner| centre.clone().tightened(inner).height(inner),
            |inner| right.height(inner - layout::INDENT),
        );
        let whole = (0, self.layout.last_column());
        let (first, last) = parts.map_or(whole, |[_, centre, _]| centre);
        let centre = centre.tightened(self.layout.inner(first, last));
        let blocks = vec![
            (left, styles::block(FormatAlign::Left)),
            (centre, styles::block(FormatAlign::Center)),
            // Apart from the title, which may be as wide as its cell.
            (right, styles::block(FormatAlign::Left).set_indent(1)),
        ];
        self.blocks(blocks, parts.map(Vec::from))?;
        let row = self.next_row(11.0 * 1.2 + 4.0)?;
        let unit = format!("Đơn vị tính: {}", self.page.form.definition.unit);
        let cells = Cells {
            row,
            first: 0,
            last: self.layout.last_column(),
            rows: 1,
        };
        let format = self.styles.unit.clone();
        self.merged(cells, &cell_text(&unit, LONGEST_TEXT), &format)
    }

    fn headings(&mut self) -> Result<()> {
        for height in self.layout.heading_heights() {
            self.next_row(height)?;
        }
        let format = self.styles.heading.clone();
        for heading in &self.layout.headings {
            let first = heading.column as u16;
            let cells = Cells {
                row: HEADINGS + heading.row as u32,
                first,
                last: first + heading.columns as u16 - 1,
                rows: heading.rows as u32,
            };
            self.merged(cells, &cell_text(&heading.text, LONGEST_TEXT), &format)?;
        }
        let texts: Vec<String> = (0..self.layout.columns.len())
            .map(|i| self.layout.number(self.page, i))
            .collect();
        let most = texts
            .iter()
            .map(|text| text.matches('\n').count() + 1)
            .max();
        let row =
            self.next_row(most.unwrap_or(1) as f64 * self.layout.number_font().line() + 3.0)?;
        for (column, text) in (0..).zip(&texts) {
            self.sheet
                .write_string_with_format(row, column, text, &self.styles.number)?;
        }
        Ok(())
    }

    fn lines(&mut self, links: &Links) -> Result<()> {
        let subtotals = self.page.form.definition.rows.subtotals;
        let runs = Runs::new(self.page.sheet, self.layout.first_line(), subtotals);
        for (i, line) in self.page.sheet.lines.iter().enumerate() {
            let row = self.next_row(self.layout.line_height(line))?;
            for column in 0..self.layout.columns.len() {
                let formula = self.formula(i, line, row, column, links, &runs);
                self.cell(line, row, column, formula)?;
            }
        }
        Ok(())
    }

    /// The live formula of a cell, when it is computed.
    fn formula(
        &self,
        i: usize,
        line: &Line,
        row: u32,
        at: usize,
        links: &Links,
        runs: &Runs,
    ) -> Option<String> {
        let (_, column) = self.layout.columns[at];
        let own = || links.formula(column.formula.as_ref()?, row, self.layout);
        match line.kind {
            LineKind::Row => own(),
            LineKind::Empty => None,
            LineKind::Section if !self.page.form.definition.rows.subtotals => None,
            LineKind::Section | LineKind::Total => match column.kind {
                kind if is_summed(kind) => {
                    runs.sum(i, line.kind, self.layout.letters.get(column.key.as_str())?)
                }
                ColumnKind::Percent => own(),
                _ => None,
            },
        }
    }

    fn cell(&mut self, line: &Line, row: u32, at: usize, formula: Option<String>) -> Result<()> {
        let (index, column) = self.layout.columns[at];
        let (sheet, to) = (&mut *self.sheet, at as u16);
        let styles = self.styles.of(line.kind);
        let format = styles.number(column.kind, self.layout.decimals[at]);
        match column.kind {
            ColumnKind::Ordinal => match line.label.parse::<u32>() {
                Ok(number) => sheet.write_number_with_format(row, to, number, &styles.ordinal)?,
                Err(_) => sheet.write_string_with_format(row, to, &line.label, &styles.ordinal)?,
            },
            ColumnKind::Name => {
                let text = cell_text(&line.name, LONGEST_TEXT);
                sheet.write_string_with_format(row, to, &text, styles.words.of(&text))?
            }
            _ => {
                let entry = line.cells.get(index).and_then(|cell| cell.entry.as_ref());
                match (formula, entry) {
                    (Some(formula), entry) => {
                        let value = entry.and_then(Entry::number);
                        let formula = Formula::new(formula).set_result(result(value));
                        sheet.write_formula_with_format(row, to, formula, format)?
                    }
                    (None, Some(Entry::Number(number))) => {
                        sheet.write_number_with_format(row, to, as_float(*number), format)?
                    }
                    (None, Some(Entry::Text(text))) => {
                        let text = cell_text(text, LONGEST_TEXT);
                        sheet.write_string_with_format(row, to, &text, styles.words.of(&text))?
                    }
                    (None, None) => sheet.write_blank(row, to, format)?,
                }
            }
        };
        Ok(())
    }

    fn foot(&mut self) -> Result<()> {
        self.next_row(GAP)?;
        let parts = self.layout.halves();
        let whole = (0, self.layout.last_column());
        let [a, b] = parts.unwrap_or([whole, whole]);
        let widths = (
            self.layout.text_width(a.0, a.1),
            self.layout.text_width(b.0, b.1),
        );
        let (left, right) = block::foot(self.book, widths);
        // From below: the names stand side by side even where a line above wraps otherwise than measured.
        let centred = styles::block(FormatAlign::Center).set_align(FormatAlign::Bottom);
        let blocks = vec![(left, centred.clone()), (right, centred)];
        self.blocks(blocks, parts.map(Vec::from))
    }

    /// Where new pages begin, so that a section's heading and the foot are never left alone.
    fn breaks(&self) -> Vec<u32> {
        let (first, number) = (self.layout.first_line() as usize, self.layout.number_row());
        let lines = &self.page.sheet.lines;
        let is = |i: usize, kind: LineKind| lines.get(i).is_some_and(|line| line.kind == kind);
        let stays = |row: usize| match row.checked_sub(first) {
            None => true,
            // The last row goes with the total, the total with the foot.
            Some(i) => is(i, LineKind::Section) || i + 2 >= lines.len(),
        };
        let repeated = self.heights[HEADINGS as usize..=number as usize]
            .iter()
            .sum();
        let room = self
            .layout
            .page_height(self.page.form.definition.orientation);
        let mut breaks = layout::page_breaks(&self.heights, stays, repeated, room);
        breaks.truncate(MOST_BREAKS);
        breaks
    }

    /// Paper, margins, what repeats and what stands still.
    fn paper(&mut self) -> Result<()> {
        let layout = self.layout;
        let last = layout.last_column();
        let sheet = &mut *self.sheet;
        set_up(sheet, self.page.form.definition.orientation);
        sheet.set_print_area(HEAD, 0, self.heights.len() as u32 - 1, last)?;
        sheet.set_repeat_rows(HEADINGS, layout.number_row())?;
        if self.page.draft_errors > 0 {
            let (family, draft) = (styles::FAMILY, block::draft(self.page.draft_errors));
            sheet.set_footer(format!("&L&\"{family},Bold\"&11{draft}"));
        }
        let breaks = self.breaks();
        self.sheet.set_page_breaks(&breaks)?;
        let name = layout.columns.iter();
        let name = name.take_while(|(_, column)| column.kind != ColumnKind::Name);
        self.sheet
            .set_freeze_panes(layout.first_line(), name.count() as u16 + 1)?;
        Ok(())
    }
}

/// A4, margins, one page wide, a page number of its own in the middle of the top margin.
pub(super) fn set_up(sheet: &mut Worksheet, orientation: Orientation) {
    let inches = |mm: f64| mm / MM_PER_INCH;
    sheet.set_paper_size(A4);
    match orientation {
        Orientation::Landscape => sheet.set_landscape(),
        Orientation::Portrait => sheet.set_portrait(),
    };
    let (left, right, ends, edge) = (inches(30.0), inches(15.0), inches(20.0), inches(9.0));
    sheet.set_margins(left, right, ends, ends, edge, edge);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_print_center_horizontally(true);
    sheet.set_print_first_page_number(1);
    sheet.set_header(format!("&C&\"{},Regular\"&13&P", styles::FAMILY));
    sheet.set_header_footer_scale_with_doc(false);
}

/// Neighbouring cells from a row and column on.
struct Cells {
    row: u32,
    first: u16,
    last: u16,
    rows: u32,
}

/// The lines' texts, each but the last with its line break.
fn with_breaks(lines: &[BlockLine]) -> Vec<String> {
    let last = lines.len().saturating_sub(1);
    let lines = lines.iter().enumerate();
    lines
        .map(|(i, line)| match i == last {
            true => line.text.clone(),
            false => format!("{}\n", line.text),
        })
        .collect()
}

/// The stored result of a formula; blank is empty.
fn result(value: Option<Amount>) -> String {
    value.map_or_else(String::new, |number| as_float(number).to_string())
}

/// The largest whole number up to which a double holds every whole number.
const EXACT: i128 = 1 << 53;

/// The number as Excel keeps it: exact up to 15 digits.
fn as_float(number: Amount) -> f64 {
    match number.mantissa() {
        whole if number.scale() == 0 && whole.abs() <= EXACT => whole as f64,
        // By way of text: the nearest double, which a division by powers of ten is not always.
        _ => number.normalize().to_string().parse().unwrap_or_default(),
    }
}
