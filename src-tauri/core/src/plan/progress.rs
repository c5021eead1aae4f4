//! How far the work of a task is.

use chrono::NaiveDate;

use super::occurrence::{Standing, State, standing};

/// What falls due of a task, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// How much falls due.
    pub all: usize,
    /// How much of it is done or did not arise.
    pub settled: usize,
    /// How much of it is late.
    pub late: usize,
}

impl Progress {
    /// Of due dates with their states, today.
    pub fn of(work: &[(NaiveDate, State)], today: NaiveDate) -> Progress {
        let mut own = Progress::default();
        for (due, state) in work {
            own.all += 1;
            match standing(*state, *due, today) {
                Standing::Settled => own.settled += 1,
                Standing::Late => own.late += 1,
                Standing::Soon | Standing::Later | Standing::Undated => {}
            }
        }
        own
    }

    /// "2/4 xong · 1 trễ", "chưa đến hạn"; empty when nothing falls due.
    pub fn text(self) -> String {
        match (self.all, self.settled, self.late) {
            (0, ..) => String::new(),
            (_, 0, 0) => "chưa đến hạn".to_owned(),
            (all, settled, 0) => format!("{settled}/{all} xong"),
            (all, settled, late) => format!("{settled}/{all} xong · {late} trễ"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Due days of June with their states; today is the 15th.
    #[track_caller]
    fn check(work: &[(u32, State)], expected: &str) {
        let day = |day| NaiveDate::from_ymd_opt(2026, 6, day).unwrap();
        let work: Vec<(NaiveDate, State)> = work
            .iter()
            .map(|(due, state)| (day(*due), *state))
            .collect();
        assert_eq!(Progress::of(&work, day(15)).text(), expected);
    }

    #[test]
    fn what_is_settled_and_late_is_counted() {
        check(&[], "");
        check(&[(20, State::Todo), (15, State::Doing)], "chưa đến hạn");
        check(&[(1, State::Done), (20, State::Todo)], "1/2 xong");
        check(
            &[(1, State::NotArisen), (2, State::Todo), (20, State::Todo)],
            "1/3 xong · 1 trễ",
        );
        check(&[(1, State::Doing)], "0/1 xong · 1 trễ");
    }
}
