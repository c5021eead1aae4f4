//! A plan as Word and Excel: the parts as Word wants them, every cell where it belongs, the pages as LibreOffice
//! shows them.

mod book;
mod order;
mod package;
// LibreOffice and poppler, which the tests have on Debian alone.
#[cfg(target_os = "linux")]
mod pages;
mod word;

use chrono::NaiveDate;
use smc_core::paper::{DecisionText, PlanPaper};
use smc_core::plan::Plan;
use smc_tests::plans::issuer;

/// A plan on an invented ward's paper.
fn paper<'a>(plan: &'a Plan, decision: Option<&'a DecisionText>) -> PlanPaper<'a> {
    let day = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    PlanPaper {
        plan,
        decision,
        office: issuer(),
        appendix: None,
        made_at: day.and_hms_opt(8, 30, 0).unwrap(),
    }
}
