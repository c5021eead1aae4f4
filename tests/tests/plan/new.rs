//! A new plan: from a template, from an earlier plan.

use serde_json::{Value, json};
use smc_tests::door::Door;
use smc_tests::tree::Tree;

#[track_caller]
fn template<'a>(door: &'a Door, name: &str, year: i32) -> Tree<'a> {
    let from = json!({"from": "template", "name": name, "year": year});
    Tree::of(door, &door.call("plan_new", json!({"from": from})))
}

#[test]
fn the_template_for_procedure_control_is_a_plan_without_fault() {
    let door = Door::at("2026-12-20T08:00:00");
    let heads = door.call("plan_templates", json!({}));
    assert_eq!(heads[0]["name"], "kiem-soat-tthc.toml");
    assert_eq!(heads[0]["problem"], Value::Null);
    assert_eq!(heads[0]["tasks"], 30);
    let tree = template(&door, "kiem-soat-tthc.toml", 2027);
    let reply = tree.reply();
    assert_eq!(reply["summary"], "30 nhiệm vụ");
    assert_eq!(tree.findings(), Vec::<String>::new());
    let title = reply["fields"]["title"].as_str().unwrap_or_default();
    assert!(title.ends_with("NĂM 2027"), "{title}");
    let rows = tree.rows();
    let first = rows
        .iter()
        .find(|row| row["kind"] == "task")
        .expect("a task");
    assert_eq!(first["time"], "Trong tháng 01/2027");
    assert_eq!(first["schedule"]["dues"], json!(["2027-01-31"]));
    let undone = door.call("undo", json!({}));
    assert_eq!(undone["plan"], json!(tree.plan));
    assert_eq!(door.call("plans", json!({})), json!([]));
}

#[test]
fn an_offices_own_template_goes_before_and_a_broken_one_is_told_with_its_line() {
    let door = Door::new();
    let folder = door.path("mau-ke-hoach");
    std::fs::create_dir(&folder).expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).expect("a file");
    write(
        "kiem-soat-tthc.toml",
        "name = \"Của phường\"\ntitle = \"KẾ HOẠCH {year}\"\n[[appendix]]\n[[appendix.line]]\nkind = \"task\"\ncontent = \"Việc năm {year}\"\n",
    );
    write(
        "hong.toml",
        "name = \"x\"\ntitle = \"y\"\n[[appendix]]\nsise = 12\n",
    );
    std::fs::write(folder.join("la.toml"), [0xff, 0xfe, 0x00]).expect("a file");
    let heads = door.call("plan_templates", json!({}));
    let titles: Vec<&str> = heads
        .as_array()
        .expect("templates")
        .iter()
        .map(|own| own["title"].as_str().unwrap_or_default())
        .collect();
    assert_eq!(titles, ["hong.toml", "Của phường", "la.toml"]);
    let problem = heads[0]["problem"].as_str().unwrap_or_default();
    assert!(
        problem.starts_with("Mẫu kế hoạch hong.toml, dòng 4: "),
        "{problem}"
    );
    let from = json!({"from": "template", "name": "hong.toml", "year": 2026});
    assert_eq!(door.refused("plan_new", json!({"from": from})), problem);
    let tree = template(&door, "kiem-soat-tthc.toml", 2026);
    assert_eq!(tree.rows()[0]["content"], "Việc năm 2026");
    let from = json!({"from": "template", "name": "khac.toml", "year": 2026});
    let said = door.refused("plan_new", json!({"from": from}));
    assert_eq!(said, "Không còn mẫu kế hoạch khac.toml. Chọn mẫu khác.");
}

#[test]
fn case_does_not_tell_templates_apart() {
    let door = Door::new();
    let folder = door.path("mau-ke-hoach");
    std::fs::create_dir(&folder).expect("a folder");
    let text = "name = \"Của phường\"\ntitle = \"KẾ HOẠCH\"\n[[appendix]]\n";
    std::fs::write(folder.join("Kiem-Soat-TTHC.toml"), text).expect("a file");
    let heads = door.call("plan_templates", json!({}));
    let titles = heads.as_array().expect("templates").iter();
    let titles: Vec<_> = titles.map(|own| own["title"].clone()).collect();
    assert_eq!(titles, ["Của phường"]);
}

