use super::*;
use crate::form::{Column, ColumnKind};
use crate::sheet::Basis;
use crate::sheet::state::{
    Progress, asked, marks, not_started, shown_entry, state, state_over, to_know, without_days,
    without_figures,
};
use crate::value::Amount;

fn month(figures: &[(&str, i64)]) -> Filled {
    let form = form("II.06a");
    let rows = vec![row(&form, 1, Some(1), "Hộ tịch", figures)];
    filled("II.06a", two_sections(rows))
}

#[track_caller]
fn says(own: &Filled, closed: bool, progress: Progress, text: &str) {
    let state = state(&own.form, &own.sheet, closed);
    assert_eq!((state.progress, state.text.as_str()), (progress, text));
}

#[test]
fn a_form_is_as_far_as_its_gravest_finding() {
    says(&month(&BALANCED), false, Progress::Complete, "đủ");
    says(
        &month(&with(&[("late", 3)])),
        false,
        Progress::Errors,
        "1 lỗi",
    );
    says(&month(&[("online", 3)]), false, Progress::Blanks, "còn 7 ô");
    says(&month(&[("online", 3)]), true, Progress::Closed, "đã khóa");
    says(
        &filled("II.06a", two_sections(Vec::new())),
        false,
        Progress::Blanks,
        "chưa có dòng",
    );
    says(
        &filled("II.04", Figures::default()),
        false,
        Progress::Complete,
        "không phát sinh",
    );
    let none = not_started(&form("II.04"));
    assert_eq!(
        (none.progress, none.text.as_str()),
        (Progress::NotStarted, "chưa bắt đầu")
    );
}

#[track_caller]
fn over(cycles: usize, missing: usize, open: usize, progress: Progress, text: &str) {
    let own = month(&BALANCED);
    let state = state_over(&own.form, &own.sheet, cycles, missing, open);
    assert_eq!((state.progress, state.text.as_str()), (progress, text));
}

#[test]
fn over_several_cycles_a_form_is_as_far_as_they_are() {
    over(1, 0, 0, Progress::Closed, "đã khóa");
    over(1, 0, 1, Progress::Complete, "đủ");
    over(1, 1, 0, Progress::NotStarted, "chưa bắt đầu");
    over(3, 0, 0, Progress::Complete, "đủ, các kỳ đã khóa");
    over(3, 0, 2, Progress::Complete, "đủ, còn 2 kỳ chưa khóa sổ");
    over(3, 1, 1, Progress::Blanks, "thiếu 1 kỳ");
    over(3, 3, 0, Progress::NotStarted, "chưa bắt đầu");
}

#[test]
fn a_cell_is_marked_with_its_gravest_finding_and_never_for_being_blank() {
    let own = month(&with(&[("late", 3)]));
    let marks = marks(&own.sheet);
    let columns: Vec<&str> = marks[&Some(1)].iter().map(|(key, _)| *key).collect();
    assert_eq!(columns, ["received", "done", "pending"]);
    assert!(super::super::state::marks(&month(&[("online", 3)]).sheet).is_empty());
}

#[test]
fn a_longer_period_asks_for_what_it_cannot_compute() {
    assert_eq!(asked(&form("II.06a"), Basis::Cycles), None);
    let text = asked(&form("II.05a"), Basis::Cycles).unwrap();
    assert!(
        text.ends_with("không cộng được từ các kỳ: nhập số của cả kỳ báo cáo."),
        "{text}"
    );
    let asks = |key: &str| Basis::Cycles.asks(form("II.05a").column(key).unwrap());
    assert!(asks("act"));
    assert!(!asks("received"));
}

#[test]
fn days_ask_for_what_is_not_counted() {
    assert_eq!(asked(&form("II.06a"), Basis::Dossiers), None);
    assert_eq!(
        asked(&form("II.08"), Basis::Dossiers).as_deref(),
        Some("Cột (14), (15) không đếm từ hồ sơ: nhập số của cả khoảng ngày.")
    );
    let without = |closed: bool, figures: &[(&str, i64)]| {
        let own = month(figures);
        let state = without_days(state(&own.form, &own.sheet, closed));
        (state.progress, state.text)
    };
    let days = (Progress::Blanks, "thiếu ngày".to_owned());
    assert_eq!(without(false, &BALANCED), days);
    assert_eq!(without(true, &BALANCED), days);
    let errors = (Progress::Errors, "1 lỗi".to_owned());
    assert_eq!(without(false, &with(&[("late", 3)])), errors);
    let none = without_figures(&form("II.04"));
    assert_eq!(
        (none.progress, none.text.as_str()),
        (Progress::NotStarted, "để trống")
    );
}

#[test]
fn only_computed_percentages_are_rounded() {
    let third = Entry::Number(Amount::ONE / Amount::from(3));
    let form = form("II.06a");
    let typed = form.column("online").unwrap();
    let formula = crate::formula::parse("online / received").ok();
    for (kind, formula, rounded) in [
        (ColumnKind::Percent, formula.clone(), true),
        (ColumnKind::Amount, formula, false),
        (ColumnKind::Percent, None, false),
    ] {
        let column = Column {
            kind,
            formula,
            ..typed.clone()
        };
        let shown = shown_entry(&third, &column);
        assert_eq!(shown.stored() == "0.33", rounded, "{kind:?}");
    }
}

#[track_caller]
fn known(own: &Filled, missing: &[&str], open: &[&str], notes: &[&str]) {
    let labels = |cycles: &[&str]| {
        cycles
            .iter()
            .map(|own| (*own).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(to_know(own, &labels(missing), &labels(open)), notes);
}

#[test]
fn what_to_know_of_a_form_is_said_before_it_goes_out() {
    known(&month(&BALANCED), &[], &[], &[]);
    known(
        &month(&with(&[("late", 3)])),
        &[],
        &["11/2026"],
        &[
            "Biểu II.06a còn 1 lỗi: xuất thành bản nháp.",
            "Biểu II.06a chưa khóa sổ ở kỳ 11/2026.",
        ],
    );
    known(
        &month(&[("online", 3)]),
        &["09/2026", "10/2026"],
        &[],
        &[
            "Biểu II.06a còn 7 ô trống.",
            "Biểu II.06a chưa có số liệu ở kỳ 09/2026, 10/2026.",
        ],
    );
    known(
        &filled("II.04", Figures::default()),
        &[],
        &[],
        &["Biểu II.04: Bản dựng lại: đối chiếu với biểu gốc trước khi gửi."],
    );
}

#[test]
fn a_form_tells_how_many_errors_warnings_and_blanks_it_has() {
    let form = form("II.06a");
    let figures = two_sections(vec![row(&form, 1, Some(1), "Hộ tịch", &[("online", 1)])]);
    let sheet = fill(&form, &figures);
    let state = state(&form, &sheet, false);
    let expected = format!(
        "{} lỗi, {} cảnh báo, {} ô trống",
        state.errors, state.warnings, state.blanks
    );
    assert_eq!(state.counts, expected);
    assert!(state.blanks > 0);
}
