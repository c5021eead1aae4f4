//! A second counter, plain and slow, written from the words of the rules and not from the fast one: days are numbers,
//! every word says itself when it is so, when not, and when nobody can tell.

use chrono::{Datelike, NaiveDateTime, Timelike};

use super::wards::{Chance, Ward, facts, ward, whole};
use super::*;
use crate::condition::Word;
use crate::count::rule::{Apology, By, End, Odd, Waiting};
use crate::count::{Listed, Members, Subject, Tally, count, members};
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
fn plain(ward: &Ward, condition: &Condition, line: u32) -> Members {
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
            .map(|own| term(of_procedure(own.0, listed.level, listed.fee), own.1));
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

/// What the forms count, and some more at random.
fn conditions(chance: &mut Chance) -> Vec<Condition> {
    let mut all = of_forms();
    for _ in 0..8 {
        let mut terms: Vec<(Word, bool)> = Vec::new();
        for _ in 0..1 + chance.below(3) {
            let word = chance.one(&Word::ALL);
            if terms.iter().all(|(own, _)| *own != word) {
                terms.push((word, chance.below(3) > 0));
            }
        }
        let procedures = chance.below(3) == 0;
        all.push(Condition { procedures, terms });
    }
    all
}

fn sorted(mut members: Members) -> Members {
    members.known.sort_unstable();
    members.unknown.sort_unstable();
    members
}

#[test]
fn a_thousand_wards_are_counted_as_by_hand() {
    for seed in 1..=1000 {
        let mut chance = Chance::new(seed);
        let ward = ward(&mut chance);
        let conditions = conditions(&mut chance);
        let asked: Vec<&Condition> = conditions.iter().collect();
        let Ward {
            rule,
            span,
            subjects,
            listed,
            lines,
        } = &ward;
        let counts = count(&asked, rule, *span, subjects, listed, *lines);
        for (at, condition) in conditions.iter().enumerate() {
            for line in 0..*lines as u32 {
                let by_hand = plain(&ward, condition, line);
                let (known, unknown) = match condition.procedures {
                    true => (by_hand.procedures.len(), by_hand.unknown_procedures.len()),
                    false => (by_hand.known.len(), by_hand.unknown.len()),
                };
                let expected = Tally {
                    count: known as u32,
                    unknown: unknown as u32,
                };
                let place = format!("ward {seed}, “{condition}”, row {line}, {rule:?}, {span:?}");
                assert_eq!(counts.tally(line, at), expected, "{place}");
                let ours = members(condition, rule, *span, subjects, listed, Some(line));
                assert_eq!(sorted(ours), sorted(by_hand), "{place}");
            }
            // All rows together are no more and no less than their sum.
            let sum: u32 = (0..*lines as u32)
                .map(|line| counts.tally(line, at).count)
                .sum();
            let together = members(condition, rule, *span, subjects, listed, None);
            let together = match condition.procedures {
                true => together.procedures.len(),
                false => together.known.len(),
            };
            assert_eq!(together, sum as usize, "ward {seed}, “{condition}”");
        }
    }
}

/// The balance of II.06a, whatever the lists say, as long as they say when and how.
#[test]
fn under_the_usual_rule_what_comes_in_is_what_goes_out_and_what_stays() {
    let sides = [
        [
            "received and online",
            "received and not online",
            "carried",
            "",
            "",
        ],
        [
            "done and early",
            "done and on_time",
            "done and late",
            "pending and in_time",
            "pending and late",
        ],
    ];
    let sides = sides.map(|side| {
        let own = side.into_iter().filter(|text| !text.is_empty());
        own.map(condition).collect::<Vec<_>>()
    });
    let mut all = 0;
    for seed in 1..=1000 {
        let mut chance = Chance::new(seed);
        let mut ward = ward(&mut chance);
        for subject in &mut ward.subjects {
            subject.facts = whole(subject.facts, &mut chance, ward.span);
        }
        let [came, went] = [&sides[0], &sides[1]].map(|side| {
            let asked: Vec<&Condition> = side.iter().collect();
            let counts = count(&asked, &usual(), ward.span, &ward.subjects, &[], ward.lines);
            let rows = (0..ward.lines as u32).map(|line| {
                let row: Vec<Tally> = (0..asked.len()).map(|at| counts.tally(line, at)).collect();
                assert!(row.iter().all(|own| own.unknown == 0), "ward {seed}");
                row.iter().map(|own| own.count).sum::<u32>()
            });
            rows.collect::<Vec<u32>>()
        });
        assert_eq!(came, went, "ward {seed}");
        all += came.iter().sum::<u32>();
    }
    assert!(all > 3000, "{all} dossiers");
}

/// What is said of a dossier with holes stays so, whatever fills them.
#[test]
fn what_is_known_stays_when_more_is_known() {
    let mut sure = 0;
    for seed in 1..=1000 {
        let mut chance = Chance::new(seed);
        let Ward { rule, span, .. } = ward(&mut chance);
        for _ in 0..4 {
            let facts = facts(&mut chance, span);
            let more = whole(facts, &mut chance, span);
            let answers = |own: &_| crate::count::facts::answers(own, &rule, span);
            let (Some(before), Some(now)) = (answers(&facts), answers(&more)) else {
                continue;
            };
            for word in Word::ALL {
                let (was, is) = (before.get(word), now.get(word));
                assert!(
                    was.is_none() || was == is,
                    "{word:?} of {facts:?}, then {more:?}, {rule:?}, {span:?}"
                );
                sure += usize::from(was.is_some());
            }
        }
    }
    assert!(sure > 20_000, "{sure}");
}

#[test]
fn a_procedure_without_a_dossier_is_listed_all_the_same() {
    let ward = Ward {
        rule: usual(),
        span: cycle(),
        subjects: Vec::new(),
        listed: vec![Listed::default()],
        lines: 1,
    };
    let procedures = plain(&ward, &condition("procedures"), 0);
    assert_eq!(procedures.procedures, [0]);
}
