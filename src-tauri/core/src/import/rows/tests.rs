//! The same table in every format, and what is refused.

use std::io::{Cursor, Write};
use std::path::Path;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

mod marks;
mod refused;

/// A list in Excel 97's format, written by another program.
const OLD: &[u8] = include_bytes!("../../../../../tests/data/tables/danh-sach.xls");

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet: its XML from `<sheetData>` on, its shared texts, its styles.
fn workbook(before: &str, rows: &str, texts: &str, styles: &str) -> Vec<u8> {
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "_rels/.rels",
            &format!(
                "<Relationships><Relationship Id=\"a\" Type=\"{kinds}/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships><Relationship Id=\"b\" Type=\"{kinds}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Tháng &amp; 1\" r:id=\"b\"/></sheets></workbook>",
        ),
        ("xl/sharedStrings.xml", &format!("<sst>{texts}</sst>")),
        (
            "xl/styles.xml",
            &format!("<styleSheet>{styles}</styleSheet>"),
        ),
        (
            "xl/worksheets/sheet1.xml",
            &format!("<worksheet>{before}<sheetData>{rows}</sheetData></worksheet>"),
        ),
    ])
}

/// Every row of the first sheet: "4: A=1 B=Hộ tịch*", with "*" where a cell is struck through, "^…" what was left
/// out, "<" and "^" for places that are reached over, "!" for an error.
#[track_caller]
fn rows_of(name: &str, bytes: Vec<u8>, limits: &Limits) -> crate::error::Result<Vec<String>> {
    let mut book = Book::of_bytes(Path::new(name), bytes, limits, &|_| true)?;
    let mut rows = book.rows(0)?;
    let mut told = Vec::new();
    while let Some(row) = rows.next()? {
        let mut line = format!("{}:", row.number());
        if row.hidden() {
            line += " ẩn";
        }
        for cell in row.cells() {
            let text = match (cell.value(), cell.covered()) {
                (Value::Blank, Covered::No) => continue,
                (_, Covered::Left) => "<".to_owned(),
                (_, Covered::Above) => "^".to_owned(),
                (Value::Error(error), _) => format!("!{error}"),
                (Value::NoResult, _) => "?".to_owned(),
                _ => cell.shown().into_owned(),
            };
            let struck = if cell.struck() { "*" } else { "" };
            let aside = match cell.left_out() {
                "" => String::new(),
                letters => format!("^{letters}"),
            };
            line += &format!(" {}={text}{struck}{aside}", column_name(cell.column()));
        }
        // A row of Word that holds no words is still one.
        if line.contains('=') {
            told.push(line);
        }
    }
    Ok(told)
}

#[track_caller]
fn reads(name: &str, bytes: Vec<u8>, expected: &[&str]) {
    match rows_of(name, bytes, &LIST) {
        Ok(rows) => assert_eq!(rows, expected, "{name}"),
        Err(error) => panic!("{name}: {error}"),
    }
}

#[track_caller]
fn refuses(name: &str, bytes: Vec<u8>, limits: &Limits, words: &str) {
    let sentence = match rows_of(name, bytes, limits) {
        Ok(rows) => panic!("{name} is read: {rows:?}"),
        Err(error) => error.to_string(),
    };
    assert!(sentence.contains(words), "{name}: {sentence}");
}

/// A table that every format can hold.
const SAME: [&str; 4] = [
    "1: A=Danh sách tháng 01/2026",
    "3: A=STT B=Lĩnh vực C=Tiếp nhận",
    "4: A=1 B=Hộ tịch, khai sinh C=12",
    "5: A=2 B=Đất đai \"mới\" C=3",
];

const LINES: [&[&str]; 5] = [
    &["Danh sách tháng 01/2026"],
    &[],
    &["STT", "Lĩnh vực", "Tiếp nhận"],
    &["1", "Hộ tịch, khai sinh", "12"],
    &["2", "Đất đai \"mới\"", "3"],
];

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

