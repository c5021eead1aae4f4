//! A plan's appendices as a workbook: one sheet each, with its titles, as it goes on paper.
//! Every text is written as text, nothing is a formula.

use std::collections::HashMap;

use rust_xlsxwriter::{DocProperties, Format, FormatAlign, IgnoreError, Workbook, Worksheet};

use super::layout::{HIGHEST, page_breaks};
use super::plan_sheet::PlanSheet;
use super::sheets::{DEFAULT_COLUMN, DEFAULT_ROW, DEFAULT_SIZE, distinct_names, moment};
use super::styles;
use super::{page, plan_columns};
use crate::error::{Error, Result};
use crate::form::Orientation;
use crate::paper::PlanPaper;
use crate::paper::block::{Face, cell_text};
use crate::paper::columns::sides;
use crate::paper::lines::{self, Cell, Line};
use crate::paper::measure::{self, Font};
use crate::paper::plan_words;
use crate::paper::texts;
use crate::plan::{Appendix, Column, Kind};
use crate::value::one_line;

/// What a cell keeps free above and below its text.
const AIR: f64 = 4.0;
/// Text that needs more than Excel's highest row is set smaller, down to this size.
const SMALLEST: f64 = 6.0;
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
    let names = distinct_names(names);
    let mut workbook = Workbook::new();
    let default = styles::font(Face::Plain, DEFAULT_SIZE);
    workbook.set_default_format(&default, DEFAULT_ROW, DEFAULT_COLUMN)?;
    workbook.set_properties(
        &DocProperties::new()
            .set_title(cell_text(&one_line(&paper.plan.title), 255))
            .set_author(cell_text(&texts::body_name(&paper.office.body), 255))
            .set_creation_datetime(&moment(paper.made_at)?),
    );
    for (appendix, name) in appendices.into_iter().zip(names) {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name)?;
        Writer::new(sheet, paper, appendix)?.write()?;
    }
    Ok(workbook.save_to_buffer()?)
}

struct Writer<'a> {
    on: PlanSheet<'a>,
    paper: &'a PlanPaper<'a>,
    appendix: &'a Appendix,
    columns: Vec<Column>,
    lines: Vec<Line>,
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
        let widths = plan_columns::widths(&columns, &lines, size, room);
        Ok(Writer {
            on: PlanSheet::new(sheet, &widths)?,
            paper,
            appendix,
            columns,
            lines,
            size,
            formats: HashMap::new(),
        })
    }

    fn write(mut self) -> Result<()> {
        let mut head = plan_words::appendix_head(self.paper, self.appendix);
        if let Some(letterhead) = head.head.take() {
            self.on.letterhead(letterhead)?;
        }
        self.on.titles(head)?;
        self.on.next_row(GAP)?;
        let headings = self.headings()?;
        self.table()?;
        self.paper(headings)
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
            .map(|(at, text)| measure::lines(text, self.on.inner(at, 1), font))
            .max();
        let row = self
            .on
            .next_row(most.unwrap_or(1) as f64 * font.line() + AIR)?;
        let format = Look::Heading.format(self.size);
        for (column, text) in (0..).zip(&headings) {
            self.on.put([row, column], [row, column], text, &format)?;
        }
        Ok(row)
    }

    fn table(&mut self) -> Result<()> {
        let lines = std::mem::take(&mut self.lines);
        let first = self.on.heights.len() as u32;
        let sizes: Vec<f64> = lines.iter().map(|line| self.fitting(line)).collect();
        for points in self.row_heights(&lines, &sizes) {
            self.on.next_row(points)?;
        }
        for ((row, line), size) in (first..).zip(&lines).zip(&sizes) {
            for cell in line.cells.iter().filter(|cell| cell.lines > 0) {
                let column = cell.column as u32;
                let end = [
                    row + cell.lines as u32 - 1,
                    column + cell.columns as u32 - 1,
                ];
                let format = self.format(Look::of(line, cell), *size);
                self.on.put([row, column], end, &cell.text, &format)?;
            }
        }
        let last = self.on.heights.len() as u32 - 1;
        if last >= first {
            // Labels are texts: 1.10 is not 1.1.
            self.on.sheet.ignore_error_range(
                first,
                0,
                last,
                self.on.last(),
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
        let lines = measure::lines(&cell.text, self.on.inner(cell.column, cell.columns), font);
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
        let (last_row, last) = (self.on.heights.len() as u32 - 1, self.on.last());
        page::set_up(self.on.sheet, orientation);
        self.on.sheet.set_print_area(0, 0, last_row, last)?;
        self.on.sheet.set_repeat_rows(headings, headings)?;
        self.on.sheet.set_freeze_panes(headings + 1, 0)?;
        let breaks = self.breaks(headings, orientation);
        self.on.sheet.set_page_breaks(&breaks)?;
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
            &self.on.heights,
            stays,
            self.on.heights[headings as usize],
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
