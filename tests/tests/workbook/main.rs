//! The written workbook: read back cell by cell with another library, computed anew by another program,
//! and printed on paper.

// LibreOffice and poppler, which the tests have on Debian alone.
mod odd;
#[cfg(target_os = "linux")]
mod office;
mod reading;
mod sample;

use calamine::Data;
use odd::{gappy, odd};
use reading::{Readback, part, sheet_names};
use sample::{CODES, Filled, book, filled, month};
use smc_core::export::workbook;

use smc_core::value::Entry;

#[track_caller]
fn reads_back(filled: &[Filled]) -> Vec<u8> {
    let bytes = workbook(&book(filled)).unwrap();
    assert_eq!(sheet_names(&bytes).len(), filled.len());
    for (name, filled) in sheet_names(&bytes).iter().zip(filled) {
        Readback::of(&bytes, name).says(filled, true);
    }
    bytes
}

#[test]
fn every_cell_reads_back_as_the_form_says() {
    let bytes = reads_back(&month());
    assert_eq!(sheet_names(&bytes), CODES);
    reads_back(&gappy());
    reads_back(&CODES.map(|code| filled(code, 60)));
    reads_back(&CODES.map(|code| filled(code, 0)));
}

#[test]
fn head_and_foot_say_who_reports_what_to_whom() {
    let bytes = workbook(&book(&month())).unwrap();
    let words = Readback::of(&bytes, "II.06a").words();
    for expected in [
        "Biểu số II.06a/VPCP/KSTT\nBan hành theo Thông tư số 01/2020/TT-VPCP ngày 21/10/2020",
        "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT TTHC\n\
         Kỳ báo cáo: Tháng 11/2026\n(Từ ngày 15/10/2026 đến ngày 14/11/2026)",
        "Đơn vị báo cáo: Ủy ban nhân dân phường Mẫu\n\
         Đơn vị nhận báo cáo: Ủy ban nhân dân thành phố Mẫu (qua Văn phòng)",
        "Đơn vị tính: Số hồ sơ TTHC",
        "(3)=(4)+\n(5)+(6)",
        "Phường Mẫu, ngày …… tháng …… năm 2026\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\n\n\nTrần Thị Mẫu",
        "\nNgười lập biểu\n\n\n\n\n\nNguyễn Văn Mẫu",
    ] {
        assert!(words.contains(expected), "{expected}\n\n{words}");
    }
    assert!(!words.contains("BẢN NHÁP"), "{words}");
    // A reconstructed form says so on the screen, never on its paper.
    let paper = Readback::of(&bytes, "II.08").words();
    assert!(!paper.to_lowercase().contains("dựng lại"), "{paper}");
}

#[test]
fn a_form_with_errors_calls_itself_a_draft() {
    let Filled {
        form, mut figures, ..
    } = filled("II.06a", 3);
    let early = form.index("early").unwrap();
    figures.rows[1].figures[early].entry = Some(Entry::Number(99_999.into()));
    let wrong = [Filled::new(form, figures), filled("II.08", 3)];
    let bytes = workbook(&book(&wrong)).unwrap();
    assert!(
        Readback::of(&bytes, "II.06a")
            .words()
            .contains("\nBẢN NHÁP: còn 1 lỗi")
    );
    assert!(!Readback::of(&bytes, "II.08").words().contains("NHÁP"));
    Readback::of(&bytes, "II.06a").says(&wrong[0], true);
}

#[test]
fn texts_stay_texts_and_odd_forms_fit() {
    let online = filled("II.06a", 4);
    let odd = odd(Some(&online));
    let bytes = reads_back(&[online, odd]);
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("quotePrefix=\"1\""), "{styles}");
    let sheet = part(&bytes, "xl/worksheets/sheet2.xml");
    assert!(sheet.contains("'II.06a'!D"), "{sheet}");
    assert!(
        !sheet.contains("<f>cmd") && !sheet.contains("<f>1+1"),
        "{sheet}"
    );
}

#[test]
fn a_total_of_a_form_outside_the_book_is_a_number() {
    let online = filled("II.06a", 4);
    let odd = odd(Some(&online));
    let bytes = workbook(&book(std::slice::from_ref(&odd))).unwrap();
    let sheet = Readback::of(&bytes, "X.1");
    sheet.says(&odd, false);
    // Column (8) is the seventh printed; the first row with figures follows the section's heading.
    let row = sheet.first_line() + 1;
    assert_eq!(sheet.formula(row, 6), "");
    assert!(matches!(sheet.value(row, 6), Data::Float(_)));
    assert!(!sheet.formula(row, 4).is_empty());
}

