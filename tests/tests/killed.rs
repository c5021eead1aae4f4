//! 500 kills in the middle of edits and imports: no acknowledged change is lost, none is there by half.
//!
//! `smc call` answers a line when a change is on the disk. It is killed at odd moments; then the file must
//! hold exactly what was acknowledged, or that and the one change that was under way.

#![expect(
    clippy::unwrap_used,
    reason = "a test says with it that it expects success"
)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use rust_xlsxwriter::{Workbook, XlsxError};
use serde_json::{Value, json};
use smc_tests::called::Called;
use smc_tests::folder::Folder;
use smc_tests::month::SUMMARY_HEADINGS;
use smc_tests::programs;

/// Fewer on Windows, where a process is ended as suddenly but, under wine, takes half a second to start.
const KILLS: u32 = if cfg!(windows) { 100 } else { 500 };
const LANES: u32 = 2;
/// Changes sent to each process before it is killed.
const CHANGES: u64 = 12;
const FORM: &str = "II.06a";
const CYCLE: &str = "2026-11";

#[test]
fn no_acknowledged_change_is_lost_and_none_is_half_done() {
    let started = Instant::now();
    let kept: u64 = thread::scope(|scope| {
        let lanes: Vec<_> = (0..LANES)
            .map(|lane| scope.spawn(move || Lane::new(lane).run(KILLS / LANES)))
            .collect();
        lanes.into_iter().map(|lane| lane.join().unwrap()).sum()
    });
    // Were every process killed before its first change, nothing would have been shown.
    assert!(
        kept > u64::from(KILLS),
        "only {kept} changes were acknowledged"
    );
    let taken = started.elapsed();
    println!("{KILLS} kills, {kept} acknowledged changes, {taken:.1?}");
}

/// What the form holds: one cell that is typed into, and a block that is pasted or imported as one act.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Figures {
    typed: u64,
    block: [u64; 6],
}

/// A data file with processes writing to it, one after another.
struct Lane {
    folder: Folder,
    data: PathBuf,
    chance: u64,
    rows: Vec<Value>,
    columns: Vec<Value>,
    /// What is certainly on the disk.
    figures: Figures,
    /// The last number used; every change writes a new one.
    number: u64,
}

impl Lane {
    fn new(lane: u32) -> Lane {
        let folder = Folder::new();
        let data = folder.join("sổ.db");
        let mut called = call(&data);
        ok(&called.call(&json!({ "cmd": "cycle_start", "args": { "cycle": CYCLE } })));
        let head =
            called.call(&json!({ "cmd": "sheet", "args": { "form": FORM, "cycle": CYCLE } }));
        let lines = ok(&head)["body"]["lines"].as_array().unwrap();
        let section = &lines
            .iter()
            .find(|line| line["kind"] == "section")
            .expect("a section")["section"];
        let add = json!({ "cmd": "rows_add", "args": { "form": FORM, "cycle": CYCLE, "section": section, "fields": [1, 2, 3, 4], "name": null, "after": null } });
        ok(&called.call(&add));
        let columns = ok(&head)["head"]["columns"].as_array().unwrap().iter();
        let columns = columns
            .filter(|column| column["input"] == true)
            .map(|column| column["key"].clone());
        let mut lane = Lane {
            folder,
            data,
            chance: u64::from(lane) + 1,
            rows: Vec::new(),
            columns: columns.take(2).collect(),
            figures: Figures {
                typed: 0,
                block: [0; 6],
            },
            number: 0,
        };
        let sheet =
            called.call(&json!({ "cmd": "sheet", "args": { "form": FORM, "cycle": CYCLE } }));
        let lines = ok(&sheet)["body"]["lines"].as_array().unwrap().iter();
        lane.rows = lines
            .filter(|line| line["kind"] == "row")
            .map(|line| line["row"].clone())
            .collect();
        assert_eq!((lane.rows.len(), lane.columns.len()), (4, 2));
        for change in [lane.typing(0), lane.pasting(0)] {
            ok(&called.call(&change));
        }
        assert!(called.end());
        lane
    }

    /// Gives the number of acknowledged changes.
    fn run(mut self, kills: u32) -> u64 {
        let mut acknowledged = 0;
        let mut called = call(&self.data);
        for kill in 0..kills {
            let (replies, under_way) = self.change_and_kill(called);
            acknowledged += replies;
            // The next process is the one that reads what its forerunner left.
            called = call(&self.data);
            self.compare(&mut called, under_way);
            if kill % 50 == 0 {
                self.verify();
            }
        }
        self.verify();
        acknowledged
    }

