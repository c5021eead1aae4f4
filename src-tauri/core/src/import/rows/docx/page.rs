//! `word/document.xml` → tables and the lines above them: what a reader of the printed page would see. Deleted
//! and hidden text is left out, inserted text and the contents of controls are read, merged cells keep their
//! reach. Reads events one by one on a stack of its own, so that no nesting can end the program.

use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use super::super::fault::{Fault, Result};
use super::super::limits::Limits;
use super::super::line::Run;
use super::super::meter::Meter;
use super::super::xml::{self, attribute, letter, number};
use super::numbering::{Counters, Numbering};
use super::paragraph::Paragraph;
use super::styles::{Look, Styles};
use super::table::{Outside, Table, Tables};

/// What was read of a document.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) tables: Vec<Table>,
    /// The lines after the last table, or all lines where there is none.
    pub(super) rest: Vec<Outside>,
    /// Whether it takes in other files, which are not read.
    pub(super) embeds: bool,
    /// Whether it holds changes that nobody has accepted.
    pub(super) tracked: bool,
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

/// Reads a document; `heard` hears the number of rows so far and answers whether to go on.
pub(super) fn read(
    document: Box<dyn Read + '_>,
    numbering: &Numbering,
    styles: &Styles,
    limits: &Limits,
    heard: &dyn Fn(u64) -> bool,
) -> Result<Page> {
    let meter = Meter::new();
    let mut xml = xml::reader(document, &meter);
    let config = xml.config_mut();
    // An empty mark of deletion in the properties of a row means something else than one around letters.
    (config.expand_empty_elements, config.check_end_names) = (false, true);
    let mut state = State {
        page: Page::default(),
        numbering,
        styles,
        counters: Counters::of(numbering),
        tables: Tables::new(limits),
        paragraph: Paragraph::default(),
        in_text: false,
        in_run: false,
        hidden: false,
        bold: false,
        run: Run::default(),
    };
    let (mut depth, mut ended) = (0_usize, false);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer)? {
            Event::Start(start) => {
                let name = start.local_name();
                state.page.tracked |= is_tracked(name.as_ref());
                if SKIPPED.contains(&name.as_ref()) {
                    let end = start.to_end().into_owned();
                    xml.read_to_end_into(end.name(), &mut Vec::new())?;
                } else {
                    depth += 1;
                    state.open(&start)?;
                }
            }
            Event::Empty(start) => {
                let name = start.local_name();
                state.page.tracked |= is_tracked(name.as_ref());
                // In the properties of a row it says that the row is deleted.
                if name.as_ref() == "del" {
                    state.tables.deleted(state.in_run);
                } else if !SKIPPED.contains(&name.as_ref()) {
                    state.open(&start)?;
                    state.close(name.as_ref(), heard)?;
                }
            }
            Event::End(end) => {
                depth -= 1;
                ended = depth == 0;
                let name = end.local_name();
                state.close(name.as_ref(), heard)?;
                if matches!(name.as_ref(), "p" | "tr") {
                    meter.reset();
                }
            }
            Event::Text(text) if state.in_text => state.push(&text.xml10_content()),
            Event::CData(text) if state.in_text => state.push(&text.xml10_content()),
            Event::GeneralRef(entity) if state.in_text => {
                let letter = letter(&entity).map_err(|_| entities())?;
                state.push(letter.encode_utf8(&mut [0; 4]));
            }
            Event::DocType(_) => return Err(entities()),
            Event::Eof => break,
            _ => {}
        }
    }
    // What is cut off ends without its last element.
    if !ended {
        return Err(Fault::Broken);
    }
    (state.page.tables, state.page.rest) = state.tables.done();
    Ok(state.page)
}

fn entities() -> Fault {
    Fault::Refused(
        "khai báo thực thể XML, điều mà Word không bao giờ làm. \
         Không mở tệp này; xin lại tệp từ nơi gửi."
            .to_owned(),
    )
}

