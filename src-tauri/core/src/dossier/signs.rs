//! Signs worth a look before an inspection has it: what is rare where work is done as it is written down. Each is a rule
//! with its sentence; whether something is wrong is decided by nobody here.

use std::collections::{HashMap, HashSet};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::conflict::What;
use super::told::is_day;
use super::{Dossier, Status};
use crate::calendar::Cycle;

/// How many of one day make a batch, and how many withdrawals a wave.
const MANY: usize = 5;

/// The last days of a cycle: 12, 13, 14.
const LAST_DAYS: i64 = 3;

/// The hours in which nobody wonders about work: from 7:00 to 18:00.
const HOURS: (u32, u32) = (7, 18);

/// A sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "DossierSign")]
pub enum Sign {
    /// Finished at the due moment to the second, many of one day.
    FinishedAtDue,
    /// Finished at night or on a day off.
    OutOfHours,
    /// Received and finished within a minute.
    AtOnce,
    /// Withdrawn or sent back in the last days of a cycle, many at once.
    Withdrawals,
    /// The due date was moved after it had passed.
    DueMoved,
    /// Lists of two sources have it.
    TwoSources,
    /// The day of receiving changed.
    ReceivedChanged,
    /// Finished before it was received.
    FinishedBeforeReceived,
    /// The status went backwards.
    StatusBack,
    /// Lists of one moment say different things.
    Disagree,
}

impl Sign {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Sign; 10] = [
        Sign::FinishedAtDue,
        Sign::OutOfHours,
        Sign::AtOnce,
        Sign::Withdrawals,
        Sign::DueMoved,
        Sign::TwoSources,
        Sign::ReceivedChanged,
        Sign::FinishedBeforeReceived,
        Sign::StatusBack,
        Sign::Disagree,
    ];

    /// What it is called.
    pub fn word(self) -> &'static str {
        match self {
            Sign::FinishedAtDue => "Kết thúc trùng hạn trả đến từng giây",
            Sign::OutOfHours => "Kết thúc ngoài giờ hoặc ngày nghỉ",
            Sign::AtOnce => "Tiếp nhận và kết thúc trong một phút",
            Sign::Withdrawals => "Rút, trả lại dồn vào cuối kỳ",
            Sign::DueMoved => "Đổi hạn trả sau khi đã quá hạn",
            Sign::TwoSources => "Hai nguồn cùng có một hồ sơ",
            Sign::ReceivedChanged => "Đổi ngày tiếp nhận",
            Sign::FinishedBeforeReceived => "Kết thúc trước khi tiếp nhận",
            Sign::StatusBack => "Trạng thái lùi lại",
            Sign::Disagree => "Danh sách cùng thời điểm ghi khác nhau",
        }
    }

    /// Its rule, in a sentence.
    pub fn rule(self) -> &'static str {
        match self {
            Sign::FinishedAtDue => {
                "Thời điểm kết thúc bằng đúng thời điểm hẹn trả đến từng giây, từ 5 hồ sơ trở lên kết thúc trong cùng \
                 một ngày."
            }
            Sign::OutOfHours => {
                "Kết thúc trước 7 giờ, sau 18 giờ, hoặc vào ngày không làm việc; danh sách không ghi giờ thì chỉ xét \
                 ngày."
            }
            Sign::AtOnce => {
                "Từ lúc tiếp nhận đến lúc kết thúc không quá 60 giây; chỉ xét khi danh sách ghi cả giờ."
            }
            Sign::Withdrawals => {
                "Trong ba ngày cuối kỳ (12, 13, 14) có từ 5 hồ sơ rút hoặc trả lại, và nhiều hơn số rút, trả lại của \
                 các ngày trước đó trong kỳ."
            }
            Sign::DueMoved => {
                "Danh sách sau ghi hạn trả khác danh sách trước, mà đến thời điểm danh sách sau thì hạn cũ đã qua."
            }
            Sign::TwoSources => "Cùng một mã hồ sơ có trong danh sách của hai nguồn.",
            Sign::ReceivedChanged => "Danh sách sau ghi ngày tiếp nhận khác danh sách trước.",
            Sign::FinishedBeforeReceived => "Ngày kết thúc sớm hơn ngày tiếp nhận.",
            Sign::StatusBack => {
                "Danh sách sau ghi một bước xử lý trước bước mà danh sách trước đã ghi."
            }
            Sign::Disagree => {
                "Hai danh sách tính đến cùng một thời điểm ghi khác nhau về cùng một hồ sơ."
            }
        }
    }

    /// Whether it is lists that do not go together; else it shows in the dossiers as they are known.
    pub fn is_conflict(self) -> bool {
        !matches!(
            self,
            Sign::FinishedAtDue | Sign::OutOfHours | Sign::AtOnce | Sign::Withdrawals
        )
    }

    /// The sign that a conflict is.
    pub fn of_conflict(what: &What) -> Sign {
        match what {
            What::TwoSources { .. } => Sign::TwoSources,
            What::ReceivedChanged { .. } => Sign::ReceivedChanged,
            What::DueMoved { .. } => Sign::DueMoved,
            What::FinishedBeforeReceived { .. } => Sign::FinishedBeforeReceived,
            What::StatusBack { .. } => Sign::StatusBack,
            What::Disagree { .. } => Sign::Disagree,
        }
    }
}

