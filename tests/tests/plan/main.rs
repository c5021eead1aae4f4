//! Plans through the door.

mod editing;
