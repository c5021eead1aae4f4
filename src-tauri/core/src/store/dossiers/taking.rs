//! Taking lists in. What they say is gathered in memory, close together, and written in one go: nobody waits for the
//! file while a long list is read, and a list that is broken off has left nothing.

use std::collections::HashMap;

use rusqlite::Connection;

use super::derive::{self, Speakers};
use super::file::Dossiers;
use super::intake::{self, NewIntake, taken_before};
use super::number::{Twins, number};
use super::row::{self, columns};
use super::steps::{Going, Steps};
use crate::dossier::{Dossier, Said, merge};
use crate::error::{Error, Result};
use crate::store::backup::Reason;

/// Lists that are being taken in; dropped without [`Taking::finish`], nothing has happened.
#[must_use]
pub struct Taking<'a> {
    dossiers: &'a mut Dossiers,
    begun: Vec<Begun>,
    lines: Vec<Line>,
    codes: String,
    texts: Texts,
}

struct Begun {
    id: i64,
    new: NewIntake,
    said: u32,
}

/// What a list says of a dossier.
struct Line {
    /// Which of the lists.
    begun: u32,
    line: u32,
    /// Where its code stands among the codes.
    code: (u32, u32),
    /// Its `id` is the code's own number; its texts are numbered as in [`Texts`].
    said: Dossier,
}

/// Texts that are met again and again.
#[derive(Default)]
struct Texts {
    numbers: HashMap<String, u32>,
    all: Vec<String>,
}

impl Texts {
    fn number(&mut self, text: Option<&String>) -> Option<u32> {
        let text = text?;
        if let Some(number) = self.numbers.get(text) {
            return Some(*number);
        }
        let number = u32::try_from(self.all.len()).ok()?;
        self.numbers.insert(text.clone(), number);
        self.all.push(text.clone());
        Some(number)
    }
}

/// The number of a text in the file; it is written down where it is new.
fn text(db: &Connection, text: &str) -> rusqlite::Result<u32> {
    let mut known = db.prepare_cached("SELECT id FROM text WHERE text = ?")?;
    let mut rows = known.query([text])?;
    if let Some(row) = rows.next()? {
        return row.get(0);
    }
    db.prepare_cached("INSERT INTO text (text) VALUES (?) RETURNING id")?
        .query_row([text], |row| row.get(0))
}

impl Dossiers {
    /// Begins to take lists in, all of them or none.
    ///
    /// # Errors
    ///
    /// When the file is damaged.
    pub fn begin(&mut self) -> Result<Taking<'_>> {
        self.read(|_| Ok(()))?;
        Ok(Taking {
            dossiers: self,
            begun: Vec::new(),
            lines: Vec::new(),
            codes: String::new(),
            texts: Texts::default(),
        })
    }
}

impl Taking<'_> {
    /// Begins a list; gives its number.
    ///
    /// # Errors
    ///
    /// When the same list was taken in before.
    pub fn intake(&mut self, new: &NewIntake) -> Result<i64> {
        let id = intake::id(&new.sha256);
        if let Some(same) = self.dossiers.same(&new.sha256)? {
            return Err(taken_before(&same));
        }
        if self.begun.iter().any(|begun| begun.id == id) {
            return Err(Error::Invalid(format!(
                "Tệp {} được chọn hai lần. Bỏ bớt một tệp rồi nhập lại.",
                new.file
            )));
        }
        let new = new.clone();
        self.begun.push(Begun { id, new, said: 0 });
        Ok(id)
    }

    /// Adds what a row of a list says. The same dossier may come in several rows: a later row stands over an earlier.
    ///
    /// # Errors
    ///
    /// When the list was not begun here, or the row has no code.
    pub fn say(&mut self, intake: i64, line: u32, said: &Said) -> Result<()> {
        let place = self.begun.iter().position(|begun| begun.id == intake);
        let Some(place) = place.filter(|_| !said.code.is_empty()) else {
            return Err(Error::Invalid(format!(
                "Dòng {line} không có mã hồ sơ hoặc không thuộc danh sách đang nhập; chưa nhập gì. Đọc lại tệp."
            )));
        };
        let begun = &mut self.begun[place];
        begun.said += 1;
        let start = self.codes.len();
        self.codes.push_str(&said.code);
        let at = |own| u32::try_from(own).unwrap_or(u32::MAX);
        self.lines.push(Line {
            begun: at(place),
            line,
            code: (at(start), at(self.codes.len())),
            said: Dossier {
                id: number(&said.code),
                source: None,
                procedure: self.texts.number(said.procedure.as_ref()),
                title: self.texts.number(said.title.as_ref()),
                field: self.texts.number(said.field.as_ref()),
                unit: self.texts.number(said.unit.as_ref()),
                facts: said.facts,
            },
        });
        Ok(())
    }

    /// Writes everything down, on the disk when it returns. A copy of the file as it was before is made first.
    ///
    /// # Errors
    ///
    /// When it cannot be written, another window has taken one of the lists in meanwhile, or it was stopped. Nothing has
    /// happened then.
    pub fn finish(mut self, going: Going<'_>) -> Result<()> {
        let Some(taken) = self.begun.iter().map(|begun| begun.new.taken).max() else {
            return Ok(());
        };
        self.dossiers.copy(taken, Reason::BeforeImport)?;
        let what: Vec<String> = self
            .begun
            .iter()
            .map(|begun| format!("{:?}", begun.new))
            .collect();
        let (begun, codes, texts) = (self.begun, self.codes, self.texts.all);
        let lines = &mut self.lines;
        self.dossiers.write(&what.join(" "), |db| {
            write(db, &begun, lines, &codes, &texts, going)
        })
    }
}

