//! Lists of other systems: other headings, orders, words, encodings and shifts, each with what must be understood.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use serde_json::{Value, json};
use smc_tests::door::Door;
use smc_tests::programs::in_repository;

use crate::written::{page, utf16};
use crate::{has, preview, put, rows, texts};

/// A list is understood as these rows, with these parts of what is told.
#[track_caller]
fn understood(name: &str, bytes: &[u8], expected: &[&str], told: &[&str]) -> Value {
    let door = Door::new();
    let path = put(&door, name, bytes);
    let own = preview(&door, &path, &Value::Null);
    assert_eq!(own["refusal"], Value::Null, "{name}");
    assert_eq!(own["problems"], json!([]), "{name}");
    assert_eq!(rows(&own), expected, "{name}");
    let remarks = texts(&own, &["remarks"]);
    for part in told {
        has(&remarks, part);
    }
    assert_eq!(remarks.len(), told.len(), "{name}: {remarks:#?}");
    own
}

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(in_repository(&format!("tests/data/lists/{name}"))).unwrap()
}

#[test]
fn texts_in_every_encoding() {
    let tabs = "No\tMã số hồ sơ\tTên dịch vụ công\tNguồn hồ sơ\tThời điểm tiếp nhận\tHạn xử lý\tThời gian hoàn thành\tTình trạng\r\n\
                1\tG22.99.31.27-261106-0001\tĐăng ký lại khai sinh\tCổng dịch vụ công\t16:28 06/11/2026\t09-11-2026\t07/11/2026 4:30:00 PM\tHoàn thành\r\n\
                2\tG22.99.31.27-261113-0002\tĐăng ký giám hộ\tTại một cửa\t2026-11-13T08:05:00\t2026-11-20\t\tChờ thanh toán\r\n";
    let expected = [
        "2 G22.99.31.27-261106-0001|Đăng ký lại khai sinh||Trực tuyến|Đã xử lý xong|06/11/2026 16:28|09/11/2026|07/11/2026 16:30",
        "3 G22.99.31.27-261113-0002|Đăng ký giám hộ||Trực tiếp|Yêu cầu thực hiện nghĩa vụ tài chính|13/11/2026 08:05|20/11/2026|",
    ];
    understood("van-ban.xls", &utf16(tabs, true), &expected, &[]);
    let little = utf16(tabs, false);
    let big: Vec<u8> = little.chunks(2).flat_map(|own| [own[1], own[0]]).collect();
    understood("van-ban.txt", &little, &expected, &[]);
    understood("van-ban-khac.txt", &big, &expected, &[]);
    understood("van-ban.tsv", tabs.as_bytes(), &expected, &[]);
    let marked = format!("\u{feff}sep=;\r\n{}", tabs.replace('\t', ";"));
    let shifted = expected.map(|own| own.to_owned());
    understood(
        "van-ban.csv",
        marked.as_bytes(),
        &shifted.each_ref().map(String::as_str),
        &[],
    );
    understood(
        "cu.csv",
        &sample("windows-1258.csv"),
        &[
            "2 H57.132-261102-0007|Đăng ký khai tử|Hộ tịch||Đã xử lý xong|02/11/2026 09:00|04/11/2026|",
            "3 H57.132-261103-0008|Chứng thực chữ ký|Chứng thực||Yêu cầu bổ sung giấy tờ|03/11/2026 10:15|03/11/2026|",
        ],
        &[],
    );
}

