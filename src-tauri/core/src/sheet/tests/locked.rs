use super::*;
use crate::form::{ColumnKind, RowKind};
use crate::sheet::locked::{closed, of_column, of_cycle, of_line, of_period};
use crate::sheet::{Basis, Cell, Seal};

const CODES: [&str; 4] = ["II.04", "II.05a", "II.06a", "II.08"];

#[test]
fn why_nothing_is_typed_in_a_column_is_said_of_what_fills_it() {
    let computed = "Cột (3) Số hồ sơ nhận giải quyết được tính tự động, không nhập được.";
    let field = "Tên lĩnh vực sửa trong Thiết lập, mục Lĩnh vực.";
    let cycles = "Cột (4) Trực tuyến lấy từ các kỳ, không nhập được.";
    let free = "Tên dòng lấy từ các kỳ, không sửa ở đây.";
    let number = "Số thứ tự do chương trình đánh.";
    let counted = "Cột (4) Trực tuyến đếm từ hồ sơ, không nhập được. Xem hồ sơ của ô: Ctrl+Enter.";
    for (code, column, basis, expected) in [
        ("II.06a", "online", Basis::Month, None),
        ("II.06a", "received", Basis::Month, Some(computed)),
        ("II.06a", "name", Basis::Month, Some(field)),
        ("II.06a", "stt", Basis::Month, Some(number)),
        ("II.04", "name", Basis::Month, None),
        ("II.04", "name", Basis::Cycles, Some(free)),
        ("II.06a", "online", Basis::Cycles, Some(cycles)),
        ("II.06a", "online", Basis::Dossiers, Some(counted)),
        ("II.06a", "received", Basis::Dossiers, Some(computed)),
        ("II.08", "part_active", Basis::Cycles, None),
        ("II.08", "portal_procs", Basis::Dossiers, None),
    ] {
        let form = form(code);
        let column = &form.columns[form.index(column).unwrap()];
        let why = of_column(&form, column, basis);
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
            for (basis, typed) in [
                (Basis::Month, column.is_input() || named),
                (Basis::Cycles, Basis::Cycles.asks(column)),
                (Basis::Dossiers, Basis::Dossiers.asks(column)),
            ] {
                let said = of_column(&form, column, basis);
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
    let counted = {
        let mut sheet = full.clone();
        let cells = sheet.lines.iter_mut().flat_map(|line| &mut line.cells);
        cells.for_each(|cell| cell.origin = Some(Origin::Counted));
        sheet
    };
    for (form, sheet, basis, expected) in [
        (&form, &full, Basis::Month, Some("Ở đây chỉ xem.")),
        (
            &form,
            &full,
            Basis::Cycles,
            Some("Biểu này cộng từ các kỳ."),
        ),
        (&form, &empty, Basis::Cycles, Some("Biểu không có dòng nào")),
        (
            &form,
            &empty,
            Basis::Dossiers,
            Some("Biểu không có dòng nào"),
        ),
        (
            &form,
            &counted,
            Basis::Dossiers,
            Some("Biểu này đếm từ hồ sơ"),
        ),
        (&asks, &asked, Basis::Cycles, None),
        (&asks, &asked, Basis::Month, Some("Ở đây chỉ xem.")),
    ] {
        let said = of_period(form, sheet, basis);
        let starts = said
            .as_deref()
            .zip(expected)
            .map(|(said, start)| said.starts_with(start));
        assert_eq!(starts, expected.map(|_| true), "{said:?}");
    }
}

#[test]
fn a_closed_form_says_when_and_why() {
    for (seal, note, expected) in [
        (
            Seal::Intact,
            "",
            "Đã khóa sổ 16/11/2026 08:00, từ đó còn nguyên vẹn. Muốn sửa: mở lại và ghi lý do.",
        ),
        (
            Seal::Broken,
            "",
            "Đã khóa sổ 16/11/2026 08:00, nay không còn như lúc khóa. Muốn sửa: mở lại và ghi lý do.",
        ),
        (
            Seal::None,
            "chờ",
            "Đã khóa sổ 16/11/2026 08:00 bằng bản chương trình cũ, chưa có dấu niêm, ghi chú: chờ. Muốn sửa: mở lại và ghi lý do.",
        ),
    ] {
        assert_eq!(closed("16/11/2026 08:00", seal, note), expected);
    }
}

/// A cell that was counted is not typed over; one whose dossiers lack facts, or that nothing counts, is typed.
#[test]
fn over_days_what_was_not_counted_is_typed() {
    let form = form("II.08");
    for (column, origin, takes) in [
        ("paid_online", Some(Origin::Counted), false),
        ("paid_online", None, true),
        ("paid_online", Some(Origin::Typed), true),
        ("portal_procs", None, true),
        ("part_received", None, false),
        ("name", None, false),
    ] {
        let column = form.column(column).unwrap();
        let cell = Cell {
            origin,
            ..Cell::default()
        };
        let said = Basis::Dossiers.takes(column, &cell);
        assert_eq!(said, takes, "{} {origin:?}", column.key);
    }
}
