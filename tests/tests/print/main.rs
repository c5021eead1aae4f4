//! Printed pages, read back from the PDF: plans, decisions, reminders, lists, forms, and templates with faults.

#![expect(
    clippy::unwrap_used,
    reason = "a test says with it that it expects success"
)]

mod door;
mod faults;
mod forms;
mod plan;

use chrono::NaiveDate;
use serde_json::Value;
use smc_core::paper::texts::Issuer;
use smc_core::paper::{Fault, Job, PlanPaper, Press, plan_pages, templates};
use smc_core::plan::Plan;
use smc_print::Typst;
use smc_tests::pdf::Pdf;
use smc_tests::plans::{decision, issuer};

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

fn paper(plan: &Plan, office: Issuer) -> PlanPaper<'_> {
    PlanPaper {
        plan,
        decision: None,
        office,
        appendix: None,
        made_at: NaiveDate::from_ymd_opt(2026, 11, 16)
            .unwrap()
            .and_hms_opt(8, 0, 0)
            .unwrap(),
    }
}

/// A plan's appendices as PDF.
fn appendices(plan: &Plan) -> Pdf {
    let data = plan_pages::appendices(&paper(plan, issuer()));
    Pdf::read(&Typst::bundled().pdf(&job("phu-luc.typ", data)).unwrap())
}

/// A plan's decision and appendices as PDF.
fn whole(plan: &Plan) -> Pdf {
    let data = plan_pages::decision(&paper(plan, issuer()), &decision());
    Pdf::read(&Typst::bundled().pdf(&job("quyet-dinh.typ", data)).unwrap())
}

/// The fault of a template.
#[track_caller]
fn fault(template: &str) -> Fault {
    Typst::bundled().pdf(&own(template)).unwrap_err()
}
