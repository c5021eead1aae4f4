//! The package around a document's text: its parts, their types and how they hang together.

use std::io::{self, Cursor, Write};

use chrono::NaiveDateTime;
use zip::write::SimpleFileOptions;

use super::page::{BARE, NUMBERED};
use super::words::paragraph;
use super::xml::{Element, RELATIONS, WORD, element, value};

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const FAMILY: &str = "application/vnd.openxmlformats";

/// What the file says of itself.
pub(super) struct Properties {
    pub(super) title: String,
    pub(super) author: String,
    pub(super) made_at: NaiveDateTime,
}

/// A part: its path, its content type, its content.
struct Part {
    path: &'static str,
    kind: String,
    root: Element,
}

/// The file's bytes: the same text gives the same bytes.
pub(super) fn package(body: Element, styles: Element, of: &Properties) -> io::Result<Vec<u8>> {
    let part = |path, kind: &str, root| Part {
        path,
        kind: format!("{MAIN}.{kind}+xml"),
        root,
    };
    let parts = [
        part("word/document.xml", "document.main", body),
        part("word/styles.xml", "styles", styles),
        part("word/settings.xml", "settings", settings()),
        part("word/header1.xml", "header", header(true)),
        part("word/header2.xml", "header", header(false)),
        Part {
            path: "docProps/core.xml",
            kind: format!("{FAMILY}-package.core-properties+xml"),
            root: core(of),
        },
        Part {
            path: "docProps/app.xml",
            kind: format!("{FAMILY}-officedocument.extended-properties+xml"),
            root: element("Properties")
                .with("xmlns", OFFICE)
                .child(element("Application").text("Sổ Một Cửa")),
        },
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut write = |path: &str, root: &Element| -> io::Result<()> {
        zip.start_file(path, SimpleFileOptions::default())?;
        zip.write_all(&root.part()?)
    };
    write("[Content_Types].xml", &types(&parts))?;
    write("_rels/.rels", &package_relations())?;
    write("word/_rels/document.xml.rels", &document_relations())?;
    for part in &parts {
        write(part.path, &part.root)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn types(parts: &[Part]) -> Element {
    let default = |extension: &str, kind: String| {
        element("Default")
            .with("Extension", extension)
            .with("ContentType", kind)
    };
    let parts = parts.iter().map(|part| {
        let path = format!("/{}", part.path);
        element("Override")
            .with("PartName", path)
            .with("ContentType", &part.kind)
    });
    element("Types")
        .with("xmlns", format!("{PACKAGE}/content-types"))
        .child(default(
            "rels",
            format!("{FAMILY}-package.relationships+xml"),
        ))
        .child(default("xml", "application/xml".to_owned()))
        .children(parts)
}

fn relations(all: &[(&str, String, &str)]) -> Element {
    let all = all.iter().map(|(id, kind, target)| {
        element("Relationship")
            .with("Id", id)
            .with("Type", kind)
            .with("Target", target)
    });
    element("Relationships")
        .with("xmlns", format!("{PACKAGE}/relationships"))
        .children(all)
}

fn package_relations() -> Element {
    relations(&[
        (
            "rId1",
            format!("{RELATIONS}/officeDocument"),
            "word/document.xml",
        ),
        (
            "rId2",
            format!("{PACKAGE}/relationships/metadata/core-properties"),
            "docProps/core.xml",
        ),
        (
            "rId3",
            format!("{RELATIONS}/extended-properties"),
            "docProps/app.xml",
        ),
    ])
}

fn document_relations() -> Element {
    relations(&[
        (NUMBERED, format!("{RELATIONS}/header"), "header1.xml"),
        (BARE, format!("{RELATIONS}/header"), "header2.xml"),
        ("rId3", format!("{RELATIONS}/styles"), "styles.xml"),
        ("rId4", format!("{RELATIONS}/settings"), "settings.xml"),
    ])
}

/// The page number in the middle, or nothing.
fn header(numbered: bool) -> Element {
    let mut line = Element::from(paragraph("Header"));
    if numbered {
        let shown = element("w:r").child(element("w:t").text("2"));
        line = line.child(
            element("w:fldSimple")
                .with("w:instr", " PAGE ")
                .child(shown),
        );
    }
    element("w:hdr").with("xmlns:w", WORD).child(line)
}

/// Without the mode Word would open the file as one of 2007.
fn settings() -> Element {
    let mode = element("w:compatSetting")
        .with("w:name", "compatibilityMode")
        .with("w:uri", "http://schemas.microsoft.com/office/word")
        .with("w:val", 15);
    element("w:settings")
        .with("xmlns:w", WORD)
        .child(element("w:zoom").with("w:percent", 100))
        .child(value("w:defaultTabStop", 720))
        .child(value("w:characterSpacingControl", "doNotCompress"))
        .child(element("w:compat").child(mode))
        .child(value("w:themeFontLang", "vi-VN"))
        .child(value("w:decimalSymbol", ","))
        .child(value("w:listSeparator", ";"))
}

fn core(of: &Properties) -> Element {
    let at = of.made_at.format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let moment = |name| element(name).with("xsi:type", "dcterms:W3CDTF").text(&at);
    element("cp:coreProperties")
        .with("xmlns:cp", format!("{PACKAGE}/metadata/core-properties"))
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .child(element("dc:title").text(&of.title))
        .child(element("dc:creator").text(&of.author))
        .child(element("dc:language").text("vi-VN"))
        .child(moment("dcterms:created"))
        .child(moment("dcterms:modified"))
}
