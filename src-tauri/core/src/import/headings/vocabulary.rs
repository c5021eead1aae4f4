//! The words that columns are known by, as data of those who look for headings.

use super::written::Written;
use crate::import::words::Words;
use crate::value::fold_name;

/// Where the words of a phrase stand in a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    /// They are all of it.
    Whole,
    /// It begins with them.
    Start,
    /// Anywhere.
    Anywhere,
}

/// Words that tell what a column is; folded, and only whole words count.
#[derive(Debug, Clone, Copy)]
pub(in crate::import) struct Phrase<K> {
    at: At,
    words: &'static str,
    key: Option<K>,
    unless: &'static [&'static str],
}

/// A heading that is just these words.
pub(in crate::import) const fn whole<K: Copy>(words: &'static str, key: K) -> Phrase<K> {
    Phrase::new(At::Whole, words, Some(key))
}

/// A heading that begins with these words.
pub(in crate::import) const fn begins<K: Copy>(words: &'static str, key: K) -> Phrase<K> {
    Phrase::new(At::Start, words, Some(key))
}

/// A heading with these words somewhere in it.
pub(in crate::import) const fn has<K: Copy>(words: &'static str, key: K) -> Phrase<K> {
    Phrase::new(At::Anywhere, words, Some(key))
}

/// A heading with these words means nothing that is looked for, whatever else stands in it.
pub(in crate::import) const fn nothing<K: Copy>(words: &'static str) -> Phrase<K> {
    Phrase::new(At::Anywhere, words, None)
}

impl<K: Copy> Phrase<K> {
    const fn new(at: At, words: &'static str, key: Option<K>) -> Phrase<K> {
        Phrase {
            at,
            words,
            key,
            unless: &[],
        }
    }

    /// The same, but not in a heading with one of these words.
    pub(in crate::import) const fn unless(self, words: &'static [&'static str]) -> Phrase<K> {
        Phrase {
            unless: words,
            ..self
        }
    }

    /// Where it stands in a folded heading with a blank at either end.
    fn place(&self, padded: &str) -> Option<usize> {
        let place = padded.find(&format!(" {} ", self.words))?;
        let fits = match self.at {
            At::Whole => padded.len() == self.words.len() + 2,
            At::Start => place == 0,
            At::Anywhere => true,
        };
        let refused = || self.unless.iter().any(|words| holds(padded, words));
        (fits && !refused()).then_some(place)
    }
}

fn holds(padded: &str, words: &str) -> bool {
    padded.contains(&format!(" {words} "))
}

/// How words that are not exactly a column's may still mean it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Like {
    /// They are one of these.
    One(&'static [&'static str]),
    /// The words they share cover the shorter of the two.
    Covers,
    /// They share most of their words, the lowest counting more.
    Alike,
}

/// A column that is known by its own heading and name: exactly, by its number, or by being like them.
#[derive(Debug, Clone)]
pub(in crate::import) struct Wanted<K> {
    pub(super) key: K,
    pub(super) number: Option<u32>,
    pub(super) leaf: String,
    joined: String,
    name: String,
    like: Like,
    leaf_words: Words,
    words: Words,
    name_words: Words,
    all_words: Words,
}

impl<K> Wanted<K> {
    /// A column with its printed heading, outermost first, what sentences call it, and its printed number.
    pub(in crate::import) fn new(
        key: K,
        heading: &[String],
        name: &str,
        number: Option<u32>,
        like: Like,
    ) -> Wanted<K> {
        let leaf = heading.last().map(|leaf| fold_name(leaf));
        let leaf = leaf.unwrap_or_default();
        let joined = fold_name(&heading.join(" "));
        let name = fold_name(name);
        Wanted {
            key,
            number,
            like,
            leaf_words: Words::of(&leaf),
            words: Words::of(&joined),
            name_words: Words::of(&name),
            all_words: Words::of(&format!("{joined} {name}")),
            leaf,
            joined,
            name,
        }
    }

    /// Whether a heading is exactly this column's, or its name.
    pub(super) fn is(&self, joined: &str) -> bool {
        self.joined == joined || self.name == joined
    }

    /// How like a written column is to this one, 0 to 1.
    pub(super) fn likeness(&self, written: &Written, (all, lowest): &(Words, Words)) -> f64 {
        match self.like {
            Like::One(texts) => f64::from(u8::from(texts.contains(&written.joined.as_str()))),
            Like::Covers => all.covers(&self.words),
            Like::Alike => {
                let whole = all.alike(&self.words);
                let leaf = lowest.alike(&self.leaf_words);
                match written.path.len() {
                    0 => 0.0,
                    1 => whole.max(leaf).max(all.alike(&self.name_words)),
                    _ => whole.max(0.6 * leaf + 0.4 * whole),
                }
            }
        }
    }

    /// Whether half of the words, at least, are this column's.
    pub(super) fn agrees(&self, all: &Words) -> bool {
        all.covers(&self.all_words) >= 0.5
    }
}

/// What headings are compared with.
#[derive(Debug, Clone)]
pub(in crate::import) struct Vocabulary<'a, K> {
    /// Columns known by their own headings, in their order: of several that are like, the neighbours decide.
    pub(in crate::import) wanted: Vec<Wanted<K>>,
    /// Phrases, the surest first: the first list with a phrase that stands in a heading decides, and in it the phrase
    /// that stands first, of two the longer.
    pub(in crate::import) phrases: &'a [&'a [Phrase<K>]],
    /// Words that make a meaning surer, to choose between two columns with the same.
    pub(in crate::import) surer: &'a [(K, &'a str)],
}

