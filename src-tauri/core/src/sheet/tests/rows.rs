use std::collections::HashSet;

use super::*;
use crate::sheet::rows::{
    asked_before_deleting, checked_name, going_on, has_field, is_offered, may_add, moved,
    with_added,
};

#[track_caller]
fn offered(cycle: &str, from: Option<&str>, until: Option<&str>, expected: bool) {
    assert_eq!(
        is_offered(cycle, from, until),
        expected,
        "{from:?} {cycle} {until:?}"
    );
}

#[test]
fn a_field_is_offered_from_its_first_to_its_last_cycle() {
    offered("2026-11", None, None, true);
    offered("2026-11", Some("2026-11"), Some("2026-11"), true);
    offered("2026-10", Some("2026-11"), None, false);
    offered("2026-12", None, Some("2026-11"), false);
    offered("2027-01", Some("2026-11"), None, true);
}

/// The rows of `code` that go on: each with its section, its field and what it closes with.
#[track_caller]
fn go_on(code: &str, closing: &[&str], rows: &[(i64, Option<i64>, &str, i64)], expected: &[i64]) {
    let own = form(code);
    let made = rows.iter().map(|(id, section, name, stock)| {
        let figures: Vec<(&str, i64)> = closing.iter().map(|key| (*key, *stock)).collect();
        row(&own, *id, *section, name, &figures)
    });
    let before = filled(code, two_sections(made.collect()));
    let fields = ["Hộ tịch", "Đất đai"].map(str::to_owned);
    let found = going_on(&own, &before, &HashSet::from(fields), &HashSet::from([2]));
    assert_eq!(found, expected);
}

#[test]
fn a_new_cycle_starts_with_the_rows_of_before_that_are_still_offered_or_have_something_under_way() {
    let pending = &["pending_in_time", "pending_late"];
    go_on(
        "II.06a",
        pending,
        &[(1, Some(1), "Hộ tịch", 0), (2, Some(1), "Đất đai", 5)],
        &[1, 2],
    );
    go_on(
        "II.06a",
        pending,
        &[(1, Some(2), "Hộ tịch", 0), (2, Some(2), "Đất đai", 5)],
        &[2],
    );
    go_on(
        "II.06a",
        pending,
        &[(1, Some(1), "Hết", 0), (2, Some(1), "Hết rồi", 5)],
        &[2],
    );
    // Where nothing arose in most months, only what is under way comes along.
    go_on(
        "II.05a",
        &["processing"],
        &[(1, None, "Hộ tịch", 0), (2, None, "Đất đai", 5)],
        &[2],
    );
    go_on(
        "II.08",
        &["procs"],
        &[(1, None, "Hộ tịch", 3), (2, None, "Hết", 3)],
        &[1],
    );
}

#[track_caller]
fn adds(code: &str, section: Option<i64>, refusal: Option<&str>) {
    let sections = match form(code).definition.rows.sections {
        true => two_sections(Vec::new()),
        false => Figures::default(),
    };
    let refusal = refusal.map(|text| Refused::Wrong(text.to_owned()));
    assert_eq!(
        may_add(&filled(code, sections), section),
        refusal.map_or(Ok(()), Err)
    );
}

#[test]
fn rows_are_added_in_a_section_where_there_are_some() {
    let choose = Some("Chọn mục (nguồn số liệu) để thêm dòng.");
    adds("II.06a", Some(1), None);
    adds("II.06a", None, choose);
    adds("II.06a", Some(7), choose);
    adds("II.08", None, None);
    adds("II.08", Some(1), choose);
    adds("II.04", None, None);
}

#[track_caller]
fn named(own: Option<i64>, name: &str, expected: Result<&str, &str>) {
    let form = form("II.04");
    let figures = Figures {
        rows: vec![
            row(&form, 1, None, "Khai sinh", &[]),
            row(&form, 2, None, "Kết hôn", &[]),
        ],
        ..Figures::default()
    };
    let found = checked_name(&figures, own, name);
    let expected = expected
        .map(str::to_owned)
        .map_err(|text| Refused::Wrong(text.to_owned()));
    assert_eq!(found, expected);
}

