//! Taking a list back, and clearing away what has been kept long enough.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;

use super::derive::{self, Speakers};
use super::file::Dossiers;
use super::gather;
use super::intake::{self, Intake};
use super::steps::{Going, Steps};
use crate::dossier::{Facts, clearing};
use crate::error::{Error, Result};

/// What was cleared away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cleared {
    /// How many dossiers.
    pub dossiers: u64,
    /// How many lines of lists that spoke of them.
    pub said: u64,
    /// How many lists these are of.
    pub lists: u64,
}

impl Dossiers {
    /// Takes a list back whole: everything is as if it had never been taken in.
    ///
    /// # Errors
    ///
    /// When it is not there (any more), or it was stopped.
    pub fn take_back(&mut self, id: i64, going: Going<'_>) -> Result<Intake> {
        self.write(&format!("take back {id}"), |db| {
            let Some(gone) = intake::get(db, id)? else {
                return Ok(Err(Error::NotFound(
                    "Lần nhập này không còn: có thể đã được gỡ ở cửa sổ khác. Xem lại danh sách các lần nhập."
                        .to_owned(),
                )));
            };
            let mut spoken = db.prepare_cached("SELECT DISTINCT dossier FROM said WHERE intake = ?")?;
            let spoken: Vec<i64> = spoken
                .query_map([id], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            db.execute("DELETE FROM left_out WHERE intake = ?", [id])?;
            db.execute("DELETE FROM intake WHERE id = ?", [id])?;
            let speakers = Speakers::read(db, None)?;
            let mut steps = Steps::new(going, spoken.len());
            for dossier in spoken {
                if !steps.go_on() {
                    return Ok(Err(Error::Cancelled));
                }
                db.prepare_cached("DELETE FROM said WHERE dossier = ? AND intake = ?")?
                    .execute([dossier, id])?;
                derive::anew(db, &speakers, dossier)?;
            }
            sweep(db)?;
            Ok(Ok(gone))
        })
    }

    /// What clearing away the dossiers that ended before a day would remove.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn ended_before(&self, day: NaiveDate) -> Result<Cleared> {
        self.read(|db| Ok(Ended::before(db, day)?.cleared))
    }

    /// Clears away the dossiers that ended before a day and everything said of them, from every list. The lists stay
    /// known: the same one is not taken in again by mistake.
    ///
    /// # Errors
    ///
    /// When it cannot be written, or it was stopped.
    pub fn clear_before(&mut self, day: NaiveDate, going: Going<'_>) -> Result<Cleared> {
        let cleared = self.write(&format!("clear {day}"), |db| {
            let ended = Ended::before(db, day)?;
            let speakers = Speakers::read(db, None)?;
            let mut steps = Steps::new(going, ended.dossiers.len());
            for id in ended.dossiers {
                if !steps.go_on() {
                    return Ok(Err(Error::Cancelled));
                }
                db.prepare_cached("DELETE FROM said WHERE dossier = ?")?
                    .execute([id])?;
                derive::anew(db, &speakers, id)?;
            }
            sweep(db)?;
            Ok(Ok(ended.cleared))
        })?;
        if cleared.dossiers > 0 {
            self.shrink();
        }
        Ok(cleared)
    }
}

/// The dossiers that ended before a day.
#[derive(Default)]
struct Ended {
    dossiers: Vec<i64>,
    cleared: Cleared,
}

impl Ended {
    fn before(db: &Connection, day: NaiveDate) -> rusqlite::Result<Ended> {
        let speakers = Speakers::read(db, None)?;
        let mut facts: Vec<(i64, Facts)> = Vec::new();
        gather::ready(db, |dossier, _| {
            // Quickly, with any moment: most have not ended, or say when.
            let ended = clearing::ended(&dossier.facts, NaiveDateTime::MIN);
            if ended.is_some_and(|ended| ended.date() < day) {
                facts.push((dossier.id, dossier.facts));
            }
            Ok(())
        })?;
        let mut own = Ended::default();
        let mut lists = BTreeSet::new();
        for (id, facts) in facts {
            let said = derive::said_of(db, &speakers, id)?;
            let spoken = said.last().map(|last| last.speaker.as_of);
            let ended = clearing::ended(&facts, spoken.unwrap_or(NaiveDateTime::MAX));
            if ended.is_none_or(|ended| ended.date() >= day) {
                continue;
            }
            own.dossiers.push(id);
            own.cleared.said += said.len() as u64;
            lists.extend(said.iter().map(|own| own.speaker.rank));
        }
        own.cleared.dossiers = own.dossiers.len() as u64;
        own.cleared.lists = lists.len() as u64;
        Ok(own)
    }
}

/// Removes the texts that nobody says any more.
fn sweep(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch(
        "CREATE TEMP TABLE used (id INTEGER PRIMARY KEY);
         INSERT OR IGNORE INTO used SELECT procedure FROM said WHERE procedure IS NOT NULL;
         INSERT OR IGNORE INTO used SELECT title FROM said WHERE title IS NOT NULL;
         INSERT OR IGNORE INTO used SELECT field FROM said WHERE field IS NOT NULL;
         INSERT OR IGNORE INTO used SELECT unit FROM said WHERE unit IS NOT NULL;
         INSERT OR IGNORE INTO used SELECT source FROM intake WHERE source IS NOT NULL;
         INSERT OR IGNORE INTO used SELECT why FROM left_out;
         DELETE FROM text WHERE id NOT IN (SELECT id FROM used);
         DROP TABLE used;",
    )
}
