//! What is so of one dossier under a rule in a span of days. Three-valued: what its lists do not say is not known,
//! never false.
//!
//! Where the words of the rule leave it open:
//!
//! - **The status decides** whether a dossier has ended, not a date: one that is worked on again after an end (papers
//!   asked for, taken up anew) keeps the date of that end in the lists, and is pending. Without a status it has ended
//!   when a date of its end is known.
//! - **One date stands for both ends**: where the rule asks for the finishing and only the handing over is known, that
//!   is taken, and the other way round. But one that is "done, to be handed over" ends by the handing over only when
//!   that has a date; until then it is pending.
//! - **Ended, nobody says when**: whether it is carried, done or pending is not known wherever it could be either.
//! - **No dossier ends before it is received**: an earlier end counts on the day of the receipt, so that the dossier
//!   stands on both sides of (3) = (7) + (11). Lists that contradict themselves are told elsewhere.
//! - **An unknown receipt** was not later than the end.
//! - **No due date is a fact**, and so is an unknown status: it is neither a withdrawal nor a wait when lateness is
//!   judged (a list without a status still counts), though the words `withdrawn`, `sent_back`, `waiting` stay unknown.
//! - **By the minute**, what has no time is a day: a due day is over at its end; an end that is a day cannot be told
//!   from a due moment within the same day; a due moment within the span's last day has passed at that day's end.

use std::cmp::Ordering;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::answers::{Answers, and, not, or};
use super::rule::{Apology, By, End, Odd, Rule, Waiting};
use crate::calendar::Span;
use crate::condition::Word;
use crate::dossier::{Channel, Facts, Status};

/// Whether and when a dossier ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    Not,
    Unknown,
    At(NaiveDateTime),
}

/// How a dossier stands to its due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Timing {
    Early,
    OnTime,
    Late,
    LeftOut,
}

/// The answers to all words about dossiers; those about its procedure stay open. None: it was not taken in and
/// counts nowhere, in no condition, whatever that asks.
pub fn answers(facts: &Facts, rule: &Rule, span: Span) -> Option<Answers> {
    if !is_taken_in(facts) {
        return None;
    }
    let ended = ended(facts, rule);
    // Its day, where it ended and that is known.
    let end = match ended {
        Ended::At(end) => Some(end),
        Ended::Not | Ended::Unknown => None,
    };
    let ended_by = |day: &dyn Fn(NaiveDate) -> bool| match ended {
        Ended::Not => Some(false),
        Ended::Unknown => None,
        Ended::At(end) => Some(day(end.date())),
    };
    let ended_before = ended_by(&|day| day < span.from);
    let ended_by_now = ended_by(&|day| day <= span.to);
    // Not later than its end.
    let received_by = |day: &dyn Fn(NaiveDate) -> bool| match (facts.received, end) {
        (Some(received), _) => Some(day(received.date())),
        (None, Some(end)) => day(end.date()).then_some(true),
        (None, None) => None,
    };
    let received_before = received_by(&|day| day < span.from);
    let received_by_now = received_by(&|day| day <= span.to);

    let done = and(received_by_now, and(ended_by_now, not(ended_before)));
    let pending = and(received_by_now, not(ended_by_now));
    let timing = timing(facts, end, rule);
    let done_and = |own: Timing| and(done, timing.map(|timing| timing == own));
    let standing = standing(facts, rule, span.to);
    let pending_and = |own: Timing| and(pending, Some(standing == own));
    let late = or(done_and(Timing::Late), pending_and(Timing::Late));
    let apology = and(late, facts.apology);

    let channel = |own: Channel| facts.channel.map(|channel| channel == own);
    let status = |own: &dyn Fn(Status) -> bool| facts.status.map(own);
    let mut all = Answers::default();
    let received = and(received_by_now, not(received_before));
    all.put(Word::Received, received);
    all.put(Word::Carried, and(received_before, not(ended_before)));
    all.put(Word::Done, done);
    all.put(Word::Pending, pending);
    all.put(Word::Early, done_and(Timing::Early));
    all.put(Word::OnTime, done_and(Timing::OnTime));
    all.put(
        Word::Late,
        match rule.apology {
            Apology::Late => late,
            Apology::Apart => and(late, not(facts.apology)),
        },
    );
    all.put(Word::InTime, pending_and(Timing::OnTime));
    all.put(Word::Online, channel(Channel::Online));
    all.put(Word::Post, channel(Channel::Post));
    all.put(Word::Withdrawn, status(&|own| own == Status::Withdrawn));
    all.put(Word::SentBack, status(&|own| own == Status::SentBack));
    all.put(Word::Waiting, status(&Status::is_waiting));
    all.put(Word::Apology, apology);
    all.put(Word::Paid, facts.paid);
    all.put(Word::Digitised, facts.digitised);
    all.put(Word::Electronic, facts.electronic);
    Some(all)
}

