//! Copies of the data file, restoring them, and two processes at once.

use super::*;

#[test]
fn the_first_command_of_a_day_leaves_a_copy() {
    let folder = Folder::new();
    let data = filled(&folder);
    let tomorrow = morning() + TimeDelta::days(1);
    ok(&open_at(&data, tomorrow), "state", json!({}));
    ok(
        &open_at(&data, tomorrow + TimeDelta::hours(1)),
        "state",
        json!({}),
    );
    let app = open_at(&data, tomorrow + TimeDelta::hours(2));
    let listed = ok(&app, "backups", json!({}));
    let newest = &listed["backups"][0];
    assert_eq!(newest["name"], "sổ_2026-11-17_080105_hang-ngay.db");
    assert_eq!(newest["at"], "17/11/2026 08:01");
    assert_eq!(newest["reason"], "hằng ngày");
    assert_eq!(newest["usable"], true);
    let holds = newest["holds"].as_str().unwrap();
    assert!(
        holds.starts_with("13 kỳ, ") && holds.ends_with(" số liệu, kỳ mới nhất 11/2026"),
        "{holds}"
    );
    // The day before has its own, and the one made by hand.
    assert_eq!(listed["backups"].as_array().unwrap().len(), 3, "{listed}");
    let state = ok(&app, "state", json!({}));
    assert_eq!(state["last_backup"], "hôm nay 08:01");
    drop(app);
    ok(
        &open_at(&data, tomorrow + TimeDelta::days(1)),
        "state",
        json!({}),
    );
    assert_eq!(names(&folder.join("sao-luu")).len(), 4);
}

