//! A sheet of an old workbook → rows. Its records are looked through once for where the cells stand, because some
//! programs write them in any order; then the cells are read row by row.

use std::io::{Read, Seek};

use super::super::fault::{Fault, Result};
use super::super::feed::{Feed, Region};
use super::super::format::moment;
use super::super::line::{Line, Raw, Run};
use super::record::{Cursor, Records, error, squeezed};
use super::shared::Shared;

/// The most merged regions that count.
const MOST_MERGED: usize = 200_000;

/// The rows of a sheet.
pub(in crate::import::rows) struct Sheet<'a, R> {
    records: &'a mut Records<R>,
    shared: &'a Shared,
    /// Row and column of each record of cells, and where it stands; in order.
    cells: Vec<(u16, u16, u32)>,
    next: usize,
    hidden_rows: Vec<bool>,
    hidden: Vec<(u32, u32)>,
    merged: Vec<Region>,
}

impl<'a, R: Read + Seek> Sheet<'a, R> {
    /// Looks a sheet through. `most`: how many cells it may have.
    pub(super) fn index(
        records: &'a mut Records<R>,
        shared: &'a Shared,
        most: u64,
        heard: &mut dyn FnMut() -> Result<()>,
    ) -> Result<Sheet<'a, R>> {
        let (mut cells, mut hidden_rows) = (Vec::new(), Vec::new());
        let (mut hidden, mut merged) = (Vec::new(), Vec::new());
        let mut depth = 0;
        loop {
            let place = records.place();
            let kind = records.next()?;
            let mut own = Cursor::new(&records.data, &[]);
            match kind {
                // A chart among the cells has a stream of its own.
                0x809 => depth += 1,
                0x0A if depth <= 1 => break,
                0x0A => depth -= 1,
                _ if depth != 1 => {}
                0x7D => {
                    let (first, last) = (own.u16()?, own.u16()?);
                    own.u32()?;
                    if own.u16()? & 1 > 0 {
                        hidden.push((first.into(), last.into()));
                    }
                }
                0x208 => {
                    let row = usize::from(own.u16()?);
                    own.bytes(10)?;
                    if own.u16()? & 0x20 > 0 {
                        hidden_rows.resize(hidden_rows.len().max(row + 1), false);
                        hidden_rows[row] = true;
                    }
                }
                0x06 | 0x204 | 0x203 | 0x205 | 0x27E | 0xBD | 0xFD | 0xD6 => {
                    let place = u32::try_from(place).map_err(|_| Fault::Broken)?;
                    cells.push((own.u16()?, own.u16()?, place));
                    if cells.len() as u64 > most {
                        return Err(Fault::TooLong);
                    }
                    if cells.len().is_multiple_of(65_536) {
                        heard()?;
                    }
                }
                0xE5 => {
                    for _ in 0..own.u16()? {
                        let (top, bottom) = (own.u16()?, own.u16()?);
                        let (left, right) = (own.u16()?, own.u16()?);
                        if merged.len() < MOST_MERGED && top <= bottom && left <= right {
                            merged.push(Region {
                                top: u32::from(top) + 1,
                                bottom: u32::from(bottom) + 1,
                                left: left.into(),
                                right: right.into(),
                            });
                        }
                    }
                }
                _ => {}
            }
        }
        // Of a cell that is written twice Excel shows the last.
        cells.sort_unstable();
        cells.reverse();
        cells.dedup_by_key(|cell| (cell.0, cell.1));
        cells.reverse();
        Ok(Sheet {
            records,
            shared,
            cells,
            next: 0,
            hidden_rows,
            hidden,
            merged,
        })
    }

    fn cell(&mut self, column: u16, place: u32, line: &mut Line) -> Result<()> {
        let column = u32::from(column);
        self.records.go_to(place.into())?;
        let kind = self.records.next()?;
        let shared = self.shared;
        let data = std::mem::take(&mut self.records.data);
        let mut own = Cursor::new(&data, &[]);
        own.u32()?;
        if kind == 0xBD {
            let count = data.len().saturating_sub(6) / 6;
            for at in (0..).take(count) {
                let style = own.u16()?;
                let number = squeezed(own.u32()?);
                self.number(column + at, number, style, line)?;
            }
            self.records.data = data;
            return Ok(());
        }
        let style = own.u16()?;
        let (font, format) = shared
            .styles
            .get(usize::from(style))
            .copied()
            .unwrap_or_default();
        let run = shared.run(font);
        match kind {
            0x203 => self.number(column, own.f64()?, style, line)?,
            0x27E => self.number(column, squeezed(own.u32()?), style, line)?,
            0x205 => {
                let (value, is_error) = (own.u8()?, own.u8()? > 0);
                truth_or_error(column, value, is_error, line)?;
            }
            0xFD => {
                shared.strings.put(own.u32()?, line, run)?;
                text(column, format, line)?;
            }
            0x204 | 0xD6 => {
                let words = words(&mut own, shared)?;
                line.push(&words, run);
                text(column, format, line)?;
            }
            _ => {
                let result = own.bytes(8)?;
                match (result[0], &result[6..]) {
                    (0, [0xFF, 0xFF]) => self.formula_text(column, format, run, line)?,
                    (1, [0xFF, 0xFF]) => truth_or_error(column, result[2], false, line)?,
                    (2, [0xFF, 0xFF]) => truth_or_error(column, result[2], true, line)?,
                    // No words, or a formula that waits to be computed.
                    (_, [0xFF, 0xFF]) => {
                        if own.u16()? & 3 > 0 {
                            line.put(column, Raw::NoResult)?;
                        }
                    }
                    _ => {
                        let bytes = result.try_into().map_err(|_| Fault::Broken)?;
                        self.number(column, f64::from_le_bytes(bytes), style, line)?;
                    }
                }
            }
        }
        self.records.data = data;
        Ok(())
    }

    /// The text that a formula gives stands in a record of its own, after those of shared formulas and tables.
    fn formula_text(
        &mut self,
        column: u32,
        format: usize,
        run: Run,
        line: &mut Line,
    ) -> Result<()> {
        for _ in 0..3 {
            let kind = self.records.next()?;
            if kind == 0x207 {
                let breaks = self.records.whole()?;
                let words = words(&mut Cursor::new(&self.records.data, &breaks), self.shared)?;
                line.push(&words, run);
                return text(column, format, line);
            }
        }
        Ok(())
    }

    fn number(&self, column: u32, number: f64, style: u16, line: &mut Line) -> Result<()> {
        let (font, at) = (self.shared.styles.get(usize::from(style)).copied()).unwrap_or_default();
        let format = &self.shared.formats[at];
        let raw = match () {
            () if !number.is_finite() => return Err(Fault::Broken),
            () if format.is_moment() => {
                moment(number, self.shared.from_1904).map_or(Raw::Number(number), Raw::Moment)
            }
            () if format.is_duration() => Raw::Duration(number),
            () => Raw::Number(number),
        };
        let kept = line.put(column, raw)?;
        (kept.format, kept.struck) = (at, self.shared.run(font).struck);
        Ok(())
    }
}

