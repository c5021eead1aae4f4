//! Workbooks and other packages, part by part.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Sheet;

/// What stands before the first row of a sheet.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";

/// A workbook with these sheets.
#[must_use]
pub fn book(sheets: &[(&str, &Sheet)]) -> Vec<u8> {
    let sheets: Vec<(&str, String)> = sheets
        .iter()
        .map(|(name, sheet)| (*name, sheet.xml()))
        .collect();
    book_of(&sheets, &[])
}

/// A workbook with these sheets' parts, and further parts of the package.
///
/// # Panics
///
/// Never: it is written in memory.
#[must_use]
pub fn book_of(sheets: &[(&str, String)], further: &[(&str, &[u8])]) -> Vec<u8> {
    const RELS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, bytes: &[u8]| {
        zip.start_file(name, SimpleFileOptions::default())
            .expect("in memory");
        zip.write_all(bytes).expect("in memory");
    };
    let relations = |inner: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             {inner}</Relationships>"
        )
    };
    let (mut list, mut targets) = (String::new(), String::new());
    for (i, (name, _)) in (1..).zip(sheets) {
        list += &format!("<sheet name=\"{name}\" sheetId=\"{i}\" r:id=\"rId{i}\"/>");
        targets += &format!(
            "<Relationship Id=\"rId{i}\" Type=\"{RELS}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>"
        );
    }
    part(
        "[Content_Types].xml",
        b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
    );
    let office = format!(
        "<Relationship Id=\"rId1\" Type=\"{RELS}/officeDocument\" Target=\"xl/workbook.xml\"/>"
    );
    part("_rels/.rels", relations(&office).as_bytes());
    let workbook = format!(
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         xmlns:r=\"{RELS}\"><sheets>{list}</sheets></workbook>"
    );
    part("xl/workbook.xml", workbook.as_bytes());
    part("xl/_rels/workbook.xml.rels", relations(&targets).as_bytes());
    for (i, (_, xml)) in (1..).zip(sheets) {
        part(&format!("xl/worksheets/sheet{i}.xml"), xml.as_bytes());
    }
    for (name, bytes) in further {
        part(name, bytes);
    }
    zip.finish().expect("in memory").into_inner()
}

/// A package that holds only a part of this name.
pub(super) fn zip_of(name: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(name, SimpleFileOptions::default())
        .expect("in memory");
    zip.write_all(b"x").expect("in memory");
    zip.finish().expect("in memory").into_inner()
}
