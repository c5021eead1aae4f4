//! `smc` as a process: what it prints, where, and with which exit code.

#![expect(
    clippy::unwrap_used,
    reason = "a test says with it that it expects success"
)]

mod days;
mod desk;
mod plain;
mod plan;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use calamine::{Reader, Xlsx, open_workbook};
use desk::{Desk, bare};
use serde_json::Value;
use smc_tests::month::SUMMARY_HEADINGS;
use smc_tests::programs;

#[test]
fn misuse_ends_with_2_and_a_sentence_on_standard_error() {
    for (words, part) in [
        (&[][..], "Cách dùng"),
        (&["không-có"], "Không có lệnh “không-có”"),
        // The page's host is a program of the tests.
        (&["serve", "--page", "."], "Không có lệnh “serve”"),
        (&["check"], "Thiếu --period"),
        (
            &["check", "--period", "2026-13"],
            "“2026-13” không phải kỳ báo cáo",
        ),
        (&["export", "--period", "2026"], "Thiếu --out"),
        (&["commands", "--xml"], "không có tùy chọn --xml"),
        (&["import-summary", "a.xlsx"], "Thiếu --cycle"),
    ] {
        let (out, errors) = bare(words, 2);
        assert!(errors.contains(part), "{words:?}: {errors}");
        assert_eq!(out, "", "{words:?}");
    }
}

#[test]
fn help_and_version_end_with_0() {
    assert!(
        bare(&["help"], 0)
            .0
            .contains("import-summary TỆP.xlsx --cycle KỲ")
    );
    assert_eq!(bare(&["check", "--help"], 0).0, bare(&["help"], 0).0);
    assert!(bare(&["--version"], 0).0.starts_with("smc "));
}

#[test]
fn commands_tells_what_the_door_offers() {
    let (text, _) = bare(&["commands"], 0);
    assert!(
        text.contains("sheet(form: string, cycle: Cycle) -> SheetReply"),
        "{text}"
    );
    let list: Value = serde_json::from_str(&bare(&["commands", "--json"], 0).0).unwrap();
    let names: Vec<&str> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["name"].as_str().unwrap())
        .collect();
    for name in [
        "state",
        "cell_set",
        "summary_apply",
        "export_write",
        "verify",
    ] {
        assert!(names.contains(&name), "{name}");
    }
}

