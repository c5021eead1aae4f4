//! What lists say of dossiers and does not go together.

use std::sync::Arc;

use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::derive::{self, Speakers};
use super::file::Dossiers;
use super::gather;
use super::steps::{Going, Steps, to_the_end};
use crate::dossier::conflict::{self, Conflict, Saying};
use crate::error::{Error, Result};

impl Dossiers {
    /// The conflicts of all dossiers after all lists, as [`Dossiers::conflicts`] finds them: kept until the file changes.
    ///
    /// # Errors
    ///
    /// When the file is damaged, or it was stopped.
    pub fn all_conflicts(&self, going: Going<'_>) -> Result<Arc<Vec<Conflict>>> {
        let changes = self.changes();
        let kept = self.kept_conflicts();
        if let Some(found) = kept.filter(|(then, _)| *then == changes) {
            return Ok(found.1);
        }
        let found = Arc::new(self.looked_for(None, None, going)?);
        self.keep_conflicts(changes, &found);
        Ok(found)
    }

    /// The conflicts of some dossiers, or of all of them, in the order of their codes; as of a moment: in what lists
    /// for moments up to it said.
    pub fn conflicts(
        &self,
        among: Option<&[i64]>,
        as_of: Option<NaiveDateTime>,
    ) -> Result<Vec<Conflict>> {
        self.looked_for(among, as_of, &to_the_end)
    }

    fn looked_for(
        &self,
        among: Option<&[i64]>,
        as_of: Option<NaiveDateTime>,
        going: Going<'_>,
    ) -> Result<Vec<Conflict>> {
        let found = self.read(|db| {
            let speakers = Speakers::read(db, as_of)?;
            let texts = gather::texts(db)?;
            let mut found = Vec::new();
            let mut steps = Steps::new(going, gather::count(db)?);
            let mut look = |id: i64, sayings: &[derive::Saying]| {
                if !steps.go_on() {
                    return Ok(false);
                }
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
                Ok(true)
            };
            let mut goes = true;
            match among {
                Some(among) => {
                    for id in among {
                        goes &= look(*id, &derive::said_of(db, &speakers, *id)?)?;
                    }
                }
                None => goes = derive::of_each(db, &speakers, look)?,
            }
            if !goes {
                return Ok(None);
            }
            // Stable: those of one dossier stay in the order of speaking.
            found.sort_by(|a, b| a.code.cmp(&b.code));
            Ok(Some(found))
        });
        found?.ok_or(Error::Cancelled)
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
