//! The two wards' plans: every label, text, unit, time and result arrives as written, from Word, Excel and text.

use std::fs;

use rust_xlsxwriter::{Format, Workbook};
use serde_json::{Value, json};
use smc_tests::door::Door;

use crate::read::{Preview, of_bytes, of_file, of_text, pasted, read, real};

const CHI_LINH: &str = "chi-linh-2025";
const DONG_HAI: &str = "dong-hai-2026";

/// The cells written down for a plan: kind, label, content, time, lead, coordinating, result.
fn expected(name: &str) -> Vec<[String; 7]> {
    let plan = plan(name);
    let rows = plan["appendices"][0]["rows"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    rows.iter()
        .map(|row| {
            let content = if row["kind"] == "task" {
                "content"
            } else {
                "text"
            };
            ["kind", "label", content, "time", "lead", "coord", "result"].map(|key| text(&row[key]))
        })
        .collect()
}

fn plan(name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(real(&format!("{name}.expected.json"))).unwrap())
        .unwrap()
}

fn headings(name: &str) -> Vec<String> {
    let plan = plan(name);
    let columns = plan["appendices"][0]["columns"].as_array().unwrap();
    columns
        .iter()
        .map(|own| own.as_str().unwrap().to_owned())
        .collect()
}

/// Every cell is as written down; what differs is shown by its place.
#[track_caller]
fn is(preview: &Preview, name: &str) {
    let wrong: Vec<String> = differences(preview, &expected(name));
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(preview.0["ready"], true, "{:?}", preview.problems());
}

fn differences(preview: &Preview, expected: &[[String; 7]]) -> Vec<String> {
    let rows = preview.rows();
    let mut wrong = Vec::new();
    if rows.len() != expected.len() {
        wrong.push(format!("{} rows instead of {}", rows.len(), expected.len()));
    }
    for (at, (row, own)) in rows.iter().zip(expected).enumerate() {
        let texts = row["texts"].as_array().unwrap();
        let found = [&row["kind"]]
            .into_iter()
            .chain(texts)
            .map(|text| text.as_str().unwrap());
        for (found, own) in found.zip(own) {
            if found != own {
                wrong.push(format!("row {at}: “{found}” instead of “{own}”"));
            }
        }
        assert_eq!(texts[6], "", "row {at} has a note");
    }
    wrong
}

#[track_caller]
fn from(name: &str) -> Preview {
    read(&Door::new(), &of_file(&real(name)), json!([]))
}

/// The plan as a text with tabs, cells with breaks in quotes, as Excel copies it.
fn text_of(name: &str) -> String {
    let quoted = |text: &String| match text.contains('\n') {
        true => format!("\"{text}\""),
        false => text.clone(),
    };
    let mut lines = vec![headings(name).join("\t")];
    for row in expected(name) {
        let cells: Vec<String> = row[1..].iter().map(quoted).collect();
        lines.push(cells.join("\t"));
    }
    lines.join("\r\n")
}

