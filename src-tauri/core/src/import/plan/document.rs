//! `word/document.xml` → tables and the lines above them: what a reader of the printed page would see. Deleted
//! and hidden text is left out, inserted text and the contents of controls are read, merged cells keep their
//! reach. Reads events one by one on a stack of its own, so that no nesting can end the program.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::numbering::{Counters, Numbering};
use super::table::{Cell, Grid, Line, MOST_COLUMNS, MOST_ROWS, Origin, Row};

/// The deepest nesting of tables that is read.
const DEEPEST: usize = 8;

/// What was read of a document.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// Its tables, each after the one it stands in.
    pub(super) grids: Vec<Grid>,
    /// The lines after the last table, or all lines where there is none.
    pub(super) rest: Vec<Line>,
    /// Whether it takes in other files, which are not read.
    pub(super) embeds: bool,
}

/// Why a document was not read: a sentence's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// It is no well-formed XML.
    Broken,
    /// It declares entities.
    Entities,
    /// Tables within tables without end.
    Nested,
    /// More rows than are read.
    Rows,
    /// More columns than are read.
    Columns,
    /// The officer cancelled.
    Cancelled,
}

/// Elements whose contents are not on the page: deleted and moved away, alternatives of what is read already,
/// the code of fields, floating boxes.
const SKIPPED: [&str; 9] = [
    "del",
    "moveFrom",
    "Fallback",
    "instrText",
    "delText",
    "txbxContent",
    "rPrChange",
    "pPrChange",
    "tcPrChange",
];

/// Reads a document; `progress` hears the number of rows so far and answers whether to go on.
pub(super) fn read(
    xml: &str,
    numbering: &Numbering,
    progress: &dyn Fn(u64) -> bool,
) -> Result<Document, Refused> {
    let mut reader = Reader::from_str(xml);
    let mut state = State {
        counters: Counters::of(numbering),
        ..State::default()
    };
    let (mut depth, mut ended) = (0_usize, false);
    loop {
        match reader.read_event().map_err(|_| Refused::Broken)? {
            Event::Start(start) => {
                if SKIPPED.contains(&start.local_name().as_ref()) {
                    let end = start.to_end().into_owned();
                    reader
                        .read_to_end(end.name())
                        .map_err(|_| Refused::Broken)?;
                } else {
                    depth += 1;
                    state.open(&start)?;
                }
            }
            Event::Empty(start) => {
                let name = start.local_name();
                // In the properties of a row it says that the row is deleted.
                if name.as_ref() == "del" {
                    state.deleted();
                } else if !SKIPPED.contains(&name.as_ref()) {
                    state.open(&start)?;
                    state.close(name.as_ref(), progress)?;
                }
            }
            Event::End(end) => {
                depth -= 1;
                ended = depth == 0;
                state.close(end.local_name().as_ref(), progress)?;
            }
            Event::Text(text) if state.in_text => state.push(&text.xml10_content()),
            Event::CData(text) if state.in_text => state.push(&text.xml10_content()),
            Event::GeneralRef(entity) if state.in_text => {
                let letter = match &*entity.xml10_content() {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => entity.resolve_char_ref().map_err(|_| Refused::Broken)?,
                };
                let letter = letter.ok_or(Refused::Entities)?;
                state.push(letter.encode_utf8(&mut [0; 4]));
            }
            Event::DocType(_) => return Err(Refused::Entities),
            Event::Eof => break,
            _ => {}
        }
    }
    // What is cut off ends without its last element.
    if !ended {
        return Err(Refused::Broken);
    }
    state.document.rest = std::mem::take(&mut state.lines);
    Ok(state.document)
}

/// A table being read.
#[derive(Default)]
struct Table {
    grid: Grid,
    /// Its place among the document's tables, taken when it opens.
    place: usize,
    row: Row,
    deleted: bool,
    cell: Open,
}

/// A cell being read.
#[derive(Default)]
struct Open {
    text: String,
    /// Whether a paragraph has been read, so that the next one begins a new line.
    begun: bool,
    across: usize,
    /// Whether the cell to the left reaches over it, in the way of old files.
    covered: bool,
    continues: bool,
    letters: usize,
    bold: usize,
    strange: Option<&'static str>,
}

