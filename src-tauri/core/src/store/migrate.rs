//! Whose file it is, how old its tables are, and bringing them up to date. Migrations are append-only:
//! a file that has been given out is never changed, only followed by another.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use crate::error::{Error, Result};

/// The tables, step by step; `user_version` counts the steps a data file has behind it.
pub(super) const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001.sql"),
    include_str!("migrations/0002.sql"),
    include_str!("migrations/0003.sql"),
    include_str!("migrations/0004.sql"),
];

/// Marks a data file as one of ours (`application_id`): "SMC1".
pub(super) const MARK: i32 = i32::from_be_bytes(*b"SMC1");

/// What an SQLite file holds, as far as its first pages tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Contents {
    /// Nothing yet.
    Nothing,
    /// Our tables after so many steps.
    Ours(usize),
    /// Another program's tables.
    Foreign,
}

/// Looks at the header and the list of tables.
pub(super) fn contents(db: &Connection) -> rusqlite::Result<Contents> {
    let mark: i32 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let steps = version(db)?;
    let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(match (mark, steps, tables) {
        (0, 0, 0) => Contents::Nothing,
        (MARK, 1.., 1..) => Contents::Ours(usize::try_from(steps).unwrap_or(usize::MAX)),
        _ => Contents::Foreign,
    })
}

fn version(db: &Connection) -> rusqlite::Result<i64> {
    db.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Runs what is missing, in one transaction.
///
/// Not rusqlite_migration, which reads the version before it locks: two processes that start at once
/// would both run the same step, and the second would fail.
pub(super) fn migrate(db: &mut Connection, migrations: &[&str], file: &Path) -> Result<()> {
    // A step may build a table anew, which dangles references until it is done; and inside a
    // transaction this switch does nothing.
    db.pragma_update(None, "foreign_keys", false)?;
    let run = run(db, migrations, file);
    db.pragma_update(None, "foreign_keys", true)?;
    run
}

fn run(db: &mut Connection, migrations: &[&str], file: &Path) -> Result<()> {
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = usize::try_from(version(&tx)?).unwrap_or(usize::MAX);
    if done > migrations.len() {
        let file = file.to_owned();
        return Err(Error::DatabaseTooNew { file });
    }
    for step in migrations.iter().skip(done) {
        tx.execute_batch(step)?;
    }
    if tx.prepare("PRAGMA foreign_key_check")?.exists([])? {
        let why = "Nâng cấp tệp dữ liệu làm mất liên kết giữa các bảng nên đã dừng; \
                   tệp giữ nguyên như cũ. Dùng lại phiên bản trước của chương trình."
            .to_owned();
        return Err(Error::Database { why });
    }
    tx.pragma_update(None, "application_id", MARK)?;
    tx.pragma_update(None, "user_version", migrations.len() as i64)?;
    tx.commit()?;
    Ok(())
}
