//! Opening, protecting and changing the data file, and the dossiers beside it. A file that is damaged, foreign, or from a newer program
//! is refused and stays byte for byte as it is.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDateTime;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::backup::{self, Backup, Reason};
use super::check::{self, BUSY, Check, Found, PATIENCE};
use super::daily::Daily;
use super::digest;
use super::explain;
use super::identity::Identity;
use super::keep;
use super::kind::{DATA, Kind};
use super::leftover::Mark;
use super::look;
use super::migrate::{self, Contents};
use super::place;
use super::refusal::{damaged, foreign, moved, refused, shared, unusable};
use crate::error::{Error, Result};
use crate::fresh;

/// The open data file; or another kind of file, inside what knows its tables.
pub struct Store {
    // First, so that what reads in the background has let go before the file is closed.
    check: Check,
    daily: Daily,
    db: Connection,
    kind: Kind,
    path: PathBuf,
    /// The file itself, whatever it is called by now.
    own: Option<Identity>,
    /// What lay beside the file and was not its own, as it is called now.
    aside: Vec<PathBuf>,
    // Last, after everything has let go of the file.
    _mark: Option<Mark>,
}

impl Store {
    /// Opens a data file, making folder and file when missing.
    ///
    /// # Errors
    ///
    /// When it cannot be used; [`Error::DatabaseGone`] when it is missing or empty while copies of it are there.
    pub fn open(path: &Path, now: NaiveDateTime) -> Result<Store> {
        Store::opened(path, now, DATA, PATIENCE, false)
    }

    /// The same, but a new file is made whatever copies are there.
    ///
    /// # Errors
    ///
    /// When it cannot be used.
    pub fn begin(path: &Path, now: NaiveDateTime) -> Result<Store> {
        let log = look::put_log_aside(path, now)?;
        let mut store = Store::open_with(path, now, DATA, PATIENCE)?;
        store.aside.extend(log);
        Ok(store)
    }

    /// A file in memory.
    #[cfg(test)]
    pub(super) fn in_memory(kind: Kind) -> Result<Store> {
        let path = Path::new(":memory:");
        let mut db = Connection::open_in_memory()?;
        set_up(&db)?;
        migrate::migrate(&mut db, kind, path)?;
        keep_digest(kind, &db)?;
        Ok(Store {
            check: Check::whole(),
            daily: Daily::default(),
            db,
            kind,
            path: path.to_owned(),
            own: None,
            aside: Vec::new(),
            _mark: None,
        })
    }

    pub(super) fn open_with(
        path: &Path,
        now: NaiveDateTime,
        kind: Kind,
        patience: Duration,
    ) -> Result<Store> {
        Store::opened(path, now, kind, patience, true)
    }

    fn opened(
        path: &Path,
        now: NaiveDateTime,
        kind: Kind,
        patience: Duration,
        may_begin: bool,
    ) -> Result<Store> {
        let path = place::plain(path.to_owned());
        // Before the path is made whole: Windows would cut off what it forbids.
        place::accept(kind, &path)?;
        let path = std::path::absolute(&path).map_err(|error| Error::io(&path, &error))?;
        place::accept(kind, &path)?;
        if !may_begin {
            look::refuse_gone(kind, &path, now)?;
        }
        make_folder(&path)?;
        let _turn = look::Turn::wait(&path);
        look::look_at(kind, &path)?;
        let (mark, aside) = Mark::open(kind, &path, now)?;
        let db = connect(kind, &path)?;
        let own = Identity::at(&path);
        let contents =
            migrate::contents(&db, kind).map_err(|error| refused(kind, &path, &error))?;
        // Before anything is written to it; logs beside it get the same rights.
        place::keep_private(&path);
        if contents != Contents::Nothing && !is_complete(&db, &path)? {
            return Err(damaged(kind, &path));
        }
        let check = match contents {
            Contents::Foreign => return Err(foreign(kind, &path)),
            Contents::Ours(steps) if steps > kind.steps.len() => {
                return Err(Error::DatabaseTooNew { file: path });
            }
            Contents::Ours(_) => Check::start(kind, &path, patience),
            Contents::Nothing => {
                if !may_begin {
                    look::refuse_beside_copies(kind, &path, now)?;
                }
                Check::whole()
            }
        };
        let mut store = Store {
            check,
            daily: Daily::default(),
            db,
            kind,
            path,
            own,
            aside,
            _mark: Some(mark),
        };
        store.sound()?;
        // On a slow disk the check is still under way when this meets the damage: it says more.
        store
            .bring_up_to_date(contents, now)
            .map_err(|error| store.checked().err().unwrap_or(error))?;
        // A file whose tables are being made is summed up as a whole.
        keep_digest(kind, &store.db)?;
        Ok(store)
    }

