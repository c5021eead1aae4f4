//! Long lists are read row by row: memory does not grow with the file, whatever format it has.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use smc_core::import::rows::{Book, LIST};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The columns of each list.
const COLUMNS: u32 = 8;

/// The cells of a row. Nothing in it is anybody's.
fn cells(row: u32) -> impl Iterator<Item = String> {
    (0..COLUMNS).map(move |column| match column {
        0 => row.to_string(),
        1 => format!("H57.132-260804-{row:06}"),
        2 => format!("{:02}/{:02}/2026", row % 28 + 1, row % 12 + 1),
        _ => format!("Thủ tục {} cột {column}", row % 97),
    })
}

fn page(path: &Path, rows: u32) {
    let mut out = BufWriter::new(File::create(path).expect("a file"));
    write!(out, "<html><body><table border=\"1\">").expect("written");
    for row in 1..=rows {
        write!(out, "<tr>").expect("written");
        for cell in cells(row) {
            write!(out, "<td>{cell}</td>").expect("written");
        }
        writeln!(out, "</tr>").expect("written");
    }
    write!(out, "</table></body></html>").expect("written");
}

fn text(path: &Path, rows: u32) {
    let mut out = BufWriter::new(File::create(path).expect("a file"));
    for row in 1..=rows {
        let cells: Vec<String> = cells(row).collect();
        writeln!(out, "{}", cells.join(";")).expect("written");
    }
}

/// A workbook whose texts stand in their cells.
fn workbook(path: &Path, rows: u32) {
    const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut zip = ZipWriter::new(File::create(path).expect("a file"));
    let mut part = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default())
            .expect("a part");
        zip.write_all(text.as_bytes()).expect("written");
    };
    part("[Content_Types].xml", "<Types/>");
    part(
        "xl/_rels/workbook.xml.rels",
        &format!(
            "<Relationships><Relationship Id=\"a\" Type=\"{KIND}/worksheet\" Target=\"sheet.xml\"/></Relationships>"
        ),
    );
    part(
        "xl/workbook.xml",
        "<workbook><sheets><sheet name=\"Hồ sơ\" id=\"a\"/></sheets></workbook>",
    );
    zip.start_file("xl/sheet.xml", SimpleFileOptions::default())
        .expect("a part");
    let mut xml = String::from("<worksheet><sheetData>");
    for row in 1..=rows {
        write!(xml, "<row r=\"{row}\">").expect("written");
        for (column, cell) in (b'A'..).map(char::from).zip(cells(row)) {
            match cell.parse::<u32>() {
                Ok(number) => write!(xml, "<c r=\"{column}{row}\"><v>{number}</v></c>"),
                Err(_) => write!(
                    xml,
                    "<c r=\"{column}{row}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"
                ),
            }
            .expect("written");
        }
        xml.push_str("</row>");
        if xml.len() > 1 << 20 {
            zip.write_all(xml.as_bytes()).expect("written");
            xml.clear();
        }
    }
    xml.push_str("</sheetData></worksheet>");
    zip.write_all(xml.as_bytes()).expect("written");
    zip.finish().expect("written");
}

/// The most memory this program had since it was asked last, in kilobytes; none where the system does not say.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Reads a list of so many rows and sees that little memory is needed for it.
#[track_caller]
fn reads(name: &str, rows: u32, make: fn(&Path, u32)) {
    const MOST: u64 = 8 * 1024;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    make(&path, rows);
    let size = std::fs::metadata(&path).expect("a file").len();
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let before = peak();
    let mut book = Book::open(&path, &LIST, &|_| true).expect("a list");
    let mut sheet = book.rows(0).expect("its rows");
    let (mut count, mut letters) = (0, 0);
    while let Some(row) = sheet.next().expect("a row") {
        count += 1;
        assert_eq!(row.number(), count, "{name}");
        letters += row.cells().map(|cell| cell.shown().len()).sum::<usize>();
    }
    assert_eq!(count, rows, "{name}");
    assert!(letters > rows as usize * 100, "{name}: {letters}");
    if let (Some(before), Some(after)) = (before, peak()) {
        let more = after.saturating_sub(before);
        assert!(more < MOST, "{name} of {size} bytes took {more} kB more");
    }
}

/// One after the other: what is measured is the memory of the whole program.
#[test]
fn a_long_list_needs_the_memory_of_a_row() {
    reads("danh-sach.xls", 100_000, page);
    reads("danh-sach.csv", 100_000, text);
    reads("danh-sach.xlsx", 30_000, workbook);
}
