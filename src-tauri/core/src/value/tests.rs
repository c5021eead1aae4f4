use super::*;

#[track_caller]
fn reads(text: &str, expected: &str) {
    let reading = read_number(text).unwrap_or_else(|| panic!("{text:?} should be read"));
    assert_eq!(reading.number.to_string(), expected);
    let unclear = [
        "1.5",
        "0.125",
        "12,000",
        "1,234",
        "1,234,567",
        "1,234,567.5",
        "-1,234,567",
    ];
    assert_eq!(reading.ambiguous, unclear.contains(&text), "{text}");
}

#[test]
fn numbers_are_read_as_officers_write_them() {
    for (text, expected) in [
        ("1234", "1234"),
        ("1.234", "1234"),
        ("1 234", "1234"),
        ("1\u{a0}234\u{202f}567", "1234567"),
        ("1.234.567", "1234567"),
        ("1234,5", "1234.5"),
        ("1.234,5", "1234.5"),
        (" 7 ", "7"),
        ("-3", "-3"),
        ("\u{2212}3", "-3"),
        ("0", "0"),
        ("1.5", "1.5"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("12,000", "12.000"),
        ("1,234", "1.234"),
        ("1.234,500", "1234.500"),
        ("1234,500", "1234.500"),
        ("007", "7"),
        ("1,234,567", "1234567"),
        ("1,234,567.5", "1234567.5"),
        ("-1,234,567", "-1234567"),
        ("\u{200b}12\u{feff}", "12"),
        ("１２", "12"),
        ("\u{ff0d}3", "-3"),
    ] {
        reads(text, expected);
    }
}

#[test]
fn a_comma_that_may_stand_between_thousands_gives_a_second_number() {
    for (text, grouped) in [
        ("12,000", Some("12000")),
        ("-12,000", Some("-12000")),
        ("1,234.5", Some("1234.5")),
        ("1234,500", None),
        ("0,125", None),
        ("1.234,567", None),
        ("12 000,500", None),
    ] {
        let read = read_number(text).unwrap();
        let read = read.grouped.map(|number| number.to_string());
        assert_eq!(read.as_deref(), grouped, "{text}");
    }
}

#[test]
fn what_is_not_a_number_is_not_guessed() {
    for text in [
        "",
        " ",
        "-",
        "1e308",
        "#REF!",
        "1.23.456",
        "1,2,3",
        "1.5,5",
        "12a",
        "١٢",
        "1,",
        ",5",
        "1 23",
        "0x10",
        "1/2",
        "1.234.5",
        "1\u{200b}2",
        "\u{ad}3",
        "\u{202e}12",
        "12¹",
        "(3)",
        "1,23,456",
        "1,234.",
    ] {
        assert_eq!(read_number(text), None, "{text:?}");
    }
}

#[track_caller]
fn shows(number: &str, expected: &str) {
    assert_eq!(format_number(number.parse().unwrap()), expected);
}

#[test]
fn numbers_are_shown_with_dots_and_a_comma() {
    shows("0", "0");
    shows("999", "999");
    shows("1000", "1.000");
    shows("1234567.50", "1.234.567,5");
    shows("-1234", "-1.234");
    shows("1.23456", "1,23456");
    for (quotient, shown) in [("33.333333333333", "33,3333"), ("-0.00005", "-0,0001")] {
        assert_eq!(format_figure(quotient.parse().unwrap()), shown);
    }
}

#[test]
fn folding_forgets_case_accents_and_stroke() {
    assert_eq!(fold("ĐÔNG  Hải"), "dong hai");
    assert_eq!(fold("Thuỷ \u{a0}nội địa"), fold("thuy noi dia"));
    assert_eq!(fold_name("Phí, lệ phí"), fold_name("PHÍ LỆ PHÍ"));
    let nfd: String = "Hộ tịch".nfd().collect();
    assert_eq!(fold(&nfd), "ho tich");
    assert_eq!(tidy(&nfd), "Hộ tịch");
    assert_eq!(tidy(" a\r\nb "), "a\nb");
    assert_eq!(tidy("a\rb\n\r\nc\r"), "a\nb\n\nc");
    // Ð (U+00D0) and ð (U+00F0) are letters of Icelandic that nobody can tell from Đ and đ.
    assert_eq!(fold_name("Ðất đai"), fold_name("Đất đai"));
    assert_eq!(fold_name("Lao ðộng, việc làm"), "lao dong viec lam");
    assert_eq!(one_line(&format!("\n{nfd}\t\r\n 1 ")), "Hộ tịch 1");
}

#[test]
fn the_quick_way_of_folding_agrees_with_looking_up() {
    for c in (0..0x3000).filter_map(char::from_u32) {
        let (mut quick, mut slow) = ("a".to_owned(), "a".to_owned());
        push_folded(&mut quick, c);
        push_looked_up(&mut slow, c);
        assert_eq!(quick, slow, "{c:?}");
    }
    for word in ["ĐẮK LẮK", "ưỡn ẹo", "ﬁ ß İ", "각 a\u{301}\u{323}"] {
        let nfd: String = word.nfd().collect();
        let nfc: String = word.nfc().collect();
        assert_eq!(fold(&nfd), fold(&nfc), "{word}");
    }
    assert_eq!(fold("ĐẮK  LẮK"), "dak lak");
}

#[test]
fn words_sort_as_in_a_vietnamese_dictionary() {
    let mut words = [
        "đá",
        "da",
        "ơ",
        "ổ",
        "ô",
        "o",
        "dã",
        "dạ",
        "dả",
        "dà",
        "ă",
        "â",
        "a",
        "e",
        "ê",
        "Đất đai",
        "Dân",
    ];
    words.sort_by(|a, b| compare(a, b));
    assert_eq!(
        words,
        [
            "a",
            "ă",
            "â",
            "da",
            "dà",
            "dả",
            "dã",
            "dạ",
            "Dân",
            "đá",
            "Đất đai",
            "e",
            "ê",
            "o",
            "ô",
            "ổ",
            "ơ"
        ]
    );
}

#[track_caller]
fn reads_date(text: &str, expected: &str) {
    let read = read_date(text, 2026).map(|date| date.to_string());
    assert_eq!(read.unwrap_or_default(), expected, "{text}");
}

#[test]
fn dates_are_read_as_officers_write_them() {
    reads_date("15/1", "2026-01-15");
    reads_date(" 15/01/2025 ", "2025-01-15");
    reads_date("5-9-27", "2027-09-05");
    reads_date("15.1.2026", "2026-01-15");
    reads_date("2026-01-15", "2026-01-15");
    reads_date("29/2/2028", "2028-02-29");
}

#[test]
fn days_that_do_not_exist_and_other_texts_are_no_dates() {
    for text in [
        "31/02",
        "29/2/2026",
        "30/02/2026",
        "0/1",
        "15/13",
        "",
        "15",
        "15/1/",
        "1/2/3/4",
        "15/1/026",
        "hôm nay",
        "-15/1",
        "15/1/1026",
        "15/1/9999",
        "+5/1",
    ] {
        reads_date(text, "");
    }
}

#[test]
fn roman_numbers_are_those_of_sections() {
    for (number, text) in [
        (1, "I"),
        (4, "IV"),
        (9, "IX"),
        (14, "XIV"),
        (40, "XL"),
        (99, "XCIX"),
    ] {
        assert_eq!(roman(number), text);
    }
}
