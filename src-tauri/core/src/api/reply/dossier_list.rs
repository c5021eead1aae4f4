//! Dossiers in a list, and one of them with all that was said of it.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Named;
use crate::count::standing::Group;
use crate::dossier::signs::Sign;
use crate::dossier::told::Fact;

/// Which dossiers to list, and in which order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct DossierFilter {
    /// A part of the code, or words of the procedure's code or name, without regard to case and accents.
    pub text: String,
    /// A field of the office.
    pub field: Option<i64>,
    /// Only those without a field of the office.
    pub unclassified: bool,
    /// A source of the office.
    pub source: Option<i64>,
    /// Of one of these groups; empty: all of them.
    pub groups: Vec<Group>,
    /// Within how many working days something is due soon; none: 3.
    pub days: Option<u32>,
    /// Due on this day or later.
    pub due_from: Option<NaiveDate>,
    /// Due on this day or earlier.
    pub due_to: Option<NaiveDate>,
    /// The unit, as lists write it.
    pub unit: Option<String>,
    /// Only those that show this sign.
    pub sign: Option<Sign>,
    /// In which order.
    pub sort: DossierSort,
    /// The newest or largest first; does not matter for the urgent ones.
    pub descending: bool,
    /// How many of those found to pass over.
    pub skip: usize,
    /// The most to give; 0: 200.
    pub most: usize,
}

/// In which order dossiers are listed; what is not known comes last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DossierSort {
    /// The latest first, then what is due soon, then the newest.
    #[default]
    Urgency,
    /// By the moment of receiving.
    Received,
    /// By the due date.
    Due,
    /// By the end of the work.
    Finished,
    /// By code.
    Code,
}

/// A dossier in a list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DossierLine {
    /// Its number.
    pub id: i64,
    /// Its code.
    pub code: String,
    /// The procedure's code.
    pub procedure: Option<String>,
    /// The procedure's name, as the catalogue has it; else as a list writes it.
    pub title: Option<String>,
    /// The office's field; none where nobody said which.
    pub field: Option<String>,
    /// The name of its source.
    pub source: Option<String>,
    /// The unit that has it.
    pub unit: Option<String>,
    /// How it was handed in: "Trực tuyến".
    pub channel: Option<String>,
    /// Where it stands: "Đang xử lý".
    pub status: Option<String>,
    /// How it stands to its due date: "quá hạn 3 ngày", "còn 2 ngày", "xong đúng hạn".
    pub standing: String,
    /// Whether it is late, pending or done.
    pub late: bool,
    /// When it was received.
    pub received: Option<NaiveDateTime>,
    /// "03/11/2026 08:30"; blank where nobody said.
    pub received_text: String,
    /// When it is due.
    pub due: Option<NaiveDateTime>,
    /// The same in words.
    pub due_text: String,
    /// When work on it ended.
    pub finished: Option<NaiveDateTime>,
    /// When it ended, in words: the end of the work, else the handing over.
    pub finished_text: String,
    /// When its result was handed over.
    pub returned: Option<NaiveDateTime>,
}

/// How many dossiers stand so.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DossierGroupCount {
    /// The group.
    pub group: Group,
    /// "Sắp đến hạn trong 3 ngày làm việc".
    pub word: String,
    /// How many, of those that all else of the filter lets through.
    pub count: usize,
}

/// The dossiers that a filter finds.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DossierList {
    /// Those of this part.
    pub lines: Vec<DossierLine>,
    /// How many there are.
    pub total: usize,
    /// "12 trong 2.508 hồ sơ".
    pub summary: String,
    /// How many there are of each group, whatever groups were asked for.
    pub groups: Vec<DossierGroupCount>,
    /// Within how many working days something is due soon.
    pub days: u32,
    /// The moment up to which the newest list speaks: "16/11/2026 08:12"; none before the first list.
    pub as_of: Option<String>,
    /// The office's fields, to choose from.
    pub fields: Vec<Named>,
    /// The sources in use.
    pub sources: Vec<Named>,
    /// The units that have dossiers, as lists write them.
    pub units: Vec<String>,
}

/// What one unit has that is late or due soon.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DossierDueUnit {
    /// Its name; "Chưa rõ đơn vị".
    pub name: String,
    /// What it is asked for by: as lists write it, empty where none does.
    pub unit: String,
    /// How many are late.
    pub late: usize,
    /// How many are due soon.
    pub soon: usize,
    /// The most urgent 20 of them.
    pub lines: Vec<DossierLine>,
}

/// The work of the day: what is late, what is due soon.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DossierDue {
    /// The unit with the most urgent one first.
    pub units: Vec<DossierDueUnit>,
    /// How many are late.
    pub late: usize,
    /// How many are due soon and have no slip that apologises for them.
    pub soon: usize,
    /// Within how many working days.
    pub days: u32,
    /// "2 hồ sơ quá hạn, 5 hồ sơ đến hạn trong 3 ngày làm việc tới".
    pub summary: String,
    /// The moment up to which the newest list speaks.
    pub as_of: Option<String>,
}

/// A sign worth a look, and how many dossiers show it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DossierSignCount {
    /// The sign.
    pub sign: Sign,
    /// "Kết thúc ngoài giờ hoặc ngày nghỉ".
    pub word: &'static str,
    /// Its rule, in a sentence.
    pub rule: &'static str,
    /// Whether it is lists that do not go together.
    pub conflict: bool,
    /// How many dossiers.
    pub count: usize,
}

/// What a list said of a dossier.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DossierSaying {
    /// The number of the intake.
    pub intake: i64,
    /// The list's file.
    pub file: String,
    /// The moment up to which it speaks.
    pub as_of: NaiveDateTime,
    /// "16/11/2026 08:12".
    pub as_of_text: String,
    /// The name of its source.
    pub source: Option<String>,
    /// What it knows, each with what was said before where that was another.
    pub facts: Vec<Fact>,
}

/// A dossier with all that was said of it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DossierTold {
    /// As all lists together have it.
    pub line: DossierLine,
    /// What each list said, the newest first.
    pub said: Vec<DossierSaying>,
    /// What does not go together, and what to do.
    pub conflicts: Vec<String>,
}
