//! The data file through the door: what is refused and stays as it is, copies, restoring, two at once.

#![expect(
    clippy::unwrap_used,
    reason = "a test says with it that it expects success"
)]

mod copies;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::{NaiveDateTime, TimeDelta};
use serde_json::{Value, json};
use smc_core::api::{App, Clock, Options};
use smc_tests::called::Called;
use smc_tests::folder::{Folder, names};
use smc_tests::programs;

const CYCLE: &str = "2026-11";

fn morning() -> NaiveDateTime {
    NaiveDateTime::parse_from_str("2026-11-16 08:01:05", "%Y-%m-%d %H:%M:%S").unwrap()
}

fn open(data: &Path) -> App {
    open_at(data, morning())
}

fn open_at(data: &Path, now: NaiveDateTime) -> App {
    App::new(Options {
        press: None,
        data: Some(data.to_owned()),
        clock: Clock::fixed(now),
    })
}

fn reply(app: &App, request: &Value) -> Value {
    serde_json::from_str(&app.run_json(&request.to_string())).unwrap()
}

#[track_caller]
fn ok(app: &App, cmd: &str, args: Value) -> Value {
    let mut reply = reply(app, &json!({ "cmd": cmd, "args": args }));
    assert!(reply.get("ok").is_some(), "{cmd}: {reply}");
    reply["ok"].take()
}

/// The error of a command that must be refused: code and sentence.
#[track_caller]
fn refused(app: &App, cmd: &str, args: Value) -> (String, String) {
    let reply = reply(app, &json!({ "cmd": cmd, "args": args }));
    let error = &reply["error"];
    assert!(error.is_object(), "{cmd} was not refused: {reply}");
    let text = |key: &str| error[key].as_str().unwrap().to_owned();
    (text("code"), text("message"))
}

fn problem(app: &App) -> String {
    let state = ok(app, "state", json!({}));
    state["problem"].as_str().unwrap_or_default().to_owned()
}

/// A data file with the sample ward's figures, the copy of the day, and one made by hand.
fn filled(folder: &Folder) -> PathBuf {
    let data = folder.join("sổ.db");
    let app = open(&data);
    ok(&app, "sample_fill", json!({}));
    ok(&app, "backup_make", json!({}));
    drop(app);
    data
}

/// A cell that can be typed into: row and column.
fn cell(app: &App) -> (Value, Value) {
    let sheet = ok(app, "sheet", json!({ "form": "II.06a", "cycle": CYCLE }));
    let lines = sheet["body"]["lines"].as_array().unwrap();
    let line = lines.iter().find(|line| line["kind"] == "row").unwrap();
    let cells = line["cells"].as_array().unwrap();
    let index = cells.iter().position(|cell| cell["input"] == true);
    let index = index.expect("an open cell");
    (
        line["row"].clone(),
        sheet["head"]["columns"][index]["key"].clone(),
    )
}

/// Types a figure, and reads it back.
fn type_in(app: &App, text: &str) {
    let (row, column) = cell(app);
    let args =
        json!({ "form": "II.06a", "cycle": CYCLE, "row": row, "column": column, "text": text });
    ok(app, "cell_set", args);
    assert_eq!(typed(app), text);
}

fn typed(app: &App) -> String {
    let (row, column) = cell(app);
    let args = json!({ "form": "II.06a", "cycle": CYCLE, "row": row, "column": column });
    let about = ok(app, "cell_about", args);
    let change = about["history"][0]["change"].as_str().unwrap();
    change.split(" → ").last().unwrap().to_owned()
}

/// Every file of a folder with its bytes.
fn bytes(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = names(folder).into_iter();
    files
        .filter(|name| folder.join(name).is_file())
        // The index of the log: no content, made anew at each opening.
        .filter(|name| !name.ends_with("-shm"))
        .map(|name| (name.clone(), fs::read(folder.join(name)).unwrap()))
        .collect()
}

fn patch(file: &Path, at: usize, bytes: &[u8]) {
    let mut all = fs::read(file).unwrap();
    all[at..at + bytes.len()].copy_from_slice(bytes);
    fs::write(file, all).unwrap();
}

