//! Opening the file of the dossiers, and its copies. Everything about being damaged, foreign or newer, about the log
//! and the check of the whole file is the data file's: see `store/open.rs`.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;

use super::number::number;
use super::shelf::Shelf;
use crate::calendar::monday;
use crate::dossier::Known;
use crate::dossier::conflict::Conflict;
use crate::error::{Error, Result};
use crate::store::backup::{self, Backup, Reason};
use crate::store::check::PATIENCE;
use crate::store::daily;
use crate::store::explain::failed;
use crate::store::kind::DOSSIERS;
use crate::store::open::Store;
use crate::store::place;
use crate::store::restore::{self, Ready};
use crate::store::sound;

/// The open file of the dossiers.
pub struct Dossiers {
    store: Store,
    shelf: RefCell<Option<Arc<Shelf>>>,
    /// All conflicts, and of which state.
    conflicts: RefCell<Option<(i64, Arc<Vec<Conflict>>)>>,
    /// The week and the state that were looked at, and whether they need a copy.
    looked_at: Option<(NaiveDate, i64, bool)>,
}

/// The file of the dossiers that belongs to a data file: `so-mot-cua.db` → `so-mot-cua-ho-so.db`.
pub fn beside(data_file: &Path) -> PathBuf {
    place::with_more(data_file, "-ho-so")
}

/// Whether there is such a file, or what is left of one: a log without its file is told, not thrown away.
pub fn is_there(path: &Path) -> bool {
    let length = |path: &Path| fs::metadata(path).map_or(0, |found| found.len());
    path.is_dir() || length(path) > 0 || length(&backup::log_of(path)) > 0
}

/// The newest whole copy of such a file.
pub fn newest_copy(path: &Path, now: NaiveDateTime) -> Option<Backup> {
    sound::newest(DOSSIERS, path, now)
}

/// Makes a copy of the file ready to take its place; its copies are listed by `backup::list`. Works on a file that
/// cannot be opened.
///
/// # Errors
///
/// When there is no such copy, or it is not whole.
pub fn ready(path: &Path, name: &str) -> Result<Ready> {
    restore::ready_of(DOSSIERS, path, name)
}

impl Dossiers {
    /// Opens the file; none where there is none yet, and nothing is made.
    ///
    /// # Errors
    ///
    /// When it is damaged, foreign, newer, or lies where it is not safe. It stays as it is.
    pub fn open(path: &Path, now: NaiveDateTime) -> Result<Option<Dossiers>> {
        match is_there(path) {
            true => Dossiers::create(path, now).map(Some),
            false => Ok(None),
        }
    }

    /// Opens the file, and makes it where there is none.
    ///
    /// # Errors
    ///
    /// As [`Dossiers::open`].
    pub fn create(path: &Path, now: NaiveDateTime) -> Result<Dossiers> {
        Ok(Dossiers {
            store: Store::open_with(path, now, DOSSIERS, PATIENCE)?,
            shelf: RefCell::new(None),
            conflicts: RefCell::new(None),
            looked_at: None,
        })
    }

    /// A file in memory, of which no copies are made.
    #[cfg(test)]
    pub(super) fn in_memory() -> Dossiers {
        Dossiers {
            store: Store::in_memory(DOSSIERS).unwrap(),
            shelf: RefCell::new(None),
            conflicts: RefCell::new(None),
            looked_at: None,
        }
    }

    /// The connection, for tests that spoil something.
    #[cfg(test)]
    pub(super) fn db(&self) -> &Connection {
        self.store.db()
    }

    /// The file.
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// A number made of all that was ever done to the file, by whichever window: where it is the same, so is all that
    /// the file says. For what is kept in memory.
    pub fn changes(&self) -> i64 {
        // Where it cannot be read, nothing else can, and that tells why.
        changes(self.store.db()).unwrap_or(-1)
    }

