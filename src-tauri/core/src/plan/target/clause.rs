//! The clauses of a task's text and the targets in each of them.

use super::{Comparison, Target};
use crate::value::{Amount, YEARS, fold_name, one_line, read_number};

/// A word of a clause.
struct Word<'a> {
    /// As written.
    text: &'a str,
    /// Without case, accents and punctuation.
    key: String,
}

/// A number with its unit, and the words around it that say how it compares.
struct Hit {
    /// The first word of the phrase.
    from: usize,
    /// The word after the phrase.
    to: usize,
    comparison: Comparison,
    value: Amount,
    unit: &'static str,
}

/// Lines, parts between semicolons, sentences.
pub(super) fn clauses(text: &str) -> Vec<String> {
    let mut clauses = Vec::new();
    for part in text.split(['\n', '\r', ';']) {
        let mut clause = String::new();
        for word in part.split_whitespace() {
            let ends = ends_sentence(&clause);
            if ends && word.chars().next().is_some_and(char::is_uppercase) {
                clauses.push(std::mem::take(&mut clause));
            }
            clause.push_str(word);
            clause.push(' ');
        }
        clauses.push(clause);
    }
    clauses
}

/// Whether what was read so far ends a sentence; "TP." does not.
fn ends_sentence(clause: &str) -> bool {
    let Some(word) = clause.trim_end().strip_suffix('.') else {
        return false;
    };
    let last = word.rsplit(' ').next().unwrap_or_default();
    last.chars().count() > 2
}

/// The targets of one clause.
pub(super) fn targets(clause: &str, plan_year: i32) -> Vec<Target> {
    let words: Vec<Word<'_>> = clause
        .split_whitespace()
        .map(|text| Word {
            text,
            key: fold_name(text),
        })
        .collect();
    let hits = hits(&words);
    let Some(bounds) = bounds(&words, &hits) else {
        return Vec::new();
    };
    let mut found: Vec<Target> = Vec::new();
    for (hit, pair) in hits.iter().zip(bounds.windows(2)) {
        let (before, after) = (&words[pair[0]..hit.from], &words[hit.to..pair[1]]);
        let (year, measure) = measure(before, after);
        let year = year.unwrap_or(plan_year);
        // "Năm 2026 đạt 80%, năm 2027 đạt 90%": of the same.
        let earlier = found.last().filter(|last| last.year != year);
        let measure = match (measure.is_empty(), earlier) {
            (false, _) => measure,
            (true, Some(last)) => last.measure.clone(),
            (true, None) => continue,
        };
        found.push(Target {
            measure,
            comparison: hit.comparison,
            value: hit.value,
            unit: hit.unit.to_owned(),
            year,
        });
    }
    found
}

/// The numbers with a unit.
fn hits(words: &[Word<'_>]) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    for at in 0..words.len() {
        let Some((sign, value, unit, length)) = figure(&words[at..]) else {
            continue;
        };
        let (said, from) = said_before(words, at);
        let mut to = at + length;
        let mut comparison = sign.or(said);
        if let Some(after) = said_after(&words[to.min(words.len())..]) {
            comparison = Some(after);
            to += 2;
        }
        let bare = comparison.is_none() && from == at;
        // A number of points is a target only where the text says that it is to be reached.
        if unit == "%" || !bare {
            hits.push(Hit {
                from,
                to,
                comparison: comparison.unwrap_or(Comparison::Exactly),
                value,
                unit,
            });
        }
    }
    hits
}

/// Signs before a figure.
const SIGNS: &[(&str, Comparison)] = &[
    ("≥", Comparison::AtLeast),
    (">=", Comparison::AtLeast),
    ("≤", Comparison::AtMost),
    ("<=", Comparison::AtMost),
    (">", Comparison::Above),
    ("<", Comparison::Below),
];

