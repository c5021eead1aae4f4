//! Plans through the door.

mod editing;
mod history;
mod issuing;
mod new;
mod undo;
