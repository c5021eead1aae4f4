//! Invented dossiers: each with a life of its own, and what lists said of it at the ends of half years. No persons.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::catalogue::SampleProcedure;
use super::random::Random;
use super::ward::{SEASON, lives_in, volume};
use crate::dossier::{Channel, Facts, Said, Status};
use crate::procedure::Level;
use crate::value::fold_name;

/// What dossiers are made for.
#[derive(Debug, Clone, Copy)]
pub struct Dossiering<'a> {
    /// The catalogue.
    pub procedures: &'a [SampleProcedure],
    /// The fields' names in the order of the office.
    pub fields: &'a [String],
    /// How many sources there are.
    pub sources: usize,
    /// The days worked, in order: from the first on which a dossier comes in to some months after `now`, so that what
    /// is not done yet has its due date.
    pub days: &'a [NaiveDate],
    /// The moment up to which the last lists speak.
    pub now: NaiveDateTime,
    /// The same seed gives the same dossiers.
    pub seed: u64,
}

/// A list of dossiers as a source's system gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleList {
    /// The source, by its place.
    pub source: usize,
    /// The file's name.
    pub file: String,
    /// The moment up to which it speaks.
    pub as_of: NaiveDateTime,
    /// What its rows say.
    pub said: Vec<Said>,
}

/// What the codes of a source begin with; further sources are numbered.
const SYSTEMS: [&str; 2] = ["G22.99.31.27", "000.27.68.H24"];

/// How many dossiers come in on a usual day.
const A_DAY: u64 = 9;

/// Of the dossiers due in the last so many days worked, every sixth is late and not done.
const LATELY: usize = 5;

/// A dossier's life, also what of it is still to come.
struct Life {
    source: usize,
    said: Said,
    /// When it begins to wait and why; from when it goes on, with a later due date.
    waits: Option<(NaiveDateTime, Status, NaiveDateTime, NaiveDateTime)>,
    received: NaiveDateTime,
    due: NaiveDateTime,
    ended: NaiveDateTime,
    /// How it ends.
    end: Status,
    /// When the result is handed over.
    returned: NaiveDateTime,
    electronic: bool,
    /// Whether a slip apologises where it is late.
    apology: bool,
}

/// Makes the lists: for each half year one of each source, the oldest first. A list says what came in since the one
/// before, and again what was not handed over then.
pub fn lists(of: &Dossiering) -> Vec<SampleList> {
    let lives = lives(of);
    let mut lists = Vec::new();
    let mut before = NaiveDateTime::MIN;
    for as_of in ends(of) {
        for source in 0..of.sources {
            let own = lives.iter().filter(|own| own.source == source);
            let own = own.filter(|own| own.last_said() > before);
            let said: Vec<Said> = own.filter_map(|own| own.said_at(as_of)).collect();
            if !said.is_empty() {
                let month = as_of.format("%Y-%m");
                let file = format!("danh-sach-ho-so-mau-{month}-nguon-{}.xlsx", source + 1);
                lists.push(SampleList {
                    source,
                    file,
                    as_of,
                    said,
                });
            }
        }
        before = as_of;
    }
    lists
}

/// The evenings on which half years end, and now.
fn ends(of: &Dossiering) -> Vec<NaiveDateTime> {
    let Some(first) = of.days.first() else {
        return Vec::new();
    };
    let years = first.year()..=of.now.year();
    let days = years.flat_map(|year| [(6, 30), (12, 31)].map(|(month, day)| (year, month, day)));
    let ends = days.filter_map(|(year, month, day)| {
        NaiveDate::from_ymd_opt(year, month, day)?.and_hms_opt(17, 30, 0)
    });
    let past = ends.filter(|end| end.date() > *first && *end < of.now);
    // Lists tell whole seconds.
    past.chain(of.now.with_nanosecond(0)).collect()
}

