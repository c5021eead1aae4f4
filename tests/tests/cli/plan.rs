//! Plans and tasks through `smc`.

use std::fs;

use smc_tests::programs;

use crate::desk::Desk;

/// Makes a plan with two due dates and one task without; its id.
fn plan(desk: &Desk) -> i64 {
    let new =
        r#"{"cmd":"plan_new","args":{"from":{"from":"empty","year":2026,"about":"control"}}}"#;
    let made = desk.call(new.as_bytes());
    let plan = made[0]["ok"]["plan"]["id"].as_i64().unwrap();
    let appendix = made[0]["ok"]["plan"]["appendices"][0]["id"]
        .as_i64()
        .unwrap();
    for (content, time) in [
        ("Rà soát\\nquy định", "Trước 30/8/2026"),
        ("Báo cáo năm", "Chậm nhất 10/12/2026"),
        ("Tiếp nhận", "Thường xuyên"),
    ] {
        let add = format!(
            r#"{{"cmd":"node_add","args":{{"plan":{plan},"appendix":{appendix},"after":null,"kind":"task","level":null}}}}"#
        );
        let node = desk.call(add.as_bytes())[0]["ok"]["focus"][0]
            .as_i64()
            .unwrap();
        for (role, text) in [("content", content), ("time", time)] {
            let set = format!(
                r#"{{"cmd":"node_set","args":{{"plan":{plan},"node":{node},"role":"{role}","text":"{text}"}}}}"#
            );
            assert!(desk.call(set.as_bytes())[0].get("ok").is_some());
        }
    }
    plan
}

#[test]
fn tasks_are_listed_by_what_is_due_before_a_day() {
    let desk = Desk::new("tasks");
    plan(&desk);
    let (out, _) = desk.run(&["tasks"], 0);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(
        lines,
        [
            "thứ Sáu 28/08/2026; 29/08 là thứ Bảy · trễ 79 ngày · Rà soát quy định · Kế hoạch kiểm soát TTHC 2026 · dòng 1",
            "thứ Năm 10/12/2026 · còn 24 ngày · Báo cáo năm · Kế hoạch kiểm soát TTHC 2026 · dòng 2",
            "2 việc: 1 trễ hạn",
        ]
    );
    let count = |day: &str| {
        let found = desk.json(&["tasks", "--due-before", day, "--json"], 0);
        found["lines"].as_array().unwrap().len()
    };
    assert_eq!(
        (count("2026-12-10"), count("11/12/2026"), count("11/12")),
        (1, 2, 2)
    );
    let (_, said) = desk.run(&["tasks", "--due-before", "31/02"], 2);
    assert!(said.contains("“31/02” không phải ngày"), "{said}");
}

#[test]
fn the_calendar_is_written_where_it_is_wanted() {
    let desk = Desk::new("ics");
    let plan = plan(&desk).to_string();
    let file = desk.path("lịch.ics");
    let (out, _) = desk.run(&["ics", "--out", &file], 0);
    assert_eq!(out.trim_end(), file);
    let whole = fs::read_to_string(&file).unwrap();
    assert_eq!(whole.matches("BEGIN:VEVENT\r\n").count(), 2);
    let reply = desk.json(&["ics", "--out", &file, "--plan", &plan, "--json"], 0);
    assert_eq!(reply["path"], file);
    assert_eq!(fs::read_to_string(&file).unwrap(), whole);
    let (_, said) = desk.run(&["ics", "--out", &file, "--plan", "x"], 2);
    assert!(said.contains("không phải số"), "{said}");
    let (_, said) = desk.run(&["ics"], 2);
    assert!(said.contains("Thiếu --out"), "{said}");
}

#[test]
fn a_plan_comes_in_and_goes_out_in_every_kind_of_file() {
    let desk = Desk::new("plan");
    let file = programs::in_repository("tests/data/plans/chi-linh-2025.docx");
    let import = ["plan-import", file.to_str().unwrap(), "--year", "2025"];
    // One time is not understood, which is said.
    let (seen, _) = desk.run(&import, 1);
    assert!(
        seen.contains("Sẽ tạo kế hoạch năm 2025 với 33 nhiệm vụ"),
        "{seen}"
    );
    desk.run(&["plan-export", "1", "--out", "ra", "--as", "pdf"], 2);
    let (stored, _) = desk.run(&[&import[..], &["--apply"]].concat(), 1);
    assert!(stored.contains("Đã nhập 33 nhiệm vụ"), "{stored}");
    for (kind, mark) in [("pdf", "%PDF"), ("docx", "PK"), ("xlsx", "PK")] {
        let (path, _) = desk.run(&["plan-export", "1", "--out", "ra", "--as", kind], 0);
        let path = desk.folder.join(path.trim());
        let bytes = fs::read(&path).unwrap();
        assert!(bytes.starts_with(mark.as_bytes()), "{}", path.display());
        assert!(path.to_str().unwrap().ends_with(kind), "{}", path.display());
    }
    let (_, errors) = desk.run(&["plan-export", "1", "--out", "ra", "--as", "odt"], 2);
    assert!(errors.contains("odt"), "{errors}");
}

#[test]
fn a_plan_in_prose_comes_in() {
    let desk = Desk::new("prose");
    let file = programs::in_repository("tests/data/plans/cases/m10-prose.txt");
    let import = ["plan-import", file.to_str().unwrap()];
    let (seen, _) = desk.run(&import, 0);
    let task = "- | Ra mắt AI pháp luật hỗ trợ cho cán bộ, công chức. | Tháng 12/2025 | Sở Khoa học và Công nghệ";
    assert!(seen.contains(task), "{seen}");
    let (stored, _) = desk.run(&[&import[..], &["--apply"]].concat(), 0);
    assert!(stored.contains("Đã nhập 2 nhiệm vụ"), "{stored}");
}
