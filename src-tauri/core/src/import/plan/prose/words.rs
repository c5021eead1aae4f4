//! A text as folded words that know where they stand, so that what is found in the words can be cut from the text.

use crate::value::fold_name;

/// A word: a run of letters and digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Where it begins, in bytes.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// Without case and accents.
    pub(super) folded: String,
}

/// A text and its words.
#[derive(Debug)]
pub(super) struct Words<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// Its words in order.
    pub(super) all: Vec<Word>,
}

impl Words<'_> {
    /// The words of a text.
    pub(super) fn of(text: &str) -> Words<'_> {
        let mut all = Vec::new();
        let mut start = None;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            match (c.is_alphanumeric(), start) {
                (true, None) => start = Some(at),
                (false, Some(first)) => {
                    all.push(Word {
                        start: first,
                        end: at,
                        folded: fold_name(&text[first..at]),
                    });
                    start = None;
                }
                _ => {}
            }
        }
        Words { text, all }
    }

    /// Whether the words of a phrase stand from a word on, and how many they are.
    pub(super) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut count = 0;
        for wanted in phrase.split(' ') {
            if self.all.get(at + count)?.folded != wanted {
                return None;
            }
            count += 1;
        }
        Some(count)
    }

    /// The longest of some phrases that stands from a word on, in words.
    pub(super) fn longest(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        let found = phrases.iter().filter_map(|own| self.phrase(at, own));
        found.max()
    }

    /// What stands between a word and the one before it.
    pub(super) fn before(&self, at: usize) -> &str {
        let from = at.checked_sub(1).and_then(|at| self.all.get(at));
        let to = self.all.get(at).map_or(self.text.len(), |word| word.start);
        &self.text[from.map_or(0, |word| word.end)..to]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_where_they_stand() {
        let words = Words::of("Đơn vị chủ trì: Văn phòng (P.1), trước 05/12/2026.");
        let folded: Vec<&str> = words.all.iter().map(|word| &*word.folded).collect();
        assert_eq!(
            folded.join(" "),
            "don vi chu tri van phong p 1 truoc 05 12 2026"
        );
        assert_eq!(words.phrase(0, "don vi chu tri"), Some(4));
        assert_eq!(words.phrase(1, "don vi"), None);
        assert_eq!(
            words.longest(2, &["chu", "chu tri", "chu tri van hoa"]),
            Some(2)
        );
        assert_eq!(words.before(4), ": ");
        assert_eq!(words.before(words.all.len()), ".");
        let last = words
            .all
            .last()
            .map(|word| &words.text[word.start..word.end]);
        assert_eq!(last, Some("2026"));
    }
}
