//! A list as a sheet of a workbook, as it goes on paper: lines above it, a row of headings, rows of texts. Days are
//! dates, so that the list can be sorted and filtered; every text is written as text.

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet};

use super::layout::{HIGHEST, height, page_breaks};
use super::sheets::{DEFAULT_COLUMN, DEFAULT_ROW, DEFAULT_SIZE, LONGEST_TEXT, moment};
use super::{page, styles};
use crate::calendar::{monday, weekday_short};
use crate::error::Result;
use crate::form::Orientation;
use crate::paper::block::{Face, cell_text};
use crate::paper::columns::sides;
use crate::paper::measure::{self, Font};
use crate::value::one_line;

const SIZE: f64 = 11.0;
const PIXEL: f64 = 0.75;
/// What a cell keeps free beside its text, and above and below it.
const PADDING: f64 = 4.5;
const AIR: f64 = 4.0;
/// Screens draw letters up to so much wider than paper.
const SCREEN: f64 = 0.97;

/// A line above the list.
pub(super) struct Title {
    /// Its text; nothing is written of an empty one.
    pub(super) text: String,
    pub(super) face: Face,
    /// In points.
    pub(super) size: f64,
    pub(super) align: FormatAlign,
}

/// A column.
pub(super) struct Column {
    pub(super) heading: &'static str,
    /// In points; together a little less than the paper is wide.
    pub(super) width: f64,
    /// Whether its texts stand in the middle.
    pub(super) centred: bool,
}

/// A cell below the headings.
pub(super) struct Cell {
    /// What it says.
    pub(super) text: String,
    /// What it is besides.
    pub(super) kind: Kind,
}

/// What a cell is.
pub(super) enum Kind {
    Text,
    /// Printed bold.
    Urgent,
    Number(u32),
    Day(NaiveDate),
    /// A day until when something is due: shown with its weekday.
    Due(NaiveDate),
}

/// A workbook for lists.
///
/// # Errors
///
/// When it cannot be made.
pub(super) fn workbook(title: &str, author: &str, made_at: NaiveDateTime) -> Result<Workbook> {
    let mut workbook = Workbook::new();
    let default = styles::font(Face::Plain, DEFAULT_SIZE);
    workbook.set_default_format(&default, DEFAULT_ROW, DEFAULT_COLUMN)?;
    workbook.set_properties(
        &DocProperties::new()
            .set_title(title)
            .set_author(cell_text(&one_line(author), 255))
            .set_creation_datetime(&moment(made_at)?),
    );
    Ok(workbook)
}

/// Writes a list on a sheet that has nothing yet.
///
/// # Errors
///
/// When there are more rows than a sheet has.
pub(super) fn write(
    sheet: &mut Worksheet,
    titles: &[Title],
    columns: &[Column],
    rows: impl Iterator<Item = Vec<Cell>>,
) -> Result<()> {
    let mut writer = Writer {
        sheet,
        columns,
        heights: Vec::new(),
    };
    for (at, column) in (0..).zip(columns) {
        let pixels = (column.width / PIXEL).round() as u32;
        writer.sheet.set_column_width_pixels(at, pixels)?;
    }
    writer.titles(titles)?;
    let headings = writer.headings()?;
    writer.rows(rows)?;
    writer.paper(headings)
}

struct Writer<'a> {
    sheet: &'a mut Worksheet,
    columns: &'a [Column],
    /// Of the rows written so far.
    heights: Vec<f64>,
}

