//! How the words of a sheet are compared with those the office knows: labels, totals, similarity, sources.
//! Fields are not matched here: a field's name fits exactly (folded) or is asked for.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::Named;
use crate::value::fold_name;

/// Words that tell nothing apart.
const SMALL: [&str; 12] = [
    "cac", "cua", "va", "tren", "trong", "tai", "theo", "o", "la", "do", "qua", "mot",
];

/// How much of a section's telling words one source must share: two of three.
const SURE: (usize, usize) = (2, 3);

/// The different words of a text, each as a number so that comparing is quick.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Words(Vec<u64>);

impl Words {
    /// The words of a folded text.
    pub(super) fn of(folded: &str) -> Words {
        let words = folded.split(' ').filter(|word| !word.is_empty());
        let mut numbers: Vec<u64> = words.map(number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        Words(numbers)
    }

    fn has(&self, word: u64) -> bool {
        self.0.binary_search(&word).is_ok()
    }

    fn shared(&self, other: &Words) -> usize {
        self.0.iter().filter(|word| other.has(**word)).count()
    }

    /// How alike two texts are: shared words over all, 0 to 1.
    pub(super) fn alike(&self, other: &Words) -> f64 {
        let shared = self.shared(other);
        ratio(shared, self.0.len() + other.0.len() - shared)
    }

    /// How much of the shorter text the longer one covers, 0 to 1.
    pub(super) fn covers(&self, other: &Words) -> f64 {
        ratio(self.shared(other), self.0.len().min(other.0.len()))
    }
}

fn number(word: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    hasher.finish()
}

#[expect(clippy::cast_precision_loss, reason = "counts of words in one cell")]
fn ratio(part: usize, whole: usize) -> f64 {
    match whole {
        0 => 0.0,
        whole => part as f64 / whole as f64,
    }
}

/// A leading label and the rest: "I. Trên Hệ thống" → ("I", "Trên Hệ thống"); "1) Hộ tịch" → ("1", "Hộ tịch").
/// Without a sign after it, only a roman numeral before a word counts: "II Trên Hệ thống".
pub(super) fn split_label(text: &str) -> (&str, &str) {
    let text = text.trim();
    let label = text
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '.')
        .map_or(text, |end| &text[..end]);
    let after = &text[label.len()..];
    let rest = after.trim_start();
    let (bare, signed) = match label.strip_suffix('.') {
        Some(bare) => (bare, true),
        None => (label, false),
    };
    let spaced = after.len() > rest.len() || after.is_empty();
    let parted = rest.strip_prefix([')', '-', '–', '/', ':']);
    let parted = parted.filter(|words| spaced || words.starts_with(char::is_whitespace));
    let is_label = is_ordinal(bare) || is_roman(bare);
    match parted {
        Some(words) if is_label => (bare, words.trim_start()),
        None if is_label && signed && spaced => (bare, rest),
        None if is_roman(bare) && spaced && !rest.is_empty() => (bare, rest),
        _ => ("", text),
    }
}

/// A line's label ("I", "1") and name, wherever in its two cells they stand.
pub(super) fn parted(label: String, name: String) -> (String, String) {
    let bare = bare_label(&label);
    let is_label = is_ordinal(bare) || is_roman(bare) || bare.chars().count() <= 1;
    // "I. Trên Hệ thống …" or "Tổng cộng" merged over both columns stands in the first.
    let (label, name) = match (is_label, name.is_empty()) {
        (false, true) => (String::new(), label),
        _ if bare.len() == label.len() => (label, name),
        _ => (bare.to_owned(), name),
    };
    let (own, rest) = split_label(&name);
    let label = match label.is_empty() {
        true => own.to_owned(),
        false => label,
    };
    // Dots and dashes are no name.
    match rest.contains(char::is_alphanumeric) {
        false => (label, String::new()),
        true if rest.len() == name.len() => (label, name),
        true => (label, rest.to_owned()),
    }
}

