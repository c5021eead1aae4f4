//! Reads how many tests passed and failed from what the test programs print.

use std::ops::AddAssign;

/// How many passed and how many did not.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// One line of cargo's tests: `test result: ok. 12 passed; 0 failed; 1 ignored; …`. An ignored
/// test did not run, and a test that did not run is a failure.
pub(crate) fn of_cargo(line: &str) -> Option<Tally> {
    let counts = line
        .trim()
        .strip_prefix("test result: ")?
        .split_once(". ")?
        .1;
    let mut tally = Tally::default();
    for count in counts.split(';') {
        let Some((number, word)) = count.trim().split_once(' ') else {
            continue;
        };
        match (number.parse::<usize>(), word) {
            (Ok(number), "passed") => tally.passed += number,
            (Ok(number), "failed" | "ignored") => tally.failed += number,
            _ => {}
        }
    }
    Some(tally)
}

/// One line of node's summary, as it prints it to a screen (`ℹ pass 12`) or to a pipe
/// (`# pass 12`). Cancelled, skipped and postponed tests did not run.
pub(crate) fn of_node(line: &str) -> Option<Tally> {
    let line = line.trim();
    let counted = line
        .strip_prefix("ℹ ")
        .or_else(|| line.strip_prefix("# "))?;
    let (word, number) = counted.split_once(' ')?;
    let number = number.parse().ok()?;
    match word {
        "pass" => Some(Tally {
            passed: number,
            failed: 0,
        }),
        "fail" | "cancelled" | "skipped" | "todo" => Some(Tally {
            passed: 0,
            failed: number,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(read: Option<Tally>, expected: Option<(usize, usize)>) {
        assert_eq!(read.map(|tally| (tally.passed, tally.failed)), expected);
    }

    #[test]
    fn cargo_prints_one_result_line_per_test_program() {
        let line = "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 3 filtered out; finished in 0.01s";
        check(of_cargo(line), Some((12, 0)));
        let line = "test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s";
        check(of_cargo(line), Some((4, 2)));
    }

    #[test]
    fn an_ignored_test_is_a_failure() {
        let line = "test result: ok. 1 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out";
        check(of_cargo(line), Some((1, 1)));
    }

    #[test]
    fn other_lines_of_cargo_count_nothing() {
        check(of_cargo("running 12 tests"), None);
        check(of_cargo("test it_passed ... ok"), None);
        check(of_cargo(""), None);
    }

    #[test]
    fn node_sums_up_on_a_screen_and_in_a_pipe() {
        check(of_node("ℹ pass 7"), Some((7, 0)));
        check(of_node("# pass 7"), Some((7, 0)));
        check(of_node("# fail 2"), Some((0, 2)));
        check(of_node("ℹ fail 0"), Some((0, 0)));
    }

    #[test]
    fn what_node_did_not_run_is_a_failure() {
        check(of_node("# skipped 1"), Some((0, 1)));
        check(of_node("# cancelled 3"), Some((0, 3)));
        check(of_node("# todo 1"), Some((0, 1)));
    }

    #[test]
    fn other_lines_of_node_count_nothing() {
        check(of_node("# tests 7"), None);
        check(of_node("ℹ duration_ms 812.5"), None);
        check(of_node("# Subtest: pass 3"), None);
        check(of_node("ok 1 - pass 3"), None);
    }
}
