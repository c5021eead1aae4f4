//! The words of a sum, as sheets and pasted blocks have them.

use crate::value::read_roman;

/// Whether a row with these folded words is a sum and no field: "Tổng số", "TỔNG CỘNG", "Cộng (I)",
/// "Tổng cộng (I + II)", or the form's own (folded) label of the total.
pub fn is_total(folded: &str, own: &str) -> bool {
    if folded == own && !own.is_empty() {
        return true;
    }
    let is_roman = |word: &str| read_roman(&word.to_uppercase()).is_some();
    let mut words = folded.split(' ');
    let first = words.next();
    match (first, words.clone().next()) {
        // "Tổng công ty" folds to the same words.
        (Some("tong"), Some("cong")) => words.nth(1) != Some("ty"),
        (Some("tong"), Some("so")) => true,
        (Some("tong" | "cong"), _) => {
            words.all(|word| matches!(word, "muc" | "phan") || is_roman(word))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::fold_name;

    #[track_caller]
    fn totals(text: &str, expected: bool) {
        let total = is_total(&fold_name(text), "tong so phat sinh");
        assert_eq!(total, expected, "{text}");
    }

    #[test]
    fn a_sum_is_told_from_a_field() {
        totals("Tổng số", true);
        totals("TỔNG CỘNG", true);
        totals("Tổng cộng:", true);
        totals("Cộng", true);
        totals("Cộng mục I", true);
        totals("Tổng (I+II)", true);
        totals("TỔNG SỐ (I + II)", true);
        totals("Tổng số phát sinh", true);
        totals("Tổng hợp", false);
        totals("Cộng đồng dân cư", false);
        totals("Tổng công ty", false);
        totals("Hộ tịch", false);
        totals("Công chứng", false);
        totals("", false);
    }
}