impl Writer<'_> {
    fn last(&self) -> u16 {
        self.columns.len() as u16 - 1
    }

    fn next_row(&mut self, points: f64) -> Result<u32> {
        let row = self.heights.len() as u32;
        let height = height(points);
        self.sheet.set_row_height(row, height)?;
        self.heights.push(height);
        Ok(row)
    }

    fn titles(&mut self, titles: &[Title]) -> Result<()> {
        let whole: f64 = self.columns.iter().map(|column| column.width).sum();
        for own in titles.iter().filter(|own| !own.text.is_empty()) {
            let font = Font::bold(own.size);
            let lines = measure::lines(&own.text, (whole - PADDING) * SCREEN, font);
            let row = self.next_row(lines as f64 * font.line() + 2.0)?;
            let format = styles::font(own.face, own.size)
                .set_align(own.align)
                .set_text_wrap();
            let text = cell_text(&own.text, LONGEST_TEXT);
            self.sheet
                .merge_range(row, 0, row, self.last(), &text, &format)?;
        }
        self.next_row(AIR * 2.0).map(drop)
    }

    fn headings(&mut self) -> Result<u32> {
        let font = Font::bold(SIZE);
        let headings = self.columns.iter();
        let lines = headings.map(|own| measure::lines(own.heading, inner(own.width), font));
        let most = lines.max().unwrap_or(1);
        let row = self.next_row(most as f64 * font.line() + AIR)?;
        let format = cell(Face::Bold, FormatAlign::Center);
        for (column, own) in (0..).zip(self.columns) {
            self.sheet
                .write_string_with_format(row, column, own.heading, &format)?;
        }
        Ok(row)
    }

    fn rows(&mut self, rows: impl Iterator<Item = Vec<Cell>>) -> Result<()> {
        let left = cell(Face::Plain, FormatAlign::Left);
        // Its quote keeps a text that looks like a formula a text when it is edited.
        let quoted = left.clone().set_quote_prefix();
        let centred = cell(Face::Plain, FormatAlign::Center);
        let date = centred.clone().set_num_format("dd/mm/yyyy");
        // The weekday is a word of the format: the cell stays a date, to sort and filter by.
        let week = monday(NaiveDate::default()).iter_days().take(7);
        let shown = week.map(|day| format!("\"{} \"dd/mm/yyyy", weekday_short(day)));
        let dues = shown.map(|shown| centred.clone().set_num_format(shown));
        let dues: Vec<Format> = dues.collect();
        let urgent = cell(Face::Bold, FormatAlign::Center);
        for cells in rows {
            let row = self.next_row(self.needed(&cells))?;
            for (at, (column, own)) in (0..).zip(self.columns.iter().zip(&cells)) {
                let format = match (column.centred, own.text.starts_with(['=', '+', '-', '@'])) {
                    (true, _) => &centred,
                    (false, true) => &quoted,
                    (false, false) => &left,
                };
                let text = || cell_text(&own.text, LONGEST_TEXT);
                match own.kind {
                    Kind::Number(number) => self
                        .sheet
                        .write_number_with_format(row, at, number, format)?,
                    Kind::Day(own) => {
                        self.sheet
                            .write_datetime_with_format(row, at, day(own)?, &date)?
                    }
                    Kind::Due(own) => {
                        let due = &dues[own.weekday().num_days_from_monday() as usize];
                        self.sheet
                            .write_datetime_with_format(row, at, day(own)?, due)?
                    }
                    Kind::Urgent => {
                        self.sheet
                            .write_string_with_format(row, at, text(), &urgent)?
                    }
                    Kind::Text => self
                        .sheet
                        .write_string_with_format(row, at, text(), format)?,
                };
            }
        }
        Ok(())
    }

    /// How high a row must be for its texts.
    fn needed(&self, cells: &[Cell]) -> f64 {
        let font = Font::bold(SIZE);
        let cells = cells.iter().zip(self.columns);
        let lines =
            cells.map(|(cell, column)| measure::lines(&cell.text, inner(column.width), font));
        let most = lines.max().unwrap_or(1).max(1);
        (most as f64 * font.line() + AIR).min(HIGHEST)
    }

    /// Paper, margins, what repeats and what stands still.
    fn paper(self, headings: u32) -> Result<()> {
        let (last, last_row) = (self.last(), self.heights.len() as u32 - 1);
        page::set_up(self.sheet, Orientation::Landscape);
        self.sheet.set_print_area(0, 0, last_row, last)?;
        self.sheet.set_repeat_rows(headings, headings)?;
        self.sheet.set_freeze_panes(headings + 1, 2)?;
        if last_row > headings {
            self.sheet.autofilter(headings, 0, last_row, last)?;
        }
        let stays = |row: usize| row <= headings as usize;
        let repeated = self.heights[headings as usize];
        let room = sides(Orientation::Landscape).1;
        let mut breaks = page_breaks(&self.heights, stays, repeated, room);
        breaks.truncate(page::MOST_BREAKS);
        self.sheet.set_page_breaks(&breaks)?;
        Ok(())
    }
}

/// The width a text has in a column on any screen.
fn inner(width: f64) -> f64 {
    (width - PADDING) * SCREEN
}

fn cell(face: Face, align: FormatAlign) -> Format {
    styles::bordered(styles::font(face, SIZE)).set_align(align)
}

fn day(day: NaiveDate) -> Result<ExcelDateTime> {
    let year = u16::try_from(day.year()).unwrap_or_default();
    Ok(ExcelDateTime::from_ymd(
        year,
        day.month() as u8,
        day.day() as u8,
    )?)
}
