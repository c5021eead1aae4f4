//! Papers through the door: previewed, written, with the office's own templates.

use std::fs;
use std::sync::Arc;

use serde_json::{Value, json};
use smc_print::Typst;
use smc_tests::door::Door;
use smc_tests::pdf::Pdf;
use smc_tests::tree::Tree;

const LINES: &[&str] = &[
    "= I|Kiểm soát thủ tục hành chính",
    "  * 1|Công bố thủ tục|Chậm nhất 10/11/2026|Phòng Kinh tế|Các phòng|Quyết định công bố",
    "  * 2|Rà soát quy định|Trước 25/11/2026|Phòng Kinh tế||Báo cáo",
    "  * 3|Tuyên truyền|Thường xuyên|Văn phòng||",
    "  * 4|Kiểm tra nội bộ|Chậm nhất 30/11/2026|||",
];

fn door() -> Door {
    let door = Door::with_press(Arc::new(Typst::bundled()));
    let office = json!({"ward": "Đông Hải", "body": "UBND phường Đông Hải", "place": "Đông Hải",
        "centre": "Trung tâm Phục vụ hành chính công phường Đông Hải", "preparer": "Nguyễn Văn Mẫu",
        "signer_title": "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH"});
    door.call("office_save", json!({"office": office}));
    let unit = json!({"id": 0, "name": "Phòng Kinh tế", "short": "", "head": ""});
    door.call("unit_save", json!({"unit": unit}));
    door
}

fn plan(door: &Door) -> Value {
    let tree = Tree::with(door, 2026, LINES);
    json!({"paper": "appendix", "plan": tree.plan, "appendix": null})
}

fn pages(door: &Door, paper: &Value) -> Value {
    door.call("paper_pages", json!({"paper": paper}))
}

fn write(door: &Door, paper: &Value, kind: &str) -> Value {
    let folder = door.path("ra");
    fs::create_dir_all(&folder).unwrap();
    door.call(
        "paper_write",
        json!({"paper": paper, "kind": kind, "path": folder}),
    )
}

fn pdf(door: &Door, paper: &Value) -> Pdf {
    let reply = write(door, paper, "pdf");
    Pdf::open(reply["path"].as_str().unwrap().as_ref())
}

fn template(door: &Door, name: &str, text: &str) {
    fs::create_dir_all(door.path("mau-in")).unwrap();
    fs::write(door.path("mau-in").join(name), text).unwrap();
}

#[test]
fn the_preview_and_the_files_show_the_same_plan() {
    let door = door();
    let paper = plan(&door);
    let shown = pages(&door, &paper);
    assert_eq!(shown["title"], "Phụ lục kế hoạch 2026");
    assert_eq!(shown["file_name"], "Phu-luc_Dong-Hai_2026");
    assert_eq!(shown["notes"], json!([]));
    let pdf = pdf(&door, &paper);
    assert_eq!(shown["pages"].as_array().unwrap().len(), pdf.pages.len());
    assert!(pdf.text().contains("Rà soát quy định"));
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
fn a_decision_is_written_as_pdf_and_word_only() {
    let door = door();
    let plan = plan(&door)["plan"].clone();
    let paper = json!({"paper": "decision", "plan": plan});
    let text = pdf(&door, &paper).text();
    for words in [
        "QUYẾT ĐỊNH",
        "Điều 1.",
        "Rà soát quy định",
        "Đông Hải, ngày ……",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    write(&door, &paper, "docx");
    let args = json!({"paper": paper, "kind": "xlsx", "path": door.path("a.xlsx")});
    assert!(door.refused("paper_write", args).contains("Chọn PDF"));
}

#[test]
fn a_unit_is_reminded_of_what_is_late_and_what_comes() {
    let door = door();
    let _ = plan(&door);
    let settings = door.call("settings", json!({}));
    let unit = settings["units"][0]["id"].clone();
    let paper = json!({"paper": "reminder", "unit": unit});
    let sheet = pdf(&door, &paper);
    assert_eq!(sheet.pages.len(), 1);
    let text = sheet.text();
    for words in [
        "Kính gửi: Phòng Kinh tế",
        "Tính đến ngày 16/11/2026, đơn vị có 1 việc trễ hạn, 1 việc đến hạn trong 30 ngày tới.",
        "Việc trễ hạn (1)",
        "Công bố thủ tục",
        "trễ 6 ngày",
        "24/11/2026",
        "Đông Hải, ngày 16 tháng 11 năm 2026",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(
        !text.contains("Tuyên truyền") && !text.contains("Kiểm tra nội bộ"),
        "{text}"
    );
    assert_eq!(
        pages(&door, &paper)["file_name"],
        "Nhac-viec-Phong-Kinh-te_Dong-Hai_2026-11-16"
    );
    // Without a unit: a sheet for each, and one for tasks whose unit nobody knows.
    let all = pdf(&door, &json!({"paper": "reminder", "unit": null}));
    assert_eq!(all.numbers(), [None, None]);
    assert!(
        all.text().contains("chưa rõ đơn vị chủ trì"),
        "{}",
        all.text()
    );
}

#[test]
fn a_ward_without_tasks_still_gets_its_papers() {
    let door = door();
    let text = pdf(&door, &json!({"paper": "reminder", "unit": null})).text();
    assert!(text.contains("không có việc trễ hạn"), "{text}");
    let text = pdf(&door, &json!({"paper": "tasks", "filter": {}})).text();
    assert!(text.contains("DANH SÁCH NHIỆM VỤ"), "{text}");
}

#[test]
fn the_list_of_tasks_has_states_and_evidence() {
    let door = door();
    let _ = plan(&door);
    let list = door.call("tasks", json!({"filter": {}}));
    let first = list["lines"][0]["id"].clone();
    let evidence =
        json!({"number": "12/QĐ-UBND", "date": "09/11/2026", "summary": "Quyết định công bố"});
    let fields = json!({"state": "done", "evidence": evidence});
    door.call("occurrences_set", json!({"ids": [first], "fields": fields}));
    let paper = json!({"paper": "tasks", "filter": {"undated": true}});
    let text = pdf(&door, &paper).text();
    for words in [
        "12/QĐ-UBND",
        "Đã xong",
        "Chưa làm",
        "Tuyên truyền",
        "Thường xuyên",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    write(&door, &paper, "xlsx");
}

#[test]
fn the_offices_own_template_stands_before_the_programs() {
    let door = door();
    let paper = plan(&door);
    template(
        &door,
        // On the officer's disk, case does not tell names apart.
        "Phu-Luc.typ",
        "#set page(paper: \"a5\")\nMẫu của văn phòng: #json(\"data.json\").appendices.len()",
    );
    assert!(pdf(&door, &paper).text().contains("Mẫu của văn phòng: 1"));
    assert_eq!(pages(&door, &paper)["notes"], json!([]));
    // What the templates share is the office's to change as well.
    fs::remove_file(door.path("mau-in/Phu-Luc.typ")).unwrap();
    let shared = smc_core::paper::templates::built_in().find(|(name, _)| name == "chung.typ");
    let shared = shared
        .unwrap()
        .1
        .replace("body-size = 14pt", "body-size = 13pt");
    template(&door, "chung.typ", &shared);
    assert!(pdf(&door, &paper).text().contains("Rà soát quy định"));
    assert_eq!(pages(&door, &paper)["notes"], json!([]));
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
    assert!(pdf(&door, &paper).text().contains("Rà soát quy định"));
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
