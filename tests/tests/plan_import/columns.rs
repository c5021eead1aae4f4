//! Other wards' columns: other words and order, headings of two rows, headings on each page, columns nobody knows.

use serde_json::json;
use smc_tests::docx::Docx;

use crate::read::{of_table, pasted, word};

#[test]
fn other_names_and_another_order_of_columns() {
    let preview = word(
        &Docx::new()
            .line("KẾ HOẠCH TUYÊN TRUYỀN CẢI CÁCH HÀNH CHÍNH NĂM 2027")
            .table(&[
                &[
                    "Số TT",
                    "Thời hạn",
                    "Cơ quan phối hợp",
                    "NỘI DUNG TUYÊN TRUYỀN",
                    "Dự kiến sản phẩm",
                    "Phân công",
                    "Ghi chú",
                ],
                &[
                    "1",
                    "Quý I/2027",
                    "Đoàn thanh niên",
                    "Tuyên truyền dịch vụ công",
                    "Tin bài",
                    "Văn phòng",
                    "Lần đầu",
                ],
                &[
                    "2",
                    "Hàng tháng",
                    "",
                    "Phát thanh",
                    "Bài phát thanh",
                    "Phòng Văn hóa - Xã hội",
                    "",
                ],
            ])
            .bytes(),
    );
    assert_eq!(preview.outline(), ["T0 1", "T0 2"]);
    assert_eq!(
        preview.column("content"),
        ["Tuyên truyền dịch vụ công", "Phát thanh"]
    );
    assert_eq!(preview.column("time"), ["Quý I/2027", "Hàng tháng"]);
    assert_eq!(
        preview.column("lead"),
        ["Văn phòng", "Phòng Văn hóa - Xã hội"]
    );
    assert_eq!(preview.column("coordinating"), ["Đoàn thanh niên", ""]);
    assert_eq!(preview.column("result"), ["Tin bài", "Bài phát thanh"]);
    assert_eq!(preview.column("note"), ["Lần đầu", ""]);
    assert_eq!(
        (&preview.0["year"], &preview.0["about"]),
        (&json!(2027), &json!("reform"))
    );
    assert_eq!(preview.0["understood"][0], "Tìm thấy 1 bảng, 2 nhiệm vụ");
    let roles: Vec<&str> = preview.used()[0]["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| column["role"].as_str().unwrap())
        .collect();
    assert_eq!(
        roles,
        [
            "label",
            "time",
            "coordinating",
            "content",
            "result",
            "lead",
            "note"
        ]
    );
}

#[test]
fn a_heading_of_two_rows_and_its_numbers() {
    let preview = of_table(&[
        &[
            "TT",
            "Nội dung",
            "2>Đơn vị thực hiện",
            "Thời gian",
            "Sản phẩm",
        ],
        &["^", "^", "Chủ trì", "Phối hợp", "^", "^"],
        &["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        &[
            "1",
            "Rà soát",
            "Văn phòng",
            "Các phòng",
            "Quý I/2026",
            "Báo cáo",
        ],
    ]);
    assert_eq!(preview.outline(), ["T0 1"]);
    assert_eq!(preview.column("lead"), ["Văn phòng"]);
    assert_eq!(preview.column("coordinating"), ["Các phòng"]);
    assert_eq!(
        preview.used()[0]["columns"][3]["heading"],
        "Đơn vị thực hiện: Phối hợp"
    );
    let preview = pasted(
        "TT\tNội dung\tĐơn vị thực hiện\t\tThời gian năm 2026\n\t\tChủ trì\tPhối hợp\t\n1\tRà soát\tVăn phòng\tCác phòng\tQuý I",
    );
    assert_eq!(preview.column("lead"), ["Văn phòng"]);
    assert_eq!(preview.column("coordinating"), ["Các phòng"]);
    assert_eq!(preview.column("time"), ["Quý I"]);
}

#[test]
fn a_heading_repeated_on_each_page_is_no_task() {
    let heading: &[&str] = &["TT", "Nội dung", "Thời gian", "Đơn vị chủ trì"];
    let preview = word(
        &Docx::new()
            .line("KẾ HOẠCH NĂM 2026")
            .table(&[
                heading,
                &["1", "Rà soát", "Quý I/2026", "Văn phòng"],
                heading,
                &["2", "Báo cáo", "Hàng quý", "Văn phòng"],
            ])
            .table(&[heading, &["3", "Tập huấn", "Quý II/2026", "Văn phòng"]])
            .table(&[&["4", "Kiểm tra", "Quý III/2026", "Văn phòng"]])
            .bytes(),
    );
    assert_eq!(
        preview.used().len(),
        1,
        "the next page's table is the rest of the first"
    );
    assert_eq!(preview.outline(), ["T0 1", "T0 2", "T0 3", "T0 4"]);
    let left: Vec<&str> = preview.used()[0]["rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["used"] == false)
        .map(|row| row["place"].as_str().unwrap())
        .collect();
    assert_eq!(left, ["dòng 3", "dòng 5"]);
}

#[test]
fn another_heading_further_down_changes_the_order_of_columns() {
    let preview = of_table(&[
        &["TT", "Nội dung", "Thời gian", "Đơn vị chủ trì"],
        &["1", "Rà soát", "Quý I/2026", "Văn phòng"],
        &["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"],
        &["1", "Báo cáo", "Văn phòng", "Hàng quý"],
    ]);
    assert_eq!(preview.column("time"), ["Quý I/2026", "Hàng quý"]);
    assert_eq!(preview.column("lead"), ["Văn phòng", "Văn phòng"]);
    preview.is_doubted("Dòng 3 có hàng tiêu đề khác");
}

#[test]
fn no_column_for_labels_at_all() {
    let preview = of_table(&[
        &["Nhiệm vụ", "Thời gian hoàn thành", "Cơ quan chủ trì"],
        &["3>I. CHỈ ĐẠO"],
        &["1. Rà soát", "Quý I/2026", "Văn phòng"],
        &["2. Báo cáo", "Hàng quý", "Văn phòng"],
    ]);
    assert_eq!(preview.column("content")[1..], ["1. Rà soát", "2. Báo cáo"]);
    assert_eq!(preview.outline(), ["S0 I.", "T1", "T1"]);
}

#[test]
fn a_column_nobody_knows_stays_a_column_of_its_own() {
    let preview = of_table(&[
        &[
            "TT",
            "Nội dung",
            "Kinh phí",
            "Thời gian",
            "Đơn vị chủ trì",
            "Cơ quan thực hiện",
        ],
        &[
            "1",
            "Rà soát",
            "5.000.000",
            "Quý I/2026",
            "Văn phòng",
            "Tổ công tác",
        ],
    ]);
    assert_eq!(
        preview.0["understood"][2],
        "Bảng 1: giữ nguyên thành cột riêng: Kinh phí, Cơ quan thực hiện"
    );
    assert_eq!(preview.column("further1"), ["5.000.000"]);
    assert_eq!(preview.column("further2"), ["Tổ công tác"]);
    preview.is_doubted("cột Cơ quan thực hiện: cột này cũng giống đơn vị chủ trì");
    assert_eq!(preview.column("lead"), ["Văn phòng"]);
    assert_eq!(preview.0["ready"], true);
}

/// Borders that a hand has moved by a hair make Word count other columns in some rows.
#[test]
fn cells_belong_to_the_heading_above_them_even_where_borders_are_off() {
    let preview = of_table(&[
        &["TT", "2>Nội dung", "Thời gian", "Đơn vị chủ trì"],
        &["1", "2>Rà soát", "Quý I/2026", "Văn phòng"],
        &["2", "Báo cáo", "2>Hàng quý", "Các phòng"],
        &["II", "4>Kiểm tra"],
    ]);
    assert_eq!(
        preview.column("content"),
        ["Rà soát", "Báo cáo", "Kiểm tra"]
    );
    assert_eq!(preview.column("time"), ["Quý I/2026", "Hàng quý", ""]);
    assert_eq!(preview.column("lead"), ["Văn phòng", "Các phòng", ""]);
}
