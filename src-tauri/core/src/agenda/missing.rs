//! What the longer report that ends next still lacks.

use crate::calendar::{Cycle, Period, longer_periods_ending};

/// How many months ahead a longer report is looked for.
const AHEAD: i32 = 3;

/// A form that was started in a cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Started<'a> {
    /// The cycle.
    pub cycle: Cycle,
    /// The form's code.
    pub form: &'a str,
    /// Whether it is closed.
    pub closed: bool,
}

/// Cycles before this one that the longest report ending next needs and that are missing or open; from the first
/// cycle that the ward has entered.
pub fn missing(cycle: Cycle, started: &[Started<'_>]) -> Vec<String> {
    let Some(first) = started.iter().map(|own| own.cycle).min() else {
        return Vec::new();
    };
    let longest = (0..AHEAD)
        .filter_map(|month| longer_periods_ending(cycle.plus(month)).pop())
        .next();
    longest
        .map(Period::cycles)
        .unwrap_or_default()
        .into_iter()
        .filter(|own| *own >= first && *own < cycle)
        .filter_map(|own| lacks(own, started))
        .collect()
}

fn lacks(cycle: Cycle, started: &[Started<'_>]) -> Option<String> {
    let label = cycle.label();
    let mut own = started.iter().filter(|own| own.cycle == cycle).peekable();
    if own.peek().is_none() {
        return Some(format!("Kỳ {label} chưa có số liệu"));
    }
    let open: Vec<&str> = own.filter(|own| !own.closed).map(|own| own.form).collect();
    (!open.is_empty()).then(|| format!("Kỳ {label}: chưa khóa sổ {}", open.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cycle: &str, started: &[(&str, &str, bool)], expected: &[&str]) {
        let started: Vec<Started<'_>> = started
            .iter()
            .map(|(cycle, form, closed)| Started {
                cycle: cycle.parse().unwrap(),
                form,
                closed: *closed,
            })
            .collect();
        let found = missing(cycle.parse().unwrap(), &started);
        assert_eq!(found, expected, "{cycle}");
    }

    #[test]
    fn cycles_of_the_longer_report_that_are_missing_or_open() {
        check("2026-11", &[], &[]);
        check("2026-11", &[("2026-11", "II.06a", false)], &[]);
        // The year's report needs all of the year, from the ward's first cycle on.
        check(
            "2026-11",
            &[
                ("2026-08", "II.06a", true),
                ("2026-09", "II.04", false),
                ("2026-09", "II.06a", false),
                ("2026-09", "II.08", true),
                ("2026-11", "II.06a", false),
            ],
            &[
                "Kỳ 09/2026: chưa khóa sổ II.04, II.06a",
                "Kỳ 10/2026 chưa có số liệu",
            ],
        );
    }

    #[test]
    fn nothing_of_another_report_is_missing() {
        // January begins the next year's first quarter.
        check("2027-01", &[("2026-12", "II.06a", false)], &[]);
    }
}
