//! Numbers that are made of what they number: a code, a file's sum. They are the same in every file of dossiers,
//! whatever was taken in first, and after all was taken back and in again.

use rusqlite::Connection;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// How many bits they have: a script of the page knows no larger whole numbers.
const BITS: u32 = 53;

/// The number of a text. Two of 300,000 codes have the same once in two hundred thousand files: see [`Twins`].
pub(super) fn number(text: &str) -> i64 {
    let sum = Sha256::digest(text.as_bytes());
    let first = sum.iter().take(8);
    let whole = first.fold(0_u64, |whole, byte| whole << 8 | u64::from(*byte));
    i64::try_from(whole >> (64 - BITS)).unwrap_or_default()
}

/// Codes whose own number another code has, with the number they got instead.
pub(super) struct Twins(HashMap<String, i64>);

impl Twins {
    pub(super) fn read(db: &Connection) -> rusqlite::Result<Twins> {
        let mut all = db.prepare_cached("SELECT code, dossier FROM twin")?;
        let all = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Twins(all.collect::<rusqlite::Result<_>>()?))
    }

    /// The number of a code: its own, or the one it got.
    pub(super) fn number(&self, code: &str, own: i64) -> i64 {
        match self.0.is_empty() {
            true => own,
            false => self.0.get(code).copied().unwrap_or(own),
        }
    }

    /// Gives a code the next free number after its own, which another has.
    pub(super) fn give(&mut self, db: &Connection, code: &str, own: i64) -> rusqlite::Result<i64> {
        let mut taken = db.prepare_cached("SELECT 1 FROM dossier WHERE id = ?")?;
        let mut free = own + 1;
        while taken.exists([free])? {
            free += 1;
        }
        db.prepare_cached("INSERT INTO twin (code, dossier) VALUES (?, ?)")?
            .execute((code, free))?;
        self.0.insert(code.to_owned(), free);
        Ok(free)
    }
}
