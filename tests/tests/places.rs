//! Where data file and written files may lie: deep folders, letters composed and decomposed, names that are taken;
//! on Windows also shares of the network and names that it forbids.

#![expect(
    clippy::unwrap_used,
    reason = "a test says with it that it expects success"
)]

use std::fs;
use std::path::{Path, PathBuf};

use calamine::{Reader, Xlsx, open_workbook};
use chrono::NaiveDateTime;
use serde_json::{Value, json};
use smc_core::api::{App, Clock, Options};
use smc_tests::folder::{Folder, names};

fn open(data: &Path) -> App {
    let now = NaiveDateTime::parse_from_str("2026-11-16 08:01:05", "%Y-%m-%d %H:%M:%S");
    App::new(Options {
        press: None,
        data: Some(data.to_owned()),
        clock: Clock::fixed(now.unwrap()),
    })
}

#[track_caller]
fn ok(app: &App, cmd: &str, args: Value) -> Value {
    let reply = app.run_json(&json!({ "cmd": cmd, "args": args }).to_string());
    // The mark of verbatim paths, as JSON has it: nobody is to see it.
    assert!(!reply.contains(r"\\\\?\\"), "{cmd}: {reply}");
    let mut reply: Value = serde_json::from_str(&reply).unwrap();
    assert!(reply.get("ok").is_some(), "{cmd}: {reply}");
    reply["ok"].take()
}

/// A folder as offices have them, its last name of 200 letters; `tone` is how "ồ" is written in it.
fn deep(folder: &Folder, tone: &str) -> PathBuf {
    let long: String = format!("H{tone} ")
        .chars()
        .chain("so mot cua ".chars().cycle())
        .take(199)
        .collect();
    let folder = folder.join("Nguyễn Văn Mẫu").join("Tài liệu công việc");
    folder.join(format!("{long}x"))
}

/// A closed cycle of the sample ward, without errors.
fn export(path: &Path) -> Value {
    json!({ "period": "2026-10", "forms": ["II.06a"], "path": path.to_str().unwrap() })
}

/// A whole job: figures, copy, damage, restoring, workbook; in a path longer than 260 letters.
#[track_caller]
fn check_works(data: &Path) {
    let folder = data.parent().unwrap();
    assert!(data.to_str().unwrap().chars().count() > 260);
    let app = open(data);
    ok(&app, "sample_fill", json!({}));
    let copies = ok(&app, "backup_make", json!({}));
    assert_eq!(copies["backups"][0]["usable"], true, "{copies}");
    assert_eq!(copies["folder"], folder.join("sao-luu").to_str().unwrap());
    let name = copies["backups"][0]["name"].clone();
    ok(&app, "restore", json!({ "name": name }));
    ok(&app, "restore_undo", json!({}));
    assert_eq!(ok(&app, "verify", json!({}))["whole"], true);
    let target = folder.join("Báo cáo tháng.xlsx");
    let written = ok(&app, "export_write", export(&target));
    let book: Xlsx<_> = open_workbook(written["path"].as_str().unwrap()).unwrap();
    assert_eq!(book.sheet_names(), ["II.06a"]);
    let state = ok(&app, "state", json!({}));
    assert_eq!(state["data_file"], data.to_str().unwrap());
    drop(app);
    assert_eq!(ok(&open(data), "state", json!({}))["problem"], Value::Null);
}

#[test]
fn a_job_is_done_deep_down_with_composed_and_decomposed_names_side_by_side() {
    let folder = Folder::new();
    let (composed, decomposed) = (deep(&folder, "ồ"), deep(&folder, "o\u{302}\u{300}"));
    check_works(&composed.join("sổ.db"));
    check_works(&decomposed.join("sô\u{309}.db"));
    // Byte for byte as they were given.
    let mut both = [composed, decomposed.clone()].map(|own| {
        let name = own.file_name().unwrap().to_str().unwrap();
        name.to_owned()
    });
    both.sort();
    assert_eq!(names(decomposed.parent().unwrap()), both);
    assert!(names(&decomposed).contains(&"sô\u{309}.db".to_owned()));
}

/// What the page is told of a refusal.
#[track_caller]
fn refusal(app: &App, cmd: &str, args: Value) -> Value {
    let reply = app.run_json(&json!({ "cmd": cmd, "args": args }).to_string());
    let mut reply: Value = serde_json::from_str(&reply).unwrap();
    assert!(reply.get("error").is_some(), "{cmd}: {reply}");
    reply["error"].take()
}

/// Has the sample ward's figures.
fn sample(folder: &Folder) -> App {
    let app = open(&folder.join("sổ.db"));
    ok(&app, "sample_fill", json!({}));
    app
}

