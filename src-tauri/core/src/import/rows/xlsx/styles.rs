//! The styles of a workbook, as far as they change what a cell says: number formats, struck through, raised.

use std::collections::HashMap;

use quick_xml::events::Event;

use super::super::fault::{Fault, Result};
use super::super::format::Format;
use super::super::line::Run;
use super::super::xml::{Xml, attribute, number};

/// The most styles: Excel has 65,490.
const MOST: usize = 70_000;

/// What cells of a style are.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Style {
    /// Which of the formats.
    pub(super) format: usize,
    /// How its letters stand.
    pub(super) run: Run,
}

/// The styles by number.
#[derive(Debug, Default)]
pub(super) struct Styles {
    pub(super) styles: Vec<Style>,
    /// The formats; the first is that of cells without one.
    pub(super) formats: Vec<Format>,
}

impl Styles {
    /// A workbook without styles.
    pub(super) fn none() -> Styles {
        Styles {
            styles: Vec::new(),
            formats: vec![Format::default()],
        }
    }

    /// Reads the part of styles.
    pub(super) fn read(mut xml: Xml<'_>) -> Result<Styles> {
        let mut styles = Styles::none();
        let mut codes: HashMap<u32, String> = HashMap::new();
        let mut known: HashMap<u32, usize> = HashMap::new();
        let mut fonts: Vec<Run> = Vec::new();
        let (mut in_fonts, mut in_cells) = (false, false);
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let event = xml.read_event_into(&mut buffer)?;
            if fonts.len().max(styles.styles.len()).max(codes.len()) > MOST {
                return Err(Fault::Broken);
            }
            match event {
                Event::Start(start) => match start.local_name().as_ref() {
                    "numFmt" => {
                        let code = attribute(&start, "formatCode");
                        codes.extend(number(&start, "numFmtId").zip(code));
                    }
                    "fonts" => in_fonts = true,
                    "font" if in_fonts => fonts.push(Run::default()),
                    "strike" if in_fonts => {
                        let off =
                            matches!(attribute(&start, "val").as_deref(), Some("0" | "false"));
                        if let Some(font) = fonts.last_mut() {
                            font.struck = !off;
                        }
                    }
                    "vertAlign" if in_fonts => {
                        let raised = attribute(&start, "val").is_some_and(|own| own != "baseline");
                        if let Some(font) = fonts.last_mut() {
                            font.raised = raised;
                        }
                    }
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells => {
                        let id = number(&start, "numFmtId").unwrap_or(0);
                        let format = *known.entry(id).or_insert_with(|| {
                            let format = match codes.get(&id) {
                                Some(code) => Format::of(code),
                                None => Format::built_in(id),
                            };
                            styles.formats.push(format);
                            styles.formats.len() - 1
                        });
                        let font = number(&start, "fontId").and_then(|id| fonts.get(id as usize));
                        let run = font.copied().unwrap_or_default();
                        styles.styles.push(Style { format, run });
                    }
                    _ => {}
                },
                Event::End(end) => match end.local_name().as_ref() {
                    "fonts" => in_fonts = false,
                    "cellXfs" => in_cells = false,
                    "styleSheet" => return Ok(styles),
                    _ => {}
                },
                Event::Eof => return Err(Fault::Broken),
                _ => {}
            }
        }
    }

    /// A cell's style.
    pub(super) fn of(&self, number: u32) -> Style {
        self.styles
            .get(number as usize)
            .copied()
            .unwrap_or_default()
    }
}
