//! Targets inside a task's text: "tối thiểu 90%", "đạt trên 90%", "đạt 60%".

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How a target compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// "tối thiểu 90%", "từ 90% trở lên".
    AtLeast,
    /// "trên 90%".
    Above,
    /// "đạt 60%", "100%".
    Exactly,
    /// "không quá 5%", "tối đa 5%".
    AtMost,
    /// "dưới 5%".
    Below,
}
