//! Which copies are kept: many young ones, few old ones.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta};

use rusqlite::{Connection, OptionalExtension};

use super::backup::{self, Backup, Reason, STAMP, UNFINISHED, folder, list, log_of};
use super::kind::{Copies, Kind};
use super::read_moment;
use crate::calendar::{clock, monday};
use crate::error::Result;

/// How many copies of the dossiers are kept.
const FEW: usize = 3;

/// Makes a verified copy, then removes those that need not be kept: none, while the clock is doubtful.
pub(super) fn make(
    db: &Connection,
    kind: Kind,
    data: &Path,
    now: NaiveDateTime,
    reason: Reason,
) -> Result<Backup> {
    let made = backup::make(db, kind, data, now, reason)?;
    let last: Option<String> = match kind.changed {
        Some(changed) => db.query_row(changed, [], |row| row.get(0)).optional()?,
        None => None,
    };
    let last = last.map(|at| read_moment(&at));
    if clock::doubt(now, last).is_none() {
        prune(kind, data, now);
    }
    Ok(made)
}

/// Removes copies that need not be kept, and what an interrupted copying left. Only called when a newer
/// verified copy has just been made; what cannot be removed stays, which harms nobody.
fn prune(kind: Kind, data: &Path, now: NaiveDateTime) {
    let backups = list(data).unwrap_or_default();
    // Files put aside by a restoring may be damaged: they must not stand for a week or a month.
    let (aside, regular): (Vec<_>, Vec<_>) = backups
        .into_iter()
        .partition(|backup| backup.reason == Reason::BeforeRestore);
    for group in [aside, regular] {
        let times: Vec<NaiveDateTime> = group.iter().map(|backup| backup.at).collect();
        let kept = match kind.copies {
            Copies::Daily => kept(&times, now),
            // Newest first.
            Copies::Weekly => (0..times.len()).map(|at| at < FEW).collect(),
        };
        // Newest first: the first of each reason stays, however old it is.
        let mut reasons = HashSet::new();
        for (backup, kept) in group.iter().zip(kept) {
            let first = reasons.insert(backup.reason) && kind.copies == Copies::Daily;
            let recent =
                backup.reason == Reason::BeforeRestore && now - backup.at <= TimeDelta::days(14);
            if !kept && !recent && !first {
                let _ = fs::remove_file(&backup.path);
                let _ = fs::remove_file(log_of(&backup.path));
            }
        }
    }
    for left in unfinished(data, now) {
        let _ = fs::remove_file(left);
    }
}

/// Unfinished copies of more than a day ago; a younger one may still be growing.
fn unfinished(data: &Path, now: NaiveDateTime) -> Vec<PathBuf> {
    let is_left = |path: &PathBuf| {
        let stamp = path
            .file_name()?
            .to_str()?
            .strip_prefix(UNFINISHED)?
            .get(..17)?;
        let at = NaiveDateTime::parse_from_str(stamp, STAMP).ok()?;
        Some(now - at > TimeDelta::days(1))
    };
    let entries = fs::read_dir(folder(data));
    let paths = entries
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()));
    paths.filter(|path| is_left(path) == Some(true)).collect()
}

/// Which copies to keep: all of the last two days, then the newest of each of 14 days, 10 weeks and 12 months that have
/// copies. Days count from the newest copy and only where there is one, so neither a clock that runs ahead nor a long
/// absence removes anything. A copy from the future (the clock was wrong) is kept and takes nobody's place.
pub(super) fn kept(times: &[NaiveDateTime], now: NaiveDateTime) -> Vec<bool> {
    let past = |at: &&NaiveDateTime| **at <= now;
    let Some(newest) = times.iter().filter(past).max() else {
        return vec![true; times.len()];
    };
    let by_day = newest_of_each(times, now, 14, |date| date);
    let by_week = newest_of_each(times, now, 10, monday);
    let by_month = newest_of_each(times, now, 12, month);
    times
        .iter()
        .enumerate()
        .map(|(i, at)| {
            *at > now
                || *newest - *at <= TimeDelta::days(2)
                || [&by_day, &by_week, &by_month]
                    .iter()
                    .any(|kept| kept.contains(&i))
        })
        .collect()
}

fn month(date: NaiveDate) -> i32 {
    date.year() * 12 + date.month0() as i32
}

