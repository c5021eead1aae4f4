//! Copies: their names, the daily one, which go, and restoring.

use super::super::backup::with_suffix;
use super::super::document;
use super::*;

#[test]
fn copies_of_one_second_get_names_of_their_own() {
    let folder = Folder::new("names");
    let store = Store::open(&folder.file(), now()).unwrap();
    let names: Vec<String> = (0..3)
        .map(|_| store.copy(now(), Reason::ByHand).unwrap().name)
        .collect();
    assert_eq!(
        names,
        [
            "sổ_2026-11-16_080105_tu-sao-luu.db",
            "sổ_2026-11-16_080105_tu-sao-luu-2.db",
            "sổ_2026-11-16_080105_tu-sao-luu-3.db"
        ]
    );
    assert_eq!(backup::list(&folder.file()).unwrap().len(), 3);
}

#[test]
fn only_our_own_names_are_listed() {
    let folder = Folder::new("listed");
    drop(Store::open(&folder.file(), now()).unwrap());
    std::fs::create_dir_all(backup::folder(&folder.file())).unwrap();
    for name in [
        "sổ_2026-11-16_080105_hang-ngay.db",
        "sổ_2026-11-16_080105_hang-ngay-12.db",
        "sổ_2026-11-16_080105_hang-ngay-x.db",
        "sổ_2026-11-16_080105_la.db",
        "sổ_2026-13-16_080105_hang-ngay.db",
        "sổ-mau_2026-11-16_080105_hang-ngay.db",
        "sổ.db",
        "ghi chú.txt",
    ] {
        std::fs::write(backup::folder(&folder.file()).join(name), "x").unwrap();
    }
    let names: Vec<String> = backup::list(&folder.file())
        .unwrap()
        .into_iter()
        .map(|copy| copy.name)
        .collect();
    assert_eq!(
        names,
        [
            "sổ_2026-11-16_080105_hang-ngay-12.db",
            "sổ_2026-11-16_080105_hang-ngay.db"
        ]
    );
}

#[test]
fn the_copy_of_the_day_is_made_once_and_every_day() {
    let folder = Folder::new("daily");
    let mut store = Store::open(&folder.file(), now()).unwrap();
    store.copy_daily(now());
    start_a_cycle(&mut store);
    store.copy_daily(now());
    store.copy_daily(now());
    drop(store);
    assert_eq!(backup::list(&folder.file()).unwrap().len(), 1);
    let mut store = Store::open(&folder.file(), now()).unwrap();
    store.copy_daily(now());
    store.copy_daily(now() + chrono::TimeDelta::hours(23));
    drop(store);
    let names: Vec<String> = backup::list(&folder.file())
        .unwrap()
        .into_iter()
        .map(|copy| copy.name)
        .collect();
    assert_eq!(
        names,
        [
            "sổ_2026-11-17_070105_hang-ngay.db",
            "sổ_2026-11-16_080105_hang-ngay.db"
        ]
    );
}

#[test]
fn a_copy_that_cannot_be_made_is_told_and_leaves_nothing() {
    let folder = Folder::new("no-copy");
    let mut store = Store::open(&folder.file(), now()).unwrap();
    std::fs::write(
        backup::folder(&folder.file()),
        "a file where the folder should be",
    )
    .unwrap();
    start_a_cycle(&mut store);
    let refused = store.copy(now(), Reason::ByHand).unwrap_err().to_string();
    assert!(refused.contains("sao-luu"), "{refused}");
    store.copy_daily(now());
    let deadline = Instant::now() + Duration::from_secs(20);
    let mut told = None;
    while told.is_none() && Instant::now() < deadline {
        thread::yield_now();
        told = store.copy_trouble();
    }
    assert!(told.unwrap().to_string().contains("sao-luu"));
    add(&mut store, "a").unwrap();
}

#[test]
fn old_copies_go_when_a_new_one_is_there() {
    let folder = Folder::new("old");
    let store = Store::open(&folder.file(), now()).unwrap();
    let ago = |days: i64| now() - chrono::TimeDelta::days(days);
    let earlier = ago(29) - chrono::TimeDelta::hours(1);
    store.copy(earlier, Reason::Daily).unwrap();
    store.copy(ago(29), Reason::Daily).unwrap();
    store.copy(ago(10), Reason::BeforeRestore).unwrap();
    let aside = store.copy(ago(10), Reason::BeforeRestore).unwrap();
    let left = backup::folder(&folder.file()).join("dang-chep_2026-11-14_080105_1");
    std::fs::write(&left, "x").unwrap();
    store.copy(now(), Reason::Daily).unwrap();
    let times: Vec<NaiveDateTime> = backup::list(&folder.file())
        .unwrap()
        .iter()
        .map(|copy| copy.at)
        .collect();
    // Of one day the newest stays. What a restoring put aside stays for two weeks.
    assert_eq!(times, [now(), aside.at, ago(10), ago(29)]);
    assert!(!left.exists());
}

#[test]
fn restoring_needs_the_file_for_itself() {
    let folder = Folder::new("alone");
    let mut store = Store::open(&folder.file(), now()).unwrap();
    let other = Store::open(&folder.file(), now()).unwrap();
    store.db().busy_timeout(Duration::from_millis(20)).unwrap();
    let refused = store.alone(now()).unwrap_err().to_string();
    assert!(refused.contains("đang mở ở một cửa sổ"), "{refused}");
    add(&mut store, "a").unwrap();
    drop(other);
    store.alone(now()).unwrap();
}

