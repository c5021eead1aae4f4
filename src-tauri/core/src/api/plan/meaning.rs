//! What a time means, as the page shows it.

use crate::api::reply::ScheduleReply;
use crate::calendar::Deadlines;
use crate::plan::occurrence::dues;
use crate::plan::{About, Kind, Node};
use crate::schedule::{self, Schedule};
use crate::value::one_line;

/// What the text of a time means in a plan's year; an empty text means nothing, and that is no fault.
pub(in crate::api) fn of_text(
    text: &str,
    year: i32,
    about: About,
    deadlines: &Deadlines,
) -> ScheduleReply {
    match schedule::read(text, year) {
        Some(own) => understood(own, false, year, about, deadlines),
        None => ScheduleReply {
            text: match one_line(text).is_empty() {
                true => String::new(),
                false => "Chưa hiểu".to_owned(),
            },
            meaning: None,
            why: schedule::why_not(text, year),
            corrected: false,
            dues: Vec::new(),
        },
    }
}

/// What the time of a task means: what the officer said, else what its text says. `None`: the line is no task,
/// or has no time at all.
pub(in crate::api) fn of_node(
    node: &Node,
    year: i32,
    about: About,
    deadlines: &Deadlines,
) -> Option<ScheduleReply> {
    match (node.kind, &node.schedule) {
        (Kind::Section | Kind::Group, _) => None,
        (Kind::Task, Some(own)) => Some(understood(own.clone(), true, year, about, deadlines)),
        (Kind::Task, None) if one_line(&node.time).is_empty() => None,
        (Kind::Task, None) => Some(of_text(&node.time, year, about, deadlines)),
    }
}

fn understood(
    own: Schedule,
    corrected: bool,
    year: i32,
    about: About,
    deadlines: &Deadlines,
) -> ScheduleReply {
    ScheduleReply {
        text: own.describe(),
        dues: dues(&own, year, about, deadlines),
        meaning: Some(own),
        why: None,
        corrected,
    }
}
