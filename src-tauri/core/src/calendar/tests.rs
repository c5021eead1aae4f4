use super::*;
use crate::value::format_date;

fn date(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%d/%m/%Y").unwrap()
}

#[track_caller]
fn spans(period: &str, from: &str, to: &str) {
    let period: Period = period.parse().unwrap();
    assert_eq!(format_date(period.first_day()), from);
    assert_eq!(format_date(period.last_day()), to);
    assert_eq!(period.to_string().parse::<Period>().unwrap(), period);
}

#[test]
fn periods_run_from_the_15th_to_the_14th() {
    spans("2026-01", "15/12/2025", "14/01/2026");
    spans("2026-03", "15/02/2026", "14/03/2026");
    spans("2024-03", "15/02/2024", "14/03/2024");
    spans("2026-12", "15/11/2026", "14/12/2026");
    spans("2026-Q1", "15/12/2025", "14/03/2026");
    spans("2026-Q2", "15/03/2026", "14/06/2026");
    spans("2026-Q3", "15/06/2026", "14/09/2026");
    spans("2026-Q4", "15/09/2026", "14/12/2026");
    spans("2026-H1", "15/12/2025", "14/06/2026");
    spans("2026-H2", "15/06/2026", "14/12/2026");
    spans("2026-9M", "15/12/2025", "14/09/2026");
    spans("2026", "15/12/2025", "14/12/2026");
    spans("2025-11..2026-02", "15/10/2025", "14/02/2026");
}

#[track_caller]
fn belongs(day: &str, cycle: &str) {
    assert_eq!(Cycle::containing(date(day)).to_string(), cycle, "{day}");
}

#[test]
fn a_date_belongs_to_exactly_one_cycle() {
    belongs("14/03/2026", "2026-03");
    belongs("15/03/2026", "2026-04");
    belongs("15/12/2026", "2027-01");
    belongs("14/12/2026", "2026-12");
    belongs("31/12/2026", "2027-01");
    belongs("01/01/2027", "2027-01");
    belongs("14/01/2027", "2027-01");
    belongs("29/02/2024", "2024-03");
    belongs("28/02/2025", "2025-03");
    let mut day = date("01/01/2023");
    while day < date("01/01/2029") {
        let cycle = Cycle::containing(day);
        assert!(cycle.first_day() <= day && day <= cycle.last_day(), "{day}");
        day = day + Days::new(1);
    }
}

#[test]
fn cycles_follow_each_other_without_gap() {
    let mut cycle: Cycle = "2023-11".parse().unwrap();
    for _ in 0..40 {
        assert_eq!(cycle.last_day() + Days::new(1), cycle.next().first_day());
        assert_eq!(cycle.next().previous(), cycle);
        cycle = cycle.next();
    }
}

#[test]
fn a_period_is_the_union_of_its_cycles() {
    for (period, count) in [
        ("2026-Q3", 3),
        ("2026-H1", 6),
        ("2026-9M", 9),
        ("2026", 12),
        ("2025-11..2026-02", 4),
    ] {
        let period: Period = period.parse().unwrap();
        let cycles = period.cycles();
        assert_eq!(cycles.len(), count);
        assert_eq!(cycles[0].first_day(), period.first_day());
        assert_eq!(cycles[count - 1].last_day(), period.last_day());
    }
}

#[test]
fn what_is_no_period_is_refused() {
    for text in [
        "2026-02-30..2026-03-01",
        "2026-10-01..2026-11",
        "2026-1-1..2026-11-10",
        "2026-10-01",
        "2026-10-01..",
        "",
        "2026-13",
        "2026-00",
        "2026-1",
        "26-01",
        "2026-Q5",
        "2026-H3",
        "2026-",
        "1999",
        "2026-05..2026-01",
        "2026-Q1..2026-Q2",
        "abc",
        "２０２６",
        "+026-01",
    ] {
        assert!(text.parse::<Period>().is_err(), "{text:?}");
    }
}

#[test]
fn before_the_18th_means_the_17th_is_the_last_safe_day() {
    let deadline = Deadlines::default().of("2026-11".parse().unwrap());
    assert_eq!(format_date(deadline), "18/11/2026");
    assert_eq!(format_date(last_safe_day(deadline)), "17/11/2026");
    let deadlines = Deadlines::default();
    assert_eq!(
        format_date(deadlines.of("2026-Q4".parse().unwrap())),
        "18/12/2026"
    );
    assert_eq!(
        format_date(deadlines.of_reform("2026-Q4".parse().unwrap())),
        "05/12/2026"
    );
    assert_eq!(
        format_date(deadlines.of_reform("2026".parse().unwrap())),
        "05/12/2026"
    );
}

#[test]
fn titles_are_those_of_the_forms() {
    for (period, title) in [
        ("2026-11", "Tháng 11/2026"),
        ("2026-Q2", "Quý II/2026"),
        ("2026-H1", "6 tháng đầu năm 2026"),
        ("2026-H2", "6 tháng cuối năm 2026"),
        ("2026-9M", "9 tháng năm 2026"),
        ("2026", "Năm 2026"),
        ("2026-01..2026-05", "Từ tháng 01/2026 đến tháng 05/2026"),
        (
            "2026-10-01..2026-11-10",
            "Từ ngày 01/10/2026 đến ngày 10/11/2026",
        ),
    ] {
        assert_eq!(period.parse::<Period>().unwrap().title(), title);
    }
}

#[track_caller]
fn written(period: &str, label: &str, sentence: &str) {
    let days = period.parse::<Period>().unwrap().days();
    assert_eq!(days.label(), label);
    assert_eq!(days.sentence(), sentence);
}

