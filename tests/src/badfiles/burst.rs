//! Workbooks that are small and want more than any memory holds.

use super::Sheet;
use super::book::{HEAD, book_of};

/// Under 2 KB, with cells only in A1 and XFD1048576.
#[must_use]
pub fn far_corners() -> Vec<u8> {
    let xml = format!(
        "{HEAD}<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>\
         <row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>"
    );
    book_of(&[("TONGHOP", xml)], &[])
}

/// A month beside which 10,000 columns are filled.
#[must_use]
pub fn wide() -> Vec<u8> {
    let mut sheet = Sheet::month();
    for column in 13..10_000 {
        sheet.put(4, column, "1");
    }
    sheet.book()
}

/// A workbook whose one sheet inflates to more than 200 MB.
#[must_use]
pub fn bomb() -> Vec<u8> {
    let mut xml = Sheet::month().xml();
    let blanks = " ".repeat(BOMB - xml.len());
    xml.insert_str(HEAD.len(), &blanks);
    book_of(&[("TONGHOP", xml)], &[])
}

/// The same with a directory that declares a small size.
#[must_use]
pub fn lying(bomb: &[u8]) -> Vec<u8> {
    let mut bytes = bomb.to_vec();
    let honest = u32::try_from(BOMB).unwrap_or(0).to_le_bytes();
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 4] == honest {
            bytes[at..at + 4].copy_from_slice(&1000u32.to_le_bytes());
        }
    }
    bytes
}

/// How far it inflates.
const BOMB: usize = 201 * 1024 * 1024;

/// A workbook whose table of shared texts announces more texts than any memory holds.
#[must_use]
pub fn boasting() -> Vec<u8> {
    let texts = b"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
                  uniqueCount=\"99999999999999\"><si><t>a</t></si></sst>";
    book_of(
        &[("TONGHOP", Sheet::month().xml())],
        &[("xl/sharedStrings.xml", texts)],
    )
}
