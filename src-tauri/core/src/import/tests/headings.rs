//! Which sheet is meant, where its heading is, and which column is which.

use super::*;
use crate::error::Error;
use crate::import::workbook::column_name;

/// The heading of II.06a as it is printed: merged over three rows.
const MERGED: [&[&str]; 3] = [
    &[
        "STT",
        "Lĩnh vực, công việc giải quyết theo cấp",
        "Số hồ sơ nhận giải quyết",
        "",
        "",
        "",
        "Số lượng hồ sơ đã giải quyết",
        "",
        "",
        "",
        "Số lượng hồ sơ đang giải quyết",
    ],
    &[
        "",
        "",
        "Tổng số",
        "Trong đó",
        "",
        "Từ kỳ trước",
        "Tổng số",
        "Trước hạn",
        "Đúng hạn",
        "Quá hạn",
        "Tổng số",
        "Trong hạn",
        "Quá hạn",
    ],
    &["", "", "", "Trực tuyến", "Trực tiếp, dịch vụ bưu chính"],
];

const NUMBERS: &[&str] = &[
    "(1)",
    "(2)",
    "(3)=(4)+(5)+(6)",
    "(4)",
    "(5)",
    "(6)",
    "(7)=(8)+(9)+(10)",
    "(8)",
    "(9)",
    "(10)",
    "(11)=(12)+(13)",
    "(12)",
    "(13)",
];

const PLAIN: &[&str] = &[
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13",
];

const SECTION: &[&str] = &["I", "Trên Hệ thống các Bộ"];

const ROW: &[&str] = &[
    "1",
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
];

const READ: &str = "Hộ tịch@1: 4=103 5=6 6=1 8=70 9=38 10=0 12=2 13=0";

#[track_caller]
fn understands(rows_of_sheet: &[&[&str]]) {
    let ward = Ward::new();
    let summary = ward.read(Sheet::of(rows_of_sheet).book()).unwrap();
    assert_eq!(texts(&summary.problems), [""; 0]);
    assert_eq!(rows(&ward, &summary), [READ]);
}

#[test]
fn merged_headings_with_a_number_row() {
    let [a, b, c] = MERGED;
    understands(&[&["TỔNG HỢP"], &[], a, b, c, NUMBERS, SECTION, ROW]);
    understands(&[
        &["TỔNG HỢP"],
        &["Đơn vị tính: hồ sơ"],
        a,
        b,
        c,
        PLAIN,
        SECTION,
        ROW,
    ]);
    // The number row alone is enough where the words are poor.
    understands(&[b, NUMBERS, SECTION, ROW]);
}

#[test]
fn merged_headings_without_numbers_are_known_by_their_words() {
    let [a, b, c] = MERGED;
    understands(&[a, b, c, SECTION, ROW]);
    let lettered: &[&str] = &[
        "A", "B", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11",
    ];
    understands(&[a, b, c, lettered, SECTION, ROW]);
    // A title directly above is no heading.
    let title: &[&str] = &[
        "Biểu số II.06a",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "Đơn vị báo cáo",
    ];
    understands(&[title, a, b, c, SECTION, ROW]);
}

#[test]
fn one_row_of_words_is_told_apart_by_neighbours() {
    let words: &[&str] = &[
        "TT",
        "Lĩnh vực",
        "Tổng số tiếp nhận",
        "Trực tuyến",
        "Trực tiếp, dịch vụ bưu chính",
        "Từ kỳ trước",
        "Đã giải quyết",
        "Trước hạn",
        "Đúng hạn",
        "Quá hạn",
        "Đang giải quyết",
        "Trong hạn",
        "Quá hạn",
    ];
    understands(&[words, SECTION, ROW]);
    understands(&[words, PLAIN, SECTION, ROW]);
}

#[test]
fn columns_may_stand_in_another_order_when_they_are_numbered() {
    let ward = Ward::new();
    let sheet = Sheet::of(&[
        &[
            "Lĩnh vực",
            "Quá hạn (13)",
            "Trong hạn (12)",
            "Quá hạn (10)",
            "Đúng hạn (9)",
            "Trước hạn (8)",
            "Từ kỳ trước (6)",
            "Trực tiếp, dịch vụ bưu chính (5)",
            "Trực tuyến (4)",
            "Ghi chú",
        ],
        &["I. Trên Hệ thống các Bộ"],
        &["Hộ tịch", "0", "2", "0", "38", "70", "1", "6", "103", "đủ"],
    ]);
    let summary = ward.read(sheet.book()).unwrap();
    assert_eq!(texts(&summary.problems), [""; 0]);
    assert_eq!(
        rows(&ward, &summary),
        ["Hộ tịch@1: 13=0 12=2 10=0 9=38 8=70 6=1 5=6 4=103"]
    );
    assert_eq!(summary.columns[9].column, None);
}

