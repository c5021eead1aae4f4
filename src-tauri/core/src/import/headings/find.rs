//! Which rows of a table are its heading.

use super::matching::{Found, read};
use super::numbers;
use super::row::{Cell, Kind, Row};
use super::vocabulary::Vocabulary;
use super::written::{Written, written};
use crate::plan::label::Label;
use crate::value::fold_name;

/// The most letters of a heading's cell in a table of words.
const LONGEST: usize = 100;

/// The most letters that one cell of a heading may have, where there are three others.
const LONGEST_OF_ONE: usize = 300;

/// What stands below a heading, which says how to know its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Below {
    /// Figures: rows of words directly above them may all be heading, however they are merged; what fits best is.
    Figures,
    /// Words: a row below a heading's first is heading too only where it divides columns of the row above.
    Words,
}

/// Whether a reading is a heading; the second argument says that a heading stands further up already.
pub(in crate::import) type Accepts<'a, K> = Box<dyn Fn(&Found<K>, bool) -> bool + 'a>;

/// What a heading of a table must be.
pub(in crate::import) struct Search<'a, K> {
    /// What its words mean.
    pub(in crate::import) vocabulary: Vocabulary<'a, K>,
    /// Columns without which it is not complete.
    pub(in crate::import) needed: Vec<K>,
    /// Columns that only a row of plain heading words divides.
    pub(in crate::import) undivided: &'a [K],
    /// Words that headings are made of besides those of the phrases. With some, rows of nothing but such words go on
    /// with a heading however they are merged.
    pub(in crate::import) plain: &'a [&'a str],
    /// What stands below it.
    pub(in crate::import) below: Below,
    /// The most rows of words it has.
    pub(in crate::import) deepest: usize,
    /// The fewest columns it has.
    pub(in crate::import) narrowest: usize,
    /// Whether what was read is a heading at all.
    pub(in crate::import) accepts: Accepts<'a, K>,
}

/// A table's heading. Rows are given by their place in the list that was searched.
#[derive(Debug, Clone)]
pub(in crate::import) struct Heading<K> {
    /// Its first row.
    pub(in crate::import) top: usize,
    /// Its lowest row of words.
    pub(in crate::import) lowest: usize,
    /// The first row below it and the numbers of its columns.
    pub(in crate::import) below: usize,
    /// What its columns are.
    pub(in crate::import) found: Found<K>,
    /// What it needs and lacks.
    pub(in crate::import) missing: Vec<K>,
}

impl<K> Heading<K> {
    /// Whether nothing is missing.
    pub(in crate::import) fn is_complete(&self) -> bool {
        self.missing.is_empty()
    }

    /// Whether a row says the same again, as on a new page: each of its cells what stands in its column, or the part
    /// of it that is in one row of the heading.
    pub(in crate::import) fn is_again(&self, row: &Row<'_>) -> bool {
        let columns = &self.found.columns;
        let said = |column: u32, text: &str| {
            let found = columns.binary_search_by_key(&column, |own| own.written.column);
            found.is_ok_and(|at| columns[at].written.is_said_by(&fold_name(text)))
        };
        row.own().count() >= 2 && row.own().all(|cell| said(cell.column, &cell.text))
    }
}

