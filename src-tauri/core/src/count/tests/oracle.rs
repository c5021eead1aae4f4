//! A second counter, plain and slow, written from the words of the rules and not from the fast one: days are numbers,
//! every word says itself when it is so, when not, and when nobody can tell.

use chrono::{Datelike, NaiveDateTime, Timelike};

use super::wards::Ward;
use crate::condition::{Condition, Word};
use crate::count::rule::{Apology, By, End, Odd, Rule, Waiting};
use crate::count::{Members, Subject};
use crate::dossier::{Channel, Status};
use crate::procedure::Level;

/// What a plain person says of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Yes,
    No,
    Cannot,
}

fn yes(is: bool) -> Says {
    match is {
        true => Says::Yes,
        false => Says::No,
    }
}

fn known<T>(value: Option<T>, is: impl Fn(T) -> bool) -> Says {
    value.map_or(Says::Cannot, |value| yes(is(value)))
}

/// All of them: one No is enough, then one Cannot.
fn all(of: &[Says]) -> Says {
    match () {
        _ if of.contains(&Says::No) => Says::No,
        _ if of.contains(&Says::Cannot) => Says::Cannot,
        _ => Says::Yes,
    }
}

fn any(of: &[Says]) -> Says {
    match () {
        _ if of.contains(&Says::Yes) => Says::Yes,
        _ if of.contains(&Says::Cannot) => Says::Cannot,
        _ => Says::No,
    }
}

type Day = i32;

fn day(moment: NaiveDateTime) -> Day {
    moment.num_days_from_ce()
}

/// Minutes of the day; None at midnight, which is a day without a time.
fn clock(moment: NaiveDateTime) -> Option<u32> {
    let own = (moment.hour(), moment.minute(), moment.second());
    (own != (0, 0, 0)).then(|| own.0 * 60 + own.1)
}

/// When it ended: the day, and the minute where that is known.
#[derive(Clone, Copy)]
enum When {
    Never,
    Sometime,
    On(Day, Option<u32>),
}

struct Plain<'a> {
    subject: &'a Subject,
    rule: &'a Rule,
    first: Day,
    last: Day,
}

impl Plain<'_> {
    fn is_status(&self, of: &[Status]) -> bool {
        self.subject
            .facts
            .status
            .is_some_and(|own| of.contains(&own))
    }

    fn received(&self) -> Option<Day> {
        self.subject.facts.received.map(day)
    }

    fn ended(&self) -> When {
        let facts = &self.subject.facts;
        let dates = match self.rule.end {
            End::Finished => [facts.finished, facts.returned],
            End::Returned => [facts.returned, facts.finished],
        };
        let date = dates.into_iter().flatten().next();
        let is_handed_over = facts.returned.is_some();
        if self.is_status(&[
            Status::Accepted,
            Status::Processing,
            Status::AwaitingPapers,
            Status::AwaitingPayment,
            Status::Stopped,
        ]) {
            return When::Never;
        }
        if self.rule.end == End::Returned && self.is_status(&[Status::Done]) && !is_handed_over {
            return When::Never;
        }
        match (date, self.received()) {
            (None, _) if facts.status.is_none() => When::Never,
            (None, _) => When::Sometime,
            (Some(date), Some(received)) if day(date) < received => When::On(received, None),
            (Some(date), _) => When::On(day(date), clock(date)),
        }
    }

    /// Before, on, after its due date, as −1, 0, 1.
    fn against_due(&self, due: NaiveDateTime) -> Option<i32> {
        let When::On(end, minute) = self.ended() else {
            return None;
        };
        if end != day(due) {
            return Some(if end < day(due) { -1 } else { 1 });
        }
        if self.rule.by == By::Day {
            return Some(0);
        }
        // A due day is over at its end, and so is a day on which something ended.
        match (minute, clock(due)) {
            (None, None) => Some(0),
            (None, Some(_)) => None,
            (Some(_), None) => Some(-1),
            (Some(minute), Some(due)) if minute == due => Some(0),
            (Some(minute), Some(due)) => Some(if minute < due { -1 } else { 1 }),
        }
    }

    fn done_and(&self, order: i32) -> Says {
        let odd = |odd: Odd| yes(odd == Odd::OnTime && order == 0);
        let own = if self.is_status(&[Status::Withdrawn, Status::SentBack]) {
            odd(self.rule.withdrawn)
        } else if let Some(due) = self.subject.facts.due {
            known(self.against_due(due), |own| own == order)
        } else {
            odd(self.rule.no_due)
        };
        all(&[self.says(Word::Done), own])
    }

    /// Its due date has passed at the end of the last day; None: it is left out.
    fn has_passed(&self) -> Option<bool> {
        let waits = [
            Status::AwaitingPapers,
            Status::AwaitingPayment,
            Status::Stopped,
        ];
        if self.rule.waiting == Waiting::InTime && self.is_status(&waits) {
            return Some(false);
        }
        match self.subject.facts.due {
            None => (self.rule.no_due == Odd::OnTime).then_some(false),
            Some(due) if day(due) == self.last => {
                Some(self.rule.by == By::Minute && clock(due).is_some())
            }
            Some(due) => Some(day(due) < self.last),
        }
    }

    fn late(&self) -> Says {
        let pending_late = all(&[
            self.says(Word::Pending),
            yes(self.has_passed() == Some(true)),
        ]);
        any(&[self.done_and(1), pending_late])
    }

    fn says(&self, word: Word) -> Says {
        let facts = &self.subject.facts;
        let (first, last) = (self.first, self.last);
        let ended = self.ended();
        match word {
            Word::Received => match (self.received(), ended) {
                (Some(received), _) => yes(first <= received && received <= last),
                (None, When::On(end, _)) if end < first => Says::No,
                (None, _) => Says::Cannot,
            },
            Word::Carried => match (self.received(), ended) {
                (Some(received), _) if received >= first => Says::No,
                (_, When::On(end, _)) if end < first => Says::No,
                (None, _) | (_, When::Sometime) => Says::Cannot,
                (Some(_), _) => Says::Yes,
            },
            Word::Done => match (ended, self.received()) {
                (When::Never, _) => Says::No,
                (When::On(end, _), _) => yes(first <= end && end <= last),
                (When::Sometime, Some(received)) if received > last => Says::No,
                (When::Sometime, _) => Says::Cannot,
            },
            Word::Pending => match (ended, self.received()) {
                (When::On(end, _), _) if end <= last => Says::No,
                (_, Some(received)) if received > last => Says::No,
                (When::Sometime, _) | (_, None) => Says::Cannot,
                _ => Says::Yes,
            },
            Word::Early => self.done_and(-1),
            Word::OnTime => self.done_and(0),
            Word::Late => match self.rule.apology {
                Apology::Late => self.late(),
                Apology::Apart => all(&[self.late(), known(facts.apology, |own| !own)]),
            },
            Word::InTime => all(&[
                self.says(Word::Pending),
                yes(self.has_passed() == Some(false)),
            ]),
            Word::Online => known(facts.channel, |own| own == Channel::Online),
            Word::Post => known(facts.channel, |own| own == Channel::Post),
            Word::Withdrawn => known(facts.status, |own| own == Status::Withdrawn),
            Word::SentBack => known(facts.status, |own| own == Status::SentBack),
            Word::Waiting => known(facts.status, Status::is_waiting),
            Word::Apology => all(&[self.late(), known(facts.apology, |own| own)]),
            Word::Paid => known(facts.paid, |own| own),
            Word::Digitised => known(facts.digitised, |own| own),
            Word::Electronic => known(facts.electronic, |own| own),
            Word::Full | Word::Partial | Word::Fee => {
                of_procedure(word, self.subject.level, self.subject.fee)
            }
        }
    }
}

