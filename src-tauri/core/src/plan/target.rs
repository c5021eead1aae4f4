//! Targets inside a task's text: "tối thiểu 90%", "đạt trên 90%", "đạt 60%".

mod clause;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::value::{Amount, fold_name, format_number};

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

/// A target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// What is measured, in the text's own words.
    pub measure: String,
    /// How it compares.
    pub comparison: Comparison,
    /// The value.
    pub value: Amount,
    /// "%" or "điểm".
    pub unit: String,
    /// The year.
    pub year: i32,
}

/// How two targets of the same measure stand against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// No figure can meet both: "tối thiểu 90%" and "dưới 80%".
    Impossible,
    /// A figure can meet both, yet they ask for different things: "tối thiểu 90%" and "tối thiểu 80%".
    Different,
}

/// The targets of a text, in its order; `year` is the plan's, for those that name none.
pub fn read(text: &str, year: i32) -> Vec<Target> {
    clause::clauses(text)
        .into_iter()
        .flat_map(|clause| clause::targets(&clause, year))
        .collect()
}

impl Target {
    /// Whether two say the same, whatever the case of their words.
    pub fn is_same(&self, other: &Target) -> bool {
        let key = |own: &Target| (own.comparison, own.value, own.year);
        key(self) == key(other)
            && self.unit == other.unit
            && fold_name(&self.measure) == fold_name(&other.measure)
    }

    /// "Tỷ lệ số hóa hồ sơ: tối thiểu 80% (năm 2026)".
    pub fn describe(&self) -> String {
        let gap = if self.unit == "%" { "" } else { " " };
        format!(
            "{}: {} {}{gap}{} (năm {})",
            self.measure,
            self.comparison.word(),
            format_number(self.value),
            self.unit,
            self.year
        )
    }
}

/// Whether two targets of the same measure and year ask for different things, and how.
pub fn contradict(a: &Target, b: &Target) -> Option<Clash> {
    let same = a.year == b.year && a.unit == b.unit && is_same_measure(&a.measure, &b.measure);
    if !same || (a.comparison, a.value) == (b.comparison, b.value) {
        return None;
    }
    Some(match meets(a, b) {
        true => Clash::Different,
        false => Clash::Impossible,
    })
}

/// Whether a figure can meet both targets.
fn meets(a: &Target, b: &Target) -> bool {
    // The lowest and the highest figure, each with whether it is allowed itself.
    let range = |target: &Target| match target.comparison {
        Comparison::AtLeast => (Some((target.value, true)), None),
        Comparison::Above => (Some((target.value, false)), None),
        Comparison::Exactly => (Some((target.value, true)), Some((target.value, true))),
        Comparison::AtMost => (None, Some((target.value, true))),
        Comparison::Below => (None, Some((target.value, false))),
    };
    let ((low_a, high_a), (low_b, high_b)) = (range(a), range(b));
    let fits = |low: Option<(Amount, bool)>, high: Option<(Amount, bool)>| match (low, high) {
        (Some((low, low_in)), Some((high, high_in))) => {
            low < high || low == high && low_in && high_in
        }
        _ => true,
    };
    fits(low_a, high_b) && fits(low_b, high_a)
}

/// Words after which a measure only says where or of whom: "… của phường", "… tại Trung tâm".
const QUALIFIERS: &[&str] = &["cua", "tai", "tren", "trong", "thuoc", "ve", "theo"];

/// The same words, or the same with something before them or with a place after them. "Hồ sơ trực tuyến" and
/// "hồ sơ trực tuyến được thanh toán" are two measures.
fn is_same_measure(a: &str, b: &str) -> bool {
    let (a, b) = (fold_name(a), fold_name(b));
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if short == long {
        return true;
    }
    if short.split(' ').count() < 3 {
        return false;
    }
    if long
        .strip_suffix(&short)
        .is_some_and(|head| head.ends_with(' '))
    {
        return true;
    }
    match long
        .strip_prefix(&short)
        .and_then(|tail| tail.strip_prefix(' '))
    {
        Some(tail) => QUALIFIERS.contains(&tail.split(' ').next().unwrap_or_default()),
        None => false,
    }
}

#[cfg(test)]
mod tests;
