//! Which periods there are, and which cycles they lack.

use serde_json::json;

use crate::{ALL, quarter};

#[test]
fn missing_and_open_cycles_are_said() {
    let door = quarter();
    door.grid("II.06a", "2026-01").close("");
    let report = door.call("report", json!({"period": "2026-Q2"}));
    let forms = ALL.join(", ");
    assert_eq!(report["title"], "Quý II/2026");
    assert_eq!(report["span"], "Từ ngày 15/03/2026 đến ngày 14/06/2026");
    assert_eq!(
        report["missing"],
        json!([
            format!("Kỳ 04/2026: chưa có số liệu ({forms})"),
            format!("Kỳ 05/2026: chưa có số liệu ({forms})"),
            format!("Kỳ 06/2026: chưa có số liệu ({forms})"),
        ])
    );
    let progress: Vec<&str> = report["forms"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["progress"].as_str().unwrap())
        .collect();
    assert_eq!(progress, ["not_started"; 4]);
    let report = door.call("report", json!({"period": "2026-01..2026-04"}));
    assert_eq!(
        report["missing"],
        json!([
            format!("Kỳ 04/2026: chưa có số liệu ({forms})"),
            "Kỳ 01/2026: chưa khóa sổ (II.04, II.05a, II.08)",
            format!("Kỳ 02/2026: chưa khóa sổ ({forms})"),
            format!("Kỳ 03/2026: chưa khóa sổ ({forms})"),
        ])
    );
    let remarks = door.report("II.06a", "2026-01..2026-04")["body"]["remarks"].take();
    assert_eq!(
        remarks,
        json!([
            "Kỳ 04/2026 chưa có số liệu",
            "Kỳ 02/2026 chưa khóa sổ",
            "Kỳ 03/2026 chưa khóa sổ"
        ])
    );
}

#[test]
fn a_form_that_lacks_a_cycle_is_not_called_complete() {
    let door = quarter();
    let state = |period: &str| {
        let mut report = door.call("report", json!({"period": period}));
        let form = report["forms"][2].take();
        assert_eq!(form["code"], "II.06a");
        (
            form["progress"].as_str().unwrap().to_owned(),
            form["text"].as_str().unwrap().to_owned(),
        )
    };
    let said = |progress: &str, text: &str| (progress.to_owned(), text.to_owned());
    assert_eq!(state("2026-02"), said("complete", "đủ"));
    assert_eq!(
        state("2026-Q1"),
        said("complete", "đủ, còn 3 kỳ chưa khóa sổ")
    );
    assert_eq!(state("2026-H1"), said("blanks", "thiếu 3 kỳ"));
    for cycle in ["2026-01", "2026-02", "2026-03"] {
        door.grid("II.06a", cycle).close("");
    }
    assert_eq!(state("2026-Q1"), said("complete", "đủ, các kỳ đã khóa"));
    assert_eq!(state("2026-02"), said("closed", "đã khóa"));
}

#[test]
fn what_is_no_period_is_refused_with_how_to_write_one() {
    let door = quarter();
    for period in [
        "",
        "2026-13",
        "2026-Q5",
        "2026-H3",
        "26-01",
        "2026-05..2026-01",
        "quý 1",
        "1999",
    ] {
        let refusal = door.refused("report", json!({"period": period}));
        assert!(
            refusal.contains(&format!(
                "“{period}” không phải kỳ báo cáo. Viết 2026-01 (tháng)"
            )),
            "{refusal}"
        );
    }
}

#[test]
fn the_periods_of_a_cycle_are_those_it_belongs_to() {
    let door = quarter();
    for (cycle, titles) in [
        (
            "2026-03",
            vec![
                "Tháng 03/2026",
                "Quý I/2026",
                "6 tháng đầu năm 2026",
                "9 tháng năm 2026",
                "Năm 2026",
            ],
        ),
        (
            "2026-12",
            vec![
                "Tháng 12/2026",
                "Quý IV/2026",
                "6 tháng cuối năm 2026",
                "Năm 2026",
            ],
        ),
    ] {
        let periods = door.call("periods", json!({"cycle": cycle}));
        let periods = periods.as_array().unwrap();
        let found: Vec<&str> = periods
            .iter()
            .map(|own| own["title"].as_str().unwrap())
            .collect();
        assert_eq!(found, titles);
    }
    let first = door.call("periods", json!({"cycle": "2026-01"}))[0].take();
    assert_eq!(first["span"], "15/12/2025 – 14/01/2026");
}
