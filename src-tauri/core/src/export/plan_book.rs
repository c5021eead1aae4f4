//! A plan's appendices as a workbook: one sheet each, with its titles, as it goes on paper.
//! Every text is written as text, nothing is a formula.

use std::collections::HashMap;

use rust_xlsxwriter::{
    DocProperties, Format, FormatAlign, FormatUnderline, IgnoreError, Workbook, Worksheet,
};

use super::layout::{HIGHEST, height, page_breaks};
use super::styles;
use super::{DEFAULT_COLUMN, DEFAULT_ROW, DEFAULT_SIZE, LONGEST_TEXT, page, plan_columns};
use crate::error::{Error, Result};
use crate::form::Orientation;
use crate::paper::PlanPaper;
use crate::paper::block::{Face, cell_text};
use crate::paper::columns::{PIXEL, sides};
use crate::paper::lines::{self, Cell, Line};
use crate::paper::measure::{self, Font};
use crate::paper::plan_words::{self, AppendixHead, Letterhead};
use crate::paper::texts;
use crate::plan::{Appendix, Column, Kind};
use crate::value::one_line;

/// What a cell keeps free beside its text, and above and below it.
const PADDING: f64 = 4.5;
const AIR: f64 = 4.0;
/// Screens draw letters up to so much wider than paper.
const SCREEN: f64 = 0.97;
/// Text that needs more than Excel's highest row is set smaller, down to this size.
const SMALLEST: f64 = 6.0;
/// The left part of the letterhead, of its whole width.
const LEFT: f64 = 0.41;
/// The row between titles and table.
const GAP: f64 = 8.0;

/// The workbook of a plan's appendices.
///
/// # Errors
///
/// There is nothing to write.
pub fn plan_book(paper: &PlanPaper<'_>) -> Result<Vec<u8>> {
    let appendices = paper.appendices();
    if appendices.is_empty() {
        return Err(Error::Invalid(
            "Kế hoạch không có phụ lục nào để xuất. Thêm phụ lục rồi xuất lại.".to_owned(),
        ));
    }
    let only = format!("Kế hoạch {}", paper.plan.year);
    let names = appendices
        .iter()
        .map(|appendix| match appendix.name.trim() {
            "" => only.as_str(),
            name => name,
        });
    let names = super::distinct_names(names);
    let mut workbook = Workbook::new();
    let default = styles::font(Face::Plain, DEFAULT_SIZE);
    workbook.set_default_format(&default, DEFAULT_ROW, DEFAULT_COLUMN)?;
    workbook.set_properties(
        &DocProperties::new()
            .set_title(cell_text(&one_line(&paper.plan.title), 255))
            .set_author(cell_text(&texts::body_name(&paper.office.body), 255))
            .set_creation_datetime(&super::moment(paper.made_at)?),
    );
    for (appendix, name) in appendices.into_iter().zip(names) {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name)?;
        Writer::new(sheet, paper, appendix)?.write()?;
    }
    Ok(workbook.save_to_buffer()?)
}

struct Writer<'a> {
    sheet: &'a mut Worksheet,
    paper: &'a PlanPaper<'a>,
    appendix: &'a Appendix,
    columns: Vec<Column>,
    lines: Vec<Line>,
    /// Of the columns, in points.
    widths: Vec<f64>,
    /// Of the rows written so far.
    heights: Vec<f64>,
    size: f64,
    formats: HashMap<(Look, u32), Format>,
}

/// How a cell of the table looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Look {
    Heading,
    Title,
    TitleCentred,
    Text,
    Centred,
}

impl Look {
    fn of(line: &Line, cell: &Cell) -> Look {
        match (line.kind == Kind::Task, cell.centred()) {
            (false, true) => Look::TitleCentred,
            (false, false) => Look::Title,
            (true, true) => Look::Centred,
            (true, false) => Look::Text,
        }
    }

