//! Lists of dossiers taken in, dossiers, and what was counted of them.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::DossierLine;
use crate::dossier::words::Meaning;
use crate::import::lists::{ListChoices, Role};

/// A file to be read as a list, with what the officer said of it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListFile {
    /// Where it is.
    pub path: String,
    /// The source it comes from.
    pub source: Option<i64>,
    /// The moment up to which it speaks.
    pub as_of: Option<NaiveDateTime>,
    /// What was said of its contents.
    pub choices: Option<ListChoices>,
}

/// A column of a list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ListColumn {
    /// Its place, from 0.
    pub column: u32,
    /// "C".
    pub letter: String,
    /// The list's words.
    pub heading: String,
    /// What it is.
    pub role: Role,
    /// "Mã hồ sơ".
    pub word: String,
    /// Whether it is about persons and not kept.
    pub personal: bool,
}

/// A word of a list and what it means.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ListWord {
    /// As the list writes it.
    pub word: String,
    /// In how many rows.
    pub rows: u32,
    /// "Đang xử lý"; none: nobody knows.
    pub meaning: Option<String>,
}

/// A row as it was understood.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ListRow {
    /// Its number.
    pub line: u32,
    /// The dossier's code.
    pub code: String,
    /// The procedure's name or code.
    pub procedure: String,
    /// The field, as the list writes it.
    pub field: String,
    /// "Trực tuyến".
    pub channel: String,
    /// "Đang xử lý".
    pub status: String,
    /// "06/11/2026 16:28".
    pub received: String,
    /// When it is due.
    pub due: String,
    /// When work on it ended.
    pub finished: String,
}

/// What a list was understood to say.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ListPreview {
    /// Where the file is.
    pub path: String,
    /// Its name.
    pub file: String,
    /// Why it cannot be read at all; then nothing else is told.
    pub refusal: Option<String>,
    /// The sheet that was read.
    pub sheet: String,
    /// The lines above its heading.
    pub titles: Vec<String>,
    /// Its columns.
    pub columns: Vec<ListColumn>,
    /// Words of statuses.
    pub statuses: Vec<ListWord>,
    /// Words of channels.
    pub channels: Vec<ListWord>,
    /// The other sheets of the file that are lists as well.
    pub others: Vec<String>,
    /// What all its dossiers have in common: proposed by its title or name, or said.
    pub meaning: Option<Meaning>,
    /// "trực tuyến"; empty for nothing.
    pub meaning_text: String,
    /// Why day and month seem to stand exchanged in it, whether they were put right or not.
    pub swap: Option<String>,
    /// How many codes have rows that disagree.
    pub disagreeing: usize,
    /// What holds for it of all that the officer may say: what was said now, or remembered of lists of this kind.
    pub choices: ListChoices,
    /// The source it is taken in for.
    pub source: Option<i64>,
    /// The moment up to which it speaks.
    pub as_of: Option<NaiveDateTime>,
    /// How many rows with a code it has.
    pub rows: u32,
    /// How many dossiers are taken from it.
    pub dossiers: u32,
    /// How many rows are left out.
    pub left_out: u32,
    /// The first rows that are left out: "dòng 12: không có mã hồ sơ".
    pub left: Vec<String>,
    /// What must be decided before it can be taken in.
    pub problems: Vec<String>,
    /// What to know.
    pub remarks: Vec<String>,
    /// Its first rows.
    pub first: Vec<ListRow>,
    /// Whether what was said of lists of this kind was remembered.
    pub remembered: bool,
    /// It was taken in before, and is passed over: "Đã nhập lúc 16/11/2026 08:10".
    pub known: Option<String>,
    /// Whether it can be taken in as it stands.
    pub ready: bool,
}

/// What several lists were understood to say.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ListsPreview {
    /// One for each file, in their order.
    pub lists: Vec<ListPreview>,
    /// "3 danh sách, 2.508 dòng hồ sơ".
    pub summary: String,
    /// Whether all can be taken in together.
    pub ready: bool,
}

