//! What the door answers: plain data with every text ready to be shown. The page computes nothing.

mod dossier;
mod dossier_counts;
mod dossier_list;
mod grid;
mod plan;
mod plan_in;
mod print;
mod procedure;
mod procedure_use;
mod report;
mod settings;
mod summary;
mod task;
mod undo;
mod window;

pub use dossier::*;
pub use dossier_counts::*;
pub use dossier_list::*;
pub use grid::*;
pub use plan::*;
pub use plan_in::*;
pub use print::*;
pub use procedure::*;
pub use procedure_use::*;
pub use report::*;
pub use settings::*;
pub use summary::*;
pub use task::*;
pub use undo::*;
pub use window::*;

// Pure types that go out as they are.
pub use crate::count::standing::Group as DossierGroup;
pub use crate::sheet::area::{CellRef, Fill};
pub use crate::sheet::state::{FormState, Progress};
pub use crate::sheet::trend::TrendPoint;
