//! What may be written of something that falls due: a state, a day, a note.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::calendar::with_weekday;
use crate::plan::occurrence::State;
use crate::value::{format_date, read_date, tidy};

/// The longest note, in letters.
const LONGEST_NOTE: usize = 2000;

/// The longest number or summary of a document, in letters.
const LONGEST_TEXT: usize = 1000;

/// Why something cannot be written; the sentence says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A text is no day.
    NoDay {
        /// What it should be: "Ngày xong".
        what: &'static str,
        /// What was typed.
        text: String,
        /// The year that a day without one has.
        year: i32,
    },
    /// A day that must have come has not.
    NotYet {
        /// What it should be.
        what: &'static str,
        /// The day.
        day: NaiveDate,
        /// Today.
        today: NaiveDate,
    },
    /// A due date lies more than a year from its plan.
    FarFromPlan {
        /// The due date.
        due: NaiveDate,
        /// The plan's year.
        year: i32,
    },
    /// The task has that due date already.
    Twice(NaiveDate),
    /// A text is too long.
    TooLong {
        /// What it is.
        what: &'static str,
        /// How long it may be, in letters.
        most: usize,
    },
    /// A day on which it was done, together with another state.
    DoneInAnotherState,
    /// A day on which it was done, of something not done.
    DoneBeforeItsState,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::NoDay { what, text, year } => write!(
                f,
                "{what} “{}” không phải ngày có thật. Viết ngày/tháng/năm, ví dụ 15/01/{year}.",
                text.trim()
            ),
            Refusal::NotYet { what, day, today } => write!(
                f,
                "{what} {} chưa đến. Nhập ngày không sau hôm nay ({}).",
                format_date(*day),
                format_date(*today)
            ),
            Refusal::FarFromPlan { due, year } => write!(
                f,
                "Hạn {} cách xa năm {year} của kế hoạch. Xem lại năm.",
                format_date(*due)
            ),
            Refusal::Twice(due) => write!(
                f,
                "Việc này đã có hạn {}. Nhập ngày khác.",
                with_weekday(*due)
            ),
            Refusal::TooLong { what, most } => {
                write!(f, "{what} dài quá {most} ký tự. Viết ngắn lại.")
            }
            Refusal::DoneInAnotherState => {
                f.write_str("Chỉ việc đã xong mới có ngày xong. Chọn “Đã xong” hoặc bỏ ngày xong.")
            }
            Refusal::DoneBeforeItsState => {
                f.write_str("Việc chưa xong thì chưa có ngày xong. Chọn “Đã xong” trước.")
            }
        }
    }
}

impl std::error::Error for Refusal {}

/// A day as typed; without a year it is of `year`.
pub fn day(what: &'static str, text: &str, year: i32) -> Result<NaiveDate, Refusal> {
    read_date(text, year).ok_or_else(|| Refusal::NoDay {
        what,
        text: text.to_owned(),
        year,
    })
}

/// A day that has come, as typed; without a year it is of this one.
pub fn past_day(what: &'static str, text: &str, today: NaiveDate) -> Result<NaiveDate, Refusal> {
    let day = day(what, text, today.year())?;
    match day > today {
        true => Err(Refusal::NotYet { what, day, today }),
        false => Ok(day),
    }
}

/// A due date of a task, as typed; without a year it is of the plan's. `others`: its other due dates.
pub fn due_day(
    text: &str,
    year: i32,
    mut others: impl Iterator<Item = NaiveDate>,
) -> Result<NaiveDate, Refusal> {
    let due = day("Hạn", text, year)?;
    if (due.year() - year).abs() > 1 {
        return Err(Refusal::FarFromPlan { due, year });
    }
    match others.any(|other| other == due) {
        true => Err(Refusal::Twice(due)),
        false => Ok(due),
    }
}

/// A number or a summary of a document, when it is not too long.
pub fn document_text(what: &'static str, text: String) -> Result<String, Refusal> {
    within(what, text, LONGEST_TEXT)
}

fn within(what: &'static str, text: String, most: usize) -> Result<String, Refusal> {
    match text.chars().count() <= most {
        true => Ok(text),
        false => Err(Refusal::TooLong { what, most }),
    }
}

/// What shall be written of several things that fall due; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The state.
    pub state: Option<State>,
    /// When it was done.
    pub done: Option<NaiveDate>,
    /// The due date, as typed: the year it is of depends on the plan.
    pub due: Option<String>,
    /// The note.
    pub note: Option<String>,
}

impl Wanted {
    /// Reads what was typed: a blank day is none, a blank note empties it.
    pub fn read(
        state: Option<State>,
        done: Option<&str>,
        due: Option<String>,
        note: Option<&str>,
        today: NaiveDate,
    ) -> Result<Wanted, Refusal> {
        let note = note.map(|note| within("Ghi chú", tidy(note), LONGEST_NOTE));
        let note = note.transpose()?;
        let done = done.filter(|done| !done.trim().is_empty());
        let done = done
            .map(|done| past_day("Ngày xong", done, today))
            .transpose()?;
        if done.is_some() && state.is_some_and(|state| state != State::Done) {
            return Err(Refusal::DoneInAnotherState);
        }
        Ok(Wanted {
            state,
            done,
            due: due.filter(|due| !due.trim().is_empty()),
            note,
        })
    }

