use super::*;
use crate::sheet::closing::{freed_stocks, kept_stocks, may_close, out_of_order};

#[track_caller]
fn closes(figures: &[(&str, i64)], note: &str, refusal: Option<&str>) {
    let form = form("II.06a");
    let rows = vec![row(&form, 1, Some(1), "Hộ tịch", figures)];
    let found = may_close(
        &filled("II.06a", two_sections(rows)),
        "Biểu II.06a kỳ 11/2026",
        note,
    );
    let refusal = refusal.map(|text| Refused::Wrong(format!("Biểu II.06a kỳ 11/2026 {text}")));
    assert_eq!(found, refusal.map_or(Ok(()), Err));
}

#[test]
fn errors_forbid_closing_and_warnings_want_a_note() {
    closes(&BALANCED, "", None);
    let errors = "còn 1 lỗi, chưa khóa sổ được. Sửa các lỗi ở bảng “Cần xử lý” rồi khóa lại.";
    closes(&with(&[("late", 3)]), "", Some(errors));
    closes(&with(&[("late", 3)]), "vẫn khóa", Some(errors));
    let blank = [("online", 5)];
    let warnings = "còn 1 cảnh báo. Ghi chú vì sao vẫn khóa sổ, hoặc xử lý cảnh báo trước.";
    closes(&blank, "", Some(warnings));
    closes(&blank, "chờ hệ thống của Bộ", None);
}

#[test]
fn what_differs_from_what_was_sent_wants_no_second_note() {
    let form = form("II.06a");
    let rows = vec![row(&form, 1, Some(1), "Hộ tịch", &BALANCED)];
    let mut own = filled("II.06a", two_sections(rows));
    own.sheet.add(vec![Finding {
        severity: Severity::Warning,
        kind: FindingKind::Sent,
        row: Some(1),
        columns: Vec::new(),
        place: String::new(),
        text: String::new(),
    }]);
    assert_eq!(may_close(&own, "", ""), Ok(()));
}

#[track_caller]
fn asked(code: &str, open: &[&str], question: Option<&str>) {
    let open: Vec<String> = open.iter().map(|own| (*own).to_owned()).collect();
    assert_eq!(
        out_of_order(&form(code), "11/2026", &open).as_deref(),
        question
    );
}

#[test]
fn closing_before_an_earlier_cycle_is_asked_with_the_cycles_named() {
    asked("II.06a", &[], None);
    asked(
        "II.08",
        &["10/2026"],
        Some("Biểu II.08 kỳ 10/2026 chưa khóa sổ. Vẫn khóa kỳ 11/2026 trước?"),
    );
    asked(
        "II.06a",
        &["08/2026", "09/2026", "10/2026"],
        Some(
            "Biểu II.06a các kỳ 08/2026, 09/2026 và 10/2026 chưa khóa sổ. Số từ kỳ trước chuyển sang của kỳ 11/2026 \
             sẽ giữ như hiện nay, sửa kỳ trước về sau không còn đổi theo. Vẫn khóa kỳ 11/2026 trước?",
        ),
    );
}

#[test]
fn closing_writes_down_the_stocks_nobody_typed_and_reopening_frees_those_alone() {
    let form = form("II.06a");
    let carried = form.index("carried").unwrap();
    let mut rows: Vec<Row> = [1, 2, 3]
        .map(|id| row(&form, id, Some(1), &id.to_string(), &[]))
        .into();
    rows[0].figures[carried].opening = Some(13.into());
    rows[1] = row(&form, 2, Some(1), "2", &[("carried", 5)]);
    rows[1].figures[carried].opening = Some(5.into());
    let open = filled("II.06a", two_sections(rows.clone()));
    assert_eq!(kept_stocks(&open), [(1, carried, 13.into())]);
    assert_eq!(freed_stocks(&open), []);
    rows[0].figures[carried].entry = Some(Entry::Number(13.into()));
    rows[0].figures[carried].origin = Some(Origin::Carried);
    let closed = filled("II.06a", two_sections(rows));
    assert_eq!(kept_stocks(&closed), []);
    assert_eq!(freed_stocks(&closed), [(1, carried, 13.into())]);
}
