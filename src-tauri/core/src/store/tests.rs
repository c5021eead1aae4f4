//! What only SQL can show: migrations, races, a full disk. The rest goes through the door, in `tests/`.

mod places;

use std::path::{Path, PathBuf};
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use chrono::NaiveDateTime;

use super::backup::{self, Reason};
use super::check::PATIENCE;
use super::migrate::{Contents, MIGRATIONS, contents};
use super::{Connection, Store, restore};
use crate::error::Error;

/// A folder that goes away with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let name = format!("smc-store-{}-{name}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn file(&self) -> PathBuf {
        self.0.join("sổ.db")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn now() -> NaiveDateTime {
    NaiveDateTime::parse_from_str("2026-11-16 08:01:05", "%Y-%m-%d %H:%M:%S").unwrap()
}

fn add(store: &mut Store, key: &str) -> Result<(), Error> {
    store.write(|db| {
        db.execute("INSERT INTO setting VALUES (?, 'x')", [key])?;
        Ok(())
    })
}

fn start_a_cycle(store: &mut Store) {
    let cycle = "INSERT INTO sheet (cycle, form) VALUES ('2026-11', 'II.08')";
    store.write(|db| Ok(db.execute(cycle, [])?)).unwrap();
}

fn settings(db: &Connection) -> i64 {
    db.query_row("SELECT count(*) FROM setting", [], |row| row.get(0))
        .unwrap()
}

const FIRST: &str = "CREATE TABLE sheet (id INTEGER PRIMARY KEY, cycle TEXT) STRICT;
    CREATE TABLE figure (row INTEGER, value TEXT) STRICT; CREATE TABLE history (id INTEGER) STRICT;
    CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT) STRICT;";
const SECOND: &str = "ALTER TABLE setting ADD COLUMN more TEXT;";

fn made_with(file: &Path, migrations: &[&str]) -> Store {
    Store::open_with(file, now(), migrations, PATIENCE).unwrap()
}

#[test]
fn a_new_file_is_ours_safe_and_strict() {
    let folder = Folder::new("new");
    let store = Store::open(&folder.0.join("sâu").join("hơn").join("sổ.db"), now()).unwrap();
    let asked = |pragma: &str| -> String {
        let value = |row: &rusqlite::Row| row.get::<_, rusqlite::types::Value>(0);
        format!(
            "{:?}",
            store.db().pragma_query_value(None, pragma, value).unwrap()
        )
    };
    assert_eq!(
        contents(store.db()).unwrap(),
        Contents::Ours(MIGRATIONS.len())
    );
    assert_eq!(asked("journal_mode"), "Text(\"wal\")");
    assert_eq!(asked("synchronous"), "Integer(2)");
    assert_eq!(asked("foreign_keys"), "Integer(1)");
    let loose =
        "SELECT count(*) FROM pragma_table_list WHERE NOT strict AND name NOT LIKE 'sqlite_%'";
    let loose: i64 = store.db().query_row(loose, [], |row| row.get(0)).unwrap();
    assert_eq!(loose, 0, "every table is STRICT");
}

#[test]
fn closing_leaves_one_file_only() {
    let folder = Folder::new("close");
    let mut store = Store::open(&folder.file(), now()).unwrap();
    add(&mut store, "a").unwrap();
    drop(store);
    let store = Store::open(&folder.file(), now()).unwrap();
    // Before the check has ended, closing leaves the log as it is.
    store.checked().unwrap();
    drop(store);
    let left: Vec<_> = std::fs::read_dir(&folder.0)
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    assert_eq!(left, ["sổ.db"]);
}

#[test]
fn a_change_is_all_or_nothing() {
    let mut store = Store::in_memory().unwrap();
    let before = settings(store.db());
    let refused = store.write(|db| {
        db.execute("INSERT INTO setting VALUES ('a', 'x')", [])?;
        Err::<(), _>(Error::Invalid("thôi".to_owned()))
    });
    assert_eq!(refused.unwrap_err().to_string(), "thôi");
    assert_eq!(settings(store.db()), before);
}