    fn format(self, size: f64) -> Format {
        let bold = matches!(self, Look::Heading | Look::Title | Look::TitleCentred);
        let face = if bold { Face::Bold } else { Face::Plain };
        let centred = matches!(self, Look::Heading | Look::TitleCentred | Look::Centred);
        let align = if centred {
            FormatAlign::Center
        } else {
            FormatAlign::Left
        };
        styles::bordered(styles::font(face, size)).set_align(align)
    }
}

impl<'a> Writer<'a> {
    fn new(
        sheet: &'a mut Worksheet,
        paper: &'a PlanPaper<'a>,
        appendix: &'a Appendix,
    ) -> Result<Writer<'a>> {
        let columns = lines::columns(appendix);
        let lines = lines::lines(appendix);
        let size = lines::size(appendix);
        let room = sides(orientation(appendix)).0;
        let pixels = plan_columns::widths(&columns, &lines, size, room);
        let widths: Vec<f64> = pixels
            .iter()
            .map(|width| (width / PIXEL).floor() * PIXEL)
            .collect();
        for (column, width) in (0..).zip(&widths) {
            sheet.set_column_width_pixels(column, (width / PIXEL).round() as u32)?;
        }
        Ok(Writer {
            sheet,
            paper,
            appendix,
            columns,
            lines,
            widths,
            heights: Vec::new(),
            size,
            formats: HashMap::new(),
        })
    }

    fn write(mut self) -> Result<()> {
        let mut head = plan_words::appendix_head(self.paper, self.appendix);
        if let Some(letterhead) = head.head.take() {
            self.letterhead(letterhead)?;
        }
        self.titles(head)?;
        self.next_row(GAP)?;
        let headings = self.headings()?;
        self.table()?;
        self.paper(headings)
    }

    fn next_row(&mut self, points: f64) -> Result<u32> {
        let row = self.heights.len() as u32;
        let height = height(points);
        self.sheet.set_row_height(row, height)?;
        self.heights.push(height);
        Ok(row)
    }

    fn last(&self) -> u16 {
        self.columns.len().saturating_sub(1) as u16
    }

    /// The width a text has in some neighbouring columns on any screen.
    fn inner(&self, first: usize, columns: usize) -> f64 {
        (self.widths[first..first + columns].iter().sum::<f64>() - PADDING) * SCREEN
    }

    /// A text over some neighbouring cells.
    fn put(&mut self, at: [u32; 2], to: [u32; 2], text: &str, format: &Format) -> Result<()> {
        let text = cell_text(text, LONGEST_TEXT);
        // Its quote keeps a text that looks like a formula a text when it is edited.
        let quoted = match text.starts_with(['=', '+', '-', '@']) {
            true => format.clone().set_quote_prefix(),
            false => format.clone(),
        };
        let ([row, column], [last_row, last_column]) = (at, to);
        let (column, last_column) = (column as u16, last_column as u16);
        if at == to {
            self.sheet
                .write_string_with_format(row, column, &text, &quoted)?;
        } else {
            self.sheet
                .merge_range(row, column, last_row, last_column, &text, &quoted)?;
        }
        Ok(())
    }

    /// Issuing body at the left, quốc hiệu and tiêu ngữ at the right.
    fn letterhead(&mut self, own: Letterhead) -> Result<()> {
        let last = self.last();
        if last == 0 {
            return Ok(());
        }
        let bold = |size: f64| styles::font(Face::Bold, size);
        let body = own.body.into_iter();
        let left: Vec<(Format, String)> = body.map(|line| (bold(12.0), line)).collect();
        let motto = bold(13.0).set_underline(FormatUnderline::Single);
        let right = vec![
            (bold(12.0), own.country.to_owned()),
            (motto, own.motto.to_owned()),
        ];
        let (end, high) = self.divided(&left, &right);
        let row = self.next_row(high as f64 * Font::bold(13.0).line() + 10.0)?;
        self.block(row, (0, end - 1), &left)?;
        self.block(row, (end, last), &right)
    }

    /// The column the right part begins with, and the lines the higher part has: as few as can be, then as near as
    /// can be to the usual place.
    fn divided(&self, left: &[(Format, String)], right: &[(Format, String)]) -> (u16, usize) {
        let count = self.columns.len();
        let whole: f64 = self.widths.iter().sum();
        let lines = |block: &[(Format, String)], first: usize, columns: usize| -> usize {
            let inner = self.inner(first, columns);
            let lines = |text: &str| measure::lines(text, inner, Font::bold(12.5));
            block.iter().map(|(_, text)| lines(text)).sum()
        };
        let choice = |end: u16| {
            let at = usize::from(end);
            let high = lines(left, 0, at).max(lines(right, at, count - at));
            let off = (self.widths[..at].iter().sum::<f64>() - whole * LEFT).abs();
            (end, high, off)
        };
        let better =
            |a: &(u16, usize, f64), b: &(u16, usize, f64)| a.1.cmp(&b.1).then(a.2.total_cmp(&b.2));
        let best = (1..=self.last()).map(choice).min_by(better);
        best.map_or((1, 2), |(end, high, _)| (end, high))
    }

    fn block(
        &mut self,
        row: u32,
        (first, last): (u16, u16),
        lines: &[(Format, String)],
    ) -> Result<()> {
        let format = styles::block(FormatAlign::Center);
        self.put([row, first.into()], [row, last.into()], "", &format)?;
        let end = lines.len().saturating_sub(1);
        let texts: Vec<String> = lines
            .iter()
            .enumerate()
            .map(|(at, (_, text))| format!("{text}{}", if at == end { "" } else { "\n" }))
            .collect();
        let runs: Vec<(&Format, &str)> = (lines.iter().zip(&texts))
            .map(|((format, _), text)| (format, text.as_str()))
            .collect();
        if !runs.is_empty() {
            self.sheet
                .write_rich_string_with_format(row, first, &runs, &format)?;
        }
        Ok(())
    }

    /// Name, title, "(Kèm theo …)": a row each.
    fn titles(&mut self, head: AppendixHead) -> Result<()> {
        let titles = [head.name].into_iter().chain(head.title);
        let titles = titles.map(|line| (line, Face::Bold, 14.0));
        let rows = titles.chain([(head.attached, Face::Italic, 13.0)]);
        for (text, face, size) in rows {
            if text.is_empty() {
                continue;
            }
            let font = Font::bold(size);
            let lines = measure::lines(&text, self.inner(0, self.columns.len()), font);
            let row = self.next_row(lines as f64 * font.line() + 2.0)?;
            let format = styles::font(face, size).set_text_wrap();
            let format = format
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter);
            self.put([row, 0], [row, self.last().into()], &text, &format)?;
        }
        Ok(())
    }

    fn headings(&mut self) -> Result<u32> {
        let font = Font::bold(self.size);
        let headings: Vec<String> = self
            .columns
            .iter()
            .map(|column| column.heading.clone())
            .collect();
        let lines = headings.iter().enumerate();
        let most = lines
            .map(|(at, text)| measure::lines(text, self.inner(at, 1), font))
            .max();
        let row = self.next_row(most.unwrap_or(1) as f64 * font.line() + AIR)?;
        let format = Look::Heading.format(self.size);
        for (column, text) in (0..).zip(&headings) {
            self.put([row, column], [row, column], text, &format)?;
        }
        Ok(row)
    }

    fn table(&mut self) -> Result<()> {
        let lines = std::mem::take(&mut self.lines);
        let first = self.heights.len() as u32;
        let sizes: Vec<f64> = lines.iter().map(|line| self.fitting(line)).collect();
        for points in self.row_heights(&lines, &sizes) {
            self.next_row(points)?;
        }
        for ((row, line), size) in (first..).zip(&lines).zip(&sizes) {
            for cell in line.cells.iter().filter(|cell| cell.lines > 0) {
                let column = cell.column as u32;
                let end = [
                    row + cell.lines as u32 - 1,
                    column + cell.columns as u32 - 1,
                ];
                let format = self.format(Look::of(line, cell), *size);
                self.put([row, column], end, &cell.text, &format)?;
            }
        }
        let last = self.heights.len() as u32 - 1;
        if last >= first {
            // Labels are texts: 1.10 is not 1.1.
            self.sheet.ignore_error_range(
                first,
                0,
                last,
                self.last(),
                IgnoreError::NumberStoredAsText,
            )?;
        }
        self.lines = lines;
        Ok(())
    }

    fn format(&mut self, look: Look, size: f64) -> Format {
        let key = (look, (size * 10.0) as u32);
        self.formats
            .entry(key)
            .or_insert_with(|| look.format(size))
            .clone()
    }

    /// The size at which a line's text fits into Excel's highest row.
    fn fitting(&self, line: &Line) -> f64 {
        let mut size = self.size;
        while size > SMALLEST && self.needed(line, size) > HIGHEST {
            size -= 0.5;
        }
        size
    }

    /// How high a line must be for its own cells.
    fn needed(&self, line: &Line, size: f64) -> f64 {
        let cells = line.cells.iter().filter(|cell| cell.lines == 1);
        cells
            .map(|cell| self.cell_height(line, cell, size))
            .fold(Font::regular(size).line() + AIR, f64::max)
    }

    fn cell_height(&self, line: &Line, cell: &Cell, size: f64) -> f64 {
        let font = plan_columns::font(line.kind, size);
        let lines = measure::lines(&cell.text, self.inner(cell.column, cell.columns), font);
        lines as f64 * font.line() + AIR
    }

    /// Heights of the lines: what a merged cell needs beyond its lines goes to all of them.
    fn row_heights(&self, lines: &[Line], sizes: &[f64]) -> Vec<f64> {
        let mut heights: Vec<f64> = lines
            .iter()
            .zip(sizes)
            .map(|(line, size)| self.needed(line, *size))
            .collect();
        for (at, line) in lines.iter().enumerate() {
            for cell in line.cells.iter().filter(|cell| cell.lines > 1) {
                let rows = &mut heights[at..at + cell.lines];
                let missing = self.cell_height(line, cell, sizes[at]) - rows.iter().sum::<f64>();
                if missing > 0.0 {
                    let each = missing / rows.len() as f64;
                    rows.iter_mut().for_each(|height| *height += each);
                }
            }
        }
        heights
    }

    /// Paper, margins, what repeats and what stands still.
    fn paper(self, headings: u32) -> Result<()> {
        let orientation = orientation(self.appendix);
        let (last_row, last) = (self.heights.len() as u32 - 1, self.last());
        page::set_up(self.sheet, orientation);
        self.sheet.set_print_area(0, 0, last_row, last)?;
        self.sheet.set_repeat_rows(headings, headings)?;
        self.sheet.set_freeze_panes(headings + 1, 0)?;
        let breaks = self.breaks(headings, orientation);
        self.sheet.set_page_breaks(&breaks)?;
        Ok(())
    }

    /// Where new pages begin: a section stays with the next line, and lines that share a cell stay together.
    fn breaks(&self, headings: u32, orientation: Orientation) -> Vec<u32> {
        let first = headings as usize + 1;
        let stays = |row: usize| match row.checked_sub(first) {
            None => true,
            Some(at) => {
                let title = self
                    .lines
                    .get(at)
                    .is_some_and(|line| line.kind != Kind::Task);
                let next = self.lines.get(at + 1);
                title || next.is_some_and(|line| line.cells.iter().any(|cell| cell.lines == 0))
            }
        };
        let mut breaks = page_breaks(
            &self.heights,
            stays,
            self.heights[headings as usize],
            sides(orientation).1,
        );
        breaks.truncate(page::MOST_BREAKS);
        breaks
    }
}

fn orientation(appendix: &Appendix) -> Orientation {
    match appendix.landscape {
        true => Orientation::Landscape,
        false => Orientation::Portrait,
    }
}