#[test]
fn a_span_names_its_first_and_last_day() {
    written(
        "2026-11",
        "15/10 – 14/11/2026",
        "Từ ngày 15/10/2026 đến ngày 14/11/2026",
    );
    written(
        "2026-01",
        "15/12/2025 – 14/01/2026",
        "Từ ngày 15/12/2025 đến ngày 14/01/2026",
    );
    written(
        "2026-Q2",
        "15/03 – 14/06/2026",
        "Từ ngày 15/03/2026 đến ngày 14/06/2026",
    );
}

#[test]
fn days_are_days_even_where_they_are_whole_cycles() {
    let of = |text: &str| text.parse::<Period>().unwrap();
    for text in ["2026-10-15..2026-11-14", "2026-10-01..2026-10-01"] {
        assert!(matches!(of(text), Period::Days(_)), "{text}");
        assert_eq!(of(text).to_string(), text);
        assert_eq!(of(text).month(), None);
    }
    let own = of("2026-10-01..2026-11-10");
    assert_eq!(own.file_name(), "2026-10-01_2026-11-10");
    let cycles: Vec<String> = own.cycles().iter().map(Cycle::to_string).collect();
    assert_eq!(cycles, ["2026-10", "2026-11"]);
    let heading = "Từ ngày 01/10/2026 đến ngày 10/11/2026".to_owned();
    assert_eq!(own.heading(), (heading, None));
    let heading = "Kỳ báo cáo: Tháng 11/2026".to_owned();
    let below = "(Từ ngày 15/10/2026 đến ngày 14/11/2026)".to_owned();
    assert_eq!(of("2026-11").heading(), (heading, Some(below)));
}

#[test]
fn two_days_that_are_no_span_are_refused_with_the_reason() {
    for (text, why) in [
        (
            "2026-11-10..2026-10-01",
            "Từ ngày 10/11/2026 sau đến ngày 01/10/2026. Sửa một trong hai ngày.",
        ),
        (
            "2016-11-11..2026-11-11",
            "Từ ngày 11/11/2016 đến ngày 11/11/2026 dài quá 10 năm. Chọn khoảng ngày ngắn hơn.",
        ),
        (
            "1999-12-31..2000-01-01",
            "Từ ngày 31/12/1999 đến ngày 01/01/2000 ra ngoài các năm 2000–2200. Sửa lại năm.",
        ),
    ] {
        assert_eq!(text.parse::<Period>().unwrap_err().to_string(), why);
    }
    assert!("2016-11-12..2026-11-11".parse::<Period>().is_ok());
}

#[track_caller]
fn within(from: &str, to: &str, cycles: Option<(&str, &str)>, around: &[&str]) {
    let span = Span {
        from: date(from),
        to: date(to),
    };
    let expected = cycles.map(|(a, b)| (a.parse().unwrap(), b.parse().unwrap()));
    assert_eq!(Cycle::within(span), expected, "{from} – {to}");
    let inner = |(first, last): (Cycle, Cycle)| Span {
        from: first.first_day(),
        to: last.last_day(),
    };
    let parts = expected.map_or_else(Vec::new, |own| span.around(inner(own)));
    let parts: Vec<String> = parts.into_iter().map(Span::label).collect();
    assert_eq!(parts, around, "{from} – {to}");
}

#[test]
fn the_cycles_that_lie_within_a_span_leave_its_other_days() {
    let november = Some(("2026-11", "2026-11"));
    within("15/10/2026", "14/11/2026", november, &[]);
    within(
        "01/10/2026",
        "20/11/2026",
        november,
        &["01/10 – 14/10/2026", "15/11 – 20/11/2026"],
    );
    within(
        "16/09/2026",
        "14/12/2026",
        Some(("2026-11", "2026-12")),
        &["16/09 – 14/10/2026"],
    );
    within("16/10/2026", "14/11/2026", None, &[]);
    within("01/10/2026", "10/11/2026", None, &[]);
    within("20/10/2026", "20/10/2026", None, &[]);
}

#[track_caller]
fn whole(from: &str, to: &str, cycles: Option<(&str, &str)>) {
    let (from, to) = (date(from), date(to));
    let expected = cycles.map(|(a, b)| (a.parse().unwrap(), b.parse().unwrap()));
    assert_eq!(Cycle::whole(Span { from, to }), expected, "{from} – {to}");
}

#[test]
fn a_span_consists_of_cycles_when_it_begins_and_ends_with_one() {
    whole("15/10/2026", "14/11/2026", Some(("2026-11", "2026-11")));
    whole("15/12/2025", "14/12/2026", Some(("2026-01", "2026-12")));
    whole("15/10/2026", "15/11/2026", None);
    whole("14/10/2026", "14/11/2026", None);
    whole("01/10/2026", "31/10/2026", None);
    whole("15/11/2026", "14/11/2026", None);
}

#[track_caller]
fn with(cycle: &str, periods: &[&str]) {
    let found = periods_with(cycle.parse().unwrap());
    let found: Vec<String> = found.iter().map(Period::to_string).collect();
    assert_eq!(found, periods);
}

#[test]
fn the_periods_to_report_contain_a_cycle_or_end_with_it() {
    with(
        "2026-01",
        &["2026-01", "2026-Q1", "2026-H1", "2026-9M", "2026"],
    );
    with(
        "2026-09",
        &["2026-09", "2026-Q3", "2026-H2", "2026-9M", "2026"],
    );
    with("2026-12", &["2026-12", "2026-Q4", "2026-H2", "2026"]);
}
