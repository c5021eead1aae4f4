//! Plans through the door.

mod acts;
mod checker;
mod editing;
mod history;
mod issuing;
mod moved;
mod new;
mod sample;
mod undo;
