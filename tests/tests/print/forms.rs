//! The forms of a period as PDF: the workbook's own words, figures and marks.

use std::sync::Arc;

use serde_json::{Value, json};
use smc_print::Typst;
use smc_tests::door::Door;
use smc_tests::pdf::Pdf;

const CYCLE: &str = "2026-11";
pub(crate) const ALL: [&str; 4] = ["II.04", "II.05a", "II.06a", "II.08"];

/// A ward with one line of II.06a; with `late` typed it balances.
pub(crate) fn ward(late: &str) -> Door {
    let door = Door::with_press(Arc::new(Typst::bundled()));
    let office = json!({"ward": "Phường Thử", "place": "Thử", "reporting_unit": "UBND phường Thử",
        "preparer": "Nguyễn Văn Mẫu", "signer_title": "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH"});
    door.call("office_save", json!({"office": office}));
    door.call("cycle_start", json!({"cycle": CYCLE}));
    door.add_fields("II.06a", CYCLE, Some(1), &["Hộ tịch"]);
    let row = door.row("II.06a", CYCLE, Some(1), "Hộ tịch");
    for (column, text) in [
        ("online", "1.200"),
        ("direct", "30"),
        ("carried", "4"),
        ("early", "1000"),
        ("on_time", "200"),
        ("late", late),
        ("pending_in_time", "34"),
        ("pending_late", "0"),
    ] {
        door.type_in("II.06a", CYCLE, row, column, text);
    }
    door
}

pub(crate) fn forms(codes: &[&str]) -> Value {
    json!({"paper": "forms", "period": CYCLE, "forms": codes})
}

fn written(door: &Door, codes: &[&str]) -> (Value, Pdf) {
    let path = door.path("bieu.pdf");
    let args = json!({"paper": forms(codes), "kind": "pdf", "path": path});
    let reply = door.call("paper_write", args);
    let pdf = Pdf::open(reply["path"].as_str().unwrap().as_ref());
    (reply, pdf)
}

#[test]
fn a_form_prints_what_its_workbook_prints() {
    let door = ward("0");
    let (reply, pdf) = written(&door, &["II.06a"]);
    assert_eq!(reply["draft"], false);
    let text = pdf.text();
    for words in [
        "Đơn vị báo cáo: UBND phường Thử",
        "Đơn vị nhận báo cáo:",
        "……………………",
        "Đơn vị tính:",
        "Hộ tịch",
        "1.234",
        "1.200",
        "(Từ ngày 15/10/2026 đến ngày 14/11/2026)",
        "Người lập biểu",
        "CHỦ TỊCH",
        "Nguyễn Văn Mẫu",
        "Thử, ngày",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("BẢN NHÁP"), "{text}");
    assert!(pdf.is_archive());
    assert!(pdf.info.contains("841.89 x 595.276"), "{}", pdf.info);
}

#[test]
fn a_form_with_errors_says_that_it_is_a_draft() {
    let door = ward("5");
    let (reply, pdf) = written(&door, &["II.06a"]);
    assert_eq!(reply["draft"], true);
    assert!(
        reply["path"].as_str().unwrap().ends_with("-nhap.pdf"),
        "{reply}"
    );
    // In the head, and at the foot of every page.
    assert!(pdf.text().matches("BẢN NHÁP: còn").count() > pdf.pages.len());
    let pages = door.call("paper_pages", json!({"paper": forms(&["II.06a"])}));
    let notes = pages["notes"].to_string();
    assert!(notes.contains("bản nháp"), "{notes}");
    assert_eq!(pages["file_name"], "BC-KSTTHC_Phuong-Thu_2026-11-nhap");
}

#[test]
fn each_form_numbers_its_own_pages_and_the_writing_is_kept() {
    let door = ward("0");
    let (_, pdf) = written(&door, &ALL);
    let text = pdf.text();
    for code in ALL {
        assert!(text.contains(&format!("Biểu số {code}/")), "{code}: {text}");
    }
    assert_eq!(
        pdf.numbers()
            .iter()
            .filter(|number| number.is_none())
            .count(),
        4
    );
    let report = door.call("report", json!({"period": CYCLE}));
    assert!(
        report["sent"][0].to_string().contains("bieu.pdf"),
        "{report}"
    );
    let pages = door.call("paper_pages", json!({"paper": forms(&ALL)}));
    assert_eq!(pages["pages"].as_array().unwrap().len(), pdf.pages.len());
    assert!(
        pages["notes"].to_string().contains("Bản dựng lại"),
        "{}",
        pages["notes"]
    );
}

#[test]
fn many_rows_repeat_the_headings_and_leave_no_foot_alone() {
    let door = ward("0");
    for number in 1..=70 {
        door.grid("II.04", CYCLE)
            .add_named(&format!("Thủ tục số {number}"));
    }
    let (_, pdf) = written(&door, &["II.04"]);
    assert!(pdf.pages.len() >= 3, "{} pages", pdf.pages.len());
    let last = pdf.pages.last().unwrap();
    assert!(
        last.contains("Người lập biểu") && last.contains("Thủ tục số 70"),
        "{last}"
    );
    for page in &pdf.pages {
        assert!(page.contains("(1)") && page.contains("(2)"), "{page}");
    }
}

/// What is counted over any days goes onto paper with these days; a form that has nothing there shows its headings.
#[test]
fn a_report_over_any_days_prints_them() {
    let door = ward("0");
    let path = door.path("bo.csv");
    let list = "TT,Mã hồ sơ,Lĩnh vực,Hình thức nộp,Ngày tiếp nhận,Hạn trả,Ngày hoàn thành,Trạng thái\n\
        1,G22-261001-0001,Hộ tịch,Trực tuyến,01/10/2026,20/10/2026,19/10/2026,Đã trả kết quả\n\
        2,G22-261111-0001,Hộ tịch,Trực tuyến,11/11/2026,20/11/2026,,Đang xử lý\n";
    std::fs::write(&path, list).unwrap();
    let source = &door.call("settings", json!({}))["sources"][0]["id"];
    let files = json!([{"path": path, "source": source, "as_of": "2026-11-15T08:00:00"}]);
    let read = door.call("lists_read", json!({"files": files}));
    assert_eq!(read["ready"], true, "{read:#}");
    door.call("lists_apply", json!({"files": files}));
    let paper =
        json!({"paper": "forms", "period": "2026-10-01..2026-11-10", "forms": ["II.04", "II.06a"]});
    let args = json!({"paper": paper, "kind": "pdf", "path": door.path("")});
    let reply = door.call("paper_write", args);
    let path = reply["path"].as_str().unwrap();
    assert!(
        path.ends_with("BC-KSTTHC_Phuong-Thu_2026-10-01_2026-11-10.pdf"),
        "{path}"
    );
    let pdf = Pdf::open(path.as_ref());
    assert_eq!(pdf.pages.len(), 2);
    for page in &pdf.pages {
        assert!(
            page.contains("Từ ngày 01/10/2026 đến ngày 10/11/2026"),
            "{page}"
        );
        assert!(!page.contains("Kỳ báo cáo"), "{page}");
    }
    assert!(
        !pdf.pages[0].contains("Không phát sinh"),
        "{}",
        pdf.pages[0]
    );
    assert!(pdf.pages[1].contains("Hộ tịch"), "{}", pdf.pages[1]);
    // The second was received after these days.
    let line = pdf.pages[1].lines().find(|line| line.contains("Hộ tịch"));
    let figures: Vec<&str> = line.unwrap_or_default().split_whitespace().collect();
    assert!(
        figures.contains(&"1") && !figures.contains(&"2"),
        "{figures:?}"
    );
}
