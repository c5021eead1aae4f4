//! Columns of the office's own, as review plans and inspection plans have: kept, printed again in their place, read
//! again as what they are.

use serde_json::{Value, json};
use smc_tests::docx::Docx;
use smc_tests::door::Door;

use crate::read::{of_bytes, read};

const HEADING: &[&str] = &[
    "TT",
    "Lĩnh vực",
    "Tên thủ tục hành chính",
    "Căn cứ đề xuất",
    "Cơ quan chủ trì",
    "Thời gian hoàn thành",
    "Mức phí (đồng)",
];

const ROWS: &[&[&str]] = &[
    &[
        "1",
        "Hộ tịch",
        "Đăng ký khai sinh",
        "Nhiều lượt nộp lại",
        "Văn phòng",
        "Quý II/2026",
        "",
    ],
    &[
        "2",
        "Đất đai",
        "Xác nhận tình trạng",
        "",
        "Phòng Kinh tế",
        "Trước 30/8/2026",
        "8.000",
    ],
];

fn review(heading: &[&str], rows: &[&[&str]]) -> Vec<u8> {
    let rows: Vec<&[&str]> = std::iter::once(heading)
        .chain(rows.iter().copied())
        .collect();
    Docx::new()
        .line("KẾ HOẠCH RÀ SOÁT THỦ TỤC HÀNH CHÍNH NĂM 2026")
        .table(&rows)
        .bytes()
}

fn stored(door: &Door, name: &str, bytes: &[u8], into: Option<i64>) -> Value {
    let source = of_bytes(door, name, bytes);
    let args = json!({"source": source, "year": null, "into": into, "mends": []});
    let preview = door.call("plan_read", args.clone());
    assert_eq!(preview["ready"], true, "{preview:#}");
    let mut apply = args;
    apply["about"] = json!("control");
    door.call("plan_apply", apply)["plan"].clone()
}

fn columns(plan: &Value) -> Vec<String> {
    let columns = plan["appendices"][0]["fields"]["columns"]
        .as_array()
        .unwrap()
        .iter();
    columns
        .map(|own| {
            format!(
                "{} {}",
                own["role"].as_str().unwrap(),
                own["heading"].as_str().unwrap()
            )
        })
        .collect()
}

/// A cell of a plan's line; one that says nothing is left out of the answer.
fn cell<'a>(plan: &'a Value, row: usize, role: &str) -> &'a str {
    plan["appendices"][0]["rows"][row][role]
        .as_str()
        .unwrap_or_default()
}

#[test]
fn they_are_kept_in_their_places_under_their_headings() {
    let door = Door::new();
    let plan = stored(&door, "ra-soat.docx", &review(HEADING, ROWS), None);
    assert_eq!(
        columns(&plan),
        [
            "label TT",
            "further1 Lĩnh vực",
            "content Tên thủ tục hành chính",
            "further2 Căn cứ đề xuất",
            "lead Cơ quan chủ trì",
            "time Thời gian hoàn thành",
            "further3 Mức phí (đồng)",
        ]
    );
    let row = |at| ["further1", "further2", "further3"].map(|role| cell(&plan, at, role));
    assert_eq!(row(0), ["Hộ tịch", "Nhiều lượt nộp lại", ""]);
    assert_eq!(row(1), ["Đất đai", "", "8.000"]);
}

/// What is written out and read again is the same plan, cell by cell.
#[test]
fn a_plan_written_out_is_read_again_as_it_is() {
    let door = Door::new();
    let plan = stored(&door, "ra-soat.docx", &review(HEADING, ROWS), None);
    for kind in ["docx", "xlsx"] {
        let name = format!("phu-luc.{kind}");
        let path = door.path(&name);
        let paper = json!({"paper": "appendix", "plan": plan["id"], "appendix": null});
        door.call(
            "paper_write",
            json!({"paper": paper, "kind": kind, "path": path}),
        );
        let source = json!({"from": "file", "path": path});
        let preview = door.call(
            "plan_read",
            json!({"source": source, "year": 2026, "into": plan["id"], "mends": []}),
        );
        // That it belongs to a decision is written when it is printed.
        let differences = preview["differences"].as_array().unwrap().iter();
        let texts = differences.map(|own| own["text"].as_str().unwrap());
        let others =
            texts.filter(|text| !text.starts_with("Dòng kèm theo: trống →") || text.contains(';'));
        assert_eq!(others.collect::<Vec<_>>(), [""; 0], "{name}");
    }
}

