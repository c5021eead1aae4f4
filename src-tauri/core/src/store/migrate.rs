//! Whose file it is, how old its tables are, and bringing them up to date.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::digest;
use super::kind::Kind;
use crate::error::{Error, Result};

/// What an SQLite file holds, as far as its first pages tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Contents {
    /// Nothing yet.
    Nothing,
    /// The tables of this kind after so many steps.
    Ours(usize),
    /// Another program's tables, or another kind's.
    Foreign,
}

/// Looks at the header and the list of tables.
pub(super) fn contents(db: &Connection, kind: Kind) -> rusqlite::Result<Contents> {
    let mark: i32 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let steps = version(db)?;
    let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(match (mark, steps, tables) {
        (0, 0, 0) => Contents::Nothing,
        (mark, 1.., 1..) if mark == kind.mark => {
            Contents::Ours(usize::try_from(steps).unwrap_or(usize::MAX))
        }
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
pub(super) fn migrate(db: &mut Connection, kind: Kind, file: &Path) -> Result<()> {
    // A step may build a table anew, which dangles references until it is done; and inside a
    // transaction this switch does nothing.
    db.pragma_update(None, "foreign_keys", false)?;
    let run = run(db, kind, file);
    db.pragma_update(None, "foreign_keys", true)?;
    run
}

fn run(db: &mut Connection, kind: Kind, file: &Path) -> Result<()> {
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = usize::try_from(version(&tx)?).unwrap_or(usize::MAX);
    if done > kind.steps.len() {
        let file = file.to_owned();
        return Err(Error::DatabaseTooNew { file });
    }
    for step in kind.steps.iter().skip(done) {
        tx.execute_batch(step)?;
    }
    if kind.digest && done < kind.steps.len() {
        digest::renew(&tx)?;
    }
    if tx.prepare("PRAGMA foreign_key_check")?.exists([])? {
        let why = format!(
            "Nâng cấp {} làm mất liên kết giữa các bảng nên đã dừng; \
             tệp giữ nguyên như cũ. Dùng lại phiên bản trước của chương trình.",
            kind.name
        );
        return Err(Error::Database { why });
    }
    tx.pragma_update(None, "application_id", kind.mark)?;
    tx.pragma_update(None, "user_version", kind.steps.len() as i64)?;
    tx.commit()?;
    Ok(())
}
