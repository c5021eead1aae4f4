//! Summary sheets for tests, good ones to be spoiled cell by cell and files that are none at all.
//! Written part by part, because no writer of workbooks writes broken ones. Used by the core's own tests too,
//! so it knows nothing of the core.

mod book;
mod burst;
mod dice;
mod sheet;

pub use book::{book, book_of};
pub use burst::{boasting, bomb, far_corners, lying, wide};
pub use dice::Dice;
pub use sheet::Sheet;

use book::zip_of;
use dice::random;

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
