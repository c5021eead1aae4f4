//! How many procedures there are of which kind.

use serde::Serialize;
use ts_rs::TS;

use super::{Level, Procedure};

/// Counts of procedures in force.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ProcedureCounts")]
pub struct Counts {
    /// All.
    pub all: usize,
    /// Wholly online.
    pub full: usize,
    /// Partly online.
    pub partial: usize,
    /// Not online.
    pub other: usize,
    /// Nobody said how far they are online.
    pub level_unknown: usize,
    /// With a fee.
    pub fee: usize,
    /// Without.
    pub free: usize,
    /// Nobody said whether there is one.
    pub fee_unknown: usize,
    /// Without a field of the office.
    pub unclassified: usize,
}

impl Counts {
    /// Of these, each with whether it has a field of the office.
    pub fn of<'a>(all: impl IntoIterator<Item = (&'a Procedure, bool)>) -> Counts {
        let mut counts = Counts::default();
        for (own, classified) in all {
            counts.all += 1;
            *match own.level {
                Some(Level::Full) => &mut counts.full,
                Some(Level::Partial) => &mut counts.partial,
                Some(Level::Other) => &mut counts.other,
                None => &mut counts.level_unknown,
            } += 1;
            *match own.fee {
                Some(true) => &mut counts.fee,
                Some(false) => &mut counts.free,
                None => &mut counts.fee_unknown,
            } += 1;
            counts.unclassified += usize::from(!classified);
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_ones_are_counted_apart() {
        let own = |level, fee| Procedure {
            level,
            fee,
            ..Procedure::default()
        };
        let all = [
            own(Some(Level::Full), Some(true)),
            own(Some(Level::Other), None),
            own(None, Some(false)),
        ];
        let counts = Counts::of(all.iter().zip([true, false, true]));
        let expected = Counts {
            all: 3,
            full: 1,
            partial: 0,
            other: 1,
            level_unknown: 1,
            fee: 1,
            free: 1,
            fee_unknown: 1,
            unclassified: 1,
        };
        assert_eq!(counts, expected);
    }
}
