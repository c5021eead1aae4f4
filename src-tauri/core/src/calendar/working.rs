//! Which days an office works: the week from Monday to Friday without the holidays, as the office has set them.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::rc::Rc;

use chrono::{Datelike, NaiveDate};

use super::holidays::{Basis, Choice, proposals};
use super::week::{weekday, weekend, with_weekday};
use crate::value::{TooLong, capital, one_line, within};

/// As far as a working day is looked for.
const FAR: usize = 400;

/// The longest name of a day.
const LONGEST_NAME: usize = 80;

/// What an office set for a year, against what is proposed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Own {
    /// Which days are off where the law leaves a choice.
    pub choice: Choice,
    /// Its own days off, each with a name.
    pub off: BTreeMap<NaiveDate, String>,
    /// Days of a weekend that are worked, each with a name.
    pub worked: BTreeMap<NaiveDate, String>,
    /// What is proposed and does not hold here.
    pub left_out: Vec<NaiveDate>,
}

/// What a day of a year's table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A day off that is proposed.
    Proposed(Basis),
    /// The office's own day off.
    Off,
    /// A day of a weekend that is worked.
    Worked,
}

/// A day of a year's table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The day.
    pub day: NaiveDate,
    /// "mùng 1 Tết".
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// It is proposed and does not hold here.
    pub left_out: bool,
}

/// Why a day cannot be set so; the sentence says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotSo(String);

impl fmt::Display for NotSo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for NotSo {}

impl From<TooLong> for NotSo {
    fn from(long: TooLong) -> NotSo {
        NotSo(long.to_string())
    }
}

impl Own {
    /// Adds a day off. An empty name is the usual one.
    ///
    /// # Errors
    ///
    /// When the day is off already, or the name is too long.
    pub fn add_off(&mut self, day: NaiveDate, name: &str) -> Result<(), NotSo> {
        let name = named(name, "ngày nghỉ của đơn vị")?;
        let entry = self.entry(day);
        match entry {
            Some(own) if own.left_out => Err(NotSo(format!(
                "{} là {} mà đơn vị đã bỏ. Bấm “Lấy lại” ở dòng đó.",
                capital(&with_weekday(day)),
                own.name
            ))),
            Some(own) if own.kind == Kind::Worked => Err(is_made_up(day)),
            Some(own) => Err(NotSo(format!(
                "{} đã là ngày nghỉ: {}.",
                capital(&with_weekday(day)),
                own.name
            ))),
            None if weekend(day) => Err(NotSo(format!(
                "{} vốn là ngày nghỉ hằng tuần.",
                capital(&with_weekday(day))
            ))),
            None => {
                self.off.insert(day, name);
                Ok(())
            }
        }
    }

    /// Adds a day of a weekend that is worked. An empty name is the usual one.
    ///
    /// # Errors
    ///
    /// When the day is worked already, or off for another reason than the week, or the name is too long.
    pub fn add_worked(&mut self, day: NaiveDate, name: &str) -> Result<(), NotSo> {
        let name = named(name, "ngày làm bù")?;
        match self.entry(day) {
            Some(own) if own.kind == Kind::Worked => Err(NotSo(format!(
                "{} đã là ngày làm bù.",
                capital(&with_weekday(day))
            ))),
            Some(own) if !own.left_out => Err(NotSo(format!(
                "{} là ngày nghỉ: {}. Bỏ dòng đó thay vì thêm ngày làm bù.",
                capital(&with_weekday(day)),
                own.name
            ))),
            _ if !weekend(day) => Err(NotSo(format!(
                "{} vốn là ngày làm việc.",
                capital(&with_weekday(day))
            ))),
            _ => {
                self.worked.insert(day, name);
                Ok(())
            }
        }
    }

    /// Takes a day out of the table: the office's own goes, a proposed one is left out.
    pub fn remove(&mut self, day: NaiveDate) {
        let own = self.off.remove(&day).or_else(|| self.worked.remove(&day));
        if own.is_none() && self.entry(day).is_some_and(|entry| !entry.left_out) {
            self.left_out.push(day);
        }
    }

    /// Takes a proposed day back in.
    ///
    /// # Errors
    ///
    /// When it is worked now.
    pub fn put_back(&mut self, day: NaiveDate) -> Result<(), NotSo> {
        if self.worked.contains_key(&day) {
            return Err(is_made_up(day));
        }
        self.left_out.retain(|other| *other != day);
        Ok(())
    }

    fn entry(&self, day: NaiveDate) -> Option<Entry> {
        let mut of_day = self
            .table(day.year())
            .into_iter()
            .filter(|own| own.day == day);
        // A day that was left out and is worked is worked.
        of_day.next_back()
    }