    /// Sends changes and kills the process while it works on them. Gives the number of acknowledged changes,
    /// and what the file may hold as well: the change that was under way.
    fn change_and_kill(&mut self, mut called: Called) -> (u64, Option<Figures>) {
        let mut after = vec![self.figures.clone()];
        for _ in 0..CHANGES {
            self.number += 1;
            let mut next = after[after.len() - 1].clone();
            let number = self.number;
            let change = match self.random(6) {
                0..3 => {
                    next.typed = number;
                    self.typing(number)
                }
                act => {
                    next.block = [number; 6];
                    match act {
                        3 => {
                            let (read, apply) = self.importing(number);
                            // Looking at a file changes nothing, and is answered like a change.
                            called.send(&read);
                            after.push(after[after.len() - 1].clone());
                            apply
                        }
                        _ => self.pasting(number),
                    }
                }
            };
            called.send(&change);
            after.push(next);
        }
        let wait = self.random(CHANGES);
        let mut replies = 0;
        while replies < wait {
            ok(&called.reply().expect("a reply"));
            replies += 1;
        }
        // An odd moment within the next change; waiting for nothing, so there is nothing to poll.
        let moment = Instant::now() + Duration::from_micros(self.random(4000));
        while Instant::now() < moment {
            std::hint::spin_loop();
        }
        called.kill();
        // What it had answered before it died counts as acknowledged.
        while let Some(reply) = called.reply() {
            ok(&reply);
            replies += 1;
        }
        let at = usize::try_from(replies).unwrap();
        self.figures = after[at].clone();
        let changes = after[..=at].windows(2).filter(|two| two[0] != two[1]);
        (changes.count() as u64, after.get(at + 1).cloned())
    }

    /// The file holds what is certain, or what was under way as well; that is certain from now on.
    #[track_caller]
    fn compare(&mut self, called: &mut Called, under_way: Option<Figures>) {
        let sheet =
            called.call(&json!({ "cmd": "sheet", "args": { "form": FORM, "cycle": CYCLE } }));
        let there = self.read(ok(&sheet));
        if there != self.figures {
            assert_eq!(
                Some(&there),
                under_way.as_ref(),
                "acknowledged: {:?}",
                self.figures
            );
            self.figures = there;
        }
    }

    fn read(&self, sheet: &Value) -> Figures {
        let columns = sheet["head"]["columns"].as_array().unwrap();
        let place = |key: &Value| {
            columns
                .iter()
                .position(|column| column["key"] == *key)
                .unwrap()
        };
        let lines = sheet["body"]["lines"].as_array().unwrap();
        let value = |row: usize, column: usize| -> u64 {
            let line = lines
                .iter()
                .find(|line| line["row"] == self.rows[row])
                .unwrap();
            let text = line["cells"][place(&self.columns[column])]["text"]
                .as_str()
                .unwrap();
            text.replace('.', "").parse().unwrap()
        };
        Figures {
            typed: value(0, 0),
            block: std::array::from_fn(|cell| value(1 + cell / 2, cell % 2)),
        }
    }

    fn typing(&self, number: u64) -> Value {
        json!({ "cmd": "cell_set", "args": { "form": FORM, "cycle": CYCLE, "row": self.rows[0], "column": self.columns[0], "text": number.to_string() } })
    }

    fn pasting(&self, number: u64) -> Value {
        let text = format!("{number}\t{number}\n").repeat(3);
        json!({ "cmd": "cells_paste", "args": { "form": FORM, "cycle": CYCLE, "row": self.rows[1], "column": self.columns[0], "text": text, "sure": true } })
    }

    /// A summary sheet that has the number in every cell of the block: shown, and stored.
    fn importing(&self, number: u64) -> (Value, Value) {
        let path = self.folder.join(format!("tổng hợp {number}.xlsx"));
        summary(&path, number).unwrap();
        let args =
            json!({ "path": path, "cycle": CYCLE, "form": FORM, "sheet": null, "choices": [] });
        (
            json!({ "cmd": "summary_read", "args": args }),
            json!({ "cmd": "summary_apply", "args": args }),
        )
    }

    fn verify(&self) {
        let reply = call(&self.data).call(&json!({ "cmd": "verify" }));
        assert_eq!(ok(&reply)["whole"], true, "{reply}");
    }

    /// A number below `below`, the same in every run of the test.
    fn random(&mut self, below: u64) -> u64 {
        self.chance = self
            .chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.chance >> 33) % below
    }
}

fn summary(path: &Path, number: u64) -> Result<(), XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, heading) in (0..).zip(SUMMARY_HEADINGS) {
        sheet.write(2, column, heading)?;
    }
    sheet.write(3, 1, "Trên Hệ thống của Bộ, ngành")?;
    for (row, field) in (4..).zip(["Chứng thực", "Đất đai", "Bảo trợ xã hội"]) {
        sheet.write(row, 1, field)?;
        for column in 2..13 {
            let figure = if matches!(column, 3 | 4) { number } else { 0 };
            sheet.write(row, column, figure)?;
        }
    }
    workbook.save(path)
}

fn call(data: &Path) -> Called {
    Called::start(&mut Command::new(programs::smc()), data)
}

#[track_caller]
fn ok(reply: &Value) -> &Value {
    assert!(reply.get("ok").is_some(), "{reply}");
    &reply["ok"]
}
