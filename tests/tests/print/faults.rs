//! Templates with faults, and what they may not do.

use super::fault;

#[track_caller]
fn check(template: &str, line: Option<usize>, words: &str) {
    let fault = fault(template);
    assert_eq!(fault.line, line, "{fault}");
    assert_eq!(fault.file, "phu-luc.typ");
    assert!(fault.why.contains(words), "{fault}");
}

#[test]
fn a_faults_line_is_told() {
    check("một\n#let x = \nhai", Some(2), "cần biểu thức");
    check(
        "một\n\n#không-có",
        Some(3),
        "không có tên nào là “không-có”",
    );
}

#[test]
fn a_fault_in_what_a_template_takes_from_another_names_both() {
    let fault = fault("#import \"chung.typ\": *\n\n#head((:))");
    assert_eq!(fault.file, "chung.typ");
    assert_eq!(fault.calls, [("phu-luc.typ".to_owned(), 3)]);
}

#[test]
fn a_template_says_its_own_sentences() {
    check("#panic(\"bảng quá rộng.\")", Some(1), "bảng quá rộng.");
    check(
        "\n#assert(false, message: \"khổ giấy quá nhỏ.\")",
        Some(2),
        "khổ giấy quá nhỏ.",
    );
}

#[test]
fn nothing_but_the_data_is_seen() {
    check("#read(\"phuong.db\")", Some(1), "không được đọc tệp khác");
    check("#read(\"/etc/passwd\")", Some(1), "không được đọc tệp khác");
    check("#read(\"../../phuong.db\")", Some(1), "");
    check(
        "#import \"@preview/tablex:0.0.8\": *",
        Some(1),
        "gói tải từ mạng",
    );
    check("#datetime.today()", Some(1), "");
}

#[test]
fn endless_work_ends() {
    check("#while true {}", Some(1), "vòng lặp không dừng");
    check(
        "#let f(x) = f(x)\n#f(1)",
        Some(1),
        "tự gọi mình mãi không dừng",
    );
}

#[test]
fn paper_without_room_for_the_table_is_said() {
    let template = |margin: &str| {
        format!(
            "#import \"chung.typ\": grid-of\n#set page(width: 80mm, height: 100mm, margin: {margin})\n\
             #grid-of((size: 12, least: 300, widths: (1,), aligns: (\"left\",), depth: 1, headings: (), rows: ()))"
        )
    };
    let fault = fault(&template("10mm"));
    assert!(fault.why.contains("khổ giấy không đủ chỗ"), "{fault}");
    assert!(fault.why.contains("106 mm"), "{fault}");
    let none = super::fault(&template("(x: 60mm, y: 10mm)"));
    assert!(none.why.contains("khổ giấy không đủ chỗ"), "{none}");
}
