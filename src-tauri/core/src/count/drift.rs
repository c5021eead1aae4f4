//! Why a figure moved after a later list: dossier by dossier, what is known now that was not known then.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Subject;
use crate::dossier::Status;

/// Why a dossier is counted now and was not, or the other way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// No list knew it then.
    EnteredLate,
    /// No list knows it now: its list was taken back, or cleared.
    Left,
    /// It was withdrawn since.
    Withdrawn,
    /// Another status.
    Status,
    /// Another receipt.
    Received,
    /// Another due date.
    Due,
    /// Another end: finished or handed over.
    Finished,
    /// Another way of handing in.
    Channel,
    /// Another procedure, level, fee or row.
    Procedure,
    /// Something else was learned of it: paid, digitised, electronic result, apology.
    Learned,
    /// Nothing about it changed: the rule, the days or the condition did.
    Counting,
}

impl Reason {
    /// All of them.
    pub const ALL: [Reason; 11] = [
        Reason::EnteredLate,
        Reason::Left,
        Reason::Withdrawn,
        Reason::Status,
        Reason::Received,
        Reason::Due,
        Reason::Finished,
        Reason::Channel,
        Reason::Procedure,
        Reason::Learned,
        Reason::Counting,
    ];

    /// As the officer reads it.
    pub fn told(self) -> &'static str {
        match self {
            Reason::EnteredLate => "nhập muộn",
            Reason::Left => "không còn trong danh sách",
            Reason::Withdrawn => "đã rút hồ sơ",
            Reason::Status => "đổi trạng thái",
            Reason::Received => "đổi ngày tiếp nhận",
            Reason::Due => "đổi ngày hẹn trả",
            Reason::Finished => "đổi ngày kết thúc",
            Reason::Channel => "đổi hình thức nộp",
            Reason::Procedure => "đổi thủ tục hoặc lĩnh vực",
            Reason::Learned => "bổ sung thông tin",
            Reason::Counting => "đổi cách đếm",
        }
    }
}

/// A figure at one time: all dossiers that were known, and which of them it counted.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The dossiers as they were known.
    pub subjects: &'a [Subject],
    /// Those that were counted ([`super::Members::known`]).
    pub counted: &'a [i64],
}

/// A dossier that moved the figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The dossier.
    pub id: i64,
    /// It is counted now and was not; else it was and is not.
    pub came: bool,
    /// Why; never empty.
    pub reasons: Vec<Reason>,
}

/// The dossiers that are counted on one side alone, by their ids, and why.
pub fn moved(before: Side, now: Side) -> Vec<Moved> {
    let then: HashSet<i64> = before.counted.iter().copied().collect();
    let after: HashSet<i64> = now.counted.iter().copied().collect();
    let differ: BTreeSet<i64> = then.symmetric_difference(&after).copied().collect();
    let known = |side: Side<'_>| -> HashMap<i64, Subject> {
        let own = side.subjects.iter().filter(|own| differ.contains(&own.id));
        own.map(|own| (own.id, *own)).collect()
    };
    let (was, is) = (known(before), known(now));
    let moved = differ.iter().map(|id| Moved {
        id: *id,
        came: after.contains(id),
        reasons: reasons(was.get(id), is.get(id)),
    });
    moved.collect()
}