impl<K: Copy + PartialEq> Search<'_, K> {
    /// The first complete heading among rows; without one the first of those that lack least. Hidden columns count
    /// only where the others leave it incomplete: what the officer does not see is not preferred.
    pub(in crate::import) fn best(
        &self,
        rows: &[Row<'_>],
        hides: &dyn Fn(u32) -> bool,
    ) -> Option<Heading<K>> {
        let seen = self.best_among(rows, &|column| !hides(column));
        if seen.as_ref().is_some_and(Heading::is_complete) {
            return seen;
        }
        let all = self.best_among(rows, &|_| true);
        match (seen, all) {
            (Some(seen), Some(all)) if seen.missing.len() <= all.missing.len() => Some(seen),
            (seen, all) => all.or(seen),
        }
    }

    fn best_among(&self, rows: &[Row<'_>], counts: &dyn Fn(u32) -> bool) -> Option<Heading<K>> {
        let mut best: Option<Heading<K>> = None;
        for at in 0..rows.len() {
            let Some(heading) = self.at(rows, at, counts, false) else {
                continue;
            };
            let complete = heading.is_complete();
            let lacks = |own: &Heading<K>| own.missing.len();
            if best
                .as_ref()
                .is_none_or(|best| lacks(&heading) < lacks(best))
            {
                best = Some(heading);
            }
            if complete {
                break;
            }
        }
        best
    }

    /// The headings of a table from top to bottom. Below one that `settles` what the table is, another must be certain.
    pub(in crate::import) fn all(
        &self,
        rows: &[Row<'_>],
        settles: &dyn Fn(&Heading<K>) -> bool,
    ) -> Vec<Heading<K>> {
        let mut found: Vec<Heading<K>> = Vec::new();
        let mut row = 0;
        while row < rows.len() {
            let further = found.iter().any(settles);
            row = match self.at(rows, row, &|_| true, further) {
                None => row + 1,
                Some(heading) => {
                    let below = heading.below;
                    found.push(heading);
                    below
                }
            };
        }
        found
    }

    /// The heading at a row, if one is there: the row is its lowest one above figures, its first one above words.
    fn at(
        &self,
        rows: &[Row<'_>],
        at: usize,
        counts: &dyn Fn(u32) -> bool,
        further: bool,
    ) -> Option<Heading<K>> {
        match self.below {
            Below::Figures => self.ending_at(rows, at, counts, further),
            Below::Words => self.beginning_at(rows, at, counts, further),
        }
    }

    /// The best reading of a heading whose lowest row of words is this one.
    fn ending_at(
        &self,
        rows: &[Row<'_>],
        lowest: usize,
        counts: &dyn Fn(u32) -> bool,
        further: bool,
    ) -> Option<Heading<K>> {
        if !is_words(&rows[lowest]) {
            return None;
        }
        let mut best: Option<Heading<K>> = None;
        let mut top = lowest;
        loop {
            if let Some(heading) = self.heading(rows, (top, lowest), counts, further) {
                let score = |own: &Heading<K>| own.found.score;
                if best
                    .as_ref()
                    .is_none_or(|best| score(&heading) > score(best) + 1e-9)
                {
                    best = Some(heading);
                }
            }
            // Merged headings are rows of words directly above.
            match top.checked_sub(1) {
                Some(above)
                    if lowest - above < self.deepest
                        && is_words(&rows[above])
                        && rows[above].number + 1 == rows[top].number =>
                {
                    top = above;
                }
                _ => return best,
            }
        }
    }

    /// The heading whose first row is this one.
    fn beginning_at(
        &self,
        rows: &[Row<'_>],
        top: usize,
        counts: &dyn Fn(u32) -> bool,
        further: bool,
    ) -> Option<Heading<K>> {
        if !is_short_words(&rows[top]) {
            return None;
        }
        let mut lowest = top;
        while lowest + 1 - top < self.deepest
            && let Some(lower) = rows.get(lowest + 1)
            && (self.divides(&rows[top..=lowest], lower)
                || self.goes_on(&rows[top..=lowest], lower))
        {
            lowest += 1;
        }
        self.heading(rows, (top, lowest), counts, further)
    }

    /// Whether a row has nothing but plain heading words, in two cells at least.
    fn is_plain(&self, row: &Row<'_>) -> bool {
        let plain = |text: &str| {
            let own = Written::new(0, &[text], None);
            self.vocabulary.is_made_of(&own.joined, self.plain)
        };
        !self.plain.is_empty()
            && row.own().count() >= 2
            && row
                .own()
                .all(|cell| cell.kind == Kind::Words && plain(&cell.text))
    }

    /// Whether the words of the heading rows above go on in a row, as where they are broken by hand: it would not be a
    /// heading of its own.
    fn goes_on(&self, above: &[Row<'_>], lower: &Row<'_>) -> bool {
        let alone = || {
            let own = read(&self.vocabulary, written(std::slice::from_ref(lower), &[]));
            !(self.accepts)(&own, true)
        };
        let [.., last] = above else {
            return false;
        };
        // Each below words of its own.
        let below = || lower.own().all(|cell| last.words(cell.column).is_some());
        self.is_plain(lower) && below() && alone()
    }

    /// Whether a row divides columns of the heading rows above it; those that are never divided only by plain words.
    fn divides(&self, above: &[Row<'_>], lower: &Row<'_>) -> bool {
        let Some(last) = above.last() else {
            return false;
        };
        let reached = |column: u32| {
            let kind = last.at(column).map(|cell| cell.kind);
            column < last.width && matches!(kind, None | Some(Kind::Left))
        };
        let divided = |column: u32| reached(column) || reached(column + 1);
        let fits = |own: &Cell<'_>| own.kind == Kind::Words && own.text.chars().count() <= LONGEST;
        if !lower.own().all(|own| divided(own.column) && fits(own)) {
            return false;
        }
        let columns = written(above, &[]);
        let settled = |column: u32| {
            let own = columns.iter().find(|own| own.column == column);
            let meaning = own.and_then(|own| self.vocabulary.meaning(&own.joined));
            meaning.is_some_and(|key| self.undivided.contains(&key))
        };
        let mut means = false;
        for cell in lower.own() {
            if settled(cell.column) && !self.is_plain(lower) {
                return false;
            }
            let own = Written::new(cell.column, &[&cell.text], None);
            means |= self.vocabulary.meaning(&own.joined).is_some();
        }
        means
    }

    /// Rows read as a heading, if it is one.
    fn heading(
        &self,
        rows: &[Row<'_>],
        (top, lowest): (usize, usize),
        counts: &dyn Fn(u32) -> bool,
        further: bool,
    ) -> Option<Heading<K>> {
        let numbers = rows.get(lowest + 1).and_then(|row| self.numbers(row));
        let below = lowest + 1 + usize::from(numbers.is_some());
        let mut written = written(&rows[top..=lowest], &numbers.unwrap_or_default());
        written.retain(|written| counts(written.column));
        if written.len() < self.narrowest {
            return None;
        }
        let found = read(&self.vocabulary, written);
        let missing = self.needed.iter().copied().filter(|key| !found.has(*key));
        let missing = missing.collect();
        (self.accepts)(&found, further).then_some(Heading {
            top,
            lowest,
            below,
            found,
            missing,
        })
    }

    /// The numbers of a row that only numbers the columns; above words they say nothing.
    fn numbers(&self, row: &Row<'_>) -> Option<Vec<(u32, u32)>> {
        match self.below {
            Below::Figures => numbers::row(texts(row)),
            Below::Words => numbers::only(texts(row), row.width as usize).then(Vec::new),
        }
    }
}

fn texts<'a>(row: &'a Row<'_>) -> impl Iterator<Item = (u32, &'a str)> + Clone {
    row.own().map(|cell| (cell.column, &*cell.text))
}

/// Whether a row holds words and nothing else, and not the numbers of columns.
fn is_words(row: &Row<'_>) -> bool {
    row.own().all(|cell| cell.kind == Kind::Words) && numbers::row(texts(row)).is_none()
}

/// Whether a row holds only words as short as those of a heading, in two cells at least. What is nothing but a label
/// begins a line or a title.
fn is_short_words(row: &Row<'_>) -> bool {
    let within = |text: &str, most: usize| text.len() <= most * 3 && text.chars().count() <= most;
    let mut long = row.own().filter(|cell| !within(&cell.text, LONGEST));
    let most = match (long.next(), long.next()) {
        (Some(_), None) if row.own().count() >= 4 => LONGEST_OF_ONE,
        _ => LONGEST,
    };
    let is_short = |text: &str| within(text, most);
    let is_label = |text: &str| !matches!(Label::of(text), Label::None | Label::Other);
    let fits = |kind, text: &str| match kind {
        Kind::Words => is_short(text) && !is_label(text),
        Kind::Other => false,
        Kind::Left | Kind::Above => is_short(text),
    };
    row.cells.iter().all(|cell| fits(cell.kind, &cell.text)) && row.own().count() >= 2
}

#[cfg(test)]
mod tests;
