//! Pages with tables, as most systems write what they call .xls: one sheet, all tables one below the other, lines of
//! text between them, as Excel shows such a file. A table that lays out the page is passed through; one inside a cell
//! that holds something else belongs to that cell.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{IoReader, Span, Tokenizer};

use super::decode;
use super::fault::{Fault, Result};
use super::feed::Feed;
use super::limits::Limits;
use super::line::{Covered, Line, Raw, Run};
use super::meter::{Meter, Metered};
use super::package::Input;

/// The deepest nesting of tables.
const DEEPEST: usize = 32;

type Found = Result<Line>;

/// The rows of a page.
pub(super) struct Page<'a> {
    rows: Box<dyn Iterator<Item = io::Result<Found>> + 'a>,
    meter: Meter,
    /// How many tables are open.
    open: Rc<Cell<usize>>,
}

impl<'a> Page<'a> {
    /// Reads a page from its beginning.
    pub(super) fn open(input: &'a mut Input, limits: &Limits) -> Result<Page<'a>> {
        let (meter, open) = (Meter::new(), Rc::new(Cell::new(0)));
        let letters = decode::letters(input, decode::named)?;
        let letters: Box<dyn Read + 'a> = Box::new(Metered::new(letters, meter.clone()));
        let mut page = Reading::new(limits, open.clone());
        let mut emitter = CallbackEmitter::new(move |event: CallbackEvent<'_>, _: Span<()>| {
            page.heard(event).unwrap_or_else(|fault| Some(Err(fault)))
        });
        emitter.naively_switch_states(true);
        let rows = Tokenizer::new_with_emitter(IoReader::new(letters), emitter);
        Ok(Page {
            rows: Box::new(rows),
            meter,
            open,
        })
    }
}

impl Feed for Page<'_> {
    fn next(&mut self, line: &mut Line) -> Result<bool> {
        self.meter.reset();
        match self.rows.next() {
            Some(found) => {
                *line = found??;
                Ok(true)
            }
            None if self.open.get() > 0 => Err(Fault::Refused(
                "bị cắt ngang giữa bảng, tải về chưa đủ. Tải hoặc xin lại tệp.".to_owned(),
            )),
            None => Ok(false),
        }
    }
}

/// A table being read.
#[derive(Debug, Default)]
struct Table {
    /// Whether a row, a cell is open.
    row: bool,
    cell: bool,
    /// Whether the open row holds a table that stands for itself.
    lays_out: bool,
    column: u32,
    /// How far the open cell reaches to the right and down.
    across: u32,
    down: u32,
    /// For how many more rows each column is reached over from above.
    reached: Vec<u32>,
}

/// A start tag being read.
#[derive(Debug, Default)]
struct Tag {
    name: Vec<u8>,
    attribute: Vec<u8>,
    across: u32,
    down: u32,
    unseen: bool,
}

/// A page being read: tags and letters in, rows out.
struct Reading {
    line: Line,
    limits: Limits,
    number: u32,
    tables: Vec<Table>,
    open: Rc<Cell<usize>>,
    /// How many tables are open inside a cell that holds something else.
    inner: usize,
    tag: Tag,
    /// Inside what is not on the page.
    skipping: usize,
    struck: usize,
    raised: usize,
}

impl Reading {
    fn new(limits: &Limits, open: Rc<Cell<usize>>) -> Reading {
        let mut line = Line::new(limits);
        line.begin(1);
        Reading {
            line,
            limits: *limits,
            number: 0,
            tables: Vec::new(),
            open,
            inner: 0,
            tag: Tag::default(),
            skipping: 0,
            struck: 0,
            raised: 0,
        }
    }

