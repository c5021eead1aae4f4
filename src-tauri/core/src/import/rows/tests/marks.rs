//! What is hidden, struck through, raised, merged, repeated.

use super::*;

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