/// A figure at the first word: "90%", "≥90%,", "99,5 %", "85 điểm" → sign, value, unit, number of words.
fn figure(words: &[Word<'_>]) -> Option<(Option<Comparison>, Amount, &'static str, usize)> {
    let word = words
        .first()?
        .text
        .trim_start_matches(['(', '“', '"', '-', '+']);
    let sign = SIGNS.iter().find(|(sign, _)| word.starts_with(sign));
    let word = word.trim_start_matches(['≥', '≤', '>', '<', '=']);
    let digits = word.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.'));
    let (number, rest) = word.split_at(digits.unwrap_or(word.len()));
    let value = read_number(number)?.number;
    let next = words.get(1);
    let (unit, length) = match rest {
        rest if rest.starts_with('%') => ("%", 1),
        "" if next.is_some_and(|next| next.text.starts_with('%')) => ("%", 2),
        "" if next.is_some_and(|next| next.key == "diem") => ("điểm", 2),
        "" if next.is_some_and(|next| next.key == "phan")
            && words.get(2).is_some_and(|word| word.key == "tram") =>
        {
            ("%", 3)
        }
        _ => return None,
    };
    Some((sign.map(|(_, comparison)| *comparison), value, unit, length))
}

/// Phrases before a figure; those without a comparison say that it is to be reached.
const BEFORE: &[(&str, Option<Comparison>)] = &[
    ("khong thap hon", Some(Comparison::AtLeast)),
    ("khong it hon", Some(Comparison::AtLeast)),
    ("khong duoi", Some(Comparison::AtLeast)),
    ("khong cao hon", Some(Comparison::AtMost)),
    ("khong vuot qua", Some(Comparison::AtMost)),
    ("khong qua", Some(Comparison::AtMost)),
    ("toi thieu", Some(Comparison::AtLeast)),
    ("it nhat", Some(Comparison::AtLeast)),
    ("toi da", Some(Comparison::AtMost)),
    ("cao hon", Some(Comparison::Above)),
    ("thap hon", Some(Comparison::Below)),
    ("tren", Some(Comparison::Above)),
    ("hon", Some(Comparison::Above)),
    ("duoi", Some(Comparison::Below)),
    ("tu", Some(Comparison::AtLeast)),
    ("dat ty le", None),
    ("dat muc", None),
    ("phai dat", None),
    ("dat", None),
    ("la", None),
];

/// What the words before a figure say, and where they begin.
fn said_before(words: &[Word<'_>], at: usize) -> (Option<Comparison>, usize) {
    let (mut from, mut said) = (at, None);
    while let Some((count, comparison)) = phrase_before(words, from) {
        from -= count;
        said = said.or(comparison);
    }
    (said, from)
}

/// The phrase or sign that ends before a word: how many words, and what they say.
fn phrase_before(words: &[Word<'_>], end: usize) -> Option<(usize, Option<Comparison>)> {
    let last = words.get(end.checked_sub(1)?)?.text;
    if let Some((_, comparison)) = SIGNS.iter().find(|(sign, _)| *sign == last) {
        return Some((1, Some(*comparison)));
    }
    BEFORE.iter().find_map(|(phrase, comparison)| {
        let count = phrase.split(' ').count();
        let own = words.get(end.checked_sub(count)?..end)?;
        let same = own
            .iter()
            .zip(phrase.split(' '))
            .all(|(word, part)| word.key == part);
        same.then_some((count, *comparison))
    })
}

/// "trở lên", "trở xuống" after a figure.
fn said_after(words: &[Word<'_>]) -> Option<Comparison> {
    match (words.first()?.key.as_str(), words.get(1)?.key.as_str()) {
        ("tro", "len") => Some(Comparison::AtLeast),
        ("tro", "xuong") => Some(Comparison::AtMost),
        _ => None,
    }
}

/// Where the clause parts between its targets: after a figure, else at the last comma or "và" before the
/// next. `None`: it does not part ("từ 80% đến 90%"), so nothing is claimed.
fn bounds(words: &[Word<'_>], hits: &[Hit]) -> Option<Vec<usize>> {
    let mut bounds = vec![0];
    for pair in hits.windows(2) {
        let (left, right) = (pair[0].to, pair[1].from);
        let ends = |at: usize| words[at].text.ends_with(',');
        let and = |at: usize| words[at].key == "va";
        let at = if left > right {
            None
        } else if ends(left - 1) || left < words.len() && and(left) {
            Some(left)
        } else {
            (left..right).rev().find(|at| ends(*at) || and(*at))
        };
        bounds.push(match at? {
            at if at >= left && at < right && ends(at) => at + 1,
            at => at,
        });
    }
    bounds.push(words.len());
    Some(bounds)
}

/// Words that open a clause and measure nothing.
const OPENERS: &[&str] = &[
    "phan dau", "dam bao", "bao dam", "duy tri", "yeu cau", "trong do", "va", "dat",
];

/// The year a clause names and what it measures: the words before and after the figure without year and opener.
fn measure(before: &[Word<'_>], after: &[Word<'_>]) -> (Option<i32>, String) {
    let mut words: Vec<&Word<'_>> = before.iter().chain(after).collect();
    let year = take_year(&mut words);
    while let Some(count) = OPENERS.iter().find_map(|opener| {
        let count = opener.split(' ').count();
        let same = words.len() >= count
            && words
                .iter()
                .zip(opener.split(' '))
                .all(|(word, own)| word.key == own);
        same.then_some(count)
    }) {
        words.drain(..count);
    }
    let text: Vec<&str> = words.iter().map(|word| word.text).collect();
    let marks = [' ', ',', '.', ':', '-', '–', '+', '•', '*'];
    (year, one_line(text.join(" ").trim_matches(marks)))
}

/// Takes "(trong|đến|hết) năm 2026" out; not the year something is compared with.
fn take_year(words: &mut Vec<&Word<'_>>) -> Option<i32> {
    let year = |word: &Word<'_>| match word.key.parse::<i32>() {
        Ok(year) if word.key.len() == 4 && YEARS.contains(&year) => Some(year),
        _ => None,
    };
    let compared = |word: &&Word<'_>| matches!(word.key.as_str(), "voi" | "ky" | "cua");
    let at = (0..words.len().saturating_sub(1)).find(|at| {
        let alone = at.checked_sub(1).is_none_or(|last| !compared(&words[last]));
        words[*at].key == "nam" && year(words[at + 1]).is_some() && alone
    })?;
    let found = year(words[at + 1]);
    let mut from = at;
    while from > 0
        && matches!(
            words[from - 1].key.as_str(),
            "trong" | "den" | "het" | "vao"
        )
    {
        from -= 1;
    }
    words.drain(from..at + 2);
    found
}
