//! A data file that is missing or empty beside its copies: that is no first start.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::NaiveDateTime;
use rusqlite::Connection;
use serde_json::{Value, json};
use smc_core::api::{App, Clock, Options};
use smc_tests::door::{Door, NOW};
use smc_tests::folder::{Folder, names};
use smc_tests::programs;

const COPY: &str = "sổ_2026-11-16_080105_tu-sao-luu.db";
const DAILY: &str = "sổ_2026-11-16_080105_hang-ngay.db";

fn open(data: &Path) -> App {
    let now = NaiveDateTime::parse_from_str("2026-11-16 08:01:05", "%Y-%m-%d %H:%M:%S").unwrap();
    App::new(Options {
        press: None,
        data: Some(data.to_owned()),
        clock: Clock::fixed(now),
    })
}

fn reply(app: &App, cmd: &str, args: &Value) -> Value {
    let request = json!({ "cmd": cmd, "args": args }).to_string();
    serde_json::from_str(&app.run_json(&request)).unwrap()
}

#[track_caller]
fn ok(app: &App, cmd: &str, args: &Value) -> Value {
    let mut reply = reply(app, cmd, args);
    assert!(reply.get("ok").is_some(), "{cmd}: {reply}");
    reply["ok"].take()
}

/// A ward's data file with the copy of the day and one made by hand.
fn ward(folder: &Folder) -> PathBuf {
    let data = folder.join("sổ.db");
    let app = open(&data);
    ok(&app, "sample_fill", &json!({}));
    ok(&app, "backup_make", &json!({}));
    data
}

/// Everything that lies in a folder, with its bytes.
fn all(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(all(&path)),
            false => found.push((path.clone(), fs::read(&path).unwrap())),
        }
    }
    found.sort();
    found
}

/// A file of SQLite with nothing in it, as a first start leaves it that is cut off.
fn nothing(data: &Path) {
    let db = Connection::open(data).unwrap();
    db.execute_batch("CREATE TABLE a (b); DROP TABLE a;")
        .unwrap();
}

#[test]
fn nothing_is_made_and_the_newest_good_copy_is_named() {
    let folder = Folder::new();
    let data = ward(&folder);
    let ways: [fn(&Path); 3] = [|_| (), |data| fs::write(data, "").unwrap(), nothing];
    for way in ways {
        fs::remove_file(&data).unwrap();
        way(&data);
        let before = all(&folder);
        let app = open(&data);
        let state = ok(&app, "state", &json!({}));
        let problem = state["problem"].as_str().unwrap();
        for part in [
            "không phải lần đầu dùng",
            "còn 2 bản sao",
            COPY,
            "08:01 16/11/2026",
            "13 kỳ, ",
            "kỳ mới nhất 11/2026",
            data.to_str().unwrap(),
        ] {
            assert!(problem.contains(part), "no “{part}” in: {problem}");
        }
        assert_eq!(state["first_start"], false);
        let newest = &state["gone"]["newest"];
        assert_eq!(newest["name"], COPY);
        assert_eq!(newest["at"], "16/11/2026 08:01");
        assert!(newest["holds"].as_str().unwrap().starts_with("13 kỳ, "));
        for (cmd, args) in [
            ("cycle_start", json!({ "cycle": "2026-12" })),
            ("settings", json!({})),
            ("backup_make", json!({})),
            ("sample_fill", json!({})),
            ("verify", json!({})),
        ] {
            let refused = reply(&app, cmd, &args);
            assert_eq!(refused["error"]["code"], "database_gone", "{cmd}");
            assert_eq!(refused["error"]["message"], problem, "{cmd}");
        }
        drop(app);
        assert!(all(&folder) == before, "something was made or changed");
        nothing(&folder.join("sổ.db"));
    }
}