/// The index of the newest time up to now in each of the last so many spans that have any.
fn newest_of_each<K: Ord>(
    times: &[NaiveDateTime],
    now: NaiveDateTime,
    most: usize,
    span: impl Fn(NaiveDate) -> K,
) -> Vec<usize> {
    let mut newest: BTreeMap<K, usize> = BTreeMap::new();
    for (i, at) in times.iter().enumerate().filter(|(_, at)| **at <= now) {
        let best = newest.entry(span(at.date())).or_insert(i);
        if times[*best] < *at {
            *best = i;
        }
    }
    newest.into_values().rev().take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    /// What is kept of copies on the clock of `now`, oldest first, as "16/11 08:00".
    fn left(times: &[NaiveDateTime], now: &str) -> Vec<String> {
        let kept = kept(times, at(now));
        let mut left: Vec<NaiveDateTime> = times
            .iter()
            .zip(kept)
            .filter_map(|(at, kept)| kept.then_some(*at))
            .collect();
        left.sort();
        left.iter()
            .map(|at| at.format("%d/%m %H:%M").to_string())
            .collect()
    }

    /// A copy at 08:00 on each of so many days before a day, itself included.
    fn daily(last: &str, days: i64) -> Vec<NaiveDateTime> {
        let last = at(&format!("{last} 08:00"));
        (0..days).map(|day| last - TimeDelta::days(day)).collect()
    }

    #[test]
    fn all_of_the_last_two_days() {
        let times = [
            "2026-11-16 09:59",
            "2026-11-16 09:58",
            "2026-11-15 07:00",
            "2026-11-14 10:00",
            "2026-11-14 09:59",
            // Two days and a minute before the newest.
            "2026-11-14 09:58",
        ];
        let left = left(&times.map(at), "2026-11-16 10:00");
        assert_eq!(left.len(), 5);
        assert_eq!(left[0], "14/11 09:59");
    }

    #[test]
    fn the_newest_of_fourteen_days_ten_weeks_and_twelve_months() {
        let mut times = daily("2026-11-16", 400);
        // A second one of each day, which goes.
        times.extend(
            daily("2026-11-12", 400)
                .iter()
                .map(|at| *at - TimeDelta::hours(1)),
        );
        let expected = "31/12 31/01 28/02 31/03 30/04 31/05 30/06 31/07 31/08 \
                        20/09 27/09 30/09 04/10 11/10 18/10 25/10 31/10 01/11 \
                        03/11 04/11 05/11 06/11 07/11 08/11 09/11 10/11 11/11 12/11 13/11 14/11 15/11 16/11";
        let expected: Vec<String> = expected
            .split_whitespace()
            .map(|day| format!("{day} 08:00"))
            .collect();
        // 13/09 is the eleventh week, 30/11/2025 the thirteenth month.
        assert_eq!(left(&times, "2026-11-16 10:00"), expected);
    }

    #[test]
    fn days_without_copies_take_no_place() {
        // A ward that opens the program once a week, and was away for half a year.
        let mut times: Vec<NaiveDateTime> = (0..14)
            .map(|week| at("2026-11-16 08:00") - TimeDelta::weeks(week))
            .collect();
        times.push(at("2026-02-02 08:00"));
        assert_eq!(left(&times, "2026-11-16 10:00").len(), 15);
    }

    #[test]
    fn a_clock_that_runs_ahead_or_back_removes_nothing() {
        let times = daily("2026-11-16", 20);
        let usual = left(&times, "2026-11-16 10:00");
        // A start in 2028 leaves its own copy: one place of each kind.
        let mut ahead = times.clone();
        ahead.push(at("2028-01-01 08:00"));
        let then = left(&ahead, "2028-01-01 09:00");
        assert!(then.len() >= usual.len() - 1, "{then:?}");
        // Back in 2026 the copy of 2028 takes nobody's place.
        let mut back = left(&ahead, "2026-11-16 10:00");
        back.retain(|own| own != "01/01 08:00");
        assert_eq!(back, usual);
        // Set back before all of them.
        assert_eq!(left(&times, "2020-01-01 08:00").len(), times.len());
    }

    #[test]
    fn copies_of_the_same_second_and_of_the_future_are_kept() {
        let times = [
            at("2027-05-01 08:00"),
            at("2026-11-16 10:00"),
            at("2026-11-16 10:00"),
        ];
        assert_eq!(kept(&times, at("2026-11-16 10:00")), [true, true, true]);
    }

    #[test]
    fn nothing_is_kept_of_nothing() {
        assert!(kept(&[], at("2026-11-16 10:00")).is_empty());
    }

    #[test]
    fn a_copy_needed_later_is_never_removed_now() {
        // Removing day by day must leave what removing once at the end would leave.
        let start = at("2025-11-20 08:00");
        let all: Vec<NaiveDateTime> = (0..400).map(|day| start + TimeDelta::days(day)).collect();
        let mut left: Vec<NaiveDateTime> = Vec::new();
        for now in &all {
            left.push(*now);
            let keep = kept(&left, *now);
            left = left
                .iter()
                .zip(keep)
                .filter_map(|(at, kept)| kept.then_some(*at))
                .collect();
        }
        let now = all[all.len() - 1];
        let at_once: Vec<NaiveDateTime> = all
            .iter()
            .zip(kept(&all, now))
            .filter_map(|(at, kept)| kept.then_some(*at))
            .collect();
        assert_eq!(left, at_once);
        assert_eq!(left.len(), 14 + 8 + 10, "{left:?}");
    }
}
