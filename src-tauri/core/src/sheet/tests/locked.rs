use super::*;
use crate::form::{ColumnKind, RowKind};
use crate::sheet::locked::{closed, of_column, of_cycle, of_line, of_period};
use crate::sheet::state::is_asked;

const CODES: [&str; 4] = ["II.04", "II.05a", "II.06a", "II.08"];

#[test]
fn why_nothing_is_typed_in_a_column_is_said_of_what_fills_it() {
    let computed = "Cột (3) Số hồ sơ nhận giải quyết được tính tự động, không nhập được.";
    let field = "Tên lĩnh vực sửa trong Thiết lập, mục Lĩnh vực.";
    let cycles = "Cột (4) Trực tuyến lấy từ các kỳ, không nhập được.";
    let free = "Tên dòng lấy từ các kỳ, không sửa ở đây.";
    let number = "Số thứ tự do chương trình đánh.";
    for (code, column, month, expected) in [
        ("II.06a", "online", true, None),
        ("II.06a", "received", true, Some(computed)),
        ("II.06a", "name", true, Some(field)),
        ("II.06a", "stt", true, Some(number)),
        ("II.04", "name", true, None),
        ("II.04", "name", false, Some(free)),
        ("II.06a", "online", false, Some(cycles)),
    ] {
        let form = form(code);
        let column = &form.columns[form.index(column).unwrap()];
        let why = of_column(&form, column, month);
        assert_eq!(why.as_deref(), expected, "{code} {}", column.key);
    }
}

/// Where nothing is typed, it is said why; where something is, nothing is said.
#[test]
fn every_column_is_typed_or_says_why_not() {
    for code in CODES {
        let form = form(code);
        for (_, column) in form.shown() {
            let named =
                column.kind == ColumnKind::Name && form.definition.rows.kind == RowKind::Free;
            for (month, typed) in [
                (true, column.is_input() || named),
                (false, is_asked(column)),
            ] {
                let said = of_column(&form, column, month);
                assert_eq!(said.is_none(), typed, "{code} {} {said:?}", column.key);
            }
        }
    }
}

#[test]
fn every_line_but_a_row_says_why_nothing_is_typed_in_it() {
    for (kind, expected) in [
        (LineKind::Row, None),
        (LineKind::Section, Some("Dòng này là nguồn số liệu")),
        (LineKind::Empty, Some("Dòng này chỉ nói")),
        (
            LineKind::Total,
            Some("Dòng này do chương trình cộng, không nhập."),
        ),
    ] {
        match (of_line(kind), expected) {
            (None, None) => {}
            (Some(said), Some(start)) => assert!(said.starts_with(start), "{said}"),
            (said, _) => panic!("{kind:?}: {said:?}"),
        }
    }
}

#[test]
fn a_form_that_takes_nothing_says_what_to_do() {
    let form = form("II.06a");
    let rows = vec![row(&form, 1, Some(1), "Hộ tịch", &BALANCED)];
    let (full, empty) = (two_sections(rows), two_sections(Vec::new()));
    let (full, empty) = (fill(&form, &full), fill(&form, &empty));
    let add = "Biểu chưa có dòng nào. Thêm dòng rồi nhập số liệu.";
    assert_eq!(of_cycle(&full), None);
    assert_eq!(of_cycle(&empty).as_deref(), Some(add));
    let asks = super::form("II.04");
    let rows = vec![row(&asks, 1, None, "Nghị quyết", &[])];
    let figures = Figures {
        rows,
        ..Figures::default()
    };
    let asked = fill(&asks, &figures);
    for (form, sheet, month, expected) in [
        (&form, &full, true, Some("Ở đây chỉ xem.")),
        (&form, &full, false, Some("Biểu này cộng từ các kỳ.")),
        (&form, &empty, false, Some("Biểu không có dòng nào")),
        (&asks, &asked, false, None),
        (&asks, &asked, true, Some("Ở đây chỉ xem.")),
    ] {
        let said = of_period(form, sheet, month);
        let starts = said
            .as_deref()
            .zip(expected)
            .map(|(said, start)| said.starts_with(start));
        assert_eq!(starts, expected.map(|_| true), "{said:?}");
    }
}

#[test]
fn a_closed_form_says_when_and_why() {
    for (note, expected) in [
        (
            "",
            "Đã khóa sổ 16/11/2026 08:00. Muốn sửa: mở lại và ghi lý do.",
        ),
        (
            "chờ",
            "Đã khóa sổ 16/11/2026 08:00, ghi chú: chờ. Muốn sửa: mở lại và ghi lý do.",
        ),
    ] {
        assert_eq!(closed("16/11/2026 08:00", note), expected);
    }
}
