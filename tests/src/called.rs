//! `smc call`, running: one JSON command per line in, one JSON reply per line out.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;

/// A running `smc call`.
#[derive(Debug)]
pub struct Called {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Called {
    /// Starts it on a data file.
    ///
    /// # Panics
    ///
    /// When it cannot be started.
    #[must_use]
    pub fn start(smc: &mut Command, data: &Path) -> Called {
        let mut child = smc
            .args(["call", "--today", "2026-11-16T08:01:05", "--data"])
            .arg(data)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("smc starts");
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().expect("its output"));
        Called {
            child,
            input,
            output,
        }
    }

    /// Sends a command without waiting for the reply.
    ///
    /// # Panics
    ///
    /// Never: the input is there until the end.
    pub fn send(&mut self, request: &Value) {
        // It may have been killed meanwhile; then no reply will come, which says so.
        let input = self.input.as_mut().expect("an input until the end");
        let _ = input.write_all(format!("{request}\n").as_bytes());
    }

    /// The next reply; none when it ended before replying in full.
    pub fn reply(&mut self) -> Option<Value> {
        let mut line = String::new();
        let read = self.output.read_line(&mut line);
        read.ok().filter(|_| line.ends_with('\n'))?;
        serde_json::from_str(&line).ok()
    }

    /// Sends a command and waits for the reply.
    ///
    /// # Panics
    ///
    /// When no reply comes.
    pub fn call(&mut self, request: &Value) -> Value {
        self.send(request);
        self.reply().expect("a reply")
    }

    /// The number of its process.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// SIGKILL; on Windows TerminateProcess, which is as sudden.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
    }

    /// Ends its input and waits for it; whether it ended well.
    ///
    /// # Panics
    ///
    /// When it cannot be waited for.
    pub fn end(mut self) -> bool {
        self.input = None;
        self.child.wait().expect("its end").success()
    }
}

impl Drop for Called {
    /// Leaves no process behind: it ends with its input.
    fn drop(&mut self) {
        self.input = None;
        let _ = self.child.wait();
    }
}
