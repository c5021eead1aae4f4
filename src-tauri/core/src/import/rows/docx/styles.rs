//! Styles of a Word file: what a paragraph or its letters have from their style where they do not say so themselves.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::xml::{attribute, number};

/// How many styles one may be based on, one over the other.
const DEEPEST: usize = 20;

/// What a style says; none: it says nothing of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// The list its paragraphs are counted in; 0: in none.
    pub(super) list: Option<u32>,
    /// How deep in that list, from 0.
    pub(super) level: Option<u8>,
    /// Whether its letters are bold.
    pub(super) bold: Option<bool>,
    /// Whether its lines stand in the middle.
    pub(super) centred: Option<bool>,
    /// How deep a heading it is, from 0.
    pub(super) heading: Option<u8>,
}

impl Look {
    /// What it says, and where it says nothing what another one says.
    fn over(self, other: Look) -> Look {
        Look {
            list: self.list.or(other.list),
            level: self.level.or(other.level),
            bold: self.bold.or(other.bold),
            centred: self.centred.or(other.centred),
            heading: self.heading.or(other.heading),
        }
    }
}

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    own: HashMap<String, Style>,
    /// That of paragraphs without one.
    usual: String,
}

#[derive(Debug, Default)]
struct Style {
    look: Look,
    based_on: String,
}

impl Styles {
    /// Reads `word/styles.xml`; what cannot be read says nothing.
    pub(super) fn read(xml: &str) -> Styles {
        let mut styles = Styles::default();
        let mut reader = Reader::from_str(xml);
        let mut id: Option<String> = None;
        while let Ok(event) = reader.read_event() {
            match &event {
                Event::Eof => break,
                Event::End(end) if end.local_name().as_ref() == "style" => id = None,
                Event::Start(start) | Event::Empty(start) => {
                    if start.local_name().as_ref() == "style" {
                        id = styles.begin(start);
                    } else if let Some(style) = id.as_ref().and_then(|id| styles.own.get_mut(id)) {
                        style.say(start);
                    }
                }
                _ => {}
            }
        }
        styles
    }

    fn begin(&mut self, start: &BytesStart<'_>) -> Option<String> {
        let id = attribute(start, "styleId")?;
        let is_paragraph = attribute(start, "type").as_deref() == Some("paragraph");
        let usual = matches!(attribute(start, "default").as_deref(), Some("1" | "true"));
        if is_paragraph && usual {
            self.usual.clone_from(&id);
        }
        self.own.insert(id.clone(), Style::default());
        Some(id)
    }

    /// What paragraphs without a style have.
    pub(super) fn usual(&self) -> Look {
        self.of(&self.usual)
    }

    /// What a style says, and those it is based on.
    pub(super) fn of(&self, id: &str) -> Look {
        let mut look = Look::default();
        let mut next = id;
        for _ in 0..DEEPEST {
            let Some(style) = self.own.get(next) else {
                break;
            };
            look = look.over(style.look);
            next = &style.based_on;
        }
        look
    }
}

impl Style {
    fn say(&mut self, start: &BytesStart<'_>) {
        let value = || attribute(start, "val");
        let depth = || number(start, "val").map(|depth| depth.min(8) as u8);
        match start.local_name().as_ref() {
            "basedOn" => self.based_on = value().unwrap_or_default(),
            "numId" => self.look.list = number(start, "val"),
            "ilvl" => self.look.level = depth(),
            // Nine is the text that is no heading.
            "outlineLvl" => {
                self.look.heading = number(start, "val")
                    .filter(|own| *own < 9)
                    .and_then(|_| depth());
            }
            "b" => {
                let off = matches!(value().as_deref(), Some("0" | "false" | "off"));
                self.look.bold = Some(!off);
            }
            "jc" => self.look.centred = Some(value().as_deref() == Some("center")),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_says_what_it_has_and_what_those_below_it_have() {
        let xml = "<w:styles>\
            <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:pPr><w:jc w:val=\"both\"/></w:pPr></w:style>\
            <w:style w:type=\"paragraph\" w:styleId=\"Muc\"><w:basedOn w:val=\"Normal\"/>\
            <w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"4\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr>\
            <w:rPr><w:b/></w:rPr></w:style>\
            <w:style w:type=\"paragraph\" w:styleId=\"Nhe\"><w:basedOn w:val=\"Muc\"/><w:rPr><w:b w:val=\"0\"/></w:rPr></w:style>\
            <w:style w:type=\"paragraph\" w:styleId=\"Vong\"><w:basedOn w:val=\"Vong\"/></w:style>\
            </w:styles>";
        let styles = Styles::read(xml);
        let section = Look {
            list: Some(4),
            level: Some(1),
            bold: Some(true),
            centred: Some(false),
            heading: Some(0),
        };
        assert_eq!(styles.of("Muc"), section);
        let light = Look {
            bold: Some(false),
            ..section
        };
        assert_eq!(styles.of("Nhe"), light);
        assert_eq!(styles.of("Vong"), Look::default());
        assert_eq!(styles.of("Khong co"), Look::default());
        assert_eq!(styles.usual().centred, Some(false));
    }
}