#[test]
fn long_names_are_kept_as_far_as_a_cell_goes() {
    let Filled {
        form, mut figures, ..
    } = filled("II.05a", 2);
    figures.rows[0].name = "Tên rất dài ".repeat(4000);
    figures.rows[1].name = "Một tên dài vừa phải của một lĩnh vực "
        .repeat(8)
        .trim()
        .to_owned();
    let long = Filled::new(form, figures);
    let bytes = workbook(&book(std::slice::from_ref(&long))).unwrap();
    let sheet = Readback::of(&bytes, "II.05a");
    let Data::String(text) = sheet.value(sheet.first_line(), 1) else {
        panic!("no name");
    };
    assert_eq!(text.encode_utf16().count(), 32_767);
    assert!(text.ends_with('…') && text.starts_with("Tên rất dài"));
    let next = sheet.value(sheet.first_line() + 1, 1);
    assert_eq!(next, Data::String(long.figures.rows[1].name.clone()));
}

#[test]
fn an_empty_form_prints_its_line_and_zeros() {
    let empty = [filled("II.04", 0), filled("II.06a", 0)];
    let bytes = reads_back(&empty);
    let sheet = Readback::of(&bytes, "II.04");
    let row = sheet.first_line();
    assert_eq!(
        sheet.value(row, 1),
        Data::String("Không phát sinh".to_owned())
    );
    assert_eq!(sheet.value(row + 1, 2), Data::Float(0.0));
}

#[test]
fn the_same_book_has_the_same_bytes() {
    let filled = month();
    assert_eq!(
        workbook(&book(&filled)).unwrap(),
        workbook(&book(&filled)).unwrap()
    );
}

#[test]
fn nothing_to_export_is_refused() {
    let error = workbook(&book(&[])).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Chưa chọn biểu nào để xuất. Chọn ít nhất một biểu."
    );
}

#[test]
fn paper_is_set_up_as_the_decree_says() {
    let bytes = workbook(&book(&month())).unwrap();
    let names = part(&bytes, "xl/workbook.xml");
    assert!(
        names.contains("name=\"_xlnm.Print_Area\" localSheetId=\"2\">II.06a!$A$1:$M$"),
        "{names}"
    );
    // Three heading rows and the numbers repeat.
    assert!(
        names.contains("name=\"_xlnm.Print_Titles\" localSheetId=\"2\">II.06a!$3:$6<"),
        "{names}"
    );
    for number in 1..=4 {
        let sheet = part(&bytes, &format!("xl/worksheets/sheet{number}.xml"));
        for expected in [
            "<pageSetUpPr fitToPage=\"1\"/>",
            "paperSize=\"9\"",
            "fitToHeight=\"0\"",
            "orientation=\"landscape\"",
            "useFirstPageNumber=\"1\"",
            "state=\"frozen\"",
            "xSplit=\"2\"",
            "<oddHeader>&amp;C&amp;\"Times New Roman,Regular\"&amp;13&amp;P</oddHeader>",
            "left=\"1.18110236220472",
            "right=\"0.590551181102362",
            "top=\"0.787401574803149",
        ] {
            assert!(sheet.contains(expected), "{expected} in {sheet}");
        }
        assert!(
            !sheet.contains("fitToWidth"),
            "one page wide is the default"
        );
    }
    let styles = part(&bytes, "xl/styles.xml");
    let fonts = styles.matches("<name val=").count();
    assert_eq!(
        styles.matches("<name val=\"Times New Roman\"/>").count(),
        fonts,
        "{styles}"
    );
    let core = part(&bytes, "docProps/core.xml");
    for expected in [
        "<dc:title>Báo cáo kiểm soát thủ tục hành chính Mẫu Tháng 11/2026</dc:title>",
        "<dc:creator>Ủy ban nhân dân phường Mẫu</dc:creator>",
        "2026-11-16T10:32:00Z",
    ] {
        assert!(core.contains(expected), "{core}");
    }
    let odd = workbook(&book(&[odd(None)])).unwrap();
    let sheet = part(&odd, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("orientation=\"portrait\""), "{sheet}");
}