#[test]
fn migrating_keeps_a_copy_of_the_old_file() {
    let folder = Folder::new("migrate");
    let mut old = made_with(&folder.file(), &[FIRST]);
    add(&mut old, "a").unwrap();
    drop(old);
    let new = made_with(&folder.file(), &[FIRST, SECOND]);
    assert_eq!(contents(new.db()).unwrap(), Contents::Ours(2));
    assert_eq!(settings(new.db()), 1);
    let copies = backup::list(&folder.file()).unwrap();
    assert_eq!(copies.len(), 1);
    assert_eq!(copies[0].name, "sổ_2026-11-16_080105_truoc-khi-nang-cap.db");
    let copy = Connection::open(&copies[0].path).unwrap();
    assert_eq!(contents(&copy).unwrap(), Contents::Ours(1));
    assert_eq!(settings(&copy), 1);
}

#[test]
fn a_migration_that_fails_changes_nothing() {
    let folder = Folder::new("fails");
    drop(made_with(&folder.file(), &[FIRST]));
    let broken = "DROP TABLE setting; CREATE TABLE oops (";
    let refused = Store::open_with(&folder.file(), now(), &[FIRST, SECOND, broken], PATIENCE);
    assert!(matches!(refused, Err(Error::Database { .. })));
    let still = made_with(&folder.file(), &[FIRST]);
    assert_eq!(settings(still.db()), 0);
}

#[test]
fn a_migration_that_breaks_references_changes_nothing() {
    let folder = Folder::new("references");
    let linked = "CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT;
                  CREATE TABLE b (a INTEGER NOT NULL REFERENCES a) STRICT;
                  INSERT INTO a VALUES (1); INSERT INTO b VALUES (1);";
    drop(made_with(&folder.file(), &[linked]));
    let refused = Store::open_with(&folder.file(), now(), &[linked, "DELETE FROM a;"], PATIENCE);
    let refused = refused.err().unwrap().to_string();
    assert!(refused.contains("mất liên kết"), "{refused}");
    let rebuilt = "DROP TABLE a; CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT) STRICT; INSERT INTO a VALUES (1, 'x');";
    drop(made_with(&folder.file(), &[linked, rebuilt]));
}

#[test]
fn a_newer_file_is_refused_and_kept() {
    let folder = Folder::new("newer");
    drop(made_with(&folder.file(), &[FIRST, SECOND]));
    let before = std::fs::read(folder.file()).unwrap();
    let refused = Store::open_with(&folder.file(), now(), &[FIRST], PATIENCE);
    assert!(matches!(refused, Err(Error::DatabaseTooNew { .. })));
    assert_eq!(std::fs::read(folder.file()).unwrap(), before);
}

#[test]
fn many_that_open_a_new_file_at_once_make_one() {
    let folder = Folder::new("race");
    let start = Barrier::new(8);
    thread::scope(|scope| {
        for number in 0..8 {
            let (start, folder) = (&start, &folder);
            scope.spawn(move || {
                start.wait();
                let mut store = Store::open(&folder.file(), now()).unwrap();
                for change in 0..5 {
                    add(&mut store, &format!("{number}.{change}")).unwrap();
                }
            });
        }
    });
    let store = Store::open(&folder.file(), now()).unwrap();
    assert_eq!(settings(store.db()), 40);
    store.verify().unwrap();
}

#[test]
fn a_second_writer_waits_then_hears_why() {
    let folder = Folder::new("busy");
    let mut first = Store::open(&folder.file(), now()).unwrap();
    let mut second = Store::open(&folder.file(), now()).unwrap();
    // Not five seconds of a test: the waiting itself is SQLite's.
    second.db().busy_timeout(Duration::from_millis(20)).unwrap();
    first
        .write(|db| {
            db.execute("INSERT INTO setting VALUES ('a', 'x')", [])?;
            let refused = add(&mut second, "b").unwrap_err().to_string();
            assert!(
                refused.contains("đang được một cửa sổ hoặc chương trình khác ghi"),
                "{refused}"
            );
            Ok(())
        })
        .unwrap();
    add(&mut second, "b").unwrap();
    assert_eq!(settings(first.db()), 2);
}

