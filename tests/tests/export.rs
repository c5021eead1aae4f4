//! The workbook through the door: what is written where, and every place it cannot be written to.

use std::fs;
use std::path::Path;

use calamine::{Data, Range, Reader, Xlsx, open_workbook};
use serde_json::{Value, json};
use smc_tests::door::Door;

const CYCLE: &str = "2026-11";

/// A ward with one line of II.06a that balances.
fn ward() -> Door {
    let door = Door::started(CYCLE);
    door.add_fields("II.06a", CYCLE, Some(1), &["Hộ tịch"]);
    let row = door.row("II.06a", CYCLE, Some(1), "Hộ tịch");
    for (column, text) in [
        ("online", "1.200"),
        ("direct", "30"),
        ("carried", "4"),
        ("early", "1000"),
        ("on_time", "200"),
        ("late", "0"),
        ("pending_in_time", "34"),
        ("pending_late", "0"),
    ] {
        door.type_in("II.06a", CYCLE, row, column, text);
    }
    door
}

fn write_to(path: &Path, forms: &[&str]) -> Value {
    json!({"period": CYCLE, "forms": forms, "path": path})
}

fn sent(door: &Door) -> usize {
    let report = door.call("report", json!({"period": CYCLE}));
    report["sent"].as_array().map_or(0, Vec::len)
}

fn read(path: impl AsRef<Path>, sheet: &str) -> Range<Data> {
    let mut workbook: Xlsx<_> = open_workbook(path).unwrap();
    workbook.worksheet_range(sheet).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_month_is_written_under_its_proposed_name() {
    let door = ward();
    let forms = ["II.04", "II.05a", "II.06a", "II.08"];
    let proposal = door.call("export_propose", json!({"period": CYCLE, "forms": forms}));
    assert_eq!(proposal["file_name"], "BC-KSTTHC_Phuong-Thu_2026-11.xlsx");
    let path = door.path("BC-KSTTHC_Phuong-Thu_2026-11.xlsx");
    let written = door.call("export_write", write_to(&path, &forms));
    assert_eq!(written["path"], json!(path));
    assert_eq!(written["draft"], false);
    let sheet = read(&path, "II.06a");
    let total = sheet
        .rows()
        .find(|row| row[1] == Data::String("Tổng số".to_owned()));
    assert_eq!(
        total.unwrap()[2..7],
        [1234.0, 1200.0, 30.0, 4.0, 1200.0].map(Data::Float)
    );
    assert_eq!(sent(&door), 1);
}

#[test]
fn a_workbook_is_written_over_its_former_self_and_leaves_nothing_beside() {
    let door = ward();
    let folder = door.path("Báo cáo");
    fs::create_dir(&folder).unwrap();
    let path = folder.join("tháng 11.xlsx");
    door.call("export_write", write_to(&path, &["II.06a"]));
    let row = door.row("II.06a", CYCLE, Some(1), "Hộ tịch");
    door.type_in("II.06a", CYCLE, row, "online", "1.201");
    door.type_in("II.06a", CYCLE, row, "early", "1.001");
    door.call("export_write", write_to(&path, &["II.06a"]));
    let sheet = read(&path, "II.06a");
    assert!(sheet.rows().any(|row| row.contains(&Data::Float(1235.0))));
    assert_eq!(names(&folder), ["tháng 11.xlsx"]);
}

#[test]
fn a_form_with_errors_is_written_as_a_draft() {
    let door = ward();
    let row = door.row("II.06a", CYCLE, Some(1), "Hộ tịch");
    door.type_in("II.06a", CYCLE, row, "late", "9");
    let proposal = door.call(
        "export_propose",
        json!({"period": CYCLE, "forms": ["II.06a"]}),
    );
    assert_eq!(
        proposal["file_name"],
        "BC-KSTTHC_Phuong-Thu_2026-11-nhap.xlsx"
    );
    let written = door.call("export_write", write_to(&door.path("a.xlsx"), &["II.06a"]));
    let path = door.path("a-nhap.xlsx");
    assert_eq!(written["path"], json!(path));
    assert!(!door.path("a.xlsx").exists());
    let sheet = read(&path, "II.06a");
    let says = |words: &str| {
        let mut cells = sheet.used_cells();
        cells.any(|(_, _, cell)| matches!(cell, Data::String(text) if text.contains(words)))
    };
    assert!(says("BẢN NHÁP: còn 1 lỗi"));
}

/// The export is refused with these words, and neither a file nor a line of the report's history is left of it.
#[track_caller]
fn refused(door: &Door, path: &Path, words: &str) {
    // What is the data file's own comes and goes meanwhile: it is checked and copied in the background.
    let beside = || {
        let mut all = names(&door.path(""));
        all.retain(|name| !name.starts_with("phuong") && name != "sao-luu");
        all
    };
    let before = beside();
    let (code, message) = door
        .ask("export_write", write_to(path, &["II.06a"]))
        .unwrap_err();
    assert_eq!(code, "file", "{message}");
    assert!(message.contains(words), "{message}");
    assert_eq!(beside(), before);
    assert_eq!(sent(door), 0);
}

#[test]
fn a_folder_that_disappears_is_said() {
    let door = ward();
    let folder = door.path("USB");
    fs::create_dir(&folder).unwrap();
    fs::remove_dir(&folder).unwrap();
    refused(
        &door,
        &folder.join("a.xlsx"),
        "USB không còn ở đó. Chọn thư mục khác.",
    );
    fs::write(&folder, "a file now").unwrap();
    refused(
        &door,
        &folder.join("a.xlsx"),
        "USB không còn ở đó. Chọn thư mục khác.",
    );
}

#[test]
fn a_folder_of_the_same_name_is_left_alone() {
    let door = ward();
    let path = door.path("a.xlsx");
    fs::create_dir(&path).unwrap();
    refused(&door, &path, "đã có một thư mục mang tên này");
    assert!(path.is_dir());
}

#[test]
fn a_read_only_workbook_is_left_alone() {
    let door = ward();
    let path = door.path("a.xlsx");
    fs::write(&path, "sent last month").unwrap();
    let writable = fs::metadata(&path).unwrap().permissions();
    let mut read_only = writable.clone();
    read_only.set_readonly(true);
    fs::set_permissions(&path, read_only).unwrap();
    refused(&door, &path, "chỉ cho phép đọc");
    assert_eq!(fs::read_to_string(&path).unwrap(), "sent last month");
    // Windows does not remove a read-only file with its folder.
    fs::set_permissions(&path, writable).unwrap();
}

#[test]
fn no_path_no_form_and_an_unknown_form_are_refused() {
    let door = ward();
    let path = door.path("a.xlsx");
    assert!(
        door.refused("export_write", write_to(Path::new(" "), &["II.06a"]))
            .contains("Chọn nơi lưu")
    );
    assert!(
        door.refused("export_write", write_to(&path, &[]))
            .contains("ít nhất một biểu")
    );
    assert!(
        door.refused("export_write", write_to(&path, &["IX"]))
            .contains("IX")
    );
    assert!(!path.exists());
}
