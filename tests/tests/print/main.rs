//! Printed pages, read back from the PDF: plans, decisions, reminders, lists, forms, and templates with faults.

#![expect(
    clippy::unwrap_used,
    reason = "a test says with it that it expects success"
)]

#[cfg(target_os = "linux")]
mod alike;
mod door;
mod faults;
// The words of a PDF are read with poppler, which the tests have on Debian alone.
#[cfg(target_os = "linux")]
mod forms;
#[cfg(target_os = "linux")]
mod plan;
#[cfg(target_os = "linux")]
mod words;

use chrono::NaiveDate;
use serde_json::Value;
use smc_core::paper::{Fault, Job, Press, templates};
use smc_print::Typst;

/// A job with the program's own templates.
fn job(template: &str, data: Value) -> Job {
    let mut files: Vec<(String, String)> = templates::built_in().collect();
    let main = files.iter().position(|(name, _)| name == template).unwrap();
    let (name, template) = files.swap_remove(main);
    Job {
        name,
        template,
        files,
        data,
        title: "Phụ lục kế hoạch 2026".to_owned(),
        date: NaiveDate::from_ymd_opt(2026, 11, 16).unwrap(),
    }
}

/// A template of the test's own, with the program's beside it.
fn own(text: &str) -> Job {
    Job {
        template: text.to_owned(),
        ..job("phu-luc.typ", Value::Null)
    }
}

/// The fault of a template.
#[track_caller]
fn fault(template: &str) -> Fault {
    Typst::bundled().pdf(&own(template)).unwrap_err()
}
