//! Summary sheets for tests, good ones to be spoiled cell by cell and files that are none at all.
//! Written part by part, because no writer of workbooks writes broken ones. Used by the core's own tests too,
//! so it knows nothing of the core.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A sheet by row and column (row from 1, column from 0).
/// A cell is written as it reads: `12` a number, `=A1` a formula without result, `#REF!` an error, `'…` always
/// text, anything else text.
#[derive(Debug, Clone, Default)]
pub struct Sheet(BTreeMap<u32, BTreeMap<u32, String>>);

impl Sheet {
    /// A sheet from its top left cell on; an empty text leaves the cell out.
    #[must_use]
    pub fn of(rows: &[&[&str]]) -> Sheet {
        let mut sheet = Sheet::default();
        for (row, cells) in (1..).zip(rows) {
            for (column, text) in (0..).zip(*cells) {
                sheet.put(row, column, text);
            }
        }
        sheet
    }

    /// A month of Biểu II.06a in two sections: heading in row 4, rows 6, 7, 9, 10, total in row 11, all in order.
    #[must_use]
    pub fn month() -> Sheet {
        Sheet::of(&[
            &["TỔNG HỢP"],
            &["Kỳ báo cáo: Tháng 01/2026"],
            &[],
            &[
                "STT",
                "Lĩnh vực giải quyết",
                "Tổng số hồ sơ tiếp nhận (3)",
                "Trực tuyến (4)",
                "Trực tiếp, dịch vụ bưu chính (5)",
                "Từ kỳ trước (6)",
                "Tổng số hồ sơ đã giải quyết (7)",
                "Trước hạn (8)",
                "Đúng hạn (9)",
                "Quá hạn (10)",
                "Tổng số hồ sơ đang giải quyết (11)",
                "Trong hạn (12)",
                "Quá hạn (13)",
            ],
            &["I", "Trên Hệ thống các Bộ"],
            &[
                "1",
                "Chứng thực",
                "240",
                "228",
                "10",
                "2",
                "237",
                "175",
                "62",
                "0",
                "3",
                "3",
                "0",
            ],
            &[
                "2",
                "Hộ tịch",
                "110",
                "103",
                "6",
                "1",
                "108",
                "70",
                "38",
                "0",
                "2",
                "2",
                "0",
            ],
            &["II", "Trên Hệ thống thành phố"],
            &[
                "1",
                "Hộ tịch",
                "185",
                "172",
                "11",
                "2",
                "183",
                "125",
                "58",
                "0",
                "2",
                "2",
                "0",
            ],
            &[
                "2",
                "Đất đai",
                "165",
                "148",
                "14",
                "3",
                "162",
                "98",
                "63",
                "1",
                "3",
                "3",
                "0",
            ],
            &[
                "",
                "TỔNG CỘNG",
                "700",
                "651",
                "41",
                "8",
                "690",
                "468",
                "221",
                "1",
                "10",
                "10",
                "0",
            ],
        ])
    }

    /// The same with one cell changed; an empty text takes it away.
    ///
    /// # Panics
    ///
    /// When `cell` is not written like `D7`.
    #[must_use]
    pub fn with(mut self, cell: &str, text: &str) -> Sheet {
        let split = cell.find(|c: char| c.is_ascii_digit()).expect("a row");
        let column = cell[..split].bytes().fold(0, |column, letter| {
            column * 26 + u32::from(letter - b'A') + 1
        });
        self.put(cell[split..].parse().expect("a row"), column - 1, text);
        self
    }

    /// The same with a row's cells taken away.
    #[must_use]
    pub fn without_row(mut self, row: u32) -> Sheet {
        self.0.remove(&row);
        self
    }

    fn put(&mut self, row: u32, column: u32, text: &str) {
        let cells = self.0.entry(row).or_default();
        if text.is_empty() {
            cells.remove(&column);
        } else {
            cells.insert(column, text.to_owned());
        }
    }

    /// Its rows from the first on, each with its cells from column A on.
    #[must_use]
    pub fn rows(&self) -> Vec<Vec<String>> {
        let last = self.0.keys().last().copied().unwrap_or(0);
        let row = |row| {
            let cells = self.0.get(&row);
            let end = cells
                .and_then(|cells| cells.keys().last())
                .map_or(0, |last| last + 1);
            let text = |column| cells.and_then(|cells| cells.get(&column)).cloned();
            (0..end)
                .map(|column| text(column).unwrap_or_default())
                .collect()
        };
        (1..=last).map(row).collect()
    }

    /// Its cells as they stand in a workbook.
    #[must_use]
    pub fn xml(&self) -> String {
        let mut xml = String::from(HEAD);
        for (row, cells) in &self.0 {
            xml += &format!("<row r=\"{row}\">");
            for (column, text) in cells {
                let name = format!("{}{row}", letters(*column));
                xml += &cell(&name, text);
            }
            xml += "</row>";
        }
        xml + "</sheetData></worksheet>"
    }

