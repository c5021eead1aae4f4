//! Lists that are none, or not as they should be: each with a sentence and its place, nothing stored.

use serde_json::{Value, json};
use smc_tests::badfiles::not_workbooks;
use smc_tests::door::Door;
use smc_tests::programs::in_repository;

use crate::heavy::package;
use crate::{asked, has, preview, put, texts};

/// A list in the letters of .VnTime; its letters are all of one byte.
const TCVN3: &str = "STT;M· hå s¬;Tªn thñ tôc;Tr¹ng th¸i\n\
    1;H57.132-261102-0001;§¨ng ký khai sinh;§ang xö lý\n\
    2;H57.132-261102-0002;Chøng thùc b¶n sao;§· tr¶ kÕt qu¶\n";

/// It can neither be shown nor taken in, and the sentence says why.
#[track_caller]
fn refuses(door: &Door, name: &str, part: &str) {
    let path = door.path(name);
    let own = preview(door, &path, &Value::Null);
    let why = own["refusal"].as_str().unwrap_or_default();
    assert!(why.contains(part) && why.ends_with('.'), "{name}: {own:#}");
    let refused = door.refused("lists_apply", asked(door, &path, &Value::Null));
    assert!(refused.contains(part), "{name}: {refused}");
}

/// Nothing was stored.
#[track_caller]
fn is_empty(door: &Door) {
    assert_eq!(door.call("intakes", json!({}))["intakes"], json!([]));
    assert!(!door.path("phuong-ho-so.db").exists());
}

#[test]
fn what_is_no_list_is_refused() {
    let door = Door::new();
    for (name, bytes, part) in not_workbooks() {
        // Lists may be larger than months, and these are two columns of one.
        if matches!(name, "lon.xlsx" | "bang.xlsx" | "bang16.xlsx") {
            continue;
        }
        put(&door, name, bytes);
        let other = part.contains("tiêu đề");
        refuses(
            &door,
            name,
            if other {
                "không phải danh sách hồ sơ"
            } else {
                part
            },
        );
    }
    std::fs::create_dir(door.path("thu-muc.xls")).unwrap();
    refuses(&door, "thu-muc.xls", "là thư mục, không phải tệp");
    refuses(&door, "khong-co.xls", "khong-co.xls");
    let head = "<html><body><table><tr><th>STT</th><th>Mã hồ sơ</th><th>Trạng thái</th></tr>\
                <tr><td>1</td><td>H57.132-261102-0001</td><td>Đang xử lý</td></tr>";
    let deep = format!("{head}<tr><td>{}", "<table><tr><td>".repeat(1_000));
    for (name, text, part) in [
        (
            "giua-the.xls",
            format!("{head}<tr><td>2</td><td cla"),
            "bị cắt ngang",
        ),
        (
            "kich-ban.xls",
            format!("{head}<script>var a = '<td>"),
            "bị cắt ngang",
        ),
        ("long-nhau.xls", deep, "lồng nhau quá sâu"),
        (
            "tcvn3.csv",
            TCVN3.to_owned(),
            "dòng 1: chữ viết theo bảng mã cũ TCVN3",
        ),
        (
            "nhay-kep.csv",
            format!(
                "STT;Mã hồ sơ;Trạng thái\n1;\"H57.132-261102-0001;Đang xử lý\n{}",
                "2;H57;Đang\n".repeat(300)
            ),
            "dấu nháy kép (\") không đóng ở dòng 2",
        ),
    ] {
        put(&door, name, text);
        refuses(&door, name, part);
    }
    // As an old program saved it, a byte for each letter.
    let bytes: Vec<u8> = TCVN3.chars().map(|letter| letter as u8).collect();
    put(&door, "tcvn3-cu.csv", bytes);
    refuses(&door, "tcvn3-cu.csv", "bảng mã cũ TCVN3");
    is_empty(&door);
}

#[test]
fn what_lies_under_a_password_is_told() {
    let door = Door::new();
    // As Excel and LibreOffice lock them, by now and of old.
    for name in ["mat-khau.xlsx", "mat-khau.xls", "mat-khau.ods"] {
        let bytes = std::fs::read(in_repository("tests/data/lists").join(name));
        put(&door, name, bytes.unwrap());
        refuses(&door, name, "có mật khẩu. Mở bằng Excel, bỏ mật khẩu");
    }
    // The newest of LibreOffice: all that it holds is one locked part.
    let path = door.path("mat-khau-moi.ods");
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let manifest = "<manifest:manifest><manifest:file-entry manifest:full-path=\"encrypted-package\">\
                    <manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    package(
        &path,
        &[
            ("mimetype", kind),
            ("encrypted-package", "\u{1}\u{2}\u{3}"),
            ("META-INF/manifest.xml", manifest),
        ],
    );
    refuses(&door, "mat-khau-moi.ods", "có mật khẩu");
    is_empty(&door);
}

