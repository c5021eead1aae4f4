//! A name against known names: the same folded words are the same name; names that are like it are proposed, never
//! taken.

use std::collections::{HashMap, HashSet};

use crate::value::fold_name;

/// From here on names are like each other.
const LIKE: f64 = 0.55;

/// The most that are proposed.
const MOST: usize = 5;

/// What a name is among known ones, each by its place in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// This one has exactly its words.
    One(usize),
    /// These have exactly its words.
    Several(Vec<usize>),
    /// None has, these are like it, the likest first.
    Near(Vec<usize>),
    /// None is like it.
    None,
}

/// Known names, read once.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Folded, in their order.
    names: Vec<String>,
    exact: HashMap<String, Vec<usize>>,
    /// Which names have a word.
    having: HashMap<String, Vec<usize>>,
}

impl Names {
    /// Of these names.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Names {
        let mut own = Names::default();
        for (at, name) in names.into_iter().enumerate() {
            let folded = fold_name(name);
            for word in words(&folded) {
                own.having.entry(word.to_owned()).or_default().push(at);
            }
            if !folded.is_empty() {
                own.exact.entry(folded.clone()).or_default().push(at);
            }
            own.names.push(folded);
        }
        own
    }

    /// The one that has exactly the words of a name; none where several have.
    pub fn exact(&self, name: &str) -> Option<usize> {
        match self.exact.get(&fold_name(name)).map(Vec::as_slice) {
            Some([one]) => Some(*one),
            _ => None,
        }
    }

    /// What a name is.
    pub fn find(&self, name: &str) -> Match {
        let folded = fold_name(name);
        match self.exact.get(&folded).map(Vec::as_slice) {
            Some([one]) => Match::One(*one),
            Some(several) => Match::Several(several.to_vec()),
            None => self.near(&folded),
        }
    }

    /// Those that are like a name.
    fn near(&self, folded: &str) -> Match {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        let own = words(folded);
        for word in &own {
            for at in self.having.get(*word).into_iter().flatten() {
                *shared.entry(*at).or_default() += 1;
            }
        }
        let mut found: Vec<(f64, usize)> = shared
            .into_iter()
            .filter_map(|(at, shared)| {
                let like = likeness(folded, own.len(), self.names.get(at)?, shared);
                (like >= LIKE).then_some((like, at))
            })
            .collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        found.truncate(MOST);
        match found.is_empty() {
            true => Match::None,
            false => Match::Near(found.into_iter().map(|(_, at)| at).collect()),
        }
    }
}

/// The different words of a folded name.
fn words(folded: &str) -> HashSet<&str> {
    folded.split(' ').filter(|word| !word.is_empty()).collect()
}

/// How like two folded names are, 0 to 1: the share of words that both have; one that stands whole in the other,
/// with two words or more, is like it.
fn likeness(own: &str, count: usize, known: &str, shared: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "words of a name")]
    let share = 2.0 * shared as f64 / (count + words(known).len()) as f64;
    let (short, long) = match own.len() <= known.len() {
        true => (own, known),
        false => (known, own),
    };
    let inside = short.contains(' ') && format!(" {long} ").contains(&format!(" {short} "));
    if inside { share.midpoint(1.0) } else { share }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 6] = [
        "Thủ tục đăng ký khai sinh",
        "Thủ tục đăng ký khai tử",
        "Hộ kinh doanh",
        "Chứng thực",
        "Đăng ký lại khai sinh",
        "CHỨNG  THỰC.",
    ];

    #[test]
    fn the_same_words_are_found_and_like_ones_proposed() {
        let names = Names::of(KNOWN);
        for (name, expected) in [
            ("THỦ TỤC ĐĂNG KÝ KHAI SINH", Match::One(0)),
            ("thu tuc, dang ky khai tu", Match::One(1)),
            ("Chứng thực", Match::Several(vec![3, 5])),
            ("Đăng ký khai sinh", Match::Near(vec![0, 4])),
            (
                "Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)",
                Match::Near(vec![2]),
            ),
            ("Đất đai", Match::None),
            ("Hộ", Match::None),
            ("", Match::None),
        ] {
            let found = names.find(name);
            let one = match found {
                Match::One(at) => Some(at),
                _ => None,
            };
            assert_eq!(names.exact(name), one, "{name}");
            match (&found, &expected) {
                (Match::Near(found), Match::Near(expected)) => {
                    assert_eq!(found[..expected.len()], expected[..], "{name}");
                }
                _ => assert_eq!(found, expected, "{name}"),
            }
        }
    }

    #[test]
    fn a_blank_known_name_is_nobodys() {
        assert_eq!(Names::of(["", "A"]).find(""), Match::None);
    }
}