/// The plan as a workbook: titles reach over all columns, as an office would lay it out.
fn book_of(name: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Ke hoach").unwrap();
    let plain = Format::new();
    sheet
        .merge_range(0, 0, 0, 5, plan(name)["title"].as_str().unwrap(), &plain)
        .unwrap();
    for (column, heading) in (0..).zip(headings(name)) {
        sheet.write_string(2, column, heading).unwrap();
    }
    for (row, cells) in (3..).zip(expected(name)) {
        if cells[0] == "task" {
            for (column, text) in (0..).zip(&cells[1..]) {
                // Labels are numbers to whoever types them.
                match text.parse::<f64>() {
                    Ok(number) if column == 0 => sheet.write_number(row, column, number).unwrap(),
                    _ => sheet.write_string(row, column, text).unwrap(),
                };
            }
        } else {
            sheet.write_string(row, 0, &cells[1]).unwrap();
            sheet
                .merge_range(row, 1, row, 5, &cells[2], &plain)
                .unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn chi_linh_from_word() {
    let preview = from("chi-linh-2025.docx");
    is(&preview, CHI_LINH);
    assert_eq!(preview.0["title"], plan(CHI_LINH)["title"]);
    assert_eq!(preview.0["year"], 2025);
    assert_eq!(preview.0["about"], "control");
    assert_eq!(
        preview.0["understood"][0],
        "Tìm thấy 1 bảng, 33 nhiệm vụ trong 3 mục"
    );
    assert_eq!(
        preview.0["summary"],
        "Sẽ tạo kế hoạch năm 2025 với 33 nhiệm vụ"
    );
    let table = preview.used()[0];
    assert_eq!(
        table["attached"],
        "(Kèm theo Quyết định số /QĐ-UBND ngày /8/2025 của Chủ tịch Ủy ban nhân dân phường Chí Linh)"
    );
    assert_eq!(table["swaps"], json!([]));
    let named: Vec<&str> = table["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|own| own["heading"].as_str().unwrap())
        .collect();
    assert_eq!(named, headings(CHI_LINH));
}

#[test]
fn chi_linh_from_excel() {
    let preview = from("chi-linh-2025.xlsx");
    is(&preview, CHI_LINH);
    assert_eq!(preview.0["title"], plan(CHI_LINH)["title"]);
    assert_eq!(preview.0["year"], 2025);
}

#[test]
fn chi_linh_from_text() {
    let preview = pasted(&text_of(CHI_LINH));
    is(&preview, CHI_LINH);
    assert_eq!(preview.0["year"], 2025);
}

#[test]
fn dong_hai_from_word() {
    let preview = from("dong-hai-2026.docx");
    is(&preview, DONG_HAI);
    assert_eq!(preview.0["title"], plan(DONG_HAI)["title"]);
    assert_eq!(preview.0["year"], 2026);
    assert_eq!(
        preview.0["understood"][0],
        "Tìm thấy 1 bảng, 25 nhiệm vụ trong 4 mục"
    );
}

#[test]
fn dong_hai_from_excel() {
    let door = Door::new();
    let source = of_bytes(&door, "ke-hoach.xlsx", &book_of(DONG_HAI));
    is(&read(&door, &source, json!([])), DONG_HAI);
}

#[test]
fn dong_hai_from_text() {
    is(
        &pasted(&fs::read_to_string(real("dong-hai-2026.tsv")).unwrap()),
        DONG_HAI,
    );
    is(&pasted(&text_of(DONG_HAI)), DONG_HAI);
}

/// Both plans have the same tree however they come in.
#[test]
fn the_tree_is_the_same_in_each_way() {
    let tree = from("dong-hai-2026.docx").outline();
    let expected = "S0 I,T1 1,T1 2,T1 3,T1 4,S0 II,G1 1,T2,G1 2,T2,G1 3,T2 3.1,T2 3.2,G1 4,T2 4.1,T2 4.2,T2 4.3,\
        T2 4.4,G1 5,T2,G1 6,T2,G1 7,T2 7.1,T2 7.2,S0 III,T1 1,T1 2,S0 III,T1 28,T1 29,T1 30,T1 33,T1 34,T1 35,T1 36";
    assert_eq!(tree.join(","), expected);
    assert_eq!(
        pasted(&fs::read_to_string(real("dong-hai-2026.tsv")).unwrap()).outline(),
        tree
    );
    let tree = from("chi-linh-2025.docx").outline();
    assert_eq!(from("chi-linh-2025.xlsx").outline(), tree);
    assert_eq!(pasted(&text_of(CHI_LINH)).outline(), tree);
    assert_eq!(tree.last().map(String::as_str), Some("T2 3.9"));
}

/// Rows 28 to 36 have units under the time and the time under the coordinating units.
#[test]
fn columns_in_another_order_are_noticed_and_the_officer_decides() {
    let preview = from("dong-hai-2026.docx");
    let swap = &preview.used()[0]["swaps"][0];
    assert_eq!((&swap["from"], &swap["to"]), (&json!(30), &json!(36)));
    assert_eq!(swap["accepted"], true);
    assert_eq!(
        swap["order"],
        json!(["label", "content", "lead", "coordinating", "time", "result"])
    );
    let text = swap["text"].as_str().unwrap();
    assert!(
        text.starts_with("Từ dòng 31 đến dòng 37 các cột có thứ tự khác"),
        "{text}"
    );
    preview.is_doubted("Bảng 1, dòng 31: Từ dòng 31");
    let refused = json!([{"mend": "swap", "table": 0, "from": 30, "accepted": false}]);
    let preview = read(&Door::new(), &of_file(&real("dong-hai-2026.docx")), refused);
    assert_eq!(preview.used()[0]["swaps"][0]["accepted"], false);
    assert_eq!(
        preview.column("time")[35],
        "Trung tâm Phục vụ hành chính công"
    );
    assert_eq!(preview.column("coordinating")[35], "Thường xuyên");
}

/// Cells merged downwards: each task has the text, and knows that its cell goes on.
#[test]
fn cells_merged_downwards_give_each_task_their_text() {
    for name in ["chi-linh-2025.docx", "chi-linh-2025.xlsx"] {
        let preview = from(name);
        let joined: Vec<String> = preview
            .rows()
            .iter()
            .filter(|row| row["joined"] != json!([]))
            .map(|row| format!("{} {}", row["texts"][0].as_str().unwrap(), row["joined"]))
            .collect();
        assert_eq!(
            joined,
            [
                "3.2 [\"time\",\"lead\",\"coordinating\",\"result\"]",
                "3.3 [\"time\",\"lead\",\"coordinating\",\"result\"]",
                "3.4 [\"time\",\"lead\",\"coordinating\",\"result\"]",
                "3.5 [\"time\",\"result\"]",
                "3.6 [\"time\",\"result\"]",
                "3.7 [\"time\",\"result\"]",
                "3.8 [\"time\",\"result\"]",
                "3.9 [\"time\"]",
            ],
            "{name}"
        );
    }
}

/// The text as it was drawn out of the printed decision: labels inside cells, page numbers, signs of a web page.
#[test]
fn dong_hai_from_the_text_of_its_print() {
    let preview = pasted(&fs::read_to_string(real("dong-hai-2026-pdf.txt")).unwrap());
    let mut expected = expected(DONG_HAI);
    // What slipped in stays, and is pointed out.
    for (row, number) in [(31, "8"), (35, "9")] {
        expected[row][4] = format!("{number} {}", expected[row][4]);
    }
    expected[34][2] = format!(
        "<ul style=\"list-style-type: none\"> {}",
        expected[34][2].replace('\n', " ")
    );
    let wrong = differences(&preview, &expected);
    assert!(wrong.is_empty(), "{wrong:#?}");
    preview.is_doubted("dòng 42, cột Thời gian thực hiện/ hoàn thành: có thể lẫn số trang “8”");
    preview.is_doubted("lẫn số trang “9”");
    preview.is_doubted("lẫn ký hiệu của trang web");
    preview.is_doubted("chưa có đơn vị chủ trì");
    assert_eq!(preview.0["title"], plan(DONG_HAI)["title"]);
    assert_eq!(
        preview.used()[0]["attached"],
        "(Kèm theo Quyết định số /QĐ-UBND ngày / /2026 của Chủ tịch Ủy ban nhân dân phường Đông Hải)"
    );
    assert_eq!(preview.0["ready"], true);
}

/// What is stored is what was shown, cell by cell; one undo takes it away, one redo brings it back.
#[test]
fn a_plan_is_stored_as_shown_in_one_step() {
    for name in [
        "chi-linh-2025.docx",
        "dong-hai-2026.docx",
        "chi-linh-2025.xlsx",
    ] {
        let door = Door::new();
        let source = of_file(&real(name));
        let preview = read(&door, &source, json!([]));
        let changed = door.call(
            "plan_apply",
            json!({"source": source, "year": null, "about": "control", "into": null, "mends": []}),
        );
        let plan = &changed["plan"];
        assert_eq!(plan["fields"]["title"], preview.0["title"]);
        assert_eq!(plan["fields"]["year"], preview.0["year"]);
        let stored = plan["appendices"][0]["rows"].as_array().unwrap();
        let shown = preview.rows();
        assert_eq!(stored.len(), shown.len());
        for (stored, shown) in stored.iter().zip(shown) {
            for (at, role) in crate::read::ROLES.iter().enumerate() {
                let text = stored[*role].as_str().unwrap_or_default();
                assert_eq!(text, shown["texts"][at]);
            }
            for key in ["kind", "level", "joined"] {
                assert_eq!(stored[key], shown[key]);
            }
        }
        door.call("undo", json!({}));
        assert_eq!(door.call("plans", json!({})), json!([]));
        door.call("redo", json!({}));
        let again = door.call("plan", json!({"plan": plan["id"]}));
        assert_eq!(again["appendices"], plan["appendices"]);
        let copies = door.call("backups", json!({}));
        assert_eq!(copies["backups"].as_array().unwrap().len(), 1, "{copies}");
    }
}

#[test]
fn a_text_needs_no_file() {
    let door = Door::new();
    let source = of_text(&text_of(DONG_HAI));
    let args =
        json!({"source": source, "year": 2026, "about": "control", "into": null, "mends": []});
    let changed = door.call("plan_apply", args);
    assert_eq!(changed["message"], "Đã nhập 25 nhiệm vụ từ Văn bản dán");
}
