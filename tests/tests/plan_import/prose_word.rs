//! What Word keeps beside the text of prose: numbers of lists that styles belong to, letters that are bold by style.

use smc_tests::docx::{FOOT, HEAD, file, paragraph};

use crate::read::word;

/// Numbers that Word counts, in lists that styles belong to, are numbers like typed ones.
#[test]
fn numbers_of_list_styles_are_numbers() {
    let level = |at: u8, format: &str, text: &str, style: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>\
             <w:pStyle w:val=\"{style}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let levels = [
        level(0, "upperRoman", "%1.", "Muc"),
        level(1, "decimal", "%2.", "Nhom"),
        level(2, "bullet", "\u{f0b7}", "Viec"),
    ];
    let numbering = format!(
        "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"1\">{}</w:abstractNum>\
         <w:num w:numId=\"5\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>",
        levels.concat()
    );
    let style = |id: &str, bold: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:pPr><w:numPr><w:numId w:val=\"5\"/></w:numPr></w:pPr>\
             <w:rPr>{bold}</w:rPr></w:style>"
        )
    };
    let styles = format!(
        "<w:styles xmlns:w=\"w\">{}{}{}</w:styles>",
        style("Muc", "<w:b/>"),
        style("Nhom", ""),
        style("Viec", "")
    );
    let line = |style: &str, text: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let lines = [
        paragraph("*KẾ HOẠCH NĂM 2026"),
        line("Muc", "Mục đích, yêu cầu"),
        line("Viec", "Nâng cao chất lượng."),
        line("Muc", "Nhiệm vụ"),
        line("Nhom", "Cải cách thể chế"),
        line("Viec", "Rà soát văn bản."),
        paragraph("Thời gian: Hằng quý."),
        line("Viec", "Báo cáo kết quả."),
        line("Nhom", "Kiểm tra công vụ."),
    ];
    let document = format!("{HEAD}{}{FOOT}", lines.concat());
    let preview = word(&file(
        &document,
        &[
            ("word/numbering.xml", &*numbering),
            ("word/styles.xml", &*styles),
        ],
    ));
    assert_eq!(
        preview.outline(),
        ["S0 II.", "G1 1.", "T2 -", "T2 -", "T1 2."]
    );
    assert_eq!(preview.column("time")[2], "Hằng quý");
    preview.is_doubted("không lấy mục đích, yêu cầu (từ “I. Mục đích, yêu cầu”)");
}