#[test]
fn a_number_and_words_that_contradict_each_other_are_a_problem() {
    objects(
        Sheet::month().with("H4", "Đúng hạn (8)"),
        &[
            "cột H: số (8) là cột “Đã giải quyết trước hạn” nhưng tiêu đề “Đúng hạn (8)” là của cột (9)",
        ],
    );
    let twice = Sheet::month()
        .with("C4", "Tổng số (4)")
        .with("D4", "Trực tuyến (4)");
    let summary = reads(twice);
    assert!(
        summary
            .problems
            .iter()
            .any(|problem| problem.place == "cột C" || problem.place == "cột D")
    );
}

#[test]
fn missing_columns_are_named_with_the_heading_row() {
    let sheet = Sheet::month().with("E4", "").with("M4", "Ghi chú");
    refused(
        Ward::new().read(sheet.book()),
        "dòng 4 thiếu cột (5) Trực tiếp, dịch vụ bưu chính, (13) Đang giải quyết quá hạn của biểu II.06a",
    );
    let prose = Sheet::of(&[
        &["STT", "Họ và tên", "Địa chỉ"],
        &["1", "Nguyễn Văn Mẫu", "Phường Mẫu"],
    ]);
    refused(
        Ward::new().read(prose.book()),
        "không thấy hàng tiêu đề của biểu II.06a",
    );
    refused(
        Ward::new().read(Sheet::default().book()),
        "không thấy hàng tiêu đề",
    );
}

#[test]
fn another_forms_table_is_not_taken_for_this_one() {
    let mut columns = vec!["STT".to_owned(), "Tên tài sản".to_owned()];
    columns.extend((3..=13).map(|n| format!("Khấu hao quý thứ {n} ({n})")));
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let sheet = Sheet::of(&[&columns, ROW]);
    refused(Ward::new().read(sheet.book()), "không thấy hàng tiêu đề");
}

#[test]
fn of_two_sheets_that_could_be_meant_one_must_be_chosen() {
    let month = Sheet::month();
    let prose = Sheet::of(&[&["Ghi chú"]]);
    let bytes = badfiles::book(&[
        ("Tháng 1", &month),
        ("Ghi chú", &prose),
        ("Tháng 2", &month),
    ]);
    match Ward::new().read(bytes.clone()) {
        Err(Error::ChooseSheet { sheets, message }) => {
            assert_eq!(sheets, ["Tháng 1", "Tháng 2"]);
            assert!(message.contains("“Tháng 1”, “Tháng 2”"), "{message}");
        }
        other => panic!("{other:?}"),
    }
    let chosen = Ward::new()
        .read_sheet(bytes.clone(), Some("Tháng 2"))
        .unwrap();
    assert_eq!(chosen.sheet, "Tháng 2");
    refused(
        Ward::new().read_sheet(bytes.clone(), Some("Tháng 3")),
        "không có trang “Tháng 3”",
    );
    refused(
        Ward::new().read_sheet(bytes, Some("Ghi chú")),
        "không thấy hàng tiêu đề",
    );
    let wide = badfiles::book(&[
        ("Rộng", &Sheet::default().with("ZZZ1", "1")),
        ("Tháng 1", &month),
    ]);
    assert_eq!(Ward::new().read(wide).unwrap().sheet, "Tháng 1");
}