/// The dossiers that show a sign which is no conflict; none of any other.
pub fn showing(
    sign: Sign,
    dossiers: &[Dossier],
    is_working: &dyn Fn(NaiveDate) -> bool,
) -> HashSet<i64> {
    match sign {
        Sign::FinishedAtDue => at_due(dossiers),
        Sign::OutOfHours => {
            let mut working = Remembered::of(is_working);
            let shows = |own: &&Dossier| {
                let finished = own.facts.finished;
                finished.is_some_and(|at| is_out_of_hours(at) || !working.is(at.date()))
            };
            dossiers.iter().filter(shows).map(|own| own.id).collect()
        }
        Sign::AtOnce => ids(dossiers, is_at_once),
        Sign::Withdrawals => withdrawals(dossiers),
        _ => HashSet::new(),
    }
}

fn ids(dossiers: &[Dossier], shows: impl Fn(&Dossier) -> bool) -> HashSet<i64> {
    let found = dossiers.iter().filter(|own| shows(own));
    found.map(|own| own.id).collect()
}

/// Days that were asked for already: there are few, and dossiers are many.
struct Remembered<'a> {
    ask: &'a dyn Fn(NaiveDate) -> bool,
    known: HashMap<NaiveDate, bool>,
}

impl<'a> Remembered<'a> {
    fn of(ask: &'a dyn Fn(NaiveDate) -> bool) -> Remembered<'a> {
        Remembered {
            ask,
            known: HashMap::new(),
        }
    }

    fn is(&mut self, day: NaiveDate) -> bool {
        let ask = self.ask;
        *self.known.entry(day).or_insert_with(|| ask(day))
    }
}

fn is_out_of_hours(at: NaiveDateTime) -> bool {
    let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
    !is_day(at) && (at.time() < hour(HOURS.0) || at.time() > hour(HOURS.1))
}

fn is_at_once(own: &Dossier) -> bool {
    match (own.facts.received, own.facts.finished) {
        (Some(received), Some(finished)) if !is_day(received) && !is_day(finished) => {
            (TimeDelta::zero()..=TimeDelta::minutes(1)).contains(&(finished - received))
        }
        _ => false,
    }
}

fn at_due(dossiers: &[Dossier]) -> HashSet<i64> {
    let mut of_day: HashMap<NaiveDate, Vec<i64>> = HashMap::new();
    for own in dossiers {
        if let (Some(finished), Some(due)) = (own.facts.finished, own.facts.due)
            && finished == due
            && !is_day(due)
        {
            of_day.entry(due.date()).or_default().push(own.id);
        }
    }
    let batches = of_day.into_values().filter(|own| own.len() >= MANY);
    batches.flatten().collect()
}

fn withdrawals(dossiers: &[Dossier]) -> HashSet<i64> {
    // Of each cycle those of its last days, and how many there were before.
    let mut of_cycle: HashMap<Cycle, (Vec<i64>, usize)> = HashMap::new();
    for own in dossiers {
        let is_withdrawn = matches!(own.facts.status, Some(Status::Withdrawn | Status::SentBack));
        let ended = own.facts.finished.or(own.facts.returned);
        let Some(ended) = ended.filter(|_| is_withdrawn) else {
            continue;
        };
        let cycle = Cycle::containing(ended.date());
        let (last, before) = of_cycle.entry(cycle).or_default();
        match (cycle.last_day() - ended.date()).num_days() < LAST_DAYS {
            true => last.push(own.id),
            false => *before += 1,
        }
    }
    let waves = of_cycle.into_values();
    let waves = waves.filter(|(last, before)| last.len() >= MANY && last.len() > *before);
    waves.flat_map(|(last, _)| last).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Facts;
    use chrono::Datelike;

    /// "13 16:59:59": of November 2026; "13": a day.
    fn at(text: &str) -> Option<NaiveDateTime> {
        let whole = match text.len() {
            2 => format!("2026-11-{text} 00:00:00"),
            _ => format!("2026-11-{text}"),
        };
        NaiveDateTime::parse_from_str(&whole, "%Y-%m-%d %H:%M:%S").ok()
    }

    fn dossier(id: i64, received: &str, due: &str, finished: &str, status: Status) -> Dossier {
        let facts = Facts {
            received: at(received),
            due: at(due),
            finished: at(finished),
            status: Some(status),
            ..Facts::default()
        };
        Dossier {
            id,
            facts,
            ..Dossier::default()
        }
    }

    fn shown(sign: Sign, dossiers: &[Dossier]) -> Vec<i64> {
        let weekday = |day: NaiveDate| day.weekday().number_from_monday() <= 5;
        let mut shown: Vec<i64> = showing(sign, dossiers, &weekday).into_iter().collect();
        shown.sort_unstable();
        shown
    }

    #[test]
    fn finishing_at_the_due_second_is_a_sign_in_batches_alone() {
        let all = |count: i64, due: &str, finished: &str| -> Vec<Dossier> {
            let own = |id| dossier(id, "02", due, finished, Status::Done);
            (0..count).map(own).collect()
        };
        for (count, due, finished, expected) in [
            (5, "13 17:00:00", "13 17:00:00", 5),
            (4, "13 17:00:00", "13 17:00:00", 0),
            (5, "13 17:00:00", "13 16:59:59", 0),
            // Days without a time are equal as days only.
            (9, "13", "13", 0),
        ] {
            let found = shown(Sign::FinishedAtDue, &all(count, due, finished));
            assert_eq!(found.len(), expected, "{count} {due} {finished}");
        }
        // Two days are no batch.
        let mut two = all(4, "13 17:00:00", "13 17:00:00");
        two.push(dossier(9, "02", "12 17:00:00", "12 17:00:00", Status::Done));
        assert_eq!(shown(Sign::FinishedAtDue, &two), [0_i64; 0]);
    }

    #[test]
    fn work_at_night_on_a_day_off_or_at_once_is_a_sign() {
        // The 13th is a Friday.
        for (received, finished, out, at_once) in [
            ("13 08:00:00", "13 17:30:00", false, false),
            ("13 08:00:00", "13 18:00:00", false, false),
            ("13 08:00:00", "13 18:00:01", true, false),
            ("13 08:00:00", "13 06:59:59", true, false),
            ("13 08:00:00", "14 09:00:00", true, false),
            ("13 08:00:00", "14", true, false),
            ("13 08:00:00", "13", false, false),
            ("13 08:00:00", "13 08:01:00", false, true),
            ("13 08:00:00", "13 08:01:01", false, false),
            ("13 08:00:00", "13 07:59:59", false, false),
            ("13", "13", false, false),
            ("13 08:00:00", "", false, false),
        ] {
            let own = [dossier(1, received, "20", finished, Status::Done)];
            let found = |sign| !shown(sign, &own).is_empty();
            assert_eq!(found(Sign::OutOfHours), out, "{received} {finished}");
            assert_eq!(found(Sign::AtOnce), at_once, "{received} {finished}");
        }
    }

    #[test]
    fn many_withdrawals_in_the_last_days_of_a_cycle_are_a_wave() {
        let all = |last: i64, day: &str, before: i64| -> Vec<Dossier> {
            let own = |id: i64| {
                let day = if id < last { day } else { "11" };
                let status = if id % 2 == 0 {
                    Status::Withdrawn
                } else {
                    Status::SentBack
                };
                dossier(id, "02", "20", day, status)
            };
            (0..last + before).map(own).collect()
        };
        for (last, day, before, expected) in [
            (5, "12", 4, 5),
            (5, "14", 0, 5),
            (5, "12", 5, 0),
            (4, "12", 0, 0),
            (5, "11", 0, 0),
            // The next cycle has begun.
            (5, "15", 0, 0),
        ] {
            let found = shown(Sign::Withdrawals, &all(last, day, before));
            assert_eq!(found.len(), expected, "{last} {day} {before}");
        }
        let mut done = all(5, "13", 0);
        done[0].facts.status = Some(Status::Done);
        assert_eq!(shown(Sign::Withdrawals, &done), [0_i64; 0]);
    }

    #[test]
    fn every_sign_has_words_of_its_own_and_a_rule() {
        let words: HashSet<&str> = Sign::ALL.iter().map(|own| own.word()).collect();
        let rules: HashSet<&str> = Sign::ALL.iter().map(|own| own.rule()).collect();
        assert_eq!((words.len(), rules.len()), (10, 10));
    }
}
