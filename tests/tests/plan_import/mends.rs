//! What the officer mends in the preview.

use serde_json::{Value, json};
use smc_tests::docx::Docx;
use smc_tests::door::Door;

use crate::read::{Preview, of_bytes, read};

fn plan() -> Vec<u8> {
    Docx::new()
        .line("KẾ HOẠCH NĂM 2026")
        .line("(Kèm theo Quyết định số /QĐ-UBND)")
        .table(&[
            &["TT", "Nội dung", "Kinh phí", "Thời gian", "Đơn vị chủ trì"],
            &["I", "Chỉ đạo", "", "", ""],
            &["1", "Rà soát", "Có", "Quý I/2026", "Văn phòng"],
            &["2", "Báo cáo", "Không", "Hàng quý", "8 Văn phòng"],
        ])
        .table(&[
            &["Việc", "Ai", "Khi nào"],
            &["Phát thanh", "Văn phòng", "Hàng tháng"],
        ])
        .bytes()
}

#[track_caller]
fn with(mends: Value) -> Preview {
    let door = Door::new();
    let source = of_bytes(&door, "ke-hoach.docx", &plan());
    let preview = read(&door, &source, mends.clone());
    if preview.0["ready"] == true {
        // What is stored is the preview, mended.
        let args =
            json!({"source": source, "year": null, "about": "other", "into": null, "mends": mends});
        let changed = door.call("plan_apply", args);
        let stored: Vec<String> = changed["plan"]["appendices"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|own| own["rows"].as_array().unwrap())
            .map(|row| row["content"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(stored, preview.column("content"));
        assert_eq!(changed["plan"]["fields"]["title"], preview.0["title"]);
    }
    preview
}

#[test]
fn a_column_is_given_a_meaning_or_left_out() {
    let preview = with(json!([{"mend": "column", "table": 0, "column": 2, "role": "note"}]));
    assert_eq!(preview.column("note"), ["", "Có", "Không"]);
    let preview = with(json!([{"mend": "column", "table": 0, "column": 4, "role": null}]));
    assert_eq!(preview.column("lead"), ["", "", ""]);
    with(json!([{"mend": "column", "table": 0, "column": 2, "role": "lead"}]))
        .is_blocked("“Kinh phí”, “Đơn vị chủ trì” cùng được đọc là đơn vị chủ trì");
    with(json!([{"mend": "column", "table": 0, "column": 1, "role": null}]))
        .is_blocked("chưa có cột nào là nội dung");
}

#[test]
fn a_table_is_taken_in_or_left_out() {
    with(json!([{"mend": "table", "table": 0, "used": false}]))
        .is_blocked("không có bảng nào có hàng tiêu đề");
    let preview = with(json!([
        {"mend": "table", "table": 1, "used": true},
        {"mend": "column", "table": 1, "column": 0, "role": "content"},
        {"mend": "column", "table": 1, "column": 1, "role": "lead"},
        {"mend": "column", "table": 1, "column": 2, "role": "time"},
        {"mend": "row", "table": 1, "row": 0, "used": false},
    ]));
    assert_eq!(
        preview.column("content"),
        ["Chỉ đạo", "Rà soát", "Báo cáo", "Phát thanh"]
    );
    assert_eq!(preview.column("time")[3], "Hàng tháng");
}

#[test]
fn rows_are_left_out_and_become_something_else() {
    let preview = with(json!([{"mend": "row", "table": 0, "row": 2, "used": false}]));
    assert_eq!(preview.outline(), ["S0 I", "T1 2"]);
    let preview =
        with(json!([{"mend": "kind", "table": 0, "row": 2, "kind": "group", "level": 1}]));
    assert_eq!(preview.outline(), ["S0 I", "G1 1", "T1 2"]);
    let preview = with(json!([{"mend": "kind", "table": 0, "row": 3, "kind": "task", "level": 2}]));
    assert_eq!(preview.outline()[2], "T2 2");
}

#[test]
fn a_text_is_mended_and_its_doubt_goes() {
    with(json!([])).is_doubted("lẫn số trang “8”");
    let preview =
        with(json!([{"mend": "text", "table": 0, "row": 3, "role": "lead", "text": "Văn phòng"}]));
    assert_eq!(preview.column("lead")[2], "Văn phòng");
    assert!(!preview.doubts().iter().any(|own| own.contains("số trang")));
    let preview =
        with(json!([{"mend": "text", "table": 0, "row": 3, "role": "time", "text": "Hàng tháng"}]));
    assert!(
        preview.rows()[2]["schedule"]["text"]
            .as_str()
            .unwrap()
            .contains("áng")
    );
    assert_eq!(
        preview.rows()[2]["schedule"]["meaning"]["kind"],
        "recurring"
    );
}

#[test]
fn the_lines_above_are_mended() {
    let preview = with(json!([
        {"mend": "title", "text": "Kế hoạch riêng"},
        {"mend": "heading", "table": 0, "which": "name", "text": "Phụ lục"},
        {"mend": "heading", "table": 0, "which": "title", "text": "DANH MỤC"},
        {"mend": "heading", "table": 0, "which": "attached", "text": ""},
    ]));
    let table = preview.used()[0];
    assert_eq!(
        (
            &preview.0["title"],
            &table["name"],
            &table["title"],
            &table["attached"]
        ),
        (
            &json!("Kế hoạch riêng"),
            &json!("Phụ lục"),
            &json!("DANH MỤC"),
            &json!("")
        )
    );
}
