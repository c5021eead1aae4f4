//! What is printed, as plain data for a template: the plan's appendix, a decision, a reminder, the forms.
//! Pure. The pages themselves are laid out by whoever implements [`Press`]; the core does not know with what.

pub(crate) mod block;
pub mod book;
pub(crate) mod columns;
mod decision;
pub mod dossier_list;
pub mod dossier_pages;
pub mod forms;
pub mod lines;
pub(crate) mod measure;
pub mod paragraphs;
pub mod plan_pages;
pub mod plan_words;
mod table;
pub mod task_list;
pub mod task_pages;
pub mod templates;
pub mod texts;
pub(crate) mod widths;

use std::fmt;

use chrono::NaiveDate;
use serde_json::Value;

pub use decision::{DecisionText, PlanPaper};

/// A document to lay out: a template and its data.
#[derive(Debug, Clone)]
pub struct Job {
    /// The template's file name, for messages: `phu-luc.typ`.
    pub name: String,
    /// The template's text.
    pub template: String,
    /// Further templates it may take from, each a file name and a text.
    pub files: Vec<(String, String)>,
    /// What the template shows; it finds it as `data.json`.
    pub data: Value,
    /// The document's title, kept in the PDF.
    pub title: String,
    /// The document's date, kept in the PDF.
    pub date: NaiveDate,
}

/// Lays out pages. The same job gives the same pages on the screen, on the printer and in the PDF.
pub trait Press: fmt::Debug + Send + Sync {
    /// The pages as SVG.
    ///
    /// # Errors
    ///
    /// The template's fault.
    fn pages(&self, job: &Job) -> Result<Vec<String>, Fault>;

    /// The pages as PDF/A.
    ///
    /// # Errors
    ///
    /// The template's fault.
    fn pdf(&self, job: &Job) -> Result<Vec<u8>, Fault>;
}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The template's file name.
    pub file: String,
    /// Its line, from 1, where it can be told.
    pub line: Option<usize>,
    /// What is wrong, as the layout says it.
    pub why: String,
    /// Where it was called from, each a file name and a line, innermost first.
    pub calls: Vec<(String, usize)>,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "dòng {line}: {}", self.why),
            None => f.write_str(&self.why),
        }
    }
}

impl std::error::Error for Fault {}
