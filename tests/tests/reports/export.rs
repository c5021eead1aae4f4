//! A report as a workbook: its name, what to know of it, what it holds, and drafts.

use serde_json::{Value, json};
use smc_tests::door::Door;

use crate::{ALL, quarter};

fn proposal(door: &Door, period: &str, forms: &[&str]) -> Value {
    door.call("export_propose", json!({"period": period, "forms": forms}))
}

#[test]
fn an_export_proposes_a_name_and_says_what_to_know() {
    let door = quarter();
    let proposed = proposal(&door, "2026-03", &["II.06a"]);
    assert_eq!(proposed["file_name"], "BC-KSTTHC_Dong-Hai_2026-03.xlsx");
    assert_eq!(proposed["draft"], false);
    assert_eq!(
        proposed["notes"],
        json!(["Biểu II.06a chưa khóa sổ ở kỳ 03/2026."])
    );
    door.grid("II.06a", "2026-03").close_before_earlier("");
    assert_eq!(proposal(&door, "2026-03", &["II.06a"])["notes"], json!([]));
    let proposed = proposal(&door, "2026-01..2026-04", &["II.05a", "II.06a"]);
    assert_eq!(
        proposed["file_name"],
        "BC-KSTTHC_Dong-Hai_2026-01_2026-04.xlsx"
    );
    assert_eq!(
        proposed["notes"],
        json!([
            "Biểu II.05a: Bản dựng lại: đối chiếu với biểu gốc trước khi gửi.",
            "Biểu II.05a chưa có số liệu ở kỳ 04/2026.",
            "Biểu II.05a chưa khóa sổ ở kỳ 01/2026, 02/2026, 03/2026.",
            "Biểu II.06a chưa có số liệu ở kỳ 04/2026.",
            "Biểu II.06a chưa khóa sổ ở kỳ 01/2026, 02/2026.",
        ])
    );
    let grid = door.grid("II.06a", "2026-02");
    grid.fill(
        grid.row(Some(1), "Hộ tịch"),
        &[("late", "1"), ("direct", "")],
    );
    grid.fill(grid.row(Some(1), "Đất đai"), &[("carried", "3")]);
    let proposed = proposal(&door, "2026-02", &["II.06a"]);
    assert_eq!(proposed["draft"], true);
    assert_eq!(
        proposed["file_name"],
        "BC-KSTTHC_Dong-Hai_2026-02-nhap.xlsx"
    );
    assert_eq!(
        proposed["notes"],
        json!([
            "Biểu II.06a còn 1 lỗi: xuất thành bản nháp.",
            "Biểu II.06a còn 1 ô trống.",
            "Biểu II.06a chưa khóa sổ ở kỳ 02/2026."
        ])
    );
    for (forms, why) in [
        (json!([]), "Chọn ít nhất một biểu để xuất."),
        (json!(["II.99"]), "Không có biểu “II.99”."),
    ] {
        for command in ["export_propose", "sent_mark"] {
            assert_eq!(
                door.refused(command, json!({"period": "2026-02", "forms": forms})),
                why
            );
        }
    }
}

#[test]
fn the_workbook_of_a_quarter_holds_the_quarter() {
    let door = quarter();
    let book = door.export("2026-Q1", &["II.08", "II.06a", "II.04", "II.05a"]);
    assert_eq!(book.names(), ALL);
    let words = book.words("II.06a");
    for wanted in [
        "Kỳ báo cáo: Quý I/2026",
        "Từ ngày 15/12/2025 đến ngày 14/03/2026",
        "Biểu số II.06a/VPCP/KSTT",
        "(3)=(4)+",
    ] {
        assert!(words.contains(wanted), "{wanted} in {words}");
    }
    assert!(!words.contains("NHÁP"));
    assert_eq!(
        book.figures("II.06a", "Hộ tịch")[..11],
        [
            "370", "350", "15", "5", "350", "270", "70", "10", "20", "20", "0"
        ]
    );
    // 370 + 7 of Đất đai + 1 of Chứng thực.
    assert_eq!(book.figures("II.06a", "Tổng số")[..2], ["378", "358"]);
    assert!(book.words("II.04").contains("Không phát sinh"));
    let sent = door.call("report", json!({"period": "2026-Q1"}))["sent"].take();
    assert_eq!(sent[0]["act"], "Đã xuất Excel");
}

#[test]
fn a_draft_says_so_in_its_name_and_in_its_head() {
    let door = quarter();
    let grid = door.grid("II.06a", "2026-03");
    grid.fill(grid.row(Some(1), "Hộ tịch"), &[("late", "6")]);
    let path = door.path("thu.xlsx").display().to_string();
    let args = json!({"period": "2026-03", "forms": ["II.06a", "II.04"], "path": path});
    let reply = door.call("export_write", args);
    assert_eq!(reply["draft"], true);
    assert!(reply["path"].as_str().unwrap().ends_with("thu-nhap.xlsx"));
    let book = smc_tests::book::Book::read(&door.path("thu-nhap.xlsx"));
    assert!(book.words("II.06a").contains("BẢN NHÁP: còn 1 lỗi"));
    assert!(!book.words("II.04").contains("BẢN NHÁP"));
}
