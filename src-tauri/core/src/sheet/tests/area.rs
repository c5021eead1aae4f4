use super::*;
use crate::sheet::area::{Area, CellRef, Fill};

fn three() -> Filled {
    let form = form("II.06a");
    let rows = vec![
        row(
            &form,
            1,
            Some(1),
            "Hộ tịch",
            &[("online", 10), ("direct", 2), ("carried", 3)],
        ),
        row(&form, 2, Some(1), "Chứng thực", &[("online", 5)]),
        row(&form, 3, Some(2), "Đất đai", &[]),
    ];
    filled("II.06a", two_sections(rows))
}

fn at(row: i64, column: &str) -> CellRef {
    CellRef {
        row,
        column: column.to_owned(),
    }
}

#[track_caller]
fn sums(from: CellRef, to: CellRef, text: &str) {
    let own = three();
    for (from, to) in [(&from, &to), (&to, &from)] {
        assert_eq!(Area::between(&own, from, to).unwrap().summed(&own), text);
    }
}

#[test]
fn an_area_is_summed_whichever_way_it_was_chosen() {
    sums(
        at(1, "online"),
        at(1, "online"),
        "1 ô · 1 số · tổng 10 · trung bình 10",
    );
    sums(
        at(1, "online"),
        at(2, "direct"),
        "4 ô · 3 số · tổng 17 · trung bình 5,67",
    );
    sums(
        at(1, "direct"),
        at(2, "online"),
        "4 ô · 3 số · tổng 17 · trung bình 5,67",
    );
    sums(at(3, "online"), at(3, "carried"), "3 ô");
    // Computed figures count, names do not.
    sums(
        at(1, "name"),
        at(1, "received"),
        "2 ô · 1 số · tổng 15 · trung bình 15",
    );
}

#[test]
fn a_corner_that_is_not_there_is_refused() {
    let own = three();
    let no_row = Area::between(&own, &at(1, "online"), &at(7, "online")).unwrap_err();
    assert_eq!(
        no_row,
        Refused::Missing("Dòng này không còn trong biểu.".to_owned())
    );
    let no_column = Area::between(&own, &at(1, "x"), &at(1, "online")).unwrap_err();
    assert_eq!(no_column, Refused::Missing("Không có cột “x”.".to_owned()));
}

#[track_caller]
fn fills(from: CellRef, to: CellRef, fill: Fill, expected: &[(usize, &str, Option<&str>)]) {
    let own = three();
    let cells = Area::between(&own, &from, &to).unwrap().filled(&own, fill);
    let cells: Vec<_> = cells
        .iter()
        .map(|cell| {
            let key = own.form.columns[cell.column].key.as_str();
            (cell.row, key, cell.text.as_deref())
        })
        .collect();
    assert_eq!(cells, expected);
}

#[test]
fn an_area_is_filled_from_its_first_line_or_column_where_figures_are_typed() {
    fills(
        at(1, "online"),
        at(3, "direct"),
        Fill::Down,
        &[
            (1, "online", Some("10")),
            (1, "direct", Some("2")),
            (2, "online", Some("10")),
            (2, "direct", Some("2")),
        ],
    );
    fills(
        at(1, "received"),
        at(1, "direct"),
        Fill::Right,
        &[(0, "online", Some("15")), (0, "direct", Some("15"))],
    );
    // A blank fills with blank; a name with nothing.
    fills(
        at(2, "direct"),
        at(3, "direct"),
        Fill::Down,
        &[(2, "direct", Some(""))],
    );
    fills(
        at(2, "name"),
        at(2, "online"),
        Fill::Right,
        &[(1, "online", None)],
    );
    // Computed cells are left alone.
    fills(at(1, "received"), at(2, "received"), Fill::Down, &[]);
}