/// The words of a record, their number before them.
fn words(own: &mut Cursor<'_>, shared: &Shared) -> Result<String> {
    let length = own.u16()?.into();
    shared.words(own, length)
}

fn text(column: u32, format: usize, line: &mut Line) -> Result<()> {
    if let Some(kept) = line.put_text(column, false)? {
        kept.format = format;
    }
    Ok(())
}

fn truth_or_error(column: u32, value: u8, is_error: bool, line: &mut Line) -> Result<()> {
    match is_error {
        true => {
            line.push(error(value), Run::default());
            line.put_text(column, true)?;
        }
        false => {
            line.put(column, Raw::Bool(value > 0))?;
        }
    }
    Ok(())
}

impl<R: Read + Seek> Feed for Sheet<'_, R> {
    fn next(&mut self, line: &mut Line) -> Result<bool> {
        while let Some((row, ..)) = self.cells.get(self.next).copied() {
            line.begin(u32::from(row) + 1);
            line.hidden = self.hidden_rows.get(usize::from(row)) == Some(&true);
            while let Some((_, column, place)) = self
                .cells
                .get(self.next)
                .copied()
                .filter(|cell| cell.0 == row)
            {
                self.next += 1;
                self.cell(column, place, line)?;
            }
            if !line.is_blank() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn hidden_columns(&self) -> &[(u32, u32)] {
        &self.hidden
    }

    fn merged(&mut self) -> Result<Vec<Region>> {
        Ok(std::mem::take(&mut self.merged))
    }
}