/// Each row in its element, each cell in its own.
fn marked(
    row: &dyn Fn(usize, String) -> String,
    cell: &dyn Fn(usize, usize, String) -> String,
) -> String {
    let rows = LINES.iter().enumerate().map(|(at, cells)| {
        let cells = cells.iter().enumerate();
        let cells: String = cells
            .map(|(column, text)| cell(at, column, escaped(text)))
            .collect();
        row(at, cells)
    });
    rows.collect()
}

fn page() -> String {
    let rows = marked(&|_, cells| format!("<tr>{cells}"), &|_, _, text| {
        format!("<td>\n {text} ")
    });
    format!(
        "<html><style>td {{ color: red }}</style><body><table border=1>{rows}</table></body></html>"
    )
}

fn separated(by: &str) -> String {
    let quoted = |text: &&str| match text.contains([',', ';', '"']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => (*text).to_owned(),
    };
    let lines = LINES.iter().map(|cells| {
        let cells: Vec<String> = cells.iter().map(quoted).collect();
        cells.join(by) + "\r\n"
    });
    lines.collect()
}

fn wide(text: &str, mark: bool) -> Vec<u8> {
    let mark = if mark { vec![0xFF, 0xFE] } else { Vec::new() };
    [
        mark,
        text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
    ]
    .concat()
}

fn open_document(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>\
         <style:style style:name=\"s\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>\
         <style:style style:name=\"r\"><style:text-properties style:text-position=\"super 58%\"/></style:style>\
         <style:style style:name=\"h\"><style:table-properties table:display=\"false\"/></style:style>\
         </office:automatic-styles><office:body><office:spreadsheet>\
         <table:table table:name=\"Bảng\">{rows}</table:table>\
         <table:table table:name=\"Ẩn\" table:style-name=\"h\"></table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    zipped(&[("mimetype", "x"), ("content.xml", &content)])
}

#[test]
fn the_same_table_gives_the_same_rows_in_every_format() {
    let sheet = marked(
        &|at, cells| format!("<row r=\"{}\">{cells}</row>", at + 1),
        &|at, column, text| {
            let name = cell_name(at as u32 + 1, column as u32);
            match text.parse::<u32>() {
                Ok(number) => format!("<c r=\"{name}\"><v>{number}</v></c>"),
                Err(_) => format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
            }
        },
    );
    reads("danh-sach.csv", workbook("", &sheet, "", ""), &SAME);
    let open = marked(
        &|_, cells| format!("<table:table-row>{cells}</table:table-row>"),
        &|_, _, text| match text.parse::<u32>() {
            Ok(number) => format!(
                "<table:table-cell office:value-type=\"float\" office:value=\"{number}\"><text:p>{number}</text:p></table:table-cell>"
            ),
            Err(_) => format!(
                "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
            ),
        },
    );
    reads("danh-sach.xlsx", open_document(&open), &SAME);
    let word = marked(
        &|_, cells| format!("<w:tr>{cells}<w:tc><w:p/></w:tc></w:tr>"),
        &|_, _, text| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"),
    );
    let word = format!("<w:document><w:body><w:tbl>{word}</w:tbl></w:body></w:document>");
    reads(
        "danh-sach.xls",
        zipped(&[("word/document.xml", &word)]),
        &SAME,
    );
    reads("danh-sach.xls", page().into_bytes(), &SAME);
    reads(
        "danh-sach.xls",
        [b"\xEF\xBB\xBF".to_vec(), page().into_bytes()].concat(),
        &SAME,
    );
    reads("danh-sach.xls", wide(&page(), true), &SAME);
    for by in [",", ";", "\t", "|"] {
        let text = separated(by);
        reads("danh-sach.docx", text.clone().into_bytes(), &SAME);
        reads("danh-sach.csv", wide(&text, true), &SAME);
        reads("danh-sach.csv", wide(&text, false), &SAME);
        reads(
            "danh-sach.csv",
            format!("\u{feff}{text}").into_bytes(),
            &SAME,
        );
    }
    reads(
        "danh-sach.csv",
        format!("\u{feff}sep=;\r\n{}", separated(";")).into_bytes(),
        &SAME,
    );
    let text = separated("\t").replace("\"Hộ tịch, khai sinh\"", "Hộ tịch, khai sinh");
    let cells = block(&text, Quotes::Needed, usize::MAX).unwrap();
    let mut book = Book::pasted(cells, &LIST, &|_| true);
    let mut rows = book.rows(0).unwrap();
    let mut numbers = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        numbers.push(row.number());
    }
    assert_eq!(numbers, [1, 3, 4, 5]);
}