    /// The table of a year, in order.
    pub fn table(&self, year: i32) -> Vec<Entry> {
        let left_out = |day: NaiveDate| self.left_out.contains(&day);
        let proposed = proposals(year, self.choice, left_out, |day| {
            self.off.contains_key(&day)
        });
        let proposed = proposed.into_iter().map(|own| Entry {
            left_out: left_out(own.day),
            day: own.day,
            name: own.name,
            kind: Kind::Proposed(own.basis),
        });
        let own = |days: &BTreeMap<NaiveDate, String>, kind: Kind| {
            let entry = move |(day, name): (&NaiveDate, &String)| Entry {
                day: *day,
                name: name.clone(),
                kind,
                left_out: false,
            };
            days.iter().map(entry).collect::<Vec<_>>()
        };
        let mut all: Vec<Entry> = proposed
            .chain(own(&self.off, Kind::Off))
            .chain(own(&self.worked, Kind::Worked))
            .collect();
        all.sort_by_key(|own| own.day);
        all
    }
}

fn named(name: &str, usual: &str) -> Result<String, NotSo> {
    match one_line(name) {
        name if name.is_empty() => Ok(usual.to_owned()),
        name => Ok(within("Tên ngày", name, LONGEST_NAME)?),
    }
}

fn is_made_up(day: NaiveDate) -> NotSo {
    let day = capital(&with_weekday(day));
    NotSo(format!("{day} đang là ngày làm bù. Bỏ dòng đó trước."))
}

/// The days an office works.
#[derive(Debug, Default)]
pub struct Working {
    own: BTreeMap<i32, Own>,
    /// What was asked for already: by year, the days off and the days worked against the week.
    known: RefCell<HashMap<i32, Rc<Year>>>,
}

#[derive(Debug)]
struct Year {
    off: HashMap<NaiveDate, String>,
    worked: Vec<NaiveDate>,
}

impl From<BTreeMap<i32, Own>> for Working {
    fn from(own: BTreeMap<i32, Own>) -> Working {
        Working {
            own,
            known: RefCell::default(),
        }
    }
}

impl Working {
    /// What the office set, by year.
    pub fn own(&self) -> &BTreeMap<i32, Own> {
        &self.own
    }

    /// Whether a day is worked.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        let year = self.year(day.year());
        match weekend(day) {
            true => year.worked.contains(&day),
            false => !year.off.contains_key(&day),
        }
    }

    /// Why a day is not worked: "mùng 1 Tết", "Chủ nhật".
    pub fn why_off(&self, day: NaiveDate) -> Option<String> {
        if self.is_working(day) {
            return None;
        }
        let name = self.holiday(day);
        Some(name.unwrap_or_else(|| weekday(day).to_owned()))
    }

    /// Which day off of the table it is, also on a weekend: "mùng 1 Tết".
    pub fn holiday(&self, day: NaiveDate) -> Option<String> {
        self.year(day.year()).off.get(&day).cloned()
    }

    /// The last day that is worked, up to a day; the day itself where none is found in more than a year.
    pub fn last_working_on_or_before(&self, day: NaiveDate) -> NaiveDate {
        let mut days = std::iter::successors(Some(day), NaiveDate::pred_opt).take(FAR);
        days.find(|own| self.is_working(*own)).unwrap_or(day)
    }

    /// How many days are worked after a day, up to another one and with it; negative when that one lies before.
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        if to < from {
            return -self.working_days_between(to, from);
        }
        let days = from.iter_days().skip(1).take_while(|day| *day <= to);
        days.filter(|day| self.is_working(*day)).count() as i64
    }

    /// So many working days after a day; none: the day itself.
    pub fn add_working_days(&self, day: NaiveDate, days: u32) -> NaiveDate {
        let mut found = day;
        for _ in 0..days {
            let after = found.iter_days().skip(1).take(FAR);
            let next = after.into_iter().find(|own| self.is_working(*own));
            found = next.unwrap_or(found);
        }
        found
    }

    fn year(&self, year: i32) -> Rc<Year> {
        let known = self.known.borrow().get(&year).map(Rc::clone);
        known.unwrap_or_else(|| {
            let made = Rc::new(self.made(year));
            self.known.borrow_mut().insert(year, Rc::clone(&made));
            made
        })
    }

    fn made(&self, year: i32) -> Year {
        let table = match self.own.get(&year) {
            Some(own) => own.table(year),
            None => Own::default().table(year),
        };
        let (mut off, mut worked) = (HashMap::new(), Vec::new());
        for entry in table.into_iter().filter(|own| !own.left_out) {
            match entry.kind {
                Kind::Worked => worked.push(entry.day),
                Kind::Off | Kind::Proposed(_) => drop(off.insert(entry.day, entry.name)),
            }
        }
        Year { off, worked }
    }
}

#[cfg(test)]
mod tests;
