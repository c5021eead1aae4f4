//! Undo and redo: of which place, what was done there, what is offered of another.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SheetBody;
use crate::calendar::Cycle;

/// A place that has its own undo and redo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "in", rename_all = "snake_case")]
pub enum UndoPlace {
    /// A form in a cycle.
    Sheet {
        /// The form.
        form: String,
        /// The cycle.
        cycle: Cycle,
    },
    /// A plan; none: the list of plans, where a plan that was deleted comes back.
    Plan {
        /// Which.
        plan: Option<i64>,
    },
    /// The tasks of all plans.
    Tasks,
    /// The catalogue of procedures.
    Procedures,
}

/// What was undone or redone, and where; or what is offered instead.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Undone {
    /// "Đã hoàn tác: ô (4) Hộ tịch"; empty when nothing was done yet.
    pub message: String,
    /// What of it stays as it is, and why.
    pub stays: Vec<String>,
    /// Where it was.
    pub place: Option<UndoPlace>,
    /// The form it was in, as it is now, and where the cursor belongs.
    pub sheet: Option<UndoneSheet>,
    /// The plan it was in, where it was of one.
    pub plan: Option<i64>,
    /// The line of the plan it was of, if it is there.
    pub node: Option<i64>,
    /// What falls due that it was of, as far as it is there.
    pub occurrences: Vec<i64>,
    /// The newest act of all when it lies elsewhere: with nothing done, to be asked; else, to be offered.
    pub elsewhere: Option<Elsewhere>,
}

/// An act of another place. Asked with its `step`, the command takes it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Elsewhere {
    /// The act.
    pub step: i64,
    /// "Hoàn tác ô (4) Đất đai, biểu II.06a kỳ 11/2026?".
    pub question: String,
}

/// A form in which something was undone or redone.
#[derive(Debug, Clone, Serialize, TS)]
pub struct UndoneSheet {
    /// The form.
    pub form: String,
    /// The cycle.
    pub cycle: Cycle,
    /// The form after it.
    pub body: SheetBody,
    /// The row where the cursor belongs, if one is there.
    pub row: Option<i64>,
    /// Its column; none where it was of the row as a whole.
    pub column: Option<String>,
}
