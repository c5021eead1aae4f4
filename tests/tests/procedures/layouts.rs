//! Each layout met in the field, read by the meaning of its headings.

use rust_xlsxwriter::{Format, Workbook};
use serde_json::{Value, json};
use smc_tests::door::Door;

use crate::{FORTY, catalogue, count, has, of, put, read, sample, store, texts};

/// What a procedure says, in the order of the columns on the screen.
fn said(own: &Value) -> [&Value; 5] {
    ["field", "level", "fee", "days", "unit"].map(|key| &own[key])
}

#[test]
fn a_list_with_days_in_its_heading_is_read_whole() {
    let door = Door::new();
    let path = sample(FORTY);
    let preview = read(&door, &path, &json!({}));
    assert_eq!(count(&preview, "new"), 40);
    for key in ["left_out", "unknown", "remarks"] {
        assert_eq!(texts(&preview, key), [""; 0], "{key}");
    }
    let stored = store(&door, &path);
    assert_eq!(stored["added"], 40);
    let all = catalogue(&door);
    assert_eq!(all["total"], 40);
    let counts = &all["counts"];
    let sum =
        |keys: [&str; 3]| -> u64 { keys.iter().map(|key| counts[key].as_u64().unwrap()).sum() };
    assert_eq!(sum(["full", "partial", "other"]), 40);
    assert_eq!(sum(["fee", "free", "fee_unknown"]), 40);
    assert_eq!(counts["fee_unknown"], 0);
    let birth = of(&door, "1.000110");
    assert_eq!(
        said(&birth),
        [
            &json!("Hộ tịch"),
            &json!("full"),
            &json!(true),
            &json!(1),
            &json!("")
        ]
    );
    assert_eq!(birth["from"], Value::Null);
}

#[test]
fn the_national_catalogue_has_a_merged_title_and_several_lines_in_a_cell() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let title = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\n\nDANH SÁCH THỦ TỤC HÀNH CHÍNH\n";
    sheet
        .merge_range(0, 0, 0, 4, title, &Format::new())
        .unwrap();
    let rows = [
        [
            "Mã số",
            "Tên",
            "Cơ quan ban hành",
            "Cơ quan thực hiện",
            "Lĩnh vực",
        ],
        [
            "1.001193",
            "Thủ tục đăng ký khai sinh ",
            "Bộ Tư pháp",
            "Ủy ban nhân dân cấp xã",
            "Hộ tịch",
        ],
        [
            "3.000164",
            "Đăng ký nhận các thông báo",
            "Tòa án nhân dân",
            "Tòa án nhân dân tỉnh\nTòa án nhân dân khu vực\n\nTòa án nhân dân tỉnh\n",
            "Tòa án",
        ],
    ];
    for (row, cells) in (1..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            sheet.write(row, column, text).unwrap();
        }
    }
    let door = Door::new();
    let path = put(&door, "danh-sach-tthc.xlsx", book.save_to_buffer().unwrap());
    let preview = read(&door, &path, &json!({}));
    has(
        &[preview["understood"][0].as_str().unwrap().to_owned()],
        "dòng 2; 2 thủ tục",
    );
    store(&door, &path);
    let own = of(&door, "3.000164");
    assert_eq!(own["unit"], "Tòa án nhân dân tỉnh; Tòa án nhân dân khu vực");
    assert_eq!(own["authority"], "Tòa án nhân dân");
    // Nothing is inferred.
    for key in ["level", "fee", "days", "from", "until"] {
        assert_eq!(own[key], Value::Null, "{key}");
    }
    assert_eq!(own["level_text"], "chưa rõ");
    assert_eq!(of(&door, "1.001193")["name"], "Thủ tục đăng ký khai sinh");
}

#[test]
fn a_codes_number_has_its_zeros_and_a_field_merged_over_rows_is_each_rows() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, text) in (0..).zip(["Lĩnh vực", "Mã TTHC", "Tên TTHC"]) {
        sheet.write(0, column, text).unwrap();
    }
    sheet
        .merge_range(1, 0, 2, 0, "Hộ tịch", &Format::new())
        .unwrap();
    for (row, code) in [(1, 1.000_08), (2, 1.001_193)] {
        sheet.write(row, 1, code).unwrap();
        sheet.write(row, 2, format!("Thủ tục {row}")).unwrap();
    }
    let door = Door::new();
    let path = put(&door, "so.xlsx", book.save_to_buffer().unwrap());
    store(&door, &path);
    for code in ["1.000080", "1.001193"] {
        assert_eq!(of(&door, code)["field"], "Hộ tịch");
    }
}

