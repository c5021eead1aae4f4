//! Reading many dossiers close together.

use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::derive::{self, Speakers};
use super::row::{self, Moment, columns};
use crate::dossier::{Dossier, Known};

/// Texts numbered anew in the order in which they are met, so that the numbers do not tell which list came first.
struct Numbering {
    texts: Vec<String>,
    of: Vec<Option<u32>>,
    met: Vec<String>,
}

impl Numbering {
    fn new(texts: Vec<String>) -> Numbering {
        Numbering {
            of: vec![None; texts.len()],
            texts,
            met: Vec::new(),
        }
    }

    fn of(&mut self, kept: Option<u32>) -> Option<u32> {
        let at = usize::try_from(kept?).ok()?;
        let own = self.of.get_mut(at)?;
        if own.is_none() {
            *own = u32::try_from(self.met.len()).ok();
            self.met.push(self.texts[at].clone());
        }
        *own
    }
}

/// The texts by their numbers in the file.
pub(super) fn texts(db: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut query = db.prepare_cached("SELECT id, text FROM text")?;
    let mut rows = query.query([])?;
    let mut found: Vec<String> = Vec::new();
    while let Some(row) = rows.next()? {
        let id: u32 = row.get(0)?;
        let id = usize::try_from(id).unwrap_or_default();
        if found.len() <= id {
            found.resize(id + 1, String::new());
        }
        found[id] = row.get(1)?;
    }
    Ok(found)
}

const READY: &str = concat!(
    "SELECT id, source, ",
    columns!(),
    ", code FROM dossier ORDER BY id"
);

/// Walks over the dossiers that stand ready, in the order of their numbers, with their codes.
pub(super) fn ready(
    db: &Connection,
    mut each: impl FnMut(Dossier, &str) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let mut query = db.prepare_cached(READY)?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let dossier = Dossier {
            id: row.get(0)?,
            source: row.get(1)?,
            ..row::read(row, 2)?
        };
        each(dossier, row.get_ref(16)?.as_str()?)?;
    }
    Ok(())
}

/// Whether all lists speak for moments up to one: then what stands ready is what was known then.
pub(super) fn all_speak(db: &Connection, as_of: Option<NaiveDateTime>) -> rusqlite::Result<bool> {
    let Some(as_of) = as_of else {
        return Ok(true);
    };
    let newest: Option<Moment> =
        db.query_row("SELECT max(as_of) FROM intake", [], |row| row.get(0))?;
    Ok(newest.is_none_or(|newest| newest.0 <= as_of))
}

/// How many dossiers there are.
pub(super) fn count(db: &Connection) -> rusqlite::Result<usize> {
    let count: u32 = db.query_row("SELECT count(*) FROM dossier", [], |row| row.get(0))?;
    Ok(count as usize)
}

/// What is known of all dossiers; `code` is told each code where they stand ready.
pub(super) fn known(
    db: &Connection,
    as_of: Option<NaiveDateTime>,
    mut code: impl FnMut(&str),
) -> rusqlite::Result<Known> {
    if !all_speak(db, as_of)? {
        return derived(db, &Speakers::read(db, as_of)?);
    }
    let mut gathered = Gathered::new(db)?;
    ready(db, |dossier, own| {
        gathered.keep(dossier);
        code(own);
        Ok(())
    })?;
    Ok(gathered.known())
}

/// What was known of all dossiers when only these lists had spoken.
pub(super) fn derived(db: &Connection, speakers: &Speakers) -> rusqlite::Result<Known> {
    let mut gathered = Gathered::new(db)?;
    derive::of_each(db, speakers, |id, sayings| {
        derive::known(id, sayings)
            .into_iter()
            .for_each(|own| gathered.keep(own));
        Ok(true)
    })?;
    Ok(gathered.known())
}

/// Dossiers with their texts numbered anew.
struct Gathered {
    dossiers: Vec<Dossier>,
    sources: Numbering,
    words: Numbering,
}

impl Gathered {
    fn new(db: &Connection) -> rusqlite::Result<Gathered> {
        let texts = texts(db)?;
        Ok(Gathered {
            dossiers: Vec::with_capacity(count(db)?),
            sources: Numbering::new(texts.clone()),
            words: Numbering::new(texts),
        })
    }

    fn keep(&mut self, dossier: Dossier) {
        self.dossiers.push(Dossier {
            source: self.sources.of(dossier.source),
            procedure: self.words.of(dossier.procedure),
            title: self.words.of(dossier.title),
            field: self.words.of(dossier.field),
            unit: self.words.of(dossier.unit),
            ..dossier
        });
    }

    fn known(self) -> Known {
        Known {
            dossiers: self.dossiers,
            texts: self.words.met,
            sources: self.sources.met,
        }
    }
}
