//! What cannot be summed is asked, for its period alone.

use serde_json::{Value, json};
use smc_tests::door::{Door, findings_of, row_in};

use crate::{quarter, shows};

fn answer(door: &Door, period: &str, row: &Value, column: &str, text: &str) -> Value {
    let args =
        json!({"form": "II.08", "period": period, "row": row, "column": column, "text": text});
    door.call("answer_set", args)
}

#[test]
fn what_cannot_be_summed_is_asked_and_kept_for_that_period_only() {
    let door = quarter();
    for cycle in ["2026-01", "2026-02", "2026-03"] {
        let grid = door.grid("II.08", cycle);
        if grid.names().is_empty() {
            grid.add(None, &["Hộ tịch"]);
        }
        let row = grid.row(None, "Hộ tịch");
        grid.fill(
            row,
            &[
                ("procs", "20"),
                ("part_procs", "12"),
                ("part_active", "9"),
                ("part_online", "30"),
            ],
        );
        grid.call("blanks_zero", json!({"row": null}));
    }
    let sheet = door.report("II.08", "2026-Q1");
    let columns = ["procs", "part_procs", "part_active", "part_online"];
    assert_eq!(
        shows(&sheet, None, "Hộ tịch", &columns),
        ["20", "12", "", "90"]
    );
    let asked: Vec<&str> = sheet["head"]["columns"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|column| column["asked"] == true)
        .map(|column| column["key"].as_str().unwrap())
        .collect();
    assert_eq!(asked, ["part_active", "full_active"]);
    assert!(
        sheet["body"]["remarks"]
            .as_array()
            .unwrap()
            .contains(&json!(
                "Cột (5), (10) không cộng được từ các kỳ: nhập số của cả kỳ báo cáo."
            ))
    );
    assert_eq!(sheet["body"]["state"]["blanks"], 2);
    let row = row_in(&sheet, None, "Hộ tịch")["row"].clone();
    let reply = answer(&door, "2026-Q1", &row, "part_active", "11");
    assert_eq!(shows(&reply, None, "Hộ tịch", &["part_active"]), ["11"]);
    assert_eq!(
        shows(
            &door.report("II.08", "2026-Q1"),
            None,
            "Hộ tịch",
            &["part_active"]
        ),
        ["11"]
    );
    for period in ["2026-H1", "2026", "2026-01..2026-03", "2026-02..2026-03"] {
        let sheet = door.report("II.08", period);
        assert_eq!(
            shows(&sheet, None, "Hộ tịch", &["part_active"]),
            [""],
            "{period}"
        );
    }
    assert_eq!(
        door.cell("II.08", "2026-03", None, "Hộ tịch", "part_active"),
        "9"
    );
    // Checks hold over the period as well: 13 of 12 procedures cannot have had dossiers.
    let reply = answer(&door, "2026-Q1", &row, "part_active", "13");
    assert_eq!(
        findings_of(&reply["body"])[0],
        "error · Hộ tịch: (5) Số TTHC một phần có phát sinh hồ sơ 13 > (4) Số TTHC một phần 12: vượt 1"
    );
    let args = json!({"form": "II.08", "period": "2026-Q1", "row": row, "column": "part_active", "text": "1,5"});
    assert!(
        door.refused("answer_set", args)
            .ends_with("1,5 không phải số nguyên. Nhập số nguyên.")
    );
    let reply = answer(&door, "2026-Q1", &row, "part_active", "");
    assert_eq!(shows(&reply, None, "Hộ tịch", &["part_active"]), [""]);
}

#[test]
fn answers_outlive_a_restart() {
    let door = quarter();
    let grid = door.grid("II.05a", "2026-02");
    grid.add(None, &["Hộ tịch"]);
    let row = json!(grid.row(None, "Hộ tịch"));
    let args =
        json!({"form": "II.05a", "period": "2026-Q1", "row": row, "column": "rule", "text": "4"});
    door.call("answer_set", args);
    let door = door.reopened("2026-03-17T08:00:00");
    let sheet = door.report("II.05a", "2026-Q1");
    assert_eq!(
        shows(&sheet, None, "Hộ tịch", &["rule", "received"]),
        ["4", "4"]
    );
}
