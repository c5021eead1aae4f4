//! The same table in every format, and what is refused.

use std::io::{Cursor, Write};
use std::path::Path;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

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
    let cells = block(&separated("\t").replace("\"Hộ tịch, khai sinh\"", "Hộ tịch, khai sinh"));
    let mut book = Book::pasted(cells, &LIST, &|_| true);
    let mut rows = book.rows(0).unwrap();
    let mut numbers = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        numbers.push(row.number());
    }
    assert_eq!(numbers, [1, 3, 4, 5]);
}

#[test]
fn an_old_workbook_is_read_with_what_is_hidden_struck_and_raised() {
    reads(
        "danh-sach.xls",
        OLD.to_vec(),
        &[
            "1: A=Danh sách tháng 01/2026",
            "3: A=STT B=Lĩnh vực C=Tiếp nhận D=Tỷ lệ E=Ngày",
            "4: A=1 B=Hộ tịch C=12 D=25,5% E=14/01/2026",
            "5: A=2 B=Đất đai^1 C=12^15 D=1.5 E=TRUE",
            "6: ẩn A=3 B=Chứng thực* C=-3.25 E=a\nb",
            "7: A=Tổng C=123456789",
            "9: B=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
    );
    let mut book = Book::of_bytes(Path::new("a.xls"), OLD.to_vec(), &LIST, &|_| true).unwrap();
    let sheets: Vec<(&str, bool)> = book
        .sheets()
        .iter()
        .map(|own| (own.name.as_str(), own.hidden))
        .collect();
    assert_eq!(sheets, [("Tháng 1", false), ("Ẩn", true)]);
    let rows = book.rows(0).unwrap();
    assert_eq!(rows.hidden_columns(), [(3, 3)]);
    let merged = rows.merged().unwrap();
    assert_eq!(
        merged,
        [Region {
            top: 7,
            bottom: 8,
            left: 0,
            right: 1
        }]
    );
}

#[test]
fn a_workbook_is_read_with_what_is_hidden_struck_and_raised() {
    let texts = "<si><t>Hộ tịch</t></si>\
         <si><r><t>12</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r></si>\
         <si><r><rPr><strike/></rPr><t>15</t></r><r><rPr><strike val=\"0\"/></rPr><t>12</t></r></si>\
         <si><t> a_x000D_b </t><rPh sb=\"0\" eb=\"1\"><t>âm</t></rPh></si>";
    let styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"d.m\"/></numFmts>\
         <fonts><font/><font><strike/></font></fonts>\
         <cellXfs><xf/><xf numFmtId=\"10\"/><xf numFmtId=\"14\"/><xf fontId=\"1\"/><xf numFmtId=\"164\"/><xf numFmtId=\"2\"/></cellXfs>";
    let rows = "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"C2\" t=\"s\"><v>2</v></c>\
           <c r=\"D2\" t=\"s\"><v>3</v></c></row>\
         <row r=\"3\" hidden=\"1\"><c r=\"A3\" s=\"1\"><v>0.255</v></c><c r=\"B3\" s=\"2\"><v>46036</v></c>\
           <c r=\"C3\" s=\"3\"><v>7</v></c><c r=\"D3\" s=\"3\" t=\"s\"><v>0</v></c><c r=\"E3\" s=\"4\"><v>46054</v></c><c r=\"F3\" s=\"5\"><v>1.1</v></c></row>\
         <row><c><f>A1</f></c><c t=\"e\"><v>#REF!</v></c><c t=\"b\"><v>1</v></c><c><v/></c><c t=\"str\"><f>B1</f><v>x &amp; y</v></c></row>";
    let cols = "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols>";
    let bytes = workbook(cols, rows, texts, styles);
    reads(
        "a.xlsx",
        bytes.clone(),
        &[
            "2: A=Hộ tịch B=12^1 C=12^15 D=a\rb",
            "3: ẩn A=25,50% B=14/01/2026 C=7* D=Hộ tịch* E=1.2 F=1.10",
            "4: A=? B=!#REF! C=TRUE E=x & y",
        ],
    );
    let mut book = Book::of_bytes(Path::new("a.xlsx"), bytes, &LIST, &|_| true).unwrap();
    assert_eq!(book.sheets()[0].name, "Tháng & 1");
    let mut rows = book.rows(0).unwrap();
    assert!(rows.next().unwrap().is_some());
    assert_eq!(rows.hidden_columns(), [(1, 2)]);
}

#[test]
fn sheets_of_libreoffice_repeat_cells_and_rows() {
    let rows = "<table:table-column table:number-columns-repeated=\"2\"/><table:table-column table:visibility=\"collapse\"/>\
         <table:table-row table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>\
         <table:table-row table:number-rows-repeated=\"2\" table:visibility=\"filter\"><table:table-cell office:value-type=\"percentage\" office:value=\"0.25\" table:number-columns-repeated=\"2\"/>\
           <table:table-cell office:value-type=\"date\" office:date-value=\"2026-01-14\"/></table:table-row>\
         <table:table-row><table:table-cell table:number-rows-spanned=\"2\" table:number-columns-spanned=\"2\"><office:annotation><text:p>ghi chú</text:p></office:annotation>\
           <text:p>hai<text:s/>ô</text:p><text:p>dòng</text:p></table:table-cell><table:covered-table-cell/>\
           <table:table-cell><text:p>12<text:span text:style-name=\"r\">1</text:span></text:p></table:table-cell></table:table-row>\
         <table:table-row><table:covered-table-cell table:number-columns-repeated=\"2\"/><table:table-cell table:style-name=\"s\" office:value-type=\"float\" office:value=\"7\"/>\
           <table:table-cell office:value-type=\"string\" calcext:value-type=\"error\"><text:p>#REF!</text:p></table:table-cell></table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    reads(
        "a.ods",
        open_document(rows),
        &[
            "4: ẩn A=25% B=25% C=14/01/2026",
            "5: ẩn A=25% B=25% C=14/01/2026",
            "6: A=hai ô\ndòng B=< C=12^1",
            "7: A=^ B=< C=7* D=!#REF!",
        ],
    );
    let many = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row>";
    refuses(
        "a.ods",
        open_document(many),
        &SUMMARY,
        "nhiều nhất 20.000 dòng",
    );
    let wide = "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16384\"/></table:table-row>";
    refuses(
        "a.ods",
        open_document(wide),
        &SUMMARY,
        "nhiều nhất 1.000 cột",
    );
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

#[test]
fn what_is_cut_off_is_refused() {
    let text = page();
    refuses(
        "a.xls",
        text.as_bytes()[..text.len() - 40].to_vec(),
        &LIST,
        "tải về chưa đủ",
    );
    refuses("a.xls", OLD[..4096].to_vec(), &LIST, "hỏng");
    let open = open_document("<table:table-row><!-- ");
    refuses("a.ods", open, &LIST, "hỏng");
    let book = workbook("", "<row r=\"1\"><c r=\"A1\"><v>1</v></c>", "", "");
    let book = String::from_utf8_lossy(&book)
        .replace("</sheetData></worksheet>", "<!-- ........... ------>");
    refuses("a.xlsx", book.into_bytes(), &LIST, "hỏng");
    let open_quote = format!("a;b\r\n1;\"x\r\n{}", "2;3\r\n".repeat(500));
    refuses(
        "a.csv",
        open_quote.into_bytes(),
        &LIST,
        "dấu nháy kép (\") không đóng ở dòng 2",
    );
}

#[test]
fn limits_are_named() {
    let rows: String = (0..20_001).map(|at| format!("{at};a\n")).collect();
    refuses(
        "a.csv",
        rows.clone().into_bytes(),
        &SUMMARY,
        "nhiều nhất 20.000 dòng",
    );
    assert_eq!(
        rows_of("a.csv", rows.into_bytes(), &LIST).unwrap().len(),
        20_001
    );
    refuses(
        "a.csv",
        ",".repeat(1_100)
            .into_bytes()
            .into_iter()
            .chain(*b"x")
            .collect(),
        &SUMMARY,
        "ô API1",
    );
    let large = vec![b' '; 20 * 1024 * 1024 + 1];
    refuses(
        "a.csv",
        large,
        &SUMMARY,
        "lớn hơn 20 MB, quá lớn so với một bảng tổng hợp",
    );
}

#[test]
fn nothing_collects_without_end() {
    // A text, a tag, a quoted cell, a comment of 20 MB.
    let long = "x".repeat(20 * 1024 * 1024);
    for text in [
        format!("<table><tr><td>{long}</td></tr></table>"),
        format!("<table><tr><td class=\"{long}\">a</td></tr></table>"),
        format!("<table><!-- {long} --><tr><td>a</td></tr></table>"),
        format!("a,\"{long}\""),
    ] {
        refuses("a.xls", text.into_bytes(), &LIST, "hỏng");
    }
    let cell = format!("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{long}</v></c></row>");
    refuses("a.xlsx", workbook("", &cell, "", ""), &LIST, "hỏng");
    let texts = format!("<si><t>{long}</t></si>");
    refuses("a.xlsx", workbook("", "<row/>", &texts, ""), &LIST, "hỏng");
}

#[test]
fn letters_beyond_the_limit_are_counted_and_not_kept() {
    let text = format!("a;{}", "ộ".repeat(500));
    let mut book =
        Book::of_bytes(Path::new("a.csv"), text.into_bytes(), &SUMMARY, &|_| true).unwrap();
    let mut rows = book.rows(0).unwrap();
    let row = rows.next().unwrap().unwrap();
    let cell = row.cells().last().unwrap();
    assert_eq!((cell.letters(), cell.shown().chars().count()), (500, 300));
}

#[test]
fn reading_hears_how_far_it_is_and_can_be_cancelled() {
    let text: String = (0..1_000).map(|at| format!("{at};a\n")).collect();
    let heard = std::cell::RefCell::new(Vec::new());
    let progress = |rows| {
        heard.borrow_mut().push(rows);
        rows < 640
    };
    let mut book = Book::of_bytes(Path::new("a.csv"), text.into_bytes(), &LIST, &progress).unwrap();
    let mut rows = book.rows(0).unwrap();
    let end = loop {
        match rows.next() {
            Ok(Some(_)) => {}
            Ok(None) => panic!("read to its end"),
            Err(error) => break error,
        }
    };
    assert!(matches!(end, crate::error::Error::Cancelled));
    assert_eq!(
        heard.borrow().as_slice(),
        [64, 128, 192, 256, 320, 384, 448, 512, 576, 640]
    );
}

#[test]
fn the_lock_file_of_an_open_workbook_is_told() {
    refuses(
        "~$thang-02.xlsx",
        b"\x05Excel     user".to_vec(),
        &SUMMARY,
        "tệp khóa",
    );
}
