//! Sổ Một Cửa without a window: the rules of the reporting calendar and of the forms, the data file,
//! files in and out, and the one door ([`api`]) through which window, command line and tests come in.

pub mod agenda;
pub mod api;
pub mod calendar;
pub mod condition;
pub mod count;
pub mod dossier;
pub mod error;
pub mod export;
pub mod form;
pub mod formula;
mod fresh;
pub mod import;
mod name;
pub mod paper;
pub mod plan;
pub mod procedure;
pub mod regular;
pub mod sample;
pub mod schedule;
pub mod sheet;
pub mod store;
pub mod task;
pub mod value;