fn of_procedure(word: Word, level: Option<Level>, fee: Option<bool>) -> Says {
    match word {
        Word::Full => known(level, |own| own == Level::Full),
        Word::Partial => known(level, |own| own == Level::Partial),
        _ => known(fee, |own| own),
    }
}

fn term(says: Says, is_so: bool) -> Says {
    match (says, is_so) {
        (Says::Yes, false) => Says::No,
        (Says::No, false) => Says::Yes,
        (says, _) => says,
    }
}

/// Whether all terms hold of a dossier that `which` lets through.
fn holds(ward: &Ward, subject: &Subject, terms: &[&(Word, bool)]) -> Says {
    let plain = Plain {
        subject,
        rule: &ward.rule,
        first: ward.span.from.num_days_from_ce(),
        last: ward.span.to.num_days_from_ce(),
    };
    if plain.is_status(&[Status::Registered, Status::Refused]) {
        return Says::No;
    }
    let says: Vec<Says> = terms
        .iter()
        .map(|own| term(plain.says(own.0), own.1))
        .collect();
    all(&says)
}

/// What a figure is made of, by hand.
pub(super) fn plain(ward: &Ward, condition: &Condition, line: u32) -> Members {
    let mut found = Members::default();
    if !condition.procedures {
        let terms: Vec<_> = condition.terms.iter().collect();
        for subject in ward.subjects.iter().filter(|own| own.line == line) {
            match holds(ward, subject, &terms) {
                Says::Yes => found.known.push(subject.id),
                Says::No => {}
                Says::Cannot => found.unknown.push(subject.id),
            }
        }
        return found;
    }
    let (own, of_dossier): (Vec<_>, Vec<_>) = condition
        .terms
        .iter()
        .partition(|own| own.0.is_of_procedure());
    for (index, listed) in ward.listed.iter().enumerate() {
        if listed.line != line {
            continue;
        }
        let own = own
            .iter()
            .map(|own: &&(Word, bool)| term(of_procedure(own.0, listed.level, listed.fee), own.1));
        let own = all(&own.collect::<Vec<_>>());
        let with: Vec<(i64, Says)> = ward
            .subjects
            .iter()
            .filter(|_| !of_dossier.is_empty())
            .filter(|subject| subject.procedure == Some(index as u32))
            .map(|subject| (subject.id, holds(ward, subject, &of_dossier)))
            .collect();
        let has = any(&with.iter().map(|(_, says)| *says).collect::<Vec<_>>());
        let has = if of_dossier.is_empty() {
            Says::Yes
        } else {
            has
        };
        let ids = |wanted: &[Says]| {
            let own = with.iter().filter(|(_, says)| wanted.contains(says));
            own.map(|(id, _)| *id).collect::<Vec<i64>>()
        };
        match all(&[own, has]) {
            Says::Yes => {
                found.procedures.push(index as u32);
                found.known.extend(ids(&[Says::Yes]));
            }
            Says::No => {}
            Says::Cannot => {
                found.unknown_procedures.push(index as u32);
                found.unknown.extend(ids(&[Says::Yes, Says::Cannot]));
            }
        }
    }
    found
}