const SAY: &str = concat!(
    "INSERT INTO said (dossier, intake, line, ",
    columns!(),
    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
);

const MAKE: &str = concat!(
    "INSERT INTO dossier (id, code, source, ",
    columns!(),
    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
);

fn write(
    db: &Connection,
    begun: &[Begun],
    lines: &mut [Line],
    codes: &str,
    texts: &[String],
    going: Going<'_>,
) -> rusqlite::Result<Result<()>> {
    for begun in begun {
        if let Some(same) = intake::get(db, begun.id)? {
            return Ok(Err(taken_before(&same)));
        }
        intake::insert(db, &begun.new, begun.said, |own| text(db, own))?;
    }
    let numbers: Vec<u32> = texts
        .iter()
        .map(|own| text(db, own))
        .collect::<rusqlite::Result<_>>()?;
    let kept = |own: Option<u32>| numbers.get(usize::try_from(own?).ok()?).copied();
    let speakers = Speakers::read(db, None)?;
    let speaking: Vec<_> = begun.iter().map(|own| speakers.get(own.id)).collect();
    let speaker = |line: &Line| speaking.get(line.begun as usize).copied().flatten();
    let code = |line: &Line| &codes[line.code.0 as usize..line.code.1 as usize];
    for line in lines.iter_mut() {
        line.said = Dossier {
            source: speaker(line).and_then(|speaker| speaker.source),
            procedure: kept(line.said.procedure),
            title: kept(line.said.title),
            field: kept(line.said.field),
            unit: kept(line.said.unit),
            ..line.said
        };
    }
    // In the order of the tables, and for each dossier in the order of speaking.
    let rank = |line: &Line| speaker(line).map(|speaker| speaker.rank);
    lines.sort_unstable_by(|a, b| {
        let order = a.said.id.cmp(&b.said.id).then_with(|| code(a).cmp(code(b)));
        order.then_with(|| (rank(a), a.line).cmp(&(rank(b), b.line)))
    });
    let mut twins = Twins::read(db)?;
    let mut say = db.prepare_cached(SAY)?;
    let mut steps = Steps::new(going, lines.len());
    for of_one in lines.chunk_by(|a, b| a.said.id == b.said.id && code(a) == code(b)) {
        let own = code(&of_one[0]);
        if let Some(line) = twice(of_one) {
            return Ok(Err(Error::Invalid(format!(
                "Dòng {line} của danh sách được đọc hai lần cho hồ sơ {own}; chưa nhập gì. Đọc lại tệp."
            ))));
        }
        let (id, is_new) = make(db, &mut twins, own, of_one)?;
        for line in of_one {
            if !steps.go_on() {
                return Ok(Err(Error::Cancelled));
            }
            say.raw_bind_parameter(1, id)?;
            say.raw_bind_parameter(2, begun[line.begun as usize].id)?;
            say.raw_bind_parameter(3, line.line)?;
            row::bind(&mut say, 4, &line.said)?;
            say.raw_execute()?;
        }
        if !is_new {
            derive::anew(db, &speakers, id)?;
        }
    }
    Ok(Ok(()))
}

/// A row of a list that is there twice; the rows are in order.
fn twice(of_one: &[Line]) -> Option<u32> {
    let same = |two: &&[Line]| (two[0].begun, two[0].line) == (two[1].begun, two[1].line);
    of_one.windows(2).find(same).map(|two| two[0].line)
}

/// Makes a dossier of what is said of it, unless it is there already; gives its number.
fn make(
    db: &Connection,
    twins: &mut Twins,
    code: &str,
    of_one: &[Line],
) -> rusqlite::Result<(i64, bool)> {
    let own = of_one[0].said.id;
    let mut id = twins.number(code, own);
    let nothing = Dossier::default();
    let known = of_one
        .iter()
        .fold(nothing, |known, line| merge::heard(known, line.said));
    let mut make = db.prepare_cached(MAKE)?;
    loop {
        make.raw_bind_parameter(1, id)?;
        make.raw_bind_parameter(2, code)?;
        make.raw_bind_parameter(3, known.source)?;
        row::bind(&mut make, 4, &known)?;
        if make.raw_execute()? > 0 {
            return Ok((id, true));
        }
        let there = db
            .prepare_cached("SELECT code = ? FROM dossier WHERE id = ?")?
            .query_row((code, id), |row| row.get::<_, bool>(0))?;
        if there {
            return Ok((id, false));
        }
        id = twins.give(db, code, own)?;
    }
}
