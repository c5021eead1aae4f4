//! What only SQL can show: migrations, races, a full disk. The rest goes through the door, in `tests/`.

mod copies;
mod places;

use std::path::{Path, PathBuf};
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use chrono::NaiveDateTime;

use super::backup::{self, Reason};
use super::check::PATIENCE;
use super::kind::{DATA, Kind};
use super::migrate::{self, Contents};
use super::{Connection, Store, restore};
use crate::error::Error;

/// A folder that goes away with the test.
pub(super) struct Folder(pub(super) PathBuf);

impl Folder {
    pub(super) fn new(name: &str) -> Folder {
        let name = format!("smc-store-{}-{name}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    pub(super) fn file(&self) -> PathBuf {
        self.0.join("sổ.db")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub(super) fn now() -> NaiveDateTime {
    NaiveDateTime::parse_from_str("2026-11-16 08:01:05", "%Y-%m-%d %H:%M:%S").unwrap()
}

fn add(store: &mut Store, key: &str) -> Result<(), Error> {
    store.write(|db| {
        db.execute("INSERT INTO setting VALUES (?, 'x')", [key])?;
        Ok(())
    })
}

pub(super) fn start_a_cycle(store: &mut Store) {
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

fn with_steps(steps: &'static [&'static str]) -> Kind {
    // Tables of the tests have no digests.
    Kind {
        steps,
        digest: false,
        changed: None,
        ..DATA
    }
}

fn contents(db: &Connection) -> Contents {
    migrate::contents(db, DATA).unwrap()
}

fn made_with(file: &Path, steps: &'static [&'static str]) -> Store {
    Store::open_with(file, now(), with_steps(steps), PATIENCE).unwrap()
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
    assert_eq!(contents(store.db()), Contents::Ours(DATA.steps.len()));
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
    let mut store = Store::in_memory(DATA).unwrap();
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
    assert_eq!(contents(new.db()), Contents::Ours(2));
    assert_eq!(settings(new.db()), 1);
    let copies = backup::list(&folder.file()).unwrap();
    assert_eq!(copies.len(), 1);
    assert_eq!(copies[0].name, "sổ_2026-11-16_080105_truoc-khi-nang-cap.db");
    let copy = Connection::open(&copies[0].path).unwrap();
    assert_eq!(contents(&copy), Contents::Ours(1));
    assert_eq!(settings(&copy), 1);
}

#[test]
fn a_migration_that_fails_changes_nothing() {
    let folder = Folder::new("fails");
    drop(made_with(&folder.file(), &[FIRST]));
    const BROKEN: &str = "DROP TABLE setting; CREATE TABLE oops (";
    let refused = Store::open_with(
        &folder.file(),
        now(),
        with_steps(&[FIRST, SECOND, BROKEN]),
        PATIENCE,
    );
    assert!(matches!(refused, Err(Error::Database { .. })));
    let still = made_with(&folder.file(), &[FIRST]);
    assert_eq!(settings(still.db()), 0);
}

#[test]
fn a_migration_that_breaks_references_changes_nothing() {
    let folder = Folder::new("references");
    const LINKED: &str = "CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT;
                  CREATE TABLE b (a INTEGER NOT NULL REFERENCES a) STRICT;
                  INSERT INTO a VALUES (1); INSERT INTO b VALUES (1);";
    drop(made_with(&folder.file(), &[LINKED]));
    let refused = Store::open_with(
        &folder.file(),
        now(),
        with_steps(&[LINKED, "DELETE FROM a;"]),
        PATIENCE,
    );
    let refused = refused.err().unwrap().to_string();
    assert!(refused.contains("mất liên kết"), "{refused}");
    const REBUILT: &str = "DROP TABLE a; CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT) STRICT; INSERT INTO a VALUES (1, 'x');";
    drop(made_with(&folder.file(), &[LINKED, REBUILT]));
}

#[test]
fn a_newer_file_is_refused_and_kept() {
    let folder = Folder::new("newer");
    drop(made_with(&folder.file(), &[FIRST, SECOND]));
    let before = std::fs::read(folder.file()).unwrap();
    let refused = Store::open_with(&folder.file(), now(), with_steps(&[FIRST]), PATIENCE);
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
