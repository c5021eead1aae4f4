//! A plan as Word and Excel: the parts as Word wants them, the pages as LibreOffice shows them.

mod package;

use chrono::NaiveDate;
use package::Package;
use smc_core::export::plan_word;
use smc_core::paper::{DecisionText, PlanPaper};
use smc_core::plan::Plan;
use smc_tests::office::Desk;
use smc_tests::plans::{REAL, decision, hard, issuer, real};

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

#[test]
fn look() {
    let out = std::env::var("LOOK").unwrap();
    let decision = decision();
    for name in REAL {
        let plan = real(name);
        std::fs::write(
            format!("{out}/{name}.docx"),
            plan_word(&paper(&plan, Some(&decision))).unwrap(),
        )
        .unwrap();
    }
    let plan = hard();
    std::fs::write(
        format!("{out}/hard.docx"),
        plan_word(&paper(&plan, Some(&decision))).unwrap(),
    )
    .unwrap();
}