fn lives(of: &Dossiering) -> Vec<Life> {
    let weights = weights(of);
    let all: u64 = weights.iter().map(|(_, _, weight)| weight).sum();
    let mut chance = Random::new(of.seed ^ 0x4853);
    let mut lives = Vec::new();
    if all == 0 || of.sources == 0 {
        return lives;
    }
    let today = of.days.partition_point(|day| *day <= of.now.date());
    let mut lately = 0;
    for (at, day) in of.days[..today].iter().enumerate() {
        let noise = chance.between(700, 1300);
        let usual = A_DAY * SEASON[day.month0() as usize] / 1000 + 1;
        let mut numbers = vec![0; of.sources];
        for _ in 0..chance.share(usual, noise) {
            let mut place = chance.below(all);
            let found = weights
                .iter()
                .find(|(_, _, weight)| match place.checked_sub(*weight) {
                    Some(left) => {
                        place = left;
                        false
                    }
                    None => true,
                });
            let Some((procedure, field, _)) = found else {
                continue;
            };
            let homes: Vec<usize> = (0..of.sources)
                .filter(|source| lives_in(*field, *source, of.sources))
                .collect();
            let source = homes[chance.below(homes.len() as u64) as usize];
            numbers[source] += 1;
            let code = code(source, *day, numbers[source]);
            let own = life(
                of,
                &mut chance,
                (at, today),
                (source, procedure),
                code,
                &mut lately,
            );
            lives.extend(own.filter(|own| own.received <= of.now));
        }
    }
    lives
}

/// How often each procedure is asked for, with the place of its field: by the field's dossiers, so that small fields
/// have some too, the first ones of a field more often. A procedure of no field of the office is not asked for.
fn weights<'a>(of: &Dossiering<'a>) -> Vec<(&'a SampleProcedure, usize, u64)> {
    let folded: Vec<String> = of.fields.iter().map(|name| fold_name(name)).collect();
    let mut weights = Vec::new();
    for own in of.procedures.chunk_by(|a, b| a.field == b.field) {
        let name = fold_name(&own[0].field);
        let Some(field) = folded.iter().position(|field| *field == name) else {
            continue;
        };
        let (all, count) = (100 * (volume(field) / 4 + 10), own.len() as u64);
        for (left, own) in (1..=count).rev().zip(own) {
            weights.push((own, field, all * left * 2 / (count * (count + 1))));
        }
    }
    weights
}

/// `G22.99.31.27-260115-0001`.
fn code(source: usize, day: NaiveDate, number: u32) -> String {
    let system = SYSTEMS.get(source).map(|system| (*system).to_owned());
    let system = system.unwrap_or_else(|| format!("000.00.{:02}.H24", source + 1));
    format!("{system}-{}-{number:04}", day.format("%y%m%d"))
}