/// Whether it was taken in; without a status nobody says that it was not.
fn is_taken_in(facts: &Facts) -> bool {
    facts.status.is_none_or(Status::is_taken_in)
}

fn ended(facts: &Facts, rule: &Rule) -> Ended {
    let at = match rule.end {
        End::Finished => facts.finished.or(facts.returned),
        End::Returned => facts.returned.or(facts.finished),
    };
    let has_ended = match facts.status {
        Some(Status::Done) if rule.end == End::Returned => facts.returned.is_some(),
        Some(status) => status.is_ended(),
        None => at.is_some(),
    };
    match (has_ended, at, facts.received) {
        (false, _, _) => Ended::Not,
        (true, None, _) => Ended::Unknown,
        // Its time would be one that nobody said.
        (true, Some(at), Some(received)) if at.date() < received.date() => {
            Ended::At(received.date().and_time(NaiveTime::MIN))
        }
        (true, Some(at), _) => Ended::At(at),
    }
}

/// How a dossier that ended then stands to its due date; None: it cannot be said.
fn timing(facts: &Facts, end: Option<NaiveDateTime>, rule: &Rule) -> Option<Timing> {
    let odd = |odd: Odd| match odd {
        Odd::OnTime => Timing::OnTime,
        Odd::LeftOut => Timing::LeftOut,
    };
    if matches!(facts.status, Some(Status::Withdrawn | Status::SentBack)) {
        return Some(odd(rule.withdrawn));
    }
    let Some(due) = facts.due else {
        return Some(odd(rule.no_due));
    };
    let order = match rule.by {
        By::Day => end?.date().cmp(&due.date()),
        By::Minute => by_minute(end?, due)?,
    };
    Some(match order {
        Ordering::Less => Timing::Early,
        Ordering::Equal => Timing::OnTime,
        Ordering::Greater => Timing::Late,
    })
}

/// How a dossier that is pending at the end of a day stands to its due date then.
fn standing(facts: &Facts, rule: &Rule, last: NaiveDate) -> Timing {
    if rule.waiting == Waiting::InTime && facts.status.is_some_and(Status::is_waiting) {
        return Timing::OnTime;
    }
    let Some(due) = facts.due else {
        return match rule.no_due {
            Odd::OnTime => Timing::OnTime,
            Odd::LeftOut => Timing::LeftOut,
        };
    };
    let has_passed = match rule.by {
        By::Minute if !is_day(due) => due.date() <= last,
        By::Minute | By::Day => due.date() < last,
    };
    match has_passed {
        true => Timing::Late,
        false => Timing::OnTime,
    }
}

/// A midnight is a day without a time.
fn is_day(moment: NaiveDateTime) -> bool {
    moment.time() == NaiveTime::MIN
}

/// An end and a due moment, by the minute; None where an end without a time falls on the day of a due moment.
fn by_minute(end: NaiveDateTime, due: NaiveDateTime) -> Option<Ordering> {
    let minute = |moment: NaiveDateTime| moment.and_utc().timestamp().div_euclid(60);
    let days = end.date().cmp(&due.date());
    match (is_day(end), is_day(due)) {
        _ if days.is_ne() => Some(days),
        (true, true) => Some(Ordering::Equal),
        (false, true) => Some(Ordering::Less),
        (true, false) => None,
        (false, false) => Some(minute(end).cmp(&minute(due))),
    }
}
