//! A sheet's XML → rows. Streaming, because a reader that reserves a rectangle over all cells is ended by a file
//! of 1.6 KB with cells A1 and XFD1048576.

use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use super::super::fault::{Fault, Result};
use super::super::feed::{Feed, Region};
use super::super::format::{iso, moment};
use super::super::line::{Line, Raw, Run};
use super::super::meter::Meter;
use super::super::place::position;
use super::super::strings::Strings;
use super::super::xml::{self, Xml, attribute, letter, number};
use super::styles::{Style, Styles};
use super::text::{Runs, unescaped};

/// The most merged regions that count.
const MOST_MERGED: usize = 200_000;

/// The rows of a sheet.
pub(in crate::import::rows) struct Sheet<'a> {
    xml: Xml<'a>,
    meter: Meter,
    buffer: Vec<u8>,
    strings: &'a Strings,
    styles: &'a Styles,
    from_1904: bool,
    /// Columns that are hidden, regions that are merged.
    hidden: Vec<(u32, u32)>,
    merged: Vec<Region>,
    /// The row being read, from 1, and the next column, from 0.
    row: u32,
    column: u32,
    state: State,
    cell: Cell,
    value: String,
}

/// Where the reader stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Outside,
    Row,
    Cell,
    Value,
    Inline,
}

