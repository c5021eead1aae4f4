//! What the time of a task means, as it is shown: in words, with the due dates it gives.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::occurrence::dues;
use super::{About, Kind, Node};
use crate::calendar::Deadlines;
use crate::schedule::{self, Reading, Schedule};
use crate::value::one_line;

/// What a time means.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ScheduleReply")]
pub struct Meaning {
    /// "Hàng tháng, chậm nhất ngày 17"; "Chưa hiểu" when not understood.
    pub text: String,
    /// The meaning; none when the text is not understood.
    pub meaning: Option<Schedule>,
    /// Why the text is not understood, as a sentence: "Ngày 30/02/2026 không có trong lịch."
    pub why: Option<String>,
    /// What a text that is not sure may well mean.
    pub proposal: Option<Schedule>,
    /// Whether it has a due date that hangs on an event or stands in another text, and so is not followed.
    pub untracked: bool,
    /// Whether the officer said so.
    pub corrected: bool,
    /// The due dates it gives in the plan's year.
    pub dues: Vec<NaiveDate>,
}

/// What times mean in plans of a year about something; the same text is read once.
#[derive(Debug)]
pub struct Meanings {
    year: i32,
    about: About,
    deadlines: Deadlines,
    read: HashMap<String, Meaning>,
}

impl Meanings {
    /// Of plans of a year, about something, under a report calendar.
    pub fn new(year: i32, about: About, deadlines: Deadlines) -> Meanings {
        Meanings {
            year,
            about,
            deadlines,
            read: HashMap::new(),
        }
    }

    /// What the time of a line means: what the officer said, else what its text says. `None`: the line is no task, or
    /// has no time at all.
    pub fn of(&mut self, node: &Node) -> Option<Meaning> {
        match (node.kind, &node.schedule) {
            (Kind::Section | Kind::Group, _) => None,
            (Kind::Task, Some(own)) => Some(self.understood(own.clone(), true)),
            (Kind::Task, None) if one_line(&node.time).is_empty() => None,
            (Kind::Task, None) => Some(self.of_text(&node.time)),
        }
    }

    /// What a text means; an empty one means nothing, and that is no fault.
    pub fn of_text(&mut self, text: &str) -> Meaning {
        if let Some(known) = self.read.get(text) {
            return known.clone();
        }
        let own = match schedule::understand(text, self.year) {
            Reading::Known(own) => Meaning {
                text: own.words,
                untracked: own.untracked,
                ..self.understood(own.schedule, false)
            },
            Reading::Asked { why, proposal } => Meaning {
                text: "Chưa hiểu".to_owned(),
                why: Some(why),
                proposal: proposal.map(|own| own.schedule),
                ..Meaning::default()
            },
            Reading::Blank => Meaning::default(),
        };
        self.read.insert(text.to_owned(), own.clone());
        own
    }

    /// What a text means that was asked for before.
    pub fn known(&self, text: &str) -> Option<&Meaning> {
        self.read.get(text)
    }

    fn understood(&self, own: Schedule, corrected: bool) -> Meaning {
        Meaning {
            text: own.describe(),
            dues: dues(&own, self.year, self.about, &self.deadlines),
            meaning: Some(own),
            corrected,
            ..Meaning::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text, how many due dates it gives, whether the officer said so.
    fn told(node: &Node) -> Option<(String, usize, bool)> {
        let mut meanings = Meanings::new(2026, About::Control, Deadlines::default());
        let own = meanings.of(node)?;
        assert_eq!(meanings.of(node), Some(own.clone()), "the second time");
        Some((own.text, own.dues.len(), own.corrected))
    }

    #[track_caller]
    fn check(
        kind: Kind,
        time: &str,
        schedule: Option<Schedule>,
        expected: Option<(&str, usize, bool)>,
    ) {
        let node = Node {
            kind,
            time: time.to_owned(),
            schedule,
            ..Node::default()
        };
        let expected = expected.map(|(text, dues, corrected)| (text.to_owned(), dues, corrected));
        assert_eq!(told(&node), expected, "{time}");
    }

    #[test]
    fn what_the_officer_said_goes_before_what_the_text_says() {
        check(
            Kind::Task,
            "Hàng quý",
            None,
            Some(("Hàng quý, theo lịch báo cáo", 4, false)),
        );
        let said = Some(Schedule::Ongoing);
        check(
            Kind::Task,
            "Hàng quý",
            said.clone(),
            Some(("Thường xuyên", 0, true)),
        );
        check(
            Kind::Task,
            "",
            said.clone(),
            Some(("Thường xuyên", 0, true)),
        );
        check(Kind::Task, "abc", None, Some(("Chưa hiểu", 0, false)));
        check(Kind::Task, " ", None, None);
        check(Kind::Group, "Hàng quý", said, None);
    }
    #[test]
    fn a_text_says_more_than_its_due_dates() {
        let mut meanings = Meanings::new(2026, About::Control, Deadlines::default());
        let mut said = |text: &str| {
            let own = meanings.of_text(text);
            (
                own.text,
                own.dues.len(),
                own.untracked,
                own.proposal.is_some(),
            )
        };
        let known = |text: &str, dues, untracked| (text.to_owned(), dues, untracked, false);
        assert_eq!(
            said("Thường xuyên, hằng quý"),
            known("Thường xuyên; hàng quý, theo lịch báo cáo", 4, false)
        );
        assert_eq!(
            said("10 ngày kể từ ngày ban hành"),
            known("Theo sự kiện, chưa có ngày hạn", 0, true)
        );
        assert_eq!(said("Khi có yêu cầu"), known("Khi có phát sinh", 0, false));
        assert_eq!(
            said("Năm 2026 và các năm tiếp theo"),
            ("Chưa hiểu".to_owned(), 0, false, true)
        );
    }
}