impl<K: Copy + PartialEq> Vocabulary<'_, K> {
    /// What a folded heading means by the phrases in it.
    pub(in crate::import) fn meaning(&self, folded: &str) -> Option<K> {
        let padded = format!(" {folded} ");
        let first = |phrases: &&[Phrase<K>]| {
            let found = phrases
                .iter()
                .filter_map(|own| Some((own.place(&padded)?, own)));
            let first = found.min_by_key(|(place, own)| (*place, usize::MAX - own.words.len()));
            first.map(|(_, own)| own.key)
        };
        self.phrases.iter().find_map(first).flatten()
    }

    /// Whether a folded text has nothing but words of the phrases and of `more`.
    pub(in crate::import) fn is_made_of(&self, folded: &str, more: &[&str]) -> bool {
        let known = |word: &str| {
            let mut phrases = self.phrases.iter().copied().flatten();
            more.contains(&word) || phrases.any(|own| own.words.split(' ').any(|own| own == word))
        };
        !folded.is_empty() && folded.split(' ').all(known)
    }

    /// Whether words that make a meaning surer stand in a folded heading.
    pub(in crate::import) fn sure(&self, folded: &str, key: K) -> bool {
        let padded = format!(" {folded} ");
        let mut words = self.surer.iter().filter(|(own, _)| *own == key);
        words.any(|(_, words)| holds(&padded, words))
    }

    /// Leaves each meaning to one column only: of several the surest, else the first, keeps it. The others, by their
    /// place in the list, with what they would have meant.
    pub(super) fn one_each(&self, written: &[Written], keys: &mut [Option<K>]) -> Vec<(usize, K)> {
        let mut twice = Vec::new();
        for at in 0..keys.len() {
            let Some(key) = keys[at] else { continue };
            let same = (0..keys.len()).filter(|other| keys[*other] == Some(key));
            let sure = |at: &usize| self.sure(&written[*at].joined, key);
            // Of equals the last is the greatest.
            let keeps = same.rev().max_by_key(sure);
            if keeps != Some(at) {
                keys[at] = None;
                twice.push((at, key));
            }
        }
        twice
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHRASES: &[&[Phrase<char>]] = &[
        &[whole("so", 'l')],
        &[nothing("dien thoai")],
        &[
            begins("han", 't'),
            has("phoi hop", 'p').unless(&["chu tri"]),
        ],
        &[
            has("ngay", 'd'),
            has("ngay nop", 'n'),
            has("ho so", 'h'),
            has("chu tri", 'c'),
        ],
    ];

    fn vocabulary() -> Vocabulary<'static, char> {
        Vocabulary {
            wanted: Vec::new(),
            phrases: PHRASES,
            surer: &[('d', "tra"), ('d', "xong")],
        }
    }

    #[test]
    fn the_surest_list_decides_then_what_stands_first_then_the_longer() {
        for (heading, expected) in [
            ("ngay nop ho so", Some('n')),
            ("ho so ngay", Some('h')),
            ("ngay", Some('d')),
            ("hang ngay nop", Some('n')),
            ("ngaynop", None),
            ("", None),
            ("so", Some('l')),
            ("so ngay", Some('d')),
            ("dien thoai ngay nop", None),
            ("ngay han", Some('d')),
            ("han ngay", Some('t')),
            ("ngay phoi hop", Some('p')),
            ("chu tri phoi hop", Some('c')),
        ] {
            assert_eq!(vocabulary().meaning(heading), expected, "{heading}");
        }
    }

    #[test]
    fn words_that_headings_are_made_of() {
        for (text, expected) in [
            ("ngay nop ho so", true),
            ("ho ngay", true),
            ("ngay nop don", false),
            ("ngay them", true),
            ("", false),
        ] {
            assert_eq!(vocabulary().is_made_of(text, &["them"]), expected, "{text}");
        }
    }

    #[track_caller]
    fn keeps(headings: &[&str], expected: &[Option<char>], twice: &[(usize, char)]) {
        let written: Vec<Written> = (0..)
            .zip(headings)
            .map(|(column, text)| Written::new(column, &[text], None))
            .collect();
        let own = vocabulary();
        let mut keys: Vec<Option<char>> = written.iter().map(|w| own.meaning(&w.joined)).collect();
        assert_eq!(own.one_each(&written, &mut keys), twice, "{headings:?}");
        assert_eq!(keys, expected, "{headings:?}");
    }

    #[test]
    fn each_meaning_is_one_columns() {
        keeps(
            &["Ngày nhận", "Hồ sơ", "Ngày trả", "Tên", "Ngày xong"],
            &[None, Some('h'), Some('d'), None, None],
            &[(0, 'd'), (4, 'd')],
        );
        keeps(&["Ngày", "Ngày"], &[Some('d'), None], &[(1, 'd')]);
    }

    #[test]
    fn likeness_counts_shared_words() {
        let heading = ["Đã giải quyết".to_owned(), "Quá hạn".to_owned()];
        let wanted = |like| Wanted::new('q', &heading, "Đã giải quyết quá hạn", None, like);
        let like = |like, parts: &[&str]| {
            let written = Written::new(0, parts, None);
            let leaf = written.path.last().map(|leaf| Words::of(leaf));
            let words = (Words::of(&written.joined), leaf.unwrap_or_default());
            wanted(like).likeness(&written, &words)
        };
        assert!(like(Like::Alike, &["Quá hạn"]) > 0.9);
        assert!(like(Like::Alike, &["Đang giải quyết", "Quá hạn"]) > 0.8);
        assert!(like(Like::Alike, &["Trong hạn"]) < 0.5);
        assert!(like(Like::Covers, &["Quá hạn giải quyết"]) > 0.9);
        assert!(like(Like::One(&["qh"]), &["QH"]) > 0.9);
        assert!(like(Like::One(&["qh"]), &["Quá hạn"]) < 0.1);
    }
}
