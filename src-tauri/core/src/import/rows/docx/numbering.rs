//! Automatic numbers of paragraphs in Word: "1.", "1.1", "a)", "-" that stand on the page but not in the text.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::super::xml::{attribute, number};
use crate::plan::label::{Script, written};

/// The longest text of a mark, in letters.
const LONGEST: usize = 200;

/// Up to which number marks are written in Roman numbers: those of a million are a thousand letters.
const MOST_ROMAN: u32 = 10_000;

/// How the paragraphs of one depth are numbered.
#[derive(Debug, Clone, Default)]
struct Level {
    format: String,
    /// "%1.%2".
    text: String,
    start: u32,
    /// The style of paragraphs that stand at this depth without saying so.
    style: String,
}

/// The lists of a document: which scheme each follows, and the schemes' levels.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    schemes: HashMap<u32, Vec<Level>>,
    lists: HashMap<u32, u32>,
    /// Schemes that are a style of lists, by its id.
    styles: HashMap<String, u32>,
    /// Schemes that only name the style of lists they follow.
    linked: HashMap<u32, String>,
}

impl Numbering {
    /// Reads `word/numbering.xml`; what cannot be read numbers nothing.
    pub(super) fn read(xml: &str) -> Numbering {
        let mut numbering = Numbering::default();
        let mut reader = Reader::from_str(xml);
        let (mut scheme, mut list) = (None, None);
        while let Ok(event) = reader.read_event() {
            let start = match &event {
                Event::Start(start) | Event::Empty(start) => start,
                Event::Eof => break,
                _ => continue,
            };
            let number = |name: &str| number(start, name);
            match start.local_name().as_ref() {
                "abstractNum" => scheme = number("abstractNumId"),
                "num" => (scheme, list) = (None, number("numId")),
                "abstractNumId" => {
                    if let (Some(list), Some(scheme)) = (list, number("val")) {
                        numbering.lists.insert(list, scheme);
                    }
                }
                "lvl" => {
                    if let Some(scheme) = scheme {
                        let levels = numbering.schemes.entry(scheme).or_default();
                        if levels.len() < 9 {
                            levels.push(Level {
                                start: 1,
                                ..Level::default()
                            });
                        }
                    }
                }
                "styleLink" => {
                    if let (Some(scheme), Some(style)) = (scheme, attribute(start, "val")) {
                        numbering.styles.insert(style, scheme);
                    }
                }
                "numStyleLink" => {
                    if let (Some(scheme), Some(style)) = (scheme, attribute(start, "val")) {
                        numbering.linked.insert(scheme, style);
                    }
                }
                "start" | "numFmt" | "lvlText" | "pStyle" => {
                    let levels = scheme.and_then(|scheme| numbering.schemes.get_mut(&scheme));
                    let Some(level) = levels.and_then(|levels| levels.last_mut()) else {
                        continue;
                    };
                    match start.local_name().as_ref() {
                        "start" => level.start = number("val").unwrap_or(1),
                        "numFmt" => level.format = attribute(start, "val").unwrap_or_default(),
                        "pStyle" => level.style = attribute(start, "val").unwrap_or_default(),
                        _ => {
                            let text = attribute(start, "val").unwrap_or_default();
                            level.text = text.chars().take(LONGEST).collect();
                        }
                    }
                }
                _ => {}
            }
        }
        numbering
    }

    /// The levels of a list, those of the style of lists it follows included.
    fn levels(&self, list: u32) -> Option<&Vec<Level>> {
        let scheme = self.lists.get(&list)?;
        let named = self.linked.get(scheme);
        let followed = named.and_then(|style| self.styles.get(style));
        self.schemes.get(followed.unwrap_or(scheme))
    }

    /// How deep in a list paragraphs of a style stand that do not say it.
    pub(super) fn depth(&self, list: u32, style: &str) -> Option<u8> {
        let mut levels = self.levels(list)?.iter();
        let at = levels.position(|level| !style.is_empty() && level.style == style)?;
        u8::try_from(at).ok()
    }
}

