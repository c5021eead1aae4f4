//! A summary sheet, cell by cell.

use std::collections::BTreeMap;

use super::book::{HEAD, book};

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

    pub(super) fn put(&mut self, row: u32, column: u32, text: &str) {
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
fn letters(column: u32) -> String {
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
