//! Which lines of a plan read anew are lines it has already: by what they say, then by their label where they
//! stand, then by likeness. What is matched keeps its states and evidence.

use std::collections::HashMap;

use crate::plan::outline::parents;
use crate::plan::{Kind, Node};
use crate::value::fold_name;

/// How much two texts under the same label must share to be one line, and how much without one.
const SAME_LABEL: f64 = 0.3;
const ALIKE: f64 = 0.6;

/// The most pairs that are compared for likeness.
const MOST_PAIRS: usize = 4_000_000;

/// For each new line the old one it is, by index. Each old line is named once at most.
pub fn matched(old: &[Node], new: &[Node]) -> Vec<Option<usize>> {
    let (before, after) = (Side::of(old), Side::of(new));
    let mut found = Found {
        of_new: vec![None; new.len()],
        taken: vec![false; old.len()],
    };
    found.by(&before, &after, |side, at| {
        format!("{}\n{}", side.path(at), side.said(at))
    });
    found.by(&before, &after, |side, at| side.said(at));
    found.by_label(&before, &after);
    found.by_likeness(&before, &after);
    found.of_new
}

/// One of the two plans.
struct Side<'a> {
    nodes: &'a [Node],
    folded: Vec<String>,
    words: Vec<Vec<String>>,
    parents: Vec<Option<usize>>,
}

