//! What columns mean by phrases in the words of their headings, whatever their order.

/// What a folded heading means: of all phrases in it the one that stands first decides.
pub(in crate::import) fn meaning<K: Copy>(folded: &str, phrases: &[(&str, K)]) -> Option<K> {
    let padded = format!(" {folded} ");
    let found = phrases.iter().filter_map(|(words, key)| {
        let place = padded.find(&format!(" {words} "))?;
        Some((place, *key))
    });
    found.min_by_key(|(place, _)| *place).map(|(_, key)| key)
}

/// Leaves each meaning to one column only: of several the surest, else the first, keeps it. The others with what
/// they would have meant.
pub(in crate::import) fn one_each<K: Copy + PartialEq>(
    keys: &mut [Option<K>],
    all: &[K],
    sure: impl Fn(usize, K) -> usize,
) -> Vec<(usize, K)> {
    let mut twice = Vec::new();
    for key in all.iter().copied() {
        let columns: Vec<usize> = (0..keys.len())
            .filter(|at| keys[*at] == Some(key))
            .collect();
        let chosen = columns
            .iter()
            .rev()
            .max_by_key(|at| sure(**at, key))
            .copied();
        for column in columns {
            if Some(column) != chosen {
                keys[column] = None;
                twice.push((column, key));
            }
        }
    }
    twice
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_phrase_that_stands_first_decides_and_only_whole_words_count() {
        let phrases = [("ngay nop", 'n'), ("ngay", 'd'), ("ho so", 'h')];
        for (heading, expected) in [
            ("ngay nop ho so", Some('n')),
            ("ho so ngay", Some('h')),
            ("ngay", Some('d')),
            ("hang ngay nop", Some('n')),
            ("ngaynop", None),
            ("", None),
        ] {
            assert_eq!(meaning(heading, &phrases), expected, "{heading}");
        }
    }

    #[test]
    fn each_meaning_is_one_columns() {
        let mut keys = [Some('a'), Some('b'), Some('a'), None, Some('a')];
        let twice = one_each(&mut keys, &['a', 'b'], |at, _| usize::from(at == 2));
        assert_eq!(keys, [None, Some('b'), Some('a'), None, None]);
        assert_eq!(twice, [(0, 'a'), (4, 'a')]);
        let mut keys = [Some('a'), Some('a')];
        assert_eq!(one_each(&mut keys, &['a'], |_, _| 0), [(1, 'a')]);
    }
}