#[test]
fn restoring_and_taking_it_back() {
    let folder = Folder::new("restore");
    let file = folder.file();
    let mut store = Store::open(&file, now()).unwrap();
    add(&mut store, "first").unwrap();
    let copy = store.copy(now(), Reason::ByHand).unwrap();
    add(&mut store, "second").unwrap();
    store.alone(now()).unwrap();
    drop(store);
    restore::ready(&file, &copy.name)
        .unwrap()
        .replace(now())
        .unwrap();
    let mut store = Store::open(&file, now()).unwrap();
    assert_eq!(settings(store.db()), 1);
    store.alone(now()).unwrap();
    drop(store);
    restore::ready_to_undo(&file)
        .unwrap()
        .replace(now())
        .unwrap();
    let store = Store::open(&file, now()).unwrap();
    assert_eq!(settings(store.db()), 2);
}

#[test]
fn damage_found_after_opening_stops_the_first_change() {
    let folder = Folder::new("background");
    let mut store = Store::open(&folder.file(), now()).unwrap();
    let many = |db: &Connection| -> Result<(), Error> {
        for number in 0..3000 {
            let row = (format!("k{number}"), "x".repeat(500));
            db.execute("INSERT INTO setting VALUES (?, ?)", row)?;
        }
        Ok(())
    };
    store.write(many).unwrap();
    drop(store);
    let mut store = Store::open(&folder.file(), now()).unwrap();
    add(&mut store, "a").unwrap();
    // As a process leaves it that is killed now: the last change stands in the log alone.
    let file = folder.0.join("bị dừng.db");
    std::fs::copy(backup::log_of(&folder.file()), backup::log_of(&file)).unwrap();
    let mut bytes = std::fs::read(folder.file()).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].fill(0xA5);
    std::fs::write(&file, &bytes).unwrap();
    let log = std::fs::read(backup::log_of(&file)).unwrap();
    assert!(!log.is_empty());

    // No patience: the file is opened before the check has come to the damage, unless the machine is very quick.
    let told = |error: Error| {
        let told = error.to_string();
        assert!(
            told.contains("hỏng") && told.contains("bị dừng.db"),
            "{told}"
        );
    };
    match Store::open_with(&file, now(), DATA, Duration::ZERO) {
        Ok(mut damaged) => {
            told(add(&mut damaged, "b").unwrap_err());
            told(damaged.sound().unwrap_err());
            told(damaged.copy(now(), Reason::ByHand).unwrap_err());
            damaged.alone(now()).unwrap();
        }
        Err(error) => told(error),
    }
    assert!(
        std::fs::read(&file).unwrap() == bytes,
        "the file was changed"
    );
    assert!(
        std::fs::read(backup::log_of(&file)).unwrap() == log,
        "its log was changed"
    );

    // The same without damage: the log is read, and folded in when the file is closed.
    bytes = std::fs::read(folder.file()).unwrap();
    std::fs::write(&file, &bytes).unwrap();
    let whole = Store::open_with(&file, now(), DATA, Duration::ZERO).unwrap();
    assert_eq!(settings(whole.db()), 3001);
    whole.checked().unwrap();
    drop(whole);
    assert!(!backup::log_of(&file).exists());
}

#[test]
fn what_was_cut_off_goes_when_nobody_has_the_file_open() {
    let folder = Folder::new("cut off");
    let file = folder.file();
    let mut store = Store::open(&file, now()).unwrap();
    add(&mut store, "a").unwrap();
    let whole = store.copy(now(), Reason::ByHand).unwrap();
    let copies = backup::folder(&file);
    let documents = document::folder(&file);
    std::fs::create_dir(&documents).unwrap();
    let left = [
        with_suffix(&file, ".khoi-phuc"),
        with_suffix(&file, ".khoi-phuc-wal"),
        with_suffix(&file, ".thu"),
        copies.join("sổ_2026-11-16_080105_truoc-khi-khoi-phuc.db.dang-chep"),
        copies.join("dang-chep_2026-11-16_080105_sổ_2026-11-16_080105_hang-ngay.db"),
        documents.join(".smc-0.tmp"),
    ];
    let empty = copies.join("sổ_2026-11-16_080105_hang-ngay.db");
    let strangers = [
        documents.join("ghi chú.tmp"),
        copies.join("khác_2026-11-16_080105_hang-ngay.db.dang-chep"),
    ];
    for path in left.iter().chain(&strangers) {
        std::fs::write(path, "x").unwrap();
    }
    std::fs::write(&empty, "").unwrap();
    // While somebody has it open, he may be at work on any of them.
    drop(Store::open(&file, now()).unwrap());
    assert!(left.iter().all(|path| path.exists()));
    drop(store);
    drop(Store::open(&file, now()).unwrap());
    for path in left.iter().chain([&empty]) {
        assert!(!path.exists(), "{}", path.display());
    }
    assert!(strangers.iter().all(|path| path.exists()));
    assert!(whole.path.exists());
}
