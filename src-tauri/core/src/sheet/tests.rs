mod area;
mod carry;
mod closing;
mod counted;
mod locked;
mod rows;
mod sent;
mod state;

use super::*;
use crate::form::{Form, Library, Severity, library::built_in};
use crate::value::Entry;

fn form(code: &str) -> std::sync::Arc<Form> {
    let library = Library::read(built_in());
    library.valid(code, chrono::NaiveDate::MAX).unwrap().clone()
}

/// A row with some figures, by column key; what is not named is blank.
fn row(form: &Form, id: i64, section: Option<i64>, name: &str, given: &[(&str, i64)]) -> Row {
    let mut figures = vec![Figure::default(); form.columns.len()];
    for (key, number) in given {
        let i = form.index(key).unwrap();
        figures[i].entry = Some(Entry::Number((*number).into()));
        figures[i].origin = Some(Origin::Typed);
    }
    Row {
        id,
        section,
        identity: Identity::Field(name.to_owned()),
        name: name.to_owned(),
        figures,
    }
}

fn two_sections(rows: Vec<Row>) -> Figures {
    let section = |id, name: &str| Section {
        id,
        key: format!("nguon-{id}"),
        name: name.to_owned(),
    };
    Figures {
        sections: vec![section(1, "Bộ"), section(2, "thành phố")],
        rows,
        previous: "10/2026".to_owned(),
        ..Figures::default()
    }
}

/// A form filled in.
fn filled(code: &str, figures: Figures) -> Filled {
    Filled::of(form(code), figures)
}

fn shown(form: &Form, line: &Line, key: &str) -> String {
    let cell = &line.cells[form.index(key).unwrap()];
    cell.entry.as_ref().map(Entry::shown).unwrap_or_default()
}

const BALANCED: [(&str, i64); 8] = [
    ("online", 1030),
    ("direct", 60),
    ("carried", 10),
    ("early", 700),
    ("on_time", 385),
    ("late", 2),
    ("pending_in_time", 13),
    ("pending_late", 0),
];