#[test]
fn words_of_an_old_code_page_under_headings_in_unicode_are_told() {
    let door = Door::new();
    let head = ["STT", "Mã hồ sơ", "Tên thủ tục hành chính", "Trạng thái"];
    let rows = |title: &str, status: &str| {
        let row = |at: u32| {
            [
                at.to_string(),
                format!("H57.132-261102-{at:04}"),
                title.to_owned(),
                status.to_owned(),
            ]
        };
        (1..=9).map(row).collect::<Vec<_>>()
    };
    let csv = |rows: &[[String; 4]]| {
        let rows: Vec<String> = rows.iter().map(|row| row.join(";")).collect();
        format!("{}\n{}\n", head.join(";"), rows.join("\n"))
    };
    let html = |rows: &[[String; 4]]| {
        let row = |cells: &[&str]| format!("<tr><td>{}</td></tr>", cells.join("</td><td>"));
        let rows: String = rows
            .iter()
            .map(|own| row(&own.each_ref().map(String::as_str)))
            .collect();
        format!(
            "<html><meta charset=utf-8><table>{}{rows}</table></html>",
            row(&head)
        )
    };
    let tcvn3 = rows("§¨ng ký khai sinh", "§ang xö lý");
    let vni = rows("Ñaêng kyù khai sinh", "Ñang xöû lyù");
    let one = rows("Đăng ký khai sinh", "§ang xö lý");
    let (both, last) = (
        "Cột C “Tên thủ tục hành chính”, cột D “Trạng thái”",
        "Cột D “Trạng thái”",
    );
    for (name, text, columns, code) in [
        ("tcvn3.csv", csv(&tcvn3), both, "TCVN3"),
        ("tcvn3.xls", html(&tcvn3), both, "TCVN3"),
        ("vni.csv", csv(&vni), both, "VNI"),
        ("vni.xls", html(&vni), both, "VNI"),
        ("mot-cot.csv", csv(&one), last, "TCVN3"),
    ] {
        let path = put(&door, name, text);
        let own = preview(&door, &path, &Value::Null);
        let part = format!("{columns} (dòng 2): chữ viết theo bảng mã cũ {code}");
        has(&texts(&own, &["problems"]), &part);
        assert_eq!(own["ready"], false, "{name}: {own:#}");
        let refused = door.refused("lists_apply", asked(&door, &path, &Value::Null));
        assert!(
            refused.contains(&part) && refused.ends_with("Chưa nhập gì."),
            "{name}: {refused}"
        );
    }
    is_empty(&door);
}

#[test]
fn a_broken_old_workbook_is_refused_or_read() {
    let good = std::fs::read(in_repository("tests/data/lists/so-tiep-nhan.xls")).unwrap();
    let door = Door::new();
    let (mut refused, mut read) = (0, 0);
    for at in (0..good.len()).step_by(256) {
        let mut spoiled = good.clone();
        let end = (at + 256).min(good.len());
        spoiled[at..end].iter_mut().for_each(|byte| *byte ^= 0xA5);
        let path = put(&door, "hong.xls", spoiled);
        let own = preview(&door, &path, &Value::Null);
        match own["refusal"].as_str() {
            Some(why) => {
                assert!(why.contains("hong.xls") && why.ends_with('.'), "{why}");
                refused += 1;
            }
            None => read += 1,
        }
    }
    // What only says how it looks may be spoiled.
    assert!(refused >= 5 && read >= 1, "{refused} refused, {read} read");
    let path = put(&door, "nua.xls", &good[..good.len() / 2]);
    let own = preview(&door, &path, &Value::Null);
    assert!(own["refusal"].as_str().unwrap().contains("hỏng"), "{own:#}");
    is_empty(&door);
}

#[test]
fn what_must_be_decided_first_is_a_question() {
    let door = Door::new();
    for (name, text, part) in [
        (
            "khong-ma.csv",
            "STT;Thủ tục;Trạng thái;Ngày nhận\n1;Khai sinh;Đang xử lý;06/11/2026\n",
            "Không có cột nào chứa mã hồ sơ",
        ),
        (
            "hai-ma.csv",
            "STT;Mã hồ sơ;Số hồ sơ;Trạng thái\n1;H57.132-261102-0001;BN-000001;Đang xử lý\n\
             2;H57.132-261102-0002;BN-000002;Đang xử lý\n",
            "Có 2 cột mã hồ sơ (cột B “Mã hồ sơ”, cột C “Số hồ sơ”)",
        ),
        (
            "lap.csv",
            "STT;Mã hồ sơ;Trạng thái\n1;H57.132-261102-0001;Đang xử lý\n2;H57.132-261102-0002;Đang xử lý\n\
             3;H57.132-261102-0003;Đang xử lý\n4;H57.132-261102-0004;Đang xử lý\n5;H57.132-261102-0001;Đã trả\n",
            "Mã H57.132-261102-0001 có ở dòng 2 và dòng 6 với nội dung khác nhau",
        ),
        ("trong.csv", "STT;Mã hồ sơ;Trạng thái\n", ""),
    ] {
        let path = put(&door, name, text);
        let own = preview(&door, &path, &Value::Null);
        has(&texts(&own, &["problems"]), part);
        assert_eq!(own["ready"], false, "{name}");
        let refused = door.refused("lists_apply", asked(&door, &path, &Value::Null));
        assert!(
            refused.contains(part) && refused.ends_with("Chưa nhập gì."),
            "{name}: {refused}"
        );
    }
    is_empty(&door);
}

