//! What is known of a dossier, from what was said of it.

use std::collections::HashMap;

use chrono::NaiveDateTime;
use rusqlite::{Connection, Row};

use super::row::{self, Moment, columns};
use crate::dossier::{Dossier, merge};

/// The lists in the order in which they speak: by the moment they speak for, then by their sum.
pub(super) struct Speakers(HashMap<i64, Speaker>);

/// A list that speaks.
#[derive(Clone, Copy)]
pub(super) struct Speaker {
    /// Its place in the order.
    pub(super) rank: u32,
    /// The moment it speaks for.
    pub(super) as_of: NaiveDateTime,
    /// The number of its source's key among the texts.
    pub(super) source: Option<u32>,
}

impl Speakers {
    /// Those that speak for moments up to one; all of them without one.
    pub(super) fn read(
        db: &Connection,
        as_of: Option<NaiveDateTime>,
    ) -> rusqlite::Result<Speakers> {
        let mut query =
            db.prepare_cached("SELECT id, as_of, source FROM intake ORDER BY as_of, sha256")?;
        let mut rows = query.query([])?;
        let mut found = HashMap::new();
        while let Some(row) = rows.next()? {
            let speaker = Speaker {
                rank: u32::try_from(found.len()).unwrap_or(u32::MAX),
                as_of: row.get::<_, Moment>(1)?.0,
                source: row.get(2)?,
            };
            if as_of.is_none_or(|until| speaker.as_of <= until) {
                found.insert(row.get(0)?, speaker);
            }
        }
        Ok(Speakers(found))
    }

    /// The lists with these sums, as far as they are there.
    pub(super) fn of_sums(db: &Connection, sums: &[String]) -> rusqlite::Result<Speakers> {
        let mut all = Speakers::read(db, None)?;
        let mut query = db.prepare_cached("SELECT id, sha256 FROM intake")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let sum: String = row.get(1)?;
            if !sums.contains(&sum) {
                all.0.remove(&row.get(0)?);
            }
        }
        Ok(all)
    }

    pub(super) fn get(&self, intake: i64) -> Option<Speaker> {
        self.0.get(&intake).copied()
    }
}

/// What one list said of a dossier.
#[derive(Clone, Copy)]
pub(super) struct Saying {
    /// The list.
    pub(super) intake: i64,
    /// The row of the list.
    pub(super) line: u32,
    /// How the list speaks.
    pub(super) speaker: Speaker,
    /// What it said; texts are numbered as in the file.
    pub(super) said: Dossier,
}

/// In the order of speaking.
pub(super) fn in_order(sayings: &mut [Saying]) {
    sayings.sort_unstable_by_key(|saying| (saying.speaker.rank, saying.line));
}

/// What is known after these have spoken, in order.
pub(super) fn known(id: i64, sayings: &[Saying]) -> Option<Dossier> {
    let nothing = Dossier {
        id,
        ..Dossier::default()
    };
    let all = sayings.iter().map(|saying| saying.said);
    (!sayings.is_empty()).then(|| all.fold(nothing, merge::heard))
}

const ALL: &str = concat!(
    "SELECT dossier, intake, line, ",
    columns!(),
    " FROM said ORDER BY dossier"
);

const OF_ONE: &str = concat!(
    "SELECT dossier, intake, line, ",
    columns!(),
    " FROM said WHERE dossier = ?"
);

fn saying(row: &Row<'_>, speakers: &Speakers) -> rusqlite::Result<Option<Saying>> {
    let intake = row.get(1)?;
    let Some(speaker) = speakers.get(intake) else {
        return Ok(None);
    };
    let said = Dossier {
        source: speaker.source,
        ..row::read(row, 3)?
    };
    Ok(Some(Saying {
        intake,
        line: row.get(2)?,
        speaker,
        said,
    }))
}

/// What these said of a dossier, in the order of speaking.
pub(super) fn said_of(
    db: &Connection,
    speakers: &Speakers,
    id: i64,
) -> rusqlite::Result<Vec<Saying>> {
    let mut query = db.prepare_cached(OF_ONE)?;
    let mut rows = query.query([id])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.extend(saying(row, speakers)?);
    }
    in_order(&mut found);
    Ok(found)
}

/// The same of every dossier that these spoke of, in the order of their numbers, as long as `each` says that it goes on;
/// whether it went on to the end.
pub(super) fn of_each(
    db: &Connection,
    speakers: &Speakers,
    mut each: impl FnMut(i64, &[Saying]) -> rusqlite::Result<bool>,
) -> rusqlite::Result<bool> {
    let mut query = db.prepare_cached(ALL)?;
    let mut rows = query.query([])?;
    let mut of_one: Vec<Saying> = Vec::new();
    let mut present = None;
    loop {
        let row = rows.next()?;
        let id = match row {
            Some(row) => Some(row.get::<_, i64>(0)?),
            None => None,
        };
        if id != present {
            if let Some(ended) = present.filter(|_| !of_one.is_empty()) {
                in_order(&mut of_one);
                if !each(ended, &of_one)? {
                    return Ok(false);
                }
                of_one.clear();
            }
            present = id;
        }
        match row {
            Some(row) => of_one.extend(saying(row, speakers)?),
            None => return Ok(true),
        }
    }
}

const UPDATE: &str = "UPDATE dossier SET source = ?2, procedure = ?3, title = ?4, field = ?5, unit = ?6,
    channel = ?7, received = ?8, due = ?9, finished = ?10, returned = ?11, status = ?12, paid = ?13, digitised = ?14,
    electronic = ?15, apology = ?16 WHERE id = ?1";

/// Derives a dossier anew from all that was said of it; it goes when nobody says anything any more.
pub(super) fn anew(db: &Connection, speakers: &Speakers, id: i64) -> rusqlite::Result<()> {
    match known(id, &said_of(db, speakers, id)?) {
        Some(dossier) => {
            let mut update = db.prepare_cached(UPDATE)?;
            update.raw_bind_parameter(1, id)?;
            update.raw_bind_parameter(2, dossier.source)?;
            row::bind(&mut update, 3, &dossier)?;
            update.raw_execute()?;
        }
        None => {
            db.prepare_cached("DELETE FROM dossier WHERE id = ?")?
                .execute([id])?;
            db.prepare_cached("DELETE FROM twin WHERE dossier = ?")?
                .execute([id])?;
        }
    }
    Ok(())
}
