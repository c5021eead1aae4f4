//! What several lists say of one dossier and does not go together: worth a look, decided by nobody here.

use chrono::{NaiveDateTime, NaiveTime, Timelike};

use super::merge::merged;
use super::{Facts, Status};
use crate::value::{format_date, said};

/// What one list said of a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saying<'a> {
    /// The moment up to which the list speaks.
    pub as_of: NaiveDateTime,
    /// The key of the list's source.
    pub source: Option<&'a str>,
    /// The code of the procedure.
    pub procedure: Option<&'a str>,
    /// Everything else.
    pub facts: Facts,
}

/// A conflict and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The dossier.
    pub dossier: i64,
    /// Its code.
    pub code: String,
    /// What does not go together.
    pub what: What,
}

/// What does not go together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Lists of two sources have the dossier.
    TwoSources {
        /// The source that had it first.
        first: String,
        /// The other one.
        second: String,
    },
    /// The day of receiving changed.
    ReceivedChanged {
        /// What was said.
        from: NaiveDateTime,
        /// What a later list says.
        to: NaiveDateTime,
    },
    /// The due date changed, and when the new one was told the old one had passed.
    DueMoved {
        /// What was said.
        from: NaiveDateTime,
        /// What a later list says.
        to: NaiveDateTime,
        /// The moment of the list that says it.
        told: NaiveDateTime,
    },
    /// It was finished before it was received.
    FinishedBeforeReceived {
        /// When it was received.
        received: NaiveDateTime,
        /// When it was finished.
        finished: NaiveDateTime,
    },
    /// The status went backwards.
    StatusBack {
        /// What was said.
        from: Status,
        /// What a later list says.
        to: Status,
    },
    /// Lists of one moment say different things.
    Disagree {
        /// The moment.
        as_of: NaiveDateTime,
        /// On what, in words.
        on: Vec<&'static str>,
    },
}

impl What {
    /// What it is, and what to do. `name` gives the name of a source by its key.
    pub fn sentence(&self, name: impl Fn(&str) -> String) -> String {
        match self {
            What::TwoSources { first, second } => format!(
                "Hai nguồn cùng có mã hồ sơ này: {} và {}. Kiểm tra xem hồ sơ thuộc nguồn nào.",
                name(first),
                name(second)
            ),
            What::ReceivedChanged { from, to } => format!(
                "Ngày tiếp nhận đổi từ {} thành {}. Kiểm tra trên hệ thống ngày nào đúng.",
                when(*from),
                when(*to)
            ),
            What::DueMoved { from, to, told } => format!(
                "Hạn trả đổi từ {} thành {}; khi danh sách tính đến {} ghi hạn mới thì hạn cũ đã qua. \
                 Kiểm tra lý do đổi hạn.",
                when(*from),
                when(*to),
                when(*told)
            ),
            What::FinishedBeforeReceived { received, finished } => format!(
                "Kết thúc xử lý lúc {}, trước khi tiếp nhận lúc {}. \
                 Kiểm tra xem ngày và tháng có bị đổi chỗ trong danh sách không.",
                when(*finished),
                when(*received)
            ),
            What::StatusBack { from, to } => format!(
                "Trạng thái lùi lại: từ “{}” thành “{}”. Kiểm tra trên hệ thống hồ sơ đang ở bước nào.",
                from.word().to_lowercase(),
                to.word().to_lowercase()
            ),
            What::Disagree { as_of, on } => format!(
                "Các danh sách cùng tính đến {} ghi khác nhau về {}. \
                 Kiểm tra trên hệ thống, rồi gỡ lần nhập sai.",
                when(*as_of),
                on.join(", ")
            ),
        }
    }
}

/// A moment at midnight is a day.
fn when(at: NaiveDateTime) -> String {
    match is_day(at) {
        true => format_date(at.date()),
        false => said::moment(at),
    }
}

fn is_day(at: NaiveDateTime) -> bool {
    at.time() == NaiveTime::MIN
}

