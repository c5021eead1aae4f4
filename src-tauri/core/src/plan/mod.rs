//! The plan: a tree of sections, groups and tasks per appendix; numbering, checks, targets, what falls due,
//! and the difference of two plans. Pure: knows no file, no clock.

pub mod carry;
pub mod check;
pub mod citation;
pub mod compare;
pub mod decision;
pub mod edit;
pub mod fields;
pub mod label;
pub mod layout;
pub mod meaning;
pub mod name;
pub mod numbering;
pub mod occurrence;
pub mod outline;
pub mod progress;
pub mod reading;
pub mod refusal;
mod role;
pub mod target;
pub mod targets;
pub mod template;
pub mod told;
pub mod units;
pub mod words;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use role::Role;

use crate::schedule::Schedule;

/// What a plan is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "PlanKind")]
pub enum About {
    /// Kiểm soát TTHC.
    #[default]
    Control,
    /// Cải cách hành chính.
    Reform,
    /// Kiểm tra.
    Inspection,
    /// Anything else.
    Other,
}

/// How far a plan is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "PlanState")]
pub enum State {
    /// Being written.
    #[default]
    Draft,
    /// Issued with a number, a date and a signer; changed only with a reason.
    Issued,
}

/// What a line of the tree is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "NodeKind")]
pub enum Kind {
    /// Mục: I, II …
    Section,
    /// Nhóm: 1, 2 …
    Group,
    /// Nhiệm vụ: has time, units, result.
    #[default]
    Task,
}

/// A column of an appendix, in the office's own order and words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "PlanColumn")]
pub struct Column {
    /// What it holds.
    pub role: Role,
    /// Its heading.
    pub heading: String,
}

/// The six usual columns.
pub fn usual_columns() -> Vec<Column> {
    let usual = Role::ALL.into_iter().take_while(|role| *role != Role::Note);
    usual
        .map(|role| Column {
            role,
            heading: role.heading().to_owned(),
        })
        .collect()
}

/// A line of the tree: order and level make the outline; the parent is the nearest line above with a lower level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Node {
    /// Its id; 0 as long as it is not stored.
    pub id: i64,
    /// How deep it stands; 0 is the outermost.
    pub level: u8,
    /// What it is.
    pub kind: Kind,
    /// "I", "1.1", "-" or nothing: as written.
    pub label: String,
    /// The content: a section's or group's title, a task's text.
    pub content: String,
    /// The text of the time.
    pub time: String,
    /// The lead units.
    pub lead: String,
    /// The coordinating units.
    pub coordinating: String,
    /// The result.
    pub result: String,
    /// A note.
    pub note: String,
    /// What the columns of the office's own hold, in the order of [`Role::FURTHER`].
    pub further: [String; Role::FURTHER.len()],
    /// The roles whose cell continues the one above: cells merged downwards. Each line has the whole text itself.
    pub joined: Vec<Role>,
    /// What the officer said the time means; `None`: what the text says.
    pub schedule: Option<Schedule>,
}

impl Node {
    /// The text under a role.
    pub fn text(&self, role: Role) -> &str {
        match role {
            Role::Label => &self.label,
            Role::Content => &self.content,
            Role::Time => &self.time,
            Role::Lead => &self.lead,
            Role::Coordinating => &self.coordinating,
            Role::Result => &self.result,
            Role::Note => &self.note,
            Role::Further1 => &self.further[0],
            Role::Further2 => &self.further[1],
            Role::Further3 => &self.further[2],
            Role::Further4 => &self.further[3],
            Role::Further5 => &self.further[4],
            Role::Further6 => &self.further[5],
        }
    }

    /// The text under a role, to be set.
    pub fn text_mut(&mut self, role: Role) -> &mut String {
        match role {
            Role::Label => &mut self.label,
            Role::Content => &mut self.content,
            Role::Time => &mut self.time,
            Role::Lead => &mut self.lead,
            Role::Coordinating => &mut self.coordinating,
            Role::Result => &mut self.result,
            Role::Note => &mut self.note,
            Role::Further1 => &mut self.further[0],
            Role::Further2 => &mut self.further[1],
            Role::Further3 => &mut self.further[2],
            Role::Further4 => &mut self.further[3],
            Role::Further5 => &mut self.further[4],
            Role::Further6 => &mut self.further[5],
        }
    }
}

