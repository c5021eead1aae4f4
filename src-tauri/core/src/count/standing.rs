//! How a dossier stands today: what the day's work is made of. By the same answers as the figures, so that what is late
//! in a list is what is late in a form counted up to today.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::facts::{answers, end};
use super::rule::Rule;
use crate::calendar::Span;
use crate::condition::Word;
use crate::dossier::{Facts, Status};

/// How a dossier stands; days are calendar days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Only registered, or refused at intake.
    NotTakenIn,
    /// Pending, so many days after its due date.
    Late(i64),
    /// Pending, so many days before its due date; 0: due today.
    DueIn(i64),
    /// Pending, without a due date.
    NoDue,
    /// It waits for papers, for money, or is stopped.
    Waiting,
    /// Done by its due date, or without one.
    DoneInTime,
    /// Done so many days after its due date.
    DoneLate(i64),
    /// Withdrawn or sent back.
    Withdrawn,
    /// What its lists say is not enough to tell.
    Unknown,
}

/// How a dossier stands on a day.
pub fn standing(facts: &Facts, rule: &Rule, today: NaiveDate) -> Standing {
    let ever = Span {
        from: NaiveDate::MIN,
        to: today,
    };
    let Some(answers) = answers(facts, rule, ever) else {
        return Standing::NotTakenIn;
    };
    let is = |word| answers.get(word) == Some(true);
    let past_due = |day: NaiveDate| {
        facts
            .due
            .map_or(0, |due| (day - due.date()).num_days().max(0))
    };
    if matches!(facts.status, Some(Status::Withdrawn | Status::SentBack)) {
        return Standing::Withdrawn;
    }
    if is(Word::Pending) {
        return match facts.due {
            _ if is(Word::Waiting) => Standing::Waiting,
            _ if is(Word::Late) => Standing::Late(past_due(today)),
            Some(due) => Standing::DueIn((due.date() - today).num_days()),
            None => Standing::NoDue,
        };
    }
    match end(facts, rule) {
        Some(end) if is(Word::Done) && is(Word::Late) => Standing::DoneLate(past_due(end.date())),
        _ if is(Word::Done) && answers.get(Word::Late) == Some(false) => Standing::DoneInTime,
        _ => Standing::Unknown,
    }
}

impl Standing {
    /// "quá hạn 3 ngày", "còn 2 ngày", "xong đúng hạn".
    pub fn told(self) -> String {
        match self {
            Standing::NotTakenIn => "chưa hoặc không tiếp nhận".to_owned(),
            Standing::Late(days) => format!("quá hạn {days} ngày"),
            Standing::DueIn(0) => "hôm nay đến hạn".to_owned(),
            Standing::DueIn(days) => format!("còn {days} ngày"),
            Standing::NoDue => "không có hạn trả".to_owned(),
            Standing::Waiting => "đang chờ".to_owned(),
            Standing::DoneInTime => "xong đúng hạn".to_owned(),
            Standing::DoneLate(days) => format!("xong quá hạn {days} ngày"),
            Standing::Withdrawn => "đã rút hoặc trả lại".to_owned(),
            Standing::Unknown => "chưa rõ".to_owned(),
        }
    }

    /// Whether it is late, pending or done.
    pub fn is_late(self) -> bool {
        matches!(self, Standing::Late(_) | Standing::DoneLate(_))
    }

    /// Its place among what is to be done: the latest first, then what falls due within `soon` days; none for what is
    /// not urgent.
    pub fn urgency(self, soon: i64) -> Option<i64> {
        match self {
            Standing::Late(days) => Some(-days),
            Standing::DueIn(days) if days <= soon => Some(days),
            _ => None,
        }
    }
}

/// What dossiers are looked for by; one may be of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "DossierGroup")]
pub enum Group {
    /// Not done, waiting ones too.
    Open,
    /// Pending after the due date.
    Late,
    /// Pending and due within some days.
    Soon,
    /// Waiting for papers, for money, or stopped.
    Waiting,
    /// Done by the due date.
    DoneInTime,
    /// Done after it.
    DoneLate,
    /// Withdrawn or sent back.
    Withdrawn,
    /// Only registered, or refused.
    NotTakenIn,
    /// Nobody can tell.
    Unknown,
}

impl Group {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Group; 9] = [
        Group::Open,
        Group::Late,
        Group::Soon,
        Group::Waiting,
        Group::DoneInTime,
        Group::DoneLate,
        Group::Withdrawn,
        Group::NotTakenIn,
        Group::Unknown,
    ];

    /// Whether a dossier that stands so is one of these; `soon`: within how many days.
    pub fn holds(self, standing: Standing, soon: i64) -> bool {
        use Standing::*;
        match self {
            Group::Open => matches!(standing, Late(_) | DueIn(_) | NoDue | Waiting),
            Group::Late => matches!(standing, Late(_)),
            Group::Soon => matches!(standing, DueIn(days) if days <= soon),
            Group::Waiting => standing == Waiting,
            Group::DoneInTime => standing == DoneInTime,
            Group::DoneLate => matches!(standing, DoneLate(_)),
            Group::Withdrawn => standing == Withdrawn,
            Group::NotTakenIn => standing == NotTakenIn,
            Group::Unknown => standing == Unknown,
        }
    }

    /// As the officer reads it.
    pub fn word(self) -> &'static str {
        match self {
            Group::Open => "Chưa xong",
            Group::Late => "Đang quá hạn",
            Group::Soon => "Sắp đến hạn",
            Group::Waiting => "Chờ bổ sung, tạm dừng",
            Group::DoneInTime => "Xong đúng hạn",
            Group::DoneLate => "Xong quá hạn",
            Group::Withdrawn => "Đã rút, trả lại",
            Group::NotTakenIn => "Chưa hoặc không tiếp nhận",
            Group::Unknown => "Chưa rõ",
        }
    }
}

