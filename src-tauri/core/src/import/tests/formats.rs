//! A month is read from whatever kind of table it comes in, and what is not plain to see is told.

use super::*;

/// The month of [`Sheet::month`] in Excel 97's format, written by another program.
const OLD: &[u8] = include_bytes!("../../../../../tests/data/tables/thang.xls");

/// The rows of a sheet, each in its element, each cell in its own.
fn marked(row: [&str; 2], cell: [&str; 2]) -> String {
    let rows = Sheet::month().rows().into_iter().map(|cells| {
        let cells: String = cells
            .iter()
            .map(|text| [cell[0], text, cell[1]].concat())
            .collect();
        [row[0], &cells, row[1]].concat()
    });
    rows.collect()
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[track_caller]
fn is_the_month(bytes: Vec<u8>) {
    let ward = Ward::new();
    let expected = ward.read(Sheet::month().book()).unwrap();
    let summary = ward.read(bytes).unwrap();
    assert_eq!(rows(&ward, &summary), rows(&ward, &expected));
    assert_eq!(summary.period, expected.period);
    assert_eq!(texts(&summary.problems), [""; 0]);
    assert_eq!(texts(&summary.differences), [""; 0]);
}

#[test]
fn the_same_month_is_read_from_every_format() {
    is_the_month(OLD.to_vec());
    let lines: Vec<String> = Sheet::month()
        .rows()
        .iter()
        .map(|cells| cells.join(";"))
        .collect();
    is_the_month(lines.join("\r\n").into_bytes());
    let table = marked(["<tr>", "</tr>"], ["<td>", "</td>"]);
    is_the_month(format!("<html><meta charset=utf-8><table>{table}</table></html>").into_bytes());
    let sheet = marked(
        ["<table:table-row>", "</table:table-row>"],
        [
            "<table:table-cell office:value-type=\"string\"><text:p>",
            "</text:p></table:table-cell>",
        ],
    );
    let sheet = format!("<a><b><table:table table:name=\"Bảng\">{sheet}</table:table></b></a>");
    is_the_month(zipped(&[("mimetype", "x"), ("content.xml", &sheet)]));
    let word = marked(
        ["<w:tr>", "</w:tr>"],
        ["<w:tc><w:p><w:r><w:t>", "</w:t></w:r></w:p></w:tc>"],
    );
    let word = format!("<w:document><w:tbl>{word}</w:tbl></w:document>");
    is_the_month(zipped(&[("word/document.xml", &word)]));
}

/// The month with its XML changed.
fn changed(from: &str, to: &str, further: &[(&str, &[u8])]) -> Vec<u8> {
    let xml = Sheet::month().xml();
    assert!(xml.contains(from), "{from}");
    badfiles::book_of(&[("TONGHOP", xml.replacen(from, to, 1))], further)
}

#[track_caller]
fn remarks(bytes: Vec<u8>, expected: &[&str]) -> Summary {
    let summary = Ward::new().read(bytes).unwrap();
    assert_eq!(texts(&summary.remarks), expected);
    summary
}

#[test]
fn hidden_rows_are_read_and_told() {
    let summary = remarks(
        changed("<row r=\"7\">", "<row r=\"7\" hidden=\"1\">", &[]),
        &[
            "dòng 7: “Hộ tịch” đang ẩn trong tệp nhưng vẫn được đọc. Xóa dòng trong tệp nếu không tính.",
        ],
    );
    assert_eq!(summary.rows.len(), 4);
}

#[test]
fn hidden_columns_give_way_to_those_that_are_seen_and_are_told() {
    let twice = |hidden: &str| {
        let xml = Sheet::month()
            .with("N4", "Trực tuyến (4)")
            .with("N6", "999")
            .xml();
        let cols = format!(
            "<cols><col min=\"{hidden}\" max=\"{hidden}\" hidden=\"1\"/></cols><sheetData>"
        );
        badfiles::book_of(&[("TONGHOP", xml.replacen("<sheetData>", &cols, 1))], &[])
    };
    // The column that is seen counts, whichever stands first.
    let summary = remarks(twice("14"), &["cột N: đang ẩn trong tệp, không được đọc."]);
    assert_eq!(summary.rows[0].cells[0].entry.stored(), "228");
    let summary = remarks(twice("4"), &["cột D: đang ẩn trong tệp, không được đọc."]);
    let online: Vec<String> = summary.rows[0]
        .cells
        .iter()
        .map(|cell| cell.cell())
        .collect();
    assert!(online.contains(&"N6".to_owned()), "{online:?}");
    // Where no other says the same, it is read.
    let cols = "<cols><col min=\"5\" max=\"5\" hidden=\"1\"/></cols><sheetData>";
    remarks(
        changed("<sheetData>", cols, &[]),
        &["cột E: đang ẩn trong tệp nhưng vẫn được đọc. Kiểm tra lại số liệu của cột này."],
    );
}

#[test]
fn struck_and_raised_letters_are_never_figures() {
    let rich = |runs: &str| format!("<c r=\"D6\" t=\"inlineStr\"><is>{runs}</is></c>");
    let plain = "<c r=\"D6\"><v>228</v></c>";
    let raised = rich("<r><t>12</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r>");
    let struck = rich("<r><rPr><strike/></rPr><t>15</t></r><r><t>12</t></r>");
    for (cell, aside) in [(raised, "1"), (struck, "15")] {
        let summary = Ward::new().read(changed(plain, &cell, &[])).unwrap();
        let expected = format!("D6: có chữ gạch ngang hoặc nâng lên “{aside}” bên cạnh “12”.");
        assert_eq!(summary.problems.len(), 1);
        assert!(
            summary.problems[0].text.starts_with(&expected),
            "{:?}",
            summary.problems
        );
    }
    let all = rich("<r><rPr><strike/></rPr><t>15</t></r>");
    let summary = Ward::new().read(changed(plain, &all, &[])).unwrap();
    assert!(
        summary.problems[0]
            .text
            .starts_with("D6: “15” bị gạch ngang.")
    );
}

#[test]
fn a_row_whose_name_is_struck_through_is_asked_about_once() {
    let name = "<c r=\"B7\" t=\"inlineStr\"><is><t>Hộ tịch</t></is></c>";
    let struck =
        "<c r=\"B7\" t=\"inlineStr\"><is><r><rPr><strike/></rPr><t>Hộ tịch</t></r></is></c>";
    let summary = Ward::new().read(changed(name, struck, &[])).unwrap();
    assert_eq!(
        texts(&summary.problems),
        [
            "B7: “Hộ tịch” bị gạch ngang, có thể đã bỏ. Xóa dòng hoặc thôi gạch ngang trong tệp rồi nhập lại."
        ]
    );
    let raised = "<c r=\"B7\" t=\"inlineStr\"><is><r><t>Hộ tịch</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>(1)</t></r></is></c>";
    let summary = remarks(
        changed(name, raised, &[]),
        &["B7: không đọc chữ gạch ngang hoặc nâng lên “(1)” bên cạnh “Hộ tịch”."],
    );
    assert_eq!(summary.rows[1].is.meaning, Meaning::Is(1));
}

#[test]
fn names_in_an_old_code_are_no_names() {
    let sheet = Sheet::month()
        .with("B6", "Chøng thùc")
        .with("B7", "Hé tÞch")
        .with("B9", "Hé tÞch")
        .with("B10", "§Êt ®ai");
    let summary = Ward::new().read(sheet.book()).unwrap();
    assert!(
        summary.problems[0].text.contains("bảng mã cũ TCVN3"),
        "{:?}",
        summary.problems
    );
    let other = Sheet::of(&[&["LÜnh vùc", "Trùc tuyÕn"], &["§Êt ®ai", "5"]]);
    refused(Ward::new().read(other.book()), "bảng mã cũ TCVN3");
}
