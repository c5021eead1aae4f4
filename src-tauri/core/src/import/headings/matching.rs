//! Says what each column of a heading is. Words in, keys out; knows no cell.

use super::vocabulary::{Vocabulary, Wanted};
use super::written::Written;
use crate::import::words::Words;

/// From here on words may mean a column, if no other column is nearly as like.
const LIKE: f64 = 0.5;

/// How much liker than any other.
const MARGIN: f64 = 0.15;

/// A column of a heading and what it is.
#[derive(Debug, Clone)]
pub(in crate::import) struct Column<K> {
    /// Its words.
    pub(in crate::import) written: Written,
    /// What it is, when that is known.
    pub(in crate::import) key: Option<K>,
    /// Whether its words say so too, and not its number alone.
    pub(in crate::import) agrees: bool,
}

/// A number and words that contradict each other, by column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Conflict<K> {
    /// Another column has this number already.
    Taken { column: u32, number: u32 },
    /// The number is one column's, the words another's.
    Contrary {
        column: u32,
        number: u32,
        numbered: K,
        worded: K,
    },
}

/// What the columns of a heading are.
#[derive(Debug, Clone)]
pub(in crate::import) struct Found<K> {
    /// Its columns, from left to right.
    pub(in crate::import) columns: Vec<Column<K>>,
    /// Columns of the table whose meaning another column has already.
    pub(in crate::import) twice: Vec<(u32, K)>,
    /// Numbers and words that contradict each other.
    pub(in crate::import) conflicts: Vec<Conflict<K>>,
    /// How well it fits, to compare readings of one heading.
    pub(in crate::import) score: f64,
}

impl<K: Copy + PartialEq> Found<K> {
    /// Whether one of its columns is this.
    pub(in crate::import) fn has(&self, key: K) -> bool {
        self.column(key).is_some()
    }

    /// The table's column that is this.
    pub(in crate::import) fn column(&self, key: K) -> Option<u32> {
        let found = self.columns.iter().find(|own| own.key == Some(key))?;
        Some(found.written.column)
    }

    #[cfg(test)]
    /// How many of its columns are known, those that mean what another one means too.
    pub(in crate::import) fn known(&self) -> usize {
        self.columns.iter().filter(|own| own.key.is_some()).count() + self.twice.len()
    }
}

/// Says what each column of a heading is.
pub(in crate::import) fn read<K: Copy + PartialEq>(
    vocabulary: &Vocabulary<'_, K>,
    written: Vec<Written>,
) -> Found<K> {
    let words = match vocabulary.wanted.is_empty() {
        true => Vec::new(),
        false => written.iter().map(words_of).collect(),
    };
    let mut matching = Matching {
        wanted: &vocabulary.wanted,
        of: vec![None; written.len()],
        written: &written,
        words,
        conflicts: Vec::new(),
    };
    matching.by_number();
    matching.by_same_words();
    let (mut keys, twice) = matching.by_phrases(vocabulary);
    while matching.by_like_words(&keys) {}
    let (mut score, mut agreeing) = (0.0, Vec::with_capacity(written.len()));
    for (at, key) in keys.iter_mut().enumerate() {
        let (like, agrees) = match matching.of[at].map(|index| &vocabulary.wanted[index]) {
            Some(wanted) => {
                *key = Some(wanted.key);
                let words = &matching.words[at];
                (
                    wanted.likeness(&written[at], words),
                    wanted.agrees(&words.0),
                )
            }
            None => (1.0, key.is_some()),
        };
        score += key.map_or(0.0, |_| 1.0 + like);
        agreeing.push(agrees);
    }
    let conflicts = matching.conflicts;
    let columns = written.into_iter().zip(keys).zip(agreeing);
    Found {
        columns: columns
            .map(|((written, key), agrees)| Column {
                written,
                key,
                agrees,
            })
            .collect(),
        twice,
        conflicts,
        score,
    }
}

/// The words of a column, and those of its lowest row.
fn words_of(written: &Written) -> (Words, Words) {
    let leaf = written.path.last().map(|leaf| Words::of(leaf));
    (Words::of(&written.joined), leaf.unwrap_or_default())
}