    /// Reads, all of it from one state of the file.
    pub(super) fn read<T>(
        &self,
        read: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T> {
        self.store.sound()?;
        let all = || read(&*self.store.db().unchecked_transaction()?);
        all().map_err(|error| failed(DOSSIERS, &error))
    }

    /// Changes, all or nothing. `what` tells what is done, unlike anything else that can be done.
    pub(super) fn write<T>(
        &mut self,
        what: &str,
        change: impl FnOnce(&Connection) -> rusqlite::Result<Result<T>>,
    ) -> Result<T> {
        self.store.write(|db| {
            let done = || -> rusqlite::Result<Result<T>> {
                let done = change(db)?;
                let next = number(&format!("{} {what}", changes(db)?));
                db.execute("UPDATE state SET changes = ?", [next])?;
                Ok(done)
            };
            done().map_err(|error| failed(DOSSIERS, &error))?
        })
    }

    /// All dossiers in memory, read anew when the file has changed.
    pub(super) fn shelf(&self) -> Result<Arc<Shelf>> {
        self.read(|db| {
            let now = changes(db)?;
            let mut kept = self.shelf.borrow_mut();
            match kept.as_ref().filter(|shelf| shelf.changes == now) {
                Some(shelf) => Ok(Arc::clone(shelf)),
                None => {
                    // First let go of the old one: two at once are much.
                    *kept = None;
                    let shelf = Arc::new(Shelf::read(db, now)?);
                    *kept = Some(Arc::clone(&shelf));
                    Ok(shelf)
                }
            }
        })
    }

    pub(super) fn kept_conflicts(&self) -> Option<(i64, Arc<Vec<Conflict>>)> {
        self.conflicts.borrow().clone()
    }

    pub(super) fn keep_conflicts(&self, changes: i64, found: &Arc<Vec<Conflict>>) {
        *self.conflicts.borrow_mut() = Some((changes, Arc::clone(found)));
    }

    /// What is known of all dossiers after all lists, from the memory that lists on the screen use too.
    pub fn shared(&self) -> Result<Arc<Known>> {
        Ok(Arc::clone(&self.shelf()?.known))
    }

    /// Makes a verified copy in the folder of copies, of which the newest few are kept. None where there is nothing to
    /// copy, or the newest copy holds the same.
    ///
    /// # Errors
    ///
    /// When it cannot be made.
    pub fn copy(&self, now: NaiveDateTime, reason: Reason) -> Result<Option<Backup>> {
        match self.is_copied(now)? {
            true => Ok(None),
            false => self.store.copy(now, reason).map(Some),
        }
    }

    /// Writes a verified copy to a place where nothing is yet.
    ///
    /// # Errors
    ///
    /// When it cannot be written, or the file is damaged.
    pub fn copy_to(&self, target: &Path) -> Result<()> {
        self.store.copy_to(target)
    }

    /// Makes the copy of the week in the background, where the file has changed since the last copy. To be called
    /// after every command: it costs nothing once the copy is there.
    pub fn copy_weekly(&mut self, now: NaiveDateTime) {
        let (week, changes) = (monday(now.date()), self.changes());
        let needed = match self.looked_at {
            Some((its_week, its_changes, needed)) if (its_week, its_changes) == (week, changes) => {
                needed
            }
            // What cannot be read is told by whoever reads next.
            _ => {
                !daily::is_copied(DOSSIERS, self.path(), week)
                    && !self.is_copied(now).unwrap_or(true)
            }
        };
        self.looked_at = Some((week, changes, needed));
        if needed {
            self.store.copy_daily(now);
        }
    }

    /// Why the copy of the week could not be made, if it could not.
    pub fn copy_trouble(&mut self) -> Option<Error> {
        self.store.copy_trouble()
    }

    /// Whether the newest copy holds what the file holds, or there is nothing in it.
    fn is_copied(&self, now: NaiveDateTime) -> Result<bool> {
        let any = self.read(|db| db.query_row(DOSSIERS.work, [], |row| row.get(0)))?;
        let newest = match any {
            true if self.path() != Path::new(":memory:") => backup::newest(self.path(), now),
            _ => return Ok(true),
        };
        let held = newest.and_then(|copy| {
            let copy = backup::open_copy(DOSSIERS, &copy.path).ok()?;
            changes(&copy).ok()
        });
        Ok(held == Some(self.changes()))
    }

    /// Gives back to the disk what is no longer used.
    pub(super) fn shrink(&mut self) {
        // It is done another time where somebody else is reading.
        let _ = self.store.db().execute_batch("VACUUM");
    }

    /// Makes sure that nobody else has the file open, before it is replaced.
    ///
    /// # Errors
    ///
    /// When somebody has.
    pub fn alone(&mut self, now: NaiveDateTime) -> Result<()> {
        self.store.alone(now)
    }

    /// Checks the whole file.
    ///
    /// # Errors
    ///
    /// When it is damaged.
    pub fn verify(&self) -> Result<()> {
        self.store.verify()
    }
}

fn changes(db: &Connection) -> rusqlite::Result<i64> {
    db.prepare_cached("SELECT changes FROM state")?
        .query_row([], |row| row.get(0))
}