/// A paragraph being read.
#[derive(Default)]
struct Paragraph {
    text: String,
    letters: usize,
    bold: usize,
    centred: bool,
    list: Option<(u32, u8)>,
    level: u8,
}

#[derive(Default)]
struct State<'a> {
    document: Document,
    counters: Counters<'a>,
    tables: Vec<Table>,
    lines: Vec<Line>,
    paragraph: Paragraph,
    rows: usize,
    in_text: bool,
    in_run: bool,
    hidden: bool,
    bold: bool,
}

/// The value of an attribute, told by its name without prefix.
pub(super) fn value(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let mut found = attributes.with_checks(false).flatten();
    let own = found.find(|own| own.key.local_name().as_ref() == name)?;
    Some(own.value.to_string())
}

/// Whether a switch is on: present and not "0", "false", "off".
fn is_on(start: &BytesStart<'_>) -> bool {
    !matches!(
        value(start, "val").as_deref(),
        Some("0" | "false" | "off" | "none")
    )
}

fn number(start: &BytesStart<'_>) -> Option<u32> {
    value(start, "val")?.trim().parse().ok()
}

impl State<'_> {
    fn open(&mut self, start: &BytesStart<'_>) -> Result<(), Refused> {
        let name = start.local_name();
        match name.as_ref() {
            "tbl" => self.open_table()?,
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.row = Row::default();
                    table.deleted = false;
                }
            }
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.cell = Open::default();
                }
            }
            "gridBefore" => self.leave_out(number(start).unwrap_or(0))?,
            "gridSpan" => {
                let across = number(start).unwrap_or(1) as usize;
                self.cell(|cell| cell.across = across.clamp(1, MOST_COLUMNS + 1));
            }
            "vMerge" => {
                let continues = value(start, "val").as_deref() != Some("restart");
                self.cell(|cell| cell.continues = continues);
            }
            "hMerge" if value(start, "val").as_deref() != Some("restart") => {
                self.cell(|cell| cell.covered = true);
            }
            "p" => self.paragraph = Paragraph::default(),
            "jc" if !self.in_run => {
                self.paragraph.centred = value(start, "val").as_deref() == Some("center");
            }
            "ilvl" => self.paragraph.level = number(start).map_or(0, |level| level.min(8) as u8),
            "numId" => {
                let level = self.paragraph.level;
                self.paragraph.list = number(start).map(|list| (list, level));
            }
            "r" => (self.in_run, self.hidden, self.bold) = (true, false, false),
            "vanish" if self.in_run => self.hidden = is_on(start),
            "b" if self.in_run => self.bold = is_on(start),
            "t" => self.in_text = true,
            "tab" if self.in_run => self.push("\t"),
            "cr" => self.push("\n"),
            "br" if value(start, "type").is_none_or(|kind| kind == "textWrapping") => {
                self.push("\n")
            }
            "noBreakHyphen" => self.push("-"),
            "altChunk" | "subDoc" => self.document.embeds = true,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str, progress: &dyn Fn(u64) -> bool) -> Result<(), Refused> {
        match name {
            "t" => self.in_text = false,
            "r" => self.in_run = false,
            "p" => self.close_paragraph(),
            "tc" => self.close_cell()?,
            "tr" => {
                self.close_row()?;
                if self.rows.is_multiple_of(64) && !progress(self.rows as u64) {
                    return Err(Refused::Cancelled);
                }
            }
            "tbl" => self.close_table(),
            _ => {}
        }
        Ok(())
    }

    fn cell(&mut self, change: impl FnOnce(&mut Open)) {
        if let Some(table) = self.tables.last_mut() {
            change(&mut table.cell);
        }
    }

    fn deleted(&mut self) {
        // Within a run's properties it marks the end of a deleted paragraph instead.
        if let Some(table) = self.tables.last_mut()
            && !self.in_run
            && table.cell.text.is_empty()
            && table.row.cells.is_empty()
        {
            table.deleted = true;
        }
    }

    fn push(&mut self, text: &str) {
        if self.hidden {
            return;
        }
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        self.paragraph.letters += letters;
        if self.bold {
            self.paragraph.bold += letters;
        }
        self.paragraph.text.push_str(text);
    }

    fn open_table(&mut self) -> Result<(), Refused> {
        if self.tables.len() >= DEEPEST {
            return Err(Refused::Nested);
        }
        let place = self.document.grids.len();
        let above = match self.tables.is_empty() {
            true => std::mem::take(&mut self.lines),
            false => Vec::new(),
        };
        // Its place is kept free: tables inside come after it.
        self.document.grids.push(Grid::default());
        self.tables.push(Table {
            grid: Grid {
                place: format!("Bảng {}", place + 1),
                above,
                ..Grid::default()
            },
            place,
            ..Table::default()
        });
        Ok(())
    }

    fn leave_out(&mut self, columns: u32) -> Result<(), Refused> {
        let columns = columns as usize;
        let Some(table) = self.tables.last_mut() else {
            return Ok(());
        };
        if table.row.cells.len() + columns > MOST_COLUMNS {
            return Err(Refused::Columns);
        }
        let wanted = table.row.cells.len() + columns;
        table.row.cells.resize(wanted, Cell::default());
        Ok(())
    }

    fn close_paragraph(&mut self) {
        let own = std::mem::take(&mut self.paragraph);
        let mark = own
            .list
            .and_then(|(list, level)| self.counters.next(list, level));
        let text = match mark {
            // A cell that holds a number only.
            Some(mark) if own.text.trim().is_empty() => mark,
            Some(mark) => format!("{mark} {}", own.text.trim_start()),
            None => own.text,
        };
        match self.tables.last_mut() {
            Some(table) => {
                let cell = &mut table.cell;
                if cell.begun {
                    cell.text.push('\n');
                }
                cell.begun = true;
                cell.text.push_str(&text);
                cell.letters += own.letters;
                cell.bold += own.bold;
            }
            None => {
                let strong = own.centred || (own.letters > 0 && own.bold == own.letters);
                let lines = text
                    .split('\n')
                    .map(str::trim)
                    .filter(|line| !line.is_empty());
                self.lines.extend(lines.map(|line| Line {
                    text: crate::value::one_line(line),
                    strong,
                }));
            }
        }
    }

    fn close_cell(&mut self) -> Result<(), Refused> {
        let Some(table) = self.tables.last_mut() else {
            return Ok(());
        };
        let open = std::mem::take(&mut table.cell);
        let cells = &mut table.row.cells;
        if open.covered && !cells.is_empty() {
            cells.push(Cell::covered());
            return Ok(());
        }
        let across = open.across.max(1);
        if cells.len() + across > MOST_COLUMNS {
            return Err(Refused::Columns);
        }
        let mut cell = Cell::of(&open.text);
        cell.bold = open.letters > 0 && open.bold == open.letters;
        cell.strange = open.strange;
        if open.continues {
            cell.origin = Origin::Above;
        }
        cells.push(cell);
        for _ in 1..across {
            cells.push(Cell::covered());
        }
        Ok(())
    }

    fn close_row(&mut self) -> Result<(), Refused> {
        self.rows += 1;
        if self.rows > MOST_ROWS {
            return Err(Refused::Rows);
        }
        let Some(table) = self.tables.last_mut() else {
            return Ok(());
        };
        let row = std::mem::take(&mut table.row);
        if !std::mem::take(&mut table.deleted) && !row.cells.is_empty() {
            let number = table.grid.rows.len() + 1;
            table.grid.rows.push(Row { number, ..row });
        }
        Ok(())
    }

    fn close_table(&mut self) {
        let Some(table) = self.tables.pop() else {
            return;
        };
        let mut grid = table.grid.squared();
        grid.fill_down();
        // What stands in a table within a cell is part of that cell's text too: nothing is lost.
        if let Some(outer) = self.tables.last_mut() {
            let cell = &mut outer.cell;
            for row in &grid.rows {
                if cell.begun {
                    cell.text.push('\n');
                }
                cell.begun = true;
                cell.text.push_str(&row.line().text);
            }
            cell.strange = Some(
                "ô này chứa một bảng lồng bên trong; chữ của bảng ấy đã được ghép vào ô, mỗi dòng một hàng",
            );
        }
        self.document.grids[table.place] = grid;
    }
}
