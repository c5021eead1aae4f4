//! Files out: the only writer of workbooks and Word files. What stands in a form comes filled in ([`Sheet`]); here it
//! is laid out for paper and written with live formulas. Loads nothing and decides nothing about figures.

pub mod calendar_file;
pub mod compare_book;
mod document;
pub mod dossier_book;
mod file;
mod folder;
mod layout;
mod links;
mod list_sheet;
mod page;
mod plan_book;
mod plan_columns;
mod plan_sheet;
mod sheets;
mod styles;
pub mod task_book;
mod workbook;

pub use document::plan_word;
pub use file::{file_name, paper_name, write_file};
pub use folder::{copy_folder, write_folder};
pub use plan_book::plan_book;
pub use workbook::workbook;

pub use crate::name::unnumbered;
pub use crate::paper::book::{Book, Office, Page};