#[test]
fn a_copy_that_is_damaged_or_of_a_wrong_clock_is_not_the_one_offered() {
    let folder = Folder::new();
    let data = ward(&folder);
    let copies = folder.join("sao-luu");
    fs::remove_file(&data).unwrap();
    let newest = || ok(&open(&data), "state", &json!({}))["gone"]["newest"]["name"].clone();
    let ahead = "sổ_2031-01-01_080000_hang-ngay.db";
    fs::copy(copies.join(COPY), copies.join(ahead)).unwrap();
    assert_eq!(newest(), COPY);
    let spoil = |name: &str| {
        let mut bytes = fs::read(copies.join(name)).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle..middle + 4096].fill(0xA5);
        fs::write(copies.join(name), bytes).unwrap();
    };
    spoil(COPY);
    assert_eq!(newest(), DAILY);
    spoil(DAILY);
    assert_eq!(newest(), ahead);
    spoil(ahead);
    let state = ok(&open(&data), "state", &json!({}));
    assert_eq!(state["gone"], json!({ "newest": null }));
    let problem = state["problem"].as_str().unwrap();
    assert!(problem.contains("Không bản nào dùng được"), "{problem}");
    assert!(!data.exists());
}

#[test]
fn the_copy_is_restored_or_a_new_file_begun_and_the_copies_stay() {
    let folder = Folder::new();
    let data = ward(&folder);
    let app = open(&data);
    let refused = reply(&app, "start_new", &json!({}));
    assert_eq!(refused["error"]["code"], "invalid", "{refused}");
    let figures = json!({ "form": "II.06a", "cycle": "2026-11" });
    let before = ok(&app, "sheet", &figures)["body"].clone();
    drop(app);

    fs::remove_file(&data).unwrap();
    let app = open(&data);
    let state = ok(&app, "restore", &json!({ "name": COPY }));
    assert_eq!(
        (&state["problem"], &state["gone"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(ok(&app, "sheet", &figures)["body"], before);
    drop(app);

    fs::write(&data, "").unwrap();
    let copies = all(&folder.join("sao-luu"));
    let app = open(&data);
    let state = ok(&app, "start_new", &json!({}));
    assert_eq!(
        (&state["first_start"], &state["problem"], &state["gone"]),
        (&json!(true), &Value::Null, &Value::Null)
    );
    drop(app);
    assert_eq!(all(&folder.join("sao-luu")), copies);
    // It is an own file from now on, and the way back is open.
    let app = open(&data);
    assert_eq!(ok(&app, "state", &json!({}))["first_start"], true);
    ok(&app, "restore", &json!({ "name": COPY }));
    assert_eq!(ok(&app, "sheet", &figures)["body"], before);
    ok(&app, "restore_undo", &json!({}));
    assert_eq!(ok(&app, "state", &json!({}))["first_start"], true);
}

#[test]
fn a_file_that_was_put_back_is_opened_when_it_is_asked_for_again() {
    let folder = Folder::new();
    let data = ward(&folder);
    let elsewhere = folder.join("nơi khác.db");
    fs::rename(&data, &elsewhere).unwrap();
    let app = open(&data);
    assert_ne!(ok(&app, "state", &json!({}))["gone"], Value::Null);
    fs::rename(&elsewhere, &data).unwrap();
    let state = ok(&app, "state", &json!({}));
    assert_eq!(
        (&state["problem"], &state["gone"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(state["cycles"].as_array().unwrap().len(), 13);
}

#[test]
fn smc_names_what_to_type_and_ends_with_2() {
    let folder = Folder::new();
    let data = ward(&folder);
    let smc = |words: &[&str]| {
        let done = Command::new(programs::smc())
            .args(words)
            .args(["--today", "2026-11-16T08:01:05", "--data"])
            .arg(&data)
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (
            done.status.code().unwrap(),
            text(done.stdout),
            text(done.stderr),
        )
    };
    fs::remove_file(&data).unwrap();
    let typed = format!("smc restore {COPY} --data \"{}\"", data.display());
    let check = ["check", "--period", "2026-11"];
    for words in [&check[..], &["verify"], &["sample"], &["backup"]] {
        let (code, out, errors) = smc(words);
        assert_eq!((code, out.as_str()), (2, ""), "{words:?}: {errors}");
        for part in ["không phải lần đầu dùng", &typed, "smc start-new"] {
            assert!(errors.contains(part), "{words:?}: no “{part}” in: {errors}");
        }
        assert!(!data.exists());
    }
    let (code, out, _) = smc(&["restore", COPY]);
    assert_eq!((code, out.trim()), (0, data.to_str().unwrap()));
    assert_eq!(smc(&["verify"]).0, 0);
    assert_eq!(smc(&["start-new"]).0, 2);
    fs::remove_file(&data).unwrap();
    let (code, out, _) = smc(&["start-new"]);
    assert_eq!((code, out.trim()), (0, data.to_str().unwrap()));
    assert_eq!(names(&folder.join("sao-luu")).len(), 2);
}

#[test]
fn the_log_of_a_file_that_is_gone_is_told_and_kept_whatever_is_chosen() {
    for (cmd, args) in [
        ("restore", json!({ "name": COPY })),
        ("start_new", json!({})),
    ] {
        let folder = Folder::new();
        let data = ward(&folder);
        fs::remove_file(&data).unwrap();
        fs::write(folder.join("sổ.db-wal"), "còn đây").unwrap();
        let app = open(&data);
        let state = ok(&app, "state", &json!({}));
        assert_eq!(state["gone"]["newest"]["name"], COPY);
        let problem = state["problem"].as_str().unwrap();
        assert!(problem.contains("phần ghi dở"), "{problem}");
        assert!(problem.contains("sổ.db-wal"), "{problem}");
        ok(&app, cmd, &args);
        let kept = fs::read(folder.join("sổ.db-wal_2026-11-16_080105_de-rieng")).unwrap();
        assert_eq!(kept, "còn đây".as_bytes());
    }
}

const LIST: &str = "\
TT,Số hồ sơ,Mã TTHC,Thủ tục,Hình thức nộp,Chủ hồ sơ,Ngày tiếp nhận,Hạn trả,Ngày hoàn thành,Tình trạng hồ sơ
1,G22-261001-0001,1.000110,Khai sinh,Trực tuyến,,01/10/2026,20/10/2026,19/10/2026,Đã trả kết quả
";

#[test]
fn dossiers_that_are_gone_are_told_until_lists_are_taken_in_again() {
    let door = Door::started("2026-11");
    let list = door.path("bo.csv");
    fs::write(&list, LIST).unwrap();
    let source = &door.call("settings", json!({}))["sources"][0]["id"];
    let files =
        json!({"files": [{"path": list, "source": source, "as_of": "2026-11-15T08:12:00"}]});
    door.call("lists_read", files.clone());
    door.call("lists_apply", files.clone());
    let counting = json!({ "cycle": "2026-11", "rule": null, "form": null, "as_of": null, "unknown": true, "apply": true });
    door.call("count_into", counting);
    // What is cleared away is copied before.
    let clearing = json!({ "before": "2026-11-01", "apply": true });
    door.call("dossiers_clear", clearing);
    let told = |door: &Door| door.call("state", json!({}))["notices"].to_string();
    assert_eq!(told(&door), "[]");

    let gone = door.path("phuong-ho-so.db");
    let closed = door.reopened(NOW);
    fs::remove_file(&gone).unwrap();
    let door = closed.reopened(NOW);
    let copies = names(&door.path("sao-luu"));
    let copy = copies.iter().find(|name| name.starts_with("phuong-ho-so_"));
    let notices = told(&door);
    for part in [
        "Không thấy tệp hồ sơ",
        "phuong-ho-so.db",
        copy.expect("a copy"),
        "nhập lại",
    ] {
        assert!(notices.contains(part), "no “{part}” in: {notices}");
    }
    for name in copies
        .iter()
        .filter(|name| name.starts_with("phuong-ho-so_"))
    {
        fs::remove_file(door.path("sao-luu").join(name)).unwrap();
    }
    let notices = told(&door);
    assert!(notices.contains("Không có bản sao nào"), "{notices}");

    door.call("lists_read", files.clone());
    door.call("lists_apply", files);
    assert_eq!(told(&door), "[]");
}