    /// When something that stands so was done: as wanted, else as before, else today; never of what is not done.
    pub fn done_of(
        &self,
        before: State,
        done: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Result<Option<NaiveDate>, Refusal> {
        match (self.state.unwrap_or(before), self.done) {
            (State::Done, wanted) => Ok(Some(wanted.or(done).unwrap_or(today))),
            (_, Some(_)) => Err(Refusal::DoneBeforeItsState),
            (_, None) => Ok(None),
        }
    }

    /// "đã xong 3 việc": the name of the step. `document`: a document is attached too.
    pub fn label(&self, count: usize, document: bool) -> String {
        let what = match self.state {
            Some(state) => state.text().to_lowercase(),
            None if self.due.is_some() => "đổi hạn".to_owned(),
            None if document => "minh chứng của".to_owned(),
            None if self.done.is_some() => "ngày xong của".to_owned(),
            None => "ghi chú".to_owned(),
        };
        format!("{what} {count} việc")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn today() -> NaiveDate {
        date("2026-11-16")
    }

    fn said<T: fmt::Debug + ToString>(result: Result<T, Refusal>) -> String {
        match result {
            Ok(value) => value.to_string(),
            Err(refusal) => refusal.to_string(),
        }
    }

    #[track_caller]
    fn past(text: &str, expected: &str) {
        assert_eq!(said(past_day("Ngày xong", text, today())), expected);
    }

    #[test]
    fn a_day_that_has_come() {
        past("16/11/2026", "2026-11-16");
        past(" 5/1 ", "2026-01-05");
        past("29/2/2024", "2024-02-29");
        past(
            "17/11",
            "Ngày xong 17/11/2026 chưa đến. Nhập ngày không sau hôm nay (16/11/2026).",
        );
        past(
            " 31/2 ",
            "Ngày xong “31/2” không phải ngày có thật. Viết ngày/tháng/năm, ví dụ 15/01/2026.",
        );
    }

    #[track_caller]
    fn due(text: &str, expected: &str) {
        let others = [date("2026-06-30")];
        assert_eq!(said(due_day(text, 2026, others.into_iter())), expected);
    }

    #[test]
    fn a_due_date_lies_near_its_plan_and_stands_once() {
        due("31/12", "2026-12-31");
        due("15/01/2027", "2027-01-15");
        due(
            "30/6",
            "Việc này đã có hạn thứ Ba 30/06/2026. Nhập ngày khác.",
        );
        due(
            "15/01/2028",
            "Hạn 15/01/2028 cách xa năm 2026 của kế hoạch. Xem lại năm.",
        );
    }

    #[track_caller]
    fn reads(state: Option<State>, done: Option<&str>, expected: Result<Option<&str>, Refusal>) {
        let read = Wanted::read(state, done, None, None, today());
        let expected = expected.map(|done| done.map(date));
        assert_eq!(read.map(|own| own.done), expected, "{state:?} {done:?}");
    }

    #[test]
    fn only_what_is_done_has_a_day_on_which_it_was() {
        reads(None, None, Ok(None));
        reads(Some(State::Todo), Some(" "), Ok(None));
        reads(Some(State::Done), Some("15/11"), Ok(Some("2026-11-15")));
        reads(
            Some(State::Doing),
            Some("15/11"),
            Err(Refusal::DoneInAnotherState),
        );
    }

    #[test]
    fn a_note_is_as_long_as_it_may_be() {
        let read = |letters: usize| {
            let note = "ả".repeat(letters);
            Wanted::read(None, None, None, Some(&note), today()).map(drop)
        };
        assert_eq!(read(2000), Ok(()));
        let refusal = read(2001).unwrap_err().to_string();
        assert_eq!(refusal, "Ghi chú dài quá 2000 ký tự. Viết ngắn lại.");
    }

    #[track_caller]
    fn done(wanted: Option<State>, day: Option<&str>, before: (State, Option<&str>), after: &str) {
        let own = Wanted {
            state: wanted,
            done: day.map(date),
            ..Wanted::default()
        };
        let result = own.done_of(before.0, before.1.map(date), today());
        let result = result.map(|day| day.map_or("none".to_owned(), |day| day.to_string()));
        assert_eq!(said(result), after, "{wanted:?} {before:?}");
    }

    #[test]
    fn the_day_on_which_it_was_done_follows_its_state() {
        use State::*;
        let kept = (Done, Some("2026-11-01"));
        done(Some(Done), None, (Todo, None), "2026-11-16");
        done(Some(Done), Some("2026-11-10"), (Todo, None), "2026-11-10");
        done(Some(Done), None, kept, "2026-11-01");
        done(None, Some("2026-11-10"), kept, "2026-11-10");
        done(None, None, kept, "2026-11-01");
        done(Some(Todo), None, kept, "none");
        done(
            None,
            Some("2026-11-10"),
            (Doing, None),
            "Việc chưa xong thì chưa có ngày xong. Chọn “Đã xong” trước.",
        );
    }

    #[track_caller]
    fn label(own: Wanted, document: bool, expected: &str) {
        assert_eq!(own.label(3, document), expected);
    }

    #[test]
    fn a_step_is_named_by_the_most_that_it_does() {
        let with_state = Wanted {
            state: Some(State::NotArisen),
            due: Some("1/1".to_owned()),
            ..Wanted::default()
        };
        let with_due = Wanted {
            state: None,
            ..with_state.clone()
        };
        label(with_state, true, "không phát sinh 3 việc");
        label(with_due, true, "đổi hạn 3 việc");
        label(Wanted::default(), true, "minh chứng của 3 việc");
        let done = Some(today());
        label(
            Wanted {
                done,
                ..Wanted::default()
            },
            false,
            "ngày xong của 3 việc",
        );
        label(Wanted::default(), false, "ghi chú 3 việc");
    }
}
