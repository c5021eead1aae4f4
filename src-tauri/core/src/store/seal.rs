//! What vouches for a closed form and for a report that was sent: SHA-256 over all that is shown of it, written down
//! when it is closed or sent. Whatever changes it afterwards (a fault of the program, another program, a person who
//! knows SQL) leaves contents that the seal does not fit.

use std::fmt::Write as _;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

use crate::error::Result;
use crate::sheet::Seal;

/// All that is shown of a closed form: what it is called and was closed with, its lines, figures and notes.
const SHEET: [&str; 4] = [
    "SELECT cycle, sheet.form, closed_at, sections, office, valid_from, text
     FROM sheet JOIN definition ON definition.id = sheet.definition WHERE sheet.id = ?",
    "SELECT id, source, field, key, name, position, present FROM sheet_row WHERE sheet = ? ORDER BY id",
    "SELECT row, \"column\", value, origin FROM figure
     WHERE row IN (SELECT id FROM sheet_row WHERE sheet = ?) ORDER BY row, \"column\"",
    "SELECT row, \"column\", text FROM note
     WHERE row IN (SELECT id FROM sheet_row WHERE sheet = ?) ORDER BY row, \"column\"",
];

/// All that is kept of a report that was sent.
const SENT: [&str; 1] = ["SELECT at, act, period, forms, path, figures FROM sent WHERE id = ?"];

/// Seals a form that has just been closed.
pub(super) fn close(db: &Connection, sheet: i64) -> Result<()> {
    db.execute(
        "UPDATE sheet SET seal = ? WHERE id = ?",
        params![over(db, &SHEET, sheet)?, sheet],
    )?;
    Ok(())
}

/// Seals what has just been sent.
pub(super) fn send(db: &Connection, sent: i64) -> Result<()> {
    db.execute(
        "UPDATE sent SET seal = ? WHERE id = ?",
        params![over(db, &SENT, sent)?, sent],
    )?;
    Ok(())
}

/// How a closed form stands.
pub fn of_sheet(db: &Connection, sheet: i64) -> Result<Seal> {
    standing(db, "SELECT seal FROM sheet WHERE id = ?", &SHEET, sheet)
}

/// How a report that was sent stands.
pub fn of_sent(db: &Connection, sent: i64) -> Result<Seal> {
    standing(db, "SELECT seal FROM sent WHERE id = ?", &SENT, sent)
}

fn standing(db: &Connection, seal: &str, parts: &[&str], id: i64) -> Result<Seal> {
    let seal: Option<String> = db.prepare_cached(seal)?.query_row([id], |row| row.get(0))?;
    Ok(match seal {
        None => Seal::None,
        Some(seal) if seal == over(db, parts, id)? => Seal::Intact,
        Some(_) => Seal::Broken,
    })
}

/// Each value with its type and length before it: no two contents give the same bytes.
fn over(db: &Connection, parts: &[&str], id: i64) -> Result<String> {
    let mut hash = Sha256::new();
    for part in parts {
        let mut query = db.prepare_cached(part)?;
        let width = query.column_count();
        let mut rows = query.query([id])?;
        while let Some(row) = rows.next()? {
            for at in 0..width {
                match row.get_ref(at)? {
                    ValueRef::Null => hash.update(*b"n"),
                    ValueRef::Integer(number) => put(&mut hash, b'i', &number.to_le_bytes()),
                    ValueRef::Real(number) => put(&mut hash, b'r', &number.to_le_bytes()),
                    ValueRef::Text(text) => put(&mut hash, b't', text),
                    ValueRef::Blob(bytes) => put(&mut hash, b'b', bytes),
                }
            }
        }
        hash.update(*b".");
    }
    let mut text = String::with_capacity(64);
    for byte in hash.finalize() {
        // A string takes everything.
        let _ = write!(text, "{byte:02x}");
    }
    Ok(text)
}

fn put(hash: &mut Sha256, kind: u8, bytes: &[u8]) {
    hash.update([kind]);
    hash.update((bytes.len() as u64).to_le_bytes());
    hash.update(bytes);
}