/// Whether two moments are not the same, as exactly as the less exact of them is written: a day, a minute, a second.
fn differ(a: NaiveDateTime, b: NaiveDateTime) -> bool {
    let minute = |at: NaiveDateTime| at.with_second(0);
    match (is_day(a) || is_day(b), a.second() == 0 || b.second() == 0) {
        (true, _) => a.date() != b.date(),
        (false, true) => minute(a) != minute(b),
        (false, false) => a != b,
    }
}

fn is_before(a: NaiveDateTime, b: NaiveDateTime) -> bool {
    match is_day(a) || is_day(b) {
        true => a.date() < b.date(),
        false => a < b,
    }
}

/// How far along a status is; those of one step may follow each other in any order.
fn step(status: Status) -> u8 {
    match status {
        Status::Registered | Status::Refused => 0,
        Status::Accepted => 1,
        Status::Processing | Status::AwaitingPapers | Status::AwaitingPayment | Status::Stopped => {
            2
        }
        Status::Withdrawn | Status::SentBack | Status::Done => 3,
        Status::Returned => 4,
    }
}

/// The last one that said something of a kind.
struct Last<T> {
    said: Option<(T, NaiveDateTime)>,
}

/// How what is said now stands to what was said last.
enum Change<T> {
    None,
    /// Another list of the same moment said something else.
    Disagrees,
    /// An earlier list said something else.
    From(T),
}

impl<T: Copy> Last<T> {
    const NOTHING: Last<T> = Last { said: None };

    fn hear(
        &mut self,
        now: Option<T>,
        as_of: NaiveDateTime,
        differ: impl Fn(T, T) -> bool,
    ) -> Change<T> {
        let Some(now) = now else {
            return Change::None;
        };
        match self.said.replace((now, as_of)) {
            Some((last, at)) if differ(last, now) => match at == as_of {
                true => Change::Disagrees,
                false => Change::From(last),
            },
            _ => Change::None,
        }
    }
}

