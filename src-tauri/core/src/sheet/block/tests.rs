use super::*;
use crate::form::{Library, library::built_in};
use crate::sheet::{Figure, Identity, Section, fill};

fn form() -> std::sync::Arc<Form> {
    let library = Library::read(built_in());
    let found = library.valid("II.06a", chrono::NaiveDate::MAX);
    found.unwrap().clone()
}

/// Hộ tịch and Chứng thực in the first section, Đất đai in the second; no figures.
fn figures(form: &Form) -> Figures {
    let row = |id: i64, section: i64, name: &str| Row {
        id,
        section: Some(section),
        identity: Identity::Field(name.to_owned()),
        name: name.to_owned(),
        figures: vec![Figure::default(); form.columns.len()],
    };
    let section = |id: i64, name: &str| Section {
        id,
        key: name.to_owned(),
        name: name.to_owned(),
    };
    Figures {
        sections: vec![section(1, "Bộ"), section(2, "thành phố")],
        rows: vec![
            row(1, 1, "Hộ tịch"),
            row(2, 1, "Chứng thực"),
            row(3, 2, "Đất đai"),
        ],
        ..Figures::default()
    }
}

/// A block laid from a row's column on: its rows by name with how many cells each, its totals, what is left out.
#[track_caller]
fn lays(top: usize, column: &str, text: &str, rows: &[&str], totals: &[&str], left_out: &[&str]) {
    let form = form();
    let figures = figures(&form);
    let mut shown = form.shown();
    let left = shown.position(|(_, own)| own.key == column).unwrap();
    let block: Vec<Vec<String>> = text
        .split('\n')
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect();
    let laid = laid(&form, &figures, (top, left), &block);
    let own: Vec<String> = laid
        .rows
        .iter()
        .map(|row| format!("{} {}", row.name, row.cells.len()))
        .collect();
    assert_eq!(own, rows, "{text:?}");
    let own: Vec<String> = laid
        .totals
        .iter()
        .map(|total| format!("{} {:?}", total.line, total.section))
        .collect();
    assert_eq!(own, totals, "{text:?}");
    assert_eq!(laid.left_out, left_out, "{text:?}");
}

#[test]
fn lines_without_names_go_to_the_rows_in_order() {
    let (first, second, third) = (
        "Hộ tịch · Bộ 2",
        "Chứng thực · Bộ 2",
        "Đất đai · thành phố 2",
    );
    lays(
        0,
        "online",
        "1\t2\n3\t4\n5\t6",
        &[first, second, third],
        &[],
        &[],
    );
    lays(1, "online", "3\t4", &[second], &[], &[]);
    // Computed columns take nothing, and nothing is said of them.
    lays(0, "received", "9\t1\t2", &[first], &[], &[]);
}

#[test]
fn a_line_below_the_last_row_is_the_total() {
    let (second, third) = ("Chứng thực · Bộ 1", "Đất đai · thành phố 1");
    lays(1, "online", "1\n2\n3", &[second, third], &["3 None"], &[]);
    lays(
        1,
        "online",
        "1\n2\n3\n4",
        &[second, third],
        &[],
        &[
            "Dòng 3 của khối không còn dòng nào của biểu để nhận: 3.",
            "Dòng 4 của khối không còn dòng nào của biểu để nhận: 4.",
        ],
    );
    lays(1, "online", "1\n2\n\n", &[second, third], &[], &[]);
}

#[test]
fn lines_with_names_are_held_against_the_rows() {
    let (first, second, third) = (
        "Hộ tịch · Bộ 1",
        "Chứng thực · Bộ 1",
        "Đất đai · thành phố 1",
    );
    lays(
        0,
        "stt",
        "1\tHO TICH\t9\t1\n2\tChứng thực\t\t2\nII\tThành phố\t\t3\n1\tĐất đai\t\t3\n\tTỔNG CỘNG\t\t6",
        &[first, second, third],
        &["3 Some(2)", "5 None"],
        &[],
    );
    lays(
        0,
        "name",
        "Hộ tịch\t\t1\nĐất đai\t\t2",
        &[first],
        &[],
        &["Dòng 2 của khối là “Đất đai”, dòng của biểu là Chứng thực · Bộ: không dán dòng này."],
    );
}

#[test]
fn columns_beyond_the_form_are_told() {
    lays(
        0,
        "pending_late",
        "1\t2\t3",
        &["Hộ tịch · Bộ 1"],
        &[],
        &["Khối thừa 2 cột bên phải: không dán các cột đó."],
    );
}

#[test]
fn a_given_total_is_held_against_the_forms_own() {
    let form = form();
    let mut figures = figures(&form);
    let online = form.index("online").unwrap();
    figures.rows[0].figures[online].entry = Some(Entry::Number(1003.into()));
    let sheet = fill(&form, &figures);
    let differs = |text: &str| {
        let total = Total {
            line: 4,
            section: None,
            given: vec![(online, text.to_owned())],
        };
        differing(&form, &sheet, &[total])
    };
    for same in ["1003", "1.003", "1,003", "", "-"] {
        assert_eq!(differs(same), [""; 0], "{same}");
    }
    assert_eq!(
        differs("1.004"),
        ["Dòng 4 của khối (tổng), cột (4): khối ghi 1.004, biểu cộng được 1.003."]
    );
    assert_eq!(
        differs("#REF!"),
        ["Dòng 4 của khối (tổng), cột (4): khối ghi #REF!, biểu cộng được 1.003."]
    );
}