#[test]
fn a_page_in_a_page_with_cells_missing() {
    // Thirteen headings over eleven cells: two of them have no data, at two places.
    let rows: [&[&str]; 6] = [
        &["13~DANH SÁCH HỒ SƠ TIẾP NHẬN QUA MẠNG"],
        &["13~Từ ngày 01/11/2026 đến ngày 14/11/2026"],
        &[
            "#STT",
            "#Đơn vị tiếp nhận",
            "#Người tiếp nhận",
            "#Lĩnh vực",
            "#Tên thủ tục hành chính",
            "#Mã hồ sơ",
            "#Trạng thái",
            "#Địa chỉ",
            "#Người nộp",
            "#Ngày nộp hồ sơ",
            "#Ngày nhận",
            "#Ngày hẹn trả",
            "#Ngày kết thúc xử lý",
        ],
        &[
            "1",
            "UBND phường Mẫu",
            "Hộ tịch",
            "Đăng ký nhận cha, mẹ, con trong nước",
            "000.27.68.H24-261102-0001",
            "Đã trả kết quả",
            "Nguyễn Văn Mẫu 001",
            "02/11/2026 07:40:00",
            "02/11/2026 08:00:00",
            "05/11/2026 17:00:00",
            "04/11/2026 10:00:00",
        ],
        &[
            "2",
            "UBND phường Mẫu",
            "Chứng thực",
            "Chứng thực hợp đồng, giao dịch về đất",
            "000.27.68.H24-261103-0002",
            "Đang xử lý",
            "Trần Thị Mẫu 002",
            "03/11/2026 07:40:00",
            "03/11/2026 08:00:00",
            "13/11/2026 17:00:00",
            "",
        ],
        &[
            "3",
            "UBND phường Mẫu",
            "Hộ tịch",
            "Cấp giấy xác nhận tình trạng hôn nhân",
            "000.27.68.H24-261104-0003",
            "Trả lại",
            "Lê Thị Mẫu 003",
            "04/11/2026 07:40:00",
            "04/11/2026 08:00:00",
            "07/11/2026 17:00:00",
            "05/11/2026 09:00:00",
        ],
    ];
    let own = understood(
        "tiep-nhan.xls",
        &page(&rows),
        &[
            "4 000.27.68.H24-261102-0001|Đăng ký nhận cha, mẹ, con trong nước|Hộ tịch|Trực tuyến|Đã trả kết quả|02/11/2026 08:00|05/11/2026 17:00|04/11/2026 10:00",
            "5 000.27.68.H24-261103-0002|Chứng thực hợp đồng, giao dịch về đất|Chứng thực|Trực tuyến|Đang xử lý|03/11/2026 08:00|13/11/2026 17:00|",
            "6 000.27.68.H24-261104-0003|Cấp giấy xác nhận tình trạng hôn nhân|Hộ tịch|Trực tuyến|Trả lại|04/11/2026 08:00|07/11/2026 17:00|05/11/2026 09:00",
        ],
        &[
            "từ “Lĩnh vực” trở đi lệch sang trái 1 cột",
            "trở đi lệch sang trái 2 cột",
            "Tiêu đề “Người tiếp nhận” không có cột dữ liệu nào",
            "không có cột dữ liệu nào",
            "mọi hồ sơ trong danh sách là trực tuyến",
        ],
    );
    assert_eq!(own["meaning_text"], "trực tuyến");
}

#[test]
fn books_of_dossiers_of_old_and_open_programs() {
    let groups = |first: u32, third: u32| {
        [
            format!(
                "{first} BN-2026-000117|Đăng ký khai tử|Hộ tịch|Trực tiếp|Đã trả kết quả|02/11/2026 09:00|04/11/2026 17:00|03/11/2026 10:15"
            ),
            format!(
                "{} BN-2026-000118|Đăng ký kết hôn|Hộ tịch|Trực tuyến|Yêu cầu bổ sung giấy tờ|13/11/2026 09:00|16/11/2026 17:00|",
                first + 1
            ),
            format!(
                "{third} BN-2026-000119|Đăng ký biến động đất đai|Đất đai|Bưu chính công ích|Dừng xử lý|30/10/2026|01/12/2026|"
            ),
        ]
    };
    for (name, expected) in [
        ("so-tiep-nhan.xls", groups(7, 10)),
        ("so-mo.ods", groups(7, 10)),
    ] {
        let expected = expected.each_ref().map(String::as_str);
        understood(name, &sample(name), &expected, &["2 dòng là tên nhóm"]);
    }
    // Two-row headings, an empty first column, days counted from 1904.
    for name in ["nam-1904.xlsx", "nam-1904.xls"] {
        understood(
            name,
            &sample(name),
            &[
                "4 H57.132-261106-0001|1.001193 - Đăng ký khai sinh||Trực tiếp||06/11/2026 08:05|09/11/2026|",
                "5 H57.132-261113-0002|2.000815 - Chứng thực bản sao||Bưu chính công ích||13/11/2026|13/11/2026|",
            ],
            &[],
        );
    }
}

#[test]
fn a_printed_book_with_headings_on_every_page() {
    let text = "UBND PHƯỜNG MẪU,,,,,,\n\
        \n\
        ,TT,Trích yếu,Số hồ sơ,Ngày nhận,Hẹn trả,Tình trạng\n\
        ,(1),(2),(3),(4),(5 = 4 + 3),(6)\n\
        ,I,Trung tâm Phục vụ hành chính công,,,,\n\
        ,1,\"Cấp lại giấy phép\nxây dựng\",\"H57.132-\n261102-0011\",02/11/26,9/11/2026,Đang giải quyết\n\
        ,TT,Trích yếu,Số hồ sơ,Ngày nhận,Hẹn trả,Tình trạng\n\
        ,(1),(2),(3),(4),(5 = 4 + 3),(6)\n\
        ,2,Sửa chữa nhà ở,H57.132-261103-0012,3/11/2026,10/11/2026,Chờ phê duyệt\n\
        ,Cộng,,2 hồ sơ,,,\n\
        ,,Người lập,,,,Chủ tịch\n";
    understood(
        "so-in.csv",
        text.as_bytes(),
        &[
            "6 H57.132-261102-0011|Cấp lại giấy phép xây dựng|||Đang xử lý|02/11/2026|09/11/2026|",
            "9 H57.132-261103-0012|Sửa chữa nhà ở|||Đang xử lý|03/11/2026|10/11/2026|",
        ],
        &["1 dòng là tên nhóm"],
    );
}

