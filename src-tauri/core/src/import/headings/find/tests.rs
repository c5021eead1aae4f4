//! Headings of lists: one to three rows, merged or not, numbered, repeated, among titles and other rows.

use super::super::row::tests::{row, table};
use super::super::vocabulary::{Phrase, begins, has, nothing, whole};
use super::*;

#[derive(Debug, Clone, Copy, PartialEq)]
enum Is {
    Ordinal,
    Code,
    Name,
    Received,
    Due,
    Finished,
    Person,
}

const PHRASES: &[&[Phrase<Is>]] = &[
    &[
        whole("stt", Is::Ordinal),
        whole("tt", Is::Ordinal),
        nothing("dien thoai"),
    ],
    &[
        has("ma ho so", Is::Code),
        whole("so ho so", Is::Code),
        has("chu ho so", Is::Person),
        has("nguoi nop", Is::Person),
        has("thu tuc", Is::Name).unless(&["ma"]),
        begins("trich yeu", Is::Name),
    ],
    &[
        has("tiep nhan", Is::Received).unless(&["don vi", "nguoi"]),
        has("ngay nhan", Is::Received),
        has("hen tra", Is::Due),
        has("han tra", Is::Due),
        has("ket thuc", Is::Finished),
        has("hoan thanh", Is::Finished),
    ],
];

fn search() -> Search<'static, Is> {
    Search {
        vocabulary: Vocabulary {
            wanted: Vec::new(),
            phrases: PHRASES,
            surer: &[(Is::Received, "ngay")],
        },
        needed: vec![Is::Code, Is::Received],
        undivided: &[Is::Ordinal, Is::Code],
        plain: &[],
        below: Below::Words,
        deepest: 3,
        narrowest: 2,
        accepts: Box::new(|found, further| match further {
            false => found.has(Is::Code) && found.known() >= 2,
            true => found.has(Is::Code) && found.known() == found.columns.len(),
        }),
    }
}

fn told(heading: &Heading<Is>) -> String {
    let columns = heading.found.columns.iter().map(|own| {
        let key = own.key.map_or("?".to_owned(), |key| format!("{key:?}"));
        format!(" {}={key}", own.written.column)
    });
    let columns: String = columns.collect();
    format!("{}..{}:{columns}", heading.top, heading.below)
}

#[track_caller]
fn finds(rows: &[&[&str]], expected: &str) {
    let best = search().best(&table(rows), &|_| false);
    let told = best.map_or("none".to_owned(), |own| told(&own));
    assert_eq!(told, expected, "{rows:?}");
}

const HEADING: &[&str] = &[
    "STT",
    "Mã hồ sơ",
    "Tên thủ tục",
    "Ngày nhận",
    "Ngày hẹn trả",
];

const LINE: &[&str] = &[
    "1",
    "000.27.68.H24-261106-0001",
    "Đăng ký khai sinh",
    "06/11/2026 16:21",
    "09/11/2026 17:00",
];

#[test]
fn a_list_begins_below_its_titles_and_numbers() {
    finds(
        &[&["", "DANH SÁCH HỒ SƠ"], HEADING, LINE],
        "1..2: 0=Ordinal 1=Code 2=Name 3=Received 4=Due",
    );
    let numbers: &[&str] = &["(1)", "(2)", "(3)", "(4)", "(5)=(4)+(3)"];
    finds(
        &[HEADING, numbers, LINE],
        "0..2: 0=Ordinal 1=Code 2=Name 3=Received 4=Due",
    );
    finds(
        &[
            &["", "TT", "Số hồ sơ", "Tiếp nhận"],
            &["", "#1", "A-1", "#3"],
        ],
        "0..1: 1=Ordinal 2=Code 3=Received",
    );
    finds(
        &[
            &[
                "STT",
                "MaHoSo",
                "TrichYeuHoSo",
                "NgayTiepNhan",
                "NgayHenTra",
            ],
            LINE,
        ],
        "0..1: 0=Ordinal 1=Code 2=Name 3=Received 4=Due",
    );
    finds(&[&["Họ và tên", "Địa chỉ"], LINE], "none");
    finds(&[LINE, LINE], "none");
    finds(&[], "none");
}