impl Node {
    /// What its time means: what the officer said, else what the text says. Only tasks have one.
    pub fn meaning(&self, year: i32) -> Option<Schedule> {
        match (self.kind, &self.schedule) {
            (Kind::Task, Some(schedule)) => Some(schedule.clone()),
            (Kind::Task, None) => crate::schedule::read(&self.time, year),
            _ => None,
        }
    }
}

/// The sizes that the text of an appendix's table may have, in points.
pub const SIZES: std::ops::RangeInclusive<u8> = 11..=13;
impl Plan {
    /// A draft of a year with nothing in it.
    pub fn of_year(year: i32) -> Plan {
        Plan {
            id: 0,
            year,
            about: About::default(),
            title: String::new(),
            basis: String::new(),
            number: String::new(),
            date: String::new(),
            signer_title: String::new(),
            signer: String::new(),
            state: State::Draft,
            appendices: Vec::new(),
        }
    }

    /// All lines, in order.
    pub fn lines(&self) -> impl Iterator<Item = &Node> + Clone {
        self.appendices.iter().flat_map(|own| &own.nodes)
    }

    /// Number of its tasks.
    pub fn tasks(&self) -> usize {
        self.lines().filter(|node| node.kind == Kind::Task).count()
    }
}

impl Appendix {
    /// What a column is called inside a sentence: one of the office's own by its heading.
    pub fn word(&self, role: Role) -> String {
        let own = self.columns.iter().find(|column| column.role == role);
        match own.filter(|_| role.further().is_some()) {
            Some(column) => format!("cột “{}”", column.heading),
            None => role.word().to_owned(),
        }
    }

    /// An appendix with the usual columns and nothing in it.
    pub fn empty(name: String) -> Appendix {
        Appendix {
            id: 0,
            name,
            title: String::new(),
            attached: String::new(),
            columns: usual_columns(),
            landscape: true,
            prose: false,
            size: 12,
            nodes: Vec::new(),
        }
    }
}

/// An appendix: a printed table of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appendix {
    /// Its id; 0 as long as it is not stored.
    pub id: i64,
    /// "Phụ lục I"; empty for the only table of a plan that is itself the appendix of a decision.
    pub name: String,
    /// Its title.
    pub title: String,
    /// "(Kèm theo Quyết định số …)" as written.
    pub attached: String,
    /// Its columns in the office's order.
    pub columns: Vec<Column>,
    /// Printed across the page.
    pub landscape: bool,
    /// Printed as numbered paragraphs, not as a table.
    pub prose: bool,
    /// Print size of the table's text in points, one of [`SIZES`].
    pub size: u8,
    /// The tree, in order.
    pub nodes: Vec<Node>,
}

impl Default for Appendix {
    /// One that has just been added: the usual columns across the page, without a line.
    fn default() -> Appendix {
        Appendix {
            id: 0,
            name: String::new(),
            title: String::new(),
            attached: String::new(),
            columns: usual_columns(),
            landscape: true,
            prose: false,
            size: 12,
            nodes: Vec::new(),
        }
    }
}

/// A plan; by default a draft with nothing in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Its id; 0 as long as it is not stored.
    pub id: i64,
    /// The year.
    pub year: i32,
    /// What it is about.
    pub about: About,
    /// The title, as printed in capitals.
    pub title: String,
    /// What it carries out: number and date of the superior's plan, as text.
    pub basis: String,
    /// The decision's number; often still blank.
    pub number: String,
    /// The decision's date, `2026-01-20`; often still blank.
    pub date: String,
    /// "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH".
    pub signer_title: String,
    /// Who signs.
    pub signer: String,
    /// How far it is.
    pub state: State,
    /// Its appendices, in order.
    pub appendices: Vec<Appendix>,
}
