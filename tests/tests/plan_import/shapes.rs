//! Other wards' plans: other words and order of columns, several appendices, no sections, headings of two rows,
//! headings on each page, titles merged or not, texts pasted from Word.

use serde_json::json;
use smc_tests::docx::Docx;
use smc_tests::door::Door;

use crate::read::{of_bytes, pasted, word};

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

fn two_appendices() -> Vec<u8> {
    Docx::new()
        .table(&[
            &[
                "*ỦY BAN NHÂN DÂN\n*PHƯỜNG MẪU",
                "*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n*Độc lập – Tự do – Hạnh phúc",
            ],
            &["Số:       /KH-UBND", "Mẫu, ngày    tháng 01 năm 2026"],
        ])
        .line("*KẾ HOẠCH")
        .line("*Kiểm tra công tác cải cách hành chính năm 2026")
        .line("Ủy ban nhân dân phường ban hành kế hoạch với các nội dung sau:")
        .table(&[&[
            "Nơi nhận:\n- Như trên;\n- Lưu: VT.",
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
        ]])
        .line("Phụ lục I")
        .line("*NHIỆM VỤ TRỌNG TÂM")
        .line("(Kèm theo Kế hoạch số      /KH-UBND ngày    /01/2026)")
        .table(&[
            &["TT", "Nhiệm vụ", "Đơn vị thực hiện", "Thời gian"],
            &["1", "Rà soát thủ tục", "Văn phòng", "Trong tháng 3/2026"],
            &["2", "Báo cáo năm", "Văn phòng", "Trước 05/12/2026"],
        ])
        .line("Phụ lục II: LỊCH KIỂM TRA")
        .table(&[
            &["STT", "Nội dung", "Tiến độ", "Kết quả"],
            &["1", "Kiểm tra bộ phận một cửa", "Quý II/2026", "Biên bản"],
        ])
        .bytes()
}

