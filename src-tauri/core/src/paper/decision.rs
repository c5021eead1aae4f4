//! A plan as it goes on paper, and the text of the decision that issues it. Plain values.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::texts::Issuer;
use crate::plan::{Appendix, Plan};

/// The text of the decision that issues a plan. Empty lists mean: nothing there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(rename = "Decision")]
pub struct DecisionText {
    /// "Ban hành Kế hoạch …".
    pub subject: String,
    /// Who decides, in capitals: "ỦY BAN NHÂN DÂN PHƯỜNG …".
    pub authority: String,
    /// "Căn cứ …;", one each.
    pub basis: Vec<String>,
    /// "Theo đề nghị của …".
    pub proposer: String,
    /// The articles' texts, without "Điều 1."; line breaks separate paragraphs.
    pub articles: Vec<String>,
    /// "Nơi nhận:" lines, without dashes.
    pub recipients: Vec<String>,
}

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
