use super::*;
use crate::sheet::sent::{Snapshot, differing, has_changed, snapshot};

/// A row's id, name and figures.
type Given<'a> = (i64, &'a str, &'a [(&'a str, i64)]);

fn month(rows: &[Given<'_>]) -> Filled {
    let form = form("II.06a");
    let rows = rows
        .iter()
        .map(|(id, name, figures)| row(&form, *id, Some(1), name, figures));
    filled("II.06a", two_sections(rows.collect()))
}

/// What is told of a month after it was sent as it was before.
#[track_caller]
fn told(before: &Filled, now: &Filled, expected: &[&str]) {
    let text = serde_json::to_string(&snapshot(before)).unwrap();
    let then: Snapshot = serde_json::from_str(&text).unwrap();
    let found = differing(now, &then, "16/11/2026");
    let texts: Vec<String> = found
        .iter()
        .map(|own| format!("{}: {}", own.place, own.text))
        .collect();
    assert_eq!(texts, expected);
}

#[test]
fn each_figure_that_is_no_longer_what_was_sent_is_told() {
    let before = month(&[(1, "Hộ tịch", &BALANCED), (2, "Đất đai", &[("online", 5)])]);
    told(&before, &before, &[]);
    let online = with(&[("online", 1040)]);
    told(
        &before,
        &month(&[(1, "Hộ tịch", &online), (2, "Đất đai", &[("online", 5)])]),
        &["Hộ tịch · Bộ: (4) Trực tuyến: đã gửi 1.030 ngày 16/11/2026, nay là 1.040"],
    );
    told(
        &before,
        &month(&[(1, "Hộ tịch", &BALANCED), (2, "Đất đai", &[("direct", 0)])]),
        &[
            "Đất đai · Bộ: (4) Trực tuyến: đã gửi 5 ngày 16/11/2026, nay là trống",
            "Đất đai · Bộ: (5) Trực tiếp, dịch vụ bưu chính: đã gửi trống ngày 16/11/2026, nay là 0",
        ],
    );
}

#[test]
fn rows_that_came_and_went_since_are_told() {
    let before = month(&[
        (1, "Hộ tịch", &BALANCED),
        (2, "Đất đai", &[("online", 5)]),
        (3, "Y tế", &[]),
    ]);
    told(
        &before,
        &month(&[(1, "Hộ tịch", &BALANCED)]),
        &["Đất đai · Bộ: đã gửi ngày 16/11/2026, nay không còn dòng này"],
    );
    let more = [("online", 5)];
    told(
        &month(&[(1, "Hộ tịch", &BALANCED)]),
        &month(&[(1, "Hộ tịch", &BALANCED), (2, "Đất đai", &more)]),
        &["Đất đai · Bộ: (4) Trực tuyến: đã gửi trống ngày 16/11/2026, nay là 5"],
    );
    // A row is known by what it is, not by its id.
    told(
        &month(&[(1, "Hộ tịch", &BALANCED)]),
        &month(&[(9, "Hộ tịch", &BALANCED)]),
        &[],
    );
}

#[test]
fn a_form_has_changed_when_a_finding_says_so() {
    let before = month(&[(1, "Hộ tịch", &BALANCED)]);
    let mut now = month(&[(1, "Hộ tịch", &[])]);
    assert!(!has_changed(&now));
    let found = differing(&now, &snapshot(&before), "16/11/2026");
    now.sheet.add(found);
    assert!(has_changed(&now));
}
