//! Reports over any two days: counted from the dossiers where a form counts, taken from whole cycles where it does not.

use serde_json::{Value, json};
use smc_tests::door::{Door, findings_of, row_by_id, row_in, text_of};

use crate::figures::{NEED_FACTS, expected};
use crate::{LAST, LATER, take, taken};

/// Days that begin and end within cycles.
const DAYS: &str = "2026-10-01..2026-11-10";

const TITLE: &str = "Từ ngày 01/10/2026 đến ngày 10/11/2026";

/// The section of a source, as a form has it.
fn section(door: &Door, source: u64) -> Option<i64> {
    let at = usize::try_from(source).unwrap().checked_sub(1)?;
    door.call("settings", json!({}))["sources"][at]["id"].as_i64()
}

fn remarks(sheet: &Value) -> Vec<&str> {
    let remarks = sheet["body"]["remarks"].as_array().unwrap().iter();
    remarks.map(|own| own.as_str().unwrap()).collect()
}

fn plain(shown: &str) -> u64 {
    shown.replace('.', "").parse().unwrap()
}

/// Every row of a form with its figures in the columns that count.
fn counted_cells(sheet: &Value) -> Vec<(Value, String, String)> {
    let counts = |own: &&Value| own["counted"] == true && own["input"] == true;
    let columns: Vec<&str> = sheet["head"]["columns"]
        .as_array()
        .unwrap()
        .iter()
        .filter(counts)
        .map(|own| own["key"].as_str().unwrap())
        .collect();
    let lines = sheet["body"]["lines"].as_array().unwrap().iter();
    let rows = lines.filter(|line| line["kind"] == "row");
    rows.flat_map(|line| {
        let cells = columns.iter();
        cells.map(|key| (line.clone(), (*key).to_owned(), text_of(sheet, line, key)))
    })
    .collect()
}

#[test]
fn a_form_over_any_days_shows_what_another_program_counted() {
    let door = taken();
    let all = expected(DAYS);
    for code in ["II.06a", "II.08"] {
        let sheet = door.report(code, DAYS);
        let mut seen = 0;
        for ((form, source, field, column), value) in &all {
            if form != code {
                continue;
            }
            let line = row_in(&sheet, section(&door, *source), field);
            assert_eq!(
                plain(&text_of(&sheet, line, column)),
                *value,
                "{code} {field} {column}"
            );
            seen += 1;
        }
        // What was counted nowhere is 0, what lacks facts blank, and all else is the other program's.
        let cells = counted_cells(&sheet);
        let shown: Vec<&(Value, String, String)> = cells
            .iter()
            .filter(|(_, key, text)| {
                assert!(
                    !text.is_empty() || NEED_FACTS.contains(&key.as_str()),
                    "{key}"
                );
                !text.is_empty() && text != "0"
            })
            .collect();
        assert_eq!(shown.len(), seen, "{code}");
        assert!(
            cells.iter().any(|(.., text)| text == "0"),
            "{code}: a field of the office stands there without dossiers too"
        );
        let errors = findings_of(&sheet["body"]).into_iter();
        assert_eq!(
            errors
                .filter(|own| own.starts_with("error"))
                .collect::<Vec<_>>(),
            Vec::<String>::new()
        );
    }
}

#[test]
fn every_figure_over_any_days_opens_its_dossiers() {
    let door = taken();
    let sheet = door.report("II.06a", DAYS);
    let opened = |place: Value, column: &str| {
        let mut cell = json!({"form": "II.06a", "column": column});
        for (key, value) in place.as_object().unwrap() {
            cell[key] = value.clone();
        }
        let args = json!({"cell": cell, "period": DAYS, "rule": null, "as_of": null, "most": null});
        door.call("cell_dossiers", args)
    };
    for (line, column, text) in counted_cells(&sheet) {
        let own = opened(json!({"row": line["row"]}), &column);
        assert_eq!(own["count"], plain(&text), "{} {column}", line["name"]);
        assert_eq!(
            own["dossiers"].as_array().unwrap().len() as u64,
            plain(&text)
        );
    }
    let lines = sheet["body"]["lines"].as_array().unwrap();
    let total = lines.last().unwrap();
    assert_eq!(
        opened(json!({}), "received")["count"],
        plain(&text_of(&sheet, total, "received"))
    );
    // A section opens what its rows open.
    let own = section(&door, 2);
    let rows = lines
        .iter()
        .filter(|line| line["kind"] == "row" && line["section"].as_i64() == own);
    let sum: u64 = rows.map(|line| plain(&text_of(&sheet, line, "late"))).sum();
    assert!(sum > 0);
    assert_eq!(opened(json!({"section": own}), "late")["count"], sum);
}

