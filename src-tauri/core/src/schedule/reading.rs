//! What comes of reading the text of a time.

use super::rule::Schedule;

/// What the text of a time says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// There is no text.
    Blank,
    /// What it means.
    Known(Known),
    /// It is not sure what it means: the officer is asked.
    Asked {
        /// What is asked, as a sentence.
        why: String,
        /// What it may well mean; none when nothing can be proposed.
        proposal: Option<Proposal>,
    },
}

/// A time that is understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// What it means.
    pub schedule: Schedule,
    /// The meaning in words, with everything the text says beside what falls due: "Thường xuyên; hàng quý, theo
    /// lịch báo cáo".
    pub words: String,
    /// Whether it has a due date that hangs on an event or stands in another text, and so is not followed:
    /// "10 ngày kể từ ngày ban hành", "Theo tiến độ".
    pub untracked: bool,
}

/// What a text that is not sure may well mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What it may mean.
    pub schedule: Schedule,
    /// In words, inside a sentence: "31/12/2026 và mỗi năm tiếp theo".
    pub words: String,
}

/// Why a text is a question.
#[derive(Debug, Default)]
pub(super) struct Question {
    /// What does not exist, as a sentence.
    pub(super) why: Option<String>,
    /// What it may mean.
    pub(super) proposal: Option<Proposal>,
}