#[test]
fn pages_are_read_as_a_browser_shows_them() {
    let page = "<!DOCTYPE html><title>không đọc</title><p>Danh sách hồ sơ<br>từ ngày 01/01</p>\
         <table><tr><td><table><thead><tr><th rowspan=2>STT<th colspan='2'>Hồ sơ</tr><tr><td>Mã<td>Ngày</tr></thead>\
         <tr><td>1<td>H57&nbsp;&amp; 01<td><s>02/01</s> 03/01<sup>1</sup></tr>\
         <tr style='display: none'><td>2<td>x<table><tr><td>a<td>b<tr><td>c</table>y</tr>\
         <tr><td>&nbsp;<td></tr><tr><td>3</table></td></tr></table><script>var a = '<td>';</script><div>Tổng số: 3</div>";
    reads(
        "a.xls",
        page.as_bytes().to_vec(),
        &[
            "1: A=Danh sách hồ sơ",
            "2: A=từ ngày 01/01",
            "3: A=STT B=Hồ sơ C=<",
            "4: A=^ B=Mã C=Ngày",
            "5: A=1 B=H57\u{a0}& 01 C=03/01^02/011",
            "6: ẩn A=2 B=x\na\nb\nc\ny",
            "8: A=3",
            "9: A=Tổng số: 3",
        ],
    );
    // More headings than cells, and a width that is nonsense.
    reads(
        "b.xls",
        b"<table><tr><td colspan=99999>a<tr><td colspan=0>b<td rowspan=-1>c</table>".to_vec(),
        &[
            &format!(
                "1: A=a{}",
                (1..1000)
                    .map(|at| format!(" {}=<", column_name(at)))
                    .collect::<String>()
            ),
            "2: A=b B=c",
        ],
    );
}

#[test]
fn texts_of_windows_1258_are_read_and_older_codes_told() {
    // "Thủ tục;Hồ sơ" with accents behind their letters, as Windows wrote it.
    let vietnamese = b"Thu\xD2 tu\xF2c;H\xF4\xCC s\xF5;\xF0\xE2\xECt\r\n1;2;3\r\n".to_vec();
    reads(
        "a.csv",
        vietnamese,
        &[
            "1: A=Thu\u{309} tu\u{323}c B=Hô\u{300} sơ C=đâ\u{301}t",
            "2: A=1 B=2 C=3",
        ],
    );
    let tcvn3 = b"Lnh vc;H tch\r\n".to_vec();
    reads("b.csv", tcvn3, &["1: A=Lnh vc B=H tch"]);
    // "Nội dung công việc", "Thời gian thực hiện" in TCVN3.
    let old = b"N\xE9i dung c\xABng vi\xD6c;Th\xEAi gian th\xF9c hi\xD6n\r\n1;2\r\n".to_vec();
    refuses("c.csv", old, &LIST, "bảng mã cũ TCVN3");
    // The same words in VNI.
    let vni = b"No\xE4i dung co\xE2ng vie\xE4c;Tho\xF4\xF8i gian th\xF6\xEFc hie\xE4n\r\n1;2\r\n"
        .to_vec();
    refuses("d.csv", vni, &LIST, "bảng mã cũ VNI");
}