    /// A workbook with this one sheet.
    #[must_use]
    pub fn book(&self) -> Vec<u8> {
        book(&[("TONGHOP", self)])
    }
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";

fn cell(name: &str, text: &str) -> String {
    let escaped = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let forced = escaped.strip_prefix('\'');
    if let Some(formula) = escaped.strip_prefix('=') {
        format!("<c r=\"{name}\"><f>{formula}</f></c>")
    } else if text.starts_with('#') {
        format!("<c r=\"{name}\" t=\"e\"><v>{escaped}</v></c>")
    } else if forced.is_none() && text.parse::<f64>().is_ok() {
        format!("<c r=\"{name}\"><v>{escaped}</v></c>")
    } else {
        let words = forced.unwrap_or(&escaped);
        format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{words}</t></is></c>")
    }
}

/// "A" for 0, "XFD" for 16383.
#[must_use]
pub fn letters(column: u32) -> String {
    let mut left = column + 1;
    let mut name = Vec::new();
    while left > 0 {
        name.push(b'A' + u8::try_from((left - 1) % 26).unwrap_or(0));
        left = (left - 1) / 26;
    }
    name.iter()
        .rev()
        .map(|letter| char::from(*letter))
        .collect()
}

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

/// Files that hold no month: a file name, its bytes, and words that its refusal must hold.
#[must_use]
pub fn not_workbooks() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let good = Sheet::month().book();
    let half = good[..good.len() / 2].to_vec();
    let mut zeroed = good.clone();
    let middle = good.len() / 2;
    zeroed[middle..middle + 200].fill(0);
    vec![
        ("mat-khau.xlsx", compound("EncryptedPackage"), "mật khẩu"),
        ("doi-ten.xlsx", compound("Workbook"), "hỏng"),
        ("cu.xls", compound("Book"), "hỏng"),
        (
            "van-ban.xlsx",
            compound("WordDocument"),
            "Word kiểu cũ (.doc)",
        ),
        ("rat-cu.xls", vec![9, 8, 16, 0, 0, 6, 5, 0], "rất cũ"),
        ("trang.xls", html().into_bytes(), "không thấy hàng tiêu đề"),
        ("rong.xlsx", Vec::new(), "trống"),
        (
            "bang.xlsx",
            "STT;Lĩnh vực\r\n1;Hộ tịch\r\n".into(),
            "không thấy hàng tiêu đề",
        ),
        (
            "bang16.xlsx",
            wide_text("STT\tLĩnh vực\r\n1\tHộ tịch"),
            "không thấy hàng tiêu đề",
        ),
        (
            "xml.xlsx",
            b"<?xml version=\"1.0\"?><Workbook/>".to_vec(),
            "XML",
        ),
        ("nua.xlsx", half, "hỏng"),
        ("thung.xlsx", zeroed, "hỏng"),
        ("ngau-nhien.xlsx", random(5000), "không phải sổ Excel"),
        (
            "mo-dau.xlsx",
            [b"PK\x03\x04".to_vec(), random(5000)].concat(),
            "hỏng",
        ),
        ("nen.xlsx", zip_of("a.txt"), "tệp nén"),
        ("word.xlsx", zip_of("word/document.xml"), "hỏng"),
        ("nhi-phan.xlsx", zip_of("xl/workbook.bin"), ".xlsb"),
        (
            "lon.xlsx",
            [good, vec![0; 20 * 1024 * 1024]].concat(),
            "20 MB",
        ),
    ]
}

/// An OLE compound file with an entry of this name, as far as it is looked at.
fn compound(entry: &str) -> Vec<u8> {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(1024, 0);
    bytes.extend(entry.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(4096, 0);
    bytes
}

fn html() -> String {
    "<html><head><meta charset=\"utf-8\"></head><body><table><tr><td>STT</td></tr></table></body></html>"
        .to_owned()
}

fn wide_text(text: &str) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

/// Bytes without order, the same every time.
#[must_use]
pub fn random(count: usize) -> Vec<u8> {
    let mut dice = Dice(20_260_115);
    (0..count).map(|_| dice.byte()).collect()
}

/// A small generator of numbers (xorshift), the same every time.
#[derive(Debug)]
pub struct Dice(pub u64);

impl Dice {
    /// The next number below `below`.
    pub fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or(0) % below.max(1)
    }

    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        u8::try_from(self.roll(256)).unwrap_or(0)
    }
}

fn zip_of(name: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(name, SimpleFileOptions::default())
        .expect("in memory");
    zip.write_all(b"x").expect("in memory");
    zip.finish().expect("in memory").into_inner()
}
