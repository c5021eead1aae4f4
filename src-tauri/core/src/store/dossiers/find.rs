//! Searching, filtering and sorting dossiers for a list on the screen.

use std::cmp::Ordering;
use std::collections::HashSet;

use chrono::NaiveDate;

use super::file::Dossiers;
use super::known::{Entry, entries};
use super::shelf::Shelf;
use crate::dossier::{Dossier, Known, Status};
use crate::error::Result;

/// Which dossiers. What is `None` filters nothing; everything else must hold together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// A part of the code, in any case and with any marks between: `260115 0001`. With `texts`: either is enough.
    pub code: Option<String>,
    /// The code or the name of the procedure, as lists write it, is one of these.
    pub texts: Option<Vec<String>>,
    /// The field is one of these.
    pub fields: Option<Vec<String>>,
    /// The unit is one of these.
    pub units: Option<Vec<String>>,
    /// The key of the source is one of these.
    pub sources: Option<Vec<String>>,
    /// The status is one of these; `None` among them: it is not known.
    pub statuses: Option<Vec<Option<Status>>>,
    /// Due from a day to a day, both counted.
    pub due: Option<(NaiveDate, NaiveDate)>,
}

/// In which order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// By code.
    #[default]
    Code,
    /// By the moment of receiving.
    Received,
    /// By the due date.
    Due,
    /// By the end of the work.
    Finished,
    /// By the status, in the order in which a dossier meets them.
    Status,
}

/// Which part of the list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Page {
    /// In which order; those of one place by code, what is not known last.
    pub sort: Sort,
    /// Whether the largest, the newest come first.
    pub descending: bool,
    /// How many are left out before.
    pub from: usize,
    /// How many at most.
    pub most: usize,
}

/// A part of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// How many there are in all.
    pub count: usize,
    /// Those of the page.
    pub entries: Vec<Entry>,
}

impl Dossiers {
    /// Finds dossiers as all lists together have them.
    pub fn find(&self, filter: &Filter, page: Page) -> Result<Found> {
        self.find_where(filter, page, &|_| true)
    }

    /// The same of those for which something else holds too, which this file does not know: late, of a field of the
    /// catalogue, of a figure. Their texts are numbered as in [`Dossiers::shared`].
    pub fn find_where(
        &self,
        filter: &Filter,
        page: Page,
        also: &dyn Fn(&Dossier) -> bool,
    ) -> Result<Found> {
        let shelf = self.shelf()?;
        let mut found = matching(&shelf, filter, also);
        let count = found.len();
        let order = |a: &u32, b: &u32| by(&shelf, page, *a as usize, *b as usize);
        let end = page.from.saturating_add(page.most).min(count);
        // Only the page is put in order, not what lies behind it.
        if end < count {
            found.select_nth_unstable_by(end, order);
            found.truncate(end);
        }
        found.sort_unstable_by(order);
        let shown = found.get(page.from..).unwrap_or_default();
        let ids: Vec<i64> = shown
            .iter()
            .map(|at| shelf.known.dossiers[*at as usize].id)
            .collect();
        let entries = self.read(|db| entries(db, &ids, None))?;
        Ok(Found { count, entries })
    }
}

/// The places of those that a filter lets through.
fn matching(shelf: &Shelf, filter: &Filter, also: &dyn Fn(&Dossier) -> bool) -> Vec<u32> {
    let known = &*shelf.known;
    let codes = filter
        .code
        .as_deref()
        .and_then(|part| shelf.with_part(part));
    let texts = numbers(&known.texts, &filter.texts);
    let fields = numbers(&known.texts, &filter.fields);
    let units = numbers(&known.texts, &filter.units);
    let sources = numbers(&known.sources, &filter.sources);
    let is_in = |numbers: &Option<Vec<bool>>, own: Option<u32>| match numbers {
        Some(numbers) => own.is_some_and(|own| numbers[own as usize]),
        None => true,
    };
    let is_searched = |at: usize, own: &Dossier| {
        let by_text = || is_in(&texts, own.procedure) || is_in(&texts, own.title);
        match (&codes, &texts) {
            (None, _) => by_text(),
            (Some(codes), None) => codes[at],
            (Some(codes), Some(_)) => codes[at] || by_text(),
        }
    };
    let is_due = |own: &Dossier| match (filter.due, own.facts.due) {
        (None, _) => true,
        (Some((from, to)), Some(due)) => (from..=to).contains(&due.date()),
        (Some(_), None) => false,
    };
    let is_status = |own: &Dossier| match &filter.statuses {
        Some(statuses) => statuses.contains(&own.facts.status),
        None => true,
    };
    let lets_through = |(at, own): &(usize, &Dossier)| {
        is_in(&sources, own.source)
            && is_in(&fields, own.field)
            && is_in(&units, own.unit)
            && is_status(own)
            && is_due(own)
            && is_searched(*at, own)
            && also(own)
    };
    let all = known.dossiers.iter().enumerate().filter(lets_through);
    all.map(|(at, _)| u32::try_from(at).unwrap_or(u32::MAX))
        .collect()
}

/// Which numbers are wanted.
fn numbers(texts: &[String], wanted: &Option<Vec<String>>) -> Option<Vec<bool>> {
    let wanted: HashSet<&str> = wanted.as_ref()?.iter().map(String::as_str).collect();
    Some(
        texts
            .iter()
            .map(|text| wanted.contains(text.as_str()))
            .collect(),
    )
}

fn by(shelf: &Shelf, page: Page, a: usize, b: usize) -> Ordering {
    let Known { dossiers, .. } = &*shelf.known;
    let (one, other) = (&dossiers[a].facts, &dossiers[b].facts);
    let order = match page.sort {
        Sort::Code => Ordering::Equal,
        Sort::Received => known_first(one.received, other.received, page.descending),
        Sort::Due => known_first(one.due, other.due, page.descending),
        Sort::Finished => known_first(one.finished, other.finished, page.descending),
        Sort::Status => {
            let place = |status: Option<Status>| status.map(|status| status as usize);
            known_first(place(one.status), place(other.status), page.descending)
        }
    };
    order.then_with(|| {
        let codes = shelf.rank(a).cmp(&shelf.rank(b));
        match page.descending {
            true => codes.reverse(),
            false => codes,
        }
    })
}

fn known_first<T: Ord>(a: Option<T>, b: Option<T>, descending: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if descending => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}
