//! What Word keeps beside the text: tracked changes, controls, hidden text, automatic numbers, breaks, tabs.

use smc_tests::docx::{Docx, FOOT, HEAD, file, paragraph, table};

use crate::read::{Preview, of_table, word};

const HEADING: &[&str] = &["TT", "Nội dung", "Thời gian", "Đơn vị chủ trì"];

/// A table of one task whose content is this XML.
#[track_caller]
fn content(xml: &str) -> String {
    let preview = of_table(&[HEADING, &["1", xml, "Quý I/2026", "Văn phòng"]]);
    preview.column("content").join("|")
}

fn runs(xml: &str) -> String {
    content(&format!("<w:p>{xml}</w:p>"))
}

#[test]
fn breaks_tabs_and_hyphens_stay() {
    assert_eq!(
        runs(
            "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>"
        ),
        "a\nb\tc-d"
    );
    assert_eq!(
        runs("<w:r><w:t>a</w:t><w:br w:type=\"page\"/><w:t>b</w:t></w:r>"),
        "ab"
    );
    assert_eq!(
        content(&(paragraph("- một") + &paragraph("- hai"))),
        "- một\n- hai"
    );
    assert_eq!(
        runs("<w:r><w:t>Phí &amp; lệ phí &lt; 5 &#8211; x</w:t></w:r>"),
        "Phí & lệ phí < 5 – x"
    );
}

#[test]
fn deleted_text_is_gone_and_inserted_text_is_there() {
    let author = "w:id=\"1\" w:author=\"x\"";
    assert_eq!(
        runs(&format!(
            "<w:del {author}><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins {author}><w:r><w:t>mới</w:t></w:r></w:ins>\
             <w:moveFrom {author}><w:r><w:t>đi</w:t></w:r></w:moveFrom><w:moveTo {author}><w:r><w:t> đến</w:t></w:r></w:moveTo>"
        )),
        "mới đến"
    );
    let row = "<w:tr><w:trPr><w:del w:id=\"2\" w:author=\"x\"/></w:trPr><w:tc><w:p><w:r><w:t>9</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let table =
        table(&[HEADING, &["1", "Rà soát", "Quý I/2026", "Văn phòng"]]).replace("</w:tbl>", row);
    let preview = word(&Docx::new().line("KẾ HOẠCH NĂM 2026").xml(&table).bytes());
    assert_eq!(preview.outline(), ["T0 1"]);
}

#[test]
fn controls_links_and_fields_are_read_and_hidden_text_is_not() {
    assert_eq!(
        runs("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>a</w:t></w:r></w:sdtContent></w:sdt>"),
        "a"
    );
    assert_eq!(
        runs(
            "<w:smartTag><w:r><w:t>a</w:t></w:r></w:smartTag><w:hyperlink><w:r><w:t>b</w:t></w:r></w:hyperlink>"
        ),
        "ab"
    );
    assert_eq!(
        runs(
            "<w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple w:instr=\"PAGE\"><w:r><w:t>7</w:t></w:r></w:fldSimple>"
        ),
        "7"
    );
    assert_eq!(
        runs("<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t></w:r>"),
        "hiện"
    );
    let inner = table(&[HEADING, &["1", "Rà soát", "Quý I/2026", "Văn phòng"]]);
    let row = "<w:sdt><w:sdtContent><w:tr><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc>\
        <w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>Báo cáo</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>";
    let whole = format!(
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        inner.replace("</w:tbl>", row)
    );
    let preview = word(&Docx::new().line("KẾ HOẠCH NĂM 2026").xml(&whole).bytes());
    assert_eq!(preview.column("content"), ["Rà soát", "Báo cáo"]);
}

/// Labels that Word counts itself stand on the page, but not in the text.
#[test]
fn automatic_numbers_are_labels() {
    let numbering = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
        <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"5\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>";
    let label =
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"5\"/></w:numPr></w:pPr></w:p>";
    let rows = table(&[
        HEADING,
        &[label, "Rà soát", "Quý I/2026", "Văn phòng"],
        &[label, "Báo cáo", "Hàng quý", "Văn phòng"],
    ]);
    let document = format!("{HEAD}{}{rows}{FOOT}", paragraph("KẾ HOẠCH NĂM 2026"));
    let preview = word(&file(&document, &[("word/numbering.xml", numbering)]));
    assert_eq!(preview.column("label"), ["1", "2"]);
}

fn nested() -> Preview {
    let inner = format!("{}<w:p/>", table(&[&["Tỷ lệ", "90%"], &["Mức độ", "95%"]]));
    of_table(&[
        HEADING,
        &[
            "1",
            &(paragraph("Chỉ tiêu:") + &inner),
            "Quý I/2026",
            "Văn phòng",
        ],
    ])
}

#[test]
fn a_table_inside_a_cell_loses_nothing_and_is_said() {
    let preview = nested();
    assert_eq!(
        preview.column("content"),
        ["Chỉ tiêu:\nTỷ lệ 90%\nMức độ 95%"]
    );
    preview.is_doubted("Bảng 1, dòng 2, cột Nội dung: ô này chứa một bảng lồng bên trong");
    let used: Vec<bool> = preview
        .tables()
        .iter()
        .map(|table| table["used"] == true)
        .collect();
    assert_eq!(used, [true, false]);
}

/// A plan laid out inside one big cell is still found.
#[test]
fn a_plan_inside_a_table_that_only_lays_out() {
    let inner = format!(
        "{}<w:p/>",
        table(&[HEADING, &["1", "Rà soát", "Quý I/2026", "Văn phòng"]])
    );
    let preview = of_table(&[&[&inner]]);
    assert_eq!(preview.column("content"), ["Rà soát"]);
    assert_eq!(preview.used()[0]["place"], "Bảng 2");
}
