//! Which columns of a form are counted from dossiers, by themselves or by what they add up.

use super::Form;
use crate::formula::{Expr, Name, Sign};

impl Form {
    /// The columns that count from dossiers and together are a column: itself, or those it adds up. None where it
    /// does not count, not even so.
    pub fn counted(&self, at: usize) -> Option<Vec<usize>> {
        let column = &self.columns[at];
        if column.counts.is_some() {
            return Some(vec![at]);
        }
        // A checked form's formulas go in no circle.
        let mut all = Vec::new();
        for key in addends(column.formula.as_ref()?)? {
            all.extend(self.counted(self.index(key)?)?);
        }
        Some(all).filter(|all| !all.is_empty())
    }
}

/// The columns of the same row that a formula adds up, where it does nothing else.
fn addends<'f>(formula: &'f Expr) -> Option<Vec<&'f str>> {
    let key = |name: &'f Name| match name {
        Name::Column(key) => Some(key.as_str()),
        Name::Total { .. } => None,
    };
    match formula {
        Expr::Name(name) => Some(vec![key(name)?]),
        Expr::Sum(names) => names.iter().map(key).collect(),
        Expr::Two(one, Sign::Plus, other) => {
            let (mut all, rest) = (addends(one)?, addends(other)?);
            all.extend(rest);
            Some(all)
        }
        _ => None,
    }
}
