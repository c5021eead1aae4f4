//! Random wards from a seed: dossiers around the ends of random days, whole and with holes.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use super::usual;
use crate::calendar::Span;
use crate::count::rule::{Apology, By, End, Odd, Rule, Waiting};
use crate::count::{Listed, Subject};
use crate::dossier::{Channel, Facts, Status};
use crate::procedure::Level;

/// Xorshift.
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Chance {
        Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end
    }

    pub(super) fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// Known in most cases.
    fn known<T>(&mut self, value: T) -> Option<T> {
        (self.below(6) > 0).then_some(value)
    }
}

pub(super) struct Ward {
    pub(super) rule: Rule,
    pub(super) span: Span,
    pub(super) subjects: Vec<Subject>,
    pub(super) listed: Vec<Listed>,
    pub(super) lines: usize,
}

fn rule(chance: &mut Chance) -> Rule {
    Rule {
        withdrawn: chance.one(&[Odd::OnTime, Odd::LeftOut]),
        no_due: chance.one(&[Odd::OnTime, Odd::LeftOut]),
        end: chance.one(&[End::Finished, End::Returned]),
        waiting: chance.one(&[Waiting::InTime, Waiting::ByDue]),
        by: chance.one(&[By::Day, By::Minute]),
        apology: chance.one(&[Apology::Late, Apology::Apart]),
        ..usual()
    }
}

fn span(chance: &mut Chance) -> Span {
    let from = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(chance.below(300) as u64);
    let days = chance.one(&[0, 1, 6, 30, 89]);
    Span {
        from,
        to: from + Days::new(days),
    }
}

/// Around the first day, the last, or anywhere from a while before to a while after; often at midnight.
fn moment(chance: &mut Chance, span: Span) -> NaiveDateTime {
    let (from, length) = match chance.below(4) {
        0 => (span.from - Days::new(1), 3),
        1 => (span.to - Days::new(1), 3),
        _ => {
            let days = (span.to - span.from).num_days() as usize;
            (span.from - Days::new(8), days + 16)
        }
    };
    let day = from + Days::new(chance.below(length) as u64);
    let (hour, minute, second) = chance.one(&[
        (0, 0, 0),
        (0, 0, 0),
        (8, 30, 0),
        (8, 30, 20),
        (8, 31, 0),
        (23, 59, 59),
    ]);
    day.and_time(NaiveTime::from_hms_opt(hour, minute, second).unwrap())
}

/// Facts with holes and contradictions.
pub(super) fn facts(chance: &mut Chance, span: Span) -> Facts {
    let at = |chance: &mut Chance| {
        let moment = moment(chance, span);
        chance.known(moment)
    };
    let (received, mut due) = (at(chance), at(chance));
    let (finished, returned) = (at(chance), at(chance));
    if chance.below(4) == 0 {
        due = finished;
    }
    let status = chance.one(&Status::ALL);
    let channel = chance.one(&[Channel::Online, Channel::Direct, Channel::Post]);
    Facts {
        channel: chance.known(channel),
        received,
        due,
        finished,
        returned,
        status: chance.known(status),
        paid: chance.one(&[Some(true), Some(false), None]),
        digitised: chance.one(&[Some(true), Some(false), None]),
        electronic: chance.one(&[Some(true), Some(false), None]),
        apology: chance.one(&[Some(true), Some(false), None]),
    }
}

/// The same with every hole filled at random; what is never a hole (no due date, no status) stays.
/// A dossier is not received after it ended.
pub(super) fn whole(facts: Facts, chance: &mut Chance, span: Span) -> Facts {
    let has_ended = facts.status.is_some_and(Status::is_ended);
    let end = match (facts.finished.or(facts.returned), has_ended) {
        (None, true) => {
            let end = moment(chance, span);
            Some(facts.received.map_or(end, |received| received.max(end)))
        }
        (known, _) => known,
    };
    let earliest = [facts.finished.or(end), facts.returned]
        .into_iter()
        .flatten();
    let latest = moment(chance, span);
    let latest = earliest.fold(latest, NaiveDateTime::min);
    Facts {
        channel: facts.channel.or(Some(chance.one(&[
            Channel::Online,
            Channel::Direct,
            Channel::Post,
        ]))),
        received: facts.received.or(Some(latest)),
        finished: facts.finished.or(end.filter(|_| facts.returned.is_none())),
        paid: facts.paid.or(Some(chance.below(2) == 0)),
        digitised: facts.digitised.or(Some(chance.below(2) == 0)),
        electronic: facts.electronic.or(Some(chance.below(2) == 0)),
        apology: facts.apology.or(Some(chance.below(2) == 0)),
        ..facts
    }
}

const LEVELS: [Option<Level>; 4] = [
    Some(Level::Full),
    Some(Level::Partial),
    Some(Level::Other),
    None,
];

/// A ward of some dossiers in some rows.
pub(super) fn ward(chance: &mut Chance) -> Ward {
    let (rule, span) = (rule(chance), span(chance));
    let lines = 1 + chance.below(3);
    let listed: Vec<Listed> = (0..chance.below(5))
        .map(|_| Listed {
            line: chance.below(lines) as u32,
            level: chance.one(&LEVELS),
            fee: chance.one(&[Some(true), Some(false), None]),
        })
        .collect();
    let dossiers = chance.below(24);
    let subjects = (0..dossiers).map(|at| {
        let procedure = match chance.below(listed.len() + 1) {
            none if none == listed.len() => None,
            index => Some(index as u32),
        };
        let own = procedure.map(|index| listed[index as usize]);
        Subject {
            id: 1000 - 7 * at as i64,
            line: chance.below(lines) as u32,
            procedure,
            level: own.and_then(|own| own.level),
            fee: own.and_then(|own| own.fee),
            facts: facts(chance, span),
        }
    });
    let subjects = subjects.collect();
    Ward {
        rule,
        span,
        subjects,
        listed,
        lines,
    }
}
