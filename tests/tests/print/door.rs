//! Papers through the door: previewed, written, with the office's own templates.

use std::fs;
use std::sync::Arc;

use serde_json::{Value, json};
use smc_print::Typst;
use smc_tests::door::Door;
use smc_tests::tree::Tree;

const LINES: &[&str] = &[
    "= I|Kiểm soát thủ tục hành chính",
    "  * 1|Công bố thủ tục|Chậm nhất 10/11/2026|Phòng Kinh tế|Các phòng|Quyết định công bố",
    "  * 2|Rà soát quy định|Trước 25/11/2026|Phòng Kinh tế||Báo cáo",
    "  * 3|Tuyên truyền|Thường xuyên|Văn phòng||",
    "  * 4|Kiểm tra nội bộ|Chậm nhất 30/11/2026|||",
];

pub(crate) fn door() -> Door {
    let door = Door::with_press(Arc::new(Typst::bundled()));
    let office = json!({"ward": "Đông Hải", "body": "UBND phường Đông Hải", "place": "Đông Hải",
        "centre": "Trung tâm Phục vụ hành chính công phường Đông Hải", "preparer": "Nguyễn Văn Mẫu",
        "signer_title": "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH"});
    door.call("office_save", json!({"office": office}));
    let unit = json!({"id": 0, "name": "Phòng Kinh tế", "short": "", "head": ""});
    door.call("unit_save", json!({"unit": unit}));
    door
}

pub(crate) fn plan(door: &Door) -> Value {
    let tree = Tree::with(door, 2026, LINES);
    json!({"paper": "appendix", "plan": tree.plan, "appendix": null})
}

pub(crate) fn pages(door: &Door, paper: &Value) -> Value {
    door.call("paper_pages", json!({"paper": paper}))
}

pub(crate) fn write(door: &Door, paper: &Value, kind: &str) -> Value {
    let folder = door.path("ra");
    fs::create_dir_all(&folder).unwrap();
    door.call(
        "paper_write",
        json!({"paper": paper, "kind": kind, "path": folder}),
    )
}

pub(crate) fn template(door: &Door, name: &str, text: &str) {
    fs::create_dir_all(door.path("mau-in")).unwrap();
    fs::write(door.path("mau-in").join(name), text).unwrap();
}

#[test]
fn a_plan_is_shown_and_written_in_every_kind_of_file() {
    let door = door();
    let paper = plan(&door);
    let shown = pages(&door, &paper);
    assert_eq!(shown["title"], "Phụ lục kế hoạch 2026");
    assert_eq!(shown["file_name"], "Phu-luc_Dong-Hai_2026");
    assert_eq!(shown["notes"], json!([]));
    assert!(!shown["pages"].as_array().unwrap().is_empty());
    for kind in ["pdf", "docx", "xlsx"] {
        let reply = write(&door, &paper, kind);
        let path = reply["path"].as_str().unwrap();
        assert!(
            path.ends_with(&format!("Phu-luc_Dong-Hai_2026.{kind}")),
            "{path}"
        );
        assert!(fs::metadata(path).unwrap().len() > 1000, "{path}");
    }
}

#[test]
fn a_template_with_a_fault_is_told_with_its_line_and_the_programs_is_used() {
    let door = door();
    let paper = plan(&door);
    template(&door, "phu-luc.typ", "một\nhai\n#let x = (\nba");
    let shown = pages(&door, &paper);
    let note = shown["notes"][0].as_str().unwrap();
    assert!(
        note.starts_with("Mẫu phu-luc.typ của văn phòng có lỗi ở dòng 3: "),
        "{note}"
    );
    assert!(note.ends_with("; đã dùng mẫu kèm chương trình."), "{note}");
    assert!(!shown["pages"].as_array().unwrap().is_empty());
    let message = write(&door, &paper, "pdf")["message"].to_string();
    assert!(message.contains("có lỗi ở dòng 3"), "{message}");
    fs::write(door.path("mau-in/phu-luc.typ"), b"\xff\xfe").unwrap();
    let note = pages(&door, &paper)["notes"][0].to_string();
    assert!(note.contains("không phải tệp chữ UTF-8"), "{note}");
}

#[test]
fn a_template_whose_paper_is_too_small_is_told() {
    let door = door();
    let paper = plan(&door);
    let shared = smc_core::paper::templates::built_in().find(|(name, _)| name == "chung.typ");
    let narrow = shared
        .unwrap()
        .1
        .replace("left: 30mm, right: 15mm", "left: 30mm, right: 200mm");
    template(&door, "chung.typ", &narrow);
    let note = pages(&door, &paper)["notes"][0].to_string();
    assert!(note.contains("khổ giấy không đủ chỗ cho bảng"), "{note}");
}

#[test]
fn what_cannot_be_printed_is_refused_with_a_sentence() {
    let door = Door::new();
    let tree = Tree::with(&door, 2026, LINES);
    let paper = json!({"paper": "appendix", "plan": tree.plan, "appendix": null});
    let said = door.refused("paper_pages", json!({"paper": paper}));
    assert!(said.contains("không có phần dàn trang"), "{said}");
    // Word and Excel need no press.
    let path = door.path("a");
    door.call(
        "paper_write",
        json!({"paper": paper, "kind": "docx", "path": path}),
    );
    let gone = json!({"paper": "appendix", "plan": 99, "appendix": null});
    assert!(
        door.refused("paper_pages", json!({"paper": gone}))
            .contains("không còn")
    );
    let unit = json!({"paper": "reminder", "unit": 99});
    assert!(
        door.refused("paper_pages", json!({"paper": unit}))
            .contains("không còn")
    );
    let other = json!({"paper": "appendix", "plan": tree.plan, "appendix": 99});
    assert!(
        door.refused("paper_pages", json!({"paper": other}))
            .contains("phụ lục")
    );
}
