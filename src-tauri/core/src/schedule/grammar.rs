//! The grammar of a time's text. A text is parts one after the other; each part is ongoing, on an event, a
//! rhythm or moments. Everything has to be read, or nothing is understood; what can be meant otherwise is proposed.
//!
//! ```text
//! text     = part { [","|"và"] part }
//! ongoing  = ["công việc"] "thường xuyên" [year] | "cả năm"
//! start    = "từ" name ["trở đi"] | name "trở đi" | "từ ngày ban hành" ["trở đi"]
//! event    = ("khi" | "sau khi" | "theo yêu cầu" | "theo tiến độ" | n "ngày kể từ ngày" …) words without a time
//! rhythm   = ["định kỳ"] (days every | "cuối" span | named | span { "," span } [days])
//! days     = ["trước" [hour] | "chậm nhất"] ("ngày" n | "thứ" n) | "từ ngày" n "đến ngày" n
//! every    = "hàng tháng" | "hàng tuần" | "tháng cuối quý"
//! span     = ["hàng"] ("tuần" | "tháng" | "quý" | "6 tháng" | "9 tháng" | "năm")
//! named    = quarters and spans that together are every quarter: "quý I, 6 tháng, 9 tháng, năm"
//! moments  = moment { "," moment }
//! moment   = ["từ"] name ("đến"|"-") name | ["trước" [hour] | "chậm nhất" | "đến hết" | "trong"] name
//! name     = day | ["đầu"|"giữa"|"cuối"] (month | quarter | year) | "6 tháng đầu năm"
//! ```

use chrono::NaiveDate;

use super::dates;
use super::event::{Tie, event};
use super::moment::{Bound, Moment, acts, moments, since_event};
use super::name::{Name, Unit, name};
use super::reading::{Known, Proposal, Question};
use super::rhythm::rhythm;
use super::rule::{Day, Rule, Schedule, Span};
use super::token::{Reader, Token};
use crate::value::{format_date, lower};

/// A part of a text.
enum Part {
    Ongoing,
    Start(Option<Name>),
    OnEvent(Tie),
    Rhythm(Vec<Rule>),
    Moments(Vec<Moment>),
    YearsOn,
}

/// What a text means, or why it is a question.
pub(super) fn read(text: &str, year: i32) -> Result<Known, Question> {
    let mut reader = Reader::new(text).ok_or_else(Question::default)?;
    let mut parts = Parts::default();
    loop {
        reader.separators();
        if reader.is_done() {
            break;
        }
        match part(&mut reader).ok_or_else(Question::default)? {
            Part::Ongoing => parts.ongoing = true,
            Part::Start(from) => parts.start = Some(from),
            Part::OnEvent(tie) => parts.tie = parts.tie.max(Some(tie)),
            Part::Rhythm(own) => parts.rules.extend(own),
            Part::Moments(own) => {
                // Named apart, so that the word of the first need not go for the second.
                if !parts.dates.is_empty() {
                    reader.doubt();
                }
                parts.dates.extend(own);
            }
            Part::YearsOn => parts.years_on = true,
        }
    }
    let (known, sure) = parts.meaning(year)?;
    match sure && !reader.is_doubtful() {
        true => Ok(known),
        false => Err(Question {
            why: None,
            proposal: Some(parts.proposal(known)),
        }),
    }
}

fn part(reader: &mut Reader) -> Option<Part> {
    if let Some(start) = reader.attempt(start) {
        return Some(Part::Start(start));
    }
    acts(reader);
    reader
        .attempt(event)
        .map(Part::OnEvent)
        .or_else(|| reader.attempt(ongoing).map(|()| Part::Ongoing))
        .or_else(|| reader.attempt(years_on).map(|()| Part::YearsOn))
        .or_else(|| reader.attempt(rhythm).map(Part::Rhythm))
        .or_else(|| reader.attempt(moments).map(Part::Moments))
}

