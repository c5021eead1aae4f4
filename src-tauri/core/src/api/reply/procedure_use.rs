//! What dossiers say of the catalogue: what is missing in it, and names that lists write otherwise.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is missing of procedures that are in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
pub struct MissingAsked {
    /// The year in which dossiers of them were received.
    pub year: i32,
    /// What.
    pub what: MissingWhat,
}

/// What can be missing of a procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MissingWhat {
    /// Its level or its fee.
    Facts,
    /// A field of the office.
    Field,
}

/// What is to be done in the catalogue so that a year's dossiers are counted whole.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProceduresMissing {
    /// The year.
    pub year: i32,
    /// Procedures with dossiers received in the year, whose level or fee is not known.
    pub facts: usize,
    /// "3 thủ tục đang dùng chưa rõ mức độ hoặc phí".
    pub facts_text: String,
    /// Procedures with dossiers received in the year, without a field of the office.
    pub field: usize,
    /// "2 thủ tục đang dùng chưa gắn lĩnh vực".
    pub field_text: String,
    /// Names and codes in lists, of any year, that are no procedure of the catalogue.
    pub names: usize,
    /// "4 thủ tục trong danh sách hồ sơ chưa có trong danh mục".
    pub names_text: String,
}

/// Names of procedures in lists that the catalogue does not have.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProcedureNames {
    /// Those that are no procedure yet, the most dossiers first; at most 200.
    pub unknown: Vec<UnknownName>,
    /// "4 tên, 37 hồ sơ"; how many more there are than are given.
    pub summary: String,
    /// Those that the officer said.
    pub said: Vec<SaidName>,
    /// What was done, for a toast.
    pub message: Option<String>,
    /// "10:32:05": when the data file was last changed.
    pub saved: Option<String>,
    /// What Ctrl+Z would undo.
    pub undo: Option<String>,
    /// What Ctrl+Y would redo.
    pub redo: Option<String>,
}

/// A name in lists that is no procedure of the catalogue.
#[derive(Debug, Clone, Serialize, TS)]
pub struct UnknownName {
    /// The name; blank: the lists give only a code, and the procedure is to be added.
    pub name: String,
    /// A code that lists give, which the catalogue does not have.
    pub code: Option<String>,
    /// "37 hồ sơ".
    pub dossiers: String,
    /// Procedures with a name like it, the likest first.
    pub near: Vec<NearProcedure>,
}

/// A procedure to choose.
#[derive(Debug, Clone, Serialize, TS)]
pub struct NearProcedure {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// A name in lists, and the procedure that it is.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SaidName {
    /// The name, as a list wrote it.
    pub name: String,
    /// The procedure's code.
    pub code: String,
    /// The procedure's name; none: it is no longer in the catalogue, so that the name is nobody's again.
    pub procedure: Option<String>,
}