    /// Switches the file to WAL and runs the missing migrations; normally there is nothing to do.
    fn bring_up_to_date(&mut self, contents: Contents, now: NaiveDateTime) -> Result<()> {
        let journal: String = self
            .db
            .pragma_query_value(None, "journal_mode", |row| row.get(0))?;
        if journal != "wal" {
            self.checked()?;
            use_wal(&self.db, self.kind, &self.path)?;
        }
        match contents {
            Contents::Ours(steps) if steps == self.kind.steps.len() => return Ok(()),
            Contents::Ours(_) => drop(self.copy(now, Reason::BeforeMigration)?),
            Contents::Nothing | Contents::Foreign => {}
        }
        migrate::migrate(&mut self.db, self.kind, &self.path)
    }

    /// The connection, for reading.
    pub fn db(&self) -> &Connection {
        &self.db
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Logs and journals that lay beside the file and were not its own, where they lie now.
    pub fn aside(&self) -> &[PathBuf] {
        &self.aside
    }

    /// The one way to change anything: all or nothing, on the disk when it returns.
    pub fn write<T>(&mut self, change: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.checked()?;
        let kind = self.kind;
        let failed = |error| explain::failed(kind, &error);
        let transaction = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(failed)?;
        let done = change(&transaction)?;
        // The system lets a file be written to that has lost its name: nobody would find the change again.
        if self.own.is_some_and(|own| own.has_left(&self.path)) {
            return Err(moved(kind, &self.path));
        }
        transaction.commit().map_err(failed)?;
        Ok(done)
    }

    /// Refuses if the check of the file has found damage so far. Does not wait for its end.
    pub fn sound(&self) -> Result<()> {
        match self.check.peek() {
            Some(found) => self.accept(found),
            None => Ok(()),
        }
    }

    /// Refuses unless the check of the whole file has ended well. Waits for its end.
    pub fn checked(&self) -> Result<()> {
        self.accept(self.check.wait())
    }

    fn accept(&self, found: &Found) -> Result<()> {
        match found {
            // Now its log may be folded into the file when it is closed.
            Found::Whole => Ok(keep_log(&self.db, false)?),
            Found::Damaged(_) => Err(damaged(self.kind, &self.path)),
            Found::Unknown(why) => Err(unusable(self.kind, &self.path, why)),
        }
    }

    /// Makes a verified copy in the folder of copies, and removes copies that are old enough.
    pub fn copy(&self, now: NaiveDateTime, reason: Reason) -> Result<Backup> {
        self.checked()?;
        keep::make(&self.db, self.kind, &self.path, now, reason)
    }

    /// Writes a verified copy of what is committed to a place where nothing is yet.
    ///
    /// # Errors
    ///
    /// When it cannot be written, or the file is damaged.
    pub fn copy_to(&self, target: &Path) -> Result<()> {
        self.checked()?;
        backup::copy_into(&self.db, self.kind, target)
    }

    /// Makes the copy of the day (of the week) in the background, if there is none yet. To be called after every command:
    /// it costs nothing once the copy is there, and a window may stay open for days.
    /// Before the first cycle and the first plan there is nothing worth a copy.
    pub fn copy_daily(&mut self, now: NaiveDateTime) {
        if self.path != Path::new(":memory:") && self.sound().is_ok() && self.has_work() {
            self.daily.run(self.kind, &self.path, now);
        }
    }

    fn has_work(&self) -> bool {
        let any = self
            .db
            .prepare_cached(self.kind.work)
            .and_then(|mut any| any.query_row([], |row| row.get(0)));
        any.unwrap_or(false)
    }

    /// Why the copy of the day could not be made, if it could not.
    pub fn copy_trouble(&mut self) -> Option<Error> {
        self.daily.trouble()
    }

    /// Checks everything, references between tables included.
    pub fn verify(&self) -> Result<()> {
        self.accept(&check::thorough(self.kind, &self.db))
    }

    /// Makes sure that no other process has the file open, before it is replaced. Its log is gone then.
    /// A damaged file is left as it is; of one that is no longer in its place a copy is made.
    pub fn alone(&mut self, now: NaiveDateTime) -> Result<()> {
        if self.checked().is_err() {
            return Ok(());
        }
        self.daily = Daily::default();
        if self.own.is_some_and(|own| own.has_left(&self.path)) {
            return self.copy(now, Reason::BeforeRestore).map(drop);
        }
        // Leaving WAL needs the file for oneself alone; nothing else tells that nobody else has it open.
        let journal = self
            .db
            .pragma_update_and_check(None, "journal_mode", "DELETE", |row| {
                row.get::<_, String>(0)
            });
        match journal {
            Ok(journal) if journal == "delete" => Ok(()),
            _ => Err(shared(self.kind, &self.path)),
        }
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        // A check that has ended well lets the log be folded into the file.
        let _ = self.sound();
    }
}

fn make_folder(path: &Path) -> Result<()> {
    match path.parent() {
        Some(folder) => fresh::folder(folder).map_err(|error| Error::io(folder, &error)),
        None => Ok(()),
    }
}

/// Whether the file is as long as its header says. While there is a log, only the check can tell.
fn is_complete(db: &Connection, path: &Path) -> Result<bool> {
    let length = std::fs::metadata(path).map_err(|error| Error::io(path, &error))?;
    let pragma = |name| db.pragma_query_value(None, name, |row| row.get::<_, u32>(0));
    let (pages, size) = (pragma("page_count")?, pragma("page_size")?);
    let log = std::fs::metadata(backup::log_of(path));
    Ok(log.is_ok_and(|log| log.len() > 0) || length.len() == u64::from(pages) * u64::from(size))
}

fn connect(kind: Kind, path: &Path) -> Result<Connection> {
    let refused = |error| refused(kind, path, &error);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = place::connect(path, flags).map_err(refused)?;
    // SQLite opens it all the same, and would refuse each change by itself.
    if db.is_readonly("main").map_err(refused)? {
        return Err(unusable(kind, path, &explain::read_only(kind)));
    }
    // Until the file is known to be whole and ours, closing it must not fold its log into it.
    keep_log(&db, true).map_err(refused)?;
    set_up(&db).map_err(refused)?;
    Ok(db)
}

/// From now on every change is added to the file's digest, where it has one.
fn keep_digest(kind: Kind, db: &Connection) -> rusqlite::Result<()> {
    match kind.digest {
        true => digest::keep(db),
        false => Ok(()),
    }
}

fn keep_log(db: &Connection, keep: bool) -> rusqlite::Result<()> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep)?;
    Ok(())
}

/// What every connection that writes needs; none of it touches the file.
fn set_up(db: &Connection) -> rusqlite::Result<()> {
    db.busy_timeout(BUSY)?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "foreign_keys", true)?;
    // Tells a damaged page when it is read, not when its garbage is.
    db.pragma_update(None, "cell_size_check", true)?;
    db.set_prepared_statement_cache_capacity(128);
    Ok(())
}

fn use_wal(db: &Connection, kind: Kind, path: &Path) -> Result<()> {
    let journal = db
        .pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0))
        .map_err(|error| explain::failed(kind, &error))?;
    match journal == "wal" {
        true => Ok(()),
        false => Err(unusable(
            kind,
            path,
            "Ổ đĩa này không giữ được an toàn số liệu (thường là ổ mạng). \
             Chép tệp về ổ đĩa của máy rồi mở lại.",
        )),
    }
}
