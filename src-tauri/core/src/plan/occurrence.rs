//! What falls due of a task, whether it is late, and what becomes of it when the time changes.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::Deadlines;
use crate::schedule::Schedule;

/// How far an occurrence is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "OccurrenceState")]
pub enum State {
    /// Chưa làm.
    #[default]
    Todo,
    /// Đang làm.
    Doing,
    /// Đã xong.
    Done,
    /// Không phát sinh.
    NotArisen,
}

impl State {
    /// All states, in the order of the work.
    pub const ALL: [State; 4] = [State::Todo, State::Doing, State::Done, State::NotArisen];

    /// Its name in the data file.
    pub fn name(self) -> &'static str {
        match self {
            State::Todo => "todo",
            State::Doing => "doing",
            State::Done => "done",
            State::NotArisen => "not_arisen",
        }
    }

    /// The state of that name; what is unknown is still to do.
    pub fn named(name: &str) -> State {
        let mut all = State::ALL.into_iter();
        all.find(|state| state.name() == name).unwrap_or_default()
    }

    /// "Chưa làm", "Đang làm", "Đã xong", "Không phát sinh".
    pub fn text(self) -> &'static str {
        match self {
            State::Todo => "Chưa làm",
            State::Doing => "Đang làm",
            State::Done => "Đã xong",
            State::NotArisen => "Không phát sinh",
        }
    }
}

/// Where an occurrence stands on its due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Past its last safe day, neither done nor not arisen.
    Late,
    /// Due within 14 days.
    Soon,
    /// Due later.
    Later,
    /// Done or not arisen.
    Settled,
    /// Nothing falls due: ongoing, on demand, not understood.
    Undated,
}

/// The due dates (last safe days) that a schedule gives in a plan's year, soonest first.
pub fn dues(_schedule: &Schedule, _year: i32, _deadlines: &Deadlines) -> Vec<NaiveDate> {
    Vec::new()
}

/// Where an occurrence stands today.
pub fn standing(state: State, due: NaiveDate, today: NaiveDate) -> Standing {
    match state {
        State::Done | State::NotArisen => Standing::Settled,
        State::Todo | State::Doing if due < today => Standing::Late,
        State::Todo | State::Doing if (due - today).num_days() <= SOON => Standing::Soon,
        State::Todo | State::Doing => Standing::Later,
    }
}

/// How many days ahead something due is called soon.
pub const SOON: i64 = 14;

/// An occurrence as it stands before the time changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Existing {
    /// Its id.
    pub id: i64,
    /// The last safe day.
    pub due: NaiveDate,
    /// Whether the officer added it.
    pub added: bool,
    /// Whether anything was done of it: a state, a note, a document.
    pub touched: bool,
}

/// What becomes of occurrences when the time changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A new one.
    Add(NaiveDate),
    /// One is due on another day, and keeps its state and evidence.
    Move(i64, NaiveDate),
    /// One that was never touched goes.
    Remove(i64),
}

/// Brings occurrences in line with the due dates wanted. Those the officer added, and those touched, never go.
pub fn reconcile(_existing: &[Existing], _wanted: &[NaiveDate]) -> Vec<Step> {
    Vec::new()
}
