//! Small files that want far more memory than they are large, and their neighbours that are as they should be.

use smc_tests::badfiles::book_of;
use smc_tests::docx::{self, FOOT, HEAD};

use super::old::old_book;

/// A file's name and contents.
pub(super) type Made = (&'static str, Vec<u8>);

/// Headings that each reader takes for its own.
const PLAN: [&str; 4] = ["TT", "Nội dung công việc", "Thời gian", "Đơn vị chủ trì"];
const SUMMARY: [&str; 13] = [
    "STT",
    "Lĩnh vực",
    "Tổng số (3)",
    "Trực tuyến (4)",
    "Trực tiếp (5)",
    "Từ kỳ trước (6)",
    "Tổng số (7)",
    "Trước hạn (8)",
    "Đúng hạn (9)",
    "Quá hạn (10)",
    "Tổng số (11)",
    "Trong hạn (12)",
    "Quá hạn (13)",
];
const LIST: [&str; 4] = ["Mã hồ sơ", "Tên thủ tục", "Trạng thái", "Ngày tiếp nhận"];
const CATALOGUE: [&str; 3] = ["Mã TTHC", "Tên thủ tục", "Lĩnh vực"];

/// "A", "AB".
fn column(number: usize) -> String {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at).unwrap());
    match number {
        0..26 => letter(number).to_string(),
        _ => format!("{}{}", letter(number / 26 - 1), letter(number % 26)),
    }
}

fn cell(name: &str, text: usize) -> String {
    format!("<c r=\"{name}\" t=\"s\"><v>{text}</v></c>")
}

fn sheet(rows: &str, after: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData>{after}</worksheet>")
}

fn texts<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let texts: String = texts.map(|own| format!("<si><t>{own}</t></si>")).collect();
    format!("<sst>{texts}</sst>").into_bytes()
}

fn book(sheets: &[String], texts: &[u8]) -> Vec<u8> {
    let sheets: Vec<(&str, String)> = sheets.iter().map(|own| ("A", own.clone())).collect();
    book_of(&sheets, &[("xl/sharedStrings.xml", texts)])
}

/// Below a heading rows of cells that all have the same text.
fn shared(heading: &[&str], letters: usize, rows: usize, columns: usize) -> Vec<u8> {
    let text = "ế".repeat(letters);
    let last = heading.len();
    let own = |row: usize| {
        let text = |at: usize| if row == 1 { at.min(last) } else { last };
        let cells = (0..columns).map(|at| cell(&format!("{}{row}", column(at)), text(at)));
        format!("<row r=\"{row}\">{}</row>", cells.collect::<String>())
    };
    let rows: String = (1..=rows).map(own).collect();
    let all = heading.iter().copied().chain([text.as_str()]);
    book(&[sheet(&rows, "")], &texts(all))
}

/// Columns whose first cell reaches over all rows: each row holds one cell of its own.
pub(super) fn merged(letters: usize, rows: usize, columns: usize) -> Vec<u8> {
    let first: String = (0..columns)
        .map(|at| cell(&format!("{}1", column(at)), 0))
        .collect();
    let last = column(columns);
    let below = (2..=rows).map(|row| {
        format!(
            "<row r=\"{row}\">{}</row>",
            cell(&format!("{last}{row}"), 1)
        )
    });
    let rows_of = format!("<row r=\"1\">{first}</row>{}", below.collect::<String>());
    let regions: String = (0..columns)
        .map(|at| format!("<mergeCell ref=\"{0}1:{0}{rows}\"/>", column(at)))
        .collect();
    let after = format!("<mergeCells>{regions}</mergeCells>");
    let long = "ộ".repeat(letters);
    book(
        &[sheet(&rows_of, &after)],
        &texts([long.as_str(), "x"].into_iter()),
    )
}

/// A wide first row, and rows with one cell each; so many times. `regions`: that lie over all of it.
fn wide(sheets: usize, rows: usize, regions: usize) -> Vec<u8> {
    let below: String = (2..=rows)
        .map(|row| format!("<row r=\"{row}\">{}</row>", cell(&format!("A{row}"), 0)))
        .collect();
    let own = format!("<row r=\"1\">{}</row>{below}", cell("BK1", 0));
    let over = format!("<mergeCell ref=\"A1:BK{rows}\"/>").repeat(regions);
    book(&vec![sheet(&own, &over); sheets], &texts(["x"].into_iter()))
}

