//! What is cut off, too large or without end; how far reading is.

use super::*;

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
    ] {
        refuses("a.xls", text.into_bytes(), &LIST, "hỏng");
    }
    let quoted = format!("a,b\nc,\"{long}\"").into_bytes();
    let told = "có một dòng dài quá 16 MB (bắt đầu ở dòng 2)";
    refuses("a.csv", quoted, &LIST, told);
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
