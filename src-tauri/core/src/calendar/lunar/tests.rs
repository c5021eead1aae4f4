use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Mùng 1 Tết and Giỗ Tổ Hùng Vương (10/3) of every year, as the published tables of the Vietnamese calendar give them.
const KNOWN: [(&str, &str); 51] = [
    ("2000-02-05", "2000-04-14"),
    ("2001-01-24", "2001-04-03"),
    ("2002-02-12", "2002-04-22"),
    ("2003-02-01", "2003-04-11"),
    ("2004-01-22", "2004-04-28"),
    ("2005-02-09", "2005-04-18"),
    ("2006-01-29", "2006-04-07"),
    ("2007-02-17", "2007-04-26"),
    ("2008-02-07", "2008-04-15"),
    ("2009-01-26", "2009-04-04"),
    ("2010-02-14", "2010-04-23"),
    ("2011-02-03", "2011-04-12"),
    ("2012-01-23", "2012-03-31"),
    ("2013-02-10", "2013-04-19"),
    ("2014-01-31", "2014-04-09"),
    ("2015-02-19", "2015-04-28"),
    ("2016-02-08", "2016-04-16"),
    ("2017-01-28", "2017-04-06"),
    ("2018-02-16", "2018-04-25"),
    ("2019-02-05", "2019-04-14"),
    ("2020-01-25", "2020-04-02"),
    ("2021-02-12", "2021-04-21"),
    ("2022-02-01", "2022-04-10"),
    ("2023-01-22", "2023-04-29"),
    ("2024-02-10", "2024-04-18"),
    ("2025-01-29", "2025-04-07"),
    ("2026-02-17", "2026-04-26"),
    ("2027-02-06", "2027-04-16"),
    ("2028-01-26", "2028-04-04"),
    ("2029-02-13", "2029-04-23"),
    ("2030-02-02", "2030-04-12"),
    ("2031-01-23", "2031-04-01"),
    ("2032-02-11", "2032-04-19"),
    ("2033-01-31", "2033-04-09"),
    ("2034-02-19", "2034-04-28"),
    ("2035-02-08", "2035-04-17"),
    ("2036-01-28", "2036-04-06"),
    ("2037-02-15", "2037-04-24"),
    ("2038-02-04", "2038-04-13"),
    ("2039-01-24", "2039-04-03"),
    ("2040-02-12", "2040-04-20"),
    ("2041-02-01", "2041-04-10"),
    ("2042-01-22", "2042-04-29"),
    ("2043-02-10", "2043-04-19"),
    ("2044-01-30", "2044-04-07"),
    ("2045-02-17", "2045-04-26"),
    ("2046-02-06", "2046-04-15"),
    ("2047-01-26", "2047-04-04"),
    ("2048-02-14", "2048-04-22"),
    ("2049-02-02", "2049-04-11"),
    ("2050-01-23", "2050-04-01"),
];

#[test]
fn tet_and_gio_to_are_those_that_are_known() {
    for ((first, ancestors), year) in KNOWN.into_iter().zip(2000..) {
        assert_eq!(solar(year, 1, 1), Some(day(first)), "{year}");
        assert_eq!(solar(year, 3, 10), Some(day(ancestors)), "{year}");
    }
}

#[track_caller]
fn called(text: &str, expected: (u32, u32, i32), leap: bool) {
    let own = lunar(day(text)).unwrap();
    assert_eq!((own.day, own.month, own.year), expected, "{text}");
    assert_eq!(own.leap, leap, "{text}");
    let back = solar(own.year, own.month, own.day);
    assert_eq!(back == Some(day(text)), !leap, "{text}");
}

#[test]
fn a_day_has_a_lunar_name() {
    called("2026-02-16", (29, 12, 2025), false);
    called("2026-02-17", (1, 1, 2026), false);
    called("2026-02-20", (4, 1, 2026), false);
    called("2024-02-09", (30, 12, 2023), false);
    called("2026-04-26", (10, 3, 2026), false);
    called("2026-09-25", (15, 8, 2026), false);
    // The lunar year 2025 had a second sixth month.
    called("2025-07-24", (30, 6, 2025), false);
    called("2025-07-25", (1, 6, 2025), true);
    called("2025-08-23", (1, 7, 2025), false);
    // New Year by Hà Nội's midnight, a day before Beijing's.
    called("2007-02-17", (1, 1, 2007), false);
    called("2030-02-02", (1, 1, 2030), false);
}

/// The years with thirteen months, and which one is repeated.
const REPEATED: [(i32, u32); 19] = [
    (2001, 4),
    (2004, 2),
    (2006, 7),
    (2009, 5),
    (2012, 4),
    (2014, 9),
    (2017, 6),
    (2020, 4),
    (2023, 2),
    (2025, 6),
    (2028, 5),
    (2031, 3),
    (2033, 11),
    (2036, 6),
    (2039, 5),
    (2042, 2),
    (2044, 7),
    (2047, 5),
    (2050, 3),
];

#[test]
fn the_repeated_months_are_those_that_are_known() {
    let months = (2000..=2051).filter_map(months_to_solstice).flatten();
    let repeated = months.filter(|month| month.leap && month.year <= 2050);
    let repeated: Vec<(i32, u32)> = repeated.map(|own| (own.year, own.number)).collect();
    assert_eq!(repeated, REPEATED);
}

#[test]
fn months_follow_each_other_without_gap() {
    let months: Vec<Month> = (2000..=2201)
        .filter_map(months_to_solstice)
        .flatten()
        .collect();
    for pair in months.windows(2) {
        let days = (pair[1].first - pair[0].first).num_days();
        assert!((29..=30).contains(&days), "{pair:?}");
        let next = pair[0].number % 12 + 1;
        assert_eq!(
            pair[1].number,
            if pair[1].leap { pair[0].number } else { next }
        );
    }
}

#[test]
fn what_the_calendar_does_not_have_is_none() {
    assert_eq!(solar(2026, 1, 0), None);
    assert_eq!(solar(2026, 1, 31), None);
    assert_eq!(solar(2025, 12, 30), None);
    assert_eq!(solar(2026, 13, 1), None);
    assert_eq!(solar(1800, 1, 1), None);
    assert_eq!(lunar(day("1850-01-01")), None);
}