#[test]
fn a_free_row_has_a_name_of_its_own() {
    named(None, "  Đăng ký   khai tử ", Ok("Đăng ký   khai tử"));
    named(None, " ", Err("Nhập tên dòng."));
    named(None, &"a".repeat(500), Ok(&"a".repeat(500)));
    named(
        None,
        &"a".repeat(501),
        Err("Tên dòng dài quá 500 ký tự. Viết ngắn lại."),
    );
    named(
        None,
        "KHAI  SINH",
        Err("Đã có dòng “Khai sinh” trong biểu."),
    );
    named(Some(1), "KHAI SINH", Ok("KHAI SINH"));
    named(
        Some(2),
        "khai sinh",
        Err("Đã có dòng “Khai sinh” trong biểu."),
    );
}

#[test]
fn a_field_has_a_row_once_in_each_section() {
    let form = form("II.06a");
    let figures = two_sections(vec![row(&form, 1, Some(1), "Hộ tịch", &[])]);
    assert!(has_field(&figures, Some(1), "Hộ tịch"));
    assert!(!has_field(&figures, Some(2), "Hộ tịch"));
    assert!(!has_field(&figures, Some(1), "Đất đai"));
}

#[track_caller]
fn asks(figures: &[(&str, i64)], opening: Option<i64>, question: Option<&str>) {
    let form = form("II.06a");
    let mut own = row(&form, 1, Some(1), "Hộ tịch", figures);
    own.figures[form.index("carried").unwrap()].opening = opening.map(Into::into);
    let own = filled("II.06a", two_sections(vec![own]));
    let asked = asked_before_deleting(&own, &own.figures.rows[0]);
    assert_eq!(asked.as_deref(), question);
}

#[test]
fn a_row_that_holds_something_is_not_taken_away_unasked() {
    asks(&[], None, None);
    asks(&[], Some(0), None);
    asks(
        &[("online", 3)],
        None,
        Some("Dòng Hộ tịch · Bộ có 1 ô số liệu. Xóa dòng này? (Ctrl+Z để lấy lại)"),
    );
    asks(
        &[("online", 3)],
        Some(1300),
        Some(
            "Dòng Hộ tịch · Bộ có 1.300 hồ sơ từ kỳ trước chuyển sang và 1 ô số liệu. Xóa dòng này?",
        ),
    );
}

/// Rows 1, 2 stand in section 1, row 3 in section 2.
#[track_caller]
fn placed(added: &[(i64, i64)], after: Option<i64>, order: &[i64]) {
    let present = [(1, Some(1)), (2, Some(1)), (3, Some(2))];
    let added: Vec<_> = added
        .iter()
        .map(|(id, section)| (*id, Some(*section)))
        .collect();
    assert_eq!(with_added(&present, &added, after), order);
}

#[test]
fn rows_are_added_after_a_row_or_at_the_end_of_their_section() {
    placed(&[(7, 1)], Some(1), &[1, 7, 2, 3]);
    placed(&[(7, 1), (8, 1)], Some(1), &[1, 7, 8, 2, 3]);
    placed(&[(7, 1), (8, 1)], None, &[1, 2, 7, 8, 3]);
    placed(&[(7, 1), (8, 2), (9, 1)], None, &[1, 2, 9, 7, 3, 8]);
    placed(&[(7, 5)], None, &[1, 2, 3, 7]);
    placed(&[(7, 1)], Some(99), &[1, 2, 7, 3]);
    placed(&[], None, &[1, 2, 3]);
}

/// Rows 1, 2, 3 stand in section 1, rows 4, 5 in section 2.
#[track_caller]
fn moves(row: usize, steps: i64, order: Option<&[i64]>) {
    let form = form("II.06a");
    let rows = [(1, 1), (2, 1), (3, 1), (4, 2), (5, 2)];
    let rows = rows.map(|(id, section)| super::row(&form, id, Some(section), &id.to_string(), &[]));
    assert_eq!(moved(&rows, &rows[row - 1], steps).as_deref(), order);
}

#[test]
fn a_row_moves_within_its_section_and_no_further() {
    moves(1, 1, Some(&[2, 1, 3, 4, 5]));
    moves(1, 2, Some(&[2, 3, 1, 4, 5]));
    moves(1, i64::MAX, Some(&[2, 3, 1, 4, 5]));
    moves(3, -9, Some(&[3, 1, 2, 4, 5]));
    moves(5, -1, Some(&[1, 2, 3, 5, 4]));
    moves(1, -1, None);
    moves(3, 1, None);
    moves(4, 0, None);
}
