//! `smc` in a process of its own.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use smc_tests::programs;

use crate::Run;

/// `smc call` in a process of its own.
pub(crate) struct Talk {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Talk {
    pub(crate) fn start(file: &Path) -> Run<Talk> {
        let mut child = Command::new(programs::smc())
            .args(["call", "--today", "2026-11-16T08:00:00", "--data"])
            .arg(file)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let input = child.stdin.take();
        let output = child.stdout.take().ok_or("no output")?;
        Ok(Talk {
            child,
            input,
            output: BufReader::new(output),
        })
    }

    pub(crate) fn ask(&mut self, command: &str) -> Run<String> {
        writeln!(self.input.as_mut().ok_or("no input")?, "{command}")?;
        let mut reply = String::new();
        self.output.read_line(&mut reply)?;
        Ok(reply)
    }

    /// In bytes, where the system tells it (Linux).
    pub(crate) fn peak_memory(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))?;
        let kilobytes: u64 = line.split_whitespace().next()?.parse().ok()?;
        Some(kilobytes * 1024)
    }
}

impl Drop for Talk {
    fn drop(&mut self) {
        // The end of its input ends it.
        self.input = None;
        let _ = self.child.wait();
    }
}
