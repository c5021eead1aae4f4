//! The tables of a Word file as they are put together: cells from paragraphs, rows from cells, tables inside cells.

use quick_xml::events::BytesStart;

use super::super::fault::{Fault, Result};
use super::super::limits::{CATALOGUE, Limits, PLAN};
use super::super::line::{Covered, Line, Raw, Run};
use super::super::meter::MEGABYTES;
use super::super::xml::{attribute, number};
use super::paragraph::{Paragraph, Weight};
use crate::value::{format_number, one_line};

/// The deepest nesting of tables that is read.
const DEEPEST: usize = 8;

/// The most cells of all tables, and letters of tables and lines together, whatever the file is read for: as many as
/// a plan has.
const MOST_CELLS: u64 = PLAN.cells;
const MOST_LETTERS: u64 = PLAN.text;

/// The most rows, and tables: as many as a catalogue has.
const MOST_ROWS: u32 = CATALOGUE.lines;

/// The most bytes of a cell while it is read.
const LONGEST: usize = MEGABYTES as usize * 1024 * 1024;

/// The most lines outside tables: three thousand pages.
const MOST_OUTSIDE: usize = 100_000;

/// A line of text outside tables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outside {
    /// Its text, on one line.
    pub text: String,
    /// Whether it stands out: bold or centred.
    pub strong: bool,
    /// The number that Word puts before it, with which its text begins: "1.", "-"; mostly nothing.
    pub label: String,
    /// How deep it stands in its list, or as a heading, from 0.
    pub depth: Option<u8>,
}

/// A table.
#[derive(Debug, Default)]
pub(in crate::import::rows) struct Table {
    /// The lines between the table before and this one.
    pub(in crate::import::rows) above: Vec<Outside>,
    pub(in crate::import::rows) rows: Vec<Line>,
}

/// A cell being read.
#[derive(Debug, Default)]
struct Open {
    text: String,
    aside: String,
    raised: bool,
    /// Whether a paragraph has been read, so that the next one begins a new line.
    begun: bool,
    across: u32,
    /// Whether the cell to the left reaches over it, in the way of old files.
    covered: bool,
    continues: bool,
    /// Whether a change that nobody has accepted takes it away.
    deleted: bool,
    weight: Weight,
    nested: bool,
}

impl Open {
    fn add(&mut self, text: &str, aside: &str) -> Result<()> {
        if self.begun {
            self.text.push('\n');
        }
        self.begun = true;
        self.text.push_str(text);
        self.aside.push_str(aside);
        match self.text.len() + self.aside.len() > LONGEST {
            true => Err(Fault::Endless),
            false => Ok(()),
        }
    }
}

/// A table being read.
struct Begun {
    /// Its place among the document's tables, taken when it opens.
    place: usize,
    rows: Vec<Line>,
    row: Line,
    /// The column of the next cell.
    column: u32,
    deleted: bool,
    cell: Open,
}

/// The tables of a document being read.
pub(super) struct Tables {
    limits: Limits,
    done: Vec<Table>,
    open: Vec<Begun>,
    lines: Vec<Outside>,
    outside: usize,
    rows: u64,
    cells: u64,
    letters: u64,
}

impl Tables {
    pub(super) fn new(limits: &Limits) -> Tables {
        Tables {
            limits: Limits {
                lines: limits.lines.min(MOST_ROWS),
                ..*limits
            },
            done: Vec::new(),
            open: Vec::new(),
            lines: Vec::new(),
            outside: 0,
            rows: 0,
            cells: 0,
            letters: 0,
        }
    }

    /// The tables and the lines after the last of them.
    pub(super) fn done(self) -> (Vec<Table>, Vec<Outside>) {
        (self.done, self.lines)
    }

    /// An element begins that is no paragraph's.
    pub(super) fn open(&mut self, start: &BytesStart<'_>) -> Result<()> {
        let name = start.local_name();
        if name.as_ref() == "tbl" {
            return self.open_table();
        }
        let most = self.limits.columns;
        let wide = self.too_wide();
        let Some(table) = self.open.last_mut() else {
            return Ok(());
        };
        let restarts = || attribute(start, "val").as_deref() == Some("restart");
        match name.as_ref() {
            "tr" => {
                let number = u32::try_from(table.rows.len() + 1).unwrap_or(u32::MAX);
                table.row = Line::new(&self.limits);
                table.row.begin(number);
                (table.column, table.deleted) = (0, false);
            }
            "tc" => table.cell = Open::default(),
            "gridBefore" => {
                table.column = table
                    .column
                    .saturating_add(number(start, "val").unwrap_or(0));
                if table.column > most {
                    return Err(wide);
                }
            }
            "gridSpan" => {
                let across = number(start, "val").unwrap_or(1);
                table.cell.across = across.clamp(1, most + 1);
            }
            "vMerge" => table.cell.continues = !restarts(),
            "hMerge" => table.cell.covered = !restarts(),
            "cellDel" => table.cell.deleted = true,
            _ => {}
        }
        Ok(())
    }

    /// An element ends; the number of rows so far when it is a row's.
    pub(super) fn close(&mut self, name: &str) -> Result<Option<u64>> {
        match name {
            "tc" => self.close_cell()?,
            "tbl" => self.close_table()?,
            "tr" => {
                self.close_row()?;
                return Ok(Some(self.rows));
            }
            _ => {}
        }
        Ok(None)
    }

    /// In the properties of a row a mark says that the row is deleted. Within a run's properties it marks the end
    /// of a deleted paragraph instead.
    pub(super) fn deleted(&mut self, in_run: bool) {
        if let Some(table) = self.open.last_mut()
            && !in_run
            && table.cell.text.is_empty()
            && table.row.cells.is_empty()
        {
            table.deleted = true;
        }
    }

