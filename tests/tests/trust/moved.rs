//! A data file that another program has open is not replaced; one that is renamed, removed or replaced while it is open
//! is noticed before a change is acknowledged.

use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::NaiveDateTime;
use serde_json::{Value, json};
use smc_core::api::{App, Clock, Options};
use smc_tests::called::Called;
use smc_tests::folder::{Folder, names};
use smc_tests::programs;

const COPY: &str = "sổ_2026-11-16_080105_tu-sao-luu.db";

fn open(data: &Path) -> App {
    let now = NaiveDateTime::parse_from_str("2026-11-16 08:01:05", "%Y-%m-%d %H:%M:%S").unwrap();
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
fn ok(app: &App, cmd: &str, args: &Value) -> Value {
    let mut reply = reply(app, &json!({ "cmd": cmd, "args": args }));
    assert!(reply.get("ok").is_some(), "{cmd}: {reply}");
    reply["ok"].take()
}

/// A ward's data file with a copy made by hand.
fn ward(folder: &Folder) -> PathBuf {
    let data = folder.join("sổ.db");
    let app = open(&data);
    ok(&app, "sample_fill", &json!({}));
    ok(&app, "backup_make", &json!({}));
    data
}

/// A cell of the open month: the request that types into it without its text.
fn cell(app: &App) -> Value {
    let sheet = ok(
        app,
        "sheet",
        &json!({ "form": "II.06a", "cycle": "2026-11" }),
    );
    let lines = sheet["body"]["lines"].as_array().unwrap();
    let line = lines.iter().find(|line| line["kind"] == "row").unwrap();
    json!({ "form": "II.06a", "cycle": "2026-11", "row": line["row"], "column": "online" })
}

fn typing(cell: &Value, text: &str) -> Value {
    let mut args = cell.clone();
    args["text"] = json!(text);
    json!({ "cmd": "cell_set", "args": args })
}

fn typed(app: &App, cell: &Value) -> String {
    let about = ok(app, "cell_about", cell);
    let change = about["history"][0]["change"].as_str().unwrap();
    change.split(" → ").last().unwrap().to_owned()
}

/// The number of the tables' steps in a file's head, which every program reads before anything else.
fn claim(data: &Path, steps: u32) {
    let mut file = fs::OpenOptions::new().write(true).open(data).unwrap();
    file.seek(SeekFrom::Start(60)).unwrap();
    file.write_all(&steps.to_be_bytes()).unwrap();
}

#[test]
fn a_program_that_cannot_open_the_file_does_not_replace_it_under_another() {
    let folder = Folder::new();
    let data = ward(&folder);
    let steps = {
        let bytes = fs::read(&data).unwrap();
        u32::from_be_bytes(bytes[60..64].try_into().unwrap())
    };
    let cell = cell(&open(&data));
    let mut first = Called::start(&mut Command::new(programs::smc()), &data);
    assert!(
        first
            .call(&json!({ "cmd": "settings" }))
            .get("ok")
            .is_some()
    );

    // To the second program the file is one of a newer program.
    claim(&data, 9999);
    let before = fs::read(&data).unwrap();
    let second = open(&data);
    let state = ok(&second, "state", &json!({}));
    let problem = state["problem"].as_str().unwrap();
    assert!(problem.contains("phiên bản mới hơn"), "{problem}");
    let restoring = json!({ "cmd": "restore", "args": { "name": COPY } });
    let refused = reply(&second, &restoring);
    let told = refused["error"]["message"].as_str().expect("a refusal");
    assert!(told.contains("đang mở ở một cửa sổ"), "{told}");
    assert!(fs::read(&data).unwrap() == before, "it was replaced");
    assert!(!names(&folder).iter().any(|name| name.contains("khoi-phuc")));
    drop(second);
    claim(&data, steps);

    // The first one goes on as if nothing had been.
    let done = first.call(&typing(&cell, "77"));
    assert!(done.get("ok").is_some(), "{done}");
    assert!(first.end());
    assert_eq!(typed(&open(&data), &cell), "77");

    // Once it has ended, the file is replaced.
    claim(&data, 9999);
    let second = open(&data);
    assert!(reply(&second, &restoring).get("ok").is_some());
    assert_eq!(ok(&second, "state", &json!({}))["problem"], Value::Null);
}

/// Windows does not let a file be renamed or removed that a program has open.
#[cfg(unix)]
mod unix {
    use super::*;

    #[track_caller]
    fn not_acknowledged(app: &App, cell: &Value) -> String {
        let refused = reply(app, &typing(cell, "222"));
        let told = refused["error"]["message"].as_str().expect("a refusal");
        for part in ["đã bị đổi tên", "chưa được ghi", "sổ.db", "Sao lưu ngay"] {
            assert!(told.contains(part), "no “{part}” in: {told}");
        }
        // What was there before is still shown.
        assert_eq!(typed(app, cell), "111");
        told.to_owned()
    }

    fn at_work(folder: &Folder) -> (PathBuf, App, Value) {
        let data = ward(folder);
        let app = open(&data);
        let cell = cell(&app);
        assert!(reply(&app, &typing(&cell, "111")).get("ok").is_some());
        (data, app, cell)
    }

    #[test]
    fn a_change_to_a_renamed_file_is_refused_until_it_has_its_name_again() {
        let folder = Folder::new();
        let (data, app, cell) = at_work(&folder);
        let elsewhere = folder.join("sổ cũ.db");
        fs::rename(&data, &elsewhere).unwrap();
        not_acknowledged(&app, &cell);
        fs::rename(&elsewhere, &data).unwrap();
        assert!(reply(&app, &typing(&cell, "222")).get("ok").is_some());
        drop(app);
        assert_eq!(typed(&open(&data), &cell), "222");
    }

    #[test]
    fn a_change_in_a_folder_that_was_moved_is_refused() {
        let folder = Folder::new();
        let below = folder.join("dưới");
        fs::create_dir(&below).unwrap();
        let data = below.join("sổ.db");
        fs::rename(ward(&folder), &data).unwrap();
        let app = open(&data);
        let cell = cell(&app);
        assert!(reply(&app, &typing(&cell, "111")).get("ok").is_some());
        fs::rename(&below, folder.join("nơi khác")).unwrap();
        not_acknowledged(&app, &cell);
    }

    #[test]
    fn what_a_removed_file_held_is_copied_from_the_open_program_and_offered_at_the_next_start() {
        let folder = Folder::new();
        let (data, app, cell) = at_work(&folder);
        fs::remove_file(&data).unwrap();
        not_acknowledged(&app, &cell);
        let copies = ok(&app, "backup_make", &json!({}));
        let made = copies["backups"][0]["name"].clone();
        drop(app);
        assert!(!data.exists());
        let _ = fs::remove_file(folder.join("sổ.db-wal"));
        let app = open(&data);
        let gone = ok(&app, "state", &json!({}))["gone"].clone();
        assert_eq!(gone["newest"]["name"], made);
        ok(&app, "restore", &json!({ "name": made }));
        assert_eq!(typed(&app, &cell), "111");
    }

    #[test]
    fn a_file_that_took_the_others_name_is_not_touched() {
        let folder = Folder::new();
        let (data, app, cell) = at_work(&folder);
        let other = folder.join("khác.db");
        fs::copy(folder.join("sao-luu").join(COPY), &other).unwrap();
        fs::rename(&other, &data).unwrap();
        let before = fs::read(&data).unwrap();
        not_acknowledged(&app, &cell);
        assert_eq!(typed(&app, &cell), "111");
        drop(app);
        assert!(fs::read(&data).unwrap() == before, "it was written to");
    }

    #[test]
    fn restoring_keeps_what_a_removed_file_held() {
        let folder = Folder::new();
        let (data, app, cell) = at_work(&folder);
        fs::remove_file(&data).unwrap();
        ok(&app, "restore", &json!({ "name": COPY }));
        ok(&app, "restore_undo", &json!({}));
        assert_eq!(typed(&app, &cell), "111");
    }
}