/// Workbooks.
pub(super) fn books() -> Vec<Made> {
    let long = "y".repeat(9_900);
    let struck = "<si><r><rPr><strike/></rPr><t>a</t></r></si>".repeat(500_000);
    let names: String = (0..70_000)
        .map(|at| {
            format!(
                "<numFmt numFmtId=\"{at}\" formatCode=\"{}\"/>",
                "[h]".repeat(60)
            )
        })
        .collect();
    vec![
        ("gop.xlsx", merged(9_990, 3_000, 10)),
        ("chung-ke-hoach.xlsx", shared(&PLAN, 9_990, 1_500, 8)),
        ("chung-tong-hop.xlsx", shared(&SUMMARY, 299, 19_000, 16)),
        ("chung-danh-sach.xlsx", shared(&LIST, 1_990, 1_000, 8)),
        ("chung-danh-muc.xlsx", shared(&CATALOGUE, 1_990, 8_000, 8)),
        ("nhieu-trang.xlsx", wide(25, 3_000, 0)),
        ("gop-chong.xlsx", wide(1, 3_000, 10_000)),
        (
            "chu.xlsx",
            book(
                &[sheet("", "")],
                &texts([long.as_str(); 16_000].into_iter()),
            ),
        ),
        (
            "gach.xlsx",
            book(&[sheet("", "")], format!("<sst>{struck}</sst>").as_bytes()),
        ),
        (
            "dinh-dang.xlsx",
            book_of(
                &[("A", sheet("", ""))],
                &[(
                    "xl/styles.xml",
                    format!("<styleSheet>{names}</styleSheet>").as_bytes(),
                )],
            ),
        ),
    ]
}

const CELL: &str = "<w:tc><w:p/></w:tc>";

fn word(body: &str, numbering: &str) -> Vec<u8> {
    let heading = docx::table(&[&["TT", "Nội dung công việc", "Thời gian", "Đơn vị chủ trì"]]);
    docx::file(
        &format!("{HEAD}{heading}{body}{FOOT}"),
        &[("word/numbering.xml", numbering)],
    )
}

fn text(letters: usize) -> String {
    format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "ộ".repeat(letters))
}

/// Cells that reach down over so many rows.
pub(super) fn reaching(letters: usize, rows: usize, columns: usize) -> Vec<u8> {
    let first = format!(
        "<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>{}</w:tc>",
        text(letters)
    )
    .repeat(columns);
    let below = "<w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc>".repeat(columns);
    let below = format!("<w:tr>{below}</w:tr>").repeat(rows);
    word(&format!("<w:tbl><w:tr>{first}</w:tr>{below}</w:tbl>"), "")
}

/// A list whose marks are long, at each of its paragraphs.
fn marks(kind: &str, mark: &str) -> Vec<u8> {
    let numbering = format!(
        "<w:numbering><w:abstractNum w:abstractNumId=\"1\"><w:lvl><w:start w:val=\"4000000000\"/>\
         <w:numFmt w:val=\"{kind}\"/><w:lvlText w:val=\"{mark}\"/></w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>"
    );
    let own = "<w:tr><w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p></w:tc></w:tr>";
    word(&format!("<w:tbl>{}</w:tbl>", own.repeat(2_000)), &numbering)
}

/// Word files.
pub(super) fn documents() -> Vec<Made> {
    let cells = format!(
        "<w:tbl>{}</w:tbl>",
        format!("<w:tr>{}</w:tr>", "<w:tc/>".repeat(63)).repeat(19_000)
    );
    let spans =
        "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"1000\"/></w:tcPr></w:tc></w:tr>".repeat(45_000);
    let in_cell = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
        text(30_000_000)
    );
    let in_pieces = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
        text(1_000_000).repeat(30)
    );
    let full = format!(
        "<w:tbl>{}</w:tbl>",
        format!("<w:tr><w:tc>{}</w:tc></w:tr>", text(9_900)).repeat(3_000)
    );
    let beside = format!("<!--{}-->", "x".repeat(25_000_000));
    vec![
        ("gop.docx", reaching(9_990, 3_000, 10)),
        ("o-trong.docx", word(&cells, "")),
        ("rong.docx", word(&format!("<w:tbl>{spans}</w:tbl>"), "")),
        ("bang.docx", word(&"<w:tbl/>".repeat(2_000_000), "")),
        ("doan.docx", word(&docx::paragraph("a").repeat(500_000), "")),
        ("chu.docx", word(&full, "")),
        ("mot-doan.docx", word(&text(30_000_000), "")),
        ("mot-o.docx", word(&in_cell, "")),
        ("nhieu-doan.docx", word(&in_pieces, "")),
        ("so-dai.docx", marks("decimal", &"%1".repeat(50_000))),
        ("la-ma.docx", marks("upperRoman", &"%1".repeat(50))),
        ("ben-canh.docx", word(&beside, &beside)),
        (
            "dong.docx",
            word(
                &format!(
                    "<w:tbl>{}</w:tbl>",
                    format!("<w:tr>{CELL}</w:tr>").repeat(900_000)
                ),
                "",
            ),
        ),
    ]
}