struct Matching<'a, K> {
    written: &'a [Written],
    words: Vec<(Words, Words)>,
    wanted: &'a [Wanted<K>],
    /// Which of the wanted each column is.
    of: Vec<Option<usize>>,
    conflicts: Vec<Conflict<K>>,
}

impl<K: Copy + PartialEq> Matching<'_, K> {
    fn taken(&self, index: usize) -> bool {
        self.of.contains(&Some(index))
    }

    fn by_number(&mut self) {
        for (i, written) in self.written.iter().enumerate() {
            let Some(number) = written.number else {
                continue;
            };
            let wanted = self.wanted.iter().enumerate();
            let mut fitting = wanted.filter(|(_, own)| own.number == Some(number));
            let (Some((index, wanted)), None) = (fitting.next(), fitting.next()) else {
                continue;
            };
            let column = written.column;
            if self.taken(index) {
                self.conflicts.push(Conflict::Taken { column, number });
                continue;
            }
            if let Some(worded) = self.contradiction(written, index) {
                self.conflicts.push(Conflict::Contrary {
                    column,
                    number,
                    numbered: wanted.key,
                    worded,
                });
            }
            self.of[i] = Some(index);
        }
    }

    /// The column whose words stand exactly here, when they are not those of the numbered one.
    fn contradiction(&self, written: &Written, numbered: usize) -> Option<K> {
        let same = |by: &dyn Fn(&Wanted<K>) -> bool| -> Option<Option<K>> {
            let first = self.wanted.iter().find(|wanted| by(wanted))?;
            Some((!by(&self.wanted[numbered])).then_some(first.key))
        };
        if written.joined.is_empty() {
            return None;
        }
        let leaf = |wanted: &Wanted<K>| written.path.last() == Some(&wanted.leaf);
        same(&|wanted| wanted.is(&written.joined))
            .or_else(|| same(&leaf))
            .flatten()
    }

    fn by_same_words(&mut self) {
        for i in 0..self.written.len() {
            let joined = &self.written[i].joined;
            if self.of[i].is_some() || joined.is_empty() {
                continue;
            }
            let wanted = self.wanted.iter().enumerate();
            let mut fitting = wanted.filter(|(index, own)| own.is(joined) && !self.taken(*index));
            if let (Some((index, _)), None) = (fitting.next(), fitting.next()) {
                let twice = self.written.iter().filter(|w| w.joined == *joined).count() > 1;
                if !twice {
                    self.of[i] = Some(index);
                }
            }
        }
    }

    /// What the other columns mean by phrases, and those that mean the same as one of them.
    fn by_phrases(&self, vocabulary: &Vocabulary<'_, K>) -> (Vec<Option<K>>, Vec<(u32, K)>) {
        let taken = |key: &K| {
            let mut taken = self.of.iter().flatten();
            taken.any(|index| self.wanted[*index].key == *key)
        };
        let open = self.written.iter().zip(&self.of);
        let mut keys: Vec<Option<K>> = open
            .map(|(written, of)| match of {
                Some(_) => None,
                None => vocabulary
                    .meaning(&written.joined)
                    .filter(|key| !taken(key)),
            })
            .collect();
        let twice = vocabulary.one_each(self.written, &mut keys);
        let twice = twice.into_iter();
        let twice = twice.map(|(at, key)| (self.written[at].column, key));
        (keys, twice.collect())
    }

    /// Takes the clear cases among the open columns; whether there was one.
    /// "Quá hạn" twice: the neighbours that are already known decide which is which.
    fn by_like_words(&mut self, said: &[Option<K>]) -> bool {
        for (i, said) in said.iter().enumerate() {
            if self.wanted.is_empty() || self.of[i].is_some() || said.is_some() {
                continue;
            }
            let before = self.of[..i].iter().flatten().max().copied();
            let after = self.of[i + 1..].iter().flatten().min().copied();
            let between = |index: usize| {
                before.is_none_or(|before| index > before)
                    && after.is_none_or(|after| index < after)
            };
            let mut fitting: Vec<(f64, usize)> = (0..self.wanted.len())
                .filter(|index| !self.taken(*index) && between(*index))
                .map(|index| (self.likeness(i, index), index))
                .filter(|(like, _)| *like >= LIKE)
                .collect();
            fitting.sort_by(|a, b| b.0.total_cmp(&a.0));
            let clear = match fitting.as_slice() {
                [] => false,
                [_] => true,
                [first, second, ..] => first.0 - second.0 >= MARGIN,
            };
            if clear && !self.rival(i, fitting[0]) {
                self.of[i] = Some(fitting[0].1);
                return true;
            }
        }
        false
    }

    fn likeness(&self, column: usize, index: usize) -> f64 {
        self.wanted[index].likeness(&self.written[column], &self.words[column])
    }

    /// Whether another open column of the table fits that wanted one as well.
    fn rival(&self, i: usize, (like, index): (f64, usize)) -> bool {
        let next = self.of[i + 1..].iter().position(Option::is_some);
        let end = next.map_or(self.written.len(), |next| i + 1 + next);
        (i + 1..end).any(|other| self.likeness(other, index) > like - MARGIN)
    }
}

