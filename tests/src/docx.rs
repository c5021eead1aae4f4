//! Word files for tests: lines and tables, and files that are broken or hostile. Written part by part, because
//! no writer of documents writes broken ones.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The opening of a document.
pub const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
    <w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";

/// Its end.
pub const FOOT: &str = "<w:sectPr/></w:body></w:document>";

/// A document in the making.
#[derive(Debug, Clone, Default)]
pub struct Docx(String);

impl Docx {
    /// An empty document.
    #[must_use]
    pub fn new() -> Docx {
        Docx::default()
    }

    /// Adds a line.
    #[must_use]
    pub fn line(mut self, text: &str) -> Docx {
        self.0 += &paragraph(text);
        self
    }

    /// Adds a table. A cell is its text, with line breaks as paragraphs; "^" continues the cell above; "3>text"
    /// reaches over three columns; "*text" is bold; "<w:p>…" stands as it is.
    #[must_use]
    pub fn table(mut self, rows: &[&[&str]]) -> Docx {
        self.0 += &table(rows);
        self
    }

    /// Adds XML as it is.
    #[must_use]
    pub fn xml(mut self, xml: &str) -> Docx {
        self.0 += xml;
        self
    }

    /// The file.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        file(&format!("{HEAD}{}{FOOT}", self.0), &[])
    }
}

/// A paragraph with this text.
#[must_use]
pub fn paragraph(text: &str) -> String {
    let (text, bold) = match text.strip_prefix('*') {
        Some(bold) => (bold, "<w:rPr><w:b/></w:rPr>"),
        None => (text, ""),
    };
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    format!("<w:p><w:r>{bold}<w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// A table with these rows.
#[must_use]
pub fn table(rows: &[&[&str]]) -> String {
    let mut xml = String::from("<w:tbl><w:tblPr/>");
    for row in rows {
        xml += "<w:tr>";
        for cell in *row {
            xml += &table_cell(cell);
        }
        xml += "</w:tr>";
    }
    xml + "</w:tbl>"
}

fn table_cell(cell: &str) -> String {
    let (across, text) = match cell.split_once('>') {
        Some((across, text)) if across.len() == 1 && across.parse::<u8>().is_ok() => (across, text),
        _ => ("1", cell),
    };
    let merge = match text {
        "^" => "<w:vMerge/>",
        // Alone it merges nothing, and every cell may be the first of several.
        _ => "<w:vMerge w:val=\"restart\"/>",
    };
    let inner = match text {
        "^" | "" => "<w:p/>".to_owned(),
        xml if xml.starts_with("<w:") => xml.to_owned(),
        text => text.split('\n').map(paragraph).collect(),
    };
    format!("<w:tc><w:tcPr><w:gridSpan w:val=\"{across}\"/>{merge}</w:tcPr>{inner}</w:tc>")
}

/// A file with this document, and further parts of the package.
#[must_use]
pub fn file(document: &str, further: &[(&str, &str)]) -> Vec<u8> {
    const TYPES: &str =
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    let own = [
        ("[Content_Types].xml", TYPES),
        ("word/document.xml", document),
    ];
    package(&[&own, further].concat())
}

/// A package of these parts.
///
/// # Panics
///
/// Never: it is written in memory.
#[must_use]
pub fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("in memory");
        zip.write_all(text.as_bytes()).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}