/// The last of the next so many working days; today itself for 0.
pub fn horizon(today: NaiveDate, days: u32, is_working: impl Fn(NaiveDate) -> bool) -> NaiveDate {
    // A calendar without working days ends somewhere too.
    let next =
        (1..=u64::from(days) * 7 + 60).filter_map(|ahead| today.checked_add_days(Days::new(ahead)));
    let mut working = next.filter(|day| is_working(*day));
    match days {
        0 => today,
        _ => working.nth(days as usize - 1).unwrap_or(today),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::count::rule::{Rules, USUAL, built_in};
    use chrono::Datelike;

    const TODAY: u32 = 16;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    /// Received on the 2nd.
    fn facts(status: Option<Status>, due: Option<u32>, finished: Option<u32>) -> Facts {
        let at = |own: u32| day(own).and_hms_opt(8, 0, 0).unwrap();
        Facts {
            status,
            received: Some(at(2)),
            due: due.map(at),
            finished: finished.map(at),
            ..Facts::default()
        }
    }

    #[test]
    fn where_a_dossier_stands_is_told_by_status_and_dates() {
        use Status::*;
        let rules = Rules::read(built_in());
        let rule = rules.find(USUAL).unwrap();
        for (status, due, finished, expected) in [
            (Some(Registered), Some(9), None, Standing::NotTakenIn),
            (Some(Refused), None, None, Standing::NotTakenIn),
            (Some(Processing), Some(13), None, Standing::Late(3)),
            (Some(Processing), Some(15), None, Standing::Late(1)),
            (Some(Processing), Some(16), None, Standing::DueIn(0)),
            (Some(Accepted), Some(18), None, Standing::DueIn(2)),
            (Some(Accepted), None, None, Standing::NoDue),
            (Some(AwaitingPapers), Some(3), None, Standing::Waiting),
            (Some(Stopped), None, None, Standing::Waiting),
            (Some(Done), Some(9), Some(9), Standing::DoneInTime),
            (Some(Done), None, Some(9), Standing::DoneInTime),
            (Some(Returned), Some(9), Some(11), Standing::DoneLate(2)),
            (Some(Withdrawn), Some(9), Some(11), Standing::Withdrawn),
            (Some(SentBack), Some(9), None, Standing::Withdrawn),
            // Worked on again after an end.
            (Some(Processing), Some(9), Some(9), Standing::Late(7)),
            // It ended, nobody says when.
            (Some(Done), Some(9), None, Standing::Unknown),
            // Without a status the dates decide.
            (None, Some(9), Some(10), Standing::DoneLate(1)),
            (None, Some(9), None, Standing::Late(7)),
        ] {
            let own = facts(status, due, finished);
            assert_eq!(standing(&own, rule, day(TODAY)), expected, "{own:?}");
        }
        assert_eq!(
            standing(&Facts::default(), rule, day(TODAY)),
            Standing::Unknown
        );
    }

    #[test]
    fn every_standing_is_in_a_group_and_none_in_two_but_open() {
        use Standing::*;
        let all = [
            (NotTakenIn, vec![Group::NotTakenIn]),
            (Late(1), vec![Group::Open, Group::Late]),
            (DueIn(0), vec![Group::Open, Group::Soon]),
            (DueIn(3), vec![Group::Open, Group::Soon]),
            (DueIn(4), vec![Group::Open]),
            (NoDue, vec![Group::Open]),
            (Waiting, vec![Group::Open, Group::Waiting]),
            (DoneInTime, vec![Group::DoneInTime]),
            (DoneLate(1), vec![Group::DoneLate]),
            (Withdrawn, vec![Group::Withdrawn]),
            (Unknown, vec![Group::Unknown]),
        ];
        for (own, expected) in all {
            let held = Group::ALL.into_iter().filter(|group| group.holds(own, 3));
            assert_eq!(held.collect::<Vec<_>>(), expected, "{own:?}");
        }
    }

    #[test]
    fn the_latest_comes_first_and_what_is_not_urgent_has_no_place() {
        use Standing::*;
        let mut all = vec![DueIn(3), Late(1), DueIn(4), DueIn(0), Waiting, Late(20)];
        all.retain(|own| own.urgency(3).is_some());
        all.sort_by_key(|own| own.urgency(3));
        assert_eq!(all, [Late(20), Late(1), DueIn(0), DueIn(3)]);
    }

    #[test]
    fn some_working_days_ahead_skip_the_days_off() {
        let weekday = |day: NaiveDate| day.weekday().number_from_monday() <= 5;
        // Friday the 13th.
        for (days, expected) in [(0, 13), (1, 16), (2, 17), (5, 20), (6, 23)] {
            assert_eq!(horizon(day(13), days, weekday), day(expected), "{days}");
        }
        assert_eq!(horizon(day(14), 1, weekday), day(16));
        assert_eq!(horizon(day(14), 3, |_| false), day(14));
    }

    #[test]
    fn it_is_told_in_words() {
        for (own, expected) in [
            (Standing::Late(3), "quá hạn 3 ngày"),
            (Standing::DueIn(0), "hôm nay đến hạn"),
            (Standing::DueIn(2), "còn 2 ngày"),
            (Standing::DoneLate(2), "xong quá hạn 2 ngày"),
        ] {
            assert_eq!(own.told(), expected);
        }
    }
}
