//! Plans through the door.

mod checker;
mod editing;
mod history;
mod issuing;
mod new;
mod sample;
mod undo;
