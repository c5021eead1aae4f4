//! Folders, names and drives as they are on officers' PCs, with the `smc` handed out for Windows.

use std::{fs, os::unix::fs::symlink, path::Path, process::Command};

use chrono::{Duration, Utc};
use serde_json::Value;
use smc_tests::folder::names;
use unicode_normalization::UnicodeNormalization;

use crate::{stand_in::Open, ward::Ward, wine::Wine};

const EXPORT: [&str; 5] = ["export", "--period", "2026-10", "--out", "@/Báo cáo"];
const WORKBOOK: &str = "Báo cáo/BC-KSTTHC_Phuong-Mau_2026-10.xlsx";

/// Sample, export, copy and check in a folder; what lies there afterwards.
#[track_caller]
fn works(ward: &Ward<'_>) -> Vec<String> {
    for words in [&["sample"][..], &EXPORT, &["backup"], &["verify"]] {
        let (said, code) = ward.run(words);
        assert_eq!(code, 0, "{words:?}: {said}");
        assert!(
            !said.contains("?/"),
            "a prefix of the system's own is shown: {said}"
        );
    }
    names(&ward.file(""))
}

#[test]
fn folders_with_marks_spaces_and_long_names_are_kept_as_they_are_written() {
    let wine = Wine::running();
    let composed = "Người dùng/Nguyễn Văn Mẫu/Tài liệu công việc";
    // The same words with their marks as letters of their own, as another system's archive brings them.
    let apart: String = composed.nfd().collect();
    assert_ne!(composed, apart);
    let many = "Kiểm soát thủ tục hành chính ".repeat(5);
    let long = format!("{composed}/{0}/{0}", many.trim_end());
    let deep = format!("{}/{}", "a".repeat(200), "b".repeat(200));
    for folder in [composed, &apart, &long, &deep] {
        let ward = Ward::windows(&wine, folder);
        let there = works(&ward);
        assert!(there.contains(&"sổ.db".to_owned()), "{there:?}");
        let copies = names(&ward.file("sao-luu"));
        assert!(
            copies.iter().any(|name| name.contains("tu-sao-luu")),
            "{copies:?}"
        );
    }
}

#[test]
fn a_share_takes_reports_and_never_the_data_file() {
    let wine = Wine::running();
    let ward = Ward::windows(&wine, "Sổ");
    let share = wine.drive().join("máy chủ");
    fs::create_dir_all(&share).unwrap();
    let servers = wine.drive().join("../dosdevices/unc/may-chu");
    fs::create_dir_all(&servers).unwrap();
    symlink(&share, servers.join("chung")).unwrap();
    works(&ward);

    let (said, code) = ward.run(&[
        "export",
        "--period",
        "2026-10",
        "--out",
        r"\\may-chu\chung\Báo cáo",
    ]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(names(&share.join("Báo cáo")).len(), 1);

    for data in [
        r"\\may-chu\chung\sổ.db",
        "//may-chu/chung/sổ.db",
        r"\\?\UNC\may-chu\chung\sổ.db",
    ] {
        let (said, code) = ward.said(&ward.bare(&["tasks", "--data", data]).output().unwrap());
        assert_eq!(code, 2, "{data}: {said}");
        assert!(said.contains("mạng"), "{data}: {said}");
    }
    assert_eq!(names(&share), ["Báo cáo"]);
}

#[test]
fn names_that_windows_forbids_are_refused_with_another_name() {
    let wine = Wine::running();
    let ward = Ward::windows(&wine, "Sổ");
    works(&ward);
    for name in ["CON.ics", "a:b.ics", "lpt1.ics", "lịch?.ics"] {
        let (said, code) = ward.run(&["ics", "--out", &format!("@/{name}")]);
        assert_eq!(code, 2, "{name}: {said}");
        assert!(said.contains(name.trim_end_matches(".ics")), "{said}");
    }
    let there = names(&ward.file(""));
    assert!(
        !there.iter().any(|name| name.ends_with(".ics")),
        "{there:?}"
    );
}

#[test]
fn a_file_held_by_another_program_stays_and_another_name_is_offered() {
    let wine = Wine::running();
    let ward = Ward::windows(&wine, "Sổ");
    works(&ward);
    let before = fs::read(ward.file(WORKBOOK)).unwrap();
    let held = wine.windows(&ward.file(WORKBOOK));
    let excel = Open::start(&wine, &wine.drive(), "excel.exe", &["hold", &held]);
    let (said, code) = ward.run(&EXPORT);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("thường là Excel"), "{said}");
    assert!(
        said.contains("BC-KSTTHC_Phuong-Mau_2026-10 (2).xlsx"),
        "{said}"
    );
    assert_eq!(names(&ward.file("Báo cáo")).len(), 1);
    assert_eq!(excel.end(), Some(0));
    assert!(fs::read(ward.file(WORKBOOK)).unwrap() == before);
    assert_eq!(ward.run(&EXPORT).1, 0);
}