#[cfg(test)]
mod tests {
    use super::super::vocabulary::{Like, Phrase, has};
    use super::*;

    const PHRASES: &[&[Phrase<char>]] = &[&[has("ghi chu", 'g')]];

    fn vocabulary() -> Vocabulary<'static, char> {
        let of = |key, heading: &[&str], number, like| {
            let heading: Vec<String> = heading.iter().map(|part| (*part).to_owned()).collect();
            Wanted::new(key, &heading, &heading.join(" "), number, like)
        };
        Vocabulary {
            wanted: vec![
                of('t', &["STT"], None, Like::One(&["tt", "stt"])),
                of('n', &["Lĩnh vực, công việc"], None, Like::Covers),
                of('d', &["Đã giải quyết", "Trước hạn"], Some(8), Like::Alike),
                of('e', &["Đã giải quyết", "Quá hạn"], Some(10), Like::Alike),
                of(
                    'p',
                    &["Đang giải quyết", "Trong hạn"],
                    Some(12),
                    Like::Alike,
                ),
                of('q', &["Đang giải quyết", "Quá hạn"], Some(13), Like::Alike),
            ],
            phrases: PHRASES,
            surer: &[],
        }
    }

    fn found(headings: &[&str]) -> Found<char> {
        let written = (0..).zip(headings).map(|(column, text)| {
            let parts: Vec<&str> = text.split('|').collect();
            Written::new(column, &parts, None)
        });
        read(&vocabulary(), written.collect())
    }

    #[track_caller]
    fn means(headings: &[&str], expected: &str) {
        let found = found(headings);
        let keys: String = found
            .columns
            .iter()
            .map(|own| own.key.unwrap_or('-'))
            .collect();
        assert_eq!(keys, expected, "{headings:?}");
    }

    #[test]
    fn columns_are_known_by_number_words_phrases_or_likeness() {
        means(&["TT", "Lĩnh vực", "Việc (8)", "Mẫu"], "tnd-");
        means(&["Đang giải quyết|Quá hạn", "Đã giải quyết|Quá hạn"], "qe");
        means(
            &[
                "STT",
                "Lĩnh vực",
                "Trước hạn",
                "Quá hạn",
                "Trong hạn",
                "Quá hạn",
                "Ghi chú",
            ],
            "tndepqg",
        );
        means(&["Quá hạn", "Quá hạn"], "--");
        means(&[], "");
    }

    #[test]
    fn what_contradicts_or_comes_twice_is_told() {
        let own = found(&[
            "Đã giải quyết|Quá hạn (8)",
            "(8)",
            "Ghi chú",
            "Ghi chú khác",
        ]);
        assert_eq!(
            own.conflicts,
            [
                Conflict::Contrary {
                    column: 0,
                    number: 8,
                    numbered: 'd',
                    worded: 'e'
                },
                Conflict::Taken {
                    column: 1,
                    number: 8
                },
            ]
        );
        assert_eq!(own.twice, [(3, 'g')]);
        assert_eq!(
            (own.column('d'), own.has('e'), own.known()),
            (Some(0), false, 3)
        );
        assert!(!found(&["Khấu hao (8)"]).columns[0].agrees);
        assert!(found(&["Giải quyết trước hạn (8)"]).columns[0].agrees);
    }
}