#[test]
fn what_the_figures_rest_on_and_lack_is_said() {
    let door = taken();
    let sheet = door.report("II.06a", DAYS);
    assert_eq!(sheet["head"]["heading"], TITLE);
    assert_eq!(
        remarks(&sheet),
        ["Đếm từ 2.508 hồ sơ, tính đến 15/11/2026 08:12, theo quy tắc “Mặc định”."]
    );
    assert_eq!(
        sheet["body"]["locked"],
        "Biểu này đếm từ hồ sơ, không nhập. Xem hồ sơ của ô: Ctrl+Enter; nhập thêm danh sách ở Hồ sơ."
    );
    // Days of which no list speaks yet.
    let later = door.report("II.06a", "2026-11-01..2026-11-30");
    assert!(
        remarks(&later)[0].starts_with(
            "Danh sách mới nhất nói đến 15/11/2026 08:12: chưa biết gì của các ngày sau đó, đến 30/11/2026."
        ),
        "{:?}",
        remarks(&later)
    );
    assert_eq!(later["body"]["state"]["text"], "thiếu ngày");
    let sheet = door.report("II.08", DAYS);
    let said = remarks(&sheet).join("\n");
    assert_eq!(said.matches("Cột (14)").count(), 1, "{said}");
    for wanted in [
        "Cột (18) Hồ sơ được số hóa: thiếu thông tin của ",
        "Cột (14), (15) không đếm từ hồ sơ: nhập số của cả khoảng ngày.",
    ] {
        assert!(said.contains(wanted), "{said}");
    }
    let report = door.call("report", json!({"period": DAYS}));
    assert_eq!(report["title"], TITLE);
    let states: Vec<&str> = report["forms"]
        .as_array()
        .unwrap()
        .iter()
        .map(|own| own["text"].as_str().unwrap())
        .collect();
    assert_eq!(states[..3], ["để trống", "để trống", "đủ"]);
    assert!(states[3].starts_with("còn "), "{states:?}");
}

#[test]
fn what_was_not_counted_is_asked_and_kept_for_these_days() {
    let door = taken();
    let sheet = door.report("II.08", DAYS);
    let cells = counted_cells(&sheet);
    let known = |column: &str, blank: bool| {
        let mut all = cells.iter();
        let found = all.find(|(_, key, text)| key == column && text.is_empty() == blank);
        found.unwrap().0["row"].clone()
    };
    let lacking = known("digitised", true);
    for (row, column) in [(&lacking, "digitised"), (&lacking, "portal_received")] {
        let args =
            json!({"form": "II.08", "period": DAYS, "row": row, "column": column, "text": "7"});
        let sheet = door.call("answer_set", args);
        let line = row_by_id(&sheet, row.as_i64().unwrap());
        assert_eq!(text_of(&sheet, line, column), "7");
    }
    let args = json!({"form": "II.08", "period": DAYS, "row": known("part_online", false), "column": "part_online", "text": "7"});
    assert!(
        door.refused("answer_set", args)
            .starts_with("Ô này đếm từ hồ sơ, không nhập.")
    );
    let elsewhere = door.report("II.08", "2026-10-01..2026-11-11");
    let line = row_by_id(&elsewhere, lacking.as_i64().unwrap());
    assert_eq!(text_of(&elsewhere, line, "portal_received"), "");
    assert_eq!(text_of(&elsewhere, line, "digitised"), "");
}

#[test]
fn the_workbook_of_any_days_names_them_and_holds_the_figures() {
    let door = taken();
    door.call("office_save", json!({"office": {"ward": "Đông Hải"}}));
    let proposed = door.call(
        "export_propose",
        json!({"period": DAYS, "forms": ["II.06a"]}),
    );
    assert_eq!(
        proposed["file_name"],
        "BC-KSTTHC_Dong-Hai_2026-10-01_2026-11-10.xlsx"
    );
    assert_eq!(
        proposed["notes"],
        json!([
            "Biểu II.06a: Đếm từ 2.508 hồ sơ, tính đến 15/11/2026 08:12, theo quy tắc “Mặc định”."
        ])
    );
    let book = door.export(DAYS, &["II.04", "II.06a", "II.08"]);
    let words = book.words("II.06a");
    assert!(words.contains(TITLE), "{words}");
    assert!(!words.contains("Kỳ báo cáo"), "{words}");
    let sheet = door.report("II.06a", DAYS);
    let total = sheet["body"]["lines"].as_array().unwrap().last().unwrap();
    let figures = book.figures("II.06a", "Tổng số");
    for (at, column) in ["received", "online", "direct", "carried", "done"]
        .iter()
        .enumerate()
    {
        assert_eq!(
            figures[at],
            plain(&text_of(&sheet, total, column)).to_string()
        );
    }
    // A form without figures is written with its headings alone: none of its figures is said to be 0.
    let rows = book.rows("II.04");
    assert!(
        rows.iter()
            .flatten()
            .all(|cell| cell != "0" && cell != "Không phát sinh"),
        "{rows:?}"
    );
}