/// How far each scheme has counted.
#[derive(Debug, Default)]
pub(super) struct Counters<'a> {
    numbering: Option<&'a Numbering>,
    counts: HashMap<u32, [Option<u32>; 9]>,
}

impl<'a> Counters<'a> {
    /// Nothing counted yet.
    pub(super) fn of(numbering: &'a Numbering) -> Counters<'a> {
        Counters {
            numbering: Some(numbering),
            counts: HashMap::new(),
        }
    }

    /// The mark of the next paragraph of a list at a depth.
    pub(super) fn next(&mut self, list: u32, level: u8) -> Option<String> {
        let numbering = self.numbering?;
        let levels = numbering.levels(list)?;
        let depth = usize::from(level);
        let own = levels.get(depth)?;
        let counts = self.counts.entry(list).or_default();
        let number = counts[depth].map_or(own.start, |count| count.saturating_add(1));
        counts[depth] = Some(number);
        for deeper in &mut counts[depth + 1..] {
            *deeper = None;
        }
        if own.format == "bullet" {
            return Some("-".to_owned());
        }
        let mut mark = own.text.clone();
        for (place, level) in levels.iter().enumerate().take(depth + 1) {
            let count = counts[place].unwrap_or(level.start);
            let shown = shown(count, &level.format)?;
            mark = mark.replace(&format!("%{}", place + 1), &shown);
        }
        Some(mark.trim().to_owned()).filter(|mark| !mark.is_empty())
    }
}

fn shown(count: u32, format: &str) -> Option<String> {
    Some(match format {
        "upperRoman" | "lowerRoman" if count > MOST_ROMAN => count.to_string(),
        "upperRoman" => written(count, Script::Roman),
        "lowerRoman" => written(count, Script::Roman).to_lowercase(),
        "upperLetter" => written(count, Script::Letters),
        "lowerLetter" => written(count, Script::Letters).to_lowercase(),
        "decimalZero" => format!("{count:02}"),
        "none" => return None,
        _ => count.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_on_and_begin_anew_below_a_new_one() {
        let xml = "<w:numbering><w:abstractNum w:abstractNumId=\"7\">\
            <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
            <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2\"/></w:lvl>\
            <w:lvl w:ilvl=\"2\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u{f0b7}\"/></w:lvl>\
            </w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>";
        let numbering = Numbering::read(xml);
        let mut counters = Counters::of(&numbering);
        let marks: Vec<_> = [0, 1, 1, 2, 0, 1]
            .map(|level| counters.next(3, level).unwrap_or_default())
            .to_vec();
        assert_eq!(marks, ["I.", "1", "2", "-", "II.", "1"]);
        assert_eq!(counters.next(4, 0), None);
    }

    #[test]
    fn a_list_may_follow_a_style_of_lists_and_a_depth_may_belong_to_a_style() {
        let xml = "<w:numbering>\
            <w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"Ke\"/></w:abstractNum>\
            <w:abstractNum w:abstractNumId=\"2\"><w:styleLink w:val=\"Ke\"/>\
            <w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"upperRoman\"/><w:pStyle w:val=\"Muc\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
            <w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"Nhom\"/><w:lvlText w:val=\"%2.\"/></w:lvl>\
            </w:abstractNum><w:num w:numId=\"5\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>";
        let numbering = Numbering::read(xml);
        assert_eq!(numbering.depth(5, "Nhom"), Some(1));
        assert_eq!(numbering.depth(5, "Khac"), None);
        assert_eq!(numbering.depth(5, ""), None);
        let mut counters = Counters::of(&numbering);
        let marks = [0, 1, 1].map(|level| counters.next(5, level).unwrap_or_default());
        assert_eq!(marks, ["I.", "1.", "2."]);
    }
}