/// The file is refused by every kind of command, the sentence says `told`, and no byte of it changes.
#[track_caller]
fn check_kept(data: &Path, code: &str, told: &[&str]) {
    let folder = data.parent().unwrap();
    let before = bytes(folder);
    for _ in 0..2 {
        let app = open(data);
        // Damage may be found a moment after opening; a command that writes waits for that.
        let start = refused(&app, "cycle_start", json!({ "cycle": "2026-12" }));
        assert_eq!(start.0, code, "{}", start.1);
        let problem = problem(&app);
        assert_eq!(problem, start.1);
        for part in told.iter().chain(&[data.to_str().unwrap()]) {
            assert!(problem.contains(part), "no “{part}” in: {problem}");
        }
        let args = json!({ "form": "II.06a", "cycle": CYCLE });
        refused(&app, "sheet", args);
        refused(&app, "backup_make", json!({}));
        refused(&app, "undo", json!({}));
        let verified = ok(&app, "verify", json!({}));
        assert_eq!(verified["whole"], false);
        drop(app);
    }
    let after = bytes(folder);
    let names = |files: &[(String, Vec<u8>)]| -> Vec<String> {
        files
            .iter()
            .filter(|(_, bytes)| !bytes.is_empty())
            .map(|(name, _)| name.clone())
            .collect()
    };
    assert_eq!(names(&after), names(&before));
    for (name, bytes) in &before {
        let same = after
            .iter()
            .any(|(other, now)| other == name && now == bytes);
        assert!(same, "{name} was changed");
    }
}

const COPY: &str = "sổ_2026-11-16_080105_tu-sao-luu.db";

#[test]
fn a_first_start_makes_folder_and_file() {
    let folder = Folder::new();
    let data = folder.join("sâu").join("hơn nữa").join("sổ.db");
    let app = open(&data);
    let state = ok(&app, "state", json!({}));
    assert_eq!(state["first_start"], true);
    assert_eq!(state["problem"], Value::Null);
    assert_eq!(state["last_backup"], Value::Null);
    drop(app);
    assert_eq!(names(data.parent().unwrap()), ["sổ.db"]);
}

#[test]
fn an_empty_file_is_a_new_one() {
    let folder = Folder::new();
    let data = folder.join("sổ.db");
    fs::write(&data, "").unwrap();
    ok(&open(&data), "cycle_start", json!({ "cycle": CYCLE }));
    assert!(fs::metadata(&data).unwrap().len() > 0);
}

#[test]
fn a_file_from_the_future_is_refused_and_kept() {
    let folder = Folder::new();
    let data = filled(&folder);
    // `user_version` in the header of every SQLite file.
    patch(&data, 60, &9999_u32.to_be_bytes());
    check_kept(&data, "database_too_new", &["phiên bản mới hơn"]);
}

#[test]
fn a_file_of_another_program_is_refused_and_kept() {
    let folder = Folder::new();
    let data = filled(&folder);
    // `application_id`: most programs leave it 0.
    patch(&data, 68, &[0; 4]);
    check_kept(&data, "database", &["của một chương trình khác", COPY]);
    patch(&data, 68, b"XXXX");
    check_kept(&data, "database", &["của một chương trình khác", COPY]);
}

#[test]
fn files_that_are_no_database_are_refused_and_kept() {
    let folder = Folder::new();
    let data = filled(&folder);
    let noise: Vec<u8> = (0..50_000_u32)
        .map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    let long = "Báo cáo tháng 11; ".repeat(5000);
    let samples: [&[u8]; 6] = [
        b"x",
        b"SQLite format 3\0",
        b"PK\x03\x04",
        &noise,
        &[0; 8192],
        long.as_bytes(),
    ];
    for content in samples {
        fs::write(&data, content).unwrap();
        check_kept(
            &data,
            "database",
            &["hỏng hoặc không phải", COPY, "08:01 16/11/2026"],
        );
    }
}

#[test]
fn a_damaged_file_without_copies_says_so() {
    let folder = Folder::new();
    let data = folder.join("sổ.db");
    fs::write(&data, "x".repeat(5000)).unwrap();
    check_kept(&data, "database", &["Không có bản sao nào", "sao-luu"]);
}

#[test]
fn a_truncated_file_is_refused_and_kept() {
    let folder = Folder::new();
    let data = filled(&folder);
    let whole = fs::read(&data).unwrap();
    for length in [
        100,
        4095,
        4096,
        4097,
        whole.len() / 2,
        whole.len() - 4096,
        whole.len() - 1,
    ] {
        fs::write(&data, &whole[..length]).unwrap();
        check_kept(&data, "database", &["Tệp được giữ nguyên", COPY]);
    }
}