#[test]
fn names_of_properties_and_lists_of_one_fact() {
    let text = "STT,MaHoSo,TrichYeuHoSo,SoBoHoSo,ChuHoSo,DiaChiChuHoSo,SoDienThoaiChuHoSo,NgayTiepNhan,NgayHenTra,NgayTra,TenNguoiNhanHoSo,TenDiaBan\n\
        1,H57.132-261106-0001,Đăng ký khai sinh,1,Nguyễn Văn Mẫu,Tổ 1,0900000001,2026-11-06T08:05:00,2026-11-09T17:00:00,2026-11-07T16:30:00,Trần Thị Mẫu,Tổ 1\n";
    understood(
        "SoHoSo.csv",
        text.as_bytes(),
        &["2 H57.132-261106-0001|Đăng ký khai sinh||||06/11/2026 08:05|09/11/2026 17:00|"],
        &[],
    );
    let text = "STT|Mã hồ sơ|Loại tiếp nhận|Số biên lai|Ngày thu|Phí (VNĐ)|Lệ phí (VNĐ)|Tổng (VNĐ)\n\
        1|H57.132-261106-0001|Trực tuyến|0000123|06/11/2026|8000|0|8000\n\
        2|H57.132-261106-0002|Trực tiếp|0000124|07/11/2026|0|15000|15000\n";
    understood(
        "thanh-toan.txt",
        text.as_bytes(),
        &[
            "2 H57.132-261106-0001|||Trực tuyến||||",
            "3 H57.132-261106-0002|||Trực tiếp||||",
        ],
        &[],
    );
}

/// A date in a sheet, with Excel's own day.
fn date(sheet: &mut Worksheet, row: u32, column: u16, (year, month, day): (u16, u8, u8)) {
    let format = Format::new().set_num_format("mm/dd/yyyy");
    let date = ExcelDateTime::from_ymd(year, month, day).unwrap();
    sheet
        .write_with_format(row, column, &date, &format)
        .unwrap();
}

/// A list that Excel saved in American style: (code, received, finished), a day as a text where it is no month.
fn american(rows: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip([
        "Mã hồ sơ",
        "Ngày tiếp nhận",
        "Ngày hoàn thành",
        "Trạng thái",
    ]) {
        sheet.write(0, column, heading).unwrap();
    }
    for (row, (code, received, finished)) in (1..).zip(rows) {
        sheet.write(row, 0, *code).unwrap();
        for (column, text) in [(1, *received), (2, *finished)] {
            let parts: Vec<u16> = text
                .split('/')
                .filter_map(|part| part.parse().ok())
                .collect();
            match parts[..] {
                // What was meant as a day is read as a month.
                [day, month, year] if day <= 12 => {
                    date(sheet, row, column, (year, day as u8, month as u8));
                }
                _ => {
                    sheet.write(row, column, text).unwrap();
                }
            }
        }
        sheet.write(row, 3, "Đã xử lý xong").unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn day_and_month_exchanged_are_seen_said_and_put_right() {
    let mixed: &[_] = &[
        ("H57.132-261102-0001", "02/11/2026", "13/11/2026"),
        ("H57.132-261103-0002", "03/11/2026", "05/11/2026"),
        ("H57.132-261014-0003", "14/10/2026", "06/11/2026"),
    ];
    // All days could be months: what ends before it begins tells.
    let small: &[_] = &[
        ("H57.132-261012-0001", "12/10/2026", "02/11/2026"),
        ("H57.132-261011-0002", "11/10/2026", "03/11/2026"),
        ("H57.132-261009-0003", "09/11/2026", "10/11/2026"),
    ];
    for (name, all, why) in [
        ("my-1.xlsx", mixed, "có thể Excel đã đọc tháng thành ngày"),
        (
            "my-2.xlsx",
            small,
            "2 dòng có ngày kết thúc trước ngày tiếp nhận (dòng đầu là 2)",
        ),
    ] {
        let door = Door::new();
        let path = put(&door, name, american(all));
        let before = preview(&door, &path, &Value::Null);
        has(&texts(&before, &["problems"]), why);
        assert_eq!(before["ready"], false);
        let right = preview(&door, &path, &json!({"swapped": true}));
        assert_eq!(right["problems"], json!([]));
        let found = rows(&right);
        for (row, (code, received, finished)) in all.iter().enumerate() {
            let expected = format!("{} {code}||||Đã xử lý xong|{received}||{finished}", row + 2);
            assert_eq!(found[row], expected, "{name}");
        }
        // As the file has it, on the officer's word.
        let kept = preview(&door, &path, &json!({"swapped": false}));
        assert_eq!(kept["problems"], json!([]));
        assert_ne!(rows(&kept), found);
    }
}
