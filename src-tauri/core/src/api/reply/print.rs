//! What is printed, saved as PDF, Word or Excel.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::TaskFilter;
use crate::calendar::Period;
use crate::paper::dossier_list::Part;

/// What to put on paper.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "paper", rename_all = "snake_case")]
pub enum Paper {
    /// A plan's appendices (or one of them).
    Appendix {
        /// The plan.
        plan: i64,
        /// One appendix only.
        appendix: Option<i64>,
    },
    /// The decision, its plan and the appendices.
    Decision {
        /// The plan.
        plan: i64,
    },
    /// A unit's reminder: late, and due within 30 days.
    Reminder {
        /// The unit of the catalogue; none: all tasks.
        unit: Option<i64>,
    },
    /// The forms of a period.
    Forms {
        /// The period.
        period: Period,
        /// The forms.
        forms: Vec<String>,
    },
    /// Dossiers that are late, and due soon, a list for each unit.
    Dossiers {
        /// One of the two lists; none: both.
        part: Option<Part>,
        /// Within how many working days; none: 3.
        days: Option<u32>,
        /// The unit, as lists write it, empty for those of which none says it; none: all units.
        unit: Option<String>,
    },
    /// The task list with states and evidence.
    Tasks {
        /// Which.
        filter: TaskFilter,
    },
}

impl Paper {
    /// What files it may be written as.
    pub fn kinds(&self) -> &'static [FileKind] {
        use FileKind::*;
        match self {
            Paper::Appendix { .. } => &[Pdf, Docx, Xlsx],
            Paper::Decision { .. } => &[Pdf, Docx],
            Paper::Reminder { .. } => &[Pdf],
            Paper::Forms { .. } | Paper::Tasks { .. } | Paper::Dossiers { .. } => &[Pdf, Xlsx],
        }
    }
}

/// What a file may be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// PDF/A.
    Pdf,
    /// Word.
    Docx,
    /// Excel.
    Xlsx,
}

/// Pages as they will be printed.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Pages {
    /// "Phụ lục kế hoạch 2026".
    pub title: String,
    /// Each page as SVG.
    pub pages: Vec<String>,
    /// What to know: the office's own template has a fault and the built-in one was used; drafts.
    pub notes: Vec<String>,
    /// "Phu-luc_Dong-Hai_2026": the proposed file name without its ending.
    pub file_name: String,
    /// What files the paper may be written as.
    pub kinds: &'static [FileKind],
}