/// A dossier that comes in on the day worked that is `at`; `today` days worked are past or now.
fn life(
    of: &Dossiering,
    chance: &mut Random,
    (at, today): (usize, usize),
    (source, own): (usize, &SampleProcedure),
    code: String,
    lately: &mut u64,
) -> Option<Life> {
    let day = |at: usize| of.days.get(at).or(of.days.last()).copied();
    let clock = |chance: &mut Random| {
        let seconds = chance.between(7 * 3600 + 1800, 16 * 3600 + 900);
        NaiveTime::from_num_seconds_from_midnight_opt(seconds as u32, 0).unwrap_or_default()
    };
    let evening = |at: usize| day(at)?.and_hms_opt(17, 0, 0);
    let own = &own.procedure;
    let term = own.days.unwrap_or(1) as usize;
    let received = day(at)?.and_time(clock(chance));
    let channel = match (own.level, chance.below(100)) {
        (_, 97..) => Channel::Post,
        (Some(Level::Full), 0..85) | (Some(Level::Partial), 0..60) => Channel::Online,
        _ => Channel::Direct,
    };
    let mut due = at + term;
    let mut waits = None;
    let fate = chance.below(1000);
    if term >= 5 && chance.once_in(8) {
        let (since, long) = (at + 1, chance.between(10, 35) as usize);
        let why = [
            Status::AwaitingPapers,
            Status::AwaitingPayment,
            Status::Stopped,
        ];
        let why = why[chance.below(3) as usize];
        due += long;
        let (since, on) = (
            day(since)?.and_hms_opt(9, 30, 0)?,
            day(since + long)?.and_hms_opt(9, 0, 0)?,
        );
        waits = Some((since, why, on, evening(due)?));
    }
    // The day before today is the last of them.
    let is_lately = waits.is_none()
        && (today.saturating_sub(LATELY + 1)..today.saturating_sub(1)).contains(&due);
    *lately += u64::from(is_lately);
    let (end, done) = match fate {
        _ if is_lately && lately.is_multiple_of(6) => (
            Status::Returned,
            due + LATELY + chance.between(3, 9) as usize,
        ),
        0..15 => (Status::Withdrawn, due - chance.below(term as u64) as usize),
        15..23 => (Status::SentBack, due - chance.below(term as u64) as usize),
        23..27 => (Status::Refused, at),
        27..50 => (Status::Returned, due + chance.between(1, 6) as usize),
        // Most are done early, by a third of the time at most.
        50..700 => (
            Status::Returned,
            due - chance.between(1, (term as u64 / 3).max(1)) as usize,
        ),
        _ => (Status::Returned, due),
    };
    let ended = match done == at {
        true => received + TimeDelta::seconds(chance.between(600, 2700) as i64),
        false => day(done)?.and_time(clock(chance)),
    };
    let returned = match chance.between(0, 2) {
        0 => ended + TimeDelta::seconds(chance.between(300, 2400) as i64),
        later => day(done + later as usize)?.and_time(clock(chance)),
    };
    let is_online = channel == Channel::Online;
    let paid = own.fee.map(|fee| fee && is_online && !chance.once_in(3));
    let digitised = Some(!chance.once_in(12));
    // The first system writes codes and fields, the others the procedure's name alone.
    let is_first = source == 0;
    let said = Said {
        code,
        procedure: is_first.then(|| own.code.clone()),
        title: Some(own.name.clone()),
        field: is_first.then(|| own.field.clone()),
        unit: Some(own.unit.clone()),
        facts: Facts {
            channel: Some(channel),
            received: Some(received),
            paid,
            digitised,
            ..Facts::default()
        },
    };
    Some(Life {
        source,
        said,
        received,
        due: evening(at + term)?,
        waits,
        ended,
        end,
        returned,
        electronic: !chance.once_in(5),
        apology: !chance.once_in(3),
    })
}

impl Life {
    /// After when nothing new is said of it.
    fn last_said(&self) -> NaiveDateTime {
        match self.end {
            Status::Returned => self.returned,
            _ => self.ended,
        }
    }

    /// What a list says of it at a moment; nothing before it came in.
    fn said_at(&self, as_of: NaiveDateTime) -> Option<Said> {
        if self.received > as_of {
            return None;
        }
        let mut said = self.said.clone();
        let facts = &mut said.facts;
        let waits = self.waits.filter(|(since, ..)| *since <= as_of);
        facts.due = Some(match waits {
            Some((.., on, due)) if on <= as_of => due,
            _ => self.due,
        });
        let is_over = |moment: NaiveDateTime| moment <= as_of;
        facts.status = Some(match (self.end, waits) {
            (Status::Returned, _) if is_over(self.returned) => Status::Returned,
            (Status::Returned, _) if is_over(self.ended) => Status::Done,
            (end, _) if is_over(self.ended) => end,
            (_, Some((_, why, on, _))) if !is_over(on) => why,
            _ if as_of.date() == self.received.date() => Status::Accepted,
            _ => Status::Processing,
        });
        if is_over(self.ended) {
            facts.finished = Some(self.ended);
            if self.end == Status::Returned {
                facts.electronic = Some(self.electronic);
                facts.returned = Some(self.returned).filter(|at| is_over(*at));
                let is_late = facts.due.is_some_and(|due| due < self.ended);
                facts.apology = is_late.then_some(self.apology);
            }
        }
        Some(said)
    }
}

#[cfg(test)]
mod tests;