impl<'a> Side<'a> {
    fn of(nodes: &'a [Node]) -> Side<'a> {
        let folded: Vec<String> = nodes.iter().map(|node| fold_name(&node.content)).collect();
        let words = folded.iter().map(|text| {
            let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
            words.sort_unstable();
            words.dedup();
            words
        });
        Side {
            words: words.collect(),
            parents: parents(nodes),
            folded,
            nodes,
        }
    }

    fn is_task(&self, at: usize) -> bool {
        self.nodes[at].kind == Kind::Task
    }

    /// What a line says; of one without content, what else it says.
    fn said(&self, at: usize) -> String {
        let node = &self.nodes[at];
        let kind = if self.is_task(at) { 't' } else { 'g' };
        match self.folded[at].is_empty() {
            false => format!("{kind} {}", self.folded[at]),
            true => format!("{kind}\t{}\t{}\t{}", node.label, node.lead, node.result),
        }
    }

    /// What the lines above it say.
    fn path(&self, at: usize) -> String {
        let mut path = String::new();
        let mut up = self.parents[at];
        while let Some(at) = up {
            path.push_str(&self.folded[at]);
            path.push('\n');
            up = self.parents[at];
        }
        path
    }

    fn alike(&self, at: usize, other: &Side<'_>, there: usize) -> f64 {
        let (own, others) = (&self.words[at], &other.words[there]);
        let shared = own
            .iter()
            .filter(|word| others.binary_search(word).is_ok())
            .count();
        let all = own.len() + others.len() - shared;
        #[expect(clippy::cast_precision_loss, reason = "counts of words in one cell")]
        match all {
            0 => 0.0,
            all => shared as f64 / all as f64,
        }
    }
}

struct Found {
    of_new: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Found {
    fn take(&mut self, new: usize, old: usize) {
        self.of_new[new] = Some(old);
        self.taken[old] = true;
    }

    /// Lines with the same key, in their order.
    fn by(
        &mut self,
        before: &Side<'_>,
        after: &Side<'_>,
        key: impl Fn(&Side<'_>, usize) -> String,
    ) {
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for at in (0..before.nodes.len()).rev().filter(|at| !self.taken[*at]) {
            places.entry(key(before, at)).or_default().push(at);
        }
        for at in 0..after.nodes.len() {
            if self.of_new[at].is_none()
                && let Some(old) = places.get_mut(&key(after, at)).and_then(Vec::pop)
            {
                self.take(at, old);
            }
        }
    }

    /// Lines with the same label below the same line, that share some words.
    fn by_label(&mut self, before: &Side<'_>, after: &Side<'_>) {
        let mut places: HashMap<(Option<usize>, &str), Vec<usize>> = HashMap::new();
        for at in (0..before.nodes.len()).filter(|at| !self.taken[*at]) {
            let label = before.nodes[at].label.as_str();
            places
                .entry((before.parents[at], label))
                .or_default()
                .push(at);
        }
        for at in 0..after.nodes.len() {
            let label = after.nodes[at].label.as_str();
            if self.of_new[at].is_some() || label.is_empty() {
                continue;
            }
            let up = match after.parents[at] {
                None => None,
                Some(up) => match self.of_new[up] {
                    None => continue,
                    old => old,
                },
            };
            let fits = |old: &&usize| {
                !self.taken[**old]
                    && before.is_task(**old) == after.is_task(at)
                    && after.alike(at, before, **old) >= SAME_LABEL
            };
            let own = places.get(&(up, label));
            if let Some(old) = own.and_then(|own| own.iter().find(fits)).copied() {
                self.take(at, old);
            }
        }
    }

    /// The most alike of what is left.
    fn by_likeness(&mut self, before: &Side<'_>, after: &Side<'_>) {
        let old: Vec<usize> = (0..before.nodes.len())
            .filter(|at| !self.taken[*at])
            .collect();
        let new: Vec<usize> = (0..after.nodes.len())
            .filter(|at| self.of_new[*at].is_none())
            .collect();
        if old.len().saturating_mul(new.len()) > MOST_PAIRS {
            return;
        }
        for at in new {
            let left = old.iter().filter(|old| !self.taken[**old]);
            let left = left.filter(|old| before.is_task(**old) == after.is_task(at));
            let alike = left.map(|old| (after.alike(at, before, *old), *old));
            let best = alike.max_by(|a, b| a.0.total_cmp(&b.0));
            if let Some((alike, old)) = best
                && alike >= ALIKE
            {
                self.take(at, old);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines as "level label content"; a content in capitals is a section's.
    fn nodes(lines: &[&str]) -> Vec<Node> {
        let node = |line: &&str| {
            let mut parts = line.splitn(3, ' ');
            let mut next = || parts.next().unwrap_or_default().to_owned();
            let level = next().parse().unwrap();
            let (label, content) = (next(), next());
            Node {
                level,
                kind: match content.chars().any(char::is_lowercase) {
                    true => Kind::Task,
                    false => Kind::Section,
                },
                label,
                content,
                ..Node::default()
            }
        };
        lines.iter().map(node).collect()
    }

    #[track_caller]
    fn gives(old: &[&str], new: &[&str], expected: &[Option<usize>]) {
        assert_eq!(matched(&nodes(old), &nodes(new)), expected);
    }

    #[test]
    fn the_same_words_are_the_same_line_wherever_it_stands_now() {
        gives(
            &["0 I MỤC", "1 1 rà soát thủ tục", "1 2 công khai thủ tục"],
            &["0 I MỤC", "1 1 công khai thủ tục", "1 2 Rà  soát thủ tục"],
            &[Some(0), Some(2), Some(1)],
        );
    }

    #[test]
    fn repeated_words_are_told_apart_by_their_section() {
        gives(
            &["0 I MỘT", "1 1 báo cáo", "0 II HAI", "1 1 báo cáo"],
            &["0 II HAI", "1 1 báo cáo", "0 I MỘT", "1 1 báo cáo"],
            &[Some(2), Some(3), Some(0), Some(1)],
        );
    }

    #[test]
    fn a_changed_text_is_known_by_its_label_or_by_likeness() {
        gives(
            &["0 I MỤC", "1 1 rà soát thủ tục hành chính năm nay"],
            &["0 I MỤC", "1 1 rà soát thủ tục nội bộ"],
            &[Some(0), Some(1)],
        );
        gives(
            &["0 I MỤC", "1 1 rà soát thủ tục hành chính năm nay"],
            &["0 I MỤC", "1 7 rà soát các thủ tục hành chính năm nay"],
            &[Some(0), Some(1)],
        );
        gives(
            &["0 I MỤC", "1 1 rà soát thủ tục"],
            &["0 I MỤC", "1 1 tập huấn nghiệp vụ cho công chức"],
            &[Some(0), None],
        );
    }

    #[test]
    fn each_old_line_is_matched_once() {
        gives(
            &["0 1 báo cáo"],
            &["0 1 báo cáo", "0 2 báo cáo"],
            &[Some(0), None],
        );
        gives(&[], &["0 1 báo cáo"], &[None]);
        gives(&["0 1 báo cáo"], &[], &[]);
    }
}