#[test]
fn a_file_marked_read_only_is_left_alone() {
    let wine = Wine::running();
    let ward = Ward::windows(&wine, "Sổ");
    works(&ward);
    let file = ward.file(WORKBOOK);
    let attrib = wine.code(Path::new("attrib"), &["+r", &wine.windows(&file)]);
    assert_eq!(attrib, 0);
    let before = fs::read(&file).unwrap();
    let (said, code) = ward.run(&EXPORT);
    assert_eq!(code, 2, "{said}");
    assert!(
        said.contains("chỉ cho phép đọc") || said.contains("Chỉ đọc"),
        "{said}"
    );
    assert_eq!(fs::read(&file).unwrap(), before);
    assert_eq!(names(&ward.file("Báo cáo")).len(), 1);
}

#[test]
fn the_day_is_the_one_on_the_wall() {
    let wine = Wine::running();
    let ward = Ward::windows(&wine, "Sổ");
    // The first and the last lie a day and an hour apart: their dates always differ.
    for (zone, hours) in [("<-11>+11", -11), ("<+07>-7", 7), ("<+14>-14", 14)] {
        let date = || {
            (Utc::now() + Duration::hours(hours))
                .format("%F")
                .to_string()
        };
        let before = date();
        let mut command = ward.bare(&["call", "--data", "@/sổ.db"]);
        command
            .env("TZ", zone)
            .stdin(fs::File::open(request(&ward)).unwrap());
        let (said, _) = ward.said(&command.output().unwrap());
        let reply: Value = serde_json::from_str(said.lines().next().unwrap()).unwrap();
        let today = reply["ok"]["today"].as_str().unwrap().to_owned();
        // Midnight may pass while it runs.
        assert!([before, date()].contains(&today), "{zone}: {today}");
    }
}

fn request(ward: &Ward<'_>) -> std::path::PathBuf {
    let file = ward.file("yêu cầu.txt");
    fs::write(&file, "{\"cmd\":\"state\"}\r\n").unwrap();
    file
}

#[test]
fn a_system_that_writes_decimals_with_a_comma_changes_nothing() {
    let wine = Wine::running();
    let ward = Ward::windows(&wine, "Sổ");
    works(&ward);
    let check = ["check", "--period", "2026-10", "--json"];
    let (point, sheet) = (ward.run(&check), fs::read(ward.file(WORKBOOK)).unwrap());
    let region = r"HKCU\Control Panel\International";
    for (name, value) in [
        ("sDecimal", ","),
        ("sThousand", "."),
        ("LocaleName", "vi-VN"),
    ] {
        wine.register(region, name, value);
    }
    assert_eq!(ward.run(&check), point);
    assert_eq!(ward.run(&EXPORT).1, 0);
    assert!(fs::read(ward.file(WORKBOOK)).unwrap() == sheet);
}

#[test]
fn a_full_drive_leaves_nothing_half_done() {
    let wine = Wine::new();
    let ward = Ward::windows(&wine, "Sổ");
    works(&ward);
    let drive = wine.drive().join("../ổ nhỏ");
    fs::create_dir_all(&drive).unwrap();
    symlink("../ổ nhỏ", wine.drive().join("../dosdevices/s:")).unwrap();
    // A drive of 16 kB, seen by these processes alone, wine's server among them. The workbook does not fit onto it.
    wine.wait();
    let script = r#"mount -t tmpfs -o size=16k tmpfs "$0" && shift 0; "$@"; code=$?; ls -A "$0"; exit $code"#;
    let export = ward.command(&["export", "--period", "2026-9M", "--out", "s:\\"]);
    let mut full = Command::new("unshare");
    full.args(["--map-root-user", "--mount", "sh", "-c", script])
        .arg(&drive);
    full.arg(export.get_program()).args(export.get_args());
    for (name, value) in export.get_envs() {
        match value {
            Some(value) => full.env(name, value),
            None => full.env_remove(name),
        };
    }
    let (said, code) = ward.said(&full.output().unwrap());
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("đầy"), "{said}");
    assert!(
        !said.contains(".xlsx\n") && !said.contains(".tmp"),
        "{said}"
    );
}