#[test]
fn damage_anywhere_is_found_before_anything_is_written() {
    let folder = Folder::new();
    let data = filled(&folder);
    let whole = fs::read(&data).unwrap();
    let pages = whole.len() / 4096;
    assert!(pages > 100);
    for page in (0..pages).step_by(pages / 60) {
        fs::write(&data, &whole).unwrap();
        patch(&data, page * 4096, &[0xA5; 4096]);
        check_kept(&data, "database", &[COPY]);
    }
}

#[test]
fn a_log_without_its_file_is_not_thrown_away() {
    let folder = Folder::new();
    let data = folder.join("sổ.db");
    let log = folder.join("sổ.db-wal");
    for present in [false, true] {
        fs::write(&log, "còn đây").unwrap();
        if present {
            fs::write(&data, "").unwrap();
        }
        let problem = problem(&open(&data));
        assert!(problem.contains("sổ.db-wal"), "{problem}");
        assert_eq!(fs::read(&log).unwrap(), "còn đây".as_bytes());
    }
}

#[test]
fn a_folder_is_no_data_file() {
    let folder = Folder::new();
    let told = problem(&open(&folder));
    assert!(told.contains("Đó là một thư mục"), "{told}");
    fs::write(folder.join("tệp"), "x").unwrap();
    let told = problem(&open(&folder.join("tệp").join("sổ.db")));
    assert!(told.contains("tệp"), "{told}");
    assert_eq!(names(&folder), ["tệp"]);
}

/// Root may write everywhere, so the program runs as nobody; its file and folder belong to another.
#[cfg(target_os = "linux")]
#[test]
fn places_that_only_allow_reading_are_told_plainly() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;

    let folder = Folder::new();
    let data = filled(&folder);
    let program = folder.join("smc");
    fs::copy(programs::smc(), &program).unwrap();
    let mode =
        |path: &Path, mode| fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
    let ask = || {
        let mut smc = Command::new(&program);
        if fs::metadata("/proc/self").unwrap().uid() == 0 {
            smc.uid(65534).gid(65534);
        }
        let mut called = Called::start(&mut smc, &data);
        let start = called.call(&json!({ "cmd": "cycle_start", "args": { "cycle": "2026-12" } }));
        let state = called.call(&json!({ "cmd": "state" }));
        let told = state["ok"]["problem"]
            .as_str()
            .expect("a problem")
            .to_owned();
        assert_eq!(start["error"]["message"], told);
        told
    };

    mode(&data, 0o444);
    mode(&folder, 0o777);
    let before = fs::read(&data).unwrap();
    let told = ask();
    assert!(
        told.contains("chỉ cho đọc") && told.contains("sổ.db"),
        "{told}"
    );

    mode(&data, 0o666);
    mode(&folder, 0o555);
    let told = ask();
    assert!(
        told.contains("quyền ghi") && told.contains("sổ.db"),
        "{told}"
    );

    mode(&data, 0o000);
    let told = ask();
    assert!(
        told.contains("quyền ghi") && told.contains("sổ.db"),
        "{told}"
    );

    mode(&folder, 0o755);
    mode(&data, 0o644);
    assert_eq!(fs::read(&data).unwrap(), before);
    // Without a copy it is a first start.
    fs::remove_file(&data).unwrap();
    fs::remove_dir_all(folder.join("sao-luu")).unwrap();
    mode(&folder, 0o555);
    let told = ask();
    assert!(
        told.contains("quyền ghi") && told.contains("sổ.db"),
        "{told}"
    );
    mode(&folder, 0o755);
}

/// The same with what Windows has: the attribute Chỉ đọc (Read-only) of the file's properties.
#[cfg(windows)]
#[test]
fn a_file_that_may_only_be_read_is_told_plainly() {
    let folder = Folder::new();
    let data = filled(&folder);
    let before = fs::read(&data).unwrap();
    let writable = fs::metadata(&data).unwrap().permissions();
    let mut read_only = writable.clone();
    read_only.set_readonly(true);
    fs::set_permissions(&data, read_only).unwrap();
    let app = open(&data);
    let (_, told) = refused(&app, "cycle_start", json!({ "cycle": "2026-12" }));
    assert_eq!(problem(&app), told);
    for part in ["chỉ cho đọc", "sổ.db"] {
        assert!(told.contains(part), "no “{part}” in: {told}");
    }
    drop(app);
    // Windows does not remove a read-only file with its folder.
    fs::set_permissions(&data, writable).unwrap();
    assert_eq!(fs::read(&data).unwrap(), before);
    assert_eq!(problem(&open(&data)), "");
}
