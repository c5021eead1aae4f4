//! The list of tasks with states and evidence as a workbook: one sheet, as it goes on paper.
//! Due dates are dates, so that the list can be sorted and filtered; every text is written as text.

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet};

use super::layout::{HIGHEST, height, page_breaks};
use super::{DEFAULT_COLUMN, DEFAULT_ROW, DEFAULT_SIZE, LONGEST_TEXT, page, styles};
use crate::error::Result;
use crate::form::Orientation;
use crate::paper::block::{Face, cell_text};
use crate::paper::columns::sides;
use crate::paper::measure::{self, Font};
use crate::value::{format_date, one_line};

/// The list of tasks to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskBook {
    /// Whose it is: "UBND phường …".
    pub body: String,
    /// What it lists: "Kế hoạch kiểm soát TTHC 2026 · từ 01/11/2026 · trễ hạn".
    pub about: String,
    /// "12 việc: 3 trễ hạn, 2 đến hạn trong 14 ngày".
    pub summary: String,
    /// The tasks.
    pub rows: Vec<TaskRow>,
    /// When it is made; the same list made at the same time has the same bytes.
    pub made_at: NaiveDateTime,
}

/// A task on a due date, or one without.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TaskRow {
    /// "Kế hoạch kiểm soát TTHC 2026 · Mục II, 3.1".
    pub place: String,
    /// Its content.
    pub content: String,
    /// The lead units.
    pub lead: String,
    /// The coordinating units.
    pub coordinating: String,
    /// The result expected.
    pub result: String,
    /// The last safe day.
    pub due: Option<NaiveDate>,
    /// The time as written, for a task without a due date.
    pub time: String,
    /// How far it is, on two lines: "Đã xong", "12/11/2026".
    pub state: String,
    /// What proves it, one each line.
    pub evidence: String,
    /// A note.
    pub note: String,
    /// Whether it is late.
    pub late: bool,
}

/// Heading and width in points; together a little less than the paper is wide.
const COLUMNS: [(&str, f64); 10] = [
    ("TT", 27.0),
    ("Nội dung công việc", 144.0),
    ("Kế hoạch, mục", 72.0),
    ("Đơn vị chủ trì", 75.0),
    ("Đơn vị phối hợp", 72.0),
    ("Kết quả", 63.0),
    ("Hạn", 60.0),
    ("Tình trạng", 57.0),
    ("Minh chứng", 81.0),
    ("Ghi chú", 48.0),
];
const DUE: u16 = 6;
const STATE: u16 = 7;
const LAST: u16 = COLUMNS.len() as u16 - 1;

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
            .set_creation_datetime(&super::moment(book.made_at)?),
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
        for (column, (_, width)) in (0..).zip(COLUMNS) {
            let pixels = (width / PIXEL).round() as u32;
            self.sheet.set_column_width_pixels(column, pixels)?;
        }
        self.titles(book)?;
        let headings = self.headings()?;
        self.rows(&book.rows)?;
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
        let day = format_date(book.made_at.date());
        let below = [&book.about, &book.summary].map(|text| one_line(text));
        let titles = [
            (one_line(&book.body), Face::Bold, 12.0, FormatAlign::Left),
            (
                "DANH SÁCH NHIỆM VỤ".to_owned(),
                Face::Bold,
                14.0,
                FormatAlign::Center,
            ),
            (below[0].clone(), Face::Plain, 12.0, FormatAlign::Center),
            (
                format!("{} (lập ngày {day})", below[1]),
                Face::Italic,
                12.0,
                FormatAlign::Center,
            ),
        ];
        let whole: f64 = COLUMNS.iter().map(|(_, width)| width).sum();
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
        let lines = COLUMNS.map(|(text, width)| measure::lines(text, inner(width), font));
        let most = lines.into_iter().max().unwrap_or(1);
        let row = self.next_row(most as f64 * font.line() + AIR)?;
        let format = cell(Face::Bold, FormatAlign::Center);
        for (column, (text, _)) in (0..).zip(COLUMNS) {
            self.sheet
                .write_string_with_format(row, column, text, &format)?;
        }
        Ok(row)
    }

    fn rows(&mut self, rows: &[TaskRow]) -> Result<()> {
        let left = cell(Face::Plain, FormatAlign::Left);
        // Its quote keeps a text that looks like a formula a text when it is edited.
        let quoted = left.clone().set_quote_prefix();
        let centred = cell(Face::Plain, FormatAlign::Center);
        let date = centred.clone().set_num_format("dd/mm/yyyy");
        let late = cell(Face::Bold, FormatAlign::Center);
        for (number, own) in (1u32..).zip(rows) {
            let texts = texts(own);
            let row = self.next_row(needed(&texts))?;
            self.sheet
                .write_number_with_format(row, 0, number, &centred)?;
            for (column, text) in (1..).zip(&texts) {
                let format = match (column, text.starts_with(['=', '+', '-', '@'])) {
                    (DUE, _) => &centred,
                    (STATE, _) if own.late => &late,
                    (STATE, _) => &centred,
                    (_, true) => &quoted,
                    (_, false) => &left,
                };
                let text = cell_text(text, LONGEST_TEXT);
                self.sheet
                    .write_string_with_format(row, column, &text, format)?;
            }
            if let Some(due) = own.due {
                self.sheet
                    .write_datetime_with_format(row, DUE, day(due)?, &date)?;
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

/// The texts after the number.
fn texts(own: &TaskRow) -> [String; COLUMNS.len() - 1] {
    let due = match own.due {
        Some(due) => format_date(due),
        None => own.time.clone(),
    };
    [
        own.content.clone(),
        own.place.clone(),
        own.lead.clone(),
        own.coordinating.clone(),
        own.result.clone(),
        due,
        own.state.clone(),
        own.evidence.clone(),
        own.note.clone(),
    ]
}

/// How high a row must be for its texts.
fn needed(texts: &[String]) -> f64 {
    let font = Font::bold(SIZE);
    let widths = COLUMNS.iter().skip(1).map(|(_, width)| inner(*width));
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