#[test]
fn what_is_odd_is_told_with_its_row() {
    let door = Door::new();
    let head = "STT;Mã hồ sơ;Ngày tiếp nhận;Hạn trả;Ngày hoàn thành;Trạng thái\n";
    let row = "1;H57.132-261102-0001;02/11/2026;05/11/2026;04/11/2026;Đã xử lý xong\n";
    for (name, odd, part) in [
        (
            "nam.csv",
            "2;H57.132-261102-0002;02/11/0202;05/11/2026;;Đang xử lý\n",
            "năm 0202 (dòng 3)",
        ),
        (
            "sau.csv",
            "2;H57.132-261102-0002;20/12/2026;25/12/2026;;Đang xử lý\n",
            "Dòng 3 ghi ngày 20/12/2026, sau thời điểm danh sách nói đến (15/11/2026 08:12)",
        ),
        (
            "khong-trang-thai.csv",
            "2;H57.132-261102-0002;02/11/2026;05/11/2026;04/11/2026;\n",
            "Có ngày kết thúc nhưng ô trạng thái trống (dòng 3)",
        ),
        (
            "khong-ngay.csv",
            "2;H57.132-261102-0002;hôm qua;05/11/2026;;Đang xử lý\n",
            "Cột “Ngày tiếp nhận” có ô không phải ngày (dòng 3)",
        ),
        (
            "thieu-ma.csv",
            "2;;02/11/2026;05/11/2026;;Đang xử lý\n",
            "dòng 3: không có mã hồ sơ",
        ),
        (
            "mot-trang.csv",
            "Tổng số: 57;;;;;\n",
            "tổng số 57 hồ sơ nhưng tệp chỉ có",
        ),
    ] {
        let rows = row.to_owned()
            + odd
            + &(3..9)
                .map(|at| row.replace("0001", &format!("000{at}")))
                .collect::<String>();
        let path = put(&door, name, format!("{head}{rows}"));
        let own = preview(&door, &path, &Value::Null);
        has(&texts(&own, &["remarks", "left"]), part);
        assert_eq!(own["ready"], true, "{name}: {own:#}");
    }
    let script = "<html><body><table><tr><th>STT</th><th>Mã hồ sơ</th><th>Trạng thái</th></tr>\
        <tr><td>1</td><td>H57.132-261102-0001<script>document.write('<td>x</td><tr>')</script></td><td>Đang xử lý</td></tr>\
        </table></body></html>";
    let path = put(&door, "kich-ban.xls", script);
    let own = preview(&door, &path, &Value::Null);
    assert_eq!(
        crate::rows(&own),
        ["2 H57.132-261102-0001||||Đang xử lý|||"]
    );
    is_empty(&door);
}

#[test]
fn a_file_that_is_being_written_is_not_taken_and_one_under_two_names_once() {
    let door = Door::new();
    let text = "STT;Mã hồ sơ;Trạng thái\n1;H57.132-261102-0001;Đang xử lý\n";
    let path = put(&door, "dang-ghi.csv", text);
    preview(&door, &path, &Value::Null);
    put(
        &door,
        "dang-ghi.csv",
        format!("{text}2;H57.132-261102-0002;Đang xử lý\n"),
    );
    let refused = door.refused("lists_apply", asked(&door, &path, &Value::Null));
    assert!(refused.contains("đã thay đổi"), "{refused}");
    is_empty(&door);
    let other = put(&door, "ten-khac.csv", std::fs::read(&path).unwrap());
    let mut both = asked(&door, &path, &Value::Null);
    let second = asked(&door, &other, &Value::Null)["files"][0].take();
    both["files"].as_array_mut().unwrap().push(second);
    door.call("lists_read", both.clone());
    let taken = door.call("lists_apply", both);
    assert_eq!(taken["intakes"].as_array().unwrap().len(), 1, "{taken:#}");
    assert_eq!(taken["dossiers"], 2);
}
