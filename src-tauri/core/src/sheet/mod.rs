//! A filled-in form: definition + figures → cells and findings. Pure, and cannot fail:
//! a half-filled form is not an error but a sheet with findings.

pub mod area;
mod basis;
pub mod block;
mod carry;
mod check;
pub mod closing;
mod combine;
mod compute;
pub mod counted;
mod figures;
mod fill;
mod filled;
mod finding;
mod identity;
mod lines;
pub mod locked;
mod opening;
pub mod proposal;
mod refused;
pub mod rows;
pub mod seal;
pub mod sent;
pub mod state;
pub mod trend;

pub use basis::Basis;
pub use carry::{in_period, unmet};
pub use combine::{Answers, combine, in_columns_of};
pub use figures::{Figure, Figures, Gone, Origin, OtherTotal, Row, Section, place};
pub use fill::fill;
pub use filled::Filled;
pub use finding::{Finding, FindingKind};
pub use identity::{Identity, RowKey};
pub use lines::{Cell, Line, LineKind, Sheet};
pub use opening::{open_stocks, unmet_since};
pub use refused::Refused;
pub use seal::Seal;

#[cfg(test)]
mod tests;