/// What differs between what was known of a dossier and what is.
pub fn reasons(before: Option<&Subject>, now: Option<&Subject>) -> Vec<Reason> {
    let (before, now) = match (before, now) {
        (Some(before), Some(now)) => (before, now),
        (None, Some(_)) => return vec![Reason::EnteredLate],
        (Some(_), None) => return vec![Reason::Left],
        (None, None) => return vec![Reason::Counting],
    };
    let (was, is) = (&before.facts, &now.facts);
    let status = match is.status {
        Some(Status::Withdrawn) => Reason::Withdrawn,
        _ => Reason::Status,
    };
    let of_procedure = |own: &Subject| (own.procedure, own.level, own.fee, own.line);
    let other = [
        (status, was.status != is.status),
        (Reason::Received, was.received != is.received),
        (Reason::Due, was.due != is.due),
        (
            Reason::Finished,
            (was.finished, was.returned) != (is.finished, is.returned),
        ),
        (Reason::Channel, was.channel != is.channel),
        (Reason::Procedure, of_procedure(before) != of_procedure(now)),
        (
            Reason::Learned,
            (was.paid, was.digitised, was.electronic, was.apology)
                != (is.paid, is.digitised, is.electronic, is.apology),
        ),
    ];
    let other = other.into_iter().filter(|(_, differs)| *differs);
    let found: Vec<Reason> = other.map(|(reason, _)| reason).collect();
    match found.is_empty() {
        true => vec![Reason::Counting],
        false => found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Channel, Facts};
    use crate::procedure::Level;
    use chrono::NaiveDate;

    #[test]
    fn what_changed_is_why() {
        let day = |day: u32| NaiveDate::from_ymd_opt(2026, 10, day)?.and_hms_opt(8, 0, 0);
        let base = Subject {
            id: 7,
            facts: Facts {
                status: Some(Status::Processing),
                received: day(1),
                due: day(9),
                ..Facts::default()
            },
            ..Subject::default()
        };
        let facts = |facts: Facts| Subject { facts, ..base };
        let f = base.facts;
        let table: Vec<(Subject, &[Reason])> = vec![
            (base, &[Reason::Counting]),
            (
                facts(Facts {
                    status: Some(Status::Withdrawn),
                    ..f
                }),
                &[Reason::Withdrawn],
            ),
            (
                facts(Facts {
                    status: Some(Status::Done),
                    finished: day(8),
                    ..f
                }),
                &[Reason::Status, Reason::Finished],
            ),
            (
                facts(Facts {
                    received: day(2),
                    ..f
                }),
                &[Reason::Received],
            ),
            (facts(Facts { due: None, ..f }), &[Reason::Due]),
            (
                facts(Facts {
                    returned: day(8),
                    ..f
                }),
                &[Reason::Finished],
            ),
            (
                facts(Facts {
                    channel: Some(Channel::Online),
                    ..f
                }),
                &[Reason::Channel],
            ),
            (Subject { line: 2, ..base }, &[Reason::Procedure]),
            (
                Subject {
                    procedure: Some(3),
                    ..base
                },
                &[Reason::Procedure],
            ),
            (
                Subject {
                    level: Some(Level::Full),
                    ..base
                },
                &[Reason::Procedure],
            ),
            (
                facts(Facts {
                    paid: Some(true),
                    ..f
                }),
                &[Reason::Learned],
            ),
            (
                facts(Facts {
                    apology: Some(false),
                    due: day(3),
                    ..f
                }),
                &[Reason::Due, Reason::Learned],
            ),
        ];
        for (now, expected) in table {
            assert_eq!(reasons(Some(&base), Some(&now)), expected, "{now:?}");
        }
        assert_eq!(reasons(None, Some(&base)), [Reason::EnteredLate]);
        assert_eq!(reasons(Some(&base), None), [Reason::Left]);
    }

    #[test]
    fn only_what_is_counted_on_one_side_is_told() {
        let of = |id: i64, line: u32| Subject {
            id,
            line,
            ..Subject::default()
        };
        let before = Side {
            subjects: &[of(1, 0), of(2, 0), of(3, 0), of(5, 0)],
            counted: &[1, 2, 3],
        };
        let now = Side {
            subjects: &[of(4, 0), of(2, 1), of(1, 1), of(5, 1)],
            counted: &[4, 1],
        };
        let told: Vec<(i64, bool, Vec<Reason>)> = moved(before, now)
            .into_iter()
            .map(|own| (own.id, own.came, own.reasons))
            .collect();
        let expected = [
            (2, false, vec![Reason::Procedure]),
            (3, false, vec![Reason::Left]),
            (4, true, vec![Reason::EnteredLate]),
        ];
        assert_eq!(told, expected);
        assert_eq!(moved(before, before), []);
    }

    #[test]
    fn every_reason_has_a_phrase_of_its_own() {
        let told: HashSet<&str> = Reason::ALL.map(Reason::told).into_iter().collect();
        assert_eq!(told.len(), Reason::ALL.len());
    }
}
