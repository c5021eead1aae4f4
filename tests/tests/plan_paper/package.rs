//! A Word file taken apart: its parts, and whether they hang together.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::order;

/// An element with what it contains.
#[derive(Debug, Default, Clone)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
    pub(crate) children: Vec<Element>,
    pub(crate) text: String,
}

impl Element {
    fn new(start: &BytesStart<'_>) -> Element {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .unwrap()
                .into_owned();
            (name(attribute.key.as_ref()), value)
        });
        Element {
            name: name(start.name().as_ref()),
            attributes: attributes.collect(),
            ..Element::default()
        }
    }

    /// All elements of a name within, from the top.
    pub(crate) fn all<'a>(&'a self, name: &str) -> Vec<&'a Element> {
        let mut found = Vec::new();
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            found.extend(child.all(name));
        }
        found
    }

    /// A child's `w:val`, or what an attribute of the child says.
    pub(crate) fn says(&self, child: &str, attribute: &str) -> Option<&str> {
        let child = self.children.iter().find(|element| element.name == child)?;
        child.attributes.get(attribute).map(String::as_str)
    }

    /// The first child of a name.
    #[track_caller]
    pub(crate) fn child(&self, name: &str) -> &Element {
        self.children
            .iter()
            .find(|child| child.name == name)
            .unwrap()
    }

    /// Whether there is a child of a name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.children.iter().any(|child| child.name == name)
    }

    /// Its text as it is read: paragraphs and breaks are new lines.
    pub(crate) fn words(&self) -> String {
        match self.name.as_str() {
            "w:br" => "\n".to_owned(),
            "w:tab" => "\t".to_owned(),
            "w:tc" | "w:body" => {
                let paragraphs = self.children.iter().filter(|child| child.name == "w:p");
                paragraphs
                    .map(Element::words)
                    .collect::<Vec<_>>()
                    .join("\n")
            }
            _ => self.text.clone() + &self.children.iter().map(Element::words).collect::<String>(),
        }
    }
}

fn name(name: impl AsRef<[u8]>) -> String {
    String::from_utf8(name.as_ref().to_vec()).unwrap()
}

/// The parts of a Word file.
pub(crate) struct Package(BTreeMap<String, Element>);

impl Package {
    /// Takes a file apart.
    pub(crate) fn open(bytes: &[u8]) -> Package {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for at in 0..zip.len() {
            let mut file = zip.by_index(at).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            parts.insert(file.name().unwrap().to_string(), parse(&text));
        }
        Package(parts)
    }

    /// A part.
    #[track_caller]
    pub(crate) fn part(&self, path: &str) -> &Element {
        &self.0[path]
    }

    /// The document's body.
    pub(crate) fn body(&self) -> &Element {
        self.part("word/document.xml").child("w:body")
    }

    /// Everything Word checks before it opens a file.
    pub(crate) fn check(&self) {
        self.types();
        self.relations("_rels/.rels", "");
        self.relations("word/_rels/document.xml.rels", "word/");
        for path in ["document", "styles", "settings", "header1", "header2"] {
            order::check(self.part(&format!("word/{path}.xml")));
        }
        self.styles();
        self.tables();
    }

    /// Every part has a type, every type a part.
    fn types(&self) {
        let types = self.part("[Content_Types].xml");
        let typed: BTreeSet<&str> = types
            .all("Override")
            .iter()
            .map(|part| &part.attributes["PartName"][1..])
            .collect();
        let parts = self.0.keys().map(String::as_str);
        let parts: BTreeSet<&str> = parts
            .filter(|path| !path.ends_with(".rels") && !path.starts_with('['))
            .collect();
        assert_eq!(typed, parts);
    }

    /// Every relationship has its own id and a part; every id that is used is one.
    fn relations(&self, path: &str, folder: &str) {
        let all = self.part(path).all("Relationship");
        let ids: BTreeSet<&str> = all
            .iter()
            .map(|one| one.attributes["Id"].as_str())
            .collect();
        assert_eq!(ids.len(), all.len());
        for relation in all {
            assert!(
                !relation.attributes.contains_key("TargetMode"),
                "nothing outside the file"
            );
            let target = format!("{folder}{}", relation.attributes["Target"]);
            assert!(self.0.contains_key(&target), "{target}");
        }
        if !folder.is_empty() {
            for header in self.body().all("w:headerReference") {
                assert!(ids.contains(header.attributes["r:id"].as_str()));
            }
        }
    }

    /// Every style that is used is defined, once.
    fn styles(&self) {
        let styles = self.part("word/styles.xml").all("w:style");
        let ids: BTreeSet<&str> = styles
            .iter()
            .map(|style| style.attributes["w:styleId"].as_str())
            .collect();
        assert_eq!(ids.len(), styles.len());
        for (path, part) in &self.0 {
            for name in ["w:pStyle", "w:tblStyle", "w:basedOn"] {
                for used in part.all(name) {
                    let id = &used.attributes["w:val"];
                    assert!(ids.contains(id.as_str()), "{path}: style {id}");
                }
            }
        }
    }

    /// Every row covers its table's grid exactly, with widths that add up; every cell ends with a paragraph.
    fn tables(&self) {
        for table in self.body().all("w:tbl") {
            let grid: Vec<u32> = table
                .child("w:tblGrid")
                .children
                .iter()
                .map(|c| number(c, "w:w"))
                .collect();
            for row in table.children.iter().filter(|child| child.name == "w:tr") {
                let mut column = 0;
                for cell in row.children.iter().filter(|child| child.name == "w:tc") {
                    let properties = cell.child("w:tcPr");
                    let span = properties
                        .says("w:gridSpan", "w:val")
                        .map_or(1, |span| span.parse().unwrap());
                    let width: u32 = grid[column..column + span].iter().sum();
                    assert_eq!(number(properties.child("w:tcW"), "w:w"), width);
                    assert_eq!(cell.children.last().unwrap().name, "w:p");
                    column += span;
                }
                assert_eq!(column, grid.len());
            }
        }
    }
}

fn number(element: &Element, attribute: &str) -> u32 {
    element.attributes[attribute].parse().unwrap()
}

fn parse(text: &str) -> Element {
    let mut reader = Reader::from_str(text);
    let mut stack = vec![Element::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => stack.push(Element::new(&start)),
            Event::Empty(start) => stack
                .last_mut()
                .unwrap()
                .children
                .push(Element::new(&start)),
            Event::Text(words) => stack
                .last_mut()
                .unwrap()
                .text
                .push_str(&words.xml10_content()),
            Event::GeneralRef(sign) => {
                let sign: &str = &sign;
                stack.last_mut().unwrap().text.push_str(match sign {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    other => panic!("&{other};"),
                });
            }
            Event::End(_) => {
                let done = stack.pop().unwrap();
                stack.last_mut().unwrap().children.push(done);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(stack.len(), 1);
    stack.remove(0).children.remove(0)
}
