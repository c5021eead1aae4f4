use super::*;
use crate::sheet::counted::{CountedCell, CountedRow, counted};
use crate::sheet::{Answers, Identity, RowKey};

fn line(form: &Form, field: &str, stays: bool, cells: &[(&str, u32, u32)]) -> CountedRow {
    let cells = cells.iter().map(|(key, count, unknown)| {
        let cell = CountedCell {
            count: *count,
            unknown: *unknown,
        };
        (form.index(key).unwrap(), cell)
    });
    CountedRow {
        id: 7,
        section: None,
        identity: Identity::Field(field.to_owned()),
        name: field.to_owned(),
        stays,
        cells: cells.collect(),
    }
}

fn answers(all: &[(&str, &str, u32)]) -> Answers {
    let key = |field: &str| RowKey {
        section: None,
        identity: Identity::Field(field.to_owned()),
    };
    let all = all.iter();
    all.map(|(field, column, number)| ((key(field), (*column).to_owned()), (*number).into()))
        .collect()
}

/// What stands in a cell of the first row, and where it came from.
fn stands(form: &Form, figures: &Figures, column: &str) -> (String, Option<Origin>) {
    let figure = &figures.rows[0].figures[form.index(column).unwrap()];
    let entry = figure.entry.as_ref();
    (entry.map(Entry::shown).unwrap_or_default(), figure.origin)
}

#[test]
fn what_was_counted_stands_and_what_lacks_facts_is_told() {
    let form = form("II.08");
    let cells = [
        ("part_online", 12, 0),
        ("digitised", 3, 4),
        ("paid_online", 5, 1),
    ];
    let lines = vec![line(&form, "ho-tich", true, &cells)];
    let said = answers(&[
        ("ho-tich", "digitised", 6),
        ("ho-tich", "portal_procs", 9),
        ("ho-tich", "part_online", 11),
        ("dat-dai", "portal_procs", 1),
    ]);
    let own = counted(&form, Vec::new(), lines, &said);
    let number = |text: &str, origin| (text.to_owned(), Some(origin));
    for (column, expected) in [
        ("part_online", number("12", Origin::Counted)),
        ("digitised", number("6", Origin::Typed)),
        ("portal_procs", number("9", Origin::Typed)),
        ("paid_online", (String::new(), None)),
        ("portal_received", (String::new(), None)),
    ] {
        assert_eq!(stands(&form, &own.figures, column), expected, "{column}");
    }
    assert_eq!(
        own.notes,
        [
            "Cột (17) Hồ sơ thanh toán trực tuyến: thiếu thông tin của 1 hồ sơ ở 1 dòng; các ô đó để trống, nhập số nếu biết.",
            "Cột (18) Hồ sơ được số hóa: thiếu thông tin của 4 hồ sơ ở 1 dòng; các ô đó để trống, nhập số nếu biết.",
            "1 ô đã nhập trước đây nay đếm được từ hồ sơ và ra số khác: lấy số đếm.",
        ]
    );
}

#[test]
fn a_row_in_which_nothing_is_counted_stands_only_where_it_stays() {
    let form = form("II.08");
    let none = [("part_online", 0, 0), ("digitised", 0, 0)];
    let lines = vec![
        line(&form, "ho-tich", true, &none),
        line(&form, "dat-dai", false, &none),
        line(&form, "moi-truong", false, &[("digitised", 0, 2)]),
    ];
    let own = counted(&form, Vec::new(), lines, &Answers::new());
    let names: Vec<&str> = own
        .figures
        .rows
        .iter()
        .map(|row| row.name.as_str())
        .collect();
    assert_eq!(names, ["ho-tich", "moi-truong"]);
    assert_eq!(
        stands(&form, &own.figures, "part_online"),
        ("0".to_owned(), Some(Origin::Counted))
    );
}
