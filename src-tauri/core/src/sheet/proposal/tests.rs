use super::*;
use crate::form::reading::read;
use crate::form::{Form, Library, library::built_in};
use crate::sheet::{Identity, Origin, Section};

fn form() -> std::sync::Arc<Form> {
    let library = Library::read(built_in());
    let found = library.valid("II.06a", chrono::NaiveDate::MAX);
    found.unwrap().clone()
}

fn key(name: &str) -> RowKey {
    RowKey {
        section: Some("bo".to_owned()),
        identity: Identity::Field(name.to_owned()),
    }
}

/// Hộ tịch with 7 online, an opening stock of 3, nothing else.
fn figures(form: &Form) -> Figures {
    let mut own = vec![Figure::default(); form.columns.len()];
    let online = &mut own[form.index("online").unwrap()];
    online.entry = Some(Entry::Number(7.into()));
    online.origin = Some(Origin::Typed);
    own[form.index("carried").unwrap()].opening = Some(3.into());
    Figures {
        sections: vec![Section {
            id: 1,
            key: "bo".to_owned(),
            name: "Bộ".to_owned(),
        }],
        rows: vec![Row {
            id: 12,
            section: Some(1),
            identity: Identity::Field("ho-tich".to_owned()),
            name: "Hộ tịch".to_owned(),
            figures: own,
        }],
        ..Figures::default()
    }
}

fn cell(form: &Form, column: &str, text: &str) -> CellProposed {
    let column = form.index(column).unwrap();
    CellProposed {
        column,
        reading: read(&form.columns[column], text),
        place: format!("D{column}"),
    }
}

/// One text in one cell of Hộ tịch: what becomes of it.
#[track_caller]
fn becomes(column: &str, text: &str, expected: &str) {
    let form = form();
    let proposed = RowProposed {
        row: key("ho-tich"),
        name: String::new(),
        cells: vec![cell(&form, column, text)],
    };
    let planned = planned(&form, &figures(&form), vec![proposed]);
    let own = &planned.rows[0].cells[0];
    let shown = |entry: &Option<Entry>| entry.as_ref().map_or("trống".to_owned(), Entry::shown);
    let stands = shown(&own.stands);
    let fate = match &own.fate {
        Fate::New(entry) => format!("{stands} → {} mới", entry.shown()),
        Fate::Changed(entry) => format!("{stands} → {}", shown(entry)),
        Fate::Kept => format!("{stands} giữ"),
        Fate::Refused(_) => format!("! {}", own.refusal().unwrap()),
    };
    assert_eq!(fate, expected, "{column}: {text:?}");
}

#[test]
fn a_proposed_figure_meets_the_one_that_stands() {
    for (column, text, expected) in [
        ("online", "8", "7 → 8"),
        ("online", "7", "7 giữ"),
        ("online", "7,0", "7 giữ"),
        ("online", "", "7 → trống"),
        ("direct", "5", "trống → 5 mới"),
        ("direct", "0", "trống → 0 mới"),
        ("direct", "", "trống giữ"),
        // An opening stock that is right goes on following the month before.
        ("carried", "3", "3 giữ"),
        ("carried", "4", "3 → 4 mới"),
        ("carried", "", "3 giữ"),
        (
            "online",
            "1,000",
            "! “1,000” có thể là 1 hoặc 1.000. Viết lại không có dấu phẩy. Ô vẫn giữ 7.",
        ),
        (
            "direct",
            "-1",
            "! -1 là số âm. Nhập số không âm. Ô vẫn trống.",
        ),
    ] {
        becomes(column, text, expected);
    }
}

#[test]
fn rows_are_told_from_new_ones_by_section_and_identity() {
    let form = form();
    let proposed = |row: RowKey| RowProposed {
        row,
        name: "mới".to_owned(),
        cells: vec![cell(&form, "online", "8"), cell(&form, "direct", "1,234")],
    };
    let elsewhere = RowKey {
        section: Some("thanh-pho".to_owned()),
        ..key("ho-tich")
    };
    let all = vec![
        proposed(key("ho-tich")),
        proposed(key("dat-dai")),
        proposed(elsewhere),
    ];
    let planned = planned(&form, &figures(&form), all);
    let rows: Vec<_> = planned.rows.iter().map(|row| row.id).collect();
    assert_eq!(rows, [Some(12), None, None]);
    assert_eq!(planned.rows[0].name, "Hộ tịch · Bộ");
    assert_eq!(planned.rows[1].name, "mới");
    assert_eq!(
        planned.rows[0].cell_name(&form, &planned.rows[0].cells[0]),
        "Ô (4) dòng Hộ tịch · Bộ"
    );
    assert_eq!(
        planned.outcome().as_deref(),
        Some("Sẽ ghi 6 ô: 5 ô mới, 1 ô thay đổi; thêm 2 dòng")
    );
    let told = planned.rows[0].cells[1].remark.as_deref();
    assert_eq!(told, Some("“1,234” được đọc là 1.234"));
}

#[test]
fn what_changes_nothing_and_what_is_refused_is_no_change() {
    let form = form();
    let proposed = RowProposed {
        row: key("ho-tich"),
        name: String::new(),
        cells: vec![cell(&form, "online", "7"), cell(&form, "direct", "abc")],
    };
    let planned = planned(&form, &figures(&form), vec![proposed]);
    assert_eq!(planned.outcome(), None);
    assert_eq!((planned.changes(), planned.refused()), (0, 1));
}

#[test]
fn what_was_done_tells_what_was_overwritten_and_what_was_passed_over() {
    let form = form();
    for (texts, expected) in [
        (&[("direct", "5")][..], "Đã dán 1 ô"),
        (&[("online", "7"), ("direct", "5")], "Đã dán 1 ô"),
        (
            &[("online", "8"), ("direct", "5")],
            "Đã dán 2 ô, thay số đang có ở 1 ô",
        ),
        (&[("online", "")], "Đã dán 1 ô, thay số đang có ở 1 ô"),
        (
            &[("online", "8"), ("direct", "abc")],
            "Đã dán 1 ô, thay số đang có ở 1 ô, bỏ qua 1 ô không nhận được giá trị",
        ),
        (
            &[("online", "abc")],
            "Đã dán 0 ô, bỏ qua 1 ô không nhận được giá trị",
        ),
    ] {
        let cells = texts.iter().map(|(column, text)| cell(&form, column, text));
        let proposed = RowProposed {
            row: key("ho-tich"),
            name: String::new(),
            cells: cells.collect(),
        };
        let planned = planned(&form, &figures(&form), vec![proposed]);
        assert_eq!(planned.done("Đã dán", planned.changes()), expected);
    }
}

#[test]
fn what_is_overwritten_is_told_with_what_stood_there() {
    let form = form();
    for (column, text, expected) in [
        ("online", "8", Some("7 → 8")),
        ("online", "1234", Some("7 → 1.234")),
        ("online", "", Some("7 → để trống")),
        ("carried", "4", Some("3 → 4")),
        ("online", "7", None),
        ("online", "abc", None),
        ("carried", "", None),
        ("direct", "5", None),
    ] {
        let proposed = RowProposed {
            row: key("ho-tich"),
            name: String::new(),
            cells: vec![cell(&form, column, text)],
        };
        let planned = planned(&form, &figures(&form), vec![proposed]);
        let told = planned.rows[0].cells[0].replacement();
        assert_eq!(told.as_deref(), expected, "{column}: {text:?}");
    }
}
