//! `smc` at a desk: a folder and a data file for one test.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use smc_tests::programs;

const TODAY: &str = "2026-11-16T08:00:00";

/// A folder of its own for one test, with a name as officers have them.
pub(crate) struct Desk {
    pub(crate) folder: PathBuf,
}

impl Desk {
    pub(crate) fn new(test: &str) -> Desk {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cli {test} Đông Hải"));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Desk { folder }
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.folder.join(name).to_str().unwrap().to_owned()
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(programs::smc());
        command
            .args(words)
            .args(["--data", &self.path("số liệu.db"), "--today", TODAY])
            .current_dir(&self.folder);
        command
    }

    #[track_caller]
    pub(crate) fn run(&self, words: &[&str], expected: i32) -> (String, String) {
        ended(self.command(words).output().unwrap(), expected)
    }

    #[track_caller]
    pub(crate) fn json(&self, words: &[&str], expected: i32) -> Value {
        let (out, _) = self.run(words, expected);
        assert_eq!(out.lines().count(), 1, "one reply, one line: {out}");
        serde_json::from_str(&out).unwrap()
    }

    /// Sends lines to `smc call` and gives the replies.
    pub(crate) fn call(&self, input: &[u8]) -> Vec<Value> {
        let mut child = self
            .command(&["call"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        let (out, _) = ended(child.wait_with_output().unwrap(), 0);
        out.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Standard output and error of a process that ended with the expected code.
#[track_caller]
pub(crate) fn ended(output: Output, expected: i32) -> (String, String) {
    let out = String::from_utf8(output.stdout).unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(expected), "{out}\n{errors}");
    (out, errors)
}

/// `smc` without a data file of its own.
#[track_caller]
pub(crate) fn bare(words: &[&str], expected: i32) -> (String, String) {
    ended(
        Command::new(programs::smc()).args(words).output().unwrap(),
        expected,
    )
}
