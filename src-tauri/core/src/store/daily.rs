//! The copy of the day, made in the background: the first screen does not wait for it.

use std::path::Path;
use std::thread::{Builder, JoinHandle};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::backup::{Backup, Reason, list, not_copied};
use super::check::open_to_read;
use super::keep::make;
use crate::error::{Error, Result};

/// The copy of the day, made in the background.
#[derive(Default)]
pub(super) struct Daily {
    /// The day that has its copy.
    done: Option<NaiveDate>,
    /// When it was tried last.
    tried: Option<NaiveDateTime>,
    under_way: Option<JoinHandle<Result<Backup>>>,
    trouble: Option<Error>,
}

impl Daily {
    /// Starts copying unless the day has a copy, or one is being made, or it failed a moment ago.
    pub(super) fn run(&mut self, data: &Path, now: NaiveDateTime) {
        self.collect();
        let lately = |tried: NaiveDateTime| (now - tried).abs() < TimeDelta::minutes(10);
        if self.done == Some(now.date())
            || self.under_way.is_some()
            || self.trouble.is_some() && self.tried.is_some_and(lately)
        {
            return;
        }
        if is_copied(data, now.date()) {
            self.done = Some(now.date());
            return;
        }
        self.tried = Some(now);
        let file = data.to_owned();
        let thread = Builder::new()
            .name("sao-luu".to_owned())
            .spawn(move || make(&open_to_read(&file)?, &file, now, Reason::Daily));
        match thread {
            Ok(thread) => self.under_way = Some(thread),
            Err(error) => self.trouble = Some(not_copied(data, &Error::io(data, &error))),
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

    fn end(&mut self, thread: JoinHandle<Result<Backup>>) {
        match thread.join() {
            Ok(Ok(backup)) => {
                self.done = Some(backup.at.date());
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

/// Whether a day has a copy already, for whatever reason it was made.
fn is_copied(data: &Path, day: NaiveDate) -> bool {
    let backups = list(data).unwrap_or_default();
    backups
        .iter()
        .any(|backup| backup.at.date() == day && backup.reason != Reason::BeforeRestore)
}
