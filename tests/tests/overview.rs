//! The overview over the year: what is due, late, missing; and the cycle picker.

use serde_json::json;
use smc_tests::door::Door;

const CYCLE: &str = "2026-11";

/// The overview's deadlines, "title: before, left".
fn due(door: &Door) -> Vec<String> {
    let current = door.call("state", json!({}))["current"].take();
    let mut overview = door.call("overview", json!({"cycle": current}));
    let lines = overview["deadlines"].as_array_mut().unwrap().drain(..);
    lines
        .map(|line| {
            let text = |key: &str| line[key].as_str().unwrap().to_owned();
            format!("{}: {}, {}", text("title"), text("before"), text("left"))
        })
        .collect()
}

#[test]
fn the_overview_tells_what_is_due_over_the_year() {
    for (today, expected) in [
        (
            "2026-11-16",
            vec![
                "Báo cáo tháng 11/2026: trước 18/11/2026, còn 1 ngày",
                "Báo cáo CCHC quý IV/2026: trước 05/12/2026, còn 18 ngày",
                "Báo cáo CCHC 6 tháng cuối năm 2026: trước 05/12/2026, còn 18 ngày",
                "Báo cáo CCHC năm 2026: trước 05/12/2026, còn 18 ngày",
                "Báo cáo quý IV/2026: trước 18/12/2026, còn 31 ngày",
                "Báo cáo 6 tháng cuối năm 2026: trước 18/12/2026, còn 31 ngày",
                "Báo cáo năm 2026: trước 18/12/2026, còn 31 ngày",
            ],
        ),
        (
            "2026-12-17",
            vec![
                "Báo cáo tháng 12/2026: trước 18/12/2026, hôm nay là ngày cuối",
                "Báo cáo quý IV/2026: trước 18/12/2026, hôm nay là ngày cuối",
                "Báo cáo 6 tháng cuối năm 2026: trước 18/12/2026, hôm nay là ngày cuối",
                "Báo cáo năm 2026: trước 18/12/2026, hôm nay là ngày cuối",
            ],
        ),
        (
            "2026-12-20",
            vec![
                "Báo cáo tháng 01/2027: trước 18/01/2027, còn 26 ngày",
                "Báo cáo CCHC quý I/2027: trước 05/03/2027, còn 74 ngày",
                "Báo cáo quý I/2027: trước 18/03/2027, còn 87 ngày",
            ],
        ),
        (
            "2024-02-29",
            vec![
                "Báo cáo CCHC quý I/2024: trước 05/03/2024, còn 4 ngày",
                "Báo cáo tháng 03/2024: trước 18/03/2024, còn 15 ngày",
                "Báo cáo quý I/2024: trước 18/03/2024, còn 15 ngày",
            ],
        ),
        (
            "2026-06-04",
            vec![
                "Báo cáo CCHC quý II/2026: trước 05/06/2026, hôm nay là ngày cuối",
                "Báo cáo CCHC 6 tháng đầu năm 2026: trước 05/06/2026, hôm nay là ngày cuối",
                "Báo cáo tháng 06/2026: trước 18/06/2026, còn 13 ngày",
                "Báo cáo quý II/2026: trước 18/06/2026, còn 13 ngày",
                "Báo cáo 6 tháng đầu năm 2026: trước 18/06/2026, còn 13 ngày",
            ],
        ),
        (
            "2026-08-20",
            vec![
                "Báo cáo CCHC quý III/2026: trước 05/09/2026, còn 15 ngày",
                "Báo cáo tháng 09/2026: trước 18/09/2026, còn 28 ngày",
                "Báo cáo quý III/2026: trước 18/09/2026, còn 28 ngày",
                "Báo cáo 9 tháng năm 2026: trước 18/09/2026, còn 28 ngày",
            ],
        ),
    ] {
        assert_eq!(
            due(&Door::at(&format!("{today}T08:00:00"))),
            expected,
            "{today}"
        );
    }
}

