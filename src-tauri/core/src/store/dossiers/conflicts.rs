//! What lists say of dossiers and does not go together.

use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::derive::{self, Speakers};
use super::file::Dossiers;
use super::gather;
use crate::dossier::conflict::{self, Conflict, Saying};
use crate::error::Result;

impl Dossiers {
    /// The conflicts of some dossiers, or of all of them, in the order of their codes; as of a moment: in what lists
    /// for moments up to it said.
    pub fn conflicts(
        &self,
        among: Option<&[i64]>,
        as_of: Option<NaiveDateTime>,
    ) -> Result<Vec<Conflict>> {
        self.read(|db| {
            let speakers = Speakers::read(db, as_of)?;
            let texts = gather::texts(db)?;
            let mut found = Vec::new();
            let mut look = |id: i64, sayings: &[derive::Saying]| {
                let said: Vec<Saying<'_>> = sayings
                    .iter()
                    .map(|saying| as_told(saying, &texts))
                    .collect();
                // One list alone cannot contradict another, but itself: a line may end before it begins.
                let conflicts = conflict::conflicts(&said);
                if !conflicts.is_empty() {
                    let code = code(db, id)?;
                    found.extend(conflicts.into_iter().map(|what| Conflict {
                        dossier: id,
                        code: code.clone(),
                        what,
                    }));
                }
                Ok(())
            };
            match among {
                Some(among) => {
                    for id in among {
                        look(*id, &derive::said_of(db, &speakers, *id)?)?;
                    }
                }
                None => derive::of_each(db, &speakers, look)?,
            }
            // Stable: those of one dossier stay in the order of speaking.
            found.sort_by(|a, b| a.code.cmp(&b.code));
            Ok(found)
        })
    }
}

fn as_told<'a>(saying: &derive::Saying, texts: &'a [String]) -> Saying<'a> {
    let text = |number: Option<u32>| {
        let at = usize::try_from(number?).ok()?;
        texts.get(at).map(String::as_str)
    };
    Saying {
        as_of: saying.speaker.as_of,
        source: text(saying.said.source),
        procedure: text(saying.said.procedure),
        facts: saying.said.facts,
    }
}

fn code(db: &Connection, id: i64) -> rusqlite::Result<String> {
    db.prepare_cached("SELECT code FROM dossier WHERE id = ?")?
        .query_row([id], |row| row.get(0))
}
