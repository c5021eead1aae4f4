//! What is so of a dossier, word by word, in two sets of bits, so that a condition is two comparisons.
//! Three-valued: what nobody said is in neither set.

use crate::condition::{Term, Word};
use crate::procedure::Level;

/// Both, as far as it is known: what is surely not so makes it false whatever else is unknown.
pub fn and(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

/// Either, as far as it is known.
pub fn or(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    not(and(not(a), not(b)))
}

/// The contrary, where it is known.
pub fn not(a: Option<bool>) -> Option<bool> {
    a.map(|a| !a)
}

/// The words that are so, and those that are not so; a word in neither is not known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Answers {
    so: u32,
    not_so: u32,
}

fn bit(word: Word) -> u32 {
    1 << word as u32
}

impl Answers {
    /// Answers a word that has no answer yet.
    pub fn put(&mut self, word: Word, answer: Option<bool>) {
        match answer {
            Some(true) => self.so |= bit(word),
            Some(false) => self.not_so |= bit(word),
            None => {}
        }
    }

    /// Whether a word is so.
    pub fn get(self, word: Word) -> Option<bool> {
        match (self.so & bit(word), self.not_so & bit(word)) {
            (0, 0) => None,
            (so, _) => Some(so != 0),
        }
    }

    /// With what is known of the procedure. A level that is neither full nor partial is neither; an unknown one may
    /// be both.
    pub fn with_procedure(mut self, level: Option<Level>, fee: Option<bool>) -> Answers {
        self.put(Word::Full, level.map(|level| level == Level::Full));
        self.put(Word::Partial, level.map(|level| level == Level::Partial));
        self.put(Word::Fee, fee);
        self
    }
}

/// The terms of a condition.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Needs {
    so: u32,
    not_so: u32,
}

impl Needs {
    /// Of these terms.
    pub fn of<'a>(terms: impl IntoIterator<Item = &'a Term>) -> Needs {
        let mut needs = Needs::default();
        for (word, is_so) in terms {
            match is_so {
                true => needs.so |= bit(*word),
                false => needs.not_so |= bit(*word),
            }
        }
        needs
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self == Needs::default()
    }

    /// Whether all of them are met.
    pub fn met(self, answers: Answers) -> Option<bool> {
        if (self.so & answers.not_so) | (self.not_so & answers.so) != 0 {
            return Some(false);
        }
        let all = self.so & !answers.so | self.not_so & !answers.not_so == 0;
        all.then_some(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Option<bool>; 3] = [Some(true), Some(false), None];

    #[test]
    fn three_values_are_joined_so_that_no_unknown_one_can_change_the_outcome() {
        let worlds = |a: Option<bool>| match a {
            Some(a) => vec![a],
            None => vec![false, true],
        };
        for a in ALL {
            for b in ALL {
                for (ours, plain) in [
                    (and(a, b), (|a, b| a && b) as fn(bool, bool) -> bool),
                    (or(a, b), |a, b| a || b),
                ] {
                    let of = worlds(a).into_iter();
                    let of = of.flat_map(|a| worlds(b).into_iter().map(move |b| plain(a, b)));
                    let of: Vec<bool> = of.collect();
                    let sure = of.iter().all(|own| *own == of[0]).then_some(of[0]);
                    assert_eq!(ours, sure, "{a:?} {b:?}");
                }
            }
        }
    }

    #[test]
    fn every_word_has_a_bit_of_its_own() {
        for word in Word::ALL {
            for answer in ALL {
                let mut answers = Answers::default();
                answers.put(word, answer);
                for other in Word::ALL {
                    let expected = answer.filter(|_| other == word);
                    assert_eq!(answers.get(other), expected, "{word:?} {other:?}");
                    assert_eq!(Needs::of(&[(other, true)]).met(answers), expected);
                    assert_eq!(Needs::of(&[(other, false)]).met(answers), not(expected));
                }
            }
        }
        assert_eq!(Needs::of(&[]).met(Answers::default()), Some(true));
    }

    #[test]
    fn a_level_that_is_neither_is_not_an_unknown_one() {
        for (level, full, partial) in [
            (Some(Level::Full), Some(true), Some(false)),
            (Some(Level::Partial), Some(false), Some(true)),
            (Some(Level::Other), Some(false), Some(false)),
            (None, None, None),
        ] {
            let own = Answers::default().with_procedure(level, None);
            assert_eq!(own.get(Word::Full), full, "{level:?}");
            assert_eq!(own.get(Word::Partial), partial, "{level:?}");
            assert_eq!(own.get(Word::Fee), None);
        }
    }
}
