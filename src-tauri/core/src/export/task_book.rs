//! The list of tasks with states and evidence as a workbook: one sheet, as it goes on paper.
//! Due dates are dates, so that the list can be sorted and filtered; every text is written as text.

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
use crate::paper::task_list::{Column, TITLE, TaskList};
use crate::task::line::Line;
use crate::value::one_line;

/// The list of tasks to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskBook {
    /// Whose it is: "UBND phường …".
    pub body: String,
    /// The list.
    pub list: TaskList,
    /// When it is made; the same list made at the same time has the same bytes.
    pub made_at: NaiveDateTime,
}

/// The columns' widths in points; together a little less than the paper is wide.
const WIDTHS: [f64; Column::ALL.len()] =
    [27.0, 144.0, 72.0, 75.0, 72.0, 63.0, 60.0, 57.0, 81.0, 48.0];
const LAST: u16 = Column::ALL.len() as u16 - 1;

const SIZE: f64 = 11.0;
const PIXEL: f64 = 0.75;
/// What a cell keeps free beside its text, and above and below it.
const PADDING: f64 = 4.5;
const AIR: f64 = 4.0;
/// Screens draw letters up to so much wider than paper.
const SCREEN: f64 = 0.97;

/// The workbook's bytes.
///
/// # Errors
///
/// When there are more tasks than a sheet has rows.
pub fn task_book(book: &TaskBook) -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let default = styles::font(Face::Plain, DEFAULT_SIZE);
    workbook.set_default_format(&default, DEFAULT_ROW, DEFAULT_COLUMN)?;
    workbook.set_properties(
        &DocProperties::new()
            .set_title("Danh sách nhiệm vụ")
            .set_author(cell_text(&one_line(&book.body), 255))
            .set_creation_datetime(&moment(book.made_at)?),
    );
    let sheet = workbook.add_worksheet();
    sheet.set_name("Nhiệm vụ")?;
    let writer = Writer {
        sheet,
        heights: Vec::new(),
    };
    writer.write(book)?;
    Ok(workbook.save_to_buffer()?)
}

struct Writer<'a> {
    sheet: &'a mut Worksheet,
    /// Of the rows written so far.
    heights: Vec<f64>,
}

impl Writer<'_> {
    fn write(mut self, book: &TaskBook) -> Result<()> {
        for (column, width) in (0..).zip(WIDTHS) {
            let pixels = (width / PIXEL).round() as u32;
            self.sheet.set_column_width_pixels(column, pixels)?;
        }
        self.titles(book)?;
        let headings = self.headings()?;
        self.rows(&book.list.lines)?;
        self.paper(headings)
    }

    fn next_row(&mut self, points: f64) -> Result<u32> {
        let row = self.heights.len() as u32;
        let height = height(points);
        self.sheet.set_row_height(row, height)?;
        self.heights.push(height);
        Ok(row)
    }

    fn titles(&mut self, book: &TaskBook) -> Result<()> {
        let titles = [
            (one_line(&book.body), Face::Bold, 12.0, FormatAlign::Left),
            (TITLE.to_owned(), Face::Bold, 14.0, FormatAlign::Center),
            (book.list.about(), Face::Plain, 12.0, FormatAlign::Center),
            (
                book.list.summary(book.made_at.date()),
                Face::Italic,
                12.0,
                FormatAlign::Center,
            ),
        ];
        let whole: f64 = WIDTHS.iter().sum();
        for (text, face, size, align) in titles {
            if text.is_empty() {
                continue;
            }
            let font = Font::bold(size);
            let lines = measure::lines(&text, (whole - PADDING) * SCREEN, font);
            let row = self.next_row(lines as f64 * font.line() + 2.0)?;
            let format = styles::font(face, size).set_align(align).set_text_wrap();
            let text = cell_text(&text, LONGEST_TEXT);
            self.sheet.merge_range(row, 0, row, LAST, &text, &format)?;
        }
        self.next_row(AIR * 2.0).map(drop)
    }

    fn headings(&mut self) -> Result<u32> {
        let font = Font::bold(SIZE);
        let headings = Column::ALL.map(Column::heading);
        let both = headings.into_iter().zip(WIDTHS);
        let lines = both.map(|(text, width)| measure::lines(text, inner(width), font));
        let most = lines.max().unwrap_or(1);
        let row = self.next_row(most as f64 * font.line() + AIR)?;
        let format = cell(Face::Bold, FormatAlign::Center);
        for (column, text) in (0..).zip(headings) {
            self.sheet
                .write_string_with_format(row, column, text, &format)?;
        }
        Ok(row)
    }

    fn rows(&mut self, lines: &[Line]) -> Result<()> {
        let left = cell(Face::Plain, FormatAlign::Left);
        // Its quote keeps a text that looks like a formula a text when it is edited.
        let quoted = left.clone().set_quote_prefix();
        let centred = cell(Face::Plain, FormatAlign::Center);
        // The weekday is a word of the format: the cell stays a date, to sort and filter by.
        let week = monday(NaiveDate::default()).iter_days().take(7);
        let shown = week.map(|day| format!("\"{} \"dd/mm/yyyy", weekday_short(day)));
        let dates = shown.map(|shown| centred.clone().set_num_format(shown));
        let dates: Vec<Format> = dates.collect();
        let late = cell(Face::Bold, FormatAlign::Center);
        for (number, own) in (1..).zip(lines) {
            let texts = Column::ALL.map(|column| column.text(number, own));
            let row = self.next_row(needed(&texts))?;
            for (at, (column, text)) in (0..).zip(Column::ALL.into_iter().zip(&texts)) {
                let format = match (column, text.starts_with(['=', '+', '-', '@'])) {
                    (Column::State, _) if own.late() => &late,
                    (column, _) if column.centred() => &centred,
                    (_, true) => &quoted,
                    (_, false) => &left,
                };
                match (column, own.due) {
                    (Column::Number, _) => {
                        let number = number as u32;
                        self.sheet
                            .write_number_with_format(row, at, number, format)?
                    }
                    (Column::Due, Some(due)) => {
                        let date = &dates[due.weekday().num_days_from_monday() as usize];
                        self.sheet
                            .write_datetime_with_format(row, at, day(due)?, date)?
                    }
                    _ => {
                        let text = cell_text(text, LONGEST_TEXT);
                        self.sheet
                            .write_string_with_format(row, at, &text, format)?
                    }
                };
            }
        }
        Ok(())
    }

    /// Paper, margins, what repeats and what stands still.
    fn paper(self, headings: u32) -> Result<()> {
        let last_row = self.heights.len() as u32 - 1;
        page::set_up(self.sheet, Orientation::Landscape);
        self.sheet.set_print_area(0, 0, last_row, LAST)?;
        self.sheet.set_repeat_rows(headings, headings)?;
        self.sheet.set_freeze_panes(headings + 1, 2)?;
        if last_row > headings {
            self.sheet.autofilter(headings, 0, last_row, LAST)?;
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

/// How high a row must be for its texts.
fn needed(texts: &[String]) -> f64 {
    let font = Font::bold(SIZE);
    let widths = WIDTHS.into_iter().map(inner);
    let lines = texts
        .iter()
        .zip(widths)
        .map(|(text, width)| measure::lines(text, width, font));
    let most = lines.max().unwrap_or(1).max(1);
    (most as f64 * font.line() + AIR).min(HIGHEST)
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
