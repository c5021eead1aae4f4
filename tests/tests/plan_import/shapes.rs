//! Other wards' plans: several appendices, titles merged or not, rows broken by a page, lists that are no plan,
//! a workbook's numbers and dates.

use serde_json::json;
use smc_tests::docx::Docx;
use smc_tests::door::Door;

use crate::read::{of_bytes, of_table, read, word};

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
    read(&door, &source, json!([]));
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
fn titles_without_labels_and_labels_inside_titles() {
    let preview = of_table(&[
        &["TT", "Nội dung", "Thời gian", "Đơn vị chủ trì"],
        &["4>*A. CÔNG TÁC CHỈ ĐẠO"],
        &["4>I. Ban hành kế hoạch"],
        &["1", "Rà soát", "Quý I/2026", "Văn phòng"],
        &["", "a) Hướng dẫn", "Hàng quý", "Văn phòng"],
        &["4>*B. CÔNG TÁC KIỂM TRA"],
        &["1", "Kiểm tra", "Quý III/2026", "Văn phòng"],
    ]);
    assert_eq!(
        preview.outline(),
        ["S0 A.", "S1 I.", "T2 1", "T2", "S0 B.", "T1 1"]
    );
    assert_eq!(preview.column("content")[0], "CÔNG TÁC CHỈ ĐẠO");
    assert_eq!(preview.column("content")[3], "a) Hướng dẫn");
}

#[test]
fn a_row_broken_by_a_page_is_asked_about() {
    let preview = of_table(&[
        &["TT", "Nội dung", "Thời gian", "Đơn vị chủ trì"],
        &["1", "Rà soát các thủ tục thuộc", "Quý I/2026", "Văn phòng"],
        &["", "thẩm quyền của phường", "", ""],
        &["2", "Báo cáo", "Hàng quý", "Văn phòng"],
    ]);
    assert_eq!(preview.outline(), ["T0 1", "T0", "T0 2"]);
    preview.is_doubted("Bảng 1, dòng 3, cột Nội dung: có thể là phần tiếp của dòng trên");
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
