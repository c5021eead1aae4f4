//! A sheet of LibreOffice → rows. Cells and rows that stand there several times are written once.

use quick_xml::events::{BytesStart, Event};

use super::super::fault::{Fault, Result};
use super::super::feed::Feed;
use super::super::format::iso;
use super::super::line::{Covered, Line, Raw, Run};
use super::super::meter::Meter;
use super::super::xml::{Xml, attribute, letter, number};
use super::styles::{DATE, PERCENT, Runs};

/// Elements whose text stands beside the cells: comments, pictures, what was changed.
const BESIDE: [&str; 4] = ["annotation", "shapes", "tracked-changes", "frame"];

/// The rows of a sheet.
pub(in crate::import::rows) struct Sheet<'a> {
    xml: Xml<'a>,
    meter: Meter,
    styles: &'a Runs,
    hidden: Vec<(u32, u32)>,
    columns: u32,
    /// The row being read, from 1.
    row: u32,
    /// How often it stands there, one below the other; 0 before the first.
    repeat: u32,
    /// For how many more rows each column is reached over from above.
    reached: Vec<u32>,
    cell: Cell,
    /// A row that stands there several times: its cells as they were read.
    kept: Option<(u32, Line)>,
}

/// The cell being read.
#[derive(Debug, Default)]
struct Cell {
    column: u32,
    kind: String,
    value: String,
    repeat: u32,
    down: u32,
    formula: bool,
    covered: bool,
    /// How the letters of the cell stand, and those of the spans inside each other.
    runs: Vec<Run>,
    lines: u32,
    in_text: bool,
}