/// A label without the signs around it: "(I)" and "I." are "I".
pub(super) fn bare_label(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a label is a roman numeral in capitals.
pub(super) fn is_roman(label: &str) -> bool {
    let digit = |c: char| matches!(c, 'I' | 'V' | 'X');
    !label.is_empty() && label.len() <= 8 && label.chars().all(digit)
}

/// Whether a label is a row's: "1", "12", "1.1".
pub(super) fn is_ordinal(label: &str) -> bool {
    label.starts_with(|c: char| c.is_ascii_digit())
        && label.len() <= 8
        && label.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// The one roman numeral in the words of a total: "Cộng mục II" → "II"; none in "Tổng cộng (I + II)".
pub(super) fn numeral_of_total(text: &str) -> Option<String> {
    let mut numerals = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| is_roman(word));
    match (numerals.next(), numerals.next()) {
        (Some(one), None) => Some(one.to_owned()),
        _ => None,
    }
}

/// The source a section's words mean, when they can mean only one: exactly its name, or words that set
/// it apart from every other source, and hardly any others.
/// "Trên Hệ thống các Bộ" shares "bộ" with "Trên Hệ thống của Bộ, ngành" and nothing telling with
/// "Trên Hệ thống thông tin giải quyết TTHC của thành phố".
pub(super) fn source(text: &str, sources: &[Named]) -> Option<i64> {
    let folded = fold_name(text);
    let names: Vec<(i64, String)> = sources
        .iter()
        .map(|source| (source.id, fold_name(&source.name)))
        .collect();
    if let Some((id, _)) = names.iter().find(|(_, name)| *name == folded) {
        return Some(*id);
    }
    let known: Vec<(i64, Words)> = names
        .iter()
        .map(|(id, name)| (*id, Words::of(name)))
        .collect();
    let small = Words::of(&SMALL.join(" "));
    let everywhere = |word: u64| known.len() > 1 && known.iter().all(|(_, name)| name.has(word));
    let mut telling = Words::of(&folded);
    telling
        .0
        .retain(|word| !small.has(*word) && !everywhere(*word));
    let mut sharing = known
        .iter()
        .map(|(id, name)| (*id, telling.shared(name)))
        .filter(|(_, shared)| *shared > 0);
    match (sharing.next(), sharing.next()) {
        (Some((id, shared)), None) if shared * SURE.1 >= telling.0.len() * SURE.0 => Some(id),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ward() -> Vec<Named> {
        [
            (1, "Trên Hệ thống của Bộ, ngành"),
            (2, "Trên Hệ thống thông tin giải quyết TTHC của thành phố"),
        ]
        .map(|(id, name)| Named {
            id,
            name: name.to_owned(),
            offered: true,
        })
        .to_vec()
    }

    #[track_caller]
    fn means(text: &str, expected: Option<i64>) {
        assert_eq!(source(text, &ward()), expected, "{text}");
    }

    #[test]
    fn a_section_means_a_source_only_when_its_words_can_mean_no_other() {
        means("Trên Hệ thống các Bộ", Some(1));
        means("TRÊN HỆ THỐNG CỦA BỘ NGÀNH", Some(1));
        means("Hệ thống của các Bộ", Some(1));
        means("Trên Hệ thống thành phố", Some(2));
        means("Hệ thống một cửa thành phố", Some(2));
        means(
            "Trên hệ thống thông tin giải quyết TTHC của thành phố",
            Some(2),
        );
        means("Trên Hệ thống", None);
        means("Trên Hệ thống của Bộ và thành phố", None);
        means("Trên Hệ thống của tỉnh", None);
        means("Hệ thống tin học tỉnh", None);
        means("Trực tiếp tại bộ phận một cửa của phường", None);
        means("", None);
    }

    #[test]
    fn with_one_source_a_strange_section_is_still_asked_for() {
        let only = &ward()[..1];
        assert_eq!(source("Hệ thống các Bộ", only), Some(1));
        assert_eq!(source("Cổng dịch vụ công quốc gia", only), None);
    }

    #[track_caller]
    fn splits(text: &str, label: &str, rest: &str) {
        assert_eq!(split_label(text), (label, rest), "{text}");
    }

    #[test]
    fn a_label_may_stand_before_the_name() {
        splits("I. Trên Hệ thống", "I", "Trên Hệ thống");
        splits("II - Trên Hệ thống", "II", "Trên Hệ thống");
        splits("II Trên Hệ thống", "II", "Trên Hệ thống");
        splits("1. Hộ tịch", "1", "Hộ tịch");
        splits("1.2) Hộ tịch", "1.2", "Hộ tịch");
        splits("Hộ tịch", "", "Hộ tịch");
        splits("06 tháng", "", "06 tháng");
        splits("I", "", "I");
        splits("Xây dựng", "", "Xây dựng");
        splits("X-quang", "", "X-quang");
        splits("Vi phạm", "", "Vi phạm");
        splits("", "", "");
    }

    #[test]
    fn a_total_may_name_the_section_it_sums_up() {
        assert_eq!(numeral_of_total("Cộng mục II").as_deref(), Some("II"));
        assert_eq!(numeral_of_total("Tổng cộng (I + II)"), None);
    }
}
