//! The text of a decision as it is kept: a plan's own, and the office's standard.

use serde::{Deserialize, Serialize};

/// The text of the decision that issues a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What it is about.
    pub subject: String,
    /// Who decides.
    pub authority: String,
    /// On what it is based, a paragraph each.
    pub basis: Vec<String>,
    /// On whose proposal.
    pub proposer: String,
    /// Its articles.
    pub articles: Vec<String>,
    /// Who receives it.
    pub recipients: Vec<String>,
}

/// The office's standard text, with the year it was written for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standard {
    /// The year.
    pub year: i32,
    /// The text; none: the program's own.
    pub text: Option<Decision>,
}