fn with(changes: &[(&'static str, i64)]) -> Vec<(&'static str, i64)> {
    let mut figures = BALANCED.to_vec();
    for (key, number) in changes {
        figures.retain(|(own, _)| own != key);
        figures.push((key, *number));
    }
    figures
}

#[test]
fn a_balanced_row_has_its_sums_and_no_finding() {
    let form = form("II.06a");
    let sheet = fill(
        &form,
        &two_sections(vec![row(&form, 1, Some(1), "Hộ tịch", &BALANCED)]),
    );
    let line = sheet.lines.iter().find(|line| line.row == Some(1)).unwrap();
    assert_eq!(shown(&form, line, "received"), "1.100");
    assert_eq!(shown(&form, line, "done"), "1.087");
    assert_eq!(shown(&form, line, "pending"), "13");
    assert_eq!((sheet.findings.len(), sheet.blanks), (0, 0));
}

#[test]
fn only_what_was_put_into_a_cell_has_an_origin() {
    let form = form("II.06a");
    let figures: Vec<(&str, i64)> = with(&[])
        .into_iter()
        .filter(|own| own.0 != "carried")
        .collect();
    let mut own = row(&form, 1, Some(1), "Hộ tịch", &figures);
    own.figures[form.index("carried").unwrap()].opening = Some(10.into());
    let sheet = fill(&form, &two_sections(vec![own]));
    let origin = |key: &str| sheet.line(1).unwrap().cells[form.index(key).unwrap()].origin;
    assert_eq!(origin("online"), Some(Origin::Typed));
    assert_eq!(origin("carried"), Some(Origin::Carried));
    for key in ["name", "received", "done", "pending"] {
        assert_eq!(origin(key), None, "{key}");
    }
    let total = sheet.total().unwrap();
    assert!(total.cells.iter().all(|cell| cell.origin.is_none()));
}

#[test]
fn a_row_that_does_not_balance_says_so_with_both_sides() {
    let form = form("II.06a");
    let figures = with(&[("pending_in_time", 12)]);
    let sheet = fill(
        &form,
        &two_sections(vec![row(&form, 1, Some(1), "Hộ tịch", &figures)]),
    );
    let finding = &sheet.findings[0];
    assert_eq!(finding.severity, Severity::Error);
    assert_eq!(finding.place, "Hộ tịch · Bộ");
    assert_eq!(finding.columns, ["received", "done", "pending"]);
    assert_eq!(
        finding.text,
        "(3) Số hồ sơ nhận giải quyết 1.100 ≠ (7) Đã giải quyết 1.087 + (11) Đang giải quyết 12: lệch 1"
    );
}

#[test]
fn sections_have_roman_labels_and_rows_count_within_them() {
    let form = form("II.06a");
    let rows = vec![
        row(&form, 1, Some(1), "Hộ tịch", &BALANCED),
        row(&form, 2, Some(2), "Đất đai", &BALANCED),
        row(&form, 3, Some(2), "Hộ tịch", &BALANCED),
    ];
    let sheet = fill(&form, &two_sections(rows));
    let labels: Vec<String> = sheet
        .lines
        .iter()
        .map(|l| format!("{} {}", l.label, l.name))
        .collect();
    assert_eq!(
        labels,
        [
            "I Bộ",
            "1 Hộ tịch",
            "II thành phố",
            "1 Đất đai",
            "2 Hộ tịch",
            " Tổng số"
        ]
    );
    assert_eq!(shown(&form, sheet.total().unwrap(), "received"), "3.300");
}

#[test]
fn a_blank_is_not_zero() {
    let form = form("II.06a");
    let partly = row(
        &form,
        1,
        Some(2),
        "Xây dựng",
        &[("online", 250), ("carried", 6)],
    );
    let sheet = fill(&form, &two_sections(vec![partly]));
    let line = sheet.lines.iter().find(|line| line.row == Some(1)).unwrap();
    assert_eq!(shown(&form, line, "received"), "");
    let total = sheet.total().unwrap();
    assert_eq!(shown(&form, total, "online"), "250");
    assert_eq!(shown(&form, total, "direct"), "");
    assert_eq!(shown(&form, total, "received"), "");
    assert_eq!(sheet.blanks, 6);
    assert_eq!(sheet.findings.len(), 1);
    assert_eq!(sheet.findings[0].severity, Severity::Warning);
    assert_eq!(sheet.findings[0].text, "Còn 6 ô trống");
}

#[test]
fn a_form_without_rows_says_that_nothing_arose_and_has_zeros() {
    let form = form("II.04");
    let sheet = fill(&form, &Figures::default());
    assert_eq!(sheet.lines[0].kind, LineKind::Empty);
    assert_eq!(sheet.lines[0].name, "Không phát sinh");
    let total = sheet.total().unwrap();
    assert_eq!(shown(&form, total, "own_docs"), "0");
    assert_eq!(shown(&form, total, "own_saving"), "");
    assert!(sheet.findings.is_empty());
}

#[test]
fn totals_of_other_forms_are_held_against_this_one() {
    let form = form("II.08");
    let mut figures = Figures {
        rows: vec![row(
            &form,
            1,
            None,
            "Hộ tịch",
            &[
                ("procs", 40),
                ("part_procs", 10),
                ("part_active", 3),
                ("part_online", 60),
                ("part_direct", 5),
                ("full_procs", 30),
                ("full_active", 20),
                ("full_online", 50),
                ("full_direct", 0),
                ("portal_procs", 40),
                ("portal_received", 9),
                ("pay_procs", 8),
                ("paid_online", 4),
                ("digitised", 7),
                ("e_results", 7),
            ],
        )],
        ..Figures::default()
    };
    assert!(
        fill(&form, &figures).findings.is_empty(),
        "nothing to compare with"
    );
    let online = OtherTotal {
        number: 100.into(),
        label: "(4) Trực tuyến".to_owned(),
    };
    figures
        .others
        .insert(("II.06a".to_owned(), "online".to_owned()), online);
    let sheet = fill(&form, &figures);
    assert_eq!(sheet.findings.len(), 1);
    assert_eq!(sheet.findings[0].severity, Severity::Warning);
    assert_eq!(sheet.findings[0].row, None);
    assert!(
        sheet.findings[0]
            .text
            .ends_with("> tổng của biểu II.06a (4) Trực tuyến 100: vượt 10"),
        "{}",
        sheet.findings[0].text
    );
}

#[test]
fn a_longer_period_sums_flows_and_takes_stocks_from_its_ends() {
    let form = form("II.06a");
    let january = two_sections(vec![row(&form, 1, Some(1), "Hộ tịch", &BALANCED)]);
    let mut february = two_sections(vec![
        row(
            &form,
            2,
            Some(1),
            "Hộ tịch",
            &[
                ("online", 100),
                ("direct", 1),
                ("early", 90),
                ("on_time", 4),
                ("late", 0),
                ("pending_in_time", 20),
                ("pending_late", 0),
            ],
        ),
        row(&form, 3, Some(2), "Đất đai", &BALANCED),
    ]);
    february.rows[0].figures[form.index("carried").unwrap()].opening = Some(13.into());
    let both = combine(&form, &[&january, &february], &Answers::new());
    assert_eq!(both.rows.len(), 2);
    let sheet = fill(&form, &both);
    let line = sheet
        .lines
        .iter()
        .find(|line| line.name == "Hộ tịch")
        .unwrap();
    for (key, expected) in [
        ("online", "1.130"),
        ("carried", "10"),
        ("received", "1.201"),
        ("done", "1.181"),
        ("pending", "20"),
    ] {
        assert_eq!(shown(&form, line, key), expected, "{key}");
    }
    assert!(sheet.findings.is_empty(), "{:?}", sheet.findings);
}

#[test]
fn a_count_of_distinct_things_is_asked_for() {
    let form = form("II.05a");
    let cycle = Figures {
        rows: vec![row(
            &form,
            1,
            None,
            "Đất đai",
            &[
                ("act", 1),
                ("rule", 0),
                ("both", 0),
                ("carried", 0),
                ("new", 1),
            ],
        )],
        ..Figures::default()
    };
    let mut answers = Answers::new();
    let both = combine(&form, &[&cycle, &cycle], &answers);
    let act = form.index("act").unwrap();
    assert_eq!(both.rows[0].figures[act].entry, None);
    let land = "field:Đất đai".parse().unwrap();
    answers.insert((land, "act".to_owned()), 2.into());
    let both = combine(&form, &[&cycle, &cycle], &answers);
    assert_eq!(
        both.rows[0].figures[act].entry,
        Some(Entry::Number(2.into()))
    );
}