/// The cell being read.
#[derive(Debug, Default)]
struct Cell {
    column: u32,
    kind: String,
    style: Style,
    formula: bool,
    /// Whether a value stands in it.
    valued: bool,
    runs: Runs,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(
        part: Box<dyn Read + 'a>,
        strings: &'a Strings,
        styles: &'a Styles,
        from_1904: bool,
    ) -> Sheet<'a> {
        let meter = Meter::new();
        Sheet {
            xml: xml::reader(part, &meter),
            meter,
            buffer: Vec::with_capacity(1024),
            strings,
            styles,
            from_1904,
            hidden: Vec::new(),
            merged: Vec::new(),
            row: 0,
            column: 0,
            state: State::Outside,
            cell: Cell::default(),
            value: String::new(),
        }
    }

    fn open_row(&mut self, start: &BytesStart<'_>, line: &mut Line) {
        self.row = number(start, "r").unwrap_or(self.row.saturating_add(1));
        self.column = 0;
        self.state = State::Row;
        line.begin(self.row);
        line.hidden = xml::is_on(start, "hidden");
    }

    fn open_cell(&mut self, start: &BytesStart<'_>, line: &mut Line) -> Result<()> {
        let cell = &mut self.cell;
        cell.kind.clear();
        (cell.style, cell.formula, cell.valued) = (Style::default(), false, false);
        let mut column = self.column;
        for own in start.attributes().with_checks(false).flatten() {
            match own.key.local_name().as_ref() {
                "r" => {
                    let (row, own) = position(&own.value).ok_or(Fault::Broken)?;
                    column = own;
                    // Some programs name cells without giving rows.
                    if row != self.row {
                        if !line.is_blank() {
                            return Err(Fault::Order(column));
                        }
                        self.row = row;
                        line.number = row;
                    }
                }
                "s" => cell.style = self.styles.of(own.value.trim().parse().unwrap_or(0)),
                "t" => cell.kind.push_str(&own.value),
                _ => {}
            }
        }
        cell.column = column;
        self.column = column.saturating_add(1);
        self.state = State::Cell;
        self.value.clear();
        line.clear_text();
        Ok(())
    }

    /// A cell is done: what stands in it.
    fn close_cell(&mut self, line: &mut Line) -> Result<()> {
        self.state = State::Row;
        let cell = &self.cell;
        let (column, Style { format, run }) = (cell.column, cell.style);
        let value = self.value.trim();
        let raw = match cell.kind.as_str() {
            "inlineStr" | "is" => None,
            "s" if value.is_empty() => None,
            "s" => {
                let number = value.parse().map_err(|_| Fault::Broken)?;
                self.strings.put(number, line, run)?;
                None
            }
            "b" => match value {
                "" => None,
                "1" | "true" | "TRUE" => Some(Raw::Bool(true)),
                _ => Some(Raw::Bool(false)),
            },
            "e" => {
                line.push(value, Run::default());
                line.put_text(column, true)?;
                return Ok(());
            }
            "str" => {
                line.push(&unescaped(&self.value), run);
                None
            }
            "d" => iso(value).map(Raw::Moment),
            _ if value.is_empty() => None,
            _ => match value.parse::<f64>() {
                Ok(number) if number.is_finite() => Some(self.number(number, format)),
                _ => {
                    line.push(value, run);
                    None
                }
            },
        };
        let raw = match raw {
            Some(raw) => raw,
            None => {
                if let Some(kept) = line.put_text(column, false)? {
                    kept.format = format;
                    return Ok(());
                }
                if !cell.formula || cell.valued {
                    return Ok(());
                }
                Raw::NoResult
            }
        };
        let kept = line.put(column, raw)?;
        (kept.format, kept.struck) = (format, run.struck);
        Ok(())
    }

    fn number(&self, number: f64, format: usize) -> Raw {
        let format = &self.styles.formats[format];
        match () {
            () if format.is_moment() => {
                moment(number, self.from_1904).map_or(Raw::Number(number), Raw::Moment)
            }
            () if format.is_duration() => Raw::Duration(number),
            () => Raw::Number(number),
        }
    }

    fn start(&mut self, start: &BytesStart<'_>, line: &mut Line) -> Result<()> {
        match (start.local_name().as_ref(), self.state) {
            ("col", State::Outside) if xml::is_on(start, "hidden") => {
                let first = number(start, "min").unwrap_or(1).max(1) - 1;
                let last = number(start, "max").map_or(first, |last| last.max(1) - 1);
                self.hidden.push((first, last));
            }
            ("row", State::Outside) => self.open_row(start, line),
            ("c", State::Row) => self.open_cell(start, line)?,
            ("f", State::Cell) => self.cell.formula = true,
            ("v", State::Cell) => self.state = State::Value,
            ("is", State::Cell) => {
                self.state = State::Inline;
                self.cell.runs = Runs::of(self.cell.style.run);
            }
            (_, State::Inline) => self.cell.runs.open(start),
            ("mergeCell", State::Outside) if self.merged.len() < MOST_MERGED => {
                let region = attribute(start, "ref");
                self.merged
                    .extend(region.and_then(|region| Region::of(&region)));
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str, line: &mut Line) -> Result<()> {
        match (name, self.state) {
            ("v", State::Value) => {
                self.cell.valued |= self.cell.kind == "str" || !self.value.is_empty();
                self.state = State::Cell;
            }
            ("is", State::Inline) => self.state = State::Cell,
            ("c", State::Cell) => self.close_cell(line)?,
            (name, State::Inline) => {
                if let Some(run) = self.cell.runs.close(name) {
                    line.push(&unescaped(self.cell.runs.trimmed(&self.value)), run);
                    self.value.clear();
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Reads on to the next end of a row; `false` at the end of the rows.
    fn row(&mut self, line: &mut Line) -> Result<bool> {
        let mut buffer = std::mem::take(&mut self.buffer);
        let ended = loop {
            buffer.clear();
            match self.xml.read_event_into(&mut buffer)? {
                Event::Start(start) => self.start(&start, line)?,
                Event::End(end) => {
                    let name = end.local_name();
                    match name.as_ref() {
                        "row" if self.state == State::Row => {
                            self.state = State::Outside;
                            break true;
                        }
                        "sheetData" => break false,
                        name => self.end(name, line)?,
                    }
                }
                Event::Text(text) if self.is_text() => self.value.push_str(&text.xml10_content()),
                Event::CData(text) if self.is_text() => self.value.push_str(&text.xml10_content()),
                Event::GeneralRef(entity) if self.is_text() => self.value.push(letter(&entity)?),
                // What is cut off ends without its last element.
                Event::Eof => return Err(Fault::Broken),
                _ => {}
            }
        };
        self.buffer = buffer;
        Ok(ended)
    }

    fn is_text(&self) -> bool {
        match self.state {
            State::Value => true,
            State::Inline => self.cell.runs.is_text(),
            _ => false,
        }
    }
}

impl Feed for Sheet<'_> {
    fn next(&mut self, line: &mut Line) -> Result<bool> {
        while self.row(line)? {
            self.meter.reset();
            if !line.cells.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn hidden_columns(&self) -> &[(u32, u32)] {
        &self.hidden
    }

    fn merged(&mut self) -> Result<Vec<Region>> {
        let (mut line, mut buffer) = (Line::idle(), Vec::new());
        loop {
            buffer.clear();
            match self.xml.read_event_into(&mut buffer)? {
                Event::Start(start) => self.start(&start, &mut line)?,
                Event::Eof => return Ok(std::mem::take(&mut self.merged)),
                _ => {}
            }
            self.meter.reset();
        }
    }
}