#[test]
fn in_another_order_they_are_compared_by_their_headings() {
    let door = Door::new();
    let plan = stored(&door, "lan-dau.docx", &review(HEADING, ROWS), None);
    let order = [0, 6, 2, 3, 4, 5, 1];
    let turned = |row: &&'static [&'static str]| order.map(|at| row[at]);
    let heading = turned(&HEADING);
    let mut rows: Vec<[&str; 7]> = ROWS.iter().map(turned).collect();
    rows[1][1] = "15.000";
    let rows: Vec<&[&str]> = rows.iter().map(<[&str; 7]>::as_slice).collect();
    let source = of_bytes(&door, "lan-hai.docx", &review(&heading, &rows));
    let args = json!({"source": source, "year": null, "into": plan["id"], "mends": []});
    let preview = door.call("plan_read", args);
    let differences = preview["differences"].as_array().unwrap();
    let texts: Vec<&str> = differences
        .iter()
        .map(|own| own["text"].as_str().unwrap())
        .collect();
    assert_eq!(
        texts,
        [
            "các cột: TT, Mức phí (đồng), Tên thủ tục hành chính, Căn cứ đề xuất, Cơ quan chủ trì, \
             Thời gian hoàn thành, Lĩnh vực",
            "Cột “Mức phí (đồng)”: “8.000” → “15.000”",
        ]
    );
}

#[test]
fn what_they_say_is_found_told_and_carried_over() {
    let door = Door::new();
    let plan = stored(&door, "ra-soat.docx", &review(HEADING, ROWS), None);
    let id = &plan["id"];
    let filter = json!({"plan": null, "unit": null, "states": [], "standing": [], "from": null, "to": null,
        "text": "nop lai nhieu", "undated": false, "skip": 0});
    let found = door.call("tasks", json!({"filter": filter}));
    assert_eq!(found["lines"][0]["content"], "Đăng ký khai sinh");
    assert_eq!(
        found["lines"][0]["further"],
        json!([
            {"heading": "Lĩnh vực", "text": "Hộ tịch"},
            {"heading": "Căn cứ đề xuất", "text": "Nhiều lượt nộp lại"},
        ])
    );
    let node = &plan["appendices"][0]["rows"][1]["id"];
    door.call(
        "node_set",
        json!({"plan": id, "node": node, "role": "further3", "text": "9.000"}),
    );
    let history = door.call("plan_history", json!({"plan": id}));
    assert_eq!(
        history[0]["text"],
        "Cột “Mức phí (đồng)”: “8.000” → “9.000”"
    );
    door.call("undo", json!({}));
}

/// The next column of the office's own must not come with the texts of one that was taken away.
#[test]
fn a_column_that_is_taken_away_takes_its_texts_along() {
    let door = Door::new();
    let plan = stored(&door, "ra-soat.docx", &review(HEADING, ROWS), None);
    let (id, appendix) = (&plan["id"], &plan["appendices"][0]);
    let mut fields = appendix["fields"].clone();
    fields["columns"].as_array_mut().unwrap().remove(1);
    let save = |fields: &Value| {
        let args = json!({"plan": id, "appendix": appendix["id"], "fields": fields});
        door.call("appendix_save", args)["plan"].clone()
    };
    let without = save(&fields);
    assert_eq!(cell(&without, 0, "further1"), "");
    assert_eq!(cell(&without, 0, "further2"), "Nhiều lượt nộp lại");
    door.call("undo", json!({}));
    let whole = door.call("plan", json!({"plan": id}));
    assert_eq!(cell(&whole, 0, "further1"), "Hộ tịch");
}

#[test]
fn more_than_there_is_room_for_is_said() {
    let headings: Vec<String> = (1..=7).map(|number| format!("Mã {number}x")).collect();
    let mut heading = vec!["TT", "Nội dung", "Thời gian"];
    heading.extend(headings.iter().map(String::as_str));
    let mut row = vec!["1", "Rà soát", "Quý I/2026"];
    row.extend(["a", "b", "c", "d", "e", "g", "h"]);
    let door = Door::new();
    let source = of_bytes(&door, "nhieu-cot.docx", &review(&heading, &[&row]));
    let preview = read(&door, &source, json!([]));
    assert_eq!(preview.column("further6"), ["g"]);
    preview.is_doubted(
        "Bảng 1, cột Mã 7x: cột này chưa rõ là gì và phụ lục đã đủ 6 cột riêng nên không nhập",
    );
}