#[test]
fn restoring_keeps_the_present_file_and_can_be_taken_back() {
    let folder = Folder::new();
    let data = filled(&folder);
    let app = open(&data);
    type_in(&app, "111");
    let listed = ok(&app, "backup_make", json!({}));
    assert_eq!(listed["undo"], Value::Null);
    let name = listed["backups"][0]["name"].clone();
    type_in(&app, "222");

    ok(&app, "restore", json!({ "name": name }));
    assert_eq!(typed(&app), "111");
    type_in(&app, "333");
    let listed = ok(&app, "backups", json!({}));
    let reasons: Vec<&str> = listed["backups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|copy| copy["reason"].as_str().unwrap())
        .collect();
    assert!(reasons.contains(&"trước khi khôi phục"), "{reasons:?}");
    assert_eq!(
        listed["undo"],
        "Trở lại tệp dữ liệu đã dùng trước lần khôi phục 16/11/2026 08:01"
    );

    ok(&app, "restore_undo", json!({}));
    assert_eq!(typed(&app), "222");
    // What was typed in between was kept as well.
    ok(&app, "restore_undo", json!({}));
    assert_eq!(typed(&app), "333");
    assert_eq!(ok(&app, "verify", json!({}))["whole"], true);
    drop(app);
    assert_eq!(names(&folder), ["sao-luu", "sổ.db"]);
}

#[test]
fn a_damaged_file_can_be_replaced_by_a_copy_and_is_kept() {
    let folder = Folder::new();
    let data = filled(&folder);
    let whole = fs::metadata(&data).unwrap().len();
    patch(
        &data,
        4096,
        &vec![0xA5; usize::try_from(whole).unwrap() - 4096],
    );
    // And what had not been folded into it.
    fs::write(folder.join("sổ.db-wal"), "phần ghi dở").unwrap();
    let damaged = bytes(&folder);
    let app = open(&data);
    refused(&app, "cycle_start", json!({ "cycle": "2026-12" }));
    let listed = ok(&app, "backups", json!({}));
    assert_eq!(listed["backups"][0]["name"], COPY);

    let state = ok(&app, "restore", json!({ "name": COPY }));
    assert_eq!(state["problem"], Value::Null);
    type_in(&app, "77");
    let aside = "sổ_2026-11-16_080105_truoc-khi-khoi-phuc.db";
    let kept = |name: &str| fs::read(folder.join("sao-luu").join(name)).unwrap();
    assert_eq!(kept(aside), damaged[0].1);
    assert_eq!(kept(&format!("{aside}-wal")), damaged[1].1);

    let listed = ok(&app, "backups", json!({}));
    let shown = listed["backups"]
        .as_array()
        .unwrap()
        .iter()
        .find(|copy| copy["name"] == aside)
        .unwrap();
    assert_eq!(shown["usable"], false);
    let (code, told) = refused(&app, "restore", json!({ "name": aside }));
    assert_eq!(code, "invalid", "{told}");
    assert_eq!(typed(&app), "77");
    assert_eq!(kept(&format!("{aside}-wal")), damaged[1].1);

    let state = ok(&app, "restore_undo", json!({}));
    assert!(
        state["problem"].as_str().unwrap().contains("hỏng"),
        "{state}"
    );
    assert_eq!(fs::read(&data).unwrap(), damaged[0].1);
    ok(&app, "restore_undo", json!({}));
    assert_eq!(typed(&app), "77");
}

#[test]
fn only_a_listed_whole_copy_is_restored() {
    let folder = Folder::new();
    let data = filled(&folder);
    let app = open(&data);
    type_in(&app, "5");
    let copies = folder.join("sao-luu");
    fs::copy(copies.join(COPY), folder.join("lạ.db")).unwrap();
    for name in [
        "../lạ.db",
        "lạ.db",
        "",
        ".",
        "sổ.db",
        copies.join(COPY).to_str().unwrap(),
    ] {
        let (code, told) = refused(&app, "restore", json!({ "name": name }));
        assert_eq!(code, "not_found", "{told}");
    }
    refused(&app, "restore_undo", json!({}));
    patch(&copies.join(COPY), 60, &9999_u32.to_be_bytes());
    let (_, told) = refused(&app, "restore", json!({ "name": COPY }));
    assert!(
        told.contains("phiên bản mới hơn") && told.contains(COPY),
        "{told}"
    );
    fs::write(copies.join(COPY), "x".repeat(5000)).unwrap();
    let (_, told) = refused(&app, "restore", json!({ "name": COPY }));
    assert!(told.contains("hỏng") && told.contains(COPY), "{told}");
    assert_eq!(typed(&app), "5");
    drop(app);
    assert_eq!(names(&folder), ["lạ.db", "sao-luu", "sổ.db"]);
}

#[test]
fn a_copy_without_its_folder_is_refused_and_the_file_goes_on() {
    let folder = Folder::new();
    let data = filled(&folder);
    fs::remove_dir_all(folder.join("sao-luu")).unwrap();
    fs::write(folder.join("sao-luu"), "x").unwrap();
    let app = open(&data);
    let (_, told) = refused(&app, "backup_make", json!({}));
    assert!(told.contains("sao-luu"), "{told}");
    type_in(&app, "8");
}

#[test]
fn two_processes_writing_at_once_lose_nothing() {
    let folder = Folder::new();
    let data = filled(&folder);
    let (row, column) = cell(&open(&data));
    let set = |text: String| json!({ "cmd": "cell_set", "args": { "form": "II.06a", "cycle": CYCLE, "row": row, "column": column, "text": text } });
    let note = |text: String| json!({ "cmd": "note_set", "args": { "form": "II.06a", "cycle": CYCLE, "row": row, "column": column, "text": text } });
    let before = changes(&data);
    let mut one = Called::start(&mut Command::new(programs::smc()), &data);
    let mut two = Called::start(&mut Command::new(programs::smc()), &data);
    for number in 0..200 {
        one.send(&set(format!("{}", 10_000 + number)));
        two.send(&note(format!("lần {number}")));
    }
    for called in [&mut one, &mut two] {
        for _ in 0..200 {
            let reply = called.reply().expect("a reply");
            assert!(reply.get("ok").is_some(), "{reply}");
        }
    }
    assert!(one.end() && two.end());
    assert_eq!(changes(&data) - before, 400);
    let app = open(&data);
    assert_eq!(ok(&app, "verify", json!({}))["whole"], true);
    let args = json!({ "form": "II.06a", "cycle": CYCLE, "row": row, "column": column });
    let about = ok(&app, "cell_about", args);
    assert_eq!(about["note"], "lần 199");
    assert_eq!(typed(&app), "10.199");
}

/// The number of changes in the history.
fn changes(data: &Path) -> i64 {
    let text = ok(&open(data), "verify", json!({}))["text"]
        .as_str()
        .unwrap()
        .to_owned();
    let count = text
        .rsplit(", ")
        .next()
        .unwrap()
        .trim_end_matches(" lần thay đổi");
    count.replace('.', "").parse().unwrap()
}
