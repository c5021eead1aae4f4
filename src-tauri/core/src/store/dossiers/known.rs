//! What is known of dossiers, and what each list said of one.

use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension};

use super::derive::{self, Speakers};
use super::file::Dossiers;
use super::gather;
use super::intake::{self, Intake};
use super::number::{Twins, number};
use super::row::{self, columns};
use crate::dossier::{Dossier, Facts, Known, Said};
use crate::error::Result;

/// A dossier for a list on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number.
    pub id: i64,
    /// Its code.
    pub code: String,
    /// The key of its source.
    pub source: Option<String>,
    /// The code of its procedure.
    pub procedure: Option<String>,
    /// The name of its procedure, as a list writes it.
    pub title: Option<String>,
    /// The field, as a list writes it.
    pub field: Option<String>,
    /// The unit that has it.
    pub unit: Option<String>,
    /// Everything else.
    pub facts: Facts,
}

const ONE: &str = concat!(
    "SELECT code, source, ",
    columns!(),
    " FROM dossier WHERE id = ?"
);

/// A dossier that stands ready, with its code; texts are numbered as in the file.
fn ready(db: &Connection, id: i64) -> rusqlite::Result<Option<(String, Dossier)>> {
    db.prepare_cached(ONE)?
        .query_row([id], |row| {
            let dossier = Dossier {
                id,
                source: row.get(1)?,
                ..row::read(row, 2)?
            };
            Ok((row.get(0)?, dossier))
        })
        .optional()
}

fn text(db: &Connection, number: Option<u32>) -> rusqlite::Result<Option<String>> {
    let Some(number) = number else {
        return Ok(None);
    };
    db.prepare_cached("SELECT text FROM text WHERE id = ?")?
        .query_row([number], |row| row.get(0))
        .optional()
}

/// Dossiers with their code and texts, in the order asked for; those that are not known are left out.
pub(super) fn entries(
    db: &Connection,
    ids: &[i64],
    as_of: Option<NaiveDateTime>,
) -> rusqlite::Result<Vec<Entry>> {
    let earlier = match gather::all_speak(db, as_of)? {
        true => None,
        false => Some(Speakers::read(db, as_of)?),
    };
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        let Some((code, now)) = ready(db, *id)? else {
            continue;
        };
        let known = match &earlier {
            Some(speakers) => derive::known(*id, &derive::said_of(db, speakers, *id)?),
            None => Some(now),
        };
        let Some(known) = known else { continue };
        found.push(Entry {
            id: *id,
            code,
            source: text(db, known.source)?,
            procedure: text(db, known.procedure)?,
            title: text(db, known.title)?,
            field: text(db, known.field)?,
            unit: text(db, known.unit)?,
            facts: known.facts,
        });
    }
    Ok(found)
}

impl Dossiers {
    /// What is known of all dossiers; as of a moment: from the lists that speak for moments up to it.
    pub fn known(&self, as_of: Option<NaiveDateTime>) -> Result<Known> {
        self.read(|db| gather::known(db, as_of, |_| {}))
    }

    /// What is known of all dossiers from the lists with these sums alone, as far as they are still there.
    pub fn known_of(&self, sums: &[String]) -> Result<Known> {
        self.read(|db| gather::derived(db, &Speakers::of_sums(db, sums)?))
    }

    /// Dossiers with their codes and texts, in the order asked for; those that no list up to the moment has are left
    /// out.
    pub fn by_ids(&self, ids: &[i64], as_of: Option<NaiveDateTime>) -> Result<Vec<Entry>> {
        self.read(|db| entries(db, ids, as_of))
    }

    /// A dossier by its code, as all lists together have it.
    pub fn by_code(&self, code: &str) -> Result<Option<Entry>> {
        self.read(|db| {
            let id = Twins::read(db)?.number(code, number(code));
            let found = entries(db, &[id], None)?.pop();
            Ok(found.filter(|own| own.code == code))
        })
    }

    /// What each list said of a dossier, in the order of speaking.
    pub fn said_of(&self, dossier: i64) -> Result<Vec<(Intake, Said)>> {
        self.read(|db| {
            let Some((code, _)) = ready(db, dossier)? else {
                return Ok(Vec::new());
            };
            let sayings = derive::said_of(db, &Speakers::read(db, None)?, dossier)?;
            let mut found = Vec::with_capacity(sayings.len());
            for saying in sayings {
                let Some(intake) = intake::get(db, saying.intake)? else {
                    continue;
                };
                let said = Said {
                    code: code.clone(),
                    procedure: text(db, saying.said.procedure)?,
                    title: text(db, saying.said.title)?,
                    field: text(db, saying.said.field)?,
                    unit: text(db, saying.said.unit)?,
                    facts: saying.said.facts,
                };
                found.push((intake, said));
            }
            Ok(found)
        })
    }

    /// The dossiers that a list speaks of, in the order of its lines.
    pub fn spoken_of(&self, intake: i64) -> Result<Vec<i64>> {
        self.read(|db| {
            let mut query = db.prepare_cached(
                "SELECT dossier, line FROM said WHERE intake = ? ORDER BY line, dossier",
            )?;
            let mut found: Vec<i64> = query
                .query_map([intake], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            let mut seen = std::collections::HashSet::new();
            found.retain(|id| seen.insert(*id));
            Ok(found)
        })
    }
}
