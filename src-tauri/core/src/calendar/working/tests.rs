use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn named(day_of: &str, name: &str) -> BTreeMap<NaiveDate, String> {
    BTreeMap::from([(day(day_of), name.to_owned())])
}

/// As the days of 2026 were set: Monday 31/8 was swapped for Saturday 22/8; the ward works on mùng 4.
fn of_2026() -> Working {
    let own = Own {
        off: named("2026-08-31", "nghỉ hoán đổi Quốc khánh"),
        worked: named("2026-08-22", "làm bù ngày 31/8"),
        left_out: vec![day("2026-02-20")],
        ..Own::default()
    };
    Working::from(BTreeMap::from([(2026, own)]))
}

#[track_caller]
fn off(working: &Working, of: &str, why: Option<&str>) {
    assert_eq!(working.why_off(day(of)).as_deref(), why, "{of}");
    assert_eq!(working.is_working(day(of)), why.is_none(), "{of}");
}

#[test]
fn a_holiday_is_one_on_a_weekend_too() {
    let holiday = |of| Working::default().holiday(day(of));
    assert_eq!(holiday("2026-02-17").as_deref(), Some("mùng 1 Tết"));
    assert_eq!(holiday("2026-04-26").as_deref(), Some("Giỗ Tổ Hùng Vương"));
    assert_eq!(holiday("2026-05-17"), None);
    assert_eq!(holiday("2026-11-17"), None);
}

#[test]
fn a_day_off_says_why() {
    let usual = Working::default();
    off(&usual, "2026-11-17", None);
    off(&usual, "2026-05-16", Some("thứ Bảy"));
    off(&usual, "2026-05-17", Some("Chủ nhật"));
    off(&usual, "2026-02-16", Some("29 tháng Chạp"));
    off(&usual, "2026-02-17", Some("mùng 1 Tết"));
    off(&usual, "2026-04-26", Some("Giỗ Tổ Hùng Vương"));
    off(&usual, "2026-04-27", Some("nghỉ bù Giỗ Tổ Hùng Vương"));
    off(&usual, "2026-08-31", None);
    off(&usual, "2026-08-22", Some("thứ Bảy"));
    off(&usual, "2026-02-20", Some("mùng 4 Tết"));
    off(&usual, "2025-11-24", None);
    off(&usual, "2026-11-24", Some("ngày Văn hóa Việt Nam"));
    off(&usual, "2027-01-01", Some("Tết Dương lịch"));
}

#[test]
fn what_the_office_set_holds() {
    let own = of_2026();
    off(&own, "2026-08-31", Some("nghỉ hoán đổi Quốc khánh"));
    off(&own, "2026-08-22", None);
    off(&own, "2026-02-20", None);
    off(&own, "2026-02-19", Some("mùng 3 Tết"));
    // Other years are as they are proposed.
    off(&own, "2027-02-09", Some("mùng 4 Tết"));
}

#[track_caller]
fn last(working: &Working, of: &str, expected: &str) {
    let found = working.last_working_on_or_before(day(of));
    assert_eq!(found, day(expected), "{of}");
}

#[test]
fn the_last_working_day_up_to_a_day() {
    let usual = Working::default();
    last(&usual, "2026-11-17", "2026-11-17");
    last(&usual, "2026-05-17", "2026-05-15");
    last(&usual, "2026-02-17", "2026-02-13");
    last(&usual, "2026-05-03", "2026-04-29");
    last(&usual, "2026-01-01", "2025-12-31");
    last(&of_2026(), "2026-02-22", "2026-02-20");
    last(&of_2026(), "2026-08-23", "2026-08-22");
    last(&of_2026(), "2026-09-02", "2026-08-28");
}

#[test]
fn an_office_that_never_works_has_no_other_day() {
    let off = NaiveDate::iter_days(&day("2024-01-01")).take(1200);
    let own = |year: i32| Own {
        off: off
            .clone()
            .filter(|own| own.year() == year)
            .map(|own| (own, String::new()))
            .collect(),
        ..Own::default()
    };
    let never = Working::from(BTreeMap::from(
        [2024, 2025, 2026].map(|year| (year, own(year))),
    ));
    last(&never, "2026-02-01", "2026-02-01");
}

#[track_caller]
fn apart(from: &str, to: &str, days: i64) {
    let own = of_2026();
    assert_eq!(
        own.working_days_between(day(from), day(to)),
        days,
        "{from} – {to}"
    );
    assert_eq!(
        own.working_days_between(day(to), day(from)),
        -days,
        "{from} – {to}"
    );
    if days > 0 && own.is_working(day(to)) {
        assert_eq!(own.add_working_days(day(from), days as u32), day(to));
    }
}

#[test]
fn working_days_are_counted_without_the_first() {
    apart("2026-11-16", "2026-11-17", 1);
    apart("2026-11-16", "2026-11-16", 0);
    apart("2026-11-13", "2026-11-16", 1);
    apart("2026-11-13", "2026-11-15", 0);
    apart("2026-02-13", "2026-02-23", 2);
    apart("2026-04-24", "2026-05-04", 3);
    apart("2026-08-21", "2026-09-03", 7);
    apart("2025-12-31", "2026-01-05", 2);
}

#[test]
fn working_days_are_added() {
    let usual = Working::default();
    assert_eq!(
        usual.add_working_days(day("2026-02-13"), 0),
        day("2026-02-13")
    );
    assert_eq!(
        usual.add_working_days(day("2026-02-13"), 1),
        day("2026-02-23")
    );
    assert_eq!(
        usual.add_working_days(day("2026-02-15"), 1),
        day("2026-02-23")
    );
    assert_eq!(
        usual.add_working_days(day("2026-04-24"), 3),
        day("2026-05-04")
    );
}

#[test]
fn the_table_of_a_year_tells_what_is_proposed_and_what_is_the_offices_own() {
    let table = of_2026().own()[&2026].table(2026);
    let line = |of: &str| table.iter().find(|own| own.day == day(of)).unwrap();
    assert!(line("2026-02-20").left_out);
    assert_eq!(line("2026-02-20").kind, Kind::Proposed(Basis::Holiday));
    assert_eq!(line("2026-08-22").kind, Kind::Worked);
    assert_eq!(line("2026-08-31").kind, Kind::Off);
    assert!(table.windows(2).all(|pair| pair[0].day <= pair[1].day));
}