/// A list that was taken in.
#[derive(Debug, Clone, Serialize, TS)]
pub struct IntakeLine {
    /// Its number.
    pub id: i64,
    /// The file's name.
    pub file: String,
    /// When it was taken in.
    pub taken: NaiveDateTime,
    /// The moment up to which it speaks.
    pub as_of: NaiveDateTime,
    /// The name of its source.
    pub source: Option<String>,
    /// How many rows it has.
    pub rows: u32,
    /// How many dossiers were taken from it.
    pub dossiers: u32,
    /// How many rows were left out.
    pub left_out: u32,
}

/// The lists that were taken in.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Intakes {
    /// The newest first.
    pub intakes: Vec<IntakeLine>,
    /// How many dossiers are known.
    pub dossiers: u32,
    /// Where they are kept.
    pub file: String,
    /// What was done.
    pub message: Option<String>,
}

/// A rule for counting.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RuleHead {
    /// What it is asked for by.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// The sentence to cite.
    pub sentence: String,
    /// Where it comes from.
    pub source: String,
}

/// A figure that was counted.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CountedFigure {
    /// The form.
    pub form: String,
    /// The number of its source, as lists are taken in for it; none in a form without sections.
    pub source: Option<usize>,
    /// The field.
    pub field: String,
    /// The column's key.
    pub column: String,
    /// How many.
    pub value: u32,
}

/// A figure that cannot be said, for want of facts.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct UnknownFigure {
    /// The form.
    pub form: String,
    /// The number of its source.
    pub source: Option<usize>,
    /// The field.
    pub field: String,
    /// The column's key.
    pub column: String,
    /// How many are so for certain.
    pub value: u32,
    /// Of how many it cannot be said.
    pub unknown: u32,
}

/// A cell of a form that what was counted changes.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CountedChange {
    /// The form.
    pub form: String,
    /// "Hộ tịch · Nguồn của bộ, ngành".
    pub row: String,
    /// "(4) Trực tuyến".
    pub column: String,
    /// What stands; empty for a blank.
    pub from: String,
    /// What was counted; empty for a blank.
    pub to: String,
    /// Whether a figure goes for it that the officer typed or a file brought.
    pub replaces: bool,
    /// "II.06a ô (4) dòng Hộ tịch: 12 → 15, thay số đang có".
    pub text: String,
}

/// What was counted.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Counted {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// The day up to which lists were heard; none: all of them.
    pub as_of: Option<NaiveDate>,
    /// The rule's key.
    pub rule: String,
    /// The sentence to cite.
    pub sentence: String,
    /// The figures that are not 0.
    pub figures: Vec<CountedFigure>,
    /// Those that lack facts.
    pub unknown: Vec<UnknownFigure>,
    /// How many cells of forms lack facts of some dossiers.
    pub lacking: u32,
    /// What to know: "Chưa rõ thủ tục của 12 hồ sơ".
    pub notes: Vec<String>,
    /// What would change in the forms of the cycle, or was changed.
    pub changes: Vec<CountedChange>,
    /// What was done, or would be.
    pub message: String,
}

/// A cell whose dossiers are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CellAsked {
    /// The form.
    pub form: String,
    /// The number of the source; none: all of them.
    pub source: Option<usize>,
    /// The field's name; none: all of them.
    pub field: Option<String>,
    /// The row of the form in the period that is asked for: instead of source and field.
    pub row: Option<i64>,
    /// The section of the form: instead of the source.
    pub section: Option<i64>,
    /// The column's key.
    pub column: String,
}

/// The dossiers a figure is made of.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CellDossiers {
    /// "(4) Trực tuyến, Hộ tịch: 189 hồ sơ tiếp nhận trong kỳ, nộp trực tuyến".
    pub title: String,
    /// How many are counted.
    pub count: u32,
    /// The first of those that are counted; where procedures are counted, of those that made them active.
    pub dossiers: Vec<DossierLine>,
    /// How many of these there are.
    pub in_all: u32,
    /// The first of those of which it cannot be said.
    pub unknown: Vec<DossierLine>,
    /// How many of these there are.
    pub unknown_in_all: u32,
    /// The procedures that are counted: code and name.
    pub procedures: Vec<(String, String)>,
}