/// What the parts of a text say.
#[derive(Default)]
struct Parts {
    ongoing: bool,
    /// From when on it goes; the inner none: from an event.
    start: Option<Option<Name>>,
    tie: Option<Tie>,
    rules: Vec<Rule>,
    dates: Vec<Moment>,
    years_on: bool,
}

impl Parts {
    /// What they mean together, and whether that is sure. What goes on all the time or comes on an event adds no
    /// due date, so the rest decides.
    fn meaning(&self, year: i32) -> Result<(Known, bool), Question> {
        let ongoing = self.ongoing || self.start.is_some();
        let from = match self.start {
            Some(Some(name)) => Some(dates::first_day(name, year)?),
            _ => None,
        };
        let mut rules: Vec<Rule> = Vec::new();
        for rule in &self.rules {
            if !rules.contains(rule) {
                rules.push(*rule);
            }
        }
        let named_year = self.dates.iter().any(Moment::has_year);
        let dated = || dates::schedule(&self.dates, year);
        let (schedule, sure) = match (rules.as_slice(), self.dates.as_slice()) {
            ([], []) if ongoing => (Schedule::Ongoing, true),
            ([], []) if self.tie.is_some() => (Schedule::OnDemand, true),
            ([_, ..], []) => {
                // A rhythm that begins within the year has fewer due dates than are reckoned.
                let whole =
                    from.is_none_or(|from| Some(from) <= NaiveDate::from_ymd_opt(year, 1, 1));
                (Schedule::Recurring { rules }, whole)
            }
            ([], [own]) if ongoing && own.alone() == Some(Unit::Year) => (Schedule::Ongoing, true),
            // "Thường xuyên, tháng 6": due then, or going on until then.
            ([], [_, ..]) => {
                let bounded = self.dates.iter().all(|own| own.bound != Bound::Within);
                (dated()?, !ongoing || bounded)
            }
            // "Trước ngày 15/12 hàng năm": in a plan of one year that is one date.
            ([rule], [_, ..]) if is_plain(rule, Span::Year) && !named_year => (dated()?, true),
            // "Hàng quý (quý I, II, III, IV)"; when some are missing, those that are named.
            ([rule], [_, ..]) if self.names_parts_of(rule) => match dated()? {
                Schedule::Dates { dues } if dues.len() == count(rule.every) => {
                    (Schedule::Recurring { rules }, true)
                }
                some => (some, false),
            },
            _ => return Err(Question::default()),
        };
        let untracked = match self.tie {
            Some(Tie::After) => true,
            Some(Tie::Elsewhere) => schedule == Schedule::OnDemand,
            Some(Tie::Arising) | None => false,
        };
        let words = self.words(&schedule, from, untracked);
        let once = matches!(schedule, Schedule::Once { .. } | Schedule::Dates { .. });
        let sure = sure && !(self.years_on && once);
        Ok((
            Known {
                schedule,
                words,
                untracked,
            },
            sure,
        ))
    }

    /// Whether the dates are bare months or quarters, and the rhythm that of just these.
    fn names_parts_of(&self, rule: &Rule) -> bool {
        self.dates.iter().all(|own| match own.alone() {
            Some(Unit::Month(_)) => is_plain(rule, Span::Month),
            Some(Unit::Quarter(_)) => is_plain(rule, Span::Quarter),
            _ => false,
        })
    }

    fn words(&self, schedule: &Schedule, from: Option<NaiveDate>, untracked: bool) -> String {
        let own = schedule.describe();
        let mut words = match schedule {
            Schedule::OnDemand if untracked => "Theo sự kiện, chưa có ngày hạn".to_owned(),
            Schedule::OnDemand => return own,
            Schedule::Ongoing => own,
            _ if self.ongoing || self.start.is_some() => format!("Thường xuyên; {}", lower(&own)),
            _ => own,
        };
        if let Some(from) = from {
            words = words.replacen(
                "Thường xuyên",
                &format!("Thường xuyên từ {}", format_date(from)),
                1,
            );
        }
        match (schedule, self.tie) {
            (Schedule::OnDemand, _) | (_, None | Some(Tie::Elsewhere)) => {}
            (_, Some(Tie::Arising)) => words += "; khi có phát sinh",
            (_, Some(Tie::After)) => words += "; theo sự kiện, chưa có ngày hạn",
        }
        words
    }

