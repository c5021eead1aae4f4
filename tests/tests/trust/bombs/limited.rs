//! `smc` with hardly more memory than it needs for nothing.

use std::fs;
use std::path::Path;
use std::process::Command;

use rustix::process::{Pid, Resource, Rlimit, prlimit};
use serde_json::{Value, json};
use smc_tests::called::Called;
use smc_tests::programs;

/// How much a reader may take beyond the idle program, in bytes. Of address space, which is more than what is used:
/// whoever stays below it is never ended for its memory.
pub(super) const ROOM: u64 = 300 << 20;

/// A running `smc` that is idle and may take no more than [`ROOM`].
pub(super) struct Limited {
    called: Called,
    before: u64,
}

impl Limited {
    pub(super) fn start(data: &Path) -> Limited {
        let mut called = Called::start(&mut Command::new(programs::smc()), data);
        let begun = called.call(&json!({"cmd": "cycle_start", "args": {"cycle": "2026-11"}}));
        assert!(begun["ok"].is_object(), "{begun}");
        let most = size(&called) + ROOM;
        let own = Pid::from_raw(i32::try_from(called.id()).unwrap());
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(most),
        };
        prlimit(own, Resource::As, limit).unwrap();
        let before = kilobytes(called.id(), "VmHWM:");
        Limited { called, before }
    }

    /// Asks, and says how many megabytes were taken for the answer. `what`: for whoever reads that it died.
    #[track_caller]
    pub(super) fn ask(&mut self, request: &Value, what: &str) -> (Value, u64) {
        self.called.send(request);
        let Some(reply) = self.called.reply() else {
            panic!("{what}: ended without an answer")
        };
        let peak = kilobytes(self.called.id(), "VmHWM:");
        (reply, (peak - self.before) / 1024)
    }

    pub(super) fn end(self) {
        assert!(self.called.end());
    }
}

/// How many bytes of address space `smc` has when it has begun.
pub(super) fn idle(data: &Path) -> u64 {
    let mut called = Called::start(&mut Command::new(programs::smc()), data);
    called.call(&json!({"cmd": "state"}));
    size(&called)
}

fn size(called: &Called) -> u64 {
    kilobytes(called.id(), "VmSize:") * 1024
}

/// A line of what the system says of a process.
fn kilobytes(process: u32, line: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let own = status.lines().find_map(|own| own.strip_prefix(line));
    let number = own.and_then(|own| own.split_whitespace().next());
    number.unwrap().parse().unwrap()
}