#[test]
fn eleven_columns_of_a_city() {
    let door = Door::new();
    let path = sample("thanh-pho-11-cot.csv");
    let preview = read(&door, &path, &json!({}));
    let unknown = texts(&preview, "unknown");
    assert_eq!(unknown.len(), 2, "{unknown:?}");
    has(
        &unknown,
        "I5: “Mức độ 4” (cột “Mức độ cung cấp”) chưa hiểu nên để chưa rõ.",
    );
    has(&unknown, "J5: “Theo quy định”");
    store(&door, &path);
    for (code, field, level, fee, unit) in [
        (
            "1.001193",
            "Hộ tịch",
            json!("full"),
            json!(true),
            "Văn phòng",
        ),
        (
            "1.000656",
            "Hộ tịch",
            json!("partial"),
            json!(false),
            "Văn phòng",
        ),
        (
            "1.011606",
            "Giảm nghèo",
            json!("other"),
            json!(false),
            "Phòng Kinh tế",
        ),
        // Without the unit of the office, the authority that decides.
        (
            "2.000815",
            "Chứng thực",
            Value::Null,
            Value::Null,
            "Ủy ban nhân dân cấp xã",
        ),
    ] {
        let own = of(&door, code);
        let expected = [&json!(field), &level, &fee, &Value::Null, &json!(unit)];
        assert_eq!(said(&own), expected, "{code}");
    }
    assert_eq!(of(&door, "1.001193")["authority"], "Bộ Tư pháp");
}

#[test]
fn fifteen_columns_of_a_province_with_marks() {
    let door = Door::new();
    let path = sample("tinh-15-cot.csv");
    let preview = read(&door, &path, &json!({}));
    let left_out = texts(&preview, "left_out");
    assert_eq!(left_out.len(), 2, "{left_out:?}");
    has(
        &left_out,
        "dòng 9: không có mã thủ tục nên bỏ qua: “Thủ tục chưa có mã",
    );
    has(
        &left_out,
        "dòng 10: không có mã thủ tục nên bỏ qua: “Tổng số: 6”.",
    );
    has(&texts(&preview, "remarks"), "dòng 7: đánh dấu nhiều mức độ");
    has(
        &texts(&preview, "unknown"),
        "N6: “Hết hiệu lực” (cột “TRẠNG THÁI”) không đổi hiệu lực",
    );
    store(&door, &path);
    for (code, level, fee) in [
        ("2.000629", json!("full"), json!(true)),
        ("1.000656", json!("partial"), json!(false)),
        // Only one of both fees is said to be none.
        ("3.000250", json!("other"), Value::Null),
        ("1.001022", Value::Null, json!(true)),
        ("1.000894", Value::Null, Value::Null),
    ] {
        let own = of(&door, code);
        assert_eq!((&own["level"], &own["fee"]), (&level, &fee), "{code}");
    }
}

#[test]
fn a_wards_own_list_has_two_rows_of_headings_in_another_order_and_groups() {
    let door = Door::new();
    let text = "\
DANH MỤC\t\t\t\t\t
TT\tTên thủ tục\tMức độ DVC\t\tThời hạn\tMã thủ tục
\t\tToàn trình\tMột phần\t\t
I\tLĩnh vực: Hộ tịch\t\t\t\t
1\tThủ tục A\tx\t\t03 ngày làm việc\t1.000001
2\tThủ tục B\t\tx\t15 ngày\t1.000002
II\tLĩnh vực Đất đai\t\t\t\t
1\tThủ tục C\t\t\t\t1.000003
";
    let path = put(&door, "phuong.csv", text);
    let preview = read(&door, &path, &json!({}));
    has(
        &texts(&preview, "unknown"),
        "“15 ngày” (cột “Thời hạn”) không phải số ngày làm việc",
    );
    assert_eq!(texts(&preview, "left_out"), [""; 0]);
    store(&door, &path);
    for (code, field, level, days) in [
        ("1.000001", "Hộ tịch", json!("full"), json!(3)),
        ("1.000002", "Hộ tịch", json!("partial"), Value::Null),
        ("1.000003", "Đất đai", Value::Null, Value::Null),
    ] {
        let own = of(&door, code);
        let expected = [&json!(field), &level, &Value::Null, &days, &json!("")];
        assert_eq!(said(&own), expected, "{code}");
    }
}

#[test]
fn a_list_with_property_names_for_headings_is_read_by_their_words() {
    let door = Door::new();
    let text = "\
ma_tthc,ten,linh_vuc,co_quan_ban_hanh,cap_thuc_hien,loai_tthc,truc_tiep,truc_tiep_thoi_gian,truc_tiep_phi_dong
1.000419,Thủ tục đăng ký khai tử lưu động,Hộ tịch,Bộ Tư pháp,Cấp xã,Loại khác,x,5,0
1.010803,,Chưa phân loại,,,,,,
";
    let path = put(&door, "xa.csv", text);
    let preview = read(&door, &path, &json!({}));
    has(
        &texts(&preview, "remarks"),
        "dòng 3: thủ tục 1.010803 không có tên trong tệp.",
    );
    let meanings: Vec<&Value> = preview["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|own| &own["meaning"])
        .collect();
    let named = ["Mã thủ tục", "Tên", "Lĩnh vực", "Cơ quan công bố"].map(Value::from);
    assert_eq!(meanings[..4], named.iter().collect::<Vec<_>>());
    assert!(
        meanings[4..].iter().all(|own| own.is_null()),
        "{meanings:?}"
    );
    store(&door, &path);
    assert_eq!(catalogue(&door)["total"], 2);
}
