//! A plan as it goes on paper, and the text of the decision that issues it. Plain values.

use chrono::NaiveDateTime;

use super::texts::Issuer;
use crate::plan::{Appendix, Plan};

/// The text of the decision that issues a plan.
pub use crate::plan::decision::Decision as DecisionText;

/// A plan to be written as Word or Excel.
#[derive(Debug, Clone)]
pub struct PlanPaper<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The decision before it; none: the appendices alone.
    pub decision: Option<&'a DecisionText>,
    /// Who issues it.
    pub office: Issuer,
    /// One appendix only; none: all.
    pub appendix: Option<i64>,
    /// When it is made; the same paper made at the same time has the same bytes.
    pub made_at: NaiveDateTime,
}

impl<'a> PlanPaper<'a> {
    /// The appendices it shows, in order.
    pub fn appendices(&self) -> Vec<&'a Appendix> {
        let all = self.plan.appendices.iter();
        all.filter(|appendix| self.appendix.is_none_or(|id| id == appendix.id))
            .collect()
    }
}