#[test]
fn a_closed_pipe_is_no_trouble() {
    let mut child = Command::new(programs::smc())
        .arg("commands")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_data_file_that_cannot_be_used_ends_with_2_and_is_left_alone() {
    let desk = Desk::new("broken");
    fs::write(desk.path("số liệu.db"), "không phải cơ sở dữ liệu").unwrap();
    for words in [
        &["check", "--period", "2026-10"][..],
        &["backup"],
        &["sample"],
    ] {
        let (out, errors) = desk.run(words, 2);
        assert_eq!(out, "");
        assert!(errors.contains("số liệu.db"), "{errors}");
    }
    assert_eq!(
        fs::read(desk.path("số liệu.db")).unwrap(),
        "không phải cơ sở dữ liệu".as_bytes()
    );
}

#[test]
fn call_answers_every_line_and_survives_broken_ones() {
    let desk = Desk::new("call");
    let mut input = "\u{feff}{\"cmd\":\"state\"}\r\n\nnot json\n{\"cmd\":\"no_such\"}\n"
        .as_bytes()
        .to_vec();
    input.extend_from_slice(b"\xff\xfe\n");
    input.extend_from_slice("{\"cmd\":\"sheet\",\"args\":{\"form\":\"II.06a\"}}\n".as_bytes());
    input.extend_from_slice("{\"cmd\":\"verify\",\"args\":{}}".as_bytes());
    let replies = desk.call(&input);
    let codes: Vec<&str> = replies
        .iter()
        .map(|r| r["error"]["code"].as_str().unwrap_or("ok"))
        .collect();
    assert_eq!(
        codes,
        ["ok", "invalid", "invalid", "invalid", "invalid", "ok"]
    );
    assert_eq!(replies[0]["ok"]["today"], "2026-11-16");
    assert_eq!(replies[5]["ok"]["whole"], true);
}

#[test]
fn what_call_changes_is_there_for_the_next_process() {
    let desk = Desk::new("kept");
    desk.call(br#"{"cmd":"office_save","args":{"office":{"ward":"Ph\u01b0\u1eddng M\u1eabu"}}}"#);
    let replies = desk.call(br#"{"cmd":"settings"}"#);
    assert_eq!(replies[0]["ok"]["office"]["ward"], "Phường Mẫu");
}

#[test]
fn sample_check_and_export_from_end_to_end() {
    let desk = Desk::new("sample");
    let (file, _) = desk.run(&["sample"], 0);
    assert_eq!(file.trim_end(), desk.path("số liệu.db"));
    // A second time it is only opened.
    assert_eq!(desk.json(&["sample", "--json"], 0)["sample"], true);

    let (out, errors) = desk.run(&["check", "--period", "2026-10"], 0);
    assert_eq!(
        (out.as_str(), errors.as_str()),
        ("Tháng 10/2026: không có lỗi.\n", "")
    );
    let (out, _) = desk.run(&["check", "--period", "2026-11"], 1);
    assert!(
        out.contains(
            "II.06a · Hộ tịch · Trên Hệ thống của Bộ, ngành: (3) Số hồ sơ nhận giải quyết"
        ),
        "{out}"
    );
    let reply = desk.json(&["check", "--period", "2026-11", "--json"], 1);
    let errors = reply["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|f| f["severity"] == "error");
    assert_eq!(errors.count(), 2);
    assert_eq!(reply["report"]["period"], "2026-11");

    let folder = desk.path("báo cáo tháng/kỳ 10");
    let (path, _) = desk.run(&["export", "--period", "2026-10", "--out", &folder], 0);
    let path = Path::new(path.trim_end());
    assert_eq!(path.parent().unwrap(), Path::new(&folder));
    let workbook: Xlsx<_> = open_workbook(path).unwrap();
    assert_eq!(
        workbook.sheet_names(),
        ["II.04", "II.05a", "II.06a", "II.08"]
    );

    let two = [
        "export",
        "--period",
        "2026-11",
        "--out",
        &folder,
        "--forms",
        "II.06a, II.08",
        "--json",
    ];
    let written = desk.json(&two, 0);
    assert_eq!(written["draft"], true);
    let path = written["path"].as_str().unwrap();
    assert!(path.ends_with("-nhap.xlsx"), "{path}");
    let workbook: Xlsx<_> = open_workbook(path).unwrap();
    assert_eq!(workbook.sheet_names(), ["II.06a", "II.08"]);

    let words = [
        "export", "--period", "2026-10", "--out", &folder, "--forms", "II.99",
    ];
    assert!(desk.run(&words, 2).1.contains("II.99"));
}

#[test]
fn a_folder_that_cannot_be_made_is_told_by_name() {
    let desk = Desk::new("folder");
    desk.run(&["sample"], 0);
    fs::write(desk.path("tệp"), "").unwrap();
    let folder = desk.path("tệp/bên trong");
    let (_, errors) = desk.run(&["export", "--period", "2026-10", "--out", &folder], 2);
    assert!(errors.contains("bên trong"), "{errors}");
}

#[test]
fn the_sample_never_goes_into_a_file_with_data() {
    let desk = Desk::new("own");
    desk.call(br#"{"cmd":"office_save","args":{"office":{"ward":"A"}}}"#);
    let (_, errors) = desk.run(&["sample"], 2);
    assert!(errors.contains("số liệu.db"), "{errors}");
    assert_eq!(
        desk.call(br#"{"cmd":"settings"}"#)[0]["ok"]["office"]["ward"],
        "A"
    );
}

#[test]
fn backup_prints_a_copy_that_verifies() {
    let desk = Desk::new("backup");
    desk.run(&["sample"], 0);
    let (copy, _) = desk.run(&["backup"], 0);
    let copy = copy.trim_end();
    assert!(Path::new(copy).is_file(), "{copy}");
    let (text, _) = bare(&["verify", "--data", copy], 0);
    assert_eq!(text, desk.run(&["verify"], 0).0);
    assert_eq!(desk.json(&["verify", "--json"], 0)["whole"], true);
}

#[test]
fn a_summary_sheet_is_shown_then_stored() {
    let desk = Desk::new("import");
    let file = desk.path("tổng hợp.xlsx");
    summary(&file, 121);
    let words = ["import-summary", &file, "--cycle", "2026-10"];
    let (out, _) = desk.run(&words, 0);
    assert!(out.contains("Chưa ghi gì"), "{out}");
    let json = desk.json(
        &["import-summary", &file, "--cycle", "2026-10", "--json"],
        0,
    );
    assert_eq!(json["ready"], true, "{json}");
    assert_eq!(
        desk.json(&["check", "--period", "2026-10", "--json"], 1)["report"]["forms"][0]["progress"],
        "not_started"
    );
    desk.run(
        &["import-summary", &file, "--cycle", "2026-10", "--apply"],
        0,
    );
    let sheet = &desk.call(br#"{"cmd":"sheet","args":{"form":"II.06a","cycle":"2026-10"}}"#)[0];
    assert!(sheet.to_string().contains("\"121\""), "{sheet}");

    // The file's own total is wrong: a finding, with the sheet's cell, but no reason not to store.
    summary(&file, 122);
    let (out, _) = desk.run(&words, 1);
    assert!(out.contains("C5"), "{out}");

    fs::write(&file, "không phải Excel").unwrap();
    assert!(desk.run(&words, 2).1.contains("tổng hợp.xlsx"));
    assert!(
        desk.run(
            &["import-summary", "không có.xlsx", "--cycle", "2026-10"],
            2
        )
        .1
        .contains("không có.xlsx")
    );
}

#[test]
fn a_row_left_out_as_last_time_is_printed_with_its_figures_and_can_be_taken_in() {
    let desk = Desk::new("left out");
    let file = desk.path("tổng hợp.xlsx");
    summary_of(&file, "Lĩnh vực lạ", 121);
    let words = ["import-summary", &file, "--cycle", "2026-10"];
    desk.run(&[&words[..], &["--unknown", "skip", "--apply"]].concat(), 1);
    let (out, _) = desk.run(&words, 1);
    assert!(
        out.contains(
            "Bỏ qua: dòng 5 “Lĩnh vực lạ”: bỏ qua như lần trước, không ghi (4) 100 · (5) 20"
        ),
        "{out}"
    );
    // What was said once is not undone by the way …
    let (out, _) = desk.run(&[&words[..], &["--unknown", "add"]].concat(), 1);
    assert!(out.contains("Bỏ qua: dòng 5"), "{out}");
    // … but when asked to.
    let again = [&words[..], &["--unknown", "add", "--again"]].concat();
    let (out, _) = desk.run(&again, 0);
    assert!(!out.contains("Bỏ qua"), "{out}");
    assert!(out.contains("Sẽ ghi 8 ô"), "{out}");
}

/// A small summary: one field in one section; `total` is what the file claims it received.
fn summary(file: &str, total: u32) {
    summary_of(file, "HO TICH", total);
}

fn summary_of(file: &str, field: &str, total: u32) {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, heading) in (0..).zip(SUMMARY_HEADINGS) {
        sheet.write(2, column, heading).unwrap();
    }
    sheet.write(3, 0, "I").unwrap();
    sheet.write(3, 1, "Trên Hệ thống của Bộ, ngành").unwrap();
    sheet.write(4, 0, 1).unwrap();
    sheet.write(4, 1, field).unwrap();
    let figures = [total, 100, 20, 1, 118, 110, 8, 0, 3, 3, 0];
    for (column, figure) in (2..).zip(figures) {
        sheet.write(4, column, figure).unwrap();
    }
    workbook.save(file).unwrap();
}

#[test]
fn types_writes_the_pages_types() {
    let desk = Desk::new("types");
    desk.run(&["types", &desk.path("door.ts")], 0);
    // Not assert_eq: the difference of two long files helps nobody.
    let written = fs::read_to_string(desk.path("door.ts")).unwrap();
    assert!(written == smc_core::api::typescript());
    let (_, errors) = desk.run(&["types", &desk.path("không có/door.ts")], 2);
    assert!(errors.contains("door.ts"), "{errors}");
}

#[test]
fn the_forms_of_a_cycle_leave_as_pdf() {
    let desk = Desk::new("forms-pdf");
    desk.run(&["sample"], 0);
    let (path, _) = desk.run(&["forms-pdf", "--period", "2026-10", "--out", "ra"], 0);
    let bytes = fs::read(desk.folder.join(path.trim())).unwrap();
    assert!(bytes.starts_with(b"%PDF"));
}

/// Two places on earth where it is never the same day.
#[cfg(unix)]
#[test]
fn today_is_the_day_of_this_computers_clock() {
    let desk = Desk::new("today");
    let today = |zone: &str| {
        let request = desk.path("lệnh.json");
        fs::write(&request, r#"{"cmd": "state"}"#).unwrap();
        let mut smc = Command::new(programs::smc());
        smc.args(["call", "--data", &desk.path("số liệu.db")])
            .env("TZ", zone)
            .stdin(fs::File::open(&request).unwrap());
        let (out, _) = desk::ended(smc.output().unwrap(), 0);
        let reply: Value = serde_json::from_str(&out).unwrap();
        reply["ok"]["today"].as_str().unwrap().to_owned()
    };
    let (last, first) = (today("WEST12"), today("EAST-14"));
    assert!(last < first, "{last} is not before {first}");
}