    /// A paragraph is done; `mark`: the number that Word puts before it.
    pub(super) fn paragraph(&mut self, own: Paragraph, mark: Option<String>) -> Result<()> {
        let listed = mark.as_ref().and(own.list).map(|(_, level)| level);
        let mut label = one_line(mark.as_deref().unwrap_or_default());
        let text = match mark {
            // A cell that holds a number only.
            Some(mark) if own.text.trim().is_empty() => mark,
            Some(mark) => format!("{mark} {}", own.text.trim_start()),
            None => own.text,
        };
        let Some(table) = self.open.last_mut() else {
            let strong = own.centred || own.weight.is_bold();
            let lines = text
                .split('\n')
                .map(str::trim)
                .filter(|line| !line.is_empty());
            for line in lines {
                let text = one_line(line);
                self.outside += 1;
                self.letters += text.chars().count() as u64;
                self.lines.push(Outside {
                    text,
                    strong,
                    // The further lines of the paragraph have no number.
                    label: std::mem::take(&mut label),
                    depth: listed.or(own.heading),
                });
            }
            if self.outside > MOST_OUTSIDE {
                return Err(self.too_much(MOST_OUTSIDE as u64, "dòng ngoài bảng"));
            }
            return match self.letters > MOST_LETTERS {
                true => Err(self.too_much(MOST_LETTERS, "chữ")),
                false => Ok(()),
            };
        };
        let cell = &mut table.cell;
        cell.raised |= own.raised;
        cell.weight.add(own.weight);
        cell.add(&text, &own.aside)
    }

    fn too_wide(&self) -> Fault {
        Fault::Refused(format!(
            "có bảng quá {} cột, không phải {}. \
             Chép riêng bảng cần nhập sang văn bản mới rồi nhập.",
            self.limits.columns, self.limits.what
        ))
    }

    fn too_much(&self, most: u64, of: &str) -> Fault {
        Fault::Refused(format!(
            "có quá {} {of}, quá dài so với {}. Chia thành nhiều tệp rồi nhập từng tệp.",
            format_number(most.into()),
            self.limits.what
        ))
    }

    fn open_table(&mut self) -> Result<()> {
        if self.open.len() >= DEEPEST {
            return Err(Fault::Refused(format!(
                "có các bảng lồng nhau quá sâu, không phải {} bình thường. \
                 Chép riêng bảng cần nhập sang văn bản mới rồi nhập.",
                self.limits.what
            )));
        }
        if self.done.len() as u64 >= self.limits.lines.into() {
            return Err(self.too_much(self.limits.lines.into(), "bảng"));
        }
        let above = match self.open.is_empty() {
            true => std::mem::take(&mut self.lines),
            false => Vec::new(),
        };
        // Its place is kept free: tables inside come after it.
        self.done.push(Table {
            above,
            rows: Vec::new(),
        });
        self.open.push(Begun {
            place: self.done.len() - 1,
            rows: Vec::new(),
            row: Line::new(&self.limits),
            column: 0,
            deleted: false,
            cell: Open::default(),
        });
        Ok(())
    }

    fn close_cell(&mut self) -> Result<()> {
        let wide = self.too_wide();
        let Some(table) = self.open.last_mut() else {
            return Ok(());
        };
        let open = std::mem::take(&mut table.cell);
        if open.deleted {
            return Ok(());
        }
        let (from, covered) = (table.column, open.covered && table.column > 0);
        let across = if covered { 1 } else { open.across.max(1) };
        if from + across > self.limits.columns {
            return Err(wide);
        }
        table.column = from + across;
        let line = &mut table.row;
        if covered {
            line.put(from, Raw::Blank)?.covered = Covered::Left;
            return Ok(());
        }
        line.push(&open.text, Run::default());
        let aside = Run {
            struck: !open.raised,
            raised: open.raised,
        };
        line.push(&open.aside, aside);
        let bold = open.weight.is_bold();
        // Cells without words count too: they say how many columns there are.
        let kept = match line.put_text(from, false)?.is_some() {
            true => line.last(),
            false => Some(line.put(from, Raw::Blank)?),
        };
        if let Some(kept) = kept {
            (kept.bold, kept.nested) = (bold, open.nested);
            if open.continues {
                kept.covered = Covered::Above;
            }
        }
        for column in from + 1..from + across {
            line.put(column, Raw::Blank)?.covered = Covered::Left;
        }
        Ok(())
    }

    fn close_row(&mut self) -> Result<()> {
        self.rows += 1;
        if self.rows > self.limits.lines.into() {
            return Err(self.too_much(self.limits.lines.into(), "dòng bảng"));
        }
        let Some(table) = self.open.last_mut() else {
            return Ok(());
        };
        let mut row = std::mem::replace(&mut table.row, Line::new(&self.limits));
        row.shrink();
        self.cells += row.cells.len() as u64;
        self.letters += row.letters();
        match (self.cells > MOST_CELLS, self.letters > MOST_LETTERS) {
            (true, _) => return Err(self.too_much(MOST_CELLS, "ô")),
            (_, true) => return Err(self.too_much(MOST_LETTERS, "chữ")),
            _ => {}
        }
        if !std::mem::take(&mut table.deleted) && !row.cells.is_empty() {
            table.rows.push(row);
        }
        Ok(())
    }

    fn close_table(&mut self) -> Result<()> {
        let Some(table) = self.open.pop() else {
            return Ok(());
        };
        // What stands in a table within a cell is part of that cell's text too: nothing is lost.
        if let Some(outer) = self.open.last_mut() {
            for row in &table.rows {
                outer.cell.add(&row.words(), "")?;
            }
            outer.cell.nested = true;
        }
        self.done[table.place].rows = table.rows;
        Ok(())
    }
}
