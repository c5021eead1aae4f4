//! The catalogue of procedures (danh mục thủ tục hành chính). Pure. What a file does not say is unknown: no level is
//! inferred from a fee, no fee from a level, nothing from a name.

pub mod changes;
pub mod counts;
pub mod fields;
pub mod lookup;
pub mod matching;
pub mod merge;
pub mod used;
pub mod words;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How far a procedure is provided online (mức độ cung cấp dịch vụ công trực tuyến).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Toàn trình.
    Full,
    /// Một phần.
    Partial,
    /// Chưa cung cấp, or provided as information only.
    Other,
}

/// A procedure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Procedure {
    /// `d.dddddd`, as [`crate::dossier::procedure_code`] finds it.
    pub code: String,
    /// Its official name.
    pub name: String,
    /// Its official field; blank: not known.
    pub field: String,
    /// How far it is online.
    pub level: Option<Level>,
    /// Whether it costs a fee (phí, lệ phí).
    pub fee: Option<bool>,
    /// Its time limit, in working days.
    pub days: Option<u32>,
    /// Who carries it out (cơ quan thực hiện, đơn vị).
    pub unit: String,
    /// Who issued it (cơ quan ban hành, công bố).
    pub authority: String,
    /// The first day it is in force; unknown where nobody said.
    pub from: Option<NaiveDate>,
    /// The last day it is in force.
    pub until: Option<NaiveDate>,
}

impl Procedure {
    /// Whether it is in force on a day; unknown bounds leave that side open.
    pub fn is_valid(&self, on: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= on) && !self.has_ended(on)
    }

    /// Whether its last day lies before a day.
    pub fn has_ended(&self, on: NaiveDate) -> bool {
        self.until.is_some_and(|until| until < on)
    }
}
