//! A sheet of a plan's workbook as it is filled from above: its rows and their heights, letterhead and titles.

use rust_xlsxwriter::{Format, FormatAlign, FormatUnderline, Worksheet};

use super::layout::height;
use super::sheets::LONGEST_TEXT;
use super::styles;
use crate::error::Result;
use crate::paper::block::{Face, cell_text};
use crate::paper::columns::PIXEL;
use crate::paper::measure::{self, Font};
use crate::paper::plan_words::{AppendixHead, Letterhead};

/// What a cell keeps free beside its text.
const PADDING: f64 = 4.5;
/// Screens draw letters up to so much wider than paper.
const SCREEN: f64 = 0.97;
/// The left part of the letterhead, of its whole width.
const LEFT: f64 = 0.41;

/// A sheet on its way.
pub(super) struct PlanSheet<'a> {
    /// What is written to.
    pub(super) sheet: &'a mut Worksheet,
    /// Of the columns, in points.
    pub(super) widths: Vec<f64>,
    /// Of the rows written so far.
    pub(super) heights: Vec<f64>,
}

impl<'a> PlanSheet<'a> {
    /// A sheet whose columns are about so wide, in points: a column is whole pixels wide.
    pub(super) fn new(sheet: &'a mut Worksheet, widths: &[f64]) -> Result<PlanSheet<'a>> {
        let whole = widths.iter().map(|width| (width / PIXEL).floor() * PIXEL);
        let widths: Vec<f64> = whole.collect();
        for (column, width) in (0..).zip(&widths) {
            sheet.set_column_width_pixels(column, (width / PIXEL).round() as u32)?;
        }
        Ok(PlanSheet {
            sheet,
            widths,
            heights: Vec::new(),
        })
    }

    pub(super) fn next_row(&mut self, points: f64) -> Result<u32> {
        let row = self.heights.len() as u32;
        let height = height(points);
        self.sheet.set_row_height(row, height)?;
        self.heights.push(height);
        Ok(row)
    }

    pub(super) fn last(&self) -> u16 {
        self.widths.len().saturating_sub(1) as u16
    }

    /// The width a text has in some neighbouring columns on any screen.
    pub(super) fn inner(&self, first: usize, columns: usize) -> f64 {
        (self.widths[first..first + columns].iter().sum::<f64>() - PADDING) * SCREEN
    }

    /// A text over some neighbouring cells.
    pub(super) fn put(
        &mut self,
        at: [u32; 2],
        to: [u32; 2],
        text: &str,
        format: &Format,
    ) -> Result<()> {
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
    pub(super) fn letterhead(&mut self, own: Letterhead) -> Result<()> {
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
        let count = self.widths.len();
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
    pub(super) fn titles(&mut self, head: AppendixHead) -> Result<()> {
        let titles = [head.name].into_iter().chain(head.title);
        let titles = titles.map(|line| (line, Face::Bold, 14.0));
        let rows = titles.chain([(head.attached, Face::Italic, 13.0)]);
        for (text, face, size) in rows {
            if text.is_empty() {
                continue;
            }
            let font = Font::bold(size);
            let lines = measure::lines(&text, self.inner(0, self.widths.len()), font);
            let row = self.next_row(lines as f64 * font.line() + 2.0)?;
            let format = styles::font(face, size).set_text_wrap();
            let format = format
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter);
            self.put([row, 0], [row, self.last().into()], &text, &format)?;
        }
        Ok(())
    }
}