#[test]
fn a_full_disk_loses_nothing() {
    let folder = Folder::new("full");
    let mut store = Store::open(&folder.file(), now()).unwrap();
    add(&mut store, "a").unwrap();
    let pages: i64 = store
        .db()
        .pragma_query_value(None, "page_count", |row| row.get(0))
        .unwrap();
    store
        .db()
        .pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))
        .unwrap();
    let refused = store.write(|db| {
        for number in 0..10_000 {
            db.execute(
                "INSERT INTO setting VALUES (?, ?)",
                (format!("k{number}"), "x".repeat(500)),
            )?;
        }
        Ok(())
    });
    let refused = refused.unwrap_err().to_string();
    assert!(refused.contains("Ổ đĩa đã đầy"), "{refused}");
    assert_eq!(settings(store.db()), 1);
    drop(store);
    let mut store = Store::open(&folder.file(), now()).unwrap();
    add(&mut store, "b").unwrap();
    store.verify().unwrap();
}

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
    for (days, reason) in [
        (30, Reason::Daily),
        (29, Reason::Daily),
        (10, Reason::BeforeRestore),
    ] {
        store.copy(ago(days), reason).unwrap();
    }
    let aside = store.copy(ago(10), Reason::BeforeRestore).unwrap();
    let left = backup::folder(&folder.file()).join("dang-chep_2026-11-14_080105_1");
    std::fs::write(&left, "x").unwrap();
    store.copy(now(), Reason::Daily).unwrap();
    let times: Vec<NaiveDateTime> = backup::list(&folder.file())
        .unwrap()
        .iter()
        .map(|copy| copy.at)
        .collect();
    // 30 and 29 days ago are one week: Saturday went. What a restoring put aside stays for two weeks.
    assert_eq!(times, [now(), aside.at, ago(10), ago(29)]);
    assert!(!left.exists());
}

#[test]
fn restoring_needs_the_file_for_itself() {
    let folder = Folder::new("alone");
    let mut store = Store::open(&folder.file(), now()).unwrap();
    let other = Store::open(&folder.file(), now()).unwrap();
    store.db().busy_timeout(Duration::from_millis(20)).unwrap();
    let refused = store.alone().unwrap_err().to_string();
    assert!(refused.contains("đang mở ở một cửa sổ"), "{refused}");
    add(&mut store, "a").unwrap();
    drop(other);
    store.alone().unwrap();
}

#[test]
fn restoring_and_taking_it_back() {
    let folder = Folder::new("restore");
    let file = folder.file();
    let mut store = Store::open(&file, now()).unwrap();
    add(&mut store, "first").unwrap();
    let copy = store.copy(now(), Reason::ByHand).unwrap();
    add(&mut store, "second").unwrap();
    store.alone().unwrap();
    drop(store);
    restore::ready(&file, &copy.name)
        .unwrap()
        .replace(now())
        .unwrap();
    let mut store = Store::open(&file, now()).unwrap();
    assert_eq!(settings(store.db()), 1);
    store.alone().unwrap();
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
    match Store::open_with(&file, now(), MIGRATIONS, Duration::ZERO) {
        Ok(mut damaged) => {
            told(add(&mut damaged, "b").unwrap_err());
            told(damaged.sound().unwrap_err());
            told(damaged.copy(now(), Reason::ByHand).unwrap_err());
            damaged.alone().unwrap();
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
    let whole = Store::open_with(&file, now(), MIGRATIONS, Duration::ZERO).unwrap();
    assert_eq!(settings(whole.db()), 3001);
    whole.checked().unwrap();
    drop(whole);
    assert!(!backup::log_of(&file).exists());
}