fn is_tracked(name: &str) -> bool {
    matches!(
        name,
        "del" | "ins" | "moveFrom" | "moveTo" | "cellDel" | "cellIns"
    )
}

struct State<'a> {
    page: Page,
    numbering: &'a Numbering,
    styles: &'a Styles,
    counters: Counters<'a>,
    tables: Tables,
    paragraph: Paragraph,
    in_text: bool,
    in_run: bool,
    hidden: bool,
    bold: bool,
    run: Run,
}

/// Whether a switch is on: present and not "0", "false", "off".
fn is_on(start: &BytesStart<'_>) -> bool {
    !matches!(
        attribute(start, "val").as_deref(),
        Some("0" | "false" | "off" | "none" | "baseline")
    )
}

impl State<'_> {
    fn open(&mut self, start: &BytesStart<'_>) -> Result<()> {
        let value = || number(start, "val");
        match start.local_name().as_ref() {
            "p" => {
                self.paragraph = Paragraph::default();
                self.look(self.styles.usual(), "");
            }
            "pStyle" => {
                let style = attribute(start, "val").unwrap_or_default();
                self.look(self.styles.of(&style), &style);
            }
            "jc" if !self.in_run => {
                self.paragraph.centred = attribute(start, "val").as_deref() == Some("center");
            }
            "ilvl" => self.paragraph.level = value().map_or(0, |level| level.min(8) as u8),
            "numId" => {
                let level = self.paragraph.level;
                self.paragraph.list = value().map(|list| (list, level));
            }
            "r" => {
                (self.in_run, self.hidden, self.bold) = (true, false, self.paragraph.bold);
                self.run = Run::default();
            }
            "rStyle" if self.in_run => {
                let style = attribute(start, "val").unwrap_or_default();
                self.bold = self.styles.of(&style).bold.unwrap_or(self.bold);
            }
            "outlineLvl" => {
                let depth = value().filter(|depth| *depth < 9);
                self.paragraph.heading = depth.map(|depth| depth as u8);
            }
            "vanish" if self.in_run => self.hidden = is_on(start),
            "b" if self.in_run => self.bold = is_on(start),
            "strike" | "dstrike" if self.in_run => self.run.struck = is_on(start),
            "vertAlign" if self.in_run => self.run.raised = is_on(start),
            "t" => self.in_text = true,
            "tab" if self.in_run => self.push("\t"),
            "cr" => self.push("\n"),
            "br" if attribute(start, "type").is_none_or(|kind| kind == "textWrapping") => {
                self.push("\n");
            }
            "noBreakHyphen" => self.push("-"),
            "altChunk" | "subDoc" => self.page.embeds = true,
            _ => self.tables.open(start)?,
        }
        Ok(())
    }

    /// A paragraph has what its style says, until it says otherwise.
    fn look(&mut self, look: Look, style: &str) {
        let depth = |list| look.level.or_else(|| self.numbering.depth(list, style));
        let list = look.list.map(|list| (list, depth(list).unwrap_or(0)));
        let own = &mut self.paragraph;
        (own.list, own.level) = (list, list.map_or(0, |(_, level)| level));
        own.bold = look.bold.unwrap_or(false);
        own.centred = look.centred.unwrap_or(false);
        own.heading = look.heading;
    }

    fn close(&mut self, name: &str, heard: &dyn Fn(u64) -> bool) -> Result<()> {
        match name {
            "t" => self.in_text = false,
            "r" => self.in_run = false,
            "p" => {
                let own = std::mem::take(&mut self.paragraph);
                let mark = own
                    .list
                    .and_then(|(list, level)| self.counters.next(list, level));
                self.tables.paragraph(own, mark)?;
            }
            _ => {
                let rows = self.tables.close(name)?;
                if rows.is_some_and(|rows| rows.is_multiple_of(64) && !heard(rows)) {
                    return Err(Fault::Cancelled);
                }
            }
        }
        Ok(())
    }

    fn push(&mut self, text: &str) {
        if !self.hidden {
            self.paragraph.push(text, self.run, self.bold);
        }
    }
}