#[test]
fn two_appendices_in_one_document_and_tables_that_only_lay_out() {
    let preview = word(&two_appendices());
    let used: Vec<bool> = preview
        .tables()
        .iter()
        .map(|table| table["used"] == true)
        .collect();
    assert_eq!(used, [false, false, true, true]);
    let heads: Vec<String> = preview
        .used()
        .iter()
        .map(|table| {
            format!("{}|{}|{}", table["name"], table["title"], table["attached"]).replace('"', "")
        })
        .collect();
    assert_eq!(
        heads,
        [
            "Phụ lục I|NHIỆM VỤ TRỌNG TÂM|(Kèm theo Kế hoạch số /KH-UBND ngày /01/2026)",
            "Phụ lục II|LỊCH KIỂM TRA|",
        ]
    );
    assert_eq!(
        preview.0["title"],
        "KẾ HOẠCH Kiểm tra công tác cải cách hành chính năm 2026"
    );
    assert_eq!(
        (&preview.0["year"], &preview.0["about"]),
        (&json!(2026), &json!("inspection"))
    );
    assert_eq!(preview.0["understood"][0], "Tìm thấy 2 bảng, 3 nhiệm vụ");
    let door = Door::new();
    let source = of_bytes(&door, "hai-phu-luc.docx", &two_appendices());
    let args =
        json!({"source": source, "year": null, "about": "inspection", "into": null, "mends": []});
    let plan = &door.call("plan_apply", args)["plan"];
    let names: Vec<&str> = plan["appendices"]
        .as_array()
        .unwrap()
        .iter()
        .map(|own| own["fields"]["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["Phụ lục I", "Phụ lục II"]);
    let columns = &plan["appendices"][1]["fields"]["columns"];
    assert_eq!(columns[2], json!({"role": "time", "heading": "Tiến độ"}));
}

#[test]
fn a_pasted_plan_is_the_same_with_every_programs_line_ends() {
    let text = "KẾ HOẠCH NĂM 2026|TT\tNội dung\tThời gian\tĐơn vị chủ trì|\
                1\t\"Rà soát|- một|- hai\"\tHàng quý\tVăn phòng|2\tPhát thanh\tHàng tháng\tPhòng Văn hóa|";
    for end in ["\n", "\r\n", "\r"] {
        // Blank lines at the end say nothing.
        let preview = pasted(&format!("{text}||").replace('|', end));
        let expected = ["Rà soát\n- một\n- hai", "Phát thanh"];
        assert_eq!(preview.column("content"), expected, "{end:?}");
        assert_eq!(preview.column("lead"), ["Văn phòng", "Phòng Văn hóa"]);
        assert_eq!(preview.column("time"), ["Hàng quý", "Hàng tháng"]);
    }
}

#[test]
fn two_appendices_on_one_sheet_of_text() {
    let preview = pasted(
        "PHỤ LỤC I\nNHIỆM VỤ CHUNG NĂM 2026\nTT\tNội dung công việc\tThời gian\tĐơn vị chủ trì\n\
         1\tRà soát\tHàng quý\tVăn phòng\nPHỤ LỤC II\nTUYÊN TRUYỀN\nTT\tNội dung tuyên truyền\tThời gian\tĐơn vị chủ trì\n\
         1\tPhát thanh\tHàng tháng\tPhòng Văn hóa\nNơi nhận:\n- Lưu VT",
    );
    let names: Vec<&str> = preview
        .used()
        .iter()
        .map(|table| table["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["PHỤ LỤC I", "PHỤ LỤC II"]);
    assert_eq!(preview.column("content"), ["Rà soát", "Phát thanh"]);
}

#[test]
fn a_heading_of_two_rows_and_its_numbers() {
    let preview = word(
        &Docx::new()
            .line("KẾ HOẠCH NĂM 2026")
            .table(&[
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
            ])
            .bytes(),
    );
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
fn titles_without_labels_and_labels_inside_titles() {
    let preview = word(
        &Docx::new()
            .line("KẾ HOẠCH NĂM 2026")
            .table(&[
                &["TT", "Nội dung", "Thời gian", "Đơn vị chủ trì"],
                &["4>*A. CÔNG TÁC CHỈ ĐẠO"],
                &["4>I. Ban hành kế hoạch"],
                &["1", "Rà soát", "Quý I/2026", "Văn phòng"],
                &["", "a) Hướng dẫn", "Hàng quý", "Văn phòng"],
                &["4>*B. CÔNG TÁC KIỂM TRA"],
                &["1", "Kiểm tra", "Quý III/2026", "Văn phòng"],
            ])
            .bytes(),
    );
    assert_eq!(
        preview.outline(),
        ["S0 A.", "S1 I.", "T2 1", "T2", "S0 B.", "T1 1"]
    );
    assert_eq!(preview.column("content")[0], "CÔNG TÁC CHỈ ĐẠO");
    assert_eq!(preview.column("content")[3], "a) Hướng dẫn");
}

#[test]
fn no_column_for_labels_at_all() {
    let preview = word(
        &Docx::new()
            .line("KẾ HOẠCH NĂM 2026")
            .table(&[
                &["Nhiệm vụ", "Thời gian hoàn thành", "Cơ quan chủ trì"],
                &["3>I. CHỈ ĐẠO"],
                &["1. Rà soát", "Quý I/2026", "Văn phòng"],
                &["2. Báo cáo", "Hàng quý", "Văn phòng"],
            ])
            .bytes(),
    );
    assert_eq!(preview.column("content")[1..], ["1. Rà soát", "2. Báo cáo"]);
    assert_eq!(preview.outline(), ["S0 I.", "T1", "T1"]);
}

#[test]
fn a_column_nobody_knows_is_left_out_and_said() {
    let preview = word(
        &Docx::new()
            .line("KẾ HOẠCH NĂM 2026")
            .table(&[
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
            ])
            .bytes(),
    );
    preview.is_doubted("Bảng 1, cột Kinh phí: chưa rõ cột này là gì");
    preview.is_doubted("cột Cơ quan thực hiện: cột này cũng giống đơn vị chủ trì");
    assert_eq!(preview.column("lead"), ["Văn phòng"]);
    assert_eq!(preview.0["ready"], true);
}

#[test]
fn a_text_pasted_from_word_breaks_inside_cells() {
    let preview = pasted(
        "TT\tNội dung công việc\tThời gian\tĐơn vị chủ trì\tKết quả\n\
         I\tChỉ đạo\n\
         1\tRà soát năm 2026\tHàng\ntháng\t- Văn phòng\n- Các phòng\tBáo cáo\n\
         2\tTập huấn\tQuý I/2026\tVăn phòng\tLớp học\n",
    );
    assert_eq!(preview.outline(), ["S0 I", "T1 1", "T1 2"]);
    assert_eq!(preview.column("time"), ["", "Hàng\ntháng", "Quý I/2026"]);
    assert_eq!(preview.column("lead")[1], "- Văn phòng\n- Các phòng");
}

#[test]
fn rows_pasted_without_their_heading_are_guessed_and_said_to_be() {
    let preview = pasted(
        "1\tRà soát, đánh giá thủ tục hành chính năm 2026\tTrong năm 2026\tVăn phòng\tCác phòng chuyên môn\tBáo cáo\n\
         2\tTập huấn nghiệp vụ kiểm soát thủ tục\tThường xuyên\tTrung tâm Phục vụ\tCác phòng chuyên môn\tLớp học",
    );
    preview.is_doubted("không có hàng tiêu đề");
    assert_eq!(preview.outline(), ["T0 1", "T0 2"]);
    assert_eq!(preview.column("time"), ["Trong năm 2026", "Thường xuyên"]);
    assert_eq!(preview.column("lead"), ["Văn phòng", "Trung tâm Phục vụ"]);
    assert_eq!(preview.column("coordinating")[0], "Các phòng chuyên môn");
    assert_eq!(preview.column("result"), ["Báo cáo", "Lớp học"]);
}

#[test]
fn a_row_broken_by_a_page_is_asked_about() {
    let preview = word(
        &Docx::new()
            .line("KẾ HOẠCH NĂM 2026")
            .table(&[
                &["TT", "Nội dung", "Thời gian", "Đơn vị chủ trì"],
                &["1", "Rà soát các thủ tục thuộc", "Quý I/2026", "Văn phòng"],
                &["", "thẩm quyền của phường", "", ""],
                &["2", "Báo cáo", "Hàng quý", "Văn phòng"],
            ])
            .bytes(),
    );
    assert_eq!(preview.outline(), ["T0 1", "T0", "T0 2"]);
    preview.is_doubted("Bảng 1, dòng 3, cột Nội dung: có thể là phần tiếp của dòng trên");
}

#[test]
fn another_heading_further_down_changes_the_order_of_columns() {
    let preview = word(
        &Docx::new()
            .line("KẾ HOẠCH NĂM 2026")
            .table(&[
                &["TT", "Nội dung", "Thời gian", "Đơn vị chủ trì"],
                &["1", "Rà soát", "Quý I/2026", "Văn phòng"],
                &["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"],
                &["1", "Báo cáo", "Văn phòng", "Hàng quý"],
            ])
            .bytes(),
    );
    assert_eq!(preview.column("time"), ["Quý I/2026", "Hàng quý"]);
    assert_eq!(preview.column("lead"), ["Văn phòng", "Văn phòng"]);
    preview.is_doubted("Dòng 3 có hàng tiêu đề khác");
}

/// Borders that a hand has moved by a hair make Word count other columns in some rows.
#[test]
fn cells_belong_to_the_heading_above_them_even_where_borders_are_off() {
    let preview = word(
        &Docx::new()
            .line("KẾ HOẠCH NĂM 2026")
            .table(&[
                &["TT", "2>Nội dung", "Thời gian", "Đơn vị chủ trì"],
                &["1", "2>Rà soát", "Quý I/2026", "Văn phòng"],
                &["2", "Báo cáo", "2>Hàng quý", "Các phòng"],
                &["II", "4>Kiểm tra"],
            ])
            .bytes(),
    );
    assert_eq!(
        preview.column("content"),
        ["Rà soát", "Báo cáo", "Kiểm tra"]
    );
    assert_eq!(preview.column("time"), ["Quý I/2026", "Hàng quý", ""]);
    assert_eq!(preview.column("lead"), ["Văn phòng", "Các phòng", ""]);
}

/// A list without a column of contents is offered, not taken.
#[test]
fn a_list_of_units_waits_for_the_officer_to_say_what_it_is() {
    let bytes = Docx::new()
        .line("DANH SÁCH CÁC ĐƠN VỊ ĐƯỢC KIỂM TRA NĂM 2026")
        .table(&[
            &["STT", "Cơ quan/đơn vị", "Ghi chú"],
            &["I", "2>Các phòng"],
            &["1.", "Phòng Kinh tế", ""],
            &["2.", "Phòng Văn hóa", "Quý II"],
        ])
        .bytes();
    word(&bytes).is_blocked("không có bảng nào có hàng tiêu đề");
    let door = Door::new();
    let source = of_bytes(&door, "danh-sach.docx", &bytes);
    let mends = json!([
        {"mend": "table", "table": 0, "used": true},
        {"mend": "column", "table": 0, "column": 1, "role": "content"},
    ]);
    let preview = crate::read::read(&door, &source, mends);
    assert_eq!(preview.outline(), ["S0 I", "T1 1.", "T1 2."]);
    assert_eq!(preview.column("content")[1], "Phòng Kinh tế");
    assert_eq!(preview.0["ready"], true, "{:?}", preview.problems());
}

/// What Excel shows is what the officer means: percentages, dates, months, labels typed as numbers.
#[test]
fn a_workbook_is_read_as_it_is_shown() {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip(["TT", "Nội dung năm 2026", "Thời gian", "Kết quả"])
    {
        sheet.write_string(1, column, heading).unwrap();
    }
    let (percent, day, month) = (Format::new().set_num_format("0%"), "dd/mm/yyyy", "mm/yyyy");
    let date = ExcelDateTime::from_ymd(2026, 8, 1).unwrap();
    for (row, format) in [(2, day), (3, month)] {
        sheet
            .write_number(row, 0, 1.1 + f64::from(row - 2) / 10.0)
            .unwrap();
        sheet.write_string(row, 1, "Rà soát").unwrap();
        sheet
            .write_datetime_with_format(row, 2, &date, &Format::new().set_num_format(format))
            .unwrap();
        sheet
            .write_number_with_format(row, 3, 0.9, &percent)
            .unwrap();
    }
    let door = Door::new();
    let source = of_bytes(&door, "ke-hoach.xlsx", &book.save_to_buffer().unwrap());
    let preview = crate::read::read(&door, &source, json!([]));
    assert_eq!(preview.column("label"), ["1.1", "1.2"]);
    assert_eq!(preview.column("time"), ["01/08/2026", "08/2026"]);
    assert_eq!(preview.column("result"), ["90%", "90%"]);
    preview.is_doubted("Sheet1!C3: ô là ngày tháng của Excel");
}