#[test]
fn two_or_three_rows_of_a_heading_are_one() {
    let expected = "0..2: 0=Ordinal 1=Code 2=Received 3=Due 4=?";
    let lower: &[&str] = &["", "", "Tiếp nhận", "Hẹn trả", ""];
    let line: &[&str] = &["1", "A-1", "06/11/2026", "09/11/2026", "đủ"];
    finds(
        &[
            &["STT", "Mã hồ sơ", "Thời gian", "", "Ghi chú"],
            lower,
            line,
        ],
        expected,
    );
    finds(
        &[
            &["STT", "Mã hồ sơ", "Thời gian", "<", "Ghi chú"],
            &["^", "^", "Tiếp nhận", "Hẹn trả", "^"],
            line,
        ],
        expected,
    );
    finds(
        &[
            &["STT", "Mã hồ sơ", "Giải quyết", "<", "<"],
            &["^", "^", "Tiếp nhận", "Kết quả", "<"],
            &["^", "^", "^", "Hẹn trả", "Hoàn thành"],
            &["1", "2", "3", "4", "5"],
            line,
        ],
        "0..4: 0=Ordinal 1=Code 2=Received 3=Due 4=Finished",
    );
}

#[test]
fn a_row_below_that_divides_nothing_is_no_heading() {
    // A line without a label, and one whose code stands under the code's heading.
    let line: &[&str] = &["", "A-1", "Khai sinh", "hẹn trả", ""];
    finds(
        &[HEADING, line],
        "0..1: 0=Ordinal 1=Code 2=Name 3=Received 4=Due",
    );
}

#[test]
fn unknown_and_doubled_columns_are_kept_apart() {
    let heading: &[&str] = &[
        "Mã hồ sơ",
        "Số điện thoại người nộp",
        "Đơn vị tiếp nhận",
        "Thời điểm tiếp nhận",
        "Ngày tiếp nhận",
        "Chủ hồ sơ",
    ];
    finds(&[heading], "0..1: 0=Code 1=? 2=? 3=? 4=Received 5=Person");
    let own = search().best(&table(&[heading]), &|_| false).unwrap();
    assert_eq!(own.found.twice, [(3, Is::Received)]);
    assert_eq!(own.found.columns[2].written.parts, ["Đơn vị tiếp nhận"]);
    assert_eq!(own.found.column(Is::Received), Some(4));
}

#[test]
fn what_lacks_a_needed_column_gives_way_to_what_is_complete() {
    let poor: &[&str] = &["Mã hồ sơ", "Chủ hồ sơ", "Ghi chú"];
    finds(
        &[poor, HEADING],
        "1..2: 0=Ordinal 1=Code 2=Name 3=Received 4=Due",
    );
    finds(&[poor], "0..1: 0=Code 1=Person 2=?");
    let own = search().best(&table(&[poor]), &|_| false).unwrap();
    assert_eq!(own.missing, [Is::Received]);
}

#[test]
fn a_hidden_column_counts_only_where_it_is_needed() {
    let rows = table(&[&["Mã hồ sơ", "Ngày nhận", "Ngày tiếp nhận", "Hẹn trả"]]);
    let found = |hidden: u32| {
        let own = search().best(&rows, &|column| column == hidden).unwrap();
        told(&own)
    };
    assert_eq!(found(1), "0..1: 0=Code 2=Received 3=Due");
    assert_eq!(found(0), "0..1: 0=Code 1=Received 2=? 3=Due");
}

#[test]
fn a_heading_is_known_when_it_stands_there_again() {
    let rows = table(&[
        &["STT", "Mã hồ sơ", "Thời gian (3)", "<"],
        &["^", "^", "Tiếp nhận", "Hẹn trả"],
    ]);
    let own = &search().all(&rows, &Heading::is_complete)[0];
    for (texts, again) in [
        (&["STT", "Mã hồ sơ", "Thời gian (3)", "<"][..], true),
        (&["", "", "TIẾP NHẬN", "Hẹn trả"], true),
        (&["STT", "", "Thời gian", ""], true),
        (&["STT", "Mã hồ sơ", "A", ""], false),
        (&["STT", "", "", "", "Thêm"], false),
        (&["STT"], false),
        (&[], false),
    ] {
        assert_eq!(own.is_again(&row(9, texts)), again, "{texts:?}");
    }
}

#[test]
fn a_further_heading_must_be_certain() {
    let all = |rows: &[&[&str]]| {
        let found = search().all(&table(rows), &Heading::is_complete);
        let told: Vec<String> = found.iter().map(told).collect();
        told.join(" | ")
    };
    let other: &[&str] = &["TT", "Mã hồ sơ", "Ngày tiếp nhận", "", ""];
    let words: &[&str] = &["Nộp", "Mã hồ sơ", "Ngày tiếp nhận", "", ""];
    assert_eq!(
        all(&[HEADING, LINE, words, other, LINE]),
        "0..1: 0=Ordinal 1=Code 2=Name 3=Received 4=Due | 3..4: 0=Ordinal 1=Code 2=Received"
    );
}