const LINES: [&str; 5] = [
    "= I|Chỉ đạo",
    "  * 1|Kế hoạch năm 2026|Trong tháng 02/2026|Phòng A||Kế hoạch",
    "  * 2|Thực hiện Quyết định số 257/QĐ-UBND ngày 24/01/2026|Trước 30/12/2026|Phòng A||Báo cáo",
    "  * 3|Hướng dẫn|Thường xuyên|Phòng A||Văn bản",
    "  * |",
];

#[test]
fn last_years_plan_moves_on_and_every_line_is_accounted_for() {
    let door = Door::at("2026-12-20T08:00:00");
    let old = Tree::with(&door, 2026, &LINES);
    let lines = old.call("plan_carry", json!({"year": 2027}));
    let told: Vec<(&str, &str, &str)> = lines
        .as_array()
        .expect("lines")
        .iter()
        .map(|own| {
            let text = |key: &str| own[key].as_str().unwrap_or_default();
            (text("place"), text("fate"), text("text"))
        })
        .collect();
    assert_eq!(
        told[1..],
        [
            ("Mục I", "kept", ""),
            (
                "Mục I, 1",
                "changed",
                "Nội dung: Kế hoạch năm 2026 → Kế hoạch năm 2027; \
                 Thời gian: Trong tháng 02/2026 → Trong tháng 02/2027; \
                 Ghi chú: Năm 2026 chưa xong"
            ),
            (
                "Mục I, 2",
                "changed",
                "Thời gian: Trước 30/12/2026 → Trước 30/12/2027"
            ),
            ("Mục I, 3", "kept", ""),
            ("Mục I, dòng 4", "dropped", "dòng trống, không đưa sang"),
        ]
    );
    assert_eq!((told[0].0, told[0].1), ("Tên kế hoạch", "changed"));
    let from = json!({"from": "plan", "plan": old.plan, "year": 2027});
    let new = Tree::of(&door, &door.call("plan_new", json!({"from": from})));
    assert_eq!(new.outline(), "0I 11 12 13");
    assert_eq!(new.rows()[1]["note"], "Năm 2026 chưa xong");
    assert_eq!(new.rows()[1]["progress"], "chưa đến hạn");
    assert_eq!(new.reply()["fields"]["number"], "");
    // The earlier plan is as it was.
    assert_eq!(old.outline(), "0I 11 12 13 1");
}

#[test]
fn the_decision_has_a_standard_text_that_the_office_can_make_its_own() {
    let door = Door::new();
    let tree = Tree::empty(&door, 2026);
    let mut decision = tree.reply()["decision"].take();
    assert_eq!(
        decision["subject"],
        "Ban hành Kế hoạch kiểm soát thủ tục hành chính và thực hiện cơ chế một cửa, một cửa liên thông năm 2026"
    );
    assert_eq!(decision["articles"].as_array().map(Vec::len), Some(4));
    decision["articles"][1] = json!("Giao Trung tâm thực hiện trong năm 2026.");
    let reply = tree.call(
        "decision_save",
        json!({"decision": decision, "standard": true}),
    );
    assert_eq!(reply["plan"]["decision"], decision);
    let next = Tree::empty(&door, 2027);
    let standard = next.reply()["decision"].take();
    assert_eq!(
        standard["articles"][1],
        "Giao Trung tâm thực hiện trong năm 2027."
    );
    let subject = standard["subject"].as_str().unwrap_or_default();
    assert!(subject.ends_with("liên thông năm 2027"), "{subject}");
    // A text of a plan's own stays with it.
    decision["articles"] = json!(["Một điều."]);
    tree.call(
        "decision_save",
        json!({"decision": decision, "standard": false}),
    );
    assert_eq!(tree.reply()["decision"]["articles"], json!(["Một điều."]));
    assert_eq!(next.reply()["decision"], standard);
    door.call("undo", json!({}));
    assert_eq!(
        tree.reply()["decision"]["articles"][1],
        "Giao Trung tâm thực hiện trong năm 2026."
    );
}
