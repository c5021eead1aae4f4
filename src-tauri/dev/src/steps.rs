//! Steps of a test run: each headed, timed and counted; a failing one does not stop the next.

use std::{
    io::{self, BufRead, BufReader, Write},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use crate::summary::{self, Tally};

/// How a step's passes and failures are counted.
#[derive(Clone, Copy)]
pub(crate) enum Count {
    /// The step is one test: it passed when it succeeded.
    AsOne,
    /// Cargo's test result lines.
    Cargo,
    /// Node's summary.
    Node,
}

/// What the steps so far came to.
#[derive(Default)]
pub(crate) struct Steps {
    total: Tally,
    done: Vec<(String, Tally, Duration)>,
}

impl Steps {
    /// Does one step that is not a command of its own.
    pub(crate) fn act(&mut self, name: &str, act: impl FnOnce() -> io::Result<()>) {
        self.step(name, || {
            act().map(|()| Tally {
                passed: 1,
                failed: 0,
            })
        });
    }

    /// Runs one command, showing what it prints.
    pub(crate) fn command(&mut self, name: &str, count: Count, mut command: Command) {
        self.step(name, || match count {
            Count::AsOne => {
                let passed = command.status()?.success();
                Ok(Tally {
                    passed: passed.into(),
                    failed: (!passed).into(),
                })
            }
            Count::Cargo => counted(&mut command, summary::of_cargo),
            Count::Node => counted(&mut command, summary::of_node),
        });
    }

    fn step(&mut self, name: &str, work: impl FnOnce() -> io::Result<Tally>) {
        println!("\n── {name} ──");
        let start = Instant::now();
        let tally = work().unwrap_or_else(|error| {
            println!("{name}: {error}");
            Tally {
                passed: 0,
                failed: 1,
            }
        });
        let took = start.elapsed();
        println!("{}", line(name, tally, took));
        self.total += tally;
        self.done.push((name.to_owned(), tally, took));
    }

    /// Prints all steps and the closing line; tells whether everything passed.
    pub(crate) fn close(self) -> bool {
        println!("\n── All steps ──");
        for (name, tally, took) in &self.done {
            println!("{}", line(name, *tally, *took));
        }
        println!(
            "\n{} passed, {} failed",
            self.total.passed, self.total.failed
        );
        self.total.failed == 0
    }
}

fn line(name: &str, tally: Tally, took: Duration) -> String {
    let state = if tally.failed == 0 {
        "ok    "
    } else {
        "FAILED"
    };
    let Tally { passed, failed } = tally;
    format!(
        "{state} {name}: {passed} passed, {failed} failed, {:.1} s",
        took.as_secs_f64()
    )
}

/// Runs a test command and adds up what it prints. One that counts nothing, or fails without
/// naming a failed test (it did not compile, it was killed), counts as one failure.
fn counted(command: &mut Command, read: fn(&str) -> Option<Tally>) -> io::Result<Tally> {
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    let mut tally = Tally::default();
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        let mut bytes = Vec::new();
        while output.read_until(b'\n', &mut bytes)? > 0 {
            io::stdout().write_all(&bytes)?;
            if let Some(counts) = read(&String::from_utf8_lossy(&bytes)) {
                tally += counts;
            }
            bytes.clear();
        }
    }
    let succeeded = child.wait()?.success();
    if tally.failed == 0 && (!succeeded || tally.passed == 0) {
        tally.failed = 1;
    }
    Ok(tally)
}