#[test]
fn what_was_sent_is_held_against_what_later_lists_say() {
    let door = taken();
    let period = "2026-10-20..2026-11-15";
    let sent = door.call("sent_mark", json!({"period": period, "forms": ["II.06a"]}));
    assert_eq!(
        sent["sent"][0]["what"],
        "Từ ngày 20/10/2026 đến ngày 15/11/2026 · II.06a"
    );
    let moved = |door: &Door| {
        let found = findings_of(&door.report("II.06a", period)["body"]).into_iter();
        found.filter(|own| own.contains("đã gửi")).count()
    };
    assert_eq!(moved(&door), 0);
    take(&door, &[LATER], LAST);
    assert!(moved(&door) > 0);
}

#[test]
fn a_form_that_counts_nothing_is_taken_from_the_cycles_within() {
    let door = Door::started("2026-11");
    let state = |period: &str| door.report("II.04", period)["body"]["state"]["text"].clone();
    assert_eq!(state("2026-10-15..2026-11-14"), "không phát sinh");
    assert_eq!(state("2026-10-01..2026-11-20"), "thiếu ngày");
    let grid = door.grid("II.04", "2026-11");
    let row = grid.add_named("Thủ tục A");
    grid.fill(row, &[("own_docs_amend", "4")]);
    grid.call("blanks_zero", json!({"row": null}));
    let period = "2026-10-01..2026-11-20";
    let sheet = door.report("II.04", period);
    let line = row_in(&sheet, None, "Thủ tục A");
    assert_eq!(text_of(&sheet, line, "own_docs_amend"), "4");
    assert_eq!(
        remarks(&sheet)[..2],
        [
            "Các ngày 01/10 – 14/10/2026 và 15/11 – 20/11/2026 không có số liệu: kỳ báo cáo của các ngày đó không nằm \
             trọn trong khoảng ngày.",
            "Kỳ 11/2026 chưa khóa sổ",
        ]
    );
    let said = remarks(&sheet).join("\n");
    assert!(
        said.contains(
            "lấy số liệu của các kỳ nằm trọn trong khoảng ngày, kỳ 11/2026 (15/10 – 14/11/2026)."
        ),
        "{said}"
    );
    // A day less, and there is no whole cycle.
    for period in ["2026-10-16..2026-11-20", "2026-10-01..2026-11-13"] {
        let sheet = door.report("II.04", period);
        assert_eq!(sheet["body"]["lines"], json!([]), "{period}");
        assert_eq!(sheet["body"]["state"]["text"], "để trống");
        assert!(remarks(&sheet)[0].contains("không chứa trọn kỳ báo cáo nào"));
    }
    // Without any list there is nothing to count.
    let sheet = door.report("II.06a", period);
    assert_eq!(sheet["body"]["lines"], json!([]));
    assert_eq!(
        remarks(&sheet),
        [
            "Biểu này đếm từ hồ sơ, mà chưa có danh sách hồ sơ nào. Nhập danh sách ở Hồ sơ rồi mở lại báo cáo."
        ]
    );
    // On paper it stands too of which cycle the figures are.
    let words = door.export(period, &["II.04", "II.06a"]).words("II.04");
    assert!(
        words.contains("Từ ngày 01/10/2026 đến ngày 20/11/2026"),
        "{words}"
    );
    assert!(words.contains("(Số liệu của kỳ 11/2026)"), "{words}");
    let whole = door.export("2026-10-15..2026-11-14", &["II.04"]);
    let words = whole.words("II.04");
    assert!(!words.contains("Số liệu của"), "{words}");
}

#[test]
fn two_days_are_read_as_they_are_typed() {
    let door = Door::new();
    let read = |from: &str, to: &str| json!({"from": from, "to": to});
    let own = door.call("days_read", read("1/10", "10.11.2026"));
    assert_eq!(own["period"], DAYS);
    assert_eq!(own["title"], TITLE);
    for (from, to, why) in [
        ("", "10/11/2026", "Từ ngày"),
        ("1/10", "31/11", "Đến ngày"),
        (
            "11/11/2026",
            "10/11/2026",
            "Từ ngày 11/11/2026 sau đến ngày 10/11/2026.",
        ),
        (
            "1/1/2010",
            "10/11/2026",
            "Từ ngày 01/01/2010 đến ngày 10/11/2026 dài quá 10 năm.",
        ),
    ] {
        let said = door.refused("days_read", read(from, to));
        assert!(said.starts_with(why), "{said}");
    }
    let said = door.refused("report", json!({"period": "2026-11-10..2026-10-01"}));
    assert!(said.contains("sau đến ngày 01/10/2026"), "{said}");
}
