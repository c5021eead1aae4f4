//! Every change of a form's or a plan's contents: made, undone, redone. All changes go through here,
//! so nothing can change without its history.

mod agree;
mod kinds;
mod make;
mod past;
mod replay;
mod steps;
mod values;

pub(super) use agree::contradicted;
pub use kinds::{Act, Change, Kind, Made, Scope, Step, Subject, Table, Undo};
pub use make::make;
pub use past::{OfPlan, last_change, of_figure, of_plan, of_step};
pub use replay::{Replayed, redo, undo};
pub use steps::{labels, redoable, step, undoable};
