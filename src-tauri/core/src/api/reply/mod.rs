//! What the door answers: plain data with every text ready to be shown. The page computes nothing.

mod grid;
mod report;
mod settings;
mod summary;
mod window;

pub use grid::*;
pub use report::*;
pub use settings::*;
pub use summary::*;
pub use window::*;