#[test]
fn every_shipped_form_is_found_by_its_own_printed_heading() {
    for code in ["II.04", "II.05a", "II.06a", "II.08"] {
        let mut ward = Ward::new();
        ward.form = form(code);
        let (depth, cells) = crate::form::headings(&ward.form);
        for numbered in [true, false] {
            let mut sheet = Sheet::default();
            for cell in &cells {
                let letter = column_name(u32::try_from(cell.column).unwrap());
                sheet = sheet.with(&format!("{letter}{}", cell.row + 3), &cell.text);
            }
            let below = depth + 3;
            for (i, column) in ward.form.columns.iter().enumerate() {
                let letter = column_name(u32::try_from(i).unwrap());
                if numbered {
                    let printed = ward.form.printed_number(column);
                    sheet = sheet.with(&format!("{letter}{below}"), &printed);
                }
                if column.is_number() && column.formula.is_none() {
                    sheet = sheet.with(&format!("{letter}{}", below + 1), "1");
                }
            }
            let sheet = sheet.with(&format!("B{}", below + 1), "Hộ tịch");
            let ward = Ward {
                choices: HashMap::from([(NO_SECTION.to_owned(), Act::Is(1))]),
                ..ward_of(code)
            };
            let summary = ward
                .read(sheet.book())
                .unwrap_or_else(|e| panic!("{code}: {e}"));
            for (i, column) in summary.columns.iter().enumerate() {
                assert_eq!(
                    column.column,
                    Some(i),
                    "{code} {numbered} {}",
                    column.heading
                );
            }
            assert_eq!(texts(&summary.problems), [""; 0], "{code}");
        }
    }
}

fn ward_of(code: &str) -> Ward {
    let mut ward = Ward::new();
    ward.form = form(code);
    ward
}

#[test]
fn a_fraction_shown_as_a_percentage_is_what_is_shown() {
    let ward = ward_of("II.04");
    let saving = ward
        .form
        .columns
        .iter()
        .position(|c| c.kind == crate::form::ColumnKind::Percent);
    let saving = u32::try_from(saving.unwrap()).unwrap();
    let mut sheet = Sheet::default();
    for (i, column) in (0..).zip(&ward.form.columns) {
        let heading = format!("{} ({})", column.heading.join(" "), column.no);
        sheet = sheet.with(&format!("{}1", column_name(i)), &heading);
    }
    let cell = format!("{}2", column_name(saving));
    let xml = sheet.with("B2", "Thủ tục A").with(&cell, "0.07").xml();
    let read = |xml: String| {
        let styles =
            b"<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
            <cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/></cellXfs></styleSheet>";
        let bytes = badfiles::book_of(&[("A", xml)], &[("xl/styles.xml", styles)]);
        let summary = ward.read(bytes).unwrap();
        assert_eq!(texts(&summary.problems), [""; 0]);
        summary.rows[0].cells[0].entry.stored()
    };
    let own = format!("<c r=\"{cell}\">");
    assert!(xml.contains(&own));
    assert_eq!(
        read(xml.replace(&own, &format!("<c r=\"{cell}\" s=\"1\">"))),
        "7"
    );
    assert_eq!(read(xml), "0.07");
}

#[test]
fn a_heading_that_stands_there_again_is_no_row_and_its_title_no_section() {
    let ward = Ward::new();
    let words: &[&str] = &[
        "STT",
        "Lĩnh vực",
        "Tổng số (3)",
        "Trực tuyến (4)",
        "Trực tiếp, dịch vụ bưu chính (5)",
        "Từ kỳ trước (6)",
        "Tổng số (7)",
        "Trước hạn (8)",
        "Đúng hạn (9)",
        "Quá hạn (10)",
        "Tổng số (11)",
        "Trong hạn (12)",
        "Quá hạn (13)",
    ];
    let marks: &[&str] = &[
        "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)", "(11)", "(12)",
        "(13)",
    ];
    let second: &[&str] = &["II", "Trên Hệ thống thành phố"];
    let title: &[&str] = &["", "BẢNG 2. Kết quả giải quyết"];
    for between in [
        &[words, marks][..],
        &[words],
        &[marks],
        &[title, words, marks],
    ] {
        let lines = [&[words, marks, SECTION, ROW][..], between, &[second, ROW]].concat();
        let summary = ward.read(Sheet::of(&lines).book()).unwrap();
        assert_eq!(texts(&summary.problems), [""; 0]);
        assert_eq!(summary.sections.len(), 2);
        assert_eq!(rows(&ward, &summary), [READ, &READ.replace("@1", "@2")]);
        assert_eq!(summary.remarks.len(), usize::from(between.contains(&title)));
    }
    // A section that a page's heading follows is still one.
    let lines = [words, marks, SECTION, ROW, second, words, marks, ROW];
    let summary = ward.read(Sheet::of(&lines).book()).unwrap();
    assert_eq!(summary.sections.len(), 2);
}
