//! Letters that do not count, changes that nobody has accepted, labels as the screen shows them.

use serde_json::json;
use smc_tests::badfiles::book_of;
use smc_tests::docx::Docx;
use smc_tests::door::Door;

use crate::read::{of_bytes, of_table, read, word};

const HEADING: &[&str] = &["TT", "Nội dung", "Thời gian", "Đơn vị chủ trì"];

fn run(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

#[test]
fn struck_and_raised_letters_are_left_out_and_told() {
    let time = format!(
        "<w:p>{}{}</w:p>",
        run("<w:strike/>", "Trước 30/8/2026"),
        run("", "Trước 15/9/2026")
    );
    let note = format!(
        "<w:p>{}{}</w:p>",
        run("", "Trước 15/6/2026"),
        run("<w:vertAlign w:val=\"superscript\"/>", "1")
    );
    let gone = format!("<w:p>{}</w:p>", run("<w:strike/>", "Việc đã bỏ"));
    let preview = of_table(&[
        HEADING,
        &["1", "Rà soát", &time, "Văn phòng"],
        &["2", "Báo cáo", &note, "Văn phòng"],
        &["3", &gone, "Quý I/2026", "Văn phòng"],
    ]);
    assert_eq!(
        preview.column("time"),
        ["Trước 15/9/2026", "Trước 15/6/2026", "Quý I/2026"]
    );
    assert_eq!(
        preview.column("content"),
        ["Rà soát", "Báo cáo", "Việc đã bỏ"]
    );
    preview.is_doubted(
        "Bảng 1, dòng 2, cột Thời gian: không đọc chữ gạch ngang hoặc nâng lên “Trước 30/8/2026”",
    );
    preview.is_doubted("Bảng 1, dòng 3, cột Thời gian: không đọc chữ gạch ngang hoặc nâng lên “1”");
    preview.is_doubted("Bảng 1, dòng 4, cột Nội dung: cả ô bị gạch ngang");
}

#[test]
fn changes_that_nobody_accepted_are_told_and_a_deleted_cell_moves_no_other() {
    let rows = smc_tests::docx::table(&[
        HEADING,
        &["1", "Rà soát", "thừa", "Quý I/2026", "Văn phòng"],
    ]);
    let at = rows.find("thừa").expect("the cell");
    let cell = rows[..at].rfind("<w:tc>").expect("its beginning") + "<w:tc>".len();
    let rows = format!(
        "{}<w:tcPr><w:cellDel w:id=\"1\"/></w:tcPr>{}",
        &rows[..cell],
        &rows[cell..]
    );
    let preview = word(&Docx::new().line("KẾ HOẠCH NĂM 2026").xml(&rows).bytes());
    assert_eq!(preview.column("time"), ["Quý I/2026"]);
    preview.is_doubted("sửa đổi chưa chấp nhận (Track Changes)");
}

/// A label 1.10 is the number 1.1 with two decimals, 1.2 may be a date.
#[test]
fn labels_are_read_as_the_screen_shows_them() {
    let text = |name: &str, text: &str| {
        format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let row = |number: u32, label: &str| {
        let words = ["Rà soát", "Quý I/2026", "Văn phòng"];
        let cells: String = ["B", "C", "D"]
            .iter()
            .zip(words)
            .map(|(column, words)| text(&format!("{column}{number}"), words))
            .collect();
        format!("<row r=\"{number}\"><c r=\"A{number}\" {label}</c>{cells}</row>")
    };
    let heading: String = ["A", "B", "C", "D"]
        .iter()
        .zip(HEADING)
        .map(|(column, words)| text(&format!("{column}1"), words))
        .collect();
    let sheet = format!(
        "<worksheet><sheetData><row r=\"1\">{heading}</row>{}{}{}</sheetData></worksheet>",
        row(2, "><v>1.1</v>"),
        row(3, "s=\"1\"><v>1.1</v>"),
        row(4, "s=\"2\"><v>46054</v>"),
    );
    let styles = b"<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"d.m\"/></numFmts>\
        <cellXfs><xf/><xf numFmtId=\"2\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>";
    let door = Door::new();
    let bytes = book_of(&[("Kế hoạch 2026", sheet)], &[("xl/styles.xml", styles)]);
    let preview = read(&door, &of_bytes(&door, "ke-hoach.xlsx", &bytes), json!([]));
    assert_eq!(preview.column("label"), ["1.1", "1.10", "1.2"]);
}