impl<'a> Sheet<'a> {
    /// The rows of the sheet whose first element was read last.
    pub(super) fn new(xml: Xml<'a>, meter: Meter, styles: &'a Runs) -> Sheet<'a> {
        Sheet {
            xml,
            meter,
            styles,
            hidden: Vec::new(),
            columns: 0,
            row: 0,
            repeat: 0,
            reached: Vec::new(),
            cell: Cell::default(),
            kept: None,
        }
    }

    fn open_row(&mut self, start: &BytesStart<'_>, line: &mut Line) {
        self.row = self
            .row
            .saturating_add(self.repeat.max(1))
            .min(u32::MAX - 1);
        self.repeat = number(start, "number-rows-repeated").unwrap_or(1).max(1);
        self.cell.column = 0;
        line.begin(self.row);
        line.hidden = is_hidden(start);
    }

    fn open_cell(&mut self, start: &BytesStart<'_>, covered: bool) {
        let column = self.cell.column;
        let get = |name| attribute(start, name).unwrap_or_default();
        let value = [
            "value",
            "date-value",
            "time-value",
            "boolean-value",
            "string-value",
        ];
        let style = self.styles.get(&get("style-name")).copied();
        // The kind that a newer version gives tells errors apart; it stands after the older one.
        let is_error = start
            .attributes()
            .with_checks(false)
            .flatten()
            .any(|own| own.key.local_name().as_ref() == "value-type" && &*own.value == "error");
        self.cell = Cell {
            column,
            kind: if is_error {
                "error".to_owned()
            } else {
                get("value-type")
            },
            value: value
                .into_iter()
                .find_map(|name| attribute(start, name))
                .unwrap_or_default(),
            repeat: number(start, "number-columns-repeated").unwrap_or(1).max(1),
            down: number(start, "number-rows-spanned").unwrap_or(1).max(1),
            formula: !get("formula").is_empty(),
            covered,
            runs: vec![style.unwrap_or_default()],
            lines: 0,
            in_text: false,
        };
    }

    fn run(&self) -> Run {
        let all = self.cell.runs.iter();
        all.fold(Run::default(), |all, own| Run {
            struck: all.struck || own.struck,
            raised: all.raised || own.raised,
        })
    }

    fn push(&mut self, text: &str, line: &mut Line) {
        if self.cell.in_text {
            line.push(text, self.run());
        }
    }

    /// A cell is done: what stands in it, as often as it stands there.
    fn close_cell(&mut self, line: &mut Line) -> Result<()> {
        let cell = &self.cell;
        let (from, to) = (cell.column, cell.column.saturating_add(cell.repeat));
        let (down, covered) = (cell.down, cell.covered);
        if covered {
            line.clear_text();
            // Whoever covers more columns than are read is far to the right.
            for column in from..to.min(1_024) {
                let above = self
                    .reached
                    .get(column as usize)
                    .is_some_and(|more| *more > 0);
                line.put(column, Raw::Blank)?.covered = match above {
                    true => Covered::Above,
                    false => Covered::Left,
                };
            }
        } else {
            self.put(from, to, line)?;
        }
        if down > 1 && from < 1_024 {
            let needed = self.reached.len().max(from as usize + 1);
            self.reached.resize(needed, 0);
            // This row is counted as well.
            self.reached[from as usize] = down;
        }
        self.cell.column = to;
        Ok(())
    }

    fn put(&self, from: u32, to: u32, line: &mut Line) -> Result<()> {
        let cell = &self.cell;
        let number = || {
            cell.value
                .trim()
                .parse::<f64>()
                .ok()
                .filter(|own| own.is_finite())
        };
        let (raw, format) = match cell.kind.as_str() {
            "float" | "currency" => (number().map(Raw::Number), 0),
            "percentage" => (number().map(Raw::Number), PERCENT),
            "date" => (iso(&cell.value).map(Raw::Moment), DATE),
            "time" => (elapsed(&cell.value).map(Raw::Duration), 0),
            "boolean" => (Some(Raw::Bool(cell.value == "true")), 0),
            "error" => {
                line.put_text(from, true)?;
                return Ok(());
            }
            _ => {
                if line.pushed().is_empty() && cell.lines == 0 {
                    line.push(&cell.value, self.run());
                }
                (None, 0)
            }
        };
        let Some(raw) = raw else {
            let found = line.put_text(from, false)?.is_some();
            if !found && cell.formula {
                line.put(from, Raw::NoResult)?;
            }
            // Nothing, however often, is nothing.
            for column in (from + 1..to).take_while(|_| found) {
                line.again(column)?;
            }
            return Ok(());
        };
        line.clear_text();
        for column in from..to {
            let kept = line.put(column, raw)?;
            (kept.format, kept.struck) = (format, self.run().struck);
        }
        Ok(())
    }

    fn start(&mut self, start: &BytesStart<'_>, line: &mut Line) {
        match start.local_name().as_ref() {
            "table-column" => {
                let count = number(start, "number-columns-repeated").unwrap_or(1).max(1);
                let next = self.columns.saturating_add(count);
                if is_hidden(start) {
                    self.hidden.push((self.columns, next - 1));
                }
                self.columns = next;
            }
            "table-row" => self.open_row(start, line),
            "table-cell" => self.open_cell(start, false),
            "covered-table-cell" => self.open_cell(start, true),
            "p" | "h" => {
                self.cell.in_text = true;
                if self.cell.lines > 0 {
                    line.push("\n", Run::default());
                }
                self.cell.lines += 1;
            }
            "span" => {
                let style = attribute(start, "style-name").unwrap_or_default();
                let run = self.styles.get(&style).copied().unwrap_or_default();
                self.cell.runs.push(run);
            }
            "s" => {
                let count = number(start, "c").unwrap_or(1).min(1_000);
                self.push(&" ".repeat(count as usize), line);
            }
            "tab" => self.push("\t", line),
            "line-break" => self.push("\n", line),
            _ => {}
        }
    }

    /// Reads on to the next end of a row; `false` at the end of the sheet.
    fn read(&mut self, line: &mut Line) -> Result<bool> {
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match self.xml.read_event_into(&mut buffer)? {
                Event::Start(start) => {
                    let name = start.local_name();
                    if BESIDE.contains(&name.as_ref()) || name.as_ref() == "table" {
                        let end = start.to_end().into_owned();
                        self.xml.read_to_end_into(end.name(), &mut Vec::new())?;
                    } else {
                        self.start(&start, line);
                    }
                }
                Event::End(end) => match end.local_name().as_ref() {
                    "table" => return Ok(false),
                    "table-row" => return Ok(true),
                    "table-cell" | "covered-table-cell" => self.close_cell(line)?,
                    "p" | "h" => self.cell.in_text = false,
                    "span" if self.cell.runs.len() > 1 => drop(self.cell.runs.pop()),
                    _ => {}
                },
                Event::Text(text) => self.push(&text.xml10_content(), line),
                Event::CData(text) => self.push(&text.xml10_content(), line),
                Event::GeneralRef(entity) => {
                    let letter = letter(&entity)?;
                    self.push(letter.encode_utf8(&mut [0; 4]), line);
                }
                Event::Eof => return Err(Fault::Broken),
                _ => {}
            }
        }
    }
}

impl Feed for Sheet<'_> {
    fn next(&mut self, line: &mut Line) -> Result<bool> {
        if let Some((more, kept)) = &mut self.kept {
            kept.number += 1;
            line.clone_from(kept);
            *more -= 1;
            if *more == 0 {
                self.kept = None;
            }
            return Ok(true);
        }
        while self.read(line)? {
            self.meter.reset();
            for more in &mut self.reached {
                *more = more.saturating_sub(self.repeat);
            }
            if !line.is_blank() {
                if self.repeat > 1 {
                    self.kept = Some((self.repeat - 1, line.clone()));
                }
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn hidden_columns(&self) -> &[(u32, u32)] {
        &self.hidden
    }
}

fn is_hidden(start: &BytesStart<'_>) -> bool {
    let visibility = attribute(start, "visibility");
    matches!(visibility.as_deref(), Some("collapse" | "filter"))
}

/// The days of "PT08H30M00S".
fn elapsed(text: &str) -> Option<f64> {
    let mut rest = text.trim().strip_prefix("PT")?;
    let mut seconds = 0.0;
    for (unit, length) in [('H', 3_600.0), ('M', 60.0), ('S', 1.0)] {
        if let Some((number, after)) = rest.split_once(unit) {
            seconds += number.replace(',', ".").parse::<f64>().ok()? * length;
            rest = after;
        }
    }
    Some(seconds / 86_400.0)
}