fn open_document(body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    );
    docx::package(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ])
}

/// Sheets of LibreOffice.
pub(super) fn open_documents() -> Vec<Made> {
    let cell = |text: &str, repeat: usize| {
        format!(
            "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"{repeat}\">\
             <text:p>{text}</text:p></table:table-cell>"
        )
    };
    let table = |rows: &str| format!("<table:table table:name=\"A\">{rows}</table:table>");
    let repeated = |heading: &[&str], letters: usize, rows: usize, columns: usize| {
        let head: String = heading.iter().map(|own| cell(own, 1)).collect();
        let own = cell(&"k".repeat(letters), columns);
        table(&format!(
            "<table:table-row>{head}</table:table-row>\
             <table:table-row table:number-rows-repeated=\"{rows}\">{own}</table:table-row>"
        ))
    };
    let styles: String = (0..400_000)
        .map(|at| format!("<style name=\"{at:x}\"/><text-properties text-position=\"super\"/><table:table-row/>"))
        .collect();
    vec![
        (
            "lap-ke-hoach.ods",
            open_document(&repeated(&PLAN, 9_000, 19_000, 60)),
        ),
        (
            "lap-danh-muc.ods",
            open_document(&repeated(&CATALOGUE, 1_900, 45_000, 60)),
        ),
        (
            "trang.ods",
            open_document(&table("<table:table-row/>").repeat(500_000)),
        ),
        ("kieu.ods", open_document(&(styles + &table("")))),
    ]
}

/// Pages with tables.
pub(super) fn pages() -> Vec<Made> {
    let reaching = |heading: &[&str], letters: usize, rows: usize| {
        let head: String = heading.iter().map(|own| format!("<td>{own}")).collect();
        let first = format!("<td rowspan=60000>{}", "h".repeat(letters)).repeat(60);
        let below = "<tr><td>1".repeat(rows);
        format!("<html><table><tr>{head}<tr>{first}{below}</table></html>").into_bytes()
    };
    let spans = format!("<table>{}</table>", "<tr><td colspan=1000>1".repeat(20_000));
    let cells = format!("<table><tr>{}</tr></table>", "<td>".repeat(1_000_000));
    vec![
        ("gop-ke-hoach.html", reaching(&PLAN, 9_990, 5_000)),
        ("gop-danh-muc.html", reaching(&CATALOGUE, 1_990, 5_000)),
        ("rong.html", spans.into_bytes()),
        ("o.html", cells.into_bytes()),
    ]
}

/// Lists as text.
pub(super) fn texts_of() -> Vec<Made> {
    let begun =
        |rest: String| format!("Mã hồ sơ;Tên thủ tục;Trạng thái\n1;2;3\n{rest}").into_bytes();
    vec![
        ("dau-phay.csv", begun(";".repeat(15_000_000))),
        ("dau-nhay.csv", begun("\"\";".repeat(4_000_000))),
        ("dong.txt", begun("\n".repeat(15_000_000))),
        (
            "nhay-mo.txt",
            begun(format!("\"{}", "x\n".repeat(7_000_000))),
        ),
    ]
}

/// What is as large as may be, with the reader that reads it.
pub(super) fn fitting() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    vec![
        ("vua.xlsx", shared(&PLAN, 9_900, 160, 6), "plan_read"),
        (
            "vua-danh-sach.xlsx",
            shared(&LIST, 1_900, 3_000, 12),
            "lists_read",
        ),
        ("vua.docx", reaching(9_000, 1_000, 1), "plan_read"),
        ("vua.xls", old_book(9_000, 1_000, 1), "plan_read"),
    ]
}
