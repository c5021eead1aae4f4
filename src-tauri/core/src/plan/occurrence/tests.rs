use super::*;
use crate::calendar::ReportDays;
use crate::schedule::read;

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%d/%m/%Y").unwrap()
}

/// The due dates as `d/m`, with the year where it is not the plan's.
fn shown(dues: &[NaiveDate]) -> String {
    let one = |due: &NaiveDate| match due.year() {
        2026 => due.format("%-d/%-m").to_string(),
        _ => due.format("%-d/%-m/%Y").to_string(),
    };
    dues.iter().map(one).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn falls_due(about: About, text: &str, expected: &str) {
    let schedule = read(text, 2026).unwrap();
    let found = dues(&schedule, 2026, about, &Deadlines::default());
    assert_eq!(shown(&found), expected, "{text}");
}

#[test]
fn a_report_is_due_on_the_last_safe_day_of_the_report_calendar() {
    let due = |text, expected| falls_due(About::Control, text, expected);
    due(
        "Hàng tháng",
        "17/1 17/2 17/3 17/4 17/5 17/6 17/7 17/8 17/9 17/10 17/11 17/12",
    );
    due("Hàng quý", "17/3 17/6 17/9 17/12");
    due("Định kỳ hàng quý và năm", "17/3 17/6 17/9 17/12");
    due("Định kỳ 6 tháng", "17/6 17/12");
    due("6 tháng, 9 tháng và năm", "17/6 17/9 17/12");
    due("Hàng năm", "17/12");
}

#[test]
fn a_plan_of_reform_has_its_own_calendar() {
    let due = |text, expected| falls_due(About::Reform, text, expected);
    due("Hàng quý", "4/3 4/6 4/9 4/12");
    due("Định kỳ 6 tháng, năm", "4/6 4/12");
    due("6 tháng, 9 tháng", "4/6 4/9 4/12");
    due(
        "Hàng tháng",
        "17/1 17/2 17/3 17/4 17/5 17/6 17/7 17/8 17/9 17/10 17/11 17/12",
    );
}

#[test]
fn the_office_sets_its_calendar_and_each_rule_follows_its_own_day() {
    let deadlines = Deadlines::from(ReportDays {
        month: 20,
        longer: 15,
        reform: 10,
        reform_year: 1,
    });
    let due = |text: &str, about| {
        let schedule = read(text, 2026).unwrap();
        shown(&dues(&schedule, 2026, about, &deadlines))
    };
    assert_eq!(
        due("Hàng quý, năm", About::Inspection),
        "14/3 14/6 14/9 14/12"
    );
    assert_eq!(due("Định kỳ 6 tháng, năm", About::Reform), "9/6 30/11 9/12");
    assert!(due("Hàng tháng", About::Other).starts_with("19/1 19/2 "));
}

#[test]
fn a_named_day_is_kept_in_short_months_too() {
    let due = |text, expected| falls_due(About::Control, text, expected);
    due(
        "Ngày 31 hàng tháng",
        "31/1 28/2 31/3 30/4 31/5 30/6 31/7 31/8 30/9 31/10 30/11 31/12",
    );
    due(
        "Trước ngày 31 hàng tháng",
        "30/1 28/2 30/3 30/4 30/5 30/6 30/7 30/8 30/9 30/10 30/11 30/12",
    );
    due("Trước ngày 05 tháng cuối quý", "4/3 4/6 4/9 4/12");
    due("Ngày 20 tháng cuối quý", "20/3 20/6 20/9 20/12");
    due("Tháng cuối quý", "31/3 30/6 30/9 31/12");
}

#[test]
fn weeks_are_due_on_fridays_or_on_the_day_named() {
    let fridays = dues(
        &read("Hàng tuần", 2026).unwrap(),
        2026,
        About::Control,
        &Deadlines::default(),
    );
    assert_eq!(fridays.len(), 52);
    assert_eq!(shown(&fridays[..2]), "2/1 9/1");
    let before = |text: &str| {
        let schedule = read(text, 2026).unwrap();
        dues(&schedule, 2026, About::Control, &Deadlines::default())[0]
    };
    assert_eq!(before("Trước thứ sáu hàng tuần"), day("01/01/2026"));
    assert_eq!(before("Trước thứ hai hàng tuần"), day("04/01/2026"));
    assert_eq!(before("Chủ nhật hàng tuần"), day("04/01/2026"));
}

#[test]
fn dates_are_given_as_they_are_named() {
    let due = |text, expected| falls_due(About::Control, text, expected);
    due("Thường xuyên", "");
    due("Khi có phát sinh", "");
    due("Trước 30/8", "29/8");
    due("Quý II", "30/6");
    due("Trước 15/01/2027", "14/1/2027");
    due("Trước 30/6 và trước 30/11/2026", "29/6 29/11");
}

/// An occurrence as `17/6`, `17/6 touched`, `17/6 added`, `17/6>20/6` when the 20th was agreed instead, `>20/6` when the
/// schedule no longer gives it.
fn existing(text: &str) -> Vec<Existing> {
    let all = text.split(", ").filter(|one| !one.is_empty());
    let one = |(id, one): (i64, &str)| {
        let (days, rest) = one.split_once(' ').unwrap_or((one, ""));
        let (scheduled, due) = days.split_once('>').unwrap_or((days, days));
        let day = |text: &str| day(&format!("{text}/2026"));
        let added = rest.contains("added");
        Existing {
            id,
            due: day(due),
            scheduled: (!added && !scheduled.is_empty()).then(|| day(scheduled)),
            added,
            state: State::Todo,
            dated: false,
            noted: rest.contains("touched"),
            proven: false,
        }
    };
    (1..).zip(all).map(one).collect()
}

/// What there is and is wanted → the steps: `+17/6`, `-1`, `1→17/6`, `1=17/6` for one that keeps its day.
#[track_caller]
fn becomes(before: &str, wanted: &str, expected: &str) {
    let wanted: Vec<NaiveDate> = wanted
        .split(", ")
        .filter(|one| !one.is_empty())
        .map(|one| day(&format!("{one}/2026")))
        .collect();
    let steps = reconcile(&existing(before), &wanted);
    let step = |step: &Step| match step {
        Step::Add(due) => format!("+{}", due.format("%-d/%-m")),
        Step::Remove(id) => format!("-{id}"),
        Step::Move(id, due) => format!("{id}→{}", due.format("%-d/%-m")),
        Step::Keep(id, None) => format!("{id}="),
        Step::Keep(id, Some(day)) => format!("{id}={}", day.format("%-d/%-m")),
    };
    let shown: Vec<String> = steps.iter().map(step).collect();
    assert_eq!(shown.join(" "), expected, "{before} → {wanted:?}");
}

#[test]
fn occurrences_follow_the_time() {
    becomes("", "", "");
    becomes("", "17/6, 17/12", "+17/6 +17/12");
    becomes("17/6, 17/12", "17/6, 17/12", "");
    becomes("17/6", "", "-1");
    becomes("17/6", "30/6", "1→30/6");
    becomes("17/6", "30/7", "-1 +30/7");
    becomes(
        "17/1, 17/2, 17/3",
        "19/1, 19/2, 19/3",
        "1→19/1 2→19/2 3→19/3",
    );
    becomes("17/3, 17/6, 17/9", "17/6, 17/12", "-1 -3 +17/12");
    becomes("", "17/6, 17/6", "+17/6");
}

#[test]
fn what_was_done_is_never_lost() {
    becomes("17/6 touched", "", "");
    becomes("17/6 touched", "17/6", "");
    becomes("17/6 touched", "30/6", "1→30/6");
    becomes("17/6 touched", "30/6, 30/12", "1→30/6 +30/12");
    becomes("17/6 touched", "30/7, 30/12", "+30/7 +30/12");
    becomes("17/6 touched", "30/7", "1→30/7");
    becomes("17/6 touched, 17/12 touched", "30/6", "1→30/6");
    becomes("17/6 touched, 17/12 touched", "30/7", "+30/7");
    becomes("10/6, 17/6 touched", "30/6", "2→30/6 -1");
    becomes("17/3 touched, 17/6", "30/3", "1→30/3 -2");
    becomes("17/3 touched, 17/6 touched", "17/3, 30/6", "2→30/6");
}

#[test]
fn what_the_officer_added_stays_and_no_date_is_there_twice() {
    becomes("17/6 added", "", "");
    becomes("17/6 added", "30/6", "+30/6");
    becomes("17/6 added touched", "30/6", "+30/6");
    becomes("30/6 added", "30/6", "");
    becomes("30/6 added, 17/6 touched", "30/6", "");
    becomes("30/6 added, 17/6", "30/6", "-2");
}

#[test]
fn what_was_moved_by_hand_keeps_its_day() {
    becomes("17/6>20/6", "17/6", "");
    becomes("17/6>5/7", "17/6, 17/7", "+17/7");
    becomes("17/6>20/6", "19/6", "1=19/6");
    becomes("17/6>5/7", "19/6, 19/7", "1=19/6 +19/7");
    // The schedule now gives the day that was agreed.
    becomes("17/6>20/6", "19/6, 20/6", "1=20/6 +19/6");
    becomes("17/6>20/6", "30/11", "1=30/11");
    becomes("17/6>20/6", "30/11, 30/12", "1= +30/11 +30/12");
    becomes("17/6>20/6", "", "1=");
    becomes(">20/6", "", "");
    becomes(">20/6", "17/6", "1=17/6");
    becomes("10/6, 17/6>20/6", "30/6", "2=30/6 -1");
    // Another duty falls on the day that was agreed for this one: both are there.
    becomes("17/6>30/6", "17/6, 30/6", "+30/6");
}

#[test]
fn a_state_a_day_a_note_a_document_and_another_day_are_work() {
    #[track_caller]
    fn check(change: impl Fn(&mut Existing), expected: bool) {
        let mut own = existing("17/6")[0];
        change(&mut own);
        assert_eq!(own.is_touched(), expected, "{own:?}");
    }
    check(|_| {}, false);
    check(|own| own.state = State::Doing, true);
    check(|own| own.dated = true, true);
    check(|own| own.noted = true, true);
    check(|own| own.proven = true, true);
    check(|own| own.due = day("20/06/2026"), true);
    check(|own| own.scheduled = None, true);
    check(|own| (own.added, own.scheduled) = (true, None), false);
}

#[test]
fn it_is_late_after_its_last_safe_day() {
    let on = |state, today: &str| standing(state, day("17/06/2026"), day(today));
    assert_eq!(on(State::Todo, "17/06/2026"), Standing::Soon);
    assert_eq!(on(State::Doing, "18/06/2026"), Standing::Late);
    assert_eq!(on(State::Done, "18/06/2026"), Standing::Settled);
    assert_eq!(on(State::NotArisen, "18/06/2026"), Standing::Settled);
    assert_eq!(on(State::Todo, "03/06/2026"), Standing::Soon);
    assert_eq!(on(State::Todo, "02/06/2026"), Standing::Later);
}
