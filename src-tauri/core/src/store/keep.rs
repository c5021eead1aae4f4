//! Which copies are kept: many young ones, few old ones.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta};

use rusqlite::Connection;

use super::backup::{self, Backup, Reason, STAMP, UNFINISHED, folder, list, log_of};
use super::kind::{Copies, Kind};
use crate::calendar::monday;
use crate::error::Result;

/// How many copies of the dossiers are kept.
const FEW: usize = 3;

/// Makes a verified copy, then removes those that need not be kept.
pub(super) fn make(
    db: &Connection,
    kind: Kind,
    data: &Path,
    now: NaiveDateTime,
    reason: Reason,
) -> Result<Backup> {
    let made = backup::make(db, kind, data, now, reason)?;
    prune(kind, data, now);
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
        for (backup, kept) in group.iter().zip(kept) {
            let recent =
                backup.reason == Reason::BeforeRestore && now - backup.at <= TimeDelta::days(14);
            if !kept && !recent {
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

/// Which copies to keep: all of the last two days, then the newest of each of 14 days, 10 weeks and 12 months.
/// The present day, week and month count as one; a copy from the future (the clock was wrong) is kept.
pub(super) fn kept(times: &[NaiveDateTime], now: NaiveDateTime) -> Vec<bool> {
    let today = now.date();
    let day_limit = today - Days::new(13);
    let week_limit = monday(today) - Days::new(9 * 7);
    let month_limit = month(today) - 11;
    let by_day = newest_of_each(times, |date| (date >= day_limit).then_some(date));
    let by_week = newest_of_each(times, |date| {
        Some(monday(date)).filter(|m| *m >= week_limit)
    });
    let by_month = newest_of_each(times, |date| {
        Some(month(date)).filter(|m| *m >= month_limit)
    });
    times
        .iter()
        .enumerate()
        .map(|(i, at)| {
            now - *at <= TimeDelta::days(2)
                || [&by_day, &by_week, &by_month]
                    .iter()
                    .any(|kept| kept.contains(&i))
        })
        .collect()
}

fn month(date: NaiveDate) -> i32 {
    date.year() * 12 + date.month0() as i32
}

/// The index of the newest time in each span.
fn newest_of_each<K: Eq + std::hash::Hash>(
    times: &[NaiveDateTime],
    span: impl Fn(NaiveDate) -> Option<K>,
) -> Vec<usize> {
    let mut newest: HashMap<K, usize> = HashMap::new();
    for (i, at) in times.iter().enumerate() {
        let Some(key) = span(at.date()) else { continue };
        let best = newest.entry(key).or_insert(i);
        if times[*best] < *at {
            *best = i;
        }
    }
    newest.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    /// `now` is Monday, 16/11/2026 10:00. A `+` keeps, a `-` removes.
    #[track_caller]
    fn check(expected: &[&str]) {
        let times: Vec<NaiveDateTime> = expected.iter().map(|line| at(&line[2..])).collect();
        let kept = kept(&times, at("2026-11-16 10:00"));
        let shown: Vec<String> = expected
            .iter()
            .zip(kept)
            .map(|(line, kept)| format!("{} {}", if kept { '+' } else { '-' }, &line[2..]))
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn all_of_the_last_two_days() {
        check(&[
            "+ 2026-11-16 09:59",
            "+ 2026-11-16 09:58",
            "+ 2026-11-15 08:00",
            "+ 2026-11-15 07:00",
            "+ 2026-11-14 10:00",
            // Two days and a minute ago; the one above is the newest of its day.
            "- 2026-11-14 09:59",
        ]);
    }

    #[test]
    fn the_newest_of_each_of_fourteen_days() {
        check(&[
            "+ 2026-11-13 17:00",
            "- 2026-11-13 08:00",
            "+ 2026-11-05 17:00",
            "- 2026-11-05 16:59",
            "+ 2026-11-04 08:00",
            "+ 2026-11-03 09:00",
            "- 2026-11-03 08:00",
            // The fifteenth day counts by its week and month only, and both have a newer one.
            "- 2026-11-02 08:00",
        ]);
    }

    #[test]
    fn the_newest_of_each_of_ten_weeks() {
        check(&[
            // Newest of its week (26/10–01/11), not of its month.
            "+ 2026-11-01 08:00",
            // Newest of October.
            "+ 2026-10-31 08:00",
            "- 2026-10-30 08:00",
            "+ 2026-10-18 08:00",
            "- 2026-10-17 08:00",
            // The tenth week begins on Monday, 14/09.
            "+ 2026-09-30 08:00",
            "+ 2026-09-15 08:00",
            "- 2026-09-14 08:00",
            "- 2026-09-13 08:00",
        ]);
    }

    #[test]
    fn the_newest_of_each_of_twelve_months() {
        check(&[
            "+ 2026-08-31 08:00",
            "- 2026-08-30 08:00",
            "+ 2026-01-02 08:00",
            "+ 2025-12-01 08:00",
            // The thirteenth month.
            "- 2025-11-30 08:00",
            "- 2024-12-31 08:00",
        ]);
    }

    #[test]
    fn a_week_across_the_new_year_is_one_week() {
        let times = [at("2026-12-31 08:00"), at("2027-01-01 08:00")];
        // Twenty days later: the week is one, but December keeps its own.
        assert_eq!(kept(&times, at("2027-01-21 08:00")), [true, true]);
        let times = [at("2026-12-28 08:00"), at("2026-12-31 08:00")];
        assert_eq!(kept(&times, at("2027-01-21 08:00")), [false, true]);
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