#[test]
fn a_taken_name_is_told_with_one_that_is_free() {
    let folder = Folder::new();
    let app = sample(&folder);
    let path = folder.join("Báo cáo.xlsx");
    fs::write(&path, "cũ").unwrap();
    fs::write(folder.join("Báo cáo (2).xlsx"), "cũ hơn").unwrap();
    let writable = fs::metadata(&path).unwrap().permissions();
    let mut marked = writable.clone();
    marked.set_readonly(true);
    fs::set_permissions(&path, marked).unwrap();
    let refused = refusal(&app, "export_write", export(&path));
    fs::set_permissions(&path, writable).unwrap();
    let other = folder.join("Báo cáo (3).xlsx");
    assert_eq!(refused["code"], "file");
    assert_eq!(refused["other"], other.to_str().unwrap());
    let told = refused["message"].as_str().unwrap();
    assert!(told.contains("“Báo cáo (3).xlsx”"), "{told}");
    assert_eq!(fs::read(&path).unwrap(), "cũ".as_bytes());
    let written = ok(&app, "export_write", export(&other));
    assert_eq!(written["path"], other.to_str().unwrap());
}

#[test]
fn a_name_is_taken_as_it_is_meant() {
    let folder = Folder::new();
    let app = sample(&folder);
    for (name, expected) in [
        ("Báo cáo", "Báo cáo.xlsx"),
        ("quý.", "quý.xlsx"),
        ("năm. .XLSX", "năm.xlsx"),
        ("a.b (2)", "a.b (2).xlsx"),
    ] {
        let written = ok(&app, "export_write", export(&folder.join(name)));
        assert_eq!(written["path"], folder.join(expected).to_str().unwrap());
        assert!(names(&folder).contains(&expected.to_owned()));
    }
}

#[cfg(windows)]
mod windows {
    use super::*;

    #[test]
    fn a_data_file_on_a_share_is_refused_and_nothing_else() {
        for path in [r"\\may-chu\chung\sổ.db", "//may-chu/chung/sổ.db"] {
            let app = open(Path::new(path));
            let state = ok(&app, "state", json!({}));
            let problem = state["problem"].as_str().unwrap();
            for told in [
                r"thư mục mạng \\may-chu\chung",
                "Chép tệp vào ổ đĩa của máy này",
            ] {
                assert!(problem.contains(told), "no “{told}” in: {problem}");
            }
            let refused = refusal(&app, "sample_open", json!({}));
            assert!(
                refused["message"]
                    .as_str()
                    .unwrap()
                    .contains("thư mục mạng")
            );
        }
        let folder = Folder::new();
        let path = Path::new(r"\\may-chu-khong-co\chung\a.xlsx");
        let refused = refusal(&sample(&folder), "export_write", export(path));
        let told = refused["message"].as_str().unwrap();
        assert!(
            told.contains("không còn ở đó") || told.contains("trên mạng"),
            "{told}"
        );
    }

    #[test]
    fn names_that_windows_forbids_are_refused_with_one_that_it_allows() {
        let folder = Folder::new();
        let app = sample(&folder);
        // The copy of the day is made meanwhile.
        let own = |name: &String| name.starts_with("sổ.db") || name == "sao-luu";
        for (name, told, other) in [
            ("a:b.xlsx", "dấu “:”", "a-b.xlsx"),
            ("CON", "dành riêng", "CON_.xlsx"),
            ("quý 1?", "dấu “?”", "quý 1-.xlsx"),
        ] {
            let path = format!("{}\\{name}", folder.display());
            let refused = refusal(&app, "export_write", export(Path::new(&path)));
            assert!(
                refused["message"].as_str().unwrap().contains(told),
                "{refused}"
            );
            assert_eq!(refused["other"], folder.join(other).to_str().unwrap());
        }
        let names = names(&folder);
        assert!(names.iter().all(own), "{names:?}");
    }

    #[test]
    fn a_workbook_open_in_excel_is_told_with_a_free_name() {
        use std::os::windows::fs::OpenOptionsExt;
        let folder = Folder::new();
        let app = sample(&folder);
        let path = folder.join("Báo cáo.xlsx");
        fs::write(&path, "cũ").unwrap();
        // As Excel opens it: others may read, not write.
        let held = fs::OpenOptions::new()
            .read(true)
            .share_mode(1)
            .open(&path)
            .unwrap();
        let refused = refusal(&app, "export_write", export(&path));
        let told = refused["message"].as_str().unwrap();
        assert!(
            told.contains("Excel") && told.contains("“Báo cáo (2).xlsx”"),
            "{told}"
        );
        drop(held);
        assert_eq!(fs::read(&path).unwrap(), "cũ".as_bytes());
        let other = refused["other"].as_str().unwrap();
        ok(&app, "export_write", export(Path::new(other)));
    }
}
