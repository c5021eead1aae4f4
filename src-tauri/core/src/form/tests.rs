use super::*;

/// A small form: name, a, b, c = a + b; one check.
const SMALL: &str = r#"
code = "X.1"
number = "Biểu số X.1"
title = "BIỂU THỬ"
basis = "Ban hành để thử"
valid_from = "2026-01-15"
status = "reconstructed"
unit = "Hồ sơ"
[rows]
kind = "free"
total = "Tổng số"
[[columns]]
key = "name"
no = 1
heading = ["Tên"]
kind = "name"
width = 20
[[columns]]
key = "a"
no = 2
heading = ["Nhóm", "A"]
kind = "count"
period = "sum"
width = 8
[[columns]]
key = "b"
no = 3
heading = ["Nhóm", "B"]
kind = "amount"
period = "last"
width = 8
[[columns]]
key = "c"
no = 4
heading = ["C"]
kind = "count"
formula = "a + b"
width = 8
[[checks]]
left = "a"
sign = "<="
right = "c"
"#;

#[track_caller]
fn broken(change: (&str, &str), place: &str, why: &str) {
    let text = SMALL.replacen(change.0, change.1, 1);
    assert_ne!(text, SMALL, "the change must apply: {}", change.0);
    let broken = Form::read("X.1.toml", &text).unwrap_err();
    assert_eq!(broken.file, "X.1.toml");
    assert_eq!(broken.place, place, "{broken}");
    assert!(broken.why.contains(why), "{broken}");
}

#[test]
fn a_whole_definition_is_read_and_written_back_the_same() {
    let form = Form::read("X.1.toml", SMALL).unwrap();
    assert_eq!(form.code(), "X.1");
    assert_eq!(form.order, [3]);
    assert_eq!(Form::read("again", &form.text()).unwrap(), form);
}

#[test]
fn a_broken_definition_names_its_place_and_what_is_wrong() {
    broken(("a + b", "a + d"), "columns.c.formula", "không có cột “d”");
    broken(
        ("a + b", "a + name"),
        "columns.c.formula",
        "không phải cột số",
    );
    broken(("a + b", "a + "), "columns.c.formula", "ký tự thứ 5");
    broken(("a + b", "a + c"), "columns.c.formula", "vòng tròn");
    broken(("key = \"b\"", "key = \"a\""), "columns.a", "bị lặp");
    broken(("key = \"b\"", "key = \"đ\""), "columns.đ.key", "không dấu");
    broken(
        ("period = \"sum\"\n", ""),
        "columns.a.period",
        "thiếu cách lấy",
    );
    broken(
        ("heading = [\"C\"]", "heading = []"),
        "columns.c.heading",
        "trống",
    );
    broken(
        ("kind = \"name\"", "kind = \"text\""),
        "columns",
        "đúng một cột tên",
    );
    broken(("code = \"X.1\"", "code = \"X/1\""), "code", "không dấu");
    broken(
        ("title = \"BIỂU THỬ\"", "title = \" \""),
        "title",
        "còn trống",
    );
    broken(
        ("right = \"c\"", "right = \"z\""),
        "checks[1].right",
        "không có cột “z”",
    );
    broken(
        ("kind = \"free\"", "kind = \"fixed\""),
        "rows.fixed",
        "liệt kê",
    );
    broken(
        ("kind = \"free\"", "kind = \"free\"\nsections = true"),
        "rows.sections",
        "fields",
    );
    broken(("width = 8", "width = 1"), "columns.a.width", "độ rộng");
    broken(
        ("valid_from = \"2026-01-15\"", "valid_from = \"2026-02-30\""),
        "dòng 6, cột 14",
        "không đọc được",
    );
    broken(("unit = ", "đơn_vị = "), "dòng 8, cột 1", "không đọc được");
    broken(
        (
            "width = 8\n[[columns]]\nkey = \"b\"",
            "width = 8\nhidden = true\n[[columns]]\nkey = \"b\"",
        ),
        "columns.a.hidden",
        "đang được dùng",
    );
    broken(
        ("period = \"last\"", "period = \"last\"\ncarries = \"name\""),
        "columns.b.carries",
        "không có cột số",
    );
}

fn shape(code: &str) -> Vec<String> {
    let library = Library::read(library::built_in());
    let form = library.valid(code, chrono::NaiveDate::MAX).unwrap();
    let (_, cells) = headings(form);
    let shape = |c: &HeadingCell| {
        format!(
            "{} r{}+{} c{}+{}",
            c.text, c.row, c.rows, c.column, c.columns
        )
    };
    cells.iter().map(shape).collect()
}

