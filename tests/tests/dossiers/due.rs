//! The work of the day, and its list as a workbook.

use smc_tests::book::Book;

use super::*;

/// Late by four days and by one at Tư pháp, due in two days there and at nobody's, waiting, done.
const OPEN: &str = "\
TT,Mã hồ sơ,Tên thủ tục,Chủ hồ sơ,Ngày tiếp nhận,Hạn trả,Ngày kết thúc,Tình trạng hồ sơ,Phiếu xin lỗi,Đơn vị xử lý
1,H57.132-261102-0001,Đăng ký khai sinh,Nguyễn Văn Mẫu,02/11/2026,12/11/2026,,Đang xử lý,,Tư pháp
2,H57.132-261102-0002,Đăng ký khai sinh,Nguyễn Văn Mẫu,02/11/2026 08:30,15/11/2026 17:00,,Đang xử lý,,Tư pháp
3,H57.132-261102-0003,Đăng ký khai sinh,Nguyễn Văn Mẫu,02/11/2026,18/11/2026,,Đang xử lý,,Tư pháp
4,H57.132-261102-0004,Đăng ký kết hôn,Nguyễn Văn Mẫu,02/11/2026,18/11/2026,,Đang xử lý,,
5,H57.132-261102-0005,Đăng ký kết hôn,Nguyễn Văn Mẫu,02/11/2026,12/11/2026,,Yêu cầu bổ sung giấy tờ,,Tư pháp
6,H57.132-261102-0006,Đăng ký kết hôn,Nguyễn Văn Mẫu,02/11/2026,12/11/2026,13/11/2026,Đã trả kết quả,,Tư pháp
7,H57.132-261102-0007,Đăng ký kết hôn,Nguyễn Văn Mẫu,02/11/2026,24/11/2026,,Đang xử lý,,Kinh tế
";

fn door() -> Door {
    let door = Door::new();
    take(&door, "dang-mo.csv", OPEN, "2026-11-15T08:12:00");
    door
}

#[test]
fn what_is_late_and_due_soon_stands_by_unit() {
    let door = door();
    let told = |days: Value| {
        let due = door.call("dossier_due", json!({ "days": days }));
        let units = due["units"].as_array().unwrap().iter();
        let units = units.map(|own| {
            let name = own["name"].as_str().unwrap();
            format!("{name}: {} + {}", own["late"], own["soon"])
        });
        (units.collect::<Vec<_>>(), due["summary"].clone())
    };
    let (units, summary) = told(Value::Null);
    assert_eq!(units, ["Tư pháp: 2 + 1", "Chưa rõ đơn vị: 0 + 1"]);
    let expected = "2 hồ sơ quá hạn, 2 hồ sơ đến hạn trong 3 ngày làm việc tới";
    assert_eq!(summary, expected);
    // Six working days from Monday the 16th reach the 24th.
    let (units, _) = told(json!(6));
    let more = ["Tư pháp: 2 + 1", "Chưa rõ đơn vị: 0 + 1", "Kinh tế: 0 + 1"];
    assert_eq!(units, more);
    let (units, _) = told(json!(0));
    assert_eq!(units, ["Tư pháp: 2 + 0"]);
    let empty = Door::new().call("dossier_due", json!({"days": null}));
    let expected = "Không có hồ sơ quá hạn hay đến hạn trong 3 ngày làm việc tới";
    assert_eq!(empty["summary"], expected);
}

#[test]
fn the_list_is_written_as_a_workbook_with_a_sheet_for_each_unit() {
    let door = door();
    let write = |paper: Value| {
        let path = door.path("ho-so.xlsx");
        door.call(
            "paper_write",
            json!({"paper": paper, "kind": "xlsx", "path": path}),
        );
        Book::read(&path)
    };
    let book = write(json!({"paper": "dossiers"}));
    assert_eq!(book.names(), ["Tư pháp", "Chưa rõ đơn vị"]);
    let rows = book.rows("Tư pháp");
    let at = rows.iter().position(|row| row[0] == "TT").unwrap();
    let expected = [
        "TT",
        "Mã hồ sơ",
        "Thủ tục",
        "Ngày tiếp nhận",
        "Hẹn trả",
        "Quá hạn, còn",
        "Trạng thái",
    ];
    assert_eq!(rows[at], expected);
    let lefts: Vec<&str> = rows[at + 1..].iter().map(|row| row[5].as_str()).collect();
    assert_eq!(lefts, ["quá hạn 4 ngày", "quá hạn 1 ngày", "còn 2 ngày"]);
    assert_eq!(rows[at + 1][1], "H57.132-261102-0001");
    // Days, to be sorted by.
    assert_eq!(rows[at + 2][3], "46328");
    assert!(!book.words("Tư pháp").contains("Nguyễn"));
    let late = write(json!({"paper": "dossiers", "part": "late"}));
    assert_eq!(late.names(), ["Tư pháp"]);
    let none = write(json!({"paper": "dossiers", "unit": "Kinh tế"}));
    assert!(none.words("Kinh tế").contains("không có hồ sơ quá hạn"));
    let nothing = write(json!({"paper": "dossiers", "part": "soon", "days": 0}));
    assert_eq!(nothing.names(), ["Tất cả đơn vị"]);
    assert_eq!(
        write(json!({"paper": "dossiers", "unit": "", "days": 3})).names(),
        ["Chưa rõ đơn vị"]
    );
}
