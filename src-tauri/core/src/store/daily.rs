//! The copy of the day (of the dossiers: of the week), made in the background: the first screen does not wait for it.

use std::path::Path;
use std::thread::{Builder, JoinHandle};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::backup::{Reason, list, not_copied};
use super::check::open_to_read;
use super::explain::failed;
use super::keep::make;
use super::kind::{Copies, Kind};
use crate::calendar::monday;
use crate::error::{Error, Result};

/// The copy that is made by itself, in the background.
#[derive(Default)]
pub(super) struct Daily {
    /// The day, or the Monday of the week, that has its copy.
    done: Option<NaiveDate>,
    /// When it was tried last.
    tried: Option<NaiveDateTime>,
    under_way: Option<JoinHandle<Result<NaiveDate>>>,
    trouble: Option<Error>,
}

impl Daily {
    /// Starts copying unless the day (the week) has a copy, or one is being made, or it failed a moment ago.
    pub(super) fn run(&mut self, kind: Kind, data: &Path, now: NaiveDateTime) {
        let day = first_day(kind, now.date());
        self.collect();
        let lately = |tried: NaiveDateTime| (now - tried).abs() < TimeDelta::minutes(10);
        if self.done == Some(day)
            || self.under_way.is_some()
            || self.trouble.is_some() && self.tried.is_some_and(lately)
        {
            return;
        }
        if is_copied(kind, data, day) {
            self.done = Some(day);
            return;
        }
        self.tried = Some(now);
        let file = data.to_owned();
        let reason = match kind.copies {
            Copies::Daily => Reason::Daily,
            Copies::Weekly => Reason::Weekly,
        };
        let thread = Builder::new().name("sao-luu".to_owned()).spawn(move || {
            let db = open_to_read(&file).map_err(|error| failed(kind, &error))?;
            make(&db, kind, &file, now, reason)?;
            Ok(day)
        });
        match thread {
            Ok(thread) => self.under_way = Some(thread),
            Err(error) => self.trouble = Some(not_copied(kind, data, &Error::io(data, &error))),
        }
    }

    pub(super) fn trouble(&mut self) -> Option<Error> {
        self.collect();
        self.trouble.clone()
    }

    /// Takes the result of a copying that has ended.
    fn collect(&mut self) {
        if let Some(thread) = self.under_way.take_if(|thread| thread.is_finished()) {
            self.end(thread);
        }
    }

    fn end(&mut self, thread: JoinHandle<Result<NaiveDate>>) {
        match thread.join() {
            Ok(Ok(day)) => {
                self.done = Some(day);
                self.trouble = None;
            }
            Ok(Err(error)) => self.trouble = Some(error),
            // A panic has been reported on standard error; the copy is tried again.
            Err(_) => self.trouble = Some(Error::Cancelled),
        }
    }
}

impl Drop for Daily {
    /// Lets the copy be finished: a command that takes a moment only must leave one too.
    fn drop(&mut self) {
        if let Some(thread) = self.under_way.take() {
            let _ = thread.join();
        }
    }
}

/// The first day of what a copy stands for.
fn first_day(kind: Kind, day: NaiveDate) -> NaiveDate {
    match kind.copies {
        Copies::Daily => day,
        Copies::Weekly => monday(day),
    }
}

/// Whether a day (a week) has a copy already, for whatever reason it was made. Before an intake a copy holds the file
/// as it was before: a week needs one of its own.
pub(in crate::store) fn is_copied(kind: Kind, data: &Path, day: NaiveDate) -> bool {
    let backups = list(data).unwrap_or_default();
    backups
        .iter()
        .filter(|backup| first_day(kind, backup.at.date()) == day)
        .any(|backup| match kind.copies {
            Copies::Daily => backup.reason != Reason::BeforeRestore,
            Copies::Weekly => matches!(backup.reason, Reason::Weekly | Reason::ByHand),
        })
}
