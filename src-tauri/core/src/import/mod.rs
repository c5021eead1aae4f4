//! Files in: the only readers of foreign files. Plain data comes out; nothing here writes the data file.

mod pasted;

pub use pasted::block;
