//! What was sent, and what has changed since.

use serde_json::json;
use smc_tests::door::{Door, findings_of};

use crate::quarter;

#[test]
fn a_figure_that_differs_from_what_was_sent_is_a_finding() {
    let door = quarter();
    let args = json!({"period": "2026-Q1", "forms": ["II.06a"]});
    let report = door.call("sent_mark", args);
    assert_eq!(report["sent"][0]["act"], "Đã gửi");
    assert_eq!(report["sent"][0]["what"], "Quý I/2026 · II.06a");
    let differing = |door: &Door| findings_of(&door.report("II.06a", "2026-Q1")["body"]);
    assert_eq!(differing(&door), Vec::<String>::new());
    let grid = door.grid("II.06a", "2026-02");
    let row = grid.row(Some(1), "Hộ tịch");
    grid.fill(row, &[("online", "51"), ("early", "41")]);
    let place = "warning · Hộ tịch · Trên Hệ thống của Bộ, ngành";
    assert_eq!(
        differing(&door),
        [
            format!("{place}: (4) Trực tuyến: đã gửi 350 ngày 16/03/2026, nay là 351"),
            format!("{place}: (8) Đã giải quyết trước hạn: đã gửi 270 ngày 16/03/2026, nay là 271"),
        ]
    );
    // The month itself was not sent.
    assert_eq!(
        findings_of(&door.report("II.06a", "2026-02")["body"]),
        Vec::<String>::new()
    );
    door.call(
        "sent_mark",
        json!({"period": "2026-Q1", "forms": ["II.06a"]}),
    );
    assert_eq!(differing(&door), Vec::<String>::new());
}

#[test]
fn a_sent_month_says_in_its_own_grid_what_has_changed_since() {
    let door = quarter();
    let args = json!({"period": "2026-02", "forms": ["II.06a"]});
    door.call("sent_mark", args);
    let grid = door.grid("II.06a", "2026-02");
    let row = grid.row(Some(1), "Hộ tịch");
    grid.fill(row, &[("online", "51"), ("early", "41")]);
    let place = "warning · Hộ tịch · Trên Hệ thống của Bộ, ngành";
    let changed = door.findings("II.06a", "2026-02");
    assert_eq!(changed.len(), 2, "{changed:?}");
    assert!(changed[0].starts_with(&format!("{place}: (4) Trực tuyến: đã gửi ")));
    // Why is said when a closed form is reopened: closing again asks no second time.
    grid.close_before_earlier("");
    assert_eq!(door.findings("II.06a", "2026-02").len(), 2);
}

#[test]
fn a_row_that_was_sent_and_is_gone_is_a_finding_too() {
    let door = quarter();
    door.call(
        "sent_mark",
        json!({"period": "2026-01", "forms": ["II.06a"]}),
    );
    let grid = door.grid("II.06a", "2026-01");
    grid.call(
        "row_delete",
        json!({"row": grid.row(Some(2), "Chứng thực"), "sure": true}),
    );
    assert_eq!(
        findings_of(&door.report("II.06a", "2026-01")["body"]),
        [
            "warning · Chứng thực · Trên Hệ thống thông tin giải quyết TTHC của thành phố: \
             đã gửi ngày 16/03/2026, nay không còn dòng này"
        ]
    );
}

#[test]
fn a_report_with_errors_is_not_marked_as_sent() {
    let door = quarter();
    let grid = door.grid("II.06a", "2026-03");
    grid.fill(grid.row(Some(1), "Hộ tịch"), &[("late", "6")]);
    for period in ["2026-03", "2026-Q1"] {
        assert_eq!(
            door.refused("sent_mark", json!({"period": period, "forms": ["II.06a"]})),
            "Biểu II.06a còn 1 lỗi; sửa trước khi đánh dấu đã gửi."
        );
        assert_eq!(
            door.call("report", json!({"period": period}))["sent"],
            json!([])
        );
    }
}