    fn heard(&mut self, event: CallbackEvent<'_>) -> Result<Option<Found>> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag.name.clear();
                self.tag.name.extend_from_slice(name);
                (self.tag.across, self.tag.down, self.tag.unseen) = (1, 1, false);
            }
            CallbackEvent::AttributeName { name } => {
                self.tag.attribute.clear();
                self.tag.attribute.extend_from_slice(name);
            }
            CallbackEvent::AttributeValue { value } => self.attribute(value),
            CallbackEvent::CloseStartTag { .. } => {
                let name = std::mem::take(&mut self.tag.name);
                let found = self.opened(&name);
                self.tag.name = name;
                return found;
            }
            CallbackEvent::EndTag { name } => return self.closed(name),
            CallbackEvent::String { value } if self.skipping == 0 => self.letters(value),
            _ => {}
        }
        Ok(None)
    }

    fn attribute(&mut self, value: &[u8]) {
        let number = || std::str::from_utf8(value).ok()?.trim().parse::<u32>().ok();
        match self.tag.attribute.as_slice() {
            b"colspan" => self.tag.across = number().unwrap_or(1).clamp(1, 1000),
            b"rowspan" => self.tag.down = number().unwrap_or(1).clamp(1, 65_534),
            b"style" => {
                let style = String::from_utf8_lossy(value)
                    .replace(' ', "")
                    .to_lowercase();
                self.tag.unseen = style.contains("display:none");
            }
            _ => {}
        }
    }

    /// Letters as a browser shows them: any run of blanks is one.
    fn letters(&mut self, bytes: &[u8]) {
        let run = Run {
            struck: self.struck > 0,
            raised: self.raised > 0,
        };
        let text = String::from_utf8_lossy(bytes);
        let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        let pushed = self.line.pushed();
        let mut blank = pushed.is_empty() || pushed.ends_with([' ', '\n']);
        let mut letters = String::with_capacity(text.len());
        for c in text.chars() {
            match is_blank(c) {
                true if blank => {}
                true => letters.push(' '),
                false => letters.push(c),
            }
            blank = is_blank(c);
        }
        self.line.push(&letters, run);
    }

    fn break_line(&mut self) {
        self.line.trim();
        if !self.line.pushed().is_empty() {
            self.line.push("\n", Run::default());
        }
    }

    fn opened(&mut self, name: &[u8]) -> Result<Option<Found>> {
        match name {
            b"script" | b"style" | b"title" => self.skipping += 1,
            b"s" | b"strike" | b"del" => self.struck += 1,
            b"sup" | b"sub" => self.raised += 1,
            b"br" | b"p" | b"div" | b"li" | b"h1" | b"h2" | b"h3" | b"h4" | b"tr" | b"td"
            | b"th"
                if self.inner > 0 =>
            {
                self.break_line();
            }
            b"table" => return self.open_table(),
            b"tr" if !self.tables.is_empty() => {
                let found = self.end_row();
                if let Some(table) = self.tables.last_mut() {
                    table.row = true;
                }
                self.line.hidden = self.tag.unseen;
                return found;
            }
            b"td" | b"th" if !self.tables.is_empty() => self.open_cell()?,
            b"br" | b"p" | b"div" | b"li" | b"h1" | b"h2" | b"h3" | b"h4" => {
                return self.new_line();
            }
            _ => {}
        }
        Ok(None)
    }

    fn closed(&mut self, name: &[u8]) -> Result<Option<Found>> {
        let less = |count: &mut usize| *count = count.saturating_sub(1);
        match name {
            b"script" | b"style" | b"title" => less(&mut self.skipping),
            b"s" | b"strike" | b"del" => less(&mut self.struck),
            b"sup" | b"sub" => less(&mut self.raised),
            b"table" if self.inner > 0 => {
                self.inner -= 1;
                self.break_line();
            }
            b"table" => {
                let found = self.end_row();
                self.tables.pop();
                self.open.set(self.tables.len());
                return found;
            }
            b"tr" if self.inner == 0 && !self.tables.is_empty() => return self.end_row(),
            b"td" | b"th" if self.inner == 0 => self.end_cell()?,
            b"p" | b"div" | b"li" | b"h1" | b"h2" | b"h3" | b"h4" => return self.new_line(),
            _ => {}
        }
        Ok(None)
    }

    /// Outside tables each line of text is a row of its own.
    fn new_line(&mut self) -> Result<Option<Found>> {
        match self.in_cell() {
            true => {
                self.break_line();
                Ok(None)
            }
            false if self.tables.iter().any(|table| table.row) => Ok(None),
            false => self.end_text(),
        }
    }

    fn in_cell(&self) -> bool {
        self.inner > 0 || self.tables.last().is_some_and(|table| table.cell)
    }

    fn end_text(&mut self) -> Result<Option<Found>> {
        self.line.trim();
        self.line.put_text(0, false)?;
        match self.line.is_blank() {
            true => {
                self.line.begin(self.number + 1);
                Ok(None)
            }
            false => Ok(Some(Ok(self.taken()))),
        }
    }

    fn open_table(&mut self) -> Result<Option<Found>> {
        if self.inner > 0 {
            self.inner += 1;
            return Ok(None);
        }
        let holds = !self.line.is_blank() || !self.line.pushed().trim().is_empty();
        if self.in_cell() && holds {
            self.inner = 1;
            self.break_line();
            return Ok(None);
        }
        if self.tables.len() >= DEEPEST {
            return Err(Fault::Refused(format!(
                "có các bảng lồng nhau quá sâu, không phải {} bình thường.",
                self.limits.what
            )));
        }
        let found = match self.in_cell() {
            true => None,
            false => self.end_text()?,
        };
        if let Some(outer) = self.tables.last_mut() {
            outer.lays_out = true;
        }
        self.tables.push(Table::default());
        self.open.set(self.tables.len());
        Ok(found)
    }

    fn open_cell(&mut self) -> Result<()> {
        self.end_cell()?;
        let Some(table) = self.tables.last_mut() else {
            return Ok(());
        };
        (table.row, table.cell) = (true, true);
        // Text between the cells of a table is nowhere in it.
        self.line.clear_text();
        self.reach_over()?;
        if let Some(table) = self.tables.last_mut() {
            (table.across, table.down) = (self.tag.across, self.tag.down);
        }
        Ok(())
    }

    /// Passes over columns that a cell above reaches over.
    fn reach_over(&mut self) -> Result<()> {
        while let Some(table) = self.tables.last_mut() {
            let column = table.column;
            match table.reached.get(column as usize) {
                Some(1..) => {
                    table.column += 1;
                    self.line.put(column, Raw::Blank)?.covered = Covered::Above;
                }
                _ => break,
            }
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<()> {
        let Some(table) = self.tables.last_mut().filter(|table| table.cell) else {
            return Ok(());
        };
        let column = table.column;
        let end = column.saturating_add(table.across).min(self.limits.columns);
        table.cell = false;
        table.column = end.max(column + 1);
        if table.down > 1 && column < end {
            let needed = table.reached.len().max(end as usize);
            table.reached.resize(needed, 0);
            // This row is counted as well.
            table.reached[column as usize..end as usize].fill(table.down);
        }
        self.line.trim();
        self.line.put_text(column, false)?;
        for right in column + 1..end {
            self.line.put(right, Raw::Blank)?.covered = Covered::Left;
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<Option<Found>> {
        self.end_cell()?;
        self.line.clear_text();
        let Some(table) = self.tables.last_mut().filter(|table| table.row) else {
            return Ok(None);
        };
        let from = table.column as usize;
        let lays_out = std::mem::take(&mut table.lays_out);
        (table.row, table.column) = (false, 0);
        for (column, reached) in (0..).zip(&mut table.reached) {
            if *reached > 0 && column as usize >= from {
                self.line.put(column, Raw::Blank)?.covered = Covered::Above;
            }
            *reached = reached.saturating_sub(1);
        }
        if self.line.is_blank() {
            // The row of a table that only lays out the page is none.
            self.number += u32::from(!lays_out);
            self.line.begin(self.number + 1);
            return Ok(None);
        }
        Ok(Some(Ok(self.taken())))
    }

    /// The row that is done; another one begins.
    fn taken(&mut self) -> Line {
        self.number += 1;
        self.line.number = self.number;
        let mut next = Line::new(&self.limits);
        next.begin(self.number + 1);
        std::mem::replace(&mut self.line, next)
    }
}