#[test]
fn a_report_that_was_not_sent_in_time_stays_in_view_until_it_is() {
    let door = Door::started("2026-12").reopened("2026-12-20T08:00:00");
    let late = |door: &Door| {
        let found = due(door).into_iter();
        found
            .filter(|line| line.contains("quá hạn"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        late(&door),
        [
            "Báo cáo tháng 12/2026: trước 18/12/2026, quá hạn 3 ngày",
            "Báo cáo quý IV/2026: trước 18/12/2026, quá hạn 3 ngày",
            "Báo cáo 6 tháng cuối năm 2026: trước 18/12/2026, quá hạn 3 ngày",
            "Báo cáo năm 2026: trước 18/12/2026, quá hạn 3 ngày",
        ]
    );
    for period in ["2026-12", "2026-H2", "2026"] {
        door.call("sent_mark", json!({"period": period, "forms": ["II.04"]}));
    }
    assert_eq!(
        late(&door),
        ["Báo cáo quý IV/2026: trước 18/12/2026, quá hạn 3 ngày"]
    );
}

#[test]
fn the_sample_ward_has_sent_its_reports_and_two_tasks_of_its_plan_are_late() {
    let door = Door::at("2026-12-20T08:00:00");
    door.call("sample_open", json!({}));
    assert_eq!(
        due(&door)
            .iter()
            .filter(|line| line.contains("quá hạn"))
            .count(),
        0
    );
    let overview = door.call("overview", json!({"cycle": "2026-12"}));
    assert_eq!(
        overview["next"]["text"],
        "2 việc trong kế hoạch trễ hạn: xem và cập nhật"
    );
}

#[test]
fn a_sent_report_is_called_sent() {
    let door = Door::started(CYCLE);
    door.call("sent_mark", json!({"period": CYCLE, "forms": ["II.04"]}));
    assert_eq!(
        due(&door)[0],
        "Báo cáo tháng 11/2026: trước 18/11/2026, đã gửi"
    );
}

#[test]
fn the_overview_tells_cycles_that_a_longer_report_lacks() {
    let door = Door::started("2026-07");
    for cycle in ["2026-09", CYCLE] {
        door.call("cycle_start", json!({"cycle": cycle}));
    }
    for form in ["II.04", "II.05a"] {
        door.grid(form, "2026-07").close("");
    }
    let overview = door.call("overview", json!({"cycle": CYCLE}));
    assert_eq!(
        overview["missing"],
        json!([
            "Kỳ 07/2026: chưa khóa sổ II.06a, II.08",
            "Kỳ 08/2026 chưa có số liệu",
            "Kỳ 09/2026: chưa khóa sổ II.04, II.05a, II.06a, II.08",
            "Kỳ 10/2026 chưa có số liệu",
        ])
    );
    assert_eq!(
        overview["next"]["text"],
        "Biểu II.06a chưa có số liệu: nhập tay hoặc nhập từ tệp"
    );
    let next = door.call("overview", json!({"cycle": "2026-10"}))["next"].take();
    assert_eq!(
        (&next["text"], &next["act"]),
        (&json!("Bắt đầu kỳ 10/2026"), &json!("start_cycle"))
    );
}

#[test]
fn the_cycle_picker_holds_started_cycles_and_the_one_due() {
    let door = Door::started("2026-01");
    for form in ["II.04", "II.05a", "II.06a", "II.08"] {
        door.grid(form, "2026-01").close("chưa phát sinh");
    }
    door.call("cycle_start", json!({"cycle": "2026-10"}));
    let state = door.call("state", json!({}));
    assert_eq!(
        (&state["current"], &state["today"]),
        (&json!(CYCLE), &json!("2026-11-16"))
    );
    let cycles: Vec<String> = state["cycles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|own| {
            let text = |key: &str| own[key].as_str().unwrap();
            let flags = ["started", "late", "closed"].map(|key| own[key] == true);
            format!(
                "{} | {} | {} | {} | {flags:?}",
                text("title"),
                text("span"),
                text("deadline"),
                text("left")
            )
        })
        .collect();
    assert_eq!(
        cycles,
        [
            "Kỳ 11/2026 | 15/10 – 14/11/2026 | Hạn gửi trước 18/11 (chậm nhất thứ Ba 17/11) | còn 1 ngày | [false, false, false]",
            "Kỳ 10/2026 | 15/09 – 14/10/2026 | Hạn gửi trước 18/10 (chậm nhất thứ Sáu 16/10; 17/10 là thứ Bảy) | quá hạn 30 ngày | [true, true, false]",
            "Kỳ 01/2026 | 15/12/2025 – 14/01/2026 | Hạn gửi trước 18/01 (chậm nhất thứ Sáu 16/01; 17/01 là thứ Bảy) | đã khóa sổ | [true, false, true]",
        ]
    );
    for (today, current) in [
        ("2026-11-14T23:59:59", "2026-11"),
        ("2026-11-17T00:00:00", "2026-11"),
        ("2026-11-18T00:00:00", "2026-12"),
        ("2026-12-31T12:00:00", "2027-01"),
    ] {
        assert_eq!(
            Door::at(today).call("state", json!({}))["current"],
            current,
            "{today}"
        );
    }
}