#[test]
fn the_headings_of_ii_06a_have_the_geometry_of_the_paper_form() {
    assert_eq!(
        shape("II.06a"),
        [
            "STT r0+3 c0+1",
            "Lĩnh vực, công việc giải quyết theo cấp r0+3 c1+1",
            "Số hồ sơ nhận giải quyết r0+1 c2+4",
            "Số lượng hồ sơ đã giải quyết r0+1 c6+4",
            "Số lượng hồ sơ đang giải quyết r0+1 c10+3",
            "Tổng số r1+2 c2+1",
            "Trong đó r1+1 c3+2",
            "Từ kỳ trước r1+2 c5+1",
            "Tổng số r1+2 c6+1",
            "Trước hạn r1+2 c7+1",
            "Đúng hạn r1+2 c8+1",
            "Quá hạn r1+2 c9+1",
            "Tổng số r1+2 c10+1",
            "Trong hạn r1+2 c11+1",
            "Quá hạn r1+2 c12+1",
            "Trực tuyến r2+1 c3+1",
            "Trực tiếp, dịch vụ bưu chính r2+1 c4+1",
        ]
    );
}

#[test]
fn headings_cover_every_column_exactly_once_in_every_row() {
    for code in Library::read(library::built_in()).codes() {
        let library = Library::read(library::built_in());
        let form = library.valid(code, chrono::NaiveDate::MAX).unwrap();
        let (depth, cells) = headings(form);
        let mut covered = vec![vec![0; form.shown().count()]; depth];
        for cell in &cells {
            for row in &mut covered[cell.row..cell.row + cell.rows] {
                row[cell.column..cell.column + cell.columns]
                    .iter_mut()
                    .for_each(|n| *n += 1);
            }
        }
        assert!(
            covered.iter().flatten().all(|n| *n == 1),
            "{code}: {covered:?}"
        );
    }
}

#[test]
fn the_number_row_prints_formulas_as_the_paper_form_does() {
    let library = Library::read(library::built_in());
    let printed = |code: &str, key: &str| {
        let form = library.valid(code, chrono::NaiveDate::MAX).unwrap();
        form.printed_number(form.column(key).unwrap())
    };
    assert_eq!(printed("II.06a", "received"), "(3)=(4)+(5)+(6)");
    assert_eq!(printed("II.06a", "online"), "(4)");
    assert_eq!(printed("II.05a", "own"), "(9)=(10)+(14)");
    assert_eq!(printed("II.04", "prop_procs"), "(16)=(17)+(18)+(19)");
    assert_eq!(printed("II.08", "full_received"), "(11)=(12)+(13)");
}

#[test]
fn printed_numbers_run_without_gap_in_all_forms() {
    let library = Library::read(library::built_in());
    for code in library.codes() {
        let form = library.valid(code, chrono::NaiveDate::MAX).unwrap();
        let numbers: Vec<u32> = form.columns.iter().map(|column| column.no).collect();
        let count = numbers.len() as u32;
        assert_eq!(numbers, (1..=count).collect::<Vec<_>>(), "{code}");
    }
}

#[test]
fn a_column_takes_what_its_kind_says() {
    let form = Form::read("X.1.toml", SMALL).unwrap();
    let takes = |key: &str, number: &str| {
        accept(form.column(key).unwrap(), number.parse().unwrap()).is_ok()
    };
    assert!(
        takes("a", "0") && takes("a", "12") && takes("a", "12.0") && takes("a", "999999999999")
    );
    assert!(!takes("a", "-1") && !takes("a", "1.5") && !takes("a", "1000000000000"));
    assert!(takes("b", "1.2345") && !takes("b", "1.23456") && !takes("b", "-0.1"));
}

#[test]
fn a_column_is_counted_itself_or_by_those_it_adds_up() {
    let library = library::Library::read(library::built_in());
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 14).unwrap();
    for (code, key, expected) in [
        ("II.06a", "online", Some(vec!["online"])),
        (
            "II.06a",
            "received",
            Some(vec!["online", "direct", "carried"]),
        ),
        ("II.06a", "done", Some(vec!["early", "on_time", "late"])),
        (
            "II.06a",
            "pending",
            Some(vec!["pending_in_time", "pending_late"]),
        ),
        ("II.06a", "name", None),
        ("II.04", "received", None),
    ] {
        let form = library.valid(code, day).unwrap();
        let Some(at) = form.index(key) else {
            assert_eq!(expected, None, "{code} {key}");
            continue;
        };
        let keys = form.counted(at).map(|all| {
            let keys = all.iter().map(|own| form.columns[*own].key.as_str());
            keys.collect::<Vec<_>>()
        });
        assert_eq!(keys, expected, "{code} {key}");
    }
}