    /// What a text that is not sure may mean. "Năm 2026 và các năm tiếp theo": its end, and that of each year on.
    fn proposal(&self, known: Known) -> Proposal {
        if !self.years_on {
            return Proposal {
                words: lower(&known.words),
                schedule: known.schedule,
            };
        }
        let on = |words: &str| format!("{words} và mỗi năm tiếp theo");
        match (known.schedule, self.dates.as_slice()) {
            (Schedule::Once { due, .. }, [own]) if own.alone() == Some(Unit::Year) => Proposal {
                schedule: Schedule::Recurring {
                    rules: vec![Rule {
                        every: Span::Year,
                        day: Day::On { day: 31 },
                    }],
                },
                words: on(&format_date(due)),
            },
            (schedule, _) => Proposal {
                schedule,
                words: on(&lower(&known.words)),
            },
        }
    }
}

/// Whether a rule is a rhythm by the report calendar.
fn is_plain(rule: &Rule, every: Span) -> bool {
    rule.every == every && rule.day == Day::Calendar
}

/// How many months or quarters a year has.
fn count(every: Span) -> usize {
    match every {
        Span::Month => 12,
        _ => 4,
    }
}

fn ongoing(reader: &mut Reader) -> Option<()> {
    reader.any(&["nhiem vu", "cong viec", "viec", "cong tac", "hoat dong"]);
    reader.any(&[
        "thuong xuyen",
        "lien tuc",
        "quanh nam",
        "trong suot nam",
        "trong ca nam",
        "suot nam",
        "ca nam",
        "hang ngay",
        "moi ngay",
    ])?;
    reader.phrase("theo quy dinh");
    reader.long_year();
    reader.attempt(|reader| {
        let parted = reader.mark(',').is_some();
        reader.any(&["trong suot", "trong ca", "trong", "suot", "ca"]);
        // "Thường xuyên hàng năm" says of what goes on how long; "thường xuyên, hằng năm" says two things.
        if !parted {
            reader.any(&["hang", "moi"]);
        }
        reader.phrase("nam")?;
        reader.long_year();
        Some(())
    });
    Some(())
}

/// "Từ tháng 3/2026", "kể từ ngày 01/7/2026", "tháng 3 trở đi", "từ ngày ban hành trở đi"; from an event: none.
fn start(reader: &mut Reader) -> Option<Option<Name>> {
    const ON: &[&str] = &["tro di", "tro ve sau", "ve sau"];
    let from_now = reader.attempt(|reader| {
        reader.phrase("tu nay").or_else(|| since_event(reader))?;
        reader.any(ON);
        ends(reader)
    });
    if from_now.is_some() {
        return Some(None);
    }
    reader.any(&["bat dau", "ap dung", "thuc hien"]);
    let led = reader.any(&["ke tu", "tu"]).is_some();
    let own = name(reader, None, false)?;
    let onwards = reader.any(ON).is_some();
    (led || onwards).then_some(())?;
    ends(reader)?;
    Some(Some(own))
}

/// Whether a part ends here.
fn ends(reader: &Reader) -> Option<()> {
    let ended = reader.is_done()
        || reader.peek(0) == Some(&Token::Mark(','))
        || reader.is_next_of(&["va", "thuong"]);
    ended.then_some(())
}

/// "(và) các năm tiếp theo".
fn years_on(reader: &mut Reader) -> Option<()> {
    reader.any(&["trong", "cho"]);
    reader.any(&["cac nam", "nhung nam", "hang nam", "moi nam", "nam"])?;
    reader.any(&[
        "tiep theo",
        "ke tiep",
        "tiep sau",
        "sau do",
        "sau nay",
        "sau",
        "toi",
    ])?;
    ends(reader)
}
