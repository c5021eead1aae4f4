//! Papers through the door, read back from the PDF.

use std::fs;

use serde_json::{Value, json};
use smc_tests::door::Door;
use smc_tests::pdf::{Pdf, bare};

use super::door::{door, pages, plan, template, write};

fn pdf(door: &Door, paper: &Value) -> Pdf {
    let reply = write(door, paper, "pdf");
    Pdf::open(reply["path"].as_str().unwrap().as_ref())
}

#[test]
fn the_preview_and_the_file_show_the_same_plan() {
    let door = door();
    let paper = plan(&door);
    let pdf = pdf(&door, &paper);
    let shown = pages(&door, &paper);
    assert_eq!(shown["pages"].as_array().unwrap().len(), pdf.pages.len());
    assert!(pdf.text().contains("Rà soát quy định"));
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
        "T3 10/11/2026",
        "T3 24/11/2026",
        "Đông Hải, ngày 16 tháng 11 năm 2026",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let until = "còn 7 ngày, chậm nhất thứ Hai 23/11/2026; 24/11 là ngày Văn hóa Việt Nam";
    assert!(sheet.drawn.contains(&bare(until)), "{}", sheet.drawn);
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
fn what_a_filter_asks_for_in_vain_is_told_on_the_screen_and_of_the_file() {
    let door = door();
    let paper = json!({"paper": "tasks", "filter": {"plan": 99}});
    let told = "Kế hoạch đã chọn trong bộ lọc không còn trong tệp dữ liệu này";
    let notes = pages(&door, &paper)["notes"].to_string();
    assert!(notes.contains(told), "{notes}");
    for kind in ["pdf", "xlsx"] {
        let message = write(&door, &paper, kind)["message"].to_string();
        assert!(message.contains(told), "{kind}: {message}");
    }
}

#[test]
fn a_paper_is_written_as_the_kinds_of_file_it_offers_and_no_other() {
    let door = door();
    let appendix = plan(&door);
    let decision = json!({"paper": "decision", "plan": appendix["plan"]});
    for (paper, kinds) in [
        (appendix, json!(["pdf", "docx", "xlsx"])),
        (decision, json!(["pdf", "docx"])),
        (json!({"paper": "reminder", "unit": null}), json!(["pdf"])),
        (
            json!({"paper": "tasks", "filter": {}}),
            json!(["pdf", "xlsx"]),
        ),
    ] {
        let offered = pages(&door, &paper)["kinds"].clone();
        assert_eq!(offered, kinds, "{paper}");
        for kind in ["pdf", "docx", "xlsx"] {
            let path = door.path(&format!("a.{kind}"));
            let args = json!({"paper": paper, "kind": kind, "path": path});
            let wrote = door.ask("paper_write", args).is_ok();
            let offers = offered.as_array().unwrap().contains(&json!(kind));
            assert_eq!(wrote, offers, "{paper} as {kind}");
        }
    }
}

#[test]
fn the_offices_own_template_stands_before_the_programs() {
    let door = door();
    let paper = plan(&door);
    template(
        &door,
        "phu-luc.typ",
        "#set page(paper: \"a5\")\nMẫu của văn phòng: #json(\"data.json\").appendices.len()",
    );
    assert!(pdf(&door, &paper).text().contains("Mẫu của văn phòng: 1"));
    assert_eq!(pages(&door, &paper)["notes"], json!([]));
    // What the templates share is the office's to change as well.
    fs::remove_file(door.path("mau-in/phu-luc.typ")).unwrap();
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
fn late_dossiers_go_on_paper_by_unit_and_without_persons() {
    let door = door();
    let list = "\
TT,Mã hồ sơ,Tên thủ tục,Chủ hồ sơ,Ngày tiếp nhận,Hạn trả,Tình trạng hồ sơ,Đơn vị xử lý
1,H57.132-261102-0001,Đăng ký khai sinh,Nguyễn Văn Mẫu,02/11/2026,12/11/2026,Đang xử lý,Tư pháp
2,H57.132-261110-0002,Đăng ký kết hôn,Trần Thị Mẫu,10/11/2026,18/11/2026,Đang xử lý,Kinh tế
";
    fs::write(door.path("ds.csv"), list).unwrap();
    let source = &door.call("settings", json!({}))["sources"][0]["id"];
    let file =
        json!({"path": door.path("ds.csv"), "source": source, "as_of": "2026-11-15T08:12:00"});
    door.call("lists_read", json!({"files": [file]}));
    door.call("lists_apply", json!({"files": [file]}));
    let paper = json!({"paper": "dossiers"});
    let all = pdf(&door, &paper);
    assert_eq!(all.pages.len(), 2);
    let text = all.text();
    for words in [
        "DANH SÁCH HỒ SƠ QUÁ HẠN VÀ SẮP ĐẾN HẠN",
        "Tư pháp",
        "Ngày 16/11/2026 có 1 hồ sơ quá hạn, không có hồ sơ đến hạn trong 3 ngày làm việc tới (theo danh sách tính",
        "Quá hạn (1)",
        "261102-0001",
        "quá hạn 4 ngày",
        "Đến hạn trong 3 ngày làm việc tới (1)",
        "còn 2 ngày",
        "Đang xử lý",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("Mẫu,") && !text.contains("Thị"), "{text}");
    let one = json!({"paper": "dossiers", "part": "late", "unit": "Tư pháp"});
    assert_eq!(pdf(&door, &one).pages.len(), 1);
    assert_eq!(
        pages(&door, &one)["file_name"],
        "Ho-so-qua-han-Tu-phap_Dong-Hai_2026-11-16"
    );
}
