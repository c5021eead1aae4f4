//! Opening the data file. (First cut: the protections follow.)

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use rusqlite::{Connection, TransactionBehavior};
use rusqlite_migration::{M, Migrations};

use crate::error::{Error, Result};

/// The open data file.
pub struct Store {
    db: Connection,
    path: PathBuf,
}

impl Store {
    /// Opens a data file, making folder and file when missing.
    pub fn open(path: &Path, _now: NaiveDateTime) -> Result<Store> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| Error::io(folder, &error))?;
        }
        Store::prepare(Connection::open(path)?, path)
    }

    /// A data file in memory, for tests.
    pub fn in_memory() -> Result<Store> {
        Store::prepare(Connection::open_in_memory()?, Path::new(":memory:"))
    }

    fn prepare(mut db: Connection, path: &Path) -> Result<Store> {
        db.pragma_update(None, "journal_mode", "WAL")?;
        db.pragma_update(None, "synchronous", "FULL")?;
        db.pragma_update(None, "foreign_keys", true)?;
        db.set_prepared_statement_cache_capacity(64);
        let migrations = Migrations::new(vec![M::up(include_str!("migrations/0001.sql"))]);
        migrations
            .to_latest(&mut db)
            .map_err(|error| Error::Database {
                why: format!("Không chuẩn bị được tệp dữ liệu: {error}"),
            })?;
        Ok(Store {
            db,
            path: path.to_owned(),
        })
    }

    /// The connection, for reading.
    pub fn db(&self) -> &Connection {
        &self.db
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The one way to change anything: all or nothing.
    pub fn write<T>(&mut self, change: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let transaction = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = change(&transaction)?;
        transaction.commit()?;
        Ok(done)
    }
}

/// What an error of the database means for the officer.
pub fn explain(error: &rusqlite::Error) -> Error {
    Error::Database {
        why: format!("Không ghi hoặc đọc được tệp dữ liệu: {error}"),
    }
}
