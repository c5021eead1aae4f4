//! Flows are summed, stocks are taken from the ends, and nothing is typed into a report.

use serde_json::json;
use smc_tests::door::{findings_of, row_in};

use crate::{quarter, shows};

#[test]
fn flows_are_summed_and_stocks_are_taken_from_the_ends() {
    let door = quarter();
    let columns = [
        "received",
        "online",
        "direct",
        "carried",
        "done",
        "early",
        "on_time",
        "late",
        "pending",
        "pending_in_time",
        "pending_late",
    ];
    for (period, expected) in [
        ("2026-01", "115 100 10 5 105 80 20 5 10 8 2"),
        ("2026-Q1", "370 350 15 5 350 270 70 10 20 20 0"),
        ("2026-H1", "370 350 15 5 350 270 70 10 20 20 0"),
        ("2026-9M", "370 350 15 5 350 270 70 10 20 20 0"),
        ("2026", "370 350 15 5 350 270 70 10 20 20 0"),
        ("2026-02..2026-03", "265 250 5 10 245 190 50 5 20 20 0"),
        ("2026-01..2026-02", "170 150 15 5 155 120 30 5 15 10 5"),
    ] {
        let sheet = door.report("II.06a", period);
        assert_eq!(
            shows(&sheet, Some(1), "Hộ tịch", &columns).join(" "),
            expected,
            "{period}"
        );
        assert_eq!(
            findings_of(&sheet["body"]),
            Vec::<String>::new(),
            "{period}"
        );
    }
}

#[test]
fn a_row_of_a_later_month_stands_in_its_section() {
    let door = quarter();
    let sheet = door.report("II.06a", "2026-Q1");
    let lines = sheet["body"]["lines"].as_array().unwrap();
    let names: Vec<&str> = lines
        .iter()
        .map(|line| line["name"].as_str().unwrap())
        .collect();
    assert_eq!(names[1..3], ["Hộ tịch", "Đất đai"]);
    assert_eq!(names[4], "Chứng thực");
    // What is selected on the screen is what is summed.
    let row = |section: i64, name: &str| row_in(&sheet, Some(section), name)["row"].clone();
    let text = door.call(
        "cells_summary",
        json!({
            "form": "II.06a",
            "period": "2026-Q1",
            "from": {"row": row(1, "Hộ tịch"), "column": "online"},
            "to": {"row": row(1, "Đất đai"), "column": "online"},
        }),
    );
    assert_eq!(text["text"], "2 ô · 2 số · tổng 357 · trung bình 178,5");
    assert_eq!(
        shows(
            &sheet,
            Some(1),
            "Đất đai",
            &["online", "carried", "pending"]
        ),
        ["7", "0", "0"]
    );
}

#[test]
fn a_month_of_a_report_cannot_be_typed_into() {
    let door = quarter();
    let sheet = door.report("II.06a", "2026-02");
    assert_eq!(sheet["body"]["editable"], false);
    assert_eq!(
        sheet["body"]["locked"],
        "Ở đây chỉ xem. Muốn sửa: mở kỳ này ở màn hình Số liệu."
    );
    let line = row_in(&sheet, Some(1), "Hộ tịch");
    let cells = line["cells"].as_array().unwrap();
    assert!(cells.iter().all(|cell| cell.get("input").is_none()));
    for (form, period, section, column) in [
        ("II.06a", "2026-Q1", Some(1), "online"),
        ("II.06a", "2026-02", Some(1), "online"),
    ] {
        let sheet = door.report(form, period);
        let row = row_in(&sheet, section, "Hộ tịch")["row"].clone();
        let args =
            json!({"form": form, "period": period, "row": row, "column": column, "text": "1"});
        assert_eq!(
            door.refused("answer_set", args),
            "Ô này được tính từ các kỳ; sửa ở màn hình Số liệu của kỳ."
        );
    }
}

#[test]
fn a_period_opens_with_a_stock_that_nobody_typed() {
    let door = quarter();
    door.call("cycle_start", json!({"cycle": "2026-04"}));
    let grid = door.grid("II.06a", "2026-04");
    grid.fill(
        grid.row(Some(1), "Hộ tịch"),
        &[("online", "1"), ("direct", "0")],
    );
    for period in ["2026-04", "2026-Q2"] {
        let sheet = door.report("II.06a", period);
        let shown = shows(&sheet, Some(1), "Hộ tịch", &["carried", "received"]);
        assert_eq!(shown, ["20", "21"], "{period}");
    }
}