/// The conflicts in what was said of one dossier, in the order of speaking.
pub fn conflicts(sayings: &[Saying<'_>]) -> Vec<What> {
    let mut found = Vec::new();
    let mut sources: Vec<&str> = Vec::new();
    let (mut received, mut due) = (Last::NOTHING, Last::NOTHING);
    let (mut finished, mut returned) = (Last::NOTHING, Last::NOTHING);
    let (mut status, mut channel) = (Last::NOTHING, Last::NOTHING);
    let mut procedure = Last::NOTHING;
    let mut answers = [const { Last::<bool>::NOTHING }; 4];
    for saying in sayings {
        let (said, told) = (saying.facts, saying.as_of);
        if let Some(source) = saying.source.filter(|own| !sources.contains(own)) {
            found.extend(sources.first().map(|first| What::TwoSources {
                first: (*first).to_owned(),
                second: source.to_owned(),
            }));
            sources.push(source);
        }
        let mut on = Vec::new();
        match received.hear(said.received, told, differ) {
            Change::From(from) => {
                found.extend(said.received.map(|to| What::ReceivedChanged { from, to }))
            }
            Change::Disagrees => on.push("ngày tiếp nhận"),
            Change::None => {}
        }
        match due.hear(said.due, told, differ) {
            Change::From(from) if from.date() < told.date() => {
                found.extend(said.due.map(|to| What::DueMoved { from, to, told }));
            }
            Change::Disagrees => on.push("hạn trả"),
            Change::From(_) | Change::None => {}
        }
        match status.hear(said.status, told, |a, b| a != b) {
            Change::From(from) => found.extend(
                said.status
                    .filter(|to| step(*to) < step(from))
                    .map(|to| What::StatusBack { from, to }),
            ),
            Change::Disagrees => on.push("trạng thái"),
            Change::None => {}
        }
        let mut others = |disagrees: bool, what| {
            if disagrees {
                on.push(what);
            }
        };
        let of = |change| matches!(change, Change::Disagrees);
        others(
            of(finished.hear(said.finished, told, differ)),
            "ngày kết thúc",
        );
        others(
            of(returned.hear(said.returned, told, differ)),
            "ngày trả kết quả",
        );
        let changed = channel.hear(said.channel, told, |a, b| a != b);
        others(matches!(changed, Change::Disagrees), "hình thức nộp");
        let changed = procedure.hear(saying.procedure, told, |a, b| a != b);
        others(matches!(changed, Change::Disagrees), "thủ tục");
        let now = [
            (said.paid, "thanh toán trực tuyến"),
            (said.digitised, "số hóa"),
            (said.electronic, "kết quả điện tử"),
            (said.apology, "phiếu xin lỗi"),
        ];
        for (last, (now, what)) in answers.iter_mut().zip(now) {
            others(
                matches!(last.hear(now, told, |a, b| a != b), Change::Disagrees),
                what,
            );
        }
        if !on.is_empty() {
            found.push(What::Disagree { as_of: told, on });
        }
    }
    let known = merged(sayings.iter().map(|saying| saying.facts));
    if let (Some(received), Some(finished)) = (known.received, known.finished)
        && is_before(finished, received)
    {
        found.push(What::FinishedBeforeReceived { received, finished });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Channel;

    /// "15 08:30": of November; "15": a day.
    fn at(text: &str) -> NaiveDateTime {
        let whole = match text.len() {
            2 => format!("2026-11-{text} 00:00:00"),
            8 => format!("2026-11-{text}:00"),
            _ => format!("2026-11-{text}"),
        };
        NaiveDateTime::parse_from_str(&whole, "%Y-%m-%d %H:%M:%S").unwrap()
    }

    fn saying(as_of: &str, facts: Facts) -> Saying<'static> {
        Saying {
            as_of: at(as_of),
            source: None,
            procedure: None,
            facts,
        }
    }

    #[track_caller]
    fn check(sayings: &[Saying<'_>], expected: &[&str]) {
        let told: Vec<String> = conflicts(sayings)
            .iter()
            .map(|what| what.sentence(|key| format!("nguồn {key}")))
            .collect();
        assert_eq!(told, expected);
    }

    fn received(text: &str) -> Facts {
        Facts {
            received: Some(at(text)),
            ..Facts::default()
        }
    }

    fn due(text: &str) -> Facts {
        Facts {
            due: Some(at(text)),
            ..Facts::default()
        }
    }

    fn status(status: Status) -> Facts {
        Facts {
            status: Some(status),
            ..Facts::default()
        }
    }

    #[test]
    fn what_goes_together_is_not_told() {
        check(&[], &[]);
        check(&[saying("15", received("03 08:30:12"))], &[]);
        // Less exact is not different; silence neither.
        check(
            &[
                saying("15", received("03 08:30:12")),
                saying("16", received("03")),
                saying("17", Facts::default()),
                saying("18", received("03 08:30")),
            ],
            &[],
        );
        // The old date had not passed.
        check(&[saying("10", due("12")), saying("12", due("14"))], &[]);
    }

    #[test]
    fn a_day_of_receiving_that_changes_is_told() {
        check(
            &[
                saying("15", received("03 08:30")),
                saying("16", received("04")),
            ],
            &[
                "Ngày tiếp nhận đổi từ 03/11/2026 08:30 thành 04/11/2026. Kiểm tra trên hệ thống ngày nào đúng.",
            ],
        );
        check(
            &[
                saying("15", received("03 08:30:11")),
                saying("16", received("03 08:30:12")),
            ],
            &[
                "Ngày tiếp nhận đổi từ 03/11/2026 08:30 thành 03/11/2026 08:30. Kiểm tra trên hệ thống ngày nào đúng.",
            ],
        );
    }

    #[test]
    fn a_due_date_that_moves_after_it_passed_is_told() {
        check(
            &[saying("10", due("12")), saying("13", due("20"))],
            &[
                "Hạn trả đổi từ 12/11/2026 thành 20/11/2026; khi danh sách tính đến 13/11/2026 ghi hạn mới thì \
               hạn cũ đã qua. Kiểm tra lý do đổi hạn.",
            ],
        );
    }

    #[test]
    fn finishing_before_receiving_is_told_as_exactly_as_it_is_known() {
        let both = |from: &str, to: &str| Facts {
            finished: Some(at(to)),
            ..received(from)
        };
        check(&[saying("15", both("03 08:30", "03"))], &[]);
        check(
            &[
                saying("15", received("03 08:30")),
                saying(
                    "16",
                    Facts {
                        finished: Some(at("03 08:29")),
                        ..Facts::default()
                    },
                ),
            ],
            &[
                "Kết thúc xử lý lúc 03/11/2026 08:29, trước khi tiếp nhận lúc 03/11/2026 08:30. \
               Kiểm tra xem ngày và tháng có bị đổi chỗ trong danh sách không.",
            ],
        );
        // What a later list put right is no conflict of the two any more.
        let wrong = both("05", "03");
        assert_eq!(
            conflicts(&[saying("15", wrong), saying("16", received("03"))]).len(),
            1
        );
    }

    #[test]
    fn a_status_that_goes_back_is_told() {
        let back =
            |from, to| conflicts(&[saying("15", status(from)), saying("16", status(to))]).len();
        for (from, to, expected) in [
            (Status::Registered, Status::Accepted, 0),
            (Status::Processing, Status::AwaitingPapers, 0),
            (Status::AwaitingPapers, Status::Processing, 0),
            (Status::Stopped, Status::Processing, 0),
            (Status::Done, Status::Returned, 0),
            (Status::Refused, Status::Accepted, 0),
            (Status::Done, Status::Processing, 1),
            (Status::Returned, Status::Done, 1),
            (Status::SentBack, Status::Processing, 1),
            (Status::Accepted, Status::Registered, 1),
        ] {
            assert_eq!(back(from, to), expected, "{from:?} {to:?}");
        }
        check(
            &[
                saying("15", status(Status::Returned)),
                saying("16", status(Status::Processing)),
            ],
            &[
                "Trạng thái lùi lại: từ “đã trả kết quả” thành “đang xử lý”. Kiểm tra trên hệ thống hồ sơ đang ở bước nào.",
            ],
        );
    }

    #[test]
    fn two_sources_are_told_once_each() {
        let of = |source| Saying {
            source: Some(source),
            ..saying("15", Facts::default())
        };
        check(&[of("a"), of("a")], &[]);
        check(
            &[of("a"), of("b"), of("a"), of("b")],
            &[
                "Hai nguồn cùng có mã hồ sơ này: nguồn a và nguồn b. Kiểm tra xem hồ sơ thuộc nguồn nào.",
            ],
        );
        assert_eq!(conflicts(&[of("a"), of("b"), of("c")]).len(), 2);
    }

    #[test]
    fn lists_of_one_moment_that_disagree_are_told_and_not_as_changes() {
        let of = |facts: Facts, procedure| Saying {
            procedure: Some(procedure),
            ..saying("15 17:00", facts)
        };
        let first = Facts {
            channel: Some(Channel::Online),
            status: Some(Status::Returned),
            paid: Some(true),
            ..received("03")
        };
        let second = Facts {
            channel: Some(Channel::Direct),
            status: Some(Status::Processing),
            paid: Some(false),
            ..received("04")
        };
        check(
            &[of(first, "1.001193"), of(second, "1.001194")],
            &[
                "Các danh sách cùng tính đến 15/11/2026 17:00 ghi khác nhau về ngày tiếp nhận, trạng thái, \
               hình thức nộp, thủ tục, thanh toán trực tuyến. Kiểm tra trên hệ thống, rồi gỡ lần nhập sai.",
            ],
        );
    }
}
